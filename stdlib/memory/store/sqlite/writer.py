"""Checks and writes inside one transaction."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from threading import get_ident
from types import TracebackType
from typing import Any, Self

from latebind.interp.store import Check, Delete, ListingCheck, Put, Write
from latebind.stdlib.memory.store.sqlite import rows
from latebind.stdlib.memory.store.sqlite.connections import Connections, Link, patiently
from latebind.stdlib.memory.store.sqlite.errors import is_busy
from latebind.stdlib.memory.store.sqlite.reader import Reader
from latebind.stdlib.memory.store.sqlite.schema import roll_back

Checks = Sequence[Check | ListingCheck]

_CHUNK = 256 * 1024
TIDY_EVERY = 64  # commits of a connection
_TIDY = 200  # entries


def begin(link: Link, seconds: float) -> None:
    """Take the file's write lock; SQLITE_BUSY where other processes keep it for so long."""
    try:
        link.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as error:
        if not is_busy(error):
            raise
        patiently(lambda: link.execute("BEGIN IMMEDIATE"), seconds)


def write(connections: Connections, link: Link, checks: Checks, writes: Sequence[Write], now: float) -> bool:
    """Compare and write, in a transaction of its own. False, and nothing written, where a check does not hold."""
    if not checks and len(writes) == 1:
        sql, parameters = _statement(writes[0], now)
        if sql:
            try:
                link.execute(sql, parameters)
            except sqlite3.OperationalError as error:
                if not is_busy(error):
                    raise
                patiently(lambda: link.execute(sql, parameters), connections.timeout)
            return True
    begin(link, connections.timeout)
    try:
        if not all(map(Reader(connections, link, now).holds, checks)):
            link.execute("ROLLBACK")
            return False
        apply(link, writes, now)
        link.execute("COMMIT")
    except BaseException:
        roll_back(link.connection)
        raise
    return True


def _statement(write: Write, now: float) -> tuple[str, tuple[Any, ...]]:
    """The one statement that does a write, and its parameters. Empty where one is not enough."""
    if isinstance(write, Put):
        if write.blob is None and write.entry.kind != "file":
            return rows.PUT, rows.row_of(write, now)
    elif isinstance(write, Delete):
        return rows.DELETE, (rows.scope_text(write.scope), write.key)
    return "", ()


def apply(link: Link, writes: Iterable[Write], now: float) -> None:
    """Do the writes, in their order: those that the same statement does, one after the other, in one go."""
    current = ""
    batch: list[tuple[Any, ...]] = []
    for write in writes:
        sql, parameters = _statement(write, now)
        if batch and sql is not current:
            _run(link, current, batch)
            batch = []
        if sql:
            current = sql
            batch.append(parameters)
        elif isinstance(write, Put):
            _put_file(link, write, now)
        else:
            for clear in rows.CLEAR:
                link.execute(clear, (rows.scope_text(write.scope),))
    if batch:
        _run(link, current, batch)


def _run(link: Link, sql: str, batch: list[tuple[Any, ...]]) -> None:
    if sql is rows.PUT and len(batch) >= rows.TOGETHER:
        whole = len(batch) - len(batch) % rows.TOGETHER
        for start in range(0, whole, rows.TOGETHER):
            link.execute(rows.PUT_TOGETHER, tuple(chain.from_iterable(batch[start : start + rows.TOGETHER])))
        batch = batch[whole:]
    link.executemany(sql, batch)


def _put_file(link: Link, put: Put, now: float) -> None:
    if put.blob is None:
        raise ValueError("a file is put with its bytes")
    row = rows.row_of(put, now)
    link.execute(rows.PUT, row)
    (entry,) = link.execute(rows.ENTRY_ID, row[:2]).fetchone()
    link.executemany(rows.ADD_CHUNK, _chunks(entry, put.blob))


def _chunks(entry: int, data: bytes) -> Iterator[tuple[int, int, memoryview]]:
    view = memoryview(data)
    for part, start in enumerate(range(0, len(data), _CHUNK)):
        yield entry, part, view[start : start + _CHUNK]


def sweep(link: Link, now: float, limit: int) -> int:
    """Delete at most `limit` expired entries, those first that expired first; the number deleted."""
    if link.execute(rows.EXPIRED, (now,)).fetchone() is None:
        return 0
    return link.execute(rows.SWEEP, (now, limit)).rowcount


def tidy(link: Link, now: float) -> None:
    """After every TIDY_EVERY commits, remove what has expired: writers pay for it little by little."""
    try:
        sweep(link, now, _TIDY)
    except sqlite3.Error:
        pass  # the commit stands, and the next one will say what is wrong


class SqliteTurn(Reader):
    """The store's turn: the write lock, held. Leaving it by an error, or without a commit, writes nothing."""

    __slots__ = ("_seconds",)

    def __init__(self, connections: Connections, now: float, seconds: float) -> None:
        self._connections = connections
        self._now = now
        self._seconds = seconds

    def __enter__(self) -> Self:
        connections, until = self._connections, time.monotonic() + self._seconds
        connections.claim(self._seconds)
        try:
            link = self._link = connections.take_to_write()
            try:
                begin(link, until - time.monotonic())
            except sqlite3.Error as error:
                connections.give(link)
                raise connections.failed(link, error) from error
            link.thread = get_ident()
        except BaseException:
            connections.writing.release()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        link = self._link
        roll_back(link.connection)
        link.thread = None
        self._connections.give(link)
        self._connections.writing.release()

    def commit(self, writes: Sequence[Write]) -> None:
        """Write, and let others write again. Nothing can be read any more."""
        try:
            apply(self._link, writes, self._now)
            self._link.execute("COMMIT")
        except (sqlite3.Error, UnicodeEncodeError) as error:
            raise self._connections.failed(self._link, error) from error
