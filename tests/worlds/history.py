"""What histories must not show: lost, repeated or refused writes, halves of blocks, cycles, mixtures, numbers of two.

Values that are appended are unique, and a list holds them in the order in which they were written. So the lists that
blocks saw tell which block wrote before which, and which did not see which: a cycle of these is no serial order (Adya's
G0, G1c, G2).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import pairwise
from typing import Any

# kind, outcome, seen; of an append value and keys (other, first, second); of a note name and number
Operation = dict[str, Any]


def items(text: str) -> list[str]:
    """The values of a list."""
    return text.split(",") if text else []


def anomalies(operations: Iterable[Operation], final: dict[str, Any]) -> list[str]:
    """What is wrong with a history that ended with this; nothing, where it is as if one block ran after another."""
    every = list(operations)
    found: list[str] = []
    for kinds, check in _CHECKS.items():
        found += check([operation for operation in every if operation["kind"] in kinds], final)
    return found


def _lists(appends: list[Operation], final: dict[str, Any]) -> list[str]:
    lists = {key: items(text) for key, text in final["lists"].items()}
    found = [f"{key} holds a value twice" for key, values in lists.items() if len(set(values)) < len(values)]
    for operation in appends:
        found += _of_one(operation, lists)
    return found or _cycles([operation for operation in appends if operation["outcome"] == "done"], lists)


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


def _notes(operations: list[Operation], final: dict[str, Any]) -> Iterable[str]:
    """A client's notes are written by nobody else: what it looks at is the last one that was acknowledged, or a later
    one whose outcome is unknown. Each is written after a half less, which is there where the rest was refused."""
    possible: dict[str, set[int]] = {}
    for operation in operations:
        name, outcome = operation["name"], operation["outcome"]
        notes = possible.setdefault(name, {-1})
        if operation["kind"] == "note":
            if outcome == "done":
                notes.clear()
            else:
                notes.add(operation["number"] - 0.5)
            if outcome != "refused":
                notes.add(operation["number"])
        elif outcome == "done" and operation["seen"] not in notes:
            yield f"{name} saw its note {operation['seen']:g} after {sorted(notes)}"


def _totals(operations: list[Operation], final: dict[str, Any]) -> Iterable[str]:
    """Amounts are moved, and none is made: each block that adds up all accounts finds nothing."""
    totals = [operation["seen"] for operation in operations if operation["kind"] == "total"]
    yield from (f"the accounts came to {total:g}" for total in totals if total)
    if final["total"]:
        yield f"the accounts come to {final['total']:g}"


def _handled(operations: list[Operation], final: dict[str, Any]) -> Iterable[str]:
    """A message is handled once, however many clients have got it, and each is told the same."""
    handled = final["handled"].split()
    yield from (f"{message} was handled twice" for message in sorted(set(handled)) if handled.count(message) > 1)
    told: dict[str, set[str]] = {}
    for operation in operations:
        if operation["outcome"] == "done":
            told.setdefault(operation["message"], set()).add(operation["seen"])
    for message, answers in told.items():
        if message not in handled:
            yield f"{message} was acknowledged and is lost"
        if len(answers) > 1:
            yield f"{message} was answered in two ways"


def _counted(operations: list[Operation], last: int) -> Iterable[str]:
    """Each reads a number and writes the next, alone: no two that were acknowledged had the same."""
    numbers = [operation["seen"] for operation in operations if operation["outcome"] == "done"]
    kind = operations[0]["kind"] if operations else ""
    yield from (f"two had {kind} {number:g}" for number in sorted(set(numbers)) if numbers.count(number) > 1)
    if numbers and last <= max(numbers):
        yield f"{kind} {max(numbers):g} was acknowledged and is lost"


def _turns(operations: list[Operation], final: dict[str, Any]) -> Iterable[str]:
    """Who has the turn is alone, in two transactions."""
    return _counted(operations, final["turns"])


def _counts(operations: list[Operation], final: dict[str, Any]) -> Iterable[str]:
    """A block is alone."""
    return _counted(operations, final["count"])


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


_CHECKS: dict[tuple[str, ...], Callable[[list[Operation], dict[str, Any]], Iterable[str]]] = {
    ("append",): _lists,
    ("look", "note"): _notes,
    ("move", "total"): _totals,
    ("handle",): _handled,
    ("turn",): _turns,
    ("count",): _counts,
}
