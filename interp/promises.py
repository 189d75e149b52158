"""`await Promise.all(…)`: what generated code calls for it, and for the `async` functions of programs that have one.

Its functions run one after the other, each to its end. In JavaScript they run by turns: each goes on, once it has
waited, when the others have begun. Nobody can tell the two apart where what is older than such a function does not
change from then on, so that is refused (`change.begin`, `Cell.set`). Which of several errors is the first depends on
how often each function has waited: that is counted in turns of JavaScript's queue (ECMA-262, 27.2.2 and 27.7.5).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from latebind.grammar.errors import CatchableError
from latebind.grammar.record import Record
from latebind.interp.iterating import items
from latebind.interp.limits import NeedsRun, Run
from latebind.interp.values import AsyncFunction

# Steps for an error that waits for the other functions to end.
_REJECTED = 20


class Rejected(Record, eq=False):
    """What a function threw, in place of its value, until all functions of its `Promise.all` have run."""

    error: CatchableError
    ticks: int


def waits(run: Run) -> None:
    """A function that waits begins: where others of a `Promise.all` may run meanwhile, what is older stays as it is."""
    if not run.alone:
        run.alone = True
        run.groups += 1
        if not run.group:
            run.new = {}
        run.group = run.groups


def awaited(run: Run, value: Any) -> Any:
    """`await value`: JavaScript goes on in the next turn."""
    run.ticks += 1
    return value


def awaiting(run: Run, code: Callable[..., Any], *args: Any) -> Any:
    """A call under `await`: what it throws is thrown in the next turn, too."""
    try:
        return code(*args)
    except CatchableError:
        run.ticks += 1
        raise


def returned(run: Run, code: Callable[..., Any], *args: Any) -> Any:
    """A call whose promise an `async` function returns: that takes one turn, and another before (27.2.2.1)."""
    run.ticks += 1
    before = run.ticks
    try:
        return code(*args)
    finally:
        run.ticks += run.ticks == before


def gathered(run: Run, code: Callable[..., Any], *args: Any) -> Any:
    """A call in a `Promise.all`: its value, or what it threw."""
    depth, ticks, alone = run.depth, run.ticks, run.alone
    run.alone, run.ticks = False, 0
    try:
        value = code(*args)
        run.slowest = max(run.slowest, run.ticks)
        return value
    except CatchableError as error:
        run.depth = depth
        run.charge(_REJECTED)
        return Rejected(error, run.ticks)
    finally:
        run.alone, run.ticks = alone, ticks


def gatherable(run: Run | None, function: Any) -> Any:
    """A callback of what a `Promise.all` awaits: an `async` function becomes one whose calls are gathered."""
    if function.__class__ is not AsyncFunction:
        return function
    if run is None:
        return function.closure
    code = function.closure.code
    return function.closure.replace(code=lambda *args: gathered(run, code, *args))


def settled(values: Any, most: int) -> list[Any]:
    """The values of a `Promise.all` where there is no run, in a new array; what is none, or has more, needs a run."""
    if values.__class__ is not list or len(values) > most:
        raise NeedsRun
    return values.copy()


def await_all(run: Run, body: Callable[[], Any]) -> Any:
    """`await Promise.all(…)`; `body` evaluates what is in the parentheses."""
    values, failed, took = _all(run, body, nested=False)
    run.ticks += took
    if failed is not None:
        run.ticks += 1
        raise failed.error
    return values


def return_all(run: Run, body: Callable[[], Any]) -> Any:
    """`return Promise.all(…)` in an `async` function."""
    values, failed, took = _all(run, body, nested=False)
    run.ticks += took + 1 + (took == 0)
    if failed is not None:
        raise failed.error
    return values


def gather_all(run: Run, body: Callable[[], Any]) -> Any:
    """`Promise.all(…)` in another one: its values, or what was thrown first."""
    values, failed, took = _all(run, body, nested=True)
    if failed is not None:
        return Rejected(failed.error, took)
    run.slowest = max(run.slowest, took)
    return values


def _all(run: Run, body: Callable[[], Any], *, nested: bool) -> tuple[list[Any], Rejected | None, int]:
    """All values, what was thrown first, and in which turn that is known."""
    group, slowest, alone = run.group, run.slowest, run.alone
    run.slowest = 0
    try:
        found = items(run, body(), "await")
        run.array(len(found))
        run.charge(len(found))
        values = found.copy()
        rejected = [value for value in values if value.__class__ is Rejected]
        failed = min(rejected, key=lambda one: one.ticks, default=None)
        took = 1 + (run.slowest if failed is None else failed.ticks) if values else 0
        return values, failed, took
    finally:
        run.slowest, run.alone = slowest, alone
        if not nested:  # else those that wait hold up the outer one's others
            run.group = group
