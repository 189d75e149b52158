"""The SQLite store: one file for all tenants, or memory."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from os import getpid
from threading import get_ident
from time import monotonic

from latebind.grammar.errors import LatebindError
from latebind.memory.store.protocol import TIMEOUT, AnyCheck, Entry, EntryKey, Owner, Put, Quota, Waiting, Write
from latebind.memory.store.sqlite import statements
from latebind.memory.store.sqlite.connections import ConnectionPool, PooledConnection
from latebind.memory.store.sqlite.errors import busy, from_root, translate, unavailable
from latebind.memory.store.sqlite.group_commit import GroupCommit
from latebind.memory.store.sqlite.interruption import AT_ONCE, acquire_into
from latebind.memory.store.sqlite.memory_connection import OneConnection
from latebind.memory.store.sqlite.reader import SqliteSnapshot
from latebind.memory.store.sqlite.reservation import SqliteReservation
from latebind.memory.store.sqlite.schema import connect, roll_back
from latebind.memory.store.sqlite.waiting import Deadline, retry_while_busy
from latebind.memory.store.sqlite.writer import TIDY_EVERY, SqliteTurn, begin, sweep, tidy, write, write_on

_PAGE = 1_000
_MANY = 100  # writes that an event loop does not wait for


class SqliteStore:
    """A store in the file `path`, or in memory where it is None. See `Store` in memory/store/protocol.py.

    `durable`: what is committed survives a loss of power; without, only the end of the process, however it ends.
    `timeout` is how many seconds an operation waits for others, unless it is told; to open the file, `patience` is where
    it is given. `outbox`: see `MayHaveOutbox`.
    """

    def __init__(
        self,
        path: str | None,
        *,
        url: str,
        read_only: bool = False,
        durable: bool = False,
        outbox: bool = False,
        timeout: float = TIMEOUT,
        patience: float | None = None,
    ) -> None:
        self.url = url
        self.outbox = outbox
        self.read_only = read_only
        self.path = None if path is None else from_root(path, links=True)
        # No method of the store's: a store that is forgotten is then closed at once, not when cycles are looked for.
        open_file = partial(connect, self.path, read_only=read_only, durable=durable)
        try:
            if self.path is None:
                self._pool: ConnectionPool = OneConnection(open_file, timeout)
            else:
                self._pool = ConnectionPool(open_file, self.path, timeout, durable=durable)
                self._pool.timeout = timeout if patience is None else patience
                self._pool.give(self._pool.take())
                self._pool.timeout = timeout
        except sqlite3.Error as error:
            raise translate(error, self.path) from error
        self._group = GroupCommit(self._pool) if durable and path is not None else None

    def pause_by(self, waiting: Waiting) -> None:
        """Wait so to read, where another process has locked the file for readers, too."""
        self._pool.waiting = waiting

    def snapshot(self, now: float) -> SqliteSnapshot:
        """Consistent reads. Short: it ends before anything else is awaited."""
        return SqliteSnapshot(self._pool, now)

    def read_alone(self, owner: Owner, key: str, now: float) -> Entry | None:
        """The entry under a key. Its statement comes to its end, so that no snapshot has to be closed."""
        pool = self._pool
        if monotonic() > pool.look_at:  # as `take` does
            pool.look()
        try:
            connection = pool.idle.pop()
        except IndexError:
            connection = pool.take()
        execute, row = connection.execute, None
        certain = True
        try:
            row = execute(statements.READ, (statements.owner_text(owner), key)).fetchone()
        except (sqlite3.Error, UnicodeEncodeError):
            certain = False
        finally:
            if connection.reusable:  # as `give` does
                pool.idle.append(connection)
            else:
                pool.give(connection)
        if not certain:  # a snapshot waits where others are in the way, and says what is wrong
            with self.snapshot(now) as snapshot:
                return snapshot.read(owner, key)
        if row is None:
            return None
        kind, value, expires_at = row  # as `entry_of` does
        return None if expires_at is not None and expires_at <= now else Entry(kind, value, expires_at)

    def commit(
        self,
        checks: Sequence[AnyCheck],
        writes: Sequence[Write],
        now: float,
        commit_id: str,
        timeout: float | None = None,
    ) -> bool:
        """Compare and write in one atomic step. False, and nothing written, where a check no longer holds.

        It waits at most `timeout` seconds for other writers; None: as long as the store does, see `__init__`. SQLite
        answers for certain: `commit_id` is not needed.
        """
        if not writes:
            return not checks or self._compare(checks, now)
        if self.read_only:
            raise _read_only()
        seconds = self._pool.timeout if timeout is None else timeout
        if self._group is not None:
            return self._group.commit(checks, writes, now, seconds)
        return bool(self._write(checks, writes, now, seconds))

    def commit_at_once(
        self, checks: Sequence[AnyCheck], writes: Sequence[Write], now: float, commit_id: str
    ) -> bool | None:
        """`commit`, but None, and nothing done, where that takes long: for other writers, the disk, a file."""
        if not writes:
            return not checks or self._compare(checks, now)
        if self._group is not None or self.read_only or _take_long(writes):
            return None
        return self._write(checks, writes, now, None)

    def commit_on(
        self,
        snapshot: SqliteSnapshot,
        seen: Mapping[EntryKey, Entry | None],
        quotas: Iterable[Quota],
        writes: Sequence[Write],
        now: float,
    ) -> bool:
        """Commit what was done on top of a snapshot, unless anything is in doubt. See `CommitsOnSnapshots`."""
        pool, connection = self._pool, snapshot.connection
        if (
            snapshot.held is None  # nothing was read
            or not connection.reusable
            or self.read_only
            or self._group is not None
            or pool.reservation is not None
            or monotonic() > pool.look_at
            or getpid() != pool.process
            or _take_long(writes)
        ):
            return False
        for entry in seen.values():
            if entry is not None and entry.expires_at is not None and entry.expires_at <= now:
                return False
        held: Sequence[bool] = ()
        try:
            held = [*map(pool.writing.acquire, AT_ONCE)]
            if not held[0] or not write_on(pool, snapshot, seen, quotas, writes, now):
                return False
            connection.commits += 1
            if connection.commits % TIDY_EVERY == 0:
                tidy(connection, now)
            return True
        except (sqlite3.Error, UnicodeEncodeError) as error:
            raise pool.failed(connection, error) from error
        finally:
            if held and held[0]:
                pool.writing.release()

    def _write(
        self, checks: Sequence[AnyCheck], writes: Sequence[Write], now: float, seconds: float | None
    ) -> bool | None:
        """Write as the one thread of this process that does. `seconds` None: at once, or None where others write."""
        pool, began = self._pool, monotonic()
        simple = pool.reservation is None and getpid() == pool.process
        lock = pool.writing if simple else pool.writers_lock()
        held: Sequence[bool] = ()
        deadline: Deadline | None = None
        try:
            held = [*map(lock.acquire, AT_ONCE)]
            if not held[0]:
                if seconds is None:
                    return None
                held = waiting = list[bool]()
                acquire_into(waiting, lock, seconds)
                if not held:
                    raise pool.in_use()
            while True:
                connection = pool.take_to_write()
                try:
                    written = write(pool, connection, checks, writes, now)
                    connection.commits += 1
                    if connection.commits % TIDY_EVERY == 0:
                        tidy(connection, now)
                except (sqlite3.Error, UnicodeEncodeError) as error:
                    raise pool.failed(connection, error) from error
                finally:
                    if connection.reusable:  # as `give` does
                        pool.idle.append(connection)
                    else:
                        pool.give(connection)
                if written is not None or seconds is None:
                    return written
                deadline = deadline or Deadline(began + seconds - monotonic())
                if not deadline.pause():
                    raise busy(pool.path)
        finally:
            if held and held[0]:
                lock.release()

    def _compare(self, checks: Sequence[AnyCheck], now: float) -> bool:
        with self.snapshot(now) as snapshot:
            return all(map(snapshot.holds, checks))

    @contextmanager
    def turn(self, tenant: str | None, now: float, timeout: float) -> Iterator[SqliteTurn]:
        """Wait at most `timeout` seconds for the turn, of all tenants (CONFLICT after that).

        Leaving it by an error, or without a commit, writes nothing.
        """
        if self.read_only:
            raise _read_only()
        deadline = Deadline(timeout)
        with self._alone(timeout):
            while True:
                with (
                    self._lent(to_write=True) as connection,
                    connection.driver,
                ):  # whose own `with` ends the transaction
                    if begin(connection):
                        connection.thread = get_ident()
                        try:
                            yield SqliteTurn(self._pool, connection, now)
                        finally:
                            connection.thread = None
                        roll_back(connection.driver)
                        return
                if not deadline.pause():
                    raise busy(self.path)

    @contextmanager
    def reserve(
        self, tenant: str | None, timeout: float, seconds: float, thread: int | None
    ) -> Iterator[SqliteReservation]:
        """Reserve the write lock for a block that runs code of the host. See `Reserves` in memory/store/protocol.py."""
        if self.read_only:
            raise _read_only()
        reservation = SqliteReservation(self._pool, thread)
        try:
            reservation.take(timeout, seconds)
            yield reservation
        finally:
            reservation.end()

    def scopes(self, tenant: str | None, *, all_tenants: bool = False) -> Iterator[Owner]:
        """The owners of a tenant that have anything, live or expired, page by page."""
        start = "" if all_tenants else statements.tenant_text(tenant)
        first, bound = start, statements.beyond(start)
        while True:
            page = self._page(first, bound)
            yield from map(statements.parse_owner, page)
            if len(page) < _PAGE:
                return
            first = page[-1] + "\0"

    def _page(self, first: str, bound: str | bytes) -> list[str]:
        with self._lent() as connection:
            found = retry_while_busy(
                lambda: connection.execute(statements.SCOPES, (first, bound, _PAGE)).fetchall(), self._pool.timeout
            )
        return [text for (text,) in found]

    def sweep(self, now: float, limit: int = 1_000) -> int:
        """Delete at most `limit` expired entries; the number deleted."""
        if self.read_only:
            raise _read_only()
        timeout = self._pool.timeout
        with self._alone(timeout), self._lent(to_write=True) as connection:
            return retry_while_busy(lambda: sweep(connection, now, limit), timeout)

    def backup(self, path: str) -> None:
        """Copy the store, of one moment, to a new file; others go on writing."""
        from latebind.memory.store.sqlite.maintenance import back_up

        with self._lent() as connection:
            back_up(connection.driver, from_root(path), self.path)

    def vacuum(self) -> None:
        """Give the disk back what deleted entries took. Others wait meanwhile."""
        if self.read_only:
            raise _read_only()
        from latebind.memory.store.sqlite.maintenance import vacuum

        with self._lent(to_write=True) as connection:
            vacuum(connection.driver, self._pool.timeout)

    @contextmanager
    def _alone(self, seconds: float) -> Iterator[None]:
        """Be the one thread of this process that writes; CONFLICT where that takes longer."""
        lock, held = self._pool.writers_lock(), list[bool]()
        try:
            acquire_into(held, lock, seconds)
            if not held:
                raise self._pool.in_use()
            yield
        finally:
            if held:
                lock.release()

    @contextmanager
    def _lent(self, *, to_write: bool = False) -> Iterator[PooledConnection]:
        connection = self._pool.take_to_write() if to_write else self._pool.take()
        try:
            yield connection
        except (sqlite3.Error, UnicodeEncodeError) as error:
            raise self._pool.failed(connection, error) from error
        finally:
            self._pool.give(connection)

    def close(self) -> None:
        """Close the file. Later operations are UNAVAILABLE."""
        self._pool.close()


def _take_long(writes: Sequence[Write]) -> bool:
    if len(writes) > _MANY:
        return True
    for each in writes:
        if isinstance(each, Put) and each.blob is not None:
            return True
    return False


def _read_only() -> LatebindError:
    return unavailable("it was opened for reading only", "remove ?mode=ro from the URL")
