"""One open transaction: what it read, what it will write, and how to take any of it back.

Everything a block changes goes through `put`, which keeps the old value in an undo log; a savepoint is a position in
that log. The session's dict is changed in place through it, so that reads need not ask twice.
"""

from __future__ import annotations

from collections.abc import Callable, MutableMapping
from typing import Any

from latebind.interp.values import MISSING
from latebind.memory.store.protocol import (
    AnyCheck,
    Check,
    Clear,
    Delete,
    Entry,
    ListingCheck,
    Owner,
    Put,
    Quota,
    Usage,
    Write,
)
from latebind.memory.transaction.effects import CallEffect, Effect, LogEntry

EntryKey = tuple[Owner, str]
Call = Callable[[], Any]
Savepoint = tuple[int, int, int]


class WriteBuffer:
    """A transaction's state. `pinned`: an effect happened, so it must not run again. `foreign`: host code ran in it.

    `snapshots` counts how many moments of the store it has seen; with one, its reads agree by themselves. `exact`:
    quotas are counted at each call; otherwise the commit sees to them, and where it finds one passed the block runs
    again, exactly.
    """

    __slots__ = (
        "cleared",
        "effects",
        "exact",
        "expiries",
        "foreign",
        "glimpses",
        "listings",
        "logs",
        "pending",
        "pinned",
        "queue",
        "quotas",
        "reads",
        "snapshots",
        "undo",
        "usages",
    )

    def __init__(self, *, exact: bool = False) -> None:
        self.exact = exact
        self.reads: dict[EntryKey, Entry | None] = {}
        self.glimpses: dict[EntryKey, Entry | None] = {}
        self.expiries: set[EntryKey] = set()
        self.listings: dict[tuple[Owner, str], str] = {}
        self.pending: dict[EntryKey, Put | Delete] = {}
        self.cleared: dict[Owner, Clear] = {}
        self.usages: dict[Owner, Usage] = {}
        self.quotas: dict[Owner, Quota] = {}
        self.undo: list[tuple[MutableMapping[Any, Any], Any, Any]] = []
        self.effects: list[Effect] = []
        self.queue: list[tuple[str, Call]] = []
        self.logs: list[LogEntry] = []
        self.snapshots = 0
        self.pinned = False
        self.foreign = False

    def put(self, mapping: MutableMapping[Any, Any], key: Any, value: Any) -> None:
        """Set `mapping[key]`, or remove it (`MISSING`), so that it can be undone."""
        self.undo.append((mapping, key, mapping.get(key, MISSING)))
        _store(mapping, key, value)

    def mark(self) -> Savepoint:
        """A savepoint for `rollback`. Logs are not part of it: what a failed block said is worth reading."""
        return len(self.undo), len(self.effects), len(self.queue)

    def rollback(self, mark: Savepoint = (0, 0, 0)) -> None:
        """Take back what was written since `mark`. Reads stay, and so do calls that have already happened."""
        undo, effects, queue = mark
        for mapping, key, old in reversed(self.undo[undo:]):
            _store(mapping, key, old)
        del self.undo[undo:]
        del self.queue[queue:]
        self.effects[effects:] = [e for e in self.effects[effects:] if isinstance(e, CallEffect) and e.when == "now"]

    def checks(self) -> list[AnyCheck]:
        """What must still hold at commit."""
        expiries = self.expiries
        found: list[AnyCheck] = [
            Check(owner, key, seen, (owner, key) in expiries) for (owner, key), seen in self.reads.items()
        ]
        found += [ListingCheck(owner, prefix, seen) for (owner, prefix), seen in self.listings.items()]
        found += self.quotas.values()
        return found

    def writes(self) -> list[Write]:
        """What to write, each key once: clears first, since they dropped what was pending before them."""
        return [*self.cleared.values(), *self.pending.values()]


def _store(mapping: MutableMapping[Any, Any], key: Any, value: Any) -> None:
    if value is MISSING:
        mapping.pop(key, None)
    else:
        mapping[key] = value
