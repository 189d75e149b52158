"""The tables of latebind.lark, ready to use, and the one question beside parsing: could a symbol stand here?"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from latebind.grammar import tables, tree

CELLS = tables.cells()
# Counted from the end: a reduction is a negative index.
RULES: list[tuple[Callable[[Any, Any], Any], int, int]] = [
    (getattr(tree, name), made, length) for name, made, length in tables.RULES
]


def accepts(states: list[int], symbol: int) -> bool:
    """Whether a parser in these states can go on with a symbol. Leaves them as they are."""
    kept = len(states)  # how many of them are still there
    made: list[int] = []  # what reductions put on top
    state = states[-1]
    while (action := CELLS[state + symbol]) < 0:
        _, symbol_made, length = RULES[action]
        if length > len(made):
            kept -= length - len(made)
            made.clear()
        elif length:
            del made[-length:]
        state = CELLS[(made[-1] if made else states[kept - 1]) + symbol_made]
        made.append(state)
    return action > 0
