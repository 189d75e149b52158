"""The LALR automaton of latebind.lark: the committed tables unpacked, with the functions of tree.py in their rules.

The parser drives it; parser and diagnosis ask it by `accepts` what could stand in a place.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from latebind.grammar import tables, tree

COLUMNS = tables.columns()
# Counted from the end: a reduction is a negative index.
RULES: list[tuple[Callable[[Any, Any], Any], int, int]] = [
    (getattr(tree, name), made, length) for name, made, length in tables.RULES
]


def accepts(states: list[int], symbol: int) -> bool:
    """Tell whether a parser in these states can go on with a symbol, after any reductions. Changes nothing."""
    kept = len(states)  # how many of them are still there
    made: list[int] = []  # what reductions put on top
    state, column = states[-1], COLUMNS[symbol]
    while (action := column[state]) < 0:
        _, symbol_made, length = RULES[action]
        if length > len(made):
            kept -= length - len(made)
            made.clear()
        elif length:
            del made[-length:]
        state = COLUMNS[symbol_made][made[-1] if made else states[kept - 1]]
        made.append(state)
    return action > 0
