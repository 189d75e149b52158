"""What a run gives back to the host: `Result`, and the `RunReport` for `on_run`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from latebind.grammar.errors import LatebindError
from latebind.grammar.record import FrozenRecord
from latebind.host.greenlets import run_waiting
from latebind.interp.limits import DEFAULT, Limits, Run
from latebind.memory.transaction.effects import Effect, LogEntry, Note, Stats, effects_of

if TYPE_CHECKING:
    from latebind.interp.program import Runner

Locals = tuple[dict[str, Any], dict[str, LatebindError]]

# What a run has used, of which `Stats` are made where somebody looks: milliseconds, its limits, steps and bytes that
# are left of them, operations, re-runs.
Used = tuple[float, Limits, int, int, int, int]
# The same of a run that was not counted, as nothing could pass a limit: milliseconds, and what is run again, with what
# variables, where somebody looks.
Uncounted = tuple[float, "Runner", dict[str, Any]]
_NOTHING: Used = (0.0, DEFAULT, DEFAULT.steps, DEFAULT.charged, 0, 0)


class RunReport(FrozenRecord):
    """What `on_run` is told of a run: figures, no values. `code` is the error's, None where there was none."""

    name: str
    milliseconds: float
    steps: int
    operations: int
    reruns: int
    code: str | None = None


OnRun = Callable[[RunReport], object]


def stats_of(used: Used) -> Stats:
    """What a run has used, as hosts see it. A run that was stopped by a limit used all of it."""
    milliseconds, limits, steps_left, bytes_left, operations, reruns = used
    steps, size = limits.steps - max(steps_left, 0), limits.charged - max(bytes_left, 0)
    return Stats(milliseconds, steps, size, operations, reruns)


class Result:
    """The outcome of a run: its value, its top-level locals, what it wrote and called, what it logged, what it used.

    `repeated`: it is that of an earlier run, as the message was seen before (`once`); this one did nothing.
    Locals stay late: they are evaluated when one of them is first asked for, all in one snapshot of the memory, and
    keep those values. `result["task"]` is one of them; `errors` has those that failed, by name.
    """

    __slots__ = ("_evaluate", "_locals", "_notes", "_used", "logs", "repeated", "value")

    # By position: Python takes three times as long where arguments of a class have names.
    def __init__(
        self,
        value: Any,
        used: Used | Uncounted = _NOTHING,
        evaluate: Callable[[], Locals] | None = None,
        settled: Locals | None = None,
        notes: Sequence[Note] = (),
        logs: list[LogEntry] | None = None,
        repeated: bool = False,
    ) -> None:
        self.value = value
        self.repeated = repeated
        self._notes = notes
        self.logs = logs or []
        self._used = used
        self._evaluate = evaluate
        self._locals = settled

    @property
    def effects(self) -> list[Effect]:
        """What the run wrote, and the functions with an effect that it called, in order."""
        return effects_of(self._notes)

    @property
    def stats(self) -> Stats:
        """What the run used."""
        return stats_of(self._counted())

    def _counted(self) -> Used:
        used = self._used
        if len(used) == 3:
            milliseconds, runner, variables = used
            run = Run()
            runner.evaluate(run, variables)
            used = self._used = milliseconds, run.limits, run.steps + run.reserve, run.bytes, 0, 0
        return used

    def _settled(self) -> Locals:
        if self._locals is None:
            found = ({}, {}) if self._evaluate is None else self._evaluate()
            if any(error.code == "ASYNC_FUNCTION" for error in found[1].values()):
                return found  # `alocals` may still find out
            self._locals, self._evaluate = found, None
        return self._locals

    def locals(self) -> dict[str, Any]:
        """The values of the top-level locals that are not functions and did not fail."""
        return dict(self._settled()[0])

    async def alocals(self) -> dict[str, Any]:
        """`locals`, where they call coroutines of the host; afterwards the values are known."""
        return await run_waiting(self.locals)

    @property
    def errors(self) -> dict[str, LatebindError]:
        """The errors of the locals that failed."""
        return self._settled()[1]

    def __getitem__(self, name: str) -> Any:
        values, errors = self._settled()
        if name in errors:
            raise errors[name]
        return values[name]

    def __contains__(self, name: object) -> bool:
        return name in self._settled()[0]

    def to_dict(self) -> dict[str, Any]:
        """All of it as plain data."""
        return {
            "value": self.value,
            "locals": self.locals(),
            "errors": {name: error.to_dict() for name, error in self.errors.items()},
            "effects": [effect.to_dict() for effect in self.effects],
            "logs": [entry.to_dict() for entry in self.logs],
            "stats": self.stats.to_dict(),
        }

    def to_json(self, *, indent: int | None = None) -> str:
        """`to_dict` as JSON text. A blob is its base64 text, a file its `to_dict`."""
        import json

        return json.dumps(self.to_dict(), ensure_ascii=False, indent=indent, default=_plain)

    def __reduce__(self) -> Any:
        state = self.value, self._settled(), self._notes, self.logs, self._counted(), self.repeated
        return _revive, state

    def __repr__(self) -> str:
        return f"Result({self.value!r})"


def _plain(handle: Any) -> Any:
    """A blob or a file, as JSON has it."""
    return handle.to_dict() if handle.length is None else handle.as_text()


def _revive(
    value: Any, settled: Locals, notes: Sequence[Note], logs: list[LogEntry], used: Used, repeated: bool
) -> Result:
    return Result(value, used, None, settled, notes, logs, repeated)
