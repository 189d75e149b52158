"""Expressions: one function for each kind of node, in a table. Each returns a `Code`.

`lenient` is language.md's "directly": a missing key read there is null instead of an error.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import nullcontext
from typing import Any

from latebind.grammar import nodes as n
from latebind.interp.compiler import arithmetic, literals, members
from latebind.interp.compiler import pyast as py
from latebind.interp.compiler.codes import ANY, ARRAY, BOOLEAN, NULL, NUMBER, OBJECT, STRING, Code
from latebind.interp.compiler.emitter import Emitter
from latebind.interp.library import Builtin, Namespace
from latebind.interp.operators import FREE
from latebind.interp.scope import Binding
from latebind.interp.text import text as written
from latebind.interp.values import SAFE, SAFE_INT

Compile = Callable[[Emitter, Any, bool], Code]


def expression(c: Emitter, node: n.Expr, lenient: bool = False) -> Code:
    """The code for any expression. Left spines are walked in a loop, as they may be very long."""
    spine: list[n.Binary] = []
    while isinstance(node, n.Binary) and node.op not in _NO_SPINE and not arithmetic.null_test(node):
        spine.append(node)
        node = node.left
    c.builder.cost += 1
    code = c.cut(_EXPRESSIONS[type(node)](c, node, lenient and not spine))
    index = len(spine)
    while index:
        index -= 1
        outer = spine[index]
        c.builder.cost += 1
        if outer.op == "+" and code.kind == STRING:
            index, code = _text_chain(c, spine, index, code)
        else:
            code = arithmetic.binary(c, outer, code, expression(c, outer.right))
        code = c.cut(code)
    return code


_NO_SPINE = frozenset({"instanceof", "in"})


def _text_chain(c: Emitter, spine: list[n.Binary], index: int, first: Code) -> tuple[int, Code]:
    """`"a" + b + "c" + …` as one f-string: everything joined to a string is text."""
    parts: list[Code] = [first]
    outer = spine[index]
    where: list[n.Node | None] = [outer.left]
    while True:
        parts.append(expression(c, outer.right))
        where.append(outer.right)
        if index == 0 or spine[index - 1].op != "+" or len(parts) >= 16:
            break
        index -= 1
        outer = spine[index]
    return index, text_of(c, outer, parts, where)


def condition(c: Emitter, node: n.Expr, *, kept: bool = False) -> Code:
    """A Python expression whose truth is the node's truthiness. `kept`: what follows it is evaluated only if it holds."""
    while isinstance(node, n.Paren):
        node = node.inner
    c.builder.cost += 1
    if isinstance(node, n.Logical) and node.op != "??":
        terms = _terms(node)
        kept = kept and node.op == "&&"
        tests = [_truth(c, expression(c, terms[0], lenient=node.op == "||"), terms[0])]
        with nullcontext() if kept else c.branch():
            for term in terms[1:-1]:
                tests.append(_truth(c, expression(c, term, lenient=node.op == "||"), term))
            tests.append(condition(c, terms[-1], kept=kept))
        join = py.all_of if node.op == "&&" else py.any_of
        return c.cut(Code(join([test.py for test in tests]), BOOLEAN, _deepest(tests)))
    if isinstance(node, n.Unary) and node.op == "!":
        test = condition(c, node.operand)
        return c.cut(Code(py.not_(test.py), BOOLEAN, test.depth + 1))
    return _truth(c, expression(c, node), node)


def _terms(node: n.Logical) -> list[n.Expr]:
    """`a && b && c` as its operands: the operators are associative."""
    terms: list[n.Expr] = []
    current: n.Expr = node
    while isinstance(current, n.Logical) and current.op == node.op:
        terms.append(current.right)
        current = current.left
    return [current, *reversed(terms)]


def _truth(c: Emitter, code: Code, node: n.Node) -> Code:
    if code.kind == ANY:
        return Code(truth_of(c, ANY, *c.bound(code), node), ANY, code.depth + 2)
    return Code(truth_of(c, code.kind, code.py, code.py, node), code.kind, code.depth + 1)


def truth_of(c: Emitter, kind: str, first: py.Expr, again: py.Expr, node: n.Node) -> py.Expr:
    """A Python expression with the truthiness of a value: `first` evaluates it, `again` is its name."""
    if kind in (ARRAY, OBJECT):
        return py.is_not(first, py.constant(None))  # always true in JavaScript
    if kind != ANY:
        return first
    other = py.all_of([py.is_not(again, py.constant(False)), c.helper("truthy", node, again)])
    return py.any_of([py.is_(first, py.constant(True)), other])


def constant(c: Emitter, node: n.Constant, lenient: bool) -> Code:
    return constant_code(node.value)


def constant_code(value: Any) -> Code:
    kind = {bool: BOOLEAN, str: STRING, int: NUMBER, float: NUMBER, type(None): NULL}[type(value)]
    if kind == NUMBER and not -SAFE <= value <= SAFE:
        kind = ANY
    plain = not isinstance(value, float) or bool(value % 1)
    return Code(py.constant(value), kind, simple=True, value=value, plain=plain)


def text(c: Emitter, node: n.Text, lenient: bool) -> Code:
    if node.lone:
        inner = node.parts[0]
        assert not isinstance(inner, str)
        return expression(c, inner)
    parts = [constant_code(part) if isinstance(part, str) else expression(c, part) for part in node.parts]
    return text_of(c, node, parts, [None if isinstance(part, str) else part for part in node.parts])


def text_of(c: Emitter, node: n.Node, parts: list[Code], where: Sequence[n.Node | None]) -> Code:
    """An f-string where all parts are short strings or whole numbers; the helper otherwise.

    `where` has the node of each part, for errors; None for plain text.
    """
    binding, values = c.operands(parts)
    free = c.free_text()
    c.builder.cost += len(parts)
    tests = [_short(part, value, free) for part, value in zip(parts, values, strict=True) if part.value is None]
    shown = [value if part.value is None else written(part.value) for part, value in zip(parts, values, strict=True)]
    depth = 3 + max((part.depth for part in parts), default=0)
    if not tests:
        return constant_code("".join(part for part in shown if isinstance(part, str)))
    rendered = [
        value if part.kind == STRING else c.helper("text", at or node, value)
        for part, value, at in zip(parts, values, where, strict=True)
    ]
    slow = c.helper("interpolate", node, c.run_if_any(), *rendered)
    made = py.if_else(c.guard(binding, tests), py.format_string(shown), slow)
    return Code(made, STRING, depth, plain=len(parts) * FREE <= c.limits.output)


def _short(part: Code, value: py.Expr, free: int) -> py.Expr:
    """Whether Python shows the value as JavaScript does, and it is short enough to need no charge."""
    short = py.less(py.call(py.load("len"), value), py.constant(free))
    if part.kind == STRING:
        return short
    whole = py.between(-SAFE_INT, value, value, SAFE_INT)
    if part.kind == NUMBER:
        return py.class_is(value, "int")
    return py.any_of([py.all_of([py.class_is(value, "str"), short]), py.all_of([py.class_is(value, "int"), whole])])


def name(c: Emitter, node: n.Name, lenient: bool) -> Code:
    meaning = c.resolution.names[node]
    if isinstance(meaning, Builtin):
        return Code(c.entry(meaning), ANY, simple=True)
    if isinstance(meaning, Namespace):
        assert meaning.call is not None
        return Code(c.entry(meaning.call), ANY, simple=True)
    return read(c, node, meaning)


def read(c: Emitter, node: n.Node, binding: Binding) -> Code:
    """The value of a name. A `local` is looked at anew unless its value still holds."""
    slot = py.at(py.load(c.name(binding)), c.site(node))
    if binding.kind != "local" or binding.arrow is not None:
        return Code(slot, c.kinds.get(binding, ANY), simple=True)
    c.builder.leaf = False
    holds = py.equals(py.attribute(slot, "epoch"), py.attribute(c.run(), "epoch"))
    again = py.at(py.call(py.attribute(slot, "read")), c.site(node))
    return Code(py.if_else(holds, py.attribute(slot, "value"), again), ANY, 3)


def paren(c: Emitter, node: n.Paren, lenient: bool) -> Code:
    return expression(c, node.inner, lenient)


def _deepest(codes: list[Code]) -> int:
    return 3 + max((code.depth for code in codes), default=0)


def unary(c: Emitter, node: n.Unary, lenient: bool) -> Code:
    match node.op:
        case "!":
            test = condition(c, node.operand)
            return Code(py.not_(test.py), BOOLEAN, test.depth + 1)
        case "await":
            return expression(c, node.operand, lenient)
        case "typeof":
            code = expression(c, node.operand)
            return Code(c.helper("type_of", node, code.py), STRING, code.depth + 1)
        case _:
            return arithmetic.signed(c, node, expression(c, node.operand))


def binary(c: Emitter, node: n.Binary, lenient: bool) -> Code:
    """What is not on a left spine: `in`, `instanceof`, and comparisons with a literal null."""
    if node.op == "in":
        key, value = expression(c, node.left), expression(c, node.right)
        return Code(c.helper("contains", node, key.py, value.py), BOOLEAN, _deepest([key, value]))
    if node.op == "instanceof":
        value = expression(c, node.left)
        assert isinstance(node.right, n.Name)
        return Code(c.helper("instance_of", node, value.py, py.constant(node.right.name)), BOOLEAN, value.depth + 1)
    other = node.left if arithmetic.is_null(node.right) else node.right
    value = expression(c, other, lenient=True)
    test = py.is_ if node.op in ("==", "===") else py.is_not
    return Code(test(value.py, py.constant(None)), BOOLEAN, value.depth + 1)


def logical(c: Emitter, node: n.Logical, lenient: bool) -> Code:
    """`&&`, `||`, `??`, built from the last operand: each decides whether those after it are evaluated."""
    strict = node.op == "&&"
    *terms, last = _terms(node)
    lefts = [expression(c, terms[0], lenient=not strict)]
    bound = [c.bound(lefts[0])]
    with c.branch():
        for term in terms[1:]:
            lefts.append(expression(c, term, lenient=not strict))
            bound.append(c.bound(lefts[-1]))
        code = expression(c, last, lenient and not strict)
    if node.op != "??" and all(other.kind == BOOLEAN for other in [*lefts, code]):
        join = py.all_of if strict else py.any_of
        return Code(join([other.py for other in [*lefts, code]]), BOOLEAN, _deepest([*lefts, code]))
    for left, (first, again) in zip(reversed(lefts), reversed(bound), strict=True):
        kind = left.kind if left.kind == code.kind else ANY
        if node.op == "??":
            test = py.is_not(first, py.constant(None))
        else:
            test = truth_of(c, left.kind, first, again, node)
        yes, no = (code.py, again) if strict else (again, code.py)
        code = c.cut(Code(py.if_else(test, yes, no), kind, 3 + max(left.depth, code.depth)))
    return code


def conditional(c: Emitter, node: n.Conditional, lenient: bool) -> Code:
    """Ternaries, walked down their `otherwise` in a loop and built from the end."""
    steps: list[tuple[Code, Code]] = []
    current: n.Expr = node
    c.builder.cost += 1
    test = condition(c, node.test)
    with c.branch():
        while isinstance(current, n.Conditional):
            if current is not node:
                c.builder.cost += 1
                test = condition(c, current.test)
            with c.branch():
                steps.append((test, expression(c, current.then, lenient)))
            current = current.otherwise
        code = expression(c, current, lenient)
    for test, then in reversed(steps):
        kind = code.kind if code.kind == then.kind else ANY
        depth = 1 + max(test.depth, code.depth, then.depth)
        plain = code.plain and then.plain
        code = c.cut(Code(py.if_else(test.py, then.py, code.py), kind, depth, plain=plain))
    return code


def new(c: Emitter, node: n.New, lenient: bool) -> Code:
    args = [expression(c, arg.value if isinstance(arg, n.Spread) else arg) for arg in node.args[:1]]
    made = c.helper("new_error", node, py.constant(node.name), *(arg.py for arg in args))
    return Code(made, ANY, _deepest(args))


def arrow(c: Emitter, node: n.Arrow, lenient: bool) -> Code:
    from latebind.interp.compiler.functions import closure

    return closure(c, node, None)


def expr_block(c: Emitter, node: n.ExprBlock, lenient: bool) -> Code:
    from latebind.interp.compiler.statements import block_function

    function, _ = block_function(c, node.body, node)
    transact = py.call(py.attribute(c.run(), "transact"), py.load(function))
    return Code(py.at(transact, c.site(node)), ANY, 2)


_EXPRESSIONS: dict[type, Compile] = {
    n.Constant: constant,
    n.Text: text,
    n.Name: name,
    n.Paren: paren,
    n.Array: literals.array,
    n.Object: literals.object_,
    n.Unary: unary,
    n.Binary: binary,
    n.Logical: logical,
    n.Conditional: conditional,
    n.Member: members.chain,
    n.Index: members.chain,
    n.Call: members.chain,
    n.New: new,
    n.Arrow: arrow,
    n.ExprBlock: expr_block,
}
