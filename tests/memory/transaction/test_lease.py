"""The places that a process keeps in the queue for a lease: for all of its own who wait, and for nobody else of it."""

from __future__ import annotations

import pytest

from latebind.memory.store.lines import Lines
from latebind.memory.store.protocol import Owner
from latebind.memory.transaction.lease import RENEWAL, SECONDS, Lease, Place

NOW = 1_000.0
LATE, SOON, NEW = NOW + SECONDS - 0.1, NOW + 1.0, NOW + SECONDS
OWNER = Owner("conversation", "wa:1")


@pytest.mark.parametrize(
    ("queue", "names", "kept"),
    [
        ([], "a", [("a", NEW)]),
        ([], "abc", [("a", NEW), ("b", NEW), ("c", NEW)]),
        ([("a", LATE)], "ab", [("a", LATE), ("b", NEW)]),
        ([("a", SOON), ("b", LATE)], "ab", [("a", NEW), ("b", LATE)]),
        ([("X", SOON), ("a", LATE), ("Y", SOON)], "ab", [("X", SOON), ("a", LATE), ("Y", SOON), ("b", NEW)]),
        ([("gone", LATE), ("X", SOON)], "a", [("a", LATE), ("X", SOON)]),
        ([("a", LATE), ("X", SOON), ("gone", LATE)], "a", [("a", LATE), ("X", SOON)]),
        ([("b", LATE), ("X", SOON), ("a", LATE)], "ab", [("a", LATE), ("X", SOON), ("b", LATE)]),
        ([("gone", LATE), ("X", SOON)], "", [("X", SOON)]),
    ],
    ids=[
        "the first",
        "all at once",
        "one more",
        "renewed in time",
        "others keep theirs",
        "who has left gives its place to the next",
        "who has left has none",
        "in the order in which they came",
        "the last has left",
    ],
)
def test_places(queue: list[Place], names: str, kept: list[Place]) -> None:
    """Those of another process have large letters."""
    lines = Lines()

    def named(places: list[Place]) -> list[Place]:
        return [(name if name.isupper() else lines.name + name, until) for name, until in places]

    lease = Lease(OWNER, lambda: NOW, lines)
    assert RENEWAL < SECONDS
    assert lease._with_places(named(queue), [lines.name + name for name in names], NOW) == named(kept)
