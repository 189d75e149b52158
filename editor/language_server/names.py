"""What stands at a place of a text: names and what they mean, where they are defined, where else they stand.

For hover, definition, references and rename.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from latebind.editor.language_server.analysis import Analysis
from latebind.grammar import nodes as n
from latebind.grammar.source import Span
from latebind.grammar.tokens import WORDS
from latebind.interp.library import Builtin, Namespace
from latebind.interp.scope import Binding, Meaning
from latebind.interp.shapes import algebra as al

_POSITIONS = frozenset({"start", "end", "name_start", "source"})
_NAME = re.compile(r"[^\W\d][\w$]*|\$[\w$]*")


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the text: where it stands, what it means, and the node that it is part of.

    The meaning is a Binding, an entry of the library or a namespace, or a Member: that of a value, or of a shape.
    """

    span: Span
    meaning: Meaning | n.Member
    node: n.Node


def nodes_at(script: n.Script, offset: int) -> list[n.Node]:
    """The nodes that a place is in or at the end of, outermost first."""
    found: list[n.Node] = []
    work: list[Any] = [script.body]
    while work:
        here = work.pop()
        if isinstance(here, tuple):
            work += here
        elif isinstance(here, n.Node) and here.start <= offset <= here.end:
            found.append(here)
            work += [getattr(here, name) for name in here.__match_args__ if name not in _POSITIONS]
    return sorted(found, key=lambda node: node.start - node.end)


def mention_at(analysis: Analysis, offset: int) -> Mention | None:
    """The name at a place, or that ends there; None where there is none that means anything."""
    resolution = analysis.resolution
    for node in reversed(nodes_at(analysis.script, offset)):
        if isinstance(node, n.Name) and (meaning := resolution.names.get(node)) is not None:
            return Mention(node.span, meaning, node)
        if isinstance(node, n.NamePattern) and (binding := resolution.patterns.get(node)) is not None:
            return Mention(node.span, binding, node)
        if isinstance(node, n.Member) and node.name_start <= offset:
            static = resolution.static.get(node)
            own = static if isinstance(static, Builtin | Namespace) else node
            return Mention(Span(node.name_start, node.end), own, node)
        if isinstance(node, n.New) and isinstance(space := analysis.library.globals.get(node.name), Namespace):
            at = analysis.text.find(node.name, node.start + 3)
            if at <= offset <= at + len(node.name):
                return Mention(Span(at, at + len(node.name)), space.construct or space, node)
    return None


def methods_of(analysis: Analysis, member: n.Member) -> list[Builtin]:
    """The functions of the library that a member may be: by the shape of its value, or else by its name."""
    kinds = al.kinds(analysis.shapes.of(member.object))
    methods = analysis.library.methods
    own = [methods[kind][member.name] for kind in sorted(kinds or ()) if member.name in methods.get(kind, ())]
    if own or kinds is not None:
        return own
    return [entries[member.name] for entries in methods.values() if member.name in entries]


def definition(binding: Binding) -> Span | None:
    """Where a name is bound; None for what the host gives."""
    return None if binding.node is None else binding.node.span


def imported(analysis: Analysis, name: str) -> Span | None:
    """Where a name is imported, if it is: imports are taken out of a checked tree, so the text is asked."""
    if name not in analysis.library.imported:
        return None
    for found in re.finditer(r"\bimport\b[^;'\"]*", analysis.text):
        for word in _NAME.finditer(found[0], len("import")):
            if word[0] == name:
                return Span(found.start() + word.start(), found.start() + word.end())
    return None


def occurrences(analysis: Analysis, meaning: Meaning) -> list[Span]:
    """Where in a text a name stands that means this, in order."""
    resolution = analysis.resolution
    found = {node.span for node, each in resolution.names.items() if each is meaning and _is_written(analysis, node)}
    found |= {
        node.span for node, each in resolution.patterns.items() if each is meaning and _is_written(analysis, node)
    }
    if isinstance(meaning, Builtin | Namespace):
        members = [node for node, each in resolution.static.items() if each is meaning]
        found |= {Span(node.name_start, node.end) for node in members if isinstance(node, n.Member)}
    return sorted(found, key=lambda span: span.start)


def _is_written(analysis: Analysis, node: n.Name | n.NamePattern) -> bool:
    """Whether a name stands in the text, and is not one that stands for what a module exports."""
    return analysis.text[node.start : node.end] == node.name


def is_name(text: str) -> bool:
    """Whether a text can be a name of a script."""
    return _NAME.fullmatch(text) is not None and text.replace("$", "_").isidentifier() and text not in WORDS


@dataclass(frozen=True, slots=True)
class Replacement:
    """A part of a text, and what stands there instead."""

    span: Span
    text: str


def renamed(analysis: Analysis, binding: Binding, name: str) -> list[Replacement]:
    """What changes where a name gets another one. The short forms `{ a }` are written out."""
    short = {span for node in _all_nodes(analysis.script) for span in _short_forms(analysis.text, node)}
    return [
        Replacement(span, f"{binding.name}: {name}" if span in short else name)
        for span in occurrences(analysis, binding)
    ]


def _short_forms(text: str, node: n.Node) -> Iterator[Span]:
    """The names of an object or a pattern that are keys, too."""
    if isinstance(node, n.Object):
        for item in node.properties:
            if isinstance(item, n.Property) and isinstance(item.value, n.Name) and item.value.start == item.start:
                yield item.value.span
    elif isinstance(node, n.ObjectPattern):
        for part in node.properties:
            if part.target.start == part.start and text[part.start : part.target.end] == part.key:
                yield part.target.span


def _all_nodes(script: n.Script) -> Iterator[n.Node]:
    work: list[Any] = [script.body]
    while work:
        here = work.pop()
        if isinstance(here, tuple):
            work += here
        elif isinstance(here, n.Node):
            yield here
            work += [getattr(here, name) for name in here.__match_args__ if name not in _POSITIONS]


def applied(text: str, replacements: list[Replacement]) -> str:
    """The text with all of these made."""
    for each in sorted(replacements, key=lambda each: each.span.start, reverse=True):
        text = text[: each.span.start] + each.text + text[each.span.end :]
    return text
