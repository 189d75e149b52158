"""Arithmetic and comparisons: inlined for the types that are likely, with the operators' slow paths behind a guard.

What inference knows needs no guard: a result of arithmetic is a number within ±(2^53 − 1).
"""

from __future__ import annotations

import ast
import math

from latebind.grammar import nodes as n
from latebind.grammar.errors import LatebindError
from latebind.interp.compiler import budget, comparisons, numeric, remainders, sums
from latebind.interp.compiler import pyast as py
from latebind.interp.compiler.charges import fuel_taken, without_run
from latebind.interp.compiler.codes import ANY, BOOLEAN, NUMBER, STRING, Calculation, Code, constant_code, deepest
from latebind.interp.compiler.emitter import Emitter
from latebind.interp.compiler.text import FUEL_BITS, FUELED, added_text, text_of
from latebind.interp.helpers import HELPERS
from latebind.interp.inline import LONG
from latebind.interp.limits import FREE
from latebind.interp.values import SAFE_INT

_ARITHMETIC: dict[str, tuple[str, ast.operator]] = {
    "+": ("add", ast.Add()),
    "-": ("subtract", ast.Sub()),
    "*": ("multiply", ast.Mult()),
    "/": ("divide", ast.Div()),
    "%": ("remainder", ast.Mod()),
}
# As how many calls a comparison of two texts of any length counts, where there is no run.
_LONG_TEXT = 2
# Of these, one with a whole number is made while the other operand is looked at.
_STEPS = frozenset("+-*")
_ORDER: dict[str, tuple[str, ast.cmpop]] = {
    "<": ("less", ast.Lt()),
    "<=": ("less_equal", ast.LtE()),
    ">": ("greater", ast.Gt()),
    ">=": ("greater_equal", ast.GtE()),
}
_BITWISE = {
    "&": "bit_and",
    "|": "bit_or",
    "^": "bit_xor",
    "<<": "shift_left",
    ">>": "shift_right",
    ">>>": "shift_right_unsigned",
}
_EQUALITY: dict[str, tuple[str, ast.cmpop]] = {
    "==": ("equal", ast.Eq()),
    "!=": ("unequal", ast.NotEq()),
    "===": ("identical", ast.Eq()),
    "!==": ("different", ast.NotEq()),
}


def is_null(node: n.Expr) -> bool:
    """Whether an expression is the literal null."""
    node = n.bare(node)
    return isinstance(node, n.Constant) and node.value is None


def null_test(node: n.Binary) -> bool:
    """A comparison with a literal null: the other side may be missing."""
    return node.op in _EQUALITY and (is_null(node.left) or is_null(node.right))


def type_test(node: n.Binary) -> tuple[n.Expr, str] | None:
    """The value and the name of `typeof x === "string"`, which is false of null; None for any other comparison."""
    if node.op not in _EQUALITY:
        return None
    for side, other in ((node.left, node.right), (node.right, node.left)):
        asks = isinstance(side, n.Unary) and side.op == "typeof"
        if asks and isinstance(other, n.Constant) and isinstance(other.value, str):
            assert isinstance(side, n.Unary)
            return None if other.value in ("undefined", "object") else (side.operand, other.value)
    return None


def binary(c: Emitter, node: n.Binary, left: Code, right: Code) -> Code:
    """Any operator of two values that are both evaluated."""
    if node.op in _ARITHMETIC:
        return _arithmetic(c, node, left, right)
    if node.op in _ORDER:
        return _order(c, node, left, right)
    if node.op in _EQUALITY:
        return _equality(c, node, left, right)
    if node.op in _BITWISE:
        return _bitwise(c, node, left, right)
    assert node.op == "**", node.op
    depth = deepest([left, right])
    if right.value.__class__ is int and right.value == 2 and left.depth <= SHALLOW:
        whole = left.replace(calculation=None, kind=ANY)  # as one number that is looked at
        if (square := numeric.square(c, left) or numeric.square(c, whole)) is not None:
            square.slow = c.helper("power", node, square.slow, right.py)
            return _apart(square, depth)
    return Code(c.helper("power", node, left.py, right.py), NUMBER, depth)


# What Python has too, of whole numbers of 32 bits; `>>>` of those that are not negative, `<<` of what stays below 2^31.
_BITS: dict[str, tuple[ast.operator, int, int, int, int]] = {
    "&": (ast.BitAnd(), -(2**31), 2**31 - 1, -(2**31), 2**31 - 1),
    "|": (ast.BitOr(), -(2**31), 2**31 - 1, -(2**31), 2**31 - 1),
    "^": (ast.BitXor(), -(2**31), 2**31 - 1, -(2**31), 2**31 - 1),
    ">>": (ast.RShift(), -(2**31), 2**31 - 1, 0, 31),
    ">>>": (ast.RShift(), 0, 2**31 - 1, 0, 31),
    "<<": (ast.LShift(), -(2**15), 2**15, 0, 15),
}


def _bitwise(c: Emitter, node: n.Binary, left: Code, right: Code) -> Code:
    """Bitwise operators: Python's for whole numbers of their range."""
    op, least, most, fewest, furthest = _BITS[node.op]
    if node.op == "&" and not left.bits and _is_mask(right):
        least, most = -SAFE_INT, SAFE_INT
    binding, (a, b) = c.operands([left, right])
    lefts, rights = bits(left, a, least, most), bits(right, b, fewest, furthest)
    slow = c.helper(_BITWISE[node.op], node, a, b)
    fast = py.BinOp(left=a, op=op, right=b)
    if (least, most) != (-SAFE_INT, SAFE_INT):
        slow = _wrapped(node.op, fast, left, right, slow)
    if left.value is None and not left.bits and not rights:
        slow = py.if_else(double_bits(a, least, most), py.BinOp(left=py.call(py.load("int"), a), op=op, right=b), slow)
    tests = [*lefts, *rights] or [py.constant(True)]
    made = py.if_else(c.guard(binding, tests), fast, slow)
    if node.op == ">>>":
        return Code(made, NUMBER, deepest([left, right]), plain=True, bounds=(0, 2**32 - 1))
    return Code(made, NUMBER, deepest([left, right]), plain=True, bounds=BITS, bits=True)


_WORD = 2**32 - 1
# What a whole number of 32 bits is within.
BITS = (-(2**31), 2**31 - 1)


def _is_mask(code: Code) -> bool:
    """Whether an operand is a literal of 31 bits: what it leaves of a number is the same in Python, however large that is."""
    return code.value.__class__ is int and 0 <= code.value <= BITS[1]


def _wrapped(name: str, fast: ast.BinOp, left: Code, right: Code, slow: py.Expr) -> py.Expr:
    """The operation of whole numbers of any size, whose upper bits are cut off, else `slow`; shifts by literals alone."""
    shift = name in ("<<", ">>", ">>>")
    if shift and not (right.value.__class__ is int and 0 <= right.value <= 31):
        return slow
    tests = bits(left, fast.left, -SAFE_INT, SAFE_INT) if not left.bits else []
    tests += bits(right, fast.right, -SAFE_INT, SAFE_INT) if not (shift or right.bits) else []
    if name == ">>>":
        made: py.Expr = py.BinOp(left=_and(fast.left, _WORD), op=fast.op, right=fast.right)
    elif name == ">>":
        made = py.BinOp(left=_signed(fast.left), op=fast.op, right=fast.right)
    else:
        made = _signed(fast)
    return py.if_else(py.all_of(tests), made, slow) if tests else made


def _and(value: py.Expr, mask: int) -> py.Expr:
    return py.BinOp(left=value, op=ast.BitAnd(), right=py.constant(mask))


def _signed(value: py.Expr) -> py.Expr:
    """The lower 32 bits of a whole number, the highest of which is its sign."""
    half = py.constant(2**31)
    moved = _and(py.BinOp(left=value, op=ast.Add(), right=half), _WORD)
    return py.BinOp(left=moved, op=ast.Sub(), right=half)


def bits(code: Code, name: py.Expr, low: int, high: int) -> list[py.Expr]:
    """Tests that an operand of a bitwise operator is an int within bounds."""
    if code.value.__class__ is int:
        return [] if low <= code.value <= high else [py.constant(False)]
    if not code.bits:
        return [py.class_is(name, "int"), py.between(low, name, name, high)]
    return [] if (low, high) == BITS else [py.between(low, name, name, high)]


def double_bits(name: py.Expr, low: int, high: int) -> py.Expr:
    """Whether an operand is a double whose whole part is within bounds."""
    return py.all_of([py.class_is(name, "float"), py.between(float(low), name, name, float(high))])


def _arithmetic(c: Emitter, node: n.Binary, left: Code, right: Code) -> Code:
    """`+ - * / %`. Where one side of a `+` is a string, it is text."""
    helper, op = _ARITHMETIC[node.op]
    if node.op == "+" and STRING in (left.kind, right.kind):
        return text_of(c, node, [left, right], [node.left, node.right])
    if node.op == "+" and (left.text or right.text) and (added := added_text(c, node, left, right)) is not None:
        return added
    if left.value is not None and right.value is not None:
        return _constant(c, node, helper, left, right)
    a, b = numeric.operands(c, left, right)
    numeric.as_doubles(a, b)
    remainder = remainders.operands_of(a, b) if node.op == "%" else None
    if node.op == "%":
        _signs(c, a, b)
    if node.op == "+" and budget.often(c):
        helper = "add_often"
    body = py.at(py.BinOp(left=a.body, op=op, right=b.body), c.site(node))
    slow = c.helper(helper, node, *([c.run_if_any()] if node.op == "+" else []), a.slow, b.slow)
    if node.op == "+":
        slow = _joined_or(c, a, b, slow)
    made = numeric.joined(a, b, body, slow)
    if node.op in _STEPS:
        numeric.stepped(c, made, a, b, op)
    if made.body is body and c.repeated:
        made.body = numeric.with_literal(a, b, lambda x, y: py.at(py.BinOp(left=x, op=op, right=y), c.site(node)))
    match node.op:
        case "*":
            # The slow path knows when zero is -0.
            numeric.product(c, made, a, b)
        case "/":
            made.double, made.whole = True, False
            made.quotient = a.body, b.body
            most = a.most / b.low if b.low > 0 else math.inf
            numeric.limit(c, made, (0.0 if a.low >= 0 and b.low > 0 else -most, most))
        case "%":
            made.remainder = remainder
            made.low, made.high = 0.0, min(a.high, b.high)
            if a.low <= 0:
                # The remainder of -0 is -0; that of an int never.
                tests = [numeric.named(c, made), numeric.named(c, a)]
                made.results.append(py.any_of(tests if a.double else [*tests, py.class_is(a.body, "int")]))
        case _:
            numeric.limit(c, made, numeric.total(op, a, b))
            made.known = made.known or node.op != "+"
            found = sums.of_ints(c, numeric.code_of(made, NUMBER if made.known else ANY), a, op, b)
            return found.replace(learned=node.op == "+" and (left.learned or right.learned))
    made.known = True
    return numeric.code_of(made, NUMBER)


def _constant(c: Emitter, node: n.Binary, helper: str, left: Code, right: Code) -> Code:
    """An operation of two literals: its result, or the code that fails when it is run."""
    run = [None] if node.op == "+" else []
    try:
        return constant_code(HELPERS[helper](*run, left.value, right.value))
    except LatebindError:
        parts = [c.run_if_any()] if node.op == "+" else []
        return Code(c.helper(helper, node, *parts, left.py, right.py), NUMBER)


def _signs(c: Emitter, a: Calculation, b: Calculation) -> None:
    """Demand positive operands: of these, Python's `%` is JavaScript's."""
    for found, sign, certain in ((a, ast.GtE(), a.low >= 0), (b, ast.Gt(), b.low > 0)):
        if not certain:
            name = numeric.named(c, found)
            if c.repeated and isinstance(name, ast.Name) and not (found.whole or found.double):
                double = py.compare(name, sign, py.constant(0.0))
                test = py.if_else(py.class_is(name, "float"), double, py.compare(name, sign, py.constant(0)))
            else:
                test = py.compare(name, sign, py.constant(0))
            found.results.append(test)


def signed(c: Emitter, node: n.Unary, operand: Code) -> Code:
    """`-x` and `+x`. A literal's sign is folded."""
    if operand.kind == NUMBER:
        if node.op == "+":
            return operand
        if operand.value is not None:
            value = -operand.value or -0.0
            return Code(py.constant(value), NUMBER, simple=True, value=value)
    helper = "negate" if node.op == "-" else "plus"
    if operand.depth > SHALLOW:
        return Code(c.helper(helper, node, operand.py), NUMBER, operand.depth + 1)
    made = numeric.signed(c, operand, minus=node.op == "-")
    made.slow = c.helper(helper, node, made.slow)
    return _apart(made, operand.depth + 1)


# Operators of one operand are guarded where that is no deeper: they count as one call, whatever they are written as.
SHALLOW = 8


def _apart(made: Calculation, depth: int) -> Code:
    """A calculation that is evaluated before what it stands in is, as calls are, and counts as so deep."""
    return numeric.code_of(made, NUMBER).replace(calculation=None, depth=depth)


def _order(c: Emitter, node: n.Binary, left: Code, right: Code) -> Code:
    """`< <= > >=`: of two strings where one is known to be one, else of what should be two numbers."""
    helper, op = _ORDER[node.op]
    if STRING in (left.kind, right.kind):
        binding, (first, other), (a, b) = _sides(c, left, right)
        tests = _texts(c, (left, first, a), (right, other, b))
        return _guarded(c, node, binding, tests, py.compare(a, op, b), c.helper(helper, node, a, b), left, right)
    return _compared(c, node, helper, op, left, right, ordered=True)


def _texts_or(op: ast.cmpop, one: Calculation, other: Calculation, slow: py.Expr) -> py.Expr:
    """A comparison of what are no numbers: of two texts where both are variables, else `slow`."""
    names = _variables(one, other)
    if names is None:
        return slow
    a, b = names
    short = py.less(py.call(py.load("len"), a), py.constant(FREE))
    texts = [py.class_is(a, "str"), py.class_is(b, "str"), short]
    return py.if_else(py.all_of(texts), py.compare(a, op, b), slow)


def _variables(one: Calculation, other: Calculation) -> tuple[ast.Name, ast.Name] | None:
    """The names that two operands are, if both are nothing else."""
    a, b = (numeric.lone_read(found) for found in (one, other))
    if a is None or b is None or not (isinstance(a.name, ast.Name) and isinstance(b.name, ast.Name)):
        return None
    return a.name, b.name


def _joined_or(c: Emitter, one: Calculation, other: Calculation, slow: py.Expr) -> py.Expr:
    """The sum of what are no numbers: where there is no run, of two texts where both are variables, for fuel where that is
    repeated; else `slow`."""
    names = _variables(one, other)
    if names is None or not budget.chargeless(c):
        return slow
    often = budget.often(c)
    if often and (c.builder.kind not in FUELED or not c.takes_fuel()):
        return slow
    lengths = [py.call(py.load("len"), name) for name in names]
    tests = [without_run(), *(py.class_is(name, "str") for name in names)]
    tests += [py.less(length, py.constant(LONG if often else FREE >> 1)) for length in lengths]
    if often:
        both = py.BinOp(left=lengths[0], op=ast.Add(), right=lengths[1])
        tests.append(fuel_taken(c, py.BinOp(left=both, op=ast.RShift(), right=py.constant(FUEL_BITS))))
    return py.if_else(py.all_of(tests), py.BinOp(left=names[0], op=ast.Add(), right=names[1]), slow)


def _sides(
    c: Emitter, left: Code, right: Code
) -> tuple[list[py.Expr], tuple[py.Expr, py.Expr], tuple[py.Expr, py.Expr]]:
    """Both operands: tests that bind them, expressions for their first uses, and names for later ones.

    Beside a literal text or boolean, all tests are of the other side: the first of them binds it.
    """
    literal, other = (left, right) if left.value is not None else (right, left)
    if literal.value is not None and literal.kind in (STRING, BOOLEAN) and c.kind(other) == ANY:
        one, two = c.bound(left), c.bound(right)
        return [], (one[0], two[0]), (one[1], two[1])
    binding, (a, b) = c.operands([left, right])
    return binding, (a, b), (a, b)


def _texts(c: Emitter, *sides: tuple[Code, py.Expr, py.Expr]) -> list[py.Expr]:
    """Tests that both sides are texts which may be compared without a charge. A literal is charged where it stands.

    Of each side, there is its first use and its name.
    """
    for code, _, _ in sides:
        if isinstance(code.value, str):
            c.builder.cost += len(code.value) >> 10
    tests = [py.class_is(first, "str") for code, first, _ in sides if c.kind(code) != STRING]
    return tests if any(code.value is not None for code, _, _ in sides) else [*tests, _short(c, sides[0][2])]


def _short(c: Emitter, text: py.Expr) -> py.Expr:
    """Whether a text is compared without a charge: where there is no run, each is, if that happens once."""
    short = py.less(py.call(py.load("len"), text), py.constant(FREE))
    if c.builder.kind != "script" or c.builder.targets or not budget.possible(c):
        return short
    c.inlined += _LONG_TEXT
    return py.any_of([without_run(), short])


def _compared(
    c: Emitter, node: n.Binary, helper: str, op: ast.cmpop, left: Code, right: Code, *, ordered: bool = False
) -> Code:
    """A comparison of what should be two numbers; where it is one of their order, Python knows that of dates, too."""
    one, other = numeric.operands(c, left, right, compared=True, ordered=ordered)
    slows = [one.slow, other.slow]
    if ordered:
        slows = [_known_ordered(c, node, one, right), _known_ordered(c, node, other, left)]
    slow = c.helper(helper, node, *slows)
    if ordered:
        slow = _texts_or(op, one, other, slow)
    numeric.as_doubles(one, other)
    if (made := comparisons.by_class(c, one, op, other, slow)) is not None:
        return made
    body = py.compare(one.body, op, other.body)
    if c.repeated:
        body = numeric.with_literal(one, other, lambda a, b: py.compare(a, op, b))
    found = remainders.compared(c, numeric.joined(one, other, body, slow), one, op, other)
    for code, mine, beside in ((left, one, other), (right, other, one)):
        if code.learned and numeric.is_name(mine) and numeric.literal(beside) is not None:
            return found.replace(depth=found.depth - 1)  # as `by_class` says: functions that are cut out are charged
    return found


def _known_ordered(c: Emitter, node: n.Binary, found: Calculation, other: Code) -> py.Expr:
    """A side of a comparison on the slow path, which leaves a number or a date under its name, or raises: nothing else is
    compared with a number."""
    name = found.slow
    if c.facts is None or other.kind != NUMBER or numeric.lone_read(found) is None or not isinstance(name, ast.Name):
        return found.slow
    own = any(key == name.id for key, _ in found.order) or name.id in c.builder.slots
    if not own and name.id not in c.facts.members.values():
        return found.slow
    c.facts.ordered.add(name.id)
    return py.walrus(name.id, c.helper("ordered", node, name))


def _guarded(
    c: Emitter,
    node: n.Binary,
    binding: list[py.Expr],
    tests: list[py.Expr],
    fast: py.Expr,
    slow: py.Expr,
    left: Code,
    right: Code,
) -> Code:
    """A comparison: `fast` where all `tests` hold, else `slow`; both after `binding`."""
    if not tests:
        if not binding:
            return Code(fast, BOOLEAN, deepest([left, right]))
        tests = [py.constant(True)]
    return Code(py.if_else(c.guard(binding, tests), fast, slow), BOOLEAN, deepest([left, right]))


def _equality(c: Emitter, node: n.Binary, left: Code, right: Code) -> Code:
    """`== != === !==` by Python's `==`, where both sides are of one class that it is right for."""
    helper, op = _EQUALITY[node.op]
    if NUMBER in (c.kind(left), c.kind(right)):
        return _compared(c, node, helper, op, left, right)
    if c.kind(left) == c.kind(right) == ANY and right.depth <= SHALLOW and (right.simple or right.quiet):
        return _of_one_class(c, node, op, left, right)
    binding, (first, other), (a, b) = _sides(c, left, right)
    slow = c.helper(helper, node, a, b)
    made = py.compare(a, op, b)
    if BOOLEAN in (c.kind(left), c.kind(right)):
        tests = [py.class_is(name, "bool") for code, name in ((left, first), (right, other)) if c.kind(code) != BOOLEAN]
    elif STRING in (c.kind(left), c.kind(right)):
        tests = _texts(c, (left, first, a), (right, other, b))
    elif left.kind == right.kind == ANY:
        texts = py.all_of([py.class_is(a, "str"), py.class_is(b, "str"), _short(c, a)])
        tests = [py.any_of([texts, py.all_of([py.class_is(a, "int"), py.class_is(b, "int")])])]
    else:
        tests = [py.constant(False)]
    return _guarded(c, node, binding, tests, made, slow, left, right)


def _of_one_class(c: Emitter, node: n.Binary, op: ast.cmpop, left: Code, right: Code) -> Code:
    """The same of two values that are bound where their classes are asked: the right one, which may be read again, in each way
    there."""
    (first, a), (other, b) = c.bound(left), c.bound(right)
    slow = c.helper(_EQUALITY[node.op][0], node, a, b)
    if not right.simple:
        slow = py.after([py.is_(other, py.constant(...))], slow)
    texts = py.all_of([py.class_is(first, "str"), py.class_is(other, "str"), _short(c, a)])
    ints = py.all_of([py.class_is(a, "int"), py.class_is(other, "int")])
    made = py.if_else(py.any_of([texts, ints]), py.compare(a, op, b), slow)
    return Code(made, BOOLEAN, deepest([left, right]))
