"""What a script's own arrays and objects hold: values of which all that is put into them stands in the script.

Such are literals, what `JSON.parse` and its like make, and arrays that a function of the script fills. What is read of one is
the script's where all that is put there is, in any of them: `owned` asks.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from functools import partial

from latebind.grammar import nodes as n
from latebind.interp.compiler.stores import COPIES, PUTS, Stores, given, made_by, meaning_of
from latebind.interp.library import Builtin
from latebind.interp.scope import Binding, Resolution

# What can have no members that a script may change, and results that are such.
_PRIMITIVE = n.Constant | n.Binary | n.Unary | n.Update
PRIMITIVES = frozenset({"number", "integer", "string", "boolean", "null"})
# Methods that give the array that they are called on.
SAME = frozenset({"sort", "reverse", "fill", "copyWithin"})
# Functions whose results hold nothing but what they made, or what stands among a script's items.
_FILLED = COPIES | {"Array"}
DEEPEST = 100  # levels of expressions and names


class Tracked:
    """What is known of one script's values, as long as nothing shows that it is not so."""

    def __init__(self, resolution: Resolution, stores: Stores) -> None:
        self.resolution = resolution
        self.stores = stores
        self.assumed: set[Hashable] = set()
        self.refuted: set[Hashable] = set()
        self.depth = 0

    def assume(self, key: Hashable, ask: Callable[[], bool]) -> bool:
        """Whether something holds that may depend on itself: it does, unless asking for it shows that it does not."""
        if key in self.assumed:
            return True
        if key in self.refuted:
            return False
        self.assumed.add(key)
        if ask():
            return True
        self.forget()
        self.refuted.add(key)
        return False

    def forget(self) -> None:
        """What was found while something was assumed that is not so is asked again."""
        self.assumed.clear()

    def is_tracked(self, node: n.Expr, name: str | None = None, *, table: bool = False) -> bool:
        """Whether all that a value holds is what the script puts there, at least under a `name` if one is given; and whether it
        is no array, if it should be a `table`. What leads too far is not known."""
        self.depth += 1
        try:
            return self.depth < DEEPEST and self._is_tracked(n.bare(node), name, table=table)
        finally:
            self.depth -= 1

    def _is_tracked(self, node: n.Expr, name: str | None, *, table: bool) -> bool:
        ask = partial(self.is_tracked, name=name, table=table)
        if is_primitive(node):
            return True
        if isinstance(node, n.Object):
            return _is_written(node, name)
        if isinstance(node, n.Array):
            return not table and not any(isinstance(item, n.Spread) for item in node.items)
        if isinstance(node, n.Name):
            found = self.resolution.names.get(node)
            return isinstance(found, Binding) and self.assume((found, name, table), lambda: self._is_bound(found, ask))
        if isinstance(node, n.Assign):
            if node.op not in PUTS:
                return True
            if isinstance(node.target, n.ObjectPattern | n.ArrayPattern):
                return False
            return ask(node.value) and (node.op == "=" or ask(node.target))
        if isinstance(node, n.Logical):
            return all(map(ask, node.operands))
        if isinstance(node, n.Conditional):
            return ask(node.then) and ask(node.otherwise)
        if isinstance(node, n.Member | n.Index):
            return self.holds(node, ask, (name, table))
        return isinstance(node, n.Call) and self._is_given(node, table, ask)

    def holds(self, node: n.Member | n.Index, ask: Callable[[n.Expr], bool], asked: Hashable) -> bool:
        """Whether all that a member or an entry of what is tracked may be is what is asked for; `asked` says what that is."""
        table = isinstance(node, n.Index) and not self.stores.copies and self.is_tracked(node.object, table=True)
        name = node.name if isinstance(node, n.Member) else None
        if self.stores.scattered or not (table or self.is_tracked(node.object, name)):
            return False
        held = self._held(name, table=table)
        return self.assume((asked, name, table), lambda: all(self._is_held(item, ask) for item in held))

    def _is_held(self, item: n.Expr | n.Spread, ask: Callable[[n.Expr], bool]) -> bool:
        """What is spread holds what is asked for if all is known of it, as that is among the items, too."""
        return self.is_tracked(item.value) if isinstance(item, n.Spread) else ask(item)

    def _held(self, name: str | None, *, table: bool) -> Iterator[n.Expr | n.Spread]:
        """What is put there under a name; under any if there is none, and unless it is a `table` also what arrays hold."""
        stores = self.stores
        yield from stores.indexed
        if name is not None:
            yield from stores.members.get(name, ())
            return
        for values in stores.members.values():
            yield from values
        if not table:
            yield from stores.items

    def _is_bound(self, binding: Binding, ask: Callable[[n.Expr], bool]) -> bool:
        stores = self.stores
        if binding in stores.unknown:
            return False
        bound = [] if binding.value is None else [binding.value]
        if binding in stores.gathered:
            initial, function = stores.gathered[binding]
            bound = [] if stores.keeps_functions else [initial, *given(function)]
        elif (passed := stores.passed(binding)) is not None:
            bound = passed
        elif binding.kind not in ("const", "let"):
            return False
        return bool(bound) and all(map(ask, [*bound, *stores.names.get(binding, ())]))

    def _is_given(self, node: n.Call, table: bool, ask: Callable[[n.Expr], bool]) -> bool:
        callee = n.bare(node.callee)
        meaning = meaning_of(self.resolution, callee)
        if isinstance(meaning, Builtin):
            filled = (meaning.name in _FILLED and len(node.args) == 1) or made_by(self.resolution, node) is not None
            return meaning.pure and (meaning.result in PRIMITIVES or (filled and not table))
        if meaning is not None or not isinstance(callee, n.Member) or self.stores.keeps_functions or table:
            return False
        return made_by(self.resolution, node) is not None or (callee.name in SAME and ask(callee.object))


def is_primitive(node: n.Expr) -> bool:
    """Whether an expression gives nothing that has members which a script may change: a text that is one interpolation gives
    any value."""
    if isinstance(node, n.Text):
        return not node.lone
    return isinstance(node, _PRIMITIVE) and not (isinstance(node, n.Unary) and node.op == "await")


def _is_written(node: n.Object, name: str | None) -> bool:
    """Whether a literal says what it holds, under a name if one is given: what it spreads does not matter before that."""
    spread = [isinstance(item, n.Spread) for item in node.properties]
    if name is None or True not in spread:
        return True not in spread
    after = node.properties[len(spread) - spread[::-1].index(True) :]
    return any(isinstance(item, n.Property) and item.key == name for item in after)
