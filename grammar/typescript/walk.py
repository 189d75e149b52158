"""Finds the types of a text: goes over its statements and expressions, loosely, and blanks out what types wrote there.

It tells apart only what decides where a type may stand. What is wrong with the rest is the parser's business.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from latebind.grammar import tables as t
from latebind.grammar.errors import fail
from latebind.grammar.source import Span
from latebind.grammar.typescript.cursor import CALLS, PARENS, SQUARE, TEMPLATE, Lost
from latebind.grammar.typescript.types import TypeReader

_BINARY = frozenset(
    [
        t.OR, t.QQ, t.AND, t.BITOR, t.BITXOR, t.BITAND, t.EQOP, t.RELOP, t.IN, t.INSTANCEOF, t.SHIFT, t.PLUS, t.MINUS,
        t.MULOP, t.POW, t.ASSIGN, t.OPASSIGN,
    ]
)  # fmt: skip
# What no statement begins with.
_GOES_ON = (_BINARY - {t.PLUS, t.MINUS, t.RELOP, t.MULOP}) | {t.DOT, t.QDOT, t.QMARK}
_PREFIXES = frozenset(
    [t.DELETE, t.TILDE, t.BANG, t.MINUS, t.PLUS, t.TYPEOF, t.AWAIT, t.INCDEC, t.INCDEC_NL, t.ELLIPSIS]
)
_VALUES = frozenset([t.NAME, t.NUMBER, t.STRING, t.REGEX, t.TRUE, t.FALSE, t.NULL, t.UNDEFINED, t.RESERVED, t.OF])
# What may follow type arguments that no call follows (`f<T>;`): nothing that begins a value (TypeScript's
# `canFollowTypeArgumentsInExpression`).
_AFTER_ARGUMENTS = frozenset(
    [t.RPAR, t.RSQB, t.RBRACE, t.COMMA, t.SEMI, t.COLON, t.DOT, t.QDOT, t.END, t.ICLOSE, t.EQOP, t.AND, t.OR, t.QQ]
)
_DECORATOR = re.compile(r"@[^\W\d]")
_BODIES = ("class", "abstract", "enum", "namespace", "module", "global")
_REFUSED = {
    "enum": ("enums", 'write an object, `const Color = { Red: "red" }`'),
    "namespace": ("namespaces", "write an object, or functions beside each other"),
    "module": ("namespaces", "write an object, or functions beside each other"),
}


class Walk(TypeReader):
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

    # statements

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

    def _refuse(self, what: str, hint: str, first: int, last: int) -> None:
        span = Span(self.starts[first], self.ends[last])
        error = fail("TS_UNSUPPORTED", span=span, what=what, hint=hint)
        error.locate(self.source, span)
        raise error

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

    def _annotation(self, first: int) -> None:
        """Blank out a `: type`, from the token `first` on, if one stands here."""
        if self.take(t.COLON):
            self.type()
        self.blank(first)

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

    # expressions

    def _expression(self) -> None:
        self._assignment()
        while self.take(t.COMMA):
            self._assignment()

    def _assignment(self, branch: bool = False) -> None:
        """One expression without commas. `branch`: it stands between `?` and `:`."""
        while True:
            self._operand(branch)
            if self.kind() in _BINARY:
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

    # arrows

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
