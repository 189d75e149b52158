"""The colours of a script by what its names mean: the scanner's pieces, and of names what the file defines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from latebind.grammar.highlight import pieces
from latebind.interp.library import Builtin, Library, Namespace

TYPES = (
    *("keyword", "string", "number", "comment", "operator", "variable", "parameter", "function", "method", "property"),
    *("namespace", "regexp"),
)
MODIFIERS = ("readonly", "defaultLibrary")
_STYLES = {
    "keyword": "keyword",
    "constant": "keyword",
    "number": "number",
    "string": "string",
    "interpolation": "operator",
    "member": "property",
    "operator": "operator",
    "comment": "comment",
    "name": "variable",
    "function": "function",
}
_OF_MANY_LINES = frozenset(("string", "comment"))
_NONE: tuple[str, ...] = ()
_LINES = re.compile(r"[^\r\n]+")
# How names are bound, and what they are coloured as.
_BOUND: dict[str, tuple[str, tuple[str, ...]]] = {
    "local": ("variable", ("readonly",)),
    "const": ("variable", ("readonly",)),
    "for": ("variable", ("readonly",)),
    "param": ("parameter", ()),
    "function": ("function", ()),
    "host": ("variable", ("readonly",)),
}

Token = tuple[int, int, str, tuple[str, ...]]  # start, end, type, modifiers


def tokens(text: str, library: Library, bound: Mapping[str, str]) -> Iterator[Token]:
    """The tokens of a text, each on one line. `bound` are the kinds of the names that its file defines."""
    dotted = False
    for start, end, style in pieces(text):
        kind, modifiers = _STYLES.get(style), _NONE
        if style == "name" or style == "function":
            if style == "function" and dotted:
                kind = "method"
            else:
                kind, modifiers = _meaning(text[start:end], style, library, bound)
        elif style == "string" and text[start] == "/":
            kind = "regexp"
        dotted = style == "operator" and text[end - 1] == "."
        if kind is None:
            continue
        if style not in _OF_MANY_LINES:
            yield start, end, kind, modifiers
            continue
        for line in _LINES.finditer(text, start, end):
            yield line.start(), line.end(), kind, modifiers


def _meaning(name: str, style: str, library: Library, bound: Mapping[str, str]) -> tuple[str, tuple[str, ...]]:
    """What a name is coloured as that stands by itself, or is called."""
    if (known := bound.get(name)) is not None:
        kind, modifiers = _BOUND.get(known, ("variable", _NONE))
        return ("function" if style == "function" else kind), modifiers
    entry = library.globals.get(name)
    if isinstance(entry, Namespace):
        return "namespace", ("defaultLibrary",)
    if isinstance(entry, Builtin):
        return "function", ("defaultLibrary",)
    return _STYLES[style], _NONE
