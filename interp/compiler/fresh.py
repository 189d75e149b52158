"""Methods of what `new` has just made, and comparisons of two such dates: where there is no run, without the object.

`new Date(text).getUTCDay()` and `new Set(items).has(x)` are functions of what `new` is given then.
"""

from __future__ import annotations

import ast

from latebind.grammar import nodes as n
from latebind.interp.compiler import arithmetic, budget, calls, inline, methods, promises
from latebind.interp.compiler import pyast as py
from latebind.interp.compiler.charges import without_run
from latebind.interp.compiler.codes import ANY, Code, deepest
from latebind.interp.compiler.emitter import Emitter
from latebind.interp.library import Builtin, Namespace
from latebind.interp.linking import FORM


def method(c: Emitter, base: n.Expr, links: list[n.Member | n.Index | n.Call]) -> tuple[Code, int] | None:
    """A call of a method that has a form for what `new` is given; and how many links that takes."""
    if len(links) < 2 or not isinstance(base, n.New):
        return None
    member, call = links[0], links[1]
    entry = _constructor(c, base)
    if entry is None or not isinstance(member, n.Member) or not isinstance(call, n.Call):
        return None
    found = c.library.methods[entry.result].get(member.name)
    simple = all(isinstance(arg, n.Name | n.Constant) for arg in call.args)
    if found is None or not simple or member.optional or call.optional:
        return None
    number = _form(c, found, 1 + len(call.args))
    if number is None or promises.way(c, call) is not None:
        return None
    cost = c.builder.cost
    _, others, _ = calls.arguments(c, call.args)
    c.builder.cost = cost + 1  # that of `new`; the arguments are counted with the call
    _, [code], _ = calls.arguments(c, base.args)
    binding, [given] = c.operands([code])
    again = code.replace(py=given, simple=True)
    made = c.cut(calls.called(c, entry, base, [given], [again], spread=False))
    whole = methods.method(c, made, member, call)
    codes = [again, *others]
    placed = inline.placed(c, found.inline[number], found, codes, [one.py for one in codes], whole.py)
    return c.cut(Code(py.after(binding, placed), ANY, deepest([code, whole]))), 2


def _constructor(c: Emitter, base: n.New) -> Builtin | None:
    """What `new` calls with one argument here, where that is a function of the library and its values have methods."""
    space = c.library.globals.get(base.name)
    one = len(base.args) == 1 and not isinstance(base.args[0], n.Spread)
    entry = space.construct if isinstance(space, Namespace) and one and budget.possible(c) else None
    return entry if entry is not None and entry.result in c.library.methods else None


def _form(c: Emitter, entry: Builtin, count: int) -> int | None:
    """The form with so many parameters that takes what `new` was given."""
    for at, form in enumerate(entry.inline):
        if form.fresh and len(form.params.split()) == count and not (form.utc and c.zone != "UTC"):
            return at
    return None


def are_dates(c: Emitter, node: n.Binary) -> bool:
    """Whether an operator has two dates that `new` makes of what is read from names."""
    left, right = n.bare(node.left), n.bare(node.right)
    if node.op not in _OPERATORS or not isinstance(left, n.New) or not isinstance(right, n.New):
        return False
    if left.name != "Date" or right.name != "Date" or not budget.possible(c):
        return False
    return len(left.args) == len(right.args) == 1 and all(map(_is_read, (*left.args, *right.args)))


_OPERATORS: dict[str, ast.cmpop | None] = {
    "<": ast.Lt(),
    ">": ast.Gt(),
    "<=": ast.LtE(),
    ">=": ast.GtE(),
    "-": None,
}


def _is_read(node: n.Node) -> bool:
    """Whether it makes no difference how often a node is evaluated: it is a name, or a member of one."""
    while isinstance(node, n.Member) and not node.optional:
        node = node.object
    return isinstance(node, n.Name)


def dates(c: Emitter, node: n.Binary) -> Code:
    """`new Date(a) < new Date(b)`: by the moments that the texts name, where there is no run."""
    with c.branch(certain=True):
        whole = arithmetic.binary(c, node, c.expression(node.left), c.expression(node.right))
    cost = c.builder.cost
    names: list[py.Expr] = []
    tests = [without_run()]
    op = _OPERATORS[node.op]
    entry = None
    with c.branch(certain=True):
        for side in (node.left, node.right):
            new = n.bare(side)
            assert isinstance(new, n.New) and not isinstance(new.args[0], n.Spread)
            first, again = c.bound(c.expression(new.args[0]))
            entry = _constructor(c, new)
            names.append(again)
            tests.append(py.class_is(first, "str"))
    c.builder.cost = cost  # they were counted with the whole
    number = None if entry is None else _form(c, entry, 2 if node.op == "-" else 1)
    if entry is None or number is None:
        return whole
    read = c.entry(entry, f"{FORM}{number}")
    found: py.Expr
    if op is not None:
        found = py.compare(py.call(read, names[0]), op, py.call(read, names[1]))
    else:
        found = py.call(read, *names)
    return Code(py.if_else(py.all_of(tests), found, whole.py), whole.kind, whole.depth + 2)
