"""Runs in a context, as hosts have them, beside the same by hand in Python with sqlite3 and its prepared statements.

`python -m benchmarks.contexts` measures and writes contexts.md; with names of rows, it measures these and writes nothing.
"""

from __future__ import annotations

import itertools
import json
import sqlite3
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal

import latebind
from benchmarks.chart import figure
from benchmarks.measure import ROUNDS, Call, Ratio, Timing, interleaved, machine, ratio, write

VARIABLES = {"a": 3, "b": 4, "age": 31, "country": "EC", "score": 0.82, "text": "hola"}
USER = "ana"
INPUT = {"name": "Ana", "age": 31}
HANDLER = """
import {{ define, z }} from "latebind"
export default define({{
  description: "Greets",
  input: z.object({{ name: z.string().min(2), age: z.number().int() }}),
  handler: async (input, ctx) => {{ {body} }},
}})
"""
BODY = json.dumps({"from": USER, "text": "hola"})

READ = "SELECT value FROM items WHERE scope = ? AND key = ?"
WRITE = """
INSERT INTO items (scope, key, value) VALUES (?, ?, ?)
ON CONFLICT (scope, key) DO UPDATE SET value = excluded.value
"""
TABLE = "CREATE TABLE items (id INTEGER PRIMARY KEY, scope TEXT, key TEXT, value TEXT, UNIQUE (scope, key))"

_turns = itertools.count(100_000)  # SQLite skips a write of what is there

# What the project asks of itself, of a context that is there; None: nothing.
TARGETS = {"a policy": 6.0, "one read": 2.0, "two reads": 3.0, "a counted write": 3.0}


@dataclass(frozen=True, slots=True)
class Row:
    """A script, and what somebody would write in its place. `kind` says whether it is a template, or a handler of `INPUT`."""

    script: str
    by_hand: Callable[[sqlite3.Connection], object]
    kind: Literal["script", "template", "handler"] = "script"


def value(db: sqlite3.Connection, scope: str, key: str) -> str | None:
    row = db.execute(READ, (scope, key)).fetchone()
    return None if row is None else row[0]


def _checked(given: Mapping[str, Any]) -> Mapping[str, Any]:
    """What a handler's schema says, by hand."""
    name, age = given.get("name"), given.get("age")
    if name.__class__ is not str or len(name) < 2:
        raise ValueError("name")
    if age.__class__ is not int:
        raise ValueError("age")
    return {"name": name, "age": age}


def _greeting(given: Mapping[str, Any]) -> dict[str, str]:
    checked = _checked(given)
    return {"text": f"Hola {checked['name']}" if checked["age"] >= 18 else "no"}


def _greeted(db: sqlite3.Connection, given: Mapping[str, Any]) -> dict[str, str]:
    checked = _checked(given)
    count = int(value(db, "c", "n") or "0") + 1
    db.execute(WRITE, ("c", "n", str(count)))
    return {"text": f"{checked['name']}: {count}"}


def policy(variables: Mapping[str, Any]) -> bool:
    return variables["age"] >= 18 and variables["country"] in ("EC", "PE", "CO") and variables["score"] > 0.5


def _counted(db: sqlite3.Connection) -> int:
    db.execute("BEGIN IMMEDIATE")
    count = int(value(db, "app", "n") or "0") + 1
    db.execute(WRITE, ("app", "n", str(count)))
    db.execute("COMMIT")
    return count


def _ten(db: sqlite3.Connection) -> None:
    db.execute("BEGIN IMMEDIATE")
    for key in "vwxyz":
        db.execute(WRITE, ("app", key, str(int(value(db, "app", key) or "0") + 1)))
    db.execute("COMMIT")


def _message(db: sqlite3.Connection) -> str:
    """A message of a chat: who it is, which one it is, and an answer."""
    message = json.loads(BODY)
    db.execute("BEGIN IMMEDIATE")
    name = value(db, message["from"], "name") or "you"
    count = int(value(db, message["from"], "messages") or "0") + 1
    db.execute(WRITE, (message["from"], "messages", str(count)))
    db.execute("COMMIT")
    return json.dumps({"text": f"{message['text']}, {name}: {count}"})


ROWS = {
    "an addition": Row("a * b + 1", lambda db: VARIABLES["a"] * VARIABLES["b"] + 1),  # type: ignore[operator]
    "a policy": Row(
        'age >= 18 && ["EC", "PE", "CO"].includes(country) && score > 0.5',
        lambda db: policy(VARIABLES),
    ),
    "one read": Row('memory.getItem("k")', lambda db: value(db, "app", "k")),
    "two reads": Row('memory.getItem("k") + memory.getItem("n")', lambda db: _two(db)),
    "a template": Row("Hola {{$memory.name}}", lambda db: f"Hola {value(db, USER, 'name')}", "template"),
    "a write": Row('memory.setItem("w", turn)', lambda db: db.execute(WRITE, ("app", "w", str(next(_turns))))),
    "a counted write": Row(
        'expr {\n  const n = Number(memory.getItem("n") || "0") + 1\n  memory.setItem("n", n)\n  n\n}', _counted
    ),
    "ten operations": Row(
        'expr {\n  for (const k of ["v", "w", "x", "y", "z"]) {\n'
        '    memory.setItem(k, Number(memory.getItem(k) || "0") + 1)\n  }\n}',
        _ten,
    ),
}
ROWS |= {
    "a handler": Row(
        HANDLER.format(body="return { text: input.age >= 18 ? `Hola ${input.name}` : 'no' }"),
        lambda db: _greeting(INPUT),
        "handler",
    ),
    "a handler that counts": Row(
        HANDLER.format(
            body="const count = await ctx.memory.get('n', 0) + 1\n"
            "await ctx.memory.set('n', count, 3600)\n"
            "return { text: `${input.name}: ${count}` }"
        ),
        lambda db: _greeted(db, INPUT),
        "handler",
    ),
}
MESSAGE = """
expr {
  const count = $memory.get("messages", 0) + 1
  $memory.set("messages", count)
  const name = $memory.get("name", "you")
  const answer = `${text}, ${name}: ${count}`
  answer
}
"""


def _two(db: sqlite3.Connection) -> str:
    db.execute("BEGIN")
    found = f"{value(db, 'app', 'k')}{value(db, 'app', 'n')}"
    db.execute("COMMIT")
    return found


class Measured:
    """The runtime and the database of one measurement."""

    def __init__(self, folder: Path) -> None:
        self.runtime = latebind.Runtime(memory=f"sqlite:///{folder}/own.db")
        self.db = sqlite3.connect(folder / "hand.db", isolation_level=None)
        for pragma in ("journal_mode = WAL", "synchronous = NORMAL", "cache_size = -65536"):
            self.db.execute(f"PRAGMA {pragma}")
        self.db.execute(TABLE)
        self.context = self.runtime.context(user=USER, conversation=USER, variables=VARIABLES)
        self.context.run('memory.setItem("k", "some text"); memory.setItem("n", 100000); $memory.set("name", "Ana")')
        for scope, key, text in (("app", "k", "some text"), ("app", "n", "100000"), (USER, "name", "Ana")):
            self.db.execute(WRITE, (scope, key, text))

    def close(self) -> None:
        self.runtime.close()
        self.db.close()

    def row(self, row: Row) -> tuple[dict[str, Timing], bool]:
        """Seconds by hand, of the program alone, in a context that is there, and in a new one; whether it is pure."""
        runtime, ctx, db = self.runtime, self.context, self.db
        run, new = {"script": self._run, "template": self._render, "handler": self._handle}[row.kind](row)
        calls: dict[str, Call] = {
            "by hand": lambda _: row.by_hand(db),
            "same": lambda _: run(ctx),
            "new": lambda _: new(),
        }
        pure = row.kind == "script" and runtime.compile(row.script).runner.asks == "nothing"
        if pure:
            program, variables = runtime.compile(row.script, variables=tuple(VARIABLES)), dict(VARIABLES)
            assert program(variables) == row.by_hand(db)
            calls["program"] = lambda _: program(variables)
        return interleaved(calls, [None]), pure

    def _run(self, row: Row) -> tuple[Callable[[latebind.Context], object], Callable[[], object]]:
        runtime, program = self.runtime, self.runtime.compile(row.script, variables=(*VARIABLES, "turn"))
        turns = "turn" in program.references().variables

        def run(ctx: latebind.Context) -> object:
            if turns:
                ctx.variables["turn"] = next(_turns)
            return ctx.run(program).value

        def new() -> object:
            with runtime.context(user=USER, variables=VARIABLES) as ctx:
                return run(ctx)

        return run, new

    def _render(self, row: Row) -> tuple[Callable[[latebind.Context], object], Callable[[], object]]:
        runtime = self.runtime

        def new() -> object:
            with runtime.context(user=USER, variables=VARIABLES) as ctx:
                return ctx.render(row.script)

        return lambda ctx: ctx.render(row.script), new

    def _handle(self, row: Row) -> tuple[Callable[[latebind.Context], object], Callable[[], object]]:
        runtime, handler = self.runtime, self.runtime.handler(row.script)

        def new() -> object:
            with runtime.context(conversation=USER) as ctx:
                return ctx.handle(handler, INPUT).value

        return lambda ctx: ctx.handle(handler, INPUT).value, new

    def message(self) -> dict[str, Timing]:
        """A request of a webhook, without the web: its body is read, and the answer written."""
        runtime, program, db = self.runtime, self.runtime.compile(MESSAGE, variables=("text",)), self.db

        def answer(_: object) -> str:
            message = json.loads(BODY)
            with runtime.context(user=message["from"], variables={"text": message["text"]}) as ctx:
                return json.dumps({"text": ctx.run(program).value})

        return interleaved({"by hand": lambda _: _message(db), "new": answer}, [None])


def lines(measured: Measured, names: list[str]) -> tuple[list[str], list[str]]:
    """The table's rows, and what misses its target."""
    found: list[str] = []
    missed: list[str] = []
    for name, row in ROWS.items():
        if names and name not in names:
            continue
        timings, pure = measured.row(row)
        base = timings["program" if pure else "by hand"]
        own = ratio(timings["same"], base)
        cells = [f"{base.median * 1e6:.2f}", _cell(own), _cell(ratio(timings["new"], base))]
        found.append(f"| {name} | {'the program' if pure else 'sqlite3'} | {' | '.join(cells)} |")
        if own.median > TARGETS.get(name, own.median):
            missed.append(f"{name}: {figure(own.median)} times, more than {TARGETS[name]}")
    if not names or "a message" in names:
        timings = measured.message()
        own = ratio(timings["new"], timings["by hand"])
        found.append(f"| a message | sqlite3 | {timings['by hand'].median * 1e6:.2f} | | {_cell(own)} |")
    return found, missed


def _cell(found: Ratio) -> str:
    return f"{figure(found.median)} <sub>{figure(found.low)}–{figure(found.high)}</sub>"


def page(rows: list[str], missed: list[str]) -> str:
    """contexts.md."""
    parts = [
        "# Contexts",
        "How many times as long a run in a context takes as the same by hand: a pure program beside the program alone, "
        "called with the same variables; others beside prepared statements of Python's sqlite3 in a table with a unique "
        "index, with the same pragmas. In a context that is there, and in one that is made for the run and closed, as "
        f"web hosts do. The median of {ROUNDS} interleaved rounds, and in small print the middle half of them. Made by "
        f"`python -m benchmarks.contexts` on {machine()}, SQLite {sqlite3.sqlite_version}.",
        "\n".join(["| | beside | it takes, µs | in a context | in a new one |", "|---|---|---:|---:|---:|", *rows]),
        "All targets are met." if not missed else "Missed: " + "; ".join(missed) + ".",
    ]
    return "\n\n".join(parts) + "\n"


def main(names: list[str]) -> None:
    with TemporaryDirectory() as folder:
        measured = Measured(Path(folder))
        rows, missed = lines(measured, names)
        measured.close()
    print("\n".join(rows))
    print("\n".join(missed) or "all targets are met")
    if not names:
        write("contexts.md", page(rows, missed))


if __name__ == "__main__":
    main(sys.argv[1:])
