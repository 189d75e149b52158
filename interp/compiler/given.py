"""What names are given, in all places of a script: `ranges` and `texts` ask what they hold, whatever came before."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Set

from latebind.grammar import nodes as n
from latebind.grammar.record import Record
from latebind.interp.scope import Binding, Resolution


class Store(Record, eq=False):
    """What a name is given somewhere: the value of an expression, `None` of what is not known; of `op`, combined with what it
    holds."""

    value: n.Expr | None
    op: str = ""


# Whether something holds of a store to a name, if it holds for all names of a set.
Holds = Callable[[Set[Binding], Binding, Store], bool]


class Given:
    """What the names of one script are given that are assigned to."""

    def __init__(self, script: n.Script, resolution: Resolution) -> None:
        self._resolution = resolution
        self._stores: dict[Binding, list[Store]] = {}
        for binding, store in _stores(script, resolution):
            self._stores.setdefault(binding, []).append(store)
        self.names = frozenset(binding for binding in self._stores if binding.kind == "let")

    def largest(self, among: Set[Binding], holds: Holds) -> Set[Binding]:
        """The largest set of names of which it holds for each store, where it holds for all names of the set."""
        found = among
        while True:
            less = {name for name in found if all(holds(found, name, store) for store in self._stores[name])}
            if len(less) == len(found):
                return found
            found = less

    def name(self, node: n.Expr) -> Binding | None:
        """The binding that an expression names, if it is a name of the script."""
        found = self._resolution.names.get(node) if isinstance(node, n.Name) else None
        return found if isinstance(found, Binding) else None


_ONE = n.Constant(0, 0, 1)


def _stores(script: n.Script, resolution: Resolution) -> Iterator[tuple[Binding, Store]]:
    """All places where names of a script are given something."""
    plain: set[n.Node] = set()
    for node in n.walk(script):
        if isinstance(node, n.Declaration):
            if isinstance(node.target, n.NamePattern) and (binding := resolution.patterns.get(node.target)) is not None:
                plain.add(node.target)
                yield binding, Store(node.value)
        elif isinstance(node, n.NamePattern):
            if node not in plain and (binding := resolution.patterns.get(node)) is not None:
                yield binding, Store(None)
        elif isinstance(node, n.Assign | n.Update):
            yield from _assigned(node, resolution)
        elif isinstance(node, n.For | n.ForIn):
            yield from _unknown(node.target, resolution)


def _assigned(node: n.Assign | n.Update, resolution: Resolution) -> Iterator[tuple[Binding, Store]]:
    if not isinstance(node.target, n.Name):
        yield from _unknown(node.target, resolution)
    elif isinstance(binding := resolution.names.get(node.target), Binding):
        if isinstance(node, n.Update):
            yield binding, Store(_ONE, node.op[0])
        elif node.op[:-1] in ("&&", "||", "??"):
            yield binding, Store(None)
        else:
            yield binding, Store(node.value, node.op[:-1])


def _unknown(target: n.Pattern, resolution: Resolution) -> Iterator[tuple[Binding, Store]]:
    """The names that a pattern gives something, but for those that it makes."""
    if isinstance(target, n.Name):
        if isinstance(binding := resolution.names.get(target), Binding):
            yield binding, Store(None)
    elif isinstance(target, n.ObjectPattern | n.ArrayPattern):
        parts = target.properties if isinstance(target, n.ObjectPattern) else target.elements
        for part in parts:
            if part is not None:
                yield from _unknown(part.target, resolution)
        if target.rest is not None:
            yield from _unknown(target.rest, resolution)
