"""Tasks of a runtime's own, in which functions with `effect="after_commit"` run in an event loop.

Once a block has committed they are called, whatever becomes of the task that ran the block: it may be cancelled, and
they go on. `aclose` waits for them.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Future

from latebind.grammar.errors import LatebindError
from latebind.host.greenlets import run_waiting, wait


class EffectTasks:
    """Those of one runtime that have not ended, in any event loop."""

    def __init__(self) -> None:
        self._under_way: dict[asyncio.Task[None], Future[None]] = {}

    def start(self, work: Callable[[], None]) -> asyncio.Task[None]:
        """Do `work`, which may wait, in a task."""
        task = asyncio.get_running_loop().create_task(run_waiting(work))
        self._under_way[task] = Future()
        task.add_done_callback(self._end)
        return task

    def _end(self, task: asyncio.Task[None]) -> None:
        self._under_way.pop(task).set_result(None)

    def wait_for(self, task: asyncio.Task[None], *, wholly: bool) -> None:
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


def _log(task: asyncio.Task[None]) -> None:
    if task.cancelled() or (error := task.exception()) is None:
        return
    import logging

    code = error.code if isinstance(error, LatebindError) else type(error).__name__
    logging.getLogger("latebind").error("after a commit: %s", code, exc_info=error.__cause__ or error)
