"""A lexer for Pygments, for documentation and for `rich`: `pygmentize -l latebind`. Needs Pygments, which latebind does
not: it is imported by way of the entry point alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

from pygments.lexer import Lexer
from pygments.token import Comment, Error, Keyword, Name, Number, Operator, Punctuation, String, Text

from latebind.grammar.highlight import pieces

_TOKENS: dict[str, Any] = {
    "keyword": Keyword,
    "constant": Keyword.Constant,
    "number": Number,
    "string": String,
    "interpolation": String.Interpol,
    "name": Name,
    "member": Name.Attribute,
    "function": Name.Function,
    "operator": Operator,
    "bracket": Punctuation,
    "comment": Comment,
    "error": Error,
}


class LatebindLexer(Lexer):
    """latebind's own scanner, as Pygments has it."""

    name = "latebind"
    aliases: ClassVar = ["latebind", "late"]
    filenames: ClassVar = ["*.late"]
    mimetypes: ClassVar = ["text/x-latebind"]
    url = ""

    def get_tokens_unprocessed(self, text: str) -> Iterator[tuple[int, Any, str]]:
        end = 0
        for start, stop, style in pieces(text):
            if start > end:
                yield end, Text, text[end:start]
            yield start, _TOKENS[style], text[start:stop]
            end = stop
        if end < len(text):
            yield end, Text, text[end:]
