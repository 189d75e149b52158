"""Patterns so plain that Python's own engine finds what JavaScript and RE2 find, in text without surrogate pairs and in
little time.

Characters, classes and groups in a row; a repeat makes longer texts too dear, as Python's engine goes back where it
failed, unless what comes next is none of what it repeats. `stdlib/quick_patterns.py` uses these; all others are
for `matching` and RE2.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from latebind.grammar.lazy_regex import lazy_regex

# The longest text to look at, by how many unbounded repeats a pattern has; one less where it starts at the text's start.
_LONGEST = (32_768, 512, 64)
# In how many ways a pattern may be tried at one place, but for its repeats; and its alternatives, which are tried in turn.
_MOST_CHOICES, _MOST_ALTERNATIVES = 8, 16
_MOST_TIMES = 16  # more of one piece in a row are as dear as a repeat

# A piece of a pattern: what has no width or holds others, or one character or class of it and how often. `\v` is white
# space to JavaScript alone.
_PIECE = lazy_regex(
    r"""
    (?P<open> \( (?: \?: | (?! \?) ) ) | (?P<close> \) ) (?P<optional> \? )? | (?P<bar> \| )
    | (?P<start> \^ ) | (?P<end> \$ ) | (?P<word> \\b )
    | (?: (?P<char> [A-Za-z0-9 _,:;=@#%&'"<>!~`/\u00a1-\ud7ff-] ) | \\u (?P<code> [0-9a-fA-F]{4} )
        | \\ (?P<escaped> [.*+?^$(){}|/\[\]\\-] )
        | (?P<kind> \\[dwDW] ) | (?P<javascript> \. | \\[sS] )
        | \[ (?P<negated> \^? ) (?P<set> (?: [^\]\\] | \\. )+ ) \]
      )
      (?: (?P<some> [+*] ) | (?P<maybe> \? ) | \{ (?P<least> \d{1,2} ) (?P<most> , \d{0,2} )? \} )? (?P<lazy> \?? )
    """,
    re.VERBOSE,
)
# What ends a pattern, or one of its alternatives; and what ends it behind a group.
_ENDS, _ENDS_WITH_GROUP = lazy_regex(r"(?:\|.*)?", re.DOTALL), lazy_regex(r"\)(?:\|.*)?", re.DOTALL)
_SPACES = r"\t-\r \xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"  # ECMA-262, 22.2.2.9
_KINDS = {".": r"[^\n\r\u2028\u2029]", r"\s": f"[{_SPACES}]", r"\S": f"[^{_SPACES}]"}
# What a class has in it.
_MEMBER = lazy_regex(
    r"""
    (?P<low> [A-Za-z0-9\u00a1-\ud7ff] | \\u[0-9a-fA-F]{4} ) - (?P<high> [A-Za-z0-9\u00a1-\ud7ff] | \\u[0-9a-fA-F]{4} )
    | (?P<kind> \\[dwDW] ) | (?P<javascript> \\s ) | (?P<code> \\u[0-9a-fA-F]{4} )
    | \\ (?P<escaped> [.*+?^$(){}|/\[\]\\-] ) | (?P<char> [A-Za-z0-9 _.,:;=@#%+/*?$(){}|&'"<>!~`^\u00a1-\ud7ff] )
    """,
    re.VERBOSE,
)


# The halves of what JavaScript has in two, which patterns see one by one: a class that has them has all that is made of them.
_HALVES = lazy_regex("[\ud800-\udfff]")
_OF_HALVES = "\U00010000-\U0010ffff"


class Plain(NamedTuple):
    """A pattern as Python's, the longest text that it is for, and whether that may be other than ASCII."""

    pattern: re.Pattern[str]
    longest: int
    wide: bool

    def takes(self, text: str) -> bool:
        """Whether it finds in a text what JavaScript does."""
        return len(text) <= self.longest and (text.isascii() or (self.wide and _HALVES.search(text) is None))


@lru_cache(maxsize=256)
def plain(source: str, flags: str = "", javascript: bool = True) -> Plain | None:
    """The plain pattern of this text, None where it is none. It never matches an empty text."""
    wide = javascript and "i" not in flags
    if not {*flags} <= {*"gi"} or len(source) > 200 or not (wide or (source.isascii() and "\\u" not in source)):
        return None
    written = _Writer(javascript).write(source)
    if written is None:
        return None
    text, repeats = written
    mode = re.ASCII | (re.IGNORECASE if "i" in flags else 0)
    return Plain(re.compile(text, mode), _LONGEST[repeats], wide)


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
        self.settled = False  # some repeat ends where what comes next begins: the engine goes back over it once

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
        repeats = max(0, self.repeats + self.settled - (self.started == self.bars + 1))
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
        atom, least = self._written(found), _least(found)
        if atom is None or least is None:
            return False
        often = found["some"] or found["maybe"] or ""
        if found["least"]:
            often = f"{{{found['least']}{found['most'] or ''}}}"
        often_tried = found["some"] is not None or found["most"] is not None or least > _MOST_TIMES
        # Behind the last piece nothing can fail: the engine goes back over none of it.
        ends = _ENDS if self.outer is None else _ENDS_WITH_GROUP
        if often_tried and not (least <= 1 and ends.fullmatch(source, found.end())):
            settled = self._is_settled(atom, source, found.end())
            self.settled |= settled
            self.repeats += not settled
        self.choices *= 1 + (found["maybe"] is not None)
        self.taken += least
        self.pieces.append(atom + often + (found["lazy"] if often else ""))
        return bool(often) or not found["lazy"]

    def _written(self, found: re.Match[str]) -> str | None:
        """A character or class as Python writes it."""
        if found["set"]:
            inner = _members(found["set"], self.javascript)
            return None if inner is None else f"[{found['negated']}{inner}]"
        if found["char"] or found["code"]:
            char = found["char"] or chr(int(found["code"], 16))
            return None if _HALVES.match(char) else re.escape(char)
        return found["kind"] or _KINDS.get(found["javascript"] or "") or f"\\{found['escaped']}"

    def _is_settled(self, atom: str, source: str, at: int) -> bool:
        """Whether what comes behind a repeat must be there, and is none of what it repeats: there is one place for it to end."""
        while source[at : at + 1] == ")":
            at += 1
        following = _PIECE.match(source, at)
        if following is None or following["end"]:
            return following is not None
        if following["open"] or following["close"] or following["bar"] or following["start"] or following["word"]:
            return False
        other, least = self._written(following), _least(following)
        return bool(least) and other is not None and _are_apart(atom, other)


def _least(found: re.Match[str]) -> int | None:
    """How often a character or class is there at least; None where that is more than it may be."""
    if found["least"]:
        least, most = int(found["least"]), (found["most"] or "").strip(",")
        return None if most and int(most) < least else least
    return 0 if found["some"] == "*" or found["maybe"] else 1


_ASCII = [chr(code) for code in range(128)]


def _are_apart(one: str, other: str) -> bool:
    """Whether no character is of both; false where that is not known."""
    for mode in (re.ASCII, re.ASCII | re.IGNORECASE):
        first, second = re.compile(one, mode), re.compile(other, mode)
        if any(first.fullmatch(char) and second.fullmatch(char) for char in _ASCII):
            return False
    return any(_NARROW.fullmatch(atom) for atom in (one, other))


# What is written of ASCII alone.
_NARROW = lazy_regex(
    r"\\[dw] | \\[^A-Za-z] | [!-\[\]-~ ] | \[ (?!\^) (?: \\[^DWSsux] | [!-\[\]-~ ] )+ \]", re.VERBOSE | re.ASCII
)


def _members(source: str, javascript: bool) -> str | None:
    """What a class has in it, as Python writes it. A `-` is itself at either end."""
    first, last = source.startswith("-"), source.endswith("-") and len(source) > 1 and source[-2] != "\\"
    source = source[first : len(source) - last]
    pieces = ["\\-"] * (first + last)
    at = 0
    while at < len(source):
        found = _MEMBER.match(source, at)
        if found is None or (found["javascript"] and not javascript):
            return None
        at = found.end()
        if found["kind"] or found["javascript"]:
            pieces.append(found["kind"] or _SPACES)
            continue
        ends = [_char(found[name]) for name in ("low", "high", "code", "escaped", "char") if found[name]]
        if ends[0] > ends[-1] or any(map(_HALVES.match, ends)):
            return None
        pieces.append("-".join(map(re.escape, ends)))
        if ends[0] < "\ud800" and ends[-1] > "\udfff":
            pieces.append(_OF_HALVES)
    return "".join(pieces)


def _char(written: str) -> str:
    """The character that a member of a class stands for, be it by its code."""
    return chr(int(written[2:], 16)) if len(written) > 1 else written
