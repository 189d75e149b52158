"""Writes the tree of a pattern for Python's engine, which goes back where it failed, and tells how dear that may become.

Each place where a pattern may go on in two ways is looked at. Most often the next character decides: then the engine never
goes far back, and a search from one place takes as long as the text. A repetition that may end at several places takes
as many times as long as there are.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import combinations

from latebind.grammar.record import Record
from latebind.stdlib.patterns.classes import WORD
from latebind.stdlib.patterns.cost import Follow, rounds
from latebind.stdlib.patterns.nodes import (
    Chars,
    Choice,
    Edge,
    EdgeKind,
    Group,
    Look,
    Node,
    Repeat,
    Sequence,
    always,
    descendants,
    groups,
    nullable,
    parts,
)
from latebind.stdlib.patterns.sets import (
    EVERYTHING,
    LAST,
    CharSet,
    complement,
    contains,
    difference,
    intersection,
    only,
    union,
)

# In how many ways a pattern may be tried at one place, but for its repeats; and its alternatives, which are tried in turn.
_MOST_WAYS, _MOST_ALTERNATIVES = 8, 32
# More rounds than these are as dear as a repetition without an end.
_FEW = 16

_EDGES = {
    EdgeKind.START: r"\A",
    EdgeKind.END: r"\Z",
    EdgeKind.LINE_START: "(?m:^)",
    EdgeKind.LINE_END: "(?m:$)",
    EdgeKind.WORD: r"\b",
    EdgeKind.NOT_WORD: r"\B",
}
_LOOKS = {(True, False): "?=", (True, True): "?!", (False, False): "?<=", (False, True): "?<!"}
_SIGNS = {(0, None): "*", (1, None): "+", (0, 1): "?"}


class Dear(Exception):
    """A pattern may take Python's engine too long, or it finds something else."""


class Written(Record):
    """A pattern for Python's engine, and to which power of a text's length a search may take long, beyond the first; `runs` are
    the characters of which there must be many in a row for that, where it is so."""

    text: str
    power: int
    runs: CharSet = ()


class _Part(Record):
    """A part as it is written, what may come where it starts, in how many ways it may be tried, how many of its repetitions
    may end at several places, and the characters of those that end at one."""

    text: str
    next: Follow
    ways: int = 1
    open: int = 0
    scanned: CharSet = ()


def write(tree: Node, names: Mapping[int, str]) -> Written:
    """Write a pattern, whose groups of these numbers go by names. Raises Dear."""
    part = _Writer(names).write(tree, Follow((), ends=True), False)
    if part.ways > _MOST_WAYS:
        raise Dear
    started = _starts(tree)
    # What starts elsewhere than where it goes on is never looked at twice.
    apart = not intersection(_first(tree), part.scanned) or (_at_word(tree) and not difference(part.scanned, WORD))
    if part.scanned and not part.open and not started and not nullable(tree):
        return Written(part.text, not apart, part.scanned)
    return Written(part.text, max(0, part.open + bool(part.scanned) - started))


def _starts(node: Node) -> bool:
    """Whether it matches at the start of a text alone."""
    match node:
        case Edge(kind):
            return kind is EdgeKind.START
        case Sequence((first, *_)) | Group(_, first):
            return _starts(first)
        case Choice(options):
            return all(map(_starts, options))
        case _:
            return False


def _at_word(tree: Node) -> bool:
    """Whether it matches at the edges of words alone."""
    return isinstance(tree, Sequence) and tree.items[:1] == (Edge(EdgeKind.WORD),)


class _Writer:
    """Writes parts; `names` are those of groups."""

    def __init__(self, names: Mapping[int, str]) -> None:
        self.names = names

    def write(self, node: Node, follow: Follow, again: bool) -> _Part:
        """Write a part behind which `follow` may come. `again`: it is in a repetition, where each way must be told at once."""
        match node:
            case Chars(chars):
                return _Part(spelled(chars), Follow(chars))
            case Edge(kind):
                edges = follow.edges | {kind} if follow.ends or follow.edges else follow.edges
                return _Part(_EDGES[kind], Follow(follow.first, False, edges))
            case Sequence(items):
                return self.sequence(items, follow, again)
            case Choice(options):
                return self.choice(options, follow, again)
            case Group(number, body):
                part = self.write(body, follow, again)
                name = self.names.get(number)
                return part.replace(text=f"({part.text})" if name is None else f"(?P<{name}>{part.text})")
            case Repeat():
                return self.repeat(node, follow, again)
            case Look():
                return self.look(node)
            case _:
                raise Dear

    def sequence(self, items: tuple[Node, ...], follow: Follow, again: bool) -> _Part:
        whole = _Part("", follow)
        for at in range(len(items) - 1, -1, -1):
            one = self.write(items[at], whole.next, again)
            asked = isinstance(items[at], Look) and all(isinstance(item, Edge | Look) for item in items[:at])
            whole = _Part(
                one.text + whole.text,
                one.next,
                one.ways * whole.ways,
                max(one.open, whole.open) if asked else one.open + whole.open,
                union(one.scanned, whole.scanned),
            )
        return whole

    def choice(self, options: tuple[Node, ...], follow: Follow, again: bool) -> _Part:
        written = [self.write(option, follow, again) for option in options]
        if len(options) > _MOST_ALTERNATIVES:
            raise Dear
        told = all(_told_apart(one, other, follow) for one, other in combinations(options, 2))
        if again and not told:
            raise Dear
        ways = [part.ways for part in written]
        start = written[0].next
        for part in written[1:]:
            start |= part.next
        return _Part(
            f"(?:{'|'.join(part.text for part in written)})",
            start,
            max(ways) if told or follow.ends else sum(ways),
            max(part.open for part in written),
            union(*(part.scanned for part in written)),
        )

    def repeat(self, node: Repeat, follow: Follow, again: bool) -> _Part:
        low, high, body = node.low, node.high, node.body
        captured = groups(body)
        # JavaScript forgets what a round before captured, and takes back one that took nothing.
        if high == 0 or nullable(body) or (high != 1 and captured - always(body)):
            raise Dear
        first = Follow(_first(body))
        inner = self.write(body, follow if high == 1 else follow | first, again or high != 1)
        text = inner.text if isinstance(body, Chars | Group) else f"(?:{inner.text})"
        part = inner.replace(
            text=f"{text}{_sign(low, high)}{'?' if node.lazy and low != high else ''}",
            next=inner.next | follow if low == 0 else inner.next,
        )
        long = _is_long(node)
        if low == high or _is_clear(first.first, _all_chars(body), follow):
            return part.replace(scanned=union(part.scanned, _all_chars(body))) if long and not follow.ends else part
        if again:
            raise Dear
        if follow.ends:  # what comes behind it cannot fail
            return part
        if high is not None and high - low < _MOST_WAYS:
            return part.replace(ways=part.ways * (high - low + 1))
        return part.replace(open=part.open + 1)

    def look(self, node: Look) -> _Part:
        if groups(node.body):
            raise Dear
        part = self.write(node.body, Follow((), ends=True), False)
        sure = node.ahead and not node.negative and not nullable(node.body)
        # What it looks at is not taken, and may be looked at again from each place.
        seen = [_all_chars(one.body) for one in descendants(node.body) if isinstance(one, Repeat) and _is_long(one)]
        return part.replace(
            scanned=union(part.scanned, *seen),
            text=f"({_LOOKS[node.ahead, node.negative]}{part.text})",
            next=Follow(_first(node.body) if sure else EVERYTHING),
        )


def _told_apart(one: Node, other: Node, follow: Follow) -> bool:
    """Whether no text can be both, by their first characters."""
    first, second = _fixed(one), _fixed(other)
    if any(not intersection(a, b) for a, b in zip(first, second, strict=False)):
        return True
    if nullable(one) == nullable(other):
        return not (nullable(one) or intersection(_first(one), _first(other)))
    empty, full = (one, other) if nullable(one) else (other, one)
    return _is_clear(_first(full), _all_chars(full), follow) and not intersection(_first(empty), _first(full))


def _fixed(node: Node) -> list[CharSet]:
    """The characters that must come one after the other, as far as these are told easily."""
    match node:
        case Chars(chars):
            return [chars]
        case Group(_, body):
            return _fixed(body)
        case Sequence(items):
            found: list[CharSet] = []
            for item in items:
                if not isinstance(item, Chars):
                    break
                found.append(item.chars)
            return found or (_fixed(items[0]) if items else [])
        case _:
            return []


def _is_long(node: Repeat) -> bool:
    return node.high is None or rounds(node) > _FEW


def _sign(low: int, high: int | None) -> str:
    return _SIGNS.get((low, high)) or (f"{{{low}}}" if low == high else f"{{{low},{'' if high is None else high}}}")


def _is_clear(first: CharSet, chars: CharSet, follow: Follow) -> bool:
    """Whether the next character tells that a repetition goes on, which takes `chars` and starts with one of `first`."""
    return not intersection(first, follow.first) and all(_stops(edge, chars) for edge in follow.edges)


def _stops(edge: EdgeKind, chars: CharSet) -> bool:
    """Whether there is no such edge where one of `chars` comes behind another."""
    if edge is EdgeKind.WORD:
        return not difference(chars, WORD) or not intersection(chars, WORD)
    return edge is EdgeKind.END or (edge is EdgeKind.LINE_END and not contains(chars, ord("\n")))


def _first(node: Node) -> CharSet:
    """The characters that it may take first."""
    match node:
        case Chars(chars):
            return chars
        case Sequence(items):
            until = next((at for at, item in enumerate(items) if not nullable(item)), len(items))
            return union(*map(_first, items[: until + 1]))
        case Look():
            return EVERYTHING
        case _:
            return union(*map(_first, parts(node)))


def _all_chars(node: Node) -> CharSet:
    return node.chars if isinstance(node, Chars) else union(*map(_all_chars, parts(node)))


def spelled(chars: CharSet) -> str:
    """A class as Python reads it."""
    code = only(chars)
    if code is not None:
        return re.escape(chr(code))
    others = contains(chars, LAST)
    ends = [(chr(first), chr(last)) for first, last in (complement(chars) if others else chars)]
    if not ends:
        return r"[^\s\S]" if not others else r"[\s\S]"
    return f"[{'^' if others else ''}{''.join(_range(first, last) for first, last in ends)}]"


def _range(first: str, last: str) -> str:
    return re.escape(first) + (f"-{re.escape(last)}" if last > first else "")
