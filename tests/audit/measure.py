"""Measures what a script takes against what it is charged: CPU time for each step, memory for each byte.

A charged byte and a step stand for memory alike: a value that a step makes (a number, a short text) is paid by it.
"""

from __future__ import annotations

import gc
import tracemalloc
from collections.abc import Callable
from dataclasses import dataclass
from time import thread_time
from typing import Any

import latebind
from latebind.grammar.errors import LatebindError
from latebind.interp.limits import DEFAULT

# The bytes that a step stands for. With all steps and all bytes of the default limits, that makes 64 MB.
BYTES_OF_A_STEP = 32
# What one call may have in use for a moment, and what Python keeps ready by itself.
FREE_BYTES = 1024 * 1024

_ENOUGH = 0.004  # seconds
_MOST_ROUNDS = 20_000


@dataclass(frozen=True, slots=True)
class Taken:
    """What one run took, and what it was charged. `code` is that of the error it ended with."""

    seconds: float
    steps: int
    bytes: int
    code: str | None
    peak: int = 0

    @property
    def per_step(self) -> float:
        """Nanoseconds."""
        return self.seconds * 1e9 / self.steps

    @property
    def per_byte(self) -> float:
        """Bytes in use for each one charged."""
        return max(0, self.peak - FREE_BYTES) / (self.bytes + BYTES_OF_A_STEP * self.steps)

    @property
    def limited(self) -> bool:
        return self.code is not None and self.code.startswith("LIMIT")


def run(context: latebind.Context, program: Any, variables: dict[str, Any], *, memory: bool = False) -> Taken:
    """Run a program once, under the default limits."""
    environment = context._environment
    code: str | None = None
    transactions = environment.begin()
    environment.transactions, environment.context = transactions, context
    budget = transactions.run
    if memory:
        gc.collect()
        tracemalloc.start()
    started = thread_time()
    try:
        program.runner.execute(budget, variables)
    except LatebindError as error:
        code = error.code
        if code == "INTERNAL":
            raise
        del error
    seconds = thread_time() - started
    peak = tracemalloc.get_traced_memory()[1] if memory else 0
    if memory:
        tracemalloc.stop()
    environment.transactions = environment.context = budget.transactions = None
    used = DEFAULT.steps if code == "LIMIT_STEPS" else min(budget.steps_used, DEFAULT.steps)
    return Taken(seconds, max(used, 1), DEFAULT.charged - max(budget.bytes, 0), code, peak)


def time_of(context: latebind.Context, program: Any, variables: dict[str, Any]) -> tuple[Taken, int]:
    """As many rounds as a time can be told from, and how many they were. `rounds` is the script's variable for them."""
    rounds = 1
    while True:
        taken = run(context, program, {**variables, "rounds": [0] * rounds})
        if taken.code is not None or taken.seconds >= _ENOUGH or rounds >= _MOST_ROUNDS:
            break
        rounds *= 4 if taken.seconds > _ENOUGH / 16 else 8
    return taken, rounds


def confirmed(context: latebind.Context, program: Any, variables: dict[str, Any], rounds: int, first: Taken) -> Taken:
    """The least of several times: the others are what else the machine does."""
    again = [run(context, program, {**variables, "rounds": [0] * rounds}) for _ in range(3)]
    return min([first, *again], key=lambda taken: taken.per_step)


def seconds_of(work: Callable[[], object]) -> float:
    """The CPU time that something takes on this thread."""
    started = thread_time()
    work()
    return thread_time() - started
