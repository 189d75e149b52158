"""Patterns so plain that Python's own engine finds what JavaScript and RE2 find, in ASCII text and in little time.

Characters, classes and groups in a row; a repeat makes longer texts too dear, as Python's engine goes back where it
failed. Inline forms of the methods that take a pattern use these; all others are for `matching` and RE2.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any, NamedTuple

from latebind.grammar.errors import LatebindError
from latebind.interp.values import MatchArray, RegexValue

# The longest text to look at, by how many unbounded repeats a pattern has.
_LONGEST = (32_768, 512, 64)
_MOST_OPTIONAL = 3

# One character or class of a pattern, and how often. `\v` is white space to JavaScript alone.
_ATOM = re.compile(
    r"""
    (?P<open> \( (?! \?) ) | (?P<close> \) )
    | (?: (?P<char> [A-Za-z0-9 _,:;=@#%&'"<>!~`-] )
        | \\ (?P<escaped> [.*+?^$(){}|/\[\]\\-] )
        | (?P<set> \\[dw] | \[ \^? (?: [A-Za-z0-9] - [A-Za-z0-9] | [A-Za-z0-9 _.,:;=@#%+/] | \\[dw.] )+ -? \] )
        | (?P<javascript> \. | \\s )
      )
      (?: (?P<some> [+*] ) | (?P<maybe> \? ) | \{ (?P<count> [1-9] ) \} )?
    """,
    re.VERBOSE,
)
_SETS = {".": "[^\n\r]", r"\s": "[\t-\r ]"}
_RANGE = re.compile("([A-Za-z0-9])-([A-Za-z0-9])")


class Plain(NamedTuple):
    """A pattern as Python's, and the longest text that it is for."""

    pattern: re.Pattern[str]
    longest: int

    def takes(self, text: str) -> bool:
        return len(text) <= self.longest and text.isascii()


@lru_cache(maxsize=256)
def plain(source: str, flags: str = "", javascript: bool = True) -> Plain | None:
    """The plain pattern of this text, None where it is none. It never matches an empty text."""
    if not {*flags} <= {*"gi"} or len(source) > 200:
        return None
    body = source.removeprefix("^")
    start = r"\A" if source.startswith("^") else ""
    end = r"\Z" if body.endswith("$") and not body.endswith("\\$") else ""
    written = _written(body[:-1] if end else body, javascript)
    if written is None:
        return None
    text, repeats = written
    mode = re.ASCII | (re.IGNORECASE if "i" in flags else 0)
    return Plain(re.compile(start + text + end, mode), _LONGEST[repeats])


def _written(source: str, javascript: bool) -> tuple[str, int] | None:
    """A pattern without its anchors in Python's syntax, and how many unbounded repeats it has."""
    pieces: list[str] = []
    at = repeats = optional = least = depth = 0
    while at < len(source):
        found = _ATOM.match(source, at)
        if found is None or (found["javascript"] and not javascript):
            return None
        at = found.end()
        if found["open"] or found["close"]:
            depth += 1 if found["open"] else -1
            if depth not in (0, 1) or source[at : at + 1] in tuple("+*?{"):
                return None
            pieces.append(found[0])
            continue
        atom = found["char"] or found["set"] or _SETS.get(found["javascript"] or "") or f"\\{found['escaped']}"
        if any(low > high for low, high in _RANGE.findall(found["set"] or "")):
            return None
        if source[at : at + 1] in tuple("+*?{"):  # `a+?`, `a{2,}`
            return None
        repeats += found["some"] is not None
        optional += found["maybe"] is not None
        least += found["some"] != "*" and found["maybe"] is None
        often = found["some"] or found["maybe"] or (f"{{{found['count']}}}" if found["count"] else "")
        pieces.append((re.escape(atom) if found["char"] else atom) + often)
    if depth or not least or repeats >= len(_LONGEST) or optional > _MOST_OPTIONAL:
        return None
    return "".join(pieces), repeats


# What inline forms of `RegExp` and of strings' methods call; None where the implementation is to be asked.


def _plain_of(value: RegexValue, text: str) -> re.Pattern[str] | None:
    """What looks for a pattern in a text, where both are plain and no search before it counts."""
    found = plain(value.members["source"], value.members["flags"])
    return found.pattern if found is not None and found.takes(text) and not value.last_index else None


def test(value: RegexValue, text: str) -> bool | None:
    found = None if value.members["global"] else _plain_of(value, text)
    return None if found is None else found.search(text) is not None


def shown(value: RegexValue) -> str | None:
    source = value.members["source"]
    return f"/{source}/{value.members['flags']}" if len(source) <= 1000 else None


def _array(match: re.Match[str]) -> MatchArray:
    return MatchArray([match[0], *match.groups()], {"index": match.start(), "input": match.string, "groups": None})


def first(value: RegexValue, text: str) -> MatchArray | None:
    found = None if value.members["global"] else _plain_of(value, text)
    match = None if found is None else found.search(text)
    return None if match is None else _array(match)


def match(text: str, value: RegexValue) -> list[Any] | None:
    if not value.members["global"]:
        return first(value, text)
    found = _plain_of(value, text)
    if found is None:
        return None
    return (found.findall(text) if not found.groups else [one[0] for one in found.finditer(text)]) or None


def match_all(text: str, value: RegexValue) -> list[Any] | None:
    found = _plain_of(value, text) if value.members["global"] else None
    return None if found is None else [_array(one) for one in found.finditer(text)]


def search(text: str, value: RegexValue) -> int | None:
    found = _plain_of(value, text)
    if found is None:
        return None
    match = found.search(text)
    return -1 if match is None else match.start()


def replace(text: str, value: RegexValue, replacement: str) -> str | None:
    found = _plain_of(value, text)
    if found is None or "$" in replacement or "\\" in replacement or len(replacement) > 8:
        return None
    return found.sub(replacement, text, 0 if value.members["global"] else 1)


def replace_all(text: str, value: RegexValue, replacement: str) -> str | None:
    return replace(text, value, replacement) if value.members["global"] else None


def split(text: str, value: RegexValue) -> list[Any] | None:
    found = _plain_of(value, text)
    return None if found is None else [*found.split(text)]


def literal(make: Callable[[str, str], RegexValue]) -> Callable[[str, str], RegexValue | None]:
    """What makes the value of a literal whose pattern is plain; `make` makes it of any."""

    @lru_cache(maxsize=256)
    def prepared(source: str, flags: str) -> RegexValue | None:
        if plain(source, flags) is None:
            return None
        try:
            return make(source, flags)
        except LatebindError:
            return None

    def value(source: str, flags: str) -> RegexValue | None:
        known = prepared(source, flags)
        return None if known is None else RegexValue(known.pattern, known.members)

    return value


# `matches` and its like: RE2's syntax.


def _re2(text: str, source: str) -> re.Pattern[str] | None:
    found = plain(source, "", False)
    return found.pattern if found is not None and found.takes(text) else None


def matches(text: str, source: str) -> bool | None:
    found = _re2(text, source)
    return None if found is None else found.search(text) is not None


def find_matches(text: str, source: str) -> list[Any] | None:
    found = _re2(text, source)
    if found is None:
        return None
    return [
        {"text": one[0], "index": one.start(), "groups": [*one.groups()], "named": {}} for one in found.finditer(text)
    ]


def replace_matches(text: str, source: str, replacement: str) -> str | None:
    found = _re2(text, source)
    if found is None or "$" in replacement or "\\" in replacement or len(replacement) > 8:
        return None
    return found.sub(replacement, text)
