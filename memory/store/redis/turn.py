"""The turn of a tenant: a lease, with a token that nobody else has had. What is committed in it is refused once it ended."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from time import monotonic

from latebind.grammar.errors import LatebindError
from latebind.memory.store.pauses import attempts
from latebind.memory.store.protocol import AnyCheck, Owner, Reservation, Turn, Write
from latebind.memory.store.redis.commit import Commit, TurnLost
from latebind.memory.store.redis.errors import busy
from latebind.memory.store.redis.layout import Place, place_in, tenant_tag
from latebind.memory.store.redis.reader import RedisReader
from latebind.memory.store.redis.transport import Transport
from latebind.memory.store.redis.wire import Lost

LEASE = 3.0  # seconds, after which others go on where its holder is gone
_FIRST_PAUSE = 0.002  # seconds between attempts
_LONGEST_PAUSE = 0.05


class Lease:
    """The right to write what is in one slot, for a while."""

    def __init__(self, transport: Transport, place: Place) -> None:
        self.place = place
        self.token = os.urandom(12).hex()
        self._transport = transport
        self._key = place.start + b"t"

    def take(self, seconds: float, until: float) -> None:
        """Wait until then for it (CONFLICT after that), and hold it for so long."""
        transport = self._transport
        command = ("SET", self._key, self.token, "NX", "PX", max(1, int(seconds * 1000)))
        try:
            for _ in attempts(until, transport.pause, _FIRST_PAUSE, _LONGEST_PAUSE, growth=2, least=0):
                # Asked again where a reply was lost, it may have been ours all the time.
                if transport.call(self.place.slot, [command], until)[0] or self._is_held(until):
                    return
            raise busy()
        except BaseException:
            self.end()
            raise

    def _is_held(self, until: float) -> bool:
        held = self._transport.call(self.place.slot, [("GET", self._key)], until)[0]
        return bool(held == self.token.encode())

    def end(self) -> None:
        """Let others write, if it is still ours. Where the server is out of reach it ends by itself."""
        transport = self._transport
        try:
            transport.run("leave", self.place.slot, [self._key], [self.token], monotonic() + 1.0)
        except (LatebindError, Lost):
            pass


class RedisTurn(RedisReader, Turn):
    """Reads, and a commit, under a lease. With `?spread=scope` the lease is taken when it is known whose data is used."""

    def __init__(
        self,
        transport: Transport,
        tenant: str | None,
        now: float,
        *,
        until: float,
        seconds: float,
        replicas: int,
        spread: bool,
        register: Callable[[Owner], None],
    ) -> None:
        super().__init__(transport, now, seconds, spread=spread)
        self._register = register
        self._until = until
        self._replicas = replicas
        self.lease: Lease | None = None
        self.done = False
        if not spread:
            self._take(place_in(tenant_tag(tenant), b""))

    def place(self, owner: Owner) -> Place:
        place = super().place(owner)
        if self.lease is None:
            self._take(place)
        return place

    def _take(self, place: Place) -> None:
        lease = Lease(self.transport, place)
        lease.take(LEASE, self._until)
        self.lease = lease

    def commit(self, writes: Sequence[Write]) -> bool:
        for write in writes:
            self.place(write.owner)
            self._register(write.owner)
        if self.lease is None:
            return True  # nothing was read, nothing is written
        commit = Commit(
            self.transport,
            (),
            writes,
            self.now,
            replicas=self._replicas if writes else 0,
            spread=self.spread,
            token=self.lease.token,
        )
        self.done = True
        try:
            return commit.perform(self.lease.place, monotonic() + self.seconds)
        except TurnLost:
            return False

    def end(self) -> None:
        """Let others write."""
        if self.lease is not None and not self.done:
            self.lease.end()


class RedisReservation(Reservation):
    """The lease, held while a block runs that calls the host. `thread` is the one that runs it; `leave` leaves the line
    of those of its process who want it."""

    def __init__(
        self,
        transport: Transport,
        tenant: str | None,
        thread: int | None,
        *,
        replicas: int,
        spread: bool,
        leave: Callable[[], None],
    ) -> None:
        self.thread = thread
        self.tenant = tenant
        self._transport = transport
        self._replicas = replicas
        self._spread = spread
        self._leave = leave
        self._lease: Lease | None = None

    def take(self, seconds: float, until: float) -> None:
        """Wait until then (CONFLICT after that), then hold on for so long."""
        if self._spread:
            return  # it is not known yet which slot the block will use
        lease = Lease(self._transport, place_in(tenant_tag(self.tenant), b""))
        lease.take(seconds, until)
        self._lease = lease

    def commit(self, checks: Sequence[AnyCheck], writes: Sequence[Write], now: float) -> bool | None:
        lease, self._lease = self._lease, None
        if lease is None:
            return None
        commit = Commit(
            self._transport, checks, writes, now, replicas=self._replicas, spread=self._spread, token=lease.token
        )
        try:
            held = commit.perform(lease.place, monotonic() + LEASE)
        except TurnLost:
            return None
        if not held:
            lease.end()
        return held

    def end(self) -> None:
        """Let others write. A second time it does nothing."""
        lease, self._lease = self._lease, None
        if lease is not None:
            lease.end()
        self._leave()
