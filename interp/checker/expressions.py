"""Expressions, patterns and calls. Left spines (`a + b + …`, `a.b.c`) are walked in loops: they may be very long."""

from __future__ import annotations

import re
from abc import abstractmethod
from collections.abc import Callable
from typing import Any

from latebind.grammar import nodes as n
from latebind.interp.checker.names import Names
from latebind.interp.library import Builtin, Namespace, arguments, count_words
from latebind.interp.scope import Binding, Dynamic
from latebind.interp.values import ERROR_NAMES

# JavaScript's array methods that change their receiver: certain to fail, whatever the receiver is.
MUTATING = frozenset({"push", "pop", "shift", "unshift", "splice", "sort", "reverse", "copyWithin"})
_MEMORIES = frozenset({"memory", "session", "$memory", "ctx"})
_RANDOM = frozenset({"Math.random", "uuid"})


class Expressions(Names):
    """Walks expressions; blocks within them belong to the class that walks statements."""

    @abstractmethod
    def block(self, block: n.Block, *, body: bool = False) -> None:
        """Walk a block in a scope of its own."""

    def expression(self, node: n.Expr | n.Spread) -> None:
        spine: list[n.Expr] = []
        while isinstance(node, (n.Binary, n.Logical, n.Member, n.Index, n.Call)):
            if self.static(node):
                self.static_value(node)
                break
            spine.append(node)
            node = _left(node)
        else:
            _EXPRESSIONS[type(node)](self, node)
            if isinstance(node, n.Name) and not (spine and isinstance(spine[-1], n.Call)):
                self.as_value(node)
        certain = self.certain
        for outer in reversed(spine):
            _SPINES[type(outer)](self, outer)
        self.certain = certain

    def static(self, node: n.Expr) -> bool:
        """Resolve `Math.max`, `ctx.memory.get`: members of namespaces, which are known before anything runs."""
        if not isinstance(node, (n.Member, n.Index)):
            return False
        base: Any = node.object
        space: Any = None
        if isinstance(base, n.Name):
            if self.scope.find(base.name) is None and isinstance(self.library.globals.get(base.name), Namespace):
                space = self.resolve(base)
        elif isinstance(base, n.Member) and self.static(base):
            space = self.result.static.get(base)
        if not isinstance(space, Namespace):
            return False
        if isinstance(node, n.Member):
            return self.static_member(node, space)
        if space.read is None:
            self.report("NAMESPACE_VALUE", base, name=space.name, example=next(iter(space.members), "…"))
        self.result.static[node] = Dynamic(space)
        self.mentions.direct |= space.memory
        self.expression(node.index)
        return True

    def uncertain(self, node: n.Expr | n.Spread) -> None:
        """Walk what may not be evaluated at all."""
        outer, self.certain = self.certain, False
        self.expression(node)
        self.certain = outer

    def constant(self, node: n.Constant) -> None:
        """A literal; the interpolation of another kind of string is nothing but text in a plain one."""
        if not isinstance(node.value, str) or ("@(" not in node.value and "${" not in node.value):
            return
        text = self.source.text
        found = _INTERPOLATION.search(text, node.start, node.end)
        if found is None or (self.variables is not None and found["name"] not in self.visible()):
            return
        place = n.Name(found.start(), found.end(), found["name"])
        self.report("OTHER_INTERPOLATION", place, found=found[0], hint=_INTERPOLATIONS[found[0][0] + text[node.start]])

    def text(self, node: n.Text) -> None:
        for part in node.parts:
            if not isinstance(part, str):
                self.expression(part)

    def name(self, node: n.Name) -> None:
        meaning = self.resolve(node)
        if isinstance(meaning, Namespace):
            if meaning.call is None:
                self.report("NAMESPACE_VALUE", node, name=node.name, example=next(iter(meaning.members), "…"))
            else:
                self.mention_builtin(meaning.call)

    def spread(self, node: n.Spread) -> None:
        self.expression(node.value)

    def paren(self, node: n.Paren) -> None:
        self.expression(node.inner)

    def array(self, node: n.Array) -> None:
        for item in node.items:
            self.expression(item)

    def object(self, node: n.Object) -> None:
        for item in node.properties:
            if isinstance(item, n.Spread):
                self.expression(item)
                continue
            if not isinstance(item.key, str):
                self.expression(item.key)
            self.expression(item.value)

    def unary(self, node: n.Unary) -> None:
        if node.op == "await" and self.arrows:
            self.report("AWAIT_IN_ARROW", node)
        self.expression(node.operand)

    def conditional(self, node: n.Conditional) -> None:
        self.expression(node.test)
        self.uncertain(node.then)
        self.uncertain(node.otherwise)

    def new(self, node: n.New) -> None:
        if node.name != "Error":
            hint = self.library.absent.get("new", {}).get(node.name)
            self.report("NEW_UNSUPPORTED", node, name=node.name, hint=hint)
        for arg in node.args:
            self.expression(arg)

    def arrow(self, node: n.Arrow) -> None:
        outer = self.nested(node, self.new_function())
        state = self.local, self.loops, self.value_blocks, self.certain, self.loop
        self.local, self.loops, self.value_blocks, self.certain, self.loop = None, 0, 0, False, None
        self.arrows += 1
        for param in node.params:
            self.pattern_names(param.target, "param")
        for param in node.params:
            if param.default is not None:
                self.expression(param.default)
            self.pattern(param.target)
        if isinstance(node.body, n.Block):
            self.block(node.body, body=True)
        else:
            self.expression(node.body)
        self.arrows -= 1
        self.local, self.loops, self.value_blocks, self.certain, self.loop = state
        self.scope = outer

    def expr_block(self, node: n.ExprBlock) -> None:
        self.mentions.direct = True
        outer = self.certain, self.loop
        self.certain, self.loop = False, None
        self.block(node.body)
        self.certain, self.loop = outer

    def expr_value(self, node: n.ExprBlock) -> None:
        self.value_blocks += 1
        loops, self.loops = self.loops, 0
        self.expr_block(node)
        self.loops = loops
        self.value_blocks -= 1

    def pattern(self, pattern: n.Pattern) -> None:
        """Walk the defaults of a pattern. Its names are bound already, and have a value from here on, one by one."""
        if isinstance(pattern, n.NamePattern):
            if (binding := self.result.patterns.get(pattern)) is not None:
                self.pending.discard(binding)
            return
        parts = pattern.properties if isinstance(pattern, n.ObjectPattern) else pattern.elements
        for part in parts:
            if part.default is not None:
                self.expression(part.default)
            self.pattern(part.target)
        if pattern.rest is not None:
            self.pattern(pattern.rest)

    def binary(self, node: n.Binary) -> None:
        if node.op == "instanceof":
            right = node.right
            if not (isinstance(right, n.Name) and right.name in ERROR_NAMES):
                hint = "write `Array.isArray(x)`" if getattr(right, "name", "") == "Array" else None
                self.report("NOT_AN_ERROR_NAME", right, hint=hint)
            return
        self.expression(node.right)

    def logical(self, node: n.Logical) -> None:
        self.uncertain(node.right)

    def member(self, node: n.Member) -> None:
        if node.optional:
            self.certain = False

    def index(self, node: n.Index) -> None:
        if node.optional:
            self.certain = False
        self.expression(node.index)

    def call(self, node: n.Call) -> None:
        if node.optional:
            self.certain = False
        for arg in node.args:
            self.expression(arg)
        callee = node.callee
        if isinstance(callee, n.Member) and callee not in self.result.static:
            if callee.name in MUTATING:
                hint = self.library.absent.get("array", {}).get(callee.name)
                place = n.Name(callee.name_start, callee.end, callee.name)
                self.report("MUTATING_METHOD", place, name=callee.name, hint=hint)
        else:
            self.known_call(node, callee)

    def known_call(self, node: n.Call, callee: n.Expr) -> None:
        meaning: Any = None
        if isinstance(callee, n.Name):
            meaning = self.result.names.get(callee)
            if isinstance(meaning, Namespace):
                meaning = meaning.call
        elif isinstance(callee, n.Member):
            meaning = self.result.static.get(callee)
        spread = any(isinstance(arg, n.Spread) for arg in node.args)
        if isinstance(meaning, Builtin):
            self.builtin_call(node, meaning, spread)
        elif isinstance(meaning, Binding) and (arrow := meaning.arrow) is not None:
            extra = len(node.args) > len(arrow.params) and not any(p.rest for p in arrow.params)
            if extra and not spread:
                count = len(arrow.params)
                self.report("EXTRA_ARGUMENTS", node, name=meaning.name, expected=arguments(str(count or "no"), count))
            meaning.as_value |= extra or spread

    def builtin_call(self, node: n.Call, entry: Builtin, spread: bool) -> None:
        count = len(node.args)
        if not spread and (count < entry.least or (entry.most is not None and count > entry.most)):
            self.report(
                "WRONG_COUNT_CHECK",
                node,
                function=entry.name,
                expected=count_words(entry),
                found=count,
                signature=entry.signature,
            )
        key = node.args[0] if node.args and entry.name.split(".")[0] in _MEMORIES else None
        if isinstance(key, n.Constant) and isinstance(key.value, str):
            self.result.memory_keys.add(key.value)
        if self.local is not None:
            if entry.effect == "write" and self.certain:
                self.report("WRITE_IN_LOCAL_CHECK", node, name=self.local.name, function=entry.name)
            elif entry.name in _RANDOM:
                self.report("RANDOM_IN_LOCAL", node, name=self.local.name, function=entry.name)


_INTERPOLATION = re.compile(r"(?<!\\)(?:@\(|\$\{) *(?P<name>[^\W\d][\w$]*)[\w$.?\[\] ]{0,40}[)}]")
# By the interpolation's first character and the quote around it.
_INTERPOLATIONS = {
    "@'": "write the string in double quotes",
    "@`": "between backticks, write `${…}`",
    '$"': "in double quotes, write `@(…)`",
    "$'": "write `@(…)`, and the string in double quotes",
}
_EXPRESSIONS: dict[type, Callable[[Expressions, Any], None]] = {
    n.Constant: Expressions.constant,
    n.Text: Expressions.text,
    n.Name: Expressions.name,
    n.Paren: Expressions.paren,
    n.Spread: Expressions.spread,
    n.Array: Expressions.array,
    n.Object: Expressions.object,
    n.Unary: Expressions.unary,
    n.Conditional: Expressions.conditional,
    n.New: Expressions.new,
    n.Arrow: Expressions.arrow,
    n.ExprBlock: Expressions.expr_value,
}
_SPINES: dict[type, Callable[[Expressions, Any], None]] = {
    n.Binary: Expressions.binary,
    n.Logical: Expressions.logical,
    n.Member: Expressions.member,
    n.Index: Expressions.index,
    n.Call: Expressions.call,
}


def _left(node: n.Binary | n.Logical | n.Member | n.Index | n.Call) -> n.Expr:
    if isinstance(node, (n.Binary, n.Logical)):
        return node.left
    return node.callee if isinstance(node, n.Call) else node.object
