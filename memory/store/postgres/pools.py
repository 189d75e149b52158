"""The connections that are open: those of a process's threads, and those of each event loop. Lent to one at a time.

`connections.py` asks. Who has given one back has nothing more to do with it; one that is idle is somebody's right to use
it, and nobody has to be asked for that. No library of pools: theirs keep threads and tasks, which neither a fork nor the
end of a loop survives.
"""

from __future__ import annotations

import asyncio
import os
import threading
from collections import deque
from collections.abc import Callable
from contextlib import ExitStack
from time import monotonic
from typing import Any, TypeVar
from weakref import WeakSet, ref

from latebind.grammar.errors import LatebindError, fail
from latebind.memory.store.postgres.session import Awaiting, Blocking, watched

T = TypeVar("T")


class ThreadPool:
    """The connections of one process's threads, `size` at most."""

    def __init__(self, conninfo: str, options: dict[str, Any], size: int) -> None:
        self._conninfo = conninfo
        self._options = options
        self._idle: list[Blocking] = []
        self._unopened = size
        self._given = threading.Condition()
        self._waiting = 0
        self._process = os.getpid()
        self._closed = False

    def take(self, until: float) -> Blocking:
        """A connection for the caller alone; CONFLICT where none is given back before the moment `until`."""
        try:
            return self._idle.pop()
        except IndexError:
            pass
        connection = self._next(until)
        if connection is not None:
            return connection
        try:
            opened = watched(Blocking.connect(self._conninfo, **self._options))
            opened.pool = self
        except BaseException:
            self.freed()
            raise
        return opened

    def _next(self, until: float) -> Blocking | None:
        """One that is given back; None where another may be opened."""
        with self._given:
            self._waiting += 1
            try:
                in_time = True
                while True:
                    # Looked at after it is said that somebody waits: who gives one back looks the other way round.
                    if (connection := popped(self._idle)) is not None:
                        return connection
                    if self._unopened:
                        self._unopened -= 1
                        return None
                    if not in_time:
                        raise _none_free()
                    in_time = self._given.wait(max(0.0, until - monotonic()))
            finally:
                self._waiting -= 1

    def give(self, connection: Blocking) -> None:
        """Take back one that is sound."""
        self._idle.append(connection)
        if self._waiting:
            with self._given:
                self._given.notify()
        if self._closed:  # by another thread, which has closed those that it saw
            self.close()

    def discard(self, connection: Blocking) -> None:
        """Take back one that is not, and close it."""
        try:
            if os.getpid() == self._process:  # else it is that of the process that opened it
                connection.close()
        finally:
            self.freed()

    def freed(self) -> None:
        """One was closed, or not opened: another may be."""
        with self._given:
            self._unopened += 1
            self._given.notify()

    def close(self) -> None:
        """Close what is not lent; the rest is closed when it is given back."""
        self._closed = True
        _end(self._idle, self.discard)


class LoopPool:
    """The connections of one event loop, `size` at most. They are given to those who wait in the order in which they came."""

    def __init__(self, conninfo: str, options: dict[str, Any], size: int) -> None:
        self._conninfo = conninfo
        self._options = options
        self._idle: list[Awaiting] = []
        self._unopened = size
        self._opened: WeakSet[Awaiting] = WeakSet()
        self._waiting: deque[asyncio.Future[Awaiting | None]] = deque()
        # The pool must not keep the loop that it ends with.
        self._loop = ref(asyncio.get_running_loop(), lambda _: self.end())
        self._process = os.getpid()
        self._closed = False

    def idle(self) -> Awaiting | None:
        """A connection that nobody uses, without awaiting anything."""
        return popped(self._idle)

    async def take(self, until: float) -> Awaiting:
        """A connection for the caller alone; CONFLICT where none is given back before the moment `until`."""
        connection = popped(self._idle) or await self._next(until)
        if connection is not None:
            return connection
        try:
            connection = watched(await Awaiting.connect(self._conninfo, **self._options))
            connection.pool = self
        except BaseException:
            self._hand(None)
            raise
        self._opened.add(connection)
        return connection

    async def _next(self, until: float) -> Awaiting | None:
        """One that is given back; None where another may be opened."""
        if self._unopened:
            self._unopened -= 1
            return None
        future: asyncio.Future[Awaiting | None] = asyncio.get_running_loop().create_future()
        self._waiting.append(future)
        try:
            async with asyncio.timeout(max(0.0, until - monotonic())):
                return await future
        except BaseException as error:
            if future.done() and not future.cancelled():
                self._hand(future.result())  # it came, and nobody waits for it any more
            if isinstance(error, TimeoutError):
                raise _none_free() from None
            raise

    def _hand(self, connection: Awaiting | None) -> None:
        """Hand on a connection, or the right to open one."""
        while self._waiting:
            future = self._waiting.popleft()
            if not future.done():
                future.set_result(connection)
                return
        if connection is None:
            self._unopened += 1
        else:
            self._idle.append(connection)

    def give(self, connection: Awaiting) -> None:
        """Take back one that is sound."""
        if self._closed:
            self.discard(connection)
        else:
            self._hand(connection)

    def discard(self, connection: Awaiting) -> None:
        """Take back one that is not, and close it."""
        try:
            connection.pgconn.finish()
        finally:
            self._hand(None)

    def freed(self) -> None:
        """One was closed by itself, wherever that was noticed."""
        loop = self._loop()
        if loop is not None and not loop.is_closed():
            loop.call_soon_threadsafe(self._hand, None)

    def close(self) -> None:
        """Close the sockets of those that are not lent, from any thread."""
        self._closed = True
        _end(self._idle, _finish)

    def end(self) -> None:
        """Close the sockets of all, once the loop is closed or gone: what has borrowed one never goes on, nor gives it back."""
        if os.getpid() != self._process:
            return  # they are a parent's
        self._closed = True
        self._idle.clear()
        _end([*self._opened], _finish)


def _finish(connection: Awaiting) -> None:
    connection.pgconn.finish()


def popped(idle: list[T]) -> T | None:
    """The last of these, which is nobody else's then: other threads take them, too."""
    try:
        return idle.pop()
    except IndexError:
        return None


def _end(idle: list[T], close: Callable[[T], None]) -> None:
    """Close all of these, also where closing one fails."""
    with ExitStack() as stack:
        while (connection := popped(idle)) is not None:
            stack.callback(close, connection)


def _none_free() -> LatebindError:
    return fail(
        "CONFLICT",
        problem="all connections to the store are in use",
        hint="try again; ?pool=… in the URL sets how many there are",
    )
