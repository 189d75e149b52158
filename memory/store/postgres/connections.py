"""What goes out on the connections of one store, and what comes back.

Elsewhere than in an event loop an operation blocks its thread, and the connections are those of the process; a task of an
event loop waits in its greenlet (`Waiting`), and each loop has connections of its own: see pools.py.

Statements go out one by one, each a transaction. One that a connection has seen before is prepared, which saves the
server half its work and the wire the text. A pooler in transaction mode gives each transaction another session, which
may not know it: where one is refused so, none is prepared any more.
"""

from __future__ import annotations

import asyncio
import os
import threading
from collections.abc import Sequence
from contextlib import ExitStack
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

import psycopg
from psycopg.abc import PQGen
from psycopg.conninfo import conninfo_to_dict
from psycopg.pq import ExecStatus, TransactionStatus
from psycopg.pq.abc import PGresult

from latebind.grammar.errors import LatebindError
from latebind.memory.store.postgres.errors import translate, unavailable
from latebind.memory.store.postgres.pipeline import is_supported, receive_all
from latebind.memory.store.postgres.pools import LoopPool, ThreadPool
from latebind.memory.store.postgres.session import Awaiting, Blocking, Connection, Lost, checked, patience, receive
from latebind.memory.store.postgres.wire import Garbled, Parameters, Rows, Statement, dump, load, types
from latebind.memory.store.protocol import Waiting

T = TypeVar("T")
_SEEN = 2  # times, after which a statement is prepared
_UNKNOWN, _KNOWN = "26000", "42P05"  # a prepared statement is


class Connections:
    """The connections to one server. `size` is how many a process, and each loop, may have at one time."""

    def __init__(self, conninfo: str, size: int) -> None:
        self._options: dict[str, Any] = {"autocommit": True, "prepare_threshold": None}
        self._conninfo = conninfo
        self._size = size
        self._waiting: Waiting | None = None
        self._prepares = True
        self.closed = False
        self._begin()

    def _begin(self) -> None:
        self._process = os.getpid()
        self._threads = ThreadPool(self._conninfo, self._options, self._size)
        self._loops: WeakKeyDictionary[asyncio.AbstractEventLoop, LoopPool] = WeakKeyDictionary()

    def wait_by(self, waiting: Waiting) -> None:
        """Await in event loops from now on."""
        self._waiting = waiting

    def at_read_committed(self) -> None:
        """Have statements run at READ COMMITTED on connections that are opened from here on, whatever the server's default."""
        asked = conninfo_to_dict(self._conninfo).get("options") or os.environ.get("PGOPTIONS") or ""
        self._options["options"] = f"{asked} -c default_transaction_isolation=read\\ committed"

    def in_loop(self) -> bool:
        """Whether an operation waits for a task of an event loop."""
        return self._waiting is not None and self._waiting.can_wait()

    def waits_by(self) -> Waiting | None:
        """How this code waits where it runs for a task; None where it blocks."""
        return self._waiting if self.in_loop() else None

    def pause(self, seconds: float) -> None:
        """Sleep, without holding up an event loop."""
        if self._waiting is not None and self._waiting.can_wait():
            self._waiting.wait(asyncio.sleep(seconds))
        else:
            threading.Event().wait(seconds)

    def run(self, sql: Statement, parameters: Parameters, until: float) -> Rows:
        """The rows of a statement, on whatever connection. Raises as `run_on` does."""
        connection, sound = self.take(until), False
        try:
            rows = self.run_on(connection, sql, parameters, until)
            sound = True
        except psycopg.Error:
            sound = True
            raise
        finally:
            self.give(connection, sound=sound)
        return rows

    def run_on(self, connection: Connection, sql: Statement, parameters: Parameters, until: float) -> Rows:
        """The rows of a statement. Raises Lost, or a psycopg.Error where the server has said no."""
        try:
            return self.execute(connection, sql, parameters, until)
        except Garbled as error:
            raise Lost from error
        except psycopg.Error as error:
            if not _is_idle(connection):
                raise Lost from error
            raise

    def take(self, until: float) -> Connection:
        """A connection for the caller alone; CONFLICT where none is given back before the moment `until`."""
        if os.getpid() != self._process:
            self._begin()  # in a child of a fork: those are its parent's, and their driver leaves them alone here
        if self.closed:
            raise _closed_error()
        waiting = self._waiting
        try:
            if waiting is not None and waiting.can_wait():
                pool = self._loop()
                return pool.idle() or waiting.wait(pool.take(until))
            return self._threads.take(until)
        except psycopg.Error as error:
            raise translate(error) from error

    def give(self, connection: Connection, *, sound: bool) -> None:
        """Take a connection back. One that is not `sound` is closed."""
        pool: Any = connection.pool
        if sound:
            pool.give(connection)
        else:
            pool.discard(connection)

    def abandon(self, connection: Connection) -> None:
        """Close a connection that somebody forgot to give back, in whatever thread that is noticed."""
        if os.getpid() == self._process:
            try:
                connection.pgconn.finish()
            finally:
                connection.pool.freed()

    def execute(self, connection: Connection, sql: Statement, parameters: Parameters, until: float) -> Rows:
        """Rows, once the server has answered."""
        pgconn = connection.pgconn
        values, binary = (parameters, sql.binary) if isinstance(parameters, list) else dump(sql, parameters)
        known = self._prepares and connection.seen.get(sql.name, 0) > _SEEN
        if not known and not self._is_prepared(connection, sql, parameters, until):
            pgconn.send_query_params(sql.sql, values, types(sql, parameters), binary, 1)
            return load(checked(connection, self._answer(connection, until)), sql)
        pgconn.send_query_prepared(sql.name, values, binary, 1)
        try:
            answer = connection.answer(until) if isinstance(connection, Blocking) else self._answer(connection, until)
            if answer.status != ExecStatus.TUPLES_OK or connection.warned:
                checked(connection, answer)
            return load(answer, sql)
        except psycopg.Error as error:
            if error.sqlstate != _UNKNOWN or pgconn.transaction_status != TransactionStatus.IDLE:
                raise
        self._prepares = False  # nothing was done
        return self.execute(connection, sql, parameters, until)

    def execute_all(
        self, connection: Connection, asked: Sequence[tuple[Statement, Parameters]], until: float
    ) -> list[Rows]:
        """The rows of each statement, once the server has answered all; those after one that is refused it leaves out."""
        if not is_supported():
            return [self.execute(connection, sql, parameters, until) for sql, parameters in asked]
        pgconn = connection.pgconn
        prepared = [self._is_prepared(connection, sql, parameters, until) for sql, parameters in asked]
        pgconn.enter_pipeline_mode()
        for (sql, parameters), known in zip(asked, prepared, strict=True):
            values, binary = dump(sql, parameters)
            if known:
                pgconn.send_query_prepared(sql.name, values, binary, 1)
            else:
                pgconn.send_query_params(sql.sql, values, types(sql, parameters), binary, 1)
        pgconn.pipeline_sync()
        connection.patience = patience(until)
        answers = self._wait(connection, receive_all(pgconn, len(asked)))
        pgconn.exit_pipeline_mode()
        try:
            return [load(checked(connection, answer), sql) for answer, (sql, _) in zip(answers, asked, strict=False)]
        except psycopg.Error as error:
            if error.sqlstate == _UNKNOWN:
                self._prepares = False
            raise

    def _is_prepared(self, connection: Connection, sql: Statement, parameters: Parameters, until: float) -> bool:
        """Whether a connection knows a statement; one that it has seen often enough is prepared."""
        if not self._prepares:
            return False
        seen = connection.seen.get(sql.name, 0)
        if seen > _SEEN:
            return True
        # What fails in an open transaction fails it as a whole.
        if seen == _SEEN and connection.pgconn.transaction_status == TransactionStatus.IDLE:
            connection.pgconn.send_prepare(sql.name, sql.sql, types(sql, parameters))
            try:
                checked(connection, self._answer(connection, until))
            except psycopg.Error as error:
                if error.sqlstate != _KNOWN:
                    raise
        elif seen == _SEEN:
            return False
        connection.seen[sql.name] = seen + 1
        return seen == _SEEN

    def _answer(self, connection: Connection, until: float) -> PGresult:
        """The server's answer to what was sent."""
        if isinstance(connection, Blocking):
            return connection.answer(until)
        connection.patience = patience(until)
        return self._wait(connection, receive(connection.pgconn))

    def _wait(self, connection: Connection, received: PQGen[T]) -> T:
        """What is received, once it has come."""
        if isinstance(connection, Awaiting):
            assert self._waiting is not None
            result: T = self._waiting.wait(connection.wait(received))
        else:
            result = connection.wait(received)
        return result

    def execute_script(self, connection: Connection, script: str) -> None:
        """Carry out several statements at once, which have no parameters."""
        if isinstance(connection, Awaiting):
            assert self._waiting is not None
            self._waiting.wait(connection.execute(script.encode()))
        else:
            connection.execute(script.encode())

    def _loop(self) -> LoopPool:
        loop = asyncio.get_running_loop()
        found = self._loops.get(loop)
        if found is None:
            self._end_closed()
            found = self._loops[loop] = LoopPool(self._conninfo, self._options, self._size)
        return found

    def _end_closed(self) -> None:
        """Close the connections of loops that were closed: a host may have a loop for each of its tasks."""
        for reference in self._loops.keyrefs():  # of this moment: other threads have loops, too
            loop = reference()
            if loop is not None and loop.is_closed() and (pool := self._loops.pop(loop, None)) is not None:
                pool.end()

    def close(self) -> None:
        """Close what is not lent; the rest is closed when it is given back."""
        if os.getpid() != self._process:
            self._begin()
        self.closed = True
        with ExitStack() as stack:
            stack.callback(self._threads.close)
            for pool in list(self._loops.values()):
                stack.callback(pool.close)


def _is_idle(connection: Connection) -> bool:
    """Whether the server has answered, and waits for the next statement."""
    return not connection.closed and connection.pgconn.transaction_status == TransactionStatus.IDLE


def _closed_error() -> LatebindError:
    return unavailable("it has been closed", "use the runtime inside its `with` block, or before close()")
