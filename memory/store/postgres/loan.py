"""A connection that is lent for several statements: those of a transaction, or of a look at the tables."""

from __future__ import annotations

from collections.abc import Sequence

import psycopg
from psycopg.pq import TransactionStatus

from latebind.memory.store.postgres.connections import Connections
from latebind.memory.store.postgres.session import Connection, Lost
from latebind.memory.store.postgres.wire import Garbled, Parameters, Rows, Statement


class Loan:
    """One connection, lent for a `with` block. After an error that leaves it in doubt it is closed."""

    def __init__(self, connections: Connections, until: float) -> None:
        self._connections = connections
        self._until = until
        self._connection: Connection | None = None
        self._sound = True

    def __enter__(self) -> Loan:
        self._connection = self._connections.take(self._until)
        return self

    @property
    def is_idle(self) -> bool:
        """Whether no transaction is open on it, as far as it is known; not while an answer is awaited."""
        connection = self._connection
        return connection is None or connection.closed or connection.pgconn.transaction_status == TransactionStatus.IDLE

    def run(self, sql: Statement, parameters: Parameters, until: float) -> Rows:
        """The rows of a statement. Raises Lost, or a psycopg.Error where the server has said no."""
        connection = self._connection
        assert connection is not None
        self._sound = False
        try:
            rows = self._connections.run_on(connection, sql, parameters, until)
        except psycopg.Error:
            self._sound = True
            raise
        self._sound = True
        return rows

    def run_all(self, asked: Sequence[tuple[Statement, Parameters]], until: float) -> list[Rows]:
        """The rows of each statement. Raises as `run` does; a transaction that was open may be open still."""
        connection = self._connection
        assert connection is not None
        self._sound = False
        try:
            rows = self._connections.execute_all(connection, asked, until)
        except Garbled as error:
            raise Lost from error
        except psycopg.Error as error:
            if connection.closed or connection.pgconn.transaction_status == TransactionStatus.ACTIVE:
                raise Lost from error
            raise
        self._sound = True
        return rows

    def run_script(self, sql: str) -> None:
        """Carry out several statements at once, which have no parameters."""
        connection = self._connection
        assert connection is not None
        try:
            self._connections.execute_script(connection, sql)
        except psycopg.Error as error:
            self._sound = False  # a transaction may be open
            if connection.closed:
                raise Lost from error
            raise

    def abandon(self) -> None:
        """Close it, from wherever this is called."""
        connection, self._connection = self._connection, None
        if connection is not None:
            self._connections.abandon(connection)

    def __exit__(self, *error: object) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            self._connections.give(connection, sound=self._sound and not connection.closed)
