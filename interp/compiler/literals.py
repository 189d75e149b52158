"""Array and object literals, with spreads."""

from __future__ import annotations

import ast
from collections.abc import Callable, Sequence
from functools import partial

from latebind.grammar import nodes as n
from latebind.grammar.nodes import walk
from latebind.interp.compiler import budget, calls
from latebind.interp.compiler import pyast as py
from latebind.interp.compiler.charges import without_run
from latebind.interp.compiler.codes import ARRAY, OBJECT, Code, deepest
from latebind.interp.compiler.emitter import RUN, Emitter
from latebind.interp.inline import LONG, SHORT
from latebind.interp.library import Builtin, Namespace
from latebind.interp.limits import FREE
from latebind.interp.linking import FORM

Compile = Callable[[n.Expr], Code]


def array(c: Emitter, node: n.Array, lenient: bool) -> Code:
    """`[a, ...b]`: a list, charged where spreads decide its length."""
    if (made := _distinct(c, node)) is not None:
        return made
    parts: list[py.Expr] = []  # the arrays that a spread joins
    plain: list[py.Expr] = []
    codes: list[Code] = []

    def flush() -> None:
        if plain:
            parts.append(py.list_of(plain))
            plain.clear()

    for item in node.items:
        codes.append(c.expression(item.value if isinstance(item, n.Spread) else item))
        if isinstance(item, n.Spread):
            flush()
            # Items behind it may change it.
            helper = "items_now" if c.resolution.changes else "items"
            parts.append(c.helper(helper, item, codes[-1].py, py.constant("spread")))
        else:
            plain.append(codes[-1].py)
    if not parts:
        return Code(c.made(py.list_of(plain)), ARRAY, deepest(codes))
    # Items behind a spread may change what it adds.
    if budget.possible(c):
        return _joined(c, node, [_as_now(c, node, codes, at) for at in range(len(codes))])
    flush()
    return Code(c.made(c.helper("array_of", node, c.run(), *parts)), ARRAY, deepest(codes))


def _as_now(c: Emitter, node: n.Array, codes: list[Code], at: int) -> Code:
    """An item, or what is spread: a copy of that where what stands behind it may change it, and in any case an array where that
    may fail, as what cannot be spread fails before."""
    item, code = node.items[at], codes[at]
    if not isinstance(item, n.Spread) or all(
        code.simple or _only_reads(c, item) for item, code in zip(node.items[at + 1 :], codes[at + 1 :], strict=True)
    ):
        return code
    if c.resolution.changes:
        return Code(c.helper("items_now", item, code.py, py.constant("spread")), ARRAY, code.depth + 1)
    if code.kind == ARRAY:
        return code
    first, again = c.bound(code)
    other = c.helper("items_now", item, again, py.constant("spread"))
    return Code(py.if_else(py.class_is(first, "list"), again, other), ARRAY, code.depth + 3)


def _only_reads(c: Emitter, item: n.Expr | n.Spread) -> bool:
    """Whether an item of an array reads names and members, and calls nothing."""
    return not c.resolution.locals and all(isinstance(node, _READS) for node in walk(item))


_READS = n.Spread | n.Name | n.Member | n.Index | n.Constant | n.Binary | n.Paren | n.Array


def _distinct(c: Emitter, node: n.Array) -> Code | None:
    """`[...new Set(xs)]`: where there is no run, the items without repetitions, and no set of them."""
    item = node.items[0] if len(node.items) == 1 else None
    made = item.value if isinstance(item, n.Spread) else None
    space, entry = c.library.globals.get("Set"), c.library.globals.get("unique")
    if not isinstance(made, n.New) or made.name != "Set" or len(made.args) != 1 or not budget.possible(c):
        return None
    if isinstance(made.args[0], n.Spread) or not isinstance(space, Namespace) or space.construct is None:
        return None
    if not isinstance(entry, Builtin) or not entry.inline:
        return None
    c.builder.cost += 1  # of the set
    code = c.expression(made.args[0])
    first, again = c.bound(code)
    given = code.replace(py=again, simple=True)
    whole = _joined(c, node, [c.cut(calls.called(c, space.construct, made, [again], [given], spread=False))])
    found = c.temporary()
    call = py.call(c.entry(entry, f"{FORM}0"), again)
    tests = [py.class_is(first, "list"), without_run()]
    tests += [
        _no_longer(again, SHORT),
        *budget.copy_fuel(c, again, 0),
        py.is_not(py.walrus(found, call), py.constant(None)),
    ]
    return whole.replace(py=py.if_else(py.all_of(tests), py.load(found), whole.py))


def _no_longer(value: py.Expr, most: int) -> py.Expr:
    """Whether an array has at most so many items."""
    return py.compare(py.call(py.load("len"), value), ast.LtE(), py.constant(most))


def _joined(c: Emitter, node: n.Array, codes: list[Code]) -> Code:
    """An array with spreads where there may be no run: these are arrays that are not too long then."""
    binding, values = c.operands(codes)
    tests = [without_run()]
    items: list[py.Expr] = []
    parts: list[py.Expr] = []
    for item, code, value in zip(node.items, codes, values, strict=True):
        if not isinstance(item, n.Spread):
            items.append(value)
            parts.append(py.list_of([value]))
            continue
        c.inlined += 1
        short = _no_longer(value, LONG)
        taken = value
        if code.kind != ARRAY:
            listed = py.class_is(value, "list")
            short = py.if_else(listed, short, py.in_(py.attribute(value, "__class__"), py.load("SPREAD")))
            taken = py.if_else(listed, value, c.helper("few", None, value))
        tests.append(short)
        if budget.small(c):
            if code.kind != ARRAY:
                name = c.temporary()
                tests.append(py.is_not(py.walrus(name, taken), py.constant(None)))
                taken = py.load(name)
            tests += budget.copy_fuel(c, taken)
        items.append(py.Starred(value=taken, ctx=ast.Load()))
        parts.append(c.helper("items", item, value, py.constant("spread")))
    slow = c.helper("array_of", node, py.load(RUN), *parts)
    return Code(c.made(py.after(binding, py.if_else(py.all_of(tests), py.list_of(items), slow))), ARRAY, deepest(codes))


def object_(c: Emitter, node: n.Object, lenient: bool) -> Code:
    """`{a, [k]: b, ...c}`."""
    return build(c, node, c.expression, partial(spread, c))


def build(
    c: Emitter, node: n.Object, value: Compile, added: Callable[[n.Spread], Code], small: Sequence[py.Expr] = ()
) -> Code:
    """Build an object of what `value` makes of its values and `added` of its spreads, the latter being dicts.

    It is not too large where one of the tests `small` holds.
    """
    c.builder.cost += 2  # an object is larger than other values
    keys: list[py.Expr | None] = []
    codes: list[Code] = []
    for item in node.properties:
        if isinstance(item, n.Spread):
            keys.append(None)
            codes.append(added(item))
        else:
            keys.append(_key(c, item))
            codes.append(value(item.value))
    made = py.dict_of(keys, (code.py for code in codes))
    if None not in keys:
        made = c.made(made)
        return Code(made, OBJECT, deepest(codes))
    name = c.temporary()
    bound = py.is_(py.walrus(name, made), py.constant(...))
    return Code(c.made(bounded(c, node, py.load(name), [bound, *small])), OBJECT, deepest(codes) + 3)


def bounded(c: Emitter, node: n.Object, made: py.Expr, small: Sequence[py.Expr]) -> py.Expr:
    """An object that spreads may have made too large, unless one of the tests `small` holds."""
    few = py.compare(py.call(py.load("len"), made), ast.LtE(), py.constant(c.limits.object))
    return py.if_else(py.any_of([*small, few]), made, c.helper("large_object", node, c.run_if_any(), made))


def _key(c: Emitter, item: n.Property) -> py.Expr:
    """A property's key, fixed or computed."""
    if isinstance(item.key, str):
        return py.constant(item.key)
    code = c.expression(item.key)
    first, again = c.bound(code)
    short = py.less(py.call(py.load("len"), again), py.constant(FREE))
    test = py.all_of([py.class_is(first, "str"), short])
    return py.if_else(test, again, c.helper("property_key", item.key, again))


def spread(c: Emitter, item: n.Spread, large: Callable[[py.Expr], py.Expr] = lambda made: made) -> Code:
    """What `...value` adds: a small dict as it is, the rest is charged first, and handed to `large`."""
    return spread_of(c, item, c.expression(item.value), large)


def spread_of(c: Emitter, item: n.Spread, code: Code, large: Callable[[py.Expr], py.Expr] = lambda made: made) -> Code:
    """The same of a value that is compiled."""
    first, again = c.bound(code)
    slow = large(c.helper("properties", item, c.run_if_any(), again))
    few = c.free_entries()
    c.builder.cost += few
    small = py.compare(py.call(py.load("len"), again), ast.LtE(), py.constant(few))
    test = py.all_of([py.class_is(first, "dict"), small])
    return Code(py.if_else(test, again, slow), OBJECT, code.depth + 3)
