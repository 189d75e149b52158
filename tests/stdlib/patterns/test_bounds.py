"""No pattern and no text takes more time, memory or stack than was charged or is allowed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest

from latebind.grammar.errors import LatebindError, LimitError
from latebind.interp.limits import Limits, Run
from latebind.stdlib.patterns import engine
from latebind.stdlib.patterns.cost import search_steps
from latebind.stdlib.patterns.engine import Kept
from latebind.stdlib.patterns.matching import Subject, compile_pattern, new_pattern, new_subject
from latebind.stdlib.patterns.methods import each_match, replace, split
from latebind.stdlib.regex import _compiled, _find
from latebind.tests.forking import answer
from latebind.tests.small_stack import on_small_stack

# Large, deep or tangled; each is compiled or refused, and looked for, without an end of the stack.
MONSTERS = [
    ("(" * 50 + "a" + ")" * 50, ""),
    ("(?:" * 50 + "a*" + ")*" * 50, ""),
    ("(?:a*" * 50 + ")*" * 50, ""),
    ("(?:(?:a|b*)?" * 25 + ")*" * 25, ""),
    ("(?:(a*)(b*)(c*)" * 10 + ")*" * 10, ""),
    ("(?:" + "a?" * 300 + ")*", ""),
    ("(?:" + "(?:a|)" * 150 + ")*", ""),
    ("(?:(?:" + "|" * 60 + "a)){60}", ""),
    ("(a?){500}(?:(?:a?){60})*", ""),
    ("(['\"])" * 30 + "".join(rf"\{at}" for at in range(1, 31)), ""),
    ("(['\"])(['\"])(['\"])" + "(?:a|b)" * 99 + r"\1\2\3", ""),
    ("a(?!" + "(?:[ab]|[bc]|[cd])" * 3 + ")", ""),
    ("a(?!" + "[ab][bc]|" * 30 + "x)", ""),
    ("a(?!" + "b" * 900 + ")", ""),
    ("a(?!(?:b{20}){20})", ""),
    ("(?:(" * 25 + "a" + "|b)*c?|d)+" * 25, ""),
    (r"\P{L}" * 60, "iu"),
    ("()" * 500, ""),
    ("(?:)*" * 200, ""),
    ("[" * 900, ""),
    ("(" * 900, ""),
    ("\\" * 901, ""),
    ("(?<" + "a" * 900 + ">b)", ""),
    ("a{" + "9" * 900 + "}", ""),
    ("a{" + "9" * 5_000 + "}", ""),
    ("a{" + "0" * 5_000 + "1,2}", ""),
    ("\\" + "9" * 5_000, ""),
    ("a(?!" + "|".join("".join("[^a]" if at % 8 == one else "." for at in range(24)) for one in range(8)) + ")", ""),
    (r"\u{" + "0" * 900 + "61}", "u"),
    ("|" * 1000, ""),
]


@pytest.mark.parametrize(("source", "flags"), MONSTERS, ids=range(len(MONSTERS)))
def test_monsters_on_a_small_stack(source: str, flags: str) -> None:
    def work() -> bool:
        pattern = compile_pattern(source, flags)
        pattern.match_at(Run(), Subject("ab" * 50), 0)
        return True

    found = on_small_stack(work)
    assert found is True or isinstance(found, LatebindError)


# Patterns on which backtracking takes for ever.
SLOW = [
    ("(x+x+)+y", "x" * 50_000),
    (r"^(\w+\s?)*$", "word " * 10_000 + "!"),
    ("(a*)*b", "a" * 50_000),
    ("(?:a|aa)+$", "a" * 50_000 + "b"),
    (r"^(([a-z])+.)+[A-Z]([a-z])+$", "a" * 50_000),
    ("(.*)*x", "a" * 50_000),
]


@pytest.mark.parametrize(("source", "text"), SLOW)
def test_slow_patterns_are_fast(source: str, text: str) -> None:
    run = Run()
    assert compile_pattern(source).match_at(run, Subject(text), 0) is None
    assert run.steps_used < 20_000


def test_what_comes_of_a_pattern_is_paid_once_in_a_run() -> None:
    run = Run()
    few, many = "([abcd])([efgh])" + "x" * 20, "([abcd])([efgh])" + "x" * 16 + r"\1\2"
    taken = [used(run, partial(new_pattern, run, source, "")) for source in (few, few, many)]
    assert taken[1] == len(few) << 2
    assert taken[2] > 3 * taken[0]


def used(run: Run, work: Callable[[], object]) -> int:
    """The steps that some work takes."""
    before = run.steps_used
    work()
    return run.steps_used - before


def test_a_search_is_paid_before_it_is_made() -> None:
    run = Run().bind(Limits(steps=10_000), None)
    pattern = compile_pattern("(?:[^]*a[^]{900})+\\n")
    with pytest.raises(LimitError):
        pattern.match_at(run, Subject("ab" * 50_000), 0)
    assert search_steps(100_000, pattern.translation.main.positions) > 10_000


def test_all_matches_of_a_simple_pattern_cost_one_walk() -> None:
    for source in (r"\s+", r"\w+", r"\d", r"[\w.+-]+@[\w-]+\.[\w.-]+", r"\b\w", "<[^>]+>", r"\s*,\s*", "(a+)(b+)?"):
        pattern = compile_pattern(source, "g")
        steps = []
        for count in (1_000, 4_000):
            run = Run().bind(Limits(charged=10**9), None)
            text = "ab a@b.cc , <b> 12 " * count
            found = len([*each_match(run, pattern, Subject(text))])
            steps.append(run.steps_used / found)
        assert steps[1] < 1.2 * steps[0], source


def test_matches_that_look_far_ahead_are_charged_for_it() -> None:
    pattern = compile_pattern("a(?:[^]*b)?", "g")
    with pytest.raises(LimitError):
        list(each_match(Run(), pattern, Subject("a" * 50_000)))


def test_charges_do_not_depend_on_what_was_kept() -> None:
    used = []
    for _ in range(2):
        run = Run()
        pattern = new_pattern(run, r"^\p{L}+(?<n>\d)*$", "u")
        pattern.match_at(run, new_subject(run, "José1"), 0)
        used.append((run.steps_used, run.bytes))
    assert used[0] == used[1]


def test_limits_of_a_run() -> None:
    small = Limits(pattern=5, subject=5, string=10, array=5)
    with pytest.raises(LimitError, match="LIMIT_PATTERN"):
        new_pattern(Run().bind(small, None), "a|b|c|d", "")
    with pytest.raises(LimitError, match="LIMIT_SUBJECT"):
        new_subject(Run().bind(small, None), "abcdef")
    run = Run().bind(small, None)
    pattern = compile_pattern("a", "g")
    with pytest.raises(LimitError, match="LIMIT_STRING"):
        replace(run, Subject("aaaa"), each_match(run, pattern, Subject("aaaa")), lambda match: "bbbb")
    with pytest.raises(LimitError, match="LIMIT_ARRAY"):
        split(Run().bind(small, None), pattern, Subject("a" * 9))


def test_kept_values_stay_within_their_budget() -> None:
    kept: Kept[str] = Kept(100)
    for name in "abcdefghij":
        kept.keep(name, name, 30)
    assert len(kept) == 3
    assert kept.get("h") == "h"
    kept.keep("k", "k", 30)
    assert [name for name in "abcdefghijk" if kept.get(name)] == ["h", "j", "k"]
    kept.keep("huge", "huge", 1_000)
    assert len(kept) == 1


def test_compiled_programs_share_one_budget() -> None:
    for at in range(40):
        pattern = compile_pattern(rf"^\p{{L}}[\p{{L}} ]{{1,60}}{at}$", "u")
        assert pattern.match_at(Run(), Subject(f"Ana María{at}"), 0) is not None
    assert 1 <= len(engine.PROGRAMS) <= engine.BUDGET // (512 * 1024)


def test_a_name_in_all_languages() -> None:
    pattern = compile_pattern(r"^\p{L}[\p{L} ]{1,60}$", "u")
    for name in ("José María", "Łukasz", "漢字", "Ñandú Ωμέγα"):
        run = Run()
        assert pattern.match_at(run, Subject(name), 0) is not None
        compiled = run.steps_used
        assert compiled < 20_000
        assert pattern.match_at(run, Subject(name), 0) is not None
        assert run.steps_used - compiled < 2_000
    assert pattern.match_at(Run(), Subject("R2D2"), 0) is None


def test_a_forked_process_has_no_compiled_patterns() -> None:
    """A thread of its parent's may have been searching with one, which is locked then for good."""
    assert next(_find(Run(), "abc", "b")).index == 1
    assert _compiled.cache_info().currsize > 0
    assert answer(lambda: f"{_compiled.cache_info().currsize} {len(engine.PROGRAMS)}") == "0 0"
