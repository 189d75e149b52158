"""How a script's value leaves for the host: what is small and plain as it is, a literal without a copy, all else by
`to_host`.

The tests here agree with `leaving.to_host`: they let pass what it would not change.
"""

from __future__ import annotations

import ast

from latebind.grammar import nodes as n
from latebind.interp.compiler import literals, numeric
from latebind.interp.compiler import pyast as py
from latebind.interp.compiler.codes import (
    ANY,
    ARRAY,
    BOOLEAN,
    FALSY,
    NULL,
    NUMBER,
    OBJECT,
    STRING,
    Calculation,
    Code,
    deepest,
)
from latebind.interp.compiler.emitter import DEEPEST, Emitter
from latebind.interp.compiler.entry import runner
from latebind.interp.keys import AFTER_DIGITS, is_index
from latebind.interp.leaving import export_number
from latebind.interp.limits import DEFAULT, FREE
from latebind.interp.values import SAFE

# A double below this is no NaN and no infinity.
_COMMON = 1e15
_KEY = 256  # code points
# As many short strings as certainly fit into the output.
_MOST = 200
_DEEPEST = 5
# A conditional expression is looked at in its branches where of no more than so many nothing is known.
_MOST_TESTS = 4
# Values of what a spread adds, in all: their texts and keys, and those of the literal itself, fit into the output.
_INNER = 80
# Entries of a spread that are looked at one by one.
_FEW_ADDED = 24
# Code points that fit into any output, and that a text has in each of many items, at least.
_SIZE, _SHORT = 900_000, 8
# Values that fit into any output.
_NODES = 90_000
# How long a text may be in an item of a `map` that leaves; see `room`.
_ROOM = "T"


def result_export(c: Emitter, node: n.Expr) -> list[py.Stmt]:
    """The statements that end a script that is one expression: they return its value as it leaves."""
    node = n.bare(node)
    if c.roomy and isinstance(node, n.Array) and any(isinstance(item, n.Spread) for item in node.items):
        code = c.expression(node)
        c.fresh.add(code.py)
        return [py.give(exported(c, code))]
    if c.roomy and isinstance(node, (n.Array, n.Object)) and _count(c, node, 0) <= _MOST:
        return _literal(c, node)[0]
    if c.roomy and isinstance(node, n.Call) and (sizes := _item_sizes(c, node)) is not None:
        return _mapped(c, node, *sizes)
    c.leaving = node if c.roomy else None
    return [py.give(exported(c, c.expression(node)))]


def script_end(c: Emitter, node: n.Expr) -> list[py.Stmt]:
    """The same for the last of several statements, which is charged as any other expression is."""
    builder = c.builder
    cost, length = builder.cost, len(builder.out)
    inner = _charged_bare(c, node)
    if not (c.roomy and isinstance(inner, (n.Array, n.Object)) and _count(c, inner, 0) <= _MOST):
        builder.cost = cost
        return [py.give(exported(c, c.expression(node)))]
    with c.branch(certain=True):  # what is learned may be for nothing
        end, depth = _literal(c, inner)
    if depth < DEEPEST:
        return end
    builder.cost = cost  # it is cut
    del builder.out[length:]
    return [py.give(exported(c, c.expression(node)))]


def _charged_bare(c: Emitter, node: n.Expr) -> n.Expr:
    """What stands in parentheses, each of which is charged as it is where expressions are compiled."""
    while isinstance(node, n.Paren):
        node = node.inner
        c.builder.cost += 1
    return node


def _item_sizes(c: Emitter, node: n.Call) -> tuple[int, int] | None:
    """How many values each item of a `map` with an arrow in place has at most, and how long its keys and literal texts are; None where
    that is not known, or no such call."""
    if not isinstance(node.callee, n.Member) or node.callee.name != "map" or len(node.args) != 1:
        return None
    arrow = node.args[0]
    if not isinstance(arrow, n.Arrow) or isinstance(arrow.body, n.Block):
        return None
    body = n.bare(arrow.body)
    count, keys = _count(c, body, 0), _keys(body)
    return None if keys is None or count > _MOST else (count, keys)


def room(count: int, keys: int, length: py.Expr) -> py.Stmt:
    """Find out how long each text in so many items may be, so that all fit into the output."""
    each = py.BinOp(left=py.constant(_SIZE), op=ast.FloorDiv(), right=py.any_of([length, py.constant(1)]))
    texts = py.BinOp(left=each, op=ast.Sub(), right=py.constant(keys)) if keys else each
    return py.assign(_ROOM, texts if count == 1 else py.BinOp(left=texts, op=ast.FloorDiv(), right=py.constant(count)))


def _mapped(c: Emitter, node: n.Call, count: int, keys: int) -> list[py.Stmt]:
    """The array of a `map`, whose items are made as they leave; `B` becomes one that has to be looked at again."""
    c.leaving_map, c.leaving_sizes = node, (count, keys)
    most = min(_NODES // count, _SIZE // (keys + count * _SHORT))
    code = c.expression(node)
    if c.leaving_map is not None:  # it is no loop
        c.leaving_map = None
        return [py.give(exported(c, code))]
    name = c.temporary()
    first = py.walrus(name, code.py)
    tests: list[py.Expr] = []
    if _may_end_early(node):
        tests, first = [py.class_is(first, "list")], py.load(name)
    few = py.compare(py.call(py.load("len"), first), ast.LtE(), py.constant(most))
    left = py.if_else(py.all_of([*tests, few, _NOTHING]), py.load(name), _leave(c, py.load(name)))
    return [py.assign("B", py.constant(None)), py.give(_declared(c, ARRAY, left))]


def _may_end_early(node: n.Expr) -> bool:
    """Whether a `?.` in a chain may end it with null."""
    while isinstance(node, n.Member | n.Index | n.Call):
        if node.optional:
            return True
        node = node.callee if isinstance(node, n.Call) else node.object
    return False


def leaving_item(c: Emitter, node: n.Expr) -> Code:
    """An item of such an array, as it leaves or noted in `B`. The loop's function has that from around it."""
    c.leaving_map = None
    cost = c.builder.cost
    inner = _charged_bare(c, node)
    with c.branch(certain=True):  # what is learned may be for nothing
        code = _Literal(c, _ROOM).build(inner, 0)
    if code.depth < DEEPEST:
        return code
    c.builder.cost = cost  # it is cut
    code = c.expression(node)
    return code.replace(py=py.walrus("B", code.py), simple=False)


def exported(c: Emitter, code: Code) -> py.Expr:
    """The value of a script as it leaves, and as it is declared."""
    return _declared(c, code.kind, _exported(c, code))


def _declared(c: Emitter, kind: str, value: py.Expr) -> py.Expr:
    """A value that leaves, compared with what the host declares, unless its kind or its class says that it fits."""
    fits = c.resolution.fits
    if fits is None or kind in fits:
        return value
    name = c.temporary()
    first, again = py.walrus(name, value), py.load(name)
    tests = [py.class_is(first if not at else again, each) for at, each in enumerate(_of_kinds(fits))]
    compared = py.call(runner("declared"), again if tests else value, py.load("O"))
    return py.if_else(py.any_of(tests), again, compared) if tests else compared


def _of_kinds(kinds: frozenset[str]) -> list[str]:
    """The classes whose values are surely of one of these kinds; an int may be too large for a number."""
    return [name for kind, name in ((BOOLEAN, "bool"), (STRING, "str"), (NUMBER, "float")) if kind in kinds]


def _exported(c: Emitter, code: Code) -> py.Expr:
    """A value as it leaves: tested in place where that is quick."""
    if not c.roomy:
        return _leave(c, code.py)
    code = c.branches.get(code.py, code)
    if isinstance(code.py, ast.Constant) and code.py.value is None:
        return code.py
    if code.plain or code.kind in (BOOLEAN, NULL) or (code.whole and code.bounds is not None):
        return py.decided(code.py) if code.kind == BOOLEAN else code.py
    if code.calculation is not None:
        return _calculated(c, code.calculation, _leave(c, code.calculation.slow))
    if (left := _proven(c, code, c.limits.output)) is not None:
        return left
    if isinstance(code.py, ast.IfExp):
        known, unknown = _branches(c, code.py)
        if known and unknown <= _MOST_TESTS:
            body, rest = (_exported(c, Code(branch, code.kind)) for branch in (code.py.body, code.py.orelse))
            return py.if_else(code.py.test, body, rest)
    first, again = c.bound(code)
    test = None if code.py in c.holders else _plain(code.kind, first, again, c.limits.output)
    if code.kind == NUMBER and code.bounds is not None and test is not None:
        within = py.is_not(py.load("O"), py.constant(None))
        return py.if_else(py.any_of([test, within]), again, _whole(again))
    fresh = code.py in c.fresh
    return _leave_copied(c, code.py, fresh) if test is None else py.if_else(test, again, _leave(c, again))


def _proven(c: Emitter, code: Code, longest: int | str) -> py.Expr | None:
    """What the program has looked at, as it leaves; None for what is not known to be a scalar."""
    found = c.looked_at(code)
    if found is None or (found.kind == STRING and isinstance(longest, str)):
        return None
    found.within(SAFE)
    if found.kind == STRING and isinstance(longest, int):
        found.shorter(longest + 1)
    elif found.kind == NUMBER and not found.whole:
        test = _plain(NUMBER, code.py, code.py, longest)
        assert test is not None
        return py.if_else(test, code.py, _whole(code.py))
    return code.py if found.kind in (STRING, NUMBER, BOOLEAN) else None


def _branches(c: Emitter, made: py.Expr) -> tuple[int, int]:
    """Of how many of the values that a conditional expression may give something is known, and of how many nothing."""
    if made in c.branches:
        return 1, 0
    if isinstance(made, ast.Constant):  # what no binding test leads to
        return 0, 0
    if not isinstance(made, ast.IfExp):
        return 0, 1
    body, rest = _branches(c, made.body), _branches(c, made.orelse)
    known = body[0] + rest[0]
    return known, body[1] + rest[1] if known else 1


def _calculated(c: Emitter, found: Calculation, slow: py.Expr) -> py.Expr:
    """A calculation's value as it leaves; `slow` is that where its guard fails."""
    first = again = found.body
    if not isinstance(first, (ast.Name, ast.Constant)):
        name = c.temporary()
        first, again = py.walrus(name, found.body), py.load(name)
    if found.whole:
        return numeric.guarded(found, found.body, slow)
    fraction = py.not_(py.call(py.attribute(first if found.double else again, "is_integer")))
    test = fraction if found.double else py.any_of([py.class_is(first, "int"), fraction])
    return numeric.guarded(found, py.if_else(test, again, _whole(again)), slow)


def _whole(value: py.Expr) -> py.Expr:
    """A double that is whole and no larger than numbers are exact, as it leaves."""
    return py.call(py.load("int"), value)


def _leave(c: Emitter, value: py.Expr) -> py.Expr:
    """A value as it leaves: copied and bounded, unless it stays in a context. That of a script with locals may be they."""
    if c.limits is not DEFAULT or c.resolution.locals:
        return py.call(runner("leave"), value, py.load("V"), py.load("O"))
    return c.helper("leave", None, value, py.load("O"))


def _leave_copied(c: Emitter, value: py.Expr, fresh: bool) -> py.Expr:
    """The same of what most often is an array or an object: to test in place for a context takes less than an argument.
    `fresh`: it is an array that nothing else holds, of which no copy is made."""
    if c.limits is not DEFAULT or c.resolution.locals:
        return _leave(c, value)
    bound: list[py.Expr] = []
    if not isinstance(value, (ast.Name, ast.Constant)):
        name = c.temporary()
        bound, value = [py.is_(py.walrus(name, value), py.constant(...))], py.load(name)
    left = c.helper("leave_fresh" if fresh else "leave", None, value)
    return py.after(bound, py.if_else(py.is_(py.load("O"), py.constant(None)), left, value))


def _plain(kind: str, first: py.Expr, again: py.Expr, longest: int | str) -> py.Expr | None:
    """A test that a value leaves as it is: a string that is not too long, a double with a fraction, …"""
    most = py.load(longest) if isinstance(longest, str) else py.constant(longest)
    short = py.compare(py.call(py.load("len"), first if kind == STRING else again), ast.LtE(), most)
    fraction = py.not_(py.call(py.attribute(again, "is_integer")))
    if kind == STRING:
        return short
    if kind == NUMBER:
        return py.any_of([py.class_is(first, "int"), fraction])
    if kind == FALSY:
        flag = [py.is_(first, py.constant(False)), py.is_(again, py.constant(None))]
        return py.any_of([*flag, py.class_is(again, "str"), py.class_is(again, "int")])
    if kind != ANY:
        return None
    text = py.all_of([py.class_is(first, "str"), short])
    double = py.all_of([py.class_is(again, "float"), py.between(-_COMMON, again, again, _COMMON), fraction])
    other = py.in_(py.attribute(again, "__class__"), py.load("SCALARS"))
    return py.any_of([text, py.class_is(again, "int"), double, other])


# A literal's arrays and objects are new: they leave as they are, if what they hold may.


def _count(c: Emitter, node: n.Expr | n.Spread, depth: int) -> int:
    """How many values a literal holds, with those within it, at most."""
    if isinstance(node, n.Spread):
        return c.free_entries()
    if depth > _DEEPEST or not isinstance(node, (n.Array, n.Object)):
        return 1
    if isinstance(node, n.Array):
        return 1 + sum(_count(c, item, depth + 1) for item in node.items)
    if any(isinstance(item, n.Property) and not isinstance(item.key, str) for item in node.properties):
        return _MOST + 1  # its keys may be long
    if any(
        isinstance(item, n.Property) and isinstance(item.key, str) and is_index(item.key) for item in node.properties
    ):
        return _MOST + 1  # its keys are not in JavaScript's order
    values = (item if isinstance(item, n.Spread) else item.value for item in node.properties)
    return 1 + sum(_count(c, value, depth + 1) for value in values)


def _keys(node: n.Expr) -> int | None:
    """The code points of the keys and literal texts in a literal; None where it spreads."""
    if isinstance(node, n.Array):
        found = [None if isinstance(item, n.Spread) else _keys(item) for item in node.items]
    elif isinstance(node, n.Object):
        if any(isinstance(item, n.Spread) for item in node.properties):
            return None
        parts = [item for item in node.properties if isinstance(item, n.Property)]
        found = [_keys(item.value) for item in parts] + [len(item.key) for item in parts if isinstance(item.key, str)]
    else:
        return len(node.value) if isinstance(node, n.Constant) and isinstance(node.value, str) else 0
    return None if None in found else sum(each or 0 for each in found)


def _literal(c: Emitter, node: n.Array | n.Object) -> tuple[list[py.Stmt], int]:
    """`B` becomes a value that is not small and plain, if there is one: all is copied and bounded as usual then. And how
    deep the expression is, at most."""
    literal, made = _Literal(c), py.load("r")
    out = [py.assign("B", py.constant(None))]
    if isinstance(node, n.Object) and node.properties and isinstance(last := node.properties[-1], n.Spread):
        node = n.Object(node.start, node.end, node.properties[:-1])
        built = literal.build(node, 0)
        added, depth = _put(c, last)
        depth = 6 + max(built.depth, depth)
        out += [py.assign("r", built.py), added]
        made = literals.bounded(c, node, made, [])
    else:
        built = literal.build(node, 0)
        depth = built.depth
        out.append(py.assign("r", built.py))
    out += [_look(c, name, own=True) for name in literal.spreads]
    out += [_look(c, name) for name in literal.inner_spreads]
    if any(isinstance(statement, ast.If) for statement in out):
        out.insert(0, py.assign("Q", py.constant(None)))
    left = py.if_else(_NOTHING, py.load("r"), _leave(c, made))
    return [*out, py.give(_declared(c, ARRAY if isinstance(node, n.Array) else OBJECT, left))], depth


_NOTHING = py.is_(py.load("B"), py.constant(None))


def _put(c: Emitter, item: n.Spread) -> tuple[py.Stmt, int]:
    """Put the entries of a literal's last spread one by one, as each is looked at; all at once what is large, which is looked at
    as the literal leaves. And how deep the spread is."""
    code = c.expression(item.value)
    # Python warns of a literal that is subscripted.
    first, again = c.bound(code.replace(simple=isinstance(code.py, ast.Name)))
    added = literals.spread_of(c, item, code.replace(py=again, simple=True))
    few = py.compare(py.call(py.load("len"), again), ast.LtE(), py.constant(min(_FEW_ADDED, c.free_entries())))
    made = py.load("r")
    read = py.assign("v", py.subscript(again, py.load("k")), py.item(made, py.load("k")))
    loop = py.for_loop("k", again, [read, *_taken(c, own=True), py.assign("B", made)])
    large = [py.run(py.call(py.attribute(made, "update"), added.py)), py.assign("B", made)]
    return py.if_statement(py.all_of([py.class_is(first, "dict"), few, _NOTHING]), [loop], large), code.depth + 3


def _look(c: Emitter, name: str, *, own: bool = False) -> py.Stmt:
    """Note what a spread adds that is not small and plain. What it adds to the result's `own` entries is copied if that
    takes little. Where there was such a thing before, nothing more is looked at."""
    made = py.load("r")
    read = py.assign("v", py.subscript(py.load(name), py.load("k")))
    loop = py.for_loop("k", py.load(name), [read, *_taken(c, own=own), py.assign("B", made), py.Break()])
    # What is large is looked at all at once.
    few = py.compare(py.call(py.load("len"), py.load(name)), ast.LtE(), py.constant(_FEW_ADDED))
    return py.if_statement(_NOTHING, [py.if_statement(few, [loop], [py.assign("B", made)])])


def _taken(c: Emitter, *, own: bool) -> list[py.Stmt]:
    """What goes on to the next key `k` of an object whose value `v` leaves as it is, or as a copy that is put in its place."""
    key, value, made = py.load("k"), py.load("v"), py.load("r")
    # An index among the keys comes first, wherever it stands.
    named = py.compare(key, ast.GtE(), py.constant(AFTER_DIGITS))
    short = [py.class_is(key, "str"), named, py.compare(py.call(py.load("len"), key), ast.LtE(), py.constant(_KEY))]
    flag = [py.is_(value, py.constant(True)), py.is_(value, py.constant(False))]
    other = _plain(ANY, value, value, FREE)
    assert other is not None
    taken = [py.if_statement(py.any_of([*flag, other]), [py.Continue()])]
    if own:
        gone = py.is_not(py.subscript(made, key), value)  # another value was put there
        whole = py.all_of([py.class_is(value, "float"), py.between(-_COMMON, value, value, _COMMON)])
        allowed = py.load("Q")
        made_now = py.walrus("Q", py.list_of([py.constant(_INNER)]))
        allowed = py.if_else(py.is_not(allowed, py.constant(None)), allowed, made_now)
        left = py.if_else(whole, _whole(value), c.helper("copy_inner", None, value, allowed))
        copied = py.is_not(py.walrus("w", left), py.constant(None))
        taken.append(py.if_statement(gone, [py.Continue()]))
        taken.append(py.if_statement(copied, [py.set_item(made, key, py.load("w")), py.Continue()]))
    return [py.if_statement(py.all_of(short), taken)]


class _Literal:
    """A literal on its way out, whose texts are no longer than `longest`, or the number of that name.

    `spreads` name the objects that it spreads itself, `inner_spreads` those that what is in it does, `seen` how the
    values leave that were looked at, by their names.
    """

    def __init__(self, c: Emitter, longest: int | str = FREE) -> None:
        self.c = c
        self.longest = longest
        self.spreads: list[str] = []
        self.inner_spreads: list[str] = []
        self.seen: dict[str, ast.IfExp] = {}

    def build(self, node: n.Expr, depth: int) -> Code:
        """A literal's code: arrays and objects to a certain depth in place, all else as a leaf."""
        if depth <= _DEEPEST and isinstance(node, n.Object):
            self.c.builder.cost += 1
            spread = self.inner_spread if depth else self.spread
            return literals.build(self.c, node, lambda value: self.build(value, depth + 1), spread, [_NOTHING])
        if depth <= _DEEPEST and isinstance(node, n.Array) and not any(isinstance(i, n.Spread) for i in node.items):
            self.c.builder.cost += 1
            codes = [self.build(item, depth + 1) for item in node.items if not isinstance(item, n.Spread)]
            return Code(py.list_of(code.py for code in codes), ARRAY, deepest(codes))
        code = self.c.expression(node)
        if isinstance(self.longest, str) and isinstance(node, n.Constant) and isinstance(node.value, str):
            return code  # it is counted with the keys
        return self.leaf(code)

    def inner_spread(self, item: n.Spread) -> Code:
        """The same of an object within it."""
        code = self.spread(item)
        self.inner_spreads.append(self.spreads.pop())
        return code

    def spread(self, item: n.Spread) -> Code:
        """What a spread adds; what is large is noted here, what is small by `_look`."""
        name = self.c.temporary()
        self.spreads.append(name)
        code = literals.spread(self.c, item, lambda large: py.walrus("B", large))
        return Code(py.walrus(name, code.py), OBJECT, code.depth)

    def leaf(self, code: Code) -> Code:
        """A value within a literal: as it leaves, or noted."""
        if code.kind in (BOOLEAN, NULL):
            return code.replace(py=py.decided(code.py))
        most = _SHORT if isinstance(self.longest, str) else self.longest
        if isinstance(code.value, int) or (isinstance(code.value, str) and len(code.value) <= most):
            return code
        if isinstance(code.value, float):
            return Code(py.constant(export_number(code.value)))
        if (found := code.calculation) is not None:
            slow = self.leaf(Code(found.slow, code.kind))
            return Code(_calculated(self.c, found, slow.py), code.kind, code.depth + 4)
        if (left := _proven(self.c, code, self.longest)) is not None:
            return Code(left, code.kind, code.depth + 4)
        first, again = self.c.bound(code)
        test = _plain(code.kind, first, again, self.longest)
        noted = py.walrus("B", again)
        if test is None:
            return Code(py.walrus("B", first), code.kind, code.depth + 1)
        if code.kind == STRING:
            return Code(py.if_else(test, again, noted), STRING, code.depth + 3)
        whole = self.c.helper("export_number", None, again)
        double = py.all_of([py.class_is(again, "float"), py.between(-_COMMON, again, again, _COMMON)])
        other = whole if code.kind == NUMBER else py.if_else(double, _whole(again), noted)
        made = py.IfExp(test, again, other)
        if isinstance(again, ast.Name) and code.kind == ANY:
            if (before := self.seen.get(again.id)) is not None:
                return Code(self._named(before), ANY, code.depth + 4)
            self.seen[again.id] = made
        return Code(made, code.kind, code.depth + 4)

    def _named(self, leaf: ast.IfExp) -> py.Expr:
        """What a value that was looked at leaves as, which is mentioned once more: it gets a name."""
        if not isinstance(leaf.body, ast.NamedExpr):
            name = self.c.temporary()
            leaf.body, leaf.orelse = py.walrus(name, leaf.body), py.walrus(name, leaf.orelse)
        assert isinstance(leaf.body, ast.NamedExpr)
        return py.load(leaf.body.target.id)
