"""The colours of a script by what its names mean: the scanner's pieces, and of names what the file defines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from latebind.grammar.highlight import Piece, pieces
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
    for piece in pieces(text):
        kind, modifiers = _meaning(text, piece, library, bound)
        if piece.style == "function" and dotted:
            kind, modifiers = "method", ()
        dotted = text[piece.end - 1] == "." and piece.style == "operator"
        if kind is None:
            continue
        for line in _LINES.finditer(text, piece.start, piece.end):
            yield line.start(), line.end(), kind, modifiers


def _meaning(text: str, piece: Piece, library: Library, bound: Mapping[str, str]) -> tuple[str | None, tuple[str, ...]]:
    kind = _STYLES.get(piece.style)
    if piece.style == "string" and text[piece.start] == "/":
        return "regexp", ()
    if piece.style not in ("name", "function"):
        return kind, ()
    name = text[piece.start : piece.end]
    if (known := bound.get(name)) is not None:
        kind, modifiers = _BOUND.get(known, ("variable", ()))
        return ("function" if piece.style == "function" else kind), modifiers
    entry = library.globals.get(name)
    if isinstance(entry, Namespace):
        return "namespace", ("defaultLibrary",)
    if isinstance(entry, Builtin):
        return "function", ("defaultLibrary",)
    return kind, ()
