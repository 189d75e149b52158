"""Literals, plain and odd: what the leaves of generated programs are made of."""

from __future__ import annotations

import json
from math import isfinite
from random import Random
from struct import unpack

from latebind.tests.conformance.kinds import BOOLEAN, INT, NUMBER, STRING, Kind, array, maybe, words
from latebind.tests.conformance.trees import Tree, leaf

PLAIN_NUMBERS = words("0 1 2 3 4 5 7 10 12 100 -1 -2 -3 1.5 2.5 0.5 -0.5 0.1 0.2 0.25 3.14 12.345")
ODD_NUMBERS = words(
    "-0 1.005 1.45 8.345 0.000001 1e-7 1.5e-9 5e-324 2.2250738585072014e-308 1e21 1e20 123456789012345683968 1e300 "
    "1.7976931348623157e308 9007199254740991 -9007199254740991 9007199254740992 4503599627370497.5 4503599627370495.5 "
    "2147483647 2147483648 -2147483649 4294967295 4294967296 0.30000000000000004 0.1e1 1e3 1E-3 .5 5. 0x1F 0b101 0o17 "
    "1_000 1_0.5_0 0XfF -1.5 -2.5 0.49999999999999994 0.5000000000000001 1.0000000000000002 99.995 1234.5678 1e15 "
    "1e16 100000.5 0.1234567890123456 5e-7 -1e-7 255 256 1000000007 16777217"
)
INTEGERS = words("0 0 1 1 2 3 4 5 6 7 8 9 10 -1 -2 -5 100")
ODD_INTEGERS = words("-0 9007199254740991 -9007199254740991 2147483648 4294967296 0xff 1e3 1_000")

# Arguments with odd values of their own: the usual ones, and the few that fail. Sizes stay small where a large one
# would only fill memory.
SPECIAL_NUMBERS = {
    "index": (
        "0 0 1 1 2 3 4 -1 -1 -2 -3 -10 5 20 1.5 -1.5 0.9 -0.9 -0 2.999 1e21 -1e21 4294967296 9007199254740991",
        "0.5",
    ),
    "place": ("0 0 0 0 1 1 2 -0", "-1 3 1.5 1e21 20"),
    "few": ("1 1 2 2 3", "0"),
    "fraction": (
        "0.5 -0.5 1.5 -1.5 2.5 -2.5 0 -0 3 -3 0.49999999999999994 -0.49999999999999994 1e-7 -1e-7 5e-324 -5e-324 1e21 -1e300 "
        "4503599627370495.5 -4503599627370495.5 9007199254740991 2.4 -2.6 0.999 -0.999 1e15 1.0000000000000002 -12.345",
        "9007199254740992",
    ),
    "unit": ("0 -0 0.5 -0.5 0.1 0.25 -0.9 0.999 1e-7 5e-324 0.30000000000000004", "1 -1 2 -1.0000000000000002"),
    "positive": (
        "1 2 3 10 0.5 0.1 100 1e-7 5e-324 1e15 12.345 1.0000000000000002 8 1000 0.9999999999999999",
        "0 -1 -0.5",
    ),
    "power": ("0 1 2 2 3 4 5 10 -0 2_0", "53 1e21"),
    "size": ("0 1 2 3 4 5 6 7 8 10 12 2.7 0.5 -0.5 -0 3.999", "-1"),
    "count": ("0 1 2 3 2.9 0.5 -0.5 -0", "-1 -1e21"),
    "digits": ("0 0 1 2 2 3 4 5 8 10 15 20 21 30 50 100 1.9 -0.5", "-1 101"),
    "precision": ("1 1 2 3 4 5 7 10 15 17 20 21 22 50 100 1.9", "0 101 -1"),
    "radix": ("2 2 3 7 8 10 10 16 16 32 36 36 16.9 2.5", "0 1 37 -2"),
    "code": ("65 97 0 0x1F600 233 8364 127 66600", "65.5 -1 1114112 55357"),
}

# Values of all kinds, for what looks at truth.
TRUTHS = words("0 -0 0.0 1 -1 5e-324 '' '0' 'x' 'false' null undefined false true [] {} [0] [[]] {a:0} 0x0")

PLAIN_STRINGS = ["", "a", "b", "c", "ab", "abc", "hello", "Ana", "x-y-z", "a,b,c", "one two", "key", "name", "banana"]
ODD_STRINGS = [
    " ", "  a  ", "\t\n x \r\n", "\u00a0\ufeffx\u2003\u3000", "\u0085x\u0085", "\x1cx\x1f", "\u180ex", "\u200bx\u200b",
    "\u2028x\u2029", "0", "1", "10", "9", "-0", "1.0", "true", "false", "null", "NaN",
    "😀", "a😀b", "😀😀", "𐐀𐐨", "𠮷野家", "👩\u200d💻", "🇪🇸", "𝒳=1", "é", "e\u0301", "ñandú", "año", "\u0041\u030a", "Å",
    "ß", "Straße", "ΟΔΟΣ", "ΑΣ ΑΣΑ Σ", "ı", "İ", "i̇", "ŉ", "ﬁn", "ǆ", "ǅ", "ΐ", "ᾳ", "Å", "ſ", "ẞ", "Ω", "ꙁ", "ა", "Ა",
    "日本語", "مرحبا", "हिन्दी", "\u0000", "\x07\b\f\v\x1b", "\x7f\x80", "\\", "\\n", "'", '"', "`", "${x}", "@(x)", "@", "$&", "$$",
    "$`", "$'", "$1", "$0", "$<a>", "%", "%41", "a+b c&d=e/f?g#h", "{{x}}", "<a href='x'>", "//", "/* */", "aaa", "aXbXc", "XX",
    "Hello, World!", "The quick brown fox", "a\nb\nc", "\n", "\r\n", "....", "-", "__", "constructor", "__proto__x",
    "length", "zZ", "Zz", "\ue000", "\ufb00", "\uffee", "1e3", "0x1f", " 12 ", "12px", "+5", "-7", ".5",
]  # fmt: skip
KEYS = ["a", "b", "c", "k", "name", "b-c", "sesión", "a b", "x", "y", "if", "local", "$v", "_", "é", "😀", "", "A"]

SPECIAL_STRINGS: dict[str, tuple[list[str], list[str]]] = {
    "numeric": (
        [
            "0", "-0", "1", "12", " 12 ", "1.5", ".5", "5.", "+5", "-5", "1e3", "1E3", "1e+2", "1e-7", "0x1f", "0X1F", "0b11", "0o17",
            "010", "\u00a012\ufeff", "\u30001\u2028", "1\u00a0", "\n7\t", "1e-400", "0.1", "0.30000000000000004", "123456789.125",
            "9007199254740991", "1e21", "1e300", "0.0000001", "00012", "0.0000000000000000000000001", "2.5e0", "-.5e-3", "1.0000000",
        ],
        [
            "", " ", ".", "-", "+", "--5", "1e", "e5", "0x", "-0x1f", "0xg", "0b12", "0o8", "1_000", "1,5", "Infinity", "-Infinity",
            "infinity", "+Infinity", "NaN", "nan", "inf", "12px", "px12", "1 2", "\u00851", "\x1c1", "\u180e1", "１２", "٣", "1e400",
            "-1e400", "1n", "1f", "true", "null", "3.14abc", ".5.5", "1e3.5", "1__0", "0x1.8", "Infinityx", "- 5", "5e", "ff", "1e2e3",
            "½", "1.7976931348623159e308", "0x1p3", "1d", "0b", "0O", "\u200b1", "1\u180e", "+-5", "0 x1",
        ],
    ),
    "prefix": (
        [
            "0", "-0", "12", " 12 ", "1.5", ".5", "5.", "+5", "-5px", "1e3", "1e", "1e+", "1e-7", "0x1f", "010", "0b11", "12px", "1 2",
            "\u00a012\ufeff", "\u30001", "3.14abc", "-.5e-3x", "1.5.5", "1e2e3", "1_000", "1,5", "5-", "7e+2x", "1n", "2/3", "1e-400",
            "123456789.125", "9007199254740991", "1010", "0.1", "8", "9z", "1f", "0xg", "00x1", "12１", "1e1000",
        ],
        ["", " ", ".", "-", "+", "--5", "e5", "px12", "Infinity", "-Infinityx", "NaN", "\u00851", "\x1c1", "１２", "٣", "zz", "½", "$1", "1e400"],
    ),
    "uri": (
        [
            "", "a b", "a%20b", "%41", "%C3%B1", "%F0%9F%98%80", "%E2%82%AC", "ñ", "😀", "https://x.es/a b?c=d&e=ñ#f", "%2F%3F%23",
            "%2f%3f", "a+b", ";,/?:@&=+$#", "-_.!~*'()", "¡a!", "(!)", "[]{}|\\^`\"<>", "%25", "%E4%BD%A0", "%00", "\u0000", "\u007f", "%e2%82%ac",
            "%EF%BF%BF", "%EF%BB%BF", "100%25", "%3B%2C%2F%3f%3A%40%26%3D%2B%24%23", "%7E%21%2A",
        ],
        [
            "%", "%4", "%zz", "%C3", "%C3%28", "%E0%A4%A", "%C0%80", "%ED%A0%80", "%F4%90%80%80", "%FF", "%F8%88%80%80%80", "%u0041", "a%",
            "%C3%B1%", "%80", "%E0%80%80", "% 41", "%-1", "%+1", "%４１",
        ],
    ),
    "json": (
        [
            "null", "true", "0", "-0", "1.50", "1e3", "1E+2", "-1.5e-3", '"a"', '"\\u00e9"', '"\\ud83d\\ude00"', '"\\n\\t\\/"', "[]",
            "[1,2,[3]]", "{}", '{"a":1,"b":[true,null]}', ' { "a" : 1 } ', '{"a":1,"a":2}', '{"a":1,"b":2,"a":3}', "\n1\r\t ", "[[[[1]]]]",
            '{"__proto__":1}', '{"x":{"y":{"z":"ñ😀"}}}', "0.1", "123456789.125", "1e21", "5e-324", '"\u007f\u2028"', '"a\\"b\\\\"',
            '{"":0}', "9007199254740991", "1e-400", '"\\u005C"',
        ],
        [
            "[1,]", "{a:1}", "'a'", "", " ", "01", "+1", ".5", "1.", "-", "NaN", "Infinity", "-Infinity", "undefined", "[1 2]", '{"a":}',
            '"\\x41"', '"\n"', '"\t"', '"\\u12"', "\u00a01", "\ufeff1", "1 2", "tru", "nulll", '["\\ud83d"]', '"', "[", "{", "]", '{"a"}',
            '{"a" 1}', "1e400", "/* */1", '{"a":1,}', "[,1]", "1e", "0x10", "--1", "[NaN]", "-01", '"\\u00 1"', '"\\', "１", "[1]]", "\v1",
        ],
    ),
    "base64": (
        ["", "YQ==", "YWI=", "YWJj", "YQ", "YWI", "YWJj\n", " YW Jj ", "w7E=", "8J+YgA==", "4oKs", "YR==", "YWJjZA==", "AAAA", "77+9", "YQ=\n=", "\fYQ=="],
        ["YQ=", "YQ===", "Y", "-_-_", "++++", "/w==", "a=b=", "=", "====", "ñ", "wyg=", "7aCA", "\u00a0YQ==", "\vYQ=="],
    ),
    "white": (
        [
            "  a  ", "a", "", " ", "\t\n x \r\n", "\u00a0\ufeffx\u2003\u3000", "\u0085x\u0085", "\x1cx\x1f", "\u180ex\u180e", "\u200bx\u200b",
            "\u2028x\u2029", "\v\fx\f\v", "\u1680x\u205f", "a b", " a b\u202f", "\x00 x \x00", "\u2060x\u2060", "\n\n", "\u200ax\u2000", "\x85 x\xa0",
        ],
        ["  "],
    ),
    "cased": (
        [
            "", "abc", "ABC", "ñandú", "ß", "Straße", "ẞ", "ΟΔΟΣ", "ΑΣ ΑΣΑ Σ", "Σ", "ΑΣ.", "Α.Σ", "ΑΣ\u0301", "ΑΣ\u0301Α", "ı", "İ", "i̇", "I", "ŉ", "ﬁn", "ﬄ",
            "ǆ", "ǅ", "Ǆ", "ΐ", "ᾳ", "ᾼ", "Å", "Å", "ſ", "Ω", "ꙁ", "ა", "Ა", "𐐀𐐨", "😀", "日本語", "e\u0301", "é", "\u0041\u030a", "ᄒ\u1161\u11ab", "한", "½",
            "①", "ｆｕｌｌ", "\u1e9b\u0323", "µ", "K", "ǰ", "և", "ʼn", "Ⅷ", "ⓐ", "ﷺ",
        ],
        ["aΣ"],
    ),
    "hay": (
        [
            "banana", "abcabc", "aXbXc", "a", "aXbXc", "aaa", "aaaa", "banana", "a,b,c", ",a,,", "x-y-z", "😀a😀", "a.b.c", "$&$$", "abcabc", "X", "  ", "ñañ", "one two", "a\nb",
            "", "-", "𐐀a𐐨", "éÉe\u0301",
        ],
        ["nothing"],
    ),
    "needle": (["", "", "a", "a", "a", "X", "an", "aa", "😀", ",", "-", ".", "b", "c", "abc", " ", "$&", "ñ", "\n", "na", "e", "$"], ["absent"]),
    "replacement": (
        ["", "-", "$&", "$$", "$`", "$'", "$1", "$0", "$", "$$$", "$&$&", "a$", "[$&]", "$<a>", "$$&", "$&$$$`$'", "😀", "$a", "\\$&", "aa", "$\u0026"],
        ["$10"],
    ),
    "unicode": (["NFC", "NFD", "NFKC", "NFKD"], ["nfc", "", "NFX"]),
}  # fmt: skip
FAILING = 0.12


def numeral(text: str, kind: Kind) -> Tree:
    """A literal of a number as it is written."""
    return leaf(text, kind, level="unary" if text.startswith("-") else "numeral")


def _perhaps_result(number: Tree, rng: Random) -> Tree:
    """Some whole numbers are results of a division: latebind holds those as doubles, others as integers."""
    text = number.form.late
    if rng.random() < 0.08 and text.lstrip("-").isdigit() and len(text) < 16:
        return leaf(f"{text} / 1", number.kind, level="mul")
    return number


def _pick(rng: Random, plain: list[str], odd: list[str], odd_share: float) -> str:
    return rng.choice(odd if rng.random() < odd_share else plain)


def js_string(text: str) -> str:
    """A string literal that only JavaScript reads: JSON's, and line separators escaped."""
    quoted = json.dumps(text, ensure_ascii=False)
    return "".join(f"\\u{ord(c):04x}" if c in "\u2028\u2029\ufeff\x7f" else c for c in quoted)


_SHORT = {"\n": "\\n", "\t": "\\t", "\r": "\\r", "\b": "\\b", "\f": "\\f", "\v": "\\v", "\\": "\\\\"}


def late_string(text: str, rng: Random) -> str:
    """A string literal of latebind, in one of its quotes and with some of JavaScript's escapes."""
    quote = rng.choice('"""\'`')
    out = []
    for index, char in enumerate(text):
        code = ord(char)
        following = text[index + 1 : index + 2]
        if char in _SHORT:
            out.append(_SHORT[char])
        elif char == quote or (quote == "`" and char == "$" and following == "{"):
            out.append("\\" + char)
        elif quote == '"' and char == "@" and following == "(":
            out.append("\\@")
        elif code < 32 or char in "\x7f\x80\x85\u2028\u2029\ufeff\u00a0\u2003\u3000\u180e\u200b":
            out.append(f"\\u{code:04x}" if code > 255 or rng.random() < 0.5 else f"\\x{code:02x}")
        elif rng.random() < 0.03:
            out.append(_escape(code, rng))
        else:
            out.append(char)
    return quote + "".join(out) + quote


def _escape(code: int, rng: Random) -> str:
    if code > 0xFFFF and rng.random() < 0.5:
        high, low = divmod(code - 0x10000, 0x400)
        return f"\\u{0xD800 + high:04x}\\u{0xDC00 + low:04X}"
    if code > 0xFFFF or rng.random() < 0.3:
        return f"\\u{{{code:x}}}"
    return f"\\u{code:04x}" if code > 255 or rng.random() < 0.5 else f"\\x{code:02X}"


def string(text: str, rng: Random, kind: Kind = STRING) -> Tree:
    """A literal for `text`."""
    return leaf(late_string(text, rng), kind, js_string(text))


def special(name: str, rng: Random) -> Tree:
    """A literal for an argument with odd values of its own."""
    kind = Kind(name)
    failing = rng.random() < FAILING
    if name in SPECIAL_NUMBERS:
        return _perhaps_result(numeral(rng.choice(SPECIAL_NUMBERS[name][failing].split()), kind), rng)
    if name == "key":
        return string(rng.choice("aaakkb" if rng.random() < 0.4 else KEYS), rng, kind)
    return string(rng.choice(SPECIAL_STRINGS[name][failing]), rng, kind)


def any_number(rng: Random) -> str:
    """A number with many digits: an amount, or any double at all."""
    if rng.random() < 0.5:
        return f"{rng.uniform(-1000, 1000):.{rng.randrange(1, 6)}f}"
    (number,) = unpack("<d", rng.randbytes(8))
    return (
        repr(number)
        if isfinite(number) and rng.random() < 0.5
        else repr(rng.uniform(-1, 1) * 10 ** rng.randrange(-8, 16))
    )


def truth(text: str) -> Tree:
    """A literal of `TRUTHS`."""
    level = "unary" if text.startswith("-") else "numeral"
    return leaf(text, Kind("truth"), "null" if text == "undefined" else text, level)


def literal(kind: Kind, rng: Random, odd: float = 0.15) -> Tree:
    """A literal of one of the simple kinds."""
    if kind.name in SPECIAL_NUMBERS or kind.name in SPECIAL_STRINGS or kind.name == "key":
        return special(kind.name, rng)
    if kind == NUMBER and rng.random() < odd / 2:
        return numeral(any_number(rng), kind)
    if kind == NUMBER:
        return _perhaps_result(numeral(_pick(rng, PLAIN_NUMBERS, ODD_NUMBERS, odd), kind), rng)
    if kind == INT:
        return _perhaps_result(numeral(_pick(rng, INTEGERS, ODD_INTEGERS, odd / 3), kind), rng)
    if kind == STRING:
        return string(_pick(rng, PLAIN_STRINGS, ODD_STRINGS, 0.4), rng)
    if kind == BOOLEAN:
        return leaf(rng.choice(["true", "false"]), kind)
    raise ValueError(f"no literal for {kind}")


# Kinds that stand for `T` and `U` where nothing says which.
SCALARS = [NUMBER] * 5 + [STRING] * 5 + [INT] * 2 + [BOOLEAN] * 2 + [maybe(NUMBER), maybe(STRING)]
CONTAINERS = [array(NUMBER), array(STRING), Kind("dict", (NUMBER,)), Kind("dict", (STRING,))]


def random_kind(rng: Random, scalar: bool = False) -> Kind:
    return rng.choice(SCALARS if scalar else SCALARS + CONTAINERS)
