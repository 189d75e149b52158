"""The PostgreSQL store: one database for all tenants, and for any number of machines.

Reads and commits are one statement each, of its own transaction, at READ COMMITTED. A commit is a function on the server
that takes advisory locks in one order and then sees what is current: see schema.sql. Where the connection breaks before
its answer comes, the store asks by the commit's id what happened, which also forbids it for good if it did not.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from threading import Lock, get_ident
from time import monotonic
from typing import NoReturn

import psycopg

from latebind.grammar.errors import LatebindError
from latebind.memory.store.pauses import attempts
from latebind.memory.store.postgres import schema, statements
from latebind.memory.store.postgres.address import PostgresAddress
from latebind.memory.store.postgres.connections import Connections, Loan
from latebind.memory.store.postgres.errors import (
    FORBIDDEN,
    NO_TABLES,
    OLD,
    QUOTA,
    SERIALIZATION,
    conflict,
    garbled,
    translate,
    unavailable,
    unknown_outcome,
)
from latebind.memory.store.postgres.names import Place, owner_of, place_of, tenant_bytes
from latebind.memory.store.postgres.queue import PostgresQueued
from latebind.memory.store.postgres.reader import PostgresSnapshot
from latebind.memory.store.postgres.request import Columns, Request, single, tenant_lock
from latebind.memory.store.postgres.session import Lost
from latebind.memory.store.postgres.turn import PostgresReservation, PostgresTurn
from latebind.memory.store.postgres.wire import Garbled, Parameters, Rows, Statement, statement
from latebind.memory.store.protocol import TIMEOUT, AnyCheck, Owner, Waiting, Write

_PAGE = 1_000
_TURN = 3.0  # seconds that a turn lasts: nothing runs in it but the script
_TIDY_EVERY = 64  # commits
_TIDY = 200  # entries
_FIRST_PAUSE = 0.001  # seconds between attempts
_LONGEST_PAUSE = 0.02

# What the server says of a commit.
_SETTLED = {"done": True, "moved": False, "lost": None}
_AGAIN = frozenset({"turn", "again"})

# What `?durability=` has a commit wait for; the server's own setting where it is not named.
SYNC = {"normal": "", "full": "on", "relaxed": "off"}


class PostgresStore:
    """A store in a schema of a database. See `Store` in memory/store/protocol.py.

    It is not connected before it is first used. `timeout` is how many seconds an operation waits for others and for the
    server, unless it is told.
    """

    def __init__(self, address: PostgresAddress, timeout: float = TIMEOUT) -> None:
        self.url = address.url
        self.read_only = address.read_only
        self.outbox = address.outbox
        self._address = address
        self.timeout = timeout
        self._sync = SYNC[address.durability]
        self._connections = Connections(address.conninfo, address.pool)
        self._open = False
        self._minute = 0.0  # of the server's clock, when ours, `monotonic`, was 0
        self._commits = 0
        self._reservations: dict[bytes, PostgresReservation] = {}
        self._guard = Lock()

    def wait_by(self, waiting: Waiting) -> None:
        self._connections.wait_by(waiting)

    # asking the server

    def ask(self, sql: str, parameters: Parameters) -> Rows:
        """The rows of a statement that only reads: asked again where a connection had broken meanwhile."""
        until, looked = monotonic() + self.timeout, False
        while True:
            try:
                return self._run(sql, parameters, until)
            except Lost as error:
                if monotonic() >= until or isinstance(error.__cause__, Garbled):
                    raise translate(_cause(error)) from error
                self._connections.pause(_FIRST_PAUSE)
            except psycopg.Error as error:
                if error.sqlstate in NO_TABLES and not looked:
                    looked, self._open = True, False  # a standby took over before it had them
                elif error.sqlstate not in SERIALIZATION or monotonic() >= until:
                    raise translate(error) from error

    def ask_on(self, loan: Loan, sql: str, parameters: Parameters) -> Rows:
        """The same on a connection."""
        try:
            return loan.run(statement(sql, self._address.schema), parameters, monotonic() + self.timeout)
        except (Lost, psycopg.Error) as error:
            raise translate(_cause(error)) from error

    def begin_moment(self) -> Loan:
        """A connection in a transaction whose reads are of one moment."""
        loan = self._connections.lent(monotonic() + self.timeout).__enter__()
        self.ask_on(loan, statements.BEGIN_MOMENT, {})
        return loan

    def end_moment(self, loan: Loan) -> None:
        """End the transaction of a connection, if it is open, and give the connection back."""
        try:
            if not loan.is_idle:
                self.ask_on(loan, statements.END_MOMENT, {})
        except LatebindError:
            pass  # it only read
        finally:
            loan.__exit__()

    def _run(self, sql: str, parameters: Parameters, until: float) -> Rows:
        """Raises Lost, or a psycopg.Error where the server has said no."""
        self._ready(until)
        with self._connections.lent(until) as loan:
            return loan.run(statement(sql, self._address.schema), parameters, until)

    def _ready(self, until: float) -> None:
        """See that the tables are there, before anything else is asked."""
        if not self._open:
            with self._connections.lent(until) as loan:
                self._look(loan, until)

    def _look(self, loan: Loan, until: float) -> None:
        """Look at the tables, and make them where they are not there yet. Connected for the first time."""
        address = self._address
        table = f'"{address.schema}".format'
        there, server, now = loan.run(statement(schema.FOUND, address.schema), {"table": table}, until)[0]
        if server < 130_000:
            raise unavailable("its server is too old", f"PostgreSQL 13 or later, not {server // 10_000}")
        if not there:
            if self.read_only:
                raise unavailable("it is not there", "open it for writing once, without ?mode=ro")
            loan.run_script(schema.creation(address.schema, address.partitions or 0))
        version, partitions = loan.run(statement(schema.VERSION, address.schema), {}, until)[0]
        schema.check_version(version, partitions, address.partitions)
        self._minute = now / 60 - monotonic() / 60
        self._open = True

    # reading

    def snapshot(self, now: float) -> PostgresSnapshot:
        """Reads, each of its own moment."""
        if self._connections.closed:
            self._closed()
        return PostgresSnapshot(self, now)

    def scopes(self, tenant: str | None, *, all_tenants: bool = False) -> Iterator[Owner]:
        """The owners of a tenant that have anything, live or expired, page by page."""
        after_tenant, after_scope, named = b"", b"", tenant_bytes(tenant)[0]
        while True:
            parameters = {"after_tenant": after_tenant, "after_scope": after_scope, "any": all_tenants}
            page = self.ask(statements.SCOPES, parameters | {"tenant": named, "limit": _PAGE})
            places = [Place(*row) for row in page]
            try:
                owners = [owner_of(place) for place in places]
            except (ValueError, LookupError, TypeError, AttributeError):
                raise unavailable("the list of its owners is damaged", "restore a backup") from None
            yield from owners
            if len(page) < _PAGE:
                return
            after_tenant, after_scope = places[-1][:2]

    # writing

    def commit(
        self,
        checks: Sequence[AnyCheck],
        writes: Sequence[Write],
        now: float,
        commit_id: str,
        timeout: float | None = None,
    ) -> bool:
        """Compare and write in one atomic step. False, and nothing written, where a check no longer holds.

        It waits at most `timeout` seconds for other writers and the server; None: as long as the store does. Each attempt
        has an id of its own, as one that may still come true is forbidden before the next.
        """
        if not writes:
            return not checks or self._agrees(checks, now)
        seconds = self.timeout if timeout is None else timeout
        if self.read_only:
            raise _read_only()
        request = self.request(checks, writes)
        self._end_own_reservations(request.tenants)
        held = self.submit(request, now, monotonic() + seconds)
        assert held is not None, "only a turn can be lost"
        return held

    def request(self, checks: Sequence[AnyCheck], writes: Sequence[Write], turn_of: bytes | None = None) -> Request:
        """A commit as the server gets it; of the turn `turn_of`, if any."""
        if turn_of is None and (request := single(self._address.schema, checks, writes)) is not None:
            return request
        columns = Columns(self._address.schema, checks, writes, turn_of)
        return Request(statements.APPLY, columns.parameters, columns.tenants)

    def _agrees(self, checks: Sequence[AnyCheck], now: float) -> bool:
        columns = Columns(self._address.schema, checks, ()).parameters
        return not columns["op"] or bool(self.ask(statements.AGREES, columns | {"now": float(now)})[0][0])

    def submit(self, request: Request, now: float, until: float, nonce: bytes = b"") -> bool | None:
        """Whether a request was carried out. None where the turn `nonce` was lost; CONFLICT after the moment `until`."""
        request.parameters.update(now=float(now), nonce=nonce, sync=self._sync)
        for _ in self._attempts(until):
            answer = self._attempt(request, until)
            if answer not in _AGAIN:
                return self._settled(answer, now)
        raise conflict()

    def submit_on(self, loan: Loan, request: Request, now: float, until: float) -> bool | None:
        """The same, once, as the end of a connection's transaction; the connection is given back. None where nothing was
        done, and it may be asked for again."""
        request.parameters.update(now=float(now), nonce=b"", sync=self._sync)
        answer = self._attempt(request, until, loan)
        return None if answer in _AGAIN else self._settled(answer, now)

    def _settled(self, answer: str, now: float) -> bool | None:
        """What an answer says: done or not; None where the turn was lost."""
        if answer not in _SETTLED:
            raise garbled()
        if answer == "done":
            self._tidy(now)
        return _SETTLED[answer]

    def _attempts(self, until: float) -> Iterator[None]:
        return attempts(until, self._connections.pause, _FIRST_PAUSE, _LONGEST_PAUSE)

    def _attempt(self, request: Request, until: float, loan: Loan | None = None) -> str:
        """What the server says of one attempt; `again` where it did not happen, and never will."""
        try:
            if loan is None:
                self._ready(until)
        except Lost as error:
            if monotonic() < until and not isinstance(error.__cause__, Garbled):
                return "again"
            raise translate(_cause(error)) from error
        except psycopg.Error as error:
            raise translate(error) from error
        commit_id, minute, wait = os.urandom(16), int(self._minute + monotonic() / 60), _milliseconds(until)
        try:
            request.parameters.update(id=commit_id, minute=minute, wait=wait)
            return self._perform(request, until, loan)
        except Lost as error:
            return self._resolve(commit_id, minute, until, error)
        except psycopg.Error as error:
            if error.sqlstate == QUOTA:
                return "moved"
            if error.sqlstate in SERIALIZATION or error.sqlstate in (FORBIDDEN, OLD):
                if error.sqlstate == OLD:
                    self._open = False  # our clock stood still: look at the server's
                return "again"
            if error.sqlstate in NO_TABLES:
                self._open = False  # a standby took over before it had them: the next one looks again
            raise translate(error) from error

    def _perform(self, request: Request, until: float, loan: Loan | None) -> str:
        if loan is None:
            return str(self._run(request.sql, request.parameters, until)[0][0])
        schema = self._address.schema
        commit: tuple[Statement, Parameters] = (statement(statements.COMMIT, schema), {})
        try:
            rows = loan.run_all([(statement(request.sql, schema), request.parameters), commit], until)
            return str(rows[0][0][0])
        finally:
            self.end_moment(loan)

    def _resolve(self, commit_id: bytes, minute: int, until: float, lost: Lost) -> str:
        """What became of a commit whose answer was lost. Where nobody can say, UNAVAILABLE."""
        until = max(until, monotonic() + self.timeout)
        while True:
            try:
                parameters = {"id": commit_id, "minute": minute, "wait": _milliseconds(until), "sync": self._sync}
                answer = str(self._run(statements.RESOLVE, parameters, until)[0][0])
                if answer == "unknown":
                    raise unknown_outcome() from lost
                return "done" if answer == "done" else "again"
            except (Lost, psycopg.Error):
                pass
            except LatebindError as error:
                if error.code != "UNAVAILABLE" or self._connections.closed:
                    raise
            if monotonic() >= until:
                raise unknown_outcome() from lost
            self._connections.pause(_LONGEST_PAUSE)

    def _tidy(self, now: float) -> None:
        """After every so many commits, remove what has expired: writers pay for it little by little."""
        self._commits += 1
        if self._commits % _TIDY_EVERY == 0:
            try:
                self.sweep(now, _TIDY)
            except LatebindError:
                pass  # the commit stands, and the next one will say what is wrong

    def sweep(self, now: float, limit: int = 1_000) -> int:
        """Delete at most `limit` expired entries; the number deleted. Nobody waits for it."""
        if self.read_only:
            raise _read_only()
        return int(self.ask(statements.SWEEP, {"now": float(now), "limit": limit})[0][0])

    # turns

    @contextmanager
    def turn(self, tenant: str | None, now: float, timeout: float) -> Iterator[PostgresTurn]:
        """Wait at most `timeout` seconds for a tenant's turn (CONFLICT after that). It is a lease of three seconds."""
        turn = PostgresTurn(self, tenant_bytes(tenant)[0], now)
        self.take_turn(turn.tenant, turn.nonce, _TURN, monotonic() + timeout)
        try:
            yield turn
        finally:
            turn.end()

    def take_turn(self, tenant: bytes, nonce: bytes, seconds: float, until: float) -> None:
        """Wait for a tenant's turn, and hold it for so many seconds at most."""
        if self.read_only:
            raise _read_only()
        self._end_own_reservations([tenant])
        lock = tenant_lock(self._address.schema, tenant)
        for _ in self._attempts(until):
            parameters = {"tenant": tenant, "nonce": nonce, "seconds": seconds, "lock": lock}
            # Asked twice it would be in its own way, for no longer than the lease.
            if self.ask(statements.TAKE_TURN, parameters | {"wait": _milliseconds(until)})[0][0]:
                return
        raise conflict()

    def end_turn(self, tenant: bytes, nonce: bytes) -> None:
        """Let others write. Where the server does not answer, the lease ends by itself."""
        try:
            self.ask(statements.END_TURN, {"tenant": tenant, "nonce": nonce})
        except LatebindError:
            pass

    @contextmanager
    def reserve(
        self, tenant: str | None, timeout: float, seconds: float, thread: int | None
    ) -> Iterator[PostgresReservation]:
        """Hold a tenant's turn for a block that runs code of the host. See `Reserves` in memory/store/protocol.py."""
        reservation = PostgresReservation(self, tenant_bytes(tenant)[0], thread)
        self.take_turn(reservation.tenant, reservation.nonce, seconds, monotonic() + timeout)
        with self._guard:
            self._reservations[reservation.tenant] = reservation
        try:
            yield reservation
        finally:
            reservation.end()

    def ended(self, reservation: PostgresReservation) -> None:
        """Forget a reservation."""
        with self._guard:
            if self._reservations.get(reservation.tenant) is reservation:
                del self._reservations[reservation.tenant]

    def _end_own_reservations(self, tenants: Sequence[bytes]) -> None:
        """A thread that writes by other ways would wait for itself."""
        if self._reservations:
            for tenant in tenants:
                found = self._reservations.get(tenant)
                if found is not None and found.thread == get_ident():
                    found.end()

    @contextmanager
    def queue(
        self, checks: Sequence[AnyCheck], writes: Sequence[Write], now: float, timeout: float
    ) -> Iterator[PostgresQueued]:
        """Wait at most `timeout` seconds for those who write the same entries. See `Queues` in memory/store/protocol.py."""
        if self.read_only:
            raise _read_only()
        self._end_own_reservations([place_of(write.owner).tenant for write in writes])
        first = PostgresQueued(self, self._address.schema, now)
        try:
            if self._open:  # who has lost has been here before
                first.wait(self._connections, checks, writes, monotonic() + timeout)
            yield first
        finally:
            first.end()

    # the store's life

    def _closed(self) -> NoReturn:
        raise unavailable("it has been closed", "use the runtime inside its `with` block, or before close()")

    def close(self) -> None:
        """Close the connections. Later operations are UNAVAILABLE."""
        self._connections.close()


def _milliseconds(until: float) -> int:
    """How long the server may wait for a lock; 0 would be for ever."""
    return max(1, min(int((until - monotonic()) * 1_000), 2_000_000_000))


def _cause(error: Exception) -> Exception:
    cause = error.__cause__ if isinstance(error, Lost) else error
    return cause if isinstance(cause, Exception) else error


def _read_only() -> LatebindError:
    return unavailable("it was opened for reading only", "remove ?mode=ro from the URL")
