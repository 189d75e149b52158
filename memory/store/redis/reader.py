"""Reads: each is of its own moment, a listing of one. What was listed is kept until the reader ends."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from time import monotonic
from typing import Any

from latebind.grammar.errors import fail
from latebind.grammar.record import Record
from latebind.memory.store.protocol import Entry, EntryKey, Owner, Reader, Snapshot, Usage
from latebind.memory.store.redis.errors import damaged
from latebind.memory.store.redis.layout import (
    Fingerprint,
    Place,
    beyond,
    listing_digest,
    live_entry,
    place_of,
    unpack_entry,
    utf8,
)
from latebind.memory.store.redis.transport import Transport
from latebind.memory.store.redis.wire import Command

_PAGE = 1_000
_MOST_LISTINGS = 8  # attempts to list what others keep changing


class Listing(Record):
    """A page of a listing, or all of it: the counters it was read with, keys in order, with their entries if asked.

    `more` is the key from which the next page goes on, empty where there is none.
    """

    changes: str
    writes: str
    until: float
    expiring: bool
    more: bytes
    keys: list[bytes]
    parts: list[bytes]


class RedisReader(Reader):
    """Reads of one store, each allowed `seconds`. `now` decides what has expired."""

    one_moment = False

    def __init__(self, transport: Transport, now: float, seconds: float, *, spread: bool) -> None:
        self.transport = transport
        self.now = now
        self.seconds = seconds
        self.spread = spread
        self._listed: dict[tuple[Owner, str], Listing] = {}
        self._slot: int | None = None

    def place(self, owner: Owner) -> Place:
        """Where an owner's entries are. With `?spread=scope`, all that one block reads must be in one place."""
        place = place_of(owner, self.spread)
        if self.spread:
            if self._slot is None:
                self._slot = place.slot
            elif self._slot != place.slot:
                raise two_places()
        return place

    def call(self, place: Place, commands: Sequence[Command]) -> list[Any]:
        """The replies of the server of a place."""
        return self.transport.call(place.slot, commands, monotonic() + self.seconds)

    def read(self, owner: Owner, key: str) -> Entry | None:
        place = self.place(owner)
        commands = (("HGET", place.hash, b"k" + utf8(key)),)
        return live_entry(self.transport.call(place.slot, commands, monotonic() + self.seconds)[0], self.now)

    def read_many(self, entry_keys: Sequence[EntryKey]) -> list[Entry | None]:
        found: list[Entry | None] = [None] * len(entry_keys)
        by_owner: dict[Owner, list[int]] = {}
        for index, (owner, _) in enumerate(entry_keys):
            by_owner.setdefault(owner, []).append(index)
        by_slot: dict[int, list[tuple[list[int], Command]]] = {}
        for owner, indexes in by_owner.items():
            place = self.place(owner)
            command: Command = ("HMGET", place.hash, *(b"k" + utf8(entry_keys[index][1]) for index in indexes))
            by_slot.setdefault(place.slot, []).append((indexes, command))
        for slot, asked in by_slot.items():
            until = monotonic() + self.seconds
            replies = self.transport.call(slot, [command for _, command in asked], until)
            for (indexes, _), reply in zip(asked, replies, strict=True):
                if not isinstance(reply, list) or len(reply) != len(indexes):
                    raise damaged("an entry")
                for index, data in zip(indexes, reply, strict=True):
                    found[index] = live_entry(data, self.now)
        return found

    def written_at(self, owner: Owner, key: str) -> float | None:
        place = self.place(owner)
        data = self.call(place, [("HGET", place.hash, b"k" + utf8(key))])[0]
        return None if live_entry(data, self.now) is None else unpack_entry(data).written_at

    def keys(self, owner: Owner, prefix: str = "", *, after: str | None = None, limit: int = 1_000) -> list[str]:
        """Live keys that start with `prefix`, in code point order, those after `after`, at most `limit`."""
        place, start = self.place(owner), utf8(after) if after is not None else None
        listed = self._listed.get((owner, prefix))
        found: list[bytes] = []
        if listed is not None:
            found = [key for key in listed.keys if start is None or key > start][:limit]
            if not listed.more or len(found) == limit:
                return _texts(found)
            start = max(listed.more, start) if start is not None else listed.more
        while len(found) < limit:
            page = self._page(place, prefix, start)
            found += [key for key in page.keys if start is None or key > start]
            if not page.more:
                break
            start = page.more
        return _texts(found[:limit])

    def fingerprint(self, owner: Owner, prefix: str = "", *, values: bool = False) -> str:
        """A text that changes when the set of live keys does (and their values, if asked).

        Keys that come and go are counted for each owner. Where the count has changed, or something expires, a commit
        lists again and compares what is listed: so here all is listed, unless the count says everything.
        """
        listed = self.listing(owner, prefix, values=values)
        self._listed[owner, prefix] = listed
        return str(fingerprint_of(listed, whole=not prefix and not values))

    def listing(self, owner: Owner, prefix: str, *, values: bool = False) -> Listing:
        """All keys of one moment; of all that an owner has, the first page, where none expires."""
        place = self.place(owner)
        for _ in range(_MOST_LISTINGS):
            first = self._page(place, prefix, None, values=values)
            if not first.more or (not prefix and not values and not first.expiring):
                return first
            keys, parts, until, page = list(first.keys), list(first.parts), first.until, first
            while page.more and page.changes == first.changes and (not values or page.writes == first.writes):
                page = self._page(place, prefix, page.more, values=values)
                keys += page.keys
                parts += page.parts
                until = min(until, page.until)
            if page.changes == first.changes and (not values or page.writes == first.writes):
                return first.replace(keys=keys, parts=parts, until=until, more=b"")
        raise fail("CONFLICT", problem="other writers kept changing what is listed")

    def _page(self, place: Place, prefix: str, after: bytes | None, *, values: bool = False) -> Listing:
        text = utf8(prefix)
        start = b"[" + text if after is None or after < text else b"(" + after
        arguments = (repr(self.now), text, start, beyond(text), _PAGE, int(values))
        until = monotonic() + self.seconds
        reply = self.transport.run("list", place.slot, [place.hash], arguments, until)
        try:
            changes, writes, expiring, earliest, more, parts = reply
            step = 2 if values else 1
            pairs = sorted(tuple(parts[index : index + step]) for index in range(0, len(parts), step))
            flat = [part for pair in pairs for part in pair]
            return Listing(
                changes.decode(),
                writes.decode(),
                float(earliest),
                bool(expiring),
                more,
                [pair[0] for pair in pairs],
                _compared(flat) if values else flat,
            )
        except (TypeError, ValueError, AttributeError):
            raise damaged("a listing") from None

    def usage(self, owner: Owner) -> Usage:
        """What an owner holds, without what has expired."""
        place, gone, known = self.place(owner), [0, 0, 0], 0
        while True:
            until = monotonic() + self.seconds
            reply = self.transport.run("usage", place.slot, [place.hash], (repr(self.now), known), until)
            try:
                entries, size, files, *expired, more = map(int, reply)
                gone = [before + part for before, part in zip(gone, expired, strict=True)]
            except (TypeError, ValueError):
                raise damaged("the totals of a scope") from None
            known += expired[0]
            if not more:
                return Usage(entries - gone[0], size - gone[1], files - gone[2])

    def read_blob(self, owner: Owner, key: str, digest: str) -> bytes | None:
        """A file's bytes, or None where the entry is gone or holds other content."""
        place = self.place(owner)
        data = self.call(place, [("HGET", place.hash, b"k" + utf8(key))])[0]
        entry = live_entry(data, self.now)
        if entry is None or entry.kind != "file" or json.loads(entry.value)["digest"] != digest:
            return None
        blob = self.call(place, [("GET", place.start + b"b" + unpack_entry(data).blob)])[0]
        if blob is not None and not isinstance(blob, bytes):
            raise damaged("a file")
        return blob


class RedisSnapshot(RedisReader, Snapshot):
    """Reads until it is closed: nothing is held on the server."""

    def close(self) -> None:
        """Nothing is held."""


def two_places() -> Exception:
    """What ends a block that uses two scopes, where each may be on another server."""
    return fail(
        "CONFLICT",
        problem="this block uses the memories of two scopes, and each is on a server of its own",
        hint="use one of them in a block, or open the store without ?spread=scope",
        passing=False,
    )


def fingerprint_of(listed: Listing, *, whole: bool) -> Fingerprint:
    """What a listing is compared by. `whole`: it is of all that an owner has, so the counter says whether it changed."""
    counted = whole and not listed.expiring
    until = "inf" if listed.until == math.inf else repr(listed.until)
    return Fingerprint(listed.changes, listed.writes, until, "" if counted else listing_digest(listed.parts))


def _compared(parts: list[bytes]) -> list[bytes]:
    """Keys and entries, without when they were written and when they expire."""
    found: list[bytes] = []
    for index in range(0, len(parts), 2):
        entry = unpack_entry(parts[index + 1]).entry
        found += [parts[index], entry.kind.encode(), entry.value.encode()]
    return found


def _texts(keys: list[bytes]) -> list[str]:
    try:
        return [key.decode() for key in keys]
    except (UnicodeDecodeError, AttributeError):
        raise damaged("a key") from None
