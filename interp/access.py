"""One property access for all paths: members, indices, methods and calls of any value. Generated code calls these
where it does not know the value's type; it dispatches on the exact class, and reaches no Python attribute.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NoReturn

from latebind.grammar.errors import StrictError, fail
from latebind.grammar.record import Record
from latebind.interp.convert import enter, scalar, type_name
from latebind.interp.iterating import items, walk_items, walk_keyed
from latebind.interp.keys import is_index
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
    MatchArray,
    RegexValue,
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
            and value.array is None
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
            return walk_keyed(run, value, name)
        if value.__class__ is list:
            return walk_items(run, value, name)
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
