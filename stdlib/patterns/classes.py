"""What one character of a pattern stands for under its flags: `\\d \\s \\w`, `.`, and other cases under `i`."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cache, lru_cache

from latebind.grammar.record import Record
from latebind.stdlib.patterns.sets import (
    ASTRAL,
    SURROGATES,
    CharSet,
    charset,
    complement,
    contains,
    difference,
    only,
    single,
    union,
)
from latebind.stdlib.patterns.unicode import case_classes

DIGITS: CharSet = ((0x30, 0x39),)
WORD: CharSet = ((0x30, 0x39), (0x41, 0x5A), (0x5F, 0x5F), (0x61, 0x7A))
# WhiteSpace and LineTerminator of ECMA-262.
SPACES: CharSet = (
    *((0x09, 0x0D), (0x20, 0x20), (0xA0, 0xA0), (0x1680, 0x1680), (0x2000, 0x200A)),
    *((0x2028, 0x2029), (0x202F, 0x202F), (0x205F, 0x205F), (0x3000, 0x3000), (0xFEFF, 0xFEFF)),
)
LINE_ENDS: CharSet = ((0x0A, 0x0A), (0x0D, 0x0D), (0x2028, 0x2029))
# What `\w` has more under `iu`: the long s, and the sign of Kelvin.
FOLDED_WORD: CharSet = ((0x17F, 0x17F), (0x212A, 0x212A))


class Mode(Record):
    """The flags that hold at a place of a pattern: `u` for all of it, the others may change in `(?i:…)`."""

    unicode: bool = False
    ignore_case: bool = False
    multiline: bool = False
    dot_all: bool = False


def shorthand(letter: str, mode: Mode) -> CharSet:
    """The set of `\\d`, `\\s` or `\\w`, or of the opposite, for the capital letter."""
    chars = {"d": DIGITS, "s": SPACES, "w": WORD}[letter.lower()]
    if chars is WORD and mode.unicode and mode.ignore_case:
        chars = union(WORD, FOLDED_WORD)
    return complement(chars) if letter.isupper() else chars


def dot(mode: Mode) -> CharSet:
    """The set of `.`."""
    return complement(() if mode.dot_all else LINE_ENDS)


def resolved(mode: Mode, *written: CharSet, negated: bool = False) -> CharSet:
    """The characters that a class matches that is written with all of these.

    Without `u` JavaScript sees the two halves of a character beyond U+FFFF. A class has all halves or none, as no
    half can be written in one; so here it has all those characters, or none of them.
    """
    # Each for itself: those of properties, which take long, are known from other classes.
    chars = union(*(closed(one, mode.unicode) for one in written) if mode.ignore_case else written)
    if not mode.unicode:
        chars = union(chars, ASTRAL) if contains(chars, SURROGATES[0][0]) else difference(chars, ASTRAL)
    return complement(chars) if negated else chars


def character(code: int, mode: Mode) -> CharSet:
    """What a character that stands for itself matches."""
    return closed(single(code), mode.unicode) if mode.ignore_case else single(code)


@lru_cache(maxsize=256)
def closed(chars: CharSet, unicode: bool) -> CharSet:
    """`chars` and all that is one with one of them under `i`, or under `iu`."""
    classes = case_classes(unicode)
    if (code := only(chars)) is not None:
        return charset((member, member) for member in classes.get(code, (code,)))
    cased = _cased(unicode)
    inside = {code for first, last in chars for code in cased[bisect_left(cased, first) : bisect_right(cased, last)]}
    more = set[int]().union(*map(classes.__getitem__, inside)) - inside
    return charset([*chars, *((member, member) for member in more)]) if more else chars


@cache
def _cased(unicode: bool) -> list[int]:
    """The characters that have other cases, ascending."""
    return sorted(case_classes(unicode))
