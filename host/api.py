"""Expressions without a runtime: `latebind.eval` and `latebind.compile`, and the library that they and runtimes share."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from latebind.grammar.source import Source
from latebind.host.arguments import check_text, check_type
from latebind.host.declared import Variables, declarations, names_of
from latebind.host.scarcity import ScarcityTold
from latebind.interp.later import Later
from latebind.interp.library import Builtin, Library, Modules, Namespace
from latebind.interp.limits import DEFAULT, Limits

if TYPE_CHECKING:
    from latebind.interp.program import Program
    from latebind.interp.shapes.model import Declarations

MOST_TEXTS = 256  # compiled source texts that are kept


def check_limits(limits: object) -> None:
    """Raise TypeError for what are no limits."""
    hint = f"write Limits({', '.join(f'{name}=…' for name in limits)})" if isinstance(limits, Mapping) else ""
    check_type("limits=…", limits, Limits, "latebind.Limits", hint)


def check_timezone(name: object) -> None:
    """Raise TypeError or ValueError for what is no IANA name of a time zone."""
    if not isinstance(name, str):
        raise TypeError(f"timezone must be a str, not {type(name).__name__}")
    if name != "UTC":
        with ScarcityTold():
            from latebind.interp.time_values import known_zone

            known = known_zone(name)
        if known is None:
            raise ValueError(f'there is no time zone {name!r}: name one of IANA\'s, such as "America/Bogota"')


@cache
def library() -> Library:
    """All that scripts can name unless a host says otherwise: the standard library and the memories."""
    from latebind.stdlib.help import help_on
    from latebind.stdlib.library import standard

    whole = (
        standard()
        .replace(modules=_modules)
        .with_methods({"file": Later.of({_files: "toUrl toBase64 toRaw"}), "blob": {}})
    )
    memories = Later.of({_memories: "memory session clear", _variables: "$memory ctx"})
    return whole.with_globals(memories).with_globals({"help": help_on(library)})


def _memories() -> Mapping[str, Builtin | Namespace]:
    from latebind.memory.namespaces import memory_globals

    return memory_globals()


def _variables() -> Mapping[str, Builtin | Namespace]:
    from latebind.memory.variable_namespaces import variable_globals

    return variable_globals()


def _files() -> Mapping[str, Builtin]:
    from latebind.memory.files import FILE

    return FILE.entries


@cache
def _modules() -> Modules:
    """What every script may import; few do."""
    from latebind.stdlib.handlers import modules

    return modules()


@lru_cache(MOST_TEXTS)
@ScarcityTold()
def _expression(text: str) -> Program:
    return compile_expression(Source(text), library(), DEFAULT)


def compile_expression(
    source: Source, library: Library, limits: Limits, declared: Declarations | None = None
) -> Program:
    """Compile what must be a single expression."""
    from latebind.interp.program import compile_program

    return compile_program(source, library, limits=limits, declared=declared, expression=True)


def eval(expression: str, variables: Mapping[str, Any] | None = None) -> Any:
    """The value of one expression. It has no memory; compiled texts are kept."""
    if expression.__class__ is not str:
        check_text("latebind.eval", expression, _hint_for(expression))
    return _expression(expression)({} if variables is None else variables)


def _hint_for(given: object) -> str:
    """What to do with a program where text is expected."""
    return "call the program itself: program(variables)" if hasattr(given, "references") else ""


def source_of(source: object, name: object) -> Source:
    """The source of what `compile` is given. TypeError for what is none."""
    if isinstance(source, Source):
        return source
    check_text("compile", source, "it is compiled already" if hasattr(source, "references") else "")
    check_text("name=…", name)
    return Source(str(source), str(name))


@ScarcityTold()
def compile(
    source: str | Source,
    *,
    name: str = "<input>",
    variables: Variables | None = None,
    returns: Any = None,
    limits: Limits = DEFAULT,
    timezone: str = "UTC",
) -> Program:
    """Check and compile a script once: `program(variables)` is then the fastest way to a value.

    With `variables`, names that are none of these are errors now; of a dict, `{"order": Order}`, the values say what
    each is: a Python type or a JSON Schema. `returns` says what the result is. `timezone` is the IANA name of the zone that local
    time is in (`new Date().getHours()`).
    """
    from latebind.interp.program import compile_program

    text = source_of(source, name)
    check_limits(limits)
    check_timezone(timezone)
    return compile_program(
        text,
        library(),
        variables=names_of(variables),
        limits=limits,
        timezone=timezone,
        declared=declarations(variables, returns),
    )
