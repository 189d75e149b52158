"""The write lock, reserved for a block that keeps losing and runs code of the host: others wait, for a while.

The block is attempted like any other: it reads snapshots, and its commit compares what it has read. As nobody else
writes meanwhile, that holds. Where the time is over before, or the host's code writes by other ways, the reservation
ends, and the commit is one like any other too.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from threading import Lock, Timer

from latebind.memory.store.protocol import AnyCheck, Reservation, Write
from latebind.memory.store.sqlite.connections import ConnectionPool, PooledConnection
from latebind.memory.store.sqlite.errors import busy
from latebind.memory.store.sqlite.interruption import acquire_into
from latebind.memory.store.sqlite.reader import SqliteReader
from latebind.memory.store.sqlite.schema import roll_back
from latebind.memory.store.sqlite.waiting import Deadline
from latebind.memory.store.sqlite.writer import begin, perform


class SqliteReservation(Reservation):
    """One reservation. `thread` is the one that runs the block, None where it is a task of an event loop."""

    def __init__(self, pool: ConnectionPool, thread: int | None) -> None:
        self.thread = thread
        self._pool = pool
        self._guard = Lock()  # held by who uses the connection, or ends this
        self._lock = pool.writers_lock()
        self._held: list[bool] = []
        self._connection: PooledConnection | None = None
        self._timer: Timer | None = None

    def take(self, timeout: float, seconds: float) -> None:
        """Wait at most `timeout` seconds (CONFLICT after that), then hold on for at most so many."""
        deadline, pool = Deadline(timeout), self._pool
        acquire_into(self._held, self._lock, deadline.left)
        if not self._held:
            raise pool.in_use()
        while pool.path is not None:  # in memory, nobody else can write
            connection = pool.take_to_write()
            try:
                if begin(connection):
                    self._connection = connection
                    break
            except sqlite3.Error as error:
                raise pool.failed(connection, error) from error
            finally:
                if self._connection is None:
                    pool.give(connection)
            if not deadline.pause():
                raise busy(pool.path)
        pool.reservation = self
        self._timer = Timer(seconds, self.end)
        self._timer.daemon = True
        self._timer.start()

    def commit(self, checks: Sequence[AnyCheck], writes: Sequence[Write], now: float) -> bool | None:
        with self._guard:
            if not self._held:
                return None
            pool, connection = self._pool, self._connection
            if connection is None:
                self._connection = connection = pool.take_to_write()
            try:
                if not connection.driver.in_transaction:
                    begin(connection)
                held = perform(SqliteReader(pool, connection, now), connection, checks, writes, now)
                pool.confirm(connection)
                connection.execute("COMMIT" if held else "ROLLBACK")
                pool.confirmed()
                return held
            except (sqlite3.Error, UnicodeEncodeError) as error:
                raise pool.failed(connection, error) from error
            finally:
                self._end()

    def end(self) -> None:
        """Let others write. A second time it does nothing."""
        with self._guard:
            self._end()

    def _end(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            roll_back(connection.driver)
            self._pool.give(connection)
        if self._held:
            self._held.clear()
            self._pool.reservation = None
            self._lock.release()
        if self._timer is not None:
            self._timer.cancel()
