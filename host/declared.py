"""What hosts declare with `variables=…`, `returns=…` and `shapes=…`: names, Python types, JSON Schemas, or shapes.

What is wrong with a declaration is said where it is made, as a TypeError.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from latebind.interp.shapes.patterns import compile_by

if TYPE_CHECKING:
    from latebind.interp.shapes.model import Declarations, Shape


def _search(pattern: str) -> Callable[[str], bool]:
    """The search for a pattern that a shape has."""
    from latebind.stdlib.patterns.shapes import search

    return search(pattern)


compile_by(_search)

# The memories whose members may be declared, beside variables.
MEMORIES = ("session", "memory", "$memory", "ctx.memory")

Variables = Iterable[str] | Mapping[str, Any]
"""The names of variables, or what each of them is."""


def names_of(variables: Variables | None) -> tuple[str, ...] | None:
    """The names of the variables that a host declares. Raises TypeError for what is none."""
    if variables is None:
        return None
    if isinstance(variables, str | bytes):
        raise TypeError(f'variables=… takes several names, not one text: write variables=("{_text(variables)}",)')
    try:
        names = tuple(variables)
    except TypeError:
        found = type(variables).__name__
        raise TypeError(f"variables=… takes names, or a dict of names and shapes, not {found}") from None
    for name in names:
        if not isinstance(name, str):
            raise TypeError(f"the name of a variable is a str, not {type(name).__name__}")
    return names


def _text(name: str | bytes) -> str:
    return name if isinstance(name, str) else name.decode(errors="replace")


def declarations(
    variables: Variables | None = None, returns: Any = None, known: Declarations | None = None
) -> Declarations | None:
    """What a host declares of one program, beside what is `known` of all; None where it declares nothing."""
    shapes = variables if isinstance(variables, Mapping) else {}
    if not shapes and returns is None:
        return known
    from latebind.interp.shapes.declare import read_only_among
    from latebind.interp.shapes.model import Declarations

    hint = "; for names alone, pass variables=tuple(…)"
    own = {name: shape_in(f"variables[{name!r}]", declared, hint) for name, declared in shapes.items()}
    result = None if returns is None else shape_in("returns", returns)
    read_only = read_only_among(shapes)
    if known is None:
        return Declarations(own, {}, result, read_only)
    read_only |= known.read_only - own.keys()
    return known.replace(variables={**known.variables, **own}, returns=result, read_only=read_only)


def declared_for_all(shapes: Mapping[str, Any] | None) -> Declarations | None:
    """What a runtime declares of variables and memories by their names."""
    if shapes is None:
        return None
    if not isinstance(shapes, Mapping):
        raise TypeError(f"shapes=… takes a dict of names and shapes, not {type(shapes).__name__}")
    from latebind.interp.shapes.declare import read_only_among
    from latebind.interp.shapes.model import Declarations

    names_of(shapes)
    made = {name: shape_in(f"shapes[{name!r}]", declared) for name, declared in shapes.items()}
    memories = {name: made.pop(name) for name in MEMORIES if name in made}
    read_only = read_only_among(shapes)
    if found := sorted(read_only & memories.keys()):
        raise TypeError(f"shapes[{found[0]!r}]: only variables are read-only; `access=` says who may write a memory")
    return Declarations(made, memories, None, read_only)


def shape_in(where: str, declared: Any, hint: str = "") -> Shape:
    """The shape of one declaration, which is told by `where` it stands; `hint` follows what is wrong with it."""
    from latebind.interp.shapes.declare import shape_of

    try:
        return shape_of(declared)
    except TypeError as error:
        raise TypeError(f"{where}: {error}{hint}") from None
