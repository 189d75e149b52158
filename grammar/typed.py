"""`NamedTuple` and `TypedDict` at a fraction of the time to import: those of `typing` compile a text for each field.

To type checkers they are those of `typing`. To whoever looks at run time, named tuples are made alike, and a typed dict is
a class with annotations.
"""

from __future__ import annotations

import sys
from collections import _tuplegetter  # type: ignore[attr-defined]
from functools import cache
from types import FunctionType
from typing import TYPE_CHECKING, Any

from latebind.grammar import inits

if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple
    from typing import TypedDict as TypedDict
else:

    class TypedDict(dict):
        """The base of what says which keys a dict may have."""

        def __init_subclass__(cls, total: bool = True) -> None:
            cls.__total__ = total

    class _TupleType(type):
        """Makes a tuple of a class that names its fields by annotations, with the defaults that these are given."""

        def __new__(mcs, name: str, bases: tuple[type, ...], namespace: dict[str, Any]) -> type:
            if not bases:
                return super().__new__(mcs, name, bases, namespace)
            fields = tuple(namespace.get("__annotations__", ()))
            defaults = {field: namespace.pop(field) for field in fields if field in namespace}
            made = {field: _tuplegetter(number, None) for number, field in enumerate(fields)}
            made |= {"__slots__": (), "__match_args__": fields, "_fields": fields, "_field_defaults": defaults}
            new = _new(fields, tuple(defaults.values()))
            new.__qualname__ = f"{name}.__new__"
            new.__annotations__ = namespace.get("__annotations__", {})
            return type(name, (tuple,), {**_SHARED, **made, "__new__": new, **namespace})

    class NamedTuple(metaclass=_TupleType):
        """The base of named tuples, which they are no instances of: each is a tuple, with names."""


def _new(fields: tuple[str, ...], defaults: tuple[Any, ...]) -> FunctionType:
    """The `__new__` that takes the fields in their order; those with a default stand last."""
    code = _numbered(len(fields)).__code__.replace(co_name="__new__", co_varnames=("cls", *fields))
    return FunctionType(code, {"_new": tuple.__new__, "__name__": __name__}, "__new__", defaults)


@cache
def _numbered(count: int) -> FunctionType:
    """The `__new__` of a tuple of fields `_0`, `_1` …, for all that have as many: the one that is written in `inits.py`, else
    compiled."""
    written: FunctionType | None = getattr(inits, f"new_{count}", None)
    if written is not None:
        return written
    found: dict[str, Any] = {}
    exec(new_text(count), found)
    new: FunctionType = found[f"new_{count}"]
    return new


def new_text(count: int) -> str:
    """The `__new__` of a tuple of so many fields as a line of Python."""
    fields = [f"_{number}" for number in range(count)]
    return f"def new_{count}({', '.join(['cls', *fields])}): return _new(cls, ({''.join(f'{field}, ' for field in fields)}))\n"


def _make(cls: Any, values: Any) -> Any:
    """A tuple of so many values as there are fields. Raises TypeError for more or fewer."""
    made = tuple.__new__(cls, values)
    if len(made) != len(cls._fields):
        raise TypeError(f"Expected {len(cls._fields)} arguments, got {len(made)}")
    return made


def _replace(self: Any, /, **changes: Any) -> Any:
    """A copy with some fields changed. Raises ValueError for what are none."""
    made = self._make(map(changes.pop, self._fields, self))
    if changes:
        raise ValueError(f"Got unexpected field names: {list(changes)!r}")
    return made


def _asdict(self: Any) -> dict[str, Any]:
    """The fields with their values."""
    return dict(zip(self._fields, self, strict=True))


def _shown(self: Any) -> str:
    shown = ", ".join(f"{name}={value!r}" for name, value in zip(self._fields, self, strict=True))
    return f"{type(self).__name__}({shown})"


def _given(self: Any) -> tuple[Any, ...]:
    """What a copy is made of."""
    return tuple(self)


# What all named tuples have.
_SHARED = {
    "_make": classmethod(_make),
    "_replace": _replace,
    "_asdict": _asdict,
    "__repr__": _shown,
    "__getnewargs__": _given,
} | ({"__replace__": _replace} if sys.version_info >= (3, 13) else {})
