"""A worker process as the runtime knows it: its line, whose it is, and what it has been told to keep."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from typing import TYPE_CHECKING

from latebind.host.isolation.lines import Line
from latebind.host.isolation.options import Wall

if TYPE_CHECKING:
    from latebind.host.isolation.libraries import Described

_PROGRAMS = 256  # compiled programs that a worker keeps
_KEPT = 256  # results whose locals a worker keeps
# So much less than the memory of a worker, as a power of two, what these were given may be: values take more than they do on
# their way.
_GIVEN = 5


class WorkerProcess:
    """A worker as the runtime sees it: a place in the pool first, then a process. See `worker.py` for `depth`.

    `answering`: it has said something and waits: it can be used again. Otherwise it computes, and can only be killed.
    """

    line: Line | None = None
    alive = True

    def __init__(self, key: Hashable, memory: int) -> None:
        self.key = key
        self.memory = memory
        self.number = 0
        self.depth = 0
        self.answering = False
        self.used = 0  # milliseconds of processor time
        self.idle_since = 0.0
        self.walls: tuple[Wall, ...] = ()
        self.programs: OrderedDict[int, None] = OrderedDict()
        self.libraries: dict[int, Described] = {}
        self.kept: OrderedDict[int, int] = OrderedDict()
        self._forget: list[int] = []
        self._gone: list[int] = []

    def __del__(self) -> None:
        self.hang_up()

    def hang_up(self) -> None:
        """Close the line: the worker ends as soon as it looks."""
        self.alive = False
        if self.line is not None:
            self.line.close()

    def knows(self, program: int) -> bool:
        """Whether the worker has a program. It has it from now on; what it had for longest it may lose."""
        known = program in self.programs
        self.programs[program] = None
        self.programs.move_to_end(program)
        if len(self.programs) > _PROGRAMS:
            self._gone.append(self.programs.popitem(last=False)[0])
        return known

    def forgotten(self) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """What the worker need not keep any more: locals and programs. It is told once."""
        forget, self._forget = tuple(self._forget), []
        gone, self._gone = tuple(self._gone), []
        return forget, gone

    def keep(self, kept: int, size: int) -> None:
        """The worker keeps the locals of a run under this number, and what the run was given: so many bytes."""
        self.kept[kept] = size
        given = sum(self.kept.values())
        while len(self.kept) > _KEPT or (given > self.memory >> _GIVEN and len(self.kept) > 1):
            number, size = self.kept.popitem(last=False)
            self._forget.append(number)
            given -= size

    def drop(self, kept: int) -> None:
        """Nobody will ask for these locals any more."""
        if self.kept.pop(kept, None) is not None:
            self._forget.append(kept)
