"""Calls of the library in place: the inline form where there is no run to charge, the implementation itself where the
classes of all arguments are right, and the checked call for everything else.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from latebind.grammar import nodes as n
from latebind.interp.compiler import forms
from latebind.interp.compiler import pyast as py
from latebind.interp.compiler.charges import fuel_taken, with_run, without_run
from latebind.interp.compiler.codes import ARRAY, BOOLEAN, MADE, NUMBER, STRING, Code, deepest, is_index
from latebind.interp.compiler.emitter import MOMENT, RUN, Emitter
from latebind.interp.compiler.orders import compared
from latebind.interp.inline import CALLED, FUELED, KEY, LONG, MOST, SHORT, SPARE, STEPS, Inline
from latebind.interp.library import Builtin, Param
from latebind.interp.limits import Run
from latebind.interp.linking import DIRECT, FORM, LEAVING, MOST_ARGUMENTS
from latebind.interp.values import SAFE, SAFE_INT, Part

# Beyond this, a double may be no number, or have lost digits.
_COMMON = 10**15
# A sort counts as so many calls: it may take `SHORT` times 12 comparisons of a few steps each.
SORT_WEIGHT = 45
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
_RECEIVERS = frozenset({None, "number", *_CLASSES} - {"object", "function"})
_SIZED = frozenset({"string", "array", "object"})
_NO_LITERALS = MADE | {"function"}
_KINDS = {"string": STRING, "array": ARRAY, "boolean": BOOLEAN}


def possible(c: Emitter) -> bool:
    """Whether a call that stands here may do without a run, as far as is known yet."""
    if c.repeated and not c.builder.alone and c.takes_fuel():
        return True
    if not (c.builder.kind == "script" or c.builder.once or c.builder.alone) or not chargeless(c):
        return False
    return c.inlined < MOST or crowded(c)


def crowded(c: Emitter) -> bool:
    """Whether so many calls are in place that those behind them are for short texts and arrays alone, and taken off the fuel."""
    if c.repeated or c.builder.alone or not c.fueled:
        return False
    return MOST <= c.inlined < MOST + SPARE and c.crowd < STEPS * SPARE >> 2 and c.takes_fuel()


def chargeless(c: Emitter) -> bool:
    """Whether a program may do without a run at all."""
    return c.roomy and (c.light or not (c.resolution.gathers or c.resolution.changes))


def often(c: Emitter) -> bool:
    """Whether what stands here is repeated where there is no run, and is for short texts and arrays alone."""
    return c.builder.alone or (c.light and c.repeated)


def small(c: Emitter) -> bool:
    """Whether what stands here is for short texts and arrays alone, or takes fuel for others."""
    return often(c) or crowded(c)


def loop_weight(cost: int) -> int:
    """As how many calls a loop over `SHORT` items counts whose round takes so many steps."""
    return 1 + cost * SHORT // STEPS


# In a loop, texts and arrays are worked on up to this length; and what that takes at most, of fuel.
OFTEN = 64
_LITTLE, _PUTS, _MAKES = 4, 8, 140
# What a call takes that puts up to `OFTEN` items into an array.
SPREAD_FUEL = 20
_ITEMS = 2  # a step of fuel is 32 bytes: 2^2 items
_KEYED = frozenset({"map", "set"})
_CONTAINERS = frozenset({"array", "object", *_KEYED})


def form(entry: Builtin, count: int) -> Inline | None:
    """The inline form of a call with so many arguments, the receiver among them."""
    if not entry.inline:
        return None
    return next((form for form in entry.inline if len(form.params.split()) == count and _ordinary(form)), None)


def _ordinary(form: Inline) -> bool:
    return not (form.callback or form.fresh or form.keyed or form.or_null)


def fits(c: Emitter, entry: Builtin, codes: list[Code]) -> bool:
    """Whether there is an inline form of a call with these arguments: none calls a function of the library."""
    if form(entry, len(codes)) is None:
        return False
    called = [code for param, code in zip(_params(entry, len(codes)), codes, strict=True) if "function" in param.types]
    return not any(isinstance(code.py, ast.Name) and code.py.id in c.origins for code in called)


def membership(
    c: Emitter, array: Code, member: str, codes: list[Code], otherwise: Callable[[Code], py.Expr]
) -> Code | None:
    """`["a", "b"].includes(x)`, for a text `x` where there is no run; `otherwise` gives the call for any `x`."""
    if member != "includes" or len(codes) != 1 or not isinstance(array.py, ast.List) or not possible(c):
        return None
    values = [item.value if isinstance(item, ast.Constant) else None for item in array.py.elts]
    if not values or any(value.__class__ is not str for value in values):
        return None
    c.inlined += 1
    first, again = c.bound(codes[0])
    tests = [py.class_is(first, "str"), without_run()]
    found = py.in_(again, py.Set(elts=[py.constant(value) for value in values]))
    rest = otherwise(codes[0].replace(py=again, simple=True))
    return Code(py.if_else(py.all_of(tests), found, rest), BOOLEAN, deepest([array, *codes]))


def sort_parts(c: Emitter, member: n.Member, node: n.Call) -> tuple[Part, ...] | None:
    """What `xs.toSorted((a, b) => a - b)` and the like sort by, where there may be no run."""
    if member.name not in _SORTS or len(node.args) != 1 or not possible(c):
        return None
    return compared(node.args[0])


_SORTS = ("toSorted", "sort")


_OWN = frozenset({None, "write"})  # effects, but for those of a host's functions


def has_direct(entry: Builtin, count: int) -> bool:
    """Whether there is a direct call with so many arguments, the receiver among them."""
    given = count - (entry.receiver is not None)
    fits = entry.least <= given and (entry.most is None or given <= entry.most)
    return fits and entry.effect in _OWN and 0 < count <= MOST_ARGUMENTS and entry.receiver in _RECEIVERS


def in_place(
    c: Emitter, entry: Builtin, codes: list[Code], values: list[py.Expr], otherwise: py.Expr, node: n.Node | None = None
) -> py.Expr:
    """The call in place where there is no run; `otherwise` is what it is with one. `values` name the arguments, `node` is
    the call where that may call a function of the script."""
    forms = [form for form in entry.inline if len(form.params.split()) == len(values) and _ordinary(form)]
    forms = [form for form in forms if c.zone == "UTC" or not form.utc]
    wider = {form.takes for form in forms if form.certain and form.utc}  # than what needs no zone
    with one_of(c) as ways:
        if _counts(c):
            ways.append((1 + c.builder.alone, 0))  # with a small run, if no form is for such arguments
        for found in reversed([form for form in forms if form.utc or not form.certain or form.takes not in wider]):
            if possible(c) and (not _is_heavy(c, found) or _fuel_again(c, entry, found)):
                otherwise = placed(c, found, entry, codes, values, otherwise, node)
    return otherwise


def _is_heavy(c: Emitter, found: Inline) -> bool:
    """Whether a form takes so much that a loop which takes no fuel itself may not have it for nothing."""
    return c.builder.alone and found.weight > 1


def placed(
    c: Emitter,
    found: Inline,
    entry: Builtin,
    codes: list[Code],
    values: list[py.Expr],
    otherwise: py.Expr,
    node: n.Node | None = None,
) -> py.Expr:
    """The call by one form where its tests hold."""
    short = min(found.short, OFTEN) if small(c) else found.short
    again = _fuel_again(c, entry, found)
    burning = bool(again) or (bool(found.fuel and found.short) and burns(c, found.weight))
    named = dict(zip(found.params.split(), values, strict=True))
    literals = any(isinstance(value, ast.Constant) for value in values)
    if (literals or found.literal) and not _may_be_literals(found, named, _takes(found, entry), short):
        return otherwise
    asked = forms.tests(found.when, named, [], _most(c)) if found.when and literals else []
    if asked is None:
        return otherwise
    _count(c, entry, found)
    c.retries |= found.raises
    tests = [without_run()]
    if _warns(values) and (asked or not found.passes_on):
        name = c.temporary()
        tests.append(py.is_not(py.walrus(name, values[0]), py.constant(...)))
        values = [py.load(name), *values[1:]]
    bound = dict(zip(found.params.split(), values, strict=True))
    if found.moment:
        c.moment = True
        bound["MOMENT"] = py.load(MOMENT)
    asking, sized = _argument_tests(c, found, entry, codes, values, bound, short, burning)
    tests += asking
    if _is_heavy(c, found):
        taken = py.BinOp(left=forms.written(again, bound), op=ast.Add(), right=py.constant(CALLED))
        tests.append(fuel_taken(c, taken))
    elif sized:
        tests.append(py.any_of([py.all_of(sized), fuel_taken(c, forms.written(again or found.fuel, bound))]))
    if found.when:
        tests += forms.tests(found.when, bound, tests, _most(c)) or []
    if found.call is not None or found.load is not None:
        bound["call"] = called(c, entry, found, node)
    given = forms.written(found.give, bound, _most(c))
    if node is not None and entry.takes_function:
        py.at(given, c.site(node))
    if (found.call is not None or found.load is not None) and not found.certain:
        name = c.temporary()
        tests.append(py.is_not(py.walrus(name, given), py.constant(None)))
        given = py.load(name)
    return py.if_else(py.all_of(tests), _noted(c, found, entry, node, given), otherwise)


def _warns(values: list[py.Expr]) -> bool:
    """Whether Python may warn of what is done to the first value, a literal: to a text that another one is an index of."""
    literals = [value.value.__class__ for value in values if isinstance(value, ast.Constant)]
    if not literals or not isinstance(values[0], ast.Constant):
        return False
    return literals[0] is not str or any(each is not int for each in literals[1:])


def _noted(c: Emitter, found: Inline, entry: Builtin, node: n.Node | None, given: py.Expr) -> py.Expr:
    """What a form gives, once it is noted what is known of it where it leaves, or is calculated with."""
    if found.leaves or is_leaving(c, found, node):
        code = Code(given := py.own(given), plain=True)
    elif entry.result == "array" and not entry.changes and node is not None and node is c.leaving:
        code = Code(given := py.own(given), ARRAY)
        c.fresh.add(given)
    elif found.number or entry.result == "string":
        given = py.own(given)
        code = Code(given, NUMBER, bounds=(-SAFE, SAFE)) if found.number else Code(given, STRING)
    else:
        return given
    c.branches[given] = code
    return given


def _argument_tests(
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
    takes = _takes(found, entry)
    params = _params(entry, len(values), found.fresh)
    for at, (name, param, code, value) in enumerate(zip(found.params.split(), params, codes, values, strict=True)):
        if at in takes:
            param = Param(param.name, (takes[at],))
        if param.types[0] == "integer" and not found.narrow and code.value is None:
            if not is_index(code):
                bound[name] = py.load(whole := c.temporary())
                tests += [_whole(whole, value), py.between(-_COMMON, bound[name], bound[name], _COMMON)]
        elif "any" not in param.types and not (found.narrow and f"{name}.__class__ is " in found.when):
            tests += _small(param, code, value, LONG if burning and (found.fuel or not at) else short, found)
        if (
            burning
            and not _is_heavy(c, found)
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


def _takes(found: Inline, entry: Builtin) -> dict[int, str]:
    """What arguments are, by their places."""
    return dict(enumerate(found.takes.split(), entry.receiver is not None))


def _fuel_again(c: Emitter, entry: Builtin, found: Inline) -> str:
    """What a call takes of fuel that is repeated, for texts and arrays that are not short; nothing where it takes none."""
    looks = entry.receiver == "string" and found.short and found.call is None and entry.result != "array"
    fuel = found.fuel or (_LOOK if looks else "")
    return fuel if fuel and small(c) and c.takes_fuel() else ""


# No less than any function of a text is charged that looks at it once and makes no more than another text of it: what else
# it is given is short.
_LOOK = "len(this) >> 2"


def run_for(c: Emitter, entries: Iterable[Builtin], count: int, receiver: py.Expr | None = None) -> py.Expr:
    """The run, for what is called where no form stands in place; where there is none, a small one if all that may be called
    with `count` arguments asks for nothing else. `receiver` is that of a method which is looked up where it is called."""
    if c.lends or c.notes_made or c.zone != Run.timezone:
        return py.load(RUN)
    if not all(_is_plain(entry, count) for entry in entries):
        return py.load(RUN)
    given = [] if receiver is None else [receiver]
    if not small(c):
        made = c.helper("small_run", None, *given)
    elif c.takes_fuel():
        taken = fuel_taken(c, py.constant(2 * CALLED))
        made = py.if_else(taken, c.helper("fueled_run", None, *given), c.helper("needs_run", None))
    else:
        return py.load(RUN)
    return py.any_of([py.load(RUN), made])


def _is_plain(entry: Builtin, count: int) -> bool:
    """Whether a call with so many arguments, the receiver among them, does nothing but give a value, and calls none of them.
    Where there is no run, maps and sets have none but plain keys."""
    calls = any("function" in param.types for param in entry.params[:count])
    return entry.pure and not calls and entry.result not in _KEYED


def _counts(c: Emitter) -> bool:
    """Whether calls that stand here count among those that are in place, and not as fuel alone."""
    return c.builder.alone or not ((c.repeated and c.takes_fuel()) or crowded(c))


def _count(c: Emitter, entry: Builtin, found: Inline) -> None:
    """Count a call by a form among those that are in place, or as fuel."""
    counts = _counts(c)
    with one_of(c) as ways:
        ways.append((found.weight + c.builder.alone if counts else 0, _fuel(entry, found)))


@contextmanager
def one_of(c: Emitter) -> Iterator[list[tuple[int, int]]]:
    """Count the forms that are written meanwhile as the dearest of them: one is taken."""
    if c.ways is not None:
        yield c.ways
        return
    c.ways = []
    yield c.ways
    ways, c.ways = c.ways, None
    weight, fuel = (max((way[at] for way in ways), default=0) for at in (0, 1))
    c.inlined += weight
    c.builder.fuel += fuel
    c.crowd += 0 if weight or c.repeated else fuel


def number_or_null(c: Emitter, entry: Builtin, values: list[py.Expr]) -> py.Expr | None:
    """What a function that reads numbers gives where there is no run, null for what is none; None where there may be one."""
    number = next((at for at, form in enumerate(entry.inline) if form.or_null), None)
    if number is None or len(values) not in (1, len(entry.params)) or not possible(c):
        return None
    _count(c, entry, entry.inline[number])
    return py.call(c.entry(entry, f"{FORM}{number}"), *values)


def _may_be_literals(found: Inline, values: dict[str, py.Expr], takes: dict[int, str], short: int) -> bool:
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


def _most(c: Emitter) -> int:
    """What forms call `SHORT`."""
    return OFTEN if small(c) else SHORT


def has_room(c: Emitter, size: py.Expr) -> list[py.Expr]:
    """Tests that where there is no run an array of so many items may be made here, which takes fuel where it is not short."""
    c.builder.fuel += _MAKES
    if c.builder.alone or not (c.repeated and c.takes_fuel()):
        c.inlined += 1 + c.builder.alone
    if isinstance(size, ast.Constant) and isinstance(size.value, int) and size.value <= _most(c):
        return []
    short = py.compare(size, ast.LtE(), py.constant(_most(c)))
    if not c.takes_fuel():
        return [short]
    burning = py.all_of([py.compare(size, ast.LtE(), py.constant(LONG)), fuel_taken(c, size)])
    return [py.any_of([short, burning])]


def is_leaving(c: Emitter, found: Inline, node: n.Node | None) -> bool:
    """Whether what a call gives is the value of the program, and there is a way to make it as it leaves."""
    return found.leaving is not None and node is not None and node is c.leaving


def called(c: Emitter, entry: Builtin, found: Inline, node: n.Node | None) -> py.Expr:
    """What a form calls."""
    number = next(at for at, form in enumerate(entry.inline) if form is found)
    usual = c.entry(entry, f"{FORM}{number}")
    if not is_leaving(c, found, node):
        return usual
    # Otherwise it stays in a context.
    leaves = py.is_(py.load("O"), py.constant(None))
    return py.if_else(leaves, c.entry(entry, f"{LEAVING}{number}"), usual)


def _fuel(entry: Builtin, found: Inline) -> int:
    """What a call takes at most, beside what it is charged itself: what it makes, or an entry that it puts somewhere."""
    if entry.changes and entry.result == entry.receiver and entry.result in ("map", "set"):
        return _PUTS
    return _MAKES * found.weight if entry.result in _CONTAINERS or found.weight > 1 else _LITTLE


def _is_short(code: Code, short: int) -> bool:
    """Whether a value is a literal array of no more items."""
    made = code.py
    return (
        isinstance(made, ast.List)
        and len(made.elts) <= short
        and not any(isinstance(x, ast.Starred) for x in made.elts)
    )


def of_literal(c: Emitter, entry: Builtin, codes: list[Code]) -> py.Expr | None:
    """`new Set(["a", "b"])` and `new Map([["a", x]])` where there is no run: of a dict with these keys."""
    number = next((at for at, found in enumerate(entry.inline) if found.keyed), None)
    if number is None or len(codes) != 1 or not isinstance(codes[0].py, ast.List):
        return None
    pairs = [_pair(item, entry.result == "map") for item in codes[0].py.elts]
    if len(pairs) > _MOST_KEYS or any(key is None or not _is_key(key.value) for key, _ in pairs):
        return None
    found = entry.inline[number]
    c.inlined += found.weight
    c.builder.fuel += _fuel(entry, found)
    made = py.dict_of([py.constant(key.value) for key, _ in pairs if key is not None], [value for _, value in pairs])
    return py.call(c.entry(entry, f"{FORM}{number}"), made)


_MOST_KEYS = 100


def _pair(item: py.Expr, is_pair: bool) -> tuple[ast.Constant | None, py.Expr]:
    """The key and the value that an item of a literal stands for."""
    value: py.Expr = py.constant(None)
    if is_pair:
        if (
            not isinstance(item, ast.List)
            or len(item.elts) != 2
            or not isinstance(item.elts[1], ast.Constant | ast.Name)
        ):
            return None, value
        item, value = item.elts
    return (item if isinstance(item, ast.Constant) else None), value


def _is_key(value: object) -> bool:
    """Whether Python tells a constant from others as JavaScript does."""
    if isinstance(value, str):
        return len(value) <= KEY
    return value is None or (value.__class__ is int and _is_safe(value))


def _is_safe(number: Any) -> bool:
    return bool(-SAFE_INT <= number <= SAFE_INT)


def direct(
    c: Emitter, entry: Builtin, node: n.Node, codes: list[Code], values: list[py.Expr], otherwise: py.Expr, placed: bool
) -> py.Expr:
    """A call of the implementation where all classes are right; `otherwise` where one is not.

    `placed`: the program may have been started without a run.
    """
    count = len(values)
    tests = [with_run()] if placed else []
    for param, code, value in zip(_params(entry, count), codes, values, strict=True):
        test = _right(param, code, value)
        if test is not None:
            tests.append(test)
    called = py.at(py.call(c.entry(entry, f"{DIRECT}{count}"), py.load(RUN), *values), c.site(node))
    called = c.made_by(entry, called)
    return py.if_else(py.all_of(tests), called, otherwise) if tests else called


def _params(entry: Builtin, count: int, fresh: str = "") -> list[Param]:
    """The parameters that so many arguments belong to, the receiver's first; `fresh` is of what type that is made."""
    own = [] if entry.receiver is None else [Param("this", (fresh or entry.receiver,))]
    return own + [entry.params[min(index, len(entry.params) - 1)] for index in range(count - len(own))]


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


def burns(c: Emitter, weight: int) -> bool:
    """Whether a call may take fuel here: in the script itself, as long as there are enough calls left in place."""
    if c.builder.kind != "script" or small(c):
        return False
    # Fuel takes the place of half of the calls, which a longer script may have.
    brief = c.fueled or (c.inlined + FUELED + weight < MOST and c.survey.is_brief)
    return brief and c.takes_fuel()


def copy_fuel(c: Emitter, items: py.Expr, shift: int = _ITEMS) -> list[py.Expr]:
    """The test of what is copied again and again, beside that of its length: a copy that is not short takes fuel, a step
    for 2^`shift` items. None where the copy is made once."""
    if not small(c):
        return []
    size = py.call(py.load("len"), items)
    short = py.compare(size, ast.LtE(), py.constant(OFTEN))
    if not c.takes_fuel():
        return [short]
    taken = fuel_taken(c, py.BinOp(left=size, op=ast.RShift(), right=py.constant(shift)))
    return [py.any_of([short, taken])]


def sort_fuel(c: Emitter, items: py.Expr, steps: int) -> py.Expr | None:
    """Take the fuel of a sort whose comparison takes so many steps; None where calls in place take none here. Of n items
    there are less than n · log2(n) comparisons."""
    if not (c.takes_fuel() if small(c) else burns(c, 1)):
        return None
    size = py.call(py.load("len"), items)
    rounds = py.BinOp(left=py.call(py.attribute(size, "bit_length")), op=ast.Mult(), right=py.constant(steps + 1))
    each = py.BinOp(left=rounds, op=ast.Sub(), right=py.constant(steps))
    taken = fuel_taken(c, py.BinOp(left=size, op=ast.Mult(), right=each))
    return py.any_of([py.compare(size, ast.LtE(), py.constant(OFTEN)), taken])


def _small(param: Param, code: Code, value: py.Expr, short: int, found: Inline) -> list[py.Expr]:
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
