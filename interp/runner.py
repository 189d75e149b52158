"""What stands behind a program's function: its slow paths, its errors, and runs within a context.

A program keeps its code and a few facts. The tree, and what else errors say of places, is made again from the source
when one is raised: a host may keep ten thousand programs, few of which ever fail.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache, partial
from operator import itemgetter
from types import CodeType, FunctionType, MappingProxyType
from typing import TYPE_CHECKING, Any
from weakref import ref

from latebind.grammar.errors import LatebindError, LimitError, fail
from latebind.grammar.source import Source
from latebind.interp.compiled import Facts, References
from latebind.interp.convert import type_name
from latebind.interp.helpers import Definitions
from latebind.interp.leaving import to_host
from latebind.interp.library import Library
from latebind.interp.limits import DEFAULT, FREE, Limits, NeedsRun, Run
from latebind.interp.linking import Origin, globals_of
from latebind.interp.names import nearest
from latebind.interp.purity import ALONE
from latebind.interp.trace import explain

if TYPE_CHECKING:
    from latebind.grammar import nodes as n
    from latebind.interp.compiled import Details
    from latebind.interp.shapes.model import Declarations

# Steps of a local that fails: its error is explained, with the nearest name. An error that ends the run comes once.
_FAILED_LOCAL = 1_000

# Code points of a script that is taken apart again in about ten milliseconds.
_LONG = 4_000

# A program that started so often without a run that it needed starts with one from then on.
_MOST_RESTARTS = 500

# A program whose variables were so often not what was declared does not look at them any more.
_MOST_MISSES = 100

# The code of such a program.
_UNDECLARED = (lambda V=None, S=None, O=None: p_undeclared(V, S, O)).__code__  # type: ignore[name-defined]  # noqa: E741, F821

_NO_OVERRIDES: Mapping[str, Any] = MappingProxyType({})

# What `to_host` gives as it is, whatever the limits.
_LEAVE_AT_ONCE = frozenset({bool, int, type(None)})

# What is a script's own business: no value of its locals.
_STAY = frozenset({"function", "namespace", "schema", "handler"})

# What `main` is called with where it is called without.
_NOT_GIVEN = (None, None, None)

# What a script asks of its context that a light run has.
_LIGHT = ALONE | {"a read", "reads"}

# Takes a script apart again, against a library, where these are its free names: which of them a host's are may have been
# told by those that it would give. `proven=False`: as if nothing were declared of its variables.
Anew = Callable[..., "Details"]


class Runner:
    """What stands behind a program: the slow paths of its function, and runs within a context.

    `anew` takes the script apart once more. `hideable` are the builtins in it that a host's variables may hide. `mixes`: a
    statement of it may read more than one entry, as far as is known. `given` gives the values of its free
    names. `is_light` says that it reads at most, `plain` that it asks for nothing, with the default limits and zone. `is_long`:
    to take it apart again, for an error, takes more than a few milliseconds. `is_short`: the steps of a run are known
    beforehand, as it has no loop, and calls no function again and again.
    `function` is `main(variables, run, overrides)` of the generated code; see `compiler.entry`.
    """

    __slots__ = (
        *("_anew", "_details", "_kept", "_misses", "_restarts", "_shadowed", "_unproven"),
        *("asks", "declared", "facts", "function", "given", "hideable", "is_light", "is_long", "is_short", "library"),
        *("limits", "mixes", "plain", "source", "timezone"),
    )

    def __init__(
        self,
        source: Source,
        code: CodeType,
        entries: Mapping[str, Origin],
        facts: Facts,
        anew: Anew,
        library: Library,
        limits: Limits,
        timezone: str,
        declared: Declarations | None = None,
    ) -> None:
        self.source = source
        self.facts = facts
        self.library = library
        self.limits = limits
        self.timezone = timezone
        self.declared = declared
        self.asks, self.hideable = facts.asks, facts.hideable  # asked at each run
        self.is_light = facts.asks in _LIGHT
        self.is_long, self.is_short = len(source.text) > _LONG, facts.cost is not None
        self.plain = facts.asks in ALONE and limits is DEFAULT and timezone == Run.timezone
        self.given = _values_of(facts.variables)
        self._anew = anew
        self._details: ref[Details] | None = None
        self._kept: dict[int, tuple[Any, int, int]] | None = None
        self._restarts = 0
        self.mixes = facts.asks != "a read" or facts.cost is None
        self._misses = 0
        self._unproven: Runner | None = None
        self._shadowed: dict[frozenset[str], Runner] | None = None
        names = globals_of(code, entries, library, self)
        if timezone != Run.timezone and "Run" in names:
            names["Run"] = _run_in(timezone)
        self.function: Any = FunctionType(code, names, code.co_name, _NOT_GIVEN)

    @property
    def script(self) -> n.Script:
        """The script's tree."""
        return self.details().script

    @property
    def changes(self) -> bool:
        """Whether the script may change arrays or objects."""
        return self.facts.changes

    def references(self) -> References:
        """What the script needs from outside."""
        found = self.facts
        return References(
            tuple(sorted(found.variables)), tuple(sorted(found.functions)), tuple(sorted(found.memory_keys))
        )

    def details(self) -> Details:
        """The script taken apart, anew where that was a while ago. Raises LIMIT_NESTING where the stack is too small."""
        found = None if self._details is None else self._details()
        if found is None:
            found = self._anew(self.library, self.facts.variables)
            self._details = ref(found)
        return found

    # What the generated code calls; see `compiler.entry`.

    def _variables(self, given: Mapping[str, Any] | None) -> dict[str, Any]:
        """The variables of a call, as a dict. TypeError for what holds none."""
        if given is None:
            return {}
        if not isinstance(given, Mapping):
            raise TypeError(f"variables are a dict of names and values, not {type(given).__name__}")
        return dict(given)

    def _run(self) -> Run:
        """A run without a host."""
        run = Run() if self.timezone == Run.timezone else _run_in(self.timezone)()
        if self.limits is DEFAULT:
            return run
        run.bind(self.limits, None)
        run.charge(self.facts.cost or 0)
        return run

    def _elsewhere(self, variables: Mapping[str, Any]) -> Any:
        """The value where the variables hide builtins."""
        hidden = self._hidden(variables)
        assert hidden is not None
        return hidden.function(variables)

    def _undeclared(self, variables: dict[str, Any], run: Run | None, overrides: Mapping[str, Any] | None) -> Any:
        """The value where variables are not what was declared, or not what guards let in: that of the same program as if
        nothing were declared. Where that is so time after time, nobody looks any more."""
        bare = self._unproven
        if bare is None:
            anew = partial(self._anew, proven=False)
            found = anew(self.library, self.facts.variables)
            bare = self._unproven = runner(found, anew, self.library, self.limits, self.timezone, self.declared)
        misses = self._misses = self._misses + 1  # its own: of threads that count at once, one comes to it
        if misses == _MOST_MISSES:
            self.function.__code__ = _UNDECLARED
        if overrides is None:
            return bare.function(variables, run)
        try:
            return bare.function(variables, run, overrides)
        except Exception as error:
            failure = bare._explain(bare._unknown(variables) or error, variables)
        raise failure

    def _again(self, error: Exception, variables: Mapping[str, Any]) -> Any:
        """A program that was started without a run, and needs one, starts again with one: it has no effects."""
        if isinstance(error, NeedsRun):
            return self._with_run(variables)
        raise self._explain(self._unknown(variables) or error, variables)

    def _tried(self, error: Exception, variables: Mapping[str, Any]) -> Any:
        """The same of a program whose errors, too, are found out with a run: they say through which locals they came."""
        if isinstance(error, NeedsRun | ValueError):  # what an inline form raises is one that it asks with
            return self._with_run(variables)
        return self.function(variables, self._run())

    def _once(self, run: Run, number: int, make: Callable[[], Any]) -> Any:
        """What `make` gives, which is the same at every run: kept, with the steps and bytes that it takes to make it."""
        if self._kept is None:
            self._kept = {}
        known = self._kept.get(number)
        if known is None:
            steps, size = run.steps + run.reserve, run.bytes
            made = make()
            self._kept[number] = made, steps - run.steps - run.reserve, size - run.bytes
            return made
        made, steps, size = known
        run.charge(steps)
        if size:
            run.allocate(size)
        return made

    def _with_run(self, variables: Mapping[str, Any]) -> Any:
        """A program starts again with a run. One that does so time after time has one from then on."""
        restarts = self._restarts = self._restarts + 1  # its own: of threads that count at once, one comes to it
        if restarts == _MOST_RESTARTS:
            self.function.__globals__["p_run"] = self._run
            self.function.__code__ = self.details().written.code(always_with_run=True)
        return self.function(variables, self._run())

    def _unknown(self, variables: Mapping[str, Any]) -> LatebindError | None:
        """The error for the first free name without a value, which is what stopped a script that has one."""
        try:
            self.require(variables)
        except LatebindError as missing:
            return missing
        return None

    def _leave(self, value: Any, variables: Mapping[str, Any], overrides: Mapping[str, Any] | None) -> Any:
        """A value on its way to the host; within a context it stays as it is."""
        if overrides is not None:
            return value
        if isinstance(value, Definitions):
            value, errors = self._definitions(value, self._run(), variables)
            for error in errors.values():
                raise error
        return to_host(value, self.limits)

    def _declared(self, value: Any, overrides: Mapping[str, Any] | None) -> Any:
        """A value that is what the host declares of the result; within a context that is asked when it has left."""
        if overrides is None:
            try:
                self._check_result(value)
            except LatebindError as error:
                self._locate(error)
                raise
        return value

    def _locate(self, error: LatebindError) -> None:
        """What cannot leave is at the script's last statement."""
        found = self._details_if_possible()
        body = () if found is None else found.script.body
        error.locate(self.source, body[-1].span if body else None)

    def _check_result(self, value: Any) -> None:
        """Raise RESULT_SHAPE for a value that is not what the host declares."""
        if self.declared is None or self.declared.returns is None:
            return
        from latebind.interp.shapes.validate import issues

        found = issues(self.declared.returns, value)
        if found:
            first, *more = found
            place = "the result" if not first.path else f"`{first.located('result')}`"
            hint = f"{len(more)} more: {', '.join(issue.located('result') for issue in more[:3])}" if more else None
            raise fail("RESULT_SHAPE", place=place, expected=first.expected, found=first.found, hint=hint)

    def execute(
        self, run: Run, variables: dict[str, Any], overrides: Mapping[str, Any] | None = None
    ) -> tuple[Any, dict[str, LatebindError] | None]:
        """Run within a context: the value as it leaves. All errors are LatebindErrors.

        Where the script ended with a definition, the value is the object of its locals, and the errors of those that
        have none come along; else these are None.
        """
        if (
            self.hideable
            and not self.hideable.isdisjoint(variables)
            and (hidden := self._hidden(variables)) is not None
        ):
            return hidden.execute(run, variables, overrides)
        errors = None
        try:
            if overrides:
                self.require(variables, overrides)
            if (cost := self.facts.cost) is not None:
                run.steps -= cost
                if run.steps < 0:
                    run.out_of_steps()
            if self.facts.statement:
                value = run.statement(partial(self.function, variables, run, _NO_OVERRIDES))
            else:
                value = self.function(variables, run, overrides or _NO_OVERRIDES)
            if value.__class__ is Definitions:
                value, errors = self._definitions(value, run, variables)
        except Exception as error:
            _held = self._taken_apart(run)  # or it would be made again
            failure = self._explain(self._unknown(variables) or error, variables)
        else:
            return self._left(value, run), errors
        raise failure

    def evaluate(self, run: Run, variables: dict[str, Any]) -> Any:
        """`execute`, of a script that reads at most: the value alone. Its transaction has begun if it is one statement."""
        if self.hideable and not self.hideable.isdisjoint(variables):
            return self.execute(run, variables)[0]
        try:
            if (cost := self.facts.cost) is not None:
                run.steps -= cost
                if run.steps < 0:
                    run.out_of_steps()
            value = self.function(variables, run, _NO_OVERRIDES)
        except Exception as error:
            failure = self._explain(self._unknown(variables) or error, variables)
        else:
            cls = value.__class__
            if cls in _LEAVE_AT_ONCE or (
                cls is str and len(value) <= FREE and self.declared is None and run.limits is DEFAULT
            ):
                return value  # as `_left` says
            return self._left(value, run)
        raise failure

    def _left(self, value: Any, run: Run) -> Any:
        """A value as it leaves a context."""
        cls = value.__class__
        if self.declared is None and (
            cls in _LEAVE_AT_ONCE or (cls is str and len(value) <= FREE and run.limits is DEFAULT)
        ):
            return value
        try:
            left = to_host(value, run.limits, pause=run.pause)
            if self.declared is not None:
                self._check_result(left)
            return left
        except LatebindError as error:  # what cannot leave
            self._locate(error)
            raise
        except Exception as error:
            failure = self._explain(error, {})
        raise failure

    def require(self, variables: Mapping[str, Any], overrides: Mapping[str, Any] | None = None) -> None:
        """Raise for the first free name without a value, and for overrides that name no local."""
        names = self.facts.variables
        if not overrides and all(name in variables for name in names):
            return
        for name in names:
            if name not in variables:
                raise self._unknown_name(name, variables)
        for name in overrides or ():
            if name not in self.facts.locals:
                near = nearest(name, [*self.facts.locals])
                raise fail("OVERRIDE_UNKNOWN", name=name, hint=f"did you mean `{near}`?" if near else None)

    def _unknown_name(self, name: str, variables: Mapping[str, Any]) -> LatebindError:
        """The error for a free name without a value, at its first mention."""
        found = self._details_if_possible()
        if found is None:
            return fail("UNKNOWN_NAME", name=name, hint=self.library.name_hint(name, variables))
        meaning = found.resolution.host.get(name)
        visible = [*variables, *found.resolution.scopes[found.script].names, *self.library.globals]
        span = next((node.span for node, binding in found.resolution.names.items() if binding is meaning), None)
        return fail("UNKNOWN_NAME", name=name, span=span, hint=self.library.name_hint(name, visible))

    def locals(self, run: Run, variables: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, LatebindError]]:
        """The script's own locals that are not functions, each evaluated now; and the errors of those that failed."""
        return self._definitions(Definitions(dict(run.locals)), run, variables)

    def local(self, run: Run, name: str, variables: Mapping[str, Any]) -> Any:
        """One of the script's own locals, evaluated now. KeyError where there is none of that name."""
        binding = run.locals[name]
        try:
            return run.statement(binding.read)
        except Exception as error:
            failure = self._explain(error, variables)
        raise failure

    def _definitions(
        self, found: Definitions, run: Run, variables: Mapping[str, Any]
    ) -> tuple[dict[str, Any], dict[str, LatebindError]]:
        """The values of locals that are no functions, each read in a transaction of its own; and errors, by name."""
        values: dict[str, Any] = {}
        errors: dict[str, LatebindError] = {}
        for name, binding in found.names.items():
            depth = run.depth
            try:
                value = run.statement(binding.read)
                if type_name(value).rpartition(" ")[2] not in _STAY:
                    values[name] = value
            except Exception as error:
                _held = self._taken_apart(run)  # or it would be made again
                run.depth = depth
                run.charge(_FAILED_LOCAL)
                errors[name] = self._explain(error, variables)
                if isinstance(errors[name], LimitError):
                    raise errors[name] from None
        return values, errors

    def _hidden(self, variables: Mapping[str, Any]) -> Runner | None:
        """The same script where host variables hide builtins that it mentions, if these do."""
        there = [name for name in self.hideable if name in variables]
        if not there:
            return None
        names = self.hideable if len(there) == len(self.hideable) else frozenset(there)
        known = self._shadowed
        if known is None:
            known = self._shadowed = {}
        if (found := known.get(names)) is None:
            rest = {k: v for k, v in self.library.globals.items() if k not in names}
            smaller = self.library.replace(globals=rest, unsupported={**self.library.unsupported, "global": {}})
            parts = self._anew(smaller, {*self.facts.variables, *names})
            found = known[names] = runner(parts, self._anew, smaller, self.limits, self.timezone, self.declared)
        return found

    def _details_if_possible(self) -> Details | None:
        """The details for an error; None where the host's stack or memory is too small, or no file can be opened."""
        try:
            return self.details()
        except (LatebindError, RecursionError, MemoryError, OSError, ImportError):
            return None

    def _taken_apart(self, run: Run) -> Details | None:
        """The details of a long script for an error, made beside an event loop. They are kept for as long as these are."""
        if not self.is_long or run.transactions is None:
            return None
        found: Details | None = run.transactions.beside(self._details_if_possible)
        return found

    def _explain(self, error: BaseException, variables: Mapping[str, Any]) -> LatebindError:
        """The error that the script's author sees."""
        return explain(self.function, self.source, self._details_if_possible(), self.library, error, variables)

    def code_text(self) -> str:
        """The generated Python, for the developers of latebind."""
        from ast import unparse

        return unparse(self.details().written.tree)


def _values_of(names: tuple[str, ...]) -> Callable[[Mapping[str, Any]], tuple[Any, ...]]:
    """What gives the values of these names, in order; more may follow. KeyError where one has none."""
    if not names:
        return _no_values
    return itemgetter(*names) if len(names) > 1 else itemgetter(*names, *names)  # which gives no tuple for one


def _no_values(variables: Mapping[str, Any]) -> tuple[Any, ...]:
    return ()


def runner(
    found: Details, anew: Anew, library: Library, limits: Limits, timezone: str, declared: Declarations | None
) -> Runner:
    """The runner of a script that was taken apart just now."""
    written, source = found.written, found.script.source
    return Runner(source, written.code(), written.entries, found.facts, anew, library, limits, timezone, declared)


@lru_cache(maxsize=64)
def _run_in(timezone: str) -> type[Run]:
    """The class of runs whose local time is that of a zone."""
    return type("Run", (Run,), {"timezone": timezone})
