"""The colours of scripts and errors, whole or while they are typed, for terminals and for Pygments."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

import latebind
from latebind.grammar.highlight import paint_error, paint_script, pieces


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


def test_words_are_keywords() -> None:
    text = "async function f() { while (a) switch (b) { case c: delete d.e; default: x = /a+/g } } let var do const"
    words = "async function while switch case delete default let var do const".split()
    assert [part for style, part in styles(text) if style == "keyword"] == words
    assert ("string", "/a+/g") in styles(text)


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
    assert re.sub(r"\x1b\[[\d;]*m", "", paint_script(text)) == text


def test_an_error_in_colour() -> None:
    with pytest.raises(latebind.CheckError) as caught:
        latebind.compile("lenght([])", variables=())
    painted = paint_error(caught.value.render())
    assert painted.startswith("\x1b[1;31merror:\x1b[m ")
    assert "\x1b[1;31m ^^^^^^\x1b[m" in painted


def test_the_lexer_for_pygments() -> None:
    pygments = pytest.importorskip("pygments.token")
    from latebind.grammar.pygments import LatebindLexer

    text = 'local a = "@(b.c)" // why\n1 +'
    found = list(LatebindLexer().get_tokens_unprocessed(text))
    assert "".join(part for _, _, part in found) == text
    assert found[0] == (0, pygments.Keyword, "local")
    assert (pygments.Comment, "// why") in [(kind, part) for _, kind, part in found]
