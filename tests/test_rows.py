"""Rows that are checked in groups: all of them, and each that fails is named."""

from __future__ import annotations

import pytest

from latebind.tests.rows import grouped, hold, split

ROWS = [(f"row {number}", (number,)) for number in range(7)]


def test_all_rows_are_checked_and_those_that_fail_are_named() -> None:
    seen: list[int] = []

    def check(number: int) -> None:
        seen.append(number)
        assert number not in (2, 5), "is odd"
        if number == 6:
            with pytest.raises(ValueError):
                int("1")

    with pytest.raises(pytest.fail.Exception) as caught:
        hold(check, ROWS)
    assert seen == [*range(7)]
    assert "3 of 7 rows fail: row 2, row 5, row 6\n" in str(caught.value)
    assert "is odd" in str(caught.value) and "DID NOT RAISE" in str(caught.value)


def test_no_rows_are_a_mistake() -> None:
    with pytest.raises(AssertionError):
        hold(lambda number: None, [])


def test_groups_have_all_rows() -> None:
    for groups in (grouped(ROWS, lambda name: (name[-1] < "3" and "low") or "high"), split(ROWS, 3), split(ROWS, 9)):
        assert sorted(row for rows in groups.values() for row in rows) == ROWS
        assert all(groups.values())
