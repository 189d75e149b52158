"""Colours and completions: what the prompt shows while somebody types."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import latebind
from latebind.cli.shell.candidates import called, complete, function_at, whole_signature
from latebind.cli.shell.history import append_history, history_path, read_history
from latebind.cli.shell.input import closing_margin, is_complete, next_margin
from latebind.cli.shell.style import styled_lines
from latebind.grammar.highlight import paint_error, paint_script, pieces

LIBRARY = latebind.Runtime().library


def styles(text: str) -> list[tuple[str, str]]:
    return [(style, text[start:end]) for start, end, style in pieces(text)]


def test_each_part_has_its_style() -> None:
    assert styles('local a = f("x @(b.c) y", 1) // end') == [
        ("keyword", "local"),
        ("name", "a"),
        ("operator", "="),
        ("function", "f"),
        ("bracket", "("),
        ("string", '"'),
        ("string", "x "),
        ("interpolation", "@("),
        ("name", "b"),
        ("operator", "."),
        ("member", "c"),
        ("interpolation", ")"),
        ("string", " y"),
        ("string", '"'),
        ("bracket", ","),
        ("number", "1"),
        ("bracket", ")"),
        ("comment", "// end"),
    ]


def test_what_is_being_typed_is_no_obstacle() -> None:
    assert styles('a + "b')[:2] == [("name", "a"), ("operator", "+")]
    assert styles("#!/usr/bin/env latebind\n/* a */ null") == [
        ("comment", "#!/usr/bin/env latebind"),
        ("comment", "/* a */"),
        ("constant", "null"),
    ]


@given(st.text(alphabet="ab1 \n\"'`\\@${}()[]<>/*=.;expr", max_size=40))
def test_pieces_are_in_order_and_never_fail(text: str) -> None:
    end = 0
    for piece in pieces(text):
        assert end <= piece.start < piece.end <= len(text)
        end = piece.end
    plain = "\n".join("".join(part for _, part in line) for line in styled_lines(text))
    assert plain == text
    assert re.sub(r"\x1b\[[\d;]*m", "", paint_script(text)) == text


def test_an_error_in_colour() -> None:
    with pytest.raises(latebind.CheckError) as caught:
        latebind.compile("lenght([])", variables=())
    painted = paint_error(caught.value.render())
    assert painted.startswith("\x1b[1;31merror:\x1b[m ")
    assert "\x1b[1;31m ^^^^^^\x1b[m" in painted


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
        ("x?.split(", "string.split(separator?: string, limit?: integer): array"),
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


def test_the_history_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("latebind.cli.shell.history.HISTORY_SIZE", 3)
    path = str(tmp_path / "folder" / "history")
    for number in range(8):
        append_history(path, f"line {number}\nmore")
    assert read_history(path) == ["line 5\nmore", "line 6\nmore", "line 7\nmore"]
    assert len(Path(path).read_text().splitlines()) == 3
    Path(path).write_text('no JSON\n"kept"\n7\n')
    assert read_history(path) == ["kept"]
    assert read_history(str(tmp_path / "missing")) == []


def test_where_the_history_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LATEBIND_HISTORY", "off")
    assert history_path() is None
    monkeypatch.setenv("LATEBIND_HISTORY", "mine")
    assert history_path() == "mine"
    monkeypatch.delenv("LATEBIND_HISTORY")
    assert str(history_path()).endswith("history")


def test_the_lexer_for_pygments() -> None:
    pygments = pytest.importorskip("pygments.token")
    from latebind.grammar.pygments import LatebindLexer

    text = 'local a = "@(b.c)" // why\n1 +'
    found = list(LatebindLexer().get_tokens_unprocessed(text))
    assert "".join(part for _, _, part in found) == text
    assert found[0] == (0, pygments.Keyword, "local")
    assert (pygments.Comment, "// why") in [(kind, part) for _, kind, part in found]
