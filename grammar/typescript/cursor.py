"""A walk over tokens that blanks out parts of their text: what `types` and `walk` share."""

from __future__ import annotations

from collections.abc import Callable

from latebind.grammar import tables as t
from latebind.grammar.tokens import Tokens

_OPENING = {
    t.LPAR: t.RPAR, t.ALPAR: t.RPAR, t.LPAR_NL: t.RPAR, t.ALPAR_NL: t.RPAR, t.LSQB: t.RSQB, t.LSQB_NL: t.RSQB,
    t.LBRACE: t.RBRACE, t.SSTART: t.SEND, t.TSTART: t.TEND, t.TSTART_NL: t.TEND, t.IOPEN: t.ICLOSE, t.LANGLE: t.RANGLE,
}  # fmt: skip
_CLOSING = frozenset(_OPENING.values())

PARENS = frozenset([t.LPAR, t.ALPAR, t.LPAR_NL, t.ALPAR_NL])
SQUARE = frozenset([t.LSQB, t.LSQB_NL])
TEMPLATE = frozenset([t.TSTART, t.TSTART_NL])
# What would go on with the line before it, were there no type between them: with a value that ends in a type, and with
# a statement that is followed by one of types alone.
CALLS = PARENS | SQUARE | TEMPLATE
OPERATORS = CALLS | {t.PLUS, t.MINUS, t.MULOP, t.REGEX}


class Lost(Exception):
    """The tokens are no TypeScript that `walk` knows."""


class Cursor:
    """The tokens of a text, a place among them, and the ranges of the text that are blanked out."""

    def __init__(self, tokens: Tokens) -> None:
        self.source = tokens.source
        self.kinds: list[int] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.breaks: set[int] = set()
        self.at = 0
        self.blanks: list[tuple[int, int]] = []
        self.semicolons: list[int] = []
        self._take(tokens)
        self._match()

    def _take(self, tokens: Tokens) -> None:
        """Copy the tokens. Each `>` is one of its own: `Map<string, Array<number>>` closes two lists."""
        text = self.source.text
        for number, kind in enumerate(tokens.types):
            start, end = tokens.starts[number], tokens.ends[number]
            if number in tokens.breaks:
                self.breaks.add(len(self.kinds))
            while end - start > 1 and kind in (t.SHIFT, t.RELOP, t.OPASSIGN) and text[start] == ">":
                self._add(t.RELOP, start, start + 1)
                start += 1
                kind = t.ASSIGN if text[start] == "=" else t.RELOP if end - start == 1 else kind
            self._add(kind, start, end)

    def _add(self, kind: int, start: int, end: int) -> None:
        self.kinds.append(kind)
        self.starts.append(start)
        self.ends.append(end)

    def _match(self) -> None:
        """Note which bracket closes which. What is not closed has no partner."""
        self.partner: dict[int, int] = {}
        opened: list[int] = []
        for number, kind in enumerate(self.kinds):
            if kind in _OPENING:
                opened.append(number)
            elif kind in _CLOSING and opened and _OPENING[self.kinds[opened[-1]]] == kind:
                self.partner[opened.pop()] = number

    # looking

    def kind(self, offset: int = 0) -> int:
        """The kind of a token from here; END behind the last one."""
        at = self.at + offset
        return self.kinds[at] if at < len(self.kinds) else t.END

    def word(self, offset: int = 0) -> str:
        """The text of a token from here."""
        at = self.at + offset
        return self.source.text[self.starts[at] : self.ends[at]] if at < len(self.kinds) else ""

    def on_new_line(self, offset: int = 0) -> bool:
        """Whether a token from here is the first of its line."""
        return self.at + offset in self.breaks

    def is_word(self, *words: str) -> bool:
        """Whether here, on the line of what is before, stands one of these words."""
        return not self.on_new_line() and self.word() in words

    def less(self) -> bool:
        """Whether here stands a `<`."""
        return self.kind() == t.RELOP and self.word() == "<"

    def behind(self) -> int:
        """The token behind the bracket that closes the one here. Raises Lost where none does."""
        if self.at not in self.partner:
            raise Lost
        return self.partner[self.at] + 1

    # going on

    def take(self, *kinds: int) -> bool:
        """Go over the token here, if it is of one of these kinds."""
        if self.kind() not in kinds:
            return False
        self.at += 1
        return True

    def operator(self) -> None:
        """Go over the operator here: `>=` and `>>` are of several tokens, see `_take`."""
        self.at += 1
        while self.kind(-1) == t.RELOP and self.word() in (">", "=") and self.starts[self.at] == self.ends[self.at - 1]:
            self.at += 1

    def expect(self, *kinds: int) -> None:
        """Go over the token here. Raises Lost where it is of none of these kinds."""
        if not self.take(*kinds):
            raise Lost

    def tried(self, go: Callable[[], None]) -> bool:
        """Go over something, or leave everything as it was where that cannot be."""
        kept = self.at, len(self.blanks), len(self.semicolons)
        try:
            go()
        except Lost:
            self.at = kept[0]
            del self.blanks[kept[1] :]
            del self.semicolons[kept[2] :]
            return False
        return True

    # blanking

    def blank(self, first: int) -> None:
        """Blank out the tokens from `first` up to here."""
        if first < self.at:
            self.blanks.append((self.starts[first], self.ends[self.at - 1]))

    def end_statement(self, first: int, goes_on: frozenset[int] = OPERATORS) -> None:
        """Put a `;` where the token `first` was blanked out, if the next line would now go on with what is before."""
        if self.on_new_line() and self.kind() in goes_on:
            self.semicolons.append(self.starts[first])

    def text(self) -> str:
        """The text with its blanks. A blank has no line breaks: these would end statements where TypeScript sees none."""
        text, parts, end = self.source.text, list[str](), 0
        for start, stop in sorted(self.blanks):
            if stop <= end:
                continue
            start = max(start, end)
            parts += text[end:start], " " * (stop - start)
            end = stop
        made = "".join([*parts, text[end:]])
        for place in self.semicolons:
            made = f"{made[:place]};{made[place + 1 :]}"
        return made
