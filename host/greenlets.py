"""Waiting in synchronous code: it runs in a greenlet, and what it waits for is awaited by the task outside.

One code path serves `run` and `arun`: host coroutines, and stores that speak to a server asynchronously, call `wait`.
A browser's page has no greenlets: there `arun` runs what need not wait, and a host coroutine is an error.
"""

from __future__ import annotations

import sys
from collections.abc import Awaitable, Callable
from functools import cache
from threading import get_ident, local
from time import sleep
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar
from weakref import ref

from latebind.host.loop_time import LoopTime, loop_time
from latebind.host.scarcity import tell_scarcity
from latebind.memory.store.protocol import MustWait

if TYPE_CHECKING:
    from asyncio import CancelledError, Task
    from concurrent.futures import Future

T = TypeVar("T")


class Settled(NamedTuple):
    """What an awaitable gives that goes on when its task is cancelled: its outcome, and the cancellation.

    `urgent`: others wait for what comes next.
    """

    future: Future[Any] | Task[Any]
    cancelled: CancelledError | None
    urgent: bool = False


async def run_waiting(function: Callable[[], T], *, urgent: bool = False) -> T:
    """The result of `function`, which may `wait`. It begins, and goes on, when others have not had the event loop for too
    long; if it is `urgent`, as a part of a run that waits for it, at once."""
    if not has_greenlets():
        return function()
    here = loop_time()
    if here is not None and here.is_new:
        here.is_new = False
        let_go_abandoned()
    time = None if urgent else here
    if time is not None and time.is_up():
        await time.wait()
    inner, result = _start(function, here)
    cancelled: CancelledError | None = None
    try:
        while result is not _DONE:
            try:
                if cancelled is not None:
                    _forget(result)
                    raise cancelled
                value = await result
                settled = value if value.__class__ is Settled else None
                late = None if settled is None else settled.cancelled
                if time is not None and time.has_passed() and not (settled is not None and settled.urgent):
                    late = await _others(time) or late
            except BaseException as error:
                # Cancellation too: it passes through the script, which writes nothing then.
                cancelled = None
                result = _throw(inner, error)
            else:
                cancelled = late  # comes where something is awaited next, or at the end
                result = inner.switch(value)
    finally:
        awaited.discard(inner)
    value, failure = _end(inner)
    try:
        if failure is not None:
            raise failure
    finally:
        del failure  # whose traceback has this frame
    if cancelled is not None:
        raise cancelled
    found: T = value
    return found


async def _others(time: LoopTime) -> CancelledError | None:
    """Let others have the event loop: many may go on in the same round of it. Gives the cancellation that comes meanwhile:
    what was awaited is there already, a connection perhaps, which somebody has to give back.
    """
    try:
        await time.wait(resuming=True)
    except sys.modules["asyncio"].CancelledError as error:
        found: CancelledError = error
        return found
    return None


# A greenlet takes 10 µs to make, and its memory is new to the processor: 25 µs for a run that writes one value. Those
# that have come to their end are therefore used again, by the thread that made them.


class _Thread:
    """A thread, as its greenlets know it, none of which is to keep it: they are of no use when it has ended."""

    __slots__ = ("__weakref__",)


class _Idle(local):
    """A thread's greenlets that have come to their end."""

    def __init__(self) -> None:
        self.greenlets: list[Any] = []
        self.thread = _Thread()


_MOST_IDLE = 256


@cache
def has_greenlets() -> bool:
    """Whether the package is here."""
    try:
        import greenlet  # type: ignore[import-untyped]  # noqa: F401
    except ModuleNotFoundError:
        return False
    except (OSError, ImportError) as error:
        tell_scarcity(error)
        raise
    return True


_idle = _Idle()
_DONE = object()  # what a greenlet says that waits for the next function


def _start(function: Callable[[], Any], here: LoopTime | None) -> tuple[Any, Any]:
    """A greenlet that runs `function` in the event loop of `here`, with what it first waits for, or `_DONE`."""
    greenlet = sys.modules["greenlet"]  # an import statement takes three times as long
    outer = greenlet.getcurrent()
    try:
        inner = _idle.greenlets.pop()
        inner.parent = outer
    except IndexError:
        inner = greenlet.greenlet(_serve)
        inner.thread = ref(_idle.thread)
        inner.switch()  # not with the function: a greenlet holds its first arguments as long as there is one
    inner.gr_context = outer.gr_context  # the same context variables
    inner.loop_time = here
    awaited.add(inner)
    return inner, inner.switch(function)


def _serve() -> None:
    """What a greenlet does all its life. What it was handed, and what came of it, it forgets before the next.

    It has no name for itself here: one that nobody else holds, as its thread ended or enough are idle, ends.
    """
    import greenlet

    current: Callable[[], Any] = greenlet.getcurrent
    outcome: tuple[Any, BaseException | None] | None = None
    while True:
        function = current().parent.switch(_DONE)
        try:
            outcome = function(), None
        except greenlet.GreenletExit:
            raise  # nobody waits for it any more
        except BaseException as error:
            outcome = None, error
        function = None
        current().outcome = outcome
        outcome = None


def _end(inner: Any) -> tuple[Any, BaseException | None]:
    """What came of a function that has ended."""
    outcome: tuple[Any, BaseException | None] = inner.outcome
    inner.outcome = inner.gr_context = None
    if len(_idle.greenlets) < _MOST_IDLE:
        _idle.greenlets.append(inner)
    return outcome


def _throw(inner: Any, error: BaseException) -> Any:
    """What `inner` waits for next, in which `error` was raised; or `_DONE`. It goes on as a part of who calls this."""
    if inner.dead:
        raise error
    inner.parent = sys.modules["greenlet"].getcurrent()
    return inner.throw(error)


_MOST_WAITS = 64  # of a run that ends, for what it closes: each is refused, the last for good


def let_go_abandoned() -> None:
    """End the runs of this thread's event loops that were closed, or given up, before these runs had ended.

    They would never go on, and would be kept for good: a greenlet's own names are nothing that Python collects.
    """
    if not awaited:
        return
    exit_ = sys.modules["greenlet"].GreenletExit
    for inner in awaited.copy():
        if (thread := getattr(inner, "thread", None)) is None:
            continue  # a loop's own, which tries whether a run need wait
        if thread() is None:
            awaited.discard(inner)  # it ended, and nothing can be done in it any more
        elif thread() is _idle.thread and (here := inner.loop_time) is not None and here.is_over():
            awaited.discard(inner)
            for _ in range(_MOST_WAITS):
                if inner.dead or (result := _throw(inner, exit_())) is _DONE:
                    break
                _forget(result)


def _forget(awaitable: Any) -> None:
    """Give up what was never awaited, or Python warns of it."""
    if hasattr(awaitable, "close"):
        awaitable.close()


# The greenlets that somebody awaits, and those that are not to wait: none, where nothing runs in an event loop.
awaited: set[Any] = set()
_hurried: set[Any] = set()


def without_waiting(function: Callable[[], T]) -> T:
    """What `function` gives, which an event loop's own greenlet runs at once; `MustWait` where it would have to wait."""
    me = sys.modules["greenlet"].getcurrent()
    awaited.add(me)
    _hurried.add(me)
    try:
        return function()
    finally:
        awaited.discard(me)
        _hurried.discard(me)


def can_wait() -> bool:
    """Whether this code runs within `run_waiting`."""
    return bool(awaited) and sys.modules["greenlet"].getcurrent() in awaited


def wait(awaitable: Awaitable[T]) -> T:
    """The result of an awaitable, awaited outside. Only where `can_wait()`; `MustWait` within `without_waiting`."""
    me = sys.modules["greenlet"].getcurrent()
    if me in _hurried:
        _forget(awaitable)
        raise MustWait
    parent = me.parent
    assert parent is not None
    found: T = parent.switch(awaitable)
    return found


def pause(seconds: float) -> None:
    """Sleep; where this runs for a task, the event loop goes on meanwhile."""
    if can_wait():
        from asyncio import sleep as asleep

        wait(asleep(seconds))
    else:
        sleep(seconds)


def task() -> object:
    """What tells tasks apart: the task of the running event loop, else the thread."""
    asyncio = sys.modules.get("asyncio")
    if asyncio is not None and (loop := asyncio._get_running_loop()) is not None:
        return asyncio.current_task(loop) or get_ident()
    return get_ident()


def loop_is_closed() -> Callable[[], bool]:
    """What says later whether the event loop was closed that this code waits in: it never goes on then, nor ends."""
    if not can_wait():
        return lambda: False
    closed: Callable[[], bool] = sys.modules["asyncio"].get_running_loop().is_closed
    return closed
