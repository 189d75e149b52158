"""Frames between a runtime and its workers, and the form that values and errors of a worker take in them.

A frame is four bytes of length and a payload. What the runtime sends is pickled: it is trusted. What a worker sends is
JSON in ASCII, and read by `parse` and `Reader` alone, which give plain values or raise `Violation`: a worker may have
been taken over by the script that it ran.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Sequence
from itertools import accumulate
from struct import Struct
from typing import Any, NamedTuple, NoReturn

from latebind.grammar.errors import LatebindError, LimitError, fail
from latebind.host.isolation.failures import failure_of, form_of
from latebind.host.isolation.foreign import refused
from latebind.host.isolation.violations import LONGEST, Violation, optional, string, whole
from latebind.interp.convert import from_host, kind_of, type_name
from latebind.interp.library import Builtin, Namespace
from latebind.interp.limits import DEFAULT, Limits
from latebind.interp.time_values import LATEST
from latebind.interp.values import AsyncFunction, Closure, DateValue, ErrorValue, Handle, MatchArray

HEADER = Struct("<I")

# What a worker says. Those up to ENDS are questions and notes; the others end something that the runtime began.
CALL, READ, NOW, SAME, TEXT, BEGIN, LOG, DONE, FAILED, END, ERROR, RANDOM = range(12)

# What the runtime says: the answers, and what it begins.
ANSWER, REFUSED, AGAIN, KEPT, RAISE, RUN, LOCALS, COMPILE = range(8)
ACTIVATIONS = frozenset({RUN, LOCALS, COMPILE})

# How values are written that JSON lacks: an array whose first item is one of these.
_LIST, _HANDLE, _ERROR, _FUNCTION, _DATE, _NUMBER, _WHOLE, _BAD_KEYS, _DEEP, _REFUSED, _STAYS = range(11)

DEEPEST = 128  # levels of a value; all that is deeper is refused wherever it goes
_NESTING = DEEPEST + 16  # of a frame
_MOST_VALUES = 4_000_000  # of a frame
_EXACT = 2**1024
_MOST_WRITTEN = 100_000  # values, and as many more as may leave: one array may be at many places of another


class Budget(NamedTuple):
    """What the runtime says of a run that it begins. `state` is steps and bytes that are left, and the epoch.

    Within a run, another one shares its number and all its state. `kept` is the number under which its locals are kept
    when it is over; `limits` are pickled, None for the default ones. `inside`: a transaction is open already. `context`: there are memories, a clock and a log.
    `random`: the host itself gives random bytes, and is asked for them.
    """

    run: int
    kept: int
    limits: bytes | None
    deadline: float | None
    state: tuple[int, int, int]
    depth: int
    inside: bool
    context: bool
    dry: bool
    timezone: str
    random: bool


# reading what a worker sends


def parse(payload: bytes) -> list[Any]:
    """The message in a worker's frame: an array that begins with one of the kinds above."""
    brackets = payload.translate(None, _NO_BRACKETS)
    if len(brackets) > _NESTING and max(accumulate(map(_STEPS.__getitem__, brackets))) > _NESTING:
        _check_nesting(payload)
    if len(brackets) + payload.count(b",") > _MOST_VALUES:
        _check_count(payload)
    try:
        message = _DECODER.decode(payload.decode("ascii"))
    except (ValueError, RecursionError) as error:
        raise Violation("not JSON") from error
    if message.__class__ is not list or not message or message[0].__class__ is not int:
        raise Violation("no message")
    return message


_NO_BRACKETS = bytes(set(range(256)) - set(b"[]{}"))
_STEPS = {ord("["): 1, ord("{"): 1, ord("]"): -1, ord("}"): -1}


def _check_count(payload: bytes) -> None:
    """Raise where there are so many values that they take thirty times the payload's memory; strings do not count."""
    outside = _STRINGS.sub(b"", payload)
    if sum(map(outside.count, (b",", b"[", b"{"))) > _MOST_VALUES:
        raise Violation("too many values")


_STRINGS = re.compile(rb'"[^"\\]*(?:\\.[^"\\]*)*(?:"|\\?\Z)', re.DOTALL)  # the last one may be open


def _check_nesting(payload: bytes) -> None:
    """Raise where arrays and objects are nested too deep for the decoder, which is recursive C; strings do not count."""
    level, start = 0, 0
    while start < len(payload):
        quote = payload.find(b'"', start)
        part = payload[start : len(payload) if quote < 0 else quote]
        for byte in part.translate(None, _NO_BRACKETS):
            level += _STEPS[byte]
            if level > _NESTING:
                raise Violation("nested too deep")
        if quote < 0:
            return
        start = _end_of_string(payload, quote + 1)


def _end_of_string(payload: bytes, start: int) -> int:
    while True:
        end = payload.find(b'"', start)
        if end < 0:
            raise Violation("an open string")
        slashes = end
        while slashes > start and payload[slashes - 1] == ord("\\"):
            slashes -= 1
        if (end - slashes) % 2 == 0:
            return end + 1
        start = end + 1


def _finite(text: str) -> float:
    value = float(text)
    if not math.isfinite(value):
        raise Violation("no finite number")
    return value


def _no_constant(text: str) -> NoReturn:
    raise Violation(f"no number: {text}")


_DECODER = json.JSONDecoder(parse_float=_finite, parse_constant=_no_constant)


class Reader:
    """Reads written values. `handle` gives what a number stands for that the runtime has given out."""

    __slots__ = ("_handle",)

    def __init__(self, handle: Callable[[int], Handle]) -> None:
        self._handle = handle

    def values(self, message: list[Any], at: int) -> list[Any]:
        """The values at `message[at]`, written as `message[at + 1]` says."""
        found = message[at]
        if found.__class__ is not list:
            raise Violation("no values")
        return found if plain(message, at + 1) else [self._value(item) for item in found]

    def value(self, message: list[Any], at: int) -> Any:
        """The value at `message[at]`, written as `message[at + 1]` says."""
        return message[at] if plain(message, at + 1) else self._value(message[at])

    def _value(self, form: Any) -> Any:
        if form.__class__ is dict:
            return {key: self._value(item) for key, item in form.items()}
        if form.__class__ is not list:
            return form
        if not form:
            raise Violation("no value")
        kind, *rest = form
        if kind == _LIST and kind.__class__ is int:
            return [self._value(item) for item in rest]
        read = _READERS.get(kind) if kind.__class__ is int else None
        if len(rest) != 1 or (kind != _HANDLE and read is None):
            raise Violation("no value")
        if read is None:
            return self._handle(whole(rest[0], 0, 2**53))
        return read(rest[0])


def plain(message: list[Any], at: int) -> bool:
    """Whether `message[at]` says that a value is written as it is."""
    if message[at].__class__ is not bool:
        raise Violation("no mark")
    return not message[at]


def _read_error(form: Any) -> ErrorValue:
    if form.__class__ is not list or len(form) != 5:
        raise Violation("no error")
    name, message, code, status, retry_after = form
    if retry_after.__class__ not in (type(None), int, float):
        raise Violation("no time")
    return ErrorValue(string(name), string(message), optional(code, str), optional(status, int), retry_after)


def _read_function(form: Any) -> Closure:
    return Closure(not_here, 0, name=string(form))


def not_here(*_: Any) -> NoReturn:
    """What a function of a script does outside of its process."""
    raise fail("FUNCTION_LEAVES")


class Staying(Handle):
    """What cannot leave a script, a `Map` or a pattern, where it is passed to what the runtime keeps: that says so by its kind."""

    __slots__ = ("kind",)

    def __init__(self, kind: str) -> None:
        self.kind = kind


def _read_date(form: Any) -> DateValue:
    return DateValue(math.nan if form is None else whole(form, -LATEST, LATEST))


def _read_number(form: Any) -> float:
    if string(form) not in ("nan", "inf", "-inf"):
        raise Violation("no number")
    return float(form)


def _read_whole(form: Any) -> int:
    try:
        return int(string(form), 16)
    except ValueError as error:
        raise Violation("no number") from error


def _read_refused(form: Any) -> Any:
    if form.__class__ is not list or len(form) != 2:
        raise Violation("no refusal")
    kind, error = form
    failure_of(error)  # or a violation
    return refused(optional(kind, str), error)


def _read_deep(form: Any) -> list[Any]:
    value: list[Any] = []
    for _ in range(4 * DEEPEST):
        value = [value]
    return value


def _read_staying(form: Any) -> Staying:
    return Staying(string(form))


_READERS: dict[int, Callable[[Any], Any]] = {
    _ERROR: _read_error,
    _FUNCTION: _read_function,
    _DATE: _read_date,
    _NUMBER: _read_number,
    _WHOLE: _read_whole,
    _BAD_KEYS: lambda form: {0: None},  # refused wherever it is looked at, as the original is
    _DEEP: _read_deep,
    _REFUSED: _read_refused,
    _STAYS: _read_staying,
}


# writing what a worker sends


def written(values: Sequence[Any], limits: Limits = DEFAULT) -> tuple[list[Any], bool]:
    """Values as they stand in a message, and the mark that tells how: False where JSON has them all. LIMIT_OUTPUT_NODES where
    they are too many for any use."""
    for value in values:
        cls = value.__class__
        if not (cls is str or value is None or cls is bool or (cls is float and math.isfinite(value))) and not (
            cls is int and -_EXACT < value < _EXACT
        ):
            room = _MOST_WRITTEN + limits.output_nodes
            return [*map(_Writing(room, limits).written, values)], True
    return list(values), False


class _Writing:
    """Values being written: `room` is left for so many in arrays and objects. `level` is how deep one is nested."""

    def __init__(self, room: int, limits: Limits) -> None:
        self.room = room
        self.limits = limits

    def written(self, value: Any, level: int = 0) -> Any:
        cls = value.__class__
        if cls is str or value is None or cls is bool:
            return value
        if cls is float:
            return value if math.isfinite(value) else [_NUMBER, str(value)]
        if cls is int:
            return value if -_EXACT < value < _EXACT else [_WHOLE, hex(value)]
        if cls is not list and cls is not dict:
            return self._other(value, level)
        if level >= DEEPEST:
            return [_DEEP, 0]
        self.room -= len(value)
        if self.room < 0:
            raise fail("LIMIT_OUTPUT_NODES", limit=self.limits.output_nodes)
        if cls is list:
            return [_LIST, *(self.written(item, level + 1) for item in value)]
        if not all(key.__class__ is str for key in value):
            return [_BAD_KEYS, 0]
        return {key: self.written(item, level + 1) for key, item in value.items()}

    def _other(self, value: Any, level: int) -> Any:
        if isinstance(value, ErrorValue):
            return [_ERROR, [value.name, value.message, value.code, value.status, value.retry_after]]
        if isinstance(value, Closure | Builtin):
            return [_FUNCTION, value.name]
        if isinstance(value, AsyncFunction):
            return [_FUNCTION, value.closure.name]
        if isinstance(value, DateValue):
            return [_DATE, value.time if math.isfinite(value.time) else None]
        if isinstance(value, Namespace | Handle):
            number = getattr(value, "number", None)  # of one that the runtime keeps
            return [_STAYS, type_name(value)] if number is None else [_HANDLE, number]
        if isinstance(value, MatchArray) and value.array is not None:
            return self.written(value.array, level)
        try:
            return self.written(from_host(value), level)
        except LimitError:
            raise
        except LatebindError as error:  # what a host passed, and no script can use
            return [_REFUSED, [kind_of(value), form_of(error, error.__dict__.get("_number"))]]


_ENCODER = json.JSONEncoder(check_circular=False, allow_nan=False, separators=(",", ":"))


def frame(message: list[Any]) -> bytes:
    """A worker's message on its way. LIMIT_OUTPUT where it is too long for one."""
    payload = _ENCODER.encode(message).encode("ascii")
    if len(payload) > LONGEST:
        raise fail("LIMIT_OUTPUT", limit=LONGEST)
    return HEADER.pack(len(payload)) + payload


def frame_of_value(head: list[Any], value: Any, *tail: Any) -> bytes:
    """A message with one value that has been made ready to leave, and its mark, between `head` and `tail`."""
    try:
        return frame([*head, value, False, *tail])
    except (TypeError, ValueError):  # it holds a handle, or a whole number of more digits than Python writes
        (form,), marked = written([value])
        return frame([*head, form, marked, *tail])
