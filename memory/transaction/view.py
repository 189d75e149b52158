"""What one transaction sees and does: reads through its own writes, noted; writes buffered.

Memories call this; `transaction.py` decides when a transaction begins, commits and runs again.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from functools import partial
from math import inf
from typing import Any

from latebind.grammar.errors import fail
from latebind.interp.limits import Run
from latebind.interp.values import MISSING, Missing
from latebind.memory.codec import check_key
from latebind.memory.store.protocol import (
    NOTHING,
    Clear,
    Delete,
    Entry,
    EntryKey,
    Owner,
    Put,
    Queued,
    Quota,
    Reader,
    Snapshot,
    Turn,
    Usage,
)
from latebind.memory.transaction.environment import Environment, Limiter
from latebind.memory.transaction.session_entries import entry_size
from latebind.memory.transaction.write_buffer import WriteBuffer

# What scripts call the memory of each kind of owner; None is the session's.
SPACES: dict[str | None, str] = {None: "session", "app": "memory", "user": "$memory", "conversation": "ctx.memory"}

_PAGE = 1_000


def space_name(owner: Owner | None) -> str:
    """What scripts call an owner's memory."""
    return SPACES[None if owner is None else owner.kind]


def growth(key: str, old: Entry | None, new: Entry | None) -> tuple[int, int, int]:
    """How many entries, bytes and bytes of files more an owner has after the entry under `key` changed."""
    entries = size = files = 0
    for entry, sign in ((old, -1), (new, 1)):
        if entry is not None:
            entries += sign
            size += sign * entry_size(key, entry)
            if entry.kind == "file":
                files += sign * _file_size(entry.value)
    return entries, size, files


def _file_size(description: str) -> int:
    try:
        return int(json.loads(description)["size"])
    except (ValueError, TypeError, LookupError):  # another hand has damaged it
        return 0


class View:
    """What the memories of a run see and do in the transaction that is open; `buffer` is its state, None where none is.

    `reader` is the store as it reads it: the store's `turn`, where it has that or is the first of a queue, else a
    `snapshot` that is opened when it is first needed. `old_values` says whether what a write replaces is noted where that must be read first. `read_only` says why nothing may be written (`a template`), None where it may.
    """

    __slots__ = (
        "_highest_count",
        "_moved",
        "buffer",
        "counted",
        "environment",
        "line",
        "old_values",
        "read_only",
        "reader",
        "repeated",
        "run",
        "snapshot",
        "turn",
    )

    def __init__(self, environment: Environment, run: Run, old_values: bool) -> None:
        self.environment = environment
        self.run = run
        self.old_values = old_values
        self.read_only: str | None = None
        self.buffer: WriteBuffer | None = None
        self.counted = 0  # operations against the limit
        self.repeated = 0  # those of attempts that were repeated, which are not
        self._highest_count = 0
        self._moved = 0
        self.turn: Turn | Queued | None = None
        self.line: Callable[[EntryKey | None], Reader | None] | None = None  # where others may be waited for before
        self.snapshot: Snapshot | None = None
        self.reader: Reader | None = None

    @property
    def operations(self) -> int:
        """How many calls there were in all."""
        return self.counted + self.repeated

    @property
    def _open(self) -> WriteBuffer:
        assert self.buffer is not None, "memory is only used in a transaction"
        return self.buffer

    # what a call may do

    def call(self, owner: Owner | None, writer: str | None = None) -> None:
        """Count a memory's call against the limit of operations, and the rate limit of its user or conversation.

        `writer` is the function that is called, where it writes: refused first where nothing may be written.
        """
        if writer is not None and (self.run.reading is not None or self.read_only is not None):
            self.may_write(writer)
        self.counted = counted = self.counted + 1
        if counted > self.run.limits.operations:
            self.run.stop("LIMIT_OPERATIONS", limit=self.run.limits.operations)
        if self.environment.limiter is not None:
            self._count_rate(owner, self.environment.limiter)

    def _count_rate(self, owner: Owner | None, limiter: Limiter) -> None:
        if self.counted <= self._highest_count:
            return  # a block that runs again repeats its calls
        self._highest_count = self.counted
        if owner is not None and owner.kind != "app" and self.turn is None:
            self.close_snapshot()  # the count is written to the same store
            self.environment.aside(partial(limiter.count, owner))

    def may_write(self, function: str) -> None:
        """Refuse where a write would repeat (in a local) or does not belong (in a template)."""
        if self.run.reading is not None:
            raise fail("WRITE_IN_LOCAL", function=function)
        if self.read_only is not None:
            raise fail("READ_ONLY", function=function, where=self.read_only)

    def move(self, size: int) -> None:
        """Count bytes of files that are read or written against the limit."""
        self._moved += size
        if self._moved > self.run.limits.blobs:
            self.run.stop("LIMIT_BLOBS", limit=self.run.limits.blobs)

    # entries

    def read(self, owner: Owner | None, key: str, *, expiry: bool = False) -> Entry | None:
        """The entry under a key, as this transaction sees it. With `expiry`, its remaining time counts too."""
        if owner is None:
            return self.environment.entries.get(key)
        buffer = self.buffer
        assert buffer is not None
        if (buffer.pending or buffer.cleared) and not isinstance(found := self._written(buffer, owner, key), Missing):
            return found
        entry_key, seen, reads = (owner, key), buffer.seen, buffer.reads
        if entry_key in seen:
            reads[entry_key] = expiry or reads.get(entry_key, False)
            return seen[entry_key]
        entry = seen[entry_key] = (self.reader or self._open_snapshot(buffer, entry_key)).read(owner, key)
        reads[entry_key] = expiry
        return entry

    def fetch(self, owner: Owner | None, key: Any, longest: int, expiry: bool = False) -> Entry | None:
        """What a memory's call reads under a key of at most `longest` bytes: counted, noted, and paid for by the run.

        It is `call`, `check_key`, `read` and `allocate`, written out: most calls are no more than this.
        """
        run, environment, buffer = self.run, self.environment, self.buffer
        self.counted = counted = self.counted + 1
        if counted > run.limits.operations:
            run.stop("LIMIT_OPERATIONS", limit=run.limits.operations)
        if environment.limiter is not None:
            self._count_rate(owner, environment.limiter)
        if key.__class__ is not str or not 0 < len(key) <= longest or not key.isascii():
            key = check_key(key, longest)
        assert buffer is not None
        if (
            owner is None
            or (entry_key := (owner, key)) in (seen := buffer.seen)
            or entry_key in buffer.pending
            or buffer.cleared
        ):
            entry = self.read(owner, key, expiry=expiry)
        else:
            entry = seen[entry_key] = (self.reader or self._open_snapshot(buffer, entry_key)).read(owner, key)
            buffer.reads[entry_key] = expiry
        if entry is not None:
            size = len(entry.value)
            if size < 64 <= run.bytes:
                run.bytes -= size
            else:
                run.allocate(size)
        return entry

    def glimpse(self, owner: Owner | None, key: str) -> Entry | None:
        """The same, where nothing that the script can see depends on it: a change by others is no conflict."""
        if owner is None:
            return self.environment.entries.get(key)
        buffer = self.buffer
        assert buffer is not None
        if (buffer.pending or buffer.cleared) and not isinstance(found := self._written(buffer, owner, key), Missing):
            return found
        return self._stored(buffer, (owner, key))

    def read_ahead(self, owner: Owner | None, keys: Iterable[str]) -> None:
        """Ask the store for entries together that are about to be read, each by `read` or `glimpse`."""
        buffer = self._open
        if owner is None or owner in buffer.cleared:
            return
        wanted = [(owner, key) for key in dict.fromkeys(keys) if (owner, key) not in buffer.pending]
        wanted = [entry_key for entry_key in wanted if entry_key not in buffer.seen]
        if len(wanted) > 1:
            buffer.seen.update(zip(wanted, self._store().read_many(wanted), strict=True))

    def _stored(self, buffer: WriteBuffer, entry_key: EntryKey) -> Entry | None:
        """What the store holds, under anything that this transaction has written. It is asked once."""
        seen = buffer.seen
        if entry_key not in seen:
            seen[entry_key] = (self.reader or self._open_snapshot(buffer)).read(*entry_key)
        return seen[entry_key]

    def _written(self, buffer: WriteBuffer, owner: Owner, key: str) -> Entry | None | Missing:
        """What this transaction's own writes leave under a key; MISSING where it has not written there."""
        write = buffer.pending.get((owner, key))
        if write is not None:
            return self._left_by(write)
        return None if owner in buffer.cleared else MISSING

    def _left_by(self, write: Put | Delete) -> Entry | None:
        """The entry that a write of this transaction leaves: it may have expired already."""
        if isinstance(write, Delete):
            return None
        expires_at = write.entry.expires_at
        return write.entry if expires_at is None or expires_at > self.environment.clock() else None

    def write(
        self,
        owner: Owner | None,
        key: str,
        entry: Entry | None,
        blob: bytes | None = None,
        quota: Quota | None = None,
    ) -> None:
        """Store an entry, or delete what is there (None). The commit sees to the quota."""
        buffer, run = self.buffer, self.run
        assert buffer is not None
        known: Entry | Missing | None = MISSING
        if owner is None:
            known = self.environment.entries.get(key)
            if entry is None:
                buffer.remove(self.environment.entries, key)
            else:
                buffer.put(self.environment.entries, key, entry)
        else:
            entry_key = owner, key
            if buffer.pending or buffer.cleared:
                known = self._written(buffer, owner, key)
            if known is MISSING and (self.old_values or owner in buffer.usages or entry_key in buffer.seen):
                seen = buffer.seen
                known = seen[entry_key] if entry_key in seen else self._stored(buffer, entry_key)
            write = Delete(owner, key) if entry is None else Put(owner, key, entry, blob)
            pending = buffer.pending
            buffer.undo.append((pending, entry_key, pending.get(entry_key, MISSING)))
            pending[entry_key] = write
            if owner in buffer.usages:
                assert not isinstance(known, Missing)
                usage, until = buffer.usages[owner]
                if entry is not None and entry.expires_at is not None:
                    until = min(until, entry.expires_at)
                buffer.put(buffer.own("usages"), owner, (usage.plus(growth(key, known, entry)), until))
            if quota is not None:
                buffer.quotas[owner] = quota  # to keep it where the write is undone does no harm
        name = SPACES[None if owner is None else owner.kind]
        buffer.notes.append((name, "delete" if entry is None else "set", key, known, entry))
        if entry is not None:
            size = len(entry.value)
            if size < 64 <= run.bytes:
                run.bytes -= size
            else:
                run.allocate(size)
        run.epoch += 1

    def keep(self, owner: Owner, key: str, entry: Entry) -> None:
        """Store an entry of latebind's own with what the transaction writes: no effect of the script's."""
        self._open.put(self._open.pending, (owner, key), Put(owner, key, entry))

    def clear(self, owner: Owner | None) -> int:
        """Delete everything; how many entries there were."""
        buffer, count = self._open, self.count(owner)
        self.run.charge(count)
        if owner is None:
            for key in list(self.environment.entries):
                buffer.remove(self.environment.entries, key)
        else:
            for entry_key in [entry_key for entry_key in buffer.pending if entry_key[0] == owner]:
                buffer.remove(buffer.pending, entry_key)
            buffer.put(buffer.own("cleared"), owner, Clear(owner))
            buffer.put(buffer.own("usages"), owner, (NOTHING, inf))
        buffer.notes.append((space_name(owner), "clear", None, None, None))
        self.run.epoch += 1
        return count

    def blob(self, owner: Owner, key: str, digest: str) -> bytes | None:
        """The bytes of a file that this transaction has read."""
        buffer = self._open
        write = buffer.pending.get((owner, key))
        if isinstance(write, Put):
            return write.blob
        if self.turn is not None or not self.environment.in_loop():
            return self._store().read_blob(owner, key, digest)
        self.close_snapshot()
        buffer.snapshots += 1
        return self.environment.read_blob(owner, key, digest)

    # listings

    def keys(self, owner: Owner | None, prefix: str) -> list[str]:
        """Live keys that start with `prefix`, in code point order."""
        if owner is None:
            self.run.charge(len(self.environment.entries))
            return sorted(key for key in self.environment.entries if key.startswith(prefix))
        buffer = self._open
        found: set[str] = set()
        if owner not in buffer.cleared:
            reader = self._store()
            if (owner, prefix) not in buffer.listings:
                buffer.own("listings")[owner, prefix] = reader.fingerprint(owner, prefix)
            found.update(self._pages(reader, owner, prefix))
        for (other, key), write in buffer.pending.items():
            if other == owner and key.startswith(prefix):
                found.discard(key)
                if self._left_by(write) is not None:
                    found.add(key)
        return sorted(found)

    def _pages(self, reader: Reader, owner: Owner, prefix: str) -> list[str]:
        found: list[str] = []
        while True:
            page = reader.keys(owner, prefix, after=found[-1] if found else None, limit=_PAGE)
            self.run.values(len(page))
            if len(found) + len(page) > self.run.limits.array:
                self.run.array(len(found) + len(page))
            found += page
            if len(page) < _PAGE:
                return found

    def size(self, owner: Owner | None) -> int:
        """How many live entries there are."""
        if owner is not None:
            buffer = self._open
            if owner not in buffer.cleared and (owner, "") not in buffer.listings:
                buffer.own("listings")[owner, ""] = self._store().fingerprint(owner)
        return self.count(owner)

    def count(self, owner: Owner | None) -> int:
        """The same, where a change by others is no conflict."""
        return len(self.environment.entries) if owner is None else self.usage(owner).entries

    # quotas

    def usage(self, owner: Owner) -> Usage:
        """What an owner would hold if the transaction committed now. A change by others is no conflict."""
        buffer = self._open
        emptied = owner in buffer.cleared
        usage = NOTHING if emptied else self._store().usage(owner)
        for (other, key), write in buffer.pending.items():
            if other == owner:
                old = None if emptied else self._stored(buffer, (owner, key))
                usage = usage.plus(growth(key, old, self._left_by(write)))
        return usage

    def kept_usage(self, owner: Owner) -> Usage:
        """The same, counted once and then kept up to date with what this transaction writes: for quotas. It is counted
        again where something of that has expired."""
        buffer, now = self._open, self.environment.clock()
        if owner not in buffer.usages or buffer.usages[owner][1] <= now:
            usage = self.usage(owner)
            ends = (
                write.entry.expires_at
                for (other, _), write in buffer.pending.items()
                if other == owner and isinstance(write, Put) and write.entry.expires_at is not None
            )
            until = min((end for end in ends if end > now), default=inf)
            buffer.put(buffer.own("usages"), owner, (usage, until))
        return buffer.usages[owner][0]

    def quotas_hold(self) -> bool:
        """Whether what is written up to here is within the quotas, as far as can be told before the commit."""
        for owner, quota in self._open.quotas.items():
            if not quota.allows(self.usage(owner), self._store().usage(owner)):
                return False
        return True

    # the store

    def _store(self) -> Reader:
        return self.reader or self._open_snapshot(self._open)

    def _open_snapshot(self, buffer: WriteBuffer, entry_key: EntryKey | None = None) -> Reader:
        """Open the reads, for that of an entry where it is for one; `line` may have another reader for it."""
        environment = self.environment
        if self.line is not None and (first := self.line(entry_key)) is not None:
            return first
        self.snapshot = self.reader = environment.store().snapshot(environment.clock())
        buffer.snapshots += 1
        if not self.snapshot.one_moment:
            buffer.one_moment = False
        return self.snapshot

    def close_snapshot(self) -> None:
        """Let go of the store, where a snapshot is open. What is read then is of a later moment."""
        snapshot = self.snapshot
        if snapshot is not None:
            self.snapshot = self.reader = None
            snapshot.close()
