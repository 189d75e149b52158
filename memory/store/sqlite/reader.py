"""Reads inside one transaction, and the snapshot that opens one when it is first asked."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from time import monotonic
from typing import Any

from latebind.memory.store.protocol import (
    NOTHING,
    AnyCheck,
    Entry,
    EntryKey,
    ListingCheck,
    Owner,
    Quota,
    Reader,
    Snapshot,
    Usage,
)
from latebind.memory.store.sqlite.connections import ConnectionPool, PooledConnection
from latebind.memory.store.sqlite.errors import unavailable
from latebind.memory.store.sqlite.statements import (
    CHUNKS,
    FILE,
    FIRST_READ,
    GONE_BY_EXPIRY,
    GONE_BY_PLACE,
    HOLD,
    KEYS,
    MARKS,
    READ,
    TOTALS,
    VALUES,
    WRITTEN,
    entry_of,
    key_range,
    owner_text,
)
from latebind.memory.store.sqlite.waiting import retry_while_busy

# Where an owner has more entries than this, the expired ones are looked for among all that have expired.
_SMALL = 1_000


class SqliteReader(Reader):
    """Reads on a connection that is in a transaction. `now` decides what has expired."""

    __slots__ = ("_now", "_pool", "connection")

    one_moment = True

    def __init__(self, pool: ConnectionPool, connection: PooledConnection, now: float) -> None:
        self._pool = pool
        self.connection = connection
        self._now = now

    def read(self, owner: Owner, key: str) -> Entry | None:
        return entry_of(self._one(READ, (owner_text(owner), key)), self._now)

    def read_many(self, entry_keys: Sequence[EntryKey]) -> list[Entry | None]:
        return [self.read(*entry_key) for entry_key in entry_keys]

    def written_at(self, owner: Owner, key: str) -> float | None:
        found = self._one(WRITTEN, (owner_text(owner), key, self._now))
        return None if found is None else float(found[0])

    def keys(self, owner: Owner, prefix: str = "", *, after: str | None = None, limit: int = 1_000) -> list[str]:
        """Live keys that start with `prefix`, in code point order, those after `after`, at most `limit`."""
        return [key for (key,) in self._each(KEYS, (*key_range(owner, prefix, after), self._now, limit))]

    def fingerprint(self, owner: Owner, prefix: str = "", *, values: bool = False) -> str:
        """A text that changes when the set of live keys does (and their values, if asked).

        Each owner's insertions and deletions are counted, so that a listing of all that it has is checked in one read, however
        large it is (7 µs, where adding up marks takes 17 ms and listing again 40 ms for 100 000 keys). Where entries
        may expire, and for a prefix, the marks of the live entries are added up: random numbers of 64 bits that an
        entry gets when it comes to life, so neither sweeping nor other prefixes make a conflict.
        """
        if values:
            return self._digest(owner, prefix)
        if not prefix:
            totals = self._one(TOTALS, (owner_text(owner),))
            if totals is not None and not totals[3]:
                return f"={totals[4]}"
        count, low, high = self._one(MARKS, (*key_range(owner, prefix), self._now))
        return f"{count} {low} {high}"

    def _digest(self, owner: Owner, prefix: str) -> str:
        from hashlib import blake2b

        digest = blake2b(digest_size=16)
        for row in self._each(VALUES, (*key_range(owner, prefix), self._now)):
            digest.update(json.dumps(row).encode())
        return digest.hexdigest()

    def usage(self, owner: Owner) -> Usage:
        """What an owner holds: its totals, which the schema's triggers keep, without what has expired."""
        place = owner_text(owner)
        totals = self._one(TOTALS, (place,))
        if totals is None:
            return Usage(0, 0, 0)
        entries, size, files, expiring, _ = totals
        if expiring:
            sql = GONE_BY_PLACE if entries <= _SMALL else GONE_BY_EXPIRY
            gone, gone_size, gone_files = self._one(sql, (place, self._now))
            return Usage(entries - gone, size - gone_size, files - gone_files)
        return Usage(entries, size, files)

    def totals(self, owner: Owner) -> Usage:
        """The same with what has expired, in one short read."""
        totals = self._one(TOTALS, (owner_text(owner),))
        return NOTHING if totals is None else Usage(*totals[:3])

    def read_blob(self, owner: Owner, key: str, digest: str) -> bytes | None:
        """A file's bytes, or None where the entry is gone or holds other content."""
        found = self._one(FILE, (owner_text(owner), key))
        if found is None:
            return None
        entry, value, expires_at, size = found
        if (expires_at is not None and expires_at <= self._now) or json.loads(value)["digest"] != digest:
            return None
        data = b"".join(chunk for (chunk,) in self._each(CHUNKS, (entry,)))
        if len(data) != size:
            raise unavailable("a file in it is damaged", "run `latebind doctor`, and restore a backup")
        return data

    def holds(self, check: AnyCheck) -> bool:
        """Whether what a transaction saw is still so. Quotas are of what is written: see `writer.perform`."""
        if isinstance(check, Quota):
            return True
        if isinstance(check, ListingCheck):
            return self.fingerprint(check.owner, check.prefix, values=check.values) == check.fingerprint
        found, seen = self.read(check.owner, check.key), check.seen
        if found is None or seen is None:
            return found is seen
        if found.value != seen.value or found.kind != seen.kind:
            return False
        return not check.with_expiry or found.expires_at == seen.expires_at

    def _one(self, sql: str, parameters: tuple[Any, ...]) -> Any:
        try:
            return self.connection.execute(sql, parameters).fetchone()
        except (sqlite3.Error, UnicodeEncodeError) as error:
            raise self._pool.failed(self.connection, error) from error

    def _each(self, sql: str, parameters: tuple[Any, ...]) -> Iterator[Any]:
        try:
            yield from self.connection.execute(sql, parameters)
        except (sqlite3.Error, UnicodeEncodeError) as error:
            raise self._pool.failed(self.connection, error) from error


class SqliteSnapshot(SqliteReader, Snapshot):
    """Reads of one moment: that of the first of them."""

    __slots__ = ("held",)

    held: (
        sqlite3.Cursor | None
    )  # a statement that keeps the read transaction open; what is begun beside it goes on from there

    # A get is a snapshot with one read. What `take`, `give` and `entry_of` do is therefore written out here: half a
    # microsecond less, of six.

    def __init__(self, pool: ConnectionPool, now: float) -> None:
        self._pool = pool
        self._now = now
        self.held = None
        if monotonic() > pool.look_at:
            pool.look()
        try:
            self.connection = pool.idle.pop()
        except IndexError:
            self.connection = pool.take()

    def close(self) -> None:
        """End the read transaction, and give the connection back."""
        try:
            if (held := self.held) is not None:
                self.held = None
                held.close()
        finally:  # an interruption comes when a call of SQLite's has ended
            if (connection := self.connection).reusable:
                self._pool.idle.append(connection)
            else:
                self._pool.give(connection)

    def read(self, owner: Owner, key: str) -> Entry | None:
        held = self.held
        try:
            if held is None:
                self.held = found = self.connection.execute(FIRST_READ, (owner_text(owner), key))
            else:
                found = self.connection.execute(READ, (owner_text(owner), key))
            row = found.fetchone()
        except (sqlite3.Error, UnicodeEncodeError) as error:
            if held is not None:
                raise self._pool.failed(self.connection, error) from error
            row = self._begin(FIRST_READ, (owner_text(owner), key)).fetchone()
        if row is None:
            return None
        kind, value, expires_at = row
        if kind is None or (expires_at is not None and expires_at <= self._now):
            return None
        return Entry(kind, value, expires_at)

    def _one(self, sql: str, parameters: tuple[Any, ...]) -> Any:
        if self.held is None:
            self._begin(HOLD)
        return super()._one(sql, parameters)

    def _each(self, sql: str, parameters: tuple[Any, ...]) -> Iterator[Any]:
        if self.held is None:
            self._begin(HOLD)
        return super()._each(sql, parameters)

    def _begin(self, sql: str, parameters: tuple[Any, ...] = ()) -> sqlite3.Cursor:
        pool = self._pool
        try:
            held = retry_while_busy(lambda: self.connection.execute(sql, parameters), pool.timeout, pool.waiting)
        except (sqlite3.Error, UnicodeEncodeError) as error:
            raise pool.failed(self.connection, error) from error
        self.held = held
        return held
