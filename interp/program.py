"""A compiled script: what hosts keep, share between threads, and run. `compile_program` makes one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol, cast, runtime_checkable

from latebind.grammar.diagnostics import Diagnostic
from latebind.grammar.errors import fail
from latebind.grammar.source import Source
from latebind.interp.compiled import Details, References
from latebind.interp.library import Library
from latebind.interp.limits import DEFAULT, Limits, Run
from latebind.interp.runner import Runner, runner
from latebind.interp.values import GIVEN

if TYPE_CHECKING:
    from latebind.grammar import nodes as n
    from latebind.interp.modules import Purpose
    from latebind.interp.shapes.model import Declarations

__all__ = ["Program", "References", "Runner", "Store", "build", "compile_program", "program_of", "remaking"]


# Is told what a script was taken apart into, and what the checker warns of.
Store = Callable[[Details, Sequence[Diagnostic]], None]


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

    def __call__(self, variables: Mapping[str, Any] | None = None, /) -> Any:
        """The value of the script for these variables. Raises ScriptError; effects need a context."""

    def references(self) -> References:
        """Free names, functions and literal memory keys, each sorted."""
        ...


def build(
    script: n.Script,
    library: Library,
    variables: Iterable[str] | None,
    limits: Limits = DEFAULT,
    timezone: str = Run.timezone,
    declared: Declarations | None = None,
    again: Callable[[], n.Script] | None = None,
    expression: bool = False,
    store: Store | None = None,
) -> Program:
    """Check and compile a parsed script; with `expression`, it must be a single one. Raises CheckError with all findings.

    `again` parses it again, for what its errors say of places; without it, the program keeps the tree. `store` is told of
    what was compiled.
    """
    from latebind.interp.details import details

    found, findings = details(script, library, variables, limits, timezone, declared)
    if expression:
        _require_expression(script)
    if store is not None:
        store(found, findings)
    anew = remaking(again or (lambda: script), limits, timezone, declared)
    return program_of(runner(found, anew, library, limits, timezone, declared), findings)


def remaking(
    again: Callable[[], n.Script], limits: Limits, timezone: str, declared: Declarations | None
) -> Callable[..., Details]:
    """What takes a script apart once more, which `again` parses: see `runner.Anew`."""
    return partial(_details, again, limits, timezone, declared)


def _details(
    again: Callable[[], n.Script],
    limits: Limits,
    timezone: str,
    declared: Declarations | None,
    library: Library,
    variables: Iterable[str],
    proven: bool = True,
) -> Details:
    """The details of a program that has let go of them. `proven` see `details.details`."""
    from latebind.interp.details import details, keep

    found, _ = details(again(), library, variables, limits, timezone, declared, proven=proven)
    keep(found)
    return found


def program_of(runner: Runner, findings: list[Diagnostic]) -> Program:
    """Put the attributes of `Program` on the compiled function."""
    function, source = runner.function, runner.source
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
    expression: bool = False,
    store: Store | None = None,
) -> Program:
    """Parse, check and compile. `variables` are the names that the host will give; None leaves them open.

    `timezone` is the zone of local time where the program is called without a context. `declared` are the shapes of
    variables and result; a handler's input is the variable `GIVEN`. `purpose` is what a module is compiled for.
    `expression` and `store` see `build`; modules are not stored.

    Raises ParseError, CheckError, and LimitError for what is too large.
    """
    from latebind.grammar.parser import parse
    from latebind.interp.modules import is_module, linked

    if limits is not DEFAULT and limits == DEFAULT:
        limits = DEFAULT
    script = parse(source, limits)
    again: Callable[[], n.Script] | None = partial(parse, source, limits)
    if purpose != "script" or is_module(script):
        taken = None if declared is None else declared.variables.get(GIVEN)
        script, library = linked(script, library, purpose, limits, taken)
        again = store = None
    return build(script, library, variables, limits, timezone, declared, again, expression, store)


def _require_expression(script: n.Script) -> None:
    """Raise NO_EXPRESSION or NOT_ONE_EXPRESSION for a script that is anything else."""
    from latebind.grammar.nodes import ExpressionStatement

    body = script.body
    if len(body) == 1 and isinstance(body[0], ExpressionStatement):
        return
    error = fail("NOT_ONE_EXPRESSION", span=body[1].span if len(body) > 1 else None) if body else fail("NO_EXPRESSION")
    error.locate(script.source, script.span)
    raise error
