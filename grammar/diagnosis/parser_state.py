"""The state of a parser that cannot go on, as the rules ask for it: what is open, what could come, what came instead."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from latebind.grammar import nodes as n
from latebind.grammar.automaton import COLUMNS, accepts
from latebind.grammar.literals import shortened
from latebind.grammar.source import Span
from latebind.grammar.tables import TERMINALS
from latebind.grammar.tokens import TYPES, WORDS, Tokens

# Tokens that go on with no expression.
BEGINNERS = frozenset(
    [
        "NAME", "NUMBER", "STRING", "SSTART", "TSTART", "TRUE", "FALSE", "NULL", "UNDEFINED", "NEW", "LBRACE", "ALPAR",
        "FUNCTION", "ASYNC",
    ]
)  # fmt: skip
# Words that begin a statement and no expression.
STATEMENTS = frozenset(
    [
        "CONST", "LET", "VAR", "LOCAL", "RETURN", "THROW", "IF", "FOR", "WHILE", "DO", "SWITCH", "TRY", "BREAK",
        "CONTINUE",
    ]
)  # fmt: skip
OPERATORS = frozenset(
    [
        "PLUS", "MINUS", "MULOP", "POW", "EQOP", "RELOP", "IN", "INSTANCEOF", "AND", "OR", "QQ", "BITOR", "BITXOR",
        "BITAND", "SHIFT",
    ]
)  # fmt: skip
OPENERS = frozenset(["LPAR", "ALPAR", "LSQB", "LBRACE", "LANGLE", "IOPEN"])
DEFINERS = ("CONST", "LET", "VAR", "LOCAL")
CLOSED = frozenset(["RPAR", "RSQB", "RBRACE", "RANGLE", "ICLOSE"])


@dataclass(frozen=True, slots=True)
class Bracket:
    """An open bracket: what it holds (see `_kind`), its token, whether a statement could start where it stands."""

    kind: str
    token: int
    at_statement: bool
    fresh: bool  # nothing complete stands in it yet

    @property
    def fresh_statement(self) -> bool:
        """Whether what begins here may be meant as a block, which cannot stand alone."""
        return self.at_statement and self.fresh


class ParserState:
    """The state of a parser before the token that it cannot take. Offsets count from that token: `type(-1)` is before it."""

    def __init__(self, tokens: Tokens, number: int, states: list[int], values: list[Any]) -> None:
        self.tokens = tokens
        self.number = number
        self.states = states
        self.values = values
        self.expected = frozenset(
            name for name, symbol in TYPES.items() if name not in ("ERROR", "UNKNOWN") and accepts(states, symbol)
        )
        self.brackets: list[Bracket] = []
        self.closed: Bracket | None = None  # the bracket that the token before has closed
        self._find_brackets()

    def type(self, offset: int = 0) -> str:
        """The name of a token's type, or "" where there is none."""
        at = self.number + offset
        return TERMINALS[self.tokens.types[at]].removesuffix("_NL") if 0 <= at < len(self.tokens.types) else ""

    def text(self, offset: int = 0) -> str:
        """A token as it is written; a long one is cut, for it may become part of a message."""
        at = self.number + offset
        return shortened(self.tokens.text(at)) if 0 <= at < len(self.tokens.types) else ""

    def span(self, first: int = 0, last: int | None = None) -> Span:
        """Where a token stands, or several."""
        return self.tokens.span(self.number + first, None if last is None else self.number + last)

    def adjacent(self, offset: int = 0) -> bool:
        """Whether a token stands directly after the one before it."""
        at = self.number + offset
        return self.tokens.starts[at] == self.tokens.ends[at - 1]

    @property
    def on_new_line(self) -> bool:
        return self.number in self.tokens.breaks

    @property
    def inside(self) -> str:
        """The kind of the innermost open bracket, "" where none is open."""
        return self.brackets[-1].kind if self.brackets else ""

    @property
    def open_paren(self) -> int | None:
        """The innermost `(` if what it holds could become parameters: the text ends before its `)`."""
        for bracket in reversed(self.brackets):
            if bracket.kind == "paren" and ("(", bracket.token) in self.tokens.opened:
                return bracket.token
            if bracket.kind not in ("array", "object"):
                break
        return None

    @property
    def wants_expression(self) -> bool:
        return {"NUMBER", "LPAR", "BANG"} <= self.expected

    @property
    def wants_operator(self) -> bool:
        return {"PLUS", "DOT"} <= self.expected

    @property
    def wants_name(self) -> bool:
        return "NAME" in self.expected and "NUMBER" not in self.expected

    def starts_statement(self, offset: int) -> bool:
        """Whether the token at `offset` is the first of a statement that is not complete yet."""
        token = self.number + offset
        return any(
            value.__class__ is int and value == token and _begins(self.states[at])
            for at, value in enumerate(self.values)
        )

    @property
    def found(self) -> str:
        """The token as a message names it."""
        kind, text = self.type(), self.text()
        if kind == "END":
            return f"`{text}`" if text else "the end of the text"
        if kind in ("STRING", "SSTART", "TSTART"):
            return "a string"
        if kind == "NUMBER":
            return f"the number `{text}`"
        if text in WORDS and kind != "NAME":
            return f"the word `{text}`"
        return f"`{text}`"

    def chain(self, last: int = -1) -> str | None:
        """The names with dots between them that end at `last`, as in `a.b.c`."""
        if self.type(last) != "NAME":
            return self.chain(last - 1) if self.type(last) in ("DOT", "QDOT") else None
        first = last
        while self.type(first - 1) == "DOT" and self.type(first - 2) == "NAME":
            first -= 2
        return None if self.type(first - 1) in ("DOT", "QDOT") else "".join(map(self.text, range(first, last + 1)))

    def _find_brackets(self) -> None:
        for at, value in enumerate(self.values):
            self.closed = None
            if value.__class__ is not int:
                continue
            name = TERMINALS[self.tokens.types[value]].removesuffix("_NL")
            if name in OPENERS:
                kind = self._kind(name, value, self.states[at + 1])
                self.brackets.append(Bracket(kind, value, _begins(self.states[at]), self._fresh(at + 1)))
            elif name in CLOSED:
                self.closed = self.brackets.pop()

    def _fresh(self, inside: int) -> bool:
        """Whether the values from `inside` on are nothing, one that is no list of items, or the head of a first method."""
        values = self.values[inside:]
        if not values or isinstance(values[0], list):
            return not values or (len(values) == 1 and _is_method(values[0]))
        return len(values) == 1 or (values[1].__class__ is int and TERMINALS[self.tokens.types[values[1]]] == "LPAR")

    def _kind(self, name: str, token: int, state: int) -> str:
        """What a bracket holds, told by what may follow it: `call`, `paren`, `array`, `object pattern`, `block`, …"""
        before = TERMINALS[self.tokens.types[token - 1]] if token else ""
        match name:
            case "LPAR" if before in ("IF", "FOR", "WHILE", "SWITCH", "CATCH"):
                return before.lower()
            case "LPAR" if not _may(state, "NUMBER"):
                return "params"
            case "LPAR":
                return "call" if _may(state, "RPAR") else "paren"
            case "ALPAR":
                return "params"
            case "LSQB" if not _may(state, "NUMBER"):
                return "array pattern"
            case "LSQB":
                return "array" if _may(state, "RSQB") else "index"
            case "LBRACE" if _may(state, "SEMI"):
                return "block"
            case "LBRACE" if _may(state, "CASE") and not _may(state, "NAME"):
                return "switch"
            case "LBRACE":
                return "object" if _may(state, "LSQB") else "object pattern"
            case "LANGLE":
                return "block"
        return "interpolation"


def _may(state: int, name: str) -> bool:
    return COLUMNS[TYPES[name]][state] != 0


def _begins(state: int) -> bool:
    return _may(state, "SEMI") and _may(state, "RETURN")


def _is_method(properties: list[Any]) -> bool:
    """Whether the first of an object's properties is written as a method."""
    return bool(properties) and n.is_method(properties[0])
