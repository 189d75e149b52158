"""`z.coerce`: JavaScript's own conversions, for what comes in as text. `kinds` calls it."""

from __future__ import annotations

import math
from typing import Any

from latebind.interp.convert import enter
from latebind.interp.limits import Run
from latebind.interp.operators import truthy
from latebind.interp.text import WHITE, is_infinite, number_text, parse_number, text
from latebind.interp.values import MISSING, DateValue
from latebind.stdlib.date_objects import make

_WORDS = {None: "null", True: "true", False: "false"}


def coerced(run: Run, kind: str, value: Any) -> Any:
    """A value as `Number(value)`, `String(value)`, `Boolean(value)` or `new Date(value)` makes it; MISSING is
    `undefined`. Raises NOT_TEXT for what JavaScript writes in a way of its own, such as functions."""
    return _COERCE[kind](run, value)


def _number(run: Run, value: Any) -> Any:
    if value is MISSING or value.__class__ is dict:
        return math.nan
    if value is None:
        return 0
    if value.__class__ is bool:
        return int(value)
    if isinstance(value, DateValue):
        return value.time
    if value.__class__ is list:
        return _number(run, _string(run, value))
    if value.__class__ in (int, float):
        return value
    if not isinstance(value, str):
        return math.nan
    run.charge(len(value) >> 6)
    if not value.strip(WHITE):
        return 0
    found = parse_number(value)
    if found is not None:
        return found
    return math.inf if is_infinite(value) else math.nan


def _string(run: Run, value: Any) -> Any:
    if value is MISSING:
        return "undefined"
    if value is None or value.__class__ is bool:
        return _WORDS[value]
    if value.__class__ in (int, float):
        return number_text(value)
    if value.__class__ is dict:
        return "[object Object]"
    if value.__class__ is list:
        run.charge(len(value))
        parts = ["" if item is None else _string(run, enter(run, item)) for item in value]
        run.string(sum(map(len, parts)) + len(parts))
        return ",".join(parts)
    return text(value)


def _date(run: Run, value: Any) -> Any:
    if value.__class__ is list:
        value = _string(run, value)
    if value is None or value.__class__ is bool:
        return DateValue(int(value or 0))
    if value.__class__ in (int, float, str) or isinstance(value, DateValue):
        return make(run, value)
    return DateValue(math.nan)


_COERCE = {
    "number": _number,
    "string": _string,
    "boolean": lambda run, value: value is not MISSING and truthy(value),
    "date": _date,
}
