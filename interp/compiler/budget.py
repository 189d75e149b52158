"""What a program does where there is no run to charge: how many calls of the library stand in place in it, how long the
texts and arrays are that they are for, and what fuel those take that are repeated.

`inline` writes such calls; whatever else makes texts and arrays in place counts here, too.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from contextlib import contextmanager

from latebind.interp.compiler import pyast as py
from latebind.interp.compiler.charges import fuel_taken
from latebind.interp.compiler.emitter import Emitter
from latebind.interp.inline import FUELED, LONG, MOST, SHORT, SPARE, STEPS, Inline
from latebind.interp.library import Builtin

# In a loop, texts and arrays are worked on up to this length; and what that takes at most, of fuel.
OFTEN = 64
# A sort counts as so many calls: it may take `SHORT` times 12 comparisons of a few steps each.
SORT_WEIGHT = 45
# What a call takes that puts up to `OFTEN` items into an array.
SPREAD_FUEL = 20
_LITTLE, _PUTS, _MAKES = 4, 8, 140
_ADDS = 4  # what a number of a sum takes
_ITEMS = 2  # a step of fuel is 32 bytes: 2^2 items
KEYED = frozenset({"map", "set"})
_CONTAINERS = frozenset({"array", "object", *KEYED})
# No less than any function of a text is charged that looks at it once and makes no more than another text of it: what else
# it is given is short.
_LOOK = "len(this) >> 2"


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


def burns(c: Emitter, weight: int) -> bool:
    """Whether a call may take fuel here: in the script itself, as long as there are enough calls left in place."""
    if c.builder.kind != "script" or small(c):
        return False
    # Fuel takes the place of half of the calls, which a longer script may have.
    brief = c.fueled or (c.inlined + FUELED + weight < MOST and c.survey.is_brief)
    return brief and c.takes_fuel()


def most(c: Emitter) -> int:
    """What forms call `SHORT`."""
    return OFTEN if small(c) else SHORT


def loop_weight(cost: int) -> int:
    """As how many calls a loop over `SHORT` items counts whose round takes so many steps."""
    return 1 + cost * SHORT // STEPS


def is_heavy(c: Emitter, found: Inline) -> bool:
    """Whether a form takes so much that a loop which takes no fuel itself may not have it for nothing."""
    return c.builder.alone and found.weight > 1


def fuel_again(c: Emitter, entry: Builtin, found: Inline) -> str:
    """What a call takes of fuel that is repeated, for texts and arrays that are not short; nothing where it takes none."""
    looks = entry.receiver == "string" and found.short and found.call is None and entry.result != "array"
    taken = found.fuel or (_LOOK if looks else "")
    return taken if taken and small(c) and c.takes_fuel() else ""


def fuel_of(c: Emitter, entry: Builtin, found: Inline) -> str:
    """What a call takes of fuel, repeated or not, for texts and arrays that are not short; nothing where it takes none."""
    again = fuel_again(c, entry, found)
    return found.fuel if not again and found.short and found.fuel and burns(c, found.weight) else again


def counts(c: Emitter) -> bool:
    """Whether calls that stand here count among those that are in place, and not as fuel alone."""
    return c.builder.alone or not ((c.repeated and c.takes_fuel()) or crowded(c))


def count(c: Emitter, entry: Builtin, found: Inline) -> None:
    """Count a call by a form among those that are in place, or as fuel."""
    weight = found.weight + c.builder.alone if counts(c) else 0
    with one_of(c) as ways:
        ways.append((weight, fuel(entry, found)))


def fuel(entry: Builtin, found: Inline) -> int:
    """What a call takes at most, beside what it is charged itself: what it makes, or an entry that it puts somewhere."""
    if entry.changes and entry.result == entry.receiver and entry.result in KEYED:
        return _PUTS
    return _MAKES * found.weight if entry.result in _CONTAINERS or found.weight > 1 else _LITTLE


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


def has_room(c: Emitter, size: py.Expr) -> list[py.Expr]:
    """Tests that where there is no run an array of so many items may be made here, which takes fuel where it is not short."""
    c.builder.fuel += _MAKES
    if c.builder.alone or not (c.repeated and c.takes_fuel()):
        c.inlined += 1 + c.builder.alone
    if isinstance(size, ast.Constant) and isinstance(size.value, int) and size.value <= most(c):
        return []
    if not c.takes_fuel():
        return [_is_most(size, most(c))]
    return [py.any_of([_is_most(size, most(c)), py.all_of([_is_most(size, LONG), fuel_taken(c, size)])])]


def _is_most(size: py.Expr, most: int) -> py.Expr:
    return py.compare(size, ast.LtE(), py.constant(most))


def copy_fuel(c: Emitter, items: py.Expr, shift: int = _ITEMS) -> list[py.Expr]:
    """The test of what is copied again and again, beside that of its length: a copy that is not short takes fuel, a step
    for 2^`shift` items. None where the copy is made once."""
    size = py.call(py.load("len"), items)
    return _fuel_beyond(c, size, py.BinOp(left=size, op=ast.RShift(), right=py.constant(shift)))


def sum_fuel(c: Emitter, items: py.Expr) -> list[py.Expr]:
    """The same of numbers that are added up: they take what the loop does that adds one after the other."""
    size = py.call(py.load("len"), items)
    return _fuel_beyond(c, size, py.BinOp(left=size, op=ast.Mult(), right=py.constant(_ADDS)))


def _fuel_beyond(c: Emitter, size: py.Expr, amount: py.Expr) -> list[py.Expr]:
    if not small(c):
        return []
    short = _is_most(size, OFTEN)
    return [py.any_of([short, fuel_taken(c, amount)])] if c.takes_fuel() else [short]


def sort_fuel(c: Emitter, items: py.Expr, steps: int) -> py.Expr | None:
    """Take the fuel of a sort whose comparison takes so many steps; None where calls in place take none here. Of n items
    there are less than n · log2(n) comparisons."""
    if not (c.takes_fuel() if small(c) else burns(c, 1)):
        return None
    size = py.call(py.load("len"), items)
    rounds = py.BinOp(left=py.call(py.attribute(size, "bit_length")), op=ast.Mult(), right=py.constant(steps + 1))
    each = py.BinOp(left=rounds, op=ast.Sub(), right=py.constant(steps))
    taken = fuel_taken(c, py.BinOp(left=size, op=ast.Mult(), right=each))
    return py.any_of([_is_most(size, OFTEN), taken])
