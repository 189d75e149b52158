"""How a host's values become a script's: `from_host`, and `enter` where a run pays; `leaving` hands values out.

Values inside are None, bool, int, float, str, list, dict, and the classes of `values.py`. Anything else is converted
where it is first used, or refused with a hint.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any, cast
from weakref import WeakKeyDictionary

from latebind.grammar.errors import LatebindError, fail
from latebind.grammar.record import Record
from latebind.interp.limits import ENTRY, FREE, FREE_ENTRIES, ITEM, NeedsRun, Run
from latebind.interp.values import TYPE_NAMES, Handle, MatchArray

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
    if value.__class__ is MatchArray:
        return _array_of(run, value)
    value = scalar(value, run)
    if value.__class__ in TYPE_NAMES or isinstance(value, Handle):
        return value
    converter, size = _converter(type(value)), host_size(value)
    if run is None:
        if size > FREE_ENTRIES:
            raise NeedsRun
        return _converted(value, converter)
    return _entered(run, value, converter, 1 + size, size * (ITEM if converter.kind == "array" else ENTRY + ITEM))


def _array_of(run: Run | None, match: MatchArray) -> list[Any]:
    """The array that scripts see a match as, charged when it is made."""
    if match.array is None:
        if run is not None:
            run.charge(1 + len(match))
            run.allocate(len(match) * ITEM)
        elif len(match) > FREE_ENTRIES:
            raise NeedsRun
        match.array = match[:]
    return match.array


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


def host_size(value: Any) -> int:
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


# No converter holds the class that it is for: a class that a host makes for one request goes with it.
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
        return _RECORD
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


def pretender(values: Iterable[Any]) -> LatebindError | None:
    """The error for the first value of the host's that is of another class than it says, as proxies and mocks are, among these and
    what they hold: FOREIGN_VALUE, or HOST_VALUE_FAILED where even that cannot be asked. None where there is none.

    Generated code asks for classes by `__class__`, which takes no call; only what has failed pays for this look.
    """
    waiting: list[Any] = [*values]
    seen: set[int] = set()
    while waiting and len(seen) < _MOST_ASKED:
        value = waiting.pop()
        if id(value) in seen:
            continue
        seen.add(id(value))
        try:
            honest = value.__class__ is type(value)
        except Exception:
            return _failed(value)
        if not honest:
            return fail(
                "FOREIGN_VALUE",
                found=_public_name(value),
                hint="it says that it is of another class: pass what it stands for",
            )
        if isinstance(value, dict):
            waiting += value.values()
        elif isinstance(value, list | tuple):
            waiting += value
    return None


_MOST_ASKED = 10_000


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


def _from_record(value: Any) -> dict[str, Any]:
    """A dict with the members of a dataclass, a msgspec struct or a pydantic model."""
    return {name: getattr(value, name) for name in _fields(type(value)) or ()}


_RECORD = _Converter(_from_record, "object")
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
