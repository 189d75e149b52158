"""What one transaction sees and does: reads through its own writes, noted; writes buffered.

Memories and host functions call this; `transaction.py` decides when it begins, commits and runs again.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from latebind.grammar.errors import fail
from latebind.interp.limits import Run
from latebind.interp.values import MISSING, Missing
from latebind.memory.store.protocol import NOTHING, Clear, Delete, Entry, Owner, Put, Quota, Snapshot, Turn, Usage
from latebind.memory.transaction.effects import Effect, WriteEffect
from latebind.memory.transaction.environment import Environment
from latebind.memory.transaction.write_buffer import EntryKey, WriteBuffer

# What each kind of scope is called in scripts; None is the session.
SPACES: dict[str | None, str] = {None: "session", "app": "memory", "user": "$memory", "conversation": "ctx.memory"}

_PAGE = 1_000


def space_name(owner: Owner | None) -> str:
    """What scripts call the memory of a scope."""
    return SPACES[None if owner is None else owner.kind]


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

    def __init__(self, environment: Environment, run: Run) -> None:
        self.environment = environment
        self.run = run
        self.read_only: str | None = None
        self.operations = 0
        self.effects: list[Effect] = []
        self.buffer: WriteBuffer | None = None
        self._moved = 0
        self._counted = 0  # operations against the limit: those of repeated attempts are not
        self._foremost = 0  # the highest that `_counted` has been
        self._snapshot: Snapshot | None = None
        self._leave: Callable[..., Any] | None = None
        self._turn: Turn | None = None

    def _buffer(self) -> WriteBuffer:
        assert self.buffer is not None, "memory is only used in a transaction"
        return self.buffer

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

    def read(self, owner: Owner | None, key: str, *, expiry: bool = False) -> Entry | None:
        """The entry under a key, as this transaction sees it. With `expiry`, its remaining time counts too."""
        if owner is None:
            return self.environment.entries.get(key)
        buffer, entry_key = self._buffer(), (owner, key)
        if not isinstance(found := self._buffered(buffer, owner, key), Missing):
            return found
        entry = buffer.reads[entry_key] = self._beneath(buffer, entry_key)
        if expiry:
            buffer.expiries.add(entry_key)
        return entry

    def glimpse(self, owner: Owner | None, key: str) -> Entry | None:
        """The same, where nothing that the script can see depends on it: a change by others is no conflict."""
        if owner is None:
            return self.environment.entries.get(key)
        buffer = self._buffer()
        if not isinstance(found := self._buffered(buffer, owner, key), Missing):
            return found
        return self._beneath(buffer, (owner, key))

    def _beneath(self, buffer: WriteBuffer, entry_key: EntryKey) -> Entry | None:
        """What the store holds, under anything that this transaction has written."""
        if entry_key in buffer.reads:
            return buffer.reads[entry_key]
        if entry_key not in buffer.glimpses:
            buffer.glimpses[entry_key] = self._store().read(*entry_key)
        return buffer.glimpses[entry_key]

    def _buffered(self, buffer: WriteBuffer, owner: Owner, key: str) -> Entry | None | Missing:
        write = buffer.pending.get((owner, key))
        if write is None:
            return None if owner in buffer.cleared else MISSING
        return self._left_by(write)

    def _left_by(self, write: Put | Delete) -> Entry | None:
        """The entry that a write of this transaction leaves: it may have expired already."""
        if isinstance(write, Delete):
            return None
        expires_at = write.entry.expires_at
        return write.entry if expires_at is None or expires_at > self.environment.clock() else None

    def move(self, size: int) -> None:
        """Count bytes of files that are read or written against the limit."""
        self._moved += size
        if self._moved > self.run.limits.blobs:
            self.run.stop("LIMIT_BLOBS", limit=self.run.limits.blobs)

    def blob(self, owner: Owner, key: str, digest: str) -> bytes | None:
        """The bytes of a file that this transaction has read."""
        buffer = self._buffer()
        write = buffer.pending.get((owner, key))
        if isinstance(write, Put):
            return write.blob
        if self._turn is not None or not self.environment.in_loop():
            return self._store().read_blob(owner, key, digest)
        self._end_snapshot()
        buffer.snapshots += 1
        return self.environment.read_blob(owner, key, digest)

    def keys(self, owner: Owner | None, prefix: str) -> list[str]:
        """Live keys that start with `prefix`, in code point order."""
        if owner is None:
            return sorted(key for key in self.environment.entries if key.startswith(prefix))
        buffer = self._buffer()
        found: set[str] = set()
        if owner not in buffer.cleared:
            snapshot = self._store()
            if (owner, prefix) not in buffer.listings:
                buffer.listings[owner, prefix] = snapshot.fingerprint(owner, prefix)
            found.update(self._pages(snapshot, owner, prefix))
        for (other, key), write in buffer.pending.items():
            if other == owner and key.startswith(prefix):
                found.discard(key)
                if self._left_by(write) is not None:
                    found.add(key)
        return sorted(found)

    def _pages(self, snapshot: Snapshot, owner: Owner, prefix: str) -> list[str]:
        found: list[str] = []
        while True:
            page = snapshot.keys(owner, prefix, after=found[-1] if found else None, limit=_PAGE)
            self.run.array(len(found) + len(page))
            found += page
            if len(page) < _PAGE:
                return found

    def size(self, owner: Owner | None) -> int:
        """How many live entries there are."""
        if owner is not None:
            buffer = self._buffer()
            if owner not in buffer.cleared and (owner, "") not in buffer.listings:
                buffer.listings[owner, ""] = self._store().fingerprint(owner)
        return self.count(owner)

    def count(self, owner: Owner | None) -> int:
        """The same, where a change by others is no conflict."""
        return len(self.environment.entries) if owner is None else self.usage(owner).entries

    def usage(self, owner: Owner) -> Usage:
        """What a scope would hold if the transaction committed now. A change by others is no conflict."""
        buffer = self._buffer()
        emptied = owner in buffer.cleared
        usage = NOTHING if emptied else self._store().usage(owner)
        for (other, key), write in buffer.pending.items():
            if other == owner:
                old = None if emptied else self._beneath(buffer, (owner, key))
                usage = usage.plus(growth(key, old, self._left_by(write)))
        return usage

    def kept_usage(self, owner: Owner) -> Usage:
        """The same, counted once and then kept up to date with what this transaction writes: for quotas."""
        buffer = self._buffer()
        if owner not in buffer.usages:
            buffer.put(buffer.usages, owner, self.usage(owner))
        return buffer.usages[owner]

    def keep(self, quota: Quota) -> bool:
        """Have the commit see to a quota. False where the caller has to, since this block cannot simply run again."""
        buffer = self._buffer()
        if quota.owner not in buffer.quotas:
            buffer.put(buffer.quotas, quota.owner, quota)
        return not buffer.exact

    def _quotas_hold(self) -> bool:
        """Whether what is written up to here is within the quotas, as far as can be told before the commit."""
        for owner, quota in self._buffer().quotas.items():
            if not quota.allows(self.usage(owner), self._store().usage(owner)):
                return False
        return True

    def write(self, owner: Owner | None, key: str, entry: Entry | None, blob: bytes | None = None) -> None:
        """Store an entry, or delete what is there (None). The caller has checked with `may_write`."""
        buffer = self._buffer()
        before = self.glimpse(owner, key)
        if owner is None:
            buffer.put(self.environment.entries, key, MISSING if entry is None else entry)
        else:
            write = Delete(owner, key) if entry is None else Put(owner, key, entry, blob)
            buffer.put(buffer.pending, (owner, key), write)
            if owner in buffer.usages:
                buffer.put(buffer.usages, owner, buffer.usages[owner].plus(growth(key, before, entry)))
        buffer.effects.append(WriteEffect(space_name(owner), "delete" if entry is None else "set", key, before, entry))
        if entry is not None:
            self.run.allocate(len(entry.value))
        self.run.epoch += 1

    def clear(self, owner: Owner | None) -> int:
        """Delete everything; how many entries there were."""
        buffer, count = self._buffer(), self.count(owner)
        if owner is None:
            for key in list(self.environment.entries):
                buffer.put(self.environment.entries, key, MISSING)
        else:
            for entry_key in [entry_key for entry_key in buffer.pending if entry_key[0] == owner]:
                buffer.put(buffer.pending, entry_key, MISSING)
            buffer.put(buffer.cleared, owner, Clear(owner))
            buffer.put(buffer.usages, owner, NOTHING)
        buffer.effects.append(WriteEffect(space_name(owner), "clear", None))
        self.run.epoch += 1
        return count

    def may_write(self, function: str) -> None:
        """Refuse where a write would repeat (in a local) or does not belong (in a template)."""
        if self.run.reading is not None:
            raise fail("WRITE_IN_LOCAL", function=function)
        if self.read_only is not None:
            raise fail("READ_ONLY", function=function, where=self.read_only)

    def _store(self) -> Snapshot:
        if self._turn is not None:
            return self._turn
        if self._snapshot is None:
            environment = self.environment
            manager = environment.store().snapshot(environment.clock())
            snapshot, self._leave = manager.__enter__(), manager.__exit__
            self._snapshot = snapshot
            self._buffer().snapshots += 1
        return self._snapshot

    def _end_snapshot(self) -> None:
        if self._leave is not None:
            leave, self._leave, self._snapshot = self._leave, None, None
            leave(None, None, None)
