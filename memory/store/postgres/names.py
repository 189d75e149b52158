"""How tenants, owners and keys are written for PostgreSQL: as bytes that fit into an index, no two alike.

Texts reach the server as bound parameters only. The order of UTF-8's bytes is that of code points.
"""

from __future__ import annotations

from functools import lru_cache
from hashlib import blake2b, sha256
from typing import NamedTuple

from latebind.grammar.errors import fail
from latebind.memory.store.protocol import Owner, OwnerKind

_LETTERS: dict[OwnerKind, bytes] = {"app": b"a", "user": b"u", "conversation": b"c"}
_KINDS: dict[int, OwnerKind] = {letter[0]: kind for kind, letter in _LETTERS.items()}

_LONGEST_NAME = 512  # bytes of a tenant or id that stand in an index; of longer ones it has the digest
_LONGEST_HEAD = 1_000  # bytes of a key


class Place(NamedTuple):
    """Where an owner's entries are. The names are empty where `tenant` and `scope` say them."""

    tenant: bytes
    scope: bytes
    tenant_name: bytes
    scope_name: bytes


class KeyBytes(NamedTuple):
    """A key: its beginning and the digest of what follows are its place in the index, `rest` follows."""

    head: bytes
    tail: bytes
    rest: bytes


def utf8(text: str) -> bytes:
    """A text's bytes. INVALID_KEY for half of a surrogate pair, which has none."""
    try:
        return text.encode()
    except UnicodeEncodeError:
        raise fail(
            "INVALID_KEY", problem="half of a surrogate pair cannot be stored", hint="store whole characters"
        ) from None


def _named(text: str) -> tuple[bytes, bytes]:
    """A name as it stands in an index, and in full where that is not all of it."""
    name = utf8(text)
    return (b"=" + name, b"") if len(name) <= _LONGEST_NAME else (b"#" + sha256(name).digest(), name)


def tenant_bytes(tenant: str | None) -> tuple[bytes, bytes]:
    """A tenant as it stands in an index, and in full where that is not all of it."""
    return (b"", b"") if tenant is None else _named(tenant)


@lru_cache(maxsize=4_096)
def place_of(owner: Owner) -> Place:
    """Where an owner's entries are."""
    tenant, tenant_name = tenant_bytes(owner.tenant)
    scope, scope_name = _named(owner.id)
    return Place(tenant, _LETTERS[owner.kind] + scope, tenant_name, scope_name)


def owner_of(place: Place) -> Owner:
    """The owner whose place it is. Raises ValueError or LookupError where that is nobody's."""
    tenant = None if not place.tenant else (place.tenant_name or place.tenant[1:]).decode()
    return Owner(_KINDS[place.scope[0]], (place.scope_name or place.scope[2:]).decode(), tenant)


def key_bytes(key: str) -> KeyBytes:
    """A key's parts."""
    whole = utf8(key)
    if len(whole) <= _LONGEST_HEAD:
        return KeyBytes(whole, b"", b"")
    rest = whole[_LONGEST_HEAD:]
    return KeyBytes(whole[:_LONGEST_HEAD], sha256(rest).digest(), rest)


def beyond(prefix: bytes) -> bytes | None:
    """The bound above all bytes that start with `prefix`; None where there is none."""
    stripped = prefix.rstrip(b"\xff")
    return stripped[:-1] + bytes([stripped[-1] + 1]) if stripped else None


@lru_cache(maxsize=4_096)
def lock_number(*parts: bytes) -> int:
    """What an advisory lock is taken on: a number of 64 bits. Two that share one wait for each other, no more."""
    whole = b"".join([len(part).to_bytes(4, "big") + part for part in parts])
    return int.from_bytes(blake2b(whole, digest_size=8).digest(), "big", signed=True)
