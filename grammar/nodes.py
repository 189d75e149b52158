"""The tree of a script. The parser builds it; checker and compiler walk it.

Every node has `start` and `end`, the code point offsets of its text. Nodes compare and hash by identity, so that
the checker can keep what it learns of a node beside the tree instead of in it.
"""

from __future__ import annotations

from latebind.grammar.record import Record
from latebind.grammar.source import Source, Span


class Node(Record, eq=False):
    """What all nodes share."""

    start: int
    end: int

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


# expressions


class Constant(Node):
    """A literal: null (also written `undefined`), boolean, number or plain string."""

    value: None | bool | int | float | str


class Text(Node):
    """A string with interpolations: plain parts are `str`, already unescaped.

    `quote` is `"` (also for triple quotes) or a backtick. A `"` text whose only part is an expression is that
    expression's value, type kept; a backtick text is always a string.
    """

    parts: tuple[str | Expr, ...]
    quote: str

    @property
    def lone(self) -> bool:
        return self.quote == '"' and len(self.parts) == 1 and not isinstance(self.parts[0], str)


class Name(Node):
    """A reference to a name in scope."""

    name: str


class Paren(Node):
    """Parentheses. Kept, because they end an optional chain: `(a?.b).c`."""

    inner: Expr


class Spread(Node):
    """`...value` in an array, a call or an object."""

    value: Expr


class Array(Node):
    items: tuple[Expr | Spread, ...]


class Property(Node):
    """`key: value`, `[key]: value` or the shorthand `key`, whose value is a Name."""

    key: str | Expr
    value: Expr


class Object(Node):
    properties: tuple[Property | Spread, ...]


class Unary(Node):
    """`!` `-` `+` `typeof` `await`."""

    op: str
    operand: Expr


class Binary(Node):
    """`**` `*` `/` `%` `+` `-` `<` `<=` `>` `>=` `in` `instanceof` `==` `!=` `===` `!==`."""

    op: str
    left: Expr
    right: Expr


class Logical(Node):
    """`&&` `||` `??`."""

    op: str
    left: Expr
    right: Expr


class Conditional(Node):
    test: Expr
    then: Expr
    otherwise: Expr


class Member(Node):
    """`object.name` or `object?.name`; the name's own text is `[name_start, end)`."""

    object: Expr
    name: str
    optional: bool
    name_start: int


class Index(Node):
    """`object[index]` or `object?.[index]`."""

    object: Expr
    index: Expr
    optional: bool


class Call(Node):
    """`callee(args)` or `callee?.(args)`."""

    callee: Expr
    args: tuple[Expr | Spread, ...]
    optional: bool


class New(Node):
    """`new Error(args)`."""

    name: str
    args: tuple[Expr | Spread, ...]


class Arrow(Node):
    params: tuple[Param, ...]
    body: Expr | Block


class ExprBlock(Node):
    """`expr { … }` or `expr < … >`: one transaction; its value is its last expression's."""

    body: Block


Expr = (
    Constant
    | Text
    | Name
    | Paren
    | Array
    | Object
    | Unary
    | Binary
    | Logical
    | Conditional
    | Member
    | Index
    | Call
    | New
    | Arrow
    | ExprBlock
)


# patterns


class NamePattern(Node):
    name: str


class PatternProperty(Node):
    """`key: target = default`; the shorthand `key = default` has a NamePattern of the same name."""

    key: str
    target: Pattern
    default: Expr | None


class ObjectPattern(Node):
    properties: tuple[PatternProperty, ...]
    rest: NamePattern | None


class PatternElement(Node):
    target: Pattern
    default: Expr | None


class ArrayPattern(Node):
    elements: tuple[PatternElement, ...]
    rest: Pattern | None


Pattern = NamePattern | ObjectPattern | ArrayPattern


class Param(Node):
    """A parameter of an arrow. A `rest` parameter has no default and is the last one."""

    target: Pattern
    default: Expr | None
    rest: bool


# statements


class Block(Node):
    """Statements in braces (or in the angle brackets of `expr < … >`); the span includes the brackets."""

    body: tuple[Statement, ...]


class LocalDef(Node):
    """`local name = value`, evaluated whenever it is read."""

    target: NamePattern
    value: Expr


class Declaration(Node):
    target: Pattern
    value: Expr


class ConstDef(Node):
    """`const a = 1, {b} = o`; `let` means the same."""

    declarations: tuple[Declaration, ...]


class ExpressionStatement(Node):
    value: Expr


class If(Node):
    """`if (test) { } else if (test) { } else { }`, flat: one pair for each condition."""

    branches: tuple[tuple[Expr, Block], ...]
    otherwise: Block | None


class For(Node):
    """`for (const target of iterable) { }`."""

    target: Pattern
    iterable: Expr
    body: Block


class Try(Node):
    body: Block
    param: Pattern | None
    handler: Block | None
    finalizer: Block | None


class Return(Node):
    value: Expr | None


class Throw(Node):
    value: Expr


class Break(Node):
    pass


class Continue(Node):
    pass


Statement = LocalDef | ConstDef | ExpressionStatement | If | For | Try | Return | Throw | Break | Continue


class Script(Node):
    """A whole source, parsed."""

    source: Source
    body: tuple[Statement, ...]
