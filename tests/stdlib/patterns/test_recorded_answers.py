"""Patterns find what Node.js found, or are refused: the recorded part of the comparison."""

from __future__ import annotations

from collections import Counter

import pytest

from latebind.grammar.errors import LatebindError, ThrownError
from latebind.stdlib.patterns.matching import compile_pattern
from latebind.tests.stdlib.patterns import ordinary, picked
from latebind.tests.stdlib.patterns.answers import accepted
from latebind.tests.stdlib.patterns.recording import SETS, mine, read

RECORDED = read()


@pytest.mark.parametrize("part", [0, *(pytest.param(part, marks=pytest.mark.long) for part in (1, 2, 3))])
@pytest.mark.parametrize("name", SETS)
def test_answers_are_those_of_node(name: str, part: int) -> None:
    """Of each set, every fourth question; `make long` asks the rest."""
    asked = SETS[name]
    assert [question for question, _ in RECORDED[name]] == asked.questions, "record anew: recording.py says how"
    wrong = [question for question, outcome in RECORDED[name][part::4] if mine(question, asked) != outcome]
    assert not wrong, "`make long` shows what Node says"


def test_ordinary_patterns_are_accepted() -> None:
    refused = Counter(found for question in ordinary.patterns() if isinstance(found := accepted(question), str))
    assert len(ordinary.patterns()) >= 300
    assert len(ordinary.SUBJECTS) >= 50
    assert refused.total() <= 0.03 * len(ordinary.patterns()), refused


def test_most_patterns_are_accepted() -> None:
    for name, least in {"picked": 0.5, "random": 0.7, "loops": 0.7, "around": 0.4, "scraps": 0.25}.items():
        outcomes = [outcome for _, outcome in RECORDED[name]]
        assert sum(not outcome.startswith("PATTERN_") for outcome in outcomes) >= least * len(outcomes), name


@pytest.mark.parametrize("flags", picked.FLAGS)
def test_flags(flags: str) -> None:
    known = len({*flags}) == len(flags) and {*flags} <= {*"dgimsuvy"} and not {*"uv"} <= {*flags}
    if known and "v" not in flags:
        assert compile_pattern("a", flags).flags == flags
        return
    with pytest.raises(LatebindError) as caught:
        compile_pattern("a", flags)
    assert isinstance(caught.value, ThrownError) is not known
    assert caught.value.code == ("PATTERN_FLAG_V" if known else "PATTERN_FLAGS")
