"""Tasks of a runtime's own: commits to a server, and functions with `effect="after_commit"`, in an event loop.

They go on whatever becomes of the task that ran the block: it may be cancelled. `aclose` waits for them.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

from latebind.grammar.errors import LatebindError
from latebind.host.greenlets import Settled, run_waiting, wait


class EffectTasks:
    """Those of one runtime that have not ended, in any event loop."""

    def __init__(self) -> None:
        self._under_way: dict[asyncio.Task[Any], Future[None]] = {}

    def start(self, work: Callable[[], Any]) -> asyncio.Task[Any]:
        """Do `work`, which may wait, in a task."""
        task = asyncio.get_running_loop().create_task(run_waiting(work))
        self._under_way[task] = Future()
        task.add_done_callback(self._end)
        return task

    async def settle(self, work: Callable[[], Any]) -> Settled:
        """Do `work`, which may wait, in a task; its outcome is awaited even where the task that asks is cancelled."""
        task = self.start(work)
        cancelled: asyncio.CancelledError | None = None
        while not task.done():
            try:
                await asyncio.wait([task])
            except asyncio.CancelledError as error:
                cancelled = error
        if not task.cancelled():
            task.exception()  # or asyncio complains that nobody asked
        return Settled(task, cancelled)

    def _end(self, task: asyncio.Task[Any]) -> None:
        self._under_way.pop(task).set_result(None)

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
        """Wait for all but the task that asks."""
        while others := [end for task, end in self._under_way.copy().items() if task is not asyncio.current_task()]:
            await asyncio.wait(map(asyncio.wrap_future, others))


def _log(task: asyncio.Task[Any]) -> None:
    if task.cancelled() or (error := task.exception()) is None:
        return
    import logging

    code = error.code if isinstance(error, LatebindError) else type(error).__name__
    logging.getLogger("latebind").error("after a commit: %s", code, exc_info=error.__cause__ or error)
