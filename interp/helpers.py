"""What generated code may call, by name. Nothing else is in its globals, and its builtins are empty."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from itertools import count, islice, takewhile
from typing import Any, NoReturn

from latebind.grammar.errors import CatchableError, StrictError, ThrownError, clipped, fail
from latebind.grammar.record import Record
from latebind.interp import access, change, convert, destructuring, iterating, leaving, lending, operators, promises
from latebind.interp.cells import Cell
from latebind.interp.convert import scalar, type_name
from latebind.interp.late_binding import LateBinding
from latebind.interp.library import Builtin
from latebind.interp.limits import NeedsRun, Run
from latebind.interp.plain_copy import copy_inner
from latebind.interp.small_runs import fueled_run, small_run
from latebind.interp.text import WHITE, text
from latebind.interp.values import (
    MISSING,
    SAFE,
    SAFE_INT,
    SCALARS,
    AsyncFunction,
    Closure,
    DateValue,
    ErrorValue,
    MapValue,
    RegexValue,
    SetValue,
)

# Steps for an error that was caught.
CAUGHT = 20


class Leave(Record):
    """How a `return`, `break` or `continue` leaves a body that became a function."""

    kind: str
    value: Any = None


BREAK = Leave("break")
CONTINUE = Leave("continue")


def leave_return(value: Any) -> Leave:
    """What a body that became a function returns for `return value`."""
    return Leave("return", value)


# Of a message that a script throws, so much reaches the host's logs; `error.value` has all of it.
_LONGEST_MESSAGE = 10_000


_NO_NUMBER = frozenset({"object", "function", "error", "map", "set"})


def number_or_null(run: Run, entry: Builtin, value: Any, *more: Any) -> Any:
    """What `Number`, `parseInt` or `parseFloat` gives; null where JavaScript has NaN or 0 for what is no number."""
    kind = type_name(value)
    if (kind == "null" or kind in _NO_NUMBER) and not _may_be_digits(*more):
        return None
    try:
        return entry(run, value, *more)
    except StrictError as error:
        if error.code == "NOT_NUMERIC":
            return None
        raise


def _may_be_digits(radix: Any = 10) -> bool:
    """Whether letters may be digits, also those of `null`."""
    return not (radix.__class__ is int and 0 <= radix <= 10)


def would_be_nan(run: Run, entry: Builtin, value: Any, *more: Any) -> bool:
    """Whether JavaScript has NaN for `Number(value)`, `parseInt(value)` or `parseFloat(value)`."""
    kind = type_name(value)
    if (kind in _NO_NUMBER or (kind == "null" and entry.name != "Number")) and not _may_be_digits(*more):
        return True
    if kind == "string" and entry.name == "Number" and not scalar(value, run).strip(WHITE):
        return False
    if kind == "null":
        return bool(entry(run, value))
    found = number_or_null(run, entry, value, *more)
    return found is None or found != found  # a host's NaN


def counted(run: Run | None, start: int, end: Any, inclusive: bool) -> Sequence[int] | Iterator[int]:
    """The numbers from `start` up to `end`, which a loop counts; what orders otherwise is compared with each of them."""
    if end.__class__ is int and -SAFE_INT < end < SAFE_INT:
        return range(start, end + inclusive)
    if end.__class__ is float and -SAFE < end < SAFE:
        return range(start, math.floor(end) + 1 if inclusive else math.ceil(end))
    if run is None:
        raise NeedsRun
    before = operators.less_equal if inclusive else operators.less
    before(run, start, end)  # it fails here, if ever
    return takewhile(lambda number: before(run, number, end), count(start))


def moment() -> int:
    """The milliseconds since 1970, by this machine's clock."""
    return math.floor(time.time() * 1000)


def needs_run() -> NoReturn:
    """Start the program again, with a run."""
    raise NeedsRun


def begin_changes(run: Run | None) -> None:
    """From here on, what the host lends is copied: the script changes arrays or objects."""
    if run is not None and not run.changes:
        run.changes, run.lent, run.made = True, {}, {}


def changed(run: Run | None, value: Any) -> Any:
    """A value that is being assigned: late bindings that were read before may differ now."""
    if run is not None:
        run.epoch += 1
    return value


def old_number(value: Any, _: Any) -> Any:
    """What `x++` gives once the number after it is assigned: the one that was there, also of a host's class."""
    return value if value.__class__ is int or value.__class__ is float else operators.number(value, "++")


def second(_: Any, value: Any) -> Any:
    """The second of two values that are both evaluated."""
    return value


def thrown(value: Any) -> Exception:
    """The exception for `throw value`."""
    if isinstance(value, ErrorValue):
        if value.origin is not None:
            return value.origin
        error = ThrownError(value.code or "THROWN", clipped(value.message or value.name, _LONGEST_MESSAGE))
        error.name = value.name
    else:
        error = ThrownError("THROWN", _describe(value))
    error.value, error.has_value = value, True
    return error


def _describe(value: Any) -> str:
    """A thrown value in words, at most 200 characters of it."""
    with suppress(Exception):  # one that cannot be looked at, or whose class, the host's, fails then, is a value
        value = scalar(value)
    if isinstance(value, str):
        return value[:200]
    if isinstance(value, (bool, int, float)):
        return text(value)
    return "the script threw a value"


class Thrown(CatchableError):
    """What a script without a run throws that may catch it: the value, and nothing that only somebody else would ask for."""

    def __init__(self, value: Any) -> None:
        self.value = value


def caught(run: Run | None, error: CatchableError) -> Any:
    """What `catch` binds. Takes longer than a step."""
    if isinstance(error, Thrown):
        return error.value
    if run is not None:
        run.charge(CAUGHT)
    if isinstance(error, ThrownError) and error.has_value:
        return error.value
    code = None if isinstance(error, ThrownError) else error.code
    return ErrorValue(
        error.name,
        error.message,
        code,
        getattr(error, "status", None),
        getattr(error, "retry_after", None),
        error,
    )


def new_error(name: str, message: Any = "") -> ErrorValue:
    """`new Error(message)`."""
    made: Any = _new(ErrorValue)  # which its `__init__` would take twice as long for
    made.name = name
    made.message = message if message.__class__ is str else text(message)
    made.code = made.status = made.retry_after = made.origin = None
    return made  # type: ignore[no-any-return]


_new = object.__new__


def error_left(name: str, message: Any = "") -> dict[str, str]:
    """`new Error(message)` as it leaves."""
    return {"name": name, "message": text(message)}


def late_binding(run: Run, name: str, code: Callable[[], Any], pure: bool, overrides: Any) -> LateBinding:
    """The late binding of a `local` of the script's own scope, or of the value that the host overrides it with."""
    if overrides and name in overrides:
        value = lending.lend(run, overrides[name]) if run.changes else overrides[name]
        return LateBinding.fixed(run, name, value)
    return LateBinding(run, name, code, pure)


def fixed_function(name: str, overrides: Any) -> None:
    """Refuse to override a local that is a function: its calls were bound when the script was compiled."""
    if overrides and name in overrides:
        raise fail("OVERRIDE_FUNCTION", name=name)


def undone(body: Callable[[], Any]) -> Any:
    """What an `expr` block gives where there is no run. One that fails, and whose error may be caught, needs one: what it
    changed is taken back."""
    try:
        return body()
    except CatchableError:
        raise NeedsRun from None


class Definitions(Record):
    """The value of a script that ends in a definition: its late bindings, which the program evaluates."""

    names: dict[str, LateBinding]


HELPERS: dict[str, Any] = {
    "add": operators.add,
    "add_often": operators.add_often,
    "ordered": operators.ordered,
    "subtract": operators.subtract,
    "multiply": operators.multiply,
    "divide": operators.divide,
    "remainder": operators.remainder,
    "power": operators.power,
    "bit_and": operators.bit_and,
    "bit_or": operators.bit_or,
    "bit_xor": operators.bit_xor,
    "shift_left": operators.shift_left,
    "shift_right": operators.shift_right,
    "shift_right_unsigned": operators.shift_right_unsigned,
    "complement": operators.complement,
    "increment": operators.increment,
    "decrement": operators.decrement,
    "negate": operators.negate,
    "plus": operators.plus,
    "less": operators.less,
    "less_equal": operators.less_equal,
    "greater": operators.greater,
    "greater_equal": operators.greater_equal,
    "identical": operators.identical,
    "different": operators.different,
    "equal": operators.equal,
    "unequal": operators.unequal,
    "truthy": operators.truthy,
    "type_of": operators.type_of,
    "has_type": operators.has_type,
    "type_or_null": operators.type_or_null,
    "instance_of": operators.instance_of,
    "text": text,
    "interpolate": operators.interpolate,
    "joined": operators.joined,
    "interpolate_often": operators.interpolate_often,
    "call": access.call,
    "call_awaited": access.call_awaited,
    "items": iterating.items,
    "items_now": iterating.items_now,
    "filled": iterating.filled,
    "indices": iterating.indices,
    "iterated": iterating.iterated,
    "array_of": iterating.array_of,
    "few": iterating.few,
    "enter": convert.enter,
    "leave": leaving.leave,
    "leave_fresh": leaving.leave_fresh,
    "ordered_left": leaving.ordered_left,
    "copy_inner": copy_inner,
    "export_number": leaving.export_number,
    "properties": iterating.properties,
    "large_object": iterating.large_object,
    "property_key": access.property_key,
    "read_namespace": access.read_namespace,
    "pattern_object": destructuring.pattern_object,
    "pattern_array": destructuring.pattern_array,
    "pattern_item": destructuring.pattern_item,
    "pattern_rest": destructuring.pattern_rest,
    "pattern_rest_items": destructuring.pattern_rest_items,
    "arguments": iterating.arguments,
    "thrown": thrown,
    "Thrown": Thrown,
    "caught": caught,
    "new_error": new_error,
    "error_left": error_left,
    "late": late_binding,
    "fixed_function": fixed_function,
    "definitions": Definitions,
    "undone": undone,
    "leave_return": leave_return,
    "number_or_null": number_or_null,
    "would_be_nan": would_be_nan,
    "moment": moment,
    "Cell": Cell,
    "lend": lending.lend,
    "copies": lending.copies,
    "lend_read_only": lending.lend_read_only,
    "made": change.made,
    "begin_changes": begin_changes,
    "counted": counted,
    "needs_run": needs_run,
    "small_run": small_run,
    "fueled_run": fueled_run,
    "changed": changed,
    "old_number": old_number,
    "second": second,
    "keys_of": iterating.keys_of,
    "still_in": iterating.still_in,
    "set_member": change.set_member,
    "set_index": change.set_index,
    "delete_member": change.delete_member,
    "delete_index": change.delete_index,
    "Closure": Closure,
    "AsyncFunction": AsyncFunction,
    "made_within": change.made_within,
    "call_by": access.call_by,
    "waits": promises.waits,
    "awaited": promises.awaited,
    "awaiting": promises.awaiting,
    "returned": promises.returned,
    "gathered": promises.gathered,
    "gatherable": promises.gatherable,
    "settled": promises.settled,
    "await_all": promises.await_all,
    "return_all": promises.return_all,
    "gather_all": promises.gather_all,
}

# Bound to a library's `Access` by `Emitter.helper`.
ACCESS = frozenset(
    {
        "member",
        "optional_member",
        "index",
        "optional_index",
        "contains",
        "call_method",
        "call_method_awaited",
        "call_method_by",
        "iterated_by",
        "callee",
        "array_receiver",
    }
)

# What takes the run first, where there is one: to charge for long texts and for what a host lends.
TAKES_RUN = frozenset(
    {
        *("member", "optional_member", "index", "optional_index", "contains", "callee", "array_receiver"),
        *("less", "less_equal", "greater", "greater_equal", "identical", "different", "equal", "unequal"),
        *("enter", "items", "items_now", "iterated", "property_key", "pattern_object", "pattern_array"),
    }
)

# Plain globals of every program.
NAMES: dict[str, Any] = {
    "MISSING": MISSING,
    "PROTOTYPE": access.PROTOTYPE,
    "BREAK": BREAK,
    "CONTINUE": CONTINUE,
    "Leave": Leave,
    "LateBinding": LateBinding,
    "Catchable": CatchableError,
    "Exception": Exception,
    "KeyError": KeyError,
    "Run": Run,
    "KEYED": frozenset({MapValue, SetValue}),
    "SPREAD": frozenset({MapValue, SetValue, str}),
    "SCALARS": frozenset({bool, int, type(None)}),
    "FLAT": SCALARS,
    "float": float,
    "int": int,
    "str": str,
    "bool": bool,
    "list": list,
    "dict": dict,
    "len": len,
    "islice": islice,
    "range": range,
    "Closure": Closure,
    "ErrorValue": ErrorValue,
    "DateValue": DateValue,
    "MapValue": MapValue,
    "SetValue": SetValue,
    "RegexValue": RegexValue,
}
