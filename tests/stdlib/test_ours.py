"""What latebind has beside JavaScript: `equals`, `sum`, `unique`, dates, patterns, and exact integers."""

from __future__ import annotations

import re
from typing import Any

import pytest

import latebind
from latebind.grammar import tables as t
from latebind.grammar import tokens
from latebind.grammar.errors import StrictError
from latebind.stdlib.words import WORDS

GIVES = [
    # equals
    ("equals([1, {a: [2]}], [1.0, {a: [2]}])", True),
    ("equals({a: 1, b: 2}, {b: 2, a: 1})", True),
    ("equals({a: 1}, {a: 1, b: null})", False),
    ("equals([1, 2], [2, 1])", False),
    ("equals(1, '1')", False),
    ("equals(1, true)", False),
    ("equals(0, -0)", True),
    ("equals(null, undefined)", True),
    ("equals([], {})", False),
    # type
    (
        "[null, true, 1, 0.5, 's', [], {}, x => x, Error('e')].map(type)",
        ["null", "boolean", "number", "number", "string", "array", "object", "function", "error"],
    ),
    # parseNumber
    ('parseNumber(" 1.5 ")', 1.5),
    ('parseNumber("0x1f")', 31),
    ('parseNumber("12px")', None),
    ('parseNumber("")', None),
    ('parseNumber("1e999")', None),
    ("parseNumber(null) ?? 7", 7),
    ("parseNumber(2)", 2),
    ('parseNumber("12345678901234567890")', 12345678901234567890),
    # sum, unique, range
    ("sum([1, 2, 0.5])", 3.5),
    ("sum([])", 0),
    ("sum([0.1, 0.2, 0.3])", 0.1 + 0.2 + 0.3),
    ('unique([1, 1.0, "1", true, null, undefined, 1])', [1, "1", True, None]),
    ("unique([0, -0])", [0]),
    ("range(3)", [0, 1, 2]),
    ("range(2, 5)", [2, 3, 4]),
    ("range(5, 0, -2)", [5, 3, 1]),
    ("range(3, 1)", []),
    # exact integers
    ('Number("12345678901234567890")', 12345678901234567890),
    ('String(Number("12345678901234567890"))', "12345678901234567890"),
    ('JSON.stringify(JSON.parse("{\\"id\\":12345678901234567890}"))', '{"id":12345678901234567890}'),
    ('Math.max(Number("9007199254740993"), 1)', 9007199254740993),
    ('Number("9007199254740993").toString(16)', "20000000000001"),
    ('Number("9007199254740993").toFixed(2)', "9007199254740993.00"),
    # code points
    ('"a😀b".split("")', ["a", "😀", "b"]),
    ('"a😀b".slice(1, 2)', "😀"),
    ('"a😀b".indexOf("b")', 2),
    ('"😀".padStart(3, "é")', "éé😀"),
    ('["😀", "\\uffff"].toSorted()', ["\uffff", "😀"]),
    ('Array.from("a😀")', ["a", "😀"]),
    ('"a😀".replaceAll("", "-")', "-a-😀-"),
    # base64 of UTF-8, fingerprints
    ('btoa("é😀")', "w6nwn5iA"),
    ('atob("w6nwn5iA")', "é😀"),
    ('hash.sha256("abc")', "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    # whole numbers come first, as JavaScript orders them
    ('Object.keys({b: 1, "2": 2, "1": 3})', ["1", "2", "b"]),
    ('JSON.stringify(JSON.parse("{\\"b\\":1,\\"2\\":2,\\"1\\":3}"))', '{"1":3,"2":2,"b":1}'),
    # patterns
    ('matches("hola mundo", "^h.*o$")', True),
    ('matches("ANA", "(?i)ana")', True),
    ('matches("ñ", "^\\\\pL$")', True),
    (
        'findMatches("a1 ñ22", "(?P<letter>\\\\pL)(\\\\d+)(x)?")',
        [
            {"text": "a1", "index": 0, "groups": ["a", "1", None], "named": {"letter": "a"}},
            {"text": "ñ22", "index": 3, "groups": ["ñ", "22", None], "named": {"letter": "ñ"}},
        ],
    ),
    ('findMatches("héé", "é*").map(m => m.index)', [0, 1, 3]),
    ('findMatches("", "x*").length', 1),
    ('replaceMatches("a1 b22", "(\\\\w)(\\\\d+)", "$2$1")', "1a 22b"),
    ('replaceMatches("ab", "(?P<x>a)", "[$<x>$&$$$1$2$10]")', "[aa$a$2a0]b"),
    ('replaceMatches("ab", "b", "($`)($\')")', "a(a)()"),
    ('replaceMatches("a1b2", "\\\\d", m => String(Number(m.text) * 2))', "a2b4"),
    ('replaceMatches("héé", "x*", "-")', "-h-é-é-"),
]


@pytest.mark.parametrize(("expression", "expected"), GIVES, ids=[case[0] for case in GIVES])
def test_gives(expression: str, expected: Any) -> None:
    assert _typed(latebind.eval(expression)) == _typed(expected)


def _typed(value: Any) -> Any:
    """So that true is not 1."""
    if isinstance(value, list):
        return [_typed(item) for item in value]
    if isinstance(value, dict):
        return [(key, _typed(item)) for key, item in value.items()]
    return (isinstance(value, bool), value)


REFUSED = [
    ("sum([1, '2'])", "NOT_SUMMABLE"),
    ("sum([9007199254740991, 1])", "UNSAFE_NUMBER"),
    ("unique([[1]])", "NOT_FINDABLE"),
    ("range(0, 1, 0)", "STEP_OF_ZERO"),
    ("range(0.5)", "NOT_WHOLE"),
    ("equals(x => x, x => x)", "NO_IDENTITY"),
    ('matches("a", "(?=a)")', "BAD_PATTERN"),
    ('matches("a", "(")', "BAD_PATTERN"),
    ('matches("é", "\\\\C")', "BAD_PATTERN"),
    ('matches("a", "(a)\\\\1")', "BAD_PATTERN"),
    ('help("nothing")', "UNKNOWN_HELP"),
]


@pytest.mark.parametrize(("expression", "code"), REFUSED, ids=[case[0] for case in REFUSED])
def test_refuses(expression: str, code: str) -> None:
    with pytest.raises(StrictError) as caught:
        latebind.eval(expression)
    assert caught.value.code == code


def test_the_clock_stands_still_and_uuids_differ() -> None:
    found = latebind.eval("[now(), now(), Date.now(), Date.now(), uuid(), uuid()]")
    assert found[0] == found[1] and re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", found[0])
    assert found[2] == found[3]
    pattern = r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"
    assert found[4] != found[5] and all(re.fullmatch(pattern, each) for each in found[4:])


def test_random_numbers_are_in_their_interval() -> None:
    found = latebind.eval("Array.from({length: 200}, () => Math.random())")
    assert all(0 <= number < 1 for number in found) and len(set(found)) == 200


def test_help_says_signature_and_doc() -> None:
    assert latebind.eval('help("padStart")').splitlines() == [
        "string.padStart(length: integer, fill?: string): string",
        "  Filled up in front, with spaces or `fill`.",
    ]
    assert "Math.max(...values: number): number" in latebind.eval('help("Math")')
    assert "Object.keys" in latebind.eval('help("keys")') and "array.keys" in latebind.eval('help("keys")')
    assert "methods of string" in latebind.eval("help()")


def test_every_word_of_the_language_has_help() -> None:
    assert set(WORDS) == {word for word, kind in tokens.WORDS.items() if kind != t.RESERVED} | {"async"}
    for word, (form, sentence) in WORDS.items():
        assert latebind.eval(f'help("{word}")').startswith(f"{form}\n  {sentence}")
