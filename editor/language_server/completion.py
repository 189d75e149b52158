"""What could be typed next at a place: names in scope, members by shape, keys of memories.

The text is broken where somebody types, so it is made whole first, see `whole_text`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import Literal

from latebind.editor.language_server.analysis import Analysis, Project
from latebind.editor.language_server.hover import of_binding, of_function
from latebind.editor.language_server.names import nodes_at
from latebind.editor.language_server.regions import Region
from latebind.editor.language_server.whole_text import PLACEHOLDER, Outer, focus, statement_around, whole
from latebind.grammar import nodes as n
from latebind.grammar import tables as t
from latebind.grammar.lexer import scan
from latebind.grammar.source import Source
from latebind.grammar.tokens import WORDS, Tokens
from latebind.interp.library import Builtin, Library, Namespace
from latebind.interp.scope import Scope
from latebind.interp.shapes import model as s
from latebind.interp.shapes import outline
from latebind.interp.shapes.words import words
from latebind.stdlib.help import whole_signature

ItemKind = Literal["variable", "constant", "function", "method", "property", "namespace", "keyword", "key"]
Keys = Callable[[str, str], Iterable[str]]

_WORD = re.compile(r"[\w$]*\Z")
_NUMBER = re.compile(r"(?<![\w$])[0-9][\w.]*\Z")
_KEY = re.compile(r"(session|memory|\$memory|ctx\.memory)\.\w+\(\s*\[?\s*[\"']([^\"'\\]*)\Z")
_KINDS: dict[str, ItemKind] = {"const": "constant", "function": "function", "host": "variable"}


@dataclass(frozen=True, slots=True)
class Item:
    """One completion: `text` replaces what was typed from `start` on. `doc` is Markdown, made when it is asked for."""

    text: str
    start: int
    kind: ItemKind
    detail: str = ""
    doc: Callable[[], str] | str = ""


def completions(
    project: Project, region: Region, name: str, offset: int, known: Analysis | None, keys: Keys
) -> list[Item]:
    """What can complete a region of the file `name` at an offset of its text.

    `known` is what was known of the region a few keystrokes ago; `keys(space, prefix)` gives the keys of a memory.
    """
    text = region.text
    before = _beginning(region, offset)
    tokens = scan(Source(text[:offset]), before) if before < offset else None
    if tokens is None:
        return []
    start = offset - len(_typed(text[:offset]))
    if (key := _KEY.search(text[max(0, offset - 300) : offset])) is not None:
        found = {*keys(key[1], key[2]), *_mentioned(known, key[2])} - {key[2]}
        return [Item(each, offset - len(key[2]), "key", key[1]) for each in sorted(found)]
    if _is_plain(tokens, text, offset):
        return []
    member = re.search(r"\??\.\s*\Z", text[:start])
    part, shift, outer = focus(region, offset, known)
    if member is not None and _NUMBER.search(text, max(0, offset - 100), member.start()) is not None:
        return []
    analysis = whole(project, part, name, offset - shift, start == offset, outer)
    items = _members(analysis, offset - shift) if member is not None else _names(analysis, offset - shift, outer)
    typed = text[start:offset]
    unique = {item.text: item for item in items if item.text.startswith(typed) and item.text[0] != "%"}
    return [replace(item, start=start) for item in sorted(unique.values(), key=lambda item: item.text)]


def _typed(text: str) -> str:
    found = _WORD.search(text, max(0, len(text) - 200))
    return "" if found is None else found[0]


def _beginning(region: Region, offset: int) -> int:
    """From where a text is scanned to know what is open at a place: its statement, or its interpolation."""
    text = region.text
    if region.kind == "template":
        opened = max(text.rfind("{{", 0, offset), text.rfind("@(", 0, offset))
        closed = text.rfind("}}", 0, offset) if text.startswith("{{", max(0, opened)) else -1
        return offset if opened < 0 or closed > opened else opened + 2
    return statement_around(text, offset)[0]


def _is_plain(tokens: Tokens, text: str, offset: int) -> bool:
    """Whether a place is within the plain part of a string, in a comment, or in a number."""
    opened = tokens.opened
    if opened and opened[-1].kind in ('"', "'", "`", '"""', '\\"'):
        return True
    error = tokens.error
    if error is not None and error.code in ("UNCLOSED_STRING", "UNCLOSED_TEXT", "UNCLOSED_COMMENT", "UNCLOSED_REGEX"):
        return True
    line = text[text.rfind("\n", 0, offset) + 1 : offset]
    last = tokens.ends[-2] if len(tokens.ends) > 1 else 0
    if "//" in line and "//" in text[max(last, offset - len(line)) : offset]:
        return True
    return len(tokens.types) > 1 and tokens.types[-2] == t.NUMBER and last == offset


def _mentioned(known: Analysis | None, prefix: str) -> Iterator[str]:
    """Keys that the script itself names."""
    for key in () if known is None else known.resolution.memory_keys:
        if key.startswith(prefix):
            yield key


# members


def _members(analysis: Analysis, offset: int) -> Iterator[Item]:
    for node in reversed(nodes_at(analysis.script, offset)):
        if isinstance(node, n.Member) and node.name_start <= offset:
            static = analysis.resolution.static.get(node.object)
            named = analysis.resolution.names.get(node.object) if isinstance(node.object, n.Name) else static
            if isinstance(named, Namespace):
                return _of_namespace(analysis, named)
            return of_shape(analysis.shapes.of(node.object), analysis.library)
    return iter(())


def _of_namespace(analysis: Analysis, space: Namespace) -> Iterator[Item]:
    for name, member in space.members.items():
        yield _entry(name, member)
    declared = None if analysis.declared is None else analysis.declared.memories.get(space.name)
    for each in () if declared is None else outline.members(declared):
        yield Item(each.name, 0, "property", words(each.shape), each.doc or "")


def of_shape(shape: s.Shape, library: Library) -> Iterator[Item]:
    """The members that a value of a shape has. Of one that is not known, the methods of all types."""
    for each in outline.members(shape):
        yield Item(each.name, 0, "property", words(each.shape), each.doc or "")
    known = not isinstance(s.resolved(shape), s.AnyShape)
    kinds = outline.kinds(shape) if known else frozenset(("string", "array", "number"))
    for kind in sorted(kinds - {"object"}):
        for name, entry in library.methods.get(kind, {}).items():
            yield _entry(name, entry, "method")
        if kind in ("string", "array"):
            yield Item("length", 0, "property", "number")


# names


def _names(analysis: Analysis, offset: int, outer: Outer) -> Iterator[Item]:
    for name, entry in analysis.library.globals.items():
        yield _entry(name, entry)
    for word, type_ in WORDS.items():
        if type_ != t.RESERVED:
            yield Item(word, 0, "keyword")
    for name, shape in ({} if analysis.declared is None else analysis.declared.variables).items():
        yield Item(name, 0, "variable", words(shape))
    for name, binding in analysis.resolution.host.items():
        # What is being typed is no name yet.
        if not name.startswith(PLACEHOLDER) and not analysis.text.startswith(name, offset - len(name)):
            yield Item(name, 0, "variable", words(analysis.shapes.of_binding(binding)))
    for name, (bound, shape) in outer.items():
        yield Item(name, 0, _KINDS.get(bound, "variable"), f"{bound}: {words(shape)}")
    scopes: list[Scope] = []
    scope = _scope_at(analysis, offset)
    while scope is not None:
        scopes.append(scope)
        scope = scope.parent
    for scope in reversed(scopes):
        for name, binding in {**scope.beside, **scope.names}.items():
            detail = f"{binding.kind}: {words(analysis.shapes.of_binding(binding))}"
            kind_of = "function" if binding.arrow is not None else _KINDS.get(binding.kind, "variable")
            yield Item(name, 0, kind_of, detail, partial(of_binding, analysis, binding))


def _scope_at(analysis: Analysis, offset: int) -> Scope | None:
    scopes = analysis.resolution.scopes
    found = scopes.get(analysis.script)
    for node in nodes_at(analysis.script, offset):
        found = scopes.get(node, found)
    return found


def _entry(name: str, entry: Builtin | Namespace | float, kind: ItemKind = "function") -> Item:
    if isinstance(entry, Builtin):
        return Item(name, 0, kind, whole_signature(entry), lambda: of_function(entry))
    if isinstance(entry, Namespace):
        return Item(name, 0, "namespace", "", entry.doc)
    return Item(name, 0, "constant", "number")
