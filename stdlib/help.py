"""`help(name)`: the signature and the sentence of what scripts can call, as text. `:help` of the prompt shows the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from latebind.grammar.errors import fail
from latebind.interp.inline import quick
from latebind.interp.library import Builtin, Library, Namespace, builtin
from latebind.interp.limits import Run
from latebind.interp.names import nearest
from latebind.stdlib.words import WORDS

if TYPE_CHECKING:
    from latebind.interp.shapes.model import Shape

# Steps of a call: all entries are looked at.
_COST = 150
# How many answers are kept.
_KEPT = 100


def help_on(library: Callable[[], Library], shapes: Mapping[str, Shape] | None = None) -> Builtin:
    """Make the builtin `help` of a library. `library` is called when a script calls `help`: the library will hold it.

    `shapes` are what a host declares of variables.
    """

    known: dict[str, str] = {}  # what was asked for, as all entries are looked at
    of: Library | None = None  # the library that this is of

    def known_help(name: str = "") -> str | None:
        nonlocal of
        if of is not (now := library()):
            known.clear()
            of = now
        found = known.get(name) or describe(now, name) or _declared(shapes or {}, name)
        if found is not None and len(known) < _KEPT:
            known[name] = found
        return found

    def help_(run: Run, name: str = "") -> str:
        found = known_help(name)
        if found is None:
            near = nearest(name, [*(shapes or ()), *all_names(library())])
            raise fail("UNKNOWN_HELP", name=name[:60], hint=f"did you mean `{near}`?" if near else "write `help()`")
        run.string(len(found))
        return found

    return builtin(
        "help(name?: string): string",
        'What a function does and takes: `help("map")`, `help("Math.max")`; without a name, all there is.',
        help_,
        cost=_COST,
        inline=(quick("name", known_help, leaves=True), quick("", known_help, leaves=True)),
    )


def describe(library: Library, name: str = "") -> str | None:
    """The help on a function, a method of any type, a namespace or a word; None where there is none of the name."""
    if not name:
        return _overview(library)
    found = ["\n  ".join(WORDS[name])] if name in WORDS else []
    found += [_entry(title, entry) for title, entry in _entries(library) if name in (title, title.split(".", 1)[-1])]
    space = library.globals.get(name)
    if isinstance(space, Namespace):
        found.insert(0, "\n".join([f"{space.name}: {space.doc}", *_members(space, space.name)]))
    return "\n\n".join(found) or None


def whole_signature(function: Builtin) -> str:
    """Give a signature after what it is a member of: `Math.max(…): number`, `string.split(…): array`."""
    if function.receiver is not None:
        return f"{function.receiver}.{function.signature}"
    return function.name + function.signature[function.signature.index("(") :]


def _declared(shapes: Mapping[str, Shape], path: str) -> str | None:
    """The help on a declared variable, or a member of one: `order.customer`."""
    first, *rest = path.split(".")
    if first not in shapes:
        return None
    from latebind.interp.shapes.outline import at, description

    found = at(shapes[first], rest)
    return None if found is None else description(path, found)


def all_names(library: Library) -> list[str]:
    """Every name that `describe` knows: `split`, `string.split`, `Math`, `Math.max`, `local`."""
    titles = [title for title, _ in _entries(library)]
    return [*library.globals, *titles, *(title.split(".", 1)[-1] for title in titles), *WORDS]


def _entries(library: Library) -> Iterator[tuple[str, Builtin]]:
    for name, entry in library.globals.items():
        if isinstance(entry, Builtin):
            yield name, entry
        else:
            if entry.call is not None:
                yield name, entry.call
            if entry.construct is not None:
                yield f"new {name}", entry.construct
            yield from _functions(entry, name)
    for kind, methods in library.methods.items():
        for name, entry in methods.items():
            yield f"{kind}.{name}", entry


def _functions(space: Namespace, path: str) -> Iterator[tuple[str, Builtin]]:
    for name, member in space.members.items():
        if isinstance(member, Builtin):
            yield f"{path}.{name}", member
        elif isinstance(member, Namespace):
            yield from _functions(member, f"{path}.{name}")


def _entry(title: str, entry: Builtin) -> str:
    owner = "new " if title.startswith("new ") else title[: title.rfind(".") + 1]
    return f"{owner}{entry.signature}\n  {entry.doc}"


def _members(space: Namespace, path: str) -> Iterator[str]:
    if space.construct is not None:
        yield f"  new {space.construct.signature}"
    for name, member in space.members.items():
        if isinstance(member, Builtin):
            yield f"  {path}.{member.signature}"
        elif isinstance(member, Namespace):
            yield from _members(member, f"{path}.{name}")
        else:
            yield f"  {path}.{name}: number"


def _overview(library: Library) -> str:
    functions = [name for name, entry in library.globals.items() if isinstance(entry, Builtin)]
    spaces = [name for name, entry in library.globals.items() if isinstance(entry, Namespace)]
    lines = [f"functions: {' '.join(sorted(functions))}", f"namespaces: {' '.join(sorted(spaces))}"]
    lines += [f"methods of {kind}: {' '.join(sorted(names))}" for kind, names in library.methods.items() if names]
    return "\n".join([*lines, 'help("map") says more about one of them.'])
