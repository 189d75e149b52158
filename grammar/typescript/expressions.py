"""Finds the types within expressions, patterns and functions, loosely, and blanks them out: one half of a `Walk`, of which
`walk` has the statements.
"""

from __future__ import annotations

from abc import abstractmethod

from latebind.grammar import tables as t
from latebind.grammar.errors import fail
from latebind.grammar.source import Span
from latebind.grammar.typescript.cursor import CALLS, PARENS, SQUARE, TEMPLATE, Lost
from latebind.grammar.typescript.types import TypeReader

BINARY = frozenset(
    [
        t.OR, t.QQ, t.AND, t.BITOR, t.BITXOR, t.BITAND, t.EQOP, t.RELOP, t.IN, t.INSTANCEOF, t.SHIFT, t.PLUS, t.MINUS,
        t.MULOP, t.POW, t.ASSIGN, t.OPASSIGN,
    ]
)  # fmt: skip
_PREFIXES = frozenset(
    [t.DELETE, t.TILDE, t.BANG, t.MINUS, t.PLUS, t.TYPEOF, t.AWAIT, t.INCDEC, t.INCDEC_NL, t.ELLIPSIS]
)
_VALUES = frozenset([t.NAME, t.NUMBER, t.STRING, t.REGEX, t.TRUE, t.FALSE, t.NULL, t.UNDEFINED, t.RESERVED, t.OF])
# What may follow type arguments that no call follows (`f<T>;`): nothing that begins a value (TypeScript's
# `canFollowTypeArgumentsInExpression`).
_AFTER_ARGUMENTS = frozenset(
    [t.RPAR, t.RSQB, t.RBRACE, t.COMMA, t.SEMI, t.COLON, t.DOT, t.QDOT, t.END, t.ICLOSE, t.EQOP, t.AND, t.OR, t.QQ]
)


class Expressions(TypeReader):
    """What goes over expressions."""

    @abstractmethod
    def _block(self) -> None:
        """Go over the statements in braces."""

    def _annotation(self, first: int) -> None:
        """Blank out a `: type`, from the token `first` on, if one stands here."""
        if self.take(t.COLON):
            self.type()
        self.blank(first)

    def _binding(self) -> None:
        """A name, or a pattern that takes an object or an array apart."""
        if self.take(t.LBRACE):
            while not self.take(t.RBRACE):
                if self.take(t.ELLIPSIS):
                    self._binding()
                else:
                    self.at += 1
                    if self.take(t.COLON):
                        self._binding()
                if self.take(t.ASSIGN):
                    self._assignment()
                if not self.take(t.COMMA) and self.kind() != t.RBRACE:
                    raise Lost
        elif self.take(*SQUARE):
            while not self.take(t.RSQB):
                if self.take(t.COMMA):
                    continue
                self.take(t.ELLIPSIS)
                self._binding()
                if self.take(t.ASSIGN):
                    self._assignment()
                if not self.take(t.COMMA) and self.kind() != t.RSQB:
                    raise Lost
        else:
            self.expect(t.NAME)

    def _function(self, first: int) -> None:
        """A function with all that belongs to it; one without a body is an overload."""
        self.take(t.ASYNC)
        self.expect(t.FUNCTION)
        self.take(t.NAME)
        self._signature()
        if self.kind() == t.LBRACE:
            self._block()
            return
        self.take(t.SEMI)
        self.blank(first)
        self.end_statement(first)

    def _signature(self) -> None:
        """Type parameters, parameters, and the type of the result."""
        self._type_parameters()
        self._parameters()
        self._annotation(self.at)

    def _type_parameters(self) -> None:
        """Blank out `<T, U>`, if that stands here."""
        if self.less():
            first = self.at
            self.type_parameters()
            self.blank(first)

    def _parameters(self) -> None:
        self.expect(*PARENS)
        while self.kind() not in (t.RPAR, t.END):
            first = self.at
            if self.word() == "this" and self.kind(1) == t.COLON:
                self.at += 1
                self._annotation(first)
                self.take(t.COMMA)
                self.blank(first)
                continue
            self.take(t.ELLIPSIS)
            self._binding()
            first = self.at
            self.take(t.QMARK)
            self._annotation(first)
            if self.take(t.ASSIGN):
                self._assignment()
            if not self.take(t.COMMA):
                break
        self.expect(t.RPAR)

    def _expression(self) -> None:
        self._assignment()
        while self.take(t.COMMA):
            self._assignment()

    def _assignment(self, branch: bool = False) -> None:
        """One expression without commas. `branch`: it stands between `?` and `:`."""
        while True:
            self._operand(branch)
            if self.kind() in BINARY:
                self.operator()
            elif self.take(t.QMARK):
                self._assignment(branch=True)
                self.expect(t.COLON)
                self._assignment(branch)
                return
            else:
                return

    def _operand(self, branch: bool) -> None:
        while self.kind() in _PREFIXES:
            self.at += 1
        if self._arrow(branch):
            return
        self._primary()
        self._postfix()

    def _primary(self) -> None:
        kind = self.kind()
        if kind in PARENS:
            self._between(t.RPAR)
        elif kind in SQUARE:
            self._between(t.RSQB)
        elif kind == t.LBRACE:
            self._object()
        elif kind in (t.SSTART, *TEMPLATE):
            self._parts()
        elif kind == t.FUNCTION or (kind == t.ASYNC and self.kind(1) == t.FUNCTION):
            self._function(self.at)
        elif kind == t.NEW:
            self.at += 1
            self.expect(t.NAME)
        elif kind == t.EXPR and self.kind(1) == t.LBRACE:
            self.at += 1
            self._block()
        elif kind == t.RELOP and self.word() == "<":
            self._assertion()
        elif kind in _VALUES:
            self.at += 1
        else:
            raise Lost

    def _assertion(self) -> None:
        """Refuse `<T>value`, where that is what stands here."""
        first = self.at
        self.type_arguments()
        self._refuse("assertions like `<T>value`", "write `value as T`", first, self.at - 1)

    def _between(self, closer: int) -> None:
        """What is in brackets, with commas: items, arguments, a value in parentheses."""
        self.at += 1
        while self.kind() not in (closer, t.END):
            if not self.take(t.COMMA):
                self._assignment()
        self.expect(closer)

    def _parts(self) -> None:
        """A string with interpolations."""
        self.at += 1
        while self.kind() not in (t.SEND, t.TEND, t.END):
            if self.take(t.IOPEN):
                self._expression()
                self.expect(t.ICLOSE)
            else:
                self.expect(t.CHUNK)
        self.at += 1

    def _object(self) -> None:
        self.expect(t.LBRACE)
        while not self.take(t.RBRACE):
            self._property()
            if not self.take(t.COMMA) and self.kind() != t.RBRACE:
                raise Lost

    def _property(self) -> None:
        if self.kind() == t.ELLIPSIS:
            self._assignment()
            return
        if self.word() == "async" and self.kind(1) not in (t.COMMA, t.COLON, t.RBRACE, *PARENS):
            self.at += 1
        if self.kind() in SQUARE:
            self._between(t.RSQB)
        elif self.kind() not in (t.END, t.ERROR):
            self.at += 1
        if self.kind() in PARENS or self.less():
            self._signature()
            self._block()
        elif self.take(t.COLON) or self.take(t.ASSIGN):
            self._assignment()

    def _postfix(self) -> None:
        """What follows a value and belongs to it; `as`, `satisfies`, `!` and type arguments are blanked out."""
        while True:
            kind, first = self.kind(), self.at
            if kind in (t.DOT, t.QDOT):
                self.at += 1
                if kind == t.DOT or self.kind() == t.NAME:
                    self.expect(t.NAME)
            elif kind in PARENS or kind in SQUARE:
                self._between(t.RPAR if kind in PARENS else t.RSQB)
            elif kind in TEMPLATE:
                self._parts()
            elif kind == t.BANG and not self.on_new_line():
                self.at += 1
                self.blank(first)
            elif kind == t.INCDEC:
                self.at += 1
            elif self.less() and self._called_with_types(first):
                continue
            elif self.is_word("as", "satisfies") and kind == t.NAME:
                self.at += 1
                self.type()
                self.blank(first)
                self.end_statement(first, CALLS)
                if not self.is_word("as", "satisfies"):
                    return  # nothing is called or read behind a type
            else:
                return

    def _called_with_types(self, first: int) -> bool:
        """Blank out type arguments, if that is what the `<` here begins."""
        if not self.tried(self.type_arguments):
            return False
        if self.kind() in PARENS or self.kind() in TEMPLATE or self.kind() in _AFTER_ARGUMENTS or self.on_new_line():
            self.blank(first)
            return True
        self.at = first
        return False

    def _arrow(self, branch: bool) -> bool:
        """Go over an arrow function, if one stands here."""
        start = self.at
        if self.kind() == t.NAME and self.kind(1) == t.ARROW:
            self.at += 2
            self._arrow_body(branch)
            return True
        if self.kind() == t.ASYNC or (self.word() == "async" and not self.on_new_line(1)):
            if self.kind(1) == t.NAME and self.kind(2) == t.ARROW:
                self.at += 3
                self._arrow_body(branch)
                return True
            self.at += self.kind(1) in PARENS or self.word(1) == "<"
        if self.kind() not in PARENS and not self.less():
            return False
        if self._may_be_arrow() and self.tried(lambda: self._arrow_function(branch)):
            return True
        self.at = start
        return False

    def _may_be_arrow(self) -> bool:
        """Whether `=>` or `:` follows the parentheses here, or they are preceded by type parameters."""
        if self.less():
            return True
        behind = self.behind() - self.at
        return self.kind(behind) in (t.ARROW, t.COLON)

    def _arrow_function(self, branch: bool) -> None:
        self._type_parameters()
        self._parameters()
        typed = self.kind() == t.COLON
        self._annotation(self.at)
        if self.on_new_line():
            raise Lost
        self.expect(t.ARROW)
        self._arrow_body(branch)
        # `a ? (b) : c => d`: an arrow with a result's type only if the `:` of the conditional is yet to come.
        if branch and typed and self.kind() != t.COLON:
            raise Lost

    def _arrow_body(self, branch: bool) -> None:
        if self.kind() == t.LBRACE:
            self._block()
        else:
            self._assignment(branch)

    def _refuse(self, what: str, hint: str, first: int, last: int) -> None:
        span = Span(self.starts[first], self.ends[last])
        error = fail("TS_UNSUPPORTED", span=span, what=what, hint=hint)
        error.locate(self.source, span)
        raise error
