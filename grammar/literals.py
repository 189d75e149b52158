"""The values of literals: numbers, escapes, and the indentation that a string in triple quotes drops.

JavaScript's rules, where they leave no doubt. Each function gets the whole text and offsets, so that an error can say
exactly where.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence

from latebind.grammar.errors import fail
from latebind.grammar.lazy_regex import lazy_regex
from latebind.grammar.source import Span

SAFE = 2**53 - 1

_DIGITS = "[0-9]++(?:_[0-9]++)*"
_NUMBER = lazy_regex(
    rf"0[xX](?P<hex>[0-9a-fA-F]++(?:_[0-9a-fA-F]++)*)|0[oO](?P<octal>[0-7]++(?:_[0-7]++)*)"
    rf"|0[bB](?P<binary>[01]++(?:_[01]++)*)"
    rf"|(?:{_DIGITS}(?:\.(?:{_DIGITS})?)?|\.{_DIGITS})(?:[eE][+-]?{_DIGITS})?"
)
# What a reader takes for one number, valid or not.
_LOOKS = lazy_regex(r"(?:[eE][+-](?=[0-9])|[\w$]|\.(?=[0-9]))*")
_BASES = {"hex": 16, "octal": 8, "binary": 2}


def number(text: str, start: int) -> tuple[int | float, int]:
    """The value of the number at `start`, where a digit or `.` and a digit stands, and where it ends."""
    found = _NUMBER.match(text, start)
    assert found is not None
    rest = _LOOKS.match(text, found.end())
    end = found.end() if rest is None else rest.end()
    written, span = shortened(text[start:end]), Span(start, end)
    if end > found.end():
        raise _malformed(written, span)
    digits = text[start:end].replace("_", "")
    if found.lastgroup is not None:
        return _exact(int(digits[2:], _BASES[found.lastgroup]), written, span), end
    if len(digits) > 1 and digits[0] == "0" and digits[1].isdigit():
        plain = digits.lstrip("0") or "0"
        plain = shortened("0" + plain if plain[0] == "." else plain)
        raise fail("LEADING_ZERO", span=span, written=written, plain=plain)
    value = float(digits)
    if value == float("inf"):
        raise fail("NUMBER_TOO_LARGE", span=span, written=written)
    if digits.isdigit():
        return _exact(int(digits), written, span), end
    return (int(value) if value.is_integer() and value <= SAFE else value), end


def shortened(text: str) -> str:
    """A part of a text, for a message."""
    return text if len(text) <= 40 else f"{text[:39]}…"


def _exact(value: int, written: str, span: Span) -> int | float:
    # Beyond 2^53 a literal is a double, as in JavaScript; one that stands for another number than it says is refused.
    if value <= SAFE:
        return value
    try:
        double = float(value)
    except OverflowError:
        raise fail("NUMBER_TOO_LARGE", span=span, written=written) from None
    if int(double) != value:
        raise fail("NUMBER_INEXACT", span=span, written=written, near=int(double))
    return double


_LONG = 400  # digits beyond any number


def _malformed(written: str, span: Span) -> Exception:
    plain = written.replace("_", "")
    if re.fullmatch(r"[0-9]+n|0[xX][0-9a-fA-F]+n", plain):
        value = int(plain[:-1], 0 if plain[1:2] in "xX" else 10) if len(plain) < _LONG else 2**2000
        near = float(value) if value < 2**1023 else -1.0
        plain_or_text = written[:-1] if int(near) == value else f'"{written[:-1]}"'
        return fail("BIGINT", span=span, written=written, plain=plain_or_text)
    if "__" in written or written.endswith("_") or "_." in written or "._" in written:
        return fail("NUMBER_SEPARATOR", span=span, written=written)
    if (member := re.fullmatch(r"([0-9]+)\.([A-Za-z_$]\w*)", written)) is not None:
        return fail("NUMBER_MEMBER", span=span, written=written, number=member[1], name=member[2])
    return fail("NUMBER_MALFORMED", span=span, written=written)


def key_of_number(value: float) -> str:
    """A number as JavaScript writes it: what `{ 0x10: a }` and `{ 1e21: a }` have as their key."""
    if isinstance(value, int):
        return str(value)
    digits, _, exponent = f"{value!r}".partition("e")
    whole, _, fraction = digits.partition(".")
    fraction = "" if fraction == "0" else fraction
    point = len(whole) + int(exponent or 0)
    digits = (whole + fraction).lstrip("0")
    point -= len(whole + fraction) - len(digits)
    if not digits:
        return "0"
    digits = digits.rstrip("0")
    if 0 < point <= 21:
        return digits.ljust(point, "0") if len(digits) <= point else f"{digits[:point]}.{digits[point:]}"
    if -6 < point <= 0:
        return f"0.{'0' * -point}{digits}"
    mantissa = digits if len(digits) == 1 else f"{digits[0]}.{digits[1:]}"
    return f"{mantissa}e{point - 1:+d}"


# Escapes: JavaScript's, without octal. What JavaScript takes for the character itself is allowed only where that is
# what people mean.
_ESCAPE = lazy_regex(
    r"\\(?:(?P<pair>u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2})|u(?P<unit>[0-9a-fA-F]{4})"
    r"|u\{(?P<point>[0-9a-fA-F]+)\}|x(?P<byte>[0-9a-fA-F]{2})|(?P<zero>0(?![0-9]))|(?P<octal>[0-9]{1,3})"
    "|(?P<line>\r\n|[\n\r\u2028\u2029])|(?P<other>[\\s\\S]|$))"
)
_SIMPLE = {
    "b": "\b", "t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r",
    "\\": "\\", "'": "'", '"': '"', "`": "`", "$": "$", "@": "@", "/": "/",
}  # fmt: skip


def unescape(raw: str, offset: int | None = None) -> str:
    """The value of a part of a string. `offset` is where it stands, for errors; None where they were looked for."""
    if "\\" not in raw:
        return raw

    def value(found: re.Match[str]) -> str:
        try:
            return _escaped(found)
        except ValueError:
            at = (offset or 0) + found.start()
            raise _bad_escape(found, Span(at, at + found.end() - found.start())) from None

    return _ESCAPE.sub(value, raw)


def _escaped(found: re.Match[str]) -> str:
    match found.lastgroup:
        case "other":
            if found["other"] not in _SIMPLE:
                raise ValueError
            return _SIMPLE[found["other"]]
        case "octal":
            raise ValueError
        case "zero":
            return "\0"
        case "line":
            return ""
        case "pair":
            high, low = int(found["pair"][1:5], 16), int(found["pair"][7:], 16)
            return chr(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))
    code = int(found[found.lastgroup or 0], 16)
    if 0xD800 <= code <= 0xDFFF or code > sys.maxunicode:
        raise ValueError
    return chr(code)


def _bad_escape(found: re.Match[str], span: Span) -> Exception:
    written = shortened(found[0])
    if found.lastgroup in ("unit", "point"):
        code = int(found[found.lastgroup], 16)
        if 0xD800 <= code <= 0xDFFF:
            return fail("SURROGATE_ESCAPE", span=span, written=written)
        return fail("CODE_POINT_RANGE", span=span, written=written)
    char = written[1:]
    if char == "(":
        return fail("ESCAPED_INTERPOLATION", span=span)
    if found.lastgroup == "octal":
        return fail("OCTAL_ESCAPE", span=span, written=written)
    if char in ("u", "x"):
        return fail(
            "BAD_HEX_ESCAPE", span=span, written=written, form="\\u00e9 or \\u{1F600}" if char == "u" else "\\xe9"
        )
    return fail("UNKNOWN_ESCAPE", span=span, written=written, char=char)


_LINE_END = lazy_regex("\r\n?")


def lines_ended(raw: str) -> str:
    """`raw` with CRLF and CR as LF, as in JavaScript's templates."""
    return _LINE_END.sub("\n", raw) if "\r" in raw else raw


_INDENT = lazy_regex(r"\n([ \t]*)(?=([^ \t\n])|\n|$)")


def dedent(chunks: Sequence[str]) -> list[str]:
    """The parts of a string in triple quotes without its first and last line break and its common indentation.

    `chunks` are what stands between its interpolations, with LF for line ends and escapes still written. Indentation
    is what all lines share that begin in them; lines of white space alone are not asked.
    """
    parts = list(chunks)
    first = re.match(r"[ \t]*\n", parts[0])
    opened = first is not None
    if first is not None:
        parts[0] = parts[0][first.end() - 1 :]  # the line break stays for now: it marks the line's start
    last = re.search(r"\n[ \t]*\Z", parts[-1])
    if last is not None and (last.start() > 0 or not (opened and len(parts) == 1)):
        parts[-1] = parts[-1][: last.start()]
    elif last is not None:
        parts[-1] = "\n"
    common: str | None = None
    for number_, part in enumerate(parts):
        for found in _INDENT.finditer(part):
            # A line counts if something stands on it: text, or an interpolation that follows this part.
            if found[2] or (found.end() == len(part) and number_ < len(parts) - 1):
                common = found[1] if common is None else _shared(common, found[1])
    indent = common or ""
    done = [
        _INDENT.sub(lambda m: "\n" + (m[1].removeprefix(indent) if m[1].startswith(indent) else ""), p) for p in parts
    ]
    if opened:
        done[0] = done[0][1:]
    return done


def _shared(one: str, other: str) -> str:
    length = 0
    while length < min(len(one), len(other)) and one[length] == other[length]:
        length += 1
    return one[:length]
