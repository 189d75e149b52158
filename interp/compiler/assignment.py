"""Assignments as expressions: `=`, the compound operators, `++` and `--`, and patterns.

Order is ECMA-262's: the object and the key of the target, then the right side, then the assignment (13.15.2). Python
evaluates the arguments of a call in that order.
"""

from __future__ import annotations

import ast

from latebind.grammar import nodes as n
from latebind.interp.compiler import arithmetic, conditions, members, names
from latebind.interp.compiler import pyast as py
from latebind.interp.compiler.blocks import inner_function
from latebind.interp.compiler.codes import ANY, NUMBER, Code, deepest
from latebind.interp.compiler.emitter import Emitter
from latebind.interp.compiler.patterns import items_of, take_apart, take_items
from latebind.interp.compiler.places import put, put_absent
from latebind.interp.scope import Binding

# Python compares ints below 2^30 quicker than others.
_SMALL = 2**30 - 1


def assign(c: Emitter, node: n.Assign, lenient: bool) -> Code:
    """`target op value`; its value is what was assigned."""
    target = node.target
    if isinstance(target, n.Name):
        return _assign_name(c, node, target)
    if isinstance(target, n.Member | n.Index):
        return _assign_place(c, node, target)
    # Its statements are a function, which is called where the expression is evaluated, if it is.
    name, _ = inner_function(c, lambda value: _take(c, node, target, value))
    return Code(py.call(py.load(name)), ANY, 2)


def _take(c: Emitter, node: n.Assign, target: n.Pattern, value: str) -> None:
    """Assign what a pattern takes apart, which goes to the name `value`."""
    c.emit(py.assign(value, c.expression(node.value).py))
    take_apart(c, target, py.load(value))


def alone(c: Emitter, node: n.Assign | n.Update) -> bool:
    """Compile an assignment to a name or place as a statement whose value nobody asks for. False where it is none."""
    target = node.target
    if isinstance(target, n.Member | n.Index):
        return _place_alone(c, node, target)
    if not isinstance(target, n.Name):
        assert isinstance(node, n.Assign)
        c.builder.cost += 1
        if (items := items_of(c, target, node.value)) is not None:
            take_items(c, target, items)
        else:
            _take(c, node, target, c.temporary())
        return True
    binding = _binding(c, target)
    c.builder.cost += 1
    if isinstance(node, n.Update):
        code = _counted(c, node, names.read(c, target, binding))
    elif node.op == "=":
        code = c.expression(node.value)
    elif node.op[:-1] in _LOGICAL:
        return False
    else:
        code = _combined(c, node, names.read(c, target, binding))
    names.store_alone(c, node, binding, code.py)
    return True


_LOGICAL = frozenset({"&&", "||", "??"})


def _binding(c: Emitter, target: n.Name) -> Binding:
    binding = c.resolution.names[target]
    assert isinstance(binding, Binding)
    return binding


def _assign_name(c: Emitter, node: n.Assign, target: n.Name) -> Code:
    binding = _binding(c, target)
    if node.op[:-1] in _LOGICAL:
        rest = n.Assign(node.start, node.end, "=", target, node.value)
        return conditions.logical(c, n.Logical(node.start, node.end, node.op[:-1], target, rest), False)
    code = c.expression(node.value) if node.op == "=" else _combined(c, node, names.read(c, target, binding))
    return Code(names.store(c, node, binding, code.py), code.kind, code.depth + 1)


def _combined(c: Emitter, node: n.Assign, left: Code) -> Code:
    """`left op value`. `left` is evaluated first, whatever the right side changes."""
    assert not isinstance(node.target, n.ObjectPattern | n.ArrayPattern)
    binary = n.Binary(node.start, node.end, node.op[:-1], node.target, node.value)
    return arithmetic.binary(c, binary, left, c.expression(node.value))


def update(c: Emitter, node: n.Update, lenient: bool) -> Code:
    """`++x` gives the new number, `x++` the old one."""
    target = node.target
    if not isinstance(target, n.Name):
        return _update_place(c, node, target)
    binding = _binding(c, target)
    old = names.read(c, target, binding)
    if node.prefix:
        return Code(names.store(c, node, binding, _counted(c, node, old).py), NUMBER, old.depth + 4)
    first, again = _kept(c, old)
    made = names.store(c, node, binding, _counted(c, node, Code(again, old.kind, simple=True)).py)
    return Code(c.helper("old_number", None, first, made), NUMBER, old.depth + 5)


def _kept(c: Emitter, code: Code) -> tuple[py.Expr, py.Expr]:
    """A value bound to a temporary: what it was stays, whatever happens to its name."""
    name = c.temporary()
    return py.walrus(name, code.py), py.load(name)


def _counted(c: Emitter, node: n.Update, code: Code) -> Code:
    """The number after, or before, another."""
    up = node.op == "++"
    if code.whole and code.bounds is not None:  # one that counts, see `ranges`
        counted = py.BinOp(left=code.py, op=ast.Add() if up else ast.Sub(), right=py.constant(1))
        return Code(counted, NUMBER, code.depth + 3)
    first, again = c.bound(code)
    op = ast.Add() if up else ast.Sub()
    fast = py.BinOp(left=again, op=op, right=py.constant(1))
    slow = c.helper("increment" if up else "decrement", node, again)
    # On either side: what a host lends may be beyond all numbers that can be counted with.
    small = py.between(-_SMALL, again, again, _SMALL)
    made = py.if_else(py.all_of([py.class_is(first, "int"), small]), fast, slow)
    return Code(made, NUMBER, code.depth + 3)


# Members and indices.


def _place_alone(c: Emitter, node: n.Assign | n.Update, target: n.Member | n.Index) -> bool:
    """Compile an assignment to a place as a statement; False where it has a run, or may assign nothing."""
    if not c.takes_fuel() or (isinstance(node, n.Assign) and node.op[:-1] in _LOGICAL):
        return False
    c.builder.cost += 1
    (base, key), kind = _place(c, target)
    if isinstance(node, n.Assign) and node.op == "=":
        base, key = _held_first(c, base), _held_first(c, key)
        value = c.expression(node.value)
    else:
        base, key = _bound_first(c, base), _bound_first(c, key)
        old = _held(base, key, base.py, key.py, c.helper(kind, target, base.py, key.py))
        value = _counted(c, node, old) if isinstance(node, n.Update) else _combined(c, node, old)
    put(c, target, base, key, value.py if value.simple else _assigned(c, value))
    return True


def _held_first(c: Emitter, code: Code) -> Code:
    """An operand that is evaluated before what follows: a name or constant."""
    return code if code.simple else _bound_first(c, code)


def _bound_first(c: Emitter, code: Code) -> Code:
    """The same, of a name that may change meanwhile, too."""
    return code if isinstance(code.py, ast.Constant) else code.replace(py=_assigned(c, code), simple=True)


def _assigned(c: Emitter, code: Code) -> py.Expr:
    name = c.temporary()
    c.builder.defined.add(name)
    c.emit(py.assign(name, code.py))
    return py.load(name)


def _place(c: Emitter, target: n.Member | n.Index) -> tuple[list[Code], str]:
    """The object and the key of a target, in this order, and what kind of place it is, for the helpers."""
    base = c.expression(target.object)
    if isinstance(target, n.Member):
        return [base, Code(py.constant(target.name), simple=True, value=target.name)], "member"
    return [base, c.expression(target.index)], "index"


def _assign_place(c: Emitter, node: n.Assign, target: n.Member | n.Index) -> Code:
    (base, key), kind = _place(c, target)
    if node.op == "=":
        value = c.expression(node.value)
        made = c.helper(f"set_{kind}", target, c.run_or_fuel(), base.py, key.py, value.py)
        return Code(made, value.kind, deepest([base, key, value]))
    binding, (value_of, at) = _all_kept(c, [base, key])
    lenient = node.op in ("||=", "??=")
    slow = c.helper(f"{'optional_' if lenient else ''}{kind}", target, value_of, at)
    if node.op == "??=" and isinstance(value_of, ast.Name) and c.takes_fuel():
        place = base.replace(py=value_of), key.replace(py=at)
        return _after(binding, _put_if_absent(c, node, target, place, members.held_or_null(c, *place, slow)))
    held = _held(base, key, value_of, at, slow)
    if node.op[:-1] in _LOGICAL:
        return _after(binding, _logical_place(c, node, held, [value_of, at], kind))
    combined = _combined(c, node, held)
    made = c.helper(f"set_{kind}", target, c.run_or_fuel(), value_of, at, combined.py)
    return _after(binding, Code(made, combined.kind, combined.depth))


def _held(base: Code, key: Code, value: py.Expr, at: py.Expr, slow: py.Expr) -> Code:
    """What a place holds; `slow` where that is not read in place."""
    if isinstance(value, ast.Constant):
        return Code(slow, ANY, 3)
    return Code(py.if_else(py.all_of(members.there(base, key, value, at)), py.subscript(value, at), slow), ANY, 3)


def _put_if_absent(
    c: Emitter, node: n.Assign, target: n.Member | n.Index, place: tuple[Code, Code], held: py.Expr
) -> Code:
    """`o.k ??= value`, where `held` is there already: in place where there is no run."""
    first, again = _kept(c, Code(held, ANY))
    value = c.expression(node.value)
    binding, [new] = c.operands([value])
    made = py.after(binding, put_absent(c, target, *place, new))
    return Code(py.if_else(py.is_not(first, py.constant(None)), again, made), ANY, value.depth + 6)


def _logical_place(c: Emitter, node: n.Assign, held: Code, place: list[py.Expr], kind: str) -> Code:
    first, again = _kept(c, held)
    value = c.expression(node.value)
    made = c.helper(f"set_{kind}", node.target, c.run_or_fuel(), *place, value.py)
    op = node.op[:-1]
    if op == "??":
        return Code(py.if_else(py.is_not(first, py.constant(None)), again, made), ANY, value.depth + 4)
    test = c.helper("truthy", node, first)
    yes, no = (made, again) if op == "&&" else (again, made)
    return Code(py.if_else(test, yes, no), ANY, value.depth + 4)


def _update_place(c: Emitter, node: n.Update, target: n.Member | n.Index) -> Code:
    (base, key), kind = _place(c, target)
    binding, (value_of, at) = _all_kept(c, [base, key])
    first, again = _kept(c, _held(base, key, value_of, at, c.helper(kind, target, value_of, at)))
    counted = _counted(c, node, Code(again, simple=True)).py
    made = c.helper(f"set_{kind}", target, c.run_or_fuel(), value_of, at, counted)
    if node.prefix:
        made = c.helper("second", None, first, made)
    else:
        made = c.helper("old_number", None, first, made)
    return _after(binding, Code(made, NUMBER, 6 + max(base.depth, key.depth)))


def _all_kept(c: Emitter, codes: list[Code]) -> tuple[list[py.Expr], list[py.Expr]]:
    """Operands bound in order, whether their names may change or not; see `Emitter.operands`."""
    return c.operands([code if isinstance(code.py, ast.Constant) else code.replace(simple=False) for code in codes])


def _after(binding: list[py.Expr], code: Code) -> Code:
    """A value that is evaluated after what it mentions is bound."""
    if not binding:
        return code
    return Code(py.if_else(py.any_of(binding), py.constant(None), code.py), code.kind, code.depth + 2)


def delete(c: Emitter, node: n.Delete, lenient: bool) -> Code:
    """`delete o.k`: true, whether there was such a key or not."""
    (base, key), kind = _place(c, node.target)
    return Code(
        c.helper(f"delete_{kind}", node.target, c.run_or_fuel(), base.py, key.py), "boolean", deepest([base, key])
    )
