"""latebind's own functions, which JavaScript lacks: `equals`, `type`, `now`, `uuid`, `sum`, `unique`, `range`, `log`,
`hash.sha256`; and `Date.now`."""

from __future__ import annotations

import math
from itertools import chain
from typing import Any

from latebind.grammar.errors import fail
from latebind.interp import equality
from latebind.interp.convert import scalar, type_name
from latebind.interp.equality import plain
from latebind.interp.inline import Inline, plain_sum, quick, whole_sum
from latebind.interp.iterating import items
from latebind.interp.lending import clone, clone_few
from latebind.interp.library import Namespace, Table
from latebind.interp.limits import NeedsRun, Run
from latebind.interp.operators import in_range, unsafe
from latebind.interp.text import number_text, text
from latebind.interp.values import SAFE
from latebind.stdlib import quick as quickly
from latebind.stdlib import quick_equality, quick_maps, quick_texts
from latebind.stdlib.dated import dated
from latebind.stdlib.encoding import utf8
from latebind.stdlib.json import stringify
from latebind.stdlib.moments import utc_text

GENERAL = Table()
HASH = Table(owner="hash")

Number = int | float


@GENERAL.add(
    "equals(a: any, b: any): boolean",
    "Whether two values have the same content, however deep.",
    inline=(quick("a b", quick_equality.same, leaves=True, weight=8),),
)
def equals(run: Run, a: Any, b: Any) -> bool:
    if a.__class__ is list and b.__class__ is list and len(a) > _FEW_ROWS and not run.yields:
        # All at once, where what it takes is surely there; charged as if pair by pair.
        depth = min(2, run.limits.output_depth)
        if a[0].__class__ is dict and quick_equality.same_by_levels(a, b, run.steps - 1, depth):
            if max(map(len, a)) <= _FEW_KEYS and max(map(len, chain.from_iterable(a)), default=0) <= _SHORT_KEY:
                run.charge(1 + 2 * len(a) + sum(map(len, a)))
                return True
    return equality.equals(run, a, b)


# Rows of a table with as many keys, which are compared without a charge as they are short.
_FEW_ROWS, _FEW_KEYS, _SHORT_KEY = 16, 16, 60


@GENERAL.add(
    "type(value: any): string",
    "`null`, `boolean`, `number`, `string`, `array`, `object`, `function`, `error` or `date`.",
    inline=(quick("value", quickly.kind, certain=True, leaves=True),),
)
def type_(run: Run, value: Any) -> str:
    return type_name(value)


def moment(run: Run) -> float:
    """The seconds since 1970 at which the run began, by the host's clock: it stands still during a run."""
    if run.transactions is not None:
        return run.transactions.now()
    if run.moment is None:
        from time import time

        run.moment = time()
    return run.moment


@GENERAL.add(
    "now(): string",
    "The moment at which the run began: ISO-8601 text in UTC.",
    clock=True,
    inline=(dated("", "iso", "call(MOMENT)", moment=True, leaves=True),),
)
def now(run: Run) -> str:
    return utc_text(milliseconds(run))


def milliseconds(run: Run) -> int:
    """The moment at which the run began, in milliseconds since 1970."""
    return math.floor(moment(run) * 1000)


@GENERAL.add("uuid(): string", "A new random UUID (version 4).", pure=False)
def uuid(run: Run) -> str:
    data = bytearray(run.entropy(16))
    data[6] = data[6] & 0x0F | 0x40
    data[8] = data[8] & 0x3F | 0x80
    digits = data.hex()
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))


_NUMBERS = frozenset({int, float})
_CERTAIN = 2**52  # if all numbers come to no more than this, no part of their sum leaves the safe range


@GENERAL.add(
    "sum(numbers: array): number",
    "The numbers added up, from the first one on; 0 of none.",
    inline=(
        quick("numbers", whole_sum, leaves=True, fuel="len(numbers) * 2"),
        quick("numbers", plain_sum, fuel="len(numbers) * 2"),
    ),
)
def sum_(run: Run, numbers: list[Any]) -> Number:
    run.charge(len(numbers))
    total: Number = 0
    if {*map(type, numbers)} <= _NUMBERS and _are_certain(numbers):
        for number in numbers:  # one by one: Python's `sum` compensates from 3.12 on
            total += number
        return total
    for index, number in enumerate(numbers):
        if number.__class__ is not int and number.__class__ is not float:
            number = plain(number)
            if number.__class__ is not int and number.__class__ is not float:
                raise fail("NOT_SUMMABLE", found=type_name(number), index=index)
        if not -SAFE <= number <= SAFE:
            raise unsafe(number, "operand")
        total = in_range(total + number)
    return total


def _are_certain(numbers: list[Number]) -> bool:
    """Whether no part of the sum of numbers leaves the safe range."""
    try:
        return sum(map(abs, numbers)) <= _CERTAIN
    except OverflowError:  # a host's int that is larger than any double
        return False


@GENERAL.add(
    "unique(items: array): array",
    "The items without repetitions, each where it first stands.",
    inline=(quick("items", quick_maps.unique, fuel="len(items) * 4"),),
)
def unique(run: Run, items: list[Any]) -> list[Any]:
    run.array(len(items))
    run.values(len(items))
    seen: dict[Any, Any] = {}
    for item in items:
        item = scalar(item, run)
        cls = item.__class__
        if cls is str:
            run.match(len(item))
            seen.setdefault(item, item)
        elif cls is int or cls is float:
            seen.setdefault(number_key(item), item)
        elif item is None or cls is bool:
            seen.setdefault((item,), item)
        else:
            raise fail("NOT_FINDABLE", function="unique", found=type_name(item))
    return list(seen.values())


def number_key(number: Number) -> Any:
    """What tells a number from others in a dict. Python's hash of a number is known, so a script could choose many
    that share one; below 2^53 whole numbers are their own."""
    if -SAFE <= number <= SAFE and number == int(number):
        return number
    whole = isinstance(number, int) or number.is_integer()
    return (hex(int(number)) if whole else float(number).hex(),)


@GENERAL.add(
    "range(start: number, end?: number, step?: number): array",
    "Whole numbers from `start` to before `end`: `range(3)` is [0, 1, 2], `range(5, 0, -2)` is [5, 3, 1].",
    inline=(
        Inline("start", "[*range(start)]", "start.__class__ is int and start <= SHORT", leaves=True),
        Inline(
            "start end",
            "[*range(start, end)]",
            "start.__class__ is end.__class__ is int and end <= start + SHORT",
            leaves=True,
        ),
        Inline(
            "start end step",
            "[*range(start, end, step)]",
            "start.__class__ is end.__class__ is step.__class__ is int and step != 0 and -SHORT <= end - start <= SHORT",
            leaves=True,
        ),
    ),
)
def range_(run: Run, start: Number, end: Number | None = None, step: Number = 1) -> list[int]:
    first, last = (0, start) if end is None else (start, end)
    for number in (first, last, step):
        if not -SAFE <= number <= SAFE or number != int(number):
            raise fail("NOT_WHOLE", function="range", found=text(number))
    if step == 0:
        raise fail("STEP_OF_ZERO")
    numbers = range(int(first), int(last), int(step))
    run.array(len(numbers))
    run.charge(len(numbers))
    return list(numbers)


@GENERAL.add(
    "structuredClone(value: any): any",
    "A copy that shares nothing with `value`.",
    inline=(quick("value", clone_few, weight=4),),
)
def structured_clone(run: Run, value: Any) -> Any:
    return clone(run, value)


# Steps of a line in the host's log, beside what it is long.
_LOG_COST = 50
# Code points of a line that costs no more than its form takes of fuel.
_SHORT_LINE = 256


def _unheard(*parts: Any) -> None:
    """A line of the log where there is no context, whose log that would be. NeedsRun where it is long, or may fail."""
    left = _SHORT_LINE
    for part in parts:
        cls = part.__class__
        if cls is str:
            left -= len(part)
        elif part is not None and cls is not bool and not (cls in _NUMBERS and -SAFE < part < SAFE):
            raise NeedsRun
    if left < 0:
        raise NeedsRun


_NUMBERS = frozenset({int, float})
_LINE = (
    Inline("a", "None", f"a.__class__ is str and len(a) <= {_SHORT_LINE}", weight=2, leaves=True),
    Inline("a", "None", "a.__class__ is int and -67108864 <= a <= 67108864", weight=2, leaves=True),
    *(quick(params, _unheard, certain=True, weight=2) for params in ("a", "a b", "a b c", "a b c d")),
)


@GENERAL.add(
    "log(message: any, data?: any): null",
    "Writes to the host's log and to the result's.",
    pure=False,
    inline=_LINE[:4],
)
def log(run: Run, message: Any, data: Any = None) -> None:
    written = message if isinstance(message, str) else stringify(run, message)
    run.string(len(written))
    _write(run, written, data)


def _write(run: Run, written: str, data: Any) -> None:
    """Charge and write a line, whose text is charged as a string already."""
    run.charge(_LOG_COST)
    run.allocate(2 * len(written))
    run.scan(4 * len(written))
    if run.transactions is not None:
        run.transactions.log(run, written, data)


def _console(run: Run, *parts: Any) -> None:
    """Write all parts as one line: text as it is, anything else as JSON."""
    run.charge(len(parts))
    texts = [part if isinstance(part, str) else _shown(run, part) for part in parts]
    run.string(sum(map(len, texts)) + len(texts))
    _write(run, " ".join(texts), None)


def _shown(run: Run, part: Any) -> str:
    """A value as JSON; charged as that is."""
    if part.__class__ is int:
        shown = number_text(part)
        run.string(len(shown))
    else:
        shown = str(stringify(run, part))
    return shown


CONSOLE = Table(owner="console")
for _name in ("log", "info", "warn", "error", "debug"):
    CONSOLE.add(
        f"{_name}(...parts: any): null",
        "Writes to the host's log and to the result's, as one line.",
        pure=False,
        inline=_LINE,
    )(_console)
_PROMISE = Table(owner="Promise")


@_PROMISE.add(
    "all(values: array | map | set): array",
    "Under `await`: the values of calls of `async` functions, in order; what one throws is thrown once all have run.",
    promise=True,
)
def all_(run: Run, values: Any) -> list[Any]:
    found = items(run, values, "await")  # where calls stand, the compiler writes what `interp.promises` has
    run.array(len(found))
    return found.copy()


PROMISE_NAMESPACE = Namespace("Promise", "Several `async` functions, awaited at once.", _PROMISE.entries)

CONSOLE_NAMESPACE = Namespace("console", "The log, under JavaScript's names.", CONSOLE.entries)


@HASH.add(
    "sha256(text: string): string",
    "The SHA-256 of the text's UTF-8 bytes, in hexadecimal.",
    inline=(Inline("text", "call(text)", load=quick_texts.sha256, leaves=True),),
)
def sha256(run: Run, text: str) -> str:
    from hashlib import sha256 as digest

    run.allocate(len(text))
    return digest(utf8(text, "hash.sha256")).hexdigest()


HASH_NAMESPACE = Namespace("hash", "Fingerprints of texts.", HASH.entries)
