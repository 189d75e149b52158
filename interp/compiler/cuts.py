"""Functions that hold parts of expressions which would be too deep. What such a part binds, and what is around it mentions, is
a name of both. The compiler calls this once all is written."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Set

from latebind.interp.compiler import pyast as py


def share(main: ast.stmt, cuts: Set[str]) -> None:
    """Declare `nonlocal` what the functions of these names bind, and the function around them or others in it mention."""
    assert isinstance(main, ast.FunctionDef)
    _share(_Names(main), cuts, frozenset())


class _Names:
    """What a function binds, its parameters among it; what it and those in it mention; and those in it."""

    def __init__(self, function: ast.FunctionDef) -> None:
        self.function = function
        self.bound = {parameter.arg for parameter in function.args.args}
        self.own: set[str] = set()
        self.inner: list[_Names] = []
        waiting: list[ast.AST] = [*function.body]
        while waiting:
            node = waiting.pop()
            if isinstance(node, ast.FunctionDef):
                self.inner.append(_Names(node))
                continue
            if isinstance(node, ast.Name):
                self.own.add(node.id)
                if isinstance(node.ctx, ast.Store):
                    self.bound.add(node.id)
            waiting += ast.iter_child_nodes(node)
        self.mentioned: set[str] = self.own.union(*(each.mentioned for each in self.inner))


def _share(names: _Names, cuts: Set[str], around: Set[str]) -> None:
    known = names.bound | around
    mentions = Counter(names.own)
    for each in names.inner:
        mentions.update(each.mentioned)
    missing: set[str] = set()
    for each in names.inner:
        if each.function.name in cuts:
            shared = {name for name in each.bound if name in known or mentions[name] > 1}
            missing |= shared - known
            if shared:
                each.function.body.insert(0, py.Nonlocal(names=sorted(shared)))
    body = names.function.body
    head = sum(isinstance(statement, ast.Nonlocal) for statement in body)
    body[head:head] = [py.assign(name, py.constant(None)) for name in sorted(missing)]
    for each in names.inner:
        _share(each, cuts, known | missing)
