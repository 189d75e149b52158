"""A script cut into what the formatter sets in order: tokens, texts as wholes, comments. What lies between is white space."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from latebind.grammar import tables as t
from latebind.grammar.tokens import Tokens

# The kinds of pieces that are no tokens.
LINE_COMMENT, BLOCK_COMMENT = -1, -2
COMMENTS = (LINE_COMMENT, BLOCK_COMMENT)

_LINE_END = re.compile("\r\n|[\n\r\u2028\u2029]")
_COMMENT = re.compile(r"//[^\n\r\u2028\u2029]*|/\*(?:[^*]|\*(?!/))*\*/")
_HASH_BANG = re.compile(r"#![^\n\r\u2028\u2029]*")
_TEXT_STARTS = (t.SSTART, t.TSTART, t.TSTART_NL)
_TEXT_ENDS = (t.SEND, t.TEND)


class Piece(NamedTuple):
    """A token, a whole text with its interpolations, or a comment. `breaks`: the line ends between it and the piece before;
    `spaced`: whether anything is between them; `column`: where it stands in its line, from 0."""

    kind: int
    text: str
    start: int
    breaks: int
    spaced: bool
    column: int


def pieces(tokens: Tokens) -> Iterator[Piece]:
    """The pieces of a text that was scanned without an error, the END among them."""
    text, end = tokens.source.text, 0
    if (found := _HASH_BANG.match(text)) is not None:
        yield Piece(LINE_COMMENT, found[0].rstrip(), 0, 0, False, 0)
        end = found.end()
    for kind, start, stop in _wholes(tokens):
        for comment in _COMMENT.finditer(text, end, start):
            kind_of = LINE_COMMENT if comment[0].startswith("//") else BLOCK_COMMENT
            written = comment[0].rstrip() if kind_of == LINE_COMMENT else comment[0]
            yield _piece(text, kind_of, written, end, comment.start())
            end = comment.end()
        yield _piece(text, kind, text[start:stop], end, start)
        end = stop


def _wholes(tokens: Tokens) -> Iterator[tuple[int, int, int]]:
    """The kind, start and end of each token; what begins a text and what ends it are one."""
    depth = begun = 0
    for kind, start, end in zip(tokens.types, tokens.starts, tokens.ends, strict=True):
        if kind in _TEXT_STARTS:
            begun = begun if depth else start
            depth += 1
        elif kind in _TEXT_ENDS:
            depth -= 1
            if not depth:
                yield t.STRING, begun, end
        elif not depth:
            yield kind, start, end


def _piece(text: str, kind: int, written: str, before: int, start: int) -> Piece:
    breaks = len(_LINE_END.findall(text, before, start))
    column = start - text.rfind("\n", 0, start) - 1
    return Piece(kind, written, start, breaks, start > before, column)
