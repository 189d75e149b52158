"""What crosses the border: `from_host` takes a host's value in, `to_host` hands a script's value out.

Values inside are None, bool, int, float, str, list, dict, and the classes of `values.py`. Anything else is converted
where it is first used, or refused with a hint.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Any

from latebind.grammar.errors import fail
from latebind.interp.keys import in_order
from latebind.interp.limits import DEFAULT, Limits
from latebind.interp.values import TYPE_NAMES, DateValue, Handle

# How many digits of a host's Decimal are written out.
_MOST_DECIMALS = 1000


def type_name(value: Any) -> str:
    """What scripts call the type of a value: null, boolean, number, string, array, object, function, error, date, file."""
    cls = value.__class__
    name = TYPE_NAMES.get(cls)
    if name is not None:
        return name
    return value.kind if isinstance(value, Handle) else type_name(from_host(value))


def from_host(value: Any) -> Any:
    """A value as scripts see it. Shallow: what a container holds is converted when it is read.

    datetime → ISO-8601 text (UTC), date and time → ISO text, Decimal and UUID → text, Enum → its value, tuple and set
    → array, other mappings, dataclasses, pydantic models and msgspec structs → objects. A datetime without a zone,
    bytes and everything else are refused with a hint.
    """
    if value.__class__ in TYPE_NAMES or isinstance(value, Handle):
        return value
    for cls in type(value).__mro__[:-1]:
        converter = _CONVERTERS.get(f"{cls.__module__}.{cls.__qualname__}")
        if converter is not None:
            return from_host(converter(value))
    return _from_shape(value)


def _from_shape(value: Any) -> Any:
    """A value of a class that is in no table: a mapping, a dataclass, a struct, a model, or refused."""
    if isinstance(value, Mapping):
        return _from_mapping(value)
    fields = getattr(type(value), "__dataclass_fields__", None)
    if fields is not None:
        return {name: getattr(value, name) for name in fields}
    fields = getattr(type(value), "__struct_fields__", None)
    if fields is not None:
        return {name: getattr(value, name) for name in fields}
    fields = getattr(type(value), "model_fields", None)
    if fields is not None:
        return {name: getattr(value, name) for name in fields}
    raise fail("FOREIGN_VALUE", found=_public_name(value), hint=None)


def _public_name(value: Any) -> str:
    """A host class's name, as an error says it."""
    return type(value).__name__[:40]


def _refuse(hint: str) -> Callable[[Any], Any]:
    """A converter that raises FOREIGN_VALUE, with a hint."""

    def refuse(value: Any) -> Any:
        raise fail("FOREIGN_VALUE", found=_public_name(value), hint=hint)

    return refuse


def _from_datetime(value: Any) -> str:
    """A moment as `Date.prototype.toISOString` writes it; without a zone, it is UTC."""
    from datetime import UTC

    if value.utcoffset() is None:
        raise fail("NAIVE_DATETIME", found=value.isoformat(sep=" "))
    moment = value.astimezone(UTC)
    # JavaScript's Date.prototype.toISOString has milliseconds, always.
    return f"{moment:%Y-%m-%dT%H:%M:%S}.{moment.microsecond // 1000:03d}Z".rjust(24, "0")


def _from_decimal(value: Any) -> str:
    _, digits, exponent = value.as_tuple()
    # Decimal("1e999999") is short, and long when it is written out.
    if not value.is_finite() or len(digits) + abs(exponent) > _MOST_DECIMALS:
        raise fail(
            "FOREIGN_VALUE", found=_public_name(value), hint=f"pass a finite one of {_MOST_DECIMALS} digits at most"
        )
    return f"{value:f}"


def _from_mapping(value: Mapping[Any, Any]) -> dict[str, Any]:
    """A dict with the same entries. Raises FOREIGN_KEY for keys that are no text."""
    if not all(isinstance(key, str) for key in value):
        raise fail("FOREIGN_KEY")
    return {str(key): item for key, item in value.items()}


_bytes = _refuse("pass text, or bytes as base64 text")
_CONVERTERS: dict[str, Callable[[Any], Any]] = {
    "enum.Enum": lambda value: value.value,
    "builtins.str": str.__str__,
    "builtins.int": int.__int__,
    "builtins.float": float.__float__,
    "builtins.list": list,
    "builtins.dict": _from_mapping,
    "builtins.tuple": list,
    "builtins.set": list,
    "builtins.frozenset": list,
    "datetime.datetime": _from_datetime,
    "datetime.date": lambda value: value.isoformat(),
    "datetime.time": lambda value: value.isoformat(),
    "uuid.UUID": str,
    "decimal.Decimal": _from_decimal,
    "fractions.Fraction": _refuse("pass a float"),
    "builtins.bytes": _bytes,
    "builtins.bytearray": _bytes,
    "builtins.memoryview": _bytes,
    "builtins.function": _refuse("register functions with @runtime.function; data holds none"),
}


def to_host(value: Any, limits: Limits = DEFAULT) -> Any:
    """A copy of a script's value for the host: bounded, made of plain Python values.

    Whole numbers below 1e21 leave as int, `-0` as 0. Functions cannot leave; errors leave as objects, dates as ISO
    text, handles as they are.
    """
    if value.__class__ is str and len(value) <= limits.output and limits.output_nodes > 0:
        return value
    return _Copy(limits).copy(value, 0)


_LEAVES_AS = {"map": "write `Object.fromEntries(m)` or `[...m]`", "set": "write `[...s]`"}


class _Copy:
    """One copy: what is left of the output's nodes and code points."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.nodes = limits.output_nodes
        self.size = limits.output

    def copy(self, value: Any, depth: int) -> Any:
        """A copy of one value, and of all within it."""
        cls = value.__class__
        self.nodes -= 1
        if self.nodes < 0:
            raise fail("LIMIT_OUTPUT_NODES", limit=self.limits.output_nodes)
        if cls is str:
            self._take(len(value))
            return value
        if cls is float:
            return export_number(value)
        if value is None or cls is bool or cls is int:
            return value
        if depth >= self.limits.output_depth:
            raise fail("LIMIT_OUTPUT_DEPTH", limit=self.limits.output_depth)
        if cls is list:
            return [self.copy(item, depth + 1) for item in value]
        if cls is dict:
            copy = {self._key(key): self.copy(item, depth + 1) for key, item in value.items()}
            return in_order(copy)
        return self._other(value, depth)

    def _other(self, value: Any, depth: int) -> Any:
        """What is neither a plain value nor a container: an error, a handle, a value of the host's."""
        kind = type_name(value)
        if kind == "function":
            raise fail("FUNCTION_LEAVES")
        if kind == "error":
            return error_object(value)
        if value.__class__ is DateValue:
            return self.copy(date_text(value), depth)
        if kind in ("map", "set"):
            raise fail("MAP_LEAVES", kind=kind, hint=_LEAVES_AS[kind])
        if isinstance(value, Handle):
            return value
        return self.copy(from_host(value), depth)

    def _key(self, key: Any) -> str:
        """A key, counted."""
        if key.__class__ is not str:
            raise fail("FOREIGN_KEY")
        self._take(len(key))
        return str(key)

    def _take(self, size: int) -> None:
        """Count code points that leave."""
        self.size -= size
        if self.size < 0:
            raise fail("LIMIT_OUTPUT", limit=self.limits.output)


def date_text(value: DateValue) -> str | None:
    """A date as it leaves and as JSON: ISO text in UTC, None where it is invalid."""
    from latebind.interp.time_values import iso_text

    return iso_text(value.time) if isinstance(value.time, int) else None


def export_number(value: float) -> int | float:
    """A double as it leaves: whole numbers that JavaScript writes without an exponent as int, so that `4/2` is 2.

    Host data may hold NaN, which does not leave.
    """
    if -1e21 < value < 1e21:
        return int(value) if value.is_integer() else value
    if not math.isfinite(value):
        raise fail("NOT_FINITE")
    return value


def error_object(error: Any) -> dict[str, Any]:
    """An ErrorValue as a plain object: name, message, and what else it has."""
    found = {
        "name": error.name,
        "message": error.message,
        "code": error.code,
        "status": error.status,
        "retryAfter": error.retry_after,
    }
    return {key: item for key, item in found.items() if item is not None}
