"""A schema as JSON Schema, 2020-12: what `z.toJSONSchema` gives, and what a handler tells language models."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from latebind.interp.convert import to_host, type_name
from latebind.stdlib.schemas import kinds as k
from latebind.stdlib.schemas.model import Schema

Json = dict[str, Any]


def written(schema: Schema, *, output: bool = False) -> Json:
    """The JSON Schema of what a schema takes; with `output`, of what it gives."""
    made = _WRITERS[type(schema)](schema, output)
    for check in schema.checks:
        for name, value in (check.writes or {}).items():
            _put(made, name, value)
    return made | schema.meta


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


def _object(schema: k.ObjectSchema, output: bool) -> Json:
    made: Json = {
        "type": "object",
        "properties": {key: written(member, output=output) for key, member in schema.shape.items()},
    }
    required = [
        key
        for key, member in schema.shape.items()
        if not (member.optional_out if output else member.optional_in is not None)
    ]
    if required:
        made["required"] = required
    if schema.rest is not None:
        made["additionalProperties"] = written(schema.rest, output=output)
    elif schema.mode == "strict" or (schema.mode == "strip" and output):
        made["additionalProperties"] = False
    elif schema.mode == "loose":
        made["additionalProperties"] = {}
    return made


def _literal(schema: k.LiteralSchema, output: bool) -> Json:
    kinds = {type_name(value) for value in schema.values}
    made: Json = {"type": kinds.pop()} if len(kinds) == 1 else {}
    if len(schema.values) == 1 and schema.type == "literal":
        return {**made, "const": schema.values[0]}
    return {**made, "enum": list(schema.values)}


def _wrapped(schema: k.WrapSchema, output: bool) -> Json:
    inner = written(schema.inner, output=output)
    return inner if schema.type == "optional" else _any_of([inner, {"type": "null"}])


def _any_of(options: list[Json]) -> Json:
    """One of several; where these are but types, one list of them."""
    types = [option.get("type") for option in options]
    if all(len(option) == 1 and isinstance(option.get("type"), str) for option in options) and "object" not in types:
        return {"type": types}
    return {"anyOf": options}


def _default(schema: k.DefaultSchema, output: bool) -> Json:
    made = written(schema.inner, output=output)
    return made if type_name(schema.value) == "function" else {**made, "default": to_host(schema.value)}


def _record(schema: k.RecordSchema, output: bool) -> Json:
    value = written(schema.value, output=output)
    made: Json = {"type": "object", "propertyNames": written(schema.key, output=output), "additionalProperties": value}
    if isinstance(schema.key, k.LiteralSchema):
        made["required"] = [str(own) for own in schema.key.values]
    return made


def _tuple(schema: k.TupleSchema, output: bool) -> Json:
    items = [written(item, output=output) for item in schema.items]
    return {"type": "array", "prefixItems": items, "items": False, "minItems": len(items), "maxItems": len(items)}


_WRITERS: dict[type[Schema], Callable[[Any, bool], Json]] = {
    k.AnySchema: lambda schema, output: {},
    k.PlainSchema: lambda schema, output: {"type": schema.type},
    k.StringSchema: lambda schema, output: {"type": "string"},
    k.NumberSchema: lambda schema, output: {"type": "number"},
    k.DateSchema: lambda schema, output: {} if output else {"type": "string", "format": "date-time"},
    k.LiteralSchema: _literal,
    k.ArraySchema: lambda schema, output: {"type": "array", "items": written(schema.item, output=output)},
    k.TupleSchema: _tuple,
    k.ObjectSchema: _object,
    k.RecordSchema: _record,
    k.UnionSchema: lambda schema, output: _any_of([written(option, output=output) for option in schema.options]),
    k.WrapSchema: _wrapped,
    k.DefaultSchema: _default,
    k.TransformSchema: lambda schema, output: {} if output else written(schema.inner),
}
