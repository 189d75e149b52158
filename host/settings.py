"""What a runtime is set up with, and the store it opens when somebody first needs it."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from time import monotonic
from typing import TYPE_CHECKING, Any
from weakref import WeakSet

from latebind.grammar.errors import MemoryApiError, fail
from latebind.grammar.record import Record
from latebind.host import greenlets
from latebind.host.results import OnRun
from latebind.host.scarcity import ScarcityTold
from latebind.interp.limits import Limits
from latebind.memory.bookkeeping import outbox_owner
from latebind.memory.policies import MemoryPolicy
from latebind.memory.signed_urls import LinkSettings
from latebind.memory.store.lines import Lines
from latebind.memory.store.pauses import attempts
from latebind.memory.store.protocol import (
    TIMEOUT,
    CommitsAtOnce,
    CommitsOnSnapshots,
    KeepsFilesElsewhere,
    MayHaveOutbox,
    OutboxByTenant,
    Owner,
    PausesReaders,
    Queues,
    ReadsAlone,
    Remote,
    Reserves,
    Store,
)
from latebind.memory.transaction.contention import Contention
from latebind.memory.transaction.environment import Limiter

if TYPE_CHECKING:
    from latebind.host.after_commit import EffectTasks
    from latebind.host.lease_keeper import Keeper
    from latebind.host.workers import Workers
    from latebind.memory.store.bucket import Bucket


# The years 1 to 9999, which dates and the memories know. A clock beyond them mostly counts milliseconds.
_FIRST, _LAST = -62_135_596_800, 253_402_300_799
_MOST_SKIPPED = 1_023  # runs
_PAUSE = 0.02  # seconds at most between two attempts to open a store that is locked


def checked_clock(clock: Callable[[], float]) -> Callable[[], float]:
    """A clock of the host's, whose failures and whatever is no moment are CLOCK_FAILED: nothing is stored by such."""
    if clock is time.time:
        return clock

    def checked() -> float:
        try:
            now: object = clock()
        except Exception as error:
            raise fail("CLOCK_FAILED", problem="failed") from error
        if not isinstance(now, int | float) or isinstance(now, bool):
            raise fail("CLOCK_FAILED", problem=f"gave a value of type {type(now).__name__}")
        if not _FIRST <= now <= _LAST:  # nor is NaN
            raise fail("CLOCK_FAILED", problem="gave no moment of the years 1 to 9999")
        return float(now)

    return checked


class Settings(Record, eq=False):
    """See `Runtime`. `shared` are memories that all contexts without a tenant have, by name, once one was asked for.

    `plain`: the limits are the usual ones, nobody is told of runs, and they are evaluated here.
    """

    limits: Limits
    tenants: str
    links: LinkSettings
    clock: Callable[[], float]
    on_run: OnRun | None
    policies: Mapping[str, MemoryPolicy]
    conversation_enabled: Callable[[str | None], bool] | None
    commit_timeout: float
    old_values: bool
    serialize_timeout: float
    shared: dict[str, Any]
    entropy: Callable[[int], bytes] | None = None
    stubs: Mapping[str, Any] | None = None
    plain: bool = False


class StoreHolder:
    """A store, or the URL of one that is opened when it is first needed. One that was passed stays open."""

    def __init__(self, memory: str | Store | None, bucket: Bucket | None = None, timeout: float = TIMEOUT) -> None:
        self._memory = memory
        self._timeout = timeout
        self._bucket = bucket
        self._store: Store | None = None
        self.at_once: CommitsAtOnce | None = None  # the open store, if it is one of these
        self.on_snapshots: CommitsOnSnapshots | None = None
        self.reads_alone: ReadsAlone | None = None
        self.files: KeepsFilesElsewhere | None = None
        self.reserves: Reserves | None = None
        self.queues: Queues | None = None
        self.contention = Contention()
        self.lines = Lines()
        self.skipped = 0  # how many runs did not try to commit at once after the last that had to wait
        self._to_skip = 0  # how many are still not to
        self.awaits = False  # whether its methods need no threads in an event loop
        self.outbox = False
        self._by_tenant: OutboxByTenant | None = None
        self.remote = _is_remote(memory)
        self._closed = False
        self.limiter: Limiter | None = None
        self._workers: Workers | None = None
        self._effects: EffectTasks | None = None
        self._keeper: Keeper | None = None
        self._lock = threading.Lock()
        _holders.add(self)

    @property
    def url(self) -> str | None:
        """The URL of the store; None where there is none, or one was passed open."""
        return self._memory if isinstance(self._memory, str) else None

    def __bool__(self) -> bool:
        """Whether there is a memory that lasts."""
        return self._memory is not None and not self._closed

    def get(self) -> Store:
        """The store; UNAVAILABLE where there is none."""
        store = self._store
        return self._open() if self._closed or store is None else store

    def _open(self) -> Store:
        """Open it. Who finds it locked waits beside others that do, and for as long as they."""
        for _ in attempts(monotonic() + self._timeout, greenlets.pause, _PAUSE, _PAUSE, least=0.0):
            try:
                return self._open_now()
            except MemoryApiError as error:
                if error.code != "CONFLICT":
                    raise
        return self._open_now()

    def _open_now(self) -> Store:
        if self._closed:
            raise fail("UNAVAILABLE", reason="the runtime is closed")
        if self._memory is None:
            raise fail("UNAVAILABLE", reason="this runtime has no store", hint='make it with memory="sqlite:///bot.db"')
        with self._lock, ScarcityTold():
            if self._store is None:
                if isinstance(self._memory, str):
                    from latebind.memory.store.urls import open_store

                    store: Store = open_store(self._memory, self._timeout, patience=0.0)
                else:
                    store = self._memory
                if isinstance(store, Remote):
                    store.wait_by(greenlets)
                elif isinstance(store, PausesReaders):
                    store.pause_by(greenlets)
                self._by_tenant = store if isinstance(store, OutboxByTenant) else None
                if self._bucket is not None:
                    from latebind.memory.store.s3 import in_bucket

                    store = in_bucket(store, self._bucket)
                self.at_once = store if isinstance(store, CommitsAtOnce) else None
                self.awaits = isinstance(store, Remote)
                self.on_snapshots = store if isinstance(store, CommitsOnSnapshots) else None
                self.reads_alone = store if isinstance(store, ReadsAlone) else None
                self.files = store if isinstance(store, KeepsFilesElsewhere) else None
                self.reserves = store if isinstance(store, Reserves) else None
                self.queues = store if isinstance(store, Queues) else None
                self.outbox = isinstance(store, MayHaveOutbox) and store.outbox
                self._store = store
            return self._store

    def tries_at_once(self) -> bool:
        """Whether to try a run that commits without waiting; less and less often where that is in vain."""
        if self._to_skip:
            self._to_skip -= 1
            return False
        return self.at_once is not None and self.on_snapshots is not None

    def had_to_wait(self) -> None:
        """Such a run had to wait, and was done anew."""
        self._to_skip = self.skipped = min(2 * self.skipped + 1, _MOST_SKIPPED)

    def outbox_of(self, tenant: str | None) -> Owner:
        """Whose the messages of a tenant are in the open store."""
        return outbox_owner(tenant, by_tenant=self._by_tenant is not None)

    def outboxes(self) -> Iterator[Owner]:
        """Those of the open store that may hold messages."""
        if self._by_tenant is None:
            yield self.outbox_of(None)
        else:
            yield from map(self.outbox_of, self._by_tenant.outboxes())

    @property
    def workers(self) -> Workers:
        """The threads on which commits of event loops wait."""
        if self._workers is None:
            from latebind.host.workers import Workers

            with self._lock:
                self._workers = self._workers or Workers()
        return self._workers

    @property
    def effects(self) -> EffectTasks:
        """The tasks of event loops in which functions are called after a commit."""
        if self._effects is None:
            from latebind.host.after_commit import EffectTasks

            with self._lock:
                self._effects = self._effects or EffectTasks()
        return self._effects

    @property
    def keeper(self) -> Keeper:
        """What renews the leases of runs that go on."""
        if self._keeper is None:
            from latebind.host.lease_keeper import Keeper

            with self._lock:
                self._keeper = self._keeper or Keeper(self.get)
        return self._keeper

    def close(self) -> None:
        """Close the store, unless it was passed open. From now on it is UNAVAILABLE."""
        self._close_store()
        if self._workers is not None:
            self._workers.close()
        if self._keeper is not None:
            self._keeper.close()

    def _close_store(self) -> None:
        with self._lock:
            self._closed = True
            store, self._store, self.reads_alone = self._store, None, None
        if store is not None and isinstance(self._memory, str):
            store.close()

    async def aclose(self) -> None:
        """`close`, once the commits that have begun are done, and what is called after them. Nobody begins another one."""
        if self._effects is not None:
            await self._effects.idle()
        self._closed, self.reads_alone = True, None
        if self._workers is not None:
            await self._workers.idle()
        if self._store is not None and not self.awaits:
            await self.workers.beside(self._close_store)  # which writes the rest of the log into the database
        self.close()

    def after_fork(self) -> None:
        """In a child: start anew what cannot be shared with the parent."""
        self._lock = threading.Lock()  # another thread of the parent may have held it
        self._workers = None  # its threads are the parent's
        self._effects = None  # and so is its event loop
        self._keeper = None  # and so are its leases


def _is_remote(memory: str | Store | None) -> bool:
    """Whether each read of a store is a round trip, as far as its URL can tell."""
    if isinstance(memory, str):
        return not memory.startswith(("sqlite:", ":memory:"))
    return isinstance(memory, Remote)


_holders: WeakSet[StoreHolder] = WeakSet()


def _after_fork() -> None:
    for holder in _holders:
        holder.after_fork()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_after_fork)
