"""What stands behind a backslash, and classes in brackets: ECMA-262's escapes, with those of Annex B without `u`."""

from __future__ import annotations

import re

from latebind.stdlib.patterns.classes import Mode, resolved, shorthand
from latebind.stdlib.patterns.reader import Reader
from latebind.stdlib.patterns.sets import CharSet, complement, single, union
from latebind.stdlib.patterns.unicode import property_names, property_set, property_values

_CONTROLS = {"f": 12, "n": 10, "r": 13, "t": 9, "v": 11}
_SYNTAX = frozenset("^$\\.*+?()[]{}|/")
_HEX_2 = re.compile(r"[0-9a-fA-F]{2}")
_HEX_4 = re.compile(r"[0-9a-fA-F]{4}")
_BRACED = re.compile(r"\{([0-9a-fA-F]+)\}")
_TRAILING = re.compile(r"\\u([dD][c-fC-F][0-9a-fA-F]{2})")
_OCTAL = re.compile(r"[0-3][0-7]{0,2}|[4-7][0-7]?")
_CONTROL = re.compile(r"[A-Za-z]")
_CLASS_CONTROL = re.compile(r"[A-Za-z0-9_]")
_PROPERTY = re.compile(r"\{([A-Za-z_]+)(?:=([A-Za-z0-9_]+))?\}")


def read_class(reader: Reader, mode: Mode) -> CharSet:
    """Read a class, behind its `[`, up to its end."""
    start = reader.at - 1
    negated = reader.take("^")
    found: list[CharSet] = []
    while not reader.take("]"):
        found.append(_range(reader, mode, start))
    return resolved(mode, *found, negated=negated)


def _range(reader: Reader, mode: Mode, start: int) -> CharSet:
    """A character, an escape, or two characters with `-` between them."""
    here = reader.at
    low = _class_atom(reader, mode, start)
    if not reader.looks_at("-") or reader.source[reader.at + 1 : reader.at + 2] in ("]", ""):
        return single(low) if isinstance(low, int) else low
    reader.at += 1
    high = _class_atom(reader, mode, start)
    if isinstance(low, int) and isinstance(high, int):
        if low > high:
            raise reader.wrong("the range runs backwards", here, hint="write the lower character first")
        return ((low, high),)
    if reader.unicode:
        raise reader.wrong("a range goes from character to character", here, hint="put the `-` last, or write `\\-`")
    both = (single(end) if isinstance(end, int) else end for end in (low, high))
    return union(*both, single(ord("-")))


def _class_atom(reader: Reader, mode: Mode, start: int) -> int | CharSet:
    here = reader.at
    char = reader.any()
    if not char:
        raise reader.wrong(
            "the class is not closed", start, hint="write `]` where it ends; for the character itself, `\\[`"
        )
    if char != "\\":
        if not mode.unicode and char > "\uffff":
            raise reader.refused("PATTERN_SURROGATES", here)
        return ord(char)
    chars = class_escape(reader, mode)
    if chars is not None:
        return chars
    if reader.take("b"):
        return 8
    return character_escape(reader, in_class=True)


def class_escape(reader: Reader, mode: Mode) -> CharSet | None:
    """The set of `\\d` and its like or of `\\p{…}`, behind the backslash; None if something else comes."""
    start = reader.at - 1
    letter = reader.next
    if letter and letter in "dDsSwW":
        reader.at += 1
        return shorthand(letter, mode)
    if letter and letter in "pP" and (reader.unicode or _PROPERTY.match(reader.source, reader.at + 1)):
        reader.at += 1
        chars = _property(reader, start)
        return complement(chars) if letter == "P" else chars
    return None


def _property(reader: Reader, start: int) -> CharSet:
    found = reader.match(_PROPERTY)
    if found is None:
        hint = "write a property of Unicode in braces: `\\p{L}` for letters, `\\p{Script=Greek}`"
        raise reader.wrong("expected a property", start, hint=hint)
    if not reader.unicode:
        raise reader.refused("PATTERN_NEEDS_U", start)
    name, value = found.groups()
    chars = property_set(name, value)
    if chars is None:
        known = property_names() if value is None else property_values(name)
        from difflib import get_close_matches  # only a property that there is not asks for others

        near = get_close_matches(value or name, known, 1)
        hint = f"did you mean `{near[0]}`?" if near else "scripts are written `\\p{Script=Greek}`"
        raise reader.wrong("Unicode has no such property", start, hint=hint)
    return chars


def character_escape(reader: Reader, *, in_class: bool = False) -> int:
    """The code point of an escape for one character, behind the backslash."""
    start = reader.at - 1
    char = reader.any()
    if not char:
        raise reader.wrong("a `\\` at the end escapes nothing", start, hint="for the character itself, write `\\\\`")
    if char in _CONTROLS:
        return _CONTROLS[char]
    if char == "c":
        return _control(reader, start, in_class)
    if char in "0123456789":
        return _octal(reader, start)
    if char == "x":
        if found := reader.match(_HEX_2):
            return int(found[0], 16)
    elif char == "u":
        code = _unicode(reader, start)
        if code is not None:
            return code
    elif char in _SYNTAX or (in_class and char == "-"):
        return ord(char)
    if reader.unicode or (char == "k" and reader.named):
        raise reader.wrong("this escape means nothing", start, hint=f"for the character itself, write `{char}`")
    return ord(char)


def _control(reader: Reader, start: int, in_class: bool) -> int:
    annex_b = in_class and not reader.unicode
    if found := reader.match(_CLASS_CONTROL if annex_b else _CONTROL):
        return ord(found[0]) & 31
    if reader.unicode:
        raise reader.wrong("expected a letter after `\\c`", start)
    reader.at -= 1  # the backslash stands for itself, and the `c` comes next
    return ord("\\")


def _octal(reader: Reader, start: int) -> int:
    reader.at -= 1
    if reader.next == "0" and reader.source[reader.at + 1 : reader.at + 2] not in tuple("0123456789"):
        reader.at += 1
        return 0
    if reader.unicode:
        reader.at += 1
        raise reader.wrong("there are no octal escapes with the flag u", start, hint="write `\\x…` with two digits")
    if found := reader.match(_OCTAL):
        return int(found[0], 8)
    return ord(reader.any())


def _unicode(reader: Reader, start: int) -> int | None:
    """The code point behind `\\u`; None if these are no escape."""
    if found := reader.match(_HEX_4):
        code = int(found[0], 16)
        if not 0xD800 <= code <= 0xDFFF:
            return code
        if not reader.unicode:
            raise reader.refused("PATTERN_SURROGATES", start)
        trail = reader.match(_TRAILING) if code < 0xDC00 else None
        return code if trail is None else 0x10000 + ((code & 0x3FF) << 10) + (int(trail[1], 16) & 0x3FF)
    if found := reader.match(_BRACED):
        if not reader.unicode:
            raise reader.refused("PATTERN_NEEDS_U", start)
        code = int(found[1], 16)
        if code > 0x10FFFF:
            raise reader.wrong("the last character is U+10FFFF", start)
        return code
    return None
