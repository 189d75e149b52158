"""What compiling a script gives: the facts that its runs need, and the details that only its errors need."""

from __future__ import annotations

from typing import TYPE_CHECKING

from latebind.grammar.record import Record

if TYPE_CHECKING:
    from latebind.grammar import nodes as n
    from latebind.interp.compiler import Written
    from latebind.interp.purity import Asks
    from latebind.interp.scope import Resolution


class References(Record):
    """What a program needs from outside: host variables, functions of library and host, literal memory keys."""

    variables: tuple[str, ...]
    functions: tuple[str, ...]
    memory_keys: tuple[str, ...]


class Facts(Record):
    """What is known of a script, and kept with its code.

    `variables` are its free names and `locals` the names of its own locals, both in order; `functions` and `memory_keys` see
    `References`. `hideable` are the builtins in it that a host's variables may hide. `changes`: it may change arrays or
    objects. `asks` is what it asks of a context, see `purity`. `cost` is what it charges at most where that is known.
    `statement`: it is one simple statement that may touch a memory, whose transaction is for who runs it to begin.
    """

    variables: tuple[str, ...]
    locals: tuple[str, ...]
    functions: tuple[str, ...]
    memory_keys: tuple[str, ...]
    hideable: frozenset[str]
    changes: bool
    asks: Asks
    cost: int | None
    statement: bool


class Details:
    """A script taken apart: its tree, what its names mean, its Python."""

    __slots__ = ("__weakref__", "facts", "resolution", "script", "written")

    def __init__(self, script: n.Script, resolution: Resolution, written: Written, facts: Facts) -> None:
        self.script = script
        self.resolution = resolution
        self.written = written
        self.facts = facts
