"""Lines of those who want the same of a store, as far as they are threads and tasks of one process: stores on a server and
leases let them come one by one.

A place in a line promises nothing, as other processes have lines of their own: what is written is compared as ever. It
spares attempts that would be lost to somebody nearby.
"""

from __future__ import annotations

import os
import sys
import threading
from collections import deque
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING

from latebind.memory.store.protocol import Waiting

if TYPE_CHECKING:
    from asyncio import Future

_LONGEST = 1.0  # seconds for which the first of a line holds up others: a thread may stand still, an event loop be gone


class TooLateError(Exception):
    """The others took longer than one may wait."""


class Place:
    """A thread's place in a line. `note` is what it tells the others about itself."""

    began = 0.0  # when it became the first, or has last shown that it goes on, by `time.monotonic`

    def __init__(self, note: str) -> None:
        self.note = note
        self._woken = threading.Event()

    def wait(self, seconds: float) -> None:
        """Wait until it is woken, so long at most."""
        self._woken.wait(seconds)
        self._woken.clear()
        self.began = monotonic()

    def wake(self) -> None:
        """End its waiting, from any thread."""
        self._woken.set()


class _TaskPlace(Place):
    """A place of a task, whose event loop goes on meanwhile."""

    def __init__(self, note: str, waiting: Waiting) -> None:
        self.note = note
        self._waiting = waiting
        self._asyncio = sys.modules["asyncio"]  # which takes long to import, and is there where a task is
        self._loop = self._asyncio.get_running_loop()
        self._turn: Future[None] = self._loop.create_future()

    def wait(self, seconds: float) -> None:
        self._waiting.wait(self._asyncio.wait([self._turn], timeout=seconds))
        if self._turn.done():
            self._turn = self._loop.create_future()
        self.began = monotonic()

    def wake(self) -> None:
        if self._asyncio._get_running_loop() is self._loop:
            return self._come()
        try:
            self._loop.call_soon_threadsafe(self._come)
        except RuntimeError:
            pass  # the loop is closed: others go on when its time is over

    def _come(self) -> None:
        if not self._turn.done():
            self._turn.set_result(None)


class Lines:
    """The lines of one store in one process: a child of a fork has its own, and another `name`."""

    def __init__(self) -> None:
        self._forget()

    def _forget(self) -> None:
        self._process = os.getpid()
        self._name = os.urandom(8).hex()
        self._lock = threading.RLock()  # Python may collect what has left no line yet while one is changed
        self._lines: dict[Hashable, deque[Place]] = {}

    @property
    def name(self) -> str:
        """What the lines of no other process, and of no other store, are called."""
        if self._process != os.getpid():
            self._forget()
        return self._name

    @contextmanager
    def first(
        self,
        what: Hashable,
        until: float,
        waiting: Waiting | None,
        late: Callable[[], BaseException] | None = TooLateError,
        note: str = "",
    ) -> Iterator[Place]:
        """Wait until all have left who came before for the same. Where that takes longer than `until`, raise `late()`, or
        go on if there is none.

        `waiting` is how a task waits; without, the thread does. Whoever is the first, and has not waited at its place for a
        second, holds nobody up any more.
        """
        if self._process != os.getpid():
            self._forget()
        place = Place(note) if waiting is None else _TaskPlace(note, waiting)
        line = self._enter(what, place)
        try:
            while not self._is_first(line, place):
                if (left := until - monotonic()) <= 0:
                    if late is None:
                        break
                    raise late()
                place.wait(min(left, _LONGEST))
            yield place
        finally:
            self._leave(what, line, place)

    def notes(self, what: Hashable) -> list[str]:
        """The notes of those who stand in a line, in order."""
        with self._lock:
            return [place.note for place in self._lines.get(what, ())]

    def wake(self, what: Hashable) -> None:
        """End the waiting of the first in a line: it may have happened what it waits for."""
        with self._lock:
            if line := self._lines.get(what):
                line[0].wake()

    def _enter(self, what: Hashable, place: Place) -> deque[Place]:
        new = deque[Place]()
        with self._lock:
            line = self._lines.setdefault(what, new)
            line.append(place)
            if line[0] is place:
                place.began = monotonic()
            return line

    def _is_first(self, line: deque[Place], place: Place) -> bool:
        with self._lock:
            if place not in line:
                return True  # it came, and was so slow to go on that nobody waits for it any more
            if line[0] is not place and monotonic() - line[0].began > _LONGEST:
                self._next(line)
            return line[0] is place

    def _leave(self, what: Hashable, line: deque[Place], place: Place) -> None:
        with self._lock:
            if line and line[0] is place:
                self._next(line)
            elif place in line:
                line.remove(place)
            if not line and self._lines.get(what) is line:
                del self._lines[what]

    @staticmethod
    def _next(line: deque[Place]) -> None:
        """Have the first go, and the next one come."""
        line.popleft()
        if line:
            line[0].began = monotonic()
            line[0].wake()
