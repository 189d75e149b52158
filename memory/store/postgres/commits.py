"""Commits: one statement each, or the last one of a transaction; and what became of one whose answer was lost.

Each attempt has an id of its own, as one that may still come true is forbidden before the next. Where the connection
breaks before its answer comes, the server is asked by that id what happened, which also forbids it for good if it did not.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from time import monotonic

import psycopg

from latebind.grammar.errors import LatebindError
from latebind.memory.store.postgres import statements
from latebind.memory.store.postgres.database import LONGEST_PAUSE, Database, cause_of
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
from latebind.memory.store.postgres.loan import Loan
from latebind.memory.store.postgres.request import Columns, Request, single
from latebind.memory.store.postgres.session import Lost
from latebind.memory.store.postgres.wire import Garbled, Parameters, Statement, int4, statement
from latebind.memory.store.protocol import AnyCheck, Write

_TIDY_EVERY = 64  # commits
_TIDY = 200  # entries
_LONGEST_WAIT = 2_000_000_000  # milliseconds: what the server's setting can be

# What the server says of a commit.
_SETTLED = {"done": True, "moved": False, "lost": None}
_AGAIN = frozenset({"turn", "again"})

# What `?durability=` has a commit wait for; the server's own setting where it is not named.
SYNC = {"normal": "", "full": "on", "relaxed": "off"}


class Commits:
    """What writes to a database."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self._sync = SYNC[database.address.durability]
        self._made = 0

    def may_write(self) -> None:
        """UNAVAILABLE where the store was opened for reading only."""
        if self.database.address.read_only:
            raise unavailable("it was opened for reading only", "remove ?mode=ro from the URL")

    def request(self, checks: Sequence[AnyCheck], writes: Sequence[Write], turn_of: bytes | None = None) -> Request:
        """A commit as the server gets it; of the turn `turn_of`, if any."""
        schema = self.database.schema
        if turn_of is None and (request := single(schema, checks, writes)) is not None:
            return request
        return Columns(schema, checks, writes, turn_of).request()

    def agrees(self, checks: Sequence[AnyCheck], now: float) -> bool:
        """Whether what was seen is still so."""
        columns = Columns(self.database.schema, checks, ()).parameters
        return not columns["op"] or bool(self.database.ask(statements.AGREES, columns | {"now": float(now)})[0][0])

    def submit(self, request: Request, now: float, until: float, nonce: bytes = b"") -> bool | None:
        """Whether a request was carried out. None where the turn `nonce` was lost; CONFLICT after the moment `until`."""
        answer = self._attempt(request, now, until, nonce)
        if answer in _AGAIN:
            answer = self._attempt_again(request, now, until, nonce)
        return self._settled(answer, now)

    def _attempt_again(self, request: Request, now: float, until: float, nonce: bytes) -> str:
        pauses = self.database.attempts(until)
        next(pauses)  # that was made
        for _ in pauses:
            answer = self._attempt(request, now, until, nonce)
            if answer not in _AGAIN:
                return answer
        raise conflict()

    def submit_on(self, loan: Loan, request: Request, now: float, until: float) -> bool | None:
        """The same, once, as the end of a connection's transaction; the connection is given back. None where nothing was
        done, and it may be asked for again."""
        answer = self._attempt(request, now, until, b"", loan)
        return None if answer in _AGAIN else self._settled(answer, now)

    def _settled(self, answer: str, now: float) -> bool | None:
        """What an answer says: done or not; None where the turn was lost."""
        if answer not in _SETTLED:
            raise garbled()
        if answer == "done":
            self._made += 1
            if self._made % _TIDY_EVERY == 0:
                self._tidy(now)
        return _SETTLED[answer]

    def _attempt(self, request: Request, now: float, until: float, nonce: bytes, loan: Loan | None = None) -> str:
        """What the server says of one attempt; `again` where it did not happen, and never will."""
        database = self.database
        if loan is None and not database.ready and not self._prepare(until):
            return "again"
        minute = database.minute()
        commit_id = int4(minute) + os.urandom(12)
        parameters = request.parameters(commit_id, minute, now, milliseconds(until), self._sync, nonce)
        try:
            if loan is None:
                sql = statement(request.sql, database.schema)
                return str(database.connections.run(sql, parameters, until)[0][0])
            return self._end_with(loan, request.sql, parameters, until)
        except Lost as error:
            return self._resolve(commit_id, minute, until, error)
        except psycopg.Error as error:
            if error.sqlstate == QUOTA:
                return "moved"
            if error.sqlstate in SERIALIZATION or error.sqlstate in (FORBIDDEN, OLD):
                if error.sqlstate == OLD:
                    database.ready = False  # our clock stood still: look at the server's
                return "again"
            if error.sqlstate in NO_TABLES:
                database.ready = False  # a standby took over before it had them: the next one looks again
            raise translate(error) from error

    def _prepare(self, until: float) -> bool:
        """See that the tables are there. False where the connection broke, and there is time to ask again."""
        try:
            self.database.look(until)
        except Lost as error:
            if monotonic() < until and not isinstance(error.__cause__, Garbled):
                return False
            raise translate(cause_of(error)) from error
        except psycopg.Error as error:
            raise translate(error) from error
        return True

    def _end_with(self, loan: Loan, sql: str, parameters: Parameters, until: float) -> str:
        """A statement, and the end of a connection's transaction with it."""
        schema = self.database.schema
        commit: tuple[Statement, Parameters] = (statement(statements.COMMIT, schema), {})
        try:
            return str(loan.run_all([(statement(sql, schema), parameters), commit], until)[0][0][0])
        finally:
            self.database.end_moment(loan)

    def _resolve(self, commit_id: bytes, minute: int, until: float, lost: Lost) -> str:
        """What became of a commit whose answer was lost. Where nobody can say, UNAVAILABLE."""
        until = max(until, monotonic() + self.database.timeout)
        while True:
            try:
                parameters = {"id": commit_id, "minute": minute, "wait": milliseconds(until), "sync": self._sync}
                answer = str(self.database.run(statements.RESOLVE, parameters, until)[0][0])
                if answer == "unknown":
                    raise unknown_outcome() from lost
                return "done" if answer == "done" else "again"
            except (Lost, psycopg.Error):
                pass
            except LatebindError as error:
                if error.code != "UNAVAILABLE" or self.database.connections.closed:
                    raise
            if monotonic() >= until:
                raise unknown_outcome() from lost
            self.database.connections.pause(LONGEST_PAUSE)

    def _tidy(self, now: float) -> None:
        """Remove what has expired, after every so many commits: writers pay for it little by little."""
        try:
            self.sweep(now, _TIDY)
        except LatebindError:
            pass  # the commit stands, and the next one will say what is wrong

    def sweep(self, now: float, limit: int = 1_000) -> int:
        """Delete at most `limit` expired entries; the number deleted. Nobody waits for it."""
        self.may_write()
        return int(self.database.ask(statements.SWEEP, {"now": float(now), "limit": limit})[0][0])


def milliseconds(until: float) -> int:
    """How long the server may wait for a lock; 0 would be for ever."""
    left = int((until - monotonic()) * 1_000)
    return 1 if left < 1 else left if left < _LONGEST_WAIT else _LONGEST_WAIT
