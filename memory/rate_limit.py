"""How often a user's and a conversation's memory may be asked: `Runtime(rate_limit="100/minute")`.

The limits are those of the `limits` package, counted in the runtime's own store and by its clock, so they hold across
all threads and processes that share it. A count is no part of any transaction: a block that fails has called too.
"""

from __future__ import annotations

import math
import os
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

from limits import RateLimitItem, parse_many
from limits.storage import Storage
from limits.strategies import FixedWindowRateLimiter

from latebind.grammar.errors import MemoryApiError, fail
from latebind.memory.store.protocol import TIMEOUT, Clear, Delete, Entry, Owner, Put, Store

# Whose the counts are: a tenant that no host can name, so that neither scripts nor owners of data meet them.
_COUNTS = Owner("app", "rates", "")


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
        """Add to a count, in the store's turn: no two processes count the same call."""
        while True:
            now = self._clock()
            with self._store().turn(_COUNTS.tenant, now, self._timeout) as turn:
                entry = turn.read(_COUNTS, key)
                count = amount if entry is None else amount + int(entry.value)
                until = now + expiry if entry is None else entry.expires_at
                if turn.commit([Put(_COUNTS, key, Entry("number", str(count), until))]):
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
            return snapshot.read(_COUNTS, key)

    def check(self) -> bool:
        """Whether the store answers."""
        try:
            self._read("check")
        except MemoryApiError:
            return False
        return True

    def reset(self) -> None:
        """Forget all counts."""
        self._commit(Clear(_COUNTS))

    def clear(self, key: str) -> None:
        """Forget one count."""
        self._commit(Delete(_COUNTS, key))

    def _commit(self, write: Any) -> None:
        self._store().commit([], [write], self._clock(), os.urandom(12).hex(), self._timeout)
