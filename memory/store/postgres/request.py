"""A commit as the server gets it: its locks, and the checks and writes as columns of arrays.

`schema.sql` says what the rows mean. What is written several times is written once, as it is at the end.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Sequence
from functools import lru_cache
from random import getrandbits
from typing import Any, NamedTuple

from latebind.memory.store.lone import lone
from latebind.memory.store.postgres.names import Place, beyond, key_bytes, lock_number, place_of, utf8
from latebind.memory.store.postgres.statements import APPLY, PUT
from latebind.memory.store.postgres.wire import Parameters, Values, float8, int4, int8
from latebind.memory.store.protocol import AnyCheck, Clear, Delete, ListingCheck, Owner, Put, Quota, Write

_CHUNK = 256 * 1024
_MOST_LOCKS = 100  # of one commit; one that would take more locks its tenants as a whole
_NEVER = -1.0  # the expiry of what does not expire
_REMEMBERED = 60  # minutes; an id that is older is refused
_EPOCH = 946_684_800_000_000  # of the server's timestamps, in microseconds since 1970
_NO_BOUNDS = b"-1,-1,-1"

Row = tuple[Any, ...]
Locks = Sequence[tuple[int, bool]]  # numbers, in the order in which they are taken, and whether each is for one alone

# op, tenant, scope, head, tail, kind, value, number, a, b, c, rest, file, owner
_COLUMNS = ("op", "tenant", "scope", "head", "tail", "kind", "value", "number", "a", "b", "c", "rest", "file", "owner")


def tenant_lock(schema: str, tenant: bytes) -> int:
    """What is locked of a tenant: shared by those who write, alone by who takes or ends its turn."""
    return lock_number(schema.encode(), tenant)


class Request(NamedTuple):
    """A commit, but for its time and id: a statement, what it is given, the tenants that it is about, and its locks."""

    sql: str
    given: dict[str, Any] | Values  # those of `put` as the server reads them
    tenants: list[bytes]
    locks: Locks

    def parameters(self, commit_id: bytes, minute: int, now: float, wait: int, sync: str, nonce: bytes) -> Parameters:
        """What the server is given for one attempt."""
        given = self.given
        if isinstance(given, list):
            return [commit_id, _latest(minute), float8(now), int4(wait), sync.encode(), *given]
        attempt = {"id": commit_id, "minute": minute, "now": now, "wait": wait, "sync": sync, "nonce": nonce}
        return given | attempt


@lru_cache(maxsize=8)
def _latest(minute: int) -> bytes:
    """When an id of that minute is too old: the server counts microseconds since 2000."""
    return int8((minute + _REMEMBERED) * 60_000_000 - _EPOCH)


class _Slot(NamedTuple):
    """Where an entry is, as `put` is given it."""

    tenants: list[bytes]
    locks: Locks
    values: Values  # of the locks, the place and the key
    size: int  # of the key


@lru_cache(maxsize=1_024)
def _slot_of(schema: str, owner: Owner, key: str) -> _Slot | None:
    """None where a name or the key does not stand in an index as it is."""
    name, place, (head, tail, _) = schema.encode(), place_of(owner), key_bytes(key)
    if place.tenant_name or place.scope_name or tail:
        return None
    locks = (
        (lock_number(name, place.tenant), False),
        (lock_number(name, place.tenant, place.scope), False),
        (lock_number(name, place.tenant, place.scope, head, tail), True),
    )
    values: Values = [*(int8(number) for number, _ in locks), place.tenant, place.scope, head]
    return _Slot([place.tenant], locks, values, len(head))


@lru_cache(maxsize=64)
def _bounds(entries: int | None, size: int | None, file_size: int | None) -> bytes:
    return b"%d,%d,%d" % (_bound(entries), _bound(size), _bound(file_size))


def single(schema: str, checks: Sequence[AnyCheck], writes: Sequence[Write]) -> Request | None:
    """What `put` is given, where that can do all of it."""
    found = lone(checks, writes)
    slot = None if found is None else _slot_of(schema, found.put.owner, found.put.key)
    if found is None or slot is None:
        return None
    entry, check, quota = found.put.entry, found.check, found.quota
    seen = None if check is None else check.seen
    seen_kind = None if check is None else b"" if seen is None else seen.kind.encode()
    seen_value = b"" if seen is None else utf8(seen.value)
    bounds = _NO_BOUNDS if quota is None else _bounds(quota.entries, quota.bytes, quota.file_bytes)
    value, expires_at = utf8(entry.value), entry.expires_at
    values: Values = [
        *slot.values,
        entry.kind.encode(),
        value,
        None if expires_at is None else float8(expires_at),
        int4(slot.size + len(value)),
        seen_kind,
        seen_value,
        bounds,
    ]
    return Request(PUT, values, slot.tenants, slot.locks)


class Columns:
    """What `apply` and `agrees` are given, but for the time."""

    def __init__(
        self, schema: str, checks: Sequence[AnyCheck], writes: Sequence[Write], turn_of: bytes | None = None
    ) -> None:
        self._schema = schema.encode()
        self._places: dict[Owner, Place] = {}
        self._locks: dict[tuple[int, int], bool] = {}
        self._rows: list[Row] = []
        last = _last_writes(writes)
        written = sorted({write.owner for write in last}, key=self._place)
        self._numbers = {owner: number for number, owner in enumerate(written, 1)}
        for check in checks:
            self._check(check)
        for write in last:
            self._write(write)
        quotas = {check.owner: check for check in checks if isinstance(check, Quota)}
        columns = map(list, zip(*self._rows, strict=True)) if self._rows else ([] for _ in _COLUMNS)
        self.parameters: dict[str, Any] = dict(zip(_COLUMNS, columns, strict=True))
        self.locks: Locks = ()
        self.tenants = sorted({place.tenant for place in self._places.values()})
        if turn_of is not None:
            self.tenants = sorted({*self.tenants, turn_of})
        if writes or turn_of is not None:
            self._add_owners(written, quotas)
            self._add_locks(turn_of)

    def request(self) -> Request:
        """A commit of them."""
        return Request(APPLY, self.parameters, self.tenants, self.locks)

    def _place(self, owner: Owner) -> Place:
        place = self._places.get(owner)
        if place is None:
            place = self._places[owner] = place_of(owner)
        return place

    def _lock(self, *parts: bytes, alone: bool) -> None:
        # All commits take those of tenants first, then those of owners, then those of keys.
        lock = len(parts), lock_number(self._schema, *parts)
        self._locks[lock] = alone or self._locks.get(lock, False)

    def _check(self, check: AnyCheck) -> None:
        if isinstance(check, Quota):
            return
        place = self._place(check.owner)
        if isinstance(check, ListingCheck):
            self._lock(place.tenant, place.scope, alone=True)
            first, bound, deeper = prefix_range(check.prefix)
            a, kind = int(check.values), check.fingerprint
            self._rows.append(("l", *place[:2], first, bound or b"", kind, deeper, _NEVER, a, 0, 0, b"", b"", 0))
            return
        head, tail, _ = key_bytes(check.key)
        self._lock(place.tenant, place.scope, alone=False)
        self._lock(place.tenant, place.scope, head, tail, alone=False)
        seen = check.seen
        kind, value, expires = ("", b"", None) if seen is None else (seen.kind, utf8(seen.value), seen.expires_at)
        number, a = _NEVER if expires is None else float(expires), int(check.with_expiry)
        self._rows.append(("c", *place[:2], head, tail, kind, value, number, a, 0, 0, b"", b"", 0))

    def _write(self, write: Write) -> None:
        place, owner = self._place(write.owner), self._numbers[write.owner]
        if isinstance(write, Clear):
            self._lock(place.tenant, place.scope, alone=True)
            self._rows.append(("x", *place[:2], b"", b"", "", b"", _NEVER, 0, 0, 0, b"", b"", owner))
            return
        head, tail, rest = key_bytes(write.key)
        self._lock(place.tenant, place.scope, alone=False)
        self._lock(place.tenant, place.scope, head, tail, alone=True)
        if isinstance(write, Delete):
            self._rows.append(("d", *place[:2], head, tail, "", b"", _NEVER, 0, 0, 0, b"", b"", owner))
            return
        entry, blob = write.entry, write.blob
        value = utf8(entry.value)
        number = _NEVER if entry.expires_at is None else float(entry.expires_at)
        # Its bytes may be elsewhere: the description counts.
        file_size = 0 if blob is None else int(json.loads(entry.value).get("size", len(blob)))
        file = b"" if not blob else os.urandom(16)
        size, mark = len(head) + len(rest) + len(value), getrandbits(63)
        self._rows.append(
            ("p", *place[:2], head, tail, entry.kind, value, number, mark, size, file_size, rest, file, owner)
        )
        for part, start in enumerate(range(0, len(blob or b""), _CHUNK)):
            data = (blob or b"")[start : start + _CHUNK]
            self._rows.append(("f", *place[:2], b"", b"", "", data, _NEVER, part, 0, 0, b"", file, owner))

    def _add_owners(self, written: Sequence[Owner], quotas: dict[Owner, Quota]) -> None:
        places = [self._place(owner) for owner in written]
        bounds = [quotas.get(owner, Quota(owner)) for owner in written]
        self.parameters |= {
            "o_tenant": [place.tenant for place in places],
            "o_scope": [place.scope for place in places],
            "o_tenant_name": [place.tenant_name for place in places],
            "o_scope_name": [place.scope_name for place in places],
            "q_entries": [_bound(quota.entries) for quota in bounds],
            "q_bytes": [_bound(quota.bytes) for quota in bounds],
            "q_files": [_bound(quota.file_bytes) for quota in bounds],
            "tenants": self.tenants,
        }

    def _add_locks(self, turn_of: bytes | None) -> None:
        many = len(self._locks) > _MOST_LOCKS
        locks = {} if many else self._locks
        for tenant in self.tenants:
            locks[1, lock_number(self._schema, tenant)] = many or tenant == turn_of
        self.locks = [(number, alone) for (_, number), alone in sorted(locks.items())]
        self.parameters["locks"] = [number for number, _ in self.locks]
        self.parameters["alone"] = [alone for _, alone in self.locks]


def prefix_range(prefix: str) -> tuple[bytes, bytes | None, bytes]:
    """First head and bound of the keys that start with `prefix`, and what of it lies beyond a head."""
    head, _, deeper = key_bytes(prefix)
    return head, beyond(head), deeper


def _bound(number: int | None) -> int:
    return -1 if number is None else number


def _last_writes(writes: Iterable[Write]) -> list[Write]:
    """What is left of writes that are done in their order: what each owner's clear leaves, and each key once."""
    cleared: dict[Owner, Clear] = {}
    last: dict[tuple[Owner, str], Put | Delete] = {}
    for write in writes:
        if isinstance(write, Clear):
            cleared[write.owner] = write
            for entry_key in [entry_key for entry_key in last if entry_key[0] == write.owner]:
                del last[entry_key]
        else:
            last[write.owner, write.key] = write
    return [*cleared.values(), *last.values()]
