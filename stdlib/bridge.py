"""Waiting in synchronous code: it runs in a greenlet, and what it waits for is awaited by the task outside.

One code path serves `run` and `arun`: host coroutines, and stores that speak to a server asynchronously, call `wait`.
"""

from __future__ import annotations

import sys
from collections.abc import Awaitable, Callable
from threading import get_ident
from typing import Any, TypeVar, cast

T = TypeVar("T")


async def run_waiting(function: Callable[[], T]) -> T:
    """The result of `function`, which may `wait`."""
    import greenlet  # type: ignore[import-untyped]

    outer = greenlet.getcurrent()
    inner = greenlet.greenlet(function)
    inner.gr_context = outer.gr_context  # the same context variables
    _waiting.add(inner)
    try:
        result: Any = inner.switch()
        while not inner.dead:
            try:
                value = await result
            except BaseException as error:
                # Cancellation too: it passes through the script, which writes nothing then.
                result = inner.throw(error)
            else:
                result = inner.switch(value)
    finally:
        _waiting.discard(inner)
    return cast(T, result)


# The greenlets that somebody awaits.
_waiting: set[Any] = set()


def can_wait() -> bool:
    """Whether this code runs within `run_waiting`."""
    if not _waiting:
        return False
    import greenlet

    return greenlet.getcurrent() in _waiting


def wait(awaitable: Awaitable[T]) -> T:
    """The result of an awaitable, awaited outside. Only where `can_wait()`."""
    import greenlet

    parent = greenlet.getcurrent().parent
    assert parent is not None
    return cast(T, parent.switch(awaitable))


def task() -> object:
    """What tells tasks apart: the task of the running event loop, else the thread."""
    asyncio = sys.modules.get("asyncio")
    if asyncio is not None and asyncio._get_running_loop() is not None:
        return asyncio.current_task() or get_ident()
    return get_ident()
