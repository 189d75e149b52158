"""A compiled script: what hosts keep, share between threads, and run. `compile_program` makes one."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Protocol, cast, runtime_checkable

from latebind.grammar import nodes as n
from latebind.grammar.errors import Diagnostic, LatebindError, LimitError, fail
from latebind.grammar.parser import parse
from latebind.grammar.record import Record
from latebind.grammar.source import Source
from latebind.interp.access import Access
from latebind.interp.checker import check
from latebind.interp.compiler import Compiled, Definitions, compile_script
from latebind.interp.convert import to_host, type_name
from latebind.interp.library import Library
from latebind.interp.limits import DEFAULT, FREE, Limits, NeedsRun, Run
from latebind.interp.modules import Purpose, is_module, linked, refused
from latebind.interp.names import nearest
from latebind.interp.purity import Asks, asks
from latebind.interp.scope import Resolution
from latebind.interp.trace import explain
from latebind.interp.values import GIVEN

if TYPE_CHECKING:
    from latebind.interp.shapes.model import Declarations

# Steps of a local that fails: its error is explained, with the nearest name. An error that ends the run comes once.
_FAILED_LOCAL = 1_000


# A program that started so often without a run that it needed starts with one from then on.
_MOST_RESTARTS = 500

_NO_OVERRIDES: Mapping[str, Any] = MappingProxyType({})

# What `to_host` gives as it is, whatever the limits.
_LEAVE_AT_ONCE = frozenset({bool, int, type(None)})

# What is a script's own business: no value of its locals.
_STAY = frozenset({"function", "namespace", "schema", "handler"})


class References(Record):
    """What a program needs from outside: host variables, functions of library and host, literal memory keys."""

    variables: tuple[str, ...]
    functions: tuple[str, ...]
    memory_keys: tuple[str, ...]


@runtime_checkable
class Program(Protocol):
    """An immutable compiled script. `program(variables)` evaluates it without a memory: the fast path.

    It is a Python function with these attributes: calling any other object takes as long as a small expression.
    `source` is its text, `warnings` what the checker found that does not stop it; contexts run it by its `runner`.
    """

    name: str
    source: Source
    warnings: tuple[Diagnostic, ...]
    runner: Runner

    def __call__(self, variables: Mapping[str, Any] | None = None) -> Any:
        """The value of the script for these variables. Raises ScriptError; effects need a context."""

    def references(self) -> References:
        """Free names, functions and literal memory keys, each sorted."""
        ...


class Runner:
    """What stands behind a program: the slow paths of its function, and runs within a context.

    `asks` is what the script asks of a context, see `purity`.
    """

    __slots__ = (
        *("_access", "_compiled", "_resolution", "_restarts", "_shadowed"),
        *("asks", "declared", "hideable", "library", "limits", "script", "timezone"),
    )

    def __init__(
        self,
        script: n.Script,
        resolution: Resolution,
        library: Library,
        limits: Limits,
        timezone: str,
        declared: Declarations | None = None,
    ) -> None:
        self.script = script
        self.declared = declared
        self._resolution = resolution
        self.library = library
        self.limits = limits
        self.timezone = timezone
        self._access = Access(library)
        self.hideable = frozenset(name for name in resolution.builtins if not library.is_protected(name))
        self._compiled = _compile(script, resolution, library, limits, self.hideable, timezone)
        self._restarts = 0
        self._shadowed: dict[frozenset[str], Runner] = {}
        self.asks: Asks = "anything" if declared is not None else asks(script, resolution, library)
        self.function.__globals__["P"] = self
        if timezone != Run.timezone:
            self.function.__globals__["Run"] = _run_in(timezone)

    @property
    def function(self) -> Any:
        """`main(variables, run, overrides)` of the generated code; see `compiler.entry`."""
        return self._compiled.function

    @property
    def changes(self) -> bool:
        """Whether the script may change arrays or objects."""
        return self._resolution.changes

    @property
    def is_short(self) -> bool:
        """Whether the steps of a run are known beforehand: it has no loop, and calls no function again and again."""
        return self._compiled.cost is not None

    def references(self) -> References:
        """What the script needs from outside."""
        found = self._resolution
        return References(tuple(sorted(found.host)), tuple(sorted(found.functions)), tuple(sorted(found.memory_keys)))

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
        run.charge(self._compiled.cost or 0)
        return run

    def _elsewhere(self, variables: Mapping[str, Any]) -> Any:
        """The value where the variables hide builtins."""
        hidden = self._hidden(variables)
        assert hidden is not None
        return hidden.function(variables)

    def _again(self, error: Exception, variables: Mapping[str, Any]) -> Any:
        """A program that was started without a run, and needs one, starts again with one: it has no effects."""
        if isinstance(error, NeedsRun):
            self._restarts += 1
            if self._restarts == _MOST_RESTARTS:
                self._compiled.always_with_run()
            return self.function(variables, self._run())
        raise self._explain(self._unknown(variables) or error, variables)

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
                error.locate(self.script.source, self.script.body[-1].span)
                raise
        return value

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
        compiled, errors = self._compiled, None
        try:
            if overrides:
                self.require(variables, overrides)
            if compiled.cost is not None:
                run.steps -= compiled.cost
                if run.steps < 0:
                    run.out_of_steps()
            value = compiled.function(variables, run, overrides or _NO_OVERRIDES)
            if value.__class__ is Definitions:
                value, errors = self._definitions(value, run, variables)
        except Exception as error:
            failure = self._explain(self._unknown(variables) or error, variables)
        else:
            return self._left(value, run), errors
        raise failure

    def evaluate(self, run: Run, variables: dict[str, Any]) -> Any:
        """`execute`, of a script that does not ask for anything: the value alone."""
        if self.hideable and not self.hideable.isdisjoint(variables):
            return self.execute(run, variables)[0]
        compiled = self._compiled
        try:
            if compiled.cost is not None:
                run.steps -= compiled.cost
                if run.steps < 0:
                    run.out_of_steps()
            value = compiled.function(variables, run, _NO_OVERRIDES)
        except Exception as error:
            failure = self._explain(self._unknown(variables) or error, variables)
        else:
            return value if value.__class__ in _LEAVE_AT_ONCE else self._left(value, run)
        raise failure

    def _left(self, value: Any, run: Run) -> Any:
        """A value as it leaves a context."""
        cls = value.__class__
        if self.declared is None and (
            cls in _LEAVE_AT_ONCE or (cls is str and len(value) <= FREE and run.limits is DEFAULT)
        ):
            return value
        try:
            left = to_host(value, run.limits)
            if self.declared is not None:
                self._check_result(left)
            return left
        except LatebindError as error:  # what cannot leave
            error.locate(self.script.source, self.script.body[-1].span if self.script.body else None)
            raise

    def require(self, variables: Mapping[str, Any], overrides: Mapping[str, Any] | None = None) -> None:
        """Raise for the first free name without a value, and for overrides that name no local."""
        names = self._resolution.host
        if not overrides and names.keys() <= variables.keys():
            return
        for name in names:
            if name not in variables:
                visible = [*variables, *self._resolution.scopes[self.script].names, *self.library.globals]
                span = next((node.span for node, b in self._resolution.names.items() if b is names[name]), None)
                raise fail("UNKNOWN_NAME", name=name, span=span, hint=self.library.name_hint(name, visible))
        own = self._resolution.scopes[self.script].names
        for name in overrides or ():
            if name not in own or own[name].kind != "local":
                near = nearest(name, [key for key, b in own.items() if b.kind == "local"])
                raise fail("OVERRIDE_UNKNOWN", name=name, hint=f"did you mean `{near}`?" if near else None)

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
                run.depth = depth
                run.charge(_FAILED_LOCAL)
                errors[name] = self._explain(error, variables)
                if isinstance(errors[name], LimitError):
                    raise errors[name] from None
        return values, errors

    def _hidden(self, variables: Mapping[str, Any]) -> Runner | None:
        """The same script where host variables hide builtins that it mentions, if these do."""
        if self.hideable.isdisjoint(variables):
            return None
        names = self.hideable.intersection(variables)
        if names not in self._shadowed:
            rest = {k: v for k, v in self.library.globals.items() if k not in names}
            smaller = self.library.replace(globals=rest, unsupported={**self.library.unsupported, "global": {}})
            hidden = build(self.script, smaller, None, self.limits, self.timezone, self.declared)
            self._shadowed[names] = hidden.runner
        return self._shadowed[names]

    def _explain(self, error: BaseException, variables: Mapping[str, Any]) -> LatebindError:
        """The error that the script's author sees."""
        return explain(self._compiled, self.script, self._access, error, variables)

    def code_text(self) -> str:
        """The generated Python, for the developers of latebind."""
        return ast.unparse(self._compiled.tree)


@lru_cache(maxsize=64)
def _run_in(timezone: str) -> type[Run]:
    """The class of runs whose local time is that of a zone."""
    return type("Run", (Run,), {"timezone": timezone})


def _compile(
    script: n.Script,
    resolution: Resolution,
    library: Library,
    limits: Limits,
    hideable: frozenset[str],
    timezone: str,
) -> Compiled:
    """Compile. Raises LIMIT_NESTING where the thread's stack is too small for it."""
    try:
        return compile_script(script, resolution, library, limits, hideable, timezone)
    except RecursionError:
        error = fail("LIMIT_NESTING", limit="this thread's stack")
        error.locate(script.source, script.span)
        raise error from None


def build(
    script: n.Script,
    library: Library,
    variables: Iterable[str] | None,
    limits: Limits = DEFAULT,
    timezone: str = Run.timezone,
    declared: Declarations | None = None,
) -> Program:
    """Check and compile a parsed script. Raises CheckError with all findings."""
    resolution, findings = examine(script, library, variables, declared)
    if _refused(findings):
        raise refused(script, findings)
    return _program(Runner(script, resolution, library, limits, timezone, declared), findings)


def examine(
    script: n.Script, library: Library, variables: Iterable[str] | None, declared: Declarations | None = None
) -> tuple[Resolution, list[Diagnostic]]:
    """What the names of a parsed script mean, and all findings: errors first, each group in the order of the text.

    Raises LIMIT_NESTING where the thread's stack is too small for it.
    """
    try:
        resolution, findings = check(script, library, variables)
        if declared is not None and not _refused(findings):
            from latebind.interp.checker.shapes.walk import check_shapes

            findings = _in_order([*findings, *check_shapes(script, resolution, library, declared)])
    except RecursionError:
        error = fail("LIMIT_NESTING", limit="this thread's stack")
        error.locate(script.source, script.span)
        raise error from None
    return resolution, findings


def _refused(findings: list[Diagnostic]) -> bool:
    return bool(findings) and findings[0].severity == "error"


def _in_order(findings: list[Diagnostic]) -> list[Diagnostic]:
    """Errors first, each group in the order of the text."""
    return sorted(findings, key=lambda d: (d.severity != "error", d.span.start if d.span else 0))


def _program(runner: Runner, findings: list[Diagnostic]) -> Program:
    """Put the attributes of `Program` on the compiled function."""
    function, source = runner.function, runner.script.source
    function.__name__ = function.__qualname__ = f"Program({source.name})"
    function.__doc__ = Program.__call__.__doc__
    program = cast(Program, function)
    program.name = source.name
    program.source = source
    program.warnings = tuple(findings)
    program.runner = runner
    program.references = runner.references  # type: ignore[method-assign]
    return program


def compile_program(
    source: Source,
    library: Library,
    *,
    variables: Iterable[str] | None = None,
    limits: Limits = DEFAULT,
    timezone: str = Run.timezone,
    declared: Declarations | None = None,
    purpose: Purpose = "script",
) -> Program:
    """Parse, check and compile. `variables` are the names that the host will give; None leaves them open.

    `timezone` is the zone of local time where the program is called without a context. `declared` are the shapes of
    variables and result; a handler's input is the variable `GIVEN`. `purpose` is what a module is compiled for.

    Raises ParseError, CheckError, and LimitError for what is too large.
    """
    if limits == DEFAULT:
        limits = DEFAULT
    script = parse(source, limits)
    if purpose != "script" or is_module(script):
        taken = None if declared is None else declared.variables.get(GIVEN)
        script, library = linked(script, library, purpose, limits, taken)
    return build(script, library, variables, limits, timezone, declared)
