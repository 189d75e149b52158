"""Reads: each a statement of its own, of the moment in which the server carries it out; a listing is of one moment."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from latebind.memory.store.postgres import statements
from latebind.memory.store.postgres.database import Database
from latebind.memory.store.postgres.errors import unavailable
from latebind.memory.store.postgres.loan import Loan
from latebind.memory.store.postgres.names import key_bytes, place_of
from latebind.memory.store.postgres.request import prefix_range
from latebind.memory.store.postgres.wire import Parameters, Rows, Values, float8
from latebind.memory.store.protocol import NOTHING, Entry, EntryKey, Owner, Reader, Snapshot, Usage

_PAGE = 1_000
_UNKNOWN: Any = "?"  # the kind of an entry that is none


class PostgresReader(Reader):
    """Reads of one store. `now` decides what has expired."""

    __slots__ = ("_database", "_keys", "_listing", "_loan", "_now")

    one_moment = False

    def __init__(self, database: Database, now: float) -> None:
        self._database = database
        self._now = float(now)
        self._listing: tuple[Owner, str] | None = None  # that was listed, and its keys where they are few
        self._keys: list[str] = []
        self._loan: Loan | None = None  # where they are many

    def read(self, owner: Owner, key: str) -> Entry | None:
        rows = self._ask(statements.READ, self._entry(owner, key))
        return entry_of(rows[0]) if rows else None

    def read_many(self, entry_keys: Sequence[EntryKey]) -> list[Entry | None]:
        if not entry_keys:
            return []
        return [entry_of(row) for row in self._ask(statements.READ_MANY, places_of(entry_keys) | {"now": self._now})]

    def written_at(self, owner: Owner, key: str) -> float | None:
        rows = self._ask(statements.WRITTEN, self._entry(owner, key))
        return rows[0][0] if rows else None

    def keys(self, owner: Owner, prefix: str = "", *, after: str | None = None, limit: int = 1_000) -> list[str]:
        """Live keys that start with `prefix`, in code point order, those after `after`, at most `limit`."""
        if self._listing == (owner, prefix) and self._loan is None:
            return [key for key in self._keys if after is None or key > after][:limit]
        parameters = self._range(owner, prefix) | {"limit": limit}
        sql = statements.KEYS
        if after is not None:
            sql, (head, _, rest) = statements.KEYS_AFTER, key_bytes(after)
            parameters |= {"head": head, "rest": rest}
        return [_key(key) for (key,) in self._ask(sql, parameters)]

    def fingerprint(self, owner: Owner, prefix: str = "", *, values: bool = False) -> str:
        """A text that changes when the set of live keys does (and their values, if asked).

        The first page of keys comes with it. Where there are more, this reader's reads are of one moment from here on.
        """
        parameters = self._range(owner, prefix) | {"values": values, "limit": _PAGE + 1}
        if values or self._loan is not None:
            return str(self._ask(statements.FINGERPRINT, parameters)[0][0])
        fingerprint, keys = self._ask(statements.LISTING, parameters)[0]
        self._listing, self._keys = (owner, prefix), [_key(key) for key in keys]
        if len(keys) > _PAGE:
            self._loan = self._database.begin_moment()
            fingerprint = self._ask(statements.FINGERPRINT, parameters)[0][0]
        return str(fingerprint)

    def usage(self, owner: Owner) -> Usage:
        """What an owner holds: its totals, which commits keep, without what has expired."""
        tenant, scope = place_of(owner)[:2]
        rows = self._ask(statements.USAGE, {"tenant": tenant, "scope": scope, "now": self._now})
        return Usage(*rows[0]) if rows else NOTHING

    def read_blob(self, owner: Owner, key: str, digest: str) -> bytes | None:
        """A file's bytes, or None where the entry is gone or holds other content."""
        rows = self._ask(statements.FILE, self._entry(owner, key))
        if not rows or rows[0][0] is None or _digest(rows[0][0]) != digest:
            return None
        data = b"".join(chunk for _, _, chunk in rows if chunk is not None)
        if len(data) != rows[0][1]:
            raise _damaged_file()
        return data

    def _entry(self, owner: Owner, key: str) -> Values:
        """What statements about one entry are given, in their order."""
        place, parts = place_of(owner), key_bytes(key)
        return [place.tenant, place.scope, parts.head, parts.tail, float8(self._now)]

    def _range(self, owner: Owner, prefix: str) -> dict[str, Any]:
        place, (first, bound, deeper) = place_of(owner), prefix_range(prefix)
        where = {"tenant": place.tenant, "scope": place.scope, "first": first, "bound": bound, "deeper": deeper}
        return where | {"now": self._now}

    def _ask(self, sql: str, parameters: Parameters) -> Rows:
        if self._loan is not None:
            return self._database.ask_on(self._loan, sql, parameters)
        return self._database.ask(sql, parameters)

    def _end_moment(self) -> None:
        loan, self._loan = self._loan, None
        if loan is not None:
            self._database.end_moment(loan)


class PostgresSnapshot(PostgresReader, Snapshot):
    """Reads without a connection of their own, but for those of a long listing."""

    __slots__ = ()

    def close(self) -> None:
        self._end_moment()

    def __del__(self) -> None:
        if self._loan is not None:
            self._loan.abandon()


def places_of(entry_keys: Sequence[EntryKey]) -> dict[str, Any]:
    """What `READ_MANY` is given of entries."""
    places = [(*place_of(owner)[:2], *key_bytes(key)[:2]) for owner, key in entry_keys]
    tenants, scopes, heads, tails = map(list, zip(*places, strict=True))
    return {"tenants": tenants, "scopes": scopes, "heads": heads, "tails": tails}


def entry_of(row: Any) -> Entry | None:
    """The entry of a row of `READ` or `READ_MANY`."""
    kind, value, expires_at = row
    if kind is None:
        return None
    try:
        return Entry(kind, value.decode(), expires_at)
    except (
        UnicodeDecodeError,
        AttributeError,
    ):  # another hand has written it: whoever decodes it says so, with its key
        return Entry(_UNKNOWN, "", expires_at)


def _key(key: Any) -> str:
    try:
        return str(key, "utf-8")
    except (UnicodeDecodeError, TypeError):
        raise unavailable("a key in it is damaged", "run `latebind doctor`, and restore a backup") from None


def _digest(description: bytes) -> object:
    try:
        return json.loads(description)["digest"]
    except (ValueError, LookupError, TypeError):
        raise _damaged_file() from None


def _damaged_file() -> Exception:
    return unavailable("a file in it is damaged", "run `latebind doctor`, and restore a backup")
