"""Tasks of a runtime's own: commits to a server, and functions with `effect="after_commit"`, in an event loop.

They go on whatever becomes of the task that ran the block: it may be cancelled. `aclose` waits for them.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Future
from threading import Lock
from typing import Any

from latebind.grammar.errors import LatebindError
from latebind.host.greenlets import Settled, run_waiting, wait
from latebind.memory.log import logger


class EffectTasks:
    """Those of one runtime that have not ended, in any event loop."""

    def __init__(self) -> None:
        self._under_way: set[asyncio.Task[Any]] = set()
        self._awaited: dict[asyncio.Task[Any], Future[None]] = {}  # by `idle`, perhaps of another loop
        self._guard = Lock()

    def start(self, work: Callable[[], Any], *, urgent: bool = False) -> asyncio.Task[Any]:
        """Do `work`, which may wait, in a task. `urgent`: at once, however long others have had the event loop."""
        task = asyncio.get_running_loop().create_task(run_waiting(work, urgent=urgent))
        self._under_way.add(task)
        task.add_done_callback(self._end)
        return task

    async def settle(self, work: Callable[[], Any]) -> Settled:
        """Do `work`, which may wait, in a task; its outcome is awaited even where the task that asks is cancelled."""
        task = self.start(work, urgent=True)
        cancelled: asyncio.CancelledError | None = None
        while not task.done():
            try:
                await _end_of(task)
            except asyncio.CancelledError as error:
                cancelled = error
        if not task.cancelled():
            task.exception()  # or asyncio complains that nobody asked
        return Settled(task, cancelled)

    def _end(self, task: asyncio.Task[Any]) -> None:
        with self._guard:
            self._under_way.discard(task)
            end = self._awaited.pop(task, None)
        if end is not None:
            end.set_result(None)

    def wait_for(self, task: asyncio.Task[Any], *, wholly: bool) -> None:
        """Wait until a task has ended; raises what it raised. A cancellation does not reach it.

        Where the waiting task is cancelled, that goes on at once, and a failure is logged; `wholly`, once the other
        has ended.
        """
        cancelled: asyncio.CancelledError | None = None
        while not task.done():
            try:
                wait(asyncio.wait([task]))
            except asyncio.CancelledError as error:
                if not wholly:
                    task.add_done_callback(_log)
                    raise
                cancelled = error
        if cancelled is not None:
            _log(task)
            raise cancelled
        task.result()

    async def idle(self) -> None:
        """Wait for all but the task that asks. Those of an event loop that was closed never end."""
        while True:
            with self._guard:
                ended = [task for task in self._under_way.copy() if task.get_loop().is_closed()]
                self._under_way.difference_update(ended)
                others = self._under_way - {asyncio.current_task()}
                ends = [self._awaited.setdefault(task, Future()) for task in others]
            if not ends:
                return
            await asyncio.wait(map(asyncio.wrap_future, ends))


def _end_of(task: asyncio.Task[Any]) -> asyncio.Future[None]:
    """What is done when a task of this loop is. A cancellation of who awaits it does not reach the task."""
    end: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def tell(_: object) -> None:
        if not end.done():
            end.set_result(None)

    task.add_done_callback(tell)
    return end


def _log(task: asyncio.Task[Any]) -> None:
    if task.cancelled() or (error := task.exception()) is None:
        return
    code = error.code if isinstance(error, LatebindError) else type(error).__name__
    logger().error("after a commit: %s", code, exc_info=error.__cause__ or error)
