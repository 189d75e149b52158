"""The operators' slow paths: what generated code calls when an operand is not of the type that it hoped for.

Each takes any values, also of the host's classes, and gives JavaScript's result or a clear error. The inlined fast
paths in `compiler/` must agree with these.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

from latebind.grammar.errors import LatebindError, fail
from latebind.grammar.lazy_regex import lazy_regex
from latebind.interp.convert import scalar, type_name
from latebind.interp.limits import FREE, NeedsRun, Run
from latebind.interp.text import number_text, text
from latebind.interp.values import INSTANCES, SAFE, TYPE_NAMES, DateValue, ErrorValue, Handle

_DATE = lazy_regex(r"\d{4}-\d\d-\d\d")
_DATE_HINT = 'dates are text: `date.add(d, -1, "day")`, `date.diff(a, b, "days")`'
# What counts with a date's milliseconds: differences, and `+d`.
_OF_DATES = frozenset({"-", "+"})
_ARITHMETIC_HINTS = {
    "string": "convert it: `Number(x)`, or `parseNumber(x) ?? 0`",
    "null": "give it a value: `(x ?? 0)`",
    "boolean": "say which number is meant: `(x ? 1 : 0)`",
    "array": "did you mean its length, `x.length`, or `sum(x)`?",
    "function": "call it: `f()`",
    "date": "count with its milliseconds: `d.getTime()`",
}


def number(value: Any, op: str, side: str | None = None) -> Any:
    """An operand of arithmetic: a number within ±(2^53 − 1). `side` is where it stands: left or right."""
    value = scalar(value)
    if value.__class__ is DateValue and op in _OF_DATES:
        value = value.time
        if value.__class__ is float:
            raise at_fault(fail("INVALID_DATE_USED", what=f"`{op}`"), side)
    if value.__class__ is int or value.__class__ is float:
        if -SAFE <= value <= SAFE:
            return value
        raise at_fault(unsafe(value, "operand"), side)
    kind = type_name(value)
    hint = _DATE_HINT if kind == "string" and _DATE.match(value) else _ARITHMETIC_HINTS.get(kind)
    raise at_fault(fail("NOT_A_NUMBER", op=op, found=kind, hint=hint), side)


def numbers(a: Any, b: Any, op: str) -> tuple[Any, Any]:
    """Both operands of arithmetic; see `number`."""
    if (a.__class__ is float or a.__class__ is int) and (b.__class__ is float or b.__class__ is int):
        if -SAFE <= a <= SAFE and -SAFE <= b <= SAFE:
            return a, b
    return number(a, op, "left"), number(b, op, "right")


def at_fault(error: LatebindError, side: str | None) -> LatebindError:
    """Note which side of the operator an error is about; gives the error."""
    error.operand = side
    return error


def unsafe(value: float, what: str) -> LatebindError:
    """The error for a number that doubles cannot count with."""
    if value.__class__ is float and not math.isfinite(value):
        return fail("NOT_FINITE")
    return fail("UNSAFE_NUMBER", what=what, found=number_text(value))


def in_range(value: float) -> int | float:
    """A result of arithmetic, within ±(2^53 − 1)."""
    if -SAFE <= value <= SAFE:
        return value
    raise unsafe(value, "result")


def add(run: Run | None, a: Any, b: Any) -> Any:
    """ECMAScript 13.15.3, but nothing is coerced except what a string is joined with."""
    if a.__class__ is str and b.__class__ is str:  # as `join`, which takes twice as long for two
        length = len(a) + len(b)
        if run is not None:
            run.string(length)
        elif length > FREE:
            raise NeedsRun
        joined: str = a + b
        return joined
    a, b = scalar(a, run), scalar(b, run)
    if a.__class__ is str or b.__class__ is str:
        return join(run, (part(a, "left"), part(b, "right")))
    for value, side in ((a, "left"), (b, "right")):
        if value.__class__ is not int and value.__class__ is not float:
            kind = type_name(value)
            hint = _ADD_HINTS.get(kind, _ARITHMETIC_HINTS.get(kind))
            raise at_fault(fail("NOT_ADDABLE", left=type_name(a), right=type_name(b), hint=hint), side)
    a, b = numbers(a, b, "+")
    return in_range(a + b)


# What a loop joins without a run, in each of its rounds.
_OFTEN = 64


def add_often(run: Run | None, a: Any, b: Any) -> Any:
    """`add` in a loop: without a run, no long text is made in each round."""
    made = add(run, a, b)
    if run is None and made.__class__ is str and len(made) > _OFTEN:
        raise NeedsRun
    return made


def interpolate_often(run: Run | None, *parts: str) -> str:
    """`interpolate` in a loop."""
    if run is None and sum(map(len, parts)) > _OFTEN:
        raise NeedsRun
    return join(run, parts)


def part(value: Any, side: str) -> str:
    """One side of a `+` that joins text."""
    try:
        return text(value)
    except LatebindError as error:
        raise at_fault(error, side) from None


_ADD_HINTS = {
    "array": "join arrays with `[...a, ...b]`",
    "object": "merge objects with `{...a, ...b}`, or show one with `JSON.stringify(x)`",
    "date": "count with `d.getTime()`, show it with `d.toISOString()`",
}


def join(run: Run | None, parts: tuple[str, ...]) -> str:
    """The parts as one string, charged before it is made."""
    length = sum(map(len, parts))
    if run is not None:
        run.string(length)
    elif length > FREE:
        raise NeedsRun
    return "".join(parts)


def joined(run: Run | None, made: str, *parts: Any) -> str:
    """A text that is there, charged unless each of its parts is short or a number."""
    if all(part.__class__ is int or len(part) < FREE for part in parts):
        return made
    if run is not None:
        run.string(len(made))
    elif len(made) > FREE:
        raise NeedsRun
    return made


def interpolate(run: Run | None, *parts: str) -> str:
    """A string with interpolations, whose parts are rendered already."""
    return join(run, parts)


def subtract(a: Any, b: Any) -> int | float:
    """`a - b`."""
    a, b = numbers(a, b, "-")
    return in_range(a - b)


def multiply(a: Any, b: Any) -> int | float:
    """`a * b`, with the sign of its zero."""
    a, b = numbers(a, b, "*")
    product = a * b
    if not product and (a < 0 or b < 0 or math.copysign(1, a) < 0 or math.copysign(1, b) < 0):
        return float(a) * float(b)  # ints have no -0
    return in_range(product)


def divide(a: Any, b: Any) -> int | float:
    """`a / b`; by zero is an error."""
    a, b = numbers(a, b, "/")
    if not b:
        raise at_fault(fail("DIVISION_BY_ZERO", op="/"), "right")
    if not a:
        return float(a) / float(b)
    return in_range(a / b)


def remainder(a: Any, b: Any) -> int | float:
    """ECMAScript 6.1.6.1.6: the sign is the dividend's. Python's `%` has the divisor's."""
    a, b = numbers(a, b, "%")
    if not b:
        raise at_fault(fail("DIVISION_BY_ZERO", op="%"), "right")
    if a.__class__ is int and b.__class__ is int:
        if a >= 0:
            return a % abs(b)
        return -(-a % abs(b)) or -0.0
    return math.fmod(a, b)


def power(a: Any, b: Any) -> int | float:
    """`a ** b`; of whole numbers exact, where the result is safe."""
    a, b = numbers(a, b, "**")
    if a.__class__ is int and b.__class__ is int and 0 <= b <= 64 and -SAFE <= (result := a**b) <= SAFE:
        return result  # type: ignore[no-any-return]
    if not a and b < 0:
        raise at_fault(fail("DIVISION_BY_ZERO", op="**"), "left")
    return in_range(double_power(float(a), float(b)))


def double_power(x: float, y: float) -> float:
    """`x ** y` of finite doubles, as V8 has it: C's `pow`, but for squares and roots. NaN where it is not finite."""
    if y == 2:
        return x * x
    if y == 0.5 and x >= 0:
        return math.sqrt(x + 0.0)  # 0 also of -0
    try:
        return math.pow(x, y)
    except (OverflowError, ValueError):
        return math.nan


def int32(value: Any, op: str, side: str | None = None) -> int:
    """An operand of a bitwise operator (ECMA-262, 7.1.6): 32 bits of a number within ±(2^53 − 1)."""
    bits = int(number(value, op, side)) & 0xFFFF_FFFF
    return bits - 0x1_0000_0000 if bits & 0x8000_0000 else bits


def _bitwise(op: str, combine: Callable[[int, int], int]) -> Callable[[Any, Any], int]:
    def combined(a: Any, b: Any) -> int:
        return int32(combine(int32(a, op, "left"), int32(b, op, "right")), op)

    return combined


bit_and = _bitwise("&", lambda a, b: a & b)
bit_or = _bitwise("|", lambda a, b: a | b)
bit_xor = _bitwise("^", lambda a, b: a ^ b)
shift_left = _bitwise("<<", lambda a, b: (a << (b & 31)) & 0xFFFF_FFFF)
shift_right = _bitwise(">>", lambda a, b: a >> (b & 31))


def shift_right_unsigned(a: Any, b: Any) -> int:
    """`a >>> b`."""
    return (int32(a, ">>>", "left") & 0xFFFF_FFFF) >> (int32(b, ">>>", "right") & 31)


def complement(value: Any) -> int:
    """`~x`."""
    return ~int32(value, "~")


def increment(value: Any) -> int | float:
    """`x++`: one more."""
    return in_range(number(value, "++") + 1)


def decrement(value: Any) -> int | float:
    """`x--`: one less."""
    return in_range(number(value, "--") - 1)


def negate(value: Any) -> int | float:
    """`-x`; of zero, the double."""
    value = number(value, "-")
    return -value if value else -float(value)


def plus(value: Any) -> Any:
    """`+x`, of a number alone."""
    return number(value, "+")


def ordered(value: Any) -> Any:
    """A host's number as scripts see it, all else as it is: what may be compared with numbers is one then, or a date."""
    if value.__class__ in TYPE_NAMES or isinstance(value, Handle):
        return value
    found = scalar(value)
    return found if found.__class__ is int or found.__class__ is float else value


def _comparison(op: str, compare: Callable[[Any, Any], bool]) -> Callable[[Run | None, Any, Any], bool]:
    """An operator of two numbers, dates among them, or two strings."""

    def compared(run: Run | None, a: Any, b: Any) -> bool:
        if a.__class__ is str and b.__class__ is str:
            charge_match(run, a, b)
            return compare(a, b)
        if a.__class__ is DateValue and b.__class__ is DateValue:
            return compare(a.time, b.time)
        a, b = scalar(a, run), scalar(b, run)
        kind, other = type_name(a), type_name(b)
        if kind != other or kind not in ("number", "string"):
            if {kind, other} <= {"date", "number"}:
                return compare(_time(a), _time(b))
            raise fail("NOT_ORDERED", op=op, left=kind, right=other, hint=_order_hint(a, b))
        if kind == "string":
            charge_match(run, a, b)
        return compare(a, b)

    return compared


def _time(value: Any) -> Any:
    """What a number or a date is compared by."""
    return value.time if value.__class__ is DateValue else value


def _order_hint(a: Any, b: Any) -> str | None:
    """What to write where two values have no order."""
    kinds = {type_name(a), type_name(b)}
    if kinds == {"number", "string"}:
        return "convert the text: `Number(x)`"
    if "null" in kinds:
        return "give it a value: `(x ?? 0)`"
    if kinds == {"date", "string"}:
        return "make a date of the text: `new Date(text)`"
    if "array" in kinds:
        return "did you mean its length, `x.length`?"
    if "boolean" in kinds:
        return "compare two at a time: `a < b && b < c`"
    return None


less = _comparison("<", lambda a, b: a < b)
less_equal = _comparison("<=", lambda a, b: a <= b)
greater = _comparison(">", lambda a, b: a > b)
greater_equal = _comparison(">=", lambda a, b: a >= b)


def identical(run: Run | None, a: Any, b: Any, op: str = "===") -> bool:
    """`===`: of different types is false; containers and functions have no identity here. Errors name `op`."""
    a = a if isinstance(a, Handle) else scalar(a, run)
    b = b if isinstance(b, Handle) else scalar(b, run)
    kind, other = type_name(a), type_name(b)
    if (isinstance(a, Handle) or isinstance(b, Handle)) and "date" not in (kind, other):
        if run is not None:
            run.match(max(a.extent if isinstance(a, Handle) else 0, b.extent if isinstance(b, Handle) else 0))
        return a.same(b) if isinstance(a, Handle) else b.same(a)
    if kind != other:
        return False
    return _compared(run, a, b, kind, op)


def equal(run: Run | None, a: Any, b: Any, op: str = "==") -> bool:
    """`==`: two of one type, or one of them null. Errors name `op`."""
    a = a if isinstance(a, Handle) else scalar(a, run)
    b = b if isinstance(b, Handle) else scalar(b, run)
    if a is None or b is None:
        return a is b
    kind, other = type_name(a), type_name(b)
    if (isinstance(a, Handle) or isinstance(b, Handle)) and "date" not in (kind, other):
        return identical(run, a, b, op)
    if kind != other:
        raise fail("EQUAL_TYPES", op=op, left=kind, right=other, hint=_equal_hint(kind, other, op))
    return _compared(run, a, b, kind, op)


def _equal_hint(left: str, right: str, op: str) -> str:
    """What to write where `==` or `!=` has two types."""
    if "date" in (left, right):
        return "compare `d.getTime()`, or the texts that `d.toISOString()` gives"
    if {left, right} == {"number", "string"}:
        convert = f"convert one side: `Number(x) {op} y` or `x {op} String(y)`; "
    else:
        convert = ""
    return f"{convert}`{op}=` is {str(op == '!=').lower()} for different types"


def _compared(run: Run | None, a: Any, b: Any, kind: str, op: str) -> bool:
    """Equality of two values of one type; containers and functions are refused."""
    if kind == "string":
        charge_match(run, a, b)
    if kind in ("string", "number", "boolean", "null"):
        return bool(a == b)
    hint = "compare times: `a.getTime() === b.getTime()`, or `a.toISOString()`" if kind == "date" else None
    raise fail("NO_IDENTITY", op=op, kind=kind, hint=hint)


def charge_match(run: Run | None, a: str, b: str) -> None:
    """Charge the comparison of two texts, as far as both reach."""
    if len(a) < FREE or len(b) < FREE:
        return
    if run is None:
        raise NeedsRun
    run.match(min(len(a), len(b)))


def different(run: Run | None, a: Any, b: Any) -> bool:
    """`a !== b`."""
    return not identical(run, a, b, "!==")


def unequal(run: Run | None, a: Any, b: Any) -> bool:
    """`a != b`."""
    return not equal(run, a, b, "!=")


def truthy(value: Any) -> bool:
    """ECMAScript 7.1.2: false are false, 0, NaN, "", null. Empty arrays and objects are true."""
    cls = value.__class__
    if cls is bool or cls is str or cls is int:
        return bool(value)
    if cls is float:
        return bool(value == value and value != 0)
    if cls is list or cls is dict or value is None:
        return value is not None
    if isinstance(value, str):  # a host's own kind
        return len(value) > 0
    plain = scalar(value)
    return plain is value or truthy(plain)  # what is no scalar is a container, or a value like a function


def type_of(value: Any) -> str:
    """`typeof`, which has no good answer for null."""
    kind = type_name(value)
    if kind == "null":
        raise fail("TYPEOF_NULL")
    if kind == "blob":
        return "string"
    return kind if kind in ("number", "string", "boolean", "function") else "object"


def type_or_null(value: Any) -> str:
    """`typeof value` where null is asked for beside it, so that any answer but `"object"` is right for it."""
    return "null" if type_name(value) == "null" else type_of(value)


def has_type(value: Any, name: str) -> bool:
    """`typeof value === name`, where a name is neither of those that `undefined` and null have in JavaScript."""
    return type_name(value) != "null" and type_of(value) == name


def instance_of(value: Any, name: str) -> bool:
    """`value instanceof name`: an error's own name, or Error."""
    if value.__class__ is ErrorValue:
        return name in ("Error", value.name)
    return type_name(value) == "array" if name == "Array" else value.__class__ is INSTANCES.get(name)
