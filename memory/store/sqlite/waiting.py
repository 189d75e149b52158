"""How a connection waits for those of other threads and processes: short pauses at random, as long as there is time."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable
from time import monotonic, sleep
from typing import TypeVar

from latebind.memory.store.protocol import Waiting
from latebind.memory.store.sqlite.errors import is_busy

T = TypeVar("T")

# SQLite's own waiting doubles its pauses up to 100 ms, and who waits longest is served last: of 8 processes that write
# without pause, one waited 1.2 s. Short random pauses bring that to 0.1 s.
_FIRST_PAUSE = 0.0002
_LONGEST_PAUSE = 0.002
_LONGEST_PAUSE_OF_A_TASK = 0.05  # of which a loop may have hundreds, and looks for each


class Deadline:
    """Pauses between attempts, while there is time left to wait for others.

    `waiting` is how a task pauses; without, the thread does.
    """

    __slots__ = ("_pause", "_until", "_waiting")

    def __init__(self, seconds: float, waiting: Waiting | None = None) -> None:
        self._until = monotonic() + seconds
        self._pause = _FIRST_PAUSE
        self._waiting = waiting

    @property
    def left(self) -> float:
        """Seconds; not less than 0."""
        return max(0.0, self._until - monotonic())

    def pause(self) -> bool:
        """Wait a little, as no connection does: false, and at once, where no time is left."""
        if monotonic() >= self._until:
            return False
        seconds, waiting = random.uniform(0, self._pause), self._waiting
        if waiting is None:
            sleep(seconds)
        else:
            waiting.pause(seconds)
        of_task = waiting is not None and waiting.can_wait()
        self._pause = min(self._pause * 1.5, _LONGEST_PAUSE_OF_A_TASK if of_task else _LONGEST_PAUSE)
        return True


def retry_while_busy(attempt: Callable[[], T], seconds: float, waiting: Waiting | None = None) -> T:
    """What `attempt` gives, tried again for as long as SQLite says that it is busy."""
    deadline = Deadline(seconds, waiting)
    while True:
        try:
            return attempt()
        except sqlite3.OperationalError as error:
            if not is_busy(error) or not deadline.pause():
                raise
