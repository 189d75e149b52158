"""A schema as JSON Schema, 2020-12: what `z.toJSONSchema` gives, and what a handler tells language models."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from latebind.grammar.errors import fail
from latebind.interp.convert import type_name
from latebind.interp.leaving import to_host
from latebind.interp.limits import Run
from latebind.stdlib.schemas import combined as c
from latebind.stdlib.schemas import kinds as k
from latebind.stdlib.schemas.model import Schema

Json = dict[str, Any]


def written(run: Run, schema: Schema, *, output: bool = False) -> Json:
    """The JSON Schema of what a schema takes; with `output`, of what it gives. Raises LIMIT_OUTPUT_NODES where that has more
    parts than may leave: a schema may be mentioned often in each of many."""
    writer = Writer(schema, output, run.limits.output_nodes)
    made = writer.of(schema)
    return made | {"$defs": writer.named} if writer.named else made


class Writer:
    """One schema on its way, of so many parts at `most`. `named` are the parts of it that hold themselves."""

    def __init__(self, root: Schema, output: bool, most: int) -> None:
        self.root = root
        self.most = most
        self._parts = 0
        self.output = output
        self.named: dict[str, Json] = {}
        self._within: list[Schema] = []
        self._names: dict[int, str] = {}

    def of(self, schema: Schema) -> Json:
        """The JSON Schema of one part."""
        self._parts += 1
        if self._parts > self.most:
            raise fail("LIMIT_OUTPUT_NODES", limit=self.most)
        if any(schema is each for each in self._within):
            return {"$ref": "#" if schema is self.root else f"#/$defs/{self._name(schema)}"}
        self._within.append(schema)
        made = _WRITERS[type(schema)](schema, self)
        self._within.pop()
        for check in schema.checks:
            for name, value in (check.writes or {}).items():
                _put(made, name, value)
        made |= schema.meta
        if id(schema) not in self._names:
            return made
        self.named[self._name(schema)] = made
        return {"$ref": f"#/$defs/{self._name(schema)}"}

    def _name(self, schema: Schema) -> str:
        return self._names.setdefault(id(schema), f"__schema{len(self._names)}")


def _put(made: Json, name: str, value: Any) -> None:
    """Add a keyword; the narrower of two bounds counts, and a second pattern stands beside the first."""
    if name in ("minLength", "maxLength") and made.get("type") == "array":
        name = name[:3] + "Items"
    if name in made and name.startswith(("min", "exclusiveMin")):
        value = max(made[name], value)
    elif name in made and name.startswith(("max", "exclusiveMax")):
        value = min(made[name], value)
    elif name == "pattern" and "pattern" in made:
        made["allOf"] = [{"pattern": made.pop("pattern")}, {"pattern": value}]
        return
    elif name == "pattern" and "allOf" in made:
        made["allOf"].append({"pattern": value})
        return
    made[name] = value


def _optional(schema: Schema, w: Writer) -> bool:
    """Whether what a schema takes, or gives, may be absent. What is wrong is caught, but nobody should send it."""
    if w.output:
        return schema.optional_out
    while isinstance(schema, c.CatchSchema | c.PreprocessSchema):
        schema = schema.inner if isinstance(schema, c.CatchSchema) else schema.target
    return schema.optional_in is not None


def _object(schema: k.ObjectSchema, w: Writer) -> Json:
    made: Json = {
        "type": "object",
        "properties": {key: w.of(member) for key, member in schema.shape.items()},
    }
    required = [key for key, member in schema.shape.items() if not _optional(member, w)]
    if required:
        made["required"] = required
    if schema.rest is not None:
        made["additionalProperties"] = w.of(schema.rest)
    elif schema.mode == "strict" or (schema.mode == "strip" and w.output):
        made["additionalProperties"] = False
    elif schema.mode == "loose":
        made["additionalProperties"] = {}
    return made


def _literal(schema: k.LiteralSchema, w: Writer) -> Json:
    kinds = {type_name(value) for value in schema.values}
    made: Json = {"type": kinds.pop()} if len(kinds) == 1 else {}
    if len(schema.values) == 1 and schema.type == "literal":
        return {**made, "const": schema.values[0]}
    return {**made, "enum": list(schema.values)}


def _wrapped(schema: k.WrapSchema, w: Writer) -> Json:
    inner = w.of(schema.inner)
    return inner if schema.type == "optional" else _any_of([inner, {"type": "null"}])


def _any_of(options: list[Json]) -> Json:
    """One of several; where these are but types, one list of them."""
    types = [option.get("type") for option in options]
    if all(len(option) == 1 and isinstance(option.get("type"), str) for option in options) and "object" not in types:
        return {"type": types}
    return {"anyOf": options}


def _default(schema: k.DefaultSchema, w: Writer) -> Json:
    made = w.of(schema.inner)
    return made if type_name(schema.value) == "function" else {**made, "default": to_host(schema.value)}


def _record(schema: k.RecordSchema, w: Writer) -> Json:
    key = w.of(schema.key)
    if key.get("type") == "number":
        key = {"type": "string", "pattern": k.NUMBER.pattern}
    made: Json = {"type": "object", "propertyNames": key, "additionalProperties": w.of(schema.value)}
    if schema.listed is not None and schema.mode != "partial":
        made["required"] = schema.listed
    return made


def _tuple(schema: k.TupleSchema, w: Writer) -> Json:
    least, most = k.needed([_optional(item, w) for item in schema.items]), len(schema.items)
    made: Json = {"type": "array", "prefixItems": [w.of(item) for item in schema.items]}
    made["items"] = False if schema.rest is None else w.of(schema.rest)
    if least:
        made["minItems"] = least
    return made if schema.rest is not None else {**made, "maxItems": most}


def _intersection(schema: c.IntersectionSchema, w: Writer) -> Json:
    sides = [w.of(schema.left), w.of(schema.right)]
    parts = [part for side in sides for part in (side["allOf"] if list(side) == ["allOf"] else [side])]
    return _folded(parts) or {"allOf": parts}


_FOLDED = {"type", "properties", "required", "additionalProperties"}


def _folded(parts: list[Json]) -> Json | None:
    """Objects as one, as each alone would refuse the members of the others; None where one of them says more."""
    if any(part.get("type") != "object" or not part.keys() <= _FOLDED for part in parts):
        return None
    rest = _distinct([part["additionalProperties"] for part in parts if part.get("additionalProperties")])
    made: Json = {"type": "object", "properties": {}}
    for key in dict.fromkeys(key for part in parts for key in part.get("properties", {})):
        found = [part.get("properties", {}).get(key, part.get("additionalProperties")) for part in parts]
        made["properties"][key] = _all_of(_distinct([each for each in found if each]))
    required = dict.fromkeys(key for part in parts for key in part.get("required", ()))
    if required:
        made["required"] = list(required)
    if all(part.get("additionalProperties") is False for part in parts):
        made["additionalProperties"] = False
    elif rest:
        made["additionalProperties"] = _all_of(rest)
    return made


def _distinct(parts: list[Json]) -> list[Json]:
    return [part for place, part in enumerate(parts) if part not in parts[:place]]


def _all_of(parts: list[Json]) -> Json:
    return (parts or [{}])[0] if len(parts) < 2 else _folded(parts) or {"allOf": parts}


def _stood_in(schema: c.CatchSchema | c.PrefaultSchema, w: Writer) -> Json:
    made = w.of(schema.inner)
    written = type_name(schema.value) != "function" and (isinstance(schema, c.CatchSchema) or not w.output)
    return {**made, "default": to_host(schema.value)} if written else made


_WRITERS: dict[type[Schema], Callable[[Any, Writer], Json]] = {
    k.AnySchema: lambda schema, w: {},
    k.PlainSchema: lambda schema, w: {"type": schema.type},
    k.StringSchema: lambda schema, w: {"type": "string"},
    k.NumberSchema: lambda schema, w: {"type": "number"},
    k.DateSchema: lambda schema, w: {} if w.output else {"type": "string", "format": "date-time"},
    k.LiteralSchema: _literal,
    k.ArraySchema: lambda schema, w: {"type": "array", "items": w.of(schema.item)},
    k.TupleSchema: _tuple,
    k.ObjectSchema: _object,
    k.RecordSchema: _record,
    k.UnionSchema: lambda schema, w: _any_of([w.of(option) for option in schema.options]),
    k.WrapSchema: _wrapped,
    k.DefaultSchema: _default,
    c.NothingSchema: lambda schema, w: {"not": {}} if schema.type == "never" else {},
    c.DiscriminatedSchema: lambda schema, w: {"oneOf": [w.of(option) for option in schema.options]},
    c.IntersectionSchema: _intersection,
    c.LazySchema: lambda schema, w: w.of(schema.inner),
    c.PipeSchema: lambda schema, w: w.of(schema.target if w.output else schema.source),
    c.PreprocessSchema: lambda schema, w: w.of(schema.target),
    c.ReadonlySchema: lambda schema, w: {**w.of(schema.inner), "readOnly": True},
    c.RequiredSchema: lambda schema, w: w.of(schema.inner),
    c.CatchSchema: _stood_in,
    c.PrefaultSchema: _stood_in,
    k.TransformSchema: lambda schema, w: {} if w.output else w.of(schema.inner),
}
