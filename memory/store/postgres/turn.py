"""The turn of a tenant: a lease in a row of the server's, with a nonce that nobody else has had."""

from __future__ import annotations

import os
from collections.abc import Sequence
from time import monotonic
from typing import Protocol

from latebind.memory.store.postgres.reader import PostgresReader, Server
from latebind.memory.store.postgres.request import Request
from latebind.memory.store.protocol import AnyCheck, Reservation, Turn, Write


class Writer(Server, Protocol):
    """What turns ask; `backend.PostgresStore`. `timeout` is how many seconds an operation takes."""

    timeout: float

    def request(self, checks: Sequence[AnyCheck], writes: Sequence[Write], turn_of: bytes | None = None) -> Request:
        """A commit as the server gets it; of the turn `turn_of`, if any."""
        ...

    def submit(self, request: Request, now: float, until: float, nonce: bytes = b"") -> bool | None:
        """Whether a request was carried out. None where the turn `nonce` was lost; CONFLICT after the moment `until`."""
        ...

    def end_turn(self, tenant: bytes, nonce: bytes) -> None:
        """Let others write. Where the server does not answer, the lease ends by itself."""
        ...

    def ended(self, reservation: PostgresReservation) -> None:
        """Forget a reservation."""
        ...


class PostgresTurn(PostgresReader, Turn):
    """A tenant's turn: nobody else writes its data while the lease lasts."""

    __slots__ = ("_ended", "_store", "nonce", "tenant")

    def __init__(self, store: Writer, tenant: bytes, now: float) -> None:
        super().__init__(store, now)
        self._store = store
        self.tenant = tenant
        self.nonce = os.urandom(16)
        self._ended = False

    def commit(self, writes: Sequence[Write]) -> bool:
        """Write, and let others write again. False where the lease was over before."""
        self._end_moment()
        request = self._store.request((), writes, self.tenant)
        held = self._store.submit(request, self._now, monotonic() + self._store.timeout, self.nonce)
        self._ended = bool(held)
        return bool(held)

    def end(self) -> None:
        """Let others write."""
        self._end_moment()
        if not self._ended:
            self._ended = True
            self._store.end_turn(self.tenant, self.nonce)


class PostgresReservation(Reservation):
    """A tenant's turn, held for a block. `thread` is the one that runs it, None where it is a task of an event loop."""

    def __init__(self, store: Writer, tenant: bytes, thread: int | None) -> None:
        self.tenant = tenant
        self.nonce = os.urandom(16)
        self.thread = thread
        self._store = store
        self._ended = False

    def commit(self, checks: Sequence[AnyCheck], writes: Sequence[Write], now: float) -> bool | None:
        if self._ended:
            return None
        store = self._store
        request = store.request(checks, writes, self.tenant)
        held = store.submit(request, now, monotonic() + store.timeout, self.nonce)
        self._ended = bool(held)
        self.end()
        return held

    def end(self) -> None:
        """Let others write. A second time it does nothing."""
        if not self._ended:
            self._ended = True
            self._store.end_turn(self.tenant, self.nonce)
        self._store.ended(self)
