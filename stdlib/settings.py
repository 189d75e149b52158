"""What a runtime is set up with, and the store it opens when somebody first needs it."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from weakref import WeakSet

from latebind.grammar.errors import fail
from latebind.interp.limits import Limits
from latebind.interp.store import Store
from latebind.stdlib.memory.policies import MemoryPolicy
from latebind.stdlib.memory.quotas import Limiter
from latebind.stdlib.results import RunReport

if TYPE_CHECKING:
    from latebind.stdlib.memory.bucket import Bucket

Secret = str | bytes | Sequence[str | bytes]  # of several, the last one signs and all are good


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """See `Runtime`."""

    limits: Limits
    tenants: str
    secret: Secret | None
    files_url: str | None
    clock: Callable[[], float]
    on_run: Callable[[RunReport], object] | None
    policies: Mapping[str, MemoryPolicy]
    conversation_enabled: Callable[[str | None], bool] | None
    commit_timeout: float


class StoreHolder:
    """A store, or the URL of one that is opened when it is first needed. One that was passed stays open."""

    def __init__(self, memory: str | Store | None, bucket: Bucket | None = None) -> None:
        self._memory = memory
        self._bucket = bucket
        self._store: Store | None = None
        self._closed = False
        self.limiter: Limiter | None = None
        self._lock = threading.Lock()
        _holders.add(self)

    def __bool__(self) -> bool:
        """Whether there is a memory that lasts."""
        return self._memory is not None and not self._closed

    def get(self) -> Store:
        """The store; UNAVAILABLE where there is none."""
        return self._store or self._open()

    def _open(self) -> Store:
        if self._closed:
            raise fail("UNAVAILABLE", reason="the runtime is closed")
        if self._memory is None:
            raise fail("UNAVAILABLE", reason="this runtime has no store", hint='make it with memory="sqlite:///bot.db"')
        with self._lock:
            if self._store is None:
                if isinstance(self._memory, str):
                    from latebind.stdlib.memory.store.urls import open_store

                    store: Store = open_store(self._memory)
                else:
                    store = self._memory
                if self._bucket is not None:
                    from latebind.stdlib.memory.bucket import BucketStore

                    store = BucketStore(store, self._bucket)
                self._store = store
            return self._store

    def close(self) -> None:
        with self._lock:
            self._closed = True
            store, self._store = self._store, None
        if store is not None and isinstance(self._memory, str):
            store.close()

    def after_fork(self) -> None:
        self._lock = threading.Lock()  # another thread of the parent may have held it


_holders: WeakSet[StoreHolder] = WeakSet()


def _after_fork() -> None:
    for holder in _holders:
        holder.after_fork()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_after_fork)
