"""Patterns of texts, as JavaScript means them: `validate` searches by them, and `declare` refuses those that nobody can.

What compiles them is the library's, which stands above this room: the host's room hands it down by `compile_by`.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import lru_cache

from latebind.grammar.errors import LatebindError

Search = Callable[[str], bool]

_compilers: list[Callable[[str], Search]] = []


def compile_by(compiler: Callable[[str], Search]) -> None:
    """Have patterns compiled by this."""
    _compilers[:] = [compiler]


@lru_cache(maxsize=64)
def compiled(pattern: str) -> Search:
    """Whether a pattern is found in a text. Raises a LatebindError for what cannot be searched for."""
    return _compilers[0](pattern)


# A thread of the parent's may have been searching with one, and have locked it.
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=compiled.cache_clear)


def searched(pattern: str, where: str = "") -> str:
    """The pattern, which can be searched for. TypeError for any other."""
    try:
        compiled(pattern)
    except LatebindError as error:
        raise TypeError(f"{where}the pattern {pattern!r} cannot be searched for: {error.message}") from None
    return pattern
