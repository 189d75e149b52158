"""Inline forms: what the compiler writes in place of a call of a library function, where no run is there to charge.

They stand beside the entries of the library, which say what a call does; `compiler.inline` writes them into programs.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Callable
from functools import reduce
from operator import add, countOf, itemgetter
from typing import Any

from latebind.grammar.record import Record
from latebind.interp.text import WHITE

# Texts and arrays of up to so many code points and items are worked on without a charge, once for each place of a
# program of which there are at most `MOST`: all together stay below the steps and bytes of the default limits.
SHORT = 4096
MOST = 100
FUELED = 50  # of these, in a program that has fuel; and what it has
FUEL = 400_000  # steps, of up to 32 bytes each
LONG = 32_768  # where a call takes a step for 64 of them, and makes no more than a copy


class Inline(Record):
    """`give` is what a call gives where `when` holds, both Python's expressions over `params` (`this` is the receiver).

    Numbers are within ±10^15 and integers are ints; texts, arrays and objects have at most `short` items, any number
    where that is 0; what is larger only by what it makes is compared with `SHORT`, which is less in loops. It makes what the implementation makes, and never raises. With `call`, `give` is a call of it, which
    gives None where the implementation is to be asked. `leaves`: a program's value may leave as it is, being a short
    text, a boolean, an int, or a new array of such. `weight`: as how many calls it counts among `MOST`. `utc`: it is
    right where local time is that of UTC. `takes` is the type of the first argument, if it is not the first that is named.
    `certain`: what `call` gives is right, null too; it raises `NeedsRun` where the implementation is to be asked.
    `callback`: `call` is given what an arrow in place is called for, the arrow, and how many parameters that has.
    `load` gives `call` when a program mentions it. `narrow`: `when` bounds the numbers. `number`: it gives a number that
    is finite and safe. `fuel`: what it takes where a text or an array is longer than `short`, up to `LONG`; no less than
    the steps that the implementation is charged, and a 32nd of the bytes. `once`: it stands in one place of a program
    alone, where nothing is repeated, as it would give another value the next time. `fresh`: the first parameter is what
    `new` is given, of this type, which makes the receiver.
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
    once: bool = False
    fresh: str = ""


def quick(params: str, call: Callable[..., Any], when: str = "", **options: Any) -> Inline:
    """The form that is a call of `call`, which gives None where the implementation is to be asked."""
    return Inline(params, f"call({', '.join(params.split())})", when, call=call, **options)


def texts(items: list[Any]) -> bool:
    """Whether all items are Python's own texts, and short together."""
    if len(items) > _FEW:
        return countOf(map(type, items), str) == len(items) and sum(map(len, items)) <= SHORT
    for item in items:
        if item.__class__ is not str or len(item) > _FEW_SHORT:
            return False
    return True


def named(value: dict[Any, Any]) -> bool:
    """Whether all keys are Python's own texts."""
    return countOf(map(type, value), str) == len(value)


# Few texts are looked at one by one.
_FEW = 20
_FEW_SHORT = SHORT // _FEW


def by_number(items: list[Any], member: str | None, reverse: bool) -> list[Any] | None:
    """The items sorted by a number: themselves, or a member of each. None where one is no plain number."""
    if len(items) > SHORT:
        return None
    if member is None and countOf(map(type, items), int) == len(items):
        found = sorted(items, reverse=reverse)
        return found if not found or (-_EXACT < found[0] < _EXACT and -_EXACT < found[-1] < _EXACT) else None
    if numbers_of(items, member) is None:
        return None
    if member is None:
        return sorted(items, reverse=reverse)
    return sorted(items, key=itemgetter(member), reverse=reverse)


_EXACT = 2**51


def numbers_of(items: list[Any], member: str | None) -> list[Any] | None:
    """The items, or a member of each, where all are plain numbers whose differences are exact."""
    keys = items
    if member is not None:
        if countOf(map(type, items), dict) != len(items):
            return None
        keys = [item.get(member) for item in items]
    ints = countOf(map(type, keys), int)
    if ints != len(keys) and ints + countOf(map(type, keys), float) != len(keys):
        return None
    # Beyond this, a difference may have lost digits and is refused; of NaN, the sum is none either.
    if keys and (math.isnan(sum(keys)) or not (-_EXACT < min(keys) and max(keys) < _EXACT)):
        return None
    return keys


def whole_sum(numbers: list[Any]) -> int | None:
    """The sum of whole numbers of which no part leaves the safe range. Of doubles, Python's `sum` is another from 3.12 on."""
    if not numbers:
        return 0
    count = len(numbers)
    if numbers[0].__class__ is not int or countOf(map(type, numbers), int) != count:
        return None
    try:
        most = count * math.hypot(*numbers)  # neither is any of them larger than their root of squares
    except OverflowError:
        return None
    return sum(numbers) if most < _EXACT else None


# From 3.12 on, Python's `sum` of doubles is more exact than one after the other.
_COMPENSATES = sys.version_info >= (3, 12)


def plain_sum(numbers: list[Any]) -> int | float | None:
    """The sum of ints and doubles, one after the other, of which no part leaves the safe range; None where that is not known."""
    if (not numbers or numbers[0].__class__ is int) and (whole := whole_sum(numbers)) is not None:
        return whole
    count = len(numbers)
    doubles = countOf(map(type, numbers), float)
    if doubles != count and doubles + countOf(map(type, numbers), int) != count:
        return None
    try:
        most = count * math.hypot(*numbers)  # of NaN, this is NaN
    except OverflowError:
        return None
    if not most < _EXACT:
        return None
    found: int | float = reduce(add, numbers, 0) if _COMPENSATES else sum(numbers)
    return found


# What inline forms may mention, besides their parameters.
NAMES: dict[str, Any] = {
    "abs": abs,
    "bool": bool,
    "by_number": by_number,
    "ceil": math.ceil,
    "chr": chr,
    "dict": dict,
    "float": float,
    "floor": math.floor,
    "int": int,
    "len": len,
    "list": list,
    "named": named,
    "ord": ord,
    "range": range,
    "sqrt": math.sqrt,
    "str": str,
    "texts": texts,
    "trunc": math.trunc,
    "plain_sum": plain_sum,
    "WHITE": WHITE,
}
