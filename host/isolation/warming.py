"""What a zygote loads before it gives up the file system: modules and data that builtins load when they are first used."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from latebind.grammar.errors import LatebindError
from latebind.grammar.source import Source
from latebind.host.api import library
from latebind.host.program_cache import EXPRESSION, SCRIPT, Recipe, compile_recipe
from latebind.interp.limits import DEFAULT
from latebind.stdlib.locale_data import LOCALES

# One of each: expressions whose first evaluation loads something, and errors whose explanation does.
_EXPRESSIONS = (
    '"é".normalize("NFD") + "ß".localeCompare("s")',
    'hash.sha256("a")',
    'matches("a1", "^[a-z]\\\\d$")',
    'date.format("2025-01-31T10:00:00Z", "YYYY-MM-DD HH:mm", "America/Guayaquil")',
    'date.add("2025-01-31", 1, "month")',
    'date.parse("31/01/2025", "DD/MM/YYYY")',
    'date.parts(now(), "Europe/Madrid")',
    "[uuid(), Math.random(), Math.hypot(1, 2), Math.clz32(1), Math.fround(1.5)]",
    'btoa("a") + atob("YQ==") + encodeURIComponent("ñ")',
    'JSON.stringify(JSON.parse("[1, {\\"a\\": 2.5}]"))',
    '"name".nmae',
    "unknwon + 1",
    "range(3).map(x => x * 2).filter(x => x > 1).toSorted((a, b) => b - a)",
    'help("map")',
    'new Date("Nov 21, 2026").getHours() + Date.parse("2026-11-21T10:00:00Z")',
    'decimal.add("0.1", "0.2")',
)
_OF_LOCALES = (
    '(1234.5).toLocaleString("{}", {{style: "currency", currency: "USD"}})',
    '(0.5).toLocaleString("{}", {{style: "percent"}})',
    'new Date(0).toLocaleString("{}", {{dateStyle: "full", timeStyle: "long"}})',
    'new Date(0).toLocaleString("{}", {{weekday: "long", month: "long", day: "numeric"}})',
)

# Lower than the default ones, so that programs have a run, as a worker's always have: without one, some functions do with
# less than they load otherwise.
_LIMITS = replace(DEFAULT, steps=DEFAULT.steps - 1)

_ZONES: list[Any] = []  # which keeps them loaded


def warm_up() -> None:
    """Evaluate what loads something, and read all time zones."""
    texts = [*_EXPRESSIONS, *(text.format(tag) for tag in LOCALES for text in _OF_LOCALES)]
    for recipe, text in (*((SCRIPT, text) for text in texts), (EXPRESSION, "1"), (Recipe("template"), "{{1}}")):
        try:
            compile_recipe(recipe, Source(text), library(), _LIMITS)()
        except LatebindError as error:
            error.render()
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

    for name in available_timezones():
        try:
            _ZONES.append(ZoneInfo(name))
        except (ZoneInfoNotFoundError, ValueError, OSError):
            continue
