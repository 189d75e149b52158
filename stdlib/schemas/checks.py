"""What `.min(3)`, `.email()`, `.trim()` and `.refine(…)` add to a schema. `table` calls it."""

from __future__ import annotations

import math
import sys
from collections.abc import Collection
from typing import Any

from latebind.grammar.errors import fail
from latebind.interp.access import call
from latebind.interp.equality import plain
from latebind.interp.library import Closure
from latebind.interp.limits import Run
from latebind.interp.operators import truthy
from latebind.interp.text import number_text
from latebind.interp.values import MISSING, SAFE_INT, DateValue, Handle, RegexValue
from latebind.stdlib.patterns.matching import new_subject
from latebind.stdlib.schemas.formats import FORMATS, fits_pattern
from latebind.stdlib.schemas.model import Check, Issue, Path

_UNITS = {str: ("string", "characters"), list: ("array", "items")}


# What zod 3 took beside a message, and zod 4 ignores.
_OPTIONS = {
    "required_error": 'write `{ error: "…" }`: one message for what is absent and what is of another kind',
    "invalid_type_error": 'write `{ error: "…" }`: one message for what is absent and what is of another kind',
    "errorMap": 'write `{ error: "…" }`, the message itself',
    "description": "write `.describe(text)` behind it",
    "abort": "only conditions of `refine` stop those behind them",
    "when": "conditions are checked where those before them hold",
}


def message_of(given: Any, method: str, also: Collection[str] = ()) -> str | None:
    """The message that a method was given: a text, or `{ message }` or `{ error }`, where `also` names what else may be
    said. Raises SCHEMA_MESSAGE for functions, SCHEMA_OPTION for what is no option."""
    if given is None or isinstance(given, str):
        return given
    for name in given if isinstance(given, dict) else ():
        if name not in ("message", "error") and name not in also:
            raise fail("SCHEMA_OPTION", method=method, name=name, hint=_OPTIONS.get(name))
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


def form(name: str, message: str | None, pattern: str | None = None) -> Check:
    """`.email()`, `.url()`, `.uuid()`. `pattern` is what `time` and `datetime` take with their options."""
    fits, words, written = FORMATS[name]
    if pattern is not None:
        fits = fits_pattern(pattern)

    def test(run: Run, value: Any, issues: list[Issue]) -> Any:
        run.charge(len(value) >> 4)
        if not fits(value):
            issues.append(Issue("invalid_format", message or f"Invalid {words}", goes_on=True))
        elif name == "url":
            return value.strip()
        return value

    writes: dict[str, Any] = {} if written is None else {"format": written}
    if pattern is not None and (written is None or pattern.endswith("?)$")):
        writes = {"pattern": pattern}
    elif name.startswith("base64"):
        writes["contentEncoding"] = name
    return Check(test, writes=writes)


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


def cased(name: str, message: str | None) -> Check:
    """`.lowercase()`, `.uppercase()`: no letter from A to Z of the other case."""
    left = "abcdefghijklmnopqrstuvwxyz" if name == "uppercase" else "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

    def test(run: Run, value: Any, issues: list[Issue]) -> Any:
        run.charge(len(value) >> 4)
        if any(letter in value for letter in left):
            issues.append(Issue("invalid_format", message or f"Invalid {name}", goes_on=True))
        return value

    return Check(test, writes={"format": name, "pattern": f"^[^{left[0]}-{left[-1]}]*$"})


def day(sign: str, limit: DateValue, message: str | None) -> Check:
    """`.min` and `.max` of dates."""

    def test(run: Run, value: Any, issues: list[Issue]) -> Any:
        early, late = value.time < limit.time, value.time > limit.time
        if early if sign == ">=" else late:
            word = "small" if early else "big"
            shown = message or f"Too {word}: expected date to be {sign}{number_text(limit.time)}"
            issues.append(Issue(f"too_{word}", shown, goes_on=True))
        return value

    return Check(test)


def sized(name: str, message: str | None) -> Check:
    """`z.int32()`, `z.uint32()`, `z.float32()`: a number within what so many bits hold."""
    least, most = RANGES[name]
    integer = whole(message) if "int" in name else None

    def test(run: Run, value: Any, issues: list[Issue]) -> Any:
        known = len(issues)
        if integer is not None:
            integer.test(run, value, issues)
        if len(issues) > known:
            return value
        if value < least or value > most:
            word, sign, limit = ("small", ">=", least) if value < least else ("big", "<=", most)
            shown = message or f"Too {word}: expected number to be {sign}{number_text(limit)}"
            issues.append(Issue(f"too_{word}", shown, goes_on=True))
        return value

    return Check(test, writes={"type": "integer" if "int" in name else "number", "minimum": least, "maximum": most})


_FLOAT32 = 3.4028234663852886e38
RANGES: dict[str, tuple[int | float, int | float]] = {
    "int32": (-(2**31), 2**31 - 1),
    "uint32": (0, 2**32 - 1),
    "float32": (-_FLOAT32, _FLOAT32),
    "float64": (-sys.float_info.max, sys.float_info.max),
}


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


def path_of(given: Any, method: str) -> Path:
    """Where in a value an issue is, as its finder says: keys and indices. Raises SCHEMA_OPTION for anything else."""
    keys = [plain(key) for key in given] if isinstance(given, list) else []
    for key in keys:
        if not (key.__class__ is str or ((key.__class__ is int or key.__class__ is float) and key == key // 1)):
            hint = 'a path is an array of keys and indices: `path: ["items", 0]`'
            raise fail("SCHEMA_OPTION", method=method, name="path", hint=hint)
    return tuple([int(key) if key.__class__ is float else key for key in keys])


_REFINE = ("path", "params", "abort")


def refined(function: Any, options: Any, method: str = "refine", *, goes_on: bool = True) -> Check:
    """`.refine(function, message | { message, path, abort })`. `goes_on`: whether more is checked where it fails."""
    message = message_of(options, method, _REFINE)
    given = options if isinstance(options, dict) else {}
    path = path_of(given.get("path"), method)
    goes_on = not given["abort"] if given.get("abort") is not None else goes_on

    def test(run: Run, value: Any, issues: list[Issue]) -> Any:
        if not truthy(call(run, function, None if value is MISSING else value)):
            issues.append(Issue("custom", message or "Invalid input", path, goes_on=goes_on))
        return value

    return Check(test)


class Reporter(Handle):
    """The second argument of `superRefine` and `transform`: `ctx.addIssue(…)` says what is wrong."""

    kind = "schema context"

    def __init__(self, issues: list[Issue], *, final: bool) -> None:
        self.issues = issues
        self.final = final

    def add(self, given: Any) -> None:
        """Take an issue: a message, or `{ message, code, path, fatal }`."""
        if not isinstance(given, dict):
            given = {"message": given}
        message, path = given.get("message"), given.get("path")
        code = given.get("code") or "custom"
        if not isinstance(code, str) or not isinstance(message, str | None) or (message is None and code != "custom"):
            raise fail("SCHEMA_MESSAGE", method="addIssue")
        places = path_of(path, "addIssue")
        ends = self.final or given.get("fatal") is True or given.get("continue") is False
        self.issues.append(Issue(code, "Invalid input" if message is None else message, places, goes_on=not ends))

    def same(self, other: Any) -> bool:
        return self is other


def reported(run: Run, function: Any, value: Any, issues: list[Issue], *, final: bool = False) -> Any:
    """What a function gives for a value, whose second argument adds to `issues`; each is the last one if `final`."""
    value = None if value is MISSING else value
    if function.__class__ is Closure:
        return call(run, function, value, Reporter(issues, final=final))
    return call(run, function, value)


def super_refined(function: Any) -> Check:
    """`.superRefine((value, ctx) => …)`."""

    def test(run: Run, value: Any, issues: list[Issue]) -> Any:
        reported(run, function, value, issues)
        return value

    return Check(test)


def overwritten(function: Any) -> Check:
    """`.overwrite(function)`: the value is another one of its kind from here on."""

    def test(run: Run, value: Any, issues: list[Issue]) -> Any:
        return call(run, function, value)

    return Check(test)
