"""Functions that hold parts of expressions which would be too deep. What such a part binds, and what is around it mentions, is
a name of both. The compiler calls this once all is written."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Set

from latebind.interp.compiler import pyast as py


def share(function: ast.stmt, cuts: Set[str], around: Set[str] = frozenset()) -> None:
    """Declare `nonlocal` what the functions of these names within a function bind, and it or others in it mention; `around`
    are names of the functions around it."""
    assert isinstance(function, ast.FunctionDef)
    bound, mentioned, inner = _names(function)
    own, missing = bound | around, set[str]()
    parts = [(each, *_all_names(each)) for each in inner]
    mentions = Counter(mentioned)
    for _, _, names in parts:
        mentions.update(names)
    for each, binds, _ in parts:
        if each.name not in cuts:
            continue
        shared = {name for name in binds if name in own or mentions[name] > 1} - _declared(each)
        if shared:
            each.body.insert(0, py.Nonlocal(names=sorted(shared)))
            missing |= shared - own
    head = sum(isinstance(statement, ast.Nonlocal) for statement in function.body)
    function.body[head:head] = [py.assign(name, py.constant(None)) for name in sorted(missing)]
    for each in inner:
        share(each, cuts, own | missing)


def _names(function: ast.FunctionDef) -> tuple[set[str], set[str], list[ast.FunctionDef]]:
    """What a function binds, what it mentions, and the functions in it."""
    bound: set[str] = set()
    mentioned: set[str] = set()
    inner: list[ast.FunctionDef] = []
    waiting: list[ast.AST] = [*function.body]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.FunctionDef):
            inner.append(node)
            continue
        if isinstance(node, ast.Name):
            mentioned.add(node.id)
            if isinstance(node.ctx, ast.Store):
                bound.add(node.id)
        waiting += ast.iter_child_nodes(node)
    return bound, mentioned, inner


def _all_names(function: ast.FunctionDef) -> tuple[set[str], set[str]]:
    """What a function binds itself, and what it and those in it mention."""
    bound, mentioned, _ = _names(function)
    return bound, mentioned | {node.id for node in ast.walk(function) if isinstance(node, ast.Name)}


def _declared(function: ast.FunctionDef) -> set[str]:
    return {name for statement in function.body if isinstance(statement, ast.Nonlocal) for name in statement.names}
