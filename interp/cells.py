"""What holds a name that changes, where a plain slot of Python's will not do.

Generated code makes one where functions share the name, or where a transaction may have to take changes back.
"""

from __future__ import annotations

from typing import Any

from latebind.grammar.errors import fail
from latebind.interp.limits import NOTE, Run


class Cell:
    """A name's value. Reading one that is not set yet is an AttributeError, which `trace` explains."""

    __slots__ = ("group", "reading", "run", "value")

    def __init__(self, run: Run | None, value: Any) -> None:
        self.run = run
        self.value = value
        if run is not None:
            self.reading = run.reading
            self.group = run.groups if run.group else 0

    def set(self, value: Any) -> Any:
        """Assign to the name; gives the value. Raises where a `local`, or a function that waits in a `Promise.all`,
        assigns to what is older than its evaluation."""
        run = self.run
        if run is None:  # nothing can be taken back, nor is anything bound late
            self.value = value
            return value
        if run.reading is not None and run.reading is not self.reading:
            raise fail("CHANGE_IN_LOCAL")
        if self.group < run.group:
            raise fail("CHANGE_WHILE_WAITING")
        if run.journal is not None:
            run.allocate(NOTE)
            run.journal.append((_restore, self, self.value))
        run.epoch += 1
        self.value = value
        return value


def _restore(cell: Cell, value: Any) -> None:
    cell.value = value
