"""Schemas made of others: unions by a key, intersections, what is piped, caught or required. `table` makes them."""

from __future__ import annotations

from typing import Any

from latebind.grammar.errors import fail
from latebind.interp.access import call
from latebind.interp.convert import type_name
from latebind.interp.keys import in_order
from latebind.interp.limits import Run
from latebind.interp.text import number_text
from latebind.interp.values import MISSING, DateValue, Handle
from latebind.stdlib.schemas.kinds import LiteralSchema, ObjectSchema, PlainSchema, WrapSchema
from latebind.stdlib.schemas.model import Found, Issue, Schema, aborted, schema_of, unknown_keys


class NothingSchema(Schema):
    """`z.never()`, `z.undefined()` and `z.void()`: no value; the latter two take what is absent."""

    def __init__(self, type: str, error: str | None = None) -> None:
        super().__init__(error)
        self.type = type

    def base(self, run: Run, value: Any) -> Found:
        return (value, []) if value is MISSING and self.type != "never" else self.wrong(self.type, value)


class DiscriminatedSchema(Schema):
    """`z.discriminatedUnion(key, options)`: the one whose literal the value has at a key."""

    type = "union"

    def __init__(self, key: str, options: list[Schema], error: str | None = None) -> None:
        super().__init__(error)
        self.key = key
        self.options = options
        self.by_tag: dict[tuple[type, Any], Schema] = {}
        for place, option in enumerate(options):
            tags = tags_of(option, key)
            if not tags:
                raise fail("UNION_KEY", place=place, key=key)
            for tag in tags:
                if _tag(tag) in self.by_tag:
                    raise fail("UNION_KEY_TWICE", key=key, value=_shown(tag))
                self.by_tag[_tag(tag)] = option

    def base(self, run: Run, value: Any) -> Found:
        if value.__class__ is not dict:
            return self.wrong("object", value)
        found = value.get(self.key, MISSING)
        option = self.by_tag.get(_tag(found)) if found.__class__ in _TAGS else None
        if option is not None:
            return option.parse(run, value)
        shown = " | ".join(f"'{_shown(tag)}'" for _, tag in self.by_tag)
        message = self.error or f"Invalid discriminator value. Expected {shown}"
        return value, [Issue("invalid_union", message, (self.key,))]


_TAGS = (str, int, float, bool, type(None), MISSING.__class__)


def _tag(value: Any) -> tuple[type, Any]:
    """What two values share that are `===`: `true` is not 1, and 1.0 is."""
    return (bool if value.__class__ is bool else object, value)


def _shown(value: Any) -> str:
    """A literal as zod's messages write it."""
    if value.__class__ in (int, float):
        return number_text(value)
    return value if isinstance(value, str) else _WORDS[value]


_WORDS = {None: "null", True: "true", False: "false", MISSING: "undefined"}


def tags_of(schema: Schema, key: str) -> list[Any]:
    """The values that what a schema takes has at a key, if these are known."""
    if isinstance(schema, ObjectSchema):
        return _values(schema.shape.get(key))
    if isinstance(schema, DiscriminatedSchema):
        found = [tags_of(option, key) for option in schema.options]
        return [tag for tags in found for tag in tags] if all(found) else []
    inner = schema.source if isinstance(schema, PipeSchema) else getattr(schema, "inner", None)
    return tags_of(inner, key) if isinstance(inner, Schema) else []


def _values(schema: Schema | None) -> list[Any]:
    if isinstance(schema, LiteralSchema):
        return schema.values
    if isinstance(schema, PlainSchema) and schema.type == "null":
        return [None]
    inner = getattr(schema, "inner", None)
    if not isinstance(inner, Schema):
        return []
    found = _values(inner)
    if not found or not isinstance(schema, WrapSchema):
        return found
    return [*found, None if schema.type == "nullable" else MISSING]


class IntersectionSchema(Schema):
    """`z.intersection(a, b)`, `a.and(b)`: what both take, put together."""

    type = "intersection"

    def __init__(self, left: Schema, right: Schema) -> None:
        super().__init__()
        self.left = left
        self.right = right

    def base(self, run: Run, value: Any) -> Found:
        left, wrong = self.left.parse(run, value)
        right, more = self.right.parse(run, value)
        issues = [issue for issue in (*wrong, *more) if not _about_keys(issue)]
        issues += _refused_by_both(wrong, more)
        run.charge(1)
        merged = _merged(run, left, right)
        if merged is not _UNMERGED:
            return merged, issues
        if aborted(issues):
            return value, issues
        raise fail("SCHEMA_UNMERGED")


def _about_keys(issue: Issue) -> bool:
    if issue.code == "unrecognized_keys":
        return not issue.path
    return issue.code == "invalid_key" and len(issue.path) == 1


def _refused_by_both(wrong: list[Issue], more: list[Issue]) -> list[Issue]:
    """What is said of keys that neither side knows: a key that one of them owns is right."""
    sides = [[issue for issue in issues if _about_keys(issue)] for issues in (wrong, more)]
    keys = [[key for issue in side for key in (issue.keys or issue.path)] for side in sides]
    both = [key for key in keys[0] if key in keys[1]]
    if not both:
        return []
    whole = next((issue for side in sides for issue in side if issue.keys), None)
    listed = [key for key in both if whole is not None and key in whole.keys]
    found = [unknown_keys(listed)] if whole is not None and listed else []
    single = {str(issue.path[0]): issue for side in reversed(sides) for issue in reversed(side) if issue.path}
    return found + [single[str(key)] for key in both if key not in listed and str(key) in single]


_UNMERGED = object()


def _merged(run: Run, left: Any, right: Any) -> Any:
    """Two results as one, or `_UNMERGED`: members of both objects, items of both arrays, and what is the same."""
    if left is right:
        return left
    if left.__class__ is dict and right.__class__ is dict:
        run.object(len(left) + len(right))
        made = {**left, **right}
        for key in left.keys() & right.keys():
            made[key] = _merged(run, left[key], right[key])
        return _UNMERGED if any(value is _UNMERGED for value in made.values()) else in_order(made)
    if left.__class__ is list and right.__class__ is list:
        run.array(len(left))
        if len(left) != len(right):
            return _UNMERGED
        items = [_merged(run, one, other) for one, other in zip(left, right, strict=True)]
        return _UNMERGED if any(item is _UNMERGED for item in items) else items
    if isinstance(left, DateValue) and isinstance(right, DateValue):
        return left if left.time == right.time else _UNMERGED
    if isinstance(left, Handle) or isinstance(right, Handle):
        return left if left is right else _UNMERGED
    same = (left.__class__ is bool) == (right.__class__ is bool) and left == right
    return left if same else _UNMERGED


class LazySchema(Schema):
    """`z.lazy(() => schema)`: made when it is first needed, so that it may hold itself."""

    def __init__(self, run: Run, function: Any) -> None:
        super().__init__()
        self.run = run
        self.function = function
        self.made: Schema | None = None

    @property
    def inner(self) -> Schema:
        """What the function makes. Raises NOT_A_SCHEMA for anything else."""
        if self.made is None:
            self.made = schema_of(call(self.run, self.function), "lazy")
        return self.made

    @property
    def optional_in(self) -> str | None:  # type: ignore[override]
        return self.inner.optional_in

    @property
    def optional_out(self) -> bool:  # type: ignore[override]
        return self.inner.optional_out

    def base(self, run: Run, value: Any) -> Found:
        inner, depth = self.inner, run.depth
        run.descend(1)
        try:
            return inner.parse(run, value)
        finally:
            run.depth = depth


class PipeSchema(Schema):
    """`a.pipe(b)`: what `a` gives goes to `b`."""

    type = "pipe"

    def __init__(self, source: Schema, target: Schema) -> None:
        super().__init__()
        self.source = source
        self.target = target
        self.optional_in = source.optional_in
        self.optional_out = target.optional_out

    def base(self, run: Run, value: Any) -> Found:
        made, issues = self.source.parse(run, value)
        if any(issue.code != "unrecognized_keys" for issue in issues):
            return made, [issue.final() for issue in issues]
        made, more = self.target.parse(run, made)
        return made, [*issues, *more]


class PreprocessSchema(PipeSchema):
    """`z.preprocess(function, schema)`."""


class AroundSchema(Schema):
    """The base of what changes one schema; `inner` is that."""

    def __init__(self, inner: Schema) -> None:
        super().__init__()
        self.inner = inner


class ReadonlySchema(AroundSchema):
    """`.readonly()`: nothing but a word in JSON Schema; what is parsed is the script's own anyway."""

    def __init__(self, inner: Schema) -> None:
        super().__init__(inner)
        self.optional_in, self.optional_out = inner.optional_in, inner.optional_out

    def base(self, run: Run, value: Any) -> Found:
        return self.inner.parse(run, value)


class CatchSchema(AroundSchema):
    """`.catch(value)`: what stands in where the value is wrong. A function is called."""

    def __init__(self, inner: Schema, value: Any) -> None:
        super().__init__(inner)
        self.value = value
        self.optional_in = "defaulted" if inner.optional_in == "defaulted" else "optional"
        self.optional_out = inner.optional_out

    def base(self, run: Run, value: Any) -> Found:
        made, issues = self.inner.parse(run, value)
        if not issues:
            return made, issues
        if type_name(self.value) == "function":
            given = None if value is MISSING else value
            listed = [issue.to_dict() for issue in issues]
            return call(run, self.value, {"value": given, "input": given, "error": {"issues": listed}}), []
        return self.value, []


class PrefaultSchema(AroundSchema):
    """`.prefault(value)`: what stands in where it is absent, and is checked like any other value."""

    optional_in = "defaulted"

    def __init__(self, inner: Schema, value: Any) -> None:
        super().__init__(inner)
        self.value = value

    def base(self, run: Run, value: Any) -> Found:
        if value is MISSING:
            value = call(run, self.value) if type_name(self.value) == "function" else self.value
        return self.inner.parse(run, value)


class RequiredSchema(AroundSchema):
    """`.nonoptional()`: what may not be absent, although its schema lets it."""

    def __init__(self, inner: Schema, error: str | None = None) -> None:
        super().__init__(inner)
        self.error = error

    def base(self, run: Run, value: Any) -> Found:
        made, issues = self.inner.parse(run, value)
        if not issues and made is MISSING:
            message = self.error or "Invalid input: expected nonoptional, received undefined"
            issues = [Issue("invalid_type", message)]
        return made, issues
