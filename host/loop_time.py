"""How long runs may hold up an event loop that has other things to do.

A run that waits for nothing never gives the loop back by itself. So those that come when others have had the loop for a
while wait until it has gone round, in the order in which they came; and a long one lets others go first, where it is in
no transaction.
"""

from __future__ import annotations

import sys
from collections import deque
from threading import local
from time import monotonic
from typing import TYPE_CHECKING, Any
from weakref import ref

if TYPE_CHECKING:
    from asyncio import AbstractEventLoop, Future

# Seconds that runs have in one round of a loop. What begins within them comes to its end.
_ROUND = 0.005
_MOST = 256  # that are let go in one round


class LoopTime:
    """The time that runs take of one event loop, and those that wait for a later round of it."""

    __slots__ = ("_asked", "_back", "_batch", "_began", "_let", "_loop", "_queue", "_resuming", "_task", "is_new")

    def __init__(self, loop: ref[Any]) -> None:
        self.is_new = True  # until who asked first has seen to what a loop of before has left
        self._loop = loop
        self._began: float | None = None  # when runs began in this round
        self._queue: deque[Future[None]] = deque()
        self._resuming: deque[Future[None]] = deque()  # have begun, and come first: others may wait for them
        self._asked = False  # to be told of the next round
        self._back = [0, 0]  # how many of this round's had to wait again, of either queue
        self._batch = 1  # how many are let go in a round: about so many as fit
        self._let = 0  # how many were
        self._task: object = None  # whose turn it is: it may begin more than one run

    def is_over(self) -> bool:
        """Whether the loop was closed: nothing that waits in it goes on."""
        loop = self._loop()
        return loop is None or bool(loop.is_closed())

    def is_up(self) -> bool:
        """Whether who would begin now should `wait`, as others do that came before."""
        return self.has_passed() or (bool(self._queue) and self._task is not _current_task())

    def has_passed(self) -> bool:
        """Whether runs have had what they get of this round."""
        now = monotonic()
        if self._began is None:
            self._began = now
            self._ask()
            return False
        return now - self._began >= _ROUND

    async def wait(self, *, resuming: bool = False) -> None:
        """Wait for a round that has time left; one that is `resuming` waits for others of these only."""
        queue = self._resuming if resuming else self._queue
        loop = _running_loop()
        assert loop is not None, "it is called in a task"
        future = loop.create_future()
        queue.append(future)
        self._ask()
        while True:
            await future
            if not self.has_passed():
                self._task = _current_task()
                return
            future = loop.create_future()
            queue.insert(self._back[resuming], future)  # where it was
            self._back[resuming] += 1

    def _ask(self) -> None:
        if not self._asked and (loop := _running_loop()) is not None:
            self._asked = True
            loop.call_soon(self._next_round)

    def _next_round(self) -> None:
        self._began, self._asked, self._task = None, False, None
        if not self._queue and not self._resuming:
            self._batch, self._let = min(_MOST, self._batch + self._batch // 4 + 1), 0
            return
        # Each that has to wait again was woken in vain: next time so many as had time, and then a few more.
        back = sum(self._back)
        self._batch = max(1, self._let - back) if back else min(_MOST, self._batch + self._batch // 4 + 1)
        self._back = [0, 0]
        left = self._batch
        for queue in (self._resuming, self._queue):
            while queue and left:
                future = queue.popleft()
                if not future.done():  # as those of tasks are that were cancelled
                    future.set_result(None)
                    left -= 1
        self._let = self._batch - left
        if self._queue or self._resuming:
            self._ask()


def _running_loop() -> AbstractEventLoop | None:
    asyncio = sys.modules.get("asyncio")  # who runs one has imported it
    return None if asyncio is None else asyncio._get_running_loop()


def _current_task() -> object:
    return sys.modules["asyncio"].current_task()


class _Threads(local):
    """For the thread that asks: its event loop, and what it takes of its time."""

    loop: ref[Any] | None = None
    time: LoopTime | None = None


_threads = _Threads()


def loop_time() -> LoopTime | None:
    """That of the event loop that is running; None where none is."""
    asyncio = sys.modules.get("asyncio")  # as `_running_loop` does
    if asyncio is None or (loop := asyncio._get_running_loop()) is None:
        return None
    known = _threads.loop
    if known is None or known() is not loop:  # a loop of before has ended
        known = _threads.loop = ref(loop)
        _threads.time = LoopTime(known)
    return _threads.time
