"""What hosts write where a shape is wanted: a Python type, a JSON Schema, or a shape."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, get_args, get_origin

from latebind.interp.shapes.annotations import Annotations, is_read_only
from latebind.interp.shapes.json_schema import from_schema
from latebind.interp.shapes.model import Shape


def shape_of(declared: Any) -> Shape:
    """The shape of what a host declares. Raises TypeError, which says what of it no value of a script can be."""
    if isinstance(declared, Shape):
        return declared
    if isinstance(declared, Mapping):
        return from_schema(declared)
    return Annotations().shape(declared)


def read_only_among(declared: Mapping[str, Any]) -> frozenset[str]:
    """The names of variables that are declared so that no script may change what they hold: `ReadOnly[…]`, also within
    `Annotated[…]`, or a JSON Schema with `readOnly`."""
    return frozenset(name for name, each in declared.items() if _is_read_only(each))


def _is_read_only(declared: Any) -> bool:
    if isinstance(declared, Mapping):
        return declared.get("readOnly") is True
    origin = get_origin(declared)
    if origin is Annotated:
        return _is_read_only(get_args(declared)[0])
    return is_read_only(origin)
