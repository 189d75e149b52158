"""How a store is kept on Redis: what its keys are called, and what stands in them. The files of `lua` read the same.

    lb{T}h<scope>   a hash: the entries of a scope and its totals
    lb{T}x<scope>   a sorted set: its keys in order, where it has many; lb{T}e<scope>: those that expire, by when
    lb{T}f<scope>   a set: the names of its blobs; lb{T}b<name>: one of them
    lb{T}r          a sorted set: the scopes, by their earliest expiry
    lb{T}c<minute>  a hash: what became of the commits of a minute
    lb{T}t          the turn: the token of who has it
    lb:t<0..63>     sets: all T there are

T is the tenant, percent-encoded, so that all of a tenant is in one slot of a cluster. With `?spread=scope` the scope of
a user or a conversation is a part of T. A scope is a letter for its kind, and the id.
"""

from __future__ import annotations

import binascii
import math
import struct
from collections.abc import Sequence
from functools import lru_cache
from hashlib import blake2b
from typing import Any, NamedTuple
from urllib.parse import quote, unquote
from zlib import crc32

from latebind.grammar.errors import fail
from latebind.memory.store.protocol import Entry, EntryKind, Owner, OwnerKind
from latebind.memory.store.redis.errors import damaged

BUCKETS = 64
_LONG = 64  # bytes of a value above which it has a digest
_HEADER = struct.Struct("<cdd")
_DIGEST = 16

_LETTERS: dict[OwnerKind, str] = {"app": "a", "user": "u", "conversation": "c"}
_OWNER_KINDS: dict[str, OwnerKind] = {letter: kind for kind, letter in _LETTERS.items()}
_KINDS: dict[EntryKind, bytes] = {"string": b"s", "number": b"n", "boolean": b"b", "json": b"j", "file": b"f"}
# What an entry's first byte says: its kind, and where its text begins.
_FORMS: dict[bytes, tuple[EntryKind, int]] = {
    form: (kind, _HEADER.size + _DIGEST * (form.isupper() + (kind == "file")))
    for kind, letter in _KINDS.items()
    for form in (letter, letter.upper())
}
_UNKNOWN: Any = "?"  # the kind of an entry that another hand has damaged: whoever decodes it says so, with its key


def utf8(text: str) -> bytes:
    """A text as it is stored; INVALID_KEY where it is none."""
    try:
        return text.encode()
    except UnicodeEncodeError:
        problem = "half of a surrogate pair cannot be stored"
        raise fail("INVALID_KEY", problem=problem, hint="store whole characters") from None


class Place(NamedTuple):
    """Where a scope is: its slot, what all keys of its slot start with, and its hash."""

    slot: int
    start: bytes
    hash: bytes


@lru_cache(4096)
def tag_of(owner: Owner, *, spread: bool) -> str:
    """T, of an owner."""
    tag = tenant_tag(owner.tenant)
    if spread and owner.kind != "app":
        tag += f"/{_LETTERS[owner.kind]}{quote(utf8(owner.id), safe='')}"
    return tag


def tenant_tag(tenant: str | None) -> str:
    """T, of a tenant."""
    return "-" if tenant is None else "=" + quote(utf8(tenant), safe="")


def tenant_of(tag: str) -> str | None:
    """The tenant of a T."""
    tenant = tag.partition("/")[0]
    return None if tenant == "-" else unquote(tenant[1:])


@lru_cache(4096)
def slot_of(tag: str) -> int:
    """The slot of a cluster that has the keys with this T."""
    return binascii.crc_hqx(tag.encode(), 0) % 16_384


@lru_cache(4096)
def place_of(owner: Owner, spread: bool) -> Place:
    """Where an owner's entries are."""
    tag = tag_of(owner, spread=spread)
    return place_in(tag, scope_of(owner))


def scope_of(owner: Owner) -> bytes:
    """What an owner's scope is called beside its tenant's others."""
    return _LETTERS[owner.kind].encode() + utf8(owner.id)


def place_in(tag: str, scope: bytes) -> Place:
    """Where a scope's entries are."""
    start = f"lb{{{tag}}}".encode()
    return Place(slot_of(tag), start, start + b"h" + scope)


def owner_in(tag: str, scope: bytes) -> Owner:
    """The owner of a scope."""
    try:
        text = scope.decode()
        return Owner(_OWNER_KINDS[text[0]], text[1:], tenant_of(tag))
    except (ValueError, LookupError):
        raise damaged("the list of scopes") from None


def bucket_of(tag: str) -> bytes:
    """The set that lists a T."""
    return b"lb:t%d" % (crc32(tag.encode()) % BUCKETS)


def letter_of(kind: EntryKind) -> str:
    """What a kind is written as."""
    return _KINDS.get(kind, b"?").decode()


# entries


def digest_of(value: bytes) -> bytes:
    """What stands for a long value where values are compared."""
    return blake2b(value, digest_size=_DIGEST).digest()


def pack_entry(entry: Entry, now: float, blob: bytes = b"") -> bytes:
    """An entry as it is stored. `blob` names the bytes of a file."""
    value = utf8(entry.value)
    kind, digest = _KINDS.get(entry.kind, b"?"), b""
    if len(value) > _LONG:
        kind, digest = kind.upper(), digest_of(value)
    return _HEADER.pack(kind, math.inf if entry.expires_at is None else entry.expires_at, now) + digest + blob + value


class Stored(NamedTuple):
    """An entry that was read: what it is, when it was written, the name of its blob."""

    entry: Entry
    written_at: float
    blob: bytes


def unpack_entry(data: object) -> Stored:
    """The entry that `pack_entry` packed; one of no known kind, where another hand has written something else."""
    return Stored(*_unpacked(data))


def _unpacked(data: object) -> tuple[Entry, float, bytes]:
    """The same, as it is."""
    if not isinstance(data, bytes):
        raise damaged("an entry")
    try:
        header: tuple[bytes, float, float] = _HEADER.unpack_from(data)
        letter, expires_at, written_at = header
        kind, at = _FORMS[letter] if letter in _FORMS else (_UNKNOWN, _HEADER.size)
        blob = data[at - _DIGEST : at] if kind == "file" else b""
        return Entry(kind, data[at:].decode(), None if expires_at == math.inf else expires_at), written_at, blob
    except (struct.error, UnicodeDecodeError):
        return Entry(_UNKNOWN, ""), 0.0, b""


def live_entry(data: object, now: float) -> Entry | None:
    """The entry in a field of a scope's hash, None where there is none, or it has expired."""
    if data is None:
        return None
    entry = _unpacked(data)[0]
    return entry if entry.expires_at is None or entry.expires_at > now else None


# listings


class Fingerprint(NamedTuple):
    """What a listing saw: counters of changed keys and of writes, until when that holds, and what it listed.

    `digest` is empty where the keys were not listed: then the counter alone says whether they changed.
    """

    changes: str
    writes: str
    until: str
    digest: str

    def __str__(self) -> str:
        return ";".join(self)


def parse_fingerprint(text: str) -> Fingerprint:
    """The fingerprint that a text is; one of no listing, where it is none."""
    parts = text.split(";")
    try:
        if len(parts) == 4 and all(math.isfinite(float(part)) for part in parts[:2]) and float(parts[2]) >= 0:
            return Fingerprint(*parts)
    except ValueError:
        pass
    return Fingerprint("-1", "-1", "0", "none")


def listing_digest(listed: Sequence[bytes]) -> str:
    """What tells listings apart: of keys, or of keys and their entries."""
    digest = blake2b(digest_size=16)
    for part in listed:
        digest.update(b"%d:" % len(part))
        digest.update(part)
    return digest.hexdigest()


def beyond(prefix: bytes) -> bytes:
    """The end of the range of a sorted set's members that start with `prefix`."""
    for index in range(len(prefix) - 1, -1, -1):
        if prefix[index] < 0xFF:
            return b"(" + prefix[:index] + bytes([prefix[index] + 1])
    return b"+"
