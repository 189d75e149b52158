"""The tree of a pattern. `syntax` makes it, `lookaround` and `loops` rewrite it, `translate` writes it for RE2.

Flags are gone from it, but for what `Edge` keeps: a class has its letter cases already.
"""

from __future__ import annotations

from enum import Enum, auto

from latebind.grammar.record import Record
from latebind.stdlib.patterns.classes import Mode
from latebind.stdlib.patterns.sets import CharSet

Place = tuple[int, int]  # where something stands in a pattern's text: start and end, in code points from 0


class Node(Record):
    """The base of all parts."""


class Chars(Node):
    """One character of a set."""

    chars: CharSet


class EdgeKind(Enum):
    """The places that a pattern can ask for."""

    START = auto()
    END = auto()
    LINE_START = auto()
    LINE_END = auto()
    WORD = auto()
    NOT_WORD = auto()


class Edge(Node):
    """A place between characters. `folded` is true under `iu`, where words have two more letters."""

    kind: EdgeKind
    folded: bool = False


class Sequence(Node):
    """One part after the other; nothing at all if it has none."""

    items: tuple[Node, ...]


class Choice(Node):
    """The first of the options with which the whole succeeds."""

    options: tuple[Node, ...]


class Group(Node):
    """A group that captures, by its number in JavaScript's counting."""

    number: int
    body: Node


class Repeat(Node):
    """A body `low` to `high` times; without an end if `high` is None."""

    low: int
    high: int | None
    lazy: bool
    body: Node
    place: Place


class Look(Node):
    """A look-ahead or look-behind."""

    ahead: bool
    negative: bool
    body: Node
    place: Place


class Backreference(Node):
    """What the group of a number or name captured, once more. `mode` tells which other cases are the same."""

    group: int | str
    mode: Mode
    place: Place


class Unrolled(Node):
    """A body that must be there, and its repetition that clears what the body captured. Made by `loops`."""

    first: Node
    rest: Repeat


class Tail(Node):
    """What must follow behind the end of the match. Made by `lookaround`."""

    body: Node


EMPTY = Sequence(())
NEVER = Chars(())


def sequence(*items: Node) -> Node:
    """The parts one after the other, without a sequence in a sequence."""
    flat: list[Node] = []
    for item in items:
        flat += item.items if isinstance(item, Sequence) else (item,)
    return flat[0] if len(flat) == 1 else Sequence(tuple(flat))


def choice(*options: Node) -> Node:
    """One of the options, in this order."""
    return options[0] if len(options) == 1 else Choice(tuple(options))


def parts(node: Node) -> tuple[Node, ...]:
    """The nodes directly inside."""
    match node:
        case Sequence(items):
            return items
        case Choice(options):
            return options
        case Group(_, body) | Repeat(_, _, _, body) | Look(_, _, body) | Tail(body):
            return (body,)
        case Unrolled(first, rest):
            return (first, rest)
        case _:
            return ()


def descendants(node: Node) -> list[Node]:
    """The node and all inside, outer ones first."""
    found = [node]
    for one in found:
        found += parts(one)
    return found


def groups(node: Node) -> frozenset[int]:
    """The numbers of the groups inside."""
    inner = frozenset[int]().union(*map(groups, parts(node)))
    return inner | {node.number} if isinstance(node, Group) else inner


def nullable(node: Node) -> bool:
    """Whether it can match without taking a character."""
    match node:
        case Chars():
            return False
        case Sequence(items):
            return all(map(nullable, items))
        case Choice(options):
            return any(map(nullable, options))
        case Group(_, body):
            return nullable(body)
        case Repeat(low, _, _, body):
            return low == 0 or nullable(body)
        case Unrolled(first, rest):
            return nullable(first) and nullable(rest)
        case _:
            return True


def always(node: Node) -> frozenset[int]:
    """The numbers of the groups that every way through it captures."""
    match node:
        case Group(number, body):
            return always(body) | {number}
        case Sequence(items):
            return frozenset[int]().union(*map(always, items))
        case Choice(options):
            return frozenset.intersection(*map(always, options))
        case Repeat(low, _, _, body) if low > 0:
            return always(body)
        case Unrolled(first, rest):
            return always(rest.body) if rest.low > 0 else always(first) & always(rest.body)
        case Tail(body):
            return always(body)
        case _:
            return frozenset()
