"""Threads for what would hold up an event loop: a few of one runtime, started when the first of them is needed.

An event loop's own thread commits where that is done at once. Where another writer has the store, or the disk is
waited for, the commit goes to one of these threads and the task awaits its outcome. Long texts are compiled on one.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Future
from threading import Lock
from time import monotonic
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from latebind.grammar.errors import LatebindError, fail
from latebind.host.greenlets import Settled

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

# Threads for each kind of work. Commits that wait for the disk at one time share one wait. Compiling waits for nothing:
# of several threads that compile, each would keep the loop's own from going on for as long as one does.
_MOST = {"commit": 8, "holding": 1, "beside": 1}

T = TypeVar("T")


class Workers:
    """The threads of one runtime. A child of a fork needs others: threads are not copied."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._pools: dict[str, ThreadPoolExecutor] = {}
        self._under_way: set[Future[Any]] = set()
        self._closed = False

    async def settle(
        self, work: Callable[[], Any], *, holding: bool = False, until: float | None = None, urgent: bool = False
    ) -> Settled:
        """Do `work` on a thread. Once it has begun its outcome is awaited, even where the task is cancelled.

        `holding`: it has the store's turn, for which all other threads may be waiting. CONFLICT where no thread has
        begun it at the moment `until`, by `time.monotonic`. `urgent`: others may be waiting for what comes after it.
        """
        future = self._submit(work, "holding" if holding else "commit")
        outcome = asyncio.wrap_future(future)
        cancelled: asyncio.CancelledError | None = None
        while not outcome.done():
            try:
                # Leaves it alone when it is cancelled itself.
                await asyncio.wait([outcome], timeout=None if until is None else max(0.0, until - monotonic()))
                if until is not None and monotonic() >= until:
                    until = None
                    if future.cancel():
                        raise fail("CONFLICT", problem="other writers did not let go of the store in time")
            except asyncio.CancelledError as error:
                if future.cancel():
                    raise
                cancelled = error
        outcome.exception()  # or asyncio complains that nobody asked
        return Settled(future, cancelled, holding or urgent)

    async def beside(self, work: Callable[[], T]) -> T:
        """What `work` gives, which takes long: on a thread, where one can be had. Who is cancelled does not wait for it."""
        try:
            future = self._submit(work, "beside")
        except LatebindError:  # closed
            return work()
        return await asyncio.wrap_future(future)

    def _submit(self, work: Callable[[], T], kind: str) -> Future[T]:
        """Have a thread do `work`. Where none can be had it is done at once, in this one."""
        piece = _Piece(work)
        with self._lock:
            if self._closed:
                raise fail("UNAVAILABLE", reason="the runtime is closed")
            self._under_way.add(piece.future)
            piece.future.add_done_callback(self._under_way.discard)
            try:
                self._pool(kind).submit(piece)
                return piece.future
            except RuntimeError:  # no more threads, or Python's main thread has ended: none is begun after that
                pass
        piece()
        return piece.future

    def _pool(self, kind: str) -> ThreadPoolExecutor:
        pool = self._pools.get(kind)
        if pool is None:
            from concurrent.futures import ThreadPoolExecutor

            pool = self._pools[kind] = ThreadPoolExecutor(_MOST[kind], "latebind")
        return pool

    async def idle(self) -> None:
        """Wait for what is under way."""
        while self._under_way:
            outcomes = [asyncio.wrap_future(future) for future in list(self._under_way)]
            await asyncio.wait(outcomes)
            for outcome in outcomes:
                if not outcome.cancelled():
                    outcome.exception()

    def close(self) -> None:
        """Begin nothing more. What is under way comes to its end, and so do the threads."""
        with self._lock:
            self._closed = True
            for pool in self._pools.values():
                pool.shutdown(wait=False)


class _Piece(Generic[T]):
    """A piece of work, done once: a pool that could begin no thread for it has it in its queue all the same."""

    def __init__(self, work: Callable[[], T]) -> None:
        self.future: Future[T] = Future()
        self._works = [work]

    def __call__(self) -> None:
        try:
            work = self._works.pop()
        except IndexError:
            return
        if not self.future.set_running_or_notify_cancel():
            return
        try:
            self.future.set_result(work())
        except BaseException as error:
            self.future.set_exception(error)
        finally:
            del work  # or the error's traceback, which has this frame, holds what it was about
