"""Plain patterns: what Python's own engine finds for them is what RE2 finds, in little time."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import pytest

from latebind.grammar.errors import LatebindError
from latebind.interp.helpers import begin_changes
from latebind.interp.limits import NeedsRun, Run
from latebind.interp.values import MatchArray, RegexValue
from latebind.stdlib import quick_patterns, regexp
from latebind.stdlib.patterns.matching import compile_pattern
from latebind.stdlib.patterns.plain import plain
from latebind.tests.stdlib.patterns import ordinary

_MADE = quick_patterns.maker(lambda source, flags: _value(source, flags))


def _value(source: str, flags: str) -> RegexValue:
    members = {"source": source, "flags": flags, "global": "g" in flags}
    return RegexValue(compile_pattern(source, flags), members)


def _shown(found: Any) -> Any:
    if isinstance(found, MatchArray):
        return [*found], found.members["index"], found.members["groups"]
    return [_shown(item) for item in found] if isinstance(found, list) else found


def _with_run(ask: Callable[[Run, str, RegexValue], Any], text: str, value: RegexValue) -> Any:
    run = Run()
    begin_changes(run)
    try:
        return _shown(ask(run, text, value))
    except LatebindError as error:
        return error.code


# What finds without a run, and with one; the first gives None, or needs a run, where it does not know.
_ASKED: list[tuple[Callable[[str, RegexValue], Any], Callable[[Run, str, RegexValue], Any]]] = [
    (quick_patterns.match, regexp.match),
    (quick_patterns.match_all, regexp.match_all),
    (quick_patterns.search, regexp.search),
    *(
        (
            lambda text, value, by=template: quick_patterns.replace(text, value, by),
            lambda run, text, value, by=template: regexp.replace(run, text, value, by),
        )
        for template in ("[$&]", "$1-$2$$", r"\1\g<0>", "a rather long text")
    ),
    (quick_patterns.split, lambda run, text, value: regexp.split(run, text, value, None)),
]


def _compare(source: str, flags: str, texts: list[str]) -> None:
    for text in texts:
        for quick, slow in _ASKED:
            value = _MADE(source, flags)
            assert value is not None
            try:
                found = quick(text, value)
            except NeedsRun:
                continue
            if found is not None or quick is quick_patterns.match:
                wanted = _with_run(slow, text, _value(source, flags))
                assert _shown(found) == wanted, (source, flags, text)


@cache
def _ordinary() -> list[tuple[str, str]]:
    return [(source, flags) for source, flags in ordinary.patterns() if _MADE(source, flags) is not None]


def test_most_ordinary_patterns_are_plain() -> None:
    assert len(_ordinary()) >= 0.95 * len(ordinary.patterns())


@pytest.mark.parametrize("part", range(10))
def test_ordinary_patterns_find_the_same(part: int) -> None:
    for number, (source, flags) in enumerate(_ordinary()[part::10]):
        _compare(source, flags, ordinary.SUBJECTS[number % 11 :: 11])


_TEXTS = ["", "a", "ab", "aab-ba", "xaabx abab", "1a\nb1", "a\rb", "é😀a", "aXa", "a=1, bb=22"]


@pytest.mark.parametrize(
    ("source", "flags"),
    [
        *((source, flags) for source in ("a*", "(a)?b", "a??", "(?:)", "$", "^", r"\b") for flags in ("", "g")),
        *(
            (source, "g")
            for source in ("a*?", "a*?b?", "(?:|a)", "(a|ab)?", r"\s*", ".{0,2}", "(a)?(x)?", "(?=a)", "(?<=a)b?")
        ),
        *((source, "gm") for source in ("^a?", "b?$", ".*")),
        *((source, "") for source in ("(a|ab)(b?)", "(a)b|(a)c", "(?:(a)b)?a", "(a+)?b", "(?<x>a)(?<y>b)?")),
        *((source, "g") for source in (r"(\w)=(?<n>\d+)", "a(?=b)", "a(?!b)", "(?<=a)b", "(?:ab)+", "(?:a|b)+-")),
        *((source, "gm") for source in ("^.", ".$", "^$")),
        *((source, "gi") for source in ("[a-w]", "ABA?", "x")),
        *((source, "gu") for source in (".", "[^a]", r"\p{L}", "😀?a")),
        *((source, "gs") for source in ("a.", ".+")),
    ],
)
def test_small_patterns_find_the_same(source: str, flags: str) -> None:
    _compare(source, flags, _TEXTS)


@pytest.mark.parametrize(
    "source", [r"\B", r"(a)\1", "(a*)*", "(?:a|(b))*", "(?:a+)*b", "(?:a|ab)*c", r"(.*)(.*)(.*)(.*)x"]
)
def test_what_is_dear_or_unlike_is_not_plain(source: str) -> None:
    assert plain(source) is None


@pytest.mark.parametrize(
    "source", [r"\w+@", r"\s+$", r"<[^>]+>", r"a.*b", r"^\s*(\w+)\s*=(.*)$", r"^(?=.*1)(?=.*2).+$", r"(\d+)(?= )"]
)
def test_no_search_takes_long(source: str) -> None:
    """One whose time grows with the square of the text does not end before a test has to."""
    found = plain(source, "g")
    assert found is not None
    for piece in ("a", " ", "<", "1", "ab1 "):
        for length in (500, 1_000_000):
            text = piece * (length // len(piece))
            if found.takes(text):
                assert all(match.end() <= length for match in found.pattern.finditer(text))


def test_a_long_text_is_taken_where_it_has_no_long_runs() -> None:
    found = plain(r"\w+@\w+")
    assert found is not None
    assert found.takes("mail ana@example " * 1000)
    assert not found.takes("a" * 1000)


def test_patterns_of_re2_are_those_that_both_syntaxes_have() -> None:
    assert plain(r"(\w+)-[0-9]{2}", "", False) is not None
    for source in (r".", r"\s", r"(?i)a", r"\pL", "[[:alpha:]]", "é", "a*"):
        assert plain(source, "", False) is None
