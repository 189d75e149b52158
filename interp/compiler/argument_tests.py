"""What arguments of a call of the library have to be: the tests that stand before an inline form, and before the
implementation itself, which is called where the classes of all arguments are right.
"""

from __future__ import annotations

import ast
from typing import Any

from latebind.grammar import nodes as n
from latebind.interp.compiler import budget, forms
from latebind.interp.compiler import pyast as py
from latebind.interp.compiler.charges import with_run
from latebind.interp.compiler.codes import ARRAY, BOOLEAN, MADE, STRING, Code, is_index
from latebind.interp.compiler.emitter import RUN, Emitter
from latebind.interp.inline import LONG, Inline
from latebind.interp.library import Builtin, Param
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


def params(entry: Builtin, count: int, fresh: str = "") -> list[Param]:
    """The parameters that so many arguments belong to, the receiver's first; `fresh` is of what type that is made."""
    own = [] if entry.receiver is None else [Param("this", (fresh or entry.receiver,))]
    return own + [entry.params[min(index, len(entry.params) - 1)] for index in range(count - len(own))]


def takes(found: Inline, entry: Builtin) -> dict[int, str]:
    """What arguments are, by their places."""
    return dict(enumerate(found.takes.split(), entry.receiver is not None))


def has_direct(entry: Builtin, count: int) -> bool:
    """Whether there is a direct call with so many arguments, the receiver among them."""
    given = count - (entry.receiver is not None)
    fits = entry.least <= given and (entry.most is None or given <= entry.most)
    return fits and entry.effect in _OWN and 0 < count <= MOST_ARGUMENTS and entry.receiver in _RECEIVERS


def direct(
    c: Emitter, entry: Builtin, node: n.Node, codes: list[Code], values: list[py.Expr], otherwise: py.Expr, placed: bool
) -> py.Expr:
    """A call of the implementation where all classes are right; `otherwise` where one is not.

    `placed`: the program may have been started without a run.
    """
    count = len(values)
    tests = [with_run()] if placed else []
    for param, code, value in zip(params(entry, count), codes, values, strict=True):
        test = _right(param, code, value)
        if test is not None:
            tests.append(test)
    called = py.at(py.call(c.entry(entry, f"{DIRECT}{count}"), py.load(RUN), *values), c.site(node))
    called = c.made_by(entry, called)
    return py.if_else(py.all_of(tests), called, otherwise) if tests else called


def _right(param: Param, code: Code, value: py.Expr) -> py.Expr | None:
    """A test that a value needs no conversion; None where that is known."""
    if _known(param, code):
        return None
    tests: list[py.Expr] = []
    for name in param.types:
        if name in _CLASSES:
            tests.append(py.class_is(value, _CLASSES[name]))
        elif name == "null":
            tests.append(py.is_(value, py.constant(None)))
        elif name in ("number", "integer"):
            if name == "number":
                tests.append(py.class_is(value, "float"))
            tests.append(py.all_of([py.class_is(value, "int"), py.between(-SAFE_INT, value, value, SAFE_INT)]))
    return py.any_of(tests) if tests else py.constant(False)


def _known(param: Param, code: Code) -> bool:
    """Whether a value is known to be of a parameter's type."""
    if "any" in param.types:
        return True
    if "integer" in param.types and code.value.__class__ is int:
        return -SAFE_INT <= code.value <= SAFE_INT
    return any(_is_of(name, code) for name in param.types)


def _is_of(name: str, code: Code) -> bool:
    """Whether a value is known to be of a type that is no number."""
    return code.instance == name or _KINDS.get(name) == code.kind


def may_be_literals(found: Inline, values: dict[str, py.Expr], takes: dict[int, str], short: int) -> bool:
    """Whether a form is for such literals as are among the values of its parameters."""
    literals: list[Any] = [value.value for value in values.values() if isinstance(value, ast.Constant)]
    if any(value.__class__ is float for value in literals):
        return False  # Python warns of an index that is none, and of what is called on a literal
    if any(value.__class__ is str and len(value) > max(short, 1) for value in literals if found.short):
        return False
    if not all(isinstance(values[param], ast.Constant) for param in found.literal.split()):
        return False
    given = [*values.values()]
    return not any(isinstance(given[at], ast.Constant) and name in _NO_LITERALS for at, name in takes.items())


def of_form(
    c: Emitter,
    found: Inline,
    entry: Builtin,
    codes: list[Code],
    values: list[py.Expr],
    bound: dict[str, py.Expr],
    short: int,
    burning: bool,
) -> tuple[list[py.Expr], list[py.Expr]]:
    """What arguments have to be, and for which of them, unless they are short, the call takes fuel. Of a double that is an index,
    the whole number is `bound` instead."""
    tests: list[py.Expr] = []
    sized: list[py.Expr] = []
    first = takes(found, entry)
    named = zip(found.params.split(), params(entry, len(values), found.fresh), codes, values, strict=True)
    for at, (name, param, code, value) in enumerate(named):
        if at in first:
            param = Param(param.name, (first[at],))
        if param.types[0] == "integer" and not found.narrow and code.value is None:
            if not is_index(code):
                bound[name] = py.load(whole := c.temporary())
                tests += [_whole(whole, value), py.between(-_COMMON, bound[name], bound[name], _COMMON)]
        elif "any" not in param.types and not (found.narrow and f"{name}.__class__ is " in found.when):
            tests += _of_type(param, code, value, LONG if burning and (found.fuel or not at) else short, found)
        if (
            burning
            and not budget.is_heavy(c, found)
            and param.types[0] in _SIZED
            and not isinstance(value, ast.Constant)
            and not _is_short(code, short)
        ):
            sized.append(py.compare(py.call(py.load("len"), value), ast.LtE(), py.constant(short)))
    return tests, sized


def _whole(name: str, value: py.Expr) -> py.Expr:
    """Whether a value is a number that is an int without its fraction; `name` holds that then."""
    cut = py.is_not(py.walrus(name, py.call(forms.load("whole"), value)), py.constant(None))
    return py.any_of([py.class_is(py.walrus(name, value), "int"), cut])


def _of_type(param: Param, code: Code, value: py.Expr, short: int, found: Inline) -> list[py.Expr]:
    """Tests that a value is of a parameter's first type, and has at most `short` items where that counts, and numbers are in
    the bounds of a form, unless that tests them itself."""
    name, most = param.types[0], SAFE_INT if found.wide else _COMMON
    if name == "number" or name == "integer":
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
    tests = [] if _is_of(name, code) else [py.class_is(value, _CLASSES[name])]
    if short and name in _SIZED and not isinstance(value, ast.Constant) and not _is_short(code, short):
        tests.append(py.compare(py.call(py.load("len"), value), ast.LtE(), py.constant(short)))
    return tests


def _is_short(code: Code, short: int) -> bool:
    """Whether a value is a literal array of no more items."""
    made = code.py
    return (
        isinstance(made, ast.List)
        and len(made.elts) <= short
        and not any(isinstance(x, ast.Starred) for x in made.elts)
    )
