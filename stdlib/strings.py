"""Methods of strings that tell what stands where, cut, trim, fill and join, and `String`. Lengths and positions count code
points; white space is JavaScript's.
"""

from __future__ import annotations

from typing import Any

from latebind.grammar.errors import fail
from latebind.interp.convert import scalar
from latebind.interp.inline import LONG, Inline, each_count
from latebind.interp.library import Table
from latebind.interp.limits import Run
from latebind.interp.text import WHITE, text
from latebind.stdlib import quick_texts

STRING = Table(receiver="string")
STRING_FUNCTIONS = Table(owner="String")
CALL = Table()


@CALL.add(
    "String(value: any): string",
    "A string, number or boolean as text.",
    cost=3,
    inline=(
        Inline(
            "value",
            "str(value)",
            "value.__class__ is int and -9007199254740991 <= value <= 9007199254740991 or value.__class__ is str and len(value) <= SHORT",
            leaves=True,
        ),
        Inline("value", "call(value, SHORT)", call=quick_texts.scalar_text, leaves=True),
    ),
)
def string(run: Run, value: Any) -> str:
    return text(scalar(value, run))


# One or two characters below the surrogates.
_CODES = (
    Inline("a", "chr(a)", "a.__class__ is int and 0 <= a < 55296", leaves=True),
    Inline(
        "a b",
        "chr(a) + chr(b)",
        "a.__class__ is b.__class__ is int and 0 <= a < 55296 and 0 <= b < 55296",
        leaves=True,
    ),
)
_MORE_CODES = each_count("", "call(*items)", call=quick_texts.characters, counts=range(3, 9))


@STRING_FUNCTIONS.add(
    "fromCodePoint(...codes: number): string",
    "The string of these code points.",
    inline=(
        Inline("a", "chr(a)", "a.__class__ is int and (0 <= a < 55296 or 57344 <= a < 1114112)", leaves=True),
        *_CODES[1:],
        *_MORE_CODES,
    ),
)
def from_code_point(run: Run, *codes: float) -> str:
    run.string(len(codes))
    run.charge(len(codes))
    for code in codes:
        if not 0 <= code <= 0x10FFFF or code != int(code):
            raise fail("BAD_CODE_POINT", found=text(code))
        if 0xD800 <= code <= 0xDFFF:
            raise fail("LIBRARY_SURROGATE", function="String.fromCodePoint")
    return "".join([chr(int(code)) for code in codes])


@STRING_FUNCTIONS.add(
    "fromCharCode(...codes: number): string",
    "The string of these character codes, 0 to 65535.",
    inline=(*_CODES, *_MORE_CODES),
)
def from_char_code(run: Run, *codes: float) -> str:
    for code in codes:
        if code > 0xFFFF:
            raise fail("ASTRAL_CODE", found=text(code))
    made: str = from_code_point(run, *codes)
    return made


def clamp(position: int, length: int) -> int:
    return 0 if position < 0 else min(position, length)


@STRING.add(
    "at(index: integer): string | null",
    "The character at `index`, from the end if negative; else null.",
    inline=(Inline("this index", "this[index] if -len(this) <= index < len(this) else None", short=0, leaves=True),),
)
def at(run: Run, subject: str, index: int) -> str | None:
    return subject[index] if -len(subject) <= index < len(subject) else None


@STRING.add(
    "charAt(index: integer): string",
    'The character at `index`, or `""` outside.',
    inline=(Inline("this index", "this[index] if 0 <= index < len(this) else ''", short=0),),
)
def char_at(run: Run, subject: str, index: int) -> str:
    return subject[index] if 0 <= index < len(subject) else ""


@STRING.add(
    "codePointAt(index: integer): number | null",
    "The code point at `index`, or null outside.",
    inline=(Inline("this index", "ord(this[index]) if 0 <= index < len(this) else None", short=0),),
)
def code_point_at(run: Run, subject: str, index: int) -> int | None:
    return ord(subject[index]) if 0 <= index < len(subject) else None


@STRING.add(
    "charCodeAt(index?: integer): number",
    "The code of the character at `index`, up to U+FFFF.",
    inline=(
        Inline("this index", "ord(this[index])", "0 <= index < len(this) and this[index] <= '\uffff'", 0, leaves=True),
        Inline("this", "ord(this[0])", "len(this) > 0 and this[0] <= '\uffff'", 0, leaves=True),
    ),
)
def char_code_at(run: Run, subject: str, index: int = 0) -> int:
    if not 0 <= index < len(subject):
        raise fail("NO_CHARACTER", index=index, length=len(subject))
    code = ord(subject[index])
    if code > 0xFFFF:
        raise fail("ASTRAL_CODE", found=subject[index])
    return code


@STRING.add(
    "substr(start: integer, length?: integer): string",
    "From `start`, from the end if negative, so many characters.",
    inline=(
        Inline("this start length", "this[start:start + length]", "start >= 0 and length >= 0", LONG),
        Inline("this start", "this[start:]", "start >= 0", LONG),
    ),
)
def substr(run: Run, subject: str, start: int, length: int | None = None) -> str:
    first = max(0, start + len(subject)) if start < 0 else start
    rest = max(0, len(subject) - first)
    count = rest if length is None else max(0, min(length, rest))
    run.string(count)
    return subject[first : first + count]


# `slice`, of texts and arrays.
SLICES = (
    Inline("this", "this[:]", "", LONG),
    Inline("this start", "this[start:]", fuel="len(this) >> 2"),
    Inline("this start end", "this[start:end]", "len(this) <= SHORT or 0 <= start <= end <= start + SHORT", short=0),
    Inline("this start end", "this[start:end]", fuel="len(this) >> 2"),
)


@STRING.add(
    "slice(start?: integer, end?: integer): string",
    "From `start` to before `end`; negative: from the end.",
    inline=SLICES,
)
def slice_(run: Run, subject: str, start: int = 0, end: int | None = None) -> str:
    first, last, _ = slice(start, end).indices(len(subject))
    run.string(max(0, last - first))
    return subject[first:last]


@STRING.add(
    "substring(start: integer, end?: integer): string",
    "Between two positions, in either order.",
    inline=(
        Inline("this start end", "this[start:end]", "0 <= start <= end"),
        Inline("this start", "this[start:]", "start >= 0", LONG),
    ),
)
def substring(run: Run, subject: str, start: int, end: int | None = None) -> str:
    length = len(subject)
    first, last = clamp(start, length), length if end is None else clamp(end, length)
    first, last = min(first, last), max(first, last)
    run.string(last - first)
    return subject[first:last]


def characters(run: Run, subject: str) -> list[str]:
    """The characters of a string, each a string."""
    run.array(len(subject))
    if not subject.isascii():  # Python keeps those of ASCII ready
        run.values(len(subject))
    return list(subject)


@STRING.add(
    "trim(): string",
    "Without white space at both ends.",
    inline=(Inline("this", "this.strip(WHITE)", "", LONG, leaves=True),),
)
def trim(run: Run, subject: str) -> str:
    run.string(len(subject))
    return subject.strip(WHITE)


@STRING.add(
    "trimStart(): string",
    "Without white space at the start.",
    inline=(Inline("this", "this.lstrip(WHITE)", "", LONG, leaves=True),),
)
def trim_start(run: Run, subject: str) -> str:
    run.string(len(subject))
    return subject.lstrip(WHITE)


@STRING.add(
    "trimEnd(): string",
    "Without white space at the end.",
    inline=(Inline("this", "this.rstrip(WHITE)", "", LONG, leaves=True),),
)
def trim_end(run: Run, subject: str) -> str:
    run.string(len(subject))
    return subject.rstrip(WHITE)


@STRING.add(
    "padStart(length: integer, fill?: string): string",
    "Filled up in front, with spaces or `fill`.",
    inline=(
        Inline("this length", "this.rjust(length)", "length <= SHORT"),
        Inline("this length fill", "this.rjust(length, fill)", "len(fill) == 1 and length <= SHORT"),
    ),
)
def pad_start(run: Run, subject: str, length: int, fill: str = " ") -> str:
    return _filling(run, subject, length, fill) + subject


@STRING.add(
    "padEnd(length: integer, fill?: string): string",
    "Filled up behind, with spaces or `fill`.",
    inline=(
        Inline("this length", "this.ljust(length)", "length <= SHORT"),
        Inline("this length fill", "this.ljust(length, fill)", "len(fill) == 1 and length <= SHORT"),
    ),
)
def pad_end(run: Run, subject: str, length: int, fill: str = " ") -> str:
    return subject + _filling(run, subject, length, fill)


def _filling(run: Run, subject: str, length: int, fill: str) -> str:
    missing = length - len(subject)
    if missing <= 0 or not fill:
        return ""
    run.string(length)
    return (fill * (missing // len(fill) + 1))[:missing]


@STRING.add(
    "repeat(count: integer): string",
    "`count` times in a row.",
    inline=(Inline("this count", "this * count", "0 <= count <= SHORT and len(this) * count <= SHORT", leaves=True),),
)
def repeat(run: Run, subject: str, count: int) -> str:
    if count < 0:
        raise fail("NEGATIVE_COUNT", found=count)
    run.string(len(subject) * count)
    return subject * count if subject else ""


@STRING.add(
    "concat(...parts: string | number | boolean): string",
    "With the parts behind it.",
    inline=(
        Inline("this a", "this + a", "a.__class__ is str and len(a) <= SHORT", leaves=True),
        Inline(
            "this a b",
            "this + a + b",
            "a.__class__ is str and b.__class__ is str and len(a) <= SHORT and len(b) <= SHORT",
            leaves=True,
        ),
        *each_count("this", "call(this, SHORT, *items)", call=quick_texts.concatenated, takes="any"),
    ),
)
def concat(run: Run, subject: str, *parts: Any) -> str:
    run.values(len(parts))
    pieces = [subject, *map(text, parts)]
    run.string(sum(map(len, pieces)))
    return "".join(pieces)


@STRING.add("toString(): string", "The string itself.", inline=(Inline("this", "this", short=0),))
def to_string(run: Run, subject: str) -> str:
    return subject
