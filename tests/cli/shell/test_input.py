"""What the prompt shows while somebody types: completions, signatures, margins, colours; whether an input is complete."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import latebind
from latebind.cli.shell.candidates import called, complete, function_at
from latebind.cli.shell.input import closing_margin, is_complete, next_margin
from latebind.cli.shell.style import styled_lines
from latebind.stdlib.help import whole_signature

LIBRARY = latebind.Runtime().library


@given(st.text(alphabet="ab1 \n\"'`\\@${}()[]<>/*=.;expr", max_size=40))
def test_lines_in_colour_have_the_same_text(text: str) -> None:
    assert "\n".join("".join(part for _, part in line) for line in styled_lines(text)) == text


@pytest.mark.parametrize(
    ("text", "complete"),
    [
        ("1 + 1", True),
        ("1 +", False),
        ("if (a) {", False),
        ('"a', True),
        ("`a", False),
        ("a)", True),
        (":help (", True),
    ],
)
def test_whether_an_input_is_complete(text: str, complete: bool) -> None:
    assert is_complete(text) is complete


def completed(text: str, **names: object) -> list[str]:
    keys = {"memory": ["task_1", "task_2"], "$memory": ["nombre", "mi-var"], "ctx.memory": []}
    found = complete(
        text, LIBRARY, names, ["total"], lambda space, prefix: [k for k in keys[space] if k.startswith(prefix)]
    )
    return [item.text for item in found]


def test_names_are_completed() -> None:
    assert completed("tot") == ["total"]
    assert completed("1 + pri", price=1) == ["price"]
    assert completed("loc") == ["local"]
    assert completed("cla") == []  # a word that only JavaScript has


def test_members_are_completed() -> None:
    assert completed("Math.ma") == ["max"]
    assert completed("ctx.memory.getJ") == ["getJson"]
    assert completed("cart.it", cart={"items": [1], "total": 2}) == ["items"]
    assert completed("cart.items.fla", cart={"items": [1]}) == ["flat", "flatMap"]
    assert completed("name.trimS", name="x") == ["trimStart"]
    assert completed("nothing.") == []
    assert completed("$memory.nom") == ["nombre"]
    assert completed("$memory.mi") == []  # no name: it needs brackets


def test_keys_are_completed() -> None:
    assert completed('memory.getItem("task') == ["task_1", "task_2"]
    assert completed("$memory.get('mi") == ["mi-var"]


def test_functions_have_their_signature() -> None:
    [found] = complete("Math.hypo", LIBRARY, {})
    assert found.detail == LIBRARY.globals["Math"].members["hypot"].signature  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("text", "signature"),
    [
        ("Math.max(1, [", "Math.max(...values: number): number"),
        ("Math . max((1 + 2), ", "Math.max(...values: number): number"),
        ("f(String(", "String(value: any): string"),
        ("memory.getItem('a", "memory.getItem(id: string): string"),
        ('"@(sum(', "sum(numbers: array): number"),
        ("x?.split(", "string.split(separator?: string | regexp, limit?: integer): array"),
        ("items.map(x => { if (", "array.map(f: function): array"),
        ("x.includes(", None),  # of strings or of arrays
        ("Error(", None),  # a variable here
        ("nothing(", None),
        ("Math.max(1)", None),
        ("if (", None),
        ("(", None),
        ("", None),
    ],
)
def test_the_function_at_hand(text: str, signature: str | None) -> None:
    function = function_at(called(text), LIBRARY, {"Error": {}})
    assert (function and whole_signature(function)) == signature


@pytest.mark.parametrize(("value", "receiver"), [("a", "string"), ([1], "array"), (1, None)])
def test_the_function_at_hand_is_one_of_its_value(value: object, receiver: str | None) -> None:
    function = function_at("x.includes", LIBRARY, {}, lambda _: value)
    assert (function and function.receiver) == receiver


@pytest.mark.parametrize(
    ("text", "margin"),
    [
        ("if (a) {", "  "),
        ("f(a, [{", "  "),
        ("f({\n  a: 1,", "  "),
        ("{\n  a: [1],\n  b: {", "    "),
        ("`a", ""),
        ("  `${", "    "),
        ("1 +", ""),
        ('  """a', ""),
    ],
)
def test_how_the_next_line_begins(text: str, margin: str) -> None:
    assert next_margin(text, "  ") == margin


@pytest.mark.parametrize(
    ("text", "margin"),
    [("if (a) {\n    b", ""), ("f(\n  [{\n     a: 1", "  "), ("f(\n  [1]\n    ", ""), ("1\n  2", "  ")],
)
def test_how_a_line_begins_that_closes(text: str, margin: str) -> None:
    assert closing_margin(text) == margin
