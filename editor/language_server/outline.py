"""The definitions of a script as an editor lists them, with what is defined inside of functions below these."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from latebind.grammar import nodes as n
from latebind.grammar.literals import shortened
from latebind.grammar.source import Span
from latebind.interp.checker.state import names_of

SymbolKind = Literal["local", "constant", "variable", "function", "module", "handler"]

_DEEPEST = 12


@dataclass(frozen=True, slots=True)
class Symbol:
    """A definition: `span` is all of it, `name_span` its name."""

    name: str
    kind: SymbolKind
    span: Span
    name_span: Span
    detail: str = ""
    inner: tuple[Symbol, ...] = ()


def symbols(script: n.Script) -> list[Symbol]:
    """The definitions of a script, in the order of the text."""
    return list(_Outline(script).of_statements(script.body, 0))


class _Outline:
    def __init__(self, script: n.Script) -> None:
        self.text = script.source.text

    def of_statements(self, body: Iterable[n.Statement], depth: int) -> Iterator[Symbol]:
        for statement in body if depth < _DEEPEST else ():
            yield from self._of(statement, depth)

    def _of(self, node: n.Statement, depth: int) -> Iterator[Symbol]:
        match node:
            case n.LocalDef():
                yield self._symbol(node.target, "local", node, node.value, depth)
            case n.FunctionDef():
                yield self._symbol(node.target, "function", node, node.value, depth)
            case n.VariableDef():
                for each in node.declarations:
                    kind: SymbolKind = "constant" if node.kind == "const" else "variable"
                    value = each.value if isinstance(each.target, n.NamePattern) else None
                    whole = node if len(node.declarations) == 1 else each
                    for name in names_of(each.target):
                        # What a module exports has no name in its text.
                        if self.text[name.start : name.end] == name.name:
                            yield self._symbol(name, kind, whole, value, depth)
            case n.Import():
                for imported in node.names:
                    yield Symbol(imported.target.name, "module", node.span, imported.target.span, node.module)
            case n.ExportDefault():
                name_span = Span(node.start, min(node.end, node.start + len("export default")))
                inner = tuple(self._within(node.value, depth))
                yield Symbol("export default", "handler", node.span, name_span, "", inner)
            case n.ExpressionStatement(value=n.ExprBlock(body=block)):
                yield from self.of_statements(block.body, depth)
            case n.BlockStatement():
                yield from self.of_statements(node.block.body, depth + 1)
            case n.If():
                for then in [*(then for _, then in node.branches), node.otherwise]:
                    yield from self.of_statements(() if then is None else then.body, depth + 1)
            case n.For() | n.ForIn() | n.ForLoop() | n.While() | n.DoWhile():
                yield from self.of_statements(node.body.body, depth + 1)
            case n.Try():
                for part in (node.body, node.handler, node.finalizer):
                    yield from self.of_statements(() if part is None else part.body, depth + 1)
            case _:
                pass

    def _symbol(
        self, target: n.NamePattern, kind: SymbolKind, node: n.Node, value: n.Expr | None, depth: int
    ) -> Symbol:
        detail = ""
        if isinstance(value, n.Arrow):
            kind = "function"
            detail = f"({', '.join(self._written(param) for param in value.params)})"
        elif value is not None:
            detail = self._written(value)
        inner = () if value is None else tuple(self._within(value, depth))
        span = Span(min(node.start, target.start), max(node.end, target.end))
        return Symbol(target.name, kind, span, target.span, detail, inner)

    def _within(self, value: n.Expr, depth: int) -> Iterator[Symbol]:
        """What the functions that a value is, or holds, define."""
        if isinstance(value, n.Arrow) and isinstance(value.body, n.Block):
            yield from self.of_statements(value.body.body, depth + 1)
        elif isinstance(value, n.ExprBlock):
            yield from self.of_statements(value.body.body, depth + 1)
        elif isinstance(value, n.Call):
            for arg in value.args:
                if isinstance(arg, n.Object | n.Arrow):
                    yield from self._within(arg, depth)
        elif isinstance(value, n.Object):
            for item in value.properties:
                if isinstance(item, n.Property) and isinstance(item.key, str) and isinstance(item.value, n.Arrow):
                    name = Span(item.start, min(item.end, item.start + len(item.key)))
                    inner = tuple(self._within(item.value, depth + 1))
                    yield Symbol(item.key, "function", item.span, name, "", inner)

    def _written(self, node: n.Node) -> str:
        return shortened(" ".join(self.text[node.start : node.end].split()))
