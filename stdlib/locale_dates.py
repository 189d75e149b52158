"""`toLocaleString`, `toLocaleDateString` and `toLocaleTimeString` of dates, as ECMA-402 (11) and Node's ICU write them.

A date's parts become a skeleton such as `yMMMd`; Babel has the pattern that a locale writes it in, and the lengths of
its fields are made those that were asked for, as ICU's DateTimePatternGenerator does.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache, lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from latebind.grammar.errors import LatebindError, fail
from latebind.interp import time_values
from latebind.interp.limits import Run
from latebind.interp.values import DateValue
from latebind.stdlib.dated import ZONE_COST
from latebind.stdlib.locale_data import ALONE, LOCALES, PREFERRED, SKELETONS, Given, Options, babel, load

if TYPE_CHECKING:
    from babel import Locale

_NUMERIC = ("numeric", "2-digit")
_NAMES = ("long", "short")
_FIELDS: dict[str, tuple[str, ...]] = {
    "weekday": _NAMES,
    "year": _NUMERIC,
    "month": (*_NUMERIC, *_NAMES),
    "day": _NUMERIC,
    "hour": _NUMERIC,
    "minute": _NUMERIC,
    "second": _NUMERIC,
}
_DATE_FIELDS = ("weekday", "year", "month", "day")
_TIME_FIELDS = ("hour", "minute", "second")
# The letters of CLDR's skeletons, in which `E` is at least three letters long.
_LETTERS = {"weekday": "E", "year": "y", "month": "M", "day": "d", "hour": "h", "minute": "m", "second": "s"}
_LENGTHS = {"numeric": 1, "2-digit": 2, "short": 3, "long": 4}
_PIECE = re.compile(r"'(?P<text>[^']*)'|(?P<field>([A-Za-z])\3*)|(?P<other>[^A-Za-z']+)")

# A field, and how it was asked for.
Asked = dict[str, str]
# Writes a field, and a whole pattern, of the parts of a date.
Part = Callable[[time_values.Fields], str | int]
Written = Callable[[time_values.Fields], str]
# A letter of a skeleton, and how often it stands there.
Lengths = dict[str, int]


_STYLES = {"dateStyle": ("full", "long", "medium", "short"), "timeStyle": ("medium", "short")}
_ALL = (*_DATE_FIELDS, *_TIME_FIELDS)
_YMD, _HMS = ("year", "month", "day"), ("hour", "minute", "second")
# Of each method the fields of which it needs one, and those it shows where it has none.
_METHODS = {
    "toLocaleString": (_ALL, (*_YMD, *_HMS)),
    "toLocaleDateString": (_DATE_FIELDS, _YMD),
    "toLocaleTimeString": (_TIME_FIELDS, _HMS),
}


def write(run: Run, method: str, date: DateValue, locale: str | None, options: dict[str, Any]) -> str:
    """A date as a locale writes it. Raises an error of its own for what was not compared with Node."""
    if not isinstance(date.time, int):
        return "Invalid Date"
    data = load(locale, method)
    tag = str(locale)
    if not options:
        run.string(200)
        return plain(tag, method)(time_values.fields(time_values.to_local(date.time, run.timezone)))
    pattern, zone = _asked_pattern(data, tag, method, options)
    if zone is not None:
        run.charge(ZONE_COST)
    run.string(200)
    return _filled(pattern, tag)(time_values.fields(time_values.to_local(date.time, zone or run.timezone)))


def _asked_pattern(data: Locale, tag: str, method: str, options: dict[str, Any]) -> tuple[str, str | None]:
    """The pattern that options ask for, and the zone if they name one."""
    needed, defaults = _METHODS[method]
    given = Options(options)
    zone = given.text("timeZone")
    half_day = given.one_of("hour12", True, False)
    styles = {style: given.one_of(style, *values) for style, values in _STYLES.items()}
    asked = {field: value for field, values in _FIELDS.items() if (value := given.one_of(field, *values))}
    given.end()
    if any(styles.values()):
        return _styled(data, tag, styles, asked, half_day, needed), zone
    return _of_fields(data, tag, _completed(asked, needed, defaults), half_day), zone


@cache
def plain(tag: str, method: str) -> Written:
    """What writes the parts of a date for a method that is asked for nothing else."""
    needed, defaults = _METHODS[method]
    return _filled(_of_fields(babel(tag), tag, _completed({}, needed, defaults), None), tag)


@lru_cache(maxsize=256)
def asked(tag: str, method: str, given: Given) -> Written | None:
    """The same for these options; None where they name a zone, or are refused."""
    try:
        pattern, zone = _asked_pattern(babel(tag), tag, method, {name: value for name, _, value in given})
    except LatebindError:
        return None
    return _filled(pattern, tag) if zone is None else None


def _completed(asked: Asked, needed: tuple[str, ...], defaults: tuple[str, ...]) -> Asked:
    """The parts that are shown: ECMA-402's defaults where none of those needed was asked for."""
    if any(field in asked for field in needed):
        return asked
    return asked | dict.fromkeys(defaults, "numeric")


def _styled(
    data: Locale,
    tag: str,
    styles: Mapping[str, str | None],
    asked: Asked,
    half_day: bool | None,
    needed: tuple[str, ...],
) -> str:
    """The pattern of `dateStyle` and `timeStyle`."""
    if asked:
        raise fail("LOCALE_STYLE", name=next(iter(asked)), other="dateStyle or timeStyle")
    day, time = styles["dateStyle"], styles["timeStyle"]
    if (day and needed is _TIME_FIELDS) or (time and needed is _DATE_FIELDS):
        name = "dateStyle" if day and needed is _TIME_FIELDS else "timeStyle"
        raise fail("LOCALE_STYLE", name=name, other="a method that shows no such part")
    parts = []
    if time:
        pattern = data.time_formats[time].pattern
        if half_day is not None and half_day is not _half_day(data):
            if day:
                raise _uncompared(["dateStyle", "timeStyle", "hour12"])
            pattern = _best(tag, _with_hours(_lengths(pattern), half_day), ())
        parts.append(pattern)
    if day:
        parts.append(data.date_formats[day].pattern)
    return parts[0] if len(parts) == 1 else _joined(data, tag, day or "", *parts)


def _joined(data: Locale, tag: str, style: str, time: str, day: str) -> str:
    joins = LOCALES[tag]
    join = getattr(joins, style) if style in ("full", "long") else joins.short or data.datetime_formats[style]
    return str(join).replace("{1}", day).replace("{0}", time)


def _half_day(data: Locale) -> bool:
    """Whether a locale counts hours to twelve."""
    return "h" in data.time_formats["short"].pattern


def _of_fields(data: Locale, tag: str, asked: Asked, half_day: bool | None) -> str:
    """The pattern that shows these parts."""
    if half_day is None:
        half_day = _half_day(data)
    days = {_LETTERS[name]: _LENGTHS[asked[name]] for name in _DATE_FIELDS if name in asked}
    times = {_LETTERS[name]: _LENGTHS[asked[name]] for name in _TIME_FIELDS if name in asked}
    times = _with_hours(times, half_day)
    if not (days and times) or _skeletons(tag, days | times):
        return _best(tag, days | times, tuple(asked))
    if days.keys() == {"E"}:
        raise _uncompared(asked)
    day, time = _best(tag, days, tuple(asked)), _best(tag, times, tuple(asked))
    month = _LENGTHS[asked["month"]] if "month" in asked else 1
    style = {4: "full" if "weekday" in asked else "long", 3: "medium"}.get(month, "short")
    return _joined(data, tag, style, time, day)


def _uncompared(asked: Iterable[str]) -> LatebindError:
    """The error for parts that no text of Node's was compared for."""
    return fail("LOCALE_FIELDS", found=", ".join(asked))


def _with_hours(lengths: Lengths, half_day: bool) -> Lengths:
    hours = "h" if half_day else "H"
    return {hours if letter in ("h", "H") else letter: length for letter, length in lengths.items()}


class _Candidate(NamedTuple):
    """A pattern, the lengths of its skeleton's fields, and whether CLDR lists it under that skeleton."""

    lengths: Lengths
    pattern: str
    listed: bool


@cache
def _candidates(tag: str) -> list[_Candidate]:
    """The patterns of a locale in ICU's order, the first of several that are as near being taken."""
    data = babel(tag)
    own = [*data.date_formats.values(), *data.time_formats.values()]
    found = [_Candidate(_lengths(pattern.pattern), pattern.pattern, False) for pattern in own]
    skeletons = {name: pattern.pattern for name, pattern in data.datetime_skeletons.items()} | SKELETONS.get(tag, {})
    preferred = PREFERRED.get(tag, ("MMMdd",))
    for name in sorted(skeletons, key=lambda name: (name not in preferred, name)):
        found.append(_Candidate(_lengths(name), skeletons[name], True))
    # What is listed under a skeleton replaces another pattern of it, in its place.
    return list({tuple(sorted(candidate.lengths.items())): candidate for candidate in found}.values())


def _lengths(pattern: str) -> Lengths:
    """The fields of a pattern or a skeleton and their lengths; those of hours and days of the week as in skeletons."""
    fields = [match["field"] for match in _PIECE.finditer(pattern) if match["field"]]
    found = {_SAME.get(field[0], field[0]): len(field) for field in fields if field[0] != "a"}
    return found | ({"E": max(3, found["E"])} if "E" in found else {})


def _skeletons(tag: str, wanted: Lengths) -> list[_Candidate]:
    return [candidate for candidate in _candidates(tag) if candidate.lengths.keys() == wanted.keys()]


def _best(tag: str, wanted: Lengths, asked: tuple[str, ...]) -> str:
    """The pattern of the skeleton that is nearest to the wanted lengths of fields, made to have these."""
    found = _skeletons(tag, wanted)
    if not found and wanted.keys() in ({"m"}, {"s"}):
        return next(iter(wanted))  # however it was asked for
    if not found:
        raise _uncompared(asked)
    best = min(found, key=lambda candidate: sum(_distance(candidate.lengths[key], wanted[key]) for key in wanted))
    return _PIECE.sub(lambda match: _adjusted(match, best, wanted), best.pattern)


def _distance(found: int, wanted: int) -> int:
    # A name where a number is wanted is far off.
    return abs(found - wanted) + (100 if (found > 2) != (wanted > 2) else 0)


_SAME = {"L": "M", "c": "E"}


def _adjusted(match: re.Match[str], best: _Candidate, wanted: Lengths) -> str:
    """A field of a pattern with the length that was asked for (ICU's adjustFieldTypes)."""
    field = match["field"]
    if field is None:
        return match[0]
    letter = _SAME.get(field[0], field[0])
    if letter in ("m", "s") or letter not in wanted:
        return field
    length = 3 if letter == "E" and len(field) < 3 else len(field)
    if best.listed and (best.lengths[letter] == wanted[letter] or (length > 2) != (wanted[letter] > 2)):
        return field
    return field[0] * wanted[letter]


# writing


@lru_cache(maxsize=256)
def _filled(pattern: str, tag: str) -> Written:
    """What writes the parts of a date in a pattern."""
    data = babel(tag)
    shown, parts = "", []
    for match in _PIECE.finditer(pattern):
        if (field := match["field"]) is not None:
            shown += "%s"
            parts.append(_WRITERS[field[0]](len(field), data))
        else:
            shown += (match["other"] if match["text"] is None else match["text"]).replace("%", "%%")
    shown = _spaced(shown)
    return lambda fields: shown % tuple([part(fields) for part in parts])


def _spaced(text: Any) -> str:
    """V8 writes a space where newer CLDR has a narrow one: programs had come to rely on it."""
    return str(text).replace("\u202f", " ")


# What writes a field of so many letters.
Writer = Callable[[int, Any], Part]


def _number(index: int) -> Writer:
    def writer(length: int, data: Any) -> Part:
        if length == 1:
            return itemgetter(index)
        return lambda fields: str(fields[index]).rjust(length, "0")

    return writer


def _year(length: int, data: Any) -> Part:
    def year(fields: time_values.Fields) -> str | int:
        year = fields[0] if fields[0] > 0 else 1 - fields[0]  # before our era
        return f"{year % 100:02d}" if length == 2 else year

    return year


_WIDTHS = {3: "abbreviated", 4: "wide"}


def _names(names: Any, data: Locale, letter: str, length: int) -> Any:
    """Names of months or days of the week, of that length; `L` and `c` are those that stand alone."""
    alone = letter in _SAME and f"{_SAME[letter]}{length}" in ALONE.get(str(data), ())
    return {key: _spaced(name) for key, name in names["stand-alone" if alone else "format"][_WIDTHS[length]].items()}


def _month(letter: str) -> Writer:
    def writer(length: int, data: Locale) -> Part:
        if length <= 2:
            return _padded(lambda fields: fields[1] + 1, length)
        names = _names(data.months, data, letter, length)
        return lambda fields: names[fields[1] + 1]

    return writer


def _weekday(letter: str) -> Writer:
    def writer(length: int, data: Locale) -> Part:
        # Babel counts from Monday.
        names = _names(data.days, data, letter, max(3, length))
        return lambda fields: names[(fields[7] - 1) % 7]

    return writer


def _period(length: int, data: Any) -> Part:
    names = data.day_periods["format"]["abbreviated"]
    early, late = _spaced(names["am"]), _spaced(names["pm"])
    return lambda fields: early if fields[3] < 12 else late


def _twelve(length: int, data: Any) -> Part:
    return _padded(lambda fields: (fields[3] + 11) % 12 + 1, length)


def _padded(number: Callable[[time_values.Fields], int], length: int) -> Part:
    return number if length == 1 else lambda fields: str(number(fields)).rjust(length, "0")


_WRITERS: dict[str, Writer] = {
    "y": _year,
    "M": _month("M"),
    "L": _month("L"),
    "d": _number(2),
    "E": _weekday("E"),
    "c": _weekday("c"),
    "a": _period,
    "H": _number(3),
    "h": _twelve,
    "m": _number(4),
    "s": _number(5),
}
