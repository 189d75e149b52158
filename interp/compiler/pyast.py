"""Short constructors for Python's `ast`.

A line number here is the index of a site in the program's table of sites: a traceback's line then leads to the span
of the source and costs nothing at run time. Nodes that may raise are given theirs by `at`; all others are at the first
line, which is their class's, so that making a tree takes no second walk. Names and tests of names are made once and
shared between programs: nothing changes a node but `at`, whose nodes are not shared.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import Any, TypeGuard, TypeVar

Expr = ast.expr
Stmt = ast.stmt
Node = TypeVar("Node", bound=ast.AST)

# Of shared nodes, so many are kept.
_MOST_SHARED = 2_048


_placed: dict[type[ast.AST], type[ast.AST]] = {}


def _make(kind: type[Node]) -> type[Node]:
    """A class of nodes that are at the first line unless they say otherwise."""
    made: Any = type(kind.__name__, (kind,), {"lineno": 1, "col_offset": 0})
    _placed[kind] = made
    found: type[Node] = made
    return found


def class_of(kind: type[ast.AST]) -> type[ast.AST]:
    """The class for nodes of Python's class here."""
    return _placed.get(kind, kind)


AnnAssign = _make(ast.AnnAssign)
Assign = _make(ast.Assign)
Attribute = _make(ast.Attribute)
AugAssign = _make(ast.AugAssign)
BinOp = _make(ast.BinOp)
BoolOp = _make(ast.BoolOp)
Break = _make(ast.Break)
Call = _make(ast.Call)
Compare = _make(ast.Compare)
Constant = _make(ast.Constant)
Continue = _make(ast.Continue)
Dict = _make(ast.Dict)
ExceptHandler = _make(ast.ExceptHandler)
ExprStatement = _make(ast.Expr)
For = _make(ast.For)
FormattedValue = _make(ast.FormattedValue)
FunctionDef = _make(ast.FunctionDef)
If = _make(ast.If)
IfExp = _make(ast.IfExp)
JoinedStr = _make(ast.JoinedStr)
List = _make(ast.List)
Name = _make(ast.Name)
NamedExpr = _make(ast.NamedExpr)
Nonlocal = _make(ast.Nonlocal)
Parameter = _make(ast.arg)
Pass = _make(ast.Pass)
Raise = _make(ast.Raise)
Return = _make(ast.Return)
Set = _make(ast.Set)
Slice = _make(ast.Slice)
Starred = _make(ast.Starred)
Subscript = _make(ast.Subscript)
Try = _make(ast.Try)
Tuple = _make(ast.Tuple)
UnaryOp = _make(ast.UnaryOp)
While = _make(ast.While)

# Lists of nodes that are empty, and stay it.
NONE: list[Any] = []
_LOAD = ast.Load()
_STORE = ast.Store()
_AND, _OR, _NOT = ast.And(), ast.Or(), ast.Not()
_IS, _IS_NOT, _IN = ast.Is(), ast.IsNot(), ast.In()
_EQ, _NOT_EQ, _LT, _LT_E, _GT_E = ast.Eq(), ast.NotEq(), ast.Lt(), ast.LtE(), ast.GtE()


def constant(value: Any) -> Expr:
    """A literal."""
    return Constant(value)


@lru_cache(maxsize=_MOST_SHARED)
def load(name: str) -> Expr:
    """`name`, shared."""
    return Name(name, _LOAD)


def load_at(name: str, site: int) -> Expr:
    """`name`, where reading it may raise; see `at`."""
    node = Name(name, _LOAD)
    node.lineno = site
    return node


def own(node: Expr) -> Expr:
    """The same node, of which nobody else has a part: names are made anew."""
    return Name(node.id, _LOAD) if isinstance(node, ast.Name) else node


def store(name: str) -> ast.Name:
    """`name`, to be assigned to."""
    return Name(name, _STORE)


def walrus(name: str, value: Expr) -> Expr:
    """`(name := value)`."""
    return NamedExpr(store(name), value)


def call(function: Expr, *args: Expr) -> Expr:
    """`function(*args)`."""
    return Call(function, list(args), NONE)


def attribute(value: Expr, name: str) -> Expr:
    """`value.name`."""
    return Attribute(value, name, _LOAD)


def subscript(value: Expr, key: Expr) -> Expr:
    """`value[key]`."""
    return Subscript(value, key, _LOAD)


def class_is(value: Expr, name: str) -> Expr:
    """`value.__class__ is name`."""
    if is_shared(value):
        return _class_is(value.id, name)
    return Compare(attribute(value, "__class__"), [_IS], [load(name)])


def is_shared(value: Expr) -> TypeGuard[ast.Name]:
    """Whether a node is a shared name: what is made of it may be shared too."""
    return isinstance(value, ast.Name) and load(value.id) is value


@lru_cache(maxsize=_MOST_SHARED)
def _class_is(value: str, name: str) -> Expr:
    return Compare(attribute(load(value), "__class__"), [_IS], [load(name)])


def is_(value: Expr, other: Expr) -> Expr:
    """`value is other`. Python warns of it where both are literals once it has folded them."""
    if isinstance(value, ast.Constant) and isinstance(other, ast.Constant):
        return constant(value.value is other.value)
    return Compare(value, [_EQ if _folds(value) else _IS], [other])


def is_not(value: Expr, other: Expr) -> Expr:
    """`value is not other`; see `is_`."""
    if isinstance(value, ast.Constant) and isinstance(other, ast.Constant):
        return constant(value.value is not other.value)
    return Compare(value, [_NOT_EQ if _folds(value) else _IS_NOT], [other])


def _folds(value: Expr) -> bool:
    """Whether Python makes a literal of an expression: arithmetic with nothing but literals."""
    work = [value]
    while work:
        node = work.pop()
        if isinstance(node, ast.BinOp):
            work += (node.left, node.right)
        elif isinstance(node, ast.UnaryOp):
            work.append(node.operand)
        elif not isinstance(node, ast.Constant):
            return False
    return True


def compare(left: Expr, op: ast.cmpop, right: Expr) -> Expr:
    """`left op right`."""
    return Compare(left, [op], [right])


def between(low: Any, first: Expr, again: Expr, high: Any) -> Expr:
    """`low <= value <= high`. Python is quicker with two comparisons than with one of three parts."""
    return BoolOp(_AND, [Compare(first, [_GT_E], [constant(low)]), Compare(again, [_LT_E], [constant(high)])])


def all_of(tests: Sequence[Expr]) -> Expr:
    """`a and b and …`; at least one."""
    return tests[0] if len(tests) == 1 else BoolOp(_AND, list(tests))


def any_of(tests: Sequence[Expr]) -> Expr:
    """`a or b or …`; at least one."""
    return tests[0] if len(tests) == 1 else BoolOp(_OR, list(tests))


def equals(value: Expr, other: Expr) -> Expr:
    """`value == other`."""
    return compare(value, _EQ, other)


def in_(value: Expr, other: Expr) -> Expr:
    """`value in other`."""
    return compare(value, _IN, other)


def less(value: Expr, other: Expr) -> Expr:
    """`value < other`."""
    return compare(value, _LT, other)


# Code units that a jump reaches in one instruction, less some. Python 3.11 specialises no comparison before a further one.
_NEAR = 220
FAR_IS_SLOW = sys.version_info < (3, 12)


def near(tests: list[Expr], sizes: Sequence[int], behind: int) -> list[Expr]:
    """Tests that must all hold, in groups from which the jump of one that fails is short.

    `sizes` are those of their code, roughly, and `behind` that of what follows; both in code units.
    """
    if not FAR_IS_SLOW or sum(sizes) + behind <= _NEAR:
        return tests
    groups: list[Expr] = []
    group: list[Expr] = []
    length = 0
    for test, size in zip(tests, sizes, strict=True):
        if group and length + size > _NEAR:
            groups.append(_landing(group))
            group, length = [], 0
        group.append(test)
        length += size
    return [*groups, _landing(group) if length + behind > _NEAR else all_of(group)]


def _landing(tests: list[Expr]) -> Expr:
    """The tests, with a place right behind them for those that fail: a test that never holds, which jumps on."""
    return if_else(all_of(tests), constant(True), is_(load("S"), constant(...)))


def decided(value: Expr) -> Expr:
    """A value that is True or False by jumps, where comparisons decide it: Python 3.11 specialises no others."""
    return if_else(value, constant(True), constant(False)) if FAR_IS_SLOW and _compares(value) else value


def _compares(value: Expr) -> bool:
    """Whether what gives a value is a comparison by `==` or by order, in a branch of it at least."""
    if isinstance(value, ast.IfExp):
        return _compares(value.body) or _compares(value.orelse)
    if isinstance(value, ast.BoolOp):
        return any(map(_compares, value.values))
    return isinstance(value, ast.Compare) and not isinstance(value.ops[0], ast.Is | ast.IsNot | ast.In | ast.NotIn)


def not_(value: Expr) -> Expr:
    """`not value`."""
    return UnaryOp(_NOT, value)


def if_else(test: Expr, body: Expr, orelse: Expr) -> Expr:
    """`body if test else orelse`."""
    return IfExp(test, body, orelse)


def after(binding: Sequence[Expr], value: Expr) -> Expr:
    """A value that mentions what the tests `binding` bind; see `Emitter.operands`."""
    return if_else(any_of(binding), constant(None), value) if binding else value


def list_of(items: Iterable[Expr]) -> Expr:
    """`[…]`."""
    return List(list(items), _LOAD)


def backwards(value: Expr) -> Expr:
    """`value[::-1]`."""
    return Subscript(value, Slice(None, None, UnaryOp(ast.USub(), constant(1))), _LOAD)


def tuple_of(items: Iterable[Expr]) -> Expr:
    """`(…)`."""
    return Tuple(list(items), _LOAD)


def dict_of(keys: Iterable[Expr | None], values: Iterable[Expr]) -> Expr:
    """A dict; a key of None spreads its value."""
    return Dict(list(keys), list(values))


def format_string(parts: Iterable[str | Expr]) -> Expr:
    """An f-string of plain text and values."""
    values: list[Expr] = [constant(part) if isinstance(part, str) else FormattedValue(part, -1) for part in parts]
    return JoinedStr(values)


def assign(name: str, value: Expr, *more: Expr) -> Stmt:
    """`name = value`, or `name = more = value`; see `item`."""
    return Assign([store(name), *more], value)


def assign_all(names: Iterable[str], values: Expr) -> Stmt:
    """`a, b = values`."""
    return Assign([Tuple([store(name) for name in names], _STORE)], values)


def declare(name: str) -> Stmt:
    """A name of this function, that a function within it will assign to."""
    return AnnAssign(store(name), constant(None), None, 1)


def item(value: Expr, key: Expr) -> Expr:
    """`value[key]`, to be assigned to."""
    return Subscript(value, key, _STORE)


def set_item(value: Expr, key: Expr, new: Expr) -> Stmt:
    """`value[key] = new`."""
    return Assign([item(value, key)], new)


def assign_attribute(value: Expr, name: str, new: Expr) -> Stmt:
    """`value.name = new`."""
    return Assign([Attribute(value, name, _STORE)], new)


def change_attribute(value: Expr, name: str, op: ast.operator, amount: Expr) -> Stmt:
    """`value.name op= amount`."""
    return AugAssign(Attribute(value, name, _STORE), op, amount)


def change(name: str, op: ast.operator, amount: Expr) -> Stmt:
    """`name op= amount`."""
    return AugAssign(store(name), op, amount)


def run(value: Expr) -> Stmt:
    """An expression as a statement."""
    return ExprStatement(value)


def effect(value: Expr) -> Expr:
    """What is left of an expression whose value nobody asks for: no length of the array that it has changed."""
    if isinstance(value, ast.IfExp):
        return if_else(value.test, effect(value.body), effect(value.orelse))
    if isinstance(value, ast.BoolOp) and isinstance(value.values[-1], ast.Call):
        last = value.values[-1]
        if isinstance(last.func, ast.Name) and last.func.id == "i_len" and isinstance(last.args[0], ast.Name):
            return type(value)(value.op, value.values[:-1]) if len(value.values) > 2 else value.values[0]
    return value


def give(value: Expr) -> Stmt:
    """`return value`."""
    return Return(value)


def if_statement(test: Expr, body: list[Stmt], orelse: list[Stmt] | None = None) -> Stmt:
    """`if test: … else: …`."""
    return If(test, body, orelse or [])


def for_loop(name: str, iterable: Expr, body: list[Stmt]) -> Stmt:
    """`for name in iterable: …`."""
    return For(store(name), iterable, body, [])


def define(name: str, params: Iterable[str], body: list[Stmt]) -> Stmt:
    """A function."""
    node = FunctionDef(name, _arguments(tuple(params)), body, NONE)
    if _HAS_TYPE_PARAMS:
        node.type_params = NONE  # type: ignore[attr-defined,unused-ignore]
    return node


_HAS_TYPE_PARAMS = "type_params" in ast.FunctionDef._fields  # since 3.12


@lru_cache(maxsize=_MOST_SHARED)
def _arguments(params: tuple[str, ...]) -> ast.arguments:
    return ast.arguments(NONE, [Parameter(param) for param in params], None, NONE, NONE, None, NONE)


def returns(body: list[Stmt], replace: Callable[[ast.Return], list[Stmt]]) -> list[Stmt]:
    """A function's statements with each `return` of its own, not of functions within it, replaced."""
    result: list[Stmt] = []
    for statement in body:
        if isinstance(statement, ast.Return):
            result += replace(statement)
            continue
        if not isinstance(statement, ast.FunctionDef):
            for field in ("body", "orelse", "finalbody"):
                if inner := getattr(statement, field, None):
                    setattr(statement, field, returns(inner, replace))
            for handler in getattr(statement, "handlers", ()):
                handler.body = returns(handler.body, replace)
        result.append(statement)
    return result


def at(node: Expr, site: int) -> Expr:
    """The same node, at a site; see `Emitter.site`. It is no shared one. What calls a method is where the method is."""
    node.lineno = site
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        node.func.lineno = site
    return node
