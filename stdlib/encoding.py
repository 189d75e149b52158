"""Text as it goes elsewhere: parts of URIs (ECMA-262, 19.2.6), base64 of its UTF-8 bytes, pages: `encodeURIComponent`,
`btoa` and their kin, `escape.html`."""

from __future__ import annotations

import re
from functools import cache

from latebind.grammar.errors import fail
from latebind.grammar.lazy_regex import lazy_regex
from latebind.interp.inline import LONG, Inline, quick
from latebind.interp.library import Namespace, Table
from latebind.interp.limits import Run
from latebind.interp.text import text as text_of
from latebind.stdlib import quick_texts

ENCODING = Table()
ESCAPE = Table(owner="escape")

_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
_MARKS = "-_.!~*'()"
_RESERVED = ";/?:@&=+$,#"


def _escapes(kept: str) -> list[str]:
    """What each of the 256 bytes is written as: itself if it is one of `kept`, else `%` and two hexadecimal digits."""
    return [chr(byte) if chr(byte) in kept else f"%{byte:02X}" for byte in range(256)]


_COMPONENT = _escapes(_ALPHABET + _MARKS)
_WHOLE_URI = _escapes(_ALPHABET + _MARKS + _RESERVED)


# The bytes that stay themselves.
_KEPT = (_ALPHABET + _MARKS).encode()
_KEPT_OF_WHOLE = (_ALPHABET + _MARKS + _RESERVED).encode()


@ENCODING.add(
    "encodeURIComponent(text: string): string",
    "Text as a part of a URI, such as a query's value.",
    inline=(quick("text", quick_texts.escaped(_KEPT, _COMPONENT), leaves=True),),
)
def encode_uri_component(run: Run, text: str) -> str:
    return _encode(run, text, _COMPONENT)


@ENCODING.add(
    "encodeURI(text: string): string",
    "A whole URI: what separates its parts stays as it is.",
    inline=(quick("text", quick_texts.escaped(_KEPT_OF_WHOLE, _WHOLE_URI), leaves=True),),
)
def encode_uri(run: Run, text: str) -> str:
    return _encode(run, text, _WHOLE_URI)


def _encode(run: Run, text: str, escapes: list[str]) -> str:
    run.charge(len(text) >> 3)
    run.allocate(len(text))
    data = _uri_bytes(text)
    run.charge(len(data) >> 3)
    kept = len(data) - len(data.translate(None, _KEPT if escapes is _COMPONENT else _KEPT_OF_WHOLE))
    run.string(3 * len(data) - 2 * kept)
    if kept == len(data):
        return text
    return "".join([escapes[byte] for byte in data])


def _uri_bytes(text: str) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError:
        raise fail("URI_MALFORMED", found="half of a surrogate pair") from None


def utf8(text: str, function: str) -> bytes:
    """Encode a text. Raises LIBRARY_SURROGATE where a host's text holds half of a surrogate pair."""
    try:
        return text.encode()
    except UnicodeEncodeError:
        raise fail("LIBRARY_SURROGATE", function=function) from None


@ENCODING.add(
    "decodeURIComponent(text: string): string",
    "A part of a URI as text: `%C3%A9` is `é`.",
    inline=(
        Inline("text", "text", "'%' not in text", leaves=True),
        quick("text", quick_texts.unescaped, leaves=True),
    ),
)
def decode_uri_component(run: Run, text: str) -> str:
    return _decode(run, text, kept="")


@ENCODING.add(
    "decodeURI(text: string): string",
    "A whole URI as text; escapes of what separates its parts stay.",
    inline=(Inline("text", "text", "'%' not in text", leaves=True),),
)
def decode_uri(run: Run, text: str) -> str:
    return _decode(run, text, kept=_RESERVED)


@cache
def _ascii(kept: str) -> dict[str, str]:
    """What the two digits of an escape of an ASCII character stand for."""
    written = {form(f"{byte:02x}"): byte for byte in range(128) for form in (str.lower, str.upper)}
    return {digits: f"%{digits}" if chr(byte) in kept else chr(byte) for digits, byte in written.items()}


# Escapes in a row, which may be one character, or a `%` that begins none.
_ESCAPED = lazy_regex("(?:%[0-9a-fA-F]{2})+|%")


def _decode(run: Run, text: str, kept: str) -> str:
    run.charge((len(text) >> 3) + text.count("%"))
    run.string(len(text))
    first, *parts = text.split("%")
    known = _ascii(kept)
    try:
        return first + "".join([known[part[:2]] + part[2:] for part in parts])
    except KeyError:  # other characters, or none
        pass

    def plain(match: re.Match[str]) -> str:
        escaped = match[0]
        try:
            decoded = bytes.fromhex(escaped.replace("%", "")).decode()
        except UnicodeDecodeError:
            decoded = ""
        if not decoded:
            raise fail("URI_MALFORMED", found=f"`{text[match.start() : match.start() + 12]}`")
        if not any(char in decoded for char in kept):
            return decoded
        # An escape of a reserved character stays exactly as it was written.
        return _kept_escapes(escaped, decoded, kept)

    return _ESCAPED.sub(plain, text)


def _kept_escapes(escaped: str, decoded: str, kept: str) -> str:
    pieces = []
    at = 0
    for char in decoded:
        width = 3 * len(char.encode())
        pieces.append(escaped[at : at + width] if char in kept else char)
        at += width
    return "".join(pieces)


@ENCODING.add(
    "btoa(text: string): string",
    "The text's UTF-8 bytes as base64.",
    inline=(quick("text", quick_texts.base64, short=LONG, leaves=True),),
)
def btoa(run: Run, text: str) -> str:
    from base64 import b64encode

    run.string(4 * (-(-len(text) // 3)))
    data = utf8(text, "btoa")
    if len(data) > len(text):
        run.string(4 * (-(-len(data) // 3)))
    return b64encode(data).decode()


_BASE64 = lazy_regex("[A-Za-z0-9+/]*")


@ENCODING.add(
    "atob(base64: string): string",
    "The text that base64 of its UTF-8 bytes stands for.",
    inline=(quick("base64", quick_texts.from_base64, short=LONG, leaves=True),),
)
def atob(run: Run, base64: str) -> str:
    run.string(len(base64))
    run.scan(4 * len(base64))
    data = forgiving_base64(base64)
    if data is None:
        raise fail("BAD_BASE64")
    try:
        return data.decode()
    except UnicodeDecodeError:
        raise fail("NOT_UTF8") from None


_SPACES = lazy_regex("[\t\n\f\r ]+")


def forgiving_base64(text: str) -> bytes | None:
    """What base64 text stands for, as browsers read it; None where it is none (WHATWG Infra, forgiving-base64 decode).

    White space does not matter, and the padding may be missing.
    """
    from base64 import b64decode

    data = _SPACES.sub("", text)
    if len(data) % 4 == 0 and data.endswith("="):
        data = data.removesuffix("=").removesuffix("=")
    if len(data) % 4 == 1 or not _BASE64.fullmatch(data):
        return None
    return b64decode(data + "=" * (-len(data) % 4))


# Those that HTML gives a meaning to, in text and in a quoted attribute.
_HTML = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"})
_LONGER = {"&": 4, "<": 3, ">": 3, '"': 5, "'": 4}


@ESCAPE.add(
    "html(value: string | number | boolean): string",
    "Text for a page, in an element or a quoted attribute: `<` is `&lt;`, and so on. Not for scripts, styles or URLs.",
    inline=(Inline("value", "value", "value.isalnum()", leaves=True),),
)
def escape_html(run: Run, value: str | float | bool) -> str:
    text = text_of(value)
    run.scan(len(text) * len(_LONGER))
    run.string(len(text) + sum(text.count(char) * more for char, more in _LONGER.items()))
    return text.translate(_HTML)


ESCAPE_NAMESPACE = Namespace("escape", "Text made harmless for where it goes.", ESCAPE.entries)
