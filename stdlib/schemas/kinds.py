"""The schemas: a class for each kind. `table` makes them."""

from __future__ import annotations

import math
from typing import Any

from latebind.interp.access import call
from latebind.interp.convert import type_name
from latebind.interp.keys import in_order
from latebind.interp.lending import clone
from latebind.interp.limits import Run
from latebind.interp.text import number_text
from latebind.interp.values import MISSING, DateValue
from latebind.stdlib.schemas.coercion import coerced
from latebind.stdlib.schemas.model import Found, Issue, Schema, aborted

_CLASSES: dict[str, tuple[type, ...]] = {"string": (str,), "boolean": (bool,), "null": (type(None),)}


class AnySchema(Schema):
    """`z.any()`, `z.unknown()`: whatever is there."""


class PlainSchema(Schema):
    """`z.boolean()`, `z.null()`, and the base of texts and numbers."""

    def __init__(self, type: str, error: str | None = None, *, coerce: bool = False) -> None:
        super().__init__(error)
        self.type = type
        self.coerce = coerce

    def base(self, run: Run, value: Any) -> Found:
        if self.coerce:
            value = coerced(run, self.type, value)
        return (value, []) if self.fits(value) else self.wrong(self.type, value)

    def fits(self, value: Any) -> bool:
        """Whether a value is of this kind."""
        return value.__class__ in _CLASSES[self.type]


class StringSchema(PlainSchema):
    """`z.string()`."""

    kind = "string schema"

    def __init__(self, error: str | None = None, *, coerce: bool = False) -> None:
        super().__init__("string", error, coerce=coerce)


class NumberSchema(PlainSchema):
    """`z.number()`."""

    kind = "number schema"

    def __init__(self, error: str | None = None, *, coerce: bool = False) -> None:
        super().__init__("number", error, coerce=coerce)

    def fits(self, value: Any) -> bool:
        return value.__class__ is int or (value.__class__ is float and math.isfinite(value))

    def base(self, run: Run, value: Any) -> Found:
        if self.coerce:
            value = coerced(run, "number", value)
        if value.__class__ is float and not math.isfinite(value):
            shown = "NaN" if value != value else number_text(value)
            return value, [Issue("invalid_type", self.error or f"Invalid input: expected number, received {shown}")]
        return (value, []) if self.fits(value) else self.wrong("number", value)


class DateSchema(Schema):
    """`z.date()`."""

    type = "date"

    def __init__(self, error: str | None = None, *, coerce: bool = False) -> None:
        super().__init__(error)
        self.coerce = coerce

    def base(self, run: Run, value: Any) -> Found:
        if self.coerce:
            value = coerced(run, "date", value)
        if isinstance(value, DateValue) and isinstance(value.time, int):
            return value, []
        return self.wrong("date", value)


class LiteralSchema(Schema):
    """`z.literal(…)` and `z.enum([…])`: one of some values."""

    def __init__(self, type: str, values: list[Any], error: str | None = None) -> None:
        super().__init__(error)
        self.type = type
        self.values = values

    def base(self, run: Run, value: Any) -> Found:
        run.charge(len(self.values))
        plain = value.__class__ in (str, int, float, bool, type(None))
        if plain and any(value == own and (value.__class__ is bool) == (own.__class__ is bool) for own in self.values):
            return value, []
        shown = [_written(own) for own in self.values]
        message = f"Invalid input: expected {shown[0]}" if len(shown) == 1 else "|".join(shown)
        if len(shown) != 1:
            message = f"Invalid option: expected one of {message}"
        return value, [Issue("invalid_value", self.error or message)]


def _written(value: Any) -> str:
    """A literal as zod's messages write it."""
    if isinstance(value, str):
        return f'"{value}"'
    return _WORDS[value] if value is None or value.__class__ is bool else number_text(value)


_WORDS = {None: "null", True: "true", False: "false"}


class ArraySchema(Schema):
    """`z.array(item)`."""

    kind = "array schema"
    type = "array"

    def __init__(self, item: Schema, error: str | None = None) -> None:
        super().__init__(error)
        self.item = item

    def base(self, run: Run, value: Any) -> Found:
        if value.__class__ is not list:
            return self.wrong("array", value)
        run.array(len(value))
        issues: list[Issue] = []
        made: list[Any] = []
        for index, given in enumerate(value):
            item, found = self.item.parse(run, given)
            made.append(item)
            issues += [issue.under(index) for issue in found]
        return made, issues


class TupleSchema(Schema):
    """`z.tuple([a, b])`."""

    type = "tuple"

    def __init__(self, items: list[Schema], error: str | None = None) -> None:
        super().__init__(error)
        self.items = items

    def base(self, run: Run, value: Any) -> Found:
        if value.__class__ is not list:
            return self.wrong("tuple", value)
        count = len(self.items)
        if len(value) != count:
            few = len(value) < count
            word, sign = ("Too small", ">=") if few else ("Too big", "<=")
            message = self.error or f"{word}: expected array to have {sign}{count} items"
            return value, [Issue("too_small" if few else "too_big", message)]
        issues: list[Issue] = []
        made: list[Any] = []
        for index, (schema, given) in enumerate(zip(self.items, value, strict=True)):
            item, found = schema.parse(run, given)
            made.append(item)
            issues += [issue.under(index) for issue in found]
        return made, issues


class ObjectSchema(Schema):
    """`z.object({…})`. Other keys are dropped, kept (`loose`) or refused (`strict`), or parsed by `rest`."""

    kind = "object schema"
    type = "object"

    def __init__(self, shape: dict[str, Schema], error: str | None = None, *, mode: str = "strip") -> None:
        super().__init__(error)
        self.shape = in_order(shape)
        self.mode = mode
        self.rest: Schema | None = None

    def base(self, run: Run, value: Any) -> Found:
        if value.__class__ is not dict:
            return self.wrong("object", value)
        run.object(len(self.shape) if self.mode == "strip" else len(self.shape) + len(value))
        made: dict[str, Any] = {}
        issues: list[Issue] = []
        for key, schema in self.shape.items():
            _member(run, schema, value, key, made, issues)
        others = [key for key in value if key not in self.shape] if self.mode != "strip" or self.rest else []
        if self.rest is not None:
            for key in others:
                _member(run, self.rest, value, key, made, issues)
        elif self.mode == "loose":
            made |= {key: value[key] for key in others}
        elif others:
            shown = ", ".join(f'"{key}"' for key in others)
            message = self.error or f"Unrecognized key{'s' if len(others) > 1 else ''}: {shown}"
            issues.append(Issue("unrecognized_keys", message, goes_on=True))
        return in_order(made), issues


def _member(
    run: Run, schema: Schema, value: dict[str, Any], key: str, made: dict[str, Any], issues: list[Issue]
) -> None:
    """Parse one member of an object; what is absent stays so where its schema says that it may."""
    given = value.get(key, MISSING)
    if given is MISSING and schema.optional_out and schema.optional_in == "optional":
        return
    item, found = schema.parse(run, given)
    issues += [issue.under(key) for issue in found]
    if given is MISSING and schema.optional_in is None and not found:
        issues.append(Issue("invalid_type", "Invalid input: expected nonoptional, received undefined", (key,)))
    if item is not MISSING:
        made[key] = item


class RecordSchema(Schema):
    """`z.record(key, value)`: an object whose keys are data."""

    type = "record"

    def __init__(self, key: Schema, value: Schema, error: str | None = None) -> None:
        super().__init__(error)
        self.key = key
        self.value = value

    def base(self, run: Run, value: Any) -> Found:
        if value.__class__ is not dict:
            return self.wrong("record", value)
        run.object(len(value))
        made: dict[str, Any] = {}
        issues: list[Issue] = []
        wanted = self.key.values if isinstance(self.key, LiteralSchema) else None
        keys = list(value) if wanted is None else [own if isinstance(own, str) else number_text(own) for own in wanted]
        for key in keys:
            name, wrong = (key, []) if wanted is not None else self.key.parse(run, key)
            if wrong:
                issues.append(Issue("invalid_key", self.error or "Invalid key in record", (key,)))
                continue
            item, found = self.value.parse(run, value.get(key, MISSING))
            issues += [issue.under(key) for issue in found]
            if item is not MISSING:
                made[name] = item
        others = [key for key in value if key not in keys] if wanted is not None else []
        if others:
            shown = ", ".join(f'"{key}"' for key in others)
            message = self.error or f"Unrecognized key{'s' if len(others) > 1 else ''}: {shown}"
            issues.append(Issue("unrecognized_keys", message, goes_on=True))
        return in_order(made), issues


class UnionSchema(Schema):
    """`z.union([a, b])`: the first that takes the value."""

    type = "union"

    def __init__(self, options: list[Schema], error: str | None = None) -> None:
        super().__init__(error)
        self.options = options
        rungs = [option.optional_in for option in options]
        self.optional_in = "defaulted" if "defaulted" in rungs else "optional" if any(rungs) else None
        self.optional_out = any(option.optional_out for option in options)

    def base(self, run: Run, value: Any) -> Found:
        results: list[Found] = []
        for option in self.options:
            found = option.parse(run, value)
            if not found[1]:
                return found
            results.append(found)
        going_on = [found for found in results if not aborted(found[1])]
        if len(going_on) == 1 or len(results) == 1:
            return going_on[0] if going_on else results[0]
        return value, [Issue("invalid_union", self.error or "Invalid input")]


class WrapSchema(Schema):
    """`.optional()` and `.nullable()`; `inner` is what it wraps."""

    def __init__(self, type: str, inner: Schema) -> None:
        super().__init__()
        self.type = type
        self.inner = inner
        if type == "optional":
            self.optional_in = "defaulted" if inner.optional_in == "defaulted" else "optional"
            self.optional_out = True
        else:
            self.optional_in, self.optional_out = inner.optional_in, inner.optional_out

    def base(self, run: Run, value: Any) -> Found:
        if self.type == "nullable" and value is None:
            return None, []
        if self.type == "optional" and value is MISSING:
            if self.inner.optional_in != "defaulted":
                return MISSING, []
            made, issues = self.inner.parse(run, value)
            return (MISSING, []) if issues else (made, [])
        return self.inner.parse(run, value)


class DefaultSchema(Schema):
    """`.default(value)`: what takes the place of what is absent, as it is. A function is called."""

    type = "default"
    optional_in = "defaulted"

    def __init__(self, inner: Schema, value: Any) -> None:
        super().__init__()
        self.inner = inner
        self.value = value

    def given(self, run: Run) -> Any:
        """The default, made anew where a function makes it."""
        if type_name(self.value) == "function":
            return call(run, self.value)
        return clone(run, self.value) if run.changes and self.value.__class__ in (list, dict) else self.value

    def base(self, run: Run, value: Any) -> Found:
        return (self.given(run), []) if value is MISSING else self.inner.parse(run, value)


class TransformSchema(Schema):
    """`.transform(function)`: what becomes of a value that is right."""

    type = "transform"

    def __init__(self, inner: Schema, function: Any) -> None:
        super().__init__()
        self.inner = inner
        self.function = function
        self.optional_in = inner.optional_in

    def base(self, run: Run, value: Any) -> Found:
        made, issues = self.inner.parse(run, value)
        if aborted(issues) or issues:
            return made, issues
        return call(run, self.function, None if made is MISSING else made), issues
