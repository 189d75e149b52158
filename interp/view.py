"""What one transaction sees and does: reads through its own writes, noted; writes buffered.

Memories and host functions call this; `transaction.py` decides when it begins, commits and runs again.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from latebind.grammar.errors import fail
from latebind.interp.effects import Effect, WriteEffect
from latebind.interp.frame import Frame, Place
from latebind.interp.limits import Run
from latebind.interp.store import NOTHING, Clear, Delete, Entry, Put, Quota, Scope, Snapshot, Turn, Usage
from latebind.interp.surroundings import Surroundings
from latebind.interp.values import MISSING, Missing

# What each kind of scope is called in scripts; None is the session.
SPACES: dict[str | None, str] = {None: "session", "app": "memory", "user": "$memory", "conversation": "ctx.memory"}

_PAGE = 1_000


def space_name(scope: Scope | None) -> str:
    """What scripts call the memory of a scope."""
    return SPACES[None if scope is None else scope.kind]


def growth(key: str, old: Entry | None, new: Entry | None) -> tuple[int, int, int]:
    """How many entries, bytes and bytes of files more a scope has after the entry under `key` changed."""
    entries = size = files = 0
    for entry, sign in ((old, -1), (new, 1)):
        if entry is not None:
            value = entry.value
            entries += sign
            size += sign * (len(key) if key.isascii() else len(key.encode()))
            size += sign * (len(value) if value.isascii() else len(value.encode()))
            if entry.kind == "file":
                files += sign * _file_size(value)
    return entries, size, files


def _file_size(description: str) -> int:
    try:
        return int(json.loads(description)["size"])
    except (ValueError, TypeError, LookupError):  # another hand has damaged it
        return 0


class View:
    """The open transaction of a run, as memories see it.

    While `read_only` is set nothing may be written; it says why (`a template`).
    """

    def __init__(self, surroundings: Surroundings, run: Run) -> None:
        self.surroundings = surroundings
        self.run = run
        self.read_only: str | None = None
        self.operations = 0
        self.effects: list[Effect] = []
        self.frame: Frame | None = None
        self._moved = 0
        self._counted = 0  # operations against the limit: those of repeated attempts are not
        self._foremost = 0  # the highest that `_counted` has been
        self._snapshot: Snapshot | None = None
        self._leave: Callable[..., Any] | None = None
        self._turn: Turn | None = None

    def _frame(self) -> Frame:
        assert self.frame is not None, "memory is only used in a transaction"
        return self.frame

    def operation(self, count: int = 1) -> bool:
        """Count memory calls against the limit. Whether it is their first time: a block that runs again repeats them."""
        self.operations += count
        self._counted += count
        if self._counted > self.run.limits.operations:
            self.run.stop("LIMIT_OPERATIONS", limit=self.run.limits.operations)
        first, self._foremost = self._counted > self._foremost, max(self._counted, self._foremost)
        return first

    def step_aside(self) -> bool:
        """Let go of the store, so that something else can be written to it. False where the run has its turn."""
        self._end_snapshot()
        return self._turn is None

    def read(self, scope: Scope | None, key: str, *, expiry: bool = False) -> Entry | None:
        """The entry under a key, as this transaction sees it. With `expiry`, its remaining time counts too."""
        if scope is None:
            return self.surroundings.entries.get(key)
        frame, place = self._frame(), (scope, key)
        if not isinstance(found := self._buffered(frame, scope, key), Missing):
            return found
        entry = frame.reads[place] = self._beneath(frame, place)
        if expiry:
            frame.expiries.add(place)
        return entry

    def glimpse(self, scope: Scope | None, key: str) -> Entry | None:
        """The same, where nothing that the script can see depends on it: a change by others is no conflict."""
        if scope is None:
            return self.surroundings.entries.get(key)
        frame = self._frame()
        if not isinstance(found := self._buffered(frame, scope, key), Missing):
            return found
        return self._beneath(frame, (scope, key))

    def _beneath(self, frame: Frame, place: Place) -> Entry | None:
        """What the store holds, under anything that this transaction has written."""
        if place in frame.reads:
            return frame.reads[place]
        if place not in frame.glimpses:
            frame.glimpses[place] = self._store().read(*place)
        return frame.glimpses[place]

    def _buffered(self, frame: Frame, scope: Scope, key: str) -> Entry | None | Missing:
        write = frame.pending.get((scope, key))
        if write is None:
            return None if scope in frame.cleared else MISSING
        return self._left_by(write)

    def _left_by(self, write: Put | Delete) -> Entry | None:
        """The entry that a write of this transaction leaves: it may have expired already."""
        if isinstance(write, Delete):
            return None
        expires_at = write.entry.expires_at
        return write.entry if expires_at is None or expires_at > self.surroundings.clock() else None

    def move(self, size: int) -> None:
        """Count bytes of files that are read or written against the limit."""
        self._moved += size
        if self._moved > self.run.limits.blobs:
            self.run.stop("LIMIT_BLOBS", limit=self.run.limits.blobs)

    def blob(self, scope: Scope, key: str, digest: str) -> bytes | None:
        """The bytes of a file that this transaction has read."""
        frame = self._frame()
        write = frame.pending.get((scope, key))
        if isinstance(write, Put):
            return write.blob
        if self._turn is not None or not self.surroundings.in_loop():
            return self._store().read_blob(scope, key, digest)
        self._end_snapshot()
        frame.snapshots += 1
        return self.surroundings.read_blob(scope, key, digest)

    def keys(self, scope: Scope | None, prefix: str) -> list[str]:
        """Live keys that start with `prefix`, in code point order."""
        if scope is None:
            return sorted(key for key in self.surroundings.entries if key.startswith(prefix))
        frame = self._frame()
        found: set[str] = set()
        if scope not in frame.cleared:
            snapshot = self._store()
            if (scope, prefix) not in frame.listings:
                frame.listings[scope, prefix] = snapshot.fingerprint(scope, prefix)
            found.update(self._pages(snapshot, scope, prefix))
        for (owner, key), write in frame.pending.items():
            if owner == scope and key.startswith(prefix):
                found.discard(key)
                if self._left_by(write) is not None:
                    found.add(key)
        return sorted(found)

    def _pages(self, snapshot: Snapshot, scope: Scope, prefix: str) -> list[str]:
        found: list[str] = []
        while True:
            page = snapshot.keys(scope, prefix, after=found[-1] if found else None, limit=_PAGE)
            self.run.array(len(found) + len(page))
            found += page
            if len(page) < _PAGE:
                return found

    def size(self, scope: Scope | None) -> int:
        """How many live entries there are."""
        if scope is not None:
            frame = self._frame()
            if scope not in frame.cleared and (scope, "") not in frame.listings:
                frame.listings[scope, ""] = self._store().fingerprint(scope)
        return self.count(scope)

    def count(self, scope: Scope | None) -> int:
        """The same, where a change by others is no conflict."""
        return len(self.surroundings.entries) if scope is None else self.usage(scope).entries

    def usage(self, scope: Scope) -> Usage:
        """What a scope would hold if the transaction committed now. A change by others is no conflict."""
        frame = self._frame()
        emptied = scope in frame.cleared
        usage = NOTHING if emptied else self._store().usage(scope)
        for (owner, key), write in frame.pending.items():
            if owner == scope:
                old = None if emptied else self._beneath(frame, (scope, key))
                usage = usage.plus(growth(key, old, self._left_by(write)))
        return usage

    def kept_usage(self, scope: Scope) -> Usage:
        """The same, counted once and then kept up to date with what this transaction writes: for quotas."""
        frame = self._frame()
        if scope not in frame.usages:
            frame.put(frame.usages, scope, self.usage(scope))
        return frame.usages[scope]

    def keep(self, quota: Quota) -> bool:
        """Have the commit see to a quota. False where the caller has to, since this block cannot simply run again."""
        frame = self._frame()
        if quota.scope not in frame.quotas:
            frame.put(frame.quotas, quota.scope, quota)
        return not frame.exact

    def _quotas_hold(self) -> bool:
        """Whether what is written up to here is within the quotas, as far as can be told before the commit."""
        for scope, quota in self._frame().quotas.items():
            if not quota.allows(self.usage(scope), self._store().usage(scope)):
                return False
        return True

    def write(self, scope: Scope | None, key: str, entry: Entry | None, blob: bytes | None = None) -> None:
        """Store an entry, or delete what is there (None). The caller has checked with `may_write`."""
        frame = self._frame()
        before = self.glimpse(scope, key)
        if scope is None:
            frame.put(self.surroundings.entries, key, MISSING if entry is None else entry)
        else:
            write = Delete(scope, key) if entry is None else Put(scope, key, entry, blob)
            frame.put(frame.pending, (scope, key), write)
            if scope in frame.usages:
                frame.put(frame.usages, scope, frame.usages[scope].plus(growth(key, before, entry)))
        frame.effects.append(WriteEffect(space_name(scope), "delete" if entry is None else "set", key, before, entry))
        if entry is not None:
            self.run.allocate(len(entry.value))
        self.run.epoch += 1

    def clear(self, scope: Scope | None) -> int:
        """Delete everything; how many entries there were."""
        frame, count = self._frame(), self.count(scope)
        if scope is None:
            for key in list(self.surroundings.entries):
                frame.put(self.surroundings.entries, key, MISSING)
        else:
            for place in [place for place in frame.pending if place[0] == scope]:
                frame.put(frame.pending, place, MISSING)
            frame.put(frame.cleared, scope, Clear(scope))
            frame.put(frame.usages, scope, NOTHING)
        frame.effects.append(WriteEffect(space_name(scope), "clear", None))
        self.run.epoch += 1
        return count

    def may_write(self, function: str) -> None:
        """Refuse where a write would repeat (in a local) or does not belong (in a template)."""
        if self.run.late:
            raise fail("WRITE_IN_LOCAL", function=function)
        if self.read_only is not None:
            raise fail("READ_ONLY", function=function, where=self.read_only)

    def _store(self) -> Snapshot:
        if self._turn is not None:
            return self._turn
        if self._snapshot is None:
            surroundings = self.surroundings
            manager = surroundings.store().snapshot(surroundings.clock())
            snapshot, self._leave = manager.__enter__(), manager.__exit__
            self._snapshot = snapshot
            self._frame().snapshots += 1
        return self._snapshot

    def _end_snapshot(self) -> None:
        if self._leave is not None:
            leave, self._leave, self._snapshot = self._leave, None, None
            leave(None, None, None)
