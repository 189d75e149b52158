"""Checks and writes inside one transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

from latebind.memory.store.protocol import NOTHING, AnyCheck, Check, Delete, Entry, EntryKey, Put, Quota, Turn, Write
from latebind.memory.store.sqlite import statements
from latebind.memory.store.sqlite.connections import ConnectionPool, PooledConnection
from latebind.memory.store.sqlite.errors import is_busy
from latebind.memory.store.sqlite.reader import SqliteReader, SqliteSnapshot

Checks = Sequence[AnyCheck]

_CHUNK = 256 * 1024
TIDY_EVERY = 64  # commits of a connection
_TIDY = 200  # entries


def begin(connection: PooledConnection) -> bool:
    """Take the file's write lock. False where another process has it."""
    try:
        connection.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as error:
        if is_busy(error):
            return False
        raise
    return True


def write(
    pool: ConnectionPool, connection: PooledConnection, checks: Checks, writes: Sequence[Write], now: float
) -> bool | None:
    """Compare and write, in a transaction of its own. False, and nothing written, where a check does not hold.

    None, and nothing done, where another process is writing.
    """
    try:
        if len(writes) == 1 and (statement := _alone(checks, writes[0], now)):
            try:
                # Of one that compares, no row says that it is in doubt.
                if connection.execute(*statement).rowcount == 1 or not checks:
                    return True
            except sqlite3.IntegrityError:
                if not checks:
                    raise
        with connection.driver:  # rolls back, whatever comes, and before an interruption does
            connection.execute("BEGIN IMMEDIATE")
            held = perform(SqliteReader(pool, connection, now), connection, checks, writes, now)
            connection.execute("COMMIT" if held else "ROLLBACK")
        return held
    except sqlite3.OperationalError as error:
        if is_busy(error):
            return None
        raise


def _alone(checks: Checks, write: Write, now: float) -> tuple[str, tuple[Any, ...]] | None:
    """The one statement that does all of a commit, if there is one: what most blocks come to.

    With checks, it does nothing, or fails, where one does not hold, and where a quota is in doubt.
    """
    if not checks:
        statement = _statement(write, now)
        return statement if statement[0] else None
    if not isinstance(write, Put) or write.blob is not None or write.entry.kind == "file":
        return None
    seen: Check | None = None
    quota: Quota | None = None
    for check in checks:
        if check.owner != write.owner:
            return None
        if isinstance(check, Quota) and quota is None:
            quota = check
        elif isinstance(check, Check) and seen is None and check.seen is not None and check.key == write.key:
            seen = check
        else:
            return None
    if seen is not None:
        return statements.PUT_IF_SAME, statements.changed_row_of(write, now, seen, quota)
    assert quota is not None
    return statements.PUT_WITHIN, statements.row_of(write, now, quota)


def write_on(
    pool: ConnectionPool,
    snapshot: SqliteSnapshot,
    seen: Mapping[EntryKey, Entry | None],
    quotas: Iterable[Quota],
    writes: Sequence[Write],
    now: float,
) -> bool:
    """Write on top of what a snapshot has read. False, and nothing done, where somebody has written since or is writing,
    and where a quota is in doubt.

    SQLite itself compares: a transaction that has read cannot write once the file has changed (SQLITE_BUSY_SNAPSHOT).
    """
    connection, held = snapshot.connection, snapshot.held
    assert held is not None
    try:
        with connection.driver:  # rolls back, whatever comes, and before an interruption does
            connection.execute("BEGIN")
            held.close()  # or the log is not emptied: SQLite does not where a statement is open
            snapshot.held = None
            certain = not _grow(seen, writes)
            if not certain:
                reader = SqliteReader(pool, connection, now)
                certain = all(_certain(reader, quota, writes) for quota in quotas)
            if certain:
                apply(connection, writes, now)
            connection.execute("COMMIT" if certain else "ROLLBACK")
        return certain
    except sqlite3.OperationalError as error:
        if is_busy(error):
            return False
        raise


def _grow(seen: Mapping[EntryKey, Entry | None], writes: Iterable[Write]) -> bool:
    """Whether an owner may hold more after these writes than before."""
    for write in writes:
        if isinstance(write, Put):
            old, value = seen.get((write.owner, write.key)), write.entry.value
            if old is None or len(value) > len(old.value) or not value.isascii():
                return True
    return False


def perform(
    reader: SqliteReader, connection: PooledConnection, checks: Checks, writes: Sequence[Write], now: float
) -> bool:
    """Compare and write, in a transaction that is open. False, and nothing written, where a check does not hold."""
    if not all(map(reader.holds, checks)):
        return False
    quotas = [check for check in checks if isinstance(check, Quota)]
    if all(_certain(reader, quota, writes) for quota in quotas):
        apply(connection, writes, now)
        return True
    connection.execute("SAVEPOINT unchecked")
    apply(connection, writes, now)
    after = [reader.usage(quota.owner) for quota in quotas]
    connection.execute("ROLLBACK TO unchecked")
    connection.execute("RELEASE unchecked")
    if not all(quota.allows(held, reader.usage(quota.owner)) for quota, held in zip(quotas, after, strict=True)):
        return False
    apply(connection, writes, now)
    return True


def _certain(reader: SqliteReader, quota: Quota, writes: Sequence[Write]) -> bool:
    """Whether an owner stays within a quota even if all writes are of new entries and nothing has expired."""
    puts = [write for write in writes if isinstance(write, Put) and write.owner == quota.owner]
    if any(put.entry.kind == "file" for put in puts):
        return False
    size = sum(len(put.key) + len(put.entry.value) for put in puts)
    most = reader.totals(quota.owner).plus((len(puts), 4 * size, 0))  # a character has 4 bytes at most
    return quota.allows(most, NOTHING)


def _statement(write: Write, now: float) -> tuple[str, tuple[Any, ...]]:
    """The one statement that does a write, and its parameters. Empty where one is not enough."""
    if isinstance(write, Put):
        if write.blob is None and write.entry.kind != "file":
            return statements.PUT, statements.row_of(write, now)
    elif isinstance(write, Delete):
        return statements.DELETE, (statements.owner_text(write.owner), write.key)
    return "", ()


def apply(connection: PooledConnection, writes: Sequence[Write], now: float) -> None:
    """Do the writes, in their order: those that the same statement does, one after the other, in one go."""
    if len(writes) == 1:
        sql, parameters = _statement(writes[0], now)
        if sql:
            connection.execute(sql, parameters)
            return
    current = ""
    batch: list[tuple[Any, ...]] = []
    for write in writes:
        sql, parameters = _statement(write, now)
        if batch and sql is not current:
            _run(connection, current, batch)
            batch = []
        if sql:
            current = sql
            batch.append(parameters)
        elif isinstance(write, Put):
            _put_file(connection, write, now)
        else:
            for clear in statements.CLEAR:
                connection.execute(clear, (statements.owner_text(write.owner),))
    if batch:
        _run(connection, current, batch)


def _run(connection: PooledConnection, sql: str, batch: list[tuple[Any, ...]]) -> None:
    if sql is statements.PUT and len(batch) >= statements.TOGETHER:
        whole = len(batch) - len(batch) % statements.TOGETHER
        for start in range(0, whole, statements.TOGETHER):
            connection.execute(
                statements.PUT_TOGETHER, tuple(chain.from_iterable(batch[start : start + statements.TOGETHER]))
            )
        batch = batch[whole:]
    connection.executemany(sql, batch)


def _put_file(connection: PooledConnection, put: Put, now: float) -> None:
    if put.blob is None:
        raise ValueError("a file is put with its bytes")
    row = statements.row_of(put, now)
    connection.execute(statements.PUT, row)
    (entry,) = connection.execute(statements.ENTRY_ID, row[:2]).fetchone()
    connection.executemany(statements.ADD_CHUNK, _chunks(entry, put.blob))


def _chunks(entry: int, data: bytes) -> Iterator[tuple[int, int, memoryview]]:
    view = memoryview(data)
    for part, start in enumerate(range(0, len(data), _CHUNK)):
        yield entry, part, view[start : start + _CHUNK]


def sweep(connection: PooledConnection, now: float, limit: int) -> int:
    """Delete at most `limit` expired entries, those first that expired first; the number deleted."""
    if connection.execute(statements.EXPIRED, (now,)).fetchone() is None:
        return 0
    return connection.execute(statements.SWEEP, (now, limit)).rowcount


def tidy(connection: PooledConnection, now: float) -> None:
    """After every TIDY_EVERY commits, remove what has expired: writers pay for it little by little."""
    try:
        sweep(connection, now, _TIDY)
    except sqlite3.Error:
        pass  # the commit stands, and the next one will say what is wrong


class SqliteTurn(SqliteReader, Turn):
    """The store's turn: the write lock, held."""

    __slots__ = ()

    def commit(self, writes: Sequence[Write]) -> bool:
        """Write, and let others write again. Nothing can be read any more."""
        try:
            apply(self.connection, writes, self._now)
            self._pool.confirm(self.connection)
            self.connection.execute("COMMIT")
            self._pool.confirmed()
            return True
        except (sqlite3.Error, UnicodeEncodeError) as error:
            raise self._pool.failed(self.connection, error) from error
