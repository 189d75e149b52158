"""`z` as scripts see it: its functions, and the methods of schemas."""

from __future__ import annotations

from functools import partial
from typing import Any

from latebind.grammar.errors import fail
from latebind.interp.convert import type_name
from latebind.interp.library import Builtin, Namespace, Table
from latebind.interp.limits import Run
from latebind.interp.values import MISSING, RegexValue
from latebind.stdlib import strings
from latebind.stdlib.schemas import checks, json_schema
from latebind.stdlib.schemas import kinds as k
from latebind.stdlib.schemas.checks import message_of
from latebind.stdlib.schemas.model import Schema

Z = Table(owner="z")
COERCE = Table(owner="z.coerce")
ISO = Table(owner="z.iso")
ANY = Table(receiver="schema")
STRING = Table(receiver="string schema")
NUMBER = Table(receiver="number schema")
ARRAY = Table(receiver="array schema")
OBJECT = Table(receiver="object schema")

# Steps of a call that makes a schema.
_COST = 5

add = partial(Z.add, cost=_COST)


def schema_of(value: Any, what: str) -> Schema:
    """A schema where one is wanted. Raises NOT_A_SCHEMA."""
    if not isinstance(value, Schema):
        raise fail("NOT_A_SCHEMA", what=what, found=type_name(value))
    return value


# schemas


@add("string(message?: any): schema", "Text.")
def string(run: Run, message: Any = None) -> Schema:
    return k.StringSchema(message_of(message, "string"))


@add("number(message?: any): schema", "A number.")
def number(run: Run, message: Any = None) -> Schema:
    return k.NumberSchema(message_of(message, "number"))


@add("int(message?: any): schema", "A whole number.")
def int_(run: Run, message: Any = None) -> Schema:
    return k.NumberSchema().check(checks.whole(message_of(message, "int")))


@add("boolean(message?: any): schema", "true or false.")
def boolean(run: Run, message: Any = None) -> Schema:
    return k.PlainSchema("boolean", message_of(message, "boolean"))


@add("null(message?: any): schema", "null.")
def null(run: Run, message: Any = None) -> Schema:
    return k.PlainSchema("null", message_of(message, "null"))


@add("date(message?: any): schema", "A `Date`; for text there is `z.coerce.date()`.")
def date(run: Run, message: Any = None) -> Schema:
    return k.DateSchema(message_of(message, "date"))


@add("any(): schema", "Whatever is there, null too.")
def any_(run: Run) -> Schema:
    return k.AnySchema()


@add("unknown(): schema", "Whatever is there, null too.")
def unknown(run: Run) -> Schema:
    return k.AnySchema()


@add("email(message?: any): schema", "An e-mail address.")
def email(run: Run, message: Any = None) -> Schema:
    return k.StringSchema().check(checks.form("email", message_of(message, "email")))


@add("url(message?: any): schema", "A URL, with its scheme.")
def url(run: Run, message: Any = None) -> Schema:
    return k.StringSchema().check(checks.form("url", message_of(message, "url")))


@add("uuid(message?: any): schema", "A UUID.")
def uuid(run: Run, message: Any = None) -> Schema:
    return k.StringSchema().check(checks.form("uuid", message_of(message, "uuid")))


@partial(ISO.add, cost=_COST)("date(message?: any): schema", "A day: `2026-11-21`.")
def iso_date(run: Run, message: Any = None) -> Schema:
    return k.StringSchema().check(checks.form("date", message_of(message, "date")))


@partial(ISO.add, cost=_COST)("datetime(message?: any): schema", "A moment in UTC: `2026-11-21T09:30:00Z`.")
def iso_datetime(run: Run, message: Any = None) -> Schema:
    return k.StringSchema().check(checks.form("datetime", message_of(message, "datetime")))


@add("object(shape: object, message?: any): schema", "An object with these members; others are dropped.")
def object_(run: Run, shape: dict[str, Any], message: Any = None) -> Schema:
    return k.ObjectSchema(_shape(run, shape), message_of(message, "object"))


@add("strictObject(shape: object, message?: any): schema", "An object with these members and no others.")
def strict_object(run: Run, shape: dict[str, Any], message: Any = None) -> Schema:
    return k.ObjectSchema(_shape(run, shape), message_of(message, "strictObject"), mode="strict")


@add("looseObject(shape: object, message?: any): schema", "An object with these members; others are kept.")
def loose_object(run: Run, shape: dict[str, Any], message: Any = None) -> Schema:
    return k.ObjectSchema(_shape(run, shape), message_of(message, "looseObject"), mode="loose")


def _shape(run: Run, shape: dict[str, Any]) -> dict[str, Schema]:
    run.charge(len(shape))
    return {key: schema_of(value, f"the member `{key}`") for key, value in shape.items()}


@add("array(item: any, message?: any): schema", "An array of such items.")
def array(run: Run, item: Any, message: Any = None) -> Schema:
    return k.ArraySchema(schema_of(item, "an array"), message_of(message, "array"))


@add("tuple(items: array, message?: any): schema", "An array with a schema for each place.")
def tuple_(run: Run, items: list[Any], message: Any = None) -> Schema:
    run.charge(len(items))
    return k.TupleSchema([schema_of(item, "a tuple") for item in items], message_of(message, "tuple"))


@add("record(key: any, value: any, message?: any): schema", "An object whose keys are data.")
def record(run: Run, key: Any, value: Any, message: Any = None) -> Schema:
    wanted = schema_of(key, "a record's keys"), schema_of(value, "a record's values")
    return k.RecordSchema(*wanted, message_of(message, "record"))


@add("union(options: array, message?: any): schema", "One of several: the first that takes the value.")
def union(run: Run, options: list[Any], message: Any = None) -> Schema:
    run.charge(len(options))
    return k.UnionSchema([schema_of(option, "a union") for option in options], message_of(message, "union"))


@add("enum(values: array | object, message?: any): schema", "One of these texts.")
def enum(run: Run, values: Any, message: Any = None) -> Schema:
    found = list(values.values()) if isinstance(values, dict) else values
    return k.LiteralSchema("enum", _literals(run, found), message_of(message, "enum"))


@add("literal(value: any, message?: any): schema", "This value, or one of an array of them.")
def literal(run: Run, value: Any, message: Any = None) -> Schema:
    return k.LiteralSchema(
        "literal", _literals(run, value if isinstance(value, list) else [value]), message_of(message, "literal")
    )


def _literals(run: Run, values: list[Any]) -> list[Any]:
    run.charge(len(values))
    for value in values:
        if value is not None and value.__class__ not in (str, int, float, bool):
            raise fail("NOT_A_LITERAL", found=type_name(value))
    if not values:
        raise fail("NOT_A_LITERAL", found="an empty array")
    return list(values)


@add("optional(schema: any): schema", "What may be absent.")
def optional_of(run: Run, schema: Any) -> Schema:
    return k.WrapSchema("optional", schema_of(schema, "optional"))


@add("nullable(schema: any): schema", "What may be null.")
def nullable_of(run: Run, schema: Any) -> Schema:
    return k.WrapSchema("nullable", schema_of(schema, "nullable"))


@add("toJSONSchema(schema: any): object", "The schema as JSON Schema.")
def to_json_schema(run: Run, schema: Any) -> dict[str, Any]:
    return json_schema.written(schema_of(schema, "toJSONSchema"), output=True)


def _coerce(kind: str, made: Any) -> None:
    @partial(COERCE.add, cost=_COST)(f"{kind}(message?: any): schema", f"`{kind}`, after JavaScript's conversion.")
    def coerce(run: Run, message: Any = None) -> Schema:
        found: Schema = made(message_of(message, kind))
        return found


_coerce("string", partial(k.StringSchema, coerce=True))
_coerce("number", partial(k.NumberSchema, coerce=True))
_coerce("boolean", partial(k.PlainSchema, "boolean", coerce=True))
_coerce("date", partial(k.DateSchema, coerce=True))


# methods of all schemas


@ANY.add("optional(): schema", "It may be absent.", cost=_COST)
def optional(run: Run, schema: Schema) -> Schema:
    return k.WrapSchema("optional", schema)


@ANY.add("nullable(): schema", "It may be null.", cost=_COST)
def nullable(run: Run, schema: Schema) -> Schema:
    return k.WrapSchema("nullable", schema)


@ANY.add("nullish(): schema", "It may be null or absent.", cost=_COST)
def nullish(run: Run, schema: Schema) -> Schema:
    return k.WrapSchema("optional", k.WrapSchema("nullable", schema))


@ANY.add("default(value: any): schema", "What stands in where it is absent; a function makes it anew.", cost=_COST)
def default(run: Run, schema: Schema, value: Any) -> Schema:
    return k.DefaultSchema(schema, value)


@ANY.add("describe(text: string): schema", "A sentence for whoever fills it in.", cost=_COST)
def describe(run: Run, schema: Schema, text: str) -> Schema:
    return schema.with_(meta={**schema.meta, "description": text})


@ANY.add("meta(data: object): schema", "More of JSON Schema's keywords: `title`, `examples`.", cost=_COST)
def meta(run: Run, schema: Schema, data: dict[str, Any]) -> Schema:
    return schema.with_(meta={**schema.meta, **data})


@ANY.add(
    "refine(test: function, message?: any): schema", "A condition; `message` may be `{ message, path }`.", cost=_COST
)
def refine(run: Run, schema: Schema, test: Any, message: Any = None) -> Schema:
    return schema.check(checks.refined(test, message))


@ANY.add("transform(function: function): schema", "What becomes of the value.", cost=_COST)
def transform(run: Run, schema: Schema, function: Any) -> Schema:
    return k.TransformSchema(schema, function)


@ANY.add("array(): schema", "An array of these.", cost=_COST)
def array_of(run: Run, schema: Schema) -> Schema:
    return k.ArraySchema(schema)


@ANY.add("or(other: any): schema", "This or the other one.", cost=_COST)
def or_(run: Run, schema: Schema, other: Any) -> Schema:
    return k.UnionSchema([schema, schema_of(other, "a union")])


@ANY.add("safeParse(value: any): object", "`{ success, data }`, or `{ success, error: { issues } }`.", cost=_COST)
def safe_parse(run: Run, schema: Schema, value: Any) -> dict[str, Any]:
    made, issues = schema.parse(run, value)
    if not issues:
        return {"success": True, "data": None if made is MISSING else made}
    run.array(len(issues))
    return {"success": False, "error": {"issues": [issue.to_dict() for issue in issues]}}


# texts and arrays


def _length(table: Table, name: str, sign: str, doc: str) -> None:
    @table.add(f"{name}(size: integer, message?: any): schema", doc, cost=_COST)
    def method(run: Run, schema: Schema, size: int, message: Any = None) -> Schema:
        return schema.check(checks.length(sign, size, message_of(message, name)))


for _table, _what in ((STRING, "characters"), (ARRAY, "items")):
    _length(_table, "min", ">=", f"At least so many {_what}.")
    _length(_table, "max", "<=", f"At most so many {_what}.")
    _length(_table, "length", "=", f"Exactly so many {_what}.")

    @_table.add("nonempty(message?: any): schema", f"At least one of the {_what}.", cost=_COST)
    def nonempty(run: Run, schema: Schema, message: Any = None) -> Schema:
        return schema.check(checks.length(">=", 1, message_of(message, "nonempty")))


def _form(name: str, doc: str) -> None:
    @STRING.add(f"{name}(message?: any): schema", doc, cost=_COST)
    def method(run: Run, schema: Schema, message: Any = None) -> Schema:
        return schema.check(checks.form(name, message_of(message, name)))


_form("email", "An e-mail address.")
_form("url", "A URL, with its scheme.")
_form("uuid", "A UUID.")
_form("datetime", "A moment in UTC: `2026-11-21T09:30:00Z`.")
_form("date", "A day: `2026-11-21`.")


@STRING.add("regex(pattern: regexp, message?: any): schema", "What the pattern matches.", cost=_COST)
def regex(run: Run, schema: Schema, pattern: RegexValue, message: Any = None) -> Schema:
    return schema.check(checks.pattern(pattern, message_of(message, "regex")))


def _part(name: str, doc: str) -> None:
    @STRING.add(f"{name}(text: string, message?: any): schema", doc, cost=_COST)
    def method(run: Run, schema: Schema, text: str, message: Any = None) -> Schema:
        return schema.check(checks.part(name, text, message_of(message, name)))


_part("startsWith", "A beginning.")
_part("endsWith", "An end.")
_part("includes", "What is in it.")


def _changed(name: str, doc: str) -> None:
    method = strings.STRING.entries[name].implementation

    @STRING.add(f"{name}(): schema", doc, cost=_COST)
    def change(run: Run, schema: Schema) -> Schema:
        return schema.check(checks.changed(method))


_changed("trim", "Without white space around it, from here on.")
_changed("toLowerCase", "In small letters, from here on.")
_changed("toUpperCase", "In capitals, from here on.")


# numbers


def _bound(name: str, sign: str, doc: str) -> None:
    @NUMBER.add(f"{name}(limit: number, message?: any): schema", doc, cost=_COST)
    def method(run: Run, schema: Schema, limit: Any, message: Any = None) -> Schema:
        return schema.check(checks.bound(sign, limit, message_of(message, name)))


def _from_zero(name: str, sign: str, doc: str) -> None:
    @NUMBER.add(f"{name}(message?: any): schema", doc, cost=_COST)
    def method(run: Run, schema: Schema, message: Any = None) -> Schema:
        return schema.check(checks.bound(sign, 0, message_of(message, name)))


for _name, _sign in (("min", ">="), ("gte", ">="), ("max", "<="), ("lte", "<="), ("gt", ">"), ("lt", "<")):
    _bound(_name, _sign, f"A number {_sign} the limit.")
for _name, _sign in (("positive", ">"), ("nonnegative", ">="), ("negative", "<"), ("nonpositive", "<=")):
    _from_zero(_name, _sign, f"A number {_sign} 0.")


@NUMBER.add("int(message?: any): schema", "A whole number.", cost=_COST)
def whole(run: Run, schema: Schema, message: Any = None) -> Schema:
    return schema.check(checks.whole(message_of(message, "int")))


@NUMBER.add("multipleOf(divisor: number, message?: any): schema", "A multiple of the divisor.", cost=_COST)
def multiple_of(run: Run, schema: Schema, divisor: Any, message: Any = None) -> Schema:
    if not divisor:
        raise fail("DIVISION_BY_ZERO", op="%")
    return schema.check(checks.multiple(divisor, message_of(message, "multipleOf")))


# objects


def _mode(name: str, mode: str, doc: str) -> None:
    @OBJECT.add(f"{name}(): schema", doc, cost=_COST)
    def method(run: Run, schema: k.ObjectSchema) -> Schema:
        return schema.with_(mode=mode, rest=None)


_mode("strict", "strict", "Other keys are refused.")
_mode("passthrough", "loose", "Other keys are kept.")
_mode("loose", "loose", "Other keys are kept.")
_mode("strip", "strip", "Other keys are dropped, as they are anyway.")


@OBJECT.add("catchall(schema: any): schema", "What all other keys hold.", cost=_COST)
def catchall(run: Run, schema: k.ObjectSchema, rest: Any) -> Schema:
    return schema.with_(rest=schema_of(rest, "catchall"))


@OBJECT.add("extend(shape: object): schema", "More members.", cost=_COST)
def extend(run: Run, schema: k.ObjectSchema, shape: dict[str, Any]) -> Schema:
    return schema.with_(shape={**schema.shape, **_shape(run, shape)})


@OBJECT.add("pick(keys: object): schema", "These members alone: `{ name: true }`.", cost=_COST)
def pick(run: Run, schema: k.ObjectSchema, keys: dict[str, Any]) -> Schema:
    run.charge(len(schema.shape))
    return schema.with_(shape={key: own for key, own in schema.shape.items() if keys.get(key)})


@OBJECT.add("omit(keys: object): schema", "All members but these: `{ name: true }`.", cost=_COST)
def omit(run: Run, schema: k.ObjectSchema, keys: dict[str, Any]) -> Schema:
    run.charge(len(schema.shape))
    return schema.with_(shape={key: own for key, own in schema.shape.items() if not keys.get(key)})


@OBJECT.add("partial(): schema", "All members may be absent.", cost=_COST)
def partial_(run: Run, schema: k.ObjectSchema) -> Schema:
    run.charge(len(schema.shape))
    return schema.with_(shape={key: k.WrapSchema("optional", own) for key, own in schema.shape.items()})


def namespace() -> Namespace:
    """`z`."""
    spaces: dict[str, Builtin | Namespace | int | float] = {
        "coerce": Namespace("z.coerce", "Schemas that convert first.", COERCE.entries),
        "iso": Namespace("z.iso", "Dates and moments as text.", ISO.entries),
    }
    return Namespace("z", "What a value must look like, as zod says it.", {**Z.entries, **spaces})


def methods() -> dict[str, dict[str, Builtin]]:
    """The methods of schemas, by type."""
    kinds = {"string schema": STRING, "number schema": NUMBER, "array schema": ARRAY, "object schema": OBJECT}
    return {"schema": ANY.entries, **{kind: {**ANY.entries, **table.entries} for kind, table in kinds.items()}}
