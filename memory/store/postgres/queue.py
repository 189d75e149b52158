"""The first of those who write the same entries: a transaction that has the locks of a commit before it reads.

The server gives advisory locks to those who ask in the order in which they came. Who is gone, or takes too long, it ends,
and the locks with it: so nothing is lost by it but a place, and the block commits as any other.
"""

from __future__ import annotations

from collections.abc import Sequence
from time import monotonic

import psycopg

from latebind.interp.values import MISSING, Missing
from latebind.memory.store.postgres import statements
from latebind.memory.store.postgres.commits import Commits
from latebind.memory.store.postgres.errors import WAITED_TOO_LONG, conflict
from latebind.memory.store.postgres.loan import Loan
from latebind.memory.store.postgres.reader import PostgresReader, entry_of, places_of
from latebind.memory.store.postgres.request import Columns
from latebind.memory.store.postgres.session import Lost
from latebind.memory.store.postgres.wire import Parameters, Rows, statement
from latebind.memory.store.protocol import AnyCheck, Check, Delete, Entry, EntryKey, Owner, Put, Queued, Write

_IDLE = "3s"  # that a block may take between two statements: nothing runs in it but the script


class PostgresQueued(PostgresReader, Queued):
    """Reads and a commit on a connection that has the locks; without one, reads as any other."""

    __slots__ = ("_ahead", "_commits", "_locks")

    def __init__(self, commits: Commits, now: float) -> None:
        super().__init__(commits.database, now)
        self._commits = commits
        self._locks: dict[int, bool] = {}  # whether each is for one alone
        self._ahead: dict[EntryKey, Entry | None] = {}

    def wait(self, checks: Sequence[AnyCheck], writes: Sequence[Write], until: float) -> None:
        """Wait for the locks of a commit until then (CONFLICT after that), and read what it compared."""
        database = self._commits.database
        columns = Columns(database.schema, checks, _without_values(writes))
        asked: list[tuple[str, Parameters]] = [
            (statements.BEGIN, {}),
            (statements.PATIENCE, {"wait": f"{max(1, int((until - monotonic()) * 1_000))}ms", "idle": _IDLE}),
            (statements.LOCK, {name: columns.parameters[name] for name in ("locks", "alone")}),
        ]
        entry_keys = [(check.owner, check.key) for check in checks if isinstance(check, Check)]
        if entry_keys:
            asked.append((statements.READ_MANY, places_of(entry_keys) | {"now": self._now}))
        loan = Loan(database.connections, until).__enter__()
        try:
            rows = loan.run_all([(statement(sql, database.schema), parameters) for sql, parameters in asked], until)
        except BaseException as error:
            loan.__exit__()
            if getattr(error, "sqlstate", None) == WAITED_TOO_LONG:
                raise conflict() from error
            if isinstance(error, (Lost, psycopg.Error)):
                return
            raise
        self._loan, self._locks = loan, dict(columns.locks)
        self._ahead = dict(zip(entry_keys, map(entry_of, rows[-1]), strict=True)) if entry_keys else {}

    def read(self, owner: Owner, key: str) -> Entry | None:
        found = self._ahead.get((owner, key), MISSING)
        return super().read(owner, key) if isinstance(found, Missing) else found

    def _ask(self, sql: str, parameters: Parameters) -> Rows:
        if self._loan is not None:
            database = self._commits.database
            try:
                return self._loan.run(statement(sql, database.schema), parameters, monotonic() + database.timeout)
            except (Lost, psycopg.Error):
                self.end()
        return super()._ask(sql, parameters)

    def commit(self, checks: Sequence[AnyCheck], writes: Sequence[Write], now: float) -> bool | None:
        request = self._commits.request(checks, writes)
        # More locks might be waited for by two, each for the other's: whoever wants them begins anew.
        if not all(alone <= self._locks.get(lock, -1) for lock, alone in request.locks):
            self.end()
        loan, self._loan = self._loan, None
        if loan is None:
            return None
        return self._commits.submit_on(loan, request, now, monotonic() + self._commits.database.timeout)

    def end(self) -> None:
        """Let others write. A second time it does nothing."""
        self._end_moment()

    def __del__(self) -> None:
        if self._loan is not None:
            self._loan.abandon()


def _without_values(writes: Sequence[Write]) -> list[Write]:
    return [Delete(write.owner, write.key) if isinstance(write, Put) else write for write in writes]
