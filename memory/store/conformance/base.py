"""What the suite's parts share: opening a store, odd texts, and short names for what tests do with a store."""

from __future__ import annotations

import hashlib
import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from latebind.grammar.errors import MemoryApiError
from latebind.memory.store.protocol import Check, Delete, Entry, ListingCheck, Owner, Put, Store, Usage, Write

NOW = 1_000_000_000.0
APP = Owner("app")

# Ids and keys that some separator, pattern, collation or normal form would take for one another.
ODD_TEXTS = (
    "a", "A", "á", "a\u0301", "a ", " a", "a\t", "ab", "a:b", "a:", ":a", ":", "::", "a*", "*", "a%", "%", "%%", "a_",
    "_", "{a}", "{}", "[a]", "?", "a?", "\\", "\\a", "'", "a'b", '"', "--", ";", "/", "../a", "a/b", "#", "&", "=",
    "0", "00", "007", "1", "1.0", "null", "None", "true", "-", "-a", "1:a", "2:ab", "\0", "a\0", "a\0b", "\n", "\x7f",
    "ﬁ", "fi", "İ", "i", "ß", "ss", "\u200b", "a\u200b", "\ufeff", "日本", "\ud7ff", "\ue000", "\uffff", "\U00010000",
    "😀", "\U0010ffff", "\U0010ffff\U0010ffff",
)  # fmt: skip


def text(value: str = "v", expires_at: float | None = None) -> Entry:
    """A string's entry. Its value is any text here: stores do not look into it."""
    return Entry("string", value, expires_at)


class Suite:
    """What the parts of the suite have in common: how a store is opened."""

    shared_by_processes = True  # whether a forked child sees what its parent writes later

    def open(self) -> Store:
        """A new and empty store."""
        raise NotImplementedError

    def open_again(self, store: Store) -> Store | None:
        """Another store on the same data."""
        return None

    @contextmanager
    def opened(self) -> Iterator[Store]:
        store = self.open()
        try:
            yield store
        finally:
            store.close()


def odd_owners() -> list[Owner]:
    """Owners whose parts would run together if they were only joined."""
    ids, tenants = (
        ODD_TEXTS[:24] + ODD_TEXTS[-30:],
        (None, "", "a", "a:", "-", "None", "1:a", "á", "a\u0301", "ab", "\0"),
    )
    owners = [Owner("app", "", tenant) for tenant in tenants]
    owners += [Owner("user", id, tenant) for id in ids for tenant in tenants]
    return owners + [Owner("conversation", id, "a") for id in ids]


def commit(store: Store, *writes: Write, now: float = NOW) -> None:
    """Write all of it: one commit for each tenant."""
    tenants: dict[str | None, list[Write]] = {}
    for write in writes:
        tenants.setdefault(write.owner.tenant, []).append(write)
    for part in tenants.values():
        assert store.commit([], part, now, os.urandom(8).hex())


def holds(store: Store, *checks: Check | ListingCheck, now: float = NOW) -> bool:
    """Whether checks hold, asked once without and once with something to write."""
    alone = store.commit(checks, [], now, "id")
    assert store.commit(checks, [Delete(Owner("user", "nobody"), "k")], now, "id") == alone
    return alone


def read(store: Store, key: str, now: float = NOW) -> Entry | None:
    with store.snapshot(now) as snapshot:
        return snapshot.read(APP, key)


def enter_turn(store: Store, timeout: float) -> None:
    with store.turn(None, NOW, timeout):
        pass


def keys(
    store: Store,
    prefix: str = "",
    *,
    owner: Owner = APP,
    after: str | None = None,
    limit: int = 1_000,
    now: float = NOW,
) -> list[str]:
    with store.snapshot(now) as snapshot:
        return snapshot.keys(owner, prefix, after=after, limit=limit)


def usage(store: Store, now: float = NOW) -> Usage:
    with store.snapshot(now) as snapshot:
        return snapshot.usage(APP)


def blob(store: Store, data: bytes, now: float = NOW) -> bytes | None:
    with store.snapshot(now) as snapshot:
        return snapshot.read_blob(APP, "f", digest(data))


def a_file(data: bytes, expires_at: float | None = None) -> Entry:
    return Entry("file", f'{{"mime": "text/plain", "size": {len(data)}, "digest": "{digest(data)}"}}', expires_at)


def digest(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def count(store: Store, times: int) -> None:
    """Add 1 to `n` so many times, each as a transaction does it."""
    for _ in range(times):
        until = time.monotonic() + 30
        while not _counted(store):
            assert time.monotonic() < until, "no attempt to count succeeded"


def _counted(store: Store) -> bool:
    seen = read(store, "n")
    entry = Entry("number", str(int(seen.value if seen else "0") + 1))
    return store.commit([Check(APP, "n", seen)], [Put(APP, "n", entry)], NOW, os.urandom(8).hex())


def refusal(operation: Callable[[], object]) -> MemoryApiError:
    """The error that an operation must end with."""
    try:
        operation()
    except MemoryApiError as error:
        return error
    raise AssertionError("expected a MemoryApiError")


def in_thread(work: Callable[[], object]) -> threading.Thread:
    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    return thread
