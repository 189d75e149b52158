"""What `.min(3)`, `.email()`, `.trim()` and `.refine(…)` add to a schema. `table` calls it."""

from __future__ import annotations

import math
from typing import Any

from latebind.grammar.errors import fail
from latebind.interp.access import call
from latebind.interp.limits import Run
from latebind.interp.operators import truthy
from latebind.interp.text import number_text
from latebind.interp.values import MISSING, SAFE_INT, RegexValue
from latebind.stdlib.patterns.matching import new_subject
from latebind.stdlib.schemas.formats import FORMATS
from latebind.stdlib.schemas.model import Check, Issue

_UNITS = {str: ("string", "characters"), list: ("array", "items")}


def message_of(given: Any, method: str) -> str | None:
    """The message that a method was given: a text, or `{ message }` or `{ error }`. Raises BAD_MESSAGE for functions."""
    if given is None or isinstance(given, str):
        return given
    found = given.get("error", given.get("message")) if isinstance(given, dict) else given
    if found is not None and not isinstance(found, str):
        raise fail("SCHEMA_MESSAGE", method=method)
    return found


def _measured(value: Any) -> bool:
    return value.__class__ in _UNITS


def length(sign: str, limit: int, message: str | None) -> Check:
    """`.min`, `.max` (`>=`, `<=`) and `.length` (`=`) of texts and arrays."""

    def test(run: Run, value: Any, issues: list[Issue]) -> Any:
        size = len(value)
        origin, unit = _UNITS[value.__class__]
        too_big = size > limit and sign != ">="
        too_small = size < limit and sign != "<="
        if too_big or too_small:
            word, how = ("big", "<=") if too_big else ("small", ">=")
            shown = (
                message or f"Too {word}: expected {origin} to have {'exactly ' if sign == '=' else how}{limit} {unit}"
            )
            issues.append(Issue(f"too_{word}", shown, goes_on=True))
        return value

    names = {">=": ("min",), "<=": ("max",), "=": ("min", "max")}[sign]
    return Check(test, whenever=_measured, writes={f"{name}Length": limit for name in names})


def bound(sign: str, limit: int | float, message: str | None) -> Check:
    """`.min`, `.gt` and the like, of numbers."""

    def test(run: Run, value: Any, issues: list[Issue]) -> Any:
        right = {">=": value >= limit, ">": value > limit, "<=": value <= limit, "<": value < limit}[sign]
        if not right:
            word = "small" if sign[0] == ">" else "big"
            shown = message or f"Too {word}: expected number to be {sign}{number_text(limit)}"
            issues.append(Issue(f"too_{word}", shown, goes_on=True))
        return value

    names = {">=": "minimum", ">": "exclusiveMinimum", "<=": "maximum", "<": "exclusiveMaximum"}
    return Check(test, writes={names[sign]: limit})


def multiple(divisor: int | float, message: str | None) -> Check:
    """`.multipleOf`."""

    def test(run: Run, value: Any, issues: list[Issue]) -> Any:
        if not _divides(value, divisor):
            shown = message or f"Invalid number: must be a multiple of {number_text(divisor)}"
            issues.append(Issue("not_multiple_of", shown, goes_on=True))
        return value

    return Check(test, writes={"multipleOf": divisor})


def _divides(value: int | float, divisor: int | float) -> bool:
    """Whether a number is a multiple of another one, but for what doubles lose; zod's tolerance."""
    if value.__class__ is int and divisor.__class__ is int:
        return value % divisor == 0
    try:
        ratio = value / divisor
    except OverflowError:  # a host's int beyond the doubles
        return False
    return math.isfinite(ratio) and abs(ratio - round(ratio)) <= 2**-52 * max(abs(ratio), 1)


def whole(message: str | None) -> Check:
    """`.int()`: a whole number that a double holds exactly."""

    def test(run: Run, value: Any, issues: list[Issue]) -> Any:
        if value != math.floor(value):
            issues.append(Issue("invalid_type", message or "Invalid input: expected int, received number"))
        elif abs(value) > SAFE_INT:
            word, sign = ("big", "<=") if value > 0 else ("small", ">=")
            limit = SAFE_INT if value > 0 else -SAFE_INT
            issues.append(
                Issue(f"too_{word}", message or f"Too {word}: expected int to be {sign}{limit}", goes_on=True)
            )
        return value

    return Check(test, writes={"type": "integer", "minimum": -SAFE_INT, "maximum": SAFE_INT})


def form(name: str, message: str | None) -> Check:
    """`.email()`, `.url()`, `.uuid()`."""
    fits, words, written = FORMATS[name]

    def test(run: Run, value: Any, issues: list[Issue]) -> Any:
        run.charge(len(value) >> 4)
        if not fits(value):
            issues.append(Issue("invalid_format", message or f"Invalid {words}", goes_on=True))
        elif name == "url":
            return value.strip()
        return value

    return Check(test, writes={"format": written})


def pattern(regex: RegexValue, message: str | None) -> Check:
    """`.regex(/…/)`."""
    shown = f"/{regex.members['source']}/{regex.members['flags']}"

    def test(run: Run, value: Any, issues: list[Issue]) -> Any:
        if regex.pattern.match_at(run, new_subject(run, value), 0) is None:
            issues.append(
                Issue("invalid_format", message or f"Invalid string: must match pattern {shown}", goes_on=True)
            )
        return value

    return Check(test, writes={"pattern": regex.members["source"]})


def part(method: str, wanted: str, message: str | None) -> Check:
    """`.startsWith`, `.endsWith`, `.includes`."""
    verb = {"startsWith": "start with", "endsWith": "end with", "includes": "include"}[method]

    def test(run: Run, value: Any, issues: list[Issue]) -> Any:
        run.charge((len(value) + len(wanted)) >> 4)
        found = {
            "startsWith": value.startswith(wanted),
            "endsWith": value.endswith(wanted),
            "includes": wanted in value,
        }
        if not found[method]:
            issues.append(Issue("invalid_format", message or f'Invalid string: must {verb} "{wanted}"', goes_on=True))
        return value

    return Check(test)


def changed(method: Any) -> Check:
    """`.trim()`, `.toLowerCase()`: the value is another one from here on."""

    def test(run: Run, value: Any, issues: list[Issue]) -> Any:
        return method(run, value)

    return Check(test)


def refined(function: Any, options: Any) -> Check:
    """`.refine(function, message | { message, path })`."""
    message = message_of(options, "refine")
    path = tuple(options["path"]) if isinstance(options, dict) and isinstance(options.get("path"), list) else ()

    def test(run: Run, value: Any, issues: list[Issue]) -> Any:
        if not truthy(call(run, function, None if value is MISSING else value)):
            issues.append(Issue("custom", message or "Invalid input", path, goes_on=True))
        return value

    return Check(test)
