"""What is remembered of blocks that have lost: over what, for how long, and how many."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest

from latebind.memory.store.protocol import (
    AnyCheck,
    Check,
    Clear,
    Delete,
    Entry,
    EntryKey,
    ListingCheck,
    Owner,
    Put,
    Quota,
    Write,
)
from latebind.memory.transaction import contention
from latebind.memory.transaction.contention import Contention, Lost

APP, ANA = Owner("app"), Owner("user", "ana")
SEEN = Entry("string", "1")
CHECKS: list[AnyCheck] = [Check(APP, "n", SEEN), Quota(APP, entries=9)]
WRITES: list[Write] = [Put(APP, "n", Entry("string", "2"))]


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def block(number: int = 0) -> Callable[[], int]:
    return lambda: number


def other() -> None:
    pass


def test_a_block_lines_up_for_what_it_lost_over_until_that_is_long_ago() -> None:
    clock = Clock()
    table = Contention(clock)
    assert not table.lines
    assert table.line(block(), (APP, "n")) is None
    table.note(block(1), Lost(CHECKS, WRITES))
    assert table.lines
    line = table.line(block(2), (APP, "n"))
    assert line is not None, "another run of the same code"
    assert line.lost.checks == [Check(APP, "n", None)] and line.lost.writes == [Delete(APP, "n")], "without values"
    assert table.line(other, (APP, "n")) is None
    assert table.line(block(), (APP, "m")) is None
    assert table.line(block(), (ANA, "n")) is None
    clock.now = contention._LASTS
    assert table.line(block(), (APP, "n")) is None
    assert not table.lines, "nothing is left of it"


def test_what_a_function_of_the_host_calls_is_told_apart() -> None:
    table = Contention()

    def add(view: Any, key: str) -> None: ...
    def get(view: Any, key: str) -> None: ...

    table.note(partial(add, 1, "n"), Lost(CHECKS, WRITES))
    assert table.line(partial(add, 2, "n"), (APP, "n"))
    assert table.line(partial(get, 2, "n"), (APP, "n")) is None


def test_one_that_does_something_else_does_not_line_up_for_a_while() -> None:
    clock = Clock()
    table = Contention(clock)
    table.note(block(), Lost(CHECKS, WRITES))
    table.mistook(block(), (APP, "n"))
    assert table.line(block(), (APP, "n")) is None
    table.note(block(), Lost(CHECKS, WRITES))
    assert table.line(block(), (APP, "n")) is None, "although it loses again"
    clock.now = contention._LASTS
    table.note(block(), Lost(CHECKS, WRITES))
    assert table.line(block(), (APP, "n"))


def test_what_is_not_remembered() -> None:
    table = Contention()
    many: list[Write] = [Put(APP, f"{number}", SEEN) for number in range(contention._MOST_ENTRIES)]
    table.note(block(), Lost([], WRITES))
    table.note(block(), Lost([ListingCheck(APP, "", "="), *CHECKS], WRITES))
    table.note(block(), Lost([*CHECKS, ListingCheck(APP, "", "=")], WRITES))
    table.note(block(), Lost(CHECKS, [Clear(ANA), *WRITES]))
    table.note(block(), Lost(CHECKS, many))
    assert not table.lines


MINE, NEW = Put(APP, "n", SEEN), Put(APP, "a new one", SEEN)


@pytest.mark.parametrize(
    ("checks", "writes", "entry_keys"),
    [
        (CHECKS, [MINE], [(APP, "n")]),
        ([], [MINE], [(APP, "n")]),
        ([*CHECKS, Check(ANA, "x", None)], [MINE], [(APP, "n")]),
        (CHECKS, [NEW, MINE], [(APP, "n")]),
        (CHECKS, [Delete(ANA, "x"), NEW], [(APP, "a new one"), (ANA, "x")]),
        (CHECKS, [Clear(APP)], []),
        ([], [Put(APP, f"{n:03}", SEEN) for n in range(99)], [(APP, f"{n:03}") for n in range(16)]),
    ],
    ids=["one", "blind", "reads another", "writes another", "blind, of two", "clears", "many"],
)
def test_what_a_lost_commit_waits_for(checks: list[AnyCheck], writes: list[Write], entry_keys: list[EntryKey]) -> None:
    assert contention.contended(checks, writes) == entry_keys
    assert contention.contended(checks[::-1], writes[::-1]) == entry_keys, "all wait in one order: none for each other"


def test_it_has_an_end() -> None:
    table = Contention()
    for number in range(3 * contention._MOST):
        table.note(block(), Lost([Check(APP, f"{number}", SEEN)], WRITES))
        assert table.line(block(), (APP, f"{number}"))
        assert len(table.lines) <= contention._MOST
