"""Truth, and what decides which expressions are evaluated: `!`, `&&`, `||`, `??` and ternaries."""

from __future__ import annotations

import ast
from contextlib import nullcontext

from latebind.grammar import nodes as n
from latebind.interp.compiler import pyast as py
from latebind.interp.compiler.calls import number_or_nan
from latebind.interp.compiler.codes import ANY, ARRAY, BOOLEAN, FALSY, NUMBER, OBJECT, STRING, Code, deepest
from latebind.interp.compiler.emitter import Emitter
from latebind.interp.values import SAFE


def condition(c: Emitter, node: n.Expr, *, kept: bool = False) -> Code:
    """A Python expression whose truth is the node's truthiness. `kept`: what follows is evaluated only if it holds."""
    node = n.bare(node)
    c.builder.cost += 1
    if isinstance(node, n.Logical) and node.op != "??":
        terms = node.operands
        kept = kept and node.op == "&&"
        tests = [truth(c, _left(c, terms[0], node.op), terms[0])]
        with nullcontext() if kept else c.branch():
            for term in terms[1:-1]:
                tests.append(truth(c, _left(c, term, node.op), term))
            tests.append(condition(c, terms[-1], kept=kept))
        join = py.all_of if node.op == "&&" else py.any_of
        return c.cut(Code(join([test.py for test in tests]), BOOLEAN, deepest(tests)))
    if isinstance(node, n.Unary) and node.op == "!":
        return c.cut(negated(c, node))
    return truth(c, c.expression(node, lenient=_computed(node)), node)


def _computed(node: n.Expr) -> bool:
    """Whether a node reads an index or a computed key, `counts[word]`: that is no misspelt name, and may be missing."""
    node = n.bare(node)
    if not isinstance(node, n.Index):
        return False
    return not (isinstance(node.index, n.Constant) and isinstance(node.index.value, str))


def negated(c: Emitter, node: n.Unary) -> Code:
    """`!x`."""
    test = condition(c, node.operand)
    return Code(py.not_(test.py), BOOLEAN, test.depth + 1)


def logical(c: Emitter, node: n.Logical, lenient: bool) -> Code:
    """`&&`, `||`, `??`, built from the last operand: each decides whether those after it are evaluated."""
    strict = node.op == "&&"
    *terms, last = node.operands
    lefts = [_left(c, terms[0], node.op)]
    bound = [c.bound(lefts[0])]
    with c.branch():
        for term in terms[1:]:
            lefts.append(_left(c, term, node.op))
            bound.append(c.bound(lefts[-1]))
        code = c.expression(last, lenient and not strict)
    if node.op != "??" and all(other.kind == BOOLEAN for other in [*lefts, code]):
        join = py.all_of if strict else py.any_of
        return Code(join([other.py for other in [*lefts, code]]), BOOLEAN, deepest([*lefts, code]))
    for left, (first, again) in zip(reversed(lefts), reversed(bound), strict=True):
        kind = left.kind if left.kind == code.kind else ANY
        if node.op == "??":
            test = _not_null(first)
        else:
            test = _truth_of(c, left.held, first, again, node)
        other = FALSY if strict and left.kind == ANY else left.kind
        rest, decided = c.branch_value(code), c.branch_value(Code(again, other, simple=True))
        yes, no = (rest, decided) if strict else (decided, rest)
        learned = left.learned or code.learned
        code = c.cut(Code(py.if_else(test, yes, no), kind, deepest([left, code]), learned=learned))
    return code


def _not_null(first: py.Expr) -> py.Expr:
    """Whether a value that `first` evaluates and binds is not null: of `a?.b`, each step is asked once."""
    if not isinstance(first, ast.NamedExpr):
        return py.is_not(first, py.constant(None))
    value, tests = first.value, []
    while isinstance(value, ast.IfExp) and _is_null(value.body) and (asked := _null_test(value.test)) is not None:
        tests.append(py.is_not(asked, py.constant(None)))
        value = value.orelse
    return py.all_of([*tests, py.is_not(py.walrus(first.target.id, value), py.constant(None))])


def _null_test(test: py.Expr) -> py.Expr | None:
    """What a test compares with null, if it does nothing else."""
    if isinstance(test, ast.Compare) and isinstance(test.ops[0], ast.Is) and _is_null(test.comparators[0]):
        return test.left
    return None


def _is_null(value: py.Expr) -> bool:
    return isinstance(value, ast.Constant) and value.value is None


def _left(c: Emitter, node: n.Expr, op: str) -> Code:
    """An operand that is not the last: under `||` and `??` it may be missing, and under `||` what would be NaN is falsy."""
    found = number_or_nan(c, node, "number_or_null") if op == "||" else None
    return c.expression(node, lenient=op != "&&" or _computed(node)) if found is None else found


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
                steps.append((test, c.expression(current.then, lenient)))
            current = current.otherwise
        code = c.expression(current, lenient)
    for test, then in reversed(steps):
        kind = code.kind if code.kind == then.kind else ANY
        depth = 1 + max(test.depth, code.depth, then.depth)
        plain = code.plain and then.plain
        made = py.if_else(test.py, c.branch_value(then), c.branch_value(code))
        code = c.cut(Code(made, kind, depth, plain=plain, learned=code.learned or then.learned))
    return code


def truth(c: Emitter, code: Code, node: n.Node) -> Code:
    """A code whose truth in Python is the truthiness of `code`."""
    if code.text:
        return Code(code.py, ANY, code.depth + 2)
    found = c.looked_at(code)
    if code.kind == ANY and (found is None or found.kind not in (BOOLEAN, NUMBER, STRING)):
        return Code(_truth_of(c, ANY, *c.bound(code), node), ANY, code.depth + 2)
    if found is not None:
        found.within(SAFE)  # NaN is true in Python
        return Code(code.py, ANY, code.depth + 2)
    return Code(_truth_of(c, code.kind, code.py, code.py, node), code.kind, code.depth + 1)


def _truth_of(c: Emitter, kind: str, first: py.Expr, again: py.Expr, node: n.Node) -> py.Expr:
    """A Python expression with the truthiness of a value: `first` evaluates it, `again` is its name."""
    if kind in (ARRAY, OBJECT):
        return py.is_not(first, py.constant(None))  # always true in JavaScript
    if kind != ANY:
        return first
    known = py.any_of([py.class_is(again, "str"), py.class_is(again, "int")])
    other = py.if_else(known, again, c.helper("truthy", node, again))
    false = [py.is_not(again, py.constant(False)), py.is_not(again, py.constant(None))]
    return py.any_of([py.is_(first, py.constant(True)), py.all_of([*false, other])])
