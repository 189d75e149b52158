"""How long, how deep and how large a text may be; and how to take apart what is too deep.

Depth is counted on the finished tree, in the calls that a walk takes which handles chains in a loop: each step from a
node to a part of it is a level, except along a chain: operators of one precedence (`a + b - c + …`), or members,
indexes and calls (`a.b[c](d).…`). Of a chain, each 16 links are a level. A statement adds nothing to the level of its
block, and `else if` nothing to that of its `if`.

So a tree of 64 levels is at most about a thousand nodes high, which is what CPython can free on the smallest stacks of
threads: it may go down a tree by recursion. A higher one must be taken apart first.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from latebind.grammar import nodes as n
from latebind.grammar.errors import LatebindError, fail
from latebind.grammar.record import Record
from latebind.grammar.source import Source, Span

LINKS = 16


class Bounds(Protocol):
    """What the parser asks of `Limits`: UTF-8 bytes, levels and nodes."""

    @property
    def source(self) -> int: ...
    @property
    def nesting(self) -> int: ...
    @property
    def nodes(self) -> int: ...


class _Defaults(Record):
    source: int = 64 * 1024
    nesting: int = 64
    nodes: int = 10_000


DEFAULT: Bounds = _Defaults()


def check_size(source: Source, limits: Bounds) -> None:
    """Refuse a text of too many bytes, at the character that is too much."""
    text, limit = source.text, limits.source
    if len(text) * 4 <= limit:  # no code point takes more
        return
    encoded = text.encode("utf-8", "surrogatepass")
    if len(encoded) > limit:
        at = len(encoded[:limit].decode("utf-8", "ignore"))
        raise fail("LIMIT_SOURCE", span=Span(at, at + 1), limit=limit, found=len(encoded))


def most_states(limits: Bounds) -> int:
    """How many states a parser can be in with a tree that is not too deep: no level takes more than 12."""
    return 12 * limits.nesting + 32


def check_tree(made: Any, limits: Bounds) -> int:
    """Refuse a tree, or a list of trees, of too many levels or nodes. Gives how many nodes it has."""
    level: list[Any] = [made]
    deeper: list[Any] = []
    total = depth = 0
    while level:
        depth += 1
        inner = False
        for item in level:  # grows while it is walked
            step = _STEPS.get(item.__class__)
            if step is not None:
                inner = inner or item.__class__ not in _FLAT
                total += step(item, level, deeper)
            elif item.__class__ is tuple or item.__class__ is list:
                total -= 1
                level += item
            elif item is None or item.__class__ is str:
                total -= 1
        if inner and depth > limits.nesting:
            raise _too_deep(level, limits)
        total += len(level)
        level, deeper = deeper, []
    if total > limits.nodes:
        raise _too_many(made, limits)
    return total


def _too_deep(level: list[Any], limits: Bounds) -> LatebindError:
    nodes: list[n.Node] = [item for item in level if isinstance(item, n.Node) and type(item) in _STEPS.keys() - _FLAT]
    node = min(nodes, key=lambda item: item.start)
    return fail("LIMIT_NESTING", span=node.span, limit=limits.nesting)


def _too_many(made: Any, limits: Bounds) -> LatebindError:
    found: list[n.Node] = [item for item in _items(made) if isinstance(item, n.Node)]
    node = sorted(found, key=lambda item: item.start)[limits.nodes]
    return fail("LIMIT_NODES", span=node.span, limit=limits.nodes, found=len(found))


def release(made: Any) -> None:
    """Take trees apart that nobody will see, however deep they are."""
    for node in nodes_of(made):
        for name in node.__match_args__:
            delattr(node, name)


def nodes_of(made: Any) -> list[n.Node]:
    """The nodes of a tree, or of a list of trees, each once: a function's name is part of it and of its definition."""
    return list(dict.fromkeys(item for item in _items(made) if isinstance(item, n.Node)))


def _items(made: Any) -> list[Any]:
    """All that a tree, or a list of trees, consists of."""
    items: list[Any] = [made]
    for item in items:  # grows while it is walked
        if isinstance(item, tuple | list):
            items += item
        elif isinstance(item, n.Node):
            items += [getattr(item, name) for name in item.__match_args__]
    return items


# How to go on from a node: which parts are on its own level, and which are one deeper. Gives how many nodes of a chain
# it went along. Names and literals have no parts.
_Step = Callable[[Any, list[Any], list[Any]], int]
_POSTFIX = (n.Member, n.Index, n.Call)
_RANK = {
    op: rank
    for rank, ops in enumerate(
        ("+ -", "* / %", "== != === !==", "< <= > >= in instanceof", "&&", "||", "??", "**", "<< >> >>>", "&", "^", "|")
    )
    for op in ops.split()
}


def _same(*names: str) -> _Step:
    def step(node: Any, level: list[Any], deeper: list[Any]) -> int:
        for name in names:
            level.append(getattr(node, name))
        return 0

    return step


def _deeper(*names: str) -> _Step:
    def step(node: Any, level: list[Any], deeper: list[Any]) -> int:
        for name in names:
            deeper.append(getattr(node, name))
        return 0

    return step


def _operators(node: n.Binary | n.Logical, level: list[Any], deeper: list[Any]) -> int:
    rank, kind = _RANK[node.op], node.__class__
    links = 0
    while True:
        left: Any = node.left
        deeper.append(node.right)
        if left.__class__ is not kind or _RANK[left.op] != rank or links == LINKS - 1:
            deeper.append(left)
            return links
        node = left
        links += 1


def _postfixes(node: Any, level: list[Any], deeper: list[Any]) -> int:
    links = 0
    while True:
        if node.__class__ is n.Call:
            deeper += node.args
            left = node.callee
        else:
            if node.__class__ is n.Index:
                deeper.append(node.index)
            left = node.object
        if left.__class__ not in _POSTFIX or links == LINKS - 1:
            deeper.append(left)
            return links
        node = left
        links += 1


def _arrow(node: n.Arrow, level: list[Any], deeper: list[Any]) -> int:
    level += node.params
    level.append(node.name)
    (level if node.body.__class__ is n.Block else deeper).append(node.body)
    return 0


def _defaulted(node: n.Param | n.PatternElement | n.PatternProperty, level: list[Any], deeper: list[Any]) -> int:
    level.append(node.target)
    deeper.append(node.default)
    return 0


_STEPS: dict[type, _Step] = {
    n.Text: _deeper("parts"),
    n.Paren: _deeper("inner"),
    n.Spread: _same("value"),
    n.Array: _deeper("items"),
    n.Property: _same("key", "value"),
    n.Object: _deeper("properties"),
    n.Unary: _deeper("operand"),
    n.Binary: _operators,
    n.Logical: _operators,
    n.Conditional: _deeper("test", "then", "otherwise"),
    n.Member: _postfixes,
    n.Index: _postfixes,
    n.Call: _postfixes,
    n.New: _deeper("args"),
    n.Assign: _deeper("target", "value"),
    n.Update: _deeper("target"),
    n.Delete: _deeper("target"),
    n.Arrow: _arrow,
    n.ExprBlock: _same("body"),
    n.PatternProperty: _defaulted,
    n.ObjectPattern: _deeper("properties", "rest"),
    n.PatternElement: _defaulted,
    n.ArrayPattern: _deeper("elements", "rest"),
    n.Param: _defaulted,
    n.Block: _deeper("body"),
    n.BlockStatement: _same("block"),
    n.LocalDef: _same("target", "value"),
    n.Declaration: _same("target", "value"),
    n.VariableDef: _same("declarations"),
    n.FunctionDef: _same("value"),
    n.ExpressionStatement: _same("value"),
    n.If: _same("branches", "otherwise"),
    n.For: _same("target", "iterable", "body"),
    n.ForIn: _same("target", "object", "body"),
    n.ForLoop: _same("init", "test", "update", "body"),
    n.While: _same("test", "body"),
    n.DoWhile: _same("body", "test"),
    n.Switch: _same("subject", "cases"),
    n.Case: _same("test", "body"),
    n.Try: _same("body", "param", "handler", "finalizer"),
    n.Return: _same("value"),
    n.Throw: _same("value"),
    n.ExportDefault: _same("value"),
}
# They take no level of their own.
_FLAT = frozenset(
    [
        n.Spread, n.Property, n.ExprBlock, n.PatternProperty, n.PatternElement, n.Param, n.LocalDef, n.Declaration,
        n.BlockStatement, n.VariableDef, n.FunctionDef, n.ExpressionStatement, n.If, n.For, n.ForIn, n.ForLoop, n.While, n.DoWhile,
        n.Switch, n.Case, n.Try, n.Return, n.Throw, n.ExportDefault,
    ]
)  # fmt: skip
