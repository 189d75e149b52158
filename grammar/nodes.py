"""The tree of a script. The parser builds it; checker and compiler walk it.

Every node has `start` and `end`, the code point offsets of its text. Nodes compare and hash by identity, so that
the checker can keep what it learns of a node beside the tree instead of in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar, Literal, TypeVar

from latebind.grammar.record import Record
from latebind.grammar.source import Source, Span

VariableKind = Literal["const", "let", "var"]


# What the annotations of fields without nodes are made of.
_PLAIN = frozenset({"None", "bool", "int", "float", "str", "VariableKind", "Source"})


class Node(Record, eq=False):
    """What all nodes share."""

    _inner: ClassVar[tuple[str, ...]] = ()  # the fields that may hold nodes, the last one first

    start: int
    end: int

    def __init_subclass__(cls) -> None:
        """Note which of its fields may hold nodes: walks ask no others."""
        own: dict[str, str] = cls.__annotations__
        held = [name for name in own if not _PLAIN.issuperset(own[name].split(" | "))]
        cls._inner = (*reversed(held), *cls._inner)

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


class Regex(Node):
    """`/pattern/flags`, as written."""

    pattern: str
    flags: str


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
    """`key: value`, `[key]: value`, the shorthand `key`, whose value is a Name, or `key(…) { }`, whose value is a function."""

    key: str | Expr
    value: Expr


class Object(Node):
    properties: tuple[Property | Spread, ...]


class Unary(Node):
    """`!` `-` `+` `~` `typeof` `await`."""

    op: str
    operand: Expr


class Binary(Node):
    """`**` `*` `/` `%` `+` `-` `<<` `>>` `>>>` `<` `<=` `>` `>=` `in` `instanceof` `==` `!=` `===` `!==` `&` `^` `|`."""

    op: str
    left: Expr
    right: Expr


class Logical(Node):
    """`&&` `||` `??`."""

    op: str
    left: Expr
    right: Expr

    @property
    def operands(self) -> list[Expr]:
        """`a && b && c` as its operands: the operators are associative."""
        found: list[Expr] = []
        current: Expr = self
        while isinstance(current, Logical) and current.op == self.op:
            found.append(current.right)
            current = current.left
        return [current, *reversed(found)]


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
    """`new Error(args)`, or `new Date` without parentheses."""

    name: str
    args: tuple[Expr | Spread, ...]


class Assign(Node):
    """`target op value`. `op` is `=`, one of `+= -= *= /= %= **= <<= >>= >>>= &= ^= |=`, or one of `&&= ||= ??=`."""

    op: str
    target: Target
    value: Expr


class Update(Node):
    """`++target`, `--target` (a `prefix`), `target++`, `target--`."""

    op: str
    target: Name | Member | Index
    prefix: bool


class Delete(Node):
    """`delete object.key`, `delete object[key]`."""

    target: Member | Index


class Arrow(Node):
    """A function: an arrow, or a `function`, whose body is a block and which may call itself by its `name`."""

    params: tuple[Param, ...]
    body: Expr | Block
    is_async: bool
    name: NamePattern | None


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
    | Assign
    | Update
    | Delete
    | Arrow
    | ExprBlock
    | Regex
)


# patterns


class NamePattern(Node):
    """A name that is bound here."""

    name: str


class PatternProperty(Node):
    """`key: target = default`; the shorthand `key = default` has a NamePattern of the same name."""

    key: str
    target: Pattern
    default: Expr | None


class ObjectPattern(Node):
    properties: tuple[PatternProperty, ...]
    rest: Pattern | None


class PatternElement(Node):
    target: Pattern
    default: Expr | None


class ArrayPattern(Node):
    """`[a, , b = 1, ...rest]`; None is an element that is skipped."""

    elements: tuple[PatternElement | None, ...]
    rest: Pattern | None


# In an assignment, what is taken apart goes to names, members and indices that exist already.
Pattern = NamePattern | ObjectPattern | ArrayPattern | Name | Member | Index
Target = Name | Member | Index | ObjectPattern | ArrayPattern


class Param(Node):
    """A parameter of an arrow. A `rest` parameter has no default and is the last one."""

    target: Pattern
    default: Expr | None
    rest: bool


# statements


class Block(Node):
    """Statements in braces (or in the angle brackets of `expr < … >`); the span includes the brackets.

    The body of an `if` or a loop without braces is a block of that one statement.
    """

    body: tuple[Statement, ...]


class BlockStatement(Node):
    """A block as a statement: only behind the colon of a `case`, as elsewhere `{` opens an object."""

    block: Block


class LocalDef(Node):
    """`local name = value`, evaluated whenever it is read."""

    target: NamePattern
    value: Expr


class Declaration(Node):
    """`target = value`; the value of a `let` or `var` may be absent."""

    target: Pattern
    value: Expr | None


class VariableDef(Node):
    """`const a = 1, {b} = o`, `let a`, `var a`."""

    kind: VariableKind
    declarations: tuple[Declaration, ...]


class FunctionDef(Node):
    """`function name(…) { }` as a statement: bound at the head of its block."""

    target: NamePattern
    value: Arrow


class ExpressionStatement(Node):
    value: Expr


class If(Node):
    """`if (test) { } else if (test) { } else { }`, flat: one pair for each condition."""

    branches: tuple[tuple[Expr, Block], ...]
    otherwise: Block | None


class For(Node):
    """`for (const target of iterable) { }`; `kind` is how the target is declared."""

    kind: VariableKind
    target: Pattern
    iterable: Expr
    body: Block


class ForIn(Node):
    """`for (const target in object) { }`."""

    kind: VariableKind
    target: Pattern
    object: Expr
    body: Block


class ForLoop(Node):
    """`for (init; test; update) { }`."""

    init: VariableDef | tuple[Expr, ...]
    test: Expr | None
    update: tuple[Expr, ...]
    body: Block


class While(Node):
    """`while (test) { }`."""

    test: Expr
    body: Block


class DoWhile(Node):
    """`do { } while (test)`."""

    body: Block
    test: Expr


class Case(Node):
    """`case test:` or, where the test is None, `default:`, with the statements up to the next one."""

    test: Expr | None
    body: Block


class Switch(Node):
    """`switch (subject) { case …: … default: … }`; the cases share one scope."""

    subject: Expr
    cases: tuple[Case, ...]


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


class ImportName(Node):
    """`imported as target`; of a default import, `imported` is `default`, and `*` of all that a module has."""

    imported: str
    target: NamePattern


class Import(Node):
    """`import a, { b as c } from "module"`."""

    names: tuple[ImportName, ...]
    module: str


class ExportNames(Node):
    """`export { a, b as c }`: each as `imported as target`; of a `module` where it says `from "module"`."""

    names: tuple[ImportName, ...]
    module: str | None


class ExportDefault(Node):
    """`export default value`, or `handler: function`, whose value is the object of that one property."""

    value: Expr


Loop = For | ForIn | ForLoop | While | DoWhile
Statement = (
    BlockStatement
    | LocalDef
    | VariableDef
    | FunctionDef
    | ExpressionStatement
    | If
    | Loop
    | Switch
    | Try
    | Return
    | Throw
    | Break
    | Continue
    | Import
    | ExportNames
    | ExportDefault
)


class Script(Node):
    """A whole source, parsed."""

    source: Source
    body: tuple[Statement, ...]


N = TypeVar("N", bound=Node)


def bare(node: N) -> N | Expr:
    """What stands in parentheses, however many; any other node is itself."""
    inner: N | Expr = node
    while isinstance(inner, Paren):
        inner = inner.inner
    return inner


def walk(root: Node) -> Iterator[Node]:
    """All nodes below `root`, outer ones first."""
    work: list[Any] = [root]
    while work:
        node = work.pop()
        if node.__class__ is tuple:
            work += node[::-1]
        elif isinstance(node, Node):
            yield node
            work += [getattr(node, name) for name in node._inner]


def inner(node: Node) -> Iterator[Node]:
    """The nodes right within one, as they stand in the text."""
    parts: list[Any] = [getattr(node, name) for name in node._inner]
    while parts:
        part = parts.pop()
        if part.__class__ is tuple:
            parts += part[::-1]
        elif isinstance(part, Node):
            yield part


def returns(body: Block) -> Iterator[Return]:
    """The `return` statements of a function's body, not those of the functions within it."""
    work: list[Node] = [body]
    while work:
        node = work.pop()
        if isinstance(node, Return):
            yield node
        elif not isinstance(node, Arrow):
            work += inner(node)


def is_method(node: Property | Spread) -> bool:
    """Whether a property of an object is written `key(…) { }`: its function begins where the property does."""
    return isinstance(node, Property) and isinstance(node.value, Arrow) and node.value.start == node.start


def is_default(node: Property | Spread) -> bool:
    """Whether a property is written `key = value`, which only a pattern may hold (ECMA-262, CoverInitializedName)."""
    return isinstance(node, Property) and isinstance(node.value, Assign) and node.value.start == node.start
