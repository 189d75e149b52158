"""Every statement of the hot path, and how owners and ranges of keys are written for them.

Owners (the column `scope`), keys and values reach SQLite as bound parameters only. SQLite compares text as UTF-8 bytes,
which is the order of code points.
"""

from __future__ import annotations

import json
from typing import Any

from latebind.memory.store.protocol import Check, Entry, Owner, OwnerKind, Put, Quota

_LETTERS: dict[OwnerKind, str] = {"app": "a", "user": "u", "conversation": "c"}
_KINDS: dict[str, OwnerKind] = {letter: kind for kind, letter in _LETTERS.items()}

Range = tuple[str, str, str | bytes]


def owner_text(owner: Owner) -> str:
    """An owner as one text: the tenant with its length, the kind's letter, the id. No two owners share one.

    All owners of a tenant start alike, and no other tenant's do: see `tenant_text`.
    """
    kind, name, tenant = owner
    if tenant is None:
        return f"-{_LETTERS[kind]}{name}"
    return f"{len(tenant)}:{tenant}{_LETTERS[kind]}{name}"


def tenant_text(tenant: str | None) -> str:
    """What the texts of a tenant's owners start with, and nobody else's."""
    return "-" if tenant is None else f"{len(tenant)}:{tenant}"


def parse_owner(text: str) -> Owner:
    """The owner that `owner_text` wrote."""
    if text[0] == "-":
        return Owner(_KINDS[text[1]], text[2:], None)
    length, _, rest = text.partition(":")
    end = int(length)
    return Owner(_KINDS[rest[end]], rest[end + 1 :], rest[:end])


def beyond(prefix: str) -> str | bytes:
    """The bound above all texts that start with `prefix`. Where no text is: a blob, which sorts above every text."""
    for index in range(len(prefix) - 1, -1, -1):
        point = ord(prefix[index]) + 1
        if point <= 0x10FFFF:
            # The surrogates are no text: what follows U+D7FF is U+E000.
            return prefix[:index] + chr(0xE000 if point == 0xD800 else point)
    return b""


def key_range(owner: Owner, prefix: str, after: str | None = None) -> Range:
    """Owner, first key and bound of the keys that start with `prefix` and come after `after`."""
    first = prefix
    if after is not None and after >= prefix:
        first = after + "\0"  # nothing comes between a text and itself with U+0000
    return owner_text(owner), first, beyond(prefix)


def entry_of(row: Any, now: float) -> Entry | None:
    """The entry of a row of READ, or None where there is none or it has expired."""
    if row is None:
        return None
    kind, value, expires_at = row
    if kind is None or (expires_at is not None and expires_at <= now):
        return None
    return Entry(kind, value, expires_at)


def row_of(put: Put, now: float, quota: Quota | None = None) -> tuple[Any, ...]:
    """The parameters of PUT; with a quota, those of PUT_WITHIN."""
    owner, entry, key, blob = owner_text(put.owner), put.entry, put.key, put.blob
    value = entry.value
    size = (len(key) if key.isascii() else len(key.encode())) + (len(value) if value.isascii() else len(value.encode()))
    # Its bytes may be elsewhere: the description counts.
    files = 0 if blob is None else int(json.loads(value).get("size", len(blob)))
    row = owner, key, entry.kind, entry.expires_at, now, now, size, files
    if quota is None:
        return *row, value
    entries = ANY if quota.entries is None else quota.entries
    most = ANY if quota.bytes is None else quota.bytes
    return *row, entries, size, most, owner, entries > 0 and size <= most, value


def changed_row_of(put: Put, now: float, check: Check, quota: Quota | None) -> tuple[Any, ...]:
    """The parameters of PUT_IF_SAME. `check` is of the entry that is replaced, and has seen one."""
    owner, entry, key, seen = owner_text(put.owner), put.entry, put.key, check.seen
    assert seen is not None
    value = entry.value
    size = (len(key) if key.isascii() else len(key.encode())) + (len(value) if value.isascii() else len(value.encode()))
    most = ANY if quota is None or quota.bytes is None else quota.bytes
    return (
        *(entry.kind, entry.expires_at, now, size, value),
        *(owner, key, seen.kind, seen.value, now, not check.with_expiry, seen.expires_at),
        *(size, size, most, owner),
    )


READ = "SELECT kind, value, expires_at FROM entries WHERE scope = ? AND key = ?"

# A SELECT that has not come to its end keeps SQLite's read transaction open. The first read of a snapshot is left one
# row short of it: later reads are of the same moment, and a lone read pays for no BEGIN and COMMIT (a quarter of it).
FIRST_READ = READ + " UNION ALL SELECT NULL, NULL, NULL UNION ALL SELECT NULL, NULL, NULL"
HOLD = "SELECT 1 FROM sqlite_schema"

_ROW = "(?, ?, ?, ?, ?, ?, random(), ?, ?, ?)"
_PUT = """
    INSERT OR ROLLBACK INTO entries
        (scope, key, kind, expires_at, created_at, updated_at, born, size, file_size, value)
    VALUES {}
    ON CONFLICT (scope, key) DO UPDATE SET
        kind = excluded.kind, expires_at = excluded.expires_at, updated_at = excluded.updated_at,
        size = excluded.size, file_size = excluded.file_size, value = excluded.value,
        created_at = CASE WHEN expires_at <= excluded.updated_at THEN excluded.created_at ELSE created_at END,
        born = CASE WHEN expires_at <= excluded.updated_at THEN excluded.born ELSE born END
"""
PUT = _PUT.format(_ROW)
# Ten rows a statement take a fifth less time than ten statements; twenty take more.
TOGETHER = 10
PUT_TOGETHER = _PUT.format(", ".join([_ROW] * TOGETHER))
# The same where the owner certainly stays within a quota. Elsewhere the value is NULL, which the table refuses. (A
# SELECT with a condition would go through a temporary table.)
PUT_WITHIN = _PUT.format(
    "(?, ?, ?, ?, ?, ?, random(), ?, ?, CASE WHEN"
    " coalesce((SELECT entries < ? AND bytes + ? <= ? FROM scopes WHERE scope = ?), ?) THEN ? END)"
)
# The same where a live entry is what a transaction has seen, its owner stays within a quota for certain, and it is no
# new one. Elsewhere no row is changed.
PUT_IF_SAME = """
    UPDATE entries SET kind = ?, expires_at = ?, updated_at = ?, size = ?, file_size = 0, value = ?
    WHERE scope = ? AND key = ? AND kind = ? AND value = ? AND (expires_at IS NULL OR expires_at > ?)
        AND (? OR expires_at IS ?)
        AND (size >= ? OR coalesce((SELECT bytes + ? <= ? FROM scopes WHERE scope = ?), FALSE))
"""
ANY = 2**62  # where there is no such quota
DELETE = "DELETE FROM entries WHERE scope = ? AND key = ?"
# The totals go first: what then leaves the table finds nothing to subtract from.
CLEAR = ("DELETE FROM scopes WHERE scope = ?", "DELETE FROM entries WHERE scope = ?")
SWEEP = """
    DELETE FROM entries WHERE id IN
        (SELECT id FROM entries INDEXED BY entries_expiry WHERE expires_at <= ? ORDER BY expires_at LIMIT ?)
"""
EXPIRED = "SELECT 1 FROM entries INDEXED BY entries_expiry WHERE expires_at <= ? LIMIT 1"

WRITTEN = "SELECT updated_at FROM entries WHERE scope = ? AND key = ? AND (expires_at IS NULL OR expires_at > ?)"
ENTRY_ID = "SELECT id FROM entries WHERE scope = ? AND key = ?"
FILE = "SELECT id, value, expires_at, file_size FROM entries WHERE scope = ? AND key = ? AND kind = 'file'"
ADD_CHUNK = "INSERT INTO chunks (entry, part, data) VALUES (?, ?, ?)"
CHUNKS = "SELECT data FROM chunks WHERE entry = ? ORDER BY part"

_LIVE = "scope = ? AND key >= ? AND key < ? AND (expires_at IS NULL OR expires_at > ?)"
KEYS = f"SELECT key FROM entries INDEXED BY entries_place WHERE {_LIVE} ORDER BY key LIMIT ?"
VALUES = f"SELECT key, kind, value FROM entries INDEXED BY entries_place WHERE {_LIVE} ORDER BY key"
MARKS = f"""
    SELECT count(*), coalesce(sum(born & 4294967295), 0), coalesce(sum(born >> 32), 0)
    FROM entries INDEXED BY entries_place WHERE {_LIVE}
"""

TOTALS = "SELECT entries, bytes, file_bytes, expiring, changes FROM scopes WHERE scope = ?"
_GONE = "SELECT count(*), coalesce(sum(size), 0), coalesce(sum(file_size), 0) FROM entries INDEXED BY"
GONE_BY_PLACE = f"{_GONE} entries_place WHERE scope = ? AND expires_at <= ?"
GONE_BY_EXPIRY = f"{_GONE} entries_expiry WHERE scope = ? AND expires_at <= ?"

SCOPES = "SELECT scope FROM scopes WHERE scope >= ? AND scope < ? ORDER BY scope LIMIT ?"
