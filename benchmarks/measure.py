"""Timing: contenders take turns in rounds of one process, so that what the machine does meanwhile meets all of them.

Processor time is what is counted: other programs may take the processor away, and nothing here waits.
"""

from __future__ import annotations

import gc
import os
import platform
import statistics
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import repeat
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

ROUNDS = 15
SAMPLE = 0.004  # seconds that one contender runs for in one round, at least

Call = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class Timing:
    """Seconds of one call, one figure for each round."""

    rounds: tuple[float, ...]

    @property
    def median(self) -> float:
        return statistics.median(self.rounds)


@dataclass(frozen=True, slots=True)
class Ratio:
    """How many times as long as the baseline, round by round: the median, and the middle half of the rounds."""

    median: float
    low: float
    high: float


def ratio(timing: Timing, baseline: Timing) -> Ratio:
    found = [mine / base for mine, base in zip(timing.rounds, baseline.rounds, strict=True)]
    low, _, high = statistics.quantiles(found, n=4)
    return Ratio(statistics.median(found), low, high)


def interleaved(contenders: Mapping[str, Call], inputs: Sequence[Any], rounds: int = ROUNDS) -> dict[str, Timing]:
    """Call each contender with all inputs, as often as a sample takes; all contenders once, then the next round."""
    times = {name: max(1, round(SAMPLE / _pass(call, inputs))) for name, call in contenders.items()}
    found: dict[str, list[float]] = {name: [] for name in contenders}
    names = list(contenders)
    for turn in range(rounds):
        # Another one starts each round: nobody always runs behind the same neighbour.
        for name in names[turn % len(names) :] + names[: turn % len(names)]:
            found[name].append(_sample(contenders[name], inputs, times[name]))
    return {name: Timing(tuple(figures)) for name, figures in found.items()}


def _pass(call: Call, inputs: Sequence[Any]) -> float:
    """Seconds that one pass over the inputs takes, once warm."""
    _sample(call, inputs, 1)
    return min(_sample(call, inputs, 1) for _ in range(3)) * len(inputs)


def _sample(call: Call, inputs: Sequence[Any], times: int) -> float:
    gc.collect()
    gc.disable()
    try:
        start = process_time()
        for _ in range(times):
            for each in inputs:
                call(each)
        return (process_time() - start) / (times * len(inputs))
    finally:
        gc.enable()


def machine() -> str:
    """Where figures come from, in one line."""
    return f"{platform.python_implementation()} {platform.python_version()}, {platform.system()} {platform.machine()}"


def write(name: str, text: str) -> None:
    """Write a result beside the benchmarks."""
    (Path(__file__).parent / name).write_text(text, encoding="utf-8")


def quick_rounds(calls: Sequence[Call], given: Any, rounds: int = 7, sample: float = 0.0008) -> list[list[float]]:
    """Seconds of one call of each, round by round, where there are very many to measure: short samples, no collection."""
    times: list[int] = []
    for call in calls:
        call(given)
        start = perf_counter()
        call(given)
        times.append(max(1, round(sample / max(perf_counter() - start, 1e-8))))
    found: list[list[float]] = [[] for _ in calls]
    for _ in range(rounds):
        for index, call in enumerate(calls):
            again = repeat(given, times[index])
            start = process_time()
            for each in again:
                call(each)
            found[index].append((process_time() - start) / times[index])
    return found


def figure_of(values: Sequence[float]) -> float:
    """The middle one of a row's rounds."""
    return statistics.median(values)


@contextmanager
def one_processor(*servers: int) -> Iterator[None]:
    """Keep this process, servers and what they start to one processor, where the system lets processes be kept so."""
    if not hasattr(os, "sched_setaffinity"):
        yield
        return
    all_of_them = os.sched_getaffinity(0)
    try:
        for process in (0, *servers):
            os.sched_setaffinity(process, {min(all_of_them)})
        yield
    finally:
        for process in (0, *servers):
            os.sched_setaffinity(process, all_of_them)
