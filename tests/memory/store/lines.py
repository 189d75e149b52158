"""What the tests of lines share."""

from __future__ import annotations

import pytest

from latebind.memory.store import lines
from latebind.memory.store.lines import Lines
from latebind.tests.waiting import LIMIT


@pytest.fixture
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever is the first of a line may take as long as it likes."""
    monkeypatch.setattr(lines, "_LONGEST", 2.0 * LIMIT)


def standing(lines: Lines) -> int:
    """How many have a place in a line."""
    return sum(map(len, lines._lines.values()))


def grown(lines: Lines, before: int) -> bool:
    """Whether more have one than before."""
    return standing(lines) > before
