"""What a run gives back to the host: `Result`, and the `RunReport` for `on_run`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from time import monotonic, perf_counter
from typing import TYPE_CHECKING, Any

from latebind.grammar.errors import LatebindError
from latebind.grammar.plain_json import as_utf8
from latebind.grammar.record import FrozenRecord
from latebind.host.greenlets import run_waiting
from latebind.interp.leaving import to_host
from latebind.interp.limits import DEFAULT, Limits, Run
from latebind.interp.trace import foreign
from latebind.interp.values import SCALARS
from latebind.memory.transaction.effects import Effect, LogEntry, Note, Stats, effects_of

if TYPE_CHECKING:
    from latebind.grammar.source import Source
    from latebind.interp.program import Runner

Locals = tuple[dict[str, Any], dict[str, LatebindError]]

# What a run has used, of which `Stats` are made where somebody looks: milliseconds, its limits, steps and bytes that
# are left of them, operations, re-runs.
Used = tuple[float, Limits, int, int, int, int]
# The same of a run that was not counted, as nothing could pass a limit: when it began and ended, by `perf_counter`, and
# what is run again, with the values of which free names, where somebody looks.
Uncounted = tuple[float, float, "Runner", tuple[Any, ...]]
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

    # Made by `result_of`: Python takes half as long to make what has no `__init__`.
    __slots__ = ("_evaluate", "_locals", "_logs", "_notes", "_used", "repeated", "value")

    value: Any
    repeated: bool
    _used: Used | Uncounted
    _evaluate: Callable[[], Locals] | None
    _locals: Locals | None
    _notes: Sequence[Note]
    _logs: list[LogEntry] | None

    @property
    def logs(self) -> list[LogEntry]:
        """What the run logged, in order."""
        logs = self._logs
        if logs is None:
            logs = self._logs = []
        return logs

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
        if len(used) == 4:
            began, ended, runner, given = used
            run, variables = Run(), dict(zip(runner.facts.variables, given, strict=False))
            runner.evaluate(run, variables)
            if run.locals:
                self._evaluate = partial(locals_alone, runner, run, variables)
            used = self._used = (ended - began) * 1000, run.limits, run.steps + run.reserve, run.bytes, 0, 0
        return used

    def _settled(self) -> Locals:
        if self._locals is None:
            used = self._used
            if len(used) == 4 and used[2].facts.locals:
                self._counted()  # its locals are those of that run
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
        """`to_dict` as JSON text. A blob is its base64 text, a file its `to_dict`; half of a surrogate pair is an escape."""
        import json

        return as_utf8(json.dumps(self.to_dict(), ensure_ascii=False, indent=indent, default=_plain))

    def __reduce__(self) -> Any:
        state = self.value, self._settled(), self._notes, self.logs, self._counted(), self.repeated
        return _revive, state

    def __repr__(self) -> str:
        return f"Result({self.value!r})"


def _plain(handle: Any) -> Any:
    """A blob or a file, as JSON has it."""
    return handle.to_dict() if handle.length is None else handle.as_text()


def result_of(
    value: Any,
    used: Used | Uncounted = _NOTHING,
    evaluate: Callable[[], Locals] | None = None,
    settled: Locals | None = None,
    notes: Sequence[Note] = (),
    logs: list[LogEntry] | None = None,
    repeated: bool = False,
) -> Result:
    """The result of a run. `evaluate` gives its locals, where they are not `settled`."""
    result = Result()
    result.value = value
    result.repeated = repeated
    result._notes = notes
    result._logs = logs
    result._used = used
    result._evaluate = evaluate
    result._locals = settled
    return result


def uncounted(runner: Runner, variables: dict[str, Any]) -> Result | None:
    """The result of a `plain` program, if its variables are plain values, too; None where it has to be run otherwise.

    Nobody can change such values: its steps can be counted later.
    """
    began = perf_counter()
    values_of, function = runner.given, runner.function  # Python takes longer to call what an object holds at once
    try:
        for value in (given := values_of(variables)):
            if type(value) not in SCALARS:
                return None
        value = function(variables)
    except Exception:
        return None  # a run says where
    result = Result()  # as `result_of` does
    result.value = value
    result.repeated = False
    result._notes = ()
    result._logs = result._evaluate = result._locals = None
    result._used = began, perf_counter(), runner, given
    return result


def locals_alone(runner: Runner, run: Run, variables: dict[str, Any]) -> Locals:
    """The locals of a run that is over, and asked nothing of its context."""
    if run.limits.seconds is not None:
        run.deadline = monotonic() + run.limits.seconds
    values, errors = runner.locals(run, variables)
    return as_they_leave(values, errors, run, runner.source)


def as_they_leave(values: dict[str, Any], errors: dict[str, LatebindError], run: Run, source: Source) -> Locals:
    """Locals as hosts get them, and the `errors` of those that have no value, or one that cannot leave."""
    found: dict[str, Any] = {}
    for name, value in values.items():
        try:
            found[name] = to_host(value, run.limits, run)
        except Exception as error:
            errors[name] = error if isinstance(error, LatebindError) else foreign(error)
            errors[name].locate(source, None)
    return found, errors


def _revive(
    value: Any, settled: Locals, notes: Sequence[Note], logs: list[LogEntry], used: Used, repeated: bool
) -> Result:
    return result_of(value, used, None, settled, notes, logs, repeated)
