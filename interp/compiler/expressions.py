"""Expressions that have no file of their own: constants, names, operators, `new`, arrows and blocks as values.

Each function is the entry of a class of nodes in `dispatch`, and gives a `Code`. `lenient` is language.md's "directly":
a missing key read there is null instead of an error.
"""

from __future__ import annotations

import ast

from latebind.grammar import nodes as n
from latebind.interp.access import PROTOTYPE
from latebind.interp.compiler import arithmetic, budget, calls, forms, fresh, inline
from latebind.interp.compiler import pyast as py
from latebind.interp.compiler import text as texts
from latebind.interp.compiler.blocks import transaction
from latebind.interp.compiler.charges import with_run_alone
from latebind.interp.compiler.codes import ANY, BOOLEAN, NUMBER, STRING, Code, constant_code, deepest
from latebind.interp.compiler.conditions import negated
from latebind.interp.compiler.emitter import RUN, Emitter
from latebind.interp.compiler.functions import closure
from latebind.interp.compiler.names import read
from latebind.interp.compiler.promises import waited
from latebind.interp.library import Builtin, Namespace
from latebind.interp.limits import FREE
from latebind.interp.linking import IMPLEMENTATION


def constant(c: Emitter, node: n.Constant, lenient: bool) -> Code:
    """A literal."""
    return constant_code(node.value)


def name(c: Emitter, node: n.Name, lenient: bool) -> Code:
    """A name: an entry of the library, or what a binding holds."""
    meaning = c.resolution.names[node]
    if isinstance(meaning, Builtin):
        return Code(c.entry(meaning), ANY, simple=True)
    if isinstance(meaning, Namespace):
        return Code(c.entry(meaning.call or meaning), ANY, simple=True)
    return read(c, node, meaning)


def paren(c: Emitter, node: n.Paren, lenient: bool) -> Code:
    """An expression in parentheses is read as leniently as it would be without them."""
    return c.expression(node.inner, lenient)


def unary(c: Emitter, node: n.Unary, lenient: bool) -> Code:
    """`!`, `typeof`, `-` and `+`; `await` gives what is awaited."""
    match node.op:
        case "!":
            return negated(c, node)
        case "await":
            return waited(c, c.expression(node.operand, lenient))
        case "typeof":
            code = c.expression(node.operand)
            asked = "type_or_null" if node in c.resolution.guarded else "type_of"
            if code.depth > arithmetic.SHALLOW:
                return Code(c.helper(asked, node, code.py), STRING, code.depth + 1, plain=True)
            first, again = c.bound(code)
            number = py.any_of([py.class_is(again, "int"), py.class_is(again, "float")])
            other = py.if_else(number, py.constant("number"), c.helper(asked, node, again))
            made = py.if_else(py.class_is(first, "str"), py.constant("string"), other)
            return Code(made, STRING, code.depth + 1, plain=True)
        case "~":
            return _complement(c, node, c.expression(node.operand))
        case _:
            return arithmetic.signed(c, node, c.expression(node.operand))


def _complement(c: Emitter, node: n.Unary, code: Code) -> Code:
    """`~x`: Python's of whole numbers of 32 bits, and of the whole part of such doubles."""
    low, high = arithmetic.BITS
    if code.depth > arithmetic.SHALLOW:
        return Code(c.helper("complement", node, code.py), NUMBER, code.depth + 1, plain=True)
    binding, (name,) = c.operands([code])
    tests = arithmetic.bits(code, name, low, high)
    made: py.Expr = py.UnaryOp(op=ast.Invert(), operand=name)
    if tests:
        of_double = py.UnaryOp(op=ast.Invert(), operand=py.call(py.load("int"), name))
        slow = c.helper("complement", node, name)
        slow = py.if_else(arithmetic.double_bits(name, low, high), of_double, slow)
        made = py.if_else(c.guard(binding, tests), made, slow)
    else:
        made = py.after(binding, made)
    return Code(made, NUMBER, code.depth + 1, plain=True, bounds=arithmetic.BITS, bits=True)


def binary(c: Emitter, node: n.Binary, lenient: bool) -> Code:
    """Operators of two operands. Left spines (`a + b + c + …`) are walked in a loop, as they may be very long."""
    spine: list[n.Binary] = []
    base: n.Expr = node
    while isinstance(base, n.Binary) and not _stands_alone(base):
        spine.append(base)
        base = base.left
    if base is node or (len(spine) == 1 and fresh.are_dates(c, node)):
        return _alone(c, node)
    code = c.expression(base)
    while spine:
        if spine[-1].op == "+" and code.kind == STRING:
            code = texts.joined(c, spine, code)
        else:
            outer = spine.pop()
            code = arithmetic.binary(c, outer, code, c.expression(outer.right))
        code = c.cut(code)
        if spine:  # the step of the first round is that of `node`
            c.builder.cost += 1
    return code


# The classes of most values of a type.
_TYPEOF = {"string": ["str"], "number": ["int", "float"], "boolean": ["bool"], "function": ["Closure"]}
_NO_SPINE = frozenset({"instanceof", "in"})


def _stands_alone(node: n.Binary) -> bool:
    """Whether an operator is on no spine: `in`, `instanceof`, and comparisons with a literal null or of a `typeof`."""
    return node.op in _NO_SPINE or arithmetic.null_test(node) or arithmetic.type_test(node) is not None


def _contained(c: Emitter, node: n.Binary, key: Code, value: Code) -> py.Expr:
    """`key in value`: known at once of an object and a short key, but where that might be in the prototype."""
    binding, (name, whole) = c.operands([key, value])
    slow = c.helper("contains", node, name, whole)
    literal = isinstance(key.value, str) and len(key.value) < FREE
    if isinstance(whole, ast.Constant) or (isinstance(name, ast.Constant) and not literal):
        return py.after(binding, slow)
    tests = [] if key.kind == STRING else [py.class_is(name, "str")]
    tests += [] if literal else [py.less(py.call(py.load("len"), name), py.constant(FREE))]
    tests.append(py.class_is(whole, "dict"))
    has = py.compare(name, ast.In(), whole)
    if literal and key.value not in PROTOTYPE:
        return py.if_else(c.guard(binding, tests), has, slow)
    inherited = py.in_(name, py.load("PROTOTYPE"))
    there = py.any_of([has, py.all_of([inherited, c.helper("contains", node, name, whole)])])
    return py.if_else(c.guard(binding, tests), there, slow)


def _alone(c: Emitter, node: n.Binary) -> Code:
    """What is on no spine. See `_stands_alone`."""
    if fresh.are_dates(c, node):
        return fresh.dates(c, node)
    asked = arithmetic.type_test(node)
    if asked is not None:
        value = c.expression(asked[0])
        first, again = c.bound(value)
        known = _TYPEOF.get(asked[1])
        made = c.helper("has_type", node, again if known else first, py.constant(asked[1]))
        if known:
            tests = [py.class_is(each, cls) for each, cls in zip((first, again), known, strict=False)]
            foreign = py.compare(py.attribute(again, "__class__"), ast.NotIn(), forms.load("PLAIN"))
            made = py.any_of([*tests, py.all_of([foreign, made])])
        return Code(made if node.op in ("==", "===") else py.not_(made), BOOLEAN, value.depth + 1)
    if node.op == "in":
        key, value = c.expression(node.left), c.expression(node.right)
        return Code(_contained(c, node, key, value), BOOLEAN, deepest([key, value]))
    if node.op == "instanceof":
        value = c.expression(node.left)
        assert isinstance(node.right, n.Name)
        return Code(c.helper("instance_of", node, value.py, py.constant(node.right.name)), BOOLEAN, value.depth + 1)
    other = node.left if arithmetic.is_null(node.right) else node.right
    value = c.expression(other, lenient=True)
    test = py.is_ if node.op in ("==", "===") else py.is_not
    return Code(test(value.py, py.constant(None)), BOOLEAN, value.depth + 1)


def new(c: Emitter, node: n.New, lenient: bool) -> Code:
    """`new Error(message)`, or a call of what constructs a namespace's values; the checker refuses what else is new."""
    space = c.library.globals.get(node.name)
    if isinstance(space, Namespace) and space.construct is not None:
        return calls.builtin(c, space.construct, node)
    args = [c.expression(arg.value if isinstance(arg, n.Spread) else arg) for arg in node.args[:1]]
    made = c.helper("new_error", node, py.constant(node.name), *(arg.py for arg in args))
    if node is c.leaving and all(isinstance(arg.py, ast.Name | ast.Constant) for arg in args):
        left = c.helper("error_left", node, py.constant(node.name), *(arg.py for arg in args))
        made = py.if_else(py.is_(py.load("O"), py.constant(None)), left, made)
        c.branches[made] = Code(made, plain=True)
        return Code(made, ANY, deepest(args))
    c.holders.add(made)
    return Code(made, ANY, deepest(args))


def regex(c: Emitter, node: n.Regex, lenient: bool) -> Code:
    """`/pattern/flags`: a new `RegExp` at each evaluation, of a pattern that is translated already."""
    space = c.library.globals["RegExp"]
    assert isinstance(space, Namespace) and space.literal is not None
    codes = [constant_code(node.pattern), constant_code(node.flags)]
    values = [code.py for code in codes]
    if budget.possible(c):
        made = py.call(c.entry(space.literal, IMPLEMENTATION), py.load(RUN), *values)
        checked = with_run_alone(c, py.at(made, c.site(node)))
        c.dynamic = True
        return Code(inline.in_place(c, space.literal, codes, values, checked), ANY, 5)
    made = py.call(c.entry(space.literal, IMPLEMENTATION), c.run(), *values)
    return Code(c.made(py.at(made, c.site(node))), ANY, 2)


def arrow(c: Emitter, node: n.Arrow, lenient: bool) -> Code:
    """A function that no name always stands for, but perhaps its own."""
    return closure(c, node, None)


def expr_block(c: Emitter, node: n.ExprBlock, lenient: bool) -> Code:
    """An `expr` block as a value; the checker refuses statements that would leave it."""
    transact, _ = transaction(c, node)
    return Code(transact, ANY, 2)
