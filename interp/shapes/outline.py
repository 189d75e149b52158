"""What a shape has in it, for completion and help: its members, and what a path of names leads to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from latebind.interp.shapes import algebra as al
from latebind.interp.shapes import model as s
from latebind.interp.shapes.words import words


def members(shape: s.Shape) -> list[s.Member]:
    """The members that some alternative of a shape declares, each once."""
    found: dict[str, s.Member] = {}
    for option in s.options_of(shape):
        for member in option.members if isinstance(option, s.ObjectShape) else ():
            found.setdefault(member.name, member)
    return list(found.values())


def at(shape: s.Shape, path: Iterable[str]) -> s.Shape | None:
    """What a path of members leads to; None where it leads nowhere."""
    for name in path:
        member = next((each for each in members(shape) if each.name == name), None)
        if member is None:
            return None
        shape = member.shape
    return shape


def kinds(shape: s.Shape) -> frozenset[str]:
    """The types that a value may have, but for null."""
    return (al.kinds(shape) or frozenset()) - {"null"}


def description(title: str, shape: s.Shape) -> str:
    """A declared value in full: its shape, and a line for each member."""
    lines = [f"{title}: {words(shape)}"]
    if doc := getattr(s.resolved(shape), "doc", None):
        lines.append(f"  {doc}")
    shown: Sequence[s.Member] = members(shape)
    for member in shown:
        doc = member.doc or getattr(member.shape, "doc", None)
        optional = "?" if member.optional else ""
        lines.append(f"  {member.name}{optional}: {words(member.shape)}{f'  {doc}' if doc else ''}")
    return "\n".join(lines)
