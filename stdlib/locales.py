"""`toLocaleString` of numbers and dates, and its kin. What writes the texts is imported when a script first asks for one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from latebind.interp.inline import Inline
from latebind.interp.library import Table
from latebind.interp.limits import Run
from latebind.interp.values import DateValue

LOCALE_NUMBER = Table(receiver="number")
LOCALE_DATE = Table(receiver="date")

Options = dict[str, Any]


def _numbers() -> Callable[..., str | None]:
    from latebind.stdlib.quick_locales import number_text

    return number_text


@LOCALE_NUMBER.add(
    "toLocaleString(locale?: string, options?: object): string",
    'As people write it: `x.toLocaleString("es-EC", { style: "currency", currency: "USD" })`.',
    cost=20,
    inline=(
        Inline("this locale", "call(this, locale)", load=_numbers, leaves=True),
        Inline("this locale options", "call(this, locale, options)", load=_numbers, leaves=True),
    ),
)
def number_text(run: Run, value: int | float, locale: str | None = None, options: Options | None = None) -> str:
    from latebind.stdlib.locale_numbers import write

    return write(run, value, locale, options or {})


def _add(name: str, doc: str) -> None:
    def date_text(run: Run, date: DateValue, locale: str | None = None, options: Options | None = None) -> str:
        from latebind.stdlib.locale_dates import write

        return write(run, name, date, locale, options or {})

    def load() -> Callable[..., str | None]:
        from latebind.stdlib.quick_locales import date_writer

        return date_writer(name)

    when = "this.time.__class__ is int"
    forms = (
        Inline("this locale", "call(this.time, locale)", when, load=load, leaves=True, utc=True),
        Inline("this locale options", "call(this.time, locale, options)", when, load=load, leaves=True, utc=True),
    )
    LOCALE_DATE.add(f"{name}(locale?: string, options?: object): string", doc, cost=20, inline=forms)(date_text)


_add("toLocaleString", "Day and time as people of a locale write them, in local time.")
_add("toLocaleDateString", "The day as people of a locale write it, in local time.")
_add("toLocaleTimeString", "The time as people of a locale write it, in local time.")
