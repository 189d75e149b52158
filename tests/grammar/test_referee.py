"""Lark itself as referee: driven by latebind.lark and our scanner's tokens, it gives every text the verdict and the tree
that our own loop over the committed tables gives it.

What the parser decides and not the scanner is decided here a second time, in Lark's terms: which of two terminals a
`{`, an `expr`, a `function` or an `of` is, and whether a line break ends a statement.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import copy
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lark import Lark, Token, Tree, UnexpectedToken

import latebind
from latebind.grammar import nodes as n
from latebind.grammar import tree
from latebind.grammar.errors import ParseError
from latebind.grammar.lexer import scan
from latebind.grammar.parser import parse, parse_expression
from latebind.grammar.source import Source
from latebind.grammar.tables import TERMINALS
from latebind.grammar.tokens import Tokens
from latebind.interp.limits import Limits
from latebind.tests import manual
from latebind.tests.examples import up_to
from latebind.tests.grammar.test_properties import SCRIPTS, anything, changed
from latebind.tests.late_cases import cases_of

ROOT = Path(latebind.__file__ or "").parent
STARTS = {"script": parse, "expression": parse_expression}


@cache
def lark() -> Lark:
    """Lark, which takes a second to read the grammar: each process collects these tests, and one runs them."""
    return Lark((ROOT / "grammar" / "latebind.lark").read_text("utf-8"), parser="lalr", start=list(STARTS))


@cache
def _nothing_made(start: str) -> Any:
    """How Lark is driven where it is only tried, and makes no tree."""
    conf = copy(lark().parse_interactive(start=start).parser_state.parse_conf)
    conf.callbacks = {}
    return conf


WIDE = Limits(nesting=1_000, nodes=100_000)  # what is too deep or too large is in the language

# Tokens that are one of two terminals; the first one wins where the grammar takes both.
EITHER: dict[str, tuple[str, ...]] = {
    "LBRACE": ("LBLOCK", "LBRACE"),
    "EXPR": ("EXPR_S", "EXPR"),
    "FUNCTION": ("FUNCTION_S", "FUNCTION"),
    "HANDLER": ("HANDLER", "NAME"),
    "NAME of": ("NAME", "OF"),
    "NAME from": ("NAME", "FROM"),
    "NAME as": ("NAME", "AS"),
}


class NeedsSemicolon(Exception):
    """A line starts with a bracket or a backtick where a `;` could stand."""


class UpdateOnNewLine(Exception):
    """A line starts with a `++` or `--` that could only change what stands before it."""


def takes(parser: Any, terminal: str) -> bool:
    """Whether Lark could go on with a terminal: its own `accepts` asks that of every terminal there is."""
    if terminal not in parser.choices():
        return False
    trial = parser.copy(deepcopy_values=False)
    trial.parser_state.parse_conf = _nothing_made(parser.parser_state.parse_conf.start)
    try:
        trial.feed_token(Token(terminal, ""))
    except UnexpectedToken:
        return False
    return True


def terminals(parser: Any, tokens: Tokens, number: int) -> Iterator[str]:
    """The terminals that a token stands for, by what Lark could take; the end of a statement may come before it."""
    name = TERMINALS[tokens.types[number]]
    after_break = number in tokens.breaks
    readings = EITHER.get(f"{name} {tokens.values[number]}") or EITHER.get(name) or (name.removesuffix("_NL"),)

    def reading() -> str | None:
        return next((reading for reading in readings if takes(parser, reading)), None)

    if takes(parser, "ASI_DO") and reading() is None:
        yield "ASI_DO"
    if after_break and takes(parser, "ASI"):
        if name.endswith("_NL") and name != "INCDEC_NL" and takes(parser, "LPAR"):
            raise NeedsSemicolon
        # `++` on a line of its own belongs to what follows (ECMA-262, UpdateExpression).
        if reading() is None or name == "INCDEC_NL":
            yield "ASI"
    elif name == "INCDEC_NL" and takes(parser, "INCDEC") and not takes(parser, "NAME"):
        raise UpdateOnNewLine
    yield reading() or readings[0]


def referee(text: str, start: str) -> Any:
    """What Lark and the functions of tree.py make of a text; None where it is not in the language."""
    tokens = scan(Source(text))
    parser: Any = lark().parse_interactive(start=start)
    try:
        for number in range(len(tokens.types) - 1):
            for terminal in terminals(parser, tokens, number):
                parser.feed_token(Token(terminal, "", start_pos=number))
        if takes(parser, "ASI_DO"):
            parser.feed_token(Token("ASI_DO", "", start_pos=len(tokens.types) - 1))
        return _built(parser.feed_eof(), tokens)
    except (UnexpectedToken, NeedsSemicolon, UpdateOnNewLine, ParseError):
        return None


def _built(found: Tree[Token], tokens: Tokens) -> Any:
    """The functions of tree.py, applied to Lark's tree; they refuse what a grammar cannot say."""
    values = [_built(child, tokens) if isinstance(child, Tree) else child.start_pos for child in found.children]
    return getattr(tree, found.data)(tokens, values)


def ours(text: str, start: str) -> Any:
    """What our parser makes of a text; None where it is not in the language."""
    try:
        made = STARTS[start](Source(text), WIDE)
    except ParseError:
        return None
    return list(made.body) if isinstance(made, n.Script) else made


def plain(made: Any) -> Any:
    """A tree as data, places included."""
    if isinstance(made, list | tuple):
        return [plain(item) for item in made]
    if isinstance(made, n.Node):
        return [type(made).__name__, *(plain(getattr(made, field)) for field in made.__match_args__)]
    return made.__class__.__name__, repr(made)


def texts() -> Iterator[tuple[str, str]]:
    """Every text of the tests, the manual and the examples, by where it comes from."""
    for text in SCRIPTS:
        yield "grammar", text
    language = ROOT / "tests" / "language"
    for path in language.rglob("*.late"):
        for case in cases_of(path, language):
            lines = case.text.split("\n")
            for end in {expectation.line for expectation in case.expectations}:
                yield path.parent.name, "\n".join(lines[:end])
    for path in [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]:
        for block in manual.blocks(path.read_text("utf-8")):
            if block.language == "late":
                yield "manual", block.text
    for path in (ROOT / "examples").glob("*.late"):
        yield "examples", path.read_text("utf-8")


TEXTS: dict[str, set[str]] = {}
for origin, text in texts():
    TEXTS.setdefault(origin, set()).add(text)


def test_there_are_texts() -> None:
    assert {"grammar", "manual", "examples", "blocks", "mistakes", "operators", "seeds"} <= TEXTS.keys()
    assert sum(map(len, TEXTS.values())) > 2_000
    verdicts = [ours(text, "script") is None for text in TEXTS["grammar"]]
    assert 300 < sum(verdicts) < len(verdicts) - 300


@pytest.mark.parametrize("part", [0, *(pytest.param(part, marks=pytest.mark.long) for part in (1, 2, 3))])
@pytest.mark.parametrize("start", STARTS)
@pytest.mark.parametrize("origin", sorted(TEXTS))
def test_lark_agrees(origin: str, start: str, part: int) -> None:
    """Of each origin, on every fourth text; `make long` asks the rest."""
    for text in sorted(TEXTS[origin])[part::4]:
        assert plain(referee(text, start)) == plain(ours(text, start)), text


@pytest.mark.parametrize("start", STARTS)
@settings(max_examples=up_to(300), deadline=None)
@given(text=st.one_of(anything, changed()))
def test_lark_agrees_on_any_text(start: str, text: str) -> None:
    assert plain(referee(text, start)) == plain(ours(text, start))
