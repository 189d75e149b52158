"""Lines of those who write the same entries, or want a tenant's turn, as far as they are threads and tasks of one process.

A place in a line promises nothing, as other processes have lines of their own: commits compare as ever, and a turn is a
lease on the server. It spares attempts that would be lost to somebody nearby.
"""

from __future__ import annotations

import asyncio
import os
import threading
from collections import deque
from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import contextmanager
from time import monotonic

from latebind.memory.store.protocol import AnyCheck, Check, Clear, EntryKey, Queued, Waiting, Write
from latebind.memory.store.redis.errors import busy
from latebind.memory.store.redis.reader import RedisReader
from latebind.memory.store.redis.transport import Transport

Commit = Callable[[Sequence[AnyCheck], Sequence[Write], float], bool]

_LONGEST = 1.0  # seconds for which the first of a line holds up others: a thread may stand still, an event loop be gone
_MOST_LINES = 16  # in which one block stands


class _Place:
    """A thread's place in a line."""

    began = 0.0  # when it became the first, by `time.monotonic`

    def __init__(self) -> None:
        self._woken = threading.Event()

    def wait(self, seconds: float) -> None:
        """Wait until it is woken, so long at most."""
        self._woken.wait(seconds)

    def wake(self) -> None:
        """End its waiting, from any thread."""
        self._woken.set()


class _TaskPlace(_Place):
    """A place of a task, whose event loop goes on meanwhile."""

    def __init__(self, waiting: Waiting) -> None:
        self._waiting = waiting
        self._loop = asyncio.get_running_loop()
        self._turn: asyncio.Future[None] = self._loop.create_future()

    def wait(self, seconds: float) -> None:
        self._waiting.wait(asyncio.wait([self._turn], timeout=seconds))

    def wake(self) -> None:
        if asyncio._get_running_loop() is self._loop:
            return self._come()
        try:
            self._loop.call_soon_threadsafe(self._come)
        except RuntimeError:
            pass  # the loop is closed: others go on when its time is over

    def _come(self) -> None:
        if not self._turn.done():
            self._turn.set_result(None)


class Lines:
    """The lines of one store in one process: a child of a fork has its own."""

    def __init__(self) -> None:
        self._forget()

    def _forget(self) -> None:
        self._process = os.getpid()
        self._lock = threading.Lock()
        self._lines: dict[Hashable, deque[_Place]] = {}

    @contextmanager
    def first(self, what: Hashable, until: float, waiting: Waiting | None) -> Iterator[None]:
        """Wait until all have left who came before for the same; CONFLICT where that takes longer than `until`.

        Whoever is the first for longer than a second holds nobody up any more.
        """
        if self._process != os.getpid():
            self._forget()
        place = _Place() if waiting is None else _TaskPlace(waiting)
        line = self._enter(what, place)
        try:
            while not self._is_first(line, place):
                if (left := until - monotonic()) <= 0:
                    raise busy()
                place.wait(min(left, _LONGEST))
            yield
        finally:
            self._leave(what, line, place)

    def _enter(self, what: Hashable, place: _Place) -> deque[_Place]:
        with self._lock:
            line = self._lines.setdefault(what, deque())
            line.append(place)
            if line[0] is place:
                place.began = monotonic()
            return line

    def _is_first(self, line: deque[_Place], place: _Place) -> bool:
        with self._lock:
            if line[0] is not place and monotonic() - line[0].began > _LONGEST:
                self._next(line)
            return line[0] is place

    def _leave(self, what: Hashable, line: deque[_Place], place: _Place) -> None:
        with self._lock:
            if line and line[0] is place:
                self._next(line)
            elif place in line:
                line.remove(place)
            if not line and self._lines.get(what) is line:
                del self._lines[what]

    @staticmethod
    def _next(line: deque[_Place]) -> None:
        """Have the first go, and the next one come."""
        line.popleft()
        if line:
            line[0].began = monotonic()
            line[0].wake()


class RedisQueued(RedisReader, Queued):
    """Reads and a commit of a block that is the first of its lines, until it is done with them."""

    def __init__(
        self, transport: Transport, now: float, seconds: float, *, spread: bool, commit: Commit, end: Callable[[], None]
    ) -> None:
        super().__init__(transport, now, seconds, spread=spread)
        self._commit: Commit | None = commit
        self._end = end

    def commit(self, checks: Sequence[AnyCheck], writes: Sequence[Write], now: float) -> bool | None:
        commit = self._commit
        if commit is None:
            return None
        try:
            return commit(checks, writes, now)
        finally:
            self.end()

    def end(self) -> None:
        self._commit = None
        self._end()


def contended(checks: Sequence[AnyCheck], writes: Sequence[Write]) -> list[EntryKey]:
    """The entries that a lost commit writes, those that it had read if there are any, in the order in which to wait."""
    written = {(write.owner, write.key) for write in writes if not isinstance(write, Clear)}
    read = {(check.owner, check.key) for check in checks if isinstance(check, Check)}
    return sorted(written & read or written, key=repr)[:_MOST_LINES]
