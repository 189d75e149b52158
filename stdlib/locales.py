"""`toLocaleString` of numbers and dates, and its kin. What writes the texts is imported when a script first asks for one."""

from __future__ import annotations

from typing import Any

from latebind.interp.inline import quick
from latebind.interp.library import Table
from latebind.interp.limits import Run
from latebind.interp.values import DateValue
from latebind.stdlib import quick_texts

LOCALE_NUMBER = Table(receiver="number")
LOCALE_DATE = Table(receiver="date")

Options = dict[str, Any]


@LOCALE_NUMBER.add(
    "toLocaleString(locale?: string, options?: object): string",
    'As people write it: `x.toLocaleString("es-EC", { style: "currency", currency: "USD" })`.',
    cost=20,
    inline=(quick("this locale", quick_texts.in_english, leaves=True),),
)
def number_text(run: Run, value: int | float, locale: str | None = None, options: Options | None = None) -> str:
    from latebind.stdlib.locale_numbers import write

    return write(run, value, locale, options or {})


def _add(name: str, doc: str) -> None:
    def date_text(run: Run, date: DateValue, locale: str | None = None, options: Options | None = None) -> str:
        from latebind.stdlib.locale_dates import write

        return write(run, name, date, locale, options or {})

    LOCALE_DATE.add(f"{name}(locale?: string, options?: object): string", doc, cost=20)(date_text)


_add("toLocaleString", "Day and time as people of a locale write them, in local time.")
_add("toLocaleDateString", "The day as people of a locale write it, in local time.")
_add("toLocaleTimeString", "The time as people of a locale write it, in local time.")
