"""What crosses the border: `from_host` takes a host's value in, `to_host` hands a script's value out.

Values inside are None, bool, int, float, str, list, dict, and the classes of `values.py`. Anything else is converted
where it is first used, or refused with a hint.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Mapping
from typing import Any, cast
from weakref import WeakKeyDictionary

from latebind.grammar.errors import LatebindError, fail
from latebind.grammar.record import Record
from latebind.interp.keys import AFTER_DIGITS, in_order
from latebind.interp.limits import DEFAULT, ENTRY, FREE, FREE_ENTRIES, ITEM, VALUE, Limits, NeedsRun, Run
from latebind.interp.orders import ordered, ordered_scalars
from latebind.interp.plain_copy import MOST, copy_array, copy_mixed, copy_object, leaves_whole
from latebind.interp.values import TYPE_NAMES, DateValue, ErrorValue, Handle, Part

# How many digits of a host's Decimal are written out.
_MOST_DECIMALS = 1000


class _Converter(Record):
    """How the values of a host's class enter; `kind` is what they become, None where that depends on the value."""

    convert: Callable[[Any], Any]
    kind: str | None = None

    @property
    def container(self) -> bool:
        return self.kind == "array" or self.kind == "object"


def type_name(value: Any) -> str:
    """What scripts call the type of a value: null, boolean, number, string, array, object, function, error, date, file."""
    cls = value.__class__
    name = TYPE_NAMES.get(cls)
    if name is not None:
        return name
    if isinstance(value, Handle):
        return value.kind
    converter = _converter(type(value))
    return converter.kind or type_name(_converted(value, converter))


def scalar(value: Any, run: Run | None = None) -> Any:
    """A host's text, number, date and the like as scripts see it; containers stay as they are: `type_name` knows them.

    A long text is copied once in a run, and so is a blob's, which is text to all that does not pass it on.
    """
    if value.__class__ in TYPE_NAMES:
        return value
    if isinstance(value, Handle):
        return value if value.length is None else _handle_text(run, value, value.length)
    converter = _converter(type(value))
    if converter.container:
        return value
    if run is not None and isinstance(value, str) and len(value) > FREE:
        return _entered(run, value, converter, len(value) >> 6, len(value))
    return scalar(_converted(value, converter))


def _handle_text(run: Run | None, value: Handle, length: int) -> str:
    """The text of a handle that is looked at; it is charged once in a run."""
    if run is None:
        return value.as_text()
    if length > run.limits.host_string:
        run.stop("LIMIT_STRING", limit=run.limits.host_string, found=length)
    text: str = _entered(run, value, _HANDLE_TEXT, length >> 6, length)
    return text


def from_host(value: Any) -> Any:
    """A value as scripts see it, outside of a run. Shallow: what a container holds is converted when it is read.

    datetime → ISO-8601 text (UTC), date and time → ISO text, Decimal and UUID → text, Enum → its value, tuple and set
    → array, other mappings, dataclasses, pydantic models and msgspec structs → objects. A datetime without a zone,
    bytes and everything else are refused with a hint.
    """
    if isinstance(value, Handle):
        return value
    value = scalar(value)
    return value if value.__class__ in TYPE_NAMES else _converted(value, _converter(type(value)))


def enter(run: Run | None, value: Any) -> Any:
    """`from_host` within a run: a container is charged and converted once, however often it is read."""
    value = scalar(value, run)
    if value.__class__ in TYPE_NAMES or isinstance(value, Handle):
        return value
    converter, size = _converter(type(value)), _size(value)
    if run is None:
        if size > FREE_ENTRIES:
            raise NeedsRun
        return _converted(value, converter)
    return _entered(run, value, converter, 1 + size, size * (ITEM if converter.kind == "array" else ENTRY + ITEM))


def _entered(run: Run, value: Any, converter: _Converter, steps: int, size: int) -> Any:
    """What a value became when it was read first, or becomes now, for so many steps and bytes."""
    if run.entered is None:
        run.entered = {}
    held = run.entered.get(id(value))
    if held is None:
        run.charge(steps)
        run.allocate(size)
        held = run.entered[id(value)] = value, _converted(value, converter)  # held, so that nothing else gets its id
    return held[1]


def _size(value: Any) -> int:
    """How many items or keys a host's container has, before it is converted."""
    try:
        return len(value)
    except TypeError:  # it has members, but no length
        return len(_fields(type(value)) or ())
    except Exception as error:
        raise _failed(value) from error


def _converted(value: Any, converter: _Converter) -> Any:
    """What a converter makes of a value. A host's class may raise anything: that is told without its words."""
    try:
        return converter.convert(value)
    except (LatebindError, RecursionError, MemoryError):
        raise
    except Exception as error:
        raise _failed(value) from error


def _failed(value: Any) -> LatebindError:
    return fail("HOST_VALUE_FAILED", found=_public_name(value))


_known: WeakKeyDictionary[type, _Converter] = WeakKeyDictionary()


def _converter(cls: type) -> _Converter:
    found = _known.get(cls)
    if found is None:
        found = _known[cls] = _find_converter(cls)
    return found


def _find_converter(cls: type) -> _Converter:
    for base in cls.__mro__[:-1]:
        converter = _CONVERTERS.get(f"{base.__module__}.{base.__qualname__}")
        if converter is not None:
            return converter
    if issubclass(cls, Mapping):
        return _Converter(_from_mapping, "object")
    if _fields(cls) is not None:
        return _Converter(lambda value: {name: getattr(value, name) for name in _fields(cls) or ()}, "object")
    return _refuse(None)


def _fields(cls: type) -> Collection[str] | None:
    """The members of a dataclass, a msgspec struct or a pydantic model."""
    for name in ("__dataclass_fields__", "__struct_fields__", "model_fields"):
        if (fields := getattr(cls, name, None)) is not None:
            return cast(Collection[str], fields)
    return None


def _public_name(value: Any) -> str:
    """A host class's name, as an error says it."""
    return type(value).__name__[:40]


def _refuse(hint: str | None) -> _Converter:
    """A converter that raises FOREIGN_VALUE, with a hint."""

    def refuse(value: Any) -> Any:
        raise fail("FOREIGN_VALUE", found=_public_name(value), hint=hint)

    return _Converter(refuse)


def _from_datetime(value: Any) -> str:
    """A moment as `Date.prototype.toISOString` writes it; without a zone, it is UTC."""
    from datetime import UTC

    if value.utcoffset() is None:
        raise fail("NAIVE_DATETIME", found=value.isoformat(sep=" "))
    # JavaScript's Date.prototype.toISOString has milliseconds, always.
    return f"{value.astimezone(UTC).replace(tzinfo=None).isoformat(timespec='milliseconds')}Z"


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


_HANDLE_TEXT = _Converter(lambda value: value.as_text(), "string")
_array = _Converter(list, "array")
_bytes = _refuse("pass latebind.Blob(data), or base64 text")
_CONVERTERS: dict[str, _Converter] = {
    "enum.Enum": _Converter(lambda value: value.value),
    "builtins.str": _Converter(str.__str__, "string"),
    "builtins.int": _Converter(int.__int__, "number"),
    "builtins.float": _Converter(float.__float__, "number"),
    "builtins.list": _array,
    "builtins.dict": _Converter(_from_mapping, "object"),
    "builtins.tuple": _array,
    "builtins.set": _array,
    "builtins.frozenset": _array,
    "datetime.datetime": _Converter(_from_datetime, "string"),
    "datetime.date": _Converter(lambda value: value.isoformat(), "string"),
    "datetime.time": _Converter(lambda value: value.isoformat(), "string"),
    "uuid.UUID": _Converter(str, "string"),
    "decimal.Decimal": _Converter(_from_decimal, "string"),
    "fractions.Fraction": _refuse("pass a float"),
    "builtins.bytes": _bytes,
    "builtins.bytearray": _bytes,
    "builtins.memoryview": _bytes,
    "builtins.function": _refuse("register functions with @runtime.function; data holds none"),
}


def convert_by(cls: type, convert: Callable[[Any], Any], kind: str | None = None) -> None:
    """Have values of a class converted by `convert` where a script looks at one; they become what `kind` says."""
    _CONVERTERS[f"{cls.__module__}.{cls.__qualname__}"] = _Converter(convert, kind)


def kind_of(value: Any) -> str | None:
    """What a value of a host's class becomes, None where that depends on the value."""
    return _converter(type(value)).kind


# Values that are copied between pauses: in two milliseconds.
_PART = 2_000

# What leaves as it is.
_AS_THEY_ARE = frozenset({bool, int, type(None)})
_TEXTS, _DOUBLES = frozenset({str}), frozenset({float})


def to_host(
    value: Any, limits: Limits = DEFAULT, run: Run | None = None, pause: Callable[[], None] | None = None
) -> Any:
    """A copy of a script's value for the host: bounded, made of plain Python values. `run` pays for it, if given.

    `pause` is called between the parts of what is large; else, what lets others have the time of `run`.

    Whole numbers below 1e21 leave as int, `-0` as 0. Functions cannot leave; errors leave as objects, dates as ISO
    text, handles as they are.
    """
    cls = value.__class__
    if run is None and (limits is DEFAULT or _roomy(limits)):
        most = MOST if pause is None else _PART
        found = copy_array(value, most) if cls is list else copy_object(value, most) if cls is dict else None
        if found is not None:
            return found
        if cls is ErrorValue:
            return error_object(value)
    if cls in _AS_THEY_ARE or (cls is str and len(value) <= limits.output and limits.output_nodes > 0):
        return value
    return _Copy(limits, run, run.pause if run is not None else pause).copy(value, 0)


def leave(value: Any, overrides: object = None) -> Any:
    """`to_host` by the default limits; what holds few scalars is looked at as it is. Within a context, where there are
    overrides, a value stays as it is."""
    if overrides is not None:
        return value
    cls = value.__class__
    if cls is dict:
        if len(value) <= _FEW:
            for key, item in value.items():
                if key.__class__ is not str or key < AFTER_DIGITS or len(key) > _SHORT:
                    break
                cls = item.__class__
                if cls is int or (cls is str and len(item) <= _SHORT) or cls is bool or item is None:
                    continue
                if cls is not float or not -_COMMON < item < _COMMON or item.is_integer():
                    break
            else:
                return value.copy()
        if (found := copy_object(value)) is not None:
            return found
    elif cls is list:
        if len(value) <= _FEW:
            for item in value:
                cls = item.__class__
                if cls is int or (cls is str and len(item) <= _SHORT) or cls is bool or item is None:
                    continue
                if cls is not float or not -_COMMON < item < _COMMON or item.is_integer():
                    break
            else:
                return value[:]
            if (made := copy_mixed(value)) is not None:
                return made
    elif cls is ErrorValue:
        return error_object(value)
    return to_host(value)


def leave_fresh(value: Any) -> Any:
    """`leave` of an array that nothing else holds: itself, where all that it holds leaves as it is."""
    if value.__class__ is not list:
        return to_host(value)
    if leaves_whole(value):
        return value
    if len(value) <= _FEW:
        return leave(value)
    found = copy_mixed(value)
    return to_host(value) if found is None else found


def ordered_left(items: list[Any], parts: tuple[Part, ...]) -> list[Any] | None:
    """`ordered` as it leaves for the host."""
    if (found := ordered_scalars(items, parts)) is None and (found := ordered(items, parts)) is not None:
        found = leave_fresh(found)
    return found


# Values of an array or object that are looked at one by one, and the longest text among them. A double below `_COMMON`
# leaves as it is, unless it is whole.
_FEW, _SHORT, _COMMON = 40, 1000, 1e15


def _roomy(limits: Limits) -> bool:
    """Whether all may leave that does by the default limits."""
    return (
        limits.output >= DEFAULT.output
        and limits.output_nodes >= DEFAULT.output_nodes
        and limits.output_depth >= DEFAULT.output_depth
    )


_LEAVES_AS = {
    "map": "write `Object.fromEntries(m)` or `[...m]`",
    "set": "write `[...s]`",
    "regexp": "write `re.source`",
    "namespace": "return what it holds",
    "schema": "write `z.toJSONSchema(schema)`",
    "handler": "make it with `runtime.handler(source)`, and run it by `ctx.handle(handler, input)`",
}


class _Copy:
    """One copy: what is left of the output's nodes and code points."""

    def __init__(self, limits: Limits, run: Run | None, pause: Callable[[], None] | None) -> None:
        self.limits = limits
        self.run = run
        self.pause = pause
        self.nodes = limits.output_nodes - 1
        self.size = limits.output
        self._paused = self.nodes  # what was left when others had their turn

    def copy(self, value: Any, depth: int) -> Any:
        """A copy of one value, and of all within it."""
        cls = value.__class__
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
            self._open(len(value), ITEM)
            return self._items(value, depth + 1)
        if cls is dict:
            self._open(len(value), ENTRY + ITEM)
            return self._entries(value, depth + 1)
        return self._other(value, depth)

    def _items(self, value: list[Any], depth: int) -> list[Any]:
        """The items of an array, all at once where it is not long."""
        if self.pause is None or len(value) <= _PART:
            return self._some(value, depth)
        made: list[Any] = []
        for start in range(0, len(value), _PART):
            made += self._some(value[start : start + _PART], depth)
            self.pause()
        return made

    def _some(self, value: list[Any], depth: int) -> list[Any]:
        """Items of an array, all at once where they are of plain types."""
        kinds = {*map(type, value)}
        if kinds <= _AS_THEY_ARE:
            return value[:]
        if kinds == _TEXTS and (size := sum(map(len, value))) <= self.size:
            self.size -= size
            return value[:]
        if kinds == _DOUBLES:
            return [item if -1e15 < item < 1e15 and not item.is_integer() else export_number(item) for item in value]
        return [item if item.__class__ in _AS_THEY_ARE else self.copy(item, depth) for item in value]

    def _entries(self, value: dict[Any, Any], depth: int) -> dict[str, Any]:
        """The entries of an object, in JavaScript's order."""
        made: dict[str, Any] = {}
        size = self.size
        # What is the host's may change while others have their turn.
        for key, item in value.items() if self.pause is None else [*value.items()]:
            if key.__class__ is not str:
                raise fail("FOREIGN_KEY")
            size -= len(key)
            if size < 0:
                raise fail("LIMIT_OUTPUT", limit=self.limits.output)
            cls = item.__class__
            if cls in _AS_THEY_ARE:
                made[key] = item
            elif cls is str:
                size -= len(item)
                if size < 0:
                    raise fail("LIMIT_OUTPUT", limit=self.limits.output)
                made[key] = item
            elif cls is float:
                made[key] = export_number(item)
            else:
                self.size = size
                made[key] = self.copy(item, depth)
                size = self.size
        self.size = size
        return in_order(made)

    def _other(self, value: Any, depth: int) -> Any:
        """What is neither a plain value nor a container: an error, a handle, a value of the host's."""
        kind = type_name(value)
        if kind == "function":
            raise fail("FUNCTION_LEAVES")
        if kind == "error":
            return error_object(value)
        if value.__class__ is DateValue:
            return self.copy(date_text(value), depth)
        if (kind := kind.rpartition(" ")[2]) in _LEAVES_AS:
            raise fail("MAP_LEAVES", kind=kind, hint=_LEAVES_AS[kind])
        if isinstance(value, Handle):
            return value
        if kind in ("array", "object") and _size(value) > self.nodes:
            self._open(_size(value), ITEM)  # too large: not even converted
        return self.copy(from_host(scalar(value, self.run)), depth)

    def _open(self, size: int, each: int) -> None:
        """Count a container's parts, before they are copied."""
        self.nodes -= size
        if self.nodes < 0:
            raise fail("LIMIT_OUTPUT_NODES", limit=self.limits.output_nodes)
        if self.pause is not None and self._paused - self.nodes > _PART:
            self._paused = self.nodes
            self.pause()
        if self.run is not None:
            self.run.charge(1 + size)
            self.run.allocate(VALUE + size * each)

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
    if error.code is error.status is error.retry_after is None:
        return {"name": error.name, "message": error.message}
    found = {
        "name": error.name,
        "message": error.message,
        "code": error.code,
        "status": error.status,
        "retryAfter": error.retry_after,
    }
    return {key: item for key, item in found.items() if item is not None}
