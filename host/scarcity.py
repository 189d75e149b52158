"""What a host is told where a part of latebind is needed for the first time, and no file can be opened to load it.

In a script's code `explain` of interp/trace.py tells the same.
"""

from __future__ import annotations

from contextlib import ContextDecorator

from latebind.grammar.scarcity import LOADED, is_scarcity, no_descriptors


def tell_scarcity(error: BaseException) -> None:
    """Raise UNAVAILABLE, for now, for an exception that says that no more files can be opened."""
    if is_scarcity(error):
        raise no_descriptors(LOADED) from error


class ScarcityTold(ContextDecorator):
    """Tells of what is done in it, where that fails for lack of descriptors."""

    def __enter__(self) -> None: ...

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if error is not None:
            tell_scarcity(error)
