"""Runs of scripts that only read: `Reads` are their transactions and what these see, in one.

Nothing is written, so nothing is taken back or compared: a statement is one snapshot, and stands as it is.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NoReturn

from latebind.interp.limits import Run
from latebind.memory.codec import check_key
from latebind.memory.store.protocol import Entry, EntryKey, Owner, Reader, Snapshot
from latebind.memory.transaction.environment import Environment
from latebind.memory.transaction.view import View
from latebind.memory.transaction.write_buffer import WriteBuffer


class Mixed(BaseException):
    """What a statement read may be of several moments: the script has to run again, by `Transactions`."""


class Reads(View):
    """Implements `RunTransactions` for a script that `asks` for reads alone. Its `buffer` is made for listings."""

    __slots__ = ("_in_statement", "_seen")

    def __init__(self, environment: Environment, run: Run) -> None:
        View.__init__(self, environment, run, False)  # `super()` takes as long as half of it
        self._in_statement = False
        self._seen: dict[EntryKey, Entry | None] = {}

    @property
    def view(self) -> View:
        """What memories work on."""
        return self

    def statement(self, run: Run, body: Callable[[], Any]) -> Any:
        """Run a statement, whose reads are of one moment."""
        if self._in_statement:
            return body()
        self._in_statement = True
        run.journal = []  # what changes of the script's own data is charged as ever
        try:
            return body()
        finally:
            self._in_statement = False
            run.journal = self.buffer = None
            if self._seen:
                self._seen = {}
            if (snapshot := self.snapshot) is not None:
                self.snapshot = self.reader = None
                snapshot.close()

    def call(self, owner: Owner | None, writer: str | None = None) -> None:
        self.counted = self.operations
        super().call(owner, writer)

    def fetch(self, owner: Owner | None, key: Any, longest: int, expiry: bool = False) -> Entry | None:
        run, environment = self.run, self.environment
        self.operations = operations = self.operations + 1
        if operations > run.limits.operations:
            run.stop("LIMIT_OPERATIONS", limit=run.limits.operations)
        if key.__class__ is not str or not 0 < len(key) <= longest or not key.isascii():
            key = check_key(key, longest)
        seen = self._seen
        if owner is None:
            entry = environment.entries.get(key)
        elif (entry_key := (owner, key)) in seen:
            entry = seen[entry_key]
        else:
            if (reader := self.reader) is None:
                snapshot = environment.store().snapshot(environment.clock())
                if not snapshot.one_moment:
                    return self._alone(snapshot, owner, key)
                reader = self.reader = self.snapshot = snapshot
            entry = seen[entry_key] = reader.read(owner, key)
        if entry is not None:
            size = len(entry.value)
            if size < 64 <= run.bytes:
                run.bytes -= size
            else:
                run.allocate(size)
        return entry

    def _alone(self, snapshot: Snapshot, owner: Owner, key: str) -> Entry | None:
        """The only entry of a statement, where a store's reads are not of one moment."""
        with snapshot:
            if self._seen:
                raise Mixed
            entry = self._seen[owner, key] = snapshot.read(owner, key)
        if entry is not None:
            self.run.allocate(len(entry.value))
        return entry

    @property
    def _open(self) -> WriteBuffer:
        if self.buffer is None:
            self.buffer = WriteBuffer()
        return self.buffer

    def _open_snapshot(self, buffer: WriteBuffer, entry_key: EntryKey | None = None) -> Reader:
        reader = super()._open_snapshot(buffer)
        if not reader.one_moment:
            raise Mixed
        return reader

    def transact(self, run: Run, body: Callable[[], Any]) -> NoReturn:
        """Such a script has no blocks."""
        raise NotImplementedError

    def now(self) -> float:
        """Such a script asks for no time; if it does, for that of this moment."""
        return self.environment.clock()

    def log(self, run: Run, message: str, data: Any) -> NoReturn:
        """Such a script logs nothing."""
        raise NotImplementedError

    def let_others(self) -> None:
        """It does not run in an event loop."""

    def beside(self, work: Callable[[], Any]) -> Any:
        """What `work` gives: nobody else has this thread."""
        return work()
