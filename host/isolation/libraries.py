"""A runtime's library in a worker: the standard library's own functions work there, all others are asked for.

`described` tells a worker what there is: signatures and documentation, no code. What touches a memory, and what a host
registered, stays with the runtime and goes by its number in `Described.kept`.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator
from functools import cache, partial
from typing import Any, NamedTuple

from latebind.host.api import library as default_library
from latebind.host.functions import HostCall
from latebind.interp.library import Builtin, Library, Module, Namespace
from latebind.stdlib.library import standard

_LOCAL, _KEPT, _SPACE, _DATA = range(4)


class Described(NamedTuple):
    """A library as data, and what in it is kept: functions, and namespaces whose members are data."""

    number: int
    form: bytes
    kept: tuple[Builtin | Namespace, ...]


@cache
def _implementations() -> tuple[dict[str, Any], dict[int, str]]:
    """What works in a worker as it does here: implementations by a name that both know, and those names."""
    found: dict[str, Any] = {}
    for path, entry in _walk(standard()):
        found.setdefault(path, entry.implementation)
    help_on_all = default_library().globals["help"]
    assert isinstance(help_on_all, Builtin)
    found["help on all"] = help_on_all.implementation
    return found, {id(implementation): path for path, implementation in found.items()}


def _walk(library: Library) -> Iterator[tuple[str, Builtin]]:
    for name, entry in library.globals.items():
        yield from _walk_entry(name, entry)
    for kind, methods in library.methods.items():
        for name, method in methods.items():
            yield f"{kind}#{name}", method


# How a namespace is used as a function: `Date()`, `new Date()`, `/pattern/`.
_WAYS = ("call", "construct", "literal")


def _walk_entry(path: str, entry: Any) -> Iterator[tuple[str, Builtin]]:
    if isinstance(entry, Builtin):
        yield path, entry
    elif isinstance(entry, Namespace):
        for way in _WAYS:
            if (called := getattr(entry, way)) is not None:
                yield f"{path} {way}", called
        for name, member in entry.members.items():
            yield from _walk_entry(f"{path}.{name}", member)


# here: what there is


def described(library: Library, number: int) -> Described:
    """A library under a number of its own."""
    kept: list[Builtin | Namespace] = []
    names = {name: _form(entry, kept) for name, entry in library.globals.items()}
    methods = {
        kind: {name: _form(entry, kept) for name, entry in table.items()} for kind, table in library.methods.items()
    }
    unsupported = {kind: dict(hints) for kind, hints in library.unsupported.items()}
    modules = {
        name: {key: _form(entry, kept) for key, entry in module.exports.items()}
        for name, module in library.modules().named.items()
        if name not in _built_in()
    }
    form = names, methods, None if unsupported == _unsupported() else unsupported, modules
    return Described(number, pickle.dumps(form, 5), tuple(kept))


@cache
def _unsupported() -> dict[str, dict[str, str]]:
    return {kind: dict(hints) for kind, hints in default_library().unsupported.items()}


@cache
def _built_in() -> frozenset[str]:
    return frozenset(default_library().modules().named)


def _form(entry: Any, kept: list[Builtin | Namespace]) -> Any:
    if isinstance(entry, Builtin):
        fields = [getattr(entry, name) for name in _FIELDS]
        path = _implementations()[1].get(id(entry.implementation))
        if path is not None:
            return _LOCAL, path, fields
        kept.append(entry.replace(cost=0))  # which the worker has charged
        return _KEPT, len(kept) - 1, fields, isinstance(entry.implementation, HostCall)
    if not isinstance(entry, Namespace):
        return _DATA, entry
    found: dict[str, Any] = {}
    for name in Namespace.__match_args__:
        value = getattr(entry, name)
        if name == "members":
            value = {key: _form(member, kept) for key, member in value.items()}
        elif name == "read" and value is not None:
            kept.append(entry)
            value = len(kept) - 1
        found[name] = _form(value, kept) if isinstance(value, Builtin) else value
    return _SPACE, found


# Without what is code, and what is for programs that have no run: a worker's always have one.
_FIELDS = tuple(name for name in Builtin.__match_args__ if name not in ("implementation", "inline", "spread"))


# there: what stands for it

Ask = Callable[..., Any]


def rebuilt(form: bytes, number: int, call: Ask, read: Ask) -> Library:
    """The library that a description is of. What is kept is asked for: `call(number, entry, lends, run, *arguments)`, where
    `lends` tells a function of the host's, whose results are lent."""
    names, methods, unsupported, modules = pickle.loads(form)
    make = partial(_made, partial(call, number), partial(read, number))
    own = {name: Module(name, {key: make(entry) for key, entry in found.items()}) for name, found in modules.items()}
    return Library(
        {name: make(entry) for name, entry in names.items()},
        {kind: {name: make(entry) for name, entry in table.items()} for kind, table in methods.items()},
        _unsupported() if unsupported is None else unsupported,
        lambda: default_library().modules().with_modules(own),
    )


def _made(call: Ask, read: Ask, form: Any) -> Any:
    kind, *rest = form
    if kind == _DATA:
        return rest[0]
    if kind in (_LOCAL, _KEPT):
        which, fields, *lends = rest
        implementation = _implementations()[0][which] if kind == _LOCAL else partial(call, which, *lends)
        return Builtin(**dict(zip(_FIELDS, fields, strict=True)), implementation=implementation)
    made = dict(rest[0])
    made["members"] = {name: _made(call, read, member) for name, member in made["members"].items()}
    if made["read"] is not None:
        made["read"] = partial(read, made["read"])
    for name in _WAYS:
        made[name] = None if made[name] is None else _made(call, read, made[name])
    return Namespace(**made)
