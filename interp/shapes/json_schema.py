"""Shapes from JSON Schema (2020-12, and what OpenAPI adds).

A keyword that restricts values and that shapes cannot say is refused: leaving it out would promise more than is checked.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import Any

from latebind.interp.shapes import model as s
from latebind.interp.shapes.meeting import meeting
from latebind.interp.shapes.patterns import searched

_REFUSED = (
    "not", "if", "contains", "dependentRequired", "dependentSchemas", "dependencies", "patternProperties",
    "uniqueItems", "minProperties", "maxProperties", "unevaluatedProperties", "unevaluatedItems", "$dynamicRef",
)  # fmt: skip

_TYPES = ("null", "boolean", "number", "integer", "string", "array", "object")

# The keywords that restrict values by themselves; those of one type imply it where a schema does not name one.
_OF_OBJECTS = ("properties", "additionalProperties", "required", "propertyNames")
_OF_ARRAYS = ("items", "prefixItems", "minItems", "maxItems")
_NUMBER_BOUNDS = {
    "minimum": "minimum",
    "maximum": "maximum",
    "exclusiveMinimum": "above",
    "exclusiveMaximum": "below",
    "multipleOf": "multiple_of",
}
_COMBINES = ("$ref", "const", "enum", "anyOf", "oneOf", "allOf")
_OTHERS = (s.NULL, s.BOOLEAN, s.ArrayShape(s.ANY), s.RecordShape(s.ANY))
_RESTRICTS = ("type", *_OF_OBJECTS, *_OF_ARRAYS, *_NUMBER_BOUNDS, "minLength", "maxLength", "pattern")


def from_schema(schema: Mapping[str, Any]) -> s.Shape:
    """The shape of a JSON Schema. Raises TypeError for what is none, or cannot be said."""
    return _Reader(schema).shape(schema, "#")


class _Reader:
    """One conversion; `$ref` leads into the whole schema, and back to itself by name."""

    def __init__(self, root: Mapping[str, Any]) -> None:
        self._root = root
        self._definitions: dict[str, s.Shape] = {}
        self._names: dict[str, str] = {}  # of what is referred to, by the reference

    def shape(self, schema: Any, at: str) -> s.Shape:
        """The shape of the schema at a place of the whole."""
        if schema is True or schema == {}:
            return s.ANY
        if not isinstance(schema, Mapping):
            raise TypeError(f"{at} is no JSON Schema: {schema!r}")
        for keyword in _REFUSED:
            if schema.get(keyword) not in (None, False):
                raise TypeError(f"{at}: shapes cannot say `{keyword}`")
        doc = schema.get("description")
        parts = list(self._parts(schema, at))
        made = parts[0] if parts else s.ANY
        for part in parts[1:]:
            made = meeting(made, part, at)
        if schema.get("nullable") is True:
            made = s.nullable(made)
        return made.replace(doc=doc) if isinstance(doc, str) and not isinstance(made, s.NamedShape) else made

    def _parts(self, schema: Mapping[str, Any], at: str) -> Iterable[s.Shape]:
        """What a schema asks, all of which holds."""
        if "$ref" in schema:
            yield self._reference(schema["$ref"], at)
        title = schema.get("title")
        name = title if isinstance(title, str) else None
        if "const" in schema:
            yield s.LiteralShape(_values([schema["const"]], at), name)
        if "enum" in schema:
            yield s.LiteralShape(_values(schema["enum"], at), name)
        for keyword in ("anyOf", "oneOf"):
            if keyword in schema:
                options = schema[keyword]
                yield s.union(*(self.shape(each, f"{at}/{keyword}/{i}") for i, each in enumerate(options)))
        for index, each in enumerate(schema.get("allOf", ())):
            yield self.shape(each, f"{at}/allOf/{index}")
        if any(keyword in schema for keyword in _RESTRICTS):
            kind = schema.get("type") or _implied(schema)
            if isinstance(kind, list):
                yield s.union(*(self._typed(each, schema, at) for each in kind))
            elif kind is not None:
                yield self._typed(kind, schema, at)
            elif any(keyword in schema for keyword in _COMBINES):  # what is asked of numbers is asked of no others
                yield s.union(_number(schema, at), _string(schema, at), *_OTHERS)

    def _reference(self, reference: Any, at: str) -> s.Shape:
        if not isinstance(reference, str) or not (reference == "#" or reference.startswith("#/")):
            raise TypeError(f"{at}: `$ref` {reference!r} does not lead into this schema")
        if reference not in self._names:
            name = own = "the whole" if reference == "#" else reference.rpartition("/")[2]
            while name in self._names.values():
                name = f"{own} ({reference})" if name == own else f"{name}'"
            self._names[reference] = name
            made = self.shape(self._target(reference, at), reference)
            if isinstance(made, s.NamedShape) and made.name == name:
                raise TypeError(f"{at}: `$ref` {reference!r} leads to itself")
            named = isinstance(made, s.ObjectShape) and made.name is None
            self._definitions[name] = made.replace(name=name) if named else made
        name = self._names[reference]
        return self._definitions.get(name) or s.NamedShape(name, self._definitions)

    def _target(self, reference: str, at: str) -> Any:
        """What a reference leads to."""
        target: Any = self._root
        for key in reference.split("/")[1:]:
            key = key.replace("~1", "/").replace("~0", "~")
            if isinstance(target, list) and key.isdecimal() and int(key) < len(target):
                target = target[int(key)]
            elif isinstance(target, Mapping) and key in target:
                target = target[key]
            else:
                raise TypeError(f"{at}: `$ref` {reference!r} leads nowhere")
        return target

    def _typed(self, kind: Any, schema: Mapping[str, Any], at: str) -> s.Shape:
        if kind == "object":
            return self._object(schema, at)
        if kind == "array":
            return self._array(schema, at)
        if kind == "string":
            return _string(schema, at)
        if kind in ("number", "integer"):
            return _number(schema, at, whole=kind == "integer")
        if kind == "boolean":
            return s.BOOLEAN
        if kind == "null":
            return s.NULL
        raise TypeError(f"{at}: the type is one of {', '.join(_TYPES)}, not {kind!r}")

    def _array(self, schema: Mapping[str, Any], at: str) -> s.Shape:
        items = schema.get("items")
        least, most = _size(schema, "minItems", at), _size(schema, "maxItems", at)
        if "prefixItems" in schema:
            places = [self.shape(each, f"{at}/prefixItems/{i}") for i, each in enumerate(schema["prefixItems"])]
            ends = items is False or most == len(places)
            if (least or 0) > len(places) or (most is not None and not ends):
                raise TypeError(f"{at}: shapes cannot say how many items follow `prefixItems`")
            rest = None if ends else self.shape(True if items is None else items, f"{at}/items")
            return s.TupleShape(tuple(places), rest)
        item = s.ANY if items is None else self.shape(items, f"{at}/items")
        return s.ArrayShape(item, least, most)

    def _object(self, schema: Mapping[str, Any], at: str) -> s.Shape:
        extra = schema.get("additionalProperties")
        others = None if extra in (None, False) else self.shape(extra, f"{at}/additionalProperties")
        properties, required = schema.get("properties"), schema.get("required", ())
        if not isinstance(required, list | tuple):
            raise TypeError(f"{at}/required is no array")
        if properties is None and not required and extra is not False:
            keys = schema.get("propertyNames")
            key = None if keys is None else meeting(self.shape(keys, f"{at}/propertyNames"), s.STRING, at)
            return s.RecordShape(others or s.ANY, None if key == s.STRING else key)
        if "propertyNames" in schema:
            raise TypeError(f"{at}: shapes cannot say `propertyNames` beside names")
        if properties is None:
            properties, others = {}, others or (None if extra is False else s.ANY)
        if not isinstance(properties, Mapping):
            raise TypeError(f"{at}/properties is no object")
        members = [
            s.Member(
                name,
                self.shape(each, f"{at}/properties/{name}"),
                name not in required,
                doc=each.get("description") if isinstance(each, Mapping) else None,
            )
            for name, each in properties.items()
        ]
        members += [s.Member(name, others or s.ANY) for name in required if name not in properties]
        return s.ObjectShape(tuple(members), others, extra is False, schema.get("title"))


def _implied(schema: Mapping[str, Any]) -> str | None:
    """The type that the keywords of a schema without one are about."""
    if any(keyword in schema for keyword in _OF_OBJECTS):
        return "object"
    return "array" if any(keyword in schema for keyword in _OF_ARRAYS) else None


def _string(schema: Mapping[str, Any], at: str) -> s.StringShape:
    pattern, form = schema.get("pattern"), schema.get("format")
    for keyword, value in (("pattern", pattern), ("format", form)):
        if not isinstance(value, str | None):
            raise TypeError(f"{at}: `{keyword}` is a string, not {value!r}")
    pattern = None if pattern is None else searched(pattern, f"{at}: ")
    return s.StringShape(_size(schema, "minLength", at), _size(schema, "maxLength", at), pattern, form)


def _size(schema: Mapping[str, Any], keyword: str, at: str) -> int | None:
    """A number of items or characters."""
    value = schema.get(keyword)
    if value is None:
        return None
    if not isinstance(value, int | float) or isinstance(value, bool) or value < 0 or value != int(value):
        raise TypeError(f"{at}: `{keyword}` is a whole number from 0, not {value!r}")
    return int(value)


def _number(schema: Mapping[str, Any], at: str, *, whole: bool = False) -> s.NumberShape:
    """A number. In OpenAPI 3.0 `exclusiveMinimum: true` says of `minimum` that it is not included."""
    found: dict[str, Any] = {}
    for keyword, own in _NUMBER_BOUNDS.items():
        value = schema.get(keyword)
        if isinstance(value, bool) and keyword.startswith("exclusive"):
            included = "minimum" if own == "above" else "maximum"
            if value and included in found:
                found[own] = found.pop(included)
        elif value is not None:
            if not isinstance(value, int | float) or isinstance(value, bool) or not math.isfinite(value):
                raise TypeError(f"{at}: `{keyword}` is a number, not {value!r}")
            found[own] = value
    if found.get("multiple_of", 1) <= 0:
        raise TypeError(f"{at}: `multipleOf` is above 0, not {found['multiple_of']!r}")
    return s.NumberShape(whole, **found)


def _values(values: Any, at: str) -> tuple[None | bool | int | float | str, ...]:
    if not isinstance(values, list | tuple):
        raise TypeError(f"{at}/enum is no array")
    for value in values:
        if not isinstance(value, bool | int | float | str | None):
            raise TypeError(f"{at}: {value!r} is no literal that a script can write")
    return tuple(values)
