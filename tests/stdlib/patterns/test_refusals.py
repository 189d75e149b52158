"""What is refused is refused with the place, and by the kind of error that says whether JavaScript refuses it, too."""

from __future__ import annotations

import pytest

from latebind.grammar.errors import LatebindError, StrictError, ThrownError
from latebind.interp.limits import Run
from latebind.stdlib.patterns.matching import Subject, compile_pattern

# A pattern with its flags, the code, and the part of it that the error is about.
REFUSED = [
    ("ab(cd", "", "PATTERN_SYNTAX", "(cd"),
    ("ab)cd", "", "PATTERN_SYNTAX", ")"),
    ("a[bc", "", "PATTERN_SYNTAX", "[bc"),
    ("a[z-b]", "", "PATTERN_SYNTAX", "z-b"),
    (r"a[\d-z]", "u", "PATTERN_SYNTAX", r"\d-z"),
    ("ab\\", "", "PATTERN_SYNTAX", "\\"),
    ("a**", "", "PATTERN_SYNTAX", "*"),
    ("^*", "", "PATTERN_SYNTAX", "*"),
    ("{2}", "", "PATTERN_SYNTAX", "{"),
    ("a{3,2}b", "", "PATTERN_SYNTAX", "{3,2}"),
    ("a]", "u", "PATTERN_SYNTAX", "]"),
    (r"a\-b", "u", "PATTERN_SYNTAX", r"\-"),
    (r"a\u{110000}", "u", "PATTERN_SYNTAX", r"\u{110000}"),
    (r"a\p{Letters}", "u", "PATTERN_SYNTAX", r"\p{Letters}"),
    (r"(a)\2", "u", "PATTERN_SYNTAX", r"\2"),
    (r"(?<a>b)\k<c>", "", "PATTERN_SYNTAX", r"\k<c>"),
    ("x(?a)", "", "PATTERN_SYNTAX", "(?"),
    ("x(?<1>a)", "", "PATTERN_SYNTAX", "(?<1>"),
    ("(?ss:a)", "", "PATTERN_SYNTAX", "(?ss:"),
    (r"a\p{L}", "", "PATTERN_NEEDS_U", r"\p{L}"),
    (r"[a\p{L}]", "i", "PATTERN_NEEDS_U", r"\p{L}"),
    (r"a\u{1F600}", "", "PATTERN_NEEDS_U", r"\u{1F600}"),
    ("a[b😀]", "", "PATTERN_SURROGATES", "😀"),
    ("ab😀+", "", "PATTERN_SURROGATES", "😀+"),
    (r"a\ud83d\ude00", "", "PATTERN_SURROGATES", r"\ud83d"),
    ("(?<a>b)(?<a>c)", "", "PATTERN_SAME_NAME", "(?<a>"),
    ("a(?i:b)", "", "PATTERN_MODIFIER", "(?i:"),
    ("a(?-i:b)", "i", "PATTERN_MODIFIER", "(?-i:"),
    ("ſ|[a]s", "i", "PATTERN_LETTERS", "s"),
    (r"(\w+) \1", "", "PATTERN_BACKREFERENCE", r"\1"),
    (r"(?<a>.)\k<a>", "", "PATTERN_BACKREFERENCE", r"\k<a>"),
    (r"(?:(a)|b)*\1", "", "PATTERN_BACKREFERENCE", r"\1"),
    (r"\1(a)", "", "PATTERN_BACKREFERENCE", r"\1"),
    ("a(?=b)c", "", "PATTERN_LOOK_AHEAD", "(?=b)"),
    ("a(?!b*c)", "", "PATTERN_LOOK_AHEAD", "(?!b*c)"),
    ("(?:a(?=b))+", "", "PATTERN_LOOK_AHEAD", "(?=b)"),
    ("^(?=a)b", "m", "PATTERN_LOOK_AHEAD", "(?=a)"),
    ("(?=a)*b", "", "PATTERN_LOOK_AHEAD", "(?=a)"),
    ("a(?<=a)b", "", "PATTERN_LOOK_BEHIND", "(?<=a)"),
    ("(?<=a+)b", "", "PATTERN_LOOK_BEHIND", "(?<=a+)"),
    ("(?<!ab)c", "", "PATTERN_LOOK_BEHIND", "(?<!ab)"),
    ("x(?:(a*)c|b)*", "", "PATTERN_SKIPPED_GROUP", "(?:(a*)c|b)*"),
    ("x(?:" + "a?" * 70 + ")*", "", "PATTERN_LOOP", "(?:" + "a?" * 70 + ")*"),
    ("xa{1001}", "", "PATTERN_ROUNDS", "a{1001}"),
    ("x(?:a{40}){40}", "", "PATTERN_ROUNDS", "(?:a{40}){40}"),
    ("(" * 51 + "a" + ")" * 51, "", "PATTERN_TOO_DEEP", "("),
    (r"\p{L}{400}", "u", "PATTERN_TOO_LARGE", r"\p{L}{400}"),
]


@pytest.mark.parametrize(("source", "flags", "code", "part"), REFUSED, ids=[row[0][:30] for row in REFUSED])
def test_refused(source: str, flags: str, code: str, part: str) -> None:
    with pytest.raises(LatebindError) as caught:
        compile_pattern(source, flags)
    error = caught.value
    assert error.code == code
    assert error.pattern is not None
    start, end = error.pattern
    assert source[start:end] == part
    assert isinstance(error, ThrownError if code == "PATTERN_SYNTAX" else StrictError)
    if isinstance(error, ThrownError):
        assert error.name == "SyntaxError"


def test_every_refusal_has_a_case() -> None:
    assert {code for _, _, code, _ in REFUSED} >= {
        *("PATTERN_SYNTAX", "PATTERN_NEEDS_U", "PATTERN_SURROGATES", "PATTERN_SAME_NAME", "PATTERN_MODIFIER"),
        *("PATTERN_LETTERS", "PATTERN_BACKREFERENCE", "PATTERN_LOOK_AHEAD", "PATTERN_LOOK_BEHIND", "PATTERN_LOOP"),
        *("PATTERN_SKIPPED_GROUP", "PATTERN_ROUNDS", "PATTERN_TOO_DEEP", "PATTERN_TOO_LARGE"),
    }


@pytest.mark.parametrize(
    ("source", "flags", "text", "code"),
    [
        ("^b", "m", "a\r\nb", "PATTERN_LINE_END"),
        ("a$", "gm", "a\u2028", "PATTERN_LINE_END"),
        (r"\bs", "iu", "\u017f", "PATTERN_WORD"),
        (r"s\B", "iu", "\u212a", "PATTERN_WORD"),
        (r"\B", "u", "a😀", "PATTERN_HALF"),
        ("(?!a)", "u", "😀", "PATTERN_HALF"),
    ],
)
def test_texts_that_a_pattern_cannot_look_at(source: str, flags: str, text: str, code: str) -> None:
    with pytest.raises(StrictError) as caught:
        compile_pattern(source, flags).match_at(Run(), Subject(text), 0)
    assert caught.value.code == code


def test_a_pattern_with_half_a_character() -> None:
    with pytest.raises(StrictError):
        compile_pattern("a\ud83d")
    with pytest.raises(StrictError):
        Subject("a\ud83d")
