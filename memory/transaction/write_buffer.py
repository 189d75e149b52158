"""One open transaction: what it read, what it will write, and how to take any of it back.

Everything a block changes goes through `put`, which keeps the old value in an undo log; a savepoint is a position in
that log. The session's dict is changed in place through it, so that reads need not ask twice.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, MutableMapping, Sequence
from types import MappingProxyType
from typing import Any, Literal, NamedTuple

from latebind.interp.values import MISSING
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
    Quota,
    Usage,
    Write,
)
from latebind.memory.transaction.effects import CallEffect, LogEntry, Note


class Call(NamedTuple):
    """A call of a host function that is to follow the commit."""

    function: str
    arguments: tuple[Any, ...]
    perform: Callable[[], Any]


class Savepoint(NamedTuple):
    """How far the lists of a buffer had come."""

    undo: int
    queue: int
    notes: int
    logs: int


START = Savepoint(0, 0, 0, 0)
_NONE: Mapping[Any, Any] = MappingProxyType({})


class WriteBuffer:
    """A transaction's state: what it saw of the store, and what it will write.

    `seen` has what the store held, `reads` which of that must still hold at the commit: True where the expiry must, too.
    `snapshots` counts how many were opened; with one, its reads agree by themselves, unless they are not of `one_moment`.
    `pinned`: an effect happened, so it must not run again. `foreign`: host code ran in it. `exact`: quotas are counted
    at each call; otherwise the commit sees to them, and where it finds one passed the block runs again, exactly.
    `posted`: the calls of its queue were written to the outbox.
    """

    __slots__ = (
        "cleared",
        "exact",
        "foreign",
        "listings",
        "logs",
        "notes",
        "one_moment",
        "pending",
        "pinned",
        "posted",
        "queue",
        "quotas",
        "reads",
        "seen",
        "snapshots",
        "undo",
        "usages",
    )

    def __init__(self) -> None:
        self.exact = False
        self.seen: dict[EntryKey, Entry | None] = {}
        self.reads: dict[EntryKey, bool] = {}
        self.pending: dict[EntryKey, Put | Delete] = {}
        self.quotas: dict[Owner, Quota] = {}
        self.undo: list[tuple[MutableMapping[Any, Any], Any, Any]] = []
        self.notes: list[Note] = []
        self.snapshots = 0
        self.one_moment = True
        self.pinned = False
        self.foreign = False
        self.posted = False
        # Most transactions leave these empty: those that do not have their `own`.
        self.listings: Mapping[tuple[Owner, str], str] = _NONE
        self.cleared: Mapping[Owner, Clear] = _NONE
        self.usages: Mapping[Owner, tuple[Usage, float]] = _NONE  # and when something of it expires
        self.queue: Sequence[Call] = ()
        self.logs: Sequence[LogEntry] = ()

    def own(self, name: Literal["listings", "cleared", "usages"]) -> dict[Any, Any]:
        """One of the mappings that most transactions leave empty, to be changed."""
        found: Any = getattr(self, name)
        if found is _NONE:
            found = {}
            setattr(self, name, found)
        return found  # type: ignore[no-any-return]

    def note(self, name: Literal["queue", "logs"], item: Call | LogEntry) -> None:
        """Add to one of the lists that most transactions leave empty."""
        found: Any = getattr(self, name)
        if found.__class__ is tuple:
            found = []
            setattr(self, name, found)
        found.append(item)

    def put(self, mapping: MutableMapping[Any, Any], key: Any, value: Any) -> None:
        """Set `mapping[key]`, so that it can be undone."""
        self.undo.append((mapping, key, mapping.get(key, MISSING)))
        mapping[key] = value

    def remove(self, mapping: MutableMapping[Any, Any], key: Any) -> None:
        """Remove `mapping[key]`, if it is there, so that it can be undone."""
        self.undo.append((mapping, key, mapping.pop(key, MISSING)))

    def savepoint(self) -> Savepoint:
        """What `rollback` goes back to."""
        return Savepoint(len(self.undo), len(self.queue), len(self.notes), len(self.logs))

    def rollback(self, to: Savepoint, *, entirely: bool = False) -> None:
        """Take back what was written since a savepoint. Reads stay.

        So do calls that have already happened, and what was logged: what a failed block said is worth reading. A block
        that runs again says and calls it again: then they go `entirely`.
        """
        for mapping, key, old in reversed(self.undo[to.undo :]):
            if old is MISSING:
                mapping.pop(key, None)
            else:
                mapping[key] = old
        del self.undo[to.undo :]
        self._shorten("queue", to.queue)
        if entirely:
            del self.notes[to.notes :]
            self._shorten("logs", to.logs)
        else:
            self.notes[to.notes :] = [note for note in self.notes[to.notes :] if _has_happened(note)]

    def _shorten(self, name: Literal["queue", "logs"], length: int) -> None:
        found: Any = getattr(self, name)
        if found:
            del found[length:]

    def forget_reads(self) -> None:
        """What is read from here on is of a later moment. What was written stays."""
        self.seen.clear()
        self.reads.clear()
        self.listings = _NONE
        self.snapshots = 0
        self.one_moment = True

    def may_be_mixed(self) -> bool:
        """Whether what was read may be of several moments, that do not agree."""
        if self.snapshots > 1:
            return True
        return not self.one_moment and len(self.reads) + len(self.listings) > 1

    def checks(self) -> list[AnyCheck]:
        """What must still hold at commit."""
        found: list[AnyCheck] = []
        for entry_key, with_expiry in self.reads.items():
            found.append(Check(entry_key[0], entry_key[1], self.seen[entry_key], with_expiry))
        for (owner, prefix), fingerprint in self.listings.items():
            found.append(ListingCheck(owner, prefix, fingerprint))
        found += self.quotas.values()
        return found

    def writes(self) -> list[Write]:
        """What to write, each key once: clears first, since they dropped what was pending before them."""
        return [*self.cleared.values(), *self.pending.values()]


def _has_happened(note: Note) -> bool:
    return isinstance(note, CallEffect) and note.when == "now"
