"""Trying again while others are in the way: how long to pause before each next attempt. For leases and turns."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from time import monotonic


def attempts(
    until: float,
    pause: Callable[[float], None],
    first: float,
    longest: float,
    *,
    growth: float = 1.5,
    least: float = 0.5,
) -> Iterator[None]:
    """Once around a loop for each attempt, which leaves when it has succeeded; ends when `until` has passed.

    Between two it waits by `pause`: `first` seconds, then `growth` times as long each time, `longest` at most. A random
    part of that from `least` on, so that those who wait do not come together, and no longer than is left until
    `until`, by `time.monotonic`.
    """
    yield
    while (left := until - monotonic()) > 0:
        pause(min(left, random.uniform(first * least, first)))
        first = min(first * growth, longest)
        yield
