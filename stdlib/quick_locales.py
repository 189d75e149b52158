"""What inline forms of `toLocaleString` and its kin call: texts in locales, as they are written where there is a run.

Each gives None where the implementation is to be asked. Loaded when a program calls one.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import cache
from typing import Any

from latebind.interp import time_values
from latebind.stdlib import locale_dates, locale_numbers
from latebind.stdlib.decimals import Decimal
from latebind.stdlib.locale_data import FIVE_DIGITS, LOCALES, Given, babel
from latebind.stdlib.quick_calendar import fields

# Nobody gives more options, or longer ones, that anything can be made of.
_MOST, _LONGEST = 20, 30


@cache
def _has_babel() -> bool:
    """Whether there is Babel, which has the data of locales."""
    try:
        babel("en-US")
    except ImportError:
        return False
    return True


def _given(options: dict[str, Any]) -> Given | None:
    """Options by which a writer can be kept; None where one of them is not plain."""
    found: list[tuple[str, type, str | int]] = []
    for name, value in options.items():
        cls = value.__class__
        if name.__class__ is not str or len(name) > _LONGEST or len(found) == _MOST:
            return None
        if not (cls is int or cls is bool or (cls is str and len(value) <= _LONGEST)):
            return None
        found.append((name, cls, value))
    return tuple(found)


def date_writer(method: str) -> Callable[..., str | None]:
    """A method of dates in UTC: of a time value, a locale, and options perhaps."""

    def written(time: int, tag: str, options: dict[str, Any] | None = None) -> str | None:
        if tag not in LOCALES or not _has_babel():
            return None
        parts = fields(time) or time_values.fields(time)
        if not options:
            return locale_dates.plain(tag, method)(parts)
        given = _given(options)
        write = None if given is None else locale_dates.asked(tag, method, given)
        return None if write is None else write(parts)

    return written


@cache
def _group(tag: str) -> str:
    """What stands between thousands."""
    return str(babel(tag).number_symbols["latn"]["group"])


def number_text(value: int | float, tag: str, options: dict[str, Any] | None = None) -> str | None:
    """`toLocaleString` of a number."""
    if tag not in LOCALES or not _has_babel():
        return None
    if options is None and value.__class__ is int and tag not in FIVE_DIGITS:
        shown, group = f"{value:,}", _group(tag)
        return shown if group == "," else shown.replace(",", group)
    given = _given(options) if options else ()
    write = None if given is None else locale_numbers.asked(tag, given)
    if write is None:
        return None
    if value.__class__ is int:
        return write(Decimal(int(value), 0), value < 0)
    whole, _, fraction = repr(value).partition(".")
    if not fraction.isdigit():  # it has an exponent
        return None
    units = Decimal(int(whole), 0) if fraction == "0" else Decimal(int(whole + fraction), len(fraction))
    return write(units, math.copysign(1.0, value) < 0)
