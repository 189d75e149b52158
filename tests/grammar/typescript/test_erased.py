"""What is left of TypeScript when its types are erased, beside what Node's own stripper leaves.

`python -m latebind.tests.grammar.typescript.record` records Node's answers anew.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from latebind.grammar import tables as t
from latebind.grammar.errors import LatebindError, ParseError
from latebind.grammar.lexer import scan
from latebind.grammar.parser import parse
from latebind.grammar.source import Source
from latebind.grammar.typescript import erase
from latebind.grammar.typescript.walk import Walk
from latebind.tests import late_cases
from latebind.tests.rows import in_groups, split

HERE = Path(__file__).parent
CASES = (HERE / "cases.txt").read_text("utf-8").rstrip("\n").split("\n---\n")
RECORDED: list[str | None] = json.loads((HERE / "recorded.json").read_text("utf-8"))


def tokens(text: str) -> list[str]:
    """A text without white space and semicolons, of which either may leave some more."""
    return text.replace(";", " ").split()


def test_there_are_answers() -> None:
    assert len(CASES) == len(RECORDED) > 100
    assert sum(answer is None for answer in RECORDED) >= 3


@in_groups(split([(text, (text, answer)) for text, answer in zip(CASES, RECORDED, strict=True)], 1))
def test_what_is_left_is_what_node_leaves(text: str, answer: str | None) -> None:
    if answer is None:
        with pytest.raises(ParseError) as caught:
            erase(Source(text, "x.ts"))
        assert caught.value.code == "TS_UNSUPPORTED"
    else:
        assert tokens(erase(Source(text, "x.ts")).text) == tokens(answer)


@in_groups(split([(text, (text,)) for text in CASES], 1))
def test_every_place_is_kept(text: str) -> None:
    try:
        left = erase(Source(text, "x.ts")).text
    except ParseError:
        return
    assert len(left) == len(text)
    assert all(now in (before, " ", ";") for before, now in zip(text, left, strict=True))


@pytest.mark.parametrize("text", [case for case, answer in zip(CASES, RECORDED, strict=True) if answer == case])
def test_javascript_stays_as_it_is(text: str) -> None:
    assert erase(Source(text, "x.ts")).text == text


def test_scripts_are_not_erased() -> None:
    with pytest.raises(ParseError) as caught:
        parse(Source("const a: number = 1"))
    assert caught.value.code == "NO_TYPES"
    assert len(parse(Source("const a: number = 1", "a.ts")).body) == 1
    assert len(parse(Source("const a: number = 1", typed=True)).body) == 1


def test_errors_are_shown_with_the_text_as_it_is_written() -> None:
    with pytest.raises(ParseError) as caught:
        parse(Source("const a: number = 1\nconst b: string = a +", "a.ts"))
    assert "2 | const b: string = a +" in caught.value.render()


def without_types() -> Iterator[str]:
    """The scripts of the language's cases, but for blocks in angles, which no TypeScript has."""
    root = Path(late_cases.__file__).with_name("language")
    for path in sorted(root.rglob("*.late")):
        for case in late_cases.cases_of(path, root):
            if "expr <" not in case.text:
                yield case.text


def test_the_walk_knows_whatever_a_script_may_say() -> None:
    """Where it is lost, no type of the text is erased behind that place, nor of the function around it."""
    walked = 0
    for text in without_types():
        try:
            parse(Source(text))
        except LatebindError:
            continue
        source = Source(text, "x.ts")
        walk = Walk(scan(source, types=True))
        walk.program()
        assert walk.kind() == t.END, text
        assert erase(source).text == text
        walked += 1
    assert walked > 1_000
