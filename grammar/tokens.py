"""What the scanner makes: tokens, column by column; and the words and signs of the language."""

from __future__ import annotations

from typing import Any, NamedTuple

from latebind.grammar import tables as t
from latebind.grammar.errors import ParseError
from latebind.grammar.source import Source, Span

# The number of each type of token, by its name in latebind.lark.
TYPES = {name: number for number, name in enumerate(t.TERMINALS)}

# All of them may follow a `.` and be keys. What JavaScript reserves and latebind has no use for is RESERVED.
WORDS: dict[str, int] = {
    "local": t.LOCAL, "expr": t.EXPR, "const": t.CONST, "let": t.LET, "var": t.VAR, "if": t.IF, "else": t.ELSE, "for": t.FOR,
    "return": t.RETURN, "throw": t.THROW, "try": t.TRY, "catch": t.CATCH, "finally": t.FINALLY, "break": t.BREAK,
    "continue": t.CONTINUE, "while": t.WHILE, "do": t.DO, "switch": t.SWITCH, "case": t.CASE, "default": t.DEFAULT,
    "function": t.FUNCTION, "delete": t.DELETE, "true": t.TRUE, "false": t.FALSE, "null": t.NULL, "undefined": t.UNDEFINED,
    "typeof": t.TYPEOF, "in": t.IN, "instanceof": t.INSTANCEOF, "new": t.NEW, "await": t.AWAIT,
    "import": t.IMPORT, "export": t.EXPORT,
    **dict.fromkeys(
        [
            "class", "debugger", "enum", "extends", "implements", "interface", "package",
            "private", "protected", "public", "static", "super", "this", "void", "with", "yield",
        ],
        t.RESERVED,
    ),
}  # fmt: skip
# Every other sign that JavaScript has is UNKNOWN.
OPERATORS: dict[str, int] = {
    ";": t.SEMI, ",": t.COMMA, ":": t.COLON, "?": t.QMARK, "=>": t.ARROW, "=": t.ASSIGN, "...": t.ELLIPSIS, ".": t.DOT,
    "?.": t.QDOT, "||": t.OR, "??": t.QQ, "&&": t.AND, "==": t.EQOP, "!=": t.EQOP, "===": t.EQOP, "!==": t.EQOP,
    "<": t.RELOP, "<=": t.RELOP, ">": t.RELOP, ">=": t.RELOP, "+": t.PLUS, "-": t.MINUS, "*": t.MULOP, "/": t.MULOP,
    "%": t.MULOP, "**": t.POW, "!": t.BANG, "~": t.TILDE, "&": t.BITAND, "|": t.BITOR, "^": t.BITXOR, "<<": t.SHIFT,
    ">>": t.SHIFT, ">>>": t.SHIFT, "++": t.INCDEC, "--": t.INCDEC,
    **dict.fromkeys("+= -= *= /= %= **= <<= >>= >>>= &= ^= |= &&= ||= ??=".split(), t.OPASSIGN),
}  # fmt: skip

# What closes each bracket, and each kind of interpolation.
CLOSERS = {"(": ")", "[": "]", "{": "}", "<": ">"}
HOLES = {"@(": ")", "${": "}", "{{": "}"}


class Open(NamedTuple):
    """Something open: a bracket, an interpolation or a quote, and its token; -1 for a template's interpolation."""

    kind: str
    token: int


class Tokens:
    """The tokens of a text, column by column. The last one is END; an ERROR may stand before it."""

    __slots__ = ("breaks", "ends", "error", "opened", "source", "starts", "types", "values")

    def __init__(self, source: Source) -> None:
        self.source = source
        self.types: list[int] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.values: list[Any] = []  # the text of words and operators; the value of literals and parts of strings
        self.breaks: set[int] = set()  # tokens after a line break
        self.opened: list[Open] = []  # what is open, outermost first
        self.error: ParseError | None = None  # what the ERROR token stands for

    def add(self, kind: int, start: int, end: int, value: Any = None) -> None:
        """One more token."""
        self.types.append(kind)
        self.starts.append(start)
        self.ends.append(end)
        self.values.append(value)

    def drop(self, first: int) -> None:
        """Remove the tokens from `first` on."""
        for column in (self.types, self.starts, self.ends, self.values):
            del column[first:]

    def span(self, first: int, last: int | None = None) -> Span:
        """Where a token stands, or several."""
        return Span(self.starts[first], self.ends[first if last is None else last])

    def text(self, token: int) -> str:
        """A token as it is written."""
        return self.source.text[self.starts[token] : self.ends[token]]
