"""The logger `latebind`, which says what hosts and operators have to know. Everything that logs asks it here.

`logging` is loaded with the first line: it takes as long to load as a short script to run.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from logging import Logger

_waiting: list[Callable[[Logger], None]] = []


def logger() -> Logger:
    """The logger, prepared."""
    from logging import getLogger

    found = getLogger("latebind")
    while _waiting:
        _waiting.pop()(found)
    return found


def prepare(preparation: Callable[[Logger], None]) -> None:
    """Have the logger prepared before its next line."""
    _waiting.append(preparation)
