"""Calculations: a tree of arithmetic is one guard over all that it reads, then the plain Python expression.

Where the guard fails, the same tree of the operators' slow paths gives the value or the error. What a result can be at
most is known from what the guard lets in, so few results need a look of their own.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Sequence
from functools import lru_cache, partial

from latebind.interp.compiler import pyast as py
from latebind.interp.compiler.codes import BOOLEAN, NUMBER, Bounds, Calculation, Code, Proven, Read, Step
from latebind.interp.compiler.emitter import Emitter
from latebind.interp.values import SAFE

# What guards let in: numbers whose product is exact, numbers that can be added up a few times. Larger ones are for
# the slow path, which is not much slower.
_FACTOR = 2.0**26
_TERM = 2.0**51
# What a result is limited to, where it is looked at: another term can be added to it.
_RESULT = 2.0**52
# What a step adds is no more than this.
_MOST_STEP = 1024
# Python compares ints below 2^30 quicker than others.
SMALL = 2**26
# Larger trees are guarded in parts.
_MOST_READS = 16
# How much code the tests of a read and of a result are, and what is made where they hold; see `py.near`.
_READ_UNITS, _RESULT_UNITS, _MADE_UNITS = 60, 25, 40


def calculation(
    c: Emitter, code: Code, *, compared: bool = False, ordered: bool = False, plain: bool = True
) -> Calculation:
    """A code as part of a calculation; what is only compared may be any number, and if only `ordered`, a date. `plain`: what
    calls nothing, a length, may be evaluated where it is needed."""
    if code.calculation is not None and len(code.calculation.reads) < _MOST_READS:
        return code.calculation
    if code.value is not None and code.kind == NUMBER:
        found = Calculation(code.py, code.py, 1, double=isinstance(code.value, float))
        found.low = found.high = code.value
        found.whole = code.value.__class__ is int
        found.least = abs(code.value)
        return found
    if code.proven is not None and code.proven.kind == NUMBER:
        # To compare a number once, it need not be looked at before.
        if (proven := c.looked_at(code, already=compared)) is not None:
            return _proven(code, proven, compared=compared)
    number = code.kind == NUMBER
    key = code.py.id if code.simple and isinstance(code.py, ast.Name) else c.temporary()
    name = code.py if code.simple else py.load(key)
    if number and plain and code.quiet and code.bounds is not None:
        name = code.py
    found = Calculation(name, name, code.depth, known=number)
    found.noisy = not code.simple and not code.quiet
    if not code.simple and name is not code.py:
        c.note(code, key)
        found.order = [(key, code.py)]
    found.whole = code.whole
    if code.bounds is not None:
        found.low, found.high = code.bounds
        found.whole = code.whole or code.bits
        found.least = found.most
    if ordered and c.facts is not None and key in c.facts.ordered:
        return found
    if not number:
        found.low, found.high, found.least = -_TERM, _TERM, _FACTOR
        known = partial(_tested_once, c, key) if c.same_in_each_round(key) else None
        found.reads = {key: Read(name, None if compared else _TERM, known=known)}
    return found


def _proven(code: Code, proven: Proven, *, compared: bool) -> Calculation:
    """A number that the program has looked at, as part of a calculation."""
    found = Calculation(code.py, code.py, code.depth, known=False)
    found.whole = proven.whole
    found.low, found.high = max(proven.low, -_TERM), min(proven.high, _TERM)
    found.least = min(found.most, _FACTOR)
    found.reads = {proven.name: Read(code.py, None if compared else _TERM, known=proven.within, proven=proven)}
    return found


def _tested_once(c: Emitter, key: str, most: float | None) -> py.Expr:
    """Whether the guard lets in what a name holds in all rounds of a loop."""
    return c.once((key, most), _shared_test(key, most))


def operands(
    c: Emitter, left: Code, right: Code, *, compared: bool = False, ordered: bool = False
) -> tuple[Calculation, Calculation]:
    """Both sides of an operator. Where evaluating the right one may do anything, the left one is calculated before."""
    other = calculation(c, right, compared=compared, ordered=ordered)
    if other.noisy and left.calculation is not None:
        left = left.replace(calculation=None)
    return calculation(c, left, compared=compared, ordered=ordered, plain=not other.noisy), other


def literal(found: Calculation) -> int | float | None:
    """The number that a calculation is, if it is a literal."""
    value = found.body.value if isinstance(found.body, ast.Constant) else None
    if not isinstance(value, int | float) or isinstance(value, bool):
        return None
    return value if -SAFE <= value <= SAFE else None


def as_doubles(left: Calculation, right: Calculation) -> None:
    """Write a whole literal as a double beside what is always one: Python is slow where it has to convert."""
    for found, other in ((left, right), (right, left)):
        value = literal(found)
        if other.double and isinstance(value, int):
            found.body, found.double = py.constant(float(value)), True


def with_literal(left: Calculation, right: Calculation, make: Callable[[py.Expr, py.Expr], py.Expr]) -> py.Expr:
    """What `make` makes of two operands: of a name whose class is not known, and a whole literal, one for doubles and one for
    ints. Python is slow where it has to convert."""
    for found, other in ((left, right), (right, left)):
        value = literal(other)
        if isinstance(value, int) and isinstance(found.body, ast.Name) and not (found.whole or found.double):
            double, name = py.constant(float(value)), found.body
            pair = (name, double) if found is left else (double, name)
            return py.if_else(py.class_is(name, "float"), make(*pair), make(left.body, right.body))
    return make(left.body, right.body)


def named_read(found: Calculation) -> Read | None:
    """The read whose name a calculation's body is; None of any other."""
    return found.reads.get(found.body.id) if isinstance(found.body, ast.Name) else None


def lone_read(found: Calculation) -> Read | None:
    """The read that a calculation is, if it is nothing else, and nobody has looked at it before."""
    read = named_read(found)
    return None if read is None or found.results or read.steps or read.proven is not None else read


def is_name(found: Calculation) -> bool:
    """Whether a calculation is a name of whose number nothing is known, perhaps not even that it is one."""
    if not isinstance(found.body, ast.Name) or found.results or found.whole or found.double:
        return False
    name = found.body.id
    if found.reads.keys() - {name} or any(key != name for key, _ in found.order):
        return False
    read = found.reads.get(name)
    return read is None or not (read.steps or read.proven is not None or read.known is not None)


def stepped(c: Emitter, found: Calculation, left: Calculation, right: Calculation, op: ast.operator) -> None:
    """Make `x + 1`, `1 - x`, `x * 2` while `x` is looked at, as there its class is known."""
    number, other = (left, right) if isinstance(left.body, ast.Constant) else (right, left)
    read = lone_read(other)
    value = number.body.value if isinstance(number.body, ast.Constant) else None
    if not isinstance(value, int) or not 0 < value <= _MOST_STEP:
        return
    if read is None:
        _stepped_early(c, found, other, (op.__class__, value, number is left))
        return
    double: py.Expr = py.constant(float(value))
    pair = (double, read.name) if number is left else (read.name, double)
    scale = value if isinstance(op, ast.Mult) else 1
    step = Step(c.temporary(), py.BinOp(left=pair[0], op=op, right=pair[1]), found.body, scale)
    found.reads = {key: each.replace(steps=(step,)) for key, each in found.reads.items()}
    found.body = py.load(step.name)


def _stepped_early(c: Emitter, found: Calculation, other: Calculation, step: tuple[type, int, bool]) -> None:
    """The same where the program is entered, of what it has looked at there."""
    read = named_read(other)
    if read is None or read.proven is None or read.proven.whole or other.results or not c.unconditional:
        return
    kind, value, is_left = step
    made = read.proven.steps.get(step)
    if made is None:
        double: py.Expr = py.constant(float(value))
        pair = (double, read.name) if is_left else (read.name, double)
        made = Step(c.temporary(), py.BinOp(left=pair[0], op=kind(), right=pair[1]), found.body, 1)
        read.proven.steps[step] = made
    found.body = py.load(made.name)


def joined(left: Calculation, right: Calculation, body: py.Expr, slow: py.Expr) -> Calculation:
    """A calculation with two operands; its size is for `limit` to say."""
    double, known = left.double or right.double, left.known and right.known
    found = Calculation(body, slow, 1 + max(left.depth, right.depth), double=double, known=known)
    found.whole = left.whole and right.whole
    found.noisy = left.noisy or right.noisy
    found.order = left.order + right.order
    found.results = left.results + right.results
    found.doubles = {**left.doubles, **right.doubles}
    found.reads = {**left.reads, **right.reads}
    for key in left.reads.keys() & right.reads.keys():
        one, other = left.reads[key], right.reads[key]
        sizes = [most for most in (one.most, other.most) if most is not None]
        found.reads[key] = one.replace(most=min(sizes) if sizes else None, steps=one.steps + other.steps)
    return found


def total(op: ast.operator, left: Calculation, right: Calculation) -> Bounds:
    """What a sum or a difference is within."""
    if isinstance(op, ast.Add):
        return left.low + right.low, left.high + right.high
    return left.low - right.high, left.high - right.low


def limit(c: Emitter, found: Calculation, bounds: Bounds, *, zero: Sequence[py.Expr] | None = None) -> None:
    """Say what the body is within, and look at it where that is too much. `zero`, of an int's zero which may be -0, has the
    test that it is 0, if there is one."""
    low, high = bounds
    if -SAFE <= low and high <= SAFE:
        found.low, found.high = bounds
        if zero is not None:
            signed_zero(c, found, named(c, found), zero)
        return
    name = c.temporary()
    first, again = py.walrus(name, found.body), py.load(name)
    found.body, found.low, found.high = again, max(low, -_RESULT), min(high, _RESULT)
    if zero is None:
        result = _within(found, low, first, again, high)
    elif found.whole:
        result = py.all_of([py.any_of([first, *zero]), whole_size(again, _RESULT)])
    else:
        double = py.between(-_RESULT, again, again, _RESULT)
        whole = py.all_of([py.any_of([again, *zero]), whole_size(again, _RESULT)])
        result = py.if_else(py.class_is(first, "float"), double, whole)
    found.results.append(result)
    if not (found.whole or found.double):
        found.doubles[result] = frozenset(found.reads), _between(low, first, high, _RESULT, again)


def signed_zero(c: Emitter, found: Calculation, first: py.Expr, zero: Sequence[py.Expr] = ()) -> None:
    """Look whether a number, which `first` names, may be -0: a double's zero has its sign. `zero`: see `limit`."""
    result = py.any_of([first, py.class_is(found.body, "float"), *zero])
    found.results.append(result)
    bound = None if isinstance(first, ast.Name | ast.Constant) else py.is_not(first, py.constant(...))
    found.doubles[result] = frozenset(found.reads), bound


def _within(found: Calculation, low: float, first: py.Expr, again: py.Expr, high: float) -> py.Expr:
    """Whether a result is no larger than results may be. NaN is on neither side of anything. Python compares numbers of one
    class quicker."""
    if found.whole:
        return whole_result(first, again, low, high)
    if found.double:
        return _between(low, first, high, _RESULT, again)
    return py.if_else(py.class_is(first, "float"), _between(low, again, high, _RESULT), whole_size(again, _RESULT))


def whole_result(first: py.Expr, again: py.Expr, low: float = -SAFE, high: float = SAFE) -> py.Expr:
    """The same of an int."""
    return py.any_of([py.between(-SMALL, first, again, SMALL), _between(low, again, high, int(_RESULT))])


def _between(low: float, first: py.Expr, high: float, most: float, again: py.Expr | None = None) -> py.Expr:
    """Whether a number is within ±`most`, of which it is known what it is within at any rate."""
    if low >= -most:
        return py.compare(first, ast.LtE(), py.constant(most))
    if high <= most:
        return py.compare(first, ast.GtE(), py.constant(-most))
    return py.between(-most, first, again or first, most)


def product(c: Emitter, found: Calculation, left: Calculation, right: Calculation) -> None:
    """The same for a product. Its zero may be -0, which an int cannot be, unless one side is above zero or neither is
    below; a double's has its sign.
    """
    corners = [one * other for one in left.bounds for other in right.bounds]
    low, high, least = min(corners), max(corners), left.least * right.least
    if least <= SAFE < max(-low, high):
        found.reads = {key: read.replace(most=_FACTOR) for key, read in found.reads.items()}
        low, high = max(low, -least), min(high, least)
    signed = not (left.low > 0 or right.low > 0 or (left.low >= 0 and right.low >= 0))
    limit(c, found, (low, high), zero=_not_below(left, right) if signed and not found.double else None)


def _not_below(left: Calculation, right: Calculation) -> list[py.Expr]:
    """The test that neither operand is below zero, where those that may be have names."""
    doubtful = [side.body for side in (left, right) if side.low < 0]
    if not all(isinstance(body, ast.Name) for body in doubtful):
        return []
    return [py.all_of([py.compare(body, ast.GtE(), py.constant(0)) for body in doubtful])]


def _of_one(found: Calculation, body: py.Expr) -> Calculation:
    """A calculation with one operand, whose slow path is for the caller to go on with."""
    made = Calculation(body, found.slow, 1 + found.depth, double=found.double)
    made.reads, made.order, made.results = dict(found.reads), list(found.order), list(found.results)
    made.doubles = dict(found.doubles)
    made.noisy, made.whole = found.noisy, found.whole
    return made


def signed(c: Emitter, operand: Code, *, minus: bool) -> Calculation:
    """`-x` or `+x`; of an int's zero, the former is a double. See `_of_one`."""
    found = calculation(c, operand)
    made = _of_one(found, found.body)
    made.low, made.high, made.least = found.low, found.high, found.least
    if minus:
        if not found.double and found.low <= 0 <= found.high:
            signed_zero(c, made, named(c, made))
        made.low, made.high = -found.high, -found.low
        made.body = py.UnaryOp(op=ast.USub(), operand=made.body)
    return made


def square(c: Emitter, operand: Code) -> Calculation | None:
    """`x ** 2`, whose zero has no sign, of a value that is read; None of anything else. See `_of_one`."""
    found = calculation(c, operand)
    read = lone_read(found)
    if read is None:
        return None
    made = _of_one(found, py.BinOp(left=read.name, op=ast.Mult(), right=read.name))
    made.reads = {key: each.replace(most=_FACTOR) for key, each in found.reads.items()}
    made.low, made.high = 0.0, _FACTOR * _FACTOR
    return made


def named(c: Emitter, found: Calculation) -> py.Expr:
    """The body as an expression that may be written more than once, if the first time is in a test."""
    if isinstance(found.body, (ast.Name, ast.Constant)):
        return found.body
    name = c.temporary()
    first, found.body = py.walrus(name, found.body), py.load(name)
    return first


def _test(read: Read, first: py.Expr) -> py.Expr | None:
    """Whether the guard lets a value in; `first` is its first use. None where that is certain."""
    if read.steps:
        return _stepped_test(first, read)
    if read.known is not None:
        return read.known(read.most)
    if first is read.name and py.is_shared(first):
        return _shared_test(first.id, read.most)
    return _test_of(first, read.name, read.most)


def _stepped_test(first: py.Expr, read: Read) -> py.Expr:
    """The same, of what is made of the value meanwhile. What is added is so small that it makes no difference."""
    most = _TERM if read.most is None else read.most
    doubles: list[py.Expr] = []
    for each in read.steps:
        limit = most * each.scale
        doubles.append(py.between(-limit, py.walrus(each.name, each.double), py.load(each.name), limit))
    whole = [py.is_not(py.walrus(each.name, each.whole), py.constant(...)) for each in read.steps]
    size = whole_size(read.name, most)
    return py.if_else(
        py.class_is(first, "float"), py.all_of(doubles), py.all_of([py.class_is(read.name, "int"), size, *whole])
    )


@lru_cache(maxsize=512)
def _shared_test(name: str, most: float | None) -> py.Expr:
    return _test_of(py.load(name), py.load(name), most)


def _test_of(first: py.Expr, name: py.Expr, most: float | None) -> py.Expr:
    if most is None:
        return py.any_of([py.class_is(first, "int"), py.class_is(name, "float")])
    whole = py.all_of([py.class_is(name, "int"), whole_size(name, most)])
    return py.if_else(py.class_is(first, "float"), py.between(-most, name, name, most), whole)


def whole_size(name: py.Expr, most: float) -> py.Expr:
    """Whether an int is within ±`most`."""
    size = py.between(-SMALL, name, name, SMALL)
    return size if most <= _FACTOR else py.any_of([size, py.between(-int(most), name, name, int(most))])


def code_of(found: Calculation, kind: str) -> Code:
    """The Python expression of a calculation."""
    made = guarded(found, found.body, found.slow)
    return Code(made, kind, found.depth + 6, calculation=None if kind == BOOLEAN else found)


def guarded(found: Calculation, made: py.Expr, slow: py.Expr) -> py.Expr:
    """`made` where all tests of a calculation hold, else `slow`; both with the reads bound."""
    before: list[py.Expr] = []
    own = found.order  # the reads that are bound in their own test
    if found.noisy:
        before, own = [_bind(*read) for read in found.order[:-1]], found.order[-1:]
    elif later := [_bind(*read) for read in own[1:]]:
        # A test that fails leaves these unbound; to read them once more does no harm.
        slow = py.after(later, slow)
    names = {key for key, _ in own}
    others = [key for key in found.reads if key not in names]
    last = _decisive(found, others or [key for key, _ in own[-1:]])
    tests = [_bound_test(found, *read) for read in own if read[0] != last]
    tests += [
        test for key in others if key != last and (test := _test(found.reads[key], found.reads[key].name)) is not None
    ]
    sizes = [_READ_UNITS] * len(tests)
    if last is None:
        tests += found.results
        sizes += [_RESULT_UNITS] * len(found.results)
    else:
        tests.append(_with_results(found, last, dict(own).get(last)))
        sizes.append(_READ_UNITS + 2 * _RESULT_UNITS * len(found.results))
    if not tests:
        return made
    tests = py.near(tests, sizes, _MADE_UNITS)
    return py.if_else(py.any_of([*before, py.all_of(tests)]), made, slow)


def _decisive(found: Calculation, keys: list[str]) -> str | None:
    """Of the reads that may be looked at last, the one by which results are known to be doubles, if it is one: rather one of
    which a step is made, which is more often a rate than a count. None where that says nothing of any."""
    lengths = {key for key, value in found.order if length(value) is not None}
    deciding = [key for key in keys if key not in lengths and any(key in reads for reads, _ in found.doubles.values())]
    deciding = [key for key in deciding if found.reads[key].known is None and found.reads[key].most is not None]
    return next((key for key in deciding if found.reads[key].steps), deciding[0] if deciding else None)


def _with_results(found: Calculation, key: str, value: py.Expr | None) -> py.Expr:
    """The test of a read, which binds it to its `value` if there is one, with all results: of these, less is asked where the
    read is a double."""
    read = found.reads[key]
    test = _test(read, read.name if value is None else py.walrus(key, value))
    assert isinstance(test, ast.IfExp)
    doubles: list[py.Expr] = []
    for result in found.results:
        reads, double = found.doubles.get(result, (frozenset(), result))
        if (left := double if key in reads else result) is not None:
            doubles.append(left)
    sizes = [_READ_UNITS, *[_RESULT_UNITS] * len(doubles)]
    behind = _READ_UNITS + 2 * _RESULT_UNITS * len(found.results)
    double = py.all_of(py.near([test.body, *doubles], sizes, behind))
    return py.if_else(test.test, double, py.all_of([test.orelse, *found.results]))


def bound_already(found: Calculation) -> py.Expr:
    """The Python expression of a calculation whose reads others have bound."""
    order, found.order = found.order, []
    made = guarded(found, found.body, found.slow)
    found.order = order
    return made


def _bind(key: str, value: py.Expr) -> py.Expr:
    """Binds a read, and is never true."""
    return py.is_(py.walrus(key, value), py.constant(...))


def _bound_test(found: Calculation, key: str, value: py.Expr) -> py.Expr:
    """Bind a read, and test whether the guard lets it in; true where that needs no test. A length is an int."""
    if key in found.reads and (choice := length(value)) is not None:
        counted = _counted_test(found.reads[key], py.walrus(key, choice.body))
        return py.if_else(choice.test, counted, _bound_test(found, key, choice.orelse))
    bound = py.walrus(key, value)
    test = _test(found.reads[key], bound) if key in found.reads else None
    return py.is_not(bound, py.constant(...)) if test is None else test


def length(value: py.Expr) -> ast.IfExp | None:
    """A value that is the length of an array or a text, as it most often is, or what an object has under that name."""
    if not isinstance(value, ast.IfExp) or not isinstance(value.body, ast.Call):
        return None
    function = value.body.func
    return value if isinstance(function, ast.Name) and function.id == "len" else None


def _counted_test(read: Read, first: py.Expr) -> py.Expr:
    """Whether the guard lets a length in, and what is made of it meanwhile."""
    size = (
        py.is_not(first, py.constant(...))
        if read.most is None
        else py.compare(first, ast.LtE(), py.constant(int(read.most)))
    )
    return py.all_of([size, *(py.is_not(py.walrus(each.name, each.whole), py.constant(...)) for each in read.steps)])
