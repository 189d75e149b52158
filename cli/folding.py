"""Long values, folded for a screen: the first and the last of many items, the beginning of a long text.

`cli/display.py` folds what the prompt shows; `:show` shows the whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from os import urandom
from typing import Any

from latebind.grammar.lazy_regex import lazy_regex

MOST_ITEMS, FIRST, LAST = 50, 20, 5  # of an array, an object or a table
MOST_TEXT, BEGINNING = 4_000, 1_000  # code points of a text

# What stands for what is left out, until the value is JSON; no text of a script's has it.
_SECRET = urandom(8).hex()
_ITEMS = lazy_regex(rf'"{_SECRET} items ([\d ]+)"(?:: "")?')
_TEXT = lazy_regex(rf'{_SECRET} text ([\d ]+)"')


def counted(number: int) -> str:
    """A number of items, in groups of three digits."""
    return f"{number:,}".replace(",", " ")


def more(number: int) -> str:
    """What stands for items that are left out: `… 996 more`."""
    return f"… {counted(number)} more"


def left_out(items: Sequence[Any]) -> int:
    """How many of these are left out between the first and the last ones."""
    return len(items) - FIRST - LAST if len(items) > MOST_ITEMS else 0


def folded(value: Any) -> Any:
    """Fold a value of JSON types, at every depth; `with_marks` writes what is left out once it is JSON."""
    if isinstance(value, str):
        gone = len(value) - BEGINNING
        return value if len(value) <= MOST_TEXT else f"{value[:BEGINNING]}{_SECRET} text {counted(gone)}"
    if isinstance(value, list):
        gone = left_out(value)
        if not gone:
            return [folded(item) for item in value]
        return [*map(folded, value[:FIRST]), f"{_SECRET} items {counted(gone)}", *map(folded, value[-LAST:])]
    if isinstance(value, dict):
        items = list(value.items())
        gone = left_out(items)
        shown = [*items[:FIRST], (f"{_SECRET} items {counted(gone)}", ""), *items[-LAST:]] if gone else items
        return {key: folded(item) for key, item in shown}
    return value


def with_marks(text: str) -> str:
    """Write what was left out of a folded value that is JSON now."""
    return _TEXT.sub('" … \\1 more', _ITEMS.sub("… \\1 more", text))
