"""Files in S3: a store whose entries are in another one and whose files are objects of a bucket.

    Runtime(memory="sqlite:///bot.db", files="s3://bucket/prefix")

A file is uploaded before the transaction that stores it commits, under a name that nothing else has, and what it
replaced is deleted after. A process that ends between the two leaves an object that nobody refers to: let a lifecycle
rule of the bucket delete what is older than the longest life of a file.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Protocol, TypeVar

from latebind.grammar.errors import fail
from latebind.memory.store.bucket import Bucket
from latebind.memory.store.protocol import (
    TIMEOUT,
    AnyCheck,
    BacksUp,
    Clear,
    CommitsAtOnce,
    Entry,
    EntryKey,
    MayHaveOutbox,
    Owner,
    Put,
    Queued,
    Queues,
    Reader,
    Reservation,
    Reserves,
    Snapshot,
    Store,
    Turn,
    Usage,
    Write,
)

_PAGE = 500

T = TypeVar("T")


class ReservingStore(Store, Reserves, Protocol):
    """What `ReservingBucketStore` keeps entries in."""


class QueuingStore(ReservingStore, Queues, Protocol):
    """What `QueuingBucketStore` keeps entries in."""


class BucketStore:
    """A store that keeps its files in a bucket, and all else in another store. The entry of a file names its object.

    See `Store`, `CommitsAtOnce`, `BacksUp`, `KeepsFilesElsewhere` and `MayHaveOutbox` in protocol.py; `in_bucket` makes it.
    """

    def __init__(self, inner: Store, bucket: Bucket) -> None:
        self.inner = inner
        self.bucket = bucket
        self.url = inner.url
        self.read_only = inner.read_only
        self.outbox = isinstance(inner, MayHaveOutbox) and inner.outbox
        self._at_once = inner if isinstance(inner, CommitsAtOnce) else None

    def new_object(self) -> str:
        """A name that no other object has, and that nobody can guess."""
        return os.urandom(24).hex()

    def object_link(self, name: str, seconds: float) -> str:
        """A link that works for so long, by the clock of S3."""
        return self.bucket.sign(name, seconds)

    def snapshot(self, now: float) -> Snapshot:
        return BucketSnapshot(self.inner.snapshot(now), self.bucket)

    def commit(
        self, checks: Sequence[AnyCheck], writes: Sequence[Write], now: float, commit_id: str, timeout: float = TIMEOUT
    ) -> bool:
        return self.exchanged(
            self.replaced(writes, now), writes, lambda sent: self.inner.commit(checks, sent, now, commit_id, timeout)
        )

    def exchanged(self, old: list[str], writes: Sequence[Write], commit: Callable[[Sequence[Write]], T]) -> T:
        """What `commit` gives of writes whose files are uploaded; then `old` objects go, or the new ones where nothing was
        written."""
        writes, new = self.uploaded(writes)
        held = commit(writes)
        self.bucket.delete(old if held else new)
        return held

    def replaced(self, writes: Sequence[Write], now: float) -> list[str]:
        """The objects of the files that writes replace or delete now."""
        with self.inner.snapshot(now) as snapshot:
            return replaced(snapshot, writes)

    def commit_at_once(
        self, checks: Sequence[AnyCheck], writes: Sequence[Write], now: float, commit_id: str
    ) -> bool | None:
        """`commit`, but None, and nothing done, where it would wait for other writers, for a disk or the bucket."""
        if self._at_once is None or any(write.owner.kind == "user" for write in writes):  # only users have files
            return None
        return self._at_once.commit_at_once(checks, writes, now, commit_id)

    def backup(self, path: str) -> None:
        """Copy the entries; the files stay in their bucket. NO_BACKUP where the store of the entries cannot."""
        if not isinstance(self.inner, BacksUp):
            raise fail("NO_BACKUP")
        self.inner.backup(path)

    @contextmanager
    def turn(self, tenant: str | None, now: float, timeout: float) -> Iterator[Turn]:
        old: list[str] = []
        try:
            with self.inner.turn(tenant, now, timeout) as inner:
                yield BucketTurn(inner, self, old)
        finally:
            self.bucket.delete(old)

    def uploaded(self, writes: Sequence[Write]) -> tuple[list[Write], list[str]]:
        """The writes without the content of files, which is uploaded; and the names of the new objects."""
        found: list[Write] = []
        names: list[str] = []
        for write in writes:
            if isinstance(write, Put) and write.entry.kind == "file" and write.blob is not None:
                value = json.loads(write.entry.value)
                name = value.setdefault("object", self.new_object())
                try:
                    self.bucket.put(name, write.blob, value["mime"])
                except BaseException:
                    self.bucket.delete(names)  # nothing that names them is stored
                    raise
                names.append(name)
                entry = Entry("file", json.dumps(value, separators=(",", ":")), write.entry.expires_at)
                write = Put(write.owner, write.key, entry, b"")
            found.append(write)
        return found, names

    def scopes(self, tenant: str | None, *, all_tenants: bool = False) -> Iterator[Owner]:
        return self.inner.scopes(tenant, all_tenants=all_tenants)

    def sweep(self, now: float, limit: int = 1_000) -> int:
        return self.inner.sweep(now, limit)

    def close(self) -> None:
        self.inner.close()


class ReservingBucketStore(BucketStore):
    """One whose entries are in a store that `Reserves`."""

    def __init__(self, inner: ReservingStore, bucket: Bucket) -> None:
        super().__init__(inner, bucket)
        self._reserving = inner

    @contextmanager
    def reserve(
        self, tenant: str | None, timeout: float, seconds: float, thread: int | None
    ) -> Iterator[BucketReservation]:
        with self._reserving.reserve(tenant, timeout, seconds, thread) as inner:
            yield BucketReservation(inner, self)


class QueuingBucketStore(ReservingBucketStore):
    """One whose entries are in a store that `Queues`, too."""

    def __init__(self, inner: QueuingStore, bucket: Bucket) -> None:
        super().__init__(inner, bucket)
        self._queuing = inner

    @contextmanager
    def queue(
        self, checks: Sequence[AnyCheck], writes: Sequence[Write], now: float, timeout: float
    ) -> Iterator[BucketQueued]:
        with self._queuing.queue(checks, writes, now, timeout) as inner:
            yield BucketQueued(inner, self)


def in_bucket(store: Store, bucket: Bucket) -> BucketStore:
    """The store with its files in a bucket. It can do for those who lose to others what the store can."""
    if isinstance(store, Reserves):
        return QueuingBucketStore(store, bucket) if isinstance(store, Queues) else ReservingBucketStore(store, bucket)
    return BucketStore(store, bucket)


class BucketReader(Reader):
    """What the store of the entries reads; a file that was replaced since is None, as its object is gone."""

    __slots__ = ("_bucket", "_inner", "one_moment")

    def __init__(self, inner: Reader, bucket: Bucket) -> None:
        self.one_moment = inner.one_moment
        self._inner = inner
        self._bucket = bucket

    def read(self, owner: Owner, key: str) -> Entry | None:
        return self._inner.read(owner, key)

    def read_many(self, entry_keys: Sequence[EntryKey]) -> list[Entry | None]:
        return self._inner.read_many(entry_keys)

    def written_at(self, owner: Owner, key: str) -> float | None:
        return self._inner.written_at(owner, key)

    def keys(self, owner: Owner, prefix: str = "", *, after: str | None = None, limit: int = 1_000) -> list[str]:
        return self._inner.keys(owner, prefix, after=after, limit=limit)

    def fingerprint(self, owner: Owner, prefix: str = "", *, values: bool = False) -> str:
        return self._inner.fingerprint(owner, prefix, values=values)

    def usage(self, owner: Owner) -> Usage:
        return self._inner.usage(owner)

    def read_blob(self, owner: Owner, key: str, digest: str) -> bytes | None:
        entry = self._inner.read(owner, key)
        if entry is None or entry.kind != "file":
            return None
        value = json.loads(entry.value)
        if value["digest"] != digest:
            return None
        # A file that was stored before there was a bucket is where it was.
        name = value.get("object")
        return self._inner.read_blob(owner, key, digest) if name is None else self._bucket.get(name)


class BucketSnapshot(BucketReader, Snapshot):
    """A snapshot of the entries' store."""

    __slots__ = ("_snapshot",)

    def __init__(self, inner: Snapshot, bucket: Bucket) -> None:
        super().__init__(inner, bucket)
        self._snapshot = inner

    def close(self) -> None:
        self._snapshot.close()


class BucketTurn(BucketReader, Turn):
    """A tenant's turn. `old` gets the objects that a commit has replaced: they are deleted when the turn has ended."""

    __slots__ = ("_old", "_store", "_turn")

    def __init__(self, inner: Turn, store: BucketStore, old: list[str]) -> None:
        super().__init__(inner, store.bucket)
        self._turn = inner
        self._store = store
        self._old = old

    def commit(self, writes: Sequence[Write]) -> bool:
        old = replaced(self._turn, writes)
        writes, new = self._store.uploaded(writes)
        held = self._turn.commit(writes)
        self._old += old if held else new
        return held


class BucketReservation(Reservation):
    """A reservation of the entries' store."""

    def __init__(self, inner: Reservation, store: BucketStore) -> None:
        self._inner = inner
        self._store = store

    def commit(self, checks: Sequence[AnyCheck], writes: Sequence[Write], now: float) -> bool | None:
        old = self._store.replaced(writes, now)
        return self._store.exchanged(old, writes, lambda sent: self._inner.commit(checks, sent, now))

    def end(self) -> None:
        self._inner.end()


class BucketQueued(BucketReader, Queued):
    """The first of a queue of the entries' store."""

    __slots__ = ("_queued", "_store")

    def __init__(self, inner: Queued, store: BucketStore) -> None:
        super().__init__(inner, store.bucket)
        self._queued = inner
        self._store = store

    def commit(self, checks: Sequence[AnyCheck], writes: Sequence[Write], now: float) -> bool | None:
        old = replaced(self._queued, writes)
        return self._store.exchanged(old, writes, lambda sent: self._queued.commit(checks, sent, now))

    def end(self) -> None:
        self._queued.end()


def replaced(reader: Reader, writes: Sequence[Write]) -> list[str]:
    """The objects of the files that writes replace or delete."""
    found: dict[str, None] = {}
    for write in writes:
        if write.owner.kind != "user":  # nobody else has files
            continue
        pages = _pages(reader, write.owner) if isinstance(write, Clear) else [[write.key]]
        for page in pages:
            for entry in reader.read_many([(write.owner, key) for key in page]):
                if entry is not None and entry.kind == "file":
                    name = json.loads(entry.value).get("object")
                    if name is not None:
                        found[name] = None
    return list(found)


def _pages(reader: Reader, owner: Owner) -> Iterator[list[str]]:
    after: str | None = None
    while page := reader.keys(owner, after=after, limit=_PAGE):
        yield page
        after = page[-1]
