"""A script that is edited, step by step: at each step the incremental parser says what the parser says of the whole text."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from latebind.grammar import incremental
from latebind.grammar import nodes as n
from latebind.grammar.errors import LatebindError
from latebind.grammar.incremental import IncrementalParser
from latebind.grammar.parser import parse
from latebind.grammar.source import Source
from latebind.grammar.tree_limits import Bounds
from latebind.tests.examples import up_to

HERE = Path(__file__).parent


def texts(folder: str) -> list[str]:
    """The scripts of the cases in a folder beside this."""
    cases = [
        case for path in sorted((HERE / folder).glob("*.txt")) for case in path.read_text("utf-8").split("\n---\n")
    ]
    return [re.split(r"\n(?:=>|!!)", f"\n{case}")[0].strip("\n") for case in cases]


def parses(text: str) -> bool:
    try:
        return bool(parse(Source(text)).body) and "import" not in text and "export" not in text
    except LatebindError:
        return False


VALID = [text for text in texts("valid") if parses(text)]
# What is typed: parts of scripts, right and wrong, and what opens, closes and joins.
TYPED = [
    *VALID,
    *texts("invalid"),
    *"()[]{}<>;,.:=/\"'`\\@$#!? \n\t",
    "\n\n",
    "=>",
    "//",
    "/*",
    "*/",
    "@(",
    "${",
    '"""',
]
TYPED += [
    "async ",
    "expr ",
    "expr {",
    "expr <",
    "local x = ",
    "const y = 1",
    "handler: ",
    "function f",
    "else ",
    "1",
    "x",
]
TYPED += [
    "import { a } from 'b'\n",
    "export default 1\n",
    "#! x\n",
    "x: number",
    "a!",
    "return\n",
    "\r\n",
    "\u2028",
    "\0",
]


def said(parsed: Callable[[Source], n.Script], text: str) -> Any:
    """What a parser says of a text: the tree with its places, or the error as its reader sees it."""
    try:
        script = parsed(Source(text, "x.late"))
    except LatebindError as error:
        return error.to_dict(), error.render(), getattr(error, "incomplete", None)
    assert script.source.text == text
    return spelled(script.body)


def spelled(made: Any) -> Any:
    if isinstance(made, tuple | list):
        return [spelled(each) for each in made]
    if not isinstance(made, n.Node):
        return made
    return [type(made).__name__, made.start, made.end, *(spelled(getattr(made, name)) for name in made.__match_args__)]


def edited(text: str, numbers: random.Random) -> str:
    """A text after somebody typed, deleted, moved a part of it, or put it in twice."""
    at = numbers.randrange(len(text) + 1)
    end = at if numbers.random() < 0.5 else min(len(text), at + numbers.choice((1, 2, 5, 20, 80)))
    typed = numbers.choice(TYPED) if numbers.random() < 0.7 else ""
    if numbers.random() < 0.1:
        other = numbers.randrange(len(text) + 1)
        typed = text[other : other + numbers.randrange(60)]
    return text[:at] + typed + text[end:]


def session(seed: int, *, length: int, steps: int) -> None:
    numbers = random.Random(seed)
    text = "\n".join(numbers.choices(VALID, k=length))
    while not parses(text):
        text = "\n".join(numbers.choices(VALID, k=length))
    parser, good = IncrementalParser(), text
    for _ in range(steps):
        expected = said(parse, text)
        assert said(parser.parse, text) == expected, text
        good = text if isinstance(expected, list) else good
        # Mostly a few keystrokes that lead to an error, which are taken back then.
        text = edited(text if isinstance(expected, list) or numbers.random() < 0.6 else good, numbers)


def whole_parses(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that the incremental parser has parsed as a whole, as they come."""
    found: list[str] = []

    def noted(source: Source, limits: Bounds) -> n.Script:
        found.append(source.text)
        return parse(source, limits)

    monkeypatch.setattr(incremental, "parse", noted)
    return found


@pytest.mark.parametrize("typed", ["const total = a12.toFixed(2)\n", "f(a1, [a2, { b: a3 }])\n", "'it' + \"@(a1)\"\n"])
def test_what_is_typed_is_parsed_alone(typed: str, monkeypatch: pytest.MonkeyPatch) -> None:
    wholes = whole_parses(monkeypatch)
    lines = [f"const a{number} = f(a{number}) + [{number}]" for number in range(300)]
    before, after = "\n".join(lines[:150]) + "\n", "\n" + "\n".join(lines[150:])
    parser = IncrementalParser()
    for end in range(len(typed) + 1):
        text = before + typed[:end] + after
        assert said(parser.parse, text) == said(parse, text)
    # The first text; and where a string within an interpolation is open, the whole text says where it may end.
    assert len(wholes) <= 1 + typed.count("@(") * len('a1)"')


def test_statements_that_stay_are_the_same_nodes() -> None:
    parser = IncrementalParser()
    lines = [f"const a{number} = {{ b: {number}, f(x) {{ return x.y }} }}" for number in range(40)]
    first = parser.parse(Source("\n".join(lines)))
    lines[20] = "const longer = 'text'"
    second = parser.parse(Source("\n".join(lines)))
    kept = [one is other for one, other in zip(first.body, second.body, strict=True)]
    assert kept.count(False) <= 8
    assert kept[:15] == [True] * 15
    assert kept[26:] == [True] * 14


def test_there_are_texts() -> None:
    assert len(VALID) > 300
    assert len(TYPED) > 500


@settings(max_examples=up_to(60))
@example(2818)  # three quotes that what stands behind the window closes
@given(st.integers(0, 2**32))
def test_a_session_gives_what_the_whole_texts_give(seed: int) -> None:
    session(seed, length=8, steps=12)
