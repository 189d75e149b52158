"""Reads one type, or a list of type arguments or parameters. `walk` blanks out what was read."""

from __future__ import annotations

from latebind.grammar import tables as t
from latebind.grammar.typescript.cursor import PARENS, SQUARE, TEMPLATE, Cursor, Lost

_LITERALS = frozenset([t.STRING, t.NUMBER, t.TRUE, t.FALSE, t.NULL, t.UNDEFINED, t.CONST])
_OPERATORS = frozenset(["keyof", "unique", "readonly", "infer", "asserts"])
_BEGINS = frozenset([t.NAME, t.LBRACE, t.TYPEOF, t.NEW, t.RESERVED, t.IMPORT, *PARENS, *SQUARE, *TEMPLATE, *_LITERALS])


class TypeReader(Cursor):
    """A cursor that can go over types. Its methods raise Lost where there is none."""

    def type(self) -> None:
        """Go over a type, conditional ones and predicates (`x is T`) included."""
        self._union()
        if self.is_word("is"):
            self.at += 1
            self.type()
        elif self.is_word("extends"):
            self.at += 1
            self.type()
            self.expect(t.QMARK)
            self.type()
            self.expect(t.COLON)
            self.type()

    def _union(self) -> None:
        self.take(t.BITOR, t.BITAND)
        self._one()
        while self.take(t.BITOR, t.BITAND):
            self._one()

    def _constraint(self) -> None:
        """Go over the `extends T` of an `infer U extends T`."""
        self.at += 1
        self._union()

    def type_arguments(self) -> None:
        """Go over `<A, B>`."""
        self._less()
        self.type()
        while self.take(t.COMMA):
            self.type()
        self._greater()

    def type_parameters(self) -> None:
        """Go over `<T extends A = B, U>`."""
        self._less()
        while not self._at_greater():
            while self.kind() in (t.CONST, t.IN) or (self.word() == "out" and self.kind(1) == t.NAME):
                self.at += 1
            self.expect(t.NAME)
            if self.word() == "extends":
                self.at += 1
                self.type()
            if self.take(t.ASSIGN):
                self.type()
            if not self.take(t.COMMA):
                break
        self._greater()

    def _less(self) -> None:
        if not self.less():
            raise Lost
        self.at += 1

    def _at_greater(self) -> bool:
        return self.kind() in (t.RELOP, t.RANGLE) and self.word() == ">"

    def _greater(self) -> None:
        if not self._at_greater():
            raise Lost
        self.at += 1

    def _one(self) -> None:
        """Go over a type without `|`, `&` and conditions, and the `[]` behind it."""
        infers = False
        while self.word() in _OPERATORS and self.kind() == t.NAME and self._begins(1):
            infers = self.word() == "infer"
            self.at += 1
        self._plain()
        if infers and self.is_word("extends"):
            self.tried(self._constraint)
        while self.kind() in SQUARE and not self.on_new_line():
            self.at = self.behind()

    def _begins(self, offset: int) -> bool:
        """Whether a type may begin at a token from here; what comes after an operator stands on its line."""
        if self.word(offset) == "is" or self.on_new_line(offset):
            return False
        return self.kind(offset) in _BEGINS or self.word(offset) == "<"

    def _plain(self) -> None:
        kind = self.kind()
        if kind in PARENS:
            self.at = self.behind()
            if self.take(t.ARROW):
                self.type()
        elif kind == t.NEW or (self.word() == "abstract" and self.kind(1) == t.NEW):
            self.at += 1
            self._plain()
        elif self.less():
            self.type_parameters()
            if self.kind() not in PARENS:
                raise Lost
            self._plain()
        elif kind == t.LBRACE or kind in SQUARE or kind in TEMPLATE:
            self.at = self.behind()
        elif kind == t.IMPORT:
            self.at += 1
            self.at = self.behind()
            self._members()
        elif kind in _LITERALS:
            self.at += 1
        elif kind == t.MINUS:
            self.at += 1
            self.expect(t.NUMBER)
        else:
            if self.take(t.TYPEOF) and self.kind() == t.IMPORT:
                self._plain()
                return
            self.expect(t.NAME, t.RESERVED)
            self._members()

    def _members(self) -> None:
        """Go over what may follow the name of a type: `.Member` and `<Arguments>`."""
        while self.take(t.DOT):
            self.expect(t.NAME)
        if self.less() and not self.on_new_line():
            self.tried(self.type_arguments)
