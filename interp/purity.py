"""Whether a script asks nothing of the context that it runs in; `Runner.pure` remembers it."""

from __future__ import annotations

from latebind.grammar import nodes as n
from latebind.interp.compiler.pipelines import walk
from latebind.interp.library import Builtin, Library, Methods, Namespace, of_methods
from latebind.interp.scope import Binding, Dynamic, Resolution

_LIBRARY = "latebind.stdlib."


def asks_nothing(script: n.Script, resolution: Resolution, library: Library) -> bool:
    """Whether a script uses no memory, clock, log or function of the host, and has no locals: a run of it begins no
    transaction, and has no effect. Where that is not certain, it is not said."""
    if resolution.touching or resolution.locals or resolution.awaited:
        return False
    handles = _methods_of_others(library.methods)
    for node in walk(script):
        if isinstance(node, n.ExprBlock) or (isinstance(node, n.Member) and node.name in handles):
            return False
        space = library.globals.get(node.name) if isinstance(node, n.New) else None
        if isinstance(space, Namespace) and space.construct is not None and not is_pure(space.construct):
            return False
    return all(map(is_pure, [*resolution.static.values(), *resolution.names.values()]))


@of_methods
def _methods_of_others(methods: Methods) -> frozenset[str]:
    """The names of methods that are not the library's, but of what a memory or a host gives."""
    return frozenset(name for each in methods.values() for name, entry in each.items() if not is_of_library(entry))


def is_pure(meaning: Namespace | Builtin | Dynamic | Binding | int | float) -> bool:
    """Whether what a name stands for is the script's own, or a pure function of the library."""
    entry = meaning.call if isinstance(meaning, Namespace) else meaning
    if isinstance(entry, Builtin):
        return entry.pure and not entry.clock and is_of_library(entry)
    return not isinstance(entry, Dynamic)


def is_of_library(entry: Builtin) -> bool:
    """Whether a function is the standard library's, not the host's or a memory's."""
    return getattr(entry.implementation, "__module__", "").startswith(_LIBRARY)
