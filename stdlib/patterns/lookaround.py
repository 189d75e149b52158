"""Rewrites the look-around that linear time allows, and refuses the rest.

- At the very end of a pattern, what must follow is matched, and the match ends before it: `\\d+(?=px)`. What must not
  follow is spelled out as all that may: `(?!px)` is the end, or another character than `p`, or `p` and then the end
  or another character than `x`.
- Directly behind a `^` at the start, each look-ahead is a pattern of its own that is asked first: `^(?=.*\\d).{8,}$`.
- At the very start, what must come before is matched, and the match starts behind it: `(?<=\\$)\\d+`. It must always
  have the same length.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from latebind.grammar.record import Record
from latebind.stdlib.patterns.nodes import (
    NEVER,
    Chars,
    Choice,
    Edge,
    EdgeKind,
    Group,
    Look,
    Node,
    Repeat,
    Sequence,
    Tail,
    choice,
    parts,
    sequence,
)
from latebind.stdlib.patterns.sets import CharSet, complement, difference, intersection, union

# A text spelled out as the sets of its characters, and whether it must end the subject.
_Spelled = tuple[tuple[CharSet, ...], bool]

# Into how many texts a look-around is spelled out, and how long they may be; into how many pieces all but them.
_TEXTS = 64
_LENGTH = 24
_PIECES = 512


class Guard(Record):
    """What must match, or must not, at the start of the subject for a pattern to match at all."""

    body: Node
    negative: bool


class Behind(Record):
    """What must come before a match: `width` characters, or the start of the subject too if `at_start`.

    `body` is None where only the start will do.
    """

    body: Node | None
    width: int
    at_start: bool


class Surroundings(Record):
    """A pattern without look-around but for `Tail`, and what surrounds it."""

    tree: Node
    guards: tuple[Guard, ...] = ()
    behind: Behind | None = None


class Unsupported(Exception):
    """A look-around that cannot be rewritten."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look


def settle(tree: Node) -> Surroundings:
    """Rewrite all look-around. Raises Unsupported."""
    items = tree.items if isinstance(tree, Sequence) else (tree,)
    guards: list[Guard] = []
    behind = None
    if items and items[0] == Edge(EdgeKind.START):
        while len(items) > 1 and isinstance(look := items[1], Look) and look.ahead:
            guards.append(Guard(_tail(look.body), look.negative))
            items = (items[0], *items[2:])
    elif items and isinstance(look := items[0], Look) and not look.ahead:
        behind = _behind(look)
        items = items[1:]
    return Surroundings(_tail(sequence(*items)), tuple(guards), behind)


def _tail(node: Node) -> Node:
    """`node`, which ends a pattern, with its last look-ahead as a Tail."""
    match node:
        case Look(True, negative, body):
            if not negative:
                return Tail(_tail(body))
            return Tail(_other_than(_spelled(_shortest(body), node), node, iter(range(_PIECES))))
        case Sequence((*items, last)):
            return sequence(*map(_plain, items), _tail(last))
        case Choice(options):
            return choice(*map(_tail, options))
        case Group(number, body):
            return Group(number, _tail(body))
        case _:
            return _plain(node)


def _plain(node: Node) -> Node:
    """`node`, which must have no look-around."""
    if isinstance(node, Look):
        raise Unsupported(node)
    for part in parts(node):
        _plain(part)
    return node


def _shortest(node: Node) -> Node:
    """`node` with as few rounds at its end as there must be: whether it matches does not depend on more."""
    match node:
        case Repeat(low):
            return node.replace(low=low, high=low)
        case Sequence((*items, last)):
            return sequence(*items, _shortest(last))
        case Choice(options):
            return choice(*map(_shortest, options))
        case Group(_, body):
            return _shortest(body)
        case _:
            return node


def _spelled(node: Node, look: Look) -> list[_Spelled]:
    """All texts that begin what `node` matches, as far as needed to know that it matches."""
    match node:
        case Chars(chars):
            return [((chars,), False)]
        case Edge(EdgeKind.END):
            return [((), True)]
        case Group(_, body):
            return _spelled(body, look)
        case Choice(options):
            return _few([text for option in options for text in _spelled(option, look)], look)
        case Sequence(items):
            return _joined([_spelled(item, look) for item in items], look)
        case Repeat(low, high, _, body) if low == high and low <= _LENGTH:
            return _joined([_spelled(body, look)] * low, look)
        case _:
            raise Unsupported(look)


def _joined(pieces: list[list[_Spelled]], look: Look) -> list[_Spelled]:
    found: list[_Spelled] = [((), False)]
    for piece in pieces:
        found = _few([_join(text, more, look) for text, more in product(found, piece)], look)
    return found


def _join(text: _Spelled, more: _Spelled, look: Look) -> _Spelled:
    if (text[1] and more[0]) or len(text[0]) + len(more[0]) > _LENGTH:
        raise Unsupported(look)
    return text[0] + more[0], text[1] or more[1]


def _few(texts: list[_Spelled], look: Look) -> list[_Spelled]:
    if len(texts) > _TEXTS:
        raise Unsupported(look)
    return texts


def _other_than(texts: list[_Spelled], look: Look, room: Iterator[int]) -> Node:
    """What begins every text but those that begin with one of `texts`, in so many pieces as there is room for."""
    if next(room, None) is None:
        raise Unsupported(look)
    if ((), False) in texts:
        return NEVER
    options: list[Node] = [] if ((), True) in texts else [Edge(EdgeKind.END)]
    longer = [text for text in texts if text[0]]
    firsts = [text[0][0] for text in longer]
    options.append(Chars(complement(union(*firsts))))
    for chars in _pieces(firsts):
        rest = [(text[1:], ends) for text, ends in longer if not difference(chars, text[0])]
        other = _other_than(rest, look, room)
        if other != NEVER:
            options.append(sequence(Chars(chars), other))
    return choice(*options)


def _pieces(sets: list[CharSet]) -> list[CharSet]:
    """The union of `sets`, cut so that each piece is inside or outside of each set."""
    found: list[CharSet] = []
    for chars in sets:
        cut = []
        for piece in found:
            cut += [intersection(piece, chars), difference(piece, chars)]
            chars = difference(chars, piece)
        found = [piece for piece in [*cut, chars] if piece]
    return found


def _behind(look: Look) -> Behind:
    """What a look-behind at the start of a pattern asks for."""
    options = look.body.options if isinstance(look.body, Choice) else (look.body,)
    rest = [option for option in options if option != Edge(EdgeKind.START)]
    at_start = len(rest) < len(options)
    if look.negative:
        texts = [text for option in rest for text in _spelled(option, look)]
        if any(len(chars) != 1 or ends for chars, ends in texts):
            raise Unsupported(look)
        others = complement(union(*(chars[0] for chars, _ in texts)))
        return Behind(Chars(others) if others else None, 1, not at_start)
    widths = {_width(_plain(option), look) for option in rest}
    if len(widths) > 1:
        raise Unsupported(look)
    return Behind(choice(*rest) if rest else None, widths.pop() if widths else 0, at_start)


def _width(node: Node, look: Look) -> int:
    """How many characters `node` takes, if that is always the same. Groups are refused: they are matched backwards."""
    match node:
        case Chars():
            return 1
        case Sequence(items):
            return sum(_width(item, look) for item in items)
        case Choice(options):
            widths = {_width(option, look) for option in options}
            if len(widths) == 1:
                return widths.pop()
        case Repeat(low, high, _, body) if low == high:
            return low * _width(body, look)
        case Edge():
            return 0
    raise Unsupported(look)
