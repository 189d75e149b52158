"""The database of a store: its tables, made where they are not there yet, and statements that are asked of it."""

from __future__ import annotations

from collections.abc import Iterator
from time import monotonic

import psycopg

from latebind.grammar.errors import LatebindError
from latebind.memory.store.pauses import attempts
from latebind.memory.store.postgres import schema, statements
from latebind.memory.store.postgres.address import PostgresAddress
from latebind.memory.store.postgres.connections import Connections
from latebind.memory.store.postgres.errors import NO_TABLES, SERIALIZATION, translate, unavailable
from latebind.memory.store.postgres.loan import Loan
from latebind.memory.store.postgres.session import Lost
from latebind.memory.store.postgres.wire import Garbled, Parameters, Rows, statement

_FIRST_PAUSE = 0.001  # seconds between attempts
LONGEST_PAUSE = 0.02
_ISOLATION = "read committed"


class Database:
    """One schema of a database. `timeout` is how many seconds an operation waits for others and for the server.

    It is not connected before it is first used; `ready` says whether its tables have been looked at.
    """

    def __init__(self, address: PostgresAddress, timeout: float) -> None:
        self.address = address
        self.schema = address.schema
        self.timeout = timeout
        self.connections = Connections(address.conninfo, address.pool)
        self.ready = False
        self._default: str | None = None  # isolation of its statements, where that was not READ COMMITTED
        self._minute = 0.0  # of the server's clock, when ours, `monotonic`, was 0

    def minute(self) -> int:
        """The minute that the server's clock is in, as far as it is known."""
        return int(self._minute + monotonic() / 60)

    def attempts(self, until: float) -> Iterator[None]:
        """Once around a loop for each attempt, with pauses in between, until that moment."""
        return attempts(until, self.connections.pause, _FIRST_PAUSE, LONGEST_PAUSE)

    def ask(self, sql: str, parameters: Parameters) -> Rows:
        """The rows of a statement that only reads: asked again where a connection had broken meanwhile."""
        until, looked = monotonic() + self.timeout, False
        while True:
            try:
                return self.run(sql, parameters, until)
            except Lost as error:
                if monotonic() >= until or isinstance(error.__cause__, Garbled):
                    raise translate(cause_of(error)) from error
                self.connections.pause(_FIRST_PAUSE)
            except psycopg.Error as error:
                if error.sqlstate in NO_TABLES and not looked:
                    looked, self.ready = True, False  # a standby took over before it had them
                elif error.sqlstate not in SERIALIZATION or monotonic() >= until:
                    raise translate(error) from error

    def ask_on(self, loan: Loan, sql: str, parameters: Parameters) -> Rows:
        """The same on a connection."""
        try:
            return loan.run(statement(sql, self.schema), parameters, monotonic() + self.timeout)
        except (Lost, psycopg.Error) as error:
            raise translate(cause_of(error)) from error

    def begin_moment(self) -> Loan:
        """A connection in a transaction whose reads are of one moment."""
        loan = Loan(self.connections, monotonic() + self.timeout).__enter__()
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

    def run(self, sql: str, parameters: Parameters, until: float) -> Rows:
        """The rows of a statement. Raises Lost, or a psycopg.Error where the server has said no."""
        if not self.ready:
            self.look(until)
        return self.connections.run(statement(sql, self.schema), parameters, until)

    def look(self, until: float) -> None:
        """Look at the tables, and make them where they are not there yet. Raises as `run` does."""
        for _ in range(self.address.pool + 1):  # one that was open before may be any of the others
            try:
                isolation = self._look(until)
            except LatebindError as error:
                if self._default is not None and "startup parameter" in str(error.__cause__):  # a pooler passes on none
                    raise _not_serializable(self._default) from error
                raise
            if isolation is None:
                self.ready = True
                return
            self._default = isolation
            self.connections.at_read_committed()
        raise _not_serializable(self._default)

    def _look(self, until: float) -> str | None:
        """The same on one connection; the isolation of its statements, and nothing done, where that is not READ COMMITTED.

        At any other they do not see what was committed while they waited for their locks.
        """
        address = self.address
        table = f'"{self.schema}".format'
        with Loan(self.connections, until) as loan:
            found = loan.run(statement(schema.FOUND, self.schema), {"table": table}, until)[0]
            there, server, now, isolation = found
            if isolation != _ISOLATION:
                loan.abandon()
                return str(isolation)
            if server < 130_000:
                raise unavailable("its server is too old", f"PostgreSQL 13 or later, not {server // 10_000}")
            if not there:
                if address.read_only:
                    raise unavailable("it is not there", "open it for writing once, without ?mode=ro")
                loan.run_script(schema.creation(self.schema, address.partitions or 0))
            version, partitions = loan.run(statement(schema.VERSION, self.schema), {}, until)[0]
        schema.check_version(version, partitions, address.partitions)
        self._minute = now / 60 - monotonic() / 60
        return None


def _not_serializable(isolation: str | None) -> LatebindError:
    return unavailable(
        f"the default isolation of its server is {isolation}, and it cannot be another one here",
        "ALTER ROLE … SET default_transaction_isolation = 'read committed', which a commit compares at",
    )


def cause_of(error: Exception) -> Exception:
    """What made it that a connection was lost; another error is its own."""
    cause = error.__cause__ if isinstance(error, Lost) else error
    return cause if isinstance(cause, Exception) else error
