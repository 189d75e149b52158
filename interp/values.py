"""What a script can hold, beside Python's None, bool, int, float, str, list and dict: functions, errors, dates, handles.

Lists and dicts change only where a script says so, through `change`. The names of types, truth and equality live here too;
operators, library and conversions call them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from latebind.grammar.record import Record

Value = (
    Any  # None | bool | int | float | str | list[Value] | dict[str, Value] | Closure | Builtin | ErrorValue | Handle
)

# Names of members, and indexes, from an item to what is compared; none: the item itself.
Path = tuple[str | int, ...]
# What decides where all parts before found two items equal: `path`; whether the largest comes first; whether numbers are
# subtracted, and not compared; whether two items may be equal. A plain tuple, as generated code has it as a constant.
Part = tuple[Path, bool, bool, bool]

# The largest number up to which every integer has a double of its own: 2^53 - 1.
SAFE = 9007199254740991.0
SAFE_INT = 9007199254740991


# The variable that a handler's input is given as: no script can write this name.
GIVEN = "%given"

# What `type(x)` and error messages call each class. `library` and the memories add theirs.
TYPE_NAMES: dict[type, str] = {
    type(None): "null",
    bool: "boolean",
    int: "number",
    float: "number",
    str: "string",
    list: "array",
    dict: "object",
}


# What `new` makes and `instanceof` knows.
ERROR_NAMES = frozenset(
    {"Error", "TypeError", "RangeError", "SyntaxError", "ReferenceError", "URIError", "MemoryApiError", "HostError"}
)


# Those that `new` makes, as JavaScript has them.
CONSTRUCTED_ERRORS = frozenset(
    {"Error", "TypeError", "RangeError", "SyntaxError", "ReferenceError", "URIError", "EvalError"}
)


class Missing:
    """The argument or key that is absent, where null would be a value."""

    __slots__ = ()

    def __reduce__(self) -> str:
        return "MISSING"  # one in each process


MISSING = Missing()


class Closure(Record, eq=False):
    """An arrow function of a script.

    `code` takes exactly `arity` positional arguments; one that is absent is `MISSING` when it is among the last
    `optional` (from the first parameter with a default on), else None. With `rest`, the last argument is the list of all further ones.
    `compares` is what it compares where it is `(a, b) => a.k - b.k` or the like, see interp/compiler/orders.py; and the
    steps of a call, where it is such a difference and all calls take the same, else 0.
    """

    code: Callable[..., Any]
    arity: int
    optional: int = 0
    rest: bool = False
    name: str = ""
    compares: tuple[tuple[Part, ...], int] | None = None


class AsyncFunction(Record, eq=False):
    """An `async` function of a script. Only a call whose value is awaited at once may run it: elsewhere JavaScript would
    go on with a promise."""

    closure: Closure


class ErrorValue(Record, eq=False):
    """What `catch (err)` binds and `new Error(…)` makes. Absent members are null.

    `origin` is the exception that was caught: thrown again, it is that same one.
    """

    name: str
    message: str
    code: str | None = None
    status: int | None = None
    retry_after: float | None = None
    origin: Exception | None = None


class Handle:
    """The base of opaque values that builtins return (files, blobs). `kind` names its type to scripts."""

    __slots__ = ()
    kind: str = "handle"
    extent: int = 0  # how many bytes a comparison may have to look at
    length: int | None = None  # of the text that it is wherever a string is taken; None of what is none

    def as_text(self) -> str:
        """The text that it is wherever a string is taken, if it is one."""
        raise TypeError(f"a {self.kind} is no text")

    def same(self, other: Any) -> bool:
        """What `===` says: handles are compared by what they stand for."""
        return bool(self == other)


class DateValue(Handle):
    """A `Date`: `time` is its time value (see `time_values`), an int, or NaN where the date is invalid.

    Setters put another time there, and nothing else of it changes: undoing them is one assignment.
    """

    __slots__ = ("time",)
    kind = "date"

    def __init__(self, time: int | float) -> None:
        self.time = time

    # Where a name holds a number or a date, generated code compares it with a number by these.

    def __lt__(self, other: int | float) -> bool:
        return self.time < other

    def __le__(self, other: int | float) -> bool:
        return self.time <= other

    def __gt__(self, other: int | float) -> bool:
        return self.time > other

    def __ge__(self, other: int | float) -> bool:
        return self.time >= other


class OddKey:
    """What `true`, `false` and numbers beyond ±2^61 are looked up as: to Python, `true` is 1, and many such numbers have one
    hash. `text` tells one from another."""

    __slots__ = ("key", "text")

    def __init__(self, key: Any, text: str) -> None:
        self.key = key
        self.text = text

    def __eq__(self, other: object) -> bool:
        return isinstance(other, OddKey) and self.text == other.text

    def __hash__(self) -> int:
        return hash(self.text)


class Order:
    """The keys that a `Map` or `Set` has had since somebody began to walk it, those that were taken away, too: who walks it
    by index sees what is added meanwhile, and not what is gone (ECMA-262, 24.1.5.1).

    `places` says where a key stands that was put there since, which may be its second time. `walkers` are at it now.
    """

    __slots__ = ("keys", "places", "walkers")

    def __init__(self, keys: list[Any]) -> None:
        self.keys = keys
        self.places: dict[Any, int] = {}
        self.walkers = 0

    def note(self, found: Any) -> None:
        """A key that is new."""
        self.places[found] = len(self.keys)
        self.keys.append(found)


class KeyedValue(Handle):
    """What `Map` and `Set` share: values by what their keys are looked up as, in the order in which they were put there.

    `order` is None until somebody walks it, and again when something is taken away where nobody does.

    Whoever makes one sets both, as `quick_maps.map_of` and `set_of` do: an `__init__` takes as long as that.
    """

    __slots__ = ("entries", "order")
    entries: dict[Any, Any]
    order: Order | None

    @property
    def size(self) -> int:
        """How many entries there are."""
        return len(self.entries)

    def walked(self) -> Order:
        """The order, for one more who walks it, and who calls `left` at the end."""
        order = self.order
        if order is None:
            order = self.order = Order([*self.entries])
        order.walkers += 1
        return order

    def at(self, order: Order, index: int) -> Any:
        """The key at a place of an order, as it is looked up; MISSING where it was taken away."""
        found = order.keys[index]
        return found if found in self.entries and order.places.get(found, index) == index else MISSING

    def left(self, order: Order) -> None:
        """One of those who walked it has come to his end."""
        order.walkers -= 1
        if len(order.keys) > len(self.entries):
            self.thin()

    def thin(self) -> None:
        """Something was taken away: an order that nobody walks is made anew when somebody does."""
        if self.order is not None and not self.order.walkers:
            self.order = None

    def keys(self) -> list[Any]:
        """The keys as scripts see them, in order."""
        return [found.key if found.__class__ is OddKey else found for found in self.entries]

    def same(self, other: Any) -> bool:
        return self is other


class MapValue(KeyedValue):
    """A `Map`, whose keys are primitives."""

    __slots__ = ()
    kind = "map"


class SetValue(KeyedValue):
    """A `Set` of primitives, which are the keys; their values are None."""

    __slots__ = ()
    kind = "set"


class RegexValue(Handle):
    """A `RegExp`: a compiled pattern, which only `stdlib/regexp.py` looks into, and where its next search starts. `plain` is
    the same for plain texts, where that was asked; see `stdlib/quick_patterns.py`."""

    __slots__ = ("last_index", "members", "pattern", "plain")
    kind = "regexp"

    def __init__(self, pattern: Any, members: dict[str, Any], plain: Any = None) -> None:
        self.pattern = pattern
        self.members = members  # `source`, `flags`, `global` and so on
        self.last_index = 0
        self.plain = plain

    def same(self, other: Any) -> bool:
        return self is other


class MatchArray(list[Any]):
    """What `exec` and `match` give: an array of what was found and captured, with `members` of its own, which whoever makes
    it puts there, and `array`: a method that did so would take as long as all else.

    Items are what was found. Scripts see, and change, `array`, which `convert.enter` makes when it is asked for.
    """

    __slots__ = ("array", "members")
    array: list[Any] | None
    members: dict[str, Any]  # `index`, `input`, `groups` and, if asked for, `indices`


# What has no parts and stays as it is, wherever it goes.
SCALARS = frozenset({type(None), bool, int, float, str})
# What scripts may change.
MUTABLE = frozenset({list, dict, DateValue, MapValue, SetValue, RegexValue})

TYPE_NAMES[Closure] = "function"
TYPE_NAMES[AsyncFunction] = "function"
TYPE_NAMES[ErrorValue] = "error"
TYPE_NAMES[DateValue] = "date"
TYPE_NAMES[MapValue] = "map"
TYPE_NAMES[SetValue] = "set"
TYPE_NAMES[RegexValue] = "regexp"

# What `instanceof` knows beside the names of errors.
INSTANCES: dict[str, type] = {"Date": DateValue, "Map": MapValue, "Set": SetValue, "RegExp": RegexValue, "Array": list}
