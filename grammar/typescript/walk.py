"""Finds the types of a text: goes over its statements and expressions, loosely, and blanks out what types wrote there.

It tells apart only what decides where a type may stand. What is wrong with the rest is the parser's business.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from latebind.grammar import tables as t
from latebind.grammar.typescript.cursor import PARENS, Lost
from latebind.grammar.typescript.expressions import BINARY, Expressions

# What no statement begins with.
_GOES_ON = (BINARY - {t.PLUS, t.MINUS, t.RELOP, t.MULOP}) | {t.DOT, t.QDOT, t.QMARK}
_DECORATOR = re.compile(r"@[^\W\d]")
_BODIES = ("class", "abstract", "enum", "namespace", "module", "global")
_REFUSED = {
    "enum": ("enums", 'write an object, `const Color = { Red: "red" }`'),
    "namespace": ("namespaces", "write an object, or functions beside each other"),
    "module": ("namespaces", "write an object, or functions beside each other"),
}


class Walk(Expressions):
    """One pass over a program."""

    def program(self) -> None:
        """Go over all statements."""
        while self.kind() not in (t.END, t.ERROR):
            self._statement()

    def decorator(self) -> None:
        """Refuse the `@name` here, if one stands here: what the walk ends at, wherever it is."""
        at = self.at
        if self.kind() == t.ERROR and _DECORATOR.match(self.source.text, self.starts[at]):
            self._refuse("decorators", "call the function yourself", at, at)

    def _statement(self) -> None:
        first, kind, word = self.at, self.kind(), self.word()
        if self._erased_statement(first):
            return
        if word in _REFUSED and self._declares(1):
            self._refuse(*_REFUSED[word], first, first + 1)
        known = _STATEMENTS.get(kind)
        if known is not None:
            known(self)
        elif kind == t.ASYNC and self.kind(1) == t.FUNCTION:
            self._function(first)
        elif kind in (t.SEMI, t.RBRACE, t.ELSE, t.TRY, t.FINALLY, t.DO, t.BREAK, t.CONTINUE, t.RETURN, t.THROW):
            self.at += 1
            if self.kind() == t.LBRACE and kind in (t.ELSE, t.TRY, t.FINALLY, t.DO):
                self._block()
        elif kind in (t.NAME, t.HANDLER) and self.kind(1) == t.COLON:
            self.at += 2
        elif kind != t.LBRACE or not self.tried(self._block_alone):  # a block, or an object
            self._expression()
            self.take(t.SEMI)

    def _declares(self, offset: int) -> bool:
        """Whether a token from here is the name of what the word before it declares."""
        return self.kind(offset) in (t.NAME, t.STRING) and not self.on_new_line(offset)

    def _erased_statement(self, first: int) -> bool:
        """Blank out an `interface`, a `type` or what is only declared, if one stands here."""
        word, offset = self.word(), 0
        if word == "export" and self.word(1) in ("interface", "type", "declare"):
            word, offset = self.word(1), 1
        if word == "type" and offset and self.kind(2) in (t.LBRACE, t.MULOP):
            self._erase_to_source(first, 2)  # `export type { A } from "b"`
        elif word == "import" and self.word(1) == "type" and self._imports_types():
            self._erase_to_source(first, 2)
        elif word == "interface" and self._declares(offset + 1):
            self._interface(offset)
        elif word == "type" and self._declares(offset + 1):
            self._alias(offset)
        elif word == "declare" and self._declared(offset + 1):
            self.at += offset + 1
            if self.word() in _BODIES:
                self._body()
            else:
                self._statement()
        else:
            return False
        self.take(t.SEMI)
        self.blank(first)
        self.end_statement(first)
        return True

    def _imports_types(self) -> bool:
        """Whether `import type` begins an import of types, not that of a value called `type`."""
        return self.kind(2) in (t.LBRACE, t.MULOP) or (self.kind(2) == t.NAME and self.word(3) == "from")

    def _erase_to_source(self, first: int, offset: int) -> None:
        """Go over an import or export of types, to the name of its module."""
        self.at = first + offset
        while self.kind() not in (t.STRING, t.SEMI, t.END, t.RBRACE):
            self.at += 1
        if self.take(t.RBRACE) and self.word() == "from":
            self.at += 1
        self.take(t.STRING)

    def _interface(self, offset: int) -> None:
        self.at += offset + 2
        if self.less():
            self.type_parameters()
        if self.word() == "extends":
            self.at += 1
            self.type()
            while self.take(t.COMMA):
                self.type()
        if self.kind() != t.LBRACE:
            raise Lost
        self.at = self.behind()

    def _alias(self, offset: int) -> None:
        self.at += offset + 2
        if self.less():
            self.type_parameters()
        self.expect(t.ASSIGN)
        self.type()

    def _declared(self, offset: int) -> bool:
        """Whether what `declare` is about stands at a token from here."""
        kinds = (t.CONST, t.LET, t.VAR, t.FUNCTION, t.ASYNC)
        words = ("interface", "type", *_BODIES)
        return not self.on_new_line(offset) and (self.kind(offset) in kinds or self.word(offset) in words)

    def _body(self) -> None:
        """Go over a declaration to the end of its braces."""
        while self.kind() not in (t.LBRACE, t.END, t.ERROR):
            self.at += 1
        self.at = self.behind()

    def _import(self) -> None:
        self.at += 1
        if self.kind() == t.NAME and self.kind(1) == t.ASSIGN:
            self._refuse("imports like `import x = …`", 'write `import { x } from "module"`', self.at - 1, self.at + 1)
        if self.kind() == t.NAME and self.kind(1) == t.COMMA:
            self.at += 2
        if self.take(t.LBRACE):
            self._module_names()
        while self.kind() not in (t.STRING, t.SEMI, t.END, t.CONST, t.LET, t.EXPORT, t.IMPORT):
            self.at += 1
        self.take(t.STRING)
        self.take(t.SEMI)

    def _module_names(self) -> None:
        """The names in the braces of an `import` or `export`, to the bracket that closes them; types are blanked out."""
        while self.kind() not in (t.RBRACE, t.END):
            first = self.at
            # `type` may itself be a name: `{ type }`, `{ type as x }`
            if self.word() == "type" and self.kind(1) in (t.NAME, t.DEFAULT) and self.word(1) != "as":
                while self.kind() not in (t.COMMA, t.RBRACE, t.END):
                    self.at += 1
                self.take(t.COMMA)
                self.blank(first)
            else:
                self.at += 1

    def _export(self) -> None:
        first = self.at
        self.at += 1
        if self.kind() == t.ASSIGN:
            self._refuse("exports like `export = …`", "write `export default …`", self.at - 1, self.at)
        if self.take(t.DEFAULT):
            if self.kind() == t.FUNCTION or (self.kind() == t.ASYNC and self.kind(1) == t.FUNCTION):
                self._function(first)
                return
            self._expression()
            self.take(t.SEMI)
        elif self.take(t.LBRACE):
            self._module_names()
            self.take(t.RBRACE)
            if self.word() == "from" and self.kind(1) == t.STRING:
                self.at += 2
            self.take(t.SEMI)
        elif self.kind() == t.FUNCTION or (self.kind() == t.ASYNC and self.kind(1) == t.FUNCTION):
            self._function(first)
        elif self.take(t.MULOP):
            while self.kind() not in (t.STRING, t.SEMI, t.END):
                self.at += 1
            self.take(t.STRING)
            self.take(t.SEMI)

    def _definition(self) -> None:
        """`const`, `let`, `var`, `local`."""
        if self.word(1) == "enum" and self.kind(2) == t.NAME:
            self._refuse(*_REFUSED["enum"], self.at, self.at + 2)
        self.at += 1
        while True:
            self._binding()
            first = self.at
            if self.kind() == t.BANG and self.kind(1) == t.COLON:
                self.at += 1
            self._annotation(first)
            if self.take(t.ASSIGN):
                self._assignment()
            if not self.take(t.COMMA):
                break
        self.take(t.SEMI)

    def _head(self) -> None:
        """`if (…)`, `while (…)`, `switch (…) {`, `catch (e: unknown) {`; their blocks."""
        kind = self.kind()
        self.at += 1
        if self.kind() in PARENS:
            self.at += 1
            if kind == t.CATCH:
                self._binding()
                self._annotation(self.at)
            else:
                self._expression()
            self.expect(t.RPAR)
        if self.kind() == t.LBRACE:
            self._block()

    def _for(self) -> None:
        self.at += 1
        self.expect(*PARENS)
        if self.kind() in (t.CONST, t.LET, t.VAR):
            self.at += 1
            while True:
                self._binding()
                self._annotation(self.at)
                if self.take(t.ASSIGN):
                    self._assignment()
                if not self.take(t.COMMA):
                    break
        while self.kind() not in (t.RPAR, t.END):
            if self.word() == "of" or self.kind() in (t.IN, t.SEMI, t.COMMA):
                self.at += 1
            else:
                self._assignment()
        self.expect(t.RPAR)
        if self.kind() == t.LBRACE:
            self._block()

    def _case(self) -> None:
        self.at += 1
        if self.kind(-1) == t.CASE:
            self._expression()
        self.expect(t.COLON)

    def _block(self) -> None:
        self.expect(t.LBRACE)
        while self.kind() not in (t.RBRACE, t.END, t.ERROR):
            self._statement()
        self.expect(t.RBRACE)

    def _block_alone(self) -> None:
        """A block that is a statement. Raises Lost where what follows goes on with a value: `{ a: 1 }.a`."""
        self._block()
        if self.kind() in _GOES_ON:
            raise Lost

    def _function_statement(self) -> None:
        self._function(self.at)


_STATEMENTS: dict[int, Callable[[Walk], None]] = {
    t.CONST: Walk._definition,
    t.LET: Walk._definition,
    t.VAR: Walk._definition,
    t.LOCAL: Walk._definition,
    t.FUNCTION: Walk._function_statement,
    t.IF: Walk._head,
    t.WHILE: Walk._head,
    t.SWITCH: Walk._head,
    t.CATCH: Walk._head,
    t.FOR: Walk._for,
    t.CASE: Walk._case,
    t.DEFAULT: Walk._case,
    t.IMPORT: Walk._import,
    t.EXPORT: Walk._export,
}
