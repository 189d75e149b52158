"""Renews the leases of runs that go on, so that only a process that stands still loses one. `host.settings` makes it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from time import monotonic

from latebind.grammar.errors import LatebindError
from latebind.memory.store.protocol import Store
from latebind.memory.transaction.lease import RENEWAL, Lease

_IDLE = 10.0  # seconds after which the thread ends that has nothing to renew


class Keeper:
    """Renews the leases of one runtime, on a thread that there is while somebody holds one."""

    def __init__(self, store: Callable[[], Store]) -> None:
        self._store = store
        self._held: dict[Lease, float] = {}  # and when each is to be renewed, by `monotonic`
        self._over: dict[Lease, Callable[[], bool]] = {}
        self._changed = threading.Condition()
        self._thread: threading.Thread | None = None
        self._closed = False

    def hold(self, lease: Lease, over: Callable[[], bool]) -> None:
        """Renew a lease from now on. It ends when its run never will: when `over` says so."""
        with self._changed:
            self._held[lease] = monotonic() + RENEWAL
            self._over[lease] = over
            if self._thread is None:
                thread = threading.Thread(target=self._work, name="latebind leases", daemon=True)
                thread.start()
                self._thread = thread
            self._changed.notify()

    def drop(self, lease: Lease) -> None:
        """Renew it no more."""
        with self._changed:
            self._forget(lease)

    def close(self) -> None:
        """End the thread as soon as it has nothing to renew."""
        with self._changed:
            self._closed = True
            self._changed.notify()

    def _forget(self, lease: Lease) -> None:
        self._held.pop(lease, None)
        self._over.pop(lease, None)

    def _work(self) -> None:
        while True:
            with self._changed:
                if not self._held and not self._closed and self._changed.wait(_IDLE):
                    continue
                if not self._held:
                    self._thread = None
                    return
                now = monotonic()
                due = [lease for lease, at in self._held.items() if at <= now]
                if not due:
                    self._changed.wait(min(self._held.values(), default=now + _IDLE) - now)
            for lease in due:
                self._renew(lease)

    def _renew(self, lease: Lease) -> None:
        over = self._over.get(lease)
        if over is None:
            return  # it was dropped meanwhile
        kept = not over()
        try:
            if kept:
                kept = lease.renew(self._store())
            else:
                lease.end(self._store())
        except LatebindError:
            pass  # the store may answer again before the lease ends
        with self._changed:
            if lease in self._held:
                if kept:
                    self._held[lease] = monotonic() + RENEWAL
                else:
                    self._forget(lease)  # its run will hear of it when it writes
