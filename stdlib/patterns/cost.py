"""What a pattern costs: to compile, and to look for in a text. Known before either is done, and the same everywhere.

RE2 takes time in proportion to the text times the pattern at worst; what it takes mostly is far less, and what it
takes exactly cannot be known. So a search is charged for the worst case.
"""

from __future__ import annotations

from functools import lru_cache, reduce
from operator import or_

from latebind.grammar.record import Record
from latebind.stdlib.patterns.classes import WORD
from latebind.stdlib.patterns.nodes import (
    Chars,
    Choice,
    Edge,
    EdgeKind,
    Node,
    Repeat,
    Sequence,
    Unrolled,
    nullable,
    parts,
)
from latebind.stdlib.patterns.sets import CharSet, contains, difference, intersection, union

# How many bits of a character are left to its last bytes in UTF-8, and from which one on it has such bytes.
_BYTES = ((6, 0x80), (12, 0x800), (18, 0x10000))

# A step pays for so many bytes times positions of a pattern, as a power of two: about 5 µs at worst.
_STEP = 7
# What a search costs besides, in positions.
_START = 4
# So many instructions are compiled for a step, as a power of two; and of what may be left out, RE2 looks at so many pairs.
_COMPILED = 2
_PAIRS = 10


def compile_steps(instructions: int, optional: int) -> int:
    """The steps that compiling a pattern is charged; `optional` is how many of its rounds may be left out."""
    return 16 + (instructions >> _COMPILED) + (optional * optional >> _PAIRS)


def optional(node: Node) -> int:
    """How many rounds may be left out, with each copy that a repetition makes: where many follow each other, RE2 comes
    from each of them to all that are behind it."""
    match node:
        case Repeat(low, high, _, body):
            copies = high or max(low, 1)
            return optional(body) * copies + (1 if high is None else high - low)
        case _:
            return sum(map(optional, parts(node)))


def search_steps(size: int, positions: int) -> int:
    """The steps that looking through `size` bytes is charged."""
    return size * (_START + positions) >> _STEP


def more_rounds(node: Node, limit: int) -> Repeat | None:
    """The outermost repetition with an innermost body that may be there more than `limit` times; None if there is none."""
    if isinstance(node, Repeat) and rounds(node) > limit:
        return node
    return next((found for part in parts(node) if (found := more_rounds(part, limit)) is not None), None)


def rounds(node: Node) -> int:
    """How often the innermost body of nested counted repetitions is there at most."""
    inner = max(map(rounds, parts(node)), default=1)
    if not isinstance(node, Repeat) or (node.low, node.high) in ((0, None), (1, None), (0, 1)):
        return inner
    return inner * max(node.low, node.high or 0, 1)


def positions(node: Node) -> int:
    """How many characters and edges it has, with each copy that a repetition makes."""
    match node:
        case Chars() | Edge():
            return 1
        case Repeat(low, high, _, body):
            return positions(body) * (high or max(low, 1))
        case _:
            return sum(map(positions, parts(node)))


def instructions(node: Node) -> int:
    """About how many instructions RE2 makes of it."""
    match node:
        case Chars(chars):
            return 1 + _encoded(chars)
        case Repeat(low, high, _, body):
            return (instructions(body) + 1) * (high or max(low, 1))
        case _:
            return 2 + sum(map(instructions, parts(node)))


@lru_cache(maxsize=256)
def _encoded(chars: CharSet) -> int:
    """How many instructions a set takes: one for the last byte of each range, and one for each beginning of them."""
    ends = [end for one in chars for end in one]
    beginnings = {(shift, end >> shift) for shift, least in _BYTES for end in ends if end >= least}
    lengths = sum(first < least <= last for first, last in chars for _, least in _BYTES)
    return len(chars) + len(beginnings) + 2 * lengths


class _Far(Exception):
    """RE2 may look at all that is left."""


class Follow(Record):
    """What may come at a place of a pattern: characters, its end, or its end at one of some edges."""

    first: CharSet
    ends: bool = False
    edges: frozenset[EdgeKind] = frozenset()

    def __or__(self, other: Follow) -> Follow:
        return Follow(union(self.first, other.first), self.ends or other.ends, self.edges | other.edges)


def reach(node: Node) -> int | None:
    """How many characters RE2 may look at behind the end of a match; None if that may be all there are.

    RE2 goes on while a better match could come. A repetition without an end does not make it look far if the match
    could end after each of its rounds; nor, where all ways lead through it, if no character can both go on in it and
    come after it.
    """
    try:
        _walk(node, Follow((), ends=True), True)
    except _Far:
        return None
    return _length(node)


def _walk(node: Node, follow: Follow, spine: bool) -> Follow:
    """What may come where `node` starts, if `follow` may come where it ends. `spine`: all ways lead through it."""
    match node:
        case Chars(chars):
            return Follow(chars)
        case Edge(kind):
            edges = follow.edges | {kind} if follow.ends or follow.edges else follow.edges
            return Follow(follow.first, False, edges)
        case Choice(options):
            return reduce(or_, (_walk(option, follow, False) for option in options))
        case Repeat():
            return _walk_repeat(node, follow, spine)
        case Unrolled(first, rest):
            return _walk(first, _walk_repeat(rest, follow, False), False)
        case _:
            for part in reversed(parts(node)):
                follow = _walk(part, follow, spine)
            return follow


def _walk_repeat(node: Repeat, follow: Follow, spine: bool) -> Follow:
    if node.high is None and not follow.ends:
        chars = _all_chars(node.body)
        clear = not intersection(chars, follow.first) and all(_stops(edge, chars) for edge in follow.edges)
        if not spine or not (clear or node.lazy):
            raise _Far
    once = node.high == 1
    again = follow if once else follow | Follow(_first(node.body))
    inner = _walk(node.body, again, spine and once and node.low > 0)
    return inner | follow if node.low == 0 else inner


def _first(node: Node) -> CharSet:
    """The characters that it may take first."""
    match node:
        case Chars(chars):
            return chars
        case Sequence(items):
            until = next((at for at, item in enumerate(items) if not nullable(item)), len(items))
            return union(*map(_first, items[: until + 1]))
        case _:
            return union(*map(_first, parts(node)))


def _stops(edge: EdgeKind, chars: CharSet) -> bool:
    """Whether no match can go on with one of `chars` behind one of them at such an edge."""
    match edge:
        case EdgeKind.END:
            return True
        case EdgeKind.LINE_END:
            return not contains(chars, ord("\n"))
        case EdgeKind.WORD:
            return not difference(chars, WORD) or not intersection(chars, WORD)
        case _:
            return False


def _all_chars(node: Node) -> CharSet:
    if isinstance(node, Chars):
        return node.chars
    return union(*map(_all_chars, parts(node)))


def _length(node: Node) -> int:
    """How many characters it takes at most, each repetition without an end with one round."""
    match node:
        case Chars():
            return 1
        case Choice(options):
            return max(map(_length, options))
        case Repeat(low, high, _, body):
            return _length(body) * (high or max(low, 1))
        case _:
            return sum(map(_length, parts(node)))
