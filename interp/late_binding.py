"""A `local`: an expression that is evaluated when it is read. Generated code makes one for each `local` of a scope."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

from latebind.grammar.errors import fail
from latebind.interp.limits import Run


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
        """A local that the host gave a value."""
        late = cls(run, name, lambda: value, True)
        late.value, late.done = value, True
        return late

    def read(self) -> Any:
        """The value, evaluated unless it still holds. Generated code has compared the epochs already."""
        run = self.run
        if self.done and self.pure:
            self.epoch = run.epoch
            return self.value
        if self.busy:
            raise fail("CYCLE", path=" → ".join(_path(self)))
        run.depth -= 1
        if run.depth < 0:
            run.too_deep()
        epoch = run.epoch
        self.busy = True
        run.late += 1
        try:
            value = self.code()
        finally:
            self.busy = False
            run.late -= 1
        run.depth += 1
        self.value, self.done = value, True
        if run.epoch == epoch:  # no write, no effect in between
            self.epoch = epoch
        return value


def _path(last: LateBinding) -> list[str]:
    """The locals that are being read, from `last` to `last` again."""
    names = [last.name]
    frame = sys._getframe(2)
    while frame is not None:
        if frame.f_code is LateBinding.read.__code__:
            reader = frame.f_locals["self"]
            names.append(reader.name)
            if reader is last:
                break
        frame = frame.f_back  # type: ignore[assignment]
    return names[::-1]
