"""Random patterns over all constructs, random subjects that they may match, and random text that is hardly a pattern."""

from __future__ import annotations

from random import Random

_FLAGS = (
    "",
    "g",
    "i",
    "u",
    "gu",
    "gi",
    "giu",
    "iu",
    "m",
    "gm",
    "gs",
    "gsu",
    "y",
    "gy",
    "yu",
    "dg",
    "gmu",
    "gims",
    "dgimsuy",
)
_LETTERS = "aaaabbbcAB1 -_kKsSéÉßſ\u212aİıσΣς,.\u1e9eǅ漢"
_ESCAPES = (
    *(r"\d", r"\D", r"\w", r"\W", r"\s", r"\S", r"\t", r"\n", r"\x61", r"\u0062", r"\.", r"\/", r"\$", r"\cA", r"\0"),
    *(r"\v", r"\f", r"\r"),
)
_UNICODE_ESCAPES = (
    *(
        r"\u{62}",
        r"\u{1F600}",
        r"\ud83d\ude00",
        r"\p{L}",
        r"\P{L}",
        r"\p{Lu}",
        r"\P{Lu}",
        r"\p{Script=Greek}",
        r"\p{Ll}",
    ),
    *(r"\p{scx=Latn}", r"\p{ASCII}", r"\p{Nd}", r"\p{Emoji}", r"\P{Any}", r"\p{Lowercase}", r"\p{gc=P}"),
)
_LEGACY = (
    r"\1",
    r"\8",
    r"\q",
    r"\-",
    r"\c",
    r"\x6",
    r"\u00",
    r"\07",
    r"\101",
    "]",
    "}",
    "{",
    "{a",
    "a{,2}",
    r"\k",
    r"\p",
    r"\a",
)
_EDGES = ("^", "$", r"\b", r"\B")
_SIGNS = ("*", "+", "?", "{2}", "{1,2}", "{0,1}", "{2,}", "{0}", "{0,}", "{1}", "{1,}", "{0,3}", "{2,3}")


class Generator:
    """One random pattern. The same seed gives the same one on every machine."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.flags = self.random.choice(_FLAGS)
        self.unicode = "u" in self.flags
        self.names = 0
        self.plain = self.random.random() < 0.5  # letters that are in all subjects, so that more matches

    def pattern(self) -> tuple[str, str]:
        body = self.choice(self.random.choice((1, 2, 2, 3)))
        way = self.random.random()
        if way < 0.06:
            body += self.look(ahead=True)
        elif way < 0.1:
            body = self.look(ahead=False) + body
        elif way < 0.13:
            body = "^" + self.look(ahead=True) + body
        elif way < 0.16:
            body = "^" + body + "$"
        elif way < 0.19:
            body = self.random.choice(("([ab])", "([ab1])", "(?<q>[aK])", "(?:([aé])|b)")) + body
            body += self.random.choice(("\\1", "\\1", "\\k<q>", "(?:\\1|b)*", "\\1{2}|\\1"))
        return body, self.flags

    def choice(self, depth: int) -> str:
        return "|".join(self.sequence(depth) for _ in range(self.random.choice((1, 1, 1, 2, 3))))

    def sequence(self, depth: int) -> str:
        return "".join(self.term(depth) for _ in range(self.random.choice((0, 1, 1, 2, 2, 3))))

    def term(self, depth: int) -> str:
        if self.random.random() < 0.08:
            return self.random.choice(_EDGES)
        atom = self.group(depth) if depth > 0 and self.random.random() < 0.45 else self.atom()
        if self.random.random() < 0.4:
            atom += self.random.choice(_SIGNS) + self.random.choice(("", "", "?"))
        return atom

    def group(self, depth: int) -> str:
        inside = self.choice(depth - 1)
        way = self.random.random()
        if way < 0.5:
            return f"({inside})"
        if way < 0.8:
            return f"(?:{inside})"
        if way < 0.9:
            self.names += 1
            return f"(?<n{self.random.choice((self.names, self.names, 1))}>{inside})"
        if way < 0.95:
            return f"(?{self.random.choice(('i', '-i', 's', 'm', 'im-s', '-m'))}:{inside})"
        return self.look(ahead=self.random.random() < 0.7)

    def look(self, *, ahead: bool) -> str:
        sign = ("?=", "?!") if ahead else ("?<=", "?<!")
        return f"({self.random.choice(sign)}{self.choice(self.random.choice((0, 0, 1)))})"

    def atom(self) -> str:
        way = self.random.random()
        if way < 0.5:
            return self.letter()
        if way < 0.58:
            return "."
        if way < 0.72:
            return self.escape()
        if way < 0.78 and not self.unicode:
            return self.random.choice(_LEGACY)
        return self.char_class()

    def letter(self) -> str:
        if self.plain:
            return self.random.choice("aab1")
        if self.random.random() < 0.04:
            return "😀"
        return self.random.choice(_LETTERS.replace(".", ""))

    def escape(self) -> str:
        if self.unicode and self.random.random() < 0.5:
            return self.random.choice(_UNICODE_ESCAPES)
        return self.random.choice(_ESCAPES)

    def char_class(self) -> str:
        inside = "".join(self.class_part() for _ in range(self.random.choice((0, 1, 1, 2, 3))))
        return f"[{self.random.choice(('', '', '^'))}{inside}]"

    def class_part(self) -> str:
        way = self.random.random()
        if way < 0.45:
            return self.letter().replace("-", "a")
        if way < 0.7:
            ends = sorted(self.random.choice("aAbcKkszéZ09 \u017fς漢") for _ in range(2))
            return "-".join(ends)
        if way < 0.9:
            return self.escape()
        if self.unicode:
            return self.random.choice((r"\b", r"\-", r"\ud800", "-"))
        return self.random.choice(
            (r"\b", r"\-", r"\c1", r"\c", r"\1", r"\8", "a-\\d", "\\w-z", "-", r"\u0000-\uffff", r"\q")
        )


def pattern(seed: int) -> tuple[str, str]:
    """A random pattern and its flags."""
    return Generator(seed).pattern()


class Loops:
    """Nested repetitions and groups over few letters: rounds that take nothing, groups that are skipped."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)

    def pattern(self) -> tuple[str, str]:
        text = "".join(self.term(3) for _ in range(self.random.choice((1, 2))))
        return text, self.random.choice(("", "g"))

    def term(self, depth: int) -> str:
        atom = self.atom(depth)
        if atom not in ("", "^", "$", r"\b") and self.random.random() < 0.65:
            atom += self.random.choice(("*", "*", "+", "+", "?", "?", "{2}", "{1,2}", "{2,}", "{0,2}", "{0}"))
            atom += self.random.choice(("", "", "?"))
        return atom

    def atom(self, depth: int) -> str:
        if depth == 0 or self.random.random() < 0.4:
            return self.random.choice(("a", "b", "a", "b", "c", r"\b", "^", "$", "", "[ab]"))
        options = (
            "".join(self.term(depth - 1) for _ in range(self.random.choice((1, 1, 2, 2, 3))))
            for _ in range(self.random.choice((1, 1, 2, 2)))
        )
        return self.random.choice(("(", "(", "(?:")) + "|".join(options) + ")"


def loops(seed: int) -> tuple[str, str]:
    """A pattern of nested repetitions."""
    return Loops(seed).pattern()


def around(seed: int) -> tuple[str, str]:
    """A pattern with look-around where it can be looked for, and back-references to groups of few characters."""
    random = Random(seed)

    def piece(depth: int = 1) -> str:
        way = random.random()
        if way < 0.5 or depth == 0:
            return random.choice(
                ("a", "b", "[ab]", "c", ".", r"\d", r"\w", "1", "$", r"\b", "a*", "b+?", "a{2}", "[^a]", "x?")
            )
        inside = "|".join(f"{piece(depth - 1)}{piece(depth - 1)}" for _ in range(random.choice((1, 2))))
        return random.choice(("(?:", "(", "(?:")) + inside + ")" + random.choice(("", "", "?", "+", "{2}"))

    def text() -> str:
        return "".join(piece() for _ in range(random.choice((0, 1, 1, 2, 2))))

    def look(*signs: str) -> str:
        return f"({random.choice(signs)}{'|'.join(text() for _ in range(random.choice((1, 1, 2))))})"

    ahead, behind = ("?=", "?!"), ("?<=", "?<!")
    forms = (
        lambda: text() + look(*ahead),
        lambda: look(*behind) + text(),
        lambda: look(*behind) + text() + look(*ahead),
        lambda: "^" + look(*ahead) + text(),
        lambda: "^" + look(*ahead) + look(*ahead) + text() + look(*ahead),
        lambda: f"(?:{text()}{look(*ahead)}|{text()})",
        lambda: f"({text()}({text()}{look(*ahead)}))|{text()}{look(*ahead)}",
        lambda: f"{text()}(?={text()}({text()}){look(*ahead)})",
        lambda: f"{text()}([ab])({text()})\\1{text()}",
        lambda: f"(?:([ab1]){text()}\\1)+{text()}",
        lambda: f"([ab])([bc]){text()}(?:\\2|\\1)*{look(*ahead)}",
    )
    return random.choice(forms)(), random.choice(("", "g", "gu", "gy", "gi", "giu", "y", "m", "gs"))


_SCRAPS = (
    *"abc019^$\\.*+?()[]{}|/-,:=!<>kpPuxcdDwWsSbB_é😀",
    *(
        "(?:",
        "(?=",
        "(?!",
        "(?<=",
        "(?<!",
        "(?<a>",
        "(?i:",
        "\\u{",
        "\\p{",
        "\\u00",
        "\\k<a>",
        "{1,2}",
        "{2,1}",
        "[^",
        "a-z",
    ),
)


def scraps(seed: int) -> tuple[str, str]:
    """Random signs of the grammar: mostly no pattern at all."""
    random = Random(seed)
    text = "".join(random.choice(_SCRAPS) for _ in range(random.randrange(1, 8)))
    return text, random.choice(("", "u", "g", "iu"))


def subjects(seed: int, count: int) -> list[str]:
    """Random texts out of what random patterns look for."""
    random = Random(seed)
    alphabets = ("ab", "aab1", "abcAB1 -_", "aéßſ\u212akKsSıİ", "aσΣςé漢", "a\nb\r\u2028", "a😀b😀é", "aA1 ,.-_\t")
    return [
        "",
        *(
            "".join(random.choice(random.choice(alphabets)) for _ in range(random.randrange(1, 9)))
            for _ in range(count - 1)
        ),
    ]


def few_letters(seed: int, count: int) -> list[str]:
    """Random texts of few letters, for `loops` and `around`."""
    random = Random(seed)
    return ["", *("".join(random.choice("aabbc1é") for _ in range(random.randrange(1, 8))) for _ in range(count - 1))]
