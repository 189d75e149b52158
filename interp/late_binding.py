"""A `local`: an expression that is evaluated when it is read. Generated code makes one for each `local` of a scope."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from latebind.grammar.errors import fail
from latebind.interp.limits import Reading, Run


class LateBinding:
    """One `local`, bound to its scope through `code`.

    `value` holds for as long as `epoch` is the run's: a statement, a write or an effect begins a new one. What a
    `pure` local gives cannot change, so it is evaluated once.
    """

    __slots__ = ("busy", "code", "done", "epoch", "name", "pure", "run", "value")

    def __init__(self, run: Run, name: str, code: Callable[[], Any], pure: bool) -> None:
        self.run = run
        self.name = name
        self.code = code
        self.pure = pure
        self.epoch = -1
        self.done = False
        self.busy = False
        self.value: Any = None

    @classmethod
    def fixed(cls, run: Run, name: str, value: Any) -> LateBinding:
        """A local whose value the host has given."""
        made = cls(run, name, lambda: value, True)
        made.value, made.done = value, True
        return made

    def read(self) -> Any:
        """Give the value, evaluated unless it still holds; generated code has compared the epochs already.

        Raises CYCLE where this local is being evaluated, LIMIT_DEPTH, and whatever its expression raises.
        """
        run = self.run
        if self.done and self.pure:
            self.epoch = run.epoch
            return self.value
        outer = run.reading
        if self.busy:
            raise fail("CYCLE", path=" → ".join(_cycle(self, outer)))
        run.depth -= 1
        if run.depth < 0:
            run.too_deep()
        epoch = run.epoch
        self.busy = True
        run.reading = (self, outer)
        try:
            value = self.code()
        finally:
            self.busy = False
            run.reading = outer
        run.depth += 1
        self.value, self.done = value, True
        if run.epoch == epoch:  # no write, no effect in between
            self.epoch = epoch
        return value


def _cycle(last: LateBinding, reading: Reading | None) -> list[str]:
    """The names of the locals that are being read, from `last` to `last` again."""
    names = [last.name]
    while reading is not None:
        outer, reading = reading
        names.append(outer.name)
        if outer is last:
            break
    return names[::-1]
