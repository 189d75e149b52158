"""Calls whose outcome is noted even where an interruption comes: for locks that are taken and transactions that end.

Python raises KeyboardInterrupt (Ctrl-C) between two instructions of its own: when `lock.acquire()` has returned, say,
and before anything says that the lock is held. Nobody would release it then. No interruption comes while functions
written in C call each other: `map` calls the one, `+=` puts down what it gave, and both are one instruction.

The caller makes the list, looks into it in its `finally`, and there calls nothing before it has cleaned up: a function
of Python's may be interrupted as it begins.
"""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from typing import TypeVar

T = TypeVar("T")

# `held = [*map(lock.acquire, AT_ONCE)]` takes a lock, if nobody has it, in one instruction too, and at half the price:
# `held` then says whether it is.
AT_ONCE = (False,)


def acquire_into(held: list[bool], lock: Lock, seconds: float = 0.0) -> None:
    """Wait at most `seconds` for a lock. `held` is not empty once it is taken, and stays as it is where it is not."""
    held += filter(None, map(lock.acquire, (True,), (seconds if seconds > 0.0 else 0.0,)))


def call_into(done: list[object], function: Callable[[T], object], argument: T) -> None:
    """Call a function that is written in C. `done` gets what it gives: not empty once it has been called."""
    done += map(function, (argument,))
