"""What a script asks of the context that it runs in, as far as that is certain; `Runner.asks` remembers it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from latebind.grammar import nodes as n
from latebind.interp.later import Later
from latebind.interp.library import Builtin, Library, Methods, Namespace, of_methods
from latebind.interp.scope import Binding, Dynamic, Resolution

_LIBRARY = "latebind.stdlib."
_MEMORY = "latebind.memory."
_COMPOSED = f"{_LIBRARY}library"

# Nothing: a run begins no transaction, and has no effect. Reads: it reads memories, and has no effect either. A read: it
# has one place where it does. A transaction: all that it does is one, and it calls nothing of the host's. Locals: nothing,
# but hosts may read these when the run is over.
Asks = Literal["nothing", "locals", "a read", "reads", "a transaction", "anything"]
ALONE: frozenset[Asks] = frozenset({"nothing", "locals"})
_Meaning = Namespace | Builtin | Dynamic | Binding | int | float


def asks(script: n.Script, resolution: Resolution, library: Library) -> Asks:
    """What a script asks of its context. One with locals that touch anything may ask anything, as hosts read these when it is
    over, and so may one whose value they are."""
    meanings: list[_Meaning] = [*resolution.static.values(), *resolution.names.values()]
    if resolution.gathers or resolution.blocks or not _knows(resolution, library, is_pure):
        return _asks_more(script, resolution, library, meanings)
    alone = not resolution.touching and all(map(is_pure, meanings))
    if resolution.locals:
        return "locals" if alone and isinstance(script.body[-1], n.ExpressionStatement | n.Return) else "anything"
    if alone:
        return "nothing"
    if not all(map(_only_reads, meanings)):
        return _asks_more(script, resolution, library, meanings)
    return "a read" if sum(not is_pure(meaning) for meaning in meanings) == 1 else "reads"


def _asks_more(script: n.Script, resolution: Resolution, library: Library, meanings: list[_Meaning]) -> Asks:
    """What a script asks that does not only read."""
    statement = script.body[0] if len(script.body) == 1 else None
    if resolution.gathers or not isinstance(statement, n.ExpressionStatement):
        return "anything"
    if resolution.blocks > isinstance(statement.value, n.ExprBlock):  # there may be several transactions
        return "anything"
    known = _knows(resolution, library, is_own) and all(map(_is_own, meanings))
    return "a transaction" if known else "anything"


def _is_own(meaning: _Meaning) -> bool:
    """Whether what a name stands for is the script's own, the library's or a memory's."""
    entry = meaning.call if isinstance(meaning, Namespace) else meaning
    if isinstance(entry, Dynamic):
        return entry.space.memory
    return not isinstance(entry, Builtin) or is_own(entry)


def _knows(resolution: Resolution, library: Library, is_known: Callable[[Builtin], bool]) -> bool:
    """Whether no member may be a method of others than `is_known` says, and `new` makes nothing of theirs."""
    is_method_known = is_of_library if is_known is is_pure else is_own
    for name in resolution.members & _others(library.methods) if resolution.members else ():
        if not all(is_method_known(each[name]) for each in library.methods.values() if name in each):
            return False
    for names, of_nothing in ((resolution.made, True), (resolution.made_of, False)):
        for space in map(library.globals.get, names):
            made = space.construct if isinstance(space, Namespace) else None
            if made is not None and not is_known(made if of_nothing else made.replace(clock=False)):
                return False
    return True


@of_methods
def _others(methods: Methods) -> frozenset[str]:
    """The names of methods, but for those that only the library has. It loads no part of anything."""
    tables = (each.outside(_COMPOSED) if isinstance(each, Later) else each for each in methods.values())
    return frozenset(name for each in tables for name in each)


def _only_reads(meaning: _Meaning) -> bool:
    """Whether what a name stands for has no effect, and asks a context for no more than entries of its memories."""
    entry = meaning.call if isinstance(meaning, Namespace) else meaning
    if isinstance(entry, Dynamic):
        return entry.space.memory
    return is_pure(meaning) or (isinstance(entry, Builtin) and entry.reads)


def is_pure(meaning: _Meaning) -> bool:
    """Whether what a name stands for is the script's own, or a pure function of the library."""
    entry = meaning.call if isinstance(meaning, Namespace) else meaning
    if isinstance(entry, Builtin):
        return entry.pure and not entry.clock and is_of_library(entry)
    return not isinstance(entry, Dynamic)


def is_of_library(entry: Builtin) -> bool:
    """Whether a function is the standard library's, not the host's or a memory's."""
    return _module(entry).startswith(_LIBRARY)


def is_own(entry: Builtin) -> bool:
    """Whether a function is the standard library's or a memory's: a host's may give null whatever its signature says."""
    return _module(entry).startswith((_LIBRARY, _MEMORY))


def _module(entry: Builtin) -> str:
    module: str = getattr(entry.implementation, "__module__", "")
    return module
