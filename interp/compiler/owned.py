"""Whether all that a script changes is what it made itself: what its variables hold need not be copied then.

A name holds what the script made where it is only ever bound to that; so does a member that a literal makes, where nothing
else is put under its name; an entry of a table (`groups[key]`, `map.get(key)`), where nothing else is put into any; and
what a `reduce` gathers in. All else may be the host's.
"""

from __future__ import annotations

from collections.abc import Iterator

from latebind.grammar import nodes as n
from latebind.grammar.nodes import walk
from latebind.interp.compiler.stores import PUTS, Stores, function_of, given, meaning_of
from latebind.interp.compiler.tracked import DEEPEST, PRIMITIVES, SAME, Tracked, is_primitive
from latebind.interp.library import Builtin
from latebind.interp.scope import Binding, Resolution

# Methods that give a new array whatever they are called on; an object may have functions of these names.
NEW_ARRAYS = frozenset("map filter flatMap toSorted toReversed toSpliced concat split flat slice splice with".split())
# Other methods of these names change what no host lends: maps, sets, dates, regular expressions.
_ARRAY_CHANGES = frozenset({"push", "pop", "shift", "unshift", "splice", "reverse", "sort", "fill", "copyWithin"})
# Methods that give one of an array's items, and those that give an array of some.
_ITEMS = frozenset({"find", "findLast", "at", "pop", "shift"})
_SAME_ITEMS = SAME | {"filter", "slice", "toSorted", "toReversed"}
_MADE = frozenset({"array", "object", "map", "set", "date"})


def changes_own(script: n.Script, resolution: Resolution) -> bool:
    """Whether every place of a script that changes something changes what it made."""
    changed = list(_changed(script, resolution))
    if None in changed:
        return False
    found = _Owned(resolution, Stores(resolution, script))
    return all(found.is_own(node) for node in changed if node is not None)


def _changed(script: n.Script, resolution: Resolution) -> Iterator[n.Expr | None]:
    """What is changed, at each place; None where that is not known."""
    called: set[n.Node] = set()
    for node in walk(script):
        if isinstance(node, n.Assign | n.Update | n.Delete):
            yield from _targets(node.target)
        elif isinstance(node, n.For | n.ForIn):
            yield from _targets(node.target)
        elif isinstance(node, n.Call):
            callee = n.bare(node.callee)
            called.add(callee)
            meaning = resolution.static.get(callee)
            if isinstance(callee, n.Index):
                yield None  # any method may be meant
            elif isinstance(meaning, Builtin) and meaning.changes:
                yield node.args[0] if node.args and not isinstance(node.args[0], n.Spread) else None
            elif isinstance(callee, n.Member) and meaning is None and callee.name in _ARRAY_CHANGES:
                yield callee.object
        elif isinstance(node, n.Member) and node not in called:
            meaning = resolution.static.get(node)
            if isinstance(meaning, Builtin) and meaning.changes:
                yield None  # whoever is given it may call it


def is_looked_at(call: n.Call) -> bool:
    """Whether a call that may change something is of an array's method, whose receiver is asked for here."""
    callee = n.bare(call.callee)
    return isinstance(callee, n.Member) and callee.name in _ARRAY_CHANGES


def _targets(target: n.Node) -> Iterator[n.Expr | None]:
    """What assigning to a pattern changes."""
    if isinstance(target, n.Member | n.Index):
        yield target.object
    elif isinstance(target, n.ObjectPattern | n.ArrayPattern):
        for node in walk(target):
            if isinstance(node, n.Member | n.Index):
                yield None


class _Owned(Tracked):
    """What is known of one script."""

    def is_own(self, node: n.Expr) -> bool:
        """Whether a value is surely what the script made, or nothing that can change. What leads too far is not."""
        self.depth += 1
        try:
            return self.depth < DEEPEST and self._is_own(n.bare(node))
        finally:
            self.depth -= 1

    def _is_own(self, node: n.Expr) -> bool:
        if isinstance(node, n.Unary) and node.op == "await":
            return self.is_own(node.operand)
        if isinstance(node, n.Array | n.Object | n.New) or is_primitive(node):
            return True
        if isinstance(node, n.Name):
            found = self.resolution.names.get(node)
            return isinstance(found, Binding) and self._holds_own(found)
        if isinstance(node, n.Assign):
            if node.op not in PUTS:
                return True
            target = node.target if node.op != "=" else node.value
            return (
                self.is_own(node.value)
                and not isinstance(target, n.ObjectPattern | n.ArrayPattern)
                and self.is_own(target)
            )
        if isinstance(node, n.Logical):
            return all(map(self.is_own, node.operands))
        if isinstance(node, n.Conditional):
            return self.is_own(node.then) and self.is_own(node.otherwise)
        if isinstance(node, n.Index):
            return not node.optional and (
                self.holds(node, self.is_own, "own")
                or self._has_own_entries(node.object)
                or self._has_own_items(node.object)
            )
        if isinstance(node, n.Call):
            return self._gives_own(node)
        return isinstance(node, n.Member) and not node.optional and self.holds(node, self.is_own, "own")

    def _gives_own(self, node: n.Call) -> bool:
        callee = n.bare(node.callee)
        if (function := function_of(self.resolution, callee)) is not None and (arrow := function.arrow) is not None:
            return not arrow.is_async and self.assume(("gives", function), lambda: all(map(self.is_own, given(arrow))))
        meaning = meaning_of(self.resolution, callee)
        if isinstance(meaning, Builtin):
            made = meaning.result in _MADE and not meaning.changes and meaning.pure
            return made or (meaning.result in PRIMITIVES and meaning.pure)
        if meaning is not None or not isinstance(callee, n.Member) or self.stores.keeps_functions:
            return False
        if callee.name == "get":
            return self._has_own_entries(callee.object, "Map")
        if callee.name in _ITEMS:
            return self._has_own_items(callee.object)
        return callee.name in NEW_ARRAYS or (callee.name in SAME and self.is_own(callee.object))

    def _holds_own(self, binding: Binding) -> bool:
        return self.assume(("own", binding), lambda: self._is_bound_to_own(binding))

    def _is_bound_to_own(self, binding: Binding) -> bool:
        if binding in self.stores.unknown or not all(map(self.is_own, self.stores.names.get(binding, ()))):
            return False
        if binding in self.stores.gathered:
            initial, function = self.stores.gathered[binding]
            return not self.stores.keeps_functions and self.is_own(initial) and all(map(self.is_own, given(function)))
        if binding in self.stores.walked:
            return self._has_own_items(self.stores.walked[binding])
        if (passed := self.stores.passed(binding)) is not None:
            return all(map(self.is_own, passed))
        return binding.kind in ("const", "let") and binding.value is not None and self.is_own(binding.value)

    def _has_own_items(self, node: n.Expr) -> bool:
        """Whether a value is an array that the script made, all of whose items it made, too."""
        self.depth += 1
        try:
            return self.depth < DEEPEST and self._puts_own() and self._holds_own_items(n.bare(node))
        finally:
            self.depth -= 1

    def _puts_own(self) -> bool:
        """Whether all that is put into any array is the script's."""
        stores = self.stores
        put = [*stores.pushed, *stores.indexed]
        return not stores.scattered and self.assume("put", lambda: all(map(self._is_own_item, put)))

    def _is_own_item(self, node: n.Expr | n.Spread) -> bool:
        return self._has_own_items(node.value) if isinstance(node, n.Spread) else self.is_own(node)

    def _holds_own_items(self, node: n.Expr) -> bool:
        if isinstance(node, n.Array):
            return all(map(self._is_own_item, node.items))
        if isinstance(node, n.Name):
            made = self._literal(node)
            return made is not None and self._has_own_items(made)
        if not isinstance(node, n.Call) or not isinstance(callee := n.bare(node.callee), n.Member):
            return False
        if self.resolution.static.get(callee) is not None or self.stores.keeps_functions:
            return False
        if callee.name == "map":
            function = node.args[0] if node.args else None
            return isinstance(function, n.Arrow) and not function.is_async and all(map(self.is_own, given(function)))
        return callee.name in _SAME_ITEMS and self._has_own_items(callee.object)

    def _literal(self, node: n.Expr) -> n.Expr | None:
        """What a name stands for that is bound once."""
        base = n.bare(node)
        binding = self.resolution.names.get(base) if isinstance(base, n.Name) else None
        if isinstance(binding, Binding) and binding in self.stores.gathered:
            return self._gathered_in(binding)
        if not isinstance(binding, Binding) or binding.kind not in ("const", "let") or binding.assigned:
            return None
        return None if binding.value is None else n.bare(binding.value)

    def _gathered_in(self, binding: Binding) -> n.Expr | None:
        """What a `reduce` begins with whose function gives nothing else; None for another."""
        initial, function = self.stores.gathered[binding]
        gives = given(function)
        found = [self.resolution.names.get(node) for node in gives if isinstance(node, n.Name)]
        if binding.assigned or self.stores.keeps_functions or found != [binding] * len(gives):
            return None
        return n.bare(initial)

    def _has_own_entries(self, table: n.Expr, kind: str = "") -> bool:
        """Whether all that an object or a `Map` holds that a name stands for is the script's."""
        made, stores = self._literal(table), self.stores
        if stores.scattered:
            return False
        if kind:
            return (
                isinstance(made, n.New) and made.name == kind and not made.args and all(map(self.is_own, stores.maps))
            )
        if not isinstance(made, n.Object):
            return False
        held = [item.value for item in made.properties if isinstance(item, n.Property)]
        written = len(held) == len(made.properties)
        return written and self.assume(made, lambda: all(map(self.is_own, [*held, *stores.entries])))
