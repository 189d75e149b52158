"""Inline forms: what the compiler writes in place of a call of a library function, where no run is there to charge.

They stand beside the entries of the library, which say what a call does; `compiler.inline` writes them into programs.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Callable, Iterable, Sequence
from functools import reduce
from itertools import islice
from operator import add, setitem
from typing import Any

from latebind.grammar.record import Record
from latebind.interp.keys import has_text_keys
from latebind.interp.orders import EXACT, order, ordered
from latebind.interp.text import WHITE

# Texts and arrays of up to so many code points and items are worked on without a charge, once for each place of a
# program of which there are at most `MOST`: all together stay below the steps and bytes of the default limits.
SHORT = 4096
MOST = 100
STEPS = 9_000  # that a call may take which counts as one
FUELED = 50  # of these, in a program that has fuel; and what it has, beside the steps of calls that it does not make
SPARE = 30  # calls that count as one, for which such a program gives fuel
FUEL = 400_000  # steps, of up to `BYTES` each
BYTES = 32
CALLED = 32  # steps of a call that takes fuel for what it looks at, beside these
CHEAP = 12  # steps of a function of the library that is called back and takes no fuel itself: the walk does so
KEY = 1_000  # code points of a text that is hashed or compared, without a charge, as keys are
LONG = 32_768  # where a call takes a step for 64 of them, and makes no more than a copy


class Inline(Record):
    """`give` is what a call gives where `when` holds, both Python's expressions over `params` (`this` is the receiver).

    Numbers are within ±10^15 and integers are ints; texts, arrays and objects have at most `short` items, any number
    where that is 0; what is larger only by what it makes is compared with `SHORT`, which is less in loops. It makes what the implementation makes, and never raises. With `call`, `give` is a call of it, which
    gives None where the implementation is to be asked. `leaves`: a program's value may leave as it is, being a short
    text, a boolean, an int, or a new array of such. `weight`: as how many calls it counts among `MOST`. `utc`: it is
    right where local time is that of UTC, and if `certain` takes the place of the one that needs no zone. `takes` are the types
    of the first arguments, if they are not the first that are named.
    `certain`: what `call` gives is right, null too; it raises `NeedsRun` where the implementation is to be asked.
    `callback`: `call` is given what an arrow in place is called for, and what gives all that it gives for an array's items.
    `load` gives `call` when a program mentions it. `narrow`: `when` bounds the numbers. `number`: it gives a number that
    is finite and safe. `fuel`: what it takes where a text or an array is longer than `short`, up to `LONG`; no less than
    the steps that the implementation is charged, and a 32nd of the bytes. `moment`: `MOMENT` in `give` is that at
    which the program began, in milliseconds since 1970. `fresh`: the first parameter is what
    `new` is given, of this type, which makes the receiver. `keyed`: `call` is given a dict instead of a literal array whose
    items are keys that are known, or pairs of such a key and a name or a constant. `leaving` gives what `call` does as it
    leaves for the host, which takes less where it is the value of the program. `raises`: `give` may raise ValueError
    where the implementation is to be asked. `literal`: parameters that are literals of the script, and no fractions, where it is right; tests
    that say nothing of others cost nothing then. `or_null`: `call` is for what stands directly under `||` and in `isNaN`: it
    gives null for what is no number, and raises `NeedsRun` where the implementation is to be asked. `wide`: numbers may be up to
    2^53 - 1.
    """

    params: str
    give: str
    when: str = ""
    short: int = SHORT
    call: Callable[..., Any] | None = None
    leaves: bool = False
    weight: int = 1
    utc: bool = False
    takes: str = ""
    certain: bool = False
    callback: bool = False
    load: Callable[[], Callable[..., Any]] | None = None
    narrow: bool = False
    number: bool = False
    fuel: str = ""
    moment: bool = False
    fresh: str = ""
    keyed: bool = False
    leaving: Callable[..., Any] | None = None
    raises: bool = False
    literal: str = ""
    or_null: bool = False
    wide: bool = False

    @property
    def passes_on(self) -> bool:
        """Whether what it gives does nothing with the parameters itself: it is a call with all of them, or a constant."""
        return self.give in ("None", "False", f"call({', '.join(self.params.split())})")


def passing(f: Callable[..., Any], count: int) -> Callable[[list[Any]], Iterable[Any]]:
    """What an arrow of so many parameters gives for the items of an array, one after the other; not for those that it adds."""
    if count == 1:
        return lambda items: map(f, islice(items, len(items)))
    if count:
        return lambda items: map(f, islice(items, len(items)), range(len(items)))
    return lambda items: (f() for _ in islice(items, len(items)))


def quick(params: str, call: Callable[..., Any], when: str = "", **options: Any) -> Inline:
    """The form that is a call of `call`, which gives None where the implementation is to be asked."""
    return Inline(params, f"call({', '.join(params.split())})", when, call=call, **options)


def each_count(
    params: str,
    give: str,
    when: str = "",
    short: int = SHORT,
    counts: Sequence[int] = range(1, 7),
    takes: str = "",
    **options: Any,
) -> tuple[Inline, ...]:
    """A form for each number of further arguments, which `*items` stands for in `give`; `takes` is what each of them is."""

    def form(count: int) -> Inline:
        names = [f"item{index}" for index in range(count)]
        given = give.replace("*items", ", ".join(names))
        return Inline(
            " ".join([params, *names]).strip(), given, when, short, takes=" ".join([takes] * count), **options
        )

    return tuple(map(form, counts))


def whole_sum(numbers: list[Any]) -> int | None:
    """The sum of whole numbers of which no part leaves the safe range. Of doubles, Python's `sum` is another from 3.12 on."""
    if not numbers:
        return 0
    count = len(numbers)
    if [*map(type, numbers)].count(int) != count:
        return None
    try:
        return (
            sum(numbers) if count * math.hypot(*numbers) < EXACT else None
        )  # none is larger than their root of squares
    except OverflowError:
        return None


# From 3.12 on, Python's `sum` of doubles is more exact than one after the other.
_COMPENSATES = sys.version_info >= (3, 12)


def plain_sum(numbers: list[Any]) -> int | float | None:
    """The sum of ints and doubles, one after the other, of which no part leaves the safe range; None where that is not known."""
    if not numbers:
        return 0
    count = len(numbers)
    kinds = [*map(type, numbers)]
    whole = kinds.count(int)
    if whole != count and whole + kinds.count(float) != count:
        return None
    try:
        if (
            not count * math.hypot(*numbers) < EXACT
        ):  # none is larger than their root of squares, and of NaN this is NaN
            return None
    except OverflowError:
        return None
    found: int | float = reduce(add, numbers, 0) if _COMPENSATES and whole != count else sum(numbers)
    return found


def whole(number: Any) -> int | None:
    """A double as an index: without its fraction. None of what is none, or may be too large."""
    return int(number) if number.__class__ is float and -EXACT < number < EXACT else None


def _read_moment() -> Callable[[str], Any]:
    from datetime import datetime

    return datetime.fromisoformat


# What inline forms may mention, and what gives it when a program does.
LATER: dict[str, Callable[[], Any]] = {"read_moment": _read_moment}

# The classes of plain values.
PLAIN = frozenset({bool, dict, float, int, list, str, type(None)})

# The others, besides their parameters.
NAMES: dict[str, Any] = {
    "abs": abs,
    "bool": bool,
    "ceil": math.ceil,
    "chr": chr,
    "dict": dict,
    "float": float,
    "floor": math.floor,
    "has_text_keys": has_text_keys,
    "int": int,
    "len": len,
    "list": list,
    "ord": ord,
    "order": order,
    "ordered": ordered,
    "passing": passing,
    "pow": math.pow,
    "range": range,
    "rounded": round,
    "setitem": setitem,
    "sqrt": math.sqrt,
    "str": str,
    "trunc": math.trunc,
    "plain_sum": plain_sum,
    "PLAIN": PLAIN,
    "WHITE": WHITE,
    "whole": whole,
}
