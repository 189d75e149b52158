"""The sort behind `toSorted(compare)`: Tim Peters's merge sort, which asks a comparator what V8 asks it, in V8's order.

With a consistent comparator every stable sort gives one result. Where "neither comes first" is not transitive, as in
`a.due && b.due ? a.due - b.due : 0`, the result depends on which pairs are asked: measured on such comparators, a plain
merge disagreed with V8 on every second array. It is a Python loop: a script's function is never called from C.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Items = list[Any]
Less = Callable[[Any, Any], bool]

_GALLOP = 7  # after so many wins in a row, a merge looks for the end of the streak in doubling steps


def sort(items: Items, less: Less) -> Items:
    """A sorted copy of `items`, stable. `less(a, b)` says whether `compare(a, b) < 0`; what it raises goes through."""
    merge = _Merger(less).merge
    least = _least_run(len(items))
    runs: list[Items] = []  # sorted, neighbours
    start = 0
    while start < len(items):
        runs.append(_run(items, start, least, less))
        start += len(runs[-1])
        while (at := _unbalanced(runs)) is not None:
            runs[at : at + 2] = [merge(*runs[at : at + 2])]
    while len(runs) > 1:
        at = _shorter_side(runs)
        runs[at : at + 2] = [merge(*runs[at : at + 2])]
    return runs[0] if runs else []


def _least_run(length: int) -> int:
    """The length that runs are brought to: up to 64, so that the number of runs is just below a power of two."""
    odd = 0
    while length >= 64:
        odd |= length & 1
        length >>= 1
    return length + odd


def _run(items: Items, start: int, least: int, less: Less) -> Items:
    """The run at `start`: items that do not fall, or fall strictly and are reversed; `least` items, if there are."""
    end = start + 1
    falls = end < len(items) and less(items[end], items[start])
    while end < len(items) and (end == start + 1 or less(items[end], items[end - 1]) is falls):
        end += 1
    run = items[start:end]
    if falls:
        run.reverse()
    for item in items[end : start + least]:
        low, high = 0, len(run)
        while low < high:
            middle = (low + high) >> 1
            if less(item, run[middle]):
                high = middle
            else:
                low = middle + 1
        run.insert(low, item)
    return run


def _unbalanced(runs: list[Items]) -> int | None:
    """Which run to merge with its successor, until each is longer than the next, and than the next two together."""
    sizes = [len(run) for run in runs[-4:]]
    if any(one <= two + three for one, two, three in zip(sizes, sizes[1:], sizes[2:], strict=False)):
        return _shorter_side(runs)
    return len(runs) - 2 if len(runs) > 1 and sizes[-2] <= sizes[-1] else None


def _shorter_side(runs: list[Items]) -> int:
    """The last run but one is merged with the shorter one of its neighbours."""
    last = len(runs) - 2
    return last - 1 if last and len(runs[last - 1]) < len(runs[last + 1]) else last


class _Merger:
    """The merges of one sort: how soon they gallop is learned from one to the next."""

    def __init__(self, less: Less) -> None:
        self.less = less
        self.gallop = _GALLOP

    def merge(self, left: Items, right: Items) -> Items:
        """Two neighbouring runs as one. What is in place already at both ends stays out of the work."""
        less = self.less
        first = right[0]
        at = _streak(left[::-1], lambda item: not less(first, item), False)
        before, left = left[:at], left[at:]
        if not left:
            return before + right
        last = left[-1]
        at = len(right) - _streak(right, lambda item: not less(item, last), True)
        right, after = right[:at], right[at:]
        if not right:
            return before + left + after
        if len(left) <= len(right):
            return before + self._interleave(left[::-1], right[::-1], less, False) + after
        return before + self._interleave(right, left, lambda a, b: less(b, a), True)[::-1] + after

    def _interleave(self, short: Items, long: Items, leads: Less, backwards: bool) -> Items:
        """Merge two runs, taking items off their ends, until `long` is empty or one item of `short` is left: it follows
        all others. `leads(a, b)`: whether `a` of `long` is to be taken before `b` of `short`."""
        made = [long.pop()]

        def finished() -> bool:
            return not long or len(short) <= 1

        def take_streak(of_long: bool) -> int:
            """Take what leads the other run's next item, and then that one; how many led it."""
            run, other = (long, short) if of_long else (short, long)
            key = other[-1]
            count = _streak(run, (lambda a: leads(a, key)) if of_long else (lambda b: not leads(key, b)), backwards)
            made.extend([run.pop() for _ in range(count)])
            if not finished():
                made.append(other.pop())
            return count

        while not finished():
            long_wins = short_wins = 0
            while long and len(short) > 1 and long_wins < self.gallop and short_wins < self.gallop:
                if leads(long[-1], short[-1]):
                    made.append(long.pop())
                    long_wins, short_wins = long_wins + 1, 0
                else:
                    made.append(short.pop())
                    long_wins, short_wins = 0, short_wins + 1
            self.gallop += not finished()
            longest = _GALLOP
            while longest >= _GALLOP and not finished():
                self.gallop = max(1, self.gallop - 1)
                longest = take_streak(backwards)
                if not finished():
                    longest = max(longest, take_streak(not backwards))
            self.gallop += not finished()
        return made + long[::-1] + short[::-1]


def _streak(run: Items, wins: Callable[[Any], bool], backwards: bool) -> int:
    """How many items win in a row, from the end of `run`: found in doubling steps, then by halves."""
    if not wins(run[-1]):
        return 0
    before, step = 0, 1
    while step < len(run) and wins(run[-1 - step]):
        before, step = step, 2 * step + 1
    low, high = before + 1, min(step, len(run))
    while low < high:
        middle = (low + high - backwards) >> 1
        if wins(run[-1 - middle]):
            low = middle + 1
        else:
            high = middle
    return low
