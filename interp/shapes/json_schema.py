"""Shapes from JSON Schema (2020-12, and what OpenAPI adds), and shapes as JSON Schema.

A keyword that restricts values and that shapes cannot say is refused: leaving it out would promise more than is checked.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from latebind.interp.shapes import model as s
from latebind.interp.shapes.validate import check_pattern

_REFUSED = (
    "not", "if", "contains", "dependentRequired", "dependentSchemas", "dependencies", "patternProperties",
    "propertyNames", "uniqueItems", "minProperties", "maxProperties", "unevaluatedProperties", "unevaluatedItems",
    "$dynamicRef",
)  # fmt: skip

_TYPES = ("null", "boolean", "number", "integer", "string", "array", "object")

_NUMBER_BOUNDS = {
    "minimum": "minimum",
    "maximum": "maximum",
    "exclusiveMinimum": "above",
    "exclusiveMaximum": "below",
    "multipleOf": "multiple_of",
}


def from_schema(schema: Mapping[str, Any]) -> s.Shape:
    """The shape of a JSON Schema. Raises TypeError for what is none, or cannot be said."""
    return _Reader(schema).shape(schema, "#")


class _Reader:
    """One conversion; `$ref` leads into the whole schema, and back to itself by name."""

    def __init__(self, root: Mapping[str, Any]) -> None:
        self._root = root
        self._definitions: dict[str, s.Shape] = {}
        self._open: set[str] = set()

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
        made = self._bare(schema, at)
        if schema.get("nullable") is True:
            made = s.nullable(made)
        return made.replace(doc=doc) if isinstance(doc, str) and not isinstance(made, s.NamedShape) else made

    def _bare(self, schema: Mapping[str, Any], at: str) -> s.Shape:
        if "$ref" in schema:
            return self._reference(schema["$ref"], at)
        if "const" in schema:
            return s.LiteralShape(_values([schema["const"]], at))
        if "enum" in schema:
            return s.LiteralShape(_values(schema["enum"], at), schema.get("title"))
        for keyword in ("anyOf", "oneOf"):
            if keyword in schema:
                options = schema[keyword]
                return s.union(*(self.shape(each, f"{at}/{keyword}/{i}") for i, each in enumerate(options)))
        if "allOf" in schema:
            return self._all(schema, at)
        kind = schema.get("type")
        if isinstance(kind, list):
            return s.union(*(self._typed(each, schema, at) for each in kind))
        if kind is None:
            kind = _implied(schema)
        return s.ANY if kind is None else self._typed(kind, schema, at)

    def _reference(self, reference: Any, at: str) -> s.Shape:
        if reference == "#":
            target: Any = self._root
        elif not isinstance(reference, str) or not reference.startswith("#/"):
            raise TypeError(f"{at}: `$ref` {reference!r} does not lead into this schema")
        else:
            target = self._root
            for key in reference[2:].split("/"):
                key = key.replace("~1", "/").replace("~0", "~")
                if not isinstance(target, Mapping) or key not in target:
                    raise TypeError(f"{at}: `$ref` {reference!r} leads nowhere")
                target = target[key]
        name = "the whole" if reference == "#" else reference.rpartition("/")[2]
        if name not in self._definitions and name not in self._open:
            self._open.add(name)
            made = self.shape(target, reference)
            if isinstance(made, s.NamedShape) and made.name == name:
                raise TypeError(f"{at}: `$ref` {reference!r} leads to itself")
            named = isinstance(made, s.ObjectShape) and made.name is None
            self._definitions[name] = made.replace(name=name) if named else made
            self._open.discard(name)
        return self._definitions.get(name) or s.NamedShape(name, self._definitions)

    def _all(self, schema: Mapping[str, Any], at: str) -> s.Shape:
        """`allOf`: objects are merged."""
        parts = [self.shape(each, f"{at}/allOf/{index}") for index, each in enumerate(schema["allOf"])]
        if "properties" in schema:
            parts.append(self._object(schema, at))
        if len(parts) == 1:
            return parts[0]
        members: dict[str, s.Member] = {}
        for part in map(s.resolved, parts):
            if not isinstance(part, s.ObjectShape):
                raise TypeError(f"{at}: shapes can say `allOf` of objects only")
            members |= {member.name: member for member in part.members}
        return s.ObjectShape(tuple(members.values()), name=schema.get("title"))

    def _typed(self, kind: Any, schema: Mapping[str, Any], at: str) -> s.Shape:
        if kind == "object":
            return self._object(schema, at)
        if kind == "array":
            return self._array(schema, at)
        if kind == "string":
            pattern, form = (_text(schema, name, at) for name in ("pattern", "format"))
            if pattern is not None:
                check_pattern(pattern)
            return s.StringShape(_size(schema, "minLength", at), _size(schema, "maxLength", at), pattern, form)
        if kind in ("number", "integer"):
            bounds = {own: _bound(schema, name, at) for name, own in _NUMBER_BOUNDS.items()}
            return s.NumberShape(kind == "integer", **bounds)
        if kind == "boolean":
            return s.BOOLEAN
        if kind == "null":
            return s.NULL
        raise TypeError(f"{at}: the type is one of {', '.join(_TYPES)}, not {kind!r}")

    def _array(self, schema: Mapping[str, Any], at: str) -> s.Shape:
        items = schema.get("items")
        if "prefixItems" in schema:
            places = [self.shape(each, f"{at}/prefixItems/{i}") for i, each in enumerate(schema["prefixItems"])]
            rest = None if items is False else self.shape(True if items is None else items, f"{at}/items")
            return s.TupleShape(tuple(places), rest)
        item = s.ANY if items is None else self.shape(items, f"{at}/items")
        return s.ArrayShape(item, _size(schema, "minItems", at), _size(schema, "maxItems", at))

    def _object(self, schema: Mapping[str, Any], at: str) -> s.Shape:
        extra = schema.get("additionalProperties")
        others = None if extra in (None, False) else self.shape(extra, f"{at}/additionalProperties")
        properties = schema.get("properties")
        if properties is None:
            return s.RecordShape(others or s.ANY) if extra is not False else s.ObjectShape((), strict=True)
        if not isinstance(properties, Mapping):
            raise TypeError(f"{at}/properties is no object")
        required = schema.get("required", ())
        if not isinstance(required, list | tuple):
            raise TypeError(f"{at}/required is no array: {required!r}")
        members = tuple(
            s.Member(
                name,
                self.shape(each, f"{at}/properties/{name}"),
                name not in required,
                each.get("default", s.MISSING) if isinstance(each, Mapping) else s.MISSING,
                each.get("description") if isinstance(each, Mapping) else None,
            )
            for name, each in properties.items()
        )
        return s.ObjectShape(members, others, extra is False, schema.get("title"))


def _implied(schema: Mapping[str, Any]) -> str | None:
    """The type that the keywords of a schema without one are about."""
    if "properties" in schema or "additionalProperties" in schema or "required" in schema:
        return "object"
    return "array" if "items" in schema or "prefixItems" in schema else None


def _text(schema: Mapping[str, Any], name: str, at: str) -> str | None:
    found = schema.get(name)
    if not isinstance(found, str | None):
        raise TypeError(f"{at}/{name} is no text: {found!r}")
    return found


def _bound(schema: Mapping[str, Any], name: str, at: str) -> Any:
    found = schema.get(name)
    if found is None:
        return None
    if isinstance(found, bool) or not isinstance(found, int | float) or (name == "multipleOf" and not found > 0):
        raise TypeError(f"{at}/{name} is no number{' above 0' if name == 'multipleOf' else ''}: {found!r}")
    return found


def _size(schema: Mapping[str, Any], name: str, at: str) -> Any:
    found = _bound(schema, name, at)
    if found is not None and (found < 0 or found != int(found)):
        raise TypeError(f"{at}/{name} is no whole number from 0: {found!r}")
    return found


def _values(values: Any, at: str) -> tuple[None | bool | int | float | str, ...]:
    for value in values:
        if not isinstance(value, bool | int | float | str | None):
            raise TypeError(f"{at}: {value!r} is no literal that a script can write")
    return tuple(values)


def to_schema(shape: s.Shape) -> dict[str, Any]:
    """A shape as JSON Schema. What contains itself is put under `$defs`."""
    writer = _Writer()
    schema = writer.schema(shape)
    return {**schema, "$defs": writer.definitions} if writer.definitions else schema


class _Writer:
    """One conversion; `definitions` are the shapes that were given by name."""

    def __init__(self) -> None:
        self.definitions: dict[str, Any] = {}

    def schema(self, shape: s.Shape) -> dict[str, Any]:
        """The schema of a shape, with its description."""
        made = self._bare(shape)
        doc = getattr(shape, "doc", None)
        return made if doc is None else {**made, "description": doc}

    def _bare(self, shape: s.Shape) -> dict[str, Any]:
        if isinstance(shape, s.NamedShape):
            if shape.name not in self.definitions:
                self.definitions[shape.name] = {}
                self.definitions[shape.name] = self.schema(shape.resolve())
            return {"$ref": f"#/$defs/{shape.name}"}
        if isinstance(shape, s.ObjectShape):
            return self._object(shape)
        if isinstance(shape, s.UnionShape):
            return self._union(shape)
        if isinstance(shape, s.LiteralShape):
            return _literal(shape)
        if isinstance(shape, s.ArrayShape):
            sizes = {"minItems": shape.least, "maxItems": shape.most}
            return {"type": "array", "items": self.schema(shape.item), **_given(sizes)}
        if isinstance(shape, s.TupleShape):
            places = [self.schema(item) for item in shape.items]
            rest: Any = False if shape.rest is None else self.schema(shape.rest)
            return {"type": "array", "prefixItems": places, "items": rest, "minItems": len(places)}
        if isinstance(shape, s.RecordShape):
            key = {} if shape.key is None else {"propertyNames": self.schema(shape.key)}
            return {"type": "object", **key, "additionalProperties": self.schema(shape.value)}
        return _scalar(shape)

    def _object(self, shape: s.ObjectShape) -> dict[str, Any]:
        properties: dict[str, Any] = {}
        for member in shape.members:
            made = self.schema(member.shape)
            if member.doc is not None:
                made["description"] = member.doc
            if member.default is not s.MISSING:
                made["default"] = member.default
            properties[member.name] = made
        required = [member.name for member in shape.members if not member.optional]
        schema: dict[str, Any] = {"type": "object", "properties": properties, "required": required}
        if not required:
            del schema["required"]
        if shape.name is not None:
            schema["title"] = shape.name
        if shape.strict:
            schema["additionalProperties"] = False
        elif shape.extra is not None:
            schema["additionalProperties"] = self.schema(shape.extra)
        return schema

    def _union(self, shape: s.UnionShape) -> dict[str, Any]:
        made = [self.schema(option) for option in shape.options]
        if all(each.keys() == {"type"} for each in made):
            return {"type": [each["type"] for each in made]}
        return {"anyOf": made}


def _given(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value is not None}


def _literal(shape: s.LiteralShape) -> dict[str, Any]:
    values = list(shape.values)
    title = {} if shape.name is None else {"title": shape.name}
    if len(values) == 1:
        return {"const": values[0], **title}
    kind = {"type": "string"} if all(isinstance(value, str) for value in values) else {}
    return {**kind, "enum": values, **title}


def _scalar(shape: s.Shape) -> dict[str, Any]:
    if isinstance(shape, s.StringShape):
        fields = {
            "minLength": shape.least,
            "maxLength": shape.most,
            "pattern": shape.pattern,
            "format": shape.format,
        }
        return {"type": "string", **_given(fields)}
    if isinstance(shape, s.NumberShape):
        bounds = {name: getattr(shape, own) for name, own in _NUMBER_BOUNDS.items()}
        return {"type": "integer" if shape.whole else "number", **_given(bounds)}
    if isinstance(shape, s.DateShape):
        return {"type": "string", "format": "date-time"}
    if isinstance(shape, s.BlobShape):
        return {"type": "string", "contentEncoding": "base64"}
    return {s.BooleanShape: {"type": "boolean"}, s.NullShape: {"type": "null"}}.get(type(shape), {}).copy()
