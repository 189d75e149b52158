"""The turn of a tenant: a lease in a row of the server's, with a nonce that nobody else has had."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from threading import Lock, get_ident
from time import monotonic

from latebind.grammar.errors import LatebindError
from latebind.memory.store.lines import Lines
from latebind.memory.store.postgres import statements
from latebind.memory.store.postgres.commits import Commits, milliseconds
from latebind.memory.store.postgres.errors import conflict
from latebind.memory.store.postgres.names import tenant_bytes
from latebind.memory.store.postgres.reader import PostgresReader
from latebind.memory.store.postgres.request import tenant_lock
from latebind.memory.store.protocol import AnyCheck, Reservation, Turn, Write

_TURN = 3.0  # seconds that a turn lasts: nothing runs in it but the script


class Turns:
    """The turns that a store has taken."""

    def __init__(self, commits: Commits) -> None:
        self.commits = commits
        self._reservations: dict[bytes, PostgresReservation] = {}
        self._lines = Lines()
        self._guard = Lock()

    @contextmanager
    def turn(self, tenant: str | None, now: float, timeout: float) -> Iterator[PostgresTurn]:
        """Wait at most `timeout` seconds for a tenant's turn (CONFLICT after that). It is a lease of three seconds."""
        turn, until = PostgresTurn(self, tenant_bytes(tenant)[0], now), monotonic() + timeout
        with ExitStack() as line:
            self._stand_in(line, turn.tenant, until)
            self._take(turn.tenant, turn.nonce, _TURN, until)
            try:
                yield turn
            finally:
                turn.end()

    @contextmanager
    def reserve(
        self, tenant: str | None, timeout: float, seconds: float, thread: int | None
    ) -> Iterator[PostgresReservation]:
        """Hold a tenant's turn for a block that runs code of the host. See `Reserves` in memory/store/protocol.py."""
        until = monotonic() + timeout
        with ExitStack() as line:
            reservation = PostgresReservation(self, tenant_bytes(tenant)[0], thread, line.close)
            self._stand_in(line, reservation.tenant, until)
            self._take(reservation.tenant, reservation.nonce, seconds, until)
            with self._guard:
                self._reservations[reservation.tenant] = reservation
            try:
                yield reservation
            finally:
                reservation.end()

    def _stand_in(self, line: ExitStack, tenant: bytes, until: float) -> None:
        """Wait until then for those of this process who want a tenant's turn; CONFLICT after that."""
        self.commits.may_write()
        self.end_own([tenant])
        waiting = self.commits.database.connections.waits_by()
        line.enter_context(self._lines.first(tenant, until, waiting, conflict))

    def _take(self, tenant: bytes, nonce: bytes, seconds: float, until: float) -> None:
        """Wait for a tenant's turn, and hold it for so many seconds at most."""
        database = self.commits.database
        lock = tenant_lock(database.schema, tenant)
        for _ in database.attempts(until):
            parameters = {"tenant": tenant, "nonce": nonce, "seconds": seconds, "lock": lock}
            # Asked twice it would be in its own way, for no longer than the lease.
            if database.ask(statements.TAKE_TURN, parameters | {"wait": milliseconds(until)})[0][0]:
                return
        raise conflict()

    def end(self, tenant: bytes, nonce: bytes) -> None:
        """Let others write. Where the server does not answer, the lease ends by itself."""
        try:
            self.commits.database.ask(statements.END_TURN, {"tenant": tenant, "nonce": nonce})
        except LatebindError:
            pass

    def ended(self, reservation: PostgresReservation) -> None:
        """Forget a reservation."""
        with self._guard:
            if self._reservations.get(reservation.tenant) is reservation:
                del self._reservations[reservation.tenant]

    def end_own(self, tenants: Sequence[bytes]) -> None:
        """End what this thread has reserved: where it writes by other ways, it would wait for itself."""
        if self._reservations:
            for tenant in tenants:
                found = self._reservations.get(tenant)
                if found is not None and found.thread == get_ident():
                    found.end()


class PostgresTurn(PostgresReader, Turn):
    """A tenant's turn: nobody else writes its data while the lease lasts."""

    __slots__ = ("_ended", "_turns", "nonce", "tenant")

    def __init__(self, turns: Turns, tenant: bytes, now: float) -> None:
        super().__init__(turns.commits.database, now)
        self._turns = turns
        self.tenant = tenant
        self.nonce = os.urandom(16)
        self._ended = False

    def commit(self, writes: Sequence[Write]) -> bool:
        """Write, and let others write again. False where the lease was over before."""
        self._end_moment()
        commits = self._turns.commits
        request = commits.request((), writes, self.tenant)
        held = commits.submit(request, self._now, monotonic() + commits.database.timeout, self.nonce)
        self._ended = bool(held)
        return bool(held)

    def end(self) -> None:
        """Let others write."""
        self._end_moment()
        if not self._ended:
            self._ended = True
            self._turns.end(self.tenant, self.nonce)


class PostgresReservation(Reservation):
    """A tenant's turn, held for a block. `thread` is the one that runs it, None where it is a task of an event loop; `leave`
    leaves the line of those of its process who want it."""

    def __init__(self, turns: Turns, tenant: bytes, thread: int | None, leave: Callable[[], None]) -> None:
        self.tenant = tenant
        self.nonce = os.urandom(16)
        self.thread = thread
        self._turns = turns
        self._leave = leave
        self._ended = False

    def commit(self, checks: Sequence[AnyCheck], writes: Sequence[Write], now: float) -> bool | None:
        if self._ended:
            return None
        commits = self._turns.commits
        request = commits.request(checks, writes, self.tenant)
        held = commits.submit(request, now, monotonic() + commits.database.timeout, self.nonce)
        self._ended = bool(held)
        self.end()
        return held

    def end(self) -> None:
        """Let others write. A second time it does nothing."""
        if not self._ended:
            self._ended = True
            self._turns.end(self.tenant, self.nonce)
        self._turns.ended(self)
        self._leave()
