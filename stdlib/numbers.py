"""Methods of numbers and booleans, `Number`, `Boolean`, `parseInt`, `parseFloat` and `parseNumber`: the digits are V8's."""

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
from latebind.interp.text import WHITE, finite, number_text, parse_number
from latebind.interp.text import text as as_text
from latebind.interp.values import SAFE_INT, DateValue
from latebind.stdlib import quick_texts

NUMBER = Table(receiver="number")
BOOLEAN = Table(receiver="boolean")
NUMBER_FUNCTIONS = Table(owner="Number")
PARSING = Table()
CALLS = Table()

Number = int | float
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


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
        raise _not_a_number("Number", value)
    return found


def _not_a_number(function: str, written: str) -> LatebindError:
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
        quick("value", truthy, certain=True, leaves=True),
    ),
)
def boolean(run: Run, value: Any) -> bool:
    return truthy(value)


@PARSING.add(
    "parseNumber(value: string | number | null): number | null",
    "The number that a text stands for, or null.",
    inline=_DIGITS_ALONE,
)
def parse(run: Run, value: str | Number | None) -> Number | None:
    if not isinstance(value, str):
        return value
    run.charge(len(value) >> 6)
    return parse_number(value)


_FLOAT = lazy_regex(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")


def _decimal_of(written: str) -> Number | None:
    """The decimal number at the start of a text, None where there is none."""
    match = _FLOAT.match(written.lstrip(WHITE))
    return None if match is None else parse_number(match[0])


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
    known = _DIGITS[:base] + _DIGITS[10:base].upper()
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
        quick("text", _whole_or_null, number=True),
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


@NUMBER.add(
    "toFixed(digits?: integer): string",
    "With exactly this many digits behind the point: 0 to 100.",
    inline=(
        Inline(
            "this digits",
            "('%.' + str(digits) + 'f') % this",
            f"0 <= digits <= 8 and this != 0 and {quick_texts.BETWEEN.format('this')}",
            narrow=True,
            literal="digits",
            leaves=True,
        ),
        quick("this digits", quick_texts.fixed, leaves=True),
        Inline("this", "call(this, 0)", call=quick_texts.fixed, leaves=True),
    ),
)
def to_fixed(run: Run, value: Number, digits: int = 0) -> str:
    if not 0 <= digits <= 100:
        raise fail("BAD_DIGITS", function="toFixed", least=0, found=digits)
    if abs(value) >= 1e21 and isinstance(value, float):
        return number_text(value)
    scaled = str(_rounded(abs(value), digits))
    sign = "-" if value < 0 else ""
    if digits == 0:
        return sign + scaled
    scaled = scaled.rjust(digits + 1, "0")
    return f"{sign}{scaled[:-digits]}.{scaled[-digits:]}"


def _rounded(value: Number, digits: int) -> int:
    """`value * 10**digits`, exactly, rounded to a whole number; halves go up."""
    above, below = _ratio(value)
    if digits >= 0:
        above *= 10**digits
    else:
        below *= 10**-digits
    return (2 * above + below) // (2 * below)


def _ratio(value: Number) -> tuple[int, int]:
    if not finite(value):
        raise fail("NOT_FINITE")
    return value.as_integer_ratio()


# A number's shortest text.
_SHOWN = (
    Inline("this", "str(this)", "this.__class__ is int", leaves=True),
    Inline("this", "call(this)", call=number_text, leaves=True),
)


@NUMBER.add(
    "toPrecision(digits?: integer): string",
    "With this many significant digits: 1 to 100.",
    inline=(*_SHOWN, quick("this digits", quick_texts.precise, leaves=True)),
)
def to_precision(run: Run, value: Number, digits: int | None = None) -> str:
    if digits is None:
        return number_text(value)
    if not 1 <= digits <= 100:
        raise fail("BAD_DIGITS", function="toPrecision", least=1, found=digits)
    sign = "-" if value < 0 else ""
    written, exponent = _significant(abs(value), digits)
    if exponent < -6 or exponent >= digits:
        fraction = f".{written[1:]}" if digits > 1 else ""
        return f"{sign}{written[0]}{fraction}e{exponent:+d}"
    if exponent == digits - 1:
        return sign + written
    if exponent >= 0:
        return f"{sign}{written[: exponent + 1]}.{written[exponent + 1 :]}"
    return f"{sign}0.{'0' * -(exponent + 1)}{written}"


def _significant(value: Number, digits: int) -> tuple[str, int]:
    """The first `digits` decimal digits of a number, and the power of ten of the first one."""
    if value == 0:
        return "0" * digits, 0
    above, below = _ratio(value)
    exponent = len(str(above)) - len(str(below))
    if above * 10 ** max(0, -exponent) < below * 10 ** max(0, exponent):
        exponent -= 1
    written = str(_rounded(value, digits - 1 - exponent))
    if len(written) > digits:  # 9.99 became 10.0
        return written[:digits], exponent + 1
    return written, exponent


@NUMBER.add(
    "toString(radix?: integer): string",
    "As text, in base 10 or `radix`: 2 to 36.",
    inline=(
        *_SHOWN,
        quick("this radix", quick_texts.in_radix, "this.__class__ is int", leaves=True),
    ),
)
def to_string(run: Run, value: Number, radix: int = 10) -> str:
    if not 2 <= radix <= 36:
        raise fail("BAD_RADIX", function="toString", found=radix)
    if radix == 10:
        return number_text(value)
    if not finite(value):
        raise fail("NOT_FINITE")
    # A small number has up to a thousand digits, which are found one by one.
    digits = _in_radix(abs(value), radix)
    run.charge(len(digits) >> 2)
    return f"-{digits}" if value < 0 else digits


def _in_radix(value: Number, radix: int) -> str:
    if isinstance(value, int):
        return _whole_digits(value, radix)
    fraction, integer = math.modf(value)
    behind, carry = _fraction_digits(value, fraction, radix)
    integer += carry
    front = _whole_digits(int(integer), radix) if integer <= SAFE_INT else _large_digits(integer, radix)
    return f"{front}.{behind}" if behind else front


def _whole_digits(value: int, radix: int) -> str:
    if radix == 16:
        return f"{value:x}"
    if radix == 2:
        return f"{value:b}"
    digits = []
    while value >= radix:
        value, digit = divmod(value, radix)
        digits.append(_DIGITS[digit])
    return _DIGITS[value] + "".join(reversed(digits))


def _large_digits(value: float, radix: int) -> str:
    """A double beyond 2^53 as V8 writes it, whose last digits are 0 or off: they are not determined anyway."""
    digits = []
    while value / radix >= 2.0**53:
        value /= radix
        digits.append("0")
    while value > 0:
        digit = math.fmod(value, radix)
        digits.append(_DIGITS[int(digit)])
        value = (value - digit) / radix
    return "".join(reversed(digits))


def _fraction_digits(value: float, fraction: float, radix: int) -> tuple[str, int]:
    """The shortest digits behind the point that still tell `value` from its neighbours, and a carry of the last."""
    delta = max(0.5 * (math.nextafter(value, math.inf) - value), math.ulp(0.0))
    digits: list[int] = []
    if fraction < delta:
        return "", 0
    while True:
        fraction *= radix
        delta *= radix
        digit = int(fraction)
        digits.append(digit)
        fraction -= digit
        if (fraction > 0.5 or (fraction == 0.5 and digit & 1)) and fraction + delta > 1:
            carry = _round_up(digits, radix)
            return "".join([_DIGITS[digit] for digit in digits]), carry
        if fraction < delta:
            return "".join([_DIGITS[digit] for digit in digits]), 0


def _round_up(digits: list[int], radix: int) -> int:
    while digits:
        digit = digits.pop() + 1
        if digit < radix:
            digits.append(digit)
            return 0
    return 1


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
