"""The interface that builtins and host functions are registered with, and the table they are kept in.

The standard library is written against this, as a host's functions are. The checker asks it for names and arities,
the compiler for entries, completion, help, manual and tests for signatures and docs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar

from latebind.grammar.errors import fail
from latebind.grammar.record import Record
from latebind.interp.change import DEEP, made_within
from latebind.interp.convert import enter, type_name
from latebind.interp.inline import Inline
from latebind.interp.later import Later
from latebind.interp.limits import NeedsRun, Run
from latebind.interp.names import nearest
from latebind.interp.values import (
    MISSING,
    TYPE_NAMES,
    AsyncFunction,
    Closure,
    DateValue,
    ErrorValue,
    Handle,
    MapValue,
    MatchArray,
    RegexValue,
    SetValue,
)

if TYPE_CHECKING:
    from latebind.interp.shapes.model import Shape

Implementation = Callable[..., Any]
T = TypeVar("T")


class Param(Record):
    """One parameter: `types` are names of `TYPES`; `rest` takes all further arguments.

    `as_they_are` are the classes whose values need no check and no conversion; None for all of them.
    """

    name: str
    types: tuple[str, ...]
    optional: bool = False
    rest: bool = False
    as_they_are: frozenset[type] | None = None
    shape: Shape | None = None  # where a host declares more than the types say


# Type names of signatures, and the exact Python classes that they accept.
TYPES: dict[str, tuple[type, ...]] = {
    "null": (type(None),),
    "boolean": (bool,),
    "number": (int, float),
    "integer": (int, float),  # truncated as JavaScript does it: the implementation gets an int
    "string": (str,),
    "array": (list,),
    "object": (dict,),
    "function": (),  # Closure or Builtin, filled in below
    "error": (ErrorValue,),
    "date": (DateValue,),
    "map": (MapValue,),
    "set": (SetValue,),
    "regexp": (RegexValue,),
    "any": (),  # no check
}

_SIGNATURE = re.compile(r"^(?P<name>[\w$.]+)\((?P<params>.*)\)\s*:\s*(?P<result>.+)$", re.DOTALL)
_PARAM = re.compile(r"(?P<rest>\.\.\.)?(?P<name>[\w$]+)(?P<optional>\?)?\s*:\s*(?P<types>[\w |]+)")


class Builtin(Record, eq=False):
    """A function of the library or the host.

    `signature` is its text, `split(separator: string, limit?: integer): array`; parameters, arity and checks are read
    from it. `implementation(run, *arguments)` gets arguments of those types (for a method, the receiver first).
    `pure`: same arguments, same result, no effect: only then may the value of a late binding that called it be reused.
    `reads`: all it does is read a memory. `clock`: its result is of the moment of the run; of what `new` calls, without arguments. `changes`: it changes its receiver. `effect` is None, `"now"` or `"after_commit"`. `cost` is the steps of a call,
    beside what it charges itself. `promise`: in JavaScript it gives a promise, so calls are awaited where they stand. `inline`
    are what calls are in programs that need no run, and `spread` what calls with spreads call, with all arguments in one
    sequence: it gives None where the implementation is to be asked.
    """

    name: str  # as error messages say it: `split`, `Math.max`
    implementation: Implementation
    signature: str
    doc: str
    params: tuple[Param, ...]
    result: str
    receiver: str | None = None  # the type whose method it is
    pure: bool = True
    reads: bool = False
    clock: bool = False
    changes: bool = False
    effect: str | None = None
    cost: int = 1
    promise: bool = False
    least: int = 0
    most: int | None = None  # None: any number
    returns: Shape | None = None  # where a host declares more than `result` says
    inline: tuple[Inline, ...] = ()
    spread: Callable[..., Any] | None = None

    @property
    def makes(self) -> int:
        """How many levels of what it gives are new: 1 where that is a new array or object of what was there before."""
        known = _MAKES.get(self.name)
        return (self.result in _NEW and not self.changes) if known is None else known

    @property
    def takes_function(self) -> bool:
        """Whether a parameter is a function."""
        return any("function" in param.types for param in self.params)

    @property
    def may_call(self) -> bool:
        """Whether it may call what it is given."""
        return any("function" in param.types or "any" in param.types for param in self.params)

    def __call__(self, run: Run | None, *args: Any) -> Any:
        """Charge, check and convert the arguments, then call. Methods get the receiver as first of `args`, unchecked.

        Generated code that knows all types calls the implementation, and has counted `cost` already.
        """
        if run is None:
            raise NeedsRun
        run.steps -= self.cost
        if run.steps < 0:
            run.out_of_steps()
        offset = 0 if self.receiver is None else 1
        count = len(args) - offset
        if count < self.least or (self.most is not None and count > self.most):
            raise wrong_count(self, count)
        params, index = self.params, 0
        checked: list[Any] = []  # the arguments, where one is not as it is given
        for value in args if offset == 0 else args[1:]:
            param = params[index] if index < len(params) else params[-1]
            if (classes := param.as_they_are) is not None and value.__class__ not in classes:
                checked = checked or list(args)
                checked[index + offset] = self._argument(run, index, param, value)
            index += 1
        found = self.implementation(run, *(checked or args))
        return made_within(run, found, self.makes) if run.changes else found

    def _argument(self, run: Run, index: int, param: Param, value: Any) -> Any:
        """An argument as the implementation gets it. Raises BAD_ARGUMENT where it is of none of the types."""
        if value.__class__ is MatchArray and param.types == _KEYED:
            raise fail("MATCH_KEYS")
        value = enter(run, value)
        cls = value.__class__
        for name in param.types:
            if cls in TYPES[name]:
                if cls is int and not -_LARGEST < value < _LARGEST:
                    raise fail("NOT_FINITE")
                return _truncated(value) if name == "integer" else value
        if cls is AsyncFunction and "function" in param.types:
            raise fail("ASYNC_CALLBACK", function=self.name)
        error = fail(
            "BAD_ARGUMENT",
            number=index + 1,
            function=self.name,
            expected=" or ".join(param.types),
            found=type_name(value),
            hint=_CONVERSIONS.get((param.types[0], type_name(value))),
        )
        error.argument = self.name, index
        raise error


# Of whom the keys are asked.
_KEYED = ("object", "array")

# Results that are new, but for those of functions that give what they change; and functions that their result does not tell.
_NEW = frozenset({"array", "object", "date", "map", "set"})
_MAKES = {
    "splice": 1,
    "RegExp": 1,
    "entries": 2,
    "Object.entries": 2,
    "Object.groupBy": 2,
    "match": DEEP,
    "matchAll": DEEP,
    "exec": DEEP,
    "findMatches": DEEP,
    "JSON.parse": DEEP,
    "structuredClone": DEEP,
}

# What to write where an argument is expected to be of the one type, and is of the other.
_CONVERSIONS = {
    ("string", "date"): "write `d.toISOString()`",
    ("number", "date"): "write `d.getTime()`",
    ("integer", "date"): "write `d.getTime()`",
    ("string", "number"): "convert it: `String(x)`",
    ("number", "string"): "convert it: `Number(x)`, or `parseNumber(x) ?? 0`",
    ("integer", "string"): "convert it: `Number(x)`, or `parseNumber(x) ?? 0`",
}


# A host's int that is infinite as a double, as JavaScript has it.
_LARGEST = 2**1024


def _truncated(value: float) -> int:
    """A number without its fraction, as an int."""
    try:
        return int(value)
    except (ValueError, OverflowError):  # a host's NaN or infinity
        raise fail("NOT_FINITE") from None


TYPES["function"] = (Closure, Builtin)
TYPE_NAMES[Builtin] = "function"


def count_words(entry: Builtin) -> str:
    """How many arguments a function takes, in words: `2 arguments`, `1 to 3 arguments`, `at least 1 argument`."""
    if entry.most is None:
        words, last = f"at least {entry.least}", entry.least
    elif entry.least == entry.most:
        words, last = str(entry.least), entry.least
    else:
        words, last = f"{entry.least} to {entry.most}", entry.most
    return arguments(words, last)


def arguments(words: str, last: int) -> str:
    """`words`, which end in the number `last`, as a number of arguments."""
    return f"{words} argument{'' if last == 1 else 's'}"


def wrong_count(entry: Builtin, count: int) -> Exception:
    """The error for too few or too many arguments."""
    return fail("WRONG_COUNT", function=entry.name, expected=count_words(entry), found=count, signature=entry.signature)


def builtin(
    signature: str,
    doc: str,
    implementation: Implementation,
    *,
    owner: str = "",
    receiver: str | None = None,
    pure: bool = True,
    reads: bool = False,
    clock: bool = False,
    changes: bool = False,
    effect: str | None = None,
    cost: int = 1,
    promise: bool = False,
    inline: tuple[Inline, ...] = (),
    spread: Callable[..., Any] | None = None,
) -> Builtin:
    """Make an entry from its signature's text. `owner` is the namespace (`Math`); `receiver` a method's type."""
    match = _SIGNATURE.match(signature)
    if match is None:
        raise ValueError(f"not a signature: {signature}")
    params = tuple(
        _param(m["name"], tuple(t.strip() for t in m["types"].split("|")), bool(m["optional"]), bool(m["rest"]))
        for m in _PARAM.finditer(match["params"])
    )
    rest = any(p.rest for p in params)
    return Builtin(
        name=f"{owner}.{match['name']}" if owner else match["name"],
        implementation=implementation,
        signature=signature,
        doc=doc,
        params=params,
        result=match["result"],
        receiver=receiver,
        pure=pure and not changes,
        reads=reads,
        clock=clock,
        changes=changes,
        effect=effect,
        cost=cost,
        promise=promise,
        least=sum(not p.optional and not p.rest for p in params),
        most=None if rest else len(params),
        inline=inline,
        spread=spread,
    )


def _param(name: str, types: tuple[str, ...], optional: bool, rest: bool) -> Param:
    plain = frozenset(cls for kind in types if kind != "integer" for cls in TYPES[kind] if cls is not int)
    return Param(name, types, optional, rest, None if "any" in types else plain)


Methods = Mapping[str, Mapping[str, Builtin]]
_MOST_KNOWN = 16


def of_methods(function: Callable[[Methods], T]) -> Callable[[Methods], T]:
    """Remember what a function says of the methods of a library, which are the same for all scripts and most runtimes."""
    known: dict[int, tuple[Methods, T]] = {}

    def remembered(methods: Methods) -> T:
        found = known.get(id(methods))
        if found is None:
            if len(known) >= _MOST_KNOWN:
                known.clear()
            found = known[id(methods)] = methods, function(methods)  # held, so that nothing else gets its id
        return found[1]

    return remembered


class Table:
    """Collects the entries of one module: the functions of a namespace, or the methods of a type.

    >>> math = Table(owner="Math")
    >>> @math.add("abs(x: number): number", "The distance of `x` from zero.")
    ... def absolute(run, x): ...
    """

    def __init__(self, owner: str = "", receiver: str | None = None) -> None:
        self.owner = owner
        self.receiver = receiver
        self.entries: dict[str, Builtin] = {}

    def add(self, signature: str, doc: str, **options: Any) -> Callable[[Implementation], Implementation]:
        """Register the decorated function under the signature's name."""

        def register(implementation: Implementation) -> Implementation:
            entry = builtin(signature, doc, implementation, owner=self.owner, receiver=self.receiver, **options)
            self.entries[entry.name.rsplit(".", 1)[-1]] = entry
            return implementation

        return register


class Namespace(Record, eq=False):
    """A global such as `Math`, `memory`, `String`: members, and perhaps callable itself (`String(x)`, `new Date(x)`).

    `read(run, name)` serves members that are data (`$memory.nombre`, `ctx.memory.available`); it is asked for names
    that `members` lacks, and raises where there is none.
    """

    name: str
    doc: str
    members: Mapping[str, Builtin | Namespace | int | float]
    call: Builtin | None = None
    construct: Builtin | None = None  # what `new` calls
    literal: Builtin | None = None  # what a literal of its values calls
    read: Callable[[Run, str], Any] | None = None
    protected: bool = False  # host variables may not hide it
    memory: bool = False  # its functions touch a store: statements that mention it are transactions
    passable: bool = False  # it may be passed on as a value: `save(ctx, input)`


TYPE_NAMES[Namespace] = "namespace"


class ErrorClass(Record):
    """What a module exports under the name of an error: scripts know it without an import."""

    name: str


class Module(Record):
    """What a module exports, by name: functions, namespaces, error names, or data."""

    name: str
    exports: Mapping[str, Any]


class Modules(Record):
    """What scripts may import, by the module's name, and what comes with that.

    `hidden` is what stands behind a handler, by names that no script can write, `methods` those of values that modules
    make, by type.
    """

    named: Mapping[str, Module] = MappingProxyType({})
    hidden: Mapping[str, Builtin] = MappingProxyType({})
    methods: Mapping[str, Mapping[str, Builtin]] = MappingProxyType({})

    def with_modules(self, more: Mapping[str, Module]) -> Modules:
        """These and more modules, which replace those of the same name."""
        return self.replace(named={**self.named, **more})


class Library(Record):
    """All that scripts can name: globals, and the methods of each type. Immutable; `with_globals` makes a larger one.

    `methods` is keyed by type name: string, number, array, object, boolean, error, date, and the kinds of handles.
    `unsupported` has JavaScript's members that we lack, by type name, each with the hint that helps: `push` → `[...a, x]`.
    `modules` gives what scripts may import, and is asked by those that do; `imported` are the globals that one script
    has imported.
    """

    globals: Mapping[str, Builtin | Namespace]
    methods: Mapping[str, Mapping[str, Builtin]]
    unsupported: Mapping[str, Mapping[str, str]] = MappingProxyType({})
    modules: Callable[[], Modules] = Modules
    imported: frozenset[str] = frozenset()

    def with_globals(self, more: Mapping[str, Builtin | Namespace]) -> Library:
        """This library and more globals, which replace those of the same name."""
        return self.replace(globals=_with(self.globals, more))

    def with_methods(self, more: Mapping[str, Mapping[str, Builtin]]) -> Library:
        """This library and the methods of more types."""
        return self.replace(methods={**self.methods, **more})

    def with_imports(self, modules: Modules, more: Mapping[str, Builtin | Namespace]) -> Library:
        """This library as a script knows it that has imported these from modules."""
        names = frozenset([*more, *modules.hidden])
        whole = self.with_globals({**modules.hidden, **more})
        return whole.with_methods(modules.methods).replace(imported=names)

    def is_protected(self, name: str) -> bool:
        """Whether no host variable can hide a global."""
        entry = self.globals.get(name)
        return name in self.imported or (isinstance(entry, Namespace) and entry.protected)

    def name_hint(self, name: str, visible: Iterable[str]) -> str | None:
        """What to write where a name means nothing: what it means elsewhere, the nearest one of `visible`, a call."""
        if (elsewhere := self.unsupported.get("unknown", {}).get(name)) is not None:
            return elsewhere
        near = nearest(name, visible)
        if near is not None:
            return f"did you mean `{near}`?"
        return self.unsupported.get("far", {}).get(name) or self.method_hint(name)

    def method_hint(self, name: str) -> str | None:
        """What to write where the name of a method stands alone: `map(trim)`."""
        if not any(name in self.methods.get(kind, ()) for kind in ("string", "array", "number")):
            return None
        return f"call it on a value: `x.{name}(…)`, or as a callback `x => x.{name}(…)`"


def _with(table: Mapping[str, T], more: Mapping[str, T]) -> Mapping[str, T]:
    return table.with_entries(more) if isinstance(table, Later) else {**table, **more}


def callback(run: Run | None, function: Closure | Builtin, count: int) -> Callable[..., Any]:
    """A Python callable for a script's function, for builtins that call one with `count` arguments.

    It takes all `count` of them and passes as many as the function has parameters for (JavaScript's rule). Closures
    charge their own steps and depth.
    """
    if isinstance(function, Builtin):
        most = count if function.most is None else min(count, function.most)
        return lambda *args: function(run, *args[:most])
    code, arity = function.code, function.arity
    if function.rest:
        named = arity - 1
        padding = absent(function, count, named)
        return lambda *args: code(*args[:named], *padding, list(args[named:]))
    if arity == count:
        return code
    if arity > count:
        padding = absent(function, count, arity)
        return lambda *args: code(*args, *padding)
    if arity == 1 and count == 2:
        return lambda first, _: code(first)
    if arity == 1:
        return lambda first, *_: code(first)
    if arity == 2:
        return lambda first, second, *_: code(first, second)
    return lambda *args: code(*args[:arity])


def absent(function: Closure, count: int, named: int) -> tuple[Any, ...]:
    """What stands for the parameters `count` … `named` that no argument was passed for."""
    first_optional = named - function.optional
    return tuple(MISSING if index >= first_optional else None for index in range(count, named))


__all__ = [
    "TYPES",
    "Builtin",
    "Closure",
    "ErrorClass",
    "ErrorValue",
    "Handle",
    "Library",
    "Module",
    "Modules",
    "Namespace",
    "Param",
    "Table",
    "builtin",
    "callback",
    "wrong_count",
]
