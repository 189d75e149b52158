"""What a script puts where, in all of its places: what `owned` asks."""

from __future__ import annotations

from latebind.grammar import nodes as n
from latebind.grammar.nodes import walk
from latebind.interp.library import Builtin, Namespace
from latebind.interp.scope import Binding, Resolution

# Operators that put the value itself there; others make a number or a text.
PUTS = frozenset({"=", "??=", "||=", "&&="})
# Functions that make arrays and objects in one another.
COPIES = frozenset({"JSON.parse", "structuredClone"})
REDUCES = frozenset({"reduce", "reduceRight"})
# Methods that call a function for items, which is their first argument; and where the others have theirs.
_WALKS = frozenset("map flatMap filter forEach find findLast findIndex findLastIndex some every".split())
_CALL_BACK = dict.fromkeys([*_WALKS, *REDUCES, "sort", "toSorted"], 0) | {"replace": 1, "replaceAll": 1}
# Methods that put their arguments into an array, from which on.
_PUSHED = {"push": 0, "unshift": 0, "fill": 0, "splice": 2}


class Stores:
    """What a script puts where, in all of its places."""

    def __init__(self, resolution: Resolution, script: n.Script) -> None:
        self.members: dict[str, list[n.Expr]] = {}  # under names, in literals too
        self.entries: list[n.Expr] = []  # under any key of what is there already
        self.names: dict[Binding, list[n.Expr]] = {}
        self.indexed: list[n.Expr] = []  # under computed keys, to which arrays' indices belong
        self.pushed: list[n.Expr | n.Spread] = []  # by methods of arrays
        self.items: list[n.Expr | n.Spread] = []  # of arrays, by literals, methods and functions
        self.maps: list[n.Expr] = []
        self.gathered: dict[Binding, tuple[n.Expr, n.Arrow]] = {}  # what a `reduce` begins with, and its function
        self.walked: dict[Binding, n.Expr] = {}  # what the names of loops and callbacks go through
        self.unknown: set[Binding] = set()  # which something else is bound to as well
        self.params: dict[Binding, tuple[Binding, int]] = {}  # of functions, the name of these, and which of them
        self.calls: dict[Binding, list[n.Call]] = {}  # of functions, by their names
        self.copies = False  # something that holds anything is made of a text or another value
        self.scattered = False  # something is put into what is there that no assignment shows
        self.resolution = resolution
        self._called_back: set[n.Node] = set()  # functions that methods of the library call, and keep nowhere
        self._functions: list[n.Node] = []  # all that may be one
        for node in walk(script):
            self._note(node)
        # Whether some function may be held by an array or object, so that a method of its name is none of the library's.
        self.keeps_functions = any(node not in self._called_back for node in self._functions)

    def _note(self, node: n.Node) -> None:
        if isinstance(node, n.Assign):
            self._assigned(node)
        elif isinstance(node, n.Arrow):
            self._functions.append(node)
        elif isinstance(node, n.Name | n.Member):
            self._mentioned(node)
        elif isinstance(node, n.VariableDef | n.FunctionDef):
            self._defined(node)
        elif isinstance(node, n.For | n.ForIn):
            self._scatter(node.target)
            if isinstance(node, n.For):
                self._walked(node.target, node.iterable)
        elif isinstance(node, n.Property):
            if isinstance(node.key, str):
                self.members.setdefault(node.key, []).append(node.value)
            else:
                self.entries.append(node.value)
                self.indexed.append(node.value)
        elif isinstance(node, n.Array):
            self.items += node.items
        elif isinstance(node, n.New):
            self.items += node.args
        elif isinstance(node, n.Import):
            self.scattered = True  # its functions may change what they are given
            self._functions.append(node)
        elif isinstance(node, n.Call):
            self._called(node)

    def _assigned(self, node: n.Assign) -> None:
        target = node.target
        if isinstance(target, n.ObjectPattern | n.ArrayPattern):
            self._scatter(target)
        elif isinstance(target, n.Name):
            found = self.resolution.names.get(target)
            if isinstance(found, Binding) and node.op in PUTS:
                self.names.setdefault(found, []).append(node.value)
        else:
            if node.op in PUTS:
                self.entries.append(node.value)
                if isinstance(target, n.Index):
                    self.indexed.append(node.value)
                elif isinstance(target, n.Member):
                    self.members.setdefault(target.name, []).append(node.value)

    def _walked(self, target: n.Node, items: n.Expr) -> None:
        """A name that stands for one item after the other."""
        if isinstance(target, n.NamePattern):
            self.walked[self.resolution.patterns[target]] = items

    def _mentioned(self, node: n.Name | n.Member) -> None:
        known = self.resolution.names.get(node) if isinstance(node, n.Name) else None
        meaning = self.resolution.static.get(node, known)
        is_function = meaning.arrow is not None if isinstance(meaning, Binding) else meaning is not None
        if is_function and not isinstance(meaning, int | float):
            self._functions.append(node)

    def _defined(self, node: n.VariableDef | n.FunctionDef) -> None:
        """A function under a name that stands for no other is kept nowhere as long as its name is only called."""
        if isinstance(node, n.FunctionDef):
            found = self.resolution.patterns[node.target]
            if found.arrow is node.value:
                self._named(found, node.value)
            return
        for each in node.declarations:
            if node.kind == "const" and isinstance(each.target, n.NamePattern) and isinstance(each.value, n.Arrow):
                self._named(self.resolution.patterns[each.target], each.value)

    def _named(self, binding: Binding, function: n.Arrow) -> None:
        """A function and its name. What may call itself by a name of its own has two."""
        self._called_back.add(function)
        if function.name is not None and self.resolution.patterns.get(function.name) is not binding:
            return
        for at, param in enumerate(function.params):
            if isinstance(param.target, n.NamePattern):
                self.params[self.resolution.patterns[param.target]] = binding, at

    def passed(self, binding: Binding) -> list[n.Expr] | None:
        """All that a parameter may hold when its function is called, besides null: of one that is only ever called by its name.
        None where that is not known."""
        if binding not in self.params:
            return None
        function, at = self.params[binding]
        arrow = function.arrow
        if function.as_value or arrow is None or arrow.params[at].rest:
            return None
        default = arrow.params[at].default
        found = [] if default is None else [default]
        for call in self.calls.get(function, ()):
            args = call.args[: at + 1]
            alone = [arg for arg in args if not isinstance(arg, n.Spread)]
            if len(alone) < len(args):
                return None
            found += alone[at:]
        return found

    def _scatter(self, target: n.Node) -> None:
        """What a pattern that declares nothing assigns is not known."""
        for node in walk(target):
            if isinstance(node, n.Name) and isinstance(found := self.resolution.names.get(node), Binding):
                self.unknown.add(found)
            self.scattered |= isinstance(node, n.Member | n.Index)

    def _called(self, node: n.Call) -> None:
        callee = n.bare(node.callee)
        meaning = meaning_of(self.resolution, callee)
        self._called_back.add(callee)
        if (function_name := function_of(self.resolution, callee)) is not None:
            self.calls.setdefault(function_name, []).append(node)
        if (function := made_by(self.resolution, node)) is not None:
            self.items += given(function)
        if isinstance(meaning, Builtin):
            self.items += node.args if meaning.name == "Array" else []
            self.copies |= meaning.name in COPIES
            self.scattered |= meaning.changes
            if len(meaning.params) > 1 and "function" in meaning.params[1].types:
                self._called_back.update(n.bare(arg) for arg in node.args[1:2] if not isinstance(arg, n.Spread))
        if isinstance(callee, n.Member) and isinstance(callee.object, n.Name):
            self._called_back.add(callee.object)  # `Math` of `Math.max(…)`
        if meaning is not None or not isinstance(callee, n.Member):
            return
        values = [arg for arg in node.args if not isinstance(arg, n.Spread)]
        at = _CALL_BACK.get(callee.name, len(node.args))
        self._called_back.update(map(n.bare, values[at : at + 1] if len(values) == len(node.args) else ()))
        param = _first_param(node)
        if callee.name in _WALKS and param is not None:
            self._walked(param.target, callee.object)
        first = _PUSHED.get(callee.name, len(node.args))
        self.pushed += node.args[first:]
        self.items += node.args[first:]
        self.scattered |= callee.name in _PUSHED and any(isinstance(arg, n.Spread) for arg in node.args[:first])
        if callee.name == "set":
            self.scattered |= len(values) < len(node.args)
            self.maps += values[1:2]
        elif callee.name in REDUCES and len(values) == len(node.args) == 2 and isinstance(values[0], n.Arrow):
            if param is not None and isinstance(param.target, n.NamePattern) and not values[0].is_async:
                self.gathered[self.resolution.patterns[param.target]] = values[1], values[0]


def _first_param(node: n.Call) -> n.Param | None:
    """The first parameter of a function that is given first to a method which alone calls it: what has a name may call
    itself."""
    function = node.args[0] if node.args else None
    if not isinstance(function, n.Arrow) or function.name is not None or not function.params:
        return None
    return None if function.params[0].rest else function.params[0]


def meaning_of(resolution: Resolution, callee: n.Expr) -> object:
    """What is called, as far as that is known: of a namespace the function that it is, too."""
    meaning = resolution.static.get(callee)
    if meaning is None and isinstance(callee, n.Name):
        known = resolution.names.get(callee)
        meaning = known if isinstance(known, Namespace) else None
    return meaning.call if isinstance(meaning, Namespace) else meaning


def function_of(resolution: Resolution, callee: n.Expr) -> Binding | None:
    """The name of the function of the script that a call calls, if it always stands for that."""
    found = resolution.names.get(callee) if isinstance(callee, n.Name) else None
    return found if isinstance(found, Binding) and found.kind in ("function", "const") and found.arrow else None


def made_by(resolution: Resolution, node: n.Call) -> n.Arrow | None:
    """The function that gives all items of the array that a call makes: of `map` and `Array.from`. None of another call."""
    callee = n.bare(node.callee)
    meaning = meaning_of(resolution, callee)
    if isinstance(meaning, Builtin):
        at = 1 if meaning.name == "Array.from" else len(node.args)
    else:
        mapped = meaning is None and isinstance(callee, n.Member) and callee.name == "map"
        at = 0 if mapped else len(node.args)
    function = n.bare(node.args[at]) if len(node.args) > at and not isinstance(node.args[at], n.Spread) else None
    return function if isinstance(function, n.Arrow) and not function.is_async else None


def given(function: n.Arrow) -> list[n.Expr]:
    """What a function may give, besides null."""
    if not isinstance(function.body, n.Block):
        return [function.body]
    return [node.value for node in n.returns(function.body) if node.value is not None]
