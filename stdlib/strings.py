"""Methods of strings, and `String`. Lengths and positions count code points; white space is JavaScript's.

Capitals and normal forms are those of the Unicode version that Python has: letters that are newer than it keep theirs.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

from latebind.grammar.errors import fail
from latebind.grammar.lazy_regex import lazy_regex
from latebind.interp.convert import scalar
from latebind.interp.inline import LONG, Inline, each_count, quick
from latebind.interp.library import Builtin, Closure, Table, callback
from latebind.interp.limits import Run
from latebind.interp.text import WHITE, text
from latebind.interp.values import RegexValue
from latebind.stdlib import quick_patterns, quick_texts

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


# Of a pattern: a match of each character, and what that makes; the text ahead of it is charged by 512 characters.
_FUEL = "len(this) * (16 + (len(this) >> 10))"

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


def _clamp(position: int, length: int) -> int:
    return 0 if position < 0 else min(position, length)


def _search(run: Run, subject: str, search: str) -> None:
    """Charge a search. Python's is linear in long texts; in short ones, it may compare at each place anew."""
    length, sought = len(subject), len(search)
    run.scan(length)
    if 1 < sought <= length and (length < 2_500 or (length < 30_000 and sought < 100)):
        run.charge(length * min(sought, length - sought + 1) >> 10)


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


# When a search takes few steps; from a position of the text, too.
_FOUND_SOON = "len(this) <= 4096 or len(search) <= 64"
_FOUND_FROM = f"0 <= position <= len(this) and ({_FOUND_SOON})"


@STRING.add(
    "includes(search: string, position?: integer): boolean",
    "Whether `search` occurs, from `position` on.",
    inline=(
        Inline("this search", "search in this", _FOUND_SOON, LONG, leaves=True),
        Inline("this search position", "this.find(search, position) >= 0", _FOUND_FROM, LONG, leaves=True),
    ),
)
def includes(run: Run, subject: str, search: str, position: int = 0) -> bool:
    _search(run, subject, search)
    return subject.find(search, _clamp(position, len(subject))) >= 0


@STRING.add(
    "startsWith(search: string, position?: integer): boolean",
    "Whether `search` stands at `position`.",
    inline=(
        Inline("this search", "this.startswith(search)", "len(search) <= SHORT", short=0),
        Inline(
            "this search position",
            "this.startswith(search, position)",
            "0 <= position <= len(this) and len(search) <= SHORT",
            short=0,
        ),
    ),
)
def starts_with(run: Run, subject: str, search: str, position: int = 0) -> bool:
    run.scan(len(search))
    return subject.startswith(search, _clamp(position, len(subject)))


@STRING.add(
    "endsWith(search: string, end?: integer): boolean",
    "Whether `search` stands just before `end`.",
    inline=(
        Inline("this search", "this.endswith(search)", "len(search) <= SHORT", short=0),
        Inline("this search end", "this.endswith(search, 0, end)", "end >= 0 and len(search) <= SHORT", short=0),
    ),
)
def ends_with(run: Run, subject: str, search: str, end: int | None = None) -> bool:
    run.scan(len(search))
    return subject.endswith(search, 0, len(subject) if end is None else _clamp(end, len(subject)))


@STRING.add(
    "indexOf(search: string, position?: integer): number",
    "Where `search` first occurs, or -1.",
    inline=(
        Inline("this search", "this.find(search)", _FOUND_SOON, LONG, leaves=True),
        Inline("this search position", "this.find(search, position)", _FOUND_FROM, LONG, leaves=True),
    ),
)
def index_of(run: Run, subject: str, search: str, position: int = 0) -> int:
    _search(run, subject, search)
    return subject.find(search, _clamp(position, len(subject)))


@STRING.add(
    "lastIndexOf(search: string, position?: integer): number",
    "Where `search` last occurs, or -1.",
    inline=(
        Inline("this search", "this.rfind(search)", _FOUND_SOON, LONG, leaves=True),
        Inline(
            "this search position",
            "this.rfind(search, 0, position + len(search))",
            f"position >= 0 and ({_FOUND_SOON})",
            LONG,
            leaves=True,
        ),
    ),
)
def last_index_of(run: Run, subject: str, search: str, position: int | None = None) -> int:
    last = len(subject) if position is None else _clamp(position, len(subject))
    end = min(len(subject), last + len(search))
    if len(search) > end:
        return -1
    if len(search) < 2 or end * len(search) < _BACKWARDS:
        run.scan(end)
        run.charge(end * len(search) >> 10 if len(search) > 1 else 0)
        return subject.rfind(search, 0, end)
    # Backwards Python compares at each place anew; forwards it does not.
    run.scan(4 * end)
    found = subject[:end][::-1].find(search[::-1])
    return -1 if found < 0 else end - found - len(search)


# What comparing at each place anew may take, in code points.
_BACKWARDS = 1 << 16


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
    first, last = _clamp(start, length), length if end is None else _clamp(end, length)
    first, last = min(first, last), max(first, last)
    run.string(last - first)
    return subject[first:last]


@STRING.add(
    "split(separator?: string | regexp, limit?: integer): array",
    'The parts between separators; `""`: the characters.',
    inline=(
        Inline("this", "[this]", leaves=True),
        Inline("this separator", "[*this]", "separator == ''", leaves=True, fuel="len(this) * 4"),
        Inline("this separator", "this.split(separator)", "separator != ''", leaves=True, fuel="len(this) * 4"),
        Inline(
            "this separator limit",
            "this.split(separator)[:limit]",
            "separator != '' and 0 <= limit <= SHORT",
            leaves=True,
        ),
        quick("this separator", quick_patterns.split, takes="regexp", weight=8, fuel=_FUEL),
    ),
)
def split(run: Run, subject: str, separator: str | RegexValue | None = None, limit: int | None = None) -> list[Any]:
    if isinstance(separator, RegexValue):
        from latebind.stdlib import regexp

        return regexp.split(run, subject, separator, limit)
    # As JavaScript's ToUint32: -1 stands for no limit.
    most = 0xFFFFFFFF if limit is None else limit & 0xFFFFFFFF
    if separator is None:
        return [subject][:most]
    if separator == "":
        return characters(run, subject[:most])
    _search(run, subject, separator)
    count = min(subject.count(separator) + 1, most)
    run.array(count)
    run.values(count)
    run.allocate(len(subject))
    return subject.split(separator, count)[:most]


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


@STRING.add("toUpperCase(): string", "In capitals.", inline=(Inline("this", "this.upper()", "", LONG, leaves=True),))
def to_upper_case(run: Run, subject: str) -> str:
    _letters(run, subject)
    return _grown(run, subject, subject.upper())


@STRING.add(
    "toLowerCase(): string", "In small letters.", inline=(Inline("this", "this.lower()", "", LONG, leaves=True),)
)
def to_lower_case(run: Run, subject: str) -> str:
    _letters(run, subject)
    return _grown(run, subject, subject.lower())


def _letters(run: Run, subject: str) -> None:
    """Charge looking each character up, where that is needed."""
    run.string(len(subject))
    if not subject.isascii():
        run.charge(len(subject) >> 4)


@STRING.add(
    "normalize(form?: string): string",
    "In the Unicode form NFC (without argument), NFD, NFKC or NFKD.",
    inline=(
        Inline("this", "this", "this.isascii()", LONG),
        Inline("this form", "this", "this.isascii() and form in ('NFC', 'NFD', 'NFKC', 'NFKD')", LONG),
        quick("this", quick_texts.normalized, weight=2),
        quick("this form", quick_texts.normalized, weight=2),
    ),
)
def normalize(run: Run, subject: str, form: str = "NFC") -> str:
    from unicodedata import normalize as normalized

    if form not in ("NFC", "NFD", "NFKC", "NFKD"):
        raise fail("BAD_FORM", found=form[:20])
    run.string(len(subject))
    if subject.isascii():
        return subject
    run.charge(len(subject) >> 4)
    if _MANY_MARKS.search(_classes(subject.translate(_BECOME_MARKS))):
        run.charge(len(subject))
        subject = _in_order(subject, "NFKD" if "K" in form else "NFD")
    return _grown(run, subject, normalized(form, subject))  # type: ignore[arg-type]


_MANY_MARKS = lazy_regex(rb"[^\0]{32,}")

# They have no combining class of their own, but become characters that have one.
_BECOME_MARKS: dict[int, str] = dict.fromkeys((0x0F73, 0x0F75, 0x0F81, 0xFF9E, 0xFF9F), "\u0301")


def _classes(text: str) -> bytes:
    """The combining class of each character, 0 for what is no mark."""
    from unicodedata import combining

    return bytes(map(combining, text))


def _in_order(text: str, form: Literal["NFD", "NFKD"]) -> str:
    """A text decomposed, with many marks behind one letter in their canonical order (The Unicode Standard, 3.11): to
    sort them, Python takes quadratic time.
    """
    from unicodedata import combining, normalize

    text = text.translate({ord(char): normalize(form, char) for char in {*text}})
    pieces: list[str] = []
    end = 0
    for marks in _MANY_MARKS.finditer(_classes(text)):
        pieces += text[end : marks.start()], *sorted(text[marks.start() : marks.end()], key=combining)
        end = marks.end()
    return "".join([*pieces, text[end:]])


def _grown(run: Run, before: str, after: str) -> str:
    # `ß` becomes two letters, and a compatibility form up to 18: what the charge for the length did not cover.
    if len(after) > len(before):
        run.string(len(after))
    return after


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


@STRING.add(
    "replace(search: string | regexp, replacement: string | function): string",
    "With the first `search` replaced, all with the flag g; `$&` is what was found; a function gets the text found.",
    inline=(
        Inline(
            "this search replacement",
            "this.replace(search, replacement, 1)",
            "'$' not in replacement and len(replacement) <= 64 and (len(this) <= 4096 or len(search) <= 64)",
            LONG,
            leaves=True,
        ),
        quick("this search replacement", quick_patterns.replace, takes="regexp", weight=8, fuel=_FUEL),
        quick("this search replacement", quick_patterns.replace_by, takes="regexp function", weight=8, fuel=_FUEL),
    ),
)
def replace(run: Run, subject: str, search: str | RegexValue, replacement: Any) -> str:
    if isinstance(search, RegexValue):
        from latebind.stdlib import regexp

        return regexp.replace(run, subject, search, replacement)
    _search(run, subject, search)
    position = subject.find(search)
    return subject if position < 0 else _replaced(run, subject, search, [position], replacement)


@STRING.add(
    "replaceAll(search: string | regexp, replacement: string | function): string",
    "With every `search` replaced; `$&` is what was found; a function gets the text found and its position.",
    inline=(
        Inline(
            "this search replacement",
            "this.replace(search, replacement)",
            "'$' not in replacement and len(replacement) <= 64",
            fuel="len(this) * (8 + len(replacement))",
        ),
        quick("this search replacement", quick_patterns.replace_all, takes="regexp", weight=8, fuel=_FUEL),
        quick("this search replacement", quick_patterns.replace_all_by, takes="regexp function", weight=8, fuel=_FUEL),
    ),
)
def replace_all(run: Run, subject: str, search: str | RegexValue, replacement: Any) -> str:
    if isinstance(search, RegexValue):
        if not search.pattern.is_global:
            raise fail("NEEDS_GLOBAL", function="replaceAll")
        from latebind.stdlib import regexp

        return regexp.replace(run, subject, search, replacement)
    _search(run, subject, search)
    count = subject.count(search)
    if count == 0:
        return subject
    if replacement.__class__ is str and "$" not in replacement:
        run.string(len(subject) + count * (len(replacement) - len(search)))
        return subject.replace(search, replacement)
    run.array(count)
    return _replaced(run, subject, search, _positions(subject, search), replacement)


@STRING.add(
    "match(pattern: regexp | string): any",
    "With the flag g, all that is found; else the first match with what it captured; null without one.",
    inline=(
        quick(
            "this pattern",
            quick_patterns.match,
            short=LONG,
            weight=8,
            certain=True,
            leaving=quick_patterns.match_left,
            fuel=_FUEL,
        ),
    ),
)
def match(run: Run, subject: str, pattern: RegexValue | str) -> list[Any] | None:
    from latebind.stdlib import regexp

    return regexp.match(run, subject, regexp.pattern_of(run, pattern))


@STRING.add(
    "matchAll(pattern: regexp | string): array",
    "All matches, each with what it captured.",
    inline=(quick("this pattern", quick_patterns.match_all, weight=20, fuel=_FUEL),),
)
def match_all(run: Run, subject: str, pattern: RegexValue | str) -> list[Any]:
    from latebind.stdlib import regexp

    return list(regexp.match_all(run, subject, regexp.pattern_of(run, pattern, "g")))


@STRING.add(
    "search(pattern: regexp | string): number",
    "Where the first match starts, or -1.",
    inline=(quick("this pattern", quick_patterns.search, short=LONG, weight=8, leaves=True, fuel=_FUEL),),
)
def search(run: Run, subject: str, pattern: RegexValue | str) -> int:
    from latebind.stdlib import regexp

    return regexp.search(run, subject, regexp.pattern_of(run, pattern))


def _positions(subject: str, search: str) -> list[int]:
    found = []
    position = subject.find(search)
    while position >= 0:
        found.append(position)
        position = subject.find(search, position + max(1, len(search)))
    return found


def _replaced(run: Run, subject: str, search: str, positions: list[int], replacement: str | Closure | Builtin) -> str:
    run.values(2 * len(positions))
    if isinstance(replacement, str):
        run.charge(replacement.count("$"))
        expand = _expansion(run, subject, search, replacement)
    else:
        expand = _calling(run, subject, search, replacement)
    made = []
    length = len(subject)
    for position in positions:
        made.append(expand(position))
        length += len(made[-1]) - len(search)
        if length > run.limits.string:
            run.string(length)
    run.string(length)
    pieces: list[str] = []
    end = 0
    for position, piece in zip(positions, made, strict=True):
        pieces += (subject[end:position], piece)
        end = position + len(search)
    return "".join(pieces) + subject[end:]


def _calling(run: Run, subject: str, search: str, function: Closure | Builtin) -> Callable[[int], str]:
    call = callback(run, function, 3)
    return lambda position: text(call(search, position, subject))


def _expansion(run: Run, subject: str, search: str, replacement: str) -> Callable[[int], str]:
    """Make the function that expands `replacement` at a position: `$$`, `$&`, `` $` `` and `$'` stand for something
    (ECMA-262, 22.1.3.19.1)."""
    if "$" not in replacement:
        return lambda position: replacement
    parts = _template(replacement)

    def expand(position: int) -> str:
        end = position + len(search)
        sizes = {"$$": 1, "$&": len(search), "$`": position, "$'": len(subject) - end}
        run.charge(len(parts))
        run.string(sum([sizes.get(part, len(part)) for part in parts]))
        meaning = {"$$": "$", "$&": search}
        if "$`" in parts:
            meaning["$`"] = subject[:position]
        if "$'" in parts:
            meaning["$'"] = subject[end:]
        return "".join([meaning.get(part, part) for part in parts])

    return expand


def _template(replacement: str) -> list[str]:
    """Split a replacement into plain text and the pairs that stand for something."""
    pieces: list[str] = []
    start = at = 0
    while (at := replacement.find("$", at)) >= 0:
        if replacement[at + 1 : at + 2] in tuple("$&`'"):
            pieces += (replacement[start:at], replacement[at : at + 2])
            start = at = at + 2
        else:
            at += 1
    pieces.append(replacement[start:])
    return pieces


@STRING.add("toString(): string", "The string itself.", inline=(Inline("this", "this", short=0),))
def to_string(run: Run, subject: str) -> str:
    return subject
