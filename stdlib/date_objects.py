"""`Date`, as JavaScript has it (ECMA-262 21.4): a moment, on the clocks of the context's time zone or of UTC.

Its `-`, `<` and `===` are among the operators; how it leaves a script is in `interp/leaving.py`.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from latebind.grammar.errors import fail
from latebind.interp.change import begin
from latebind.interp.convert import type_name
from latebind.interp.inline import Inline
from latebind.interp.library import Namespace, Table, builtin
from latebind.interp.limits import Run
from latebind.interp.text import finite
from latebind.interp.time_values import NAN, clip, fields, from_local, iso_text, make_date, to_local
from latebind.interp.values import DateValue
from latebind.stdlib.dated import USUAL_MOMENT, dated
from latebind.stdlib.general import milliseconds

DATE = Table(receiver="date")
DATE_CLASS = Table(owner="Date")

Number = int | float

# The parts that methods read and set, in the order of `time_values.fields`.
_PARTS = ("FullYear", "Month", "Date", "Hours", "Minutes", "Seconds", "Milliseconds", "Day")
_WORDS = ("year", "month", "day", "hours", "minutes", "seconds", "milliseconds")
_MEANING = {
    "FullYear": "The year",
    "Month": "The month, from 0 for January",
    "Date": "The day of the month",
    "Hours": "The hour",
    "Minutes": "The minutes",
    "Seconds": "The seconds",
    "Milliseconds": "The milliseconds",
    "Day": "The day of the week, from 0 for Sunday",
}
# How many parts a setter takes: its own, and those below it.
_SETS = {"FullYear": 3, "Month": 2, "Date": 1, "Hours": 4, "Minutes": 3, "Seconds": 2, "Milliseconds": 1}


def _time_of_parts(parts: tuple[Number, ...], zone: str) -> Number:
    year, month, *rest = parts
    return from_local(make_date(year + 1900 if 0 <= year <= 99 else year, month, *(rest or [1])), zone)


# making


def make(run: Run, value: Any = None, *parts: int) -> DateValue:
    """`new Date(…)`: now, a text, milliseconds, another date, or parts on the context's clocks."""
    if parts:
        if value.__class__ is not int and value.__class__ is not float:
            found = type_name(value)
            raise fail("BAD_ARGUMENT", number=1, function="Date", expected="number", found=found)
        return DateValue(_time_of_parts((_whole(value), *parts), run.timezone) if finite(value) else NAN)
    if value is None:
        return DateValue(milliseconds(run))
    if isinstance(value, DateValue):
        return DateValue(value.time)
    return DateValue(parse(run, value) if isinstance(value, str) else clip(_whole(value)))


def _whole(number: Number) -> Number:
    return int(number) if finite(number) else number


def _of_text(name: str, give: str = "", params: str = "text", **options: Any) -> tuple[Inline, Inline]:
    """The forms that are calls of `name` of `quick_dates`, or what `give` makes of its value: where local time is that of
    UTC, and where not."""
    by_utc = dated(params, f"local_{name}", give, utc=True, certain=True, **options)
    return by_utc, dated(params, name, give, certain=True, **options)


# The parts that dates are made of, from the month on.
_COUNTS = ["year month", "year month day"]
_COUNTS += [f"{_COUNTS[-1]} hours minutes", f"{_COUNTS[-1]} hours minutes seconds"]
_COUNTS += [f"{_COUNTS[1]} hours", f"{_COUNTS[-1]} ms"]


_NEW = builtin(
    "Date(value?: string | number | date, month?: integer, day?: integer, hours?: integer, minutes?: integer,"
    " seconds?: integer, milliseconds?: integer): date",
    "A date: now, of a text, of milliseconds since 1970, or of its parts in local time; months start from 0.",
    make,
    clock=True,
    inline=(
        *_of_text("made", params="value"),
        *_of_text("moment", params="value", fresh="string"),
        *_of_text("between", params="later earlier", fresh="string"),
        Inline("", "call(MOMENT)", call=DateValue, certain=True, moment=True),
        dated("value", "made_of_number", takes="number"),
        Inline("value", "call(value.time)", call=DateValue, takes="date", certain=True),
        *(dated(params, "made_of_parts", utc=True, takes="number") for params in _COUNTS),
    ),
)


@DATE_CLASS.add(
    "now(): number",
    "The moment at which the run began, in milliseconds since 1970.",
    clock=True,
    inline=(Inline("", "MOMENT", leaves=True, moment=True),),
)
def now(run: Run) -> int:
    return milliseconds(run)


@DATE_CLASS.add(
    "parse(text: string): number",
    "The milliseconds of `new Date(text)`; NaN where that is invalid.",
    inline=_of_text("time_of", leaves=True),
)
def parse(run: Run, text: str) -> Number:
    run.charge(len(text) >> 6)
    return _reader()(text, run.timezone)


@cache
def _reader() -> Callable[[str, str], Number]:
    from latebind.stdlib.date_texts import read

    return read


@DATE_CLASS.add(
    "UTC(year: integer, month?: integer, day?: integer, hours?: integer, minutes?: integer, seconds?: integer,"
    " milliseconds?: integer): number",
    "The milliseconds of a date of these parts in UTC; NaN beyond the range of dates.",
    inline=tuple(dated(params, "time_of_parts", leaves=True) for params in _COUNTS),
)
def utc(run: Run, year: int, *parts: int) -> Number:
    return _time_of_parts((year, *(parts or [0])), "UTC")


# reading


def _valid(date: DateValue, function: str) -> int:
    if not isinstance(date.time, int):
        raise fail("INVALID_DATE_USED", what=function)
    return date.time


def _add_getter(name: str, index: int, *, utc: bool) -> None:
    function = f"get{'UTC' if utc else ''}{name}"
    shown = f"`{function}`"

    def get(run: Run, date: DateValue) -> int:
        time = _valid(date, shown)
        return fields(time if utc else to_local(time, run.timezone))[index]

    where = "in UTC" if utc else "in local time"
    give, function_of_time = _READ[name]
    read = dated("this", function_of_time, give, _VALID, leaves=True, utc=not utc)
    fresh = _of_text(
        "moment", _FRESH[name].replace("call(text)", USUAL_MOMENT), leaves=True, fresh="string", raises=True
    )
    inline = (read, *(fresh if utc else fresh[:1]))
    DATE.add(f"{function}(): number", f"{_MEANING[name]}, {where}.", inline=inline)(get)


_VALID = "this.time.__class__ is int"
# What is read of a time value in UTC, as inline forms write it, and what they call.
_READ = {
    "FullYear": ("call(this.time)", "year"),
    "Month": ("call(this.time)", "month"),
    "Date": ("call(this.time)", "day_of_month"),
    "Hours": ("this.time % 86400000 // 3600000", ""),
    "Minutes": ("this.time % 3600000 // 60000", ""),
    "Seconds": ("this.time % 60000 // 1000", ""),
    "Milliseconds": ("this.time % 1000", ""),
    "Day": ("(this.time // 86400000 + 4) % 7", ""),
}
# The same of the moment that a text names.
_FRESH = {
    "FullYear": "call(text).year",
    "Month": "call(text).month - 1",
    "Date": "call(text).day",
    "Hours": "call(text).hour",
    "Minutes": "call(text).minute",
    "Seconds": "call(text).second",
    "Milliseconds": "call(text).microsecond // 1000",
    "Day": "call(text).isoweekday() % 7",
}


for _index, _name in enumerate(_PARTS):
    _add_getter(_name, _index, utc=False)
    _add_getter(_name, _index, utc=True)


_TIME = (
    Inline("this", "this.time", _VALID, leaves=True),
    *_of_text("time_of", leaves=True, fresh="string"),
)


@DATE.add("getTime(): number", "The milliseconds since 1970; NaN of an invalid date.", inline=_TIME)
def get_time(run: Run, date: DateValue) -> Number:
    return date.time


DATE.add("valueOf(): number", "The same as `getTime()`.", inline=_TIME)(get_time)


@DATE.add(
    "getTimezoneOffset(): number",
    "How many minutes UTC is ahead of local time.",
    inline=(
        Inline("this", "0", _VALID, leaves=True, utc=True),
        _of_text("moment", f"{USUAL_MOMENT} and 0", leaves=True, fresh="string", raises=True)[0],
    ),
)
def get_timezone_offset(run: Run, date: DateValue) -> int:
    time = _valid(date, "`getTimezoneOffset`")
    behind = time - to_local(time, run.timezone)
    return behind // 60_000 if behind >= 0 else -(-behind // 60_000)


# changing


def _add_setter(name: str, first: int, *, utc: bool) -> None:
    function = f"set{'UTC' if utc else ''}{name}"
    own, *more = _WORDS[first : first + _SETS[name]]

    def set_(run: Run, date: DateValue, *values: int) -> Number:
        zone = "UTC" if utc else run.timezone
        time = date.time
        if isinstance(time, int):
            parts = list(fields(to_local(time, zone))[:7])
        elif name == "FullYear":
            parts = [1970, 0, 1, 0, 0, 0, 0]
        else:
            return NAN
        parts[first : first + len(values)] = values
        return _put(run, date, from_local(make_date(*parts), zone))

    params = ", ".join([f"{own}: integer", *(f"{word}?: integer" for word in more)])
    where = "in UTC" if utc else "in local time"
    doc = f"Changes the date {where}, what is too large overflowing; gives its milliseconds."
    inline = []
    for count in range(1, 1 + _SETS[name]):
        given = " ".join(_WORDS[first : first + count])
        inline.append(dated(f"this {given}", f"SETTERS.{own}", utc=not utc, leaves=True))
        inline.append(dated(f"text {given}", f"SETTERS_OF_TEXT.{own}", utc=not utc, leaves=True, fresh="string"))
    DATE.add(f"{function}({params}): number", doc, pure=False, changes=True, inline=tuple(inline))(set_)


def _put(run: Run, date: DateValue, time: Number) -> Number:
    begin(run, date, _restore, date.time)
    date.time = time
    return time


def _restore(date: DateValue, time: Number) -> None:
    date.time = time


for _name, _first in ((name, _PARTS.index(name)) for name in _SETS):
    _add_setter(_name, _first, utc=False)
    _add_setter(_name, _first, utc=True)


@DATE.add(
    "setTime(time: number): number",
    "Changes the date to these milliseconds since 1970.",
    pure=False,
    changes=True,
    inline=(
        dated("this value", "set_time", leaves=True),
        dated("text value", "set_time_of_text", leaves=True, fresh="string"),
    ),
)
def set_time(run: Run, date: DateValue, time: Number) -> Number:
    return _put(run, date, clip(_whole(time)))


# writing

_ISO = (
    dated("this", "iso", "call(this.time)", _VALID, leaves=True),
    *_of_text("written", leaves=True, fresh="string"),
)


@DATE.add(
    "toISOString(): string",
    "As ISO-8601 text in UTC: `2024-05-31T10:00:00.000Z`.",
    inline=_ISO,
)
def to_iso_string(run: Run, date: DateValue) -> str:
    if not isinstance(date.time, int):
        raise fail("INVALID_DATE")
    run.string(27)
    return iso_text(date.time)


@DATE.add(
    "toJSON(): string | null",
    "As ISO-8601 text in UTC; null of an invalid date.",
    inline=_ISO,
)
def to_json(run: Run, date: DateValue) -> str | None:
    return None if not isinstance(date.time, int) else to_iso_string(run, date)


DATE_NAMESPACE = Namespace(
    "Date",
    "Moments, made and read. `date` has functions for dates as text.",
    DATE_CLASS.entries,
    construct=_NEW,
)
