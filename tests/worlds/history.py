"""What histories of appends to lists must not show: lost, repeated or refused values, halves of blocks, cycles.

Values are unique, and a list holds them in the order in which they were written. So the lists that blocks saw tell which
block wrote before which, and which did not see which: a cycle of these is no serial order (Adya's G0, G1c, G2).
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import Any

# value, keys (other, first, second), seen (a text for each key), outcome; or noted or looked, name, number, outcome
Operation = dict[str, Any]


def items(text: str) -> list[str]:
    """The values of a list."""
    return text.split(",") if text else []


def anomalies(operations: Iterable[Operation], final: dict[str, str]) -> list[str]:
    """What is wrong with a history that ended with these lists; nothing, where it is as if one block ran after another."""
    every = list(operations)
    done = [operation for operation in every if "value" in operation]
    lists = {key: items(text) for key, text in final.items()}
    found = [f"{key} holds a value twice" for key, values in lists.items() if len(set(values)) < len(values)]
    for operation in done:
        found += _of_one(operation, lists)
    found += _notes(operation for operation in every if "value" not in operation)
    return found or _cycles([operation for operation in done if operation["outcome"] == "done"], lists)


def _of_one(operation: Operation, lists: dict[str, list[str]]) -> Iterable[str]:
    value, keys, outcome = operation["value"], operation["keys"], operation["outcome"]
    written = [value in lists.get(key, []) for key in keys[1:]]
    if outcome == "done" and not all(written):
        yield f"{value} was acknowledged and is lost"
    if outcome == "refused" and any(written):
        yield f"{value} was refused and is there"
    if any(written) and not all(written):
        yield f"{value} was written by half"
    if outcome == "done":
        for key, text in zip(keys, operation["seen"], strict=True):
            seen = items(text)
            if seen != lists.get(key, [])[: len(seen)]:
                yield f"{value} saw of {key} what never was: {text}"
        for key, text in zip(keys[1:], operation["seen"][1:], strict=True):
            position = lists.get(key, []).index(value) if value in lists.get(key, []) else -1
            if position >= 0 and position != len(items(text)):
                yield f"{value} was appended to {key} after others that it had not seen"


def _notes(operations: Iterable[Operation]) -> Iterable[str]:
    """A client's notes are written by nobody else: what it looks at is the last one that was acknowledged, or a later
    one whose outcome is unknown."""
    possible: dict[str, set[int]] = {}
    for operation in operations:
        name, number, outcome = operation["name"], operation["number"], operation["outcome"]
        notes = possible.setdefault(name, {-1})
        if "noted" in operation:
            if outcome == "done":
                notes.clear()
            if outcome != "refused":
                notes.add(number)
        elif outcome == "done" and operation["looked"] not in notes:
            yield f"{name} saw its note {operation['looked']:g} after {sorted(notes)}"


def _cycles(done: list[Operation], lists: dict[str, list[str]]) -> list[str]:
    after: dict[str, set[str]] = {operation["value"]: set() for operation in done}

    def order(earlier: str, later: str) -> None:
        if earlier != later and earlier in after and later in after:
            after[earlier].add(later)

    for values in lists.values():
        for earlier, later in pairwise(values):
            order(earlier, later)  # one wrote before the other
    for operation in done:
        for key, text in zip(operation["keys"], operation["seen"], strict=True):
            seen = items(text)
            if seen:
                order(seen[-1], operation["value"])  # what was read was written before
            if len(seen) < len(lists[key]):
                order(operation["value"], lists[key][len(seen)])  # what was not seen was written after
    return [f"a cycle through {value}" for value in _on_cycles(after)][:3]


def _on_cycles(after: dict[str, set[str]]) -> set[str]:
    """What is left when all that nothing comes before, or after, has been taken away again and again."""
    left = set(after)
    while True:
        followed = {later for value in left for later in after[value] if later in left}
        kept = {value for value in left if value in followed and any(later in left for later in after[value])}
        if kept == left:
            return left
        left = kept
