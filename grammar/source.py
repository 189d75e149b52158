"""Source text and places in it. The parser makes spans, errors turn them into line, column and caret."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from typing import Final

from latebind.grammar.lazy_regex import lazy_regex
from latebind.grammar.record import Record

# ECMAScript 12.3: LF, CR, CRLF (one), U+2028 and U+2029 end a line.
LINE_END = lazy_regex("\r\n|[\n\r\u2028\u2029]")
# The names of files that may hold types end in one of these.
TYPESCRIPT = (".ts", ".mts")


class Span(Record):
    """A half-open range `[start, end)` of code points in a source's text."""

    start: int
    end: int


class Position(Record):
    """Where a person finds a span: line and column count code points, from 1."""

    line: int
    column: int


class Source:
    """A named text. `name` is what errors show: a file's name, or `<input>`. Equal is what says the same under one name."""

    def __init__(self, text: str, name: str = "<input>", first_line: int = 1, typed: bool = False) -> None:
        for what, value in (("a source", text), ("the name of a source", name)):
            if not isinstance(value, str):
                raise TypeError(f"{what} is text, not {type(value).__name__}")
        self.text: Final = text
        self.name: Final = name
        self.first_line: Final = first_line
        self.typed: Final = typed

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Source):
            return NotImplemented
        return (self.text, self.name, self.typed) == (other.text, other.name, other.typed)

    def __hash__(self) -> int:
        return hash((self.text, self.name, self.typed))

    def __repr__(self) -> str:
        return f"Source(text={self.text!r}, name={self.name!r}, first_line={self.first_line}, typed={self.typed})"

    @property
    def typescript(self) -> bool:
        """Whether it may hold TypeScript's types, which are erased: where it is `typed`, or its name says so."""
        return self.typed or self.name.endswith(TYPESCRIPT)

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(m.end() for m in LINE_END.finditer(self.text))]

    def place(self, offset: int) -> Position:
        """The line and column of a code point offset."""
        line = bisect_right(self._line_starts, offset) - 1
        return Position(line + self.first_line, offset - self._line_starts[line] + 1)

    def line_at(self, offset: int) -> tuple[str, int]:
        """The text of the line that holds `offset`, without its end, and the offset where it starts."""
        start = self._line_starts[bisect_right(self._line_starts, offset) - 1]
        end = LINE_END.search(self.text, start)
        return self.text[start : end.start() if end else len(self.text)], start
