"""Which part of a text is what, for those who colour it: the prompt, and editors by way of a lexer of their own.

It never fails: what is no token yet, because somebody is typing it, is an `error` up to where the scanner gave up, and
plain text after that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from latebind.grammar.lexer import scan
from latebind.grammar.palette import COLOURS, LABELS, paint
from latebind.grammar.source import Source
from latebind.grammar.tokens import TYPES, WORDS, Tokens

_CONSTANTS = {TYPES["TRUE"], TYPES["FALSE"], TYPES["NULL"], TYPES["UNDEFINED"]}
_BRACKETS = {TYPES[name] for name in ("LPAR", "LPAR_NL", "ALPAR", "ALPAR_NL", "RPAR", "LSQB", "LSQB_NL", "RSQB")}
_BRACKETS |= {TYPES[name] for name in ("LBRACE", "RBRACE", "LANGLE", "RANGLE", "COMMA", "SEMI")}
STYLES: dict[int, str] = {
    **dict.fromkeys(WORDS.values(), "keyword"),
    **dict.fromkeys(_CONSTANTS, "constant"),
    **{TYPES[name]: "string" for name in ("STRING", "SSTART", "SEND", "CHUNK", "TSTART", "TSTART_NL", "TEND")},
    **{TYPES[name]: "interpolation" for name in ("IOPEN", "ICLOSE")},
    TYPES["NUMBER"]: "number",
    TYPES["REGEX"]: "string",
    TYPES["ASYNC"]: "keyword",
    TYPES["HANDLER"]: "name",
    TYPES["ERROR"]: "error",
    TYPES["NAME"]: "name",
    **dict.fromkeys(_BRACKETS, "bracket"),
}
_NAME = TYPES["NAME"]
_CALLS = {TYPES["LPAR"], TYPES["ALPAR"]}
_DOTS = {TYPES["DOT"], TYPES["QDOT"]}
_COMMENT = re.compile(r"^#!.*|//[^\n\r\u2028\u2029]*|/\*(?:[^*]|\*(?!/))*\*/")


class Piece(NamedTuple):
    """A range of a text and what stands there: `keyword`, `constant`, `number`, `string`, `interpolation`, `name`,
    `member`, `function`, `operator`, `bracket`, `comment`, `error`."""

    start: int
    end: int
    style: str


def pieces(text: str) -> Iterator[Piece]:
    """The parts of a script that have a style, in order. What lies between them is white space."""
    tokens = scan(Source(text))
    end = 0
    for number, (begin, stop, type_) in enumerate(zip(tokens.starts, tokens.ends, tokens.types[:-1], strict=False)):
        start = max(begin, end)
        if start - end > 1:  # a comment has two characters at least
            yield from _comments(text, end, start)
        end = max(stop, end)
        if end > start:
            yield Piece(start, end, STYLES.get(type_, "operator") if type_ != _NAME else _of_name(tokens, number))
    yield from _comments(text, end, len(text))


def _of_name(tokens: Tokens, number: int) -> str:
    if tokens.types[number + 1] in _CALLS:
        return "function"
    return "member" if number and tokens.types[number - 1] in _DOTS else "name"


def _comments(text: str, start: int, end: int) -> Iterator[Piece]:
    for match in _COMMENT.finditer(text[start:end]):
        yield Piece(start + match.start(), start + match.end(), "comment")


def paint_script(text: str) -> str:
    """A script, or JSON, in colour."""
    painted, end = "", 0
    for start, stop, style in pieces(text):
        painted += text[end:start] + paint(text[start:stop], COLOURS.get(style))
        end = stop
    return painted + text[end:]


def paint_error(text: str) -> str:
    """An error as `render` gives it: the first word of each part and the marks under the source in colour."""
    return "\n".join(map(_paint_line, text.split("\n")))


def _paint_line(line: str) -> str:
    word, colon, rest = line.partition(":")
    if colon and word in LABELS:
        return paint(word + colon, LABELS[word]) + rest
    gutter, bar, marks = line.partition("|")
    if bar and not gutter.strip() and "^" in marks:
        return gutter + bar + paint(marks, LABELS["error"])
    return line
