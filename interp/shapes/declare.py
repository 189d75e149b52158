"""What hosts write where a shape is wanted: a Python type, a JSON Schema, or a shape."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from latebind.interp.shapes.annotations import Annotations
from latebind.interp.shapes.json_schema import from_schema
from latebind.interp.shapes.model import Shape


def shape_of(declared: Any) -> Shape:
    """The shape of what a host declares. Raises TypeError, which says what of it no value of a script can be."""
    if isinstance(declared, Shape):
        return declared
    if isinstance(declared, Mapping):
        return from_schema(declared)
    return Annotations().shape(declared)
