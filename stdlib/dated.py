"""Inline forms of dates: calls of what `quick_dates` and `quick_calendar` have, which are loaded with `datetime` when a
program has such a call."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from latebind.interp.inline import Inline

# Steps for a zone, which is looked up in files.
ZONE_COST = 50

# The moment of a text as machines write it, in place, and that of any other by a call. Of what Python's parser takes, only
# these forms have the signs that are looked at; see `quick_dates`.
USUAL_MOMENT = (
    "(read_moment(text) if"
    " (len(text) == 24 and text[23] == 'Z' or len(text) == 29 and text[23] == '+' and '+00:00' in text)"
    " and text[19] == '.' and text[10] == 'T' and text[7] == '-' else call(text))"
)


def dated(params: str, name: str, give: str = "", when: str = "", **options: Any) -> Inline:
    """The form that is a call of what these have by this name (`table.key` is in a table), or what `give` makes of
    its value. An empty name: `give` needs nothing of it."""

    def load() -> Callable[..., Any]:
        from latebind.stdlib import quick_calendar, quick_dates

        table, _, key = name.partition(".")
        found = getattr(quick_dates, table, None) or getattr(quick_calendar, table)
        called: Callable[..., Any] = found[key] if key else found
        return called

    given = give or f"call({', '.join(params.split())})"
    # Longer texts are none of which moments are read.
    return Inline(params, given, when, 0, load=load if name else None, **options)
