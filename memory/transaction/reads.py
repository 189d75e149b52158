"""Runs of scripts that only read: `Reads` are their transactions and what these see, in one.

Nothing is written, so nothing is taken back or compared: a statement is one snapshot, and stands as it is.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NoReturn

from latebind.interp.limits import Run
from latebind.memory.codec import check_key
from latebind.memory.store.protocol import Entry, EntryKey, Owner, Reader, ReadsAlone
from latebind.memory.transaction.environment import Environment
from latebind.memory.transaction.view import View
from latebind.memory.transaction.write_buffer import WriteBuffer


class Mixed(BaseException):
    """What a statement read may be of several moments: the script has to run again, by `Transactions`."""


class Reads(View):
    """Implements `RunTransactions` for a script that `asks` for reads alone. Its `buffer` is made for listings.

    `alone` is the open store where its statements read one entry each, as far as is known, and it has a way to do so.
    `view` is itself, for memories to work on; who makes it takes that away when the run is over: no circle of references
    is left.
    """

    __slots__ = ("_alone", "_in_statement", "_lone", "_seen", "view")

    def __init__(self, environment: Environment, run: Run, alone: ReadsAlone | None = None) -> None:
        # As `View` does: to call that takes as long as half of it.
        self.environment = environment
        self.run = run
        self.view: Any = self
        self._alone = alone
        self._in_statement = self.old_values = False
        self._seen: dict[EntryKey, Entry | None] | None = None
        self._lone: tuple[Owner, str, Entry | None] | None = None  # what this statement has read `alone`
        self.read_only = self.buffer = self.turn = self.line = self.snapshot = self.reader = None
        self.counted = self.repeated = self._highest_count = self._moved = 0

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
            run.journal = self.buffer = self._lone = self._seen = None
            if (snapshot := self.snapshot) is not None:
                self.snapshot = self.reader = None
                snapshot.close()

    def fetch(self, owner: Owner | None, key: Any, longest: int, expiry: bool = False) -> Entry | None:
        run, environment = self.run, self.environment
        self.counted = counted = self.counted + 1
        if counted > run.limits.operations:
            run.stop("LIMIT_OPERATIONS", limit=run.limits.operations)
        if key.__class__ is not str or not 0 < len(key) <= longest or not key.isascii():
            key = check_key(key, longest)
        if owner is None:
            entry = environment.entries.get(key)
        elif (alone := self._alone) is None:
            entry = self._entry(owner, key)
        elif (lone := self._lone) is None:
            entry = alone.read_alone(owner, key, environment.clock())
            self._lone = owner, key, entry
        elif lone[0] == owner and lone[1] == key:
            entry = lone[2]
        else:
            raise Mixed
        if entry is not None:
            size = len(entry.value)
            if size < 64 <= run.bytes:
                run.bytes -= size
            else:
                run.allocate(size)
        return entry

    def _entry(self, owner: Owner, key: str) -> Entry | None:
        """An entry, as of the moment of the statement; the only one, where a store's reads are not of one moment."""
        seen, reader, entry_key = self._seen, self.reader, (owner, key)
        if seen is None:
            seen = self._seen = {}
        elif entry_key in seen:
            return seen[entry_key]
        elif reader is None:
            raise Mixed
        if reader is not None:
            entry = reader.read(owner, key)
        else:
            snapshot = self.environment.store().snapshot(self.environment.clock())
            if snapshot.one_moment:
                self.reader = self.snapshot = snapshot
                entry = snapshot.read(owner, key)
            else:
                with snapshot:
                    entry = snapshot.read(owner, key)
        seen[entry_key] = entry
        return entry

    @property
    def _open(self) -> WriteBuffer:
        if self.buffer is None:
            self.buffer = WriteBuffer()
        return self.buffer

    def _open_snapshot(self, buffer: WriteBuffer, entry_key: EntryKey | None = None) -> Reader:
        reader = super()._open_snapshot(buffer)
        if self._lone is not None or not reader.one_moment:
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
