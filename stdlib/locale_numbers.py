"""`toLocaleString` of numbers, as ECMA-402 (16.5) and Node's ICU write them, with Babel's patterns and symbols."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from latebind.grammar.errors import LatebindError, fail
from latebind.interp.limits import Run
from latebind.stdlib import decimals
from latebind.stdlib.decimals import Decimal
from latebind.stdlib.locale_data import CURRENCY_PATTERNS, FIVE_DIGITS, FRACTIONS, Given, Options, babel, load

if TYPE_CHECKING:
    from babel import Locale

CURRENCIES = (
    *("USD", "EUR", "GBP", "BRL", "MXN", "COP", "ARS", "CLP", "PEN", "UYU", "BOB", "PYG", "VES", "CRC", "GTQ", "DOP"),
    *("CAD", "CHF", "JPY", "CNY", "INR"),
)
_NUMBER_PATTERN = re.compile(r"(?P<before>[^#0]*)[#0,.]+(?P<after>.*)")


# Writes a decimal; the flag is for what is below 0, or -0.
Written = Callable[[Decimal, bool], str]


def write(run: Run, value: int | float, locale: str | None, options: dict[str, Any]) -> str:
    """A number as a locale writes it. Raises an error of its own for what was not compared with Node."""
    data = load(locale, "toLocaleString")
    style = _read_style(Options(options), data)
    decimal = decimals.read(run, value, "toLocaleString")  # refuses what is not finite
    whole, fraction = _digits(decimal, style)
    run.string(2 * len(whole) + len(fraction) + 20)
    negative = value < 0 or (isinstance(value, float) and math.copysign(1, value) < 0)
    return _writer(style, str(locale))(decimal, negative)


@lru_cache(maxsize=256)
def asked(tag: str, given: Given) -> Written | None:
    """What writes a number with these options; None where they are refused."""
    try:
        style = _read_style(Options({name: value for name, _, value in given}), babel(tag))
    except LatebindError:
        return None
    return _writer(style, tag)


@lru_cache(maxsize=256)
def _writer(style: _Style, tag: str) -> Written:
    data = babel(tag)
    symbols = data.number_symbols["latn"]
    group, point = str(symbols["group"]), str(symbols["decimal"])
    least = 5 if style.grouping is None and tag in FIVE_DIGITS else 4
    above, below = _in_pattern(False, style, data), _in_pattern(True, style, data)

    def write(decimal: Decimal, negative: bool) -> str:
        whole, fraction = _digits(decimal, style)
        if style.grouping is not False and len(whole) >= least:
            first = len(whole) % 3
            groups = [whole[:first]] * bool(first) + [whole[at : at + 3] for at in range(first, len(whole), 3)]
            whole = group.join(groups)
        before, after = below if negative else above
        return f"{before}{whole}{point}{fraction}{after}" if fraction else f"{before}{whole}{after}"

    return write


class _Style(NamedTuple):
    """What the options ask for. `grouping` is None where the locale decides."""

    pattern: str
    symbol: str  # of the currency
    percent: bool
    grouping: bool | None
    integer: int
    least: int
    most: int


def _read_style(options: Options, data: Locale) -> _Style:
    kind = options.one_of("style", "decimal", "percent", "currency") or "decimal"
    currency = options.one_of("currency", *CURRENCIES)
    display = options.one_of("currencyDisplay", "symbol", "code")
    grouping = options.one_of("useGrouping", True, False)
    options.one_of("notation", "standard")
    if kind == "currency" and currency is None:
        raise fail("LOCALE_CURRENCY")
    integer = options.digits("minimumIntegerDigits", 1, 21) or 1
    least, most = options.digits("minimumFractionDigits", 0, 100), options.digits("maximumFractionDigits", 0, 100)
    options.end()
    usual, limit = 0, 3
    pattern, symbol = data.decimal_formats[None].pattern, ""
    if kind == "percent":
        pattern, limit = data.percent_formats[None].pattern, 0
    elif kind == "currency":
        from babel.numbers import get_currency_precision

        pattern = CURRENCY_PATTERNS.get(str(data)) or str(data.currency_formats["standard"].pattern)
        symbol = currency if display == "code" else str(data.currency_symbols.get(currency, currency))
        usual = limit = FRACTIONS.get(currency, get_currency_precision(currency))
    # ECMA-402 16.1.3, SetNumberFormatDigitOptions
    if least is None:
        least = usual if most is None else min(usual, most)
        most = max(limit, least) if most is None else most
    elif most is None:
        most = max(limit, least)
    elif least > most:
        raise fail("LOCALE_DIGITS", name="maximumFractionDigits", least=least, most=100)
    return _Style(pattern, symbol, kind == "percent", grouping, integer, least, most)


def _digits(value: Decimal, style: _Style) -> tuple[str, str]:
    """The digits before and behind the point."""
    if style.percent:
        value = Decimal(value.units * 100, value.scale)
    shown = decimals.rounded(value, style.most) if value.scale > style.most else value
    digits = str(abs(shown.units)).rjust(shown.scale + 1, "0")
    whole, fraction = digits[: len(digits) - shown.scale], digits[len(digits) - shown.scale :]
    return whole.rjust(style.integer, "0"), fraction.rstrip("0").ljust(style.least, "0")


def _in_pattern(negative: bool, style: _Style, data: Locale) -> tuple[str, str]:
    """Sign, currency and per cent before and behind a number, in a pattern of CLDR: `¤#,##0.00;¤-#,##0.00`."""
    pattern, _, special = style.pattern.partition(";")
    if negative and not special:
        pattern = f"-{pattern}"
    match = _NUMBER_PATTERN.fullmatch(special if negative and special else pattern)
    assert match is not None
    before, after = match["before"], match["after"]
    # CLDR's currencySpacing: a symbol that ends in a letter does not touch the digits.
    if before.endswith("¤") and style.symbol[-1:].isalpha():
        before += "\xa0"
    if after.startswith("¤") and style.symbol[:1].isalpha():
        after = "\xa0" + after
    symbols = data.number_symbols["latn"]
    signs = {"-": symbols["minusSign"], "%": symbols["percentSign"], "¤": style.symbol}
    before, after = ("".join(str(signs.get(char, char)) for char in part) for part in (before, after))
    return before, after
