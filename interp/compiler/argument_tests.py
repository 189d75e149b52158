"""What arguments of a call of the library have to be: the tests that stand before an inline form, and before the
implementation itself, which is called where the classes of all arguments are right.
"""

from __future__ import annotations

import ast
from functools import lru_cache
from typing import Any

from latebind.grammar import nodes as n
from latebind.interp.compiler import budget, forms
from latebind.interp.compiler import pyast as py
from latebind.interp.compiler.charges import fuel_taken, with_run
from latebind.interp.compiler.codes import ARRAY, BOOLEAN, MADE, STRING, Code, is_index
from latebind.interp.compiler.emitter import RUN, Emitter
from latebind.interp.inline import CALLED, LONG, Inline
from latebind.interp.library import Builtin
from latebind.interp.linking import DIRECT, MOST_ARGUMENTS
from latebind.interp.values import SAFE_INT

# Beyond this, a double may be no number, or have lost digits.
_COMMON = 10**15
# The classes of a type's values, by the names that generated code has for them.
_CLASSES = {
    "string": "str",
    "array": "list",
    "boolean": "bool",
    "object": "dict",
    "function": "Closure",
    "date": "DateValue",
    "map": "MapValue",
    "set": "SetValue",
    "regexp": "RegexValue",
    "error": "ErrorValue",
}
_KINDS = {"string": STRING, "array": ARRAY, "boolean": BOOLEAN}
_SIZED = frozenset({"string", "array", "object"})
_RECEIVERS = frozenset({None, "number", *_CLASSES} - {"object", "function"})
_OWN = frozenset({None, "write"})  # effects, but for those of a host's functions
_NO_LITERALS = MADE | {"function"}


@lru_cache(maxsize=1_024)
def types(entry: Builtin, count: int, fresh: str = "") -> tuple[tuple[str, ...], ...]:
    """The types of so many arguments, the receiver's first; `fresh` is that of what is made."""
    own = () if entry.receiver is None else ((fresh or entry.receiver,),)
    return (*own, *(entry.params[min(at, len(entry.params) - 1)].types for at in range(count - len(own))))


def has_direct(entry: Builtin, count: int) -> bool:
    """Whether there is a direct call with so many arguments, the receiver among them."""
    given = count - (entry.receiver is not None)
    fits = entry.least <= given and (entry.most is None or given <= entry.most)
    return fits and entry.effect in _OWN and 0 < count <= MOST_ARGUMENTS and entry.receiver in _RECEIVERS


def direct(
    c: Emitter,
    entry: Builtin,
    node: n.Node,
    codes: list[Code],
    values: list[py.Expr],
    otherwise: py.Expr,
    run: py.Expr | None = None,
) -> py.Expr:
    """A call of the implementation where all classes are right; `otherwise` where one is not.

    `run` is given where the program may have been started without one: what `otherwise` makes do with then.
    """
    count = len(values)
    tests = []
    for wanted, code, value in zip(types(entry, count), codes, values, strict=True):
        test = _right(wanted, code, value)
        if test is not None:
            tests.append(test)
    if run is None or tests or isinstance(run, ast.Name):
        tests = tests if run is None else [with_run(), *tests]
        run = py.load(RUN)
    called = py.at(py.call(c.entry(entry, f"{DIRECT}{count}"), run, *values), c.site(node))
    called = c.made_by(entry, called)
    return py.if_else(py.all_of(tests), called, otherwise) if tests else called


def _right(wanted: tuple[str, ...], code: Code, value: py.Expr) -> py.Expr | None:
    """A test that a value needs no conversion; None where that is known."""
    if _known(wanted, code):
        return None
    tests: list[py.Expr] = []
    for name in wanted:
        if name in _CLASSES:
            tests.append(py.class_is(value, _CLASSES[name]))
        elif name == "null":
            tests.append(py.is_(value, py.constant(None)))
        elif name in ("number", "integer"):
            if name == "number":
                tests.append(py.class_is(value, "float"))
            tests.append(py.all_of([py.class_is(value, "int"), py.between(-SAFE_INT, value, value, SAFE_INT)]))
    return py.any_of(tests) if tests else py.constant(False)


def _known(wanted: tuple[str, ...], code: Code) -> bool:
    """Whether a value is known to be of a parameter's type."""
    if "any" in wanted:
        return True
    if "integer" in wanted and code.value.__class__ is int:
        return -SAFE_INT <= code.value <= SAFE_INT
    return any(_is_of(name, code) for name in wanted)


def _is_of(name: str, code: Code) -> bool:
    """Whether a value is known to be of a type that is no number."""
    return code.instance == name or _KINDS.get(name) == code.kind


def may_be_literals(found: Inline, entry: Builtin, values: dict[str, py.Expr], short: int) -> bool:
    """Whether a form is for such literals as are among the values of its parameters."""
    literals: list[Any] = [value.value for value in values.values() if isinstance(value, ast.Constant)]
    if any(value.__class__ is str and len(value) > max(short, 1) for value in literals if found.short):
        return False
    for param in found.literal.split():  # what is right for whole numbers need not be for others
        given = values[param]
        if not isinstance(given, ast.Constant) or given.value.__class__ is float:
            return False
    first = _takes(found, entry)
    return not any(
        isinstance(value, ast.Constant) and _warned_of(value.value, *first.get(at, wanted)[:1])
        for at, (value, wanted) in enumerate(zip(values.values(), types(entry, len(values), found.fresh), strict=True))
    )


def _warned_of(literal: object, wanted: str) -> bool:
    """Whether Python warns of a literal in place of what a form takes: of an index that is none, and of a call."""
    return wanted in _NO_LITERALS or (literal.__class__ is float and wanted == "integer")


def of_form(
    c: Emitter, found: Inline, entry: Builtin, codes: list[Code], bound: dict[str, py.Expr], short: int, fuel: str
) -> list[py.Expr]:
    """What arguments have to be, by the names that they are `bound` to: of a double that is an index, the whole number is bound
    instead. Unless they are short, the call takes `fuel`, if any."""
    tests: list[py.Expr] = []
    sized: list[py.Expr] = []
    first, heavy = _takes(found, entry), budget.is_heavy(c, found)
    named = zip(found.params.split(), types(entry, len(codes), found.fresh), codes, strict=True)
    for at, (name, wanted, code) in enumerate(named):
        wanted = first.get(at, wanted)
        kind, value = wanted[0], bound[name]
        if kind == "integer" and not found.narrow and code.value is None:
            if not is_index(code):
                bound[name] = py.load(whole := c.temporary())
                tests += [_whole(whole, value), py.between(-_COMMON, bound[name], bound[name], _COMMON)]
        elif "any" not in wanted and not (found.narrow and f"{name}.__class__ is " in found.when):
            tests += _of_type(kind, code, value, LONG if fuel and (found.fuel or not at) else short, found)
        if fuel and not heavy and not _is_short(kind, code, value, short):
            sized.append(_is_most(value, short))
    if heavy:
        tests.append(fuel_taken(c, py.BinOp(left=forms.written(fuel, bound), op=ast.Add(), right=py.constant(CALLED))))
    elif sized:
        tests.append(py.any_of([py.all_of(sized), fuel_taken(c, forms.written(fuel, bound))]))
    return tests


def _takes(found: Inline, entry: Builtin) -> dict[int, tuple[str]]:
    """The types that a form is for, by the places of arguments, where these are not the first that are named."""
    if not found.takes:
        return {}
    return {at: (name,) for at, name in enumerate(found.takes.split(), entry.receiver is not None)}


def _whole(name: str, value: py.Expr) -> py.Expr:
    """Whether a value is a number that is an int without its fraction; `name` holds that then."""
    cut = py.is_not(py.walrus(name, py.call(forms.load("whole"), value)), py.constant(None))
    return py.any_of([py.class_is(py.walrus(name, value), "int"), cut])


def _of_type(name: str, code: Code, value: py.Expr, short: int, found: Inline) -> list[py.Expr]:
    """Tests that a value is of a type, and has at most `short` items where that counts, and numbers are in the bounds of a form,
    unless that tests them itself."""
    if name == "number" or name == "integer":
        return _number(name, code, value, found)
    tests = [] if _is_of(name, code) else [py.class_is(value, _CLASSES[name])]
    if short and not _is_short(name, code, value, short):
        tests.append(_is_most(value, short))
    return tests


def _number(name: str, code: Code, value: py.Expr, found: Inline) -> list[py.Expr]:
    most = SAFE_INT if found.wide else _COMMON
    if code.value.__class__ is int or (code.value.__class__ is float and name == "number"):
        return [] if -most <= code.value <= most else [py.constant(False)]
    double, whole = py.class_is(value, "float"), py.class_is(value, "int")
    if found.narrow:
        return [py.any_of([double, whole])]
    whole = py.all_of([whole, py.between(-most, value, value, most)])
    if name == "integer":
        return [whole]
    # A double is compared with doubles, which takes a quarter of the time.
    return [py.if_else(double, py.between(-float(most), value, value, float(most)), whole)]


def _is_short(name: str, code: Code, value: py.Expr, short: int) -> bool:
    """Whether a value of a type needs no look at its length: it has none, or is a literal, of an array one of no more items."""
    if name not in _SIZED or isinstance(value, ast.Constant):
        return True
    made = code.py
    return isinstance(made, ast.List) and len(made.elts) <= short and not any(map(_is_spread, made.elts))


def _is_spread(item: py.Expr) -> bool:
    return isinstance(item, ast.Starred)


def _is_most(value: py.Expr, short: int) -> py.Expr:
    return py.compare(py.call(py.load("len"), value), ast.LtE(), py.constant(short))
