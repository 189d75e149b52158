"""The order in which an object's keys are seen, wherever one is enumerated or leaves (ECMA-262, 10.1.11.1)."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from latebind.grammar.lazy_regex import lazy_regex

# All keys that are indices are below this, as digits are; few others are.
AFTER_DIGITS = ":"


def in_order(value: dict[str, Any]) -> dict[str, Any]:
    """An object with the keys that are array indices first, ascending, then the others as they were made.

    The same object where it has none. Its keys are strings.
    """
    if len(value) > 16 and min(value) >= AFTER_DIGITS:
        return value
    for key in value:
        if key < AFTER_DIGITS and is_index(key):
            break
    else:
        return value
    indices = sorted(int(key) for key in value if is_index(key))
    ordered = {str(index): value[str(index)] for index in indices}
    ordered |= {key: item for key, item in value.items() if key not in ordered}
    return ordered


# What may be an index, among keys that are joined by line ends.
_LEADING_DIGIT = lazy_regex("\n[0-9]")


def joined_in_order(keys: Collection[Any]) -> str | None:
    """The keys as one text with line ends between them, if all are Python's own texts, and none looks like an index."""
    if [*map(type, keys)].count(str) != len(keys):
        return None
    joined = "\n".join(keys)
    return None if joined[:1].isdigit() or _LEADING_DIGIT.search(joined) else joined


def is_index(key: str) -> bool:
    """Whether a key is an array index: an integer from 0 to 2^32 − 2 as JavaScript writes it (ECMA-262, 6.1.7)."""
    if not (key.isascii() and key.isdigit() and len(key) <= 10):
        return False
    return (key == "0" or key[0] != "0") and int(key) < 2**32 - 1
