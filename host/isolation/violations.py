"""What a worker must not say, and the checks that find it."""

from __future__ import annotations

from typing import Any

LONGEST = 64 * 1024 * 1024  # bytes of a payload from a worker


class Violation(BaseException):
    """A worker has sent what no worker of ours sends. It is killed, and no script's error, which would be caught."""


def whole(value: Any, least: int, most: int) -> int:
    """An integer between the two."""
    if value.__class__ is not int or not least <= value <= most:
        raise Violation("no such number")
    found: int = value
    return found


def string(value: Any, most: int = LONGEST) -> str:
    """A text of so many code points at most."""
    if value.__class__ is not str or len(value) > most:
        raise Violation("no such text")
    found: str = value
    return found


def optional(value: Any, cls: type) -> Any:
    """None, or a value of exactly this class."""
    if value is not None and value.__class__ is not cls:
        raise Violation(f"no {cls.__name__}")
    return value
