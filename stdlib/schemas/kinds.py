"""The schemas: a class for each kind. `table` makes them."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Collection
from typing import Any

from latebind.interp.access import call
from latebind.interp.change import made
from latebind.interp.convert import type_name
from latebind.interp.keys import in_order
from latebind.interp.limits import Run
from latebind.interp.text import number_text
from latebind.interp.values import MISSING, DateValue, ErrorValue, MapValue, RegexValue, SetValue
from latebind.stdlib.schemas.checks import reported
from latebind.stdlib.schemas.coercion import coerced
from latebind.stdlib.schemas.model import Found, Issue, Schema, aborted, unknown_keys

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

    kind = "date schema"
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
    """`z.literal(…)` and `z.enum([…])`: one of some values. `names` are those that an enum's values have."""

    def __init__(
        self, type: str, values: list[Any], error: str | None = None, names: dict[str, Any] | None = None
    ) -> None:
        super().__init__(error)
        self.kind = f"{type} schema"
        self.names = names
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
    """`z.tuple([a, b], rest)`. What may be absent at its end may be left out."""

    kind = "tuple schema"
    type = "tuple"

    def __init__(self, items: list[Schema], error: str | None = None, rest: Schema | None = None) -> None:
        super().__init__(error)
        self.items = items
        self.rest = rest
        self.least = needed([item.optional_in is not None for item in items])
        self.kept = needed([item.optional_out for item in items])  # from here on, what is absent stays so

    def base(self, run: Run, value: Any) -> Found:
        if value.__class__ is not list:
            return self.wrong("tuple", value)
        count, issues = len(self.items), list[Issue]()
        run.array(max(len(value), count))
        if self.rest is None and len(value) < self.least:
            message = self.error or f"Too small: expected array to have >={self.least} items"
            return value, [Issue("too_small", message)]
        if self.rest is None and len(value) > count:
            issues.append(Issue("too_big", self.error or f"Too big: expected array to have <={count} items"))
        made: list[Any] = []
        places: list[Issue] = []
        for index, schema in enumerate(self.items):
            absent = index >= len(value)
            if absent and index >= self.kept and schema.optional_in == "optional":
                break
            item, found = schema.parse(run, MISSING if absent else value[index])
            if found and absent and index >= self.kept:
                break
            made.append(item)
            places += [issue.under(index) for issue in found]
        for index in range(count, len(value) if self.rest is not None else 0):
            assert self.rest is not None
            item, found = self.rest.parse(run, value[index])
            made.append(item)
            issues += [issue.under(index) for issue in found]
        while len(made) > len(value) and made[-1] is MISSING and self.items[len(made) - 1].optional_out:
            made.pop()
        return [None if item is MISSING else item for item in made], issues + places


def needed(absent: list[bool]) -> int:
    """How many of a tuple's items there must be, where those at its end may be absent."""
    count = len(absent)
    while count and absent[count - 1]:
        count -= 1
    return count


def _of_error(error: ErrorValue) -> dict[str, Any]:
    return {"name": error.name, "message": error.message}


def _of_pattern(regex: RegexValue) -> dict[str, Any]:
    return {**regex.members, "lastIndex": regex.last_index}


# To zod these are objects, too: what can be read of them, though they have no keys of their own.
_MEMBERS: dict[type, Callable[[Any], dict[str, Any]]] = {
    DateValue: lambda date: {},
    ErrorValue: _of_error,
    MapValue: lambda found: {"size": found.size},
    RegexValue: _of_pattern,
    SetValue: lambda found: {"size": found.size},
}


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
        own: Collection[str] = value if value.__class__ is dict else ()
        if value.__class__ is not dict:
            members = _MEMBERS.get(value.__class__)
            if members is None:
                return self.wrong("object", value)
            value = members(value)
        run.object(len(self.shape) if self.mode == "strip" else len(self.shape) + len(own))
        made: dict[str, Any] = {}
        issues: list[Issue] = []
        for key, schema in self.shape.items():
            _member(run, schema, value, key, made, issues)
        others = [key for key in own if key not in self.shape] if self.mode != "strip" or self.rest else []
        if self.rest is not None:
            for key in others:
                _member(run, self.rest, value, key, made, issues)
        elif self.mode == "loose":
            made |= {key: value[key] for key in others}
        elif others:
            issues.append(unknown_keys(others, self.error))
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
    """`z.record(key, value)`: an object whose keys are data. `mode`: keys that do not fit are refused, or kept (`loose`);
    those of an enum must all be there unless it is `partial`."""

    type = "record"

    def __init__(self, key: Schema, value: Schema, error: str | None = None, *, mode: str = "strict") -> None:
        super().__init__(error)
        self.key = key
        self.value = value
        self.mode = mode

    @property
    def listed(self) -> list[str] | None:
        """The keys, where they are known beforehand."""
        if not isinstance(self.key, LiteralSchema):
            return None
        return [own if isinstance(own, str) else number_text(own) for own in self.key.values]

    def base(self, run: Run, value: Any) -> Found:
        if value.__class__ is not dict:
            return self.wrong("record", value)
        run.object(len(value))
        made: dict[str, Any] = {}
        issues: list[Issue] = []
        listed = self.listed
        whole = listed is not None and self.mode != "partial"
        others: list[str] = []
        for key in listed if listed is not None and whole else list(value):
            name, wrong = (key, []) if whole else self._key(run, key)
            if not wrong:
                item, found = self.value.parse(run, value.get(key, MISSING))
                issues += [issue.under(key) for issue in found]
                if item is not MISSING:
                    made[name if isinstance(name, str) else number_text(name)] = item
            elif self.mode == "loose":
                made[key] = value[key]
            elif listed is not None:
                others.append(key)
            else:
                issues.append(Issue("invalid_key", self.error or "Invalid key in record", (key,)))
        if whole and listed is not None:
            others = [key for key in value if key not in listed]
            if self.mode == "loose":
                made, others = made | {key: value[key] for key in others}, []
        if others:
            issues.append(unknown_keys(others, self.error))
        return in_order(made), issues

    def _key(self, run: Run, key: str) -> Found:
        """A key as its schema gives it; one that looks like a number may be one."""
        name, wrong = self.key.parse(run, key)
        if wrong and NUMBER.fullmatch(key):
            number, still = self.key.parse(run, float(key) if "." in key else int(key))
            if not still:
                return number, []
        return name, wrong


NUMBER = re.compile(r"^-?\d+(?:\.\d+)?$", re.ASCII)


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
    """`.optional()` and `.nullable()`; `inner` is what it wraps, which is not looked at before it is needed."""

    def __init__(self, type: str, inner: Schema) -> None:
        super().__init__()
        self.type = type
        self.inner = inner

    @property
    def optional_in(self) -> str | None:  # type: ignore[override]
        found = self.inner.optional_in
        return found if self.type == "nullable" or found == "defaulted" else "optional"

    @property
    def optional_out(self) -> bool:  # type: ignore[override]
        return self.type == "optional" or self.inner.optional_out

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
        """The default: what a function makes, or a copy, which shares what it holds as zod's does."""
        value = self.value
        if type_name(value) == "function":
            return call(run, value)
        if not run.changes or (value.__class__ is not list and value.__class__ is not dict):
            return value
        run.array(2 * len(value))
        return made(run, value.copy())

    def base(self, run: Run, value: Any) -> Found:
        return (self.given(run), []) if value is MISSING else self.inner.parse(run, value)


class TransformSchema(Schema):
    """`.transform(function)`: what becomes of a value that is right. Its second argument reports issues."""

    def __init__(self, inner: Schema, function: Any) -> None:
        super().__init__()
        self.inner = inner
        self.function = function
        self.optional_in = inner.optional_in

    def base(self, run: Run, value: Any) -> Found:
        made, issues = self.inner.parse(run, value)
        if any(issue.code != "unrecognized_keys" for issue in issues):
            return made, [issue.final() for issue in issues]
        return reported(run, self.function, made, issues, final=True), issues
