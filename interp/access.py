"""One property access for all paths: members, indices, methods and calls of any value. Generated code calls these
where it does not know the value's type; it dispatches on the exact class, and reaches no Python attribute.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any, NoReturn

from latebind.grammar.errors import StrictError, fail
from latebind.grammar.record import Record
from latebind.interp.convert import enter, scalar, type_name
from latebind.interp.inline import LONG
from latebind.interp.keys import as_ordered, in_order, is_index
from latebind.interp.library import Builtin, Library, Namespace, callback
from latebind.interp.limits import FREE, FREE_ENTRIES, NeedsRun, Run
from latebind.interp.names import nearest, search_steps
from latebind.interp.text import number_text
from latebind.interp.values import (
    MISSING,
    SAFE_INT,
    AsyncFunction,
    Closure,
    ErrorValue,
    KeyedValue,
    MapValue,
    MatchArray,
    OddKey,
    RegexValue,
    SetValue,
)

# What every JavaScript object has through its prototype, and ours have not: absent, but never null.
PROTOTYPE = frozenset(
    [
        "constructor",
        "hasOwnProperty",
        "isPrototypeOf",
        "propertyIsEnumerable",
        "toLocaleString",
        "toString",
        "valueOf",
        "__proto__",
        "__defineGetter__",
        "__defineSetter__",
        "__lookupGetter__",
        "__lookupSetter__",
    ]
)
ERROR_MEMBERS = {
    "name": "name",
    "message": "message",
    "code": "code",
    "status": "status",
    "retryAfter": "retry_after",
}
# Members that values which are no objects have: who reads one has not learnt that it reads an object.
FIXED_MEMBERS = frozenset(ERROR_MEMBERS) | {
    *("length", "size", "index", "input", "groups", "indices", "source", "flags", "lastIndex"),
    *("global", "ignoreCase", "multiline", "dotAll", "unicode", "unicodeSets", "sticky", "hasIndices"),
}

# How an `async` function is called: with the run, the function's code and its arguments. See `promises`.
Way = Callable[..., Any]


class Access:
    """Property access with the methods of one library."""

    def __init__(self, library: Library) -> None:
        self.methods = library.methods
        self.unsupported = library.unsupported

    def member(self, run: Run | None, value: Any, name: str) -> Any:
        """`value.name`; missing is an error that names the nearest."""
        found = self.lookup(run, value, name)
        return self.missing(run, value, name) if found is MISSING else found

    def optional_member(self, run: Run | None, value: Any, name: str) -> Any:
        """`value.name` where it may be missing: null then. The value itself must be there."""
        found = self.lookup(run, value, name)
        return None if found is MISSING else found

    def lookup(self, run: Run | None, value: Any, name: str) -> Any:
        """`value.name`, or MISSING where an object lacks it. All else that is not there is an error: members of null,
        JavaScript's members that we lack, and what no value of the type can have."""
        if value.__class__ is MatchArray and name in value.members:
            return value.members[name]
        value = enter(run, value)
        cls = value.__class__
        if cls is dict:
            if name in value:
                return value[name]
            if name in PROTOTYPE:
                raise fail("UNSUPPORTED_MEMBER", kind="objects", name=name, hint=self._unsupported_hint("object", name))
            return MISSING
        if (cls is list or cls is str) and name == "length":
            return len(value)
        if isinstance(value, RegexValue):
            if name == "lastIndex":
                return value.last_index
            if name in value.members:
                return value.members[name]
        if isinstance(value, KeyedValue) and name == "size":
            return value.size
        if cls is Namespace and (found := _of_namespace(run, value, name)) is not MISSING:
            return found
        if value is None:
            raise fail("MEMBER_OF_NULL", name=name)
        if cls is ErrorValue and name in ERROR_MEMBERS:
            return getattr(value, ERROR_MEMBERS[name])
        kind = type_name(value)
        if name in self.methods.get(kind, ()):
            raise fail("METHOD_VALUE", kind=kind, name=name)
        if (hint := self._unsupported_hint(kind, name)) is not None or name in PROTOTYPE or kind == "function":
            raise fail("UNSUPPORTED_MEMBER", kind=_plural(kind), name=name, hint=hint)
        self.missing(run, value, name)  # no such member can ever be there

    def _unsupported_hint(self, kind: str, name: str) -> str | None:
        """What to write instead of a member of JavaScript's that we lack; None for any other name."""
        return self.unsupported.get(kind, {}).get(name)

    def missing(self, run: Run | None, value: Any, name: str) -> NoReturn:
        """Raise the error for a key that is not there."""
        value = enter(run, value)
        if value.__class__ is dict:
            near = nearest(name, value)
            absent = "where it may be absent, write `?.` or `?? default`"
            raise fail("MISSING_KEY", key=name, hint=f"did you mean `{near}`?" if near else absent)
        kind = type_name(value)
        near = nearest(name, [*self.methods.get(kind, ()), *(["length"] if kind in ("array", "string") else [])])
        hint = f"did you mean `{near}`?" if near else None
        raise fail("NO_MEMBER", kind=_plural(kind), name=name, hint=hint)

    def index(self, run: Run | None, value: Any, key: Any) -> Any:
        """`value[key]`; missing is an error."""
        found = self.lookup_index(run, value, key)
        if found is not MISSING:
            return found
        value = enter(run, value)
        if value.__class__ is dict:
            self.missing(run, value, property_key(run, key))
        raise fail("MISSING_INDEX", index=property_key(run, key), length=len(value), kind=type_name(value))

    def optional_index(self, run: Run | None, value: Any, key: Any) -> Any:
        """`value[key]` where it may be missing: null then. The value itself must be there."""
        if value.__class__ is dict:
            if key.__class__ is str and len(key) < FREE and key not in PROTOTYPE:
                return value.get(key)
            if key.__class__ is int and -SAFE_INT <= key <= SAFE_INT:
                return value.get(str(key))
        found = self.lookup_index(run, value, key)
        return None if found is MISSING else found

    def lookup_index(self, run: Run | None, value: Any, key: Any) -> Any:
        """`value[key]`, or MISSING where an object, array or string lacks it. What can never be an index is an error."""
        if value.__class__ is dict:
            small = key.__class__ is int and -SAFE_INT <= key <= SAFE_INT
            name = str(key) if small else property_key(run, key)
            if name in value:
                return value[name]
            return self.lookup(run, value, name) if name in PROTOTYPE else MISSING
        if (
            run is None
            and value.__class__ is MatchArray
            and key.__class__ is int
            and 0 <= key < len(value) <= FREE_ENTRIES
        ):
            return value[key]
        value, key = enter(run, value), scalar(key, run)
        cls = value.__class__
        if cls is dict:
            return self.lookup(run, value, property_key(run, key))
        if cls is not list and cls is not str:
            if value is None:
                raise fail("MEMBER_OF_NULL", name=property_key(run, key))
            if key.__class__ is str:
                return self.lookup(run, value, key)
            raise fail("NOT_INDEXABLE", kind=type_name(value))
        if key.__class__ is str:
            if key == "length":
                return len(value)
            if is_index(key):  # as `for … in` gives it
                key = int(key)
        if key.__class__ is not int and key.__class__ is not float:
            raise fail("BAD_INDEX", kind=type_name(value), found=type_name(key))
        if key < 0:
            raise fail("NEGATIVE_INDEX", index=number_text(key))
        if key % 1 != 0:
            raise fail("FRACTIONAL_INDEX", index=number_text(key))
        return value[int(key)] if key < len(value) else MISSING

    def contains(self, run: Run | None, key: Any, value: Any) -> bool:
        """`key in value`, for objects."""
        value = enter(run, value)
        if value.__class__ is not dict:
            kind = type_name(value)
            hint = "write `xs.includes(x)`" if kind in ("array", "string") else None
            raise fail("IN_NEEDS_OBJECT", found=kind, hint=hint)
        name = property_key(run, key)
        if name in value:
            return True
        if name in PROTOTYPE:
            raise fail("UNSUPPORTED_MEMBER", kind="objects", name=name, hint="write `Object.hasOwn(o, key)`")
        return False

    def call_method(self, run: Run | None, value: Any, name: str, *args: Any) -> Any:
        """`value.name(args)`: a method of the value's type, or a function that an object holds."""
        if run is None:
            if value.__class__ is dict and value.get(name).__class__ is Closure:
                return call(None, value[name], *args)
            raise NeedsRun
        value = enter(run, value)
        cls = value.__class__
        if cls is dict and name in value:
            return call(run, value[name], *args)
        kind = type_name(value)
        method = self.methods.get(kind, _NONE).get(name)
        if method is not None:
            return method(run, value, *args)
        if cls is Namespace and isinstance(value.members.get(name), Builtin):
            return value.members[name](run, *args)
        if value is None:
            raise fail("MEMBER_OF_NULL", name=name)
        found = self.lookup(run, value, name)
        if found is MISSING:
            self._missing_method(run, value, name)
        return call(run, found, *args)

    def _missing_method(self, run: Run, value: Any, name: str) -> NoReturn:
        """Raise the error for a function that is called and not there: what is called is seldom a key."""
        if value.__class__ is not dict:
            self.missing(run, value, name)
        run.charge(len(value) >> 2)
        functions = [key for key, held in value.items() if type_name(held) == "function"]
        run.charge(search_steps(len(functions)))
        near = nearest(name, functions)
        hint = f"did you mean `{near}`?" if near else self._unsupported_hint("object", name)
        if hint is None and name in self.methods["array"]:
            hint = f"an object is no array: write `Object.values(o).{name}(…)`"
        raise fail("MISSING_METHOD", name=name, hint=hint)

    def call_method_awaited(self, run: Run, value: Any, name: str, *args: Any) -> Any:
        """`value.name(args)`, whose result is awaited at once."""
        if value.__class__ is dict and value.get(name).__class__ is AsyncFunction:
            return call_awaited(run, value[name], *args)
        return self.call_method(run, value, name, *args)

    def call_method_by(self, run: Run, how: Way, value: Any, name: str, *args: Any) -> Any:
        """`value.name(args)`, in a way of its own where it is an `async` function."""
        if value.__class__ is dict and value.get(name).__class__ is AsyncFunction:
            return call_by(run, how, value[name], *args)
        return self.call_method(run, value, name, *args)

    def iterated_by(self, run: Run | None, value: Any, name: str) -> Iterable[Any]:
        """What `for (… of value.entries())` goes through, and `keys` and `values` likewise."""
        value = enter(run, value)
        if isinstance(value, KeyedValue):
            return _walk(value, name)
        if value.__class__ is list:
            return _walk_items(value, name)
        return items(run, self.call_method(run, value, name), "iterate")

    def array_receiver(self, run: Run | None, value: Any, name: str) -> list[Any]:
        """What a fused pipeline loops over: an array, or the error that calling its method gives."""
        value = enter(run, value)
        if value.__class__ is list:
            return value
        if value is None:
            raise fail("MEMBER_OF_NULL", name=name)
        if value.__class__ is dict and name in value:
            raise fail("OWN_METHOD", name=name)
        self.lookup(run, value, name)
        self.missing(run, value, name)

    def callee(self, run: Run | None, value: Any, name: str) -> Any:
        """What `value.name?.(…)` calls, or null where there is nothing to call: the arguments are not evaluated then."""
        value = enter(run, value)
        if value.__class__ is dict and name in value:
            return value[name]
        method = self.methods.get(type_name(value), _NONE).get(name)
        return self.optional_member(run, value, name) if method is None else Method(method, value)


def _of_namespace(run: Run | None, space: Any, name: str) -> Any:
    """A member of a namespace that was passed on, as `ctx.memory` is; MISSING where it has none of that name."""
    found = space.members.get(name)
    if isinstance(found, Builtin):
        raise fail("METHOD_VALUE", kind="namespace", name=name)
    if found is None and space.read is not None and run is not None:
        return read_namespace(run, space, name, False)
    return MISSING if found is None else found


class Method(Record, eq=False):
    """A method and its receiver, on their way to a call. Scripts never hold one."""

    entry: Builtin
    receiver: Any


_NONE: Mapping[str, Builtin] = {}


def _plural(kind: str) -> str:
    """A type's name, of many values: `strings`."""
    return kind if kind == "null" else f"{kind}s"


def property_key(run: Run | None, key: Any) -> str:
    """A computed key as JavaScript's property name: text as it is, numbers rendered."""
    if key.__class__ is not str:
        key = scalar(key, run)
    cls = key.__class__
    if cls is str:
        if len(key) >= FREE:  # it is compared with an equal one
            if run is None:
                raise NeedsRun
            run.match(len(key))
        return str(key)
    if cls is int or cls is float:
        return number_text(key)
    raise fail("BAD_KEY", found=type_name(key))


def call(run: Run | None, function: Any, *args: Any) -> Any:
    """Call any value: a script's function, or a builtin that is passed around, which needs a run."""
    if function.__class__ is Closure:
        count = len(args)
        if count == function.arity and not function.rest:
            return function.code(*args)
        return callback(run, function, count)(*args)
    if function.__class__ is Builtin:
        return function(run, *args)
    if run is None:
        raise NeedsRun
    if function.__class__ is Method:
        return function.entry(run, function.receiver, *args)
    if function.__class__ is AsyncFunction:
        raise fail("ASYNC_CALL")
    found = type_name(function)
    raise fail("NOT_A_FUNCTION", found=found, hint=None if function is None else "to read it, leave `(…)` out")


def call_awaited(run: Run | None, function: Any, *args: Any) -> Any:
    """Call any value, whose result is awaited at once: it may be an `async` function of the script."""
    return call(run, function.closure if function.__class__ is AsyncFunction else function, *args)


def call_by(run: Run | None, how: Way, function: Any, *args: Any) -> Any:
    """Call any value; an `async` function of the script in a way of its own."""
    if function.__class__ is AsyncFunction:
        code = callback(run, function.closure, len(args))
        return code(*args) if run is None else how(run, code, *args)
    return call(run, function, *args)


def read_namespace(run: Run, space: Namespace, name: Any, lenient: bool) -> Any:
    """A member that is data: `$memory.nombre`. `lenient` where it may be missing."""
    assert space.read is not None
    try:
        return space.read(run, property_key(run, name))
    except StrictError as error:
        if lenient and error.code == "MISSING_KEY":
            return None
        meant = [member for member in space.members if member.casefold() == str(name).casefold()]
        if meant and error.code == "MISSING_KEY":
            error.diagnostic = error.diagnostic.replace(hint=f"did you mean `{space.name}.{meant[0]}`?")
        raise


def items(run: Run | None, value: Any, what: str) -> list[Any]:
    """The items of what is spread or iterated: an array's; of a text its characters, which are code points (ECMA-262,
    22.1.3.36)."""
    value = enter(run, value)
    if value.__class__ is list:
        return value
    if isinstance(value, KeyedValue):
        return entries_of(value)
    if value.__class__ is str:
        return _characters(run, value, what)
    kind = type_name(value)
    raise fail("NOT_AN_ARRAY", what=what, found=kind, hint=_ITEMS_HINTS.get(kind))


def _characters(run: Run | None, value: str, what: str) -> list[str]:
    if what == "await":  # one value where several are meant: not for a script to catch
        raise fail("TEXT_AS_ARRAY", what=what)
    if run is not None:
        run.array(len(value))
        run.charge(len(value))
    elif len(value) > FREE:
        raise NeedsRun
    return list(value)


def entries_of(value: KeyedValue) -> list[Any]:
    """What a `Map` or `Set` is as an array: `[key, value]` pairs, or members."""
    if value.__class__ is SetValue:
        return value.keys()
    return [*map(list, zip(value.keys(), value.entries.values(), strict=True))]


def few(value: KeyedValue | str) -> Collection[Any]:
    """`entries_of` where there is no run to charge, to be spread at once; of a text, its characters."""
    found: Any = value.entries if isinstance(value, KeyedValue) else value
    if len(found) > FREE:
        raise NeedsRun
    # Without a run, all keys are looked up as they are.
    return [*map(list, found.items())] if value.__class__ is MapValue else found


def iterated(run: Run | None, value: Any) -> Iterable[Any]:
    """What `for (… of value)` goes through, where it may change meanwhile."""
    if value.__class__ is list:
        return value
    value = enter(run, value)
    return _walk(value, "") if isinstance(value, KeyedValue) else items(run, value, "iterate")


def iterated_with_index(run: Run, value: Any, count: int) -> Iterator[tuple[int, Any]]:
    """The items of `value`, of which `count` are there and paid for, as each is when its turn comes, with their indices.
    What is added meanwhile is charged, as an item of the array that is made of it too."""
    for index, item in enumerate(iterated(run, value)):
        if index >= count:
            run.array(index + 1 if index >= run.limits.array else 1)
            run.charge(1)
        yield index, item


def _walk(value: KeyedValue, name: str) -> Iterator[Any]:
    is_map = value.__class__ is MapValue
    pairs = name == "entries" or (not name and is_map)
    index = 0
    while index < len(value.order):
        found = value.at(index)
        index += 1
        if found is not MISSING:
            key = found.key if found.__class__ is OddKey else found
            item = value.entries[found] if is_map else key
            yield [key, item] if pairs else item if name == "values" else key


def _walk_items(items: list[Any], name: str) -> Iterator[Any]:
    index = 0
    while index < len(items):
        yield [index, items[index]] if name == "entries" else index if name == "keys" else items[index]
        index += 1


def items_now(run: Run | None, value: Any, what: str) -> list[Any]:
    """The items of what is spread, as they are now."""
    if run is None and isinstance(value, list | KeyedValue):
        if len(value if isinstance(value, list) else value.entries) > FREE:
            raise NeedsRun
    return [*items(run, value, what)]


def filled(run: Run | None, length: Any, value: Any = None) -> list[Any]:
    """`new Array(length).fill(value)` (ECMA-262, 23.1.1.1)."""
    if run is None:
        raise NeedsRun
    length = enter(run, length)
    if length.__class__ is not int or length < 0:
        raise fail("BAD_LENGTH", found=number_text(length) if length.__class__ is float else type_name(length))
    run.array(length)
    run.charge(length >> 4)
    return [value] * length


def indices(run: Run, length: Any) -> list[int]:
    """`[...Array(length).keys()]`."""
    return list(range(len(filled(run, length))))


def keys_of(run: Run | None, value: Any) -> list[str]:
    """What `for (… in value)` goes through: keys, or indices as text; nothing for null."""
    if value.__class__ is not dict:
        value = enter(run, value)
    if run is None and value.__class__ in _KEYED and len(value) > LONG:  # fewer are charged as fuel
        raise NeedsRun
    if value.__class__ is dict:
        if run is not None:
            run.array(len(value))
            run.charge(len(value))
        found = as_ordered(value)
        if found is None and not all(isinstance(key, str) for key in value):
            raise fail("FOREIGN_KEY")
        return [*(in_order(value) if found is None else found)]
    if value.__class__ is list or value.__class__ is str:
        if run is not None:
            run.array(len(value))
        return [str(index) for index in range(len(value))]
    if value is None:
        return []
    raise fail("NOT_AN_OBJECT_TO_ITERATE", found=type_name(value))


_KEYED = frozenset({dict, list, str})


def still_in(key: str, value: Any) -> bool:
    """Whether a key that `keys_of` gave is still there, as it is in what is no array or object of the script's own."""
    if value.__class__ is dict:
        return key in value
    return value.__class__ is not list or int(key) < len(value)


_ITEMS_HINTS = {
    "object": "write `Object.entries(o)` or `Object.keys(o)`",
    "null": "write `(x ?? [])`",
}


def arguments(run: Run | None, value: Any) -> list[Any]:
    """What a spread adds to the arguments of a call, charged."""
    found = items(run, value, "spread")
    if run is None:
        if len(found) > LONG:
            raise NeedsRun
        return found
    run.array(len(found))
    run.charge(len(found))
    return found


def array_of(run: Run | None, *parts: list[Any]) -> list[Any]:
    """An array with spreads, of the parts between and within them."""
    if run is None:
        raise NeedsRun
    run.array(sum(map(len, parts)))
    made: list[Any] = []
    for part in parts:
        made += part
    return made


def properties(run: Run | None, value: Any) -> dict[str, Any]:
    """What `...value` adds to an object, charged: nothing for null."""
    value = enter(run, value)
    if value is None:
        return {}
    if value.__class__ is not dict:
        raise fail("NOT_AN_OBJECT", found=type_name(value))
    if run is not None:
        run.object(len(value))
    elif len(value) > FREE_ENTRIES:
        raise NeedsRun
    return value


def large_object(run: Run | None, value: dict[str, Any]) -> dict[str, Any]:
    """Charge an object that spreads have made large; raises where it is too large."""
    if run is None:
        raise NeedsRun
    run.object(len(value))
    return value
