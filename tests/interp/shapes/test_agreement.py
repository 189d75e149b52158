"""Shapes change no program that was right: the language's own cases, with shapes taken from their variables.

What finishes without shapes finishes with them, with the same value; but a member that no value has is refused, as it is
misspelt where it is declared.
"""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from latebind.tests import late_cases
from latebind.tests.rows import grouped, hold

ROOT = Path(late_cases.__file__).with_name("language")
REFUSED = {"UNDECLARED_MEMBER"}


def schema_of(value: Any) -> dict[str, Any]:
    """A JSON Schema of just such values."""
    if isinstance(value, list):
        items = list({json.dumps(schema): schema for schema in map(schema_of, value)}.values())
        return {"type": "array", "items": {"anyOf": items} if items else {}}
    if isinstance(value, dict):
        members = {key: schema_of(item) for key, item in value.items()}
        return {"type": "object", "properties": members, "required": list(value)}
    names = {type(None): "null", bool: "boolean", str: "string"}
    return {"type": names.get(type(value), "number")}


def programs(case: late_cases.Case) -> Iterator[str]:
    """The texts of a case that are expected to finish."""
    failing: set[int] = set()
    for line, group in itertools.groupby(case.expectations, key=lambda expected: expected.line):
        if any(expected.what == "error" for expected in group):
            failing.add(line)
            continue
        lines = case.text.split("\n")[:line]
        yield "\n".join("" if number in failing else code for number, code in enumerate(lines, 1))


CASES = [
    case
    for path in sorted(ROOT.rglob("*.late"))
    if path.parent.name not in ("shapes", "seeds")
    for case in late_cases.cases_of(path, ROOT)
    if "as" not in case.headers
]


GROUPS = grouped(((case.name, (case,)) for case in CASES), lambda name: name.partition(":")[0])
SECOND = [group for group, rows in GROUPS.items() if len(rows) > 1]


@pytest.mark.parametrize(
    ("group", "half"),
    [*((group, 0) for group in GROUPS), *(pytest.param(group, 1, marks=pytest.mark.long) for group in SECOND)],
)
def test_cases_with_shapes(group: str, half: int) -> None:
    """Of each file every other case; `make long` asks the rest."""
    hold(check_case, GROUPS[group][half::2])


def check_case(case: late_cases.Case) -> None:
    given = case.headers.get("variables", {})
    shapes: dict[str, Any] = {"unused": {}} | {
        name: schema_of(value) for name, value in given.items()
    }  # one at least, for the pass
    for text in programs(case):
        bare, shaped = late_cases.run(text, case.headers), late_cases.run(text, {**case.headers, "shapes": shapes})
        if shaped.error is not None and shaped.error.code in REFUSED:
            continue
        assert (shaped.error is None) == (bare.error is None), (text, shaped.error)
        assert json.dumps(shaped.value, default=str) == json.dumps(bare.value, default=str), text


def test_there_are_cases() -> None:
    assert len(CASES) > 100
