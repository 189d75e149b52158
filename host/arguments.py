"""What is wrong in a host's call is said at that call: a TypeError or ValueError that names the argument and its type."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import inf
from typing import Any


def wrong_type(argument: str, wanted: str, value: object, hint: str = "") -> TypeError:
    """The error for an argument of the wrong type."""
    found = "None" if value is None else type(value).__name__
    return TypeError(f"{argument} takes {wanted}, not {found}{f': {hint}' if hint else ''}")


def check_type(argument: str, value: object, kind: type | tuple[type, ...], wanted: str, hint: str = "") -> None:
    """Raise TypeError for an argument that is none of these. A bool is no number."""
    if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
        raise wrong_type(argument, wanted, value, hint)


def check_optional(argument: str, value: object, kind: type | tuple[type, ...], wanted: str, hint: str = "") -> None:
    """`check_type`, of an argument that may be None."""
    if value is not None:
        check_type(argument, value, kind, wanted, hint)


def check_text(argument: str, value: object, hint: str = "") -> None:
    """Raise TypeError for what is no text."""
    if isinstance(value, bytes | bytearray | memoryview):
        hint = hint or "decode it: data.decode()"
    check_type(argument, value, str, "text", hint)


def check_callable(argument: str, value: object) -> None:
    """Raise TypeError for what cannot be called."""
    if value is not None and not callable(value):
        raise wrong_type(argument, "a function", value)


def check_positive(argument: str, value: object, most: float = inf) -> None:
    """Raise TypeError or ValueError for what is no number above 0, or more than `most`."""
    check_type(argument, value, (int, float), "a number")
    if not isinstance(value, int | float) or not value > 0:
        raise ValueError(f"{argument} must be above 0, not {value!r}")
    if value > most:
        raise ValueError(f"{argument} may be {most:_.0f} at most, not {value!r}")


def check_names(argument: str, value: Any, what: str = "names and values") -> None:
    """Raise TypeError for what is no mapping whose keys are strings."""
    if value.__class__ is not dict and not isinstance(value, Mapping):  # asking an abstract class takes longer
        raise wrong_type(argument, f"a dict of {what}", value)
    for key in value:
        if key.__class__ is not str and not isinstance(key, str):
            raise TypeError(f"{argument}: a name is a str, not {type(key).__name__}")


def check_each(argument: str, value: Mapping[str, Any], check: Callable[[str, Any], None]) -> None:
    """Check the values of a mapping, each under its key."""
    check_names(argument, value)
    for key, item in value.items():
        check(f"{argument}[{key!r}]", item)
