"""One connection: its driver's, that waits so long and no longer, and reads answers that have an end.

`connections.py` opens and lends them.
"""

from __future__ import annotations

import select
from contextlib import suppress
from sys import byteorder
from time import monotonic
from typing import Any, Protocol, TypeVar

import psycopg
from psycopg.abc import PQGen
from psycopg.errors import Diagnostic, error_from_result
from psycopg.pq import ExecStatus
from psycopg.pq.abc import PGconn, PGresult
from psycopg.waiting import Ready, Wait

try:
    import fcntl
    import termios
except ImportError:  # Windows
    fcntl = termios = None  # type: ignore[assignment]

_GOOD = (ExecStatus.TUPLES_OK, ExecStatus.COMMAND_OK)
_ENDED = (
    *_GOOD,
    ExecStatus.FATAL_ERROR,
    ExecStatus.NONFATAL_ERROR,
    ExecStatus.EMPTY_QUERY,
    ExecStatus.BAD_RESPONSE,
    ExecStatus.PIPELINE_SYNC,
    ExecStatus.PIPELINE_ABORTED,
)
MOST_ANSWER = 256 * 1024 * 1024  # bytes of one answer
_GRACE = 5.0  # seconds that an answer may take beyond what the server was told to wait
_CANCELLING = 5.0  # seconds that the server may take to hear that nobody waits any more


# What the server warns of where a commit did not wait for its standbys, as an administrator has ended the wait.
_NOT_REPLICATED = "01000"


P = TypeVar("P", contravariant=True)


class Lost(Exception):
    """The connection broke before the answer came: whether the statement was carried out is not known."""


def patience(until: float) -> float:
    """How many seconds an answer may take which the server was told to give until then."""
    left = until - monotonic()
    return left + _GRACE if left > 0.0 else _GRACE


class Pool(Protocol[P]):
    """Where a connection belongs: one of `pools.py`."""

    def give(self, connection: P) -> None:
        """Take back one that is sound."""
        ...

    def discard(self, connection: P) -> None:
        """Take back one that is not, and close it."""
        ...

    def freed(self) -> None:
        """One was closed by itself."""
        ...


_wait = psycopg.Connection.wait


class Blocking(psycopg.Connection[tuple[Any, ...]]):
    """Waits at most `patience` seconds for each answer."""

    patience = 30.0
    warned = False
    seen: dict[bytes, int]
    pool: Pool[Blocking]
    readable: Any = None  # tells whether something has come, where the system has `poll`

    def answer(self, until: float) -> PGresult:
        """`receive`, which waits until then, and no longer than is polite.

        Most answers come whole, at once: then it takes no generator, and no driver that waits by it.
        """
        pgconn, first = self.pgconn, None
        self.patience = patience(until)
        if self.readable is not None and not pgconn.flush() and self._has_come():
            pgconn.consume_input()
            if not pgconn.is_busy():
                first = pgconn.get_result()
                if first is None or first.status not in _ENDED:
                    raise _off(pgconn)
                if not pgconn.is_busy():
                    if pgconn.get_result() is not None:
                        raise _off(pgconn)
                    return first
            self.patience = patience(until)
        result: PGresult = self.wait(receive(pgconn, first))
        return result

    def _has_come(self) -> bool:
        """Wait until there is something to be read; not, where it takes too long."""
        try:
            if self.readable.poll(int(self.patience * 1_000)):
                return True
        except BaseException:  # Ctrl-C: the server need not go on, and the connection is of no use
            with suppress(psycopg.Error):
                self.cancel_safe(timeout=_CANCELLING)
            raise
        self.patience = 0.0
        return False

    def wait(self, gen: PQGen[Any], interval: float = 0.1, timeout: float | None = None) -> Any:
        return _wait(self, gen, interval, self.patience if timeout is None else timeout)

    def __del__(self, _: Any = None, /) -> None:
        pass  # one that is lost is closed by the driver, in the process that made it


class Awaiting(psycopg.AsyncConnection[tuple[Any, ...]]):
    """The same, for a task of an event loop."""

    patience = 30.0
    warned = False
    seen: dict[bytes, int]
    pool: Pool[Awaiting]

    async def wait(self, gen: PQGen[Any], interval: float = 0.1, timeout: float | None = None) -> Any:
        return await super().wait(gen, interval, self.patience if timeout is None else timeout)

    def __del__(self, _: Any = None, /) -> None:
        pass


Connection = Blocking | Awaiting
C = TypeVar("C", Blocking, Awaiting)


def receive(pgconn: PGconn, last: PGresult | None = None) -> PQGen[PGresult]:
    """Send what is to be sent, and wait for the last result. The driver's own would take an answer without an end.

    It is `send` and `last_result`, written out: each read and each commit is no more than this. `last`: what has come.
    """
    while pgconn.flush():
        if (yield Wait.RW) & Ready.R:
            pgconn.consume_input()
    received = 0
    while True:
        while pgconn.is_busy():
            yield Wait.R
            received += _readable(pgconn.socket) if received else 1  # what comes at once has an end
            if received > MOST_ANSWER:
                raise _endless(pgconn)
            pgconn.consume_input()
        result = pgconn.get_result()
        if result is None:
            break
        if result.status not in _ENDED:
            raise _off(pgconn)
        last = result
    if last is None:
        raise psycopg.OperationalError("no answer")
    return last


def send(pgconn: PGconn) -> PQGen[None]:
    """Send what is to be sent."""
    while pgconn.flush():
        if (yield Wait.RW) & Ready.R:
            pgconn.consume_input()


def last_result(pgconn: PGconn, received: int) -> PQGen[tuple[PGresult, int]]:
    """Wait for the last result of a statement. `received`: how many bytes have come so far."""
    last: PGresult | None = None
    while True:
        result, received = yield from next_result(pgconn, received)
        if result is None:
            break
        last = result
    if last is None:
        raise psycopg.OperationalError("no answer")
    return last, received


def next_result(pgconn: PGconn, received: int) -> PQGen[tuple[PGresult | None, int]]:
    """Wait for the next result of a statement, None where it has no more. `received`: how many bytes have come so far."""
    while pgconn.is_busy():
        yield Wait.R
        received += _readable(pgconn.socket) if received else 1  # what comes at once has an end
        if received > MOST_ANSWER:
            raise _endless(pgconn)
        pgconn.consume_input()
    result = pgconn.get_result()
    if result is not None and result.status not in _ENDED:
        raise _off(pgconn)
    return result, received


def _endless(pgconn: PGconn) -> Exception:
    pgconn.finish()
    return psycopg.OperationalError("an answer without an end")


def _off(pgconn: PGconn) -> Exception:
    pgconn.finish()
    return psycopg.OperationalError("an answer to another question")


def checked(connection: Connection, result: PGresult) -> PGresult:
    """An answer that is no refusal. Raises Lost where the server says that it did not wait for a standby."""
    if result.status not in _GOOD:
        raise error_from_result(result, "utf-8")
    if connection.warned:
        connection.warned = False
        raise Lost from psycopg.OperationalError("it was not waited for a standby")
    return result


def _readable(number: int) -> int:
    """How many bytes have come in, and are not yet read; 0 where the system does not say."""
    if fcntl is None or termios is None:
        return 0
    fcntl.ioctl(number, termios.FIONREAD, count := bytearray(4))
    return int.from_bytes(count, byteorder)


def watched(connection: C) -> C:
    """A connection that notes what the server warns of, and how often it has seen a statement."""

    def note(diagnostic: Diagnostic) -> None:
        if diagnostic.sqlstate == _NOT_REPLICATED:
            connection.warned = True

    connection.add_notice_handler(note)
    connection.seen = {}
    if isinstance(connection, Blocking) and hasattr(select, "poll"):  # not on Windows
        connection.readable = select.poll()
        connection.readable.register(connection.pgconn.socket, select.POLLIN)
    return connection
