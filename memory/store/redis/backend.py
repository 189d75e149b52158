"""The Redis store. See `Store`, `Remote`, `Reserves` and `OutboxByTenant` in memory/store/protocol.py."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from threading import get_ident
from time import monotonic

from latebind.memory.bookkeeping import outbox_owner
from latebind.memory.store.lines import Lines
from latebind.memory.store.protocol import TIMEOUT, AnyCheck, Owner, Quota, Waiting, Write
from latebind.memory.store.redis.address import RedisAddress
from latebind.memory.store.redis.commit import Commit
from latebind.memory.store.redis.errors import busy, read_only
from latebind.memory.store.redis.layout import tag_of
from latebind.memory.store.redis.reader import RedisSnapshot
from latebind.memory.store.redis.registry import Registry
from latebind.memory.store.redis.transport import Transport
from latebind.memory.store.redis.turn import RedisReservation, RedisTurn


class RedisStore:
    """A store on the servers of an address. `timeout` is how many seconds an operation takes, unless it is told.

    Nothing is asked of the servers before the first operation.
    """

    def __init__(self, address: RedisAddress, timeout: float = TIMEOUT) -> None:
        self.url = address.url
        self.read_only = address.read_only
        self.outbox = address.outbox
        self.address = address
        self.transport = Transport(address)
        self._timeout = timeout
        self._registry = Registry(self.transport, timeout)
        self._probed = False
        self._reservations: dict[str | None, RedisReservation] = {}
        self._lines = Lines()

    def wait_by(self, waiting: Waiting) -> None:
        """Wait so in event loops."""
        self.transport.waiting = waiting

    def snapshot(self, now: float) -> RedisSnapshot:
        """Reads, each of its own moment. Nothing is held on the server."""
        return RedisSnapshot(self.transport, now, self._timeout, spread=self.address.spread)

    def commit(
        self,
        checks: Sequence[AnyCheck],
        writes: Sequence[Write],
        now: float,
        commit_id: str,
        timeout: float | None = None,
    ) -> bool:
        """Compare and write in one atomic step. False, and nothing written, where a check no longer holds.

        It waits at most `timeout` seconds for other writers; CONFLICT after that. Each attempt has an id of its own, so
        that `commit_id` is not needed.
        """
        if not writes and all(isinstance(check, Quota) for check in checks):
            return True
        until = monotonic() + (self._timeout if timeout is None else timeout)
        if writes:
            self._prepare_to_write(writes[0].owner, until)
        replicas, spread = self.address.replicas, self.address.spread
        commit = Commit(self.transport, checks, writes, now, replicas=replicas, spread=spread)
        return commit.perform(commit.place, until)

    def _prepare_to_write(self, owner: Owner, until: float) -> None:
        if self.read_only:
            raise read_only()
        if not self._probed:
            self.transport.probe(until)
            self._probed = True
        self._register(owner)
        if self._reservations:
            self._end_own(owner.tenant)

    def _register(self, owner: Owner) -> None:
        self._registry.register(tag_of(owner, spread=self.address.spread))

    def _end_own(self, tenant: str | None) -> None:
        """A block's own host code writes by other ways: what is reserved for the block would never come free."""
        reservation = self._reservations.get(tenant)
        if reservation is not None and reservation.thread == get_ident():
            reservation.end()

    @contextmanager
    def turn(self, tenant: str | None, now: float, timeout: float) -> Iterator[RedisTurn]:
        """Wait at most `timeout` seconds for a tenant's turn (CONFLICT after that).

        It is a lease. Leaving it by an error, or without a commit, writes nothing.
        """
        until = monotonic() + timeout
        self._prepare_to_write(Owner("app", "", tenant), until)
        address = self.address
        with self._first(tenant, until):
            turn = RedisTurn(
                self.transport,
                tenant,
                now,
                until=until,
                seconds=self._timeout,
                replicas=address.replicas,
                spread=address.spread,
                register=self._register,
            )
            try:
                yield turn
            finally:
                turn.end()

    def _first(self, tenant: str | None, until: float) -> AbstractContextManager[object]:
        """Wait until then for those of this process who want a tenant's turn; CONFLICT after that."""
        return self._lines.first(tenant, until, self.transport.waits_by(), busy)

    @contextmanager
    def reserve(
        self, tenant: str | None, timeout: float, seconds: float, thread: int | None
    ) -> Iterator[RedisReservation]:
        """Reserve the right to write a tenant's data, for a block that runs code of the host."""
        until = monotonic() + timeout
        self._prepare_to_write(Owner("app", "", tenant), until)
        address = self.address
        with ExitStack() as line:
            line.enter_context(self._first(tenant, until))
            reservation = RedisReservation(
                self.transport, tenant, thread, replicas=address.replicas, spread=address.spread, leave=line.close
            )
            try:
                reservation.take(seconds, until)
                self._reservations[tenant] = reservation
                yield reservation
            finally:
                if self._reservations.get(tenant) is reservation:
                    del self._reservations[tenant]
                reservation.end()

    def scopes(self, tenant: str | None, *, all_tenants: bool = False) -> Iterator[Owner]:
        """The owners of a tenant that have anything, live or expired, page by page."""
        return self._registry.owners(tenant, all_tenants=all_tenants, spread=self.address.spread)

    def outboxes(self) -> Iterator[str | None]:
        """The tenants for whom calls are kept."""
        return self._registry.tenants_with(outbox_owner(None, by_tenant=True))

    def sweep(self, now: float, limit: int = 1_000) -> int:
        """Delete at most `limit` expired entries; the number deleted."""
        if self.read_only:
            raise read_only()
        return self._registry.sweep(now, limit)

    def close(self) -> None:
        """Close the connections. Later operations are UNAVAILABLE."""
        self.transport.close()
