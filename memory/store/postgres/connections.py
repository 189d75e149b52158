"""The connections of one store: opened when needed, lent to one operation at a time, closed before their loop ends.

Elsewhere than in an event loop an operation blocks its thread, and the connections are those of the process; a task of an
event loop waits in its greenlet (`Waiting`), and each loop has connections of its own. No library of pools: theirs keep
threads and tasks, which neither a fork nor the end of a loop survives.

Statements go out one by one, each a transaction. One that a connection has seen before is prepared, which saves the
server half its work and the wire the text. A pooler in transaction mode gives each transaction another session, which
may not know it: where one is refused so, none is prepared any more.
"""

from __future__ import annotations

import asyncio
import os
import threading
from collections.abc import Sequence
from time import monotonic
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

import psycopg
from psycopg.abc import PQGen
from psycopg.pq import TransactionStatus
from psycopg.pq.abc import PGresult

from latebind.grammar.errors import fail
from latebind.memory.store.postgres.errors import translate, unavailable
from latebind.memory.store.postgres.pipeline import is_supported, receive_all
from latebind.memory.store.postgres.session import Awaiting, Blocking, Connection, Lost, checked, receive, watched
from latebind.memory.store.postgres.wire import Garbled, Parameters, Rows, Statement, dump, formats, load, types
from latebind.memory.store.protocol import Waiting

T = TypeVar("T")
_SEEN = 2  # times, after which a statement is prepared
_UNKNOWN, _KNOWN = "26000", "42P05"  # a prepared statement is

_GRACE = 5.0  # seconds that an answer may take beyond what the server was told to wait


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
        self._free = threading.BoundedSemaphore(self._size)
        self._idle: list[Blocking] = []
        self._loops: WeakKeyDictionary[asyncio.AbstractEventLoop, _Loop] = WeakKeyDictionary()

    def wait_by(self, waiting: Waiting) -> None:
        """Await in event loops from now on."""
        self._waiting = waiting

    def in_loop(self) -> bool:
        """Whether an operation waits for a task of an event loop."""
        return self._waiting is not None and self._waiting.can_wait()

    def pause(self, seconds: float) -> None:
        """Sleep, without holding up an event loop."""
        if self._waiting is not None and self._waiting.can_wait():
            self._waiting.wait(asyncio.sleep(seconds))
        else:
            threading.Event().wait(seconds)

    def lent(self, until: float) -> Loan:
        """A connection for several statements, until the end of its `with` block."""
        return Loan(self, until)

    # what a loan does

    def take(self, until: float) -> Connection:
        """A connection for the caller alone; CONFLICT where none is given back before the moment `until`."""
        if os.getpid() != self._process:
            self._forget()
        if self.closed:
            raise _closed_error()
        waiting = self._waiting
        if waiting is not None and waiting.can_wait():
            return waiting.wait(self._loop().take(until))
        if not self._free.acquire(timeout=max(0.0, until - monotonic())):
            raise _none_free()
        try:
            while (connection := _popped(self._idle)) is not None:
                if not connection.closed:
                    return connection
            return watched(Blocking.connect(self._conninfo, **self._options))
        except BaseException:
            self._free.release()
            raise

    def give(self, connection: Connection, *, sound: bool) -> None:
        """Take a connection back. One that is not `sound` is closed."""
        if isinstance(connection, Awaiting):
            assert self._waiting is not None
            self._waiting.wait(connection.pool.give(connection, sound=sound and not self.closed))
            return
        if sound and not self.closed and os.getpid() == self._process:
            self._idle.append(connection)
            if self.closed and (left := _popped(self._idle)) is not None:  # another thread has closed those that it saw
                left.close()
        elif os.getpid() == self._process:
            connection.close()
        self._free.release()

    def abandon(self, connection: Connection) -> None:
        """Close a connection that somebody forgot to give back, in whatever thread that is noticed."""
        if os.getpid() == self._process:
            connection.pgconn.finish()
            if isinstance(connection, Awaiting):
                connection.pool.freed()
            else:
                self._free.release()

    def execute(self, connection: Connection, sql: Statement, parameters: Parameters, until: float) -> Rows:
        """Rows, once the server has answered."""
        connection.patience = max(0.0, until - monotonic()) + _GRACE
        pgconn = connection.pgconn
        values = dump(sql.names, parameters)
        binary = sql.binary or formats(sql.names, parameters)
        if not self._is_prepared(connection, sql, parameters):
            pgconn.send_query_params(sql.sql, values, types(sql.names, parameters), binary, 1)
            return load(self._answer(connection), sql)
        pgconn.send_query_prepared(sql.name, values, binary, 1)
        try:
            return load(self._answer(connection), sql)
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
        connection.patience = max(0.0, until - monotonic()) + _GRACE
        pgconn = connection.pgconn
        prepared = [self._is_prepared(connection, sql, parameters) for sql, parameters in asked]
        pgconn.enter_pipeline_mode()
        for (sql, parameters), known in zip(asked, prepared, strict=True):
            values = dump(sql.names, parameters)
            binary = sql.binary or formats(sql.names, parameters)
            if known:
                pgconn.send_query_prepared(sql.name, values, binary, 1)
            else:
                pgconn.send_query_params(sql.sql, values, types(sql.names, parameters), binary, 1)
        pgconn.pipeline_sync()
        answers = self._wait(connection, receive_all(pgconn, len(asked)))
        pgconn.exit_pipeline_mode()
        try:
            return [load(checked(connection, answer), sql) for answer, (sql, _) in zip(answers, asked, strict=False)]
        except psycopg.Error as error:
            if error.sqlstate == _UNKNOWN:
                self._prepares = False
            raise

    def _is_prepared(self, connection: Connection, sql: Statement, parameters: Parameters) -> bool:
        """Whether a connection knows a statement; one that it has seen often enough is prepared."""
        if not self._prepares:
            return False
        seen = connection.seen.get(sql.name, 0)
        if seen > _SEEN:
            return True
        # What fails in an open transaction fails it as a whole.
        if seen == _SEEN and connection.pgconn.transaction_status == TransactionStatus.IDLE:
            connection.pgconn.send_prepare(sql.name, sql.sql, types(sql.names, parameters))
            try:
                self._answer(connection)
            except psycopg.Error as error:
                if error.sqlstate != _KNOWN:
                    raise
        elif seen == _SEEN:
            return False
        connection.seen[sql.name] = seen + 1
        return seen == _SEEN

    def _answer(self, connection: Connection) -> PGresult:
        """The server's answer to what was sent."""
        return checked(connection, self._wait(connection, receive(connection.pgconn)))

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

    def _loop(self) -> _Loop:
        loop = asyncio.get_running_loop()
        found = self._loops.get(loop)
        if found is None:
            found = self._loops[loop] = _Loop(self._conninfo, self._options, self._size)
        return found

    def _forget(self) -> None:
        """In a child of a fork: the connections are the parent's, and their driver leaves them alone here."""
        self._begin()

    def close(self) -> None:
        """Close what is not lent; the rest is closed when it is given back."""
        if os.getpid() != self._process:
            self._forget()
        self.closed = True
        while (connection := _popped(self._idle)) is not None:
            connection.close()
        for each in list(self._loops.values()):
            each.drop()


class Loan:
    """One connection, lent for a `with` block. After an error that leaves it in doubt it is closed."""

    def __init__(self, connections: Connections, until: float) -> None:
        self._connections = connections
        self._until = until
        self._connection: Connection | None = None
        self._sound = True

    def __enter__(self) -> Loan:
        try:
            self._connection = self._connections.take(self._until)
        except psycopg.Error as error:
            raise translate(error) from error
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
            rows = self._connections.execute(connection, sql, parameters, until)
        except Garbled as error:
            raise Lost from error
        except psycopg.Error as error:
            if connection.closed or connection.pgconn.transaction_status != TransactionStatus.IDLE:
                raise Lost from error
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


class _Loop:
    """The connections of one event loop."""

    def __init__(self, conninfo: str, options: dict[str, Any], size: int) -> None:
        self._conninfo = conninfo
        self._options = options
        self._free = asyncio.Semaphore(size)
        self._idle: list[Awaiting] = []
        self._loop = asyncio.get_running_loop()

    async def take(self, until: float) -> Awaiting:
        try:
            async with asyncio.timeout(max(0.0, until - monotonic())):
                await self._free.acquire()
        except TimeoutError:
            raise _none_free() from None
        try:
            while self._idle:
                connection = self._idle.pop()
                if not connection.closed:
                    return connection
            connection = watched(await Awaiting.connect(self._conninfo, **self._options))
            connection.pool = self
            return connection
        except BaseException:
            self._free.release()
            raise

    async def give(self, connection: Awaiting, *, sound: bool) -> None:
        if sound:
            self._idle.append(connection)
        else:
            await connection.close()
        self._free.release()

    def freed(self) -> None:
        """One was closed by itself."""
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._free.release)

    def drop(self) -> None:
        """Close the sockets, from any thread."""
        while (connection := _popped(self._idle)) is not None:
            connection.pgconn.finish()


def _popped(idle: list[T]) -> T | None:
    """The last of these, which is nobody else's then: other threads take them, too."""
    try:
        return idle.pop()
    except IndexError:
        return None


def _none_free() -> Exception:
    return fail(
        "CONFLICT",
        problem="all connections to the store are in use",
        hint="try again; ?pool=… in the URL sets how many there are",
    )


def _closed_error() -> Exception:
    return unavailable("it has been closed", "use the runtime inside its `with` block, or before close()")
