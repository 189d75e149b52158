"""`z` as scripts see it: its functions. `methods` has what schemas can do."""

from __future__ import annotations

from functools import partial
from typing import Any

from latebind.grammar.errors import fail
from latebind.interp.convert import type_name
from latebind.interp.keys import in_order
from latebind.interp.library import Builtin, Namespace, Table
from latebind.interp.limits import Run
from latebind.interp.text import parse_number, text
from latebind.stdlib.schemas import checks, errors, formats, json_schema
from latebind.stdlib.schemas import combined as c
from latebind.stdlib.schemas import kinds as k
from latebind.stdlib.schemas.checks import message_of
from latebind.stdlib.schemas.model import Check, Schema, schema_of

Z = Table(owner="z")
COERCE = Table(owner="z.coerce")
ISO = Table(owner="z.iso")

# Steps of a call that makes a schema.
COST = 5

add = partial(Z.add, cost=COST)


# schemas


@add("string(message?: any): schema", "Text.")
def string(run: Run, message: Any = None) -> Schema:
    return k.StringSchema(message_of(message, "string"))


@add("number(message?: any): schema", "A number.")
def number(run: Run, message: Any = None) -> Schema:
    return k.NumberSchema(message_of(message, "number"))


@add("int(message?: any): schema", "A whole number.")
def int_(run: Run, message: Any = None) -> Schema:
    shown = message_of(message, "int")
    return k.NumberSchema(shown).check(checks.whole(shown))


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


def _form(name: str, doc: str) -> None:
    @add(f"{name}(message?: any): schema", doc)
    def form(run: Run, message: Any = None) -> Schema:
        shown = message_of(message, name)
        return k.StringSchema(shown).check(checks.form(name, shown))


FORMS = {
    "email": "An e-mail address.",
    "url": "A URL, with its scheme.",
    "uuid": "A UUID.",
    "uuidv4": "A UUID of version 4.",
    "uuidv6": "A UUID of version 6.",
    "uuidv7": "A UUID of version 7.",
    "guid": "What is written as a UUID is.",
    "nanoid": "A nanoid.",
    "cuid": "A cuid.",
    "cuid2": "A cuid2.",
    "ulid": "A ULID.",
    "xid": "An xid.",
    "ksuid": "A KSUID.",
    "ipv4": "An IPv4 address.",
    "ipv6": "An IPv6 address.",
    "cidrv4": "A range of IPv4 addresses.",
    "cidrv6": "A range of IPv6 addresses.",
    "base64": "Base64, padded.",
    "base64url": "Base64 for URLs, without padding.",
    "e164": "A telephone number: `+593991234567`.",
}
for _name, _doc in FORMS.items():
    _form(_name, _doc)
_form("hostname", "The name of a host.")
_form("hex", "Hexadecimal digits.")


def _sized(name: str, doc: str) -> None:
    @add(f"{name}(message?: any): schema", doc)
    def sized(run: Run, message: Any = None) -> Schema:
        shown = message_of(message, name)
        return k.NumberSchema(shown).check(checks.sized(name, shown))


_sized("int32", "A whole number of 32 bits.")
_sized("uint32", "A whole number of 32 bits, from 0 on.")
_sized("float32", "A number that 32 bits hold.")
_sized("float64", "A number.")


@partial(ISO.add, cost=COST)("date(message?: any): schema", "A day: `2026-11-21`.")
def iso_date(run: Run, message: Any = None) -> Schema:
    shown = message_of(message, "date")
    return k.StringSchema(shown).check(checks.form("date", shown))


@partial(ISO.add, cost=COST)("datetime(options?: any): schema", "A moment in UTC: `2026-11-21T09:30:00Z`.")
def iso_datetime(run: Run, options: Any = None) -> Schema:
    return k.StringSchema(message_of(options, "datetime", MOMENT_OPTIONS)).check(moment(options))


@partial(ISO.add, cost=COST)("time(options?: any): schema", "A time of day: `09:30:00`.")
def iso_time(run: Run, options: Any = None) -> Schema:
    return k.StringSchema(message_of(options, "time", MOMENT_OPTIONS)).check(time(options))


@partial(ISO.add, cost=COST)("duration(message?: any): schema", "A span of time: `P3DT4H`.")
def iso_duration(run: Run, message: Any = None) -> Schema:
    shown = message_of(message, "duration")
    return k.StringSchema(shown).check(checks.form("duration", shown))


MOMENT_OPTIONS = ("offset", "local", "precision")


def moment(options: Any) -> Check:
    """The condition of `datetime(message | { offset, local, precision })`."""
    message = message_of(options, "datetime", MOMENT_OPTIONS)
    given = options if isinstance(options, dict) else {}
    precision = _precision(given, "datetime")
    offset, local = given.get("offset") is True, given.get("local") is True
    return checks.form("datetime", message, formats.moment_pattern(precision, offset=offset, local=local))


def time(options: Any) -> Check:
    """The condition of `time(message | { precision })`."""
    message = message_of(options, "time", MOMENT_OPTIONS)
    given = options if isinstance(options, dict) else {}
    return checks.form("time", message, formats.time_pattern(_precision(given, "time")))


def _precision(given: dict[str, Any], method: str) -> int | None:
    found = given.get("precision")
    if found is not None and (found.__class__ is not int or not -1 <= found <= 9):
        raise fail("SCHEMA_OPTION", method=method, name="precision", hint="write a number of digits, from -1 to 9")
    return found


@add("object(shape: object, message?: any): schema", "An object with these members; others are dropped.")
def object_(run: Run, shape: dict[str, Any], message: Any = None) -> Schema:
    return k.ObjectSchema(shape_of(run, shape), message_of(message, "object"))


@add("strictObject(shape: object, message?: any): schema", "An object with these members and no others.")
def strict_object(run: Run, shape: dict[str, Any], message: Any = None) -> Schema:
    return k.ObjectSchema(shape_of(run, shape), message_of(message, "strictObject"), mode="strict")


@add("looseObject(shape: object, message?: any): schema", "An object with these members; others are kept.")
def loose_object(run: Run, shape: dict[str, Any], message: Any = None) -> Schema:
    return k.ObjectSchema(shape_of(run, shape), message_of(message, "looseObject"), mode="loose")


def shape_of(run: Run, shape: dict[str, Any]) -> dict[str, Schema]:
    """The schemas of an object's members."""
    run.charge(len(shape))
    return {key: schema_of(value, f"the member `{key}`") for key, value in shape.items()}


@add("array(item: any, message?: any): schema", "An array of such items.")
def array(run: Run, item: Any, message: Any = None) -> Schema:
    return k.ArraySchema(schema_of(item, "an array"), message_of(message, "array"))


@add(
    "tuple(items: array, rest?: any, message?: any): schema", "An array with a schema for each place, and for the rest."
)
def tuple_(run: Run, items: list[Any], rest: Any = None, message: Any = None) -> Schema:
    run.charge(len(items))
    rest, message = (rest, message) if isinstance(rest, Schema) else (None, rest)
    return k.TupleSchema([schema_of(item, "a tuple") for item in items], message_of(message, "tuple"), rest)


def _record(name: str, mode: str, doc: str) -> None:
    @add(f"{name}(key: any, value?: any, message?: any): schema", doc)
    def record(run: Run, key: Any, value: Any = None, message: Any = None) -> Schema:
        if not isinstance(value, Schema) and name == "record":  # as zod 3 has it: of values alone
            key, value, message = k.StringSchema(), key, value
        wanted = schema_of(key, "a record's keys"), schema_of(value, "a record's values")
        return k.RecordSchema(*wanted, message_of(message, name), mode=mode)


_record("record", "strict", "An object whose keys are data.")
_record("partialRecord", "partial", "An object some of whose keys may be missing.")
_record("looseRecord", "loose", "An object whose other keys are kept.")


@add("union(options: array, message?: any): schema", "One of several: the first that takes the value.")
def union(run: Run, options: list[Any], message: Any = None) -> Schema:
    run.charge(len(options))
    return k.UnionSchema([schema_of(option, "a union") for option in options], message_of(message, "union"))


@add("discriminatedUnion(key: string, options: array, message?: any): schema", "The one that a member's literal names.")
def discriminated_union(run: Run, key: str, options: list[Any], message: Any = None) -> Schema:
    run.charge(len(options))
    found = [schema_of(option, "a union") for option in options]
    return c.DiscriminatedSchema(key, found, message_of(message, "discriminatedUnion"))


@add("intersection(left: any, right: any): schema", "What both take.")
def intersection(run: Run, left: Any, right: Any) -> Schema:
    return c.IntersectionSchema(schema_of(left, "an intersection"), schema_of(right, "an intersection"))


def _enum(name: str) -> None:
    @add(f"{name}(values: array | object, message?: any): schema", "One of these texts.")
    def enum(run: Run, values: Any, message: Any = None) -> Schema:
        if not isinstance(values, dict):
            values = {text(value): value for value in _literals(run, values)}
        names = in_order(values)
        return k.LiteralSchema("enum", _literals(run, _of_enum(names)), message_of(message, name), names)


def _of_enum(names: dict[str, Any]) -> list[Any]:
    """The values of an enum. TypeScript writes numbers both ways, `{ A: 0, 0: "A" }`: their names are no values."""
    numbers = {value for value in names.values() if value.__class__ is int or value.__class__ is float}
    return [value for name, value in names.items() if not numbers or parse_number(name) not in numbers]


_enum("enum")
_enum("nativeEnum")


@add("keyof(schema: any): schema", "One of the names of an object's members.")
def keyof(run: Run, schema: Any) -> Schema:
    return keys_of(run, schema)


def keys_of(run: Run, schema: Any) -> Schema:
    """The enum of an object schema's keys."""
    if not isinstance(schema, k.ObjectSchema):
        raise fail("NOT_A_SCHEMA", what="keyof", found=type_name(schema), hint="it takes what `z.object` gives")
    names = list(schema.shape)
    return k.LiteralSchema("enum", _literals(run, names), None, {name: name for name in names})


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


@add("nullish(schema: any): schema", "What may be null or absent.")
def nullish_of(run: Run, schema: Any) -> Schema:
    return k.WrapSchema("optional", k.WrapSchema("nullable", schema_of(schema, "nullish")))


def _nothing(name: str, doc: str) -> None:
    @add(f"{name}(message?: any): schema", doc)
    def nothing(run: Run, message: Any = None) -> Schema:
        return c.NothingSchema(name, message_of(message, name))


_nothing("undefined", "Nothing: what is absent.")
_nothing("void", "Nothing: what is absent.")
_nothing("never", "No value at all.")


@add("lazy(function: function): schema", "What the function gives, when it is needed: a schema may hold itself.")
def lazy(run: Run, function: Any) -> Schema:
    return c.LazySchema(run, function)


@add("pipe(source: any, target: any): schema", "What the first gives goes to the second.")
def pipe_of(run: Run, source: Any, target: Any) -> Schema:
    return c.PipeSchema(schema_of(source, "pipe"), schema_of(target, "pipe"))


@add("transform(function: function): schema", "What becomes of a value.")
def transform_of(run: Run, function: Any) -> Schema:
    return k.TransformSchema(k.AnySchema(), function).with_(optional_in="optional")


@add("preprocess(function: function, schema: any): schema", "What a function gives goes to the schema.")
def preprocess(run: Run, function: Any, schema: Any) -> Schema:
    return c.PreprocessSchema(transform_of(run, function), schema_of(schema, "preprocess"))


@add("custom(test?: function, options?: any): schema", "Whatever a function says is right.")
def custom(run: Run, test: Any = None, options: Any = None) -> Schema:
    made = k.AnySchema()
    return made if test is None else made.check(checks.refined(test, options, "custom", goes_on=False))


@add("prettifyError(error: object): string", "The issues of `safeParse` as lines for people.")
def prettify_error(run: Run, error: dict[str, Any]) -> str:
    return errors.text_of(run, error)


@add("flattenError(error: object): object", "The messages of `safeParse`'s issues, by member.")
def flatten_error(run: Run, error: dict[str, Any]) -> dict[str, Any]:
    return errors.by_member(run, error)


@add("toJSONSchema(schema: any): object", "The schema as JSON Schema.")
def to_json_schema(run: Run, schema: Any) -> dict[str, Any]:
    return json_schema.written(run, schema_of(schema, "toJSONSchema"), output=True)


def _coerce(kind: str, made: Any) -> None:
    @partial(COERCE.add, cost=COST)(f"{kind}(message?: any): schema", f"`{kind}`, after JavaScript's conversion.")
    def coerce(run: Run, message: Any = None) -> Schema:
        found: Schema = made(message_of(message, kind))
        return found


_coerce("string", partial(k.StringSchema, coerce=True))
_coerce("number", partial(k.NumberSchema, coerce=True))
_coerce("boolean", partial(k.PlainSchema, "boolean", coerce=True))
_coerce("date", partial(k.DateSchema, coerce=True))


def namespace() -> Namespace:
    """`z`."""
    spaces: dict[str, Builtin | Namespace | int | float] = {
        "coerce": Namespace("z.coerce", "Schemas that convert first.", COERCE.entries),
        "iso": Namespace("z.iso", "Dates and moments as text.", ISO.entries),
    }
    return Namespace("z", "What a value must look like, as zod says it.", {**Z.entries, **spaces})
