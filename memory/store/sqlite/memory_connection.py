"""The connection of a store in memory, which has one for all threads: what `connections` is for files."""

from __future__ import annotations

import weakref
from threading import Lock, get_ident
from time import monotonic

from latebind.memory.store.sqlite import forks
from latebind.memory.store.sqlite.connections import Connect, ConnectionPool, PooledConnection, closed_error
from latebind.memory.store.sqlite.errors import conflict
from latebind.memory.store.sqlite.interruption import acquire_into


class OneConnection(ConnectionPool):
    """The only connection of a store in memory, lent to one thread after the other.

    A thread that has it may have it again, to read: it then reads of the same moment.
    """

    def __init__(self, connect: Connect, timeout: float) -> None:
        super().__init__(connect, None, timeout)
        self._lent = Lock()
        self._borrower: int | None = None
        self._loan: weakref.ref[PooledConnection] | None = None
        self._torn = False
        self._driver = connect(existing=False)
        weakref.finalize(self, self._driver.close)

    def take(self) -> PooledConnection:
        """The connection, lent; CONFLICT where another thread does not give it back in time."""
        me, connection, held = get_ident(), PooledConnection(self._driver), list[bool]()
        if self._torn:
            raise forks.forked()
        if self._borrower == me:
            return connection
        loan = weakref.ref(connection, self._end)  # even where it is lost
        acquire_into(held, self._lent, self.timeout)
        if not held:
            raise conflict("another transaction did not end", "a snapshot or turn of this store is still open")
        self._loan, self._borrower = loan, me
        if self._closed:
            self._end(loan)
            raise closed_error()
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
            if self._closed:
                self._close_driver()

    def close(self) -> None:
        """Close the connection; where it is lent, once it is given back."""
        super().close()
        self._close_driver()

    def _close_driver(self) -> None:
        if self._lent.acquire(blocking=False):
            self._driver.close()
            self._lent.release()

    def before_fork(self, until: float) -> None:
        # A child gets a copy of the data, whole unless another thread is in the middle of changing it.
        if self.reservation is not None:
            self.reservation.end()
        if self._borrower != get_ident():
            self._stopped = self._lent.acquire(timeout=max(0.0, until - monotonic()))

    def after_fork(self, *, child: bool) -> None:
        if child:
            self._have_no_writers()
            others = self._lent.locked() and not self._stopped and self._borrower != get_ident()
            self._torn = self._torn or others
        if self._stopped:
            self._lent.release()
        self._stopped = False
