"""Patterns that a host's shapes have: JSON Schema's `pattern`, msgspec's and pydantic's. Asked by `interp.shapes`."""

from __future__ import annotations

from collections.abc import Callable

from latebind.grammar.errors import LatebindError
from latebind.interp.limits import Run
from latebind.stdlib.patterns.matching import compile_pattern, new_subject


def search(source: str) -> Callable[[str], bool]:
    """Whether a pattern is found in a text: with the flag u, as JSON Schema has it, where it can be read so. Raises a
    LatebindError for what is no pattern, or cannot be searched for."""
    try:
        pattern = compile_pattern(source, "u")
    except LatebindError:
        pattern = compile_pattern(source)

    def found(text: str) -> bool:
        run = Run()
        try:
            return pattern.match_at(run, new_subject(run, text), 0) is not None
        except LatebindError as error:
            if error.code != "LIBRARY_SURROGATE":
                raise
            return False  # half of a pair is no character

    return found
