"""`toLocaleString` of numbers, as ECMA-402 (16.5) and Node's ICU write them, with Babel's patterns and symbols."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from latebind.grammar.errors import fail
from latebind.interp.limits import Run
from latebind.stdlib import decimals
from latebind.stdlib.decimals import Decimal
from latebind.stdlib.locale_data import CURRENCY_PATTERNS, FIVE_DIGITS, FRACTIONS, Options, load

if TYPE_CHECKING:
    from babel import Locale

CURRENCIES = (
    *("USD", "EUR", "GBP", "BRL", "MXN", "COP", "ARS", "CLP", "PEN", "UYU", "BOB", "PYG", "VES", "CRC", "GTQ", "DOP"),
    *("CAD", "CHF", "JPY", "CNY", "INR"),
)
_NUMBER_PATTERN = re.compile(r"(?P<before>[^#0]*)[#0,.]+(?P<after>.*)")


def write(run: Run, value: int | float, locale: str | None, options: dict[str, Any]) -> str:
    """A number as a locale writes it. Raises an error of its own for what was not compared with Node."""
    data = load(locale, "toLocaleString")
    style = _read_style(Options(options), data)
    decimal = decimals.read(run, value, "toLocaleString")  # refuses what is not finite
    if style.percent:
        decimal = Decimal(decimal.units * 100, decimal.scale)
    whole, fraction = _digits(decimal, style)
    run.string(2 * len(whole) + len(fraction) + 20)
    symbols = data.number_symbols["latn"]
    least = 2 if style.grouping is None and locale in FIVE_DIGITS else 1
    if style.grouping is not False and len(whole) >= 3 + least:
        first = len(whole) % 3
        groups = [whole[:first]] * bool(first) + [whole[at : at + 3] for at in range(first, len(whole), 3)]
        whole = symbols["group"].join(groups)
    number = whole + (symbols["decimal"] + fraction if fraction else "")
    negative = value < 0 or (isinstance(value, float) and math.copysign(1, value) < 0)
    return _in_pattern(number, negative, style, data)


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
    shown = decimals.rounded(value, style.most) if value.scale > style.most else value
    digits = str(abs(shown.units)).rjust(shown.scale + 1, "0")
    whole, fraction = digits[: len(digits) - shown.scale], digits[len(digits) - shown.scale :]
    return whole.rjust(style.integer, "0"), fraction.rstrip("0").ljust(style.least, "0")


def _in_pattern(number: str, negative: bool, style: _Style, data: Locale) -> str:
    """A number with its sign, currency and per cent, in a pattern of CLDR: `¤#,##0.00;¤-#,##0.00`."""
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
    before, after = ("".join(signs.get(char, char) for char in part) for part in (before, after))
    return before + number + after
