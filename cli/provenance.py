"""What a value came from: definitions, constants, host variables, entries of memories; as a tree, Mermaid or SVG.

`:why`, `:graph` and `latebind explain` are three views of it.
"""

from __future__ import annotations

import html
import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from latebind.cli.display import escaped
from latebind.grammar import nodes as n
from latebind.grammar.errors import fail
from latebind.interp.names import nearest
from latebind.memory.store.protocol import Entry

SPACES = ("memory", "session", "$memory", "ctx.memory")
Key = tuple[str, str]  # a memory and a key in it
ABOVE, CUT = "as above", "cut here: ask for this name"
DEEPEST = 64  # levels of a tree: more do not fit into a terminal


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
    """Where origins are looked up. `definitions` are texts with their trees; `values` and `entry` say what is there.

    The values of names are asked for together, as it takes a run to find them.
    """

    definitions: Mapping[str, tuple[str, Any]]
    variables: Mapping[str, str]  # host variables and constants: how to show each
    values: Callable[[Collection[str]], Mapping[str, str]]
    entry: Callable[[Key], str]

    def names(self) -> list[str]:
        return list(dict.fromkeys([*self.definitions, *self.variables]))

    def origins(self, names: Iterable[str]) -> list[Origin]:
        """Give the origins of names, with all that is behind them: each is one object."""
        known: dict[str, Origin] = {}
        found: dict[str, list[str | Key]] = {}  # what definitions mention
        work = list(names)
        roots = dict.fromkeys(work)
        for name in work:  # grows while it is walked
            if name not in known:
                known[name] = self._named(name)
                if name in self.definitions:
                    sources = found[name] = self._sources(name)
                    work += (source for source in sources if isinstance(source, str))
        for name, sources in found.items():
            parents = known[name].parents
            for source in sources:
                if isinstance(source, str):
                    parents.append(known[source])
                else:
                    label = f"{source[0]}[{json.dumps(source[1], ensure_ascii=False)}]"
                    if label not in known:
                        known[label] = Origin(label, f"{label} {self.entry(source)}")
                    parents.append(known[label])
        for name, value in self.values(found).items():
            known[name].value = value
        return [known[name] for name in roots]

    def origin(self, name: str) -> Origin:
        """Give the origin of one name."""
        return self.origins([name])[0]

    def _named(self, name: str) -> Origin:
        if name in self.definitions:
            return Origin(name, self.definitions[name][0])
        if name in self.variables:
            return Origin(name, self.variables[name])
        near = nearest(name, self.names())
        raise fail("UNKNOWN_NAME", name=name, hint=f"did you mean `{near}`?" if near else None)

    def _sources(self, name: str) -> list[str | Key]:
        """What a definition mentions: other names that are known here, and entries of memories."""
        found = dict.fromkeys(mentioned(self.definitions[name][1]))
        return [
            each
            for each in found
            if not isinstance(each, str) or (each != name and (each in self.definitions or each in self.variables))
        ]


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
    work: list[Any] = [tree]
    while work:
        item = work.pop()
        if isinstance(item, (tuple, list)):
            work += reversed(item)
        elif isinstance(item, n.Node):
            key = _key(item)
            if key is not None:
                yield key
            elif isinstance(item, n.Name):
                yield item.name
            else:
                work += [getattr(item, name) for name in reversed(type(item).__match_args__)]


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
    if isinstance(node, n.Member):
        path, node = f".{node.name}", node.object
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


def tree_lines(root: Origin) -> Iterator[tuple[str, Origin, str]]:
    """Give the lines of a tree: the indent, the origin, and `ABOVE` where it was shown before or `CUT` where it is too
    deep for what is behind it."""
    seen: set[str] = set()
    work: list[tuple[str, int, Origin]] = [("", 0, root)]
    while work:
        lead, depth, origin = work.pop()
        if origin.name in seen:
            yield lead, origin, ABOVE
        elif depth >= DEEPEST and origin.parents:
            yield lead, origin, CUT
        else:
            yield lead, origin, ""
            seen.add(origin.name)
            below = lead[:-3] + ("│  " if lead.endswith("├─ ") else "   ") if lead else ""
            last = len(origin.parents) - 1
            branches = [
                (below + ("├─ " if number < last else "└─ "), depth + 1, parent)
                for number, parent in enumerate(origin.parents)
            ]
            work += reversed(branches)


def _ranks(roots: list[Origin]) -> dict[str, tuple[int, Origin]]:
    """Give each origin once, with the length of the longest way to it from a root; ways around a circle do not count."""
    found: dict[str, Origin] = {}
    under_way: set[str] = set()
    back: set[tuple[str, str]] = set()  # what closes a circle
    done: list[Origin] = []  # each after all that is behind it
    for root in roots:
        work: list[tuple[Origin, Iterator[Origin]]] = []
        if root.name not in found:
            found[root.name] = root
            under_way.add(root.name)
            work.append((root, iter(root.parents)))
        while work:
            origin, parents = work[-1]
            parent = next(parents, None)
            if parent is None:
                done.append(origin)
                under_way.remove(origin.name)
                work.pop()
            elif parent.name not in found:
                found[parent.name] = parent
                under_way.add(parent.name)
                work.append((parent, iter(parent.parents)))
            elif parent.name in under_way:
                back.add((origin.name, parent.name))
    ranks = dict.fromkeys(found, 0)
    for origin in reversed(done):
        for parent in origin.parents:
            if (origin.name, parent.name) not in back:
                ranks[parent.name] = max(ranks[parent.name], ranks[origin.name] + 1)
    return {name: (ranks[name], origin) for name, origin in found.items()}


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
