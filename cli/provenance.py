"""What a value came from: definitions, constants, host variables, entries of memories; as a tree, Mermaid or SVG.

`:why`, `:graph` and `latebind explain` are three views of it.
"""

from __future__ import annotations

import html
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from latebind.cli.display import escaped
from latebind.grammar import nodes as n
from latebind.grammar.errors import fail
from latebind.interp.names import nearest
from latebind.memory.store.protocol import Entry

SPACES = ("memory", "session", "$memory", "ctx.memory")
Key = tuple[str, str]  # a memory and a key in it


@dataclass(slots=True)
class Origin:
    """A name or an entry of a memory: how it is defined, what it is now, and what it was made from."""

    name: str
    title: str
    value: str | None = None
    parents: list[Origin] = field(default_factory=list)

    @property
    def text(self) -> str:
        return self.title if self.value is None else f"{self.title}  → {self.value}"


@dataclass(frozen=True, slots=True)
class Sources:
    """Where origins are looked up. `definitions` are texts with their trees; `value` and `entry` say what is there."""

    definitions: Mapping[str, tuple[str, Any]]
    variables: Mapping[str, str]  # host variables and constants: how to show each
    value: Callable[[str], str | None]
    entry: Callable[[Key], str]

    def names(self) -> list[str]:
        return list(dict.fromkeys([*self.definitions, *self.variables]))

    def origin(self, name: str, known: dict[str, Origin] | None = None) -> Origin:
        """Give the origin of a name, with all that is behind it. `known` has those found before; each is one object."""
        known = {} if known is None else known
        if name in known:
            return known[name]
        if name not in self.definitions:
            if name not in self.variables:
                near = nearest(name, self.names())
                raise fail("UNKNOWN_NAME", name=name, hint=f"did you mean `{near}`?" if near else None)
            found = known[name] = Origin(name, self.variables[name])
            return found
        text, tree = self.definitions[name]
        found = known[name] = Origin(name, text, self.value(name))
        for source in dict.fromkeys(mentioned(tree)):
            if isinstance(source, str):
                if source != name and (source in self.definitions or source in self.variables):
                    found.parents.append(self.origin(source, known))
            else:
                label = f"{source[0]}[{json.dumps(source[1], ensure_ascii=False)}]"
                if label not in known:
                    known[label] = Origin(label, f"{label} {self.entry(source)}")
                found.parents.append(known[label])
        return found


def nodes_of(tree: Any) -> Iterator[n.Node]:
    """Give every node of a tree, or of several."""
    work: list[Any] = [tree]
    while work:
        item = work.pop()
        if isinstance(item, (tuple, list)):
            work += item
        elif isinstance(item, n.Node):
            yield item
            work += [getattr(item, name) for name in type(item).__match_args__]


def mentioned(tree: Any) -> Iterator[str | Key]:
    """Find the names in a tree, and the entries of memories that it reads by a literal key."""
    if isinstance(tree, (tuple, list)):
        for part in tree:
            yield from mentioned(part)
    elif isinstance(tree, n.Node):
        key = _key(tree)
        if key is not None:
            yield key
        elif isinstance(tree, n.Name):
            yield tree.name
        else:
            for name in type(tree).__match_args__:
                yield from mentioned(getattr(tree, name))


def _key(node: n.Node) -> Key | None:
    """Give the entry that a call or a member reads, if its key is a literal."""
    if isinstance(node, n.Call) and isinstance(node.callee, n.Member) and node.args:
        space, first = _space(node.callee.object), node.args[0]
        if space and isinstance(first, n.Constant) and isinstance(first.value, str):
            return space, first.value
    if isinstance(node, n.Member) and _space(node.object) == "$memory":
        return "$memory", node.name
    return None


def _space(node: n.Node) -> str | None:
    path = ""
    while isinstance(node, n.Member):
        path, node = f".{node.name}{path}", node.object
    whole = f"{node.name}{path}" if isinstance(node, n.Name) else ""
    return whole if whole in SPACES else None


def held(entry: Entry | None, written_at: float | None, now: float) -> str:
    """Say what is under a key, how old it is and when it expires: `= "pay" (written 5 s ago, expires in 3595 s)`."""
    if entry is None:
        return "holds nothing"
    ages: list[str] = []
    if written_at is not None:
        ages.append(f"written {max(0.0, now - written_at):.0f} s ago")
    if entry.expires_at is not None:
        ages.append(f"expires in {entry.expires_at - now:.0f} s")
    return f"= {escaped(entry.value)}" + (f" ({', '.join(ages)})" if ages else "")


def tree_lines(origin: Origin, lead: str = "", seen: set[str] | None = None) -> Iterator[tuple[str, Origin, bool]]:
    """Give the lines of a tree: the indent, the origin, and whether it was shown above."""
    seen = set() if seen is None else seen
    again = origin.name in seen
    yield lead, origin, again
    if again:
        return
    seen.add(origin.name)
    below = lead[:-3] + ("│  " if lead.endswith("├─ ") else "   ") if lead else ""
    for number, parent in enumerate(origin.parents, 1):
        branch = "└─ " if number == len(origin.parents) else "├─ "
        yield from tree_lines(parent, below + branch, seen)


def _ranks(roots: list[Origin]) -> dict[str, tuple[int, Origin]]:
    """Give each origin once, with the length of the longest way to it from a root."""
    found: dict[str, tuple[int, Origin]] = {}

    def visit(origin: Origin, rank: int, path: frozenset[str]) -> None:
        if origin.name in path or (origin.name in found and found[origin.name][0] >= rank):
            return
        found[origin.name] = rank, origin
        for parent in origin.parents:
            visit(parent, rank + 1, path | {origin.name})

    for root in roots:
        visit(root, 0, frozenset())
    return found


def mermaid(roots: list[Origin]) -> str:
    """Draw a flowchart in Mermaid's language: arrows go from what a value came from to the value."""
    ranks = _ranks(roots)
    ids = {name: f"n{number}" for number, name in enumerate(ranks)}
    lines = ["flowchart BT"]
    for name, (_, origin) in ranks.items():
        label = escaped(origin.text).replace("&", "#amp;").replace('"', "#quot;").replace("<", "#lt;")
        lines.append(f'  {ids[name]}["{" ".join(label.split())}"]')
    lines += [f"  {ids[p.name]} --> {ids[name]}" for name, (_, o) in ranks.items() for p in o.parents]
    return "\n".join(lines)


LETTER, HEIGHT, GAP, LONGEST = 7, 28, 36, 60


def svg(roots: list[Origin]) -> str:
    """Draw the same as SVG, with a row for each step away from the roots."""
    ranks = _ranks(roots)
    places: dict[str, tuple[int, int, int, str]] = {}
    ends: dict[int, int] = {}
    for name, (rank, origin) in ranks.items():
        label = " ".join(escaped(origin.text).split())
        label = label if len(label) <= LONGEST else label[: LONGEST - 1] + "…"
        left, width = ends.get(rank, 10), len(label) * LETTER + 20
        places[name] = left, 10 + rank * (HEIGHT + GAP), width, html.escape(label)
        ends[rank] = left + width + 20
    bottom = 20 + HEIGHT + max((place[1] for place in places.values()), default=0)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{max(ends.values(), default=20)}" height="{bottom}"'
        ' font-family="monospace" font-size="11" fill="#fff" stroke="#555">'
    ]
    for name, (_, origin) in ranks.items():
        left, top, width, _ = places[name]
        for parent in origin.parents:
            x, y, wide, _ = places[parent.name]
            parts.append(f'<line x1="{x + wide // 2}" y1="{y}" x2="{left + width // 2}" y2="{top + HEIGHT}"/>')
    for left, top, width, label in places.values():
        parts.append(f'<rect x="{left}" y="{top}" width="{width}" height="{HEIGHT}" rx="5"/>')
        parts.append(f'<text x="{left + 10}" y="{top + 18}" fill="#000" stroke="none">{label}</text>')
    return "\n".join([*parts, "</svg>"])
