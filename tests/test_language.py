"""Every case of every script under tests/language, a test for each file. How they are written: language/README.md."""

from __future__ import annotations

from pathlib import Path

import pytest

from latebind.tests.late_cases import Case, CaseError, cases_of, parse_case
from latebind.tests.rows import grouped, in_groups

_ROOT = Path(__file__).parent / "language"
_CASES = [case for path in sorted(_ROOT.rglob("*.late")) for case in cases_of(path, _ROOT)]


def test_there_are_cases() -> None:
    assert len(_CASES) > 300


@in_groups(grouped(((case.name, (case,)) for case in _CASES), lambda name: name.partition(":")[0]))
def test_case(case: Case) -> None:
    case.check()


@pytest.mark.parametrize(
    "text",
    [
        "1 + 1",
        "1 //=> 1\n2",
        "//variabels {}\n1 //=> 1",
        "1 //log=> []",
    ],
    ids=["no expectation", "code after the last one", "unknown header", "unknown expectation"],
)
def test_a_badly_written_case_is_refused(text: str) -> None:
    with pytest.raises(CaseError):
        parse_case(text, "here")


@pytest.mark.parametrize(
    "text",
    [
        "1 //=> 2",
        "1 //=> 1.0",
        "true //=> 1",
        '({a: 1, b: 2}) //=> {"b": 2, "a": 1}',
        "1 //!! MISSING_KEY",
        "null.a //=> null",
        "null.a //!! :9",
        "null.a //!! MISSING_KEY",
        "null.a //!! bananas",
        "1 //?? UNUSED",
    ],
)
def test_an_expectation_that_does_not_hold_fails(text: str) -> None:
    with pytest.raises(AssertionError):
        parse_case(text, "here").check()
