"""Assignments: which names change, and what cannot be assigned to.

The public functions but `alone` and `assign_names` are entries of classes of nodes in `dispatch`.
"""

from __future__ import annotations

from latebind.grammar import nodes as n
from latebind.grammar.literals import shortened
from latebind.interp.checker.changes import assigns, changes
from latebind.interp.checker.names import namespace, resolve
from latebind.interp.checker.state import State, names_of, parts_of
from latebind.interp.checker.warnings import lost_change
from latebind.interp.library import Builtin, Namespace
from latebind.interp.scope import Binding


def assign(c: State, node: n.Assign) -> None:
    """Check an assignment within an expression: others that read the name there may see it change."""
    _assign(c, node, within=True)


def update(c: State, node: n.Update) -> None:
    """Check `++` and `--` within an expression."""
    _update(c, node, within=True)


def alone(c: State, node: n.Assign | n.Update) -> None:
    """Check an assignment that is a statement: nothing beside it reads the name meanwhile."""
    if isinstance(node, n.Assign):
        _assign(c, node, within=False)
    else:
        _update(c, node, within=False)


def delete(c: State, node: n.Delete) -> None:
    """Check `delete`."""
    c.result.changes = True
    target = node.target
    if isinstance(target, n.Member | n.Index) and (space := namespace(c, target.object)) is not None:
        c.report("ASSIGN_NAMESPACE", target, hint=_setter(c, target, space, _DELETERS))
        return
    c.expression(target)
    if isinstance(target, n.Member | n.Index):
        lost_change(c, node, target.object)
        changes(c, node, target.object)


def _assign(c: State, node: n.Assign, *, within: bool) -> None:
    if isinstance(node.target, n.Name):
        _name(c, node.target, within=within, numeric=node.op in _NUMERIC, read=within and node.op != "=")
        if node.op[:-1] in ("&&", "||", "??"):
            c.uncertain(node.value)
        else:
            c.expression(node.value)
        return
    if isinstance(node.target, n.Member | n.Index):
        _place(c, node.target)
        c.expression(node.value)
        return
    c.expression(node.value)
    _pattern(c, node.target)


def _update(c: State, node: n.Update, *, within: bool) -> None:
    if isinstance(node.target, n.Name):
        _name(c, node.target, within=within, numeric=True, read=within)
    else:
        _place(c, node.target)


def _place(c: State, node: n.Member | n.Index) -> None:
    """A member or an index that is assigned to."""
    c.result.changes = True
    if (space := namespace(c, node.object)) is not None:
        c.report("ASSIGN_NAMESPACE", node, hint=_setter(c, node, space, _SETTERS))
        return
    c.expression(node.object)
    lost_change(c, node, node.object)
    changes(c, node, node.object)
    if isinstance(node, n.Index):
        c.expression(node.index)
    else:
        c.result.members.add(node.name)


def _pattern(c: State, node: n.Pattern) -> None:
    """What an assignment takes apart, part by part."""
    if isinstance(node, n.Name):
        _name(c, node, within=True, numeric=False, read=False)
    elif isinstance(node, n.Member | n.Index):
        _place(c, node)
    for part in parts_of(node):
        if part.default is not None:
            c.uncertain(part.default)
        _pattern(c, part.target)
    if (rest := getattr(node, "rest", None)) is not None:
        _pattern(c, rest)


def _name(c: State, node: n.Name, *, within: bool, numeric: bool, read: bool) -> None:
    """A name that is assigned to. `within`: in the middle of an expression; `numeric`: what it gets is a number;
    `read`: what it had is wanted, too."""
    if is_unknown(c, node):
        c.report("ASSIGN_UNKNOWN", node, name=node.name)
        return
    found = resolve(c, node, read=read)
    if isinstance(found, Builtin | Namespace):
        c.report("ASSIGN_BUILTIN", node, name=node.name)
    elif found is not None and found.constant:
        c.report(_REFUSED[found.kind], node, name=node.name)
    elif found is not None:
        changed(c, found, within=within, numeric=numeric)
        assigns(c, node, found)


def changed(c: State, binding: Binding, *, within: bool, numeric: bool = False) -> None:
    """Note that a name changes here."""
    binding.assigned = True
    binding.numeric &= numeric
    if within or binding.owner != c.scope.function:
        binding.moves = True
        c.result.moves = True


def assign_names(c: State, node: n.Pattern) -> None:
    """Note that the names of a pattern get values, of a `var` that is declared elsewhere too."""
    for name in names_of(node):
        if (binding := c.result.patterns.get(name)) is not None:
            changed(c, binding, within=False)


def is_unknown(c: State, node: n.Name) -> bool:
    """Whether a name stands for nothing that could be assigned to."""
    return c.scope.find(node.name) is None and node.name not in c.library.globals and not _given(c, node.name)


def _setter(c: State, node: n.Member | n.Index, space: Namespace, methods: dict[str, str]) -> str | None:
    """What to write instead of a change to a memory's member; None of any other namespace."""
    method = next((name for name in methods if name in space.members), None)
    if method is None:
        return None
    if isinstance(node, n.Member):
        key = f'"{node.name}"'
    else:
        key = shortened(c.source.text[node.index.start : node.index.end])
    return f"write `{space.name}.{method}({key}{methods[method]})`"


def _given(c: State, name: str) -> bool:
    return c.variables is not None and name in c.variables


# What a memory has in place of assignment and `delete`, with what follows the key; the first that it has is named.
_SETTERS = {"set": ", …", "setItem": ", …"}
_DELETERS = {"delete": "", "deleteItem": ""}
_NUMERIC = frozenset("-= *= /= %= **= <<= >>= >>>= &= ^= |=".split())
_REFUSED = {
    "local": "ASSIGN_LOCAL",
    "const": "ASSIGN_CONST",
    "for": "ASSIGN_CONST",
    "host": "ASSIGN_HOST",
}
