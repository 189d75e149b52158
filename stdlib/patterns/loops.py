"""Rewrites repetitions whose body may be empty: JavaScript gives up a round that took nothing, RE2 does not.

Afterwards no body of a repetition without an end can be empty. `(a*)*` becomes `(a+)*`; `(?:a*b*)*` becomes
`(?:a+b*|b+)*`; rounds that must be there may still be empty and stand before the others: `(a*)+` is `a*` once, and
then `(a+)*`.
"""

from __future__ import annotations

from latebind.stdlib.patterns.nodes import (
    EMPTY,
    Chars,
    Choice,
    Group,
    Node,
    Place,
    Repeat,
    Sequence,
    Tail,
    Unrolled,
    choice,
    descendants,
    nullable,
    sequence,
)

# Into how many ways a body is taken apart at most, and how many nodes may come of it.
_WAYS = 64
_NODES = 4_000

# A way through a node, and whether it takes a character. All ways in the order in which JavaScript tries them.
Way = tuple[bool, Node]


class Tangled(Exception):
    """A body that may be empty has too many ways through it. `place` is that of the repetition."""

    place: Place


def without_empty_rounds(node: Node) -> Node:
    """Rewrite all repetitions inside. Raises Tangled."""
    match node:
        case Sequence(items):
            return sequence(*map(without_empty_rounds, items))
        case Choice(options):
            return choice(*map(without_empty_rounds, options))
        case Group(number, body):
            return Group(number, without_empty_rounds(body))
        case Tail(body):
            return Tail(without_empty_rounds(body))
        case Repeat(_, high, _, body):
            if high == 0:
                return EMPTY
            body = without_empty_rounds(body)
            return _taken_apart(node, body) if nullable(body) else repeat(node.replace(body=body))
        case _:
            return node


def repeat(node: Repeat) -> Node:
    """The repetition, or its body if that is there just once."""
    return node.body if node.low == node.high == 1 else node


def _taken_apart(node: Repeat, body: Node) -> Node:
    try:
        rounds = [way for takes, way in _ways(body) if takes]
        if len(descendants(body)) * (len(rounds) + 2) > _NODES:
            raise Tangled
    except Tangled as tangled:
        tangled.place = node.place
        raise
    more = None if node.high is None else node.high - node.low
    rest = node.replace(low=0, high=more, body=choice(*rounds)) if rounds and more != 0 else None
    if node.low == 0:
        return rest or EMPTY
    fixed = node.low - 1
    must = [repeat(node.replace(low=fixed, high=fixed, body=bare(body)))] if fixed else []
    if rest is None:
        return sequence(*must, body)
    return sequence(*must, Unrolled(body, rest))


def bare(node: Node) -> Node:
    """The same without its groups: what they capture is not looked at."""
    match node:
        case Group(_, body):
            return bare(body)
        case Sequence(items):
            return sequence(*map(bare, items))
        case Choice(options):
            return choice(*map(bare, options))
        case Repeat(_, _, _, body) | Tail(body):
            return node.replace(body=bare(body))
        case Unrolled(first, rest):
            return sequence(bare(first), bare(rest))
        case _:
            return node


def _ways(node: Node) -> list[Way]:
    """The ways through a node; each one either takes a character or takes none, for certain."""
    match node:
        case Chars():
            return [(True, node)]
        case Group(number, body):
            return [(takes, Group(number, way)) for takes, way in _ways(body)]
        case Choice(options):
            return _distinct([way for option in options for way in _ways(option)])
        case Sequence(items):
            return _sequence_ways(items)
        case Repeat():
            return _repeat_ways(node)
        case Unrolled(first, rest):
            return _unrolled_ways(first, rest)
        case _:
            return [(False, node)]


def _sequence_ways(items: tuple[Node, ...]) -> list[Way]:
    if not items:
        return [(False, EMPTY)]
    first, rest = items[0], items[1:]
    if not nullable(first):
        return [(True, sequence(*items))]
    if len(items) > _WAYS and all(map(nullable, items[: _WAYS + 1])):
        raise Tangled
    behind = _sequence_ways(rest)
    found: list[Way] = []
    for takes, way in _ways(first):
        if takes:
            found.append((True, sequence(way, *rest)))
        else:
            found += ((takes_later, sequence(way, later)) for takes_later, later in behind)
    return _distinct(found)


def _repeat_ways(node: Repeat) -> list[Way]:
    if nullable(node.body):  # rounds that must be there
        if node.low > _WAYS:
            raise Tangled
        return _sequence_ways((node.body,) * node.low)
    if node.low > 0:
        return [(True, node)]
    rounds: Way = (True, repeat(node.replace(low=1)))
    none: Way = (False, EMPTY)
    return [none, rounds] if node.lazy else [rounds, none]


def _unrolled_ways(first: Node, rest: Repeat) -> list[Way]:
    found: list[Way] = []
    for takes, way in _ways(first):
        if takes:
            found.append((True, Unrolled(way, rest)))
        else:
            rounds: Way = (True, Unrolled(way, rest.replace(low=1)))
            found += [(False, way), rounds] if rest.lazy else [rounds, (False, way)]
    return _distinct(found)


def _distinct(ways: list[Way]) -> list[Way]:
    """Without those that were tried before: they fail again."""
    found = [*dict.fromkeys(ways)]
    if len(found) > _WAYS:
        raise Tangled
    return found
