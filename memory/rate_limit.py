"""How often a user's and a conversation's memory may be asked: `Runtime(rate_limit="100/minute")`.

The limits are those of the `limits` package, counted in the runtime's own store and by its clock, so they hold across
all threads and processes that share it. A count is no part of any transaction: a block that fails has called too.
"""

from __future__ import annotations

import math
import os
from collections.abc import Callable
from typing import Any
from urllib.parse import quote, unquote

from limits import RateLimitItem, parse_many
from limits.storage import Storage
from limits.strategies import FixedWindowRateLimiter

from latebind.grammar.errors import MemoryApiError, fail
from latebind.memory.store.protocol import TIMEOUT, Check, Clear, Delete, Entry, Owner, Put, Store

_HOPEFUL = 8  # attempts to count that make nobody wait


class Rates:
    """Limits such as `100/minute` or `100/minute; 1000/day`, each for every user and every conversation."""

    def __init__(
        self, text: str, store: Callable[[], Store], clock: Callable[[], float], timeout: float = TIMEOUT
    ) -> None:
        try:
            self._items: list[RateLimitItem] = parse_many(text)
        except ValueError:
            raise ValueError(f'a rate limit is written "100/minute", not {text!r}') from None
        self._clock = clock
        self._limiter = FixedWindowRateLimiter(Counts(store, clock, timeout))

    def count(self, owner: Owner) -> None:
        """Count a call; RATE_LIMITED where one of the limits is reached. A call that is refused is not counted."""
        limiter, whose = self._limiter, _identity(owner)
        for item in self._items:
            if not limiter.test(item, *whose):
                raise self._refuse(item, whose)
        for item in self._items:
            if not limiter.hit(item, *whose):  # others came between
                raise self._refuse(item, whose)

    def _refuse(self, item: RateLimitItem, whose: tuple[str, ...]) -> Exception:
        left = self._limiter.get_window_stats(item, *whose).reset_time - self._clock()
        return fail("RATE_LIMITED", retry_after=max(1, math.ceil(left)))


def _identity(owner: Owner) -> tuple[str, ...]:
    # `limits` joins these with slashes, which an id may hold.
    tenant = "" if owner.tenant is None else "=" + quote(owner.tenant, safe="")
    return owner.kind, tenant, quote(owner.id, safe="")


def _counts_of(tenant: str | None) -> Owner:
    """Whose a tenant's counts are: neither scripts nor owners of data meet them, and other tenants do not wait for them."""
    return Owner("app", "rates", tenant)


def _owner_in(key: str) -> Owner:
    """Whose a count is, by what `_identity` has put into its key."""
    tenant = key.split("/", 3)[2] if key.count("/") > 2 else ""
    return _counts_of(unquote(tenant[1:]) if tenant else None)


def _counted(owner: Owner, key: str, seen: Entry | None, until: float, amount: int) -> tuple[int, Put]:
    """A count that is `amount` larger than the one that was seen, if any, and what stores it."""
    count = amount if seen is None else amount + int(seen.value)
    return count, Put(owner, key, Entry("number", str(count), until if seen is None else seen.expires_at))


class Counts(Storage):
    """A storage of `limits`: each count is an entry of our store that ends with its window."""

    STORAGE_SCHEME = None

    def __init__(self, store: Callable[[], Store], clock: Callable[[], float], timeout: float = TIMEOUT) -> None:
        super().__init__()
        self._timeout = timeout  # seconds to wait for the store's turn
        self._store = store
        self._clock = clock

    @property
    def base_exceptions(self) -> type[Exception]:
        """What `limits` takes for a failure of the storage."""
        return MemoryApiError

    def incr(self, key: str, expiry: int, amount: int = 1) -> int:
        """Add to a count: no two processes count the same call. Who loses too often takes the turn of its tenant."""
        owner, attempts = _owner_in(key), 0
        while True:
            now = self._clock()
            if attempts < _HOPEFUL:
                with self._store().snapshot(now) as snapshot:
                    seen = snapshot.read(owner, key)
                count, put = _counted(owner, key, seen, now + expiry, amount)
                check = Check(owner, key, seen, with_expiry=True)
                if self._store().commit([check], [put], now, os.urandom(12).hex(), self._timeout):
                    return count
                attempts += 1
                continue
            with self._store().turn(owner.tenant, now, self._timeout) as turn:
                count, put = _counted(owner, key, turn.read(owner, key), now + expiry, amount)
                if turn.commit([put]):
                    return count

    def get(self, key: str) -> int:
        """A count, 0 where none was begun."""
        entry = self._read(key)
        return 0 if entry is None else int(entry.value)

    def get_expiry(self, key: str) -> float:
        """When a count ends, in seconds since the epoch; now, where none was begun."""
        entry = self._read(key)
        return self._clock() if entry is None or entry.expires_at is None else entry.expires_at

    def _read(self, key: str) -> Entry | None:
        with self._store().snapshot(self._clock()) as snapshot:
            return snapshot.read(_owner_in(key), key)

    def check(self) -> bool:
        """Whether the store answers."""
        try:
            self._read("check")
        except MemoryApiError:
            return False
        return True

    def reset(self) -> None:
        """Forget all counts."""
        for owner in list(self._store().scopes(None, all_tenants=True)):
            if owner == _counts_of(owner.tenant):
                self._commit(Clear(owner))

    def clear(self, key: str) -> None:
        """Forget one count."""
        self._commit(Delete(_owner_in(key), key))

    def _commit(self, write: Any) -> None:
        self._store().commit([], [write], self._clock(), os.urandom(12).hex(), self._timeout)
