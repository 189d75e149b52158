"""Sets of characters as ranges of code points: what each character class of a pattern becomes."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator

# Ranges `(first, last)`, ascending, with gaps between them.
CharSet = tuple[tuple[int, int], ...]

LAST = 0x10FFFF
NOTHING: CharSet = ()
EVERYTHING: CharSet = ((0, LAST),)
SURROGATES: CharSet = ((0xD800, 0xDFFF),)
ASTRAL: CharSet = ((0x10000, LAST),)


def charset(ranges: Iterable[tuple[int, int]]) -> CharSet:
    """The set that ranges make in any order, overlapping or not."""
    found: list[tuple[int, int]] = []
    for first, last in sorted(ranges):
        if found and first <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(found[-1][1], last))
        else:
            found.append((first, last))
    return tuple(found)


def single(code: int) -> CharSet:
    """The set of one character."""
    return ((code, code),)


def union(*sets: CharSet) -> CharSet:
    return charset(one for chars in sets for one in chars)


def complement(chars: CharSet) -> CharSet:
    """All code points that are not in `chars`."""
    return tuple(_gaps(chars))


def _gaps(chars: CharSet) -> Iterator[tuple[int, int]]:
    start = 0
    for first, last in chars:
        if first > start:
            yield start, first - 1
        start = last + 1
    if start <= LAST:
        yield start, LAST


def difference(one: CharSet, other: CharSet) -> CharSet:
    """What is in `one` and not in `other`."""
    return complement(union(complement(one), other))


def intersection(one: CharSet, other: CharSet) -> CharSet:
    return complement(union(complement(one), complement(other)))


def contains(chars: CharSet, code: int) -> bool:
    at = bisect_right(chars, (code, LAST)) - 1
    return at >= 0 and code <= chars[at][1]


def only(chars: CharSet) -> int | None:
    """The character of a set that has one alone."""
    return chars[0][0] if len(chars) == 1 and chars[0][0] == chars[0][1] else None
