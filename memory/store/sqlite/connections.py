"""The connections of one store: opened when needed, lent to one transaction at a time, closed before a fork.

A store keeps as many connections as it has had transactions at one time, most often one a thread. Whoever lends one
gives it back, and the last one given back is lent first: its cache is warm.

An interruption may come at any call, see interruption.py: a connection that is lost gives itself back.

After a fork, a child must not even have had a connection: SQLite's locks belong to the process and its notes about
them are copied, so a child that inherits a connection writes under locks that it does not hold. All connections are
therefore closed before a fork; parent and child open their own.
"""

from __future__ import annotations

import os
import random
import sqlite3
import weakref
from collections.abc import Callable
from threading import Lock, get_ident
from time import monotonic, sleep
from typing import Any, Protocol, TypeVar

from latebind.grammar.errors import LatebindError
from latebind.memory.store.sqlite.errors import BROKEN, conflict, is_busy, primary_code, translate, unavailable
from latebind.memory.store.sqlite.interruption import acquire_into

T = TypeVar("T")

_IDLE = 16  # so many connections are kept for the next who asks; more are closed when they are given back
_LOOK = 1.0  # seconds between looks at whether the file is still where it was
_FORK = 0.5  # seconds that a fork waits for transactions of other threads

# SQLite's own waiting doubles its pauses up to 100 ms, and who waits longest is served last: of 8 processes that write
# without pause, one waited 1.2 s. Short random pauses bring that to 0.1 s.
_FIRST_PAUSE = 0.0002
_LONGEST_PAUSE = 0.002


def retry_while_busy(attempt: Callable[[], T], seconds: float) -> T:
    """What `attempt` gives, tried again for as long as SQLite says that it is busy."""
    until = monotonic() + seconds
    pause = _FIRST_PAUSE
    while True:
        try:
            return attempt()
        except sqlite3.OperationalError as error:
            if not is_busy(error) or monotonic() >= until:
                raise
        sleep(random.uniform(0, pause))
        pause = min(pause * 1.5, _LONGEST_PAUSE)


def retry_if_busy(error: sqlite3.OperationalError, attempt: Callable[[], T], seconds: float) -> T:
    """What `attempt` gives, tried again since it failed with `error`, if that says that SQLite is busy."""
    if not is_busy(error):
        raise error
    return retry_while_busy(attempt, seconds)


class Connect(Protocol):
    """Opens the file. With `existing`, a missing one is an error."""

    def __call__(self, *, existing: bool) -> sqlite3.Connection: ...


class PooledConnection:
    """One connection. `reusable`: who gives it back may append it to `idle`. `thread` is whose turn it holds, if any."""

    __slots__ = ("__weakref__", "commits", "driver", "execute", "executemany", "reusable", "thread")

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.driver = connection
        self.execute = connection.execute
        self.executemany = connection.executemany
        self.reusable = False
        self.commits = 0
        self.thread: int | None = None


class FileConnection(PooledConnection):
    """A connection to a file. One that is lost closes, and so its transaction ends."""

    __slots__ = ()

    def __del__(self) -> None:
        if hasattr(self, "driver"):
            self.driver.close()


class ConnectionPool:
    """The connections of a store in a file. `writing` is held by the one thread of this process that writes.

    `queue` has what that thread may do for others, see group_commit.py; it changes while `order` is held.
    """

    def __init__(self, connect: Connect, path: str | None, timeout: float) -> None:
        self._connect = connect
        self.path = path
        self.timeout = timeout
        self._have_no_writers()
        self._opening = Lock()
        self.idle: list[PooledConnection] = []
        self._all: weakref.WeakSet[PooledConnection] = weakref.WeakSet()
        self._closed = False
        self._file_id: tuple[int, int] | None = None
        self.look_at = 0.0
        weakref.finalize(self, _close_all, self.idle)
        _open_pools.add(self)

    def _have_no_writers(self) -> None:
        self.writing = Lock()
        self.order = Lock()
        self.queue: list[Any] = []

    def take(self) -> PooledConnection:
        """A connection, for the caller alone until it is given back."""
        if monotonic() > self.look_at:
            self.look()
        try:
            return self.idle.pop()
        except IndexError:
            pass
        return self._open()

    take_to_write = take  # for the thread that has claimed to be the one that writes

    def give(self, connection: PooledConnection) -> None:
        """Take a connection back. Its transaction has ended."""
        if connection.reusable:
            self.idle.append(connection)
        elif connection in self._all:  # it is not where a child gives back what its parent had borrowed
            self._all.discard(connection)
            connection.driver.close()

    def claim(self, seconds: float, held: list[bool]) -> None:
        """Be the thread of this process that writes, or CONFLICT. See `acquire_into`; `writing.release()` ends it."""
        acquire_into(held, self.writing, seconds)
        if not held:
            raise self.in_use(seconds)

    def in_use(self, seconds: float) -> LatebindError:
        """The error where another thread has been writing for so long."""
        return conflict(
            f"other writers did not let go of the store within {seconds:g} s",
            "try again; blocks that keep the store's turn should be short",
        )

    def failed(self, connection: PooledConnection, error: Exception) -> LatebindError:
        """The memory error for an exception on `connection`. The caller raises it from that exception."""
        if primary_code(error) in BROKEN or isinstance(error, sqlite3.ProgrammingError):
            connection.reusable = False
        if self._closed:
            return _closed_error()
        return translate(error, self.path)

    def close(self) -> None:
        """Close what is not lent; the rest is closed when it is given back."""
        self._closed = True
        for connection in list(self._all):
            connection.reusable = False
        _close_all(self.idle)
        _open_pools.discard(self)

    def _open(self) -> PooledConnection:
        if self._closed:
            raise _closed_error()
        with self._opening:
            try:
                connection = FileConnection(self._connect(existing=self._file_id is not None))
            except sqlite3.Error as error:
                raise translate(error, self.path) from error
            self._all.add(connection)
            connection.reusable = len(list(self._all)) <= _IDLE and not self._closed
            if self._file_id is None:
                self.look()
            return connection

    def look(self) -> None:
        """Refuse to go on with a file that was removed or replaced: what is written to it would be lost."""
        self.look_at = monotonic() + _LOOK
        if self.path is None or self._closed or (self._file_id is None and not self._all):
            return
        try:
            found = os.stat(self.path)
        except OSError:
            place = None
        else:
            place = (found.st_dev, found.st_ino)
        if self._file_id is None:
            self._file_id = place
        elif place != self._file_id:
            self.look_at = 0.0
            raise unavailable("its file is gone", f"{self.path} was removed or replaced: put it back and restart")

    # forks

    def before_fork(self) -> None:
        """Close all connections, once the transactions of other threads have ended. Nobody opens one until after."""
        until = monotonic() + _FORK
        self._opening.acquire()
        while True:
            while self.idle:
                connection = self.idle.pop()
                self._all.discard(connection)
                connection.driver.close()
            others = [connection for connection in self._all if connection.thread != get_ident()]
            if not others or monotonic() > until:
                return
            sleep(0.001)

    def after_fork(self, child: bool) -> None:
        """Let others open connections again. A child forgets those that were lent; closing them is the parent's."""
        if child:
            self._opening = Lock()
            self._have_no_writers()
            for connection in self._all:
                connection.reusable = False
            _inherited.extend(self._all)
            self._all.clear()
        else:
            self._opening.release()


class OneConnection(ConnectionPool):
    """The only connection of a store in memory, lent to one thread after the other.

    A thread that has it may have it again, to read: it then reads of the same moment.
    """

    def __init__(self, connect: Connect, timeout: float) -> None:
        super().__init__(connect, None, timeout)
        self._lent = Lock()
        self._borrower: int | None = None
        self._loan: weakref.ref[PooledConnection] | None = None
        self._waited = False
        self._driver = connect(existing=False)
        weakref.finalize(self, self._driver.close)

    def take(self) -> PooledConnection:
        """The connection, lent; CONFLICT where another thread does not give it back in time."""
        me, connection, held = get_ident(), PooledConnection(self._driver), list[bool]()
        if self._borrower == me:
            return connection
        loan = weakref.ref(connection, self._end)  # even where it is lost
        acquire_into(held, self._lent, self.timeout)
        if not held:
            raise conflict("another transaction did not end", "a snapshot or turn of this store is still open")
        self._loan, self._borrower = loan, me
        if self._closed:
            self._end(loan)
            raise _closed_error()
        if self._driver.in_transaction:  # that of a loan that was lost
            self._driver.execute("ROLLBACK")
        return connection

    def take_to_write(self) -> PooledConnection:
        """The same, but CONFLICT where this thread has it already: its snapshot would see what is written."""
        if self._borrower == get_ident():
            raise conflict("a snapshot of this thread is still open", "leave the snapshot before you write")
        return self.take()

    def give(self, connection: PooledConnection) -> None:
        if (loan := self._loan) is not None and loan() is connection:
            self._end(loan)

    def _end(self, loan: weakref.ref[PooledConnection]) -> None:
        if loan is self._loan:
            self._loan = self._borrower = None
            self._lent.release()

    def close(self) -> None:
        """Close the connection, once it is given back."""
        if self._lent.acquire(timeout=self.timeout):
            super().close()
            self._driver.close()
            self._lent.release()

    def before_fork(self) -> None:
        # A child gets a copy of the data, whole unless another thread is in the middle of changing it.
        self._waited = self._borrower != get_ident() and self._lent.acquire(timeout=_FORK)

    def after_fork(self, child: bool) -> None:
        if child:
            self._have_no_writers()
        if self._waited:
            self._lent.release()


def _close_all(idle: list[PooledConnection]) -> None:
    while idle:
        idle.pop().driver.close()


def _closed_error() -> LatebindError:
    return unavailable("it has been closed", "use the runtime inside its `with` block, or before close()")


_open_pools: weakref.WeakSet[ConnectionPool] = weakref.WeakSet()
_forking: list[ConnectionPool] = []
_inherited: list[PooledConnection] = []  # kept for ever: to close one would end locks of the parent's


def _before_fork() -> None:
    _forking[:] = list(_open_pools)
    for pool in _forking:
        pool.before_fork()


def _after_fork(child: bool) -> None:
    for pool in _forking:
        pool.after_fork(child)
    _forking.clear()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(
        before=_before_fork,
        after_in_parent=lambda: _after_fork(False),
        after_in_child=lambda: _after_fork(True),
    )
