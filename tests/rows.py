"""Many rows of data as few tests. pytest takes some milliseconds for each test, and most rows take less: they are checked in
groups, and the test of a group says of each row that fails what it is called and why.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from traceback import format_exception
from typing import Any

import pytest

# A row: what it is called, and the arguments of the test.
Row = tuple[str, tuple[Any, ...]]

_MOST_SHOWN = 10


def in_groups(groups: Mapping[str, Iterable[Row]]) -> Callable[[Callable[..., None]], Callable[[str], None]]:
    """Make of a test of one row the tests of groups of them, by their names."""

    def decorate(check: Callable[..., None]) -> Callable[[str], None]:
        def test(group: str) -> None:
            hold(check, groups[group])

        test.__name__, test.__qualname__ = check.__name__, check.__qualname__
        test.__doc__, test.__module__ = check.__doc__, check.__module__
        parametrized: Callable[[str], None] = pytest.mark.parametrize("group", groups)(test)
        return parametrized

    return decorate


def hold(check: Callable[..., None], rows: Iterable[Row]) -> None:
    """Check all rows; fails with the names of those that do."""
    failures: dict[str, str] = {}
    count = 0
    for name, given in rows:
        count += 1
        try:
            check(*given)
        except (Exception, pytest.fail.Exception) as error:
            failures[name] = "".join(format_exception(error))
    assert count, "no rows"
    if failures:
        shown = "\n".join(f"---- {name}\n{why}" for name, why in [*failures.items()][:_MOST_SHOWN])
        pytest.fail(f"{len(failures)} of {count} rows fail: {', '.join(failures)}\n{shown}", pytrace=False)


def grouped(rows: Iterable[Row], group: Callable[[str], str]) -> dict[str, list[Row]]:
    """Rows by what `group` makes of their names."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(group(row[0]), []).append(row)
    return found


def split(rows: Iterable[Row], parts: int) -> dict[str, list[Row]]:
    """Rows in so many parts."""
    listed = [*rows]
    return {str(part + 1): listed[part::parts] for part in range(parts) if listed[part::parts]}
