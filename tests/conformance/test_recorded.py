"""latebind gives Node's recorded answers, and the recorded cases cover both languages' common part."""

from __future__ import annotations

from collections import Counter
from functools import cache

import pytest

from latebind.stdlib.library import standard
from latebind.tests.conformance import recording
from latebind.tests.conformance.outcomes import Late, ask_late, disagreement
from latebind.tests.conformance.programs import generate
from latebind.tests.rows import hold, split

CASES = recording.read()

# What JavaScript lacks, or what the comparison leaves out, by why.
NOT_COMPARED = {
    "latebind's own": "equals type parseNumber now uuid sum unique range hash.sha256 log help matches findMatches "
    "replaceMatches error.isRateLimit round decimal escape.html",
    "compared in the generated programs of `async` functions": "Promise.all",
    "compared in many time zones and locales, in stdlib/compared": "date Date number.toLocaleString isNaN Number.isNaN",
    "compared in the generated programs that change values, and in stdlib/tables": "map set regexp Map Set RegExp console "
    "Array Object.assign structuredClone array.push array.pop array.shift array.unshift array.splice array.reverse "
    "array.sort array.fill array.copyWithin string.match string.matchAll string.search string.charCodeAt string.substr "
    "String.fromCharCode object.hasOwnProperty",
    "depends on the clock or on chance": "Math.random",
    "touches a store or the host": "clear memory session $memory ctx",
}


@cache
def by_operation() -> dict[str, list[recording.Case]]:
    found: dict[str, list[recording.Case]] = {}
    for case in CASES:
        found.setdefault(case["op"], []).append(case)
    return found


def test_there_are_cases() -> None:
    assert len(CASES) >= 5000
    assert len({case["late"] for case in CASES}) == len(CASES)
    assert recording.FILE.stat().st_size < 2_500_000


SIXTHS = {
    start: split([(name, (cases[start::6],)) for name, cases in sorted(by_operation().items())], 8)
    for start in range(6)
}


@pytest.mark.parametrize("start", [0, *(pytest.param(start, marks=pytest.mark.long) for start in range(1, 6))])
@pytest.mark.parametrize("part", SIXTHS[0])
def test_answers_are_those_of_node(part: str, start: int) -> None:
    """Of each operation, every sixth case; `make long` asks the rest."""
    hold(check_operation, SIXTHS[start][part])


def check_operation(cases: list[recording.Case]) -> None:
    wrong = []
    for case in cases:
        why = recording.mismatch(case, ask_late(case["late"]))
        if why is not None:
            wrong.append(f"{why}\n{case['late']}\n=> Node: {recording.outcome_of(case)}")
    assert not wrong, "\n\n".join(wrong[:5])


def test_most_cases_have_a_value() -> None:
    valued = sum("value" in case and "refuses" not in case for case in CASES)
    assert valued >= 0.7 * len(CASES)


def test_every_operation_has_cases_with_a_value() -> None:
    valued = Counter(
        name for case in CASES if "refuses" not in case and "value" in case for name in recording.uses(case)
    )
    assert not {name for name in recording.operations() if valued[name] < 3}


def library_names() -> set[str]:
    """Every function and method of the library: `Math.max`, `array.map`, `parseInt`."""
    library = standard()
    found = {f"{kind}.{name}" for kind, methods in library.methods.items() for name in methods}
    for name, entry in library.globals.items():
        members = getattr(entry, "members", None)
        found |= {name} if members is None else {f"{name}.{member}" for member in members}
        if getattr(entry, "call", None) is not None:
            found.add(name)
    return found


def test_every_function_of_the_library_is_compared_or_left_out_for_a_reason() -> None:
    left_out = {name for names in NOT_COMPARED.values() for name in names.split()}
    compared = recording.operations()
    unknown = {name for name in library_names() - compared - left_out if name.split(".")[0] not in left_out}
    assert not unknown


@pytest.mark.parametrize(
    ("js", "late", "agrees"),
    [
        ({"value": 1}, Late(value=1), True),
        ({"value": 1}, Late(value=1.0), True),
        ({"value": 1}, Late(value=True), False),
        ({"value": 0.1}, Late(value=0.1 + 2**-56), False),
        ({"value": 0}, Late(value=-0.0), False),
        ({"value": "1"}, Late(value=1), False),
        ({"value": None}, Late(value=0), False),
        ({"value": {"a": 1, "b": 2}}, Late(value={"b": 2, "a": 1}), False),
        ({"value": {"1": 1, "b": 2}}, Late(value={"b": 2, "1": 1}), False),
        ({"value": {"not in latebind": "NaN"}}, Late(value={"not in latebind": "NaN"}), False),
        ({"value": {"$": [1]}}, Late(value={"$": [1]}), True),
        ({"value": [1, [2]]}, Late(value=[1, [3]]), False),
        ({"value": 1}, Late(code="NOT_A_NUMBER"), True),
        ({"throws": {"name": "TypeError"}}, Late(value=None), False),
        ({"throws": {"name": "TypeError"}}, Late(code="X", name="RangeError"), False),
        ({"throws": {"name": "TypeError"}}, Late(code="X"), True),
        ({"value": 1}, Late(code="KeyError", stage="crash"), False),
        ({"skip": "message"}, Late(value=1), True),
    ],
)
def test_the_law(js: recording.Case, late: Late, agrees: bool) -> None:
    assert (disagreement(js, late) is None) is agrees


def test_programs_are_the_same_on_every_machine() -> None:
    assert [generate(7, index).late for index in range(50)] == [generate(7, index).late for index in range(50)]
    assert len({generate(7, index).late for index in range(50)}) == 50
