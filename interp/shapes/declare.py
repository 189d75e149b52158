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


def read_only_of(declared: Any) -> bool:
    """Whether a variable is declared so that no script may change what it holds: `ReadOnly[…]`, also within
    `Annotated[…]`, or a JSON Schema with `readOnly`."""
    if isinstance(declared, Mapping):
        return declared.get("readOnly") is True
    origin = get_origin(declared)
    if origin is Annotated:
        return read_only_of(get_args(declared)[0])
    return is_read_only(origin)
