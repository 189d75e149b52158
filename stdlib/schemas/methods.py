"""The methods of schemas: `.optional()`, `.min(3)`, `.refine(…)`. `z`'s functions, which make schemas, are in `table`."""

from __future__ import annotations

from typing import Any

from latebind.grammar.errors import at, fail
from latebind.interp.convert import type_name
from latebind.interp.keys import in_order
from latebind.interp.library import Builtin, Table
from latebind.interp.limits import Run
from latebind.interp.names import nearest
from latebind.interp.values import MISSING, DateValue, RegexValue
from latebind.stdlib.letters import LETTERS
from latebind.stdlib.schemas import checks
from latebind.stdlib.schemas import combined as c
from latebind.stdlib.schemas import kinds as k
from latebind.stdlib.schemas.checks import message_of
from latebind.stdlib.schemas.json_schema import written
from latebind.stdlib.schemas.model import Schema, schema_of
from latebind.stdlib.schemas.table import COST, FORMS, keys_of, moment, shape_of, time
from latebind.stdlib.strings import STRING as TEXTS

ANY = Table(receiver="schema")
STRING = Table(receiver="string schema")
NUMBER = Table(receiver="number schema")
DATE = Table(receiver="date schema")
ARRAY = Table(receiver="array schema")
TUPLE = Table(receiver="tuple schema")
OBJECT = Table(receiver="object schema")
ENUM = Table(receiver="enum schema")
CONTEXT = Table(receiver="schema context")

# methods of all schemas


@ANY.add("optional(): schema", "It may be absent.", cost=COST)
def optional(run: Run, schema: Schema) -> Schema:
    return k.WrapSchema("optional", schema)


@ANY.add("nullable(): schema", "It may be null.", cost=COST)
def nullable(run: Run, schema: Schema) -> Schema:
    return k.WrapSchema("nullable", schema)


@ANY.add("nullish(): schema", "It may be null or absent.", cost=COST)
def nullish(run: Run, schema: Schema) -> Schema:
    return k.WrapSchema("optional", k.WrapSchema("nullable", schema))


@ANY.add("default(value: any): schema", "What stands in where it is absent; a function makes it anew.", cost=COST)
def default(run: Run, schema: Schema, value: Any) -> Schema:
    return k.DefaultSchema(schema, value)


@ANY.add("describe(text: string): schema", "A sentence for whoever fills it in.", cost=COST)
def describe(run: Run, schema: Schema, text: str) -> Schema:
    return schema.with_(meta={**schema.meta, "description": text})


@ANY.add("meta(data: object): schema", "More of JSON Schema's keywords: `title`, `examples`.", cost=COST)
def meta(run: Run, schema: Schema, data: dict[str, Any]) -> Schema:
    return schema.with_(meta={**schema.meta, **data})


@ANY.add(
    "refine(test: function, message?: any): schema",
    "A condition; `message` may be `{ message, path, abort }`.",
    cost=COST,
)
def refine(run: Run, schema: Schema, test: Any, message: Any = None) -> Schema:
    return schema.check(checks.refined(test, message))


@ANY.add("transform(function: function): schema", "What becomes of the value.", cost=COST)
def transform(run: Run, schema: Schema, function: Any) -> Schema:
    return k.TransformSchema(schema, function)


@ANY.add("superRefine(test: function): schema", "A condition that reports by `ctx.addIssue(…)`.", cost=COST)
def super_refine(run: Run, schema: Schema, test: Any) -> Schema:
    return schema.check(checks.super_refined(test))


@ANY.add("overwrite(function: function): schema", "Another value of the same kind, from here on.", cost=COST)
def overwrite(run: Run, schema: Schema, function: Any) -> Schema:
    return schema.check(checks.overwritten(function))


@ANY.add("pipe(target: any): schema", "What it gives goes to another schema.", cost=COST)
def pipe(run: Run, schema: Schema, target: Any) -> Schema:
    return c.PipeSchema(schema, schema_of(target, "pipe"))


@ANY.add("and(other: any): schema", "What both take.", cost=COST)
def and_(run: Run, schema: Schema, other: Any) -> Schema:
    return c.IntersectionSchema(schema, schema_of(other, "an intersection"))


@ANY.add("catch(value: any): schema", "What stands in where the value is wrong; a function makes it.", cost=COST)
def catch(run: Run, schema: Schema, value: Any) -> Schema:
    return c.CatchSchema(schema, value)


@ANY.add("prefault(value: any): schema", "What stands in where it is absent, and is checked.", cost=COST)
def prefault(run: Run, schema: Schema, value: Any) -> Schema:
    return c.PrefaultSchema(schema, value)


@ANY.add("nonoptional(message?: any): schema", "It may not be absent.", cost=COST)
def nonoptional(run: Run, schema: Schema, message: Any = None) -> Schema:
    return c.RequiredSchema(schema, message_of(message, "nonoptional"))


@ANY.add("readonly(): schema", "It is only read.", cost=COST)
def readonly(run: Run, schema: Schema) -> Schema:
    return c.ReadonlySchema(schema)


@ANY.add("brand(name?: string): schema", "The same: a word for TypeScript.", cost=COST)
def brand(run: Run, schema: Schema, name: str | None = None) -> Schema:
    return schema


@ANY.add("unwrap(): schema", "What an optional schema, an array of one or the like is made of.", cost=COST)
def unwrap(run: Run, schema: Schema) -> Schema:
    inner = getattr(schema, "item" if isinstance(schema, k.ArraySchema) else "inner", None)
    if isinstance(schema, k.TransformSchema) or not isinstance(inner, Schema):
        raise fail("NOT_WRAPPED", kind=schema.kind)
    return inner


@ANY.add("isOptional(): boolean", "Whether it takes what is absent.", cost=COST)
def is_optional(run: Run, schema: Schema) -> bool:
    return not schema.parse(run, MISSING)[1]


@ANY.add("isNullable(): boolean", "Whether it takes null.", cost=COST)
def is_nullable(run: Run, schema: Schema) -> bool:
    return not schema.parse(run, None)[1]


@ANY.add("parse(value: any): any", "The value as the schema gives it; what is wrong is thrown.", cost=COST)
def parse(run: Run, schema: Schema, value: Any) -> Any:
    made, issues = schema.parse(run, value)
    if issues:
        raise fail("SCHEMA_REFUSED", issues="; ".join(issue.message + at(issue.path) for issue in issues[:10]))
    return None if made is MISSING else made


@ANY.add("toJSONSchema(): object", "The schema as JSON Schema.", cost=COST)
def to_json_schema(run: Run, schema: Schema) -> dict[str, Any]:
    return written(run, schema, output=True)


@ANY.add("array(): schema", "An array of these.", cost=COST)
def array_of(run: Run, schema: Schema) -> Schema:
    return k.ArraySchema(schema)


@ANY.add("or(other: any): schema", "This or the other one.", cost=COST)
def or_(run: Run, schema: Schema, other: Any) -> Schema:
    return k.UnionSchema([schema, schema_of(other, "a union")])


@ANY.add("safeParse(value: any): object", "`{ success, data }`, or `{ success, error: { issues } }`.", cost=COST)
def safe_parse(run: Run, schema: Schema, value: Any) -> dict[str, Any]:
    made, issues = schema.parse(run, value)
    if not issues:
        return {"success": True, "data": None if made is MISSING else made}
    run.array(len(issues))
    return {"success": False, "error": {"issues": [issue.to_dict() for issue in issues]}}


# texts and arrays


def _length(table: Table, name: str, sign: str, doc: str) -> None:
    @table.add(f"{name}(size: integer, message?: any): schema", doc, cost=COST)
    def method(run: Run, schema: Schema, size: int, message: Any = None) -> Schema:
        return schema.check(checks.length(sign, size, message_of(message, name)))


for _table, _what in ((STRING, "characters"), (ARRAY, "items")):
    _length(_table, "min", ">=", f"At least so many {_what}.")
    _length(_table, "max", "<=", f"At most so many {_what}.")
    _length(_table, "length", "=", f"Exactly so many {_what}.")

    @_table.add("nonempty(message?: any): schema", f"At least one of the {_what}.", cost=COST)
    def nonempty(run: Run, schema: Schema, message: Any = None) -> Schema:
        return schema.check(checks.length(">=", 1, message_of(message, "nonempty")))


def _form(name: str, doc: str) -> None:
    @STRING.add(f"{name}(message?: any): schema", doc, cost=COST)
    def method(run: Run, schema: Schema, message: Any = None) -> Schema:
        return schema.check(checks.form(name, message_of(message, name)))


for _name, _doc in FORMS.items():
    _form(_name, _doc)
_form("date", "A day: `2026-11-21`.")
_form("duration", "A span of time: `P3DT4H`.")


@STRING.add("datetime(options?: any): schema", "A moment in UTC: `2026-11-21T09:30:00Z`.", cost=COST)
def datetime(run: Run, schema: Schema, options: Any = None) -> Schema:
    return schema.check(moment(options))


@STRING.add("time(options?: any): schema", "A time of day: `09:30:00`.", cost=COST)
def time_of_day(run: Run, schema: Schema, options: Any = None) -> Schema:
    return schema.check(time(options))


@STRING.add("regex(pattern: regexp, message?: any): schema", "What the pattern matches.", cost=COST)
def regex(run: Run, schema: Schema, pattern: RegexValue, message: Any = None) -> Schema:
    return schema.check(checks.pattern(pattern, message_of(message, "regex")))


def _part(name: str, doc: str) -> None:
    @STRING.add(f"{name}(text: string, message?: any): schema", doc, cost=COST)
    def method(run: Run, schema: Schema, text: str, message: Any = None) -> Schema:
        return schema.check(checks.part(name, text, message_of(message, name)))


_part("startsWith", "A beginning.")
_part("endsWith", "An end.")
_part("includes", "What is in it.")


def _changed(name: str, doc: str) -> None:
    method = (LETTERS if name in LETTERS.entries else TEXTS).entries[name].implementation

    @STRING.add(f"{name}(): schema", doc, cost=COST)
    def change(run: Run, schema: Schema) -> Schema:
        return schema.check(checks.changed(method))


def _cased(name: str, doc: str) -> None:
    @STRING.add(f"{name}(message?: any): schema", doc, cost=COST)
    def method(run: Run, schema: Schema, message: Any = None) -> Schema:
        return schema.check(checks.cased(name, message_of(message, name)))


_cased("lowercase", "Without capitals.")
_cased("uppercase", "Without small letters.")


_changed("trim", "Without white space around it, from here on.")
_changed("toLowerCase", "In small letters, from here on.")
_changed("toUpperCase", "In capitals, from here on.")
_changed("normalize", "In Unicode's form NFC, from here on.")


# numbers


def _bound(name: str, sign: str, doc: str) -> None:
    @NUMBER.add(f"{name}(limit: number, message?: any): schema", doc, cost=COST)
    def method(run: Run, schema: Schema, limit: Any, message: Any = None) -> Schema:
        return schema.check(checks.bound(sign, limit, message_of(message, name)))


def _from_zero(name: str, sign: str, doc: str) -> None:
    @NUMBER.add(f"{name}(message?: any): schema", doc, cost=COST)
    def method(run: Run, schema: Schema, message: Any = None) -> Schema:
        return schema.check(checks.bound(sign, 0, message_of(message, name)))


for _name, _sign in (("min", ">="), ("gte", ">="), ("max", "<="), ("lte", "<="), ("gt", ">"), ("lt", "<")):
    _bound(_name, _sign, f"A number {_sign} the limit.")
for _name, _sign in (("positive", ">"), ("nonnegative", ">="), ("negative", "<"), ("nonpositive", "<=")):
    _from_zero(_name, _sign, f"A number {_sign} 0.")


@NUMBER.add("int(message?: any): schema", "A whole number.", cost=COST)
def whole(run: Run, schema: Schema, message: Any = None) -> Schema:
    return schema.check(checks.whole(message_of(message, "int")))


@NUMBER.add("safe(message?: any): schema", "A whole number.", cost=COST)
def safe(run: Run, schema: Schema, message: Any = None) -> Schema:
    return schema.check(checks.whole(message_of(message, "safe")))


@NUMBER.add("finite(message?: any): schema", "The same: every number is finite.", cost=COST)
def finite(run: Run, schema: Schema, message: Any = None) -> Schema:
    return schema


def _multiple(name: str) -> None:
    @NUMBER.add(f"{name}(divisor: number, message?: any): schema", "A multiple of the divisor.", cost=COST)
    def multiple(run: Run, schema: Schema, divisor: Any, message: Any = None) -> Schema:
        if not divisor:
            raise fail("DIVISION_BY_ZERO", op="%")
        return schema.check(checks.multiple(divisor, message_of(message, name)))


_multiple("multipleOf")
_multiple("step")


# dates


def _day(name: str, sign: str, doc: str) -> None:
    @DATE.add(f"{name}(limit: date, message?: any): schema", doc, cost=COST)
    def method(run: Run, schema: Schema, limit: DateValue, message: Any = None) -> Schema:
        return schema.check(checks.day(sign, limit, message_of(message, name)))


_day("min", ">=", "Not before this date.")
_day("max", "<=", "Not after this date.")


# objects


def _mode(name: str, mode: str, doc: str) -> None:
    @OBJECT.add(f"{name}(): schema", doc, cost=COST)
    def method(run: Run, schema: k.ObjectSchema) -> Schema:
        return schema.with_(mode=mode, rest=None)


_mode("strict", "strict", "Other keys are refused.")
_mode("passthrough", "loose", "Other keys are kept.")
_mode("loose", "loose", "Other keys are kept.")
_mode("strip", "strip", "Other keys are dropped, as they are anyway.")


@OBJECT.add("catchall(schema: any): schema", "What all other keys hold.", cost=COST)
def catchall(run: Run, schema: k.ObjectSchema, rest: Any) -> Schema:
    return schema.with_(rest=schema_of(rest, "catchall"))


@OBJECT.add("extend(shape: object): schema", "More members.", cost=COST)
def extend(run: Run, schema: k.ObjectSchema, shape: dict[str, Any]) -> Schema:
    if any(key in schema.shape for key in shape):
        _unrefined(schema, "extend", "call `safeExtend` instead")
    return schema.with_(shape=in_order({**schema.shape, **shape_of(run, shape)}))


@OBJECT.add("safeExtend(shape: object): schema", "More members; its conditions stay.", cost=COST)
def safe_extend(run: Run, schema: k.ObjectSchema, shape: dict[str, Any]) -> Schema:
    return schema.with_(shape=in_order({**schema.shape, **shape_of(run, shape)}))


@OBJECT.add("merge(other: any): schema", "The members of another object schema too.", cost=COST)
def merge(run: Run, schema: k.ObjectSchema, other: Any) -> Schema:
    _unrefined(schema, "merge", "call `safeExtend(other.shape)` instead")
    if not isinstance(other, k.ObjectSchema):
        raise fail("NOT_A_SCHEMA", what="merge", found=type_name(other), hint="to add members, write `.extend({ … })`")
    run.charge(len(schema.shape) + len(other.shape))
    shape = in_order({**schema.shape, **other.shape})
    return schema.with_(shape=shape, mode=other.mode, rest=other.rest, checks=other.checks)


def _unrefined(schema: k.ObjectSchema, method: str, hint: str | None = None) -> None:
    """Raise SCHEMA_REFINED where an object has conditions: they may ask for members that are no more."""
    if schema.checks:
        raise fail("SCHEMA_REFINED", method=method, hint=hint)


def _chosen(run: Run, schema: k.ObjectSchema, keys: dict[str, Any] | None) -> set[str]:
    """The members that a method is about; all where it names none. Raises SCHEMA_KEY for names that there are not."""
    run.charge(len(schema.shape))
    for key in keys or ():
        if key not in schema.shape:
            near = nearest(key, schema.shape)
            raise fail("SCHEMA_KEY", name=key, hint=f"did you mean `{near}`?" if near else None)
    return {key for key in schema.shape if keys is None or keys.get(key)}


@OBJECT.add("pick(keys: object): schema", "These members alone: `{ name: true }`.", cost=COST)
def pick(run: Run, schema: k.ObjectSchema, keys: dict[str, Any]) -> Schema:
    _unrefined(schema, "pick")
    chosen = _chosen(run, schema, keys)
    return schema.with_(shape={key: own for key, own in schema.shape.items() if key in chosen})


@OBJECT.add("omit(keys: object): schema", "All members but these: `{ name: true }`.", cost=COST)
def omit(run: Run, schema: k.ObjectSchema, keys: dict[str, Any]) -> Schema:
    _unrefined(schema, "omit")
    chosen = _chosen(run, schema, keys)
    return schema.with_(shape={key: own for key, own in schema.shape.items() if key not in chosen})


@OBJECT.add("partial(keys?: object): schema", "Its members may be absent, or these: `{ name: true }`.", cost=COST)
def partial_(run: Run, schema: k.ObjectSchema, keys: dict[str, Any] | None = None) -> Schema:
    _unrefined(schema, "partial")
    chosen = _chosen(run, schema, keys)
    shape = {key: k.WrapSchema("optional", own) if key in chosen else own for key, own in schema.shape.items()}
    return schema.with_(shape=shape)


@OBJECT.add("required(keys?: object): schema", "Its members may not be absent, or these.", cost=COST)
def required(run: Run, schema: k.ObjectSchema, keys: dict[str, Any] | None = None) -> Schema:
    chosen = _chosen(run, schema, keys)
    return schema.with_(
        shape={key: c.RequiredSchema(own) if key in chosen else own for key, own in schema.shape.items()}
    )


@OBJECT.add("keyof(): schema", "One of the names of its members.", cost=COST)
def keyof(run: Run, schema: k.ObjectSchema) -> Schema:
    return keys_of(run, schema)


# tuples and enums


@TUPLE.add("rest(schema: any): schema", "What follows the last of its items.", cost=COST)
def rest(run: Run, schema: k.TupleSchema, rest: Any) -> Schema:
    return schema.with_(rest=schema_of(rest, "a tuple's rest"))


def _part_of_enum(name: str, doc: str, *, keep: bool) -> None:
    @ENUM.add(f"{name}(names: array): schema", doc, cost=COST)
    def method(run: Run, schema: k.LiteralSchema, names: list[Any]) -> Schema:
        run.charge(len(names))
        known = schema.names or {}
        for key in names:
            if key not in known:
                near = nearest(key, known)
                raise fail("SCHEMA_KEY", name=key, hint=f"did you mean `{near}`?" if near else None)
        left = {key: value for key, value in known.items() if (key in names) == keep}
        return k.LiteralSchema("enum", list(left.values()), schema.error, left)


_part_of_enum("extract", "These of its texts alone.", keep=True)
_part_of_enum("exclude", "All of its texts but these.", keep=False)


@CONTEXT.add("addIssue(issue: any): null", "Says what is wrong: a message, or `{ message, path }`.")
def add_issue(run: Run, context: checks.Reporter, issue: Any) -> None:
    context.add(issue)


def methods() -> dict[str, dict[str, Builtin]]:
    """The methods of schemas, by type."""
    tables = (STRING, NUMBER, DATE, ARRAY, TUPLE, OBJECT, ENUM)
    own = {table.receiver or "": {**ANY.entries, **table.entries} for table in tables}
    return {"schema": ANY.entries, "literal schema": ANY.entries, **own, "schema context": CONTEXT.entries}
