"""The sort behind `toSorted(compare)`: Tim Peters's merge sort, asking the questions that JavaScript engines ask.

With a consistent comparator every stable sort gives the same result. Scripts also have inconsistent ones
(`(a, b) => a > b ? 1 : -1`), and there the result depends on which pairs are compared, in which order, and in which
orientation. So runs, binary insertion, galloping and the order of merges are V8's. It is a Python loop: a script's
function is never called from C.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Items = list[Any]
Less = Callable[[Any, Any], bool]  # whether `compare(left, right) < 0`

# From so many wins in a row, a merge looks for the end of the streak by doubling steps.
_GALLOP = 7


def sort(items: Items, less: Less) -> Items:
    """A sorted copy of `items`."""
    made = items.copy()
    if len(made) > 1:
        _Sort(made, less).sort()
    return made


class _Sort:
    """One sort: the array and its sorted runs that wait to be merged, as (start, length)."""

    def __init__(self, items: Items, less: Less) -> None:
        self.items = items
        self.less = less
        self.runs: list[tuple[int, int]] = []
        self.gallop = _GALLOP

    def sort(self) -> None:
        total = len(self.items)
        least = _least_run(total)
        start = 0
        while start < total:
            length = self.find_run(start)
            if length < least:
                forced = min(least, total - start)
                self.insert(start, start + length, start + forced)
                length = forced
            self.runs.append((start, length))
            self.keep_balance()
            start += length
        while len(self.runs) > 1:
            last = len(self.runs) - 2
            if last > 0 and self.runs[last - 1][1] < self.runs[last + 1][1]:
                last -= 1
            self.merge(last)

    def find_run(self, start: int) -> int:
        """The length of the run at `start`: items that do not fall, or that fall strictly and are then reversed."""
        items, less = self.items, self.less
        end = start + 1
        if end == len(items):
            return 1
        falls = less(items[end], items[start])
        end += 1
        while end < len(items) and less(items[end], items[end - 1]) is falls:
            end += 1
        if falls:
            items[start:end] = items[start:end][::-1]
        return end - start

    def insert(self, start: int, sorted_end: int, end: int) -> None:
        """Sort `start … end`, sorted up to `sorted_end`, by binary insertion."""
        items, less = self.items, self.less
        for index in range(sorted_end, end):
            item = items[index]
            low, high = start, index
            while low < high:
                middle = (low + high) >> 1
                if less(item, items[middle]):
                    high = middle
                else:
                    low = middle + 1
            items[low + 1 : index + 1] = items[low:index]
            items[low] = item

    def keep_balance(self) -> None:
        """Merge until each run is longer than the next one, and than the next two together."""
        runs = self.runs
        while len(runs) > 1:
            last = len(runs) - 2
            if not self.balanced(last + 1) or not self.balanced(last):
                if runs[last - 1][1] < runs[last + 1][1]:
                    last -= 1
            elif runs[last][1] > runs[last + 1][1]:
                return
            self.merge(last)

    def balanced(self, index: int) -> bool:
        lengths = [length for _, length in self.runs[max(0, index - 2) : index + 1]]
        return index < 2 or lengths[0] > lengths[1] + lengths[2]

    def merge(self, index: int) -> None:
        """Merge the runs `index` and `index + 1`, which are neighbours."""
        (left, left_length), (right, right_length) = self.runs[index : index + 2]
        self.runs[index : index + 2] = [(left, left_length + right_length)]
        items = self.items
        # What is in place already at both ends stays out of the merge.
        skipped = self.gallop_right(items, items[right], left, left_length, 0)
        left += skipped
        left_length -= skipped
        if left_length == 0:
            return
        right_length = self.gallop_left(items, items[right - 1], right, right_length, right_length - 1)
        if right_length == 0:
            return
        if left_length <= right_length:
            self.merge_upwards(left, left_length, right, right_length)
        else:
            self.merge_downwards(left, left_length, right, right_length)

    def gallop_left(self, items: Items, key: Any, base: int, length: int, hint: int) -> int:
        """How many of `items[base : base + length]` are below `key`, looking from `hint` on in doubling steps."""
        less = self.less
        last, step = 0, 1
        if less(items[base + hint], key):
            most = length - hint
            while step < most and less(items[base + hint + step], key):
                last, step = step, 2 * step + 1
            low, high = hint + last, hint + min(step, most)
        else:
            most = hint + 1
            while step < most and not less(items[base + hint - step], key):
                last, step = step, 2 * step + 1
            low, high = hint - min(step, most), hint - last
        low += 1
        while low < high:
            middle = (low + high) >> 1
            if less(items[base + middle], key):
                low = middle + 1
            else:
                high = middle
        return high

    def gallop_right(self, items: Items, key: Any, base: int, length: int, hint: int) -> int:
        """How many of `items[base : base + length]` are not above `key`, looking from `hint` on in doubling steps."""
        less = self.less
        last, step = 0, 1
        if less(key, items[base + hint]):
            most = hint + 1
            while step < most and less(key, items[base + hint - step]):
                last, step = step, 2 * step + 1
            low, high = hint - min(step, most), hint - last
        else:
            most = length - hint
            while step < most and not less(key, items[base + hint + step]):
                last, step = step, 2 * step + 1
            low, high = hint + last, hint + min(step, most)
        low += 1
        while low < high:
            middle = (low + high) >> 1
            if less(key, items[base + middle]):
                high = middle
            else:
                low = middle + 1
        return high

    def merge_upwards(self, left: int, left_length: int, right: int, right_length: int) -> None:
        """Merge two neighbours from their starts; the left one, which is not longer, is copied out of the way."""
        items, less = self.items, self.less
        waiting = items[left : left + left_length]
        at, taken, end = left, 0, right + right_length
        items[at] = items[right]
        at, right = at + 1, right + 1

        def done() -> bool:
            # One item of the left run is above all that is left of the right one.
            return right == end or taken >= left_length - 1

        while not done():
            left_wins = right_wins = 0
            while not done() and left_wins < self.gallop and right_wins < self.gallop:
                if less(items[right], waiting[taken]):
                    items[at] = items[right]
                    right, right_wins, left_wins = right + 1, right_wins + 1, 0
                else:
                    items[at] = waiting[taken]
                    taken, left_wins, right_wins = taken + 1, left_wins + 1, 0
                at += 1
            if done():
                break
            self.gallop += 1
            first = True
            while first or left_wins >= _GALLOP or right_wins >= _GALLOP:
                first = False
                self.gallop = max(1, self.gallop - 1)
                left_wins = self.gallop_right(waiting, items[right], taken, left_length - taken, 0)
                items[at : at + left_wins] = waiting[taken : taken + left_wins]
                at, taken = at + left_wins, taken + left_wins
                if left_wins and done():
                    break
                items[at] = items[right]
                at, right = at + 1, right + 1
                if right == end:
                    break
                right_wins = self.gallop_left(items, waiting[taken], right, end - right, 0)
                items[at : at + right_wins] = items[right : right + right_wins]
                at, right = at + right_wins, right + right_wins
                if right == end:
                    break
                items[at] = waiting[taken]
                at, taken = at + 1, taken + 1
                if taken == left_length - 1:
                    break
            else:
                self.gallop += 1
        items[at : at + end - right] = items[right:end]
        at += end - right
        items[at : at + left_length - taken] = waiting[taken:]

    def merge_downwards(self, left: int, left_length: int, right: int, right_length: int) -> None:
        """Merge two neighbours from their ends; the right one, which is shorter, is copied out of the way."""
        items, less = self.items, self.less
        waiting = items[right : right + right_length]
        at = right + right_length - 1
        left_last, last = right - 1, right_length - 1  # the last items not yet placed
        items[at] = items[left_last]
        at, left_last = at - 1, left_last - 1

        def done() -> bool:
            # One item of the right run is below all that is left of the left one.
            return left_last < left or last <= 0

        while not done():
            left_wins = right_wins = 0
            while not done() and left_wins < self.gallop and right_wins < self.gallop:
                if less(waiting[last], items[left_last]):
                    items[at] = items[left_last]
                    left_last, left_wins, right_wins = left_last - 1, left_wins + 1, 0
                else:
                    items[at] = waiting[last]
                    last, right_wins, left_wins = last - 1, right_wins + 1, 0
                at -= 1
            if done():
                break
            self.gallop += 1
            first = True
            while first or left_wins >= _GALLOP or right_wins >= _GALLOP:
                first = False
                self.gallop = max(1, self.gallop - 1)
                length = left_last - left + 1
                left_wins = length - self.gallop_right(items, waiting[last], left, length, length - 1)
                at, left_last = at - left_wins, left_last - left_wins
                items[at + 1 : at + 1 + left_wins] = items[left_last + 1 : left_last + 1 + left_wins]
                if left_last < left:
                    break
                items[at] = waiting[last]
                at, last = at - 1, last - 1
                if last == 0:
                    break
                right_wins = last + 1 - self.gallop_left(waiting, items[left_last], 0, last + 1, last)
                at, last = at - right_wins, last - right_wins
                items[at + 1 : at + 1 + right_wins] = waiting[last + 1 : last + 1 + right_wins]
                if right_wins and last <= 0:
                    break
                items[at] = items[left_last]
                at, left_last = at - 1, left_last - 1
                if left_last < left:
                    break
            else:
                self.gallop += 1
        rest = left_last - left + 1
        items[at - rest + 1 : at + 1] = items[left : left_last + 1]
        at -= rest
        items[at - last : at + 1] = waiting[: last + 1]


def _least_run(length: int) -> int:
    """The length that runs are brought to: 32 to 64, so that the number of runs is just below a power of two."""
    odd = 0
    while length >= 64:
        odd |= length & 1
        length >>= 1
    return length + odd
