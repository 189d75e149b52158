"""What the owner of a store does with it from outside of scripts: look, count, erase, move, back up.

`runtime.admin(tenant=…)` makes one. These are the host's own data: neither policies nor access apply.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from latebind.grammar.errors import MemoryApiError, fail
from latebind.interp.convert import type_name
from latebind.interp.text import finite
from latebind.memory.bookkeeping import is_data, kept_beside
from latebind.memory.codec import KINDS, TYPES, decode, json_text
from latebind.memory.store.protocol import LONGEST_ID, BacksUp, Clear, Delete, Entry, Owner, Put, Store, Usage, Write

PAGE = 500
PAGE_BYTES = 16 * 1024 * 1024  # of values and files
SCOPES = ("app", "user", "conversation")


@dataclass(frozen=True, slots=True)
class Admin:
    """One tenant's data in a store; without tenants, all of it. `clock` gives seconds since the epoch."""

    store: Store
    clock: Callable[[], float]
    tenant: str | None = None

    def scopes(self) -> list[Owner]:
        """Whose data there is, expired or not."""
        return list(filter(is_data, self.store.scopes(self.tenant)))

    def sizes(self) -> dict[Owner, Usage]:
        """How much each owner has."""
        found: dict[Owner, Usage] = {}
        for owner in self.scopes():
            with self.store.snapshot(self.clock()) as snapshot:
                found[owner] = snapshot.usage(owner)
        return found

    def usage(self) -> dict[str, int]:
        """How much there is in all: `entries`, `bytes` of keys and values, `file_bytes`."""
        sizes = self.sizes().values()
        return {
            "entries": sum(size.entries for size in sizes),
            "bytes": sum(size.bytes for size in sizes),
            "file_bytes": sum(size.file_bytes for size in sizes),
        }

    def entry(self, owner: Owner, key: str) -> Entry | None:
        """What is stored under a key."""
        _check(key)
        with self.store.snapshot(self.clock()) as snapshot:
            return snapshot.read(owner, key)

    def written_at(self, owner: Owner, key: str) -> float | None:
        """When a key was written last, in seconds since the epoch; None where there is nothing."""
        _check(key)
        with self.store.snapshot(self.clock()) as snapshot:
            return snapshot.written_at(owner, key)

    def entries(self, owner: Owner, prefix: str = "") -> Iterator[tuple[str, Entry]]:
        """The keys that start with `prefix`, in order, with what they hold. Each page is of one moment."""
        after: str | None = None
        while True:
            with self.store.snapshot(self.clock()) as snapshot:
                keys = snapshot.keys(owner, prefix, after=after, limit=PAGE)
                found = snapshot.read_many([(owner, key) for key in keys])
                page = [(key, entry) for key, entry in zip(keys, found, strict=True) if entry is not None]
            yield from page
            if len(keys) < PAGE:
                return
            after = keys[-1]

    def delete(self, owner: Owner, keys: str | Iterable[str]) -> int:
        """Delete a key, or several, in pages; how many there were."""
        wanted, deleted = [keys] if isinstance(keys, str) else list(dict.fromkeys(keys)), 0
        for key in wanted:
            _check(key)
        for start in range(0, len(wanted), PAGE):
            page = wanted[start : start + PAGE]
            with self.store.snapshot(self.clock()) as snapshot:
                entries = snapshot.read_many([(owner, key) for key in page])
            found = [key for key, entry in zip(page, entries, strict=True) if entry is not None]
            self._write([Delete(owner, key) for key in found])
            deleted += len(found)
        return deleted

    def clear(self, owner: Owner) -> int:
        """Delete all that an owner has; how many entries there were."""
        with self.store.snapshot(self.clock()) as snapshot:
            count = snapshot.usage(owner).entries
        beside = kept_beside(owner)
        self._write([Clear(owner)] if beside is None else [Clear(owner), Clear(beside)])
        return count

    def erase(self, *, user: str) -> int:
        """Delete all of a user's variables; how many there were."""
        return self.clear(Owner("user", user, self.tenant))

    def sweep(self) -> int:
        """Delete what has expired; how many entries that were."""
        total = 0
        while swept := self.store.sweep(self.clock()):
            total += swept
        return total

    def export(self, *, on_damaged: Callable[[Owner, str], object] | None = None) -> Iterator[dict[str, Any]]:
        """All entries as plain data, one record each; a file with its content as base64.

        An entry that somebody else has damaged is UNAVAILABLE; with `on_damaged`, that is told and the entry left out.
        """
        for owner in self.scopes():
            for key, entry in self.entries(owner):
                try:
                    value = decode(entry, key)
                except MemoryApiError:
                    if on_damaged is None:
                        raise
                    on_damaged(owner, key)
                    continue
                record = {"scope": owner.kind, "id": owner.id, "key": key, "kind": entry.kind, "value": value}
                if entry.expires_at is not None:
                    record["expiresAt"] = entry.expires_at
                if entry.kind == "file":
                    with self.store.snapshot(self.clock()) as snapshot:
                        blob = snapshot.read_blob(owner, key, value["digest"])
                    if blob is None:  # replaced or deleted meanwhile
                        continue
                    record["content"] = base64.b64encode(blob).decode()
                yield record

    def digest(self) -> tuple[int, str]:
        """How many entries there are, and a digest of all of them: the same where another store holds the same.

        Keys, values, expiries and the content of files count; neither the order nor the kind of store does.
        """
        count = total = 0
        for record in self.export():
            text = json.dumps(record, sort_keys=True, separators=(",", ":"))
            total += int.from_bytes(hashlib.sha256(text.encode()).digest(), "big")
            count += 1
        return count, f"{total % 2**256:064x}"

    def import_(
        self,
        records: Iterable[Mapping[str, Any]],
        *,
        first: int = 1,
        on_page: Callable[[int], object] | None = None,
    ) -> int:
        """Store what `export` gave, replacing what is there; how many entries. Expired ones are left out.

        Written in pages, which are read again: IMPORT_DIFFERS where one is not stored as it was given. Where one fails,
        those before it stay, and importing again does no harm. To go on instead,
        skip what is stored and say the number of the `first` record; `on_page` is told that of the last one stored.
        """
        now, total = self.clock(), 0
        for page in _pages(records, first, self.tenant):
            alive = [put for _, put in page if put.entry.expires_at is None or put.entry.expires_at > now]
            self._write(alive)
            self._compare(alive, now, page[0][0])
            total += len(alive)
            if on_page is not None:
                on_page(page[-1][0])
        return total

    def _compare(self, puts: Iterable[Put], now: float, first: int) -> None:
        """Raise IMPORT_DIFFERS where the store does not hold what was put."""
        last = {(put.owner, put.key): put for put in puts}
        with self.store.snapshot(now) as snapshot:
            found = snapshot.read_many(list(last))
            for put, entry in zip(last.values(), found, strict=True):
                held = entry is not None and _is_same(entry, put.entry)
                if held and put.blob is not None:
                    digest = json.loads(put.entry.value)["digest"]
                    held = snapshot.read_blob(put.owner, put.key, digest) == put.blob
                if not held:
                    raise fail("IMPORT_DIFFERS", key=put.key, first=first)

    def backup(self, path: str) -> None:
        """Copy the whole store to a new file, all tenants, while others go on using it. NO_BACKUP where it cannot."""
        if not isinstance(self.store, BacksUp):
            raise fail("NO_BACKUP")
        self.store.backup(path)

    def _write(self, writes: list[Any]) -> None:
        if writes:
            typed: list[Write] = writes
            self.store.commit([], typed, self.clock(), os.urandom(12).hex())


def _check(key: str) -> None:
    """INVALID_KEY for an empty key; one that is longer than scripts may use can have been imported."""
    if not key:
        raise fail("INVALID_KEY", problem="a key must not be empty")


def _is_same(entry: Entry, other: Entry) -> bool:
    """Whether two entries are alike; of files the digest counts, as a store may add where it keeps the content."""
    if (entry.kind, entry.expires_at) != (other.kind, other.expires_at):
        return False
    if entry.kind == "file":
        return bool(json.loads(entry.value)["digest"] == json.loads(other.value)["digest"])
    return entry.value == other.value


def _pages(records: Iterable[Mapping[str, Any]], first: int, tenant: str | None) -> Iterator[list[tuple[int, Put]]]:
    """Numbered writes, so many together as are soon written and fit into memory."""
    page: list[tuple[int, Put]] = []
    size = 0
    for number, record in enumerate(records, first):
        put = _put(record, number, tenant)
        page.append((number, put))
        size += len(put.blob or "") + len(put.entry.value)
        if len(page) == PAGE or size > PAGE_BYTES:
            yield page
            page, size = [], 0
    if page:
        yield page


def _put(record: Mapping[str, Any], number: int, tenant: str | None) -> Put:
    def bad(problem: str) -> Exception:
        return fail("BAD_RECORD", number=number, problem=problem)

    if not isinstance(record, Mapping):
        raise bad(f"expected an object, found {type_name(record)}")
    kind: Any = record.get("kind")
    name, key = record.get("scope"), record.get("key")
    if kind not in [*TYPES]:  # it may be a list, which has no hash
        raise bad(f"`kind` must be one of {', '.join(TYPES)}")
    if name not in SCOPES:
        raise bad(f"`scope` must be one of {', '.join(SCOPES)}")
    if not isinstance(key, str) or not key:
        raise bad("`key` must be text")
    owner = record.get("id", "")
    if not isinstance(owner, str) or (name == "app") == bool(owner):
        raise bad("`id` must name the user or the conversation")
    if len(owner.encode(errors="replace")) > LONGEST_ID:
        raise bad(f"`id` may have {LONGEST_ID} bytes as UTF-8 at most")
    expires_at: Any = record.get("expiresAt")
    if expires_at is not None:
        if type(expires_at) not in (int, float) or not finite(expires_at):
            raise bad("`expiresAt` must be seconds since 1970")
        expires_at = float(expires_at)
    value: Any = record.get("value")
    if type(value) not in TYPES[kind]:
        raise bad(f"`value` must be a {kind}, found {type_name(value)}")
    blob = None
    if kind == "file":
        try:
            blob = base64.b64decode(record.get("content", ""), validate=True)
        except (binascii.Error, TypeError, ValueError):
            raise bad("`content` must be base64") from None
        if hashlib.sha256(blob).hexdigest() != value.get("digest") or len(blob) != value.get("size"):
            raise bad("`content` is not what `value` describes")
        value = {part: value[part] for part in ("mime", "size", "digest") if part in value}  # not where it was kept
    try:
        entry = Entry(kind, json_text(value), expires_at)
        for text in (owner, key, entry.value):
            text.encode()
        decode(entry, key, wholly=True)
    except UnicodeEncodeError:
        raise bad("half of a surrogate pair is no text") from None
    except (ValueError, RecursionError):
        raise bad("`value` must be what JSON can hold") from None
    except MemoryApiError:
        raise bad(f"`value` is not what {KINDS[kind]} is stored as") from None
    return Put(Owner(name, owner, tenant), key, entry, blob)
