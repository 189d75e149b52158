"""RE2 itself: compiles what `translate` wrote, and keeps the compiled programs that were used last.

google-re2 is imported when it is first needed. All programs together share one budget of memory: RE2 takes what it is
allowed to, for the program and for the states that it finds while searching.
"""

from __future__ import annotations

import os
from collections import OrderedDict
from collections.abc import Hashable
from functools import cache
from importlib import import_module
from threading import Lock
from typing import Any, Generic, TypeVar

from latebind.grammar.errors import fail
from latebind.interp.limits import KB, MB

# What all programs may take together; one program at least, at most, and for each of its instructions.
BUDGET = 64 * MB
_LEAST = 512 * KB
_MOST = 8 * MB
_INSTRUCTION = 64

V = TypeVar("V")


def re2(function: str) -> Any:
    """The package, which has no types. Fails with MISSING_PACKAGE, naming the function that needs it."""
    try:
        return import_module("re2")
    except ImportError:
        raise fail("MISSING_PACKAGE", function=function, package="google-re2") from None


def options(function: str, memory: int) -> Any:
    """RE2's options: nothing is printed, and no more memory is taken than `memory` bytes."""
    made = re2(function).Options()
    made.log_errors = False
    made.max_mem = memory
    return made


class Kept(Generic[V]):
    """Values by keys within a budget: where it ends, the ones that were used longest ago go. Safe between threads.

    A forked process starts with none: a thread of its parent's may have been searching with one, or keeping it.
    """

    def __init__(self, budget: int) -> None:
        self._budget = budget
        self._start()
        if hasattr(os, "register_at_fork"):
            os.register_at_fork(after_in_child=self._start)

    def _start(self) -> None:
        self._left = self._budget
        self._kept: OrderedDict[Hashable, tuple[V, int]] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Hashable) -> V | None:
        with self._lock:
            found = self._kept.get(key)
            if found is None:
                return None
            self._kept.move_to_end(key)
            return found[0]

    def keep(self, key: Hashable, value: V, weight: int) -> None:
        """Keep a value that weighs so much."""
        with self._lock:
            if key in self._kept:
                return
            self._left -= weight
            while self._left < 0 and self._kept:
                self._left += self._kept.popitem(last=False)[1][1]
            self._kept[key] = (value, weight)

    def __len__(self) -> int:
        return len(self._kept)


class Paid:
    """What one run has paid for, and need not pay again: half as much as is kept for all, so that it mostly is."""

    def __init__(self, budget: int) -> None:
        self._budget = self._left = budget // 2
        self._keys: set[Hashable] = set()

    def is_new(self, key: Hashable, weight: int) -> bool:
        """Whether it has to be paid for, now that it weighs so much. It is known from now on."""
        if key in self._keys:
            return False
        self._left -= weight
        if self._left < 0:
            self._keys.clear()
            self._left = self._budget - weight
        self._keys.add(key)
        return True


PROGRAMS: Kept[Any] = Kept(BUDGET)


def memory(instructions: int) -> int:
    """The bytes that a program of about so many instructions may take."""
    return min(_MOST, max(_LEAST, instructions * _INSTRUCTION))


def compiled(text: str, instructions: int) -> Any | None:
    """RE2's program for a text of about so many instructions; None if RE2 has no room for it."""
    found = PROGRAMS.get(text)
    if found is not None:
        return found
    for most in (memory(instructions), _MOST):
        found = _compile(text, most)
        if found is not None:
            PROGRAMS.keep(text, found, most)
            break
    return found


def _compile(text: str, memory: int) -> Any | None:
    try:
        return _type()(text.encode(), options("RegExp", memory))
    except re2("RegExp").error:
        return None


@cache
def _type() -> Any:
    """The class of compiled programs. `re2.compile` would keep 128 of them, whatever they take."""
    return type(re2("RegExp").compile(""))
