"""Where JavaScript would coerce, guess or lose digits, a builtin stops. No script can catch these errors."""

from __future__ import annotations

import pytest

import latebind
from latebind.grammar.errors import StrictError

# expression, code; what JavaScript gives stands behind it
REFUSED = [
    # arguments of another type, and their number
    ('"abc".slice("1")', "BAD_ARGUMENT"),  # "bc"
    ('"abc".slice(1, null)', "BAD_ARGUMENT"),  # ""
    ('"abc".includes(1)', "BAD_ARGUMENT"),  # false
    ('"abc".at()', "WRONG_COUNT"),  # "a"
    ('"abc".trim(1)', "WRONG_COUNT"),  # "abc"
    ("[1].map()", "WRONG_COUNT"),  # TypeError
    ("[1].map(1)", "BAD_ARGUMENT"),  # TypeError
    ("[[1]].flat(true)", "BAD_ARGUMENT"),  # [1]
    ("Math.max('1', 2)", "BAD_ARGUMENT"),  # 2
    ("Object.keys('ab')", "BAD_ARGUMENT"),  # ["0", "1"]
    ("Object.keys(null)", "BAD_ARGUMENT"),  # TypeError
    ("JSON.parse(5)", "BAD_ARGUMENT"),  # 5
    ("[JSON.parse].map(f => f('1', x => x))", "WRONG_COUNT"),  # [1]
    # text of what has none
    ("String(null)", "NOT_TEXT"),  # "null"
    ("String([1, 2])", "NOT_TEXT"),  # "1,2"
    ("String({})", "NOT_TEXT"),  # "[object Object]"
    ("String(x => x)", "NOT_TEXT"),  # its source
    ("[1, null].join()", "NOT_TEXT"),  # "1,"
    ("[[1], [2]].join()", "NOT_TEXT"),  # "1,2"
    ('"abc".replace("b", x => null)', "NOT_TEXT"),  # "anullc"
    ("Object.fromEntries([[null, 1]])", "BAD_KEY"),  # {"null": 1}
    ("Object.fromEntries([['a']])", "BAD_PAIR"),  # {a: undefined}
    ("Object.fromEntries(['ab'])", "BAD_PAIR"),  # {a: "b"}
    ("Object.groupBy([1], x => [x])", "BAD_KEY"),  # {"1": [1]}
    # no number
    ('Number("")', "NOT_NUMERIC"),  # 0
    ('Number("12px")', "NOT_NUMERIC"),  # NaN
    ('Number("Infinity")', "NOT_FINITE"),  # Infinity
    ('Number("1e999")', "NOT_FINITE"),  # Infinity
    ('Number("1_000")', "NOT_NUMERIC"),  # NaN
    ("Number(null)", "BAD_ARGUMENT"),  # 0
    ("Number([])", "BAD_ARGUMENT"),  # 0
    ('parseInt("px")', "NOT_NUMERIC"),  # NaN
    ('parseInt("9", 8)', "NOT_NUMERIC"),  # NaN
    ('parseInt("9", 1)', "NOT_A_RADIX"),  # NaN
    ('parseFloat("abc")', "NOT_NUMERIC"),  # NaN
    ('parseFloat("Infinity")', "NOT_FINITE"),  # Infinity
    ("Math.sqrt(-1)", "NO_RESULT"),  # NaN
    ("Math.log(0)", "NO_RESULT"),  # -Infinity
    ("Math.acos(2)", "NO_RESULT"),  # NaN
    ("Math.pow(0, -1)", "NO_RESULT"),  # Infinity
    ("Math.pow(-8, 1 / 3)", "NO_RESULT"),  # NaN
    ("Math.max()", "NO_VALUES"),  # -Infinity
    ("Math.min(...[])", "NO_VALUES"),  # Infinity
    ('JSON.parse("1e999")', "NOT_FINITE"),  # Infinity
    # digits that JavaScript loses
    ('parseInt("12345678901234567890")', "DIGITS_LOST"),  # 12345678901234567000
    ('parseFloat("9007199254740993")', "DIGITS_LOST"),  # 9007199254740992
    ("Math.exp(100)", "UNSAFE_NUMBER"),  # 2.6881171418161212e+43
    ("Math.sqrt(1e300)", "UNSAFE_NUMBER"),  # 1e+150
    ("Math.pow(2, 53)", "UNSAFE_NUMBER"),  # 9007199254740992
    # identity, which nothing here has
    ("[[1]].includes([1])", "NOT_FINDABLE"),  # false
    ("[{}].indexOf({})", "NOT_FINDABLE"),  # -1
    ("[1].lastIndexOf(x => x)", "NOT_FINDABLE"),  # -1
    # order
    ("[3, 10, 2].toSorted()", "UNSORTABLE"),  # [10, 2, 3]
    ("[1, 2].toSorted((a, b) => a < b)", "BAD_COMPARATOR"),  # [1, 2]
    ("[1, 2].toSorted((a, b) => null)", "BAD_COMPARATOR"),  # [1, 2]
    # what JSON cannot hold
    ("JSON.stringify(x => x)", "NOT_JSON"),  # undefined
    ("JSON.stringify({f: x => x})", "NOT_JSON"),  # {}
    ('JSON.stringify([new Error("x")])', "NOT_JSON"),  # [{}]
    ('JSON.parse("\\"\\\\ud800\\"")', "LIBRARY_SURROGATE"),  # half of a pair
    ("String.fromCodePoint(55296)", "LIBRARY_SURROGATE"),  # half of a pair
    ("Array.from({})", "BAD_ARRAY_LENGTH"),  # []
    ("Array.from({length: '3'})", "BAD_ARRAY_LENGTH"),  # [undefined × 3]
    ('atob("/w==")', "NOT_UTF8"),  # "ÿ"
]


@pytest.mark.parametrize(("expression", "code"), REFUSED, ids=[case[0] for case in REFUSED])
def test_is_refused(expression: str, code: str) -> None:
    with pytest.raises(StrictError) as caught:
        latebind.eval(expression)
    assert caught.value.code == code


@pytest.mark.parametrize(
    ("expression", "hint"),
    [
        ("String(null)", "??"),
        ("String([1])", "join"),
        ("String({})", "JSON.stringify"),
        ('Number("x")', "parseNumber"),
        ("[[1]].includes([1])", "equals"),
        ("[3, 10].toSorted()", "(a, b) => a - b"),
        ("[1, 2].toSorted((a, b) => a > b)", "-1"),
        ('"a".split(1, 2, 3)', "split(separator?: string | regexp, limit?: integer): array"),
        ("sum([{p: 1}])", "map"),
    ],
)
def test_the_hint_shows_what_to_write(expression: str, hint: str) -> None:
    with pytest.raises(StrictError) as caught:
        latebind.eval(expression)
    assert hint in (caught.value.hint or "")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("", "line 1, column 1: found the end of the text"),
        ("[1,]", "line 1, column 4: found `]`"),
        ('{"a": 1, }', "line 1, column 10: found `}`"),
        ("{,}", "line 1, column 2: found `,`"),
        ("{a: 1}", "line 1, column 2: found `a`"),
        ("[1,\n 2,\n NaN]", "line 3, column 2: found `N`"),
        ('["NaN", -Infinity]', "line 1, column 9: found `-`"),
        ('["a', "line 1, column 2: found a string without its closing quote"),
        ('"a\tb"', "line 1, column 3: found U+0009"),
        ("1 2", "line 1, column 3: found `2`"),
    ],
)
def test_json_errors_say_where(text: str, place: str) -> None:
    with pytest.raises(latebind.ScriptError) as caught:
        latebind.eval("JSON.parse(text)", {"text": text})
    assert caught.value.message == f"JSON cannot go on at {place}"
