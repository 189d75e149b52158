"""Rewrites back-references to a group of one character out of few: `(['"])(.*?)\\1` is `(')(.*?)'|(")(.*?)"`.

Which of the options is taken is decided by that one character, so their order changes nothing. All others cannot be
looked for in linear time.
"""

from __future__ import annotations

from latebind.stdlib.patterns.classes import character
from latebind.stdlib.patterns.nodes import (
    Backreference,
    Chars,
    Choice,
    Group,
    Look,
    Node,
    Place,
    Repeat,
    Sequence,
    choice,
    descendants,
    sequence,
)
from latebind.stdlib.patterns.sets import CharSet, single

# How many characters a group may have to choose from, how many groups may be referred to, and how many nodes may come
# of the copies for one.
_FEW = 4
_GROUPS = 3
_NODES = 1_000


class Unknown(Exception):
    """A back-reference to a group that may capture too much."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.place = place


def without_backreferences(tree: Node, names: dict[str, tuple[int, ...]]) -> Node:
    """The tree with all back-references spelled out. Raises Unknown."""
    references = _references(tree)
    if not references:
        return tree
    if len({reference.group for reference in references}) > _GROUPS:
        raise Unknown(references[0].place)
    tree = _spelled(tree, names)
    for left in _references(tree):
        raise Unknown(left.place)
    return tree


def _references(node: Node) -> list[Backreference]:
    return [one for one in descendants(node) if isinstance(one, Backreference)]


def _spelled(node: Node, names: dict[str, tuple[int, ...]]) -> Node:
    match node:
        case Sequence(items):
            for at, item in enumerate(items):
                rest = Sequence(items[at + 1 :])
                if isinstance(item, Group) and any(_means(one, item, names) for one in _references(rest)):
                    return sequence(*items[:at], _options(item, rest, names))
            return sequence(*(_spelled(item, names) for item in items))
        case Choice(options):
            return choice(*(_spelled(option, names) for option in options))
        case Group(_, body) | Repeat(_, _, _, body) | Look(_, _, body):
            return node.replace(body=_spelled(body, names))
        case _:
            return node


def _means(reference: Backreference, group: Group, names: dict[str, tuple[int, ...]]) -> bool:
    named = names[reference.group] if isinstance(reference.group, str) else (reference.group,)
    return named == (group.number,)


def _options(group: Group, rest: Sequence, names: dict[str, tuple[int, ...]]) -> Node:
    """An option for each character of the group, with it in the place of the references in the rest."""
    found = next(one for one in _references(rest) if _means(one, group, names))
    codes = _codes(group.body.chars) if isinstance(group.body, Chars) else []
    if not codes or len(codes) * len(descendants(rest)) > _NODES:
        raise Unknown(found.place)
    options = []
    for code in codes:
        spelled = _filled(rest, group, code, names)
        options.append(sequence(Group(group.number, Chars(single(code))), _spelled(spelled, names)))
    return choice(*options)


def _codes(chars: CharSet) -> list[int]:
    """The characters of a small set; none of a larger one."""
    if sum(last - first + 1 for first, last in chars) > _FEW:
        return []
    return [code for first, last in chars for code in range(first, last + 1)]


def _filled(node: Node, group: Group, code: int, names: dict[str, tuple[int, ...]]) -> Node:
    match node:
        case Backreference(_, mode) if _means(node, group, names):
            return Chars(character(code, mode))
        case Sequence(items):
            return Sequence(tuple(_filled(item, group, code, names) for item in items))
        case Choice(options):
            return choice(*(_filled(option, group, code, names) for option in options))
        case Group(_, body) | Repeat(_, _, _, body) | Look(_, _, body):
            return node.replace(body=_filled(body, group, code, names))
        case _:
            return node
