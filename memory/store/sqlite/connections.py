"""The connections of one store: opened when needed, lent to one transaction at a time, closed before a fork.

A store keeps as many connections as it has had transactions at one time, most often one a thread. Whoever lends one
gives it back, and the last one given back is lent first: its cache is warm.

An interruption may come at any call, see interruption.py: a connection that is lost gives itself back.

Who waits for other processes does so without a connection, so that a fork need not wait for that: see forks.py.
"""

from __future__ import annotations

import os
import sqlite3
import weakref
from contextlib import ExitStack
from threading import Lock, get_ident
from time import monotonic, sleep
from typing import Any, NoReturn, Protocol

from latebind.grammar.errors import LatebindError
from latebind.memory.store.protocol import Waiting
from latebind.memory.store.sqlite import forks
from latebind.memory.store.sqlite.errors import (
    BROKEN,
    conflict,
    file_was_cut,
    is_busy,
    primary_code,
    translate,
    unavailable,
)
from latebind.memory.store.sqlite.files import Files, check_files, database_of, files_of
from latebind.memory.store.sqlite.log import Log
from latebind.memory.store.sqlite.schema import check_format
from latebind.memory.store.sqlite.waiting import retry_while_busy

_IDLE = 16  # so many connections are kept for the next who asks; more are closed when they are given back
_OF_CUTS = frozenset({sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})  # what a cut may give
_PART_OF_A_PAGE = 512  # bytes: SQLite's smallest pages have so many, and files are of whole pages
_LOOK = 1.0  # seconds between looks at whether the files are still where they were, and of this format
_FORK_PATIENCE = 0.05  # seconds that a fork waits at each store in any case
_FORK_PAUSE = 0.0005  # seconds between looks of a fork at whether other threads have ended their transactions


class Connect(Protocol):
    """Opens the file. With `existing`, a missing one is an error."""

    def __call__(self, *, existing: bool) -> sqlite3.Connection: ...


class PooledConnection:
    """One connection. `reusable`: who gives it back may append it to `idle`. `thread` is whose turn it holds, if any."""

    __slots__ = ("__weakref__", "commits", "driver", "execute", "executemany", "files", "reusable", "thread")

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.driver = connection
        self.execute = connection.execute
        self.executemany = connection.executemany
        self.reusable = False
        self.commits = 0
        self.thread: int | None = None
        self.files: Files | None = None  # what it has open beside the database; None: nothing, or nobody looked

    @property
    def inherited(self) -> bool:
        """Whether it is that of a parent process."""
        return self.execute is _refuse

    def disown(self) -> None:
        """Do nothing with it any more: this process is a child, and it is its parent's."""
        self.reusable = False
        self.execute = self.executemany = _refuse
        if self.thread == get_ident():
            # The child may leave the block that ends the turn. No other thread can be in SQLite with this connection.
            self.driver.set_authorizer(lambda *_: sqlite3.SQLITE_DENY)


def _refuse(*_: object) -> NoReturn:
    raise forks.forked()


class FileConnection(PooledConnection):
    """A connection to a file. One that is lost closes, and so its transaction ends."""

    __slots__ = ()

    def __del__(self) -> None:
        if hasattr(self, "driver"):
            self.driver.close()


class ConnectionPool:
    """The connections of a store in a file. `writing` is held by the one thread that writes, of the process `process`.

    `queue` has what that thread may do for others, see group_commit.py; it changes while `order` is held.
    """

    def __init__(self, connect: Connect, path: str | None, timeout: float, *, durable: bool = False) -> None:
        self._connect = connect
        self.path = path
        self.timeout = timeout
        self.waiting: Waiting | None = None  # how tasks of an event loop wait to read
        self._durable = durable
        self._have_no_writers()
        self._opening = Lock()
        self.idle: list[PooledConnection] = []
        self._all: weakref.WeakSet[PooledConnection] = weakref.WeakSet()
        self._closed = False
        self._file_id: tuple[int, int] | None = None
        self._size = 0  # bytes that the file had when it was last looked at
        self._cut = False
        self._log = None if path is None else Log(path)
        self.look_at = 0.0
        self._stopped = False
        weakref.finalize(self, _close_all, self.idle)
        forks.register(self)

    def _have_no_writers(self) -> None:
        self.process = os.getpid()
        self.writing = Lock()
        self.order = Lock()
        self.queue: list[Any] = []
        self.reservation: Any = None  # see reservation.py

    def take(self) -> PooledConnection:
        """A connection, for the caller alone until it is given back."""
        if monotonic() > self.look_at:
            self.look()
        try:
            return self.idle.pop()
        except IndexError:
            pass
        return self._open()

    take_to_write = take  # for the thread of this process that writes

    def give(self, connection: PooledConnection) -> None:
        """Take a connection back. Its transaction has ended."""
        if connection.reusable:
            self.idle.append(connection)
        elif connection in self._all:  # it is not where a child gives back what it has inherited
            self._close(connection)

    def _close(self, connection: PooledConnection) -> None:
        connection.files = None  # the last one of all processes deletes the log as it closes
        connection.driver.close()
        self._all.discard(connection)  # not before: a fork waits for all that are there to be out of SQLite

    def writers_lock(self) -> Lock:
        """What the thread holds that writes. It lets go of this one: a child of a fork has another."""
        if os.getpid() != self.process:
            forks.was_forked()
        reservation = self.reservation
        if reservation is not None and reservation.thread == get_ident():
            reservation.end()  # or it would wait for itself
        return self.writing

    def in_use(self) -> LatebindError:
        """CONFLICT: another thread of this process did not stop writing."""
        return conflict(
            "other writers did not let go of the store in time",
            "try again; blocks that keep the store's turn should be short",
        )

    def failed(self, connection: PooledConnection, error: Exception) -> LatebindError:
        """The memory error for an exception on `connection`. The caller raises it from that exception."""
        if primary_code(error) in BROKEN or isinstance(error, sqlite3.ProgrammingError):
            connection.reusable = False
        if connection.inherited:
            return forks.forked()
        if self._closed:
            return closed_error()
        if self.path is not None and primary_code(error) in _OF_CUTS:
            try:
                self._look_at_files(self.path, [])
            except LatebindError as found:
                return found
        return translate(error, self.path)

    def close(self) -> None:
        """Close what is not lent; the rest is closed when it is given back."""
        self._closed = True
        for connection in self._alive():
            connection.reusable = False
        with ExitStack() as stack:  # also where closing one fails
            while (idle := self._idle()) is not None:
                stack.callback(self._close, idle)

    def _alive(self) -> list[PooledConnection]:
        while True:
            try:
                return list(self._all)
            except RuntimeError:  # another thread gave one back meanwhile
                pass

    def _open(self) -> PooledConnection:
        try:
            return retry_while_busy(self._open_now, self.timeout, self.waiting)
        except sqlite3.Error as error:
            raise (file_was_cut(self.path) if self._cut else translate(error, self.path)) from error

    def _open_now(self) -> PooledConnection:
        with self._opening:
            if self._closed:
                raise closed_error()
            if self.path is not None and forks.is_inherited(self.path):
                raise forks.forked()
            connection = FileConnection(self._connect(existing=self._file_id is not None))
            if self.path is not None:
                connection.files = files_of(self.path)
            self._all.add(connection)
            connection.reusable = len(self._all) <= _IDLE and not self._closed
            if self._file_id is None:
                self.look()
            return connection

    def look(self) -> None:
        """Refuse to go on with files that were removed or replaced, where what is written would be lost, and with a file
        that another version of latebind has changed."""
        if os.getpid() != self.process:
            forks.was_forked()
        self.look_at = 0.0
        if self.path is not None and not self._closed and (self._file_id is not None or self._all):
            self._look_at_files(self.path, self._alive())
            # A connection that is opened looks at the format by itself.
            if self.idle and (connection := self._idle()) is not None:
                try:
                    check_format(connection.driver, self.path)
                except sqlite3.Error as error:
                    if not is_busy(error):
                        raise self.failed(connection, error) from error
                finally:
                    self.give(connection)
        self.look_at = monotonic() + _LOOK

    def _look_at_files(self, path: str, connections: list[PooledConnection]) -> None:
        place, size = database_of(path)
        if self._file_id is None:
            self._file_id = place
        elif place != self._file_id:
            raise unavailable("its file is gone", f"{path} was removed, replaced or emptied: put it back and restart")
        if size < self._size and not self._cut:
            whole = self._is_whole(size)
            self._cut = whole is False
            if whole is None:
                size = self._size  # and the next look asks again
        if self._cut:
            raise file_was_cut(path)
        self._size = size
        # Those that were open before may close now, and forget their files before these are deleted.
        found = files_of(path)
        for connection in connections:
            check_files(connection.files, found, path)
        if self._log is not None:
            self._log.look(self._log_is_used)

    def _is_whole(self, size: int) -> bool | None:
        """Whether a file that has become shorter lacks nothing: who vacuums it makes it shorter, too. None where others
        are at it."""
        if size % _PART_OF_A_PAGE:
            return False
        try:
            connection = self._open_now()  # a new one, which has read nothing
        except sqlite3.Error as error:
            return None if is_busy(error) else False
        connection.reusable = False
        try:
            return bool(connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",))
        except sqlite3.Error as error:
            return None if is_busy(error) else False
        finally:
            self.give(connection)

    def _log_is_used(self) -> bool | None:
        """Whether SQLite has frames in its log. None where others are at it."""
        connection: PooledConnection | None = None
        try:
            connection = self._idle() or self._open_now()
            busy, frames, _ = connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
            return None if busy else frames > 0
        except (sqlite3.Error, LatebindError) as error:
            if connection is not None:
                connection.reusable = False
            return None if isinstance(error, sqlite3.Error) and is_busy(error) else True
        finally:
            if connection is not None:
                self.give(connection)

    def _idle(self) -> PooledConnection | None:
        try:
            return self.idle.pop()
        except IndexError:
            return None

    def confirm(self, connection: PooledConnection) -> None:
        """With `?durability=full`, `look` with the connection that is about to commit: what is acknowledged is kept."""
        if self._durable and self.path is not None:
            self._look_at_files(self.path, [connection])
            check_format(connection.driver, self.path)

    def confirmed(self) -> None:
        """After such a commit: what it has written counts from now on."""
        if self._durable and self._log is not None:
            try:
                self._log.look(self._log_is_used)
            except LatebindError:
                pass  # it is said before the next one

    # forks

    def before_fork(self, until: float) -> None:
        """Close all connections, once the transactions of other threads have ended: see forks.py."""
        if self.reservation is not None:
            self.reservation.end()
        self._stopped = self._opening.acquire(timeout=max(_FORK_PATIENCE, until - monotonic()))
        for connection in self._alive():
            connection.reusable = False  # who gives it back closes it
        # Another store may have taken all the time, or the machine stood still.
        until = max(until, monotonic() + _FORK_PATIENCE)
        while True:
            while (idle := self._idle()) is not None:
                self._close(idle)
            others = [connection for connection in self._alive() if connection.thread != get_ident()]
            if not others or monotonic() > until:
                return
            sleep(_FORK_PAUSE)

    def after_fork(self, *, child: bool) -> None:
        """Let others open connections again. A child forgets those that it has inherited."""
        if child:
            self._opening = Lock()
            self._have_no_writers()
            self.look_at = 0.0
            for connection in self._alive():
                connection.disown()
                _kept.append(connection)
            self._all.clear()
            self.idle.clear()
        elif self._stopped:
            self._opening.release()
        self._stopped = False


def _close_all(idle: list[PooledConnection]) -> None:
    """Close all of these, also where closing one fails."""
    with ExitStack() as stack:
        while idle:
            try:
                connection = idle.pop()
            except IndexError:  # another thread closes them, too
                break
            stack.callback(connection.driver.close)


def closed_error() -> LatebindError:
    """What asking a store that was closed gives."""
    return unavailable("it has been closed", "use the runtime inside its `with` block, or before close()")


_kept: list[PooledConnection] = []  # what was inherited, for ever: to close it might end what its parent is doing
