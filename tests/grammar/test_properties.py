"""What holds for any text: it is a script or a clear error, and every place is inside the text."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from latebind.grammar import nodes as n
from latebind.grammar.errors import LimitError, ParseError
from latebind.grammar.lexer import scan
from latebind.grammar.parser import parse, parse_expression, parse_template
from latebind.grammar.source import Source
from latebind.grammar.tables import END, ERROR
from latebind.tests.examples import up_to

HERE = Path(__file__).parent
SCRIPTS = [
    case.partition(mark)[0]
    for folder, mark in (("valid", "\n=>"), ("invalid", "\n!!"))
    for path in sorted((HERE / folder).glob("*.txt"))
    for case in path.read_text("utf-8").split("\n---\n")
]
# Pieces that mean something to the scanner or the parser, so that nonsense comes close to a script.
PIECES = [
    *"()[]{}<>,;:.?=+-*/%!&|^~@$#\\'\"`_",
    "\n", " ", "\r\n", "\u2028", "\t", "//", "/*", "*/", "=>", "?.", "??", "||", "&&", "**", "...", "===", "!==", "<=",
    ">=", ">>", "@(", "${", "{{", "}}", '"""', '\\"', "\\n", "\\u{41}", "\\@(", "local ", "expr ", "expr <", "expr {",
    "const ", "let ", "if (", "else ", "for (const ", " of ", "return ", "throw ", "try ", "catch ", "finally ", "break",
    "continue", "true", "null", "typeof ", " in ", " instanceof ", "new ", "await ", "class ", "function ", "a", "b",
    "x => ", "(x) => ", "0", "1", "1.5", ".5", "0x1f", "1_0", "010", "1n", "'s'", '"s"', "`s`", '"@(a)"', "é", "名",
    "e\u0301", "😀", "\0", "\u202e", "\ud800", "\xa0", "\ufeff", "async ", "of", "and ", "not ",
]  # fmt: skip

nonsense = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)
anything = st.one_of(nonsense, st.text(max_size=60))


@st.composite
def changed(draw: st.DrawFn) -> str:
    """A script, or something that is nearly one: with a part cut out, doubled or replaced."""
    text = draw(st.sampled_from(SCRIPTS))
    start = draw(st.integers(0, len(text)))
    end = draw(st.integers(start, min(len(text), start + 8)))
    piece: str = draw(st.sampled_from(["", text[start:end] * 2, *PIECES]))
    return text[:start] + piece + text[end:]


quick = settings(max_examples=up_to(400))


def checked(text: str, how: Any) -> Any:
    """What `how` makes of a text, once its places are known to be good; or None and an error that says where."""
    source = Source(text)
    try:
        made = how(source)
    except (ParseError, LimitError) as error:
        span = error.span
        assert error.source is source
        assert span is not None
        assert 0 <= span.start <= span.end <= len(text)
        assert error.message
        assert "{" not in error.code
        error.render()
        error.to_dict()
        return None
    return made


def nested(node: n.Node) -> None:
    """Every node spans its parts, which stand in order."""
    end = node.start
    for part in sorted(parts(node), key=lambda part: (part.start, part.end)):
        assert node.start <= part.start <= part.end <= node.end
        # A name that is short for a property, parameter or pattern stands where that stands.
        assert part.start >= end or part.start == node.start
        end = part.end
        nested(part)


def parts(node: n.Node) -> Iterator[n.Node]:
    items = [getattr(node, field) for field in node.__match_args__]
    for item in items:
        if isinstance(item, tuple):
            items += item
        elif isinstance(item, n.Node):
            yield item


@quick
@given(st.one_of(anything, changed()))
@example("expr < a >")
@example("\ufeff#!")
@example("#!")
def test_any_text_is_a_script_or_an_error(text: str) -> None:
    if (script := checked(text, parse)) is not None:
        nested(script)
        assert (script.start, script.end) == (0, len(text))


@quick
@given(st.one_of(anything, changed()))
@example("function(){}()")
def test_any_text_is_an_expression_or_an_error(text: str) -> None:
    if (expr := checked(text, parse_expression)) is not None:
        nested(expr)
        # A script differs where statements do: an `expr` that starts one is complete, a `function` that starts one has a
        # name, and a line break may end it.
        starts = "expr" in text or "function" in text
        assert checked(text, parse) is not None or starts or any(end in text for end in "\n\r\u2028\u2029")


@quick
@given(anything)
def test_any_text_is_a_template_or_an_error(text: str) -> None:
    made = checked(text, parse_template)
    if made is not None:
        assert "" not in made
        assert not any(isinstance(one, str) and isinstance(next_, str) for one, next_ in pairwise(made))
        if "{{" not in text and "@(" not in text:
            assert made == ((text,) if text else ())


@quick
@given(st.one_of(anything, changed()))
def test_tokens_stand_in_order(text: str) -> None:
    tokens = scan(Source(text))
    assert len(tokens.types) == len(tokens.starts) == len(tokens.ends) == len(tokens.values)
    assert tokens.types[-1] == END
    assert (tokens.error is None) == (ERROR not in tokens.types)
    end = 0
    for start, stop in zip(tokens.starts, tokens.ends, strict=True):
        assert end <= start <= stop <= len(text)
        end = stop
