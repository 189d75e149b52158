"""Compares latebind with Node.js on generated programs: `python tests/conformance/generate.py --count 100000`.

    --count N --seed S     programs 0 … N-1 of a seed; the same on every machine
    --show N               print N programs, both spellings, and what they came to
    --record               write `recorded.jsonl`, the cases that `make test` replays without Node
    --check                ask Node again for the answers in `recorded.jsonl`
    --automation           ask Node for the values in `tests/language/automation`, and write them there

Prints every disagreement with a small program that shows it, how often each operation gave a value, and what latebind
refused. Exit code 1 where there is a disagreement.
"""

from __future__ import annotations

import argparse
import os
import sys
import warnings

if not __package__:
    sys.path[0] = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", ".dev")

from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field

from latebind.tests.conformance import automation, recording
from latebind.tests.conformance.corners import corners
from latebind.tests.conformance.outcomes import Json, Late, ask_late, ask_node, check_node, disagreement
from latebind.tests.conformance.picked import picked
from latebind.tests.conformance.programs import Program, generate
from latebind.tests.conformance.shrink import shrink
from latebind.tests.conformance.trees import Tree, spell

CHUNK = 1000
ZONE = os.environ.get("TZ") or "UTC"  # of both
FIXED = [*picked(), *corners()]  # in every comparison; their indices are negative


@dataclass
class Tally:
    """What a number of programs came to."""

    programs: int = 0
    valued: int = 0
    skipped: int = 0
    thrown: int = 0
    operations: Counter[str] = field(default_factory=Counter)  # in programs that gave a value
    refusals: Counter[str] = field(default_factory=Counter)
    examples: dict[str, str] = field(default_factory=dict)
    found: list[tuple[int, str]] = field(default_factory=list)

    def add(self, other: Tally) -> None:
        self.programs += other.programs
        self.valued += other.valued
        self.skipped += other.skipped
        self.thrown += other.thrown
        self.operations.update(other.operations)
        self.refusals.update(other.refusals)
        self.examples = other.examples | self.examples
        self.found += other.found


def judge(program: Program, js: Json, late: Late) -> str | None:
    """Why the program breaks the law, or None. What the parser refuses in a well-made program counts too."""
    if late.stage == "parse" and not program.wrong:
        return f"not parsed: {late.code} {late.detail}"
    return disagreement(js, late)


def compare(seed: int, indices: Sequence[int]) -> Tally:
    """Compare some programs of a seed."""
    programs = [FIXED[index] if index < 0 else generate(seed, index) for index in indices]
    tally = Tally(programs=len(programs))
    for index, program, js in zip(indices, programs, ask_node([p.js for p in programs]), strict=True):
        late = ask_late(program.late, ZONE)
        why = judge(program, js, late)
        if why is not None:
            tally.found.append((index, why))
        elif "skip" in js:
            tally.skipped += 1
        elif "throws" in js:
            tally.thrown += 1
        elif late.code is None:
            tally.valued += 1
            tally.operations.update(program.operations())
        else:
            kind = f"{late.code}{' (wrong kinds on purpose)' if program.wrong else ''}"
            tally.refusals[kind] += 1
            tally.examples.setdefault(kind, program.late)
    return tally


def smaller(seed: int, index: int, why: str) -> tuple[str, str, str]:
    """A small program that fails as the given one does: latebind's spelling, JavaScript's, and the two outcomes."""
    program = FIXED[index] if index < 0 else generate(seed, index)
    reason = why.split(":")[0]

    def as_program(tree: Tree) -> Program:
        late, js = spell(tree, "late"), spell(tree, "js")
        return Program(tree, program.focus, late, js, program.wrong)

    def fails(trees: Sequence[Tree]) -> list[bool]:
        programs = [as_program(tree) for tree in trees]
        answers = ask_node([p.js for p in programs])
        judged = (judge(p, js, ask_late(p.late, ZONE)) for p, js in zip(programs, answers, strict=True))
        # A program with a name that is not defined any more shows nothing.
        valid = ("ReferenceError" in why or js.get("throws", {}).get("name") != "ReferenceError" for js in answers)
        return [ok and found is not None and found.startswith(reason) for found, ok in zip(judged, valid, strict=True)]

    if fails([program.tree]) == [True]:  # else it takes the line breaks and comments of the original to fail
        program = as_program(shrink(program.tree, fails))
    [js] = ask_node([program.js])
    return program.late, program.js, f"{js}\n    {ask_late(program.late, ZONE)}"


def report(tally: Tally, names: set[str]) -> None:
    share = 100 * tally.valued / max(1, tally.programs)
    print(
        f"{tally.programs} programs: {tally.valued} gave the same value ({share:.1f} %), {tally.thrown} failed in both,"
    )
    print(f"  {sum(tally.refusals.values())} refused by latebind alone, {tally.skipped} not comparable,", end=" ")
    print(f"{len(tally.found)} disagreements")
    print("\nrefused, by kind:")
    for kind, count in tally.refusals.most_common():
        print(f"{count:8}  {kind:44} {tally.examples[kind][:110]!r}")
    print("\noperations, by how many of the programs that gave a value have them:")
    rare = sorted((tally.operations[name], name) for name in names)
    for start in range(0, len(rare), 4):
        print("".join(f"{count:8} {name:22}" for count, name in rare[start : start + 4]))


def run(count: int, seed: int, jobs: int) -> Tally:
    tally = Tally()
    chunks = [range(start, min(start + CHUNK, count)) for start in range(-len(FIXED), count, CHUNK)]
    with ProcessPoolExecutor(jobs) as pool:
        for number, part in enumerate(pool.map(compare, [seed] * len(chunks), chunks), 1):
            tally.add(part)
            if sys.stderr.isatty():
                print(f"\r{number * CHUNK}", end="", file=sys.stderr)
    return tally


def show(count: int, seed: int) -> None:
    programs = [generate(seed, index) for index in range(count)]
    for index, (program, js) in enumerate(zip(programs, ask_node([p.js for p in programs]), strict=True)):
        print(f"--- {index} {program.focus}{' (wrong)' if program.wrong else ''}\n{program.late}")
        print(f"--- js\n{program.js}\n=> {js}\n=> {ask_late(program.late, ZONE)}")


def main() -> int:
    parser = argparse.ArgumentParser(description="Compare latebind with Node.js on generated programs.")
    parser.add_argument("--count", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--show", type=int)
    parser.add_argument("--record", action="store_true")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--automation", action="store_true")
    options = parser.parse_args()
    check_node()
    if options.show:
        show(options.show, options.seed)
        return 0
    if options.record:
        print(f"{recording.record(options.count, options.seed)} cases recorded")
        return 0
    if options.automation:
        print(f"{automation.record()} programs recorded")
        return 0
    if options.check:
        changed = recording.recheck()
        print("\n".join(changed) or "Node gives every recorded answer")
        return 1 if changed else 0
    warnings.simplefilter("error")  # Python's warnings of generated code are findings too
    tally = run(options.count, options.seed, options.jobs)
    report(tally, recording.operations() | set(tally.operations))
    reasons = Counter(why for _, why in tally.found)
    shown: Counter[str] = Counter()
    for index, why in tally.found:
        shown[why[:50]] += 1
        if shown[why[:50]] <= 5:
            late, js, outcomes = smaller(options.seed, index, why)
            print(
                f"\n{why} (program {index} of seed {options.seed}, {reasons[why]} in all)\n{late}\n  js:\n{js}\n    {outcomes}"
            )
    return 1 if tally.found else 0


if __name__ == "__main__":
    sys.exit(main())
