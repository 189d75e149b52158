"""Whether all that a script changes is what it made itself: what its variables hold need not be copied then.

What a name holds is known where it is bound once, to something new; so is a member that a literal makes, where nothing
else is put under its name. All else may be the host's.
"""

from __future__ import annotations

from collections.abc import Iterator

from latebind.grammar import nodes as n
from latebind.grammar.nodes import walk
from latebind.interp.library import Builtin, Namespace
from latebind.interp.scope import Binding, Resolution

# Methods that give a new array whatever they are called on; an object may have functions of these names.
_NEW = frozenset({"map", "filter", "flatMap", "toSorted", "toReversed", "toSpliced", "concat", "split", "flat"})
_ARRAY_CHANGES = frozenset({"push", "pop", "shift", "unshift", "splice", "reverse", "sort", "fill", "copyWithin"})
# Other methods of these names change what no host lends: maps, sets, dates, regular expressions.
_MADE = frozenset({"array", "object", "map", "set", "date"})


def changes_own(script: n.Script, resolution: Resolution) -> bool:
    """Whether every place of a script that changes something changes what it made."""
    changed = list(_changed(script, resolution))
    if None in changed:
        return False
    found = _Owned(resolution, [node for node in changed if node is not None], script)
    return all(found.is_own(node) for node in found.changed)


def _changed(script: n.Script, resolution: Resolution) -> Iterator[n.Expr | None]:
    """What is changed, at each place; None where that is not known."""
    for node in walk(script):
        if isinstance(node, n.Assign | n.Update | n.Delete):
            yield from _targets(node.target)
        elif isinstance(node, n.For | n.ForIn):
            yield from _targets(node.target)
        elif isinstance(node, n.Call):
            callee = n.bare(node.callee)
            meaning = resolution.static.get(callee)
            if isinstance(callee, n.Index):
                yield None  # any method may be meant
            elif isinstance(meaning, Builtin) and meaning.changes:
                yield node.args[0] if node.args and not isinstance(node.args[0], n.Spread) else None
            elif isinstance(callee, n.Member) and meaning is None and callee.name in _ARRAY_CHANGES:
                yield callee.object


def _targets(target: n.Node) -> Iterator[n.Expr | None]:
    """What assigning to a pattern changes."""
    if isinstance(target, n.Member | n.Index):
        yield target.object
    elif isinstance(target, n.ObjectPattern | n.ArrayPattern):
        for node in walk(target):
            if isinstance(node, n.Member | n.Index):
                yield None


class _Owned:
    """What is known of one script."""

    def __init__(self, resolution: Resolution, changed: list[n.Expr], script: n.Script) -> None:
        self.resolution = resolution
        self.changed = changed
        self.script = script
        self.known: dict[Binding, bool] = {}
        self.stores: dict[str, list[n.Expr]] | None = None  # what is assigned to members, by name
        self.computed = False  # something is put under a key that is not known

    def is_own(self, node: n.Expr) -> bool:
        """Whether a value is surely what the script made."""
        node = n.bare(node)
        if isinstance(node, n.Array | n.Object | n.New):
            return True
        if isinstance(node, n.Name):
            found = self.resolution.names.get(node)
            return isinstance(found, Binding) and self._holds_own(found)
        if isinstance(node, n.Call):
            meaning = self.resolution.static.get(n.bare(node.callee))
            if isinstance(meaning, Namespace):
                meaning = meaning.call
            if isinstance(meaning, Builtin):
                return meaning.result in _MADE and not meaning.changes and meaning.pure
            return meaning is None and isinstance(node.callee, n.Member) and self._is_new_array(node.callee.name)
        return isinstance(node, n.Member) and not node.optional and self._is_own_member(node)

    def _holds_own(self, binding: Binding) -> bool:
        if binding.kind not in ("const", "let") or binding.assigned or binding.value is None:
            return False
        if binding not in self.known:
            self.known[binding] = False
            self.known[binding] = self.is_own(binding.value)
        return self.known[binding]

    def _is_own_member(self, node: n.Member) -> bool:
        """`cart.lines`, where `cart` is a literal that makes them."""
        base = n.bare(node.object)
        binding = self.resolution.names.get(base) if isinstance(base, n.Name) else None
        if not isinstance(binding, Binding) or not self._holds_own(binding) or binding.value is None:
            return False
        made = n.bare(binding.value)
        if not isinstance(made, n.Object) or any(isinstance(item, n.Spread) for item in made.properties):
            return False
        stores = self._stored()
        made_here = any(isinstance(item, n.Property) and item.key == node.name for item in made.properties)
        return made_here and not self.computed and all(map(self.is_own, stores[node.name]))

    def _is_new_array(self, method: str) -> bool:
        """Whether a method of this name gives a new array: one of an array, or of a text. No object has a function of it."""
        if method not in _NEW:
            return False
        stores = self._stored()
        return not self.computed and method not in stores

    def _stored(self) -> dict[str, list[n.Expr]]:
        """What is assigned to members, by their names."""
        if self.stores is None:
            self.stores = {}
            for node in walk(self.script):
                if isinstance(node, n.Assign) and isinstance(node.target, n.Member):
                    self.stores.setdefault(node.target.name, []).append(node.value)
                elif isinstance(node, n.Assign | n.Update):
                    self.computed |= isinstance(node.target, n.Index | n.ObjectPattern | n.ArrayPattern)
                elif isinstance(node, n.Property):
                    if isinstance(node.key, str):
                        self.stores.setdefault(node.key, []).append(node.value)
                    else:
                        self.computed = True
                elif isinstance(node, n.Call):
                    meaning = self.resolution.static.get(n.bare(node.callee))
                    self.computed |= isinstance(meaning, Builtin) and meaning.changes
        return self.stores
