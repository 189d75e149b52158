"""Which tenants there are, which scopes they have, and sweeping what has expired."""

from __future__ import annotations

import binascii
from collections.abc import Callable, Iterator
from time import monotonic
from typing import Any

from latebind.memory.store.protocol import Owner
from latebind.memory.store.redis.errors import damaged
from latebind.memory.store.redis.layout import (
    BUCKETS,
    bucket_of,
    owner_in,
    place_in,
    scope_of,
    slot_of,
    tenant_of,
    tenant_tag,
)
from latebind.memory.store.redis.transport import Transport
from latebind.memory.store.redis.wire import Command

_PAGE = 1_000
_MOST_KNOWN = 100_000  # tenants that are remembered as registered


class Registry:
    """The lists of one store. `seconds` is how long one call of it may take."""

    def __init__(self, transport: Transport, seconds: float) -> None:
        self._transport = transport
        self._seconds = seconds
        self._known: set[str] = set()

    def register(self, tag: str) -> None:
        """List a T before its first commit, so that none is forgotten."""
        if tag in self._known:
            return
        bucket = bucket_of(tag)
        self._transport.call(_slot(bucket), [("SADD", bucket, tag)], monotonic() + self._seconds)
        if len(self._known) >= _MOST_KNOWN:
            self._known.clear()
        self._known.add(tag)

    def tags(self) -> Iterator[str]:
        """All T there are, each once."""
        for number in range(BUCKETS):
            bucket = b"lb:t%d" % number
            for tag in self._each("SSCAN", bucket, _slot(bucket), lambda found: found):
                yield _text(tag)

    def scopes(self, tag: str) -> Iterator[bytes]:
        """The scopes of a T, each once."""
        return self._each("ZSCAN", f"lb{{{tag}}}r".encode(), slot_of(tag), lambda found: found[::2])

    def _each(self, command: str, key: bytes, slot: int, members: Callable[[list[Any]], list[Any]]) -> Iterator[bytes]:
        cursor, seen = b"0", set[bytes]()
        while True:
            until = monotonic() + self._seconds
            reply = self._transport.call(slot, [(command, key, cursor, "COUNT", _PAGE)], until)[0]
            try:
                cursor, found = reply
                page = dict.fromkeys(members(found))
            except (TypeError, ValueError):
                raise damaged("the list of scopes") from None
            yield from (member for member in page if member not in seen)
            if cursor == b"0":
                return
            seen.update(page)

    def owners(self, tenant: str | None, *, all_tenants: bool, spread: bool) -> Iterator[Owner]:
        """The owners of a tenant, or of all."""
        if not all_tenants and not spread:
            tag = tenant_tag(tenant)
            yield from (owner_in(tag, scope) for scope in self.scopes(tag))
            return
        for tag in self.tags():
            if all_tenants or tenant_of(tag) == tenant:
                yield from (owner_in(tag, scope) for scope in self.scopes(tag))

    def sweep(self, now: float, limit: int) -> int:
        """Delete at most so many expired entries; how many."""
        removed = 0
        for tags in _pages(self.tags()):
            for tag in self._due(tags, now):
                while removed < limit:
                    swept, found = self._sweep_scopes(tag, now, limit - removed)
                    removed += swept
                    if not found:
                        break
                if removed >= limit:
                    return removed
        return removed

    def _due(self, tags: list[str], now: float) -> Iterator[str]:
        """Those T that have a scope in which something has expired."""
        asked = self._ask_each(tags, lambda scopes: ("ZCOUNT", scopes, "-inf", repr(float(now))))
        return (tag for tag, count in asked if count)

    def tenants_with(self, owner: Owner) -> Iterator[str | None]:
        """The tenants of which each has anything for such an owner as this one, of whichever tenant."""
        scope = scope_of(owner)
        for tags in _pages(self.tags()):
            asked = self._ask_each(tags, lambda scopes: ("ZSCORE", scopes, scope))
            yield from (tenant_of(tag) for tag, score in asked if score is not None)

    def _ask_each(self, tags: list[str], command: Callable[[bytes], Command]) -> Iterator[tuple[str, Any]]:
        """Each T, and the reply to a command about the list of its scopes: those of one slot are asked together."""
        by_slot: dict[int, list[str]] = {}
        one = self._transport.address.kind != "cluster"
        for tag in tags:
            by_slot.setdefault(0 if one else slot_of(tag), []).append(tag)
        for slot, together in by_slot.items():
            commands = [command(f"lb{{{tag}}}r".encode()) for tag in together]
            replies = self._transport.call(slot, commands, monotonic() + self._seconds)
            yield from zip(together, replies, strict=True)

    def _sweep_scopes(self, tag: str, now: float, limit: int) -> tuple[int, int]:
        """How many were deleted, and in how many scopes something had expired."""
        registry, slot = f"lb{{{tag}}}r".encode(), slot_of(tag)
        range_of: Command = ("ZRANGEBYSCORE", registry, "-inf", repr(float(now)), "LIMIT", 0, 100)
        scopes = self._transport.call(slot, [range_of], monotonic() + self._seconds)[0]
        if not isinstance(scopes, list) or not all(isinstance(scope, bytes) for scope in scopes):
            raise damaged("the list of scopes")
        removed = 0
        for scope in scopes:
            keys = [registry, place_in(tag, scope).hash]
            until = monotonic() + self._seconds
            while removed < limit:
                count = min(limit - removed, _PAGE)
                swept = self._transport.run("sweep", slot, keys, [repr(float(now)), count], until)
                if not isinstance(swept, int):
                    raise damaged("a scope")
                removed += swept
                if swept < count:
                    break
        return removed, len(scopes)


def _slot(key: bytes) -> int:
    return binascii.crc_hqx(key, 0) % 16_384


def _pages(tags: Iterator[str]) -> Iterator[list[str]]:
    page: list[str] = []
    for tag in tags:
        page.append(tag)
        if len(page) == _PAGE:
            yield page
            page = []
    if page:
        yield page


def _text(tag: bytes) -> str:
    try:
        return tag.decode()
    except (UnicodeDecodeError, AttributeError):
        raise damaged("the list of tenants") from None
