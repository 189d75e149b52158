"""How a script's values become the host's: bounded copies, made of plain Python values. `convert` takes values in."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

from latebind.grammar.errors import fail
from latebind.interp.convert import from_host, host_size, scalar, type_name
from latebind.interp.keys import AFTER_DIGITS, in_order
from latebind.interp.limits import DEFAULT, ENTRY, ITEM, VALUE, Limits, Run
from latebind.interp.orders import ordered, ordered_scalars
from latebind.interp.plain_copy import MOST, copy_array, copy_mixed, copy_object, leaves_whole
from latebind.interp.values import DateValue, ErrorValue, Handle, MatchArray, Part

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
        if value.__class__ is MatchArray and value.array is not None:
            return self.copy(value.array, depth)
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
        if kind in ("array", "object") and host_size(value) > self.nodes:
            self._open(host_size(value), ITEM)  # too large: not even converted
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
