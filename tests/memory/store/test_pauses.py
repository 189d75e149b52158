"""How long those wait who try again."""

from __future__ import annotations

import pytest

from latebind.memory.store import pauses

UNTIL = 1_003.0


@pytest.fixture
def waited(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The pauses: the clock goes on by them alone."""
    found: list[float] = []
    monkeypatch.setattr(pauses, "monotonic", lambda: 1_000.0 + sum(found))
    return found


@pytest.mark.parametrize(("growth", "least"), [(1.5, 0.5), (2.0, 0.0)])
def test_pauses_grow_until_the_time_is_over(waited: list[float], growth: float, least: float) -> None:
    tried = sum(1 for _ in pauses.attempts(UNTIL, waited.append, 0.01, 0.1, growth=growth, least=least))
    assert tried == len(waited) + 1, "once before the first pause, once when the time is over"
    assert sum(waited) == pytest.approx(3.0)
    longest = [min(0.01 * growth**number, 0.1) for number in range(len(waited))]
    assert all(least * most <= pause <= most for pause, most in zip(waited[:-1], longest, strict=False))
    assert len(set(waited)) > 10, "those who wait do not come together"


def test_who_has_no_time_tries_once(waited: list[float]) -> None:
    assert len(list(pauses.attempts(1_000.0, waited.append, 0.01, 0.1))) == 1
    assert waited == []
