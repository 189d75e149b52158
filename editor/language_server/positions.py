"""Places as editors name them, line and character from 0, and as latebind does: code points from the start.

The protocol counts UTF-16 code units unless both sides agree on something else, and only LF, CR and CRLF end a line.
Nothing else in latebind counts like that.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable

_LINE_END = re.compile("\r\n|[\r\n]")
# How many units a character takes, by the protocol's name of the encoding.
_WIDTHS: dict[str, Callable[[str], int]] = {
    "utf-8": lambda char: len(char.encode("utf-8", "surrogatepass")),
    "utf-16": lambda char: 1 + (char > "\uffff"),
    "utf-32": lambda char: 1,
}
ENCODINGS = tuple(_WIDTHS)


class Positions:
    """The lines of one text. A place beyond a line, or beyond the text, is where that ends."""

    __slots__ = ("_plain", "_starts", "_text", "_width")

    def __init__(self, text: str, encoding: str = "utf-16") -> None:
        self._text = text
        self._width = _WIDTHS[encoding]
        self._starts = [0, *(found.end() for found in _LINE_END.finditer(text))]
        self._plain = text.isascii() or encoding == "utf-32"

    @property
    def lines(self) -> int:
        """How many lines there are; the one after the last line break counts, too."""
        return len(self._starts)

    def start(self, line: int) -> int:
        """The offset at which a line begins."""
        return self._starts[line] if line < len(self._starts) else len(self._text)

    def end(self, line: int) -> int:
        """The offset at which a line ends, before its line break."""
        if line >= len(self._starts) - 1:
            return len(self._text)
        end = self._starts[line + 1] - 1
        return end - (self._text[end - 1 : end + 1] == "\r\n" and end > self._starts[line])

    def offset(self, line: int, character: int) -> int:
        """The code point offset of an editor's place. In the middle of a character, it is before that."""
        if line < 0 or line >= len(self._starts):
            return 0 if line < 0 else len(self._text)
        start, end = self._starts[line], self.end(line)
        if self._plain:
            return min(start + max(0, character), end)
        for at in range(start, end):
            character -= self._width(self._text[at])
            if character < 0:
                return at
        return end

    def place(self, offset: int) -> tuple[int, int]:
        """Line and character of a code point offset, as the editor counts them."""
        offset = min(max(0, offset), len(self._text))
        line = bisect_right(self._starts, offset) - 1
        start = self._starts[line]
        if self._plain:
            return line, offset - start
        return line, self.width(start, offset)

    def width(self, start: int, end: int) -> int:
        """How many units the text between two offsets takes."""
        return end - start if self._plain else sum(map(self._width, self._text[start:end]))
