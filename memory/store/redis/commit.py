"""A commit: one call of a function on the server, and what to do where its reply is no plain answer.

Each attempt has an id. Where its reply was lost, the server is asked what became of it, which is a write: an attempt
that it has not seen by then never happens.
"""

from __future__ import annotations

import math
import os
import random
from collections.abc import Sequence
from time import monotonic
from typing import Any

from latebind.grammar.errors import LatebindError
from latebind.memory.store.lone import lone
from latebind.memory.store.protocol import AnyCheck, Check, Clear, ListingCheck, Owner, Put, Quota, Write
from latebind.memory.store.redis.errors import busy, damaged, too_large, unknown, unreachable
from latebind.memory.store.redis.layout import (
    Fingerprint,
    Place,
    digest_of,
    letter_of,
    pack_entry,
    parse_fingerprint,
    place_of,
    utf8,
)
from latebind.memory.store.redis.reader import RedisReader, fingerprint_of, two_places
from latebind.memory.store.redis.transport import Transport
from latebind.memory.store.redis.wire import Command, Lost

KEPT = 3  # minutes that the server remembers what became of a commit
_RESOLVING = 5.0  # seconds that are spent, after the time of a commit, on finding out what became of it
_RELISTING = 5.0  # seconds that each page of a listing may take, where one is made again
_WAITING = 1.0  # seconds that a commit waits for replicas, beyond its own time
_UPLOADED = 600_000  # milliseconds that the server keeps bytes of files that no commit has claimed
_SHORTEST, _LONGEST = 0.002, 0.05  # seconds between two looks at a turn
_LONG = 64
# Of one commit: the server does nothing else meanwhile, for anybody.
_MOST_WRITES = 10_000
_MOST_BYTES = 32 * 1024 * 1024  # of its values, without files, which are sent before

# What `put` is given of a check and a quota where there are none.
_UNCOMPARED, _UNLIMITED = ("", b""), (-1, -1, -1)

# Verdicts of lua/commit.lua
_NOT_HELD, _DONE, _TURN, _LISTING, _LOST, _AGAIN, _OLD, _NO_BLOB, _FORBIDDEN = range(9)

Arguments = Sequence[bytes | str | int | float]


class TurnLost(Exception):
    """The turn that a commit was to be made in is not held any more. Nothing was written."""


class Commit:
    """One commit, until it is done or refused. `token` is that of the turn in which it is made."""

    def __init__(
        self,
        transport: Transport,
        checks: Sequence[AnyCheck],
        writes: Sequence[Write],
        now: float,
        *,
        replicas: int = 0,
        spread: bool = False,
        token: str = "",
    ) -> None:
        self._transport = transport
        self._now = now
        self._replicas = replicas if writes or token else 0
        self._token = token
        self._writes = writes
        self._effect = bool(writes or token)
        self._blobs: list[tuple[bytes, bytes]] = []
        self._fingerprints: dict[int, Fingerprint] = {}
        self._spread = spread
        self._one = None if token else single(checks, writes, now)  # what `put` is given, if that can do all of it
        self._checks = [] if self._one is not None else _checked(checks, writes)
        self.places: dict[Owner, int] = {}
        for each in (*self._checks, *writes):
            self.places.setdefault(each.owner, len(self.places) + 1)
        self._hashes = [place_of(owner, spread).hash for owner in self.places]

    @property
    def place(self) -> Place:
        """Where it is made; with `?spread=scope` there is one place only."""
        if self._one is not None:
            return place_of(self._writes[0].owner, self._spread)
        places = [place_of(owner, self._spread) for owner in self.places]
        if any(place.start != places[0].start for place in places):
            raise two_places()
        return places[0]

    def perform(self, start: Place, until: float) -> bool:
        """Whether it was made, in the place that `start` is of. It waits for others until then; CONFLICT after that."""
        while True:
            verdict, number = self._attempt(start, until)
            if verdict == _DONE:
                return True
            if verdict == _NOT_HELD:
                return False
            if verdict == _LOST:
                raise TurnLost
            if verdict == _LISTING:
                if not self._lists_again(number - 1):
                    return False
            elif verdict == _TURN:
                self._wait(number / 1000, until)
            elif verdict not in (_AGAIN, _OLD, _NO_BLOB, _FORBIDDEN):
                raise damaged("a commit's answer")
            elif monotonic() > until and verdict != _AGAIN:
                raise busy()
            elif verdict == _OLD:  # our clock stood still, or the server's was put forward
                self._transport.look_at_clock(start.slot, until)

    # one attempt

    def _attempt(self, start: Place, until: float) -> tuple[int, int]:
        transport, one, waits = self._transport, self._one, self._replicas > 0
        attempt = os.urandom(12) if self._effect else b""
        minute = int(transport.server_time(until) // 60) if self._effect else 0
        ids = start.start + b"c%d" % minute
        commands: list[Command] = []
        body = self._body() if one is None else one
        for blob, data in self._blobs:
            commands.append(("SET", start.start + b"b" + blob, data, "PX", _UPLOADED))
        arguments = (repr(self._now), attempt, minute, KEPT, self._token, *body)
        name = self._function() if one is None else "put"
        commands.append(transport.function(name, (ids, *self._hashes), arguments, until))
        end = until
        if waits:
            end = max(until, monotonic()) + _WAITING
            commands.append(("WAIT", self._replicas, max(1, int((end - monotonic()) * 900))))
        try:
            replies = transport.call(start.slot, commands, end, again=not self._effect)
        except Lost as error:
            return self._resolve(start, ids, attempt, minute, error, until)
        try:
            verdict, number = map(int, replies[-2 if waits else -1])
            if waits and verdict == _DONE:
                self._confirm(replies, "it was written, but")
        except (TypeError, ValueError):
            raise damaged("a commit's answer") from None
        return verdict, number

    def _confirm(self, replies: Sequence[Any], what: str) -> None:
        """UNKNOWN_OUTCOME for what too few replicas have confirmed; the last reply is that of WAIT."""
        if (confirmed := int(replies[-1])) < self._replicas:
            reason = f"{what} confirmed by {confirmed} of {self._replicas} replicas"
            raise unknown(reason, self._transport.address.shown)

    def _function(self) -> str:
        if not self._effect:
            return "check"
        return "commit" if any(isinstance(write, Put) for write in self._writes) else "remove"

    def _body(self) -> list[bytes | str | int | float]:
        """The checks and the writes, as the function reads them."""
        self._blobs = []
        found: list[bytes | str | int | float] = [len(self._checks)]
        for number, check in enumerate(self._checks):
            self._add_check(found, number, check)
        found.append(len(self._writes))
        for write in self._writes:
            place = self.places[write.owner]
            if isinstance(write, Clear):
                found += ("x", place)
            elif isinstance(write, Put):
                blob = b""
                if write.entry.kind == "file":
                    blob = os.urandom(16)
                    self._blobs.append((blob, write.blob or b""))
                found += ("p", place, utf8(write.key), pack_entry(write.entry, self._now, blob))
            else:
                found += ("d", place, utf8(write.key))
        return found

    def _add_check(self, found: list[bytes | str | int | float], number: int, check: AnyCheck) -> None:
        place = self.places[check.owner]
        if isinstance(check, Quota):
            found += ("q", place, *_limits(check))
        elif isinstance(check, ListingCheck):
            seen = self._fingerprints.get(number) or parse_fingerprint(check.fingerprint)
            counter = seen.writes if check.values else seen.changes
            found += ("w" if check.values else "l", place, counter, seen.until)
        else:
            expiry = ""
            if check.with_expiry and check.seen is not None:
                expiry = repr(math.inf if check.seen.expires_at is None else float(check.seen.expires_at))
            found += ("v", place, utf8(check.key), *_compared(check), expiry)

    # answers that are no plain ones

    def _lists_again(self, number: int) -> bool:
        """Whether what a listing saw is still so, though something was written, or expired."""
        check = self._checks[number]
        assert isinstance(check, ListingCheck)
        seen = self._fingerprints.get(number) or parse_fingerprint(check.fingerprint)
        if not seen.digest:
            return False
        reader = RedisReader(self._transport, self._now, _RELISTING, spread=self._spread)
        fresh = fingerprint_of(reader.listing(check.owner, check.prefix, values=check.values), whole=False)
        if fresh.digest != seen.digest:
            return False
        self._fingerprints[number] = fresh
        return True

    def _wait(self, left: float, until: float) -> None:
        """Let whoever has the turn go on."""
        remaining = until - monotonic()
        if remaining <= 0:
            raise busy()
        pause = random.uniform(_SHORTEST, _LONGEST)
        self._transport.pause(max(0.0, min(pause, max(left, _SHORTEST), remaining)))

    def _resolve(
        self, start: Place, ids: bytes, attempt: bytes, minute: int, error: Lost, until: float
    ) -> tuple[int, int]:
        """What became of an attempt whose reply was lost. From now on it is certain."""
        transport = self._transport
        end = max(until, monotonic()) + _RESOLVING
        while True:
            try:
                command = transport.function("resolve", [ids], [attempt, minute, KEPT], end)
                commands: list[Command] = [command]
                if self._replicas:
                    commands.append(("WAIT", self._replicas, max(1, int((end - monotonic()) * 900))))
                replies = transport.call(start.slot, commands, end)
                verdict = int(replies[0])
                # A server that has been replaced does not know that it is: it may deny what its heir has.
                if self._replicas:
                    self._confirm(replies, "its server was lost while it wrote, and what it says since is")
                break
            except Lost:
                pass
            except (TypeError, ValueError):
                raise damaged("a commit's answer") from None
            except LatebindError as failure:
                if failure.code == "UNKNOWN_OUTCOME":
                    raise
                raise unknown("its server was lost while it wrote", transport.address.shown) from failure
        if verdict == _OLD:
            raise unknown("its server was lost while it wrote, for long", transport.address.shown)
        if verdict == _FORBIDDEN and monotonic() > until:
            raise unreachable(error.reason, transport.address.shown)  # for certain, nothing was written
        return verdict, 0


def single(checks: Sequence[AnyCheck], writes: Sequence[Write], now: float) -> Arguments | None:
    """What `put` is given, where that can do all of it."""
    found = lone(checks, writes)
    if found is None or len(found.put.entry.value) > _MOST_BYTES:
        return None
    seen = _UNCOMPARED if found.check is None else _compared(found.check)
    limits = _UNLIMITED if found.quota is None else _limits(found.quota)
    return (utf8(found.put.key), pack_entry(found.put.entry, now), *seen, *limits)


def _checked(checks: Sequence[AnyCheck], writes: Sequence[Write]) -> list[AnyCheck]:
    """The checks in the order in which the server looks at them: quotas, which are about writes, at last."""
    if len(writes) > _MOST_WRITES or sum(len(put.entry.value) for put in writes if isinstance(put, Put)) > _MOST_BYTES:
        raise too_large(_MOST_WRITES, _MOST_BYTES)
    quotas = [check for check in checks if isinstance(check, Quota)] if writes else []
    return [*(check for check in checks if not isinstance(check, Quota)), *quotas]


def _compared(check: Check) -> tuple[str, bytes]:
    """The kind and the text that are compared with an entry; `-` where there must be none."""
    if check.seen is None:
        return "-", b""
    value = utf8(check.seen.value)
    return letter_of(check.seen.kind), digest_of(value) if len(value) > _LONG else value


def _limits(quota: Quota) -> tuple[int, int, int]:
    entries, size, files = quota.entries, quota.bytes, quota.file_bytes
    return -1 if entries is None else entries, -1 if size is None else size, -1 if files is None else files
