"""What inline forms of patterns call: `RegExp`, the methods of texts that take one, and `matches` and its like, where text and
pattern are plain (`stdlib/patterns/plain.py`). Each gives what the implementation gives, and None or NeedsRun where that is
to be asked.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any

from latebind.grammar.errors import LatebindError
from latebind.interp.inline import LONG, SHORT
from latebind.interp.leaving import to_host
from latebind.interp.limits import NeedsRun
from latebind.interp.text import text as written
from latebind.interp.values import Closure, MatchArray, RegexValue
from latebind.stdlib.patterns.plain import Plain, plain
from latebind.stdlib.patterns.replacement import caller, read_replacement

# What one search of a plain pattern takes of fuel, which has few places.
SEARCH_FUEL = "len(text) * 2"


def _plain_of(value: RegexValue, text: str) -> re.Pattern[str] | None:
    """What looks for a pattern in a text, where both are plain and no search before it counts."""
    found: Plain | None = value.plain
    return found.pattern if found is not None and not value.last_index and found.takes(text) else None


def _each(value: RegexValue, found: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """All matches (RegExp.prototype[@@matchAll], AdvanceStringIndex)."""
    return _from_each_place(found, text) if value.plain.nullable else found.finditer(text)


def _from_each_place(found: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """The same where a match may take nothing: Python alone would look at its place once more for one that takes something."""
    at = 0
    while at <= len(text) and (match := found.search(text, at)) is not None:
        yield match
        at = match.end() + (match.end() == match.start())


def _substituted(value: RegexValue, found: re.Pattern[str], text: str, by: str | Callable[[re.Match[str]], str]) -> str:
    """The text with the first match, or with the flag g all of them, replaced."""
    if not value.members["global"]:
        return found.sub(by, text, 1)
    if not value.plain.nullable:
        return found.sub(by, text)
    expand = _expander(by)
    pieces, at = list[str](), 0
    for match in _from_each_place(found, text):
        pieces += text[at : match.start()], expand(match)
        at = match.end()
    return "".join(pieces) + text[at:]


def _expander(by: str | Callable[[re.Match[str]], str]) -> Callable[[re.Match[str]], str]:
    """What `re.sub` would put in the place of a match."""
    if not isinstance(by, str):
        return by
    return (lambda match: match.expand(by)) if "\\" in by else (lambda _: by)


def _next(value: RegexValue, text: str) -> re.Match[str] | None:
    """The next match, from `lastIndex` on, which it moves, with the flag g. Raises NeedsRun."""
    found: Plain | None = value.plain
    if found is None or not found.takes(text):
        raise NeedsRun
    moves = value.members["global"]
    start = value.last_index if moves else 0
    match = found.pattern.search(text, start) if start <= len(text) else None
    if moves:
        value.last_index = 0 if match is None else match.end()
    return match


def test(value: RegexValue, text: str) -> bool:
    return _next(value, text) is not None


def shown(value: RegexValue) -> str | None:
    source = value.members["source"]
    return f"/{source}/{value.members['flags']}" if len(source) <= 1000 else None


def _array(match: re.Match[str]) -> MatchArray:
    found = MatchArray((match[0], *match.groups()))
    found.array = None
    found.members = {"index": match.start(), "input": match.string, "groups": _named(match)}
    return found


def _named(match: re.Match[str]) -> dict[str, Any] | None:
    """What the groups with names captured."""
    if not match.re.groupindex:
        return None
    return {name: item for name, item in match.groupdict().items() if item is not None}


def first(value: RegexValue, text: str) -> MatchArray | None:
    match = _next(value, text)
    return None if match is None else _array(match)


def match(text: str, value: RegexValue) -> list[Any] | None:
    if not value.members["global"]:
        return first(value, text)
    found = _plain_of(value, text)
    if found is None:
        raise NeedsRun
    if found.groups or value.plain.nullable:
        return [one[0] for one in _each(value, found, text)] or None
    return found.findall(text) or None


def match_left(text: str, value: RegexValue) -> Any:
    """The same as it leaves for the host."""
    found = match(text, value)
    return found if found is None or found.__class__ is list else to_host(found)


def match_all(text: str, value: RegexValue) -> list[Any] | None:
    found = _plain_of(value, text) if value.members["global"] else None
    if found is None:
        return None
    if found.groups:
        return [_array(one) for one in _each(value, found, text)]
    made: list[Any] = []
    for one in _each(value, found, text):
        array = MatchArray((one[0],))
        array.array = None
        array.members = {"index": one.start(), "input": text, "groups": None}
        made.append(array)
    return made


def search(text: str, value: RegexValue) -> int | None:
    found = _plain_of(value, text)
    if found is None:
        return None
    match = found.search(text)
    return -1 if match is None else match.start()


def replace(text: str, value: RegexValue, replacement: str) -> str | None:
    found = _plain_of(value, text)
    if found is None:
        return None
    most = (len(text) + 1) * len(replacement) if value.members["global"] else len(replacement)
    if "$" in replacement or "\\" in replacement:
        read = _template(replacement, found.groups, bool(found.groupindex))
        if read is None:
            return None
        replacement, references = read
        most += len(text) * references
    if most > 8 * LONG:
        return None
    made = _substituted(value, found, text, replacement)
    return made if len(made) <= 8 * len(text) + _MORE else None


# So much longer a text may become, for what it takes to replace something in it.
_MORE = 512


@lru_cache(maxsize=256)
def _template(replacement: str, groups: int, named: bool) -> tuple[str, int] | None:
    """A replacement text as Python writes it, and how many references are in it; None for what stands around a match."""
    read = read_replacement(replacement, groups, named)
    pieces = [read.texts[0].replace("\\", r"\\")]
    for reference, text in zip(read.references, read.texts[1:], strict=True):
        if reference == "$":
            pieces.append("$")
        elif reference == "&":
            pieces.append(r"\g<0>")
        elif reference.__class__ is int:
            pieces.append(f"\\g<{reference}>")
        else:
            return None
        pieces.append(text.replace("\\", r"\\"))
    return "".join(pieces), len(read.references)


def replace_all(text: str, value: RegexValue, replacement: str) -> str | None:
    return replace(text, value, replacement) if value.members["global"] else None


def replace_by(text: str, value: RegexValue, function: Closure) -> str | None:
    found = _plain_of(value, text)
    if found is None:
        return None
    named = bool(found.groupindex)
    call = caller(None, function, found.groups, named)
    left = LONG

    def expand(match: re.Match[str]) -> str:
        nonlocal left
        more = (_named(match),) if named else ()
        made = written(call(match[0], *match.groups(), match.start(), text, *more))
        left -= len(made)
        if left < 0:
            raise NeedsRun
        return made

    return _substituted(value, found, text, expand)


def replace_all_by(text: str, value: RegexValue, function: Closure) -> str | None:
    return replace_by(text, value, function) if value.members["global"] else None


def split(text: str, value: RegexValue) -> list[Any] | None:
    found = _plain_of(value, text)
    return None if found is None or value.plain.nullable else [*found.split(text)]


def maker(make: Callable[[str, str], RegexValue]) -> Callable[[str, str], RegexValue | None]:
    """What makes the value of a literal whose pattern is plain; `make` makes it of any."""

    @lru_cache(maxsize=256)
    def prepared(source: str, flags: str) -> tuple[Any, dict[str, Any], Plain] | None:
        found = plain(source, flags)
        if found is None:
            return None
        try:
            made = make(source, flags)
        except LatebindError:
            return None
        return made.pattern, made.members, found

    def value(source: str, flags: str) -> RegexValue | None:
        known = prepared(source, flags)
        if known is None:
            return None
        made = new(RegexValue)  # its `__init__` takes as long as all else here
        made.pattern, made.members, made.plain = known
        made.last_index = 0
        return made

    new = RegexValue.__new__

    return value


def constructed(made: Callable[[str, str], RegexValue | None]) -> Callable[..., RegexValue | None]:
    """What makes that of `RegExp(source, flags)`, which writes a slash otherwise than it was given."""

    def value(source: str, flags: str = "") -> RegexValue | None:
        return None if "/" in source else made(source, flags)

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
    if not found.groups:
        return [{"text": one[0], "index": one.start(), "groups": [], "named": {}} for one in found.finditer(text)]
    return [
        {"text": one[0], "index": one.start(), "groups": [*one.groups()], "named": {}} for one in found.finditer(text)
    ]


def find_matches_left(text: str, source: str) -> Any:
    """The same as it leaves for the host: few matches of a short text are new, and fit."""
    found = find_matches(text, source)
    if found is None or (len(found) <= _FEW and len(text) <= SHORT and (not found or len(found[0]["groups"]) <= _FEW)):
        return found
    return to_host(found)


_FEW = 50


def replace_matches(text: str, source: str, replacement: str) -> str | None:
    found = _re2(text, source)
    if found is None or "$" in replacement or "\\" in replacement or len(replacement) > 8:
        return None
    return found.sub(replacement, text)
