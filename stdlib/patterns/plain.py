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
from latebind.interp.convert import to_host
from latebind.interp.inline import LONG, SHORT
from latebind.interp.library import callback
from latebind.interp.limits import NeedsRun
from latebind.interp.values import Closure, MatchArray, RegexValue

# The longest text to look at, by how many unbounded repeats a pattern has; one less where it starts at the text's start.
_LONGEST = (32_768, 512, 64)
# In how many ways a pattern may be tried at one place, but for its repeats; and its alternatives, which are tried in turn.
_MOST_CHOICES, _MOST_ALTERNATIVES = 8, 16
_MOST_TIMES = 16  # more of one piece in a row are as dear as a repeat

# A piece of a pattern: what has no width or holds others, or one character or class of it and how often. `\v` is white
# space to JavaScript alone.
_PIECE = re.compile(
    r"""
    (?P<open> \( (?: \?: | (?! \?) ) ) | (?P<close> \) ) (?P<optional> \? )? | (?P<bar> \| )
    | (?P<start> \^ ) | (?P<end> \$ ) | (?P<word> \\b )
    | (?: (?P<char> [A-Za-z0-9 _,:;=@#%&'"<>!~`/-] )
        | \\ (?P<escaped> [.*+?^$(){}|/\[\]\\-] )
        | (?P<kind> \\[dwDW] ) | (?P<javascript> \. | \\[sS] )
        | \[ (?P<negated> \^? ) (?P<set> (?: [^\]\\] | \\. )+ ) \]
      )
      (?: (?P<some> [+*] ) | (?P<maybe> \? ) | \{ (?P<least> \d{1,2} ) (?P<most> , \d{0,2} )? \} )? (?P<lazy> \?? )
    """,
    re.VERBOSE,
)
# What ends a pattern, or one of its alternatives; and what ends it behind a group.
_ENDS, _ENDS_WITH_GROUP = re.compile(r"(?:\|.*)?", re.DOTALL), re.compile(r"\)(?:\|.*)?", re.DOTALL)
_KINDS = {".": r"[^\n\r]", r"\s": r"[\t-\r ]", r"\S": r"[^\t-\r ]"}
# What a class has in it.
_MEMBER = re.compile(
    r"""
    (?P<low> [A-Za-z0-9] ) - (?P<high> [A-Za-z0-9] ) | (?P<kind> \\[dwDW] ) | (?P<javascript> \\s )
    | \\ (?P<escaped> [.*+?^$(){}|/\[\]\\-] ) | (?P<char> [A-Za-z0-9 _.,:;=@#%+/*?$(){}|&'"<>!~`^] )
    """,
    re.VERBOSE,
)


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
    written = _Writer(javascript).write(source)
    if written is None:
        return None
    text, repeats = written
    mode = re.ASCII | (re.IGNORECASE if "i" in flags else 0)
    return Plain(re.compile(text, mode), _LONGEST[repeats])


class _Writer:
    """Writes one pattern in Python's syntax, as long as it is plain."""

    def __init__(self, javascript: bool) -> None:
        self.javascript = javascript
        self.pieces: list[str] = []
        self.taken = 0  # characters that the alternative takes at least, and that of the group in it
        self.outer: int | None = None  # those of what is around the group, in one
        self.captures = self.bars = self.repeats = 0
        self.alternatives = self.choices = 1  # of the group; and in how many ways all groups and optional pieces may go
        self.started = 0  # alternatives that start at the text's start

    def write(self, source: str) -> tuple[str, int] | None:
        """The text, and how many unbounded repeats count; None where it is not plain."""
        at = 0
        while at < len(source):
            found = _PIECE.match(source, at)
            if found is None or (found["javascript"] and not self.javascript) or not self._piece(found, source):
                return None
            at = found.end()
        if self.outer is not None or not self.taken or (self.captures and self.bars):
            return None
        repeats = max(0, self.repeats - (self.started == self.bars + 1))
        few = self.choices <= _MOST_CHOICES and self.bars < _MOST_ALTERNATIVES and repeats < len(_LONGEST)
        return ("".join(self.pieces), repeats) if few else None

    def _piece(self, found: re.Match[str], source: str) -> bool:
        """Write one piece; false where it is not plain."""
        if found["open"]:
            return self._open(found["open"])
        if found["close"]:
            return self._close(found["optional"] is not None)
        if found["bar"]:
            return self._bar()
        if found["start"]:
            first = found.start() == 0 or source[found.start() - 1] == "|"
            self.started += 1
            self.pieces.append(r"\A")
            return first and self.outer is None
        if found["end"]:
            self.pieces.append(r"\Z")
            return self.outer is None and source[found.end() : found.end() + 1] in ("", "|")
        if found["word"]:
            self.pieces.append(r"\b")
            return True
        return self._atom(found, source)

    def _open(self, text: str) -> bool:
        if self.outer is not None:
            return False
        self.captures += text == "("
        self.outer, self.taken, self.alternatives = self.taken, 0, 1
        self.pieces.append(text)
        return True

    def _close(self, optional: bool) -> bool:
        if self.outer is None or not self.taken or (optional and self.captures):
            return False
        self.choices *= self.alternatives * (1 + optional)
        self.taken, self.outer = self.outer + (0 if optional else self.taken), None
        self.pieces.append(")?" if optional else ")")
        return True

    def _bar(self) -> bool:
        if not self.taken:
            return False
        if self.outer is None:
            self.bars += 1
        else:
            self.alternatives += 1
        self.taken = 0
        self.pieces.append("|")
        return True

    def _atom(self, found: re.Match[str], source: str) -> bool:
        """A character or class, and how often it stands there."""
        if found["set"]:
            inner = _members(found["set"], self.javascript)
            if inner is None:
                return False
            atom = f"[{found['negated']}{inner}]"
        elif found["char"]:
            atom = re.escape(found["char"])
        else:
            atom = found["kind"] or _KINDS.get(found["javascript"] or "") or f"\\{found['escaped']}"
        often = found["some"] or found["maybe"] or ""
        least = 0 if found["some"] == "*" or found["maybe"] else 1
        if found["least"]:
            least, most = int(found["least"]), found["most"] or ""
            if most.strip(",") and int(most[1:]) < least:
                return False
            often = f"{{{least}{most}}}"
        often_tried = found["some"] is not None or found["most"] is not None or least > _MOST_TIMES
        # Behind the last piece nothing can fail: the engine goes back over none of it.
        ends = _ENDS if self.outer is None else _ENDS_WITH_GROUP
        self.repeats += often_tried and not (least <= 1 and ends.fullmatch(source, found.end()))
        self.choices *= 1 + (found["maybe"] is not None)
        self.taken += least
        self.pieces.append(atom + often + (found["lazy"] if often else ""))
        return bool(often) or not found["lazy"]


def _members(source: str, javascript: bool) -> str | None:
    """What a class has in it, as Python writes it. A `-` is itself at either end."""
    first, last = source.startswith("-"), source.endswith("-") and len(source) > 1 and source[-2] != "\\"
    source = source[first : len(source) - last]
    pieces = ["\\-"] * (first + last)
    at = 0
    while at < len(source):
        found = _MEMBER.match(source, at)
        if found is None or (found["javascript"] and not javascript) or (found["low"] or "") > (found["high"] or ""):
            return None
        single = found["char"] or found["escaped"]
        pieces.append(re.escape(single) if single else found[0])
        at = found.end()
    return "".join(pieces)


# What inline forms of `RegExp` and of strings' methods call; None where the implementation is to be asked.


def _plain_of(value: RegexValue, text: str) -> re.Pattern[str] | None:
    """What looks for a pattern in a text, where both are plain and no search before it counts."""
    found = value.plain
    if found is None:
        return None
    pattern, longest = found
    return pattern if len(text) <= longest and text.isascii() and not value.last_index else None


def _next(value: RegexValue, text: str) -> re.Match[str] | None:
    """The next match, from `lastIndex` on, which it moves, with the flag g. Raises NeedsRun."""
    found = value.plain
    if found is None:
        raise NeedsRun
    pattern, longest = found
    if len(text) > longest or not text.isascii():
        raise NeedsRun
    moves = value.members["global"]
    start = value.last_index if moves else 0
    match: re.Match[str] | None = pattern.search(text, start) if start <= len(text) else None
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
    found.members = {"index": match.start(), "input": match.string, "groups": None}
    return found


def first(value: RegexValue, text: str) -> MatchArray | None:
    match = _next(value, text)
    return None if match is None else _array(match)


def match(text: str, value: RegexValue) -> list[Any] | None:
    if not value.members["global"]:
        return first(value, text)
    found = _plain_of(value, text)
    if found is None:
        raise NeedsRun
    return (found.findall(text) if not found.groups else [one[0] for one in found.finditer(text)]) or None


def match_left(text: str, value: RegexValue) -> Any:
    """The same as it leaves for the host."""
    found = match(text, value)
    return found if found is None or found.__class__ is list else to_host(found)


def match_all(text: str, value: RegexValue) -> list[Any] | None:
    found = _plain_of(value, text) if value.members["global"] else None
    if found is None:
        return None
    if found.groups:
        return [_array(one) for one in found.finditer(text)]
    made: list[Any] = []
    for one in found.finditer(text):
        array = MatchArray((one[0],))
        array.members = {"index": one.start(), "input": text, "groups": None}
        made.append(array)
    return made


def search(text: str, value: RegexValue) -> int | None:
    found = value.plain
    if found is None or value.last_index:
        return None
    pattern, longest = found
    if len(text) > longest or not text.isascii():
        return None
    match = pattern.search(text)
    return -1 if match is None else match.start()


def replace(text: str, value: RegexValue, replacement: str) -> str | None:
    found = _plain_of(value, text)
    if found is None or "$" in replacement or "\\" in replacement or len(replacement) > 8:
        return None
    return found.sub(replacement, text, 0 if value.members["global"] else 1)


def replace_all(text: str, value: RegexValue, replacement: str) -> str | None:
    return replace(text, value, replacement) if value.members["global"] else None


def replace_by(text: str, value: RegexValue, function: Closure) -> str | None:
    found = _plain_of(value, text)
    if found is None:
        return None
    call = callback(None, function, found.groups + 3)
    left = LONG

    def expand(match: re.Match[str]) -> str:
        nonlocal left
        made: str = call(match[0], *match.groups(), match.start(), text)
        if made.__class__ is not str:
            raise NeedsRun
        left -= len(made)
        if left < 0:
            raise NeedsRun
        return made

    return found.sub(expand, text, 0 if value.members["global"] else 1)


def replace_all_by(text: str, value: RegexValue, function: Closure) -> str | None:
    return replace_by(text, value, function) if value.members["global"] else None


def split(text: str, value: RegexValue) -> list[Any] | None:
    found = _plain_of(value, text)
    return None if found is None else [*found.split(text)]


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
