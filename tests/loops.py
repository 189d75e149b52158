"""The event loops that hosts use: Python's, and uvloop where it is installed (it is not made for Windows)."""

from __future__ import annotations

import asyncio
import importlib.util
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

import pytest

T = TypeVar("T")
Loop = Callable[[], asyncio.AbstractEventLoop]

_FOUND: dict[str, Loop] = {"asyncio": asyncio.new_event_loop}
if importlib.util.find_spec("uvloop"):
    import uvloop

    _FOUND["uvloop"] = uvloop.new_event_loop

LOOPS = pytest.mark.parametrize("loop", _FOUND.values(), ids=_FOUND.keys())


def run(loop: Loop, main: Coroutine[Any, Any, T]) -> T:
    """`asyncio.run`, in an event loop of that kind."""
    with asyncio.Runner(loop_factory=loop) as runner:
        return runner.run(main)


def abandon(loop: asyncio.AbstractEventLoop, *tasks: asyncio.Task[Any]) -> None:
    """Close an event loop whose tasks have not ended, on purpose: Python does not complain of them."""
    for task in tasks:
        task._log_destroy_pending = False  # type: ignore[attr-defined]
    loop.close()
