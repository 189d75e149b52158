"""A directed search for the script that takes most: pieces of the audit are combined, and the dearest are changed on.

python -m latebind.tests.audit.search [--seconds 900] [--seed 1]

Each script runs in a process of its own under the default limits, and the dearer ones under `Limits(seconds=1)` too.
Ends with status 1 where one takes more CPU time or memory than the limits promise; prints what it is.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from random import Random
from typing import Any

import latebind
from latebind.grammar.errors import LatebindError
from latebind.tests.audit.rows import PRELUDE, Row, all_rows
from latebind.tests.audit.table import host
from latebind.tests.audit.values import Maker

MOST_SECONDS = 5.0  # of CPU time, under the default limits
MOST_TIMED = 1.2  # under Limits(seconds=1), calls of C included
MOST_GROWTH = 200  # MB
_PATIENCE = 30.0  # CPU seconds after which a script is ended that no limit has
_KEPT = 24  # scripts that others are made of, for each thing that is measured
_MODES = (
    "{};",
    "kept.push({});",
    "try {{ {} }} catch (e) {{ e }}",
    "expr {{ {} }}",
    "[1, 2, 3].map(x => {});",
    "kept = [{}, kept.length];",
    "const f = n => (n > 0 ? [{}, f(n - 1)] : 0); f(20);",
    "local late = {}; late; late;",
    "for (const x of [1, 2, 3]) {{ const g = () => {}; g() }}",
    'session.setItem("k", JSON.stringify({}) ?? "");',
    "text = `${{{}}}`.slice(0, 9);",
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A row of the audit with values for its names, or with other pieces in their places."""

    row: Row
    values: tuple[Maker, ...]
    inner: tuple[Piece | None, ...]
    mode: str

    def written(self, makers: list[Maker]) -> str:
        """The expression; its values become variables, whose makers are added."""
        names = ", ".join("abcdefgh"[: len(self.values)])
        arguments = []
        for value, piece in zip(self.values, self.inner, strict=True):
            if piece is not None:
                arguments.append(piece.written(makers))
            else:
                makers.append(value)
                arguments.append(f"v{len(makers)}")
        body = f"{{ {self.row.code} }}" if self.row.statement else f"({self.row.code})"
        return f"(({names}) => {body})({', '.join(arguments)})"


Script = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Taken:
    """What a script took: CPU seconds, MB, and the code it ended with. `timed`: with a limit of one second."""

    seconds: float
    growth: float
    code: str
    timed: float = 0.0


def source_of(script: Script) -> tuple[str, list[Maker]]:
    """The text of a script, and what makes its variables."""
    makers: list[Maker] = []
    lines = [piece.mode.format(piece.written(makers)) for piece in script]
    preludes = dict.fromkeys(piece.row.prelude for piece in script)
    body = "\n".join(f"if (true) {{ {line} }}" for line in lines)
    return "\n".join([PRELUDE, *preludes, 'let kept = [], text = ""', f"while (true) {{\n{body}\n}}"]), makers


class Search:
    """The search, with what it has found to be dearest."""

    def __init__(self, seed: int) -> None:
        self.rng = Random(seed)
        self.rows = [(row, [tuple(makers.values()) for _, makers in row.cases()]) for row in all_rows()]
        self.rows = [(row, cases) for row, cases in self.rows if cases]
        self.best: dict[str, list[tuple[float, Script]]] = {"seconds": [], "growth": [], "timed": []}
        self.tried = 0
        self.sound: list[tuple[Row, tuple[Maker, ...]]] = []  # that run until a limit ends them

    def piece(self, depth: int = 0, *, fresh: bool = False) -> Piece:
        rng = self.rng
        if self.sound and not fresh and rng.random() < 0.9:
            row, values = rng.choice(self.sound)
        else:
            row, cases = rng.choice(self.rows)
            values = rng.choice(cases)
        inner = tuple(self.piece(depth + 1) if depth < 2 and rng.random() < 0.25 else None for _ in values)
        return Piece(row, values, inner, rng.choice(_MODES))

    def next(self) -> Script:
        """A new script, or a change of one that is dear."""
        rng = self.rng
        known = self.best[rng.choice([*self.best])]
        if not self.sound or rng.random() < 0.3:
            alone = self.piece(fresh=True)
            return (replace(alone, inner=(None,) * len(alone.inner)),)
        if not known or rng.random() < 0.3:
            return tuple(self.piece() for _ in range(rng.choice([1, 1, 2, 3, 5])))
        pieces = [*rng.choice(known)[1]]
        for _ in range(rng.choice([1, 1, 2])):
            at = rng.randrange(len(pieces))
            match rng.randrange(5):
                case 0:
                    pieces[at] = self.piece()
                case 1:
                    pieces.insert(at, self.piece())
                case 2 if len(pieces) > 1:
                    del pieces[at]
                case 3:
                    pieces[at] = replace(pieces[at], mode=rng.choice(_MODES))
                case _:
                    inner = [*pieces[at].inner]
                    if inner:
                        inner[rng.randrange(len(inner))] = self.piece(1)
                    pieces[at] = replace(pieces[at], inner=tuple(inner))
        return tuple(pieces[:8])

    def try_one(self, context: latebind.Context) -> tuple[Script, Taken]:
        """Try a script, and keep it where it is one of the dearest."""
        script = self.next()
        source, makers = source_of(script)
        taken = in_child(lambda: measured(context, source, makers, latebind.Limits()))
        if taken.seconds > 0.5:
            timed = in_child(lambda: measured(context, source, makers, latebind.Limits(seconds=1.0)))
            taken = replace(taken, timed=timed.seconds)
        self.tried += 1
        if len(script) == 1 and not any(script[0].inner) and taken.code.startswith("LIMIT"):
            self.sound.append((script[0].row, script[0].values))
        for name, found in self.best.items():
            found.append((getattr(taken, name), script))
            found.sort(key=lambda each: -each[0])
            del found[_KEPT:]
        return script, taken


def measured(context: latebind.Context, source: str, makers: list[Maker], limits: latebind.Limits) -> Taken:
    """Compile and run a script under limits, here."""
    variables = {f"v{number}": make() for number, make in enumerate(makers, 1)}
    runtime = context.runtime
    assert isinstance(runtime, latebind.Runtime)
    with runtime.replace(limits=limits) as limited:
        own = limited.context(user=context.user, conversation=context.conversation, variables=variables)
        with open("/proc/self/clear_refs", "w") as file:
            file.write("5")  # the peak begins anew
        before, code, started = _peak(), "ok", time.process_time()
        try:
            own.run(limited.compile(source, variables=tuple(variables)))
        except LatebindError as error:
            code = error.code
        return Taken(time.process_time() - started, _peak() - before, code)


def _peak() -> float:
    with open("/proc/self/status") as file:
        return next(int(line.split()[1]) for line in file if line.startswith("VmHWM")) / 1024


def in_child(work: Callable[[], Taken]) -> Taken:
    """What `work` gives in a process of its own, which ends after `_PATIENCE` seconds of CPU time."""
    receive, send = os.pipe()
    child = os.fork()
    if child == 0:
        signal.signal(signal.SIGXCPU, signal.SIG_DFL)
        resource.setrlimit(resource.RLIMIT_CPU, (int(_PATIENCE), int(_PATIENCE) + 1))
        try:
            taken = work()
            os.write(send, json.dumps([taken.seconds, taken.growth, taken.code]).encode())
        except BaseException as error:
            os.write(send, json.dumps([0.0, 0.0, f"ESCAPED {error!r}"[:500]]).encode())
        os._exit(0)
    os.close(send)
    with open(receive, "rb") as file:
        told = file.read()
    os.waitpid(child, 0)
    answer: list[Any] = json.loads(told) if told else [_PATIENCE, 0.0, "NO END"]
    return Taken(*answer)


def wrong(taken: Taken) -> bool:
    """Whether a script takes more than is promised, or ended as none may."""
    return (
        taken.seconds > MOST_SECONDS
        or taken.timed > MOST_TIMED
        or taken.growth > MOST_GROWTH
        or taken.code.startswith(("ESCAPED", "INTERNAL", "NO END"))
    )


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=float, default=900.0)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    search, until, failures = Search(given.seed), time.monotonic() + given.seconds, 0
    most = {"seconds": 0.0, "growth": 0.0, "timed": 0.0}
    with host() as context:
        while time.monotonic() < until:
            script, taken = search.try_one(context)
            higher = [name for name in most if getattr(taken, name) > most[name]]
            most.update((name, getattr(taken, name)) for name in higher)
            if wrong(taken):
                failures += 1
            if higher or wrong(taken):
                mark = "TOO MUCH " if wrong(taken) else ""
                rows = " | ".join(piece.row.name for piece in script)
                print(f"{mark}{taken.seconds:.2f} s, {taken.timed:.2f} s, {taken.growth:.0f} MB, {taken.code}: {rows}")
                if wrong(taken):
                    print(source_of(script)[0], flush=True)
    print(
        f"{search.tried} scripts: at most {most['seconds']:.2f} s of CPU time and {most['growth']:.0f} MB under the default"
        f" limits, {most['timed']:.2f} s with a limit of one second; {failures} took too much"
    )
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
