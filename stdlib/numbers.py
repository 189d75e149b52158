"""`Number`, `Boolean`, `parseInt`, `parseFloat` and `parseNumber`: what makes numbers and tells them apart."""

from __future__ import annotations

import math
from typing import Any

from latebind.grammar.diagnostics import printable
from latebind.grammar.errors import LatebindError, fail
from latebind.grammar.lazy_regex import lazy_regex
from latebind.interp.convert import type_name
from latebind.interp.equality import plain
from latebind.interp.inline import Inline, quick
from latebind.interp.library import Namespace, Table
from latebind.interp.limits import NeedsRun, Run
from latebind.interp.operators import truthy
from latebind.interp.text import DIGITS, WHITE, finite, is_infinite, parse_number
from latebind.interp.text import text as as_text
from latebind.interp.values import SAFE_INT, DateValue
from latebind.stdlib import quick as quickly
from latebind.stdlib import quick_texts

BOOLEAN = Table(receiver="boolean")
NUMBER_FUNCTIONS = Table(owner="Number")
PARSING = Table()
CALLS = Table()

Number = int | float


# A number that is written with few digits, and any other.
_DIGITS_ALONE = (
    Inline("value", "int(value)", "len(value) < 16 and value.isascii() and value.isdigit()", 0, leaves=True),
    quick("value", quick_texts.number),
)


@CALLS.add(
    "Number(value: string | number | boolean | date): number",
    "The number that a text stands for; 1 for true; a date's milliseconds.",
    inline=(
        *_DIGITS_ALONE,
        Inline("value", "value", takes="number", number=True),
        quick("value", quick_texts.number_or_null, or_null=True),
    ),
)
def number(run: Run, value: str | Number | DateValue) -> Number:
    if isinstance(value, DateValue):
        if not isinstance(value.time, int):
            raise fail("INVALID_DATE_USED", what="`Number`")
        return value.time
    if isinstance(value, bool):
        return int(value)
    if not isinstance(value, str):
        return value
    run.charge(len(value) >> 6)
    found = parse_number(value)
    if found is None:
        if is_infinite(value):
            raise fail("NOT_FINITE")
        raise _not_a_number("Number", value)
    return found


def _not_a_number(function: str, written: str) -> LatebindError:
    """What is raised where JavaScript has NaN; also for blank text."""
    shown = printable(written[:40]) + ("…" if len(written) > 40 else "")
    return fail("NOT_NUMERIC", function=function, text=shown)


@CALLS.add(
    "Boolean(value: any): boolean",
    "Whether `value` is truthy: not false, null, 0 or an empty string.",
    inline=(
        Inline(
            "value",
            "value != 0 if value.__class__ is int else value if value.__class__ is bool else len(value) > 0",
            "value.__class__ is bool or value.__class__ is int or value.__class__ is str",
            leaves=True,
        ),
        quick("value", quickly.is_truthy, certain=True, leaves=True),
    ),
)
def boolean(run: Run, value: Any) -> bool:
    return truthy(value)


@PARSING.add(
    "parseNumber(value: string | number | null): number | null",
    "The number that a text stands for, or null.",
    inline=(_DIGITS_ALONE[0], quick("value", quick_texts.parsed, certain=True, takes="any")),
)
def parse(run: Run, value: str | Number | None) -> Number | None:
    if not isinstance(value, str):
        return value
    run.charge(len(value) >> 6)
    return parse_number(value)


_FLOAT = lazy_regex(r"[+-]?(?:Infinity|[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")


def _decimal_of(written: str) -> Number | None:
    """The decimal number at the start of a text, None where there is none; an infinity as such."""
    match = _FLOAT.match(written.lstrip(WHITE))
    if match is None:
        return None
    found = parse_number(match[0])
    return math.inf if found is None else found


def _decimal_or_null(text: Any) -> Number | None:
    written = quick_texts.written(text)
    return None if written is None else quick_texts.safe(_decimal_of(written))


@PARSING.add(
    "parseFloat(text: string | number): number",
    "The decimal number at the start of `text`.",
    inline=(
        Inline(
            "text",
            "float(text)",
            "len(text) < 16 and '.' in text and text.isascii() and text.replace('.', '', 1).isdigit()",
            0,
            number=True,
        ),
        quick("text", quick_texts.decimal, number=True),
        Inline("text", "text", "text != 0", takes="number", number=True),
        quick("text", _decimal_or_null, number=True),
        quick("text", _decimal_or_null, or_null=True),
    ),
)
def parse_float(run: Run, text: str | Number) -> Number:
    written = as_text(text)
    run.charge(len(written) >> 6)
    found = _decimal_of(written)
    if found is None:
        raise _not_a_number("parseFloat", written)
    if not finite(found):
        raise fail("NOT_FINITE")
    return _unless_digits_are_lost("parseFloat", found)


def _whole_of(written: str, radix: int) -> Number | None:
    """The whole number at the start of a text (ECMA-262, 19.2.5), None where there is none. Raises NOT_A_RADIX."""
    rest = written.lstrip(WHITE)
    sign, rest = (rest[0], rest[1:]) if rest[:1] in ("+", "-") else ("", rest)
    base = _to_int32(radix)
    if base in (0, 16) and rest[:2] in ("0x", "0X"):
        base, rest = 16, rest[2:]
    base = base or 10
    if not 2 <= base <= 36:
        raise fail("NOT_A_RADIX", found=radix)
    known = DIGITS[:base] + DIGITS[10:base].upper()
    digits = rest[: len(rest) - len(rest.lstrip(known))]
    if not digits:
        return None
    digits = digits.lstrip("0") or "0"
    found = int(digits, base) if len(digits) < 100 else SAFE_INT + 1
    if sign == "-":
        return -found if found else -0.0
    return found


# A number in few digits behind white space, which is no hexadecimal one.
_FEW_DIGITS = lazy_regex(r"[\t-\r ]*([+-]?[0-9]{1,15})(?![0-9xX])")


def _whole_or_null(text: Any, radix: Any = 0) -> Number | None:
    if radix.__class__ is not int or not (radix == 0 or 2 <= radix <= 36):
        raise NeedsRun
    if text.__class__ is str and len(text) < 64 and (radix == 0 or radix == 10) and text.isascii():
        if text.isdigit() and len(text) < 16:
            return int(text)
        if text[:1].isalpha():
            return None
        match = _FEW_DIGITS.match(text)
        if match is not None and (found := int(match[1])):
            return found
    if text is None and radix > 10:  # digits may be letters, also those of `null`
        raise NeedsRun
    written = quick_texts.written(text)
    return None if written is None else quick_texts.safe(_whole_of(written, radix))


@PARSING.add(
    "parseInt(text: string | number, radix?: integer): number",
    "The whole number at the start of `text`, in base 10 (16 after `0x`) or `radix`.",
    inline=(
        Inline("text", "int(text)", "len(text) < 16 and text.isascii() and text.isdigit()", 0, leaves=True),
        Inline(
            "text radix",
            "int(text)",
            "radix == 10 and len(text) < 16 and text.isascii() and text.isdigit()",
            0,
            leaves=True,
        ),
        Inline("text", "trunc(text)", "text >= 1 or text <= -1", takes="number", number=True),
        quick("text", _whole_or_null, number=True),
        Inline("text radix", "trunc(text)", "radix == 10 and (text >= 1 or text <= -1)", takes="number", number=True),
        quick("text radix", _whole_or_null, number=True),
        quick("text radix", _whole_or_null, or_null=True),
    ),
)
def parse_int(run: Run, text: str | Number, radix: int = 0) -> Number:
    written = as_text(text)
    run.charge(len(written) >> 6)
    found = _whole_of(written, radix)
    if found is None:
        raise _not_a_number("parseInt", written)
    return _unless_digits_are_lost("parseInt", found)


def _to_int32(value: int) -> int:
    return ((value + 0x80000000) & 0xFFFFFFFF) - 0x80000000


def _unless_digits_are_lost(function: str, found: Number) -> Number:
    """Give `found`, or raise DIGITS_LOST for a whole number beyond 2^53, which JavaScript would round. `Number(text)` and
    `parseNumber` keep them exact."""
    if isinstance(found, int) and not -SAFE_INT <= found <= SAFE_INT:
        raise fail("DIGITS_LOST", function=function)
    return found


def _is_number(value: Any) -> bool:
    return (value.__class__ is int or value.__class__ is float) and finite(value)


@NUMBER_FUNCTIONS.add(
    "isInteger(value: any): boolean",
    "Whether `value` is a number without a fraction.",
    inline=(
        Inline(
            "value",
            "value.__class__ is int or value.is_integer()",
            "value.__class__ is float or value.__class__ is int and -1000000000000000 <= value <= 1000000000000000",
            leaves=True,
        ),
        quick("value", quickly.is_whole, leaves=True),
    ),
)
def is_integer(run: Run, value: Any) -> bool:
    if type_name(value) != "number":  # a text is not even copied to find out
        return False
    value = plain(value)
    return _is_number(value) and bool(value == math.floor(value))


@NUMBER_FUNCTIONS.add(
    "isSafeInteger(value: any): boolean",
    "Whether `value` is a whole number up to 2^53 - 1.",
    inline=(
        Inline(
            "value",
            "value.__class__ is int or value.is_integer()",
            "(value.__class__ is float or value.__class__ is int) and -1000000000000000 <= value <= 1000000000000000",
            leaves=True,
        ),
        quick("value", quickly.is_safe, leaves=True),
    ),
)
def is_safe_integer(run: Run, value: Any) -> bool:
    return is_integer(run, value) and bool(-SAFE_INT <= plain(value) <= SAFE_INT)


@NUMBER_FUNCTIONS.add(
    "isFinite(value: any): boolean",
    "Whether `value` is a number.",
    inline=(
        Inline(
            "value",
            "value.__class__ is int or value.__class__ is float",
            "value.__class__ is str or (value.__class__ is float or value.__class__ is int) and -1000000000000000 <= value <= 1000000000000000",
            leaves=True,
        ),
        quick("value", quickly.is_finite, leaves=True),
    ),
)
def is_finite(run: Run, value: Any) -> bool:
    return type_name(value) == "number" and _is_number(plain(value))


@NUMBER_FUNCTIONS.add(
    "isNaN(value: any): boolean",
    "Whether `value` is NaN, as the time of an invalid date is.",
    inline=(Inline("value", "value != value", "value.__class__ is float or value.__class__ is int", leaves=True),),
)
def is_not_a_number(run: Run, value: Any) -> bool:
    if type_name(value) != "number":
        return False
    number = plain(value)
    return bool(number != number)


@PARSING.add(
    "isNaN(value: number | date): boolean",
    "Whether a date is invalid, or a number NaN, as `getTime` gives it.",
    inline=(Inline("value", "False", leaves=True),),
)
def is_nan(run: Run, value: Number | DateValue) -> bool:
    number = value.time if isinstance(value, DateValue) else value
    return number != number


@BOOLEAN.add(
    "toString(): string",
    "`true` or `false`.",
    inline=(Inline("this", "'true' if this else 'false'", leaves=True),),
)
def boolean_to_string(run: Run, value: bool) -> str:
    return "true" if value else "false"


NUMBER_NAMESPACE = Namespace(
    "Number",
    "Numbers: `Number(text)` and what tells kinds of numbers apart.",
    {
        **NUMBER_FUNCTIONS.entries,
        "parseInt": PARSING.entries["parseInt"],
        "parseFloat": PARSING.entries["parseFloat"],
        "MAX_SAFE_INTEGER": SAFE_INT,
        "MIN_SAFE_INTEGER": -SAFE_INT,
        "MAX_VALUE": 1.7976931348623157e308,
        "MIN_VALUE": 5e-324,
        "EPSILON": 2.0**-52,
    },
    call=CALLS.entries["Number"],
    protected=True,
)
