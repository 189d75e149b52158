"""The audit's table: for each row the dearest case, in time for each step charged and in memory for each byte charged.

python -m latebind.tests.audit.table [part of a row's name …]
"""

from __future__ import annotations

import statistics
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import latebind
from latebind.tests.audit.measure import Taken, confirmed, run, time_of
from latebind.tests.audit.rows import Row, all_rows

# A run that ends at once, by an error that no script can catch, may take this long, beside what its steps stand for.
ONCE = 0.02


@dataclass(frozen=True, slots=True)
class Finding:
    """A row's dearest cases."""

    name: str
    slowest: float  # nanoseconds a step
    slow_case: str
    largest: float  # bytes for each one charged
    large_case: str
    once: float  # seconds of a run that an error ended at once
    once_case: str
    cases: int


@contextmanager
def host() -> Iterator[latebind.Context]:
    """A context with a store and functions of a host."""
    with latebind.Runtime(memory=":memory:") as runtime:
        large = tuple(range(100_000))

        @runtime.function
        def take(value: Any) -> None: ...

        @runtime.function
        def takes(one: Any, two: Any, three: Any) -> None: ...

        @runtime.function
        def give(number: int) -> Any:
            return large

        @runtime.function
        def say(number: int) -> str:
            return "a" * 1_000_000

        @runtime.function(effect="after_commit")
        def queue(value: Any) -> None: ...

        @runtime.function(effect="now")
        def act(value: Any) -> None: ...

        with runtime.context(user="ana", conversation="wa:593") as context:
            yield context


def audit(context: latebind.Context, row: Row) -> Finding:
    """Try all cases of a row."""
    names = (*"abcdefgh"[: max([len(row.pools), *map(len, row.chosen)])], "rounds")
    loop = context.runtime.compile(row.loop(), variables=names)
    keep = context.runtime.compile(row.keep(), variables=names)
    slowest, slow_case, largest, large_case, once, once_case, cases = 0.0, "", 0.0, "", 0.0, "", 0
    for label, makers in row.cases():
        cases += 1
        variables = {name: make() for name, make in makers.items()}
        taken, rounds = time_of(context, loop, variables)
        if taken.code is not None and not taken.limited and rounds == 1:
            seconds = taken.seconds - taken.steps * 1e-6
            if seconds > max(once, ONCE / 4):
                once, once_case = min(seconds, confirmed(context, loop, variables, 1, taken).seconds), label
        elif (taken.steps >= 1_000 or taken.seconds > 0.002) and taken.per_step > slowest:
            taken = confirmed(context, loop, variables, rounds, taken)
            if taken.per_step > slowest:
                slowest, slow_case = taken.per_step, label
        kept = memory(context, keep, variables, rounds)
        if kept.per_byte > largest:
            largest, large_case = kept.per_byte, label
    return Finding(row.name, slowest, slow_case, largest, large_case, once, once_case, cases)


def memory(context: latebind.Context, program: Any, variables: dict[str, Any], rounds: int) -> Taken:
    """The memory of as many rounds as were timed, up to some."""
    return run(context, program, {**variables, "rounds": [0] * min(rounds, 400)}, memory=True)


def audited(wanted: list[str]) -> Iterator[Finding]:
    with host() as context:
        for row in all_rows():
            if not wanted or any(part in row.name for part in wanted):
                yield audit(context, row)


def lines(findings: list[Finding]) -> Iterator[str]:
    """The table, dearest first, and the medians."""
    median = statistics.median([found.slowest for found in findings if found.slowest])
    middle = statistics.median([found.largest for found in findings])
    yield f"{len(findings)} rows; median {median:.0f} ns a step, {middle:.2f} bytes for each one charged"
    for found in sorted(findings, key=lambda found: -max(found.slowest / median, found.largest)):
        once = f"; at once {found.once * 1000:.0f} ms ({found.once_case})" if found.once else ""
        yield (
            f"{found.name:40} {found.slowest:9.0f} ns ({found.slow_case})"
            f" {found.largest:6.1f} bytes ({found.large_case}){once}"
        )


if __name__ == "__main__":
    found = []
    for finding in audited(sys.argv[1:]):
        found.append(finding)
        print(f"{finding.name}: {finding.slowest:.0f} ns, {finding.largest:.1f} bytes", file=sys.stderr)
    print("\n".join(lines(found)))
