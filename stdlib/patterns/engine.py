"""The engine that finds patterns: compiles what `translate` wrote, and keeps the compiled programs that were used last.

It is RE2, by google-re2, which is imported when it is first needed; in a browser's page, where there is none, it is that
of the browser. All programs together share one budget of memory: RE2 takes what it is allowed to, for the program and
for the states that it finds while searching.
"""

from __future__ import annotations

import os
import sys
from collections import OrderedDict
from collections.abc import Hashable
from functools import cache
from importlib import import_module
from threading import Lock
from typing import Any, Generic, Protocol, TypeVar

from latebind.grammar.errors import fail
from latebind.interp.limits import KB, MB
from latebind.stdlib.patterns.browser import BrowserEngine, page

# What all programs may take together; one program at least, at most, and for each of its instructions.
BUDGET = 64 * MB
_LEAST = 512 * KB
_MOST = 8 * MB
_INSTRUCTION = 64

V = TypeVar("V")


_IN_PAGES = "a browser's page has no RE2: for a pattern in JavaScript's syntax"


def re2(function: str) -> Any:
    """The package, which has no types. Fails with MISSING_PACKAGE, naming the function that needs it."""
    try:
        return import_module("re2")
    except ImportError:
        hint = f"{_IN_PAGES}, write `/…/.test(text)`" if sys.platform == "emscripten" else None
        raise fail("MISSING_PACKAGE", function=function, package="google-re2", hint=hint) from None


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


PROGRAMS: Kept[Compiled] = Kept(BUDGET)


def memory(instructions: int) -> int:
    """The bytes that a program of about so many instructions may take."""
    return min(_MOST, max(_LEAST, instructions * _INSTRUCTION))


class Places(Protocol):
    """Where a pattern and its groups were found, in bytes; (-1, -1) for a group that took no part."""

    def span(self, group: int = 0, /) -> tuple[int, int]: ...

    def start(self) -> int: ...

    def end(self) -> int: ...


class Compiled(Protocol):
    """What finds one pattern in a text in UTF-8: from a byte on, or only there."""

    def search(self, data: bytes, start: int, /) -> Places | None: ...

    def match(self, data: bytes, start: int, /) -> Places | None: ...


class Engine(Protocol):
    """What compiles a text in RE2's syntax; None where `memory` bytes do not hold the program."""

    def compile(self, text: str, memory: int) -> Compiled | None: ...


class Re2:
    """google-re2."""

    def __init__(self) -> None:
        self._package = re2("RegExp")
        # The class of compiled programs. `re2.compile` would keep 128 of them, whatever they take.
        self._type = type(self._package.compile(""))

    def compile(self, text: str, memory: int) -> Compiled | None:
        try:
            program: Compiled = self._type(text.encode(), options("RegExp", memory))
        except self._package.error:
            return None
        return program


@cache
def engine() -> Engine:
    """The engine of this process. Fails with MISSING_PACKAGE where there is none."""
    script = page()
    return Re2() if script is None else BrowserEngine(script)


def compiled(text: str, instructions: int) -> Compiled | None:
    """The engine's program for a text of about so many instructions; None if it has no room for it."""
    found = PROGRAMS.get(text)
    if found is not None:
        return found
    for most in (memory(instructions), _MOST):
        found = engine().compile(text, most)
        if found is not None:
            PROGRAMS.keep(text, found, most)
            break
    return found
