"""The PostgreSQL store: one database for all tenants, and for any number of machines.

Reads and commits are one statement each, of its own transaction, at READ COMMITTED (database.py, commits.py). A commit is
a function on the server that takes advisory locks in one order and then sees what is current: see schema.sql.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from time import monotonic

from latebind.memory.store.postgres import statements
from latebind.memory.store.postgres.address import PostgresAddress
from latebind.memory.store.postgres.commits import Commits
from latebind.memory.store.postgres.database import Database
from latebind.memory.store.postgres.errors import unavailable
from latebind.memory.store.postgres.names import Place, owner_of, place_of, tenant_bytes
from latebind.memory.store.postgres.queue import PostgresQueued
from latebind.memory.store.postgres.reader import PostgresSnapshot
from latebind.memory.store.postgres.turn import PostgresReservation, PostgresTurn, Turns
from latebind.memory.store.protocol import TIMEOUT, AnyCheck, Owner, Waiting, Write

_PAGE = 1_000


class PostgresStore:
    """A store in a schema of a database. See `Store` in memory/store/protocol.py.

    It is not connected before it is first used. `timeout` is how many seconds an operation waits for others and for the
    server, unless it is told.
    """

    def __init__(self, address: PostgresAddress, timeout: float = TIMEOUT) -> None:
        self.url = address.url
        self.read_only = address.read_only
        self.outbox = address.outbox
        self.database = Database(address, timeout)
        self._commits = Commits(self.database)
        self._turns = Turns(self._commits)

    def wait_by(self, waiting: Waiting) -> None:
        self.database.connections.wait_by(waiting)

    def snapshot(self, now: float) -> PostgresSnapshot:
        """Reads, each of its own moment."""
        if self.database.connections.closed:
            raise unavailable("it has been closed", "use the runtime inside its `with` block, or before close()")
        return PostgresSnapshot(self.database, now)

    def scopes(self, tenant: str | None, *, all_tenants: bool = False) -> Iterator[Owner]:
        """The owners of a tenant that have anything, live or expired, page by page."""
        after_tenant, after_scope, named = b"", b"", tenant_bytes(tenant)[0]
        while True:
            parameters = {"after_tenant": after_tenant, "after_scope": after_scope, "any": all_tenants}
            page = self.database.ask(statements.SCOPES, parameters | {"tenant": named, "limit": _PAGE})
            places = [Place(*row) for row in page]
            try:
                owners = [owner_of(place) for place in places]
            except (ValueError, LookupError, TypeError, AttributeError):
                raise unavailable("the list of its owners is damaged", "restore a backup") from None
            yield from owners
            if len(page) < _PAGE:
                return
            after_tenant, after_scope = places[-1][:2]

    def commit(
        self,
        checks: Sequence[AnyCheck],
        writes: Sequence[Write],
        now: float,
        commit_id: str,
        timeout: float | None = None,
    ) -> bool:
        """Compare and write in one atomic step. False, and nothing written, where a check no longer holds.

        It waits at most `timeout` seconds for other writers and the server; None: as long as the store does.
        """
        commits = self._commits
        if not writes:
            return not checks or commits.agrees(checks, now)
        if self.read_only:
            commits.may_write()
        request = commits.request(checks, writes)
        self._turns.end_own(request.tenants)
        seconds = self.database.timeout if timeout is None else timeout
        held = commits.submit(request, now, monotonic() + seconds)
        assert held is not None, "only a turn can be lost"
        return held

    def sweep(self, now: float, limit: int = 1_000) -> int:
        """Delete at most `limit` expired entries; the number deleted. Nobody waits for it."""
        return self._commits.sweep(now, limit)

    def turn(self, tenant: str | None, now: float, timeout: float) -> AbstractContextManager[PostgresTurn]:
        """Wait at most `timeout` seconds for a tenant's turn (CONFLICT after that). It is a lease of three seconds."""
        return self._turns.turn(tenant, now, timeout)

    def reserve(
        self, tenant: str | None, timeout: float, seconds: float, thread: int | None
    ) -> AbstractContextManager[PostgresReservation]:
        """Hold a tenant's turn for a block that runs code of the host. See `Reserves` in memory/store/protocol.py."""
        return self._turns.reserve(tenant, timeout, seconds, thread)

    @contextmanager
    def queue(
        self, checks: Sequence[AnyCheck], writes: Sequence[Write], now: float, timeout: float
    ) -> Iterator[PostgresQueued]:
        """Wait at most `timeout` seconds for those who write the same entries. See `Queues` in memory/store/protocol.py."""
        self._commits.may_write()
        self._turns.end_own([place_of(write.owner).tenant for write in writes])
        first = PostgresQueued(self._commits, now)
        try:
            if self.database.ready:  # who has lost has been here before
                first.wait(checks, writes, monotonic() + timeout)
            yield first
        finally:
            first.end()

    def close(self) -> None:
        """Close the connections. Later operations are UNAVAILABLE."""
        self.database.connections.close()
