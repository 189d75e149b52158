"""JSON by Python's own encoder and decoder, where these give what ECMA-262 asks for: plain data, no odd numbers or texts.

Inline forms call `written` and `read`; `stdlib/json.py` tries the same before it looks at each value.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import chain
from json.decoder import JSONDecodeError, JSONDecoder
from json.encoder import JSONEncoder
from typing import Any

from latebind.grammar.lazy_regex import lazy_regex
from latebind.interp.limits import DEFAULT
from latebind.interp.plain_copy import copy_array, copy_object
from latebind.interp.values import SAFE_INT

# Values, and the length of a text, that a form works on without a charge.
_MOST, _LONGEST = 9_000, 200_000
# Values that may each take a line, which their depth makes long.
_MOST_LINES = 1_000
# What tells how deep a text is nested.
_AS_ARRAYS, _NO_BRACKETS = bytes.maketrans(b"{}", b"[]"), bytes({*range(256)} - {*b"[]{}"})

_ENCODER = JSONEncoder(ensure_ascii=False, check_circular=False, allow_nan=False, separators=(",", ":"))
# Digits as one of them, what begins an exponent, and all else; numbers of more digits than are exact, or finite.
_KINDS = bytes([48 if 48 <= byte <= 57 else 69 if byte in b"eE" else 32 for byte in range(256)])
_INEXACT, _INFINITE, _EXPONENT = b"0" * 16, b"0" * 300, b"0E"


def written(value: Any) -> str | None:
    """`JSON.stringify` of an array or object that is not much, or of what holds nothing else."""
    alone = value.__class__ in _ALONE
    text = written_at_once([value] if alone else value, _MOST)
    if text is None or len(text) > DEFAULT.string:
        return None
    return text[1:-1] if alone else text


def laid_out(value: Any, replacer: Any, indent: Any) -> str | None:
    """The same with an indent of up to ten spaces, or ten characters of a text."""
    if replacer is not None or indent is None:
        return None if replacer is not None else written(value)
    if indent.__class__ is str:
        gap = str(indent[:10])
    elif indent.__class__ is int and 0 < indent <= SAFE_INT:
        gap = " " * min(indent, 10)
    else:
        return None
    text = written_at_once(value, _MOST_LINES, _indenting(gap)) if gap else None
    return text if text is None or len(text) <= DEFAULT.string else None


@lru_cache(maxsize=16)
def _indenting(gap: str) -> JSONEncoder:
    """What writes each value on a line of its own."""
    return JSONEncoder(ensure_ascii=False, check_circular=False, allow_nan=False, indent=gap, separators=(",", ": "))


def written_at_once(value: Any, most: int, encoder: JSONEncoder = _ENCODER) -> str | None:
    """The JSON of plain arrays and objects of fewer values than `most`. None where Python may write something otherwise."""
    cls = value.__class__
    plain = copy_array(value, most) if cls is list else copy_object(value, most) if cls is dict else None
    if plain is None:
        return None
    try:
        text = encoder.encode(plain)
    except ValueError:  # an int of the host's with more digits than Python writes out
        return None
    if "e-" in text:  # perhaps a small number: JavaScript turns to exponents later
        return None
    try:
        data = text.encode()
    except UnicodeEncodeError:  # half of a surrogate pair is written as an escape
        return None
    return None if len(data) > 300 and _INFINITE in data.translate(_KINDS) else text


def read(text: str) -> Any:
    """`JSON.parse` of a text that is not long."""
    openers = text.count("[") + text.count("{")
    if len(text) > _LONGEST or text.count(",") + openers > _MOST:
        return None
    # Python's decoder is recursive, and where hosts let it go deep, a thread's stack may be too small for it.
    return read_at_once(text) if openers <= DEFAULT.output_depth or _is_shallow(text) else None


def read_at_once(text: str) -> Any:
    """The value of a JSON text that is not nested too deep for Python. None where there is something odd in it, or null."""
    if "\\u" in text or ("-0" in text and _MINUS_ZERO.search(text)):
        return None
    kinds = text.encode("utf-8", "surrogatepass").translate(_KINDS)
    if _EXPONENT in kinds or _INEXACT in kinds:
        return None
    try:
        return _DECODER.decode(text)
    except (JSONDecodeError, RecursionError):
        return None


def _refuse(name: str) -> Any:
    raise JSONDecodeError(name, "", 0)


_DECODER = JSONDecoder(parse_constant=_refuse)
_MINUS_ZERO = lazy_regex("-0(?![.0-9])")


def _is_shallow(text: str) -> bool:
    """Whether a JSON text is nested no deeper than scripts may have it."""
    data = text.encode("utf-8", "surrogatepass")
    if b"\\" in data:
        data = data.replace(b"\\\\", b"").replace(b'\\"', b"")
    left = b"".join(data.split(b'"')[::2]).translate(_AS_ARRAYS, _NO_BRACKETS)  # without the texts in it
    for _ in range(DEFAULT.output_depth):  # take the innermost ones away
        if not left:
            break
        left = left.replace(b"[]", b"")
    return not left


_CONTAINERS = frozenset({list, dict})
_ALONE = frozenset({bool, float, int, str, type(None)})


def _levels(value: Any) -> Iterator[list[Any]]:
    """The arrays and objects in a value, level by level."""
    items = [value]
    while not _CONTAINERS.isdisjoint(map(type, items)):
        level = [item for item in items if item.__class__ is dict or item.__class__ is list]
        yield level
        items = [*chain.from_iterable([item.values() if isinstance(item, dict) else item for item in level])]


def charged_size(value: Any) -> int:
    """Of each array and object in a value, one and its size."""
    return sum(len(level) + sum(map(len, level)) for level in _levels(value))
