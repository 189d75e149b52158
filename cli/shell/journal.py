"""What an input at the prompt writes to lasting memory: asked about before it removes much, kept so that `:undo` can
take it back.

`cli/shell/session.py` makes a `Journal` for each input; the context shows it every commit.
"""

from __future__ import annotations

import marshal
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from tempfile import SpooledTemporaryFile
from typing import Any

from latebind.cli.display import in_one_line
from latebind.cli.folding import counted
from latebind.grammar.errors import MemoryApiError
from latebind.memory.bookkeeping import is_data
from latebind.memory.codec import decode
from latebind.memory.store.protocol import (
    AnyCheck,
    Check,
    Clear,
    Delete,
    Entry,
    EntryKey,
    ListingCheck,
    Owner,
    Put,
    Reader,
    Write,
)
from latebind.memory.transaction.effects import Note
from latebind.memory.transaction.view import space_name

MOST_UNASKED = 20  # entries that one input removes
MOST_KEPT = 64 * 1024 * 1024  # bytes of what one input replaces and writes, files included
IN_MEMORY = 1024 * 1024  # of these; the rest is kept in a temporary file
_PAGE = 500
_TOO_MUCH = f"it replaced more than the {MOST_KEPT // 1024**2} MB that are kept for that"

Read = Callable[[], AbstractContextManager[Reader]]


class Declined(BaseException):
    """The user does not want removed what an input is about to remove. It ends the input; no script catches it."""


class Journal:
    """The commits of one input, in order. `ask` puts a question and gives whether the answer is yes; None: not asked.

    `size` is in bytes. `lost` says why the input cannot be taken back, None where it can. `notes` are what the run has
    done up to its last commit.
    """

    def __init__(self, ask: Callable[[str], bool] | None) -> None:
        self.ask = ask
        self.size = 0
        self.lost: str | None = None
        self.notes: Sequence[Note] = ()
        self._file = SpooledTemporaryFile[bytes](max_size=IN_MEMORY)
        self._end = 0  # of what is committed
        self._removed = self._removing = 0

    def __del__(self) -> None:
        self._file.close()  # a temporary file warns where it is left to the collector

    def before(self, read: Read, writes: Sequence[Write], notes: Sequence[Note]) -> Sequence[AnyCheck]:
        """Ask where the input is about to remove much, and copy what it replaces. Raises Declined."""
        self.notes = notes
        writes = [write for write in writes if is_data(write.owner)]
        if self.ask is not None:
            with read() as reader:  # let go of while the user thinks
                question = self._question(reader, writes)
            if question is not None:
                if not self.ask(question):
                    raise Declined
                self.ask = None
        if self.lost is not None:
            return ()
        with read() as reader:
            return self._copy(reader, writes)

    def after(self) -> None:
        """What was seen last is committed."""
        self._end = self._file.tell()
        self.size = max(self._end, 1)
        self._removed += self._removing

    def _question(self, reader: Reader, writes: Sequence[Write]) -> str | None:
        """What to ask before these writes; None where they remove little."""
        cleared = {write.owner: reader.usage(write.owner) for write in writes if isinstance(write, Clear)}
        counts = Counter({owner: usage.entries for owner, usage in cleared.items()})
        deleted = [(w.owner, w.key) for w in writes if isinstance(w, Delete) and w.owner not in cleared]
        for (owner, _), entry in zip(deleted, reader.read_many(deleted), strict=True):
            counts[owner] += entry is not None
        self._removing = counts.total()
        if not any(counts[owner] for owner in cleared) and self._removed + self._removing <= MOST_UNASKED:
            return None
        what = " and ".join(f"{_entries(count)} of {_named(owner)}" for owner, count in counts.items() if count)
        if sum(usage.bytes + usage.file_bytes for usage in cleared.values()) + self._end > MOST_KEPT:
            what += ", which is too much for `:undo` to bring back"
        if self._removed:
            return f"{_entries(self._removed)} are removed; remove {what}, and what else this input removes?"
        return f"remove {what}?"

    # what is kept

    def _copy(self, reader: Reader, writes: Sequence[Write]) -> Sequence[AnyCheck]:
        """Copy what these writes replace. What is cleared must then still be what was copied."""
        self._file.seek(self._end)
        self._file.truncate()
        checks: list[AnyCheck] = []
        cleared = [write.owner for write in writes if isinstance(write, Clear)]
        for owner in cleared:
            checks.append(ListingCheck(owner, "", reader.fingerprint(owner, values=True), values=True))
            for key, entry in _entries_of(reader, owner):
                self._add(reader, owner, key, entry, None)
        single = [write for write in writes if not isinstance(write, Clear)]
        known = iter(reader.read_many([(w.owner, w.key) for w in single if w.owner not in cleared]))
        for write in single:
            old = None if write.owner in cleared else next(known)
            self._add(reader, write.owner, write.key, old, write.entry if isinstance(write, Put) else None)
        return checks if self.lost is None else ()

    def _add(self, reader: Reader, owner: Owner, key: str, old: Entry | None, new: Entry | None) -> None:
        if self.lost is not None:
            return
        blob = None
        if old is not None and old.kind == "file":
            about: Any
            try:
                about = decode(old, key)
            except MemoryApiError:  # another hand has damaged it
                about = {"object": None}
            blob = None if "object" in about else reader.read_blob(owner, key, about["digest"])
            if blob is None:
                self.lost = f"the file that {_named(owner)} held is not known any more"
        self._file.write(marshal.dumps((*owner, key, _fields(old), _fields(new), blob)))
        if self._file.tell() > MOST_KEPT:
            self.lost = _TOO_MUCH
        if self.lost is not None:
            self._file.seek(0)
            self._file.truncate()

    def _changes(self) -> Iterator[tuple[Owner, str, Entry | None, Entry | None, bytes | None]]:
        """What changed: whose, under which key, the entry before and after, the content of a file before."""
        self._file.seek(0)
        while self._file.tell() < self._end:
            kind, id_, tenant, key, old, new, blob = marshal.load(self._file)
            yield Owner(kind, id_, tenant), key, old and Entry(*old), new and Entry(*new), blob

    def reversal(self) -> tuple[list[Check], list[Write]]:
        """What takes it all back: what must be there still, and what to write."""
        checks: dict[EntryKey, Check] = {}
        writes: dict[EntryKey, Write] = {}
        for owner, key, old, new, blob in self._changes():
            checks[owner, key] = Check(owner, key, new)
            writes.setdefault((owner, key), Delete(owner, key) if old is None else Put(owner, key, old, blob))
        return [*checks.values()], [*writes.values()]


def _fields(entry: Entry | None) -> tuple[str, str, float | None] | None:
    return None if entry is None else (entry.kind, entry.value, entry.expires_at)


def _entries_of(reader: Reader, owner: Owner) -> Iterator[tuple[str, Entry]]:
    """All that an owner has."""
    after: str | None = None
    while True:
        keys = reader.keys(owner, after=after, limit=_PAGE)
        for key, entry in zip(keys, reader.read_many([(owner, key) for key in keys]), strict=True):
            if entry is not None:
                yield key, entry
        if len(keys) < _PAGE:
            return
        after = keys[-1]


def _entries(count: int) -> str:
    return "1 entry" if count == 1 else f"{counted(count)} entries"


def _named(owner: Owner) -> str:
    """A memory, and whose it is."""
    return f"{space_name(owner)} ({in_one_line(owner.id)})" if owner.id else space_name(owner)
