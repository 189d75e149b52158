"""Python functions under construction: what the parts of the compiler know of the one that they write into."""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import Literal

from latebind.interp.compiler.codes import Code

# What a function is built for. A `block` is the body of an `expr`; an `inner` function holds a part of its outer one.
BuilderKind = Literal["script", "arrow", "local", "loop", "block", "inner"]


# Functions that are a part of the one around them: what they call, that one calls.
PARTS = frozenset({"block", "inner", "loop"})


class FunctionBuilder:
    """One Python function under construction.

    `return`, `break` and `continue` in a `block` or an `inner` function make it return a `Leave`, for its caller to act
    on.
    """

    def __init__(self, kind: BuilderKind) -> None:
        self.kind = kind
        self.out: list[ast.stmt] = []
        self.cost = 0
        self.leaf = True  # calls nothing that could come back here
        # What `break` leaves, within this function, the innermost last: None for a loop; for a `switch`, the name of the
        # flag that says to go on with the loop around it.
        self.targets: list[str | None] = []
        self.defined: set[str] = set()  # its own names that are assigned to
        self.stored: set[str] = set()  # names that it assigns to, its own or those of the function around it
        self.leaves = False  # it may return a `Leave`
        self.alone = False  # a loop that may run where there is no run to charge
        self.once = False  # a part of the script that is evaluated where it stands
        self.fuel = 0  # what its calls in place take at most, beside `cost`
        self.blocks = 0  # Python's nested blocks around the current statement
        # Of a function that stands in a loop in place of its calls, what is done with what it returns.
        self.gives: Callable[[Code], None] | None = None
        self.slots: set[str] = set()  # its own names that may be bound anew to what they stand for
        # What a loop finds out once, with its name; see `Emitter.once`.
        self.head: dict[object, tuple[str, ast.expr]] = {}
