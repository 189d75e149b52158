"""A compiled script: what hosts keep, share between threads, and run. `compile_program` makes one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

from latebind.grammar import nodes as n
from latebind.grammar.errors import CheckError, Diagnostic, LatebindError, LimitError, fail
from latebind.grammar.parser import parse
from latebind.grammar.record import Record
from latebind.grammar.source import Source
from latebind.interp.access import Access
from latebind.interp.checker import check
from latebind.interp.compiler import Compiled, Definitions, compile_script
from latebind.interp.convert import export, type_name
from latebind.interp.library import Library
from latebind.interp.limits import DEFAULT, Limits, Run
from latebind.interp.operators import NeedsRun
from latebind.interp.scope import Resolution
from latebind.interp.trace import explain


class References(Record):
    """What a program needs from outside: host variables, functions of library and host, literal memory keys."""

    variables: tuple[str, ...]
    functions: tuple[str, ...]
    memory_keys: tuple[str, ...]


@dataclass(slots=True)
class Outcome:
    """What a run left: the script's value as scripts see it, and the errors of locals that had no value.

    `definitions`: the script ended with a definition, so the value is the object of its locals.
    """

    value: Any
    errors: dict[str, LatebindError] = field(default_factory=dict)
    definitions: bool = False


class Program(partial[Any]):
    """An immutable compiled script. `program(variables)` evaluates it without a memory: the fast path.

    `source` is its text, `warnings` what the checker found that does not stop it. Being a `partial` without arguments,
    it is called by Python without a frame of its own, which would cost as much as a small expression.
    """

    __slots__ = (
        "_access",
        "_compiled",
        "_hideable",
        "_library",
        "_limits",
        "_resolution",
        "_shadowed",
        "script",
        "source",
        "warnings",
    )

    script: n.Script
    source: Source
    warnings: tuple[Diagnostic, ...]
    _access: Access
    _compiled: Compiled
    _hideable: frozenset[str]
    _library: Library
    _limits: Limits
    _resolution: Resolution
    _shadowed: dict[frozenset[str], Program]

    def __new__(
        cls, script: n.Script, resolution: Resolution, library: Library, limits: Limits, warnings: list[Diagnostic]
    ) -> Program:
        hideable = frozenset(
            name for name in resolution.builtins if not getattr(library.globals[name], "protected", False)
        )
        compiled = _compile(script, resolution, library, limits, hideable)
        self = super().__new__(cls, compiled.function)
        compiled.function.__globals__["P"] = self
        self.script = script
        self.source = script.source
        self.warnings = tuple(warnings)
        self._resolution = resolution
        self._library = library
        self._limits = limits
        self._access = Access(library)
        self._compiled = compiled
        self._hideable = hideable
        self._shadowed = {}
        return self

    @property
    def name(self) -> str:
        return self.source.name

    def references(self) -> References:
        """Free names, functions and literal memory keys, each sorted."""
        found = self._resolution
        return References(tuple(sorted(found.host)), tuple(sorted(found.functions)), tuple(sorted(found.memory_keys)))

    if TYPE_CHECKING:

        def __call__(self, variables: Mapping[str, Any] | None = None) -> Any:
            """The value of the script for these variables. Raises ScriptError; effects need a context."""

    # What the generated code calls; see `compiler.entry`.

    def _variables(self, given: Mapping[str, Any] | None) -> dict[str, Any]:
        return {} if given is None else dict(given)

    def _run(self) -> Run:
        """A run without a host."""
        if self._limits is DEFAULT:
            return Run()
        run = Run().bind(self._limits, None)
        run.charge(self._compiled.cost or 0)
        return run

    def _elsewhere(self, variables: Mapping[str, Any]) -> Any:
        """The value where the variables hide builtins."""
        program = self._hidden(variables)
        assert program is not None
        return program(variables)

    def _again(self, error: Exception, variables: Mapping[str, Any]) -> Any:
        """A program that was started without a run, and needs one, starts again with one: it has no effects."""
        if isinstance(error, NeedsRun):
            return self.func(variables, self._run())
        try:
            self.require(variables)
        except LatebindError as missing:
            error = missing
        raise self._explain(error, variables)

    def _leave(self, value: Any, variables: Mapping[str, Any], overrides: Mapping[str, Any] | None) -> Any:
        """A value on its way to the host; within a context it stays as it is."""
        if overrides is not None:
            return value
        if isinstance(value, Definitions):
            value, errors = self._definitions(value, self._run(), variables)
            for error in errors.values():
                raise error
        return export(value, self._limits)

    def execute(self, run: Run, variables: dict[str, Any], overrides: Mapping[str, Any] | None = None) -> Outcome:
        """Run within a context. The value is as scripts see it; `export` it. All errors are LatebindErrors."""
        if (program := self._hidden(variables)) is not None:
            return program.execute(run, variables, overrides)
        try:
            self.require(variables, overrides)
            if self._compiled.cost is not None:
                run.charge(self._compiled.cost)
            value = self.func(variables, run, overrides or {})
            if isinstance(value, Definitions):
                return Outcome(*self._definitions(value, run, variables), definitions=True)
            return Outcome(value)
        except Exception as error:
            failure = self._explain(error, variables)
        raise failure

    def hand_out(self, value: Any, limits: Limits) -> Any:
        """A value of the script as it leaves: copied and bounded. What cannot leave is an error at the last statement."""
        try:
            return export(value, limits)
        except LatebindError as error:
            error.locate(self.source, self.script.body[-1].span if self.script.body else None)
            raise

    def require(self, variables: Mapping[str, Any], overrides: Mapping[str, Any] | None = None) -> None:
        """Raise for the first free name without a value, and for overrides that name no local."""
        from latebind.interp.names import nearest

        names = self._resolution.host
        for name in names:
            if name not in variables:
                visible = [*variables, *self._resolution.scopes[self.script].names, *self._library.globals]
                near = nearest(name, visible)
                span = next((node.span for node, b in self._resolution.names.items() if b is names[name]), None)
                hint = f"did you mean `{near}`?" if near else None
                raise fail("UNKNOWN_NAME", name=name, span=span, hint=hint)
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
        late = run.locals[name]
        try:
            return run.statement(late.read)
        except Exception as error:
            failure = self._explain(error, variables)
        raise failure

    def _definitions(
        self, found: Definitions, run: Run, variables: Mapping[str, Any]
    ) -> tuple[dict[str, Any], dict[str, LatebindError]]:
        values: dict[str, Any] = {}
        errors: dict[str, LatebindError] = {}
        for name, late in found.names.items():
            depth = run.depth
            try:
                value = run.statement(late.read)
                if type_name(value) != "function":
                    values[name] = value
            except Exception as error:
                run.depth = depth
                errors[name] = self._explain(error, variables)
                if isinstance(errors[name], LimitError):
                    raise errors[name] from None
        return values, errors

    def _hidden(self, variables: Mapping[str, Any]) -> Program | None:
        """The same script where host variables hide builtins that it mentions, if these do."""
        if self._hideable.isdisjoint(variables):
            return None
        names = self._hideable.intersection(variables)
        if names not in self._shadowed:
            rest = {k: v for k, v in self._library.globals.items() if k not in names}
            smaller = Library(rest, self._library.methods, {**self._library.absent, "global": {}})
            self._shadowed[names] = build(self.script, smaller, None, self._limits)
        return self._shadowed[names]

    def _explain(self, error: BaseException, variables: Mapping[str, Any]) -> LatebindError:
        return explain(self._compiled, self.script, self._access, error, variables)

    def code_text(self) -> str:
        """The generated Python, for the developers of latebind."""
        import ast

        return ast.unparse(self._compiled.tree)

    def __repr__(self) -> str:
        return f"<Program {self.source.name}>"

    def __reduce__(self) -> Any:
        raise TypeError("a Program cannot be pickled; compile its source again")

    def __copy__(self) -> Program:
        return self

    def __deepcopy__(self, memo: Any) -> Program:
        return self


def _compile(
    script: n.Script, resolution: Resolution, library: Library, limits: Limits, hideable: frozenset[str]
) -> Compiled:
    try:
        return compile_script(script, resolution, library, limits, hideable)
    except RecursionError:
        error = fail("LIMIT_NESTING", limit="this thread's stack")
        error.locate(script.source, script.span)
        raise error from None


def build(script: n.Script, library: Library, variables: Iterable[str] | None, limits: Limits = DEFAULT) -> Program:
    """Check and compile a parsed script. Raises CheckError with all findings."""
    try:
        resolution, findings = check(script, library, variables)
    except RecursionError:
        error = fail("LIMIT_NESTING", limit="this thread's stack")
        error.locate(script.source, script.span)
        raise error from None
    if findings and findings[0].severity == "error":
        first = findings[0]
        refused = CheckError(first.code, first.message, hint=first.hint, span=first.span, source=script.source)
        refused.diagnostics = tuple(findings)
        raise refused
    return Program(script, resolution, library, limits, findings)


def compile_program(
    source: Source, library: Library, *, variables: Iterable[str] | None = None, limits: Limits = DEFAULT
) -> Program:
    """Parse, check and compile. `variables` are the names that the host will give; None leaves them open.

    Raises ParseError, CheckError, and LimitError for what is too large.
    """
    return build(parse(source, limits), library, variables, limits)
