"""How often a user's and a conversation's memory may be asked: `Runtime(rate_limit="100/minute")`.

Windows are fixed: the first call opens one, and its count ends with it. Counts are kept in the runtime's own store and by
its clock, so they hold across all threads and processes that share it. A count is no part of any transaction: a block that
fails has called too.
"""

from __future__ import annotations

import math
import os
import re
from collections.abc import Callable
from urllib.parse import quote

from latebind.grammar.errors import fail
from latebind.grammar.record import Record
from latebind.memory.codec import damaged, decode
from latebind.memory.store.protocol import TIMEOUT, Check, Entry, Owner, Put, Store

_LIMIT = re.compile(r"\s*([0-9]+)\s*(?:/|per)\s*([0-9]+)?\s*([a-z]+)\s*", re.IGNORECASE)
_SEPARATOR = re.compile("[,;|]")
_DAY = 24 * 60 * 60
_SECONDS = {"second": 1, "minute": 60, "hour": 60 * 60, "day": _DAY, "month": 30 * _DAY, "year": 360 * _DAY}
_HOPEFUL = 8  # attempts to count that make nobody wait
# Seconds that the clocks of two machines are apart at most. A window that ends later than one could that begins now was
# opened by a clock that was wrong, and has been set back: nobody waits for that.
_SKEW = 60


class Limit(Record):
    """So many calls in so many seconds. `name` tells its counts from those of other limits."""

    amount: int
    seconds: int
    name: str


def limits_of(text: str) -> list[Limit]:
    """Read `100/minute`, `10 per 2 hours`, or several with `;` between. Raises ValueError."""
    found: list[Limit] = []
    for part in _SEPARATOR.split(text) if isinstance(text, str) else [""]:
        written = _LIMIT.fullmatch(part)
        unit = "" if written is None else written[3].lower()
        unit = unit if unit in _SECONDS else unit.removesuffix("s")
        if written is None or unit not in _SECONDS:
            raise ValueError(f'a rate limit is written "100/minute", not {text!r}')
        amount, times = int(written[1]), int(written[2] or 0) or 1
        found.append(Limit(amount, times * _SECONDS[unit], f"{amount}/{times}/{unit}"))
    return found


class Rates:
    """Limits such as `100/minute` or `100/minute; 1000/day`, each for every user and every conversation."""

    def __init__(
        self, text: str, store: Callable[[], Store], clock: Callable[[], float], timeout: float = TIMEOUT
    ) -> None:
        self._limits = limits_of(text)
        self._store = store
        self._clock = clock
        self._timeout = timeout  # seconds to wait for the store's turn

    def count(self, owner: Owner) -> None:
        """Count a call for all limits at once; RATE_LIMITED where one is reached. A call that is refused is not counted.

        No two processes count the same call. Who loses too often takes the turn of its tenant.
        """
        home, keys, attempts = Owner("app", "rates", owner.tenant), self._keys(owner), 0
        while True:
            now = self._clock()
            if attempts < _HOPEFUL:
                with self._store().snapshot(now) as snapshot:
                    seen = [snapshot.read(home, key) for key in keys]
                checks = [Check(home, key, entry, with_expiry=True) for key, entry in zip(keys, seen, strict=True)]
                puts = self._counted(home, keys, seen, now)
                if self._store().commit(checks, puts, now, os.urandom(12).hex(), self._timeout):
                    return
                attempts += 1
                continue
            with self._store().turn(owner.tenant, now, self._timeout) as turn:
                puts = self._counted(home, keys, [turn.read(home, key) for key in keys], now)
                if turn.commit(puts):
                    return

    def _keys(self, owner: Owner) -> list[str]:
        """Where the counts of an owner are: neither scripts nor owners of data meet them, and other tenants do not wait
        for them."""
        tenant = "" if owner.tenant is None else "=" + quote(owner.tenant, safe="")
        whose = f"LIMITER/{owner.kind}/{tenant}/{quote(owner.id, safe='')}"  # an id may hold slashes
        return [f"{whose}/{limit.name}" for limit in self._limits]

    def _counted(self, home: Owner, keys: list[str], seen: list[Entry | None], now: float) -> list[Put]:
        """What stores the counts with one more call; raises where one is reached already."""
        puts: list[Put] = []
        for limit, key, entry in zip(self._limits, keys, seen, strict=True):
            count, ends = (0, None) if entry is None else (_count(entry, key), entry.expires_at)
            if ends is None or ends - now > limit.seconds + _SKEW:
                count, ends = 0, now + limit.seconds
            if count >= limit.amount:
                raise fail("RATE_LIMITED", retry_after=max(1, math.ceil(ends - now)))
            puts.append(Put(home, key, Entry("number", str(count + 1), ends)))
        return puts


def _count(entry: Entry, key: str) -> int:
    """The calls that were counted. UNAVAILABLE where another hand has written no count."""
    count = decode(entry, key)
    if count.__class__ is not int:
        raise damaged(key)
    return int(count)
