"""`RegExp`, and what the methods of strings do with one (ECMA-262, 22.2 and 22.1.3). `patterns` does the searching."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from typing import Any

from latebind.grammar.errors import fail
from latebind.interp.change import set_last_index
from latebind.interp.inline import LONG, quick
from latebind.interp.library import Builtin, Closure, Namespace, Table
from latebind.interp.limits import Run
from latebind.interp.text import WHITE
from latebind.interp.text import text as written
from latebind.interp.values import MatchArray, RegexValue
from latebind.stdlib import quick_patterns
from latebind.stdlib.patterns import methods
from latebind.stdlib.patterns.matching import (
    Match,
    Pattern,
    Subject,
    compile_pattern,
    literal_pattern,
    new_pattern,
    new_subject,
)
from latebind.stdlib.patterns.replacement import caller, read_replacement

REGEXP = Table(receiver="regexp")
_NEW = Table()
_FUNCTIONS = Table(owner="RegExp")

Function = Closure | Builtin
_FLAGS = {
    "global": "g",
    "ignoreCase": "i",
    "multiline": "m",
    "dotAll": "s",
    "unicode": "u",
    "unicodeSets": "v",
    "sticky": "y",
    "hasIndices": "d",
}


def _value(pattern: Pattern) -> RegexValue:
    return RegexValue(pattern, _members(pattern.source, pattern.flags))


@lru_cache(maxsize=256)
def _members(source: str, flags: str) -> dict[str, Any]:
    """What is read of a pattern; nothing changes it."""
    flags = "".join(sorted(flags))
    members: dict[str, Any] = {"source": _as_literal(source) or "(?:)", "flags": flags}
    return members | {name: flag in flags for name, flag in _FLAGS.items()}


_BREAKS_LITERAL = re.compile("[/\n\r\u2028\u2029]")
_PARTS = re.compile(r"(?s:\\.|\[(?:\\.|[^\]\\])*\]|.)")  # an escape, a class, a character
_LINE_ENDS = {"\n": "\\n", "\r": "\\r", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def _as_literal(source: str) -> str:
    """A pattern's text as it stands between slashes: what would end it is escaped, within classes but line ends."""
    if _BREAKS_LITERAL.search(source) is None:
        return source
    written = _PARTS.sub(lambda part: "\\/" if part[0] == "/" else part[0], source)
    for end, escape in _LINE_ENDS.items():
        written = written.replace(f"\\{end}", escape).replace(end, escape)
    return written


_plain = quick_patterns.maker(lambda source, flags: _value(compile_pattern(source, flags)))


@_NEW.add(
    "RegExp(pattern: string | regexp, flags?: string): regexp",
    "A pattern, of its text and flags.",
    inline=(
        quick("pattern", quick_patterns.constructed(_plain), weight=8),
        quick("pattern flags", quick_patterns.constructed(_plain), weight=8),
    ),
)
def construct(run: Run, pattern: str | RegexValue, flags: str | None = None) -> RegexValue:
    if isinstance(pattern, RegexValue):
        return _value(new_pattern(run, pattern.pattern.source, pattern.pattern.flags if flags is None else flags))
    return _value(new_pattern(run, pattern, flags or ""))


@_NEW.add(
    "literal(pattern: string, flags: string): regexp",
    "What a literal stands for.",
    inline=(quick("pattern flags", _plain),),
)
def literal(run: Run, pattern: str, flags: str) -> RegexValue:
    run.charge(2)
    return _value(literal_pattern(run, pattern, flags))


_WORD = frozenset("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")


def _hexadecimal(char: str) -> str:
    """The escape of a character of up to 16 bits."""
    return f"\\x{ord(char):02x}" if char <= "\xff" else f"\\u{ord(char):04x}"


@cache
def _escapes() -> dict[int, str]:
    """What EncodeForRegExpEscape (ECMA-262, 22.2.5.1.1) writes; halves of surrogate pairs are a host's, and written so too."""
    by_code = [*",-=<>#&!%:;@~'`\"", *WHITE, *map(chr, range(0xD800, 0xE000))]
    return str.maketrans(
        {char: _hexadecimal(char) for char in by_code}
        | {char: f"\\{char}" for char in "^$\\.*+?()[]{}|/"}
        | {"\t": "\\t", "\n": "\\n", "\v": "\\v", "\f": "\\f", "\r": "\\r"}
    )


def _escaped(text: str) -> str:
    escaped = text.translate(_escapes())
    return _hexadecimal(text[0]) + escaped[1:] if text[:1] in _WORD else escaped


@_FUNCTIONS.add(
    "escape(text: string): string",
    "The text of a pattern that matches exactly `text`, wherever it stands in a pattern.",
    inline=(quick("text", _escaped, weight=4, leaves=True, certain=True),),
)
def escape(run: Run, text: str) -> str:
    run.charge(len(text) >> 3)
    run.allocate(6 * len(text))
    escaped = _escaped(text)
    run.string(len(escaped))
    return escaped


def _found(match: Match, pattern: Pattern) -> MatchArray:
    """A match as scripts see it."""
    members: dict[str, Any] = {"index": match.start, "input": match.text, "groups": None}
    if match.names:
        members["groups"] = {name: item for name, item in match.named().items() if item is not None}
    if "d" in pattern.flags:
        members["indices"] = [
            [match.start, match.end],
            *(None if place is None else [*place] for place in match.groups),
        ]
    found = MatchArray([match.whole, *match.captures()])
    found.array, found.members = None, members
    return found


def _next(run: Run, value: RegexValue, subject: Subject) -> Match | None:
    """The next match (RegExpBuiltinExec): from `lastIndex` on, which it moves, with the flags g and y."""
    pattern: Pattern = value.pattern
    remembers = pattern.is_global or pattern.sticky
    match = pattern.match_at(run, subject, value.last_index if remembers else 0)
    if remembers:
        set_last_index(run, value, 0 if match is None else match.end)
    return match


@REGEXP.add(
    "test(text: string): boolean",
    "Whether the pattern matches; with g or y, from `lastIndex` on.",
    pure=False,
    inline=(
        quick(
            "this text",
            quick_patterns.test,
            short=LONG,
            weight=8,
            leaves=True,
            certain=True,
            fuel=quick_patterns.SEARCH_FUEL,
        ),
    ),
)
def test(run: Run, value: RegexValue, text: str) -> bool:
    return _next(run, value, new_subject(run, text)) is not None


@REGEXP.add(
    "exec(text: string): any",
    "The next match: an array of what was found and captured, with `index` and `groups`; null without one.",
    pure=False,
    inline=(
        quick("this text", quick_patterns.first, short=LONG, weight=8, certain=True, fuel=quick_patterns.SEARCH_FUEL),
    ),
)
def exec_(run: Run, value: RegexValue, text: str) -> MatchArray | None:
    match = _next(run, value, new_subject(run, text))
    return None if match is None else _found(match, value.pattern)


@REGEXP.add(
    "toString(): string",
    "The pattern as it is written: `/a+/g`.",
    inline=(quick("this", quick_patterns.shown, leaves=True),),
)
def to_string(run: Run, value: RegexValue) -> str:
    run.string(len(value.members["source"]) + 10)
    return f"/{value.members['source']}/{value.members['flags']}"


def _all(run: Run, value: RegexValue, subject: Subject) -> Iterable[Match]:
    """All matches of a pattern with the flag g, which forgets where it was."""
    set_last_index(run, value, 0)
    return methods.each_match(run, value.pattern, subject)


def match(run: Run, subject: str, value: RegexValue) -> list[Any] | None:
    """`text.match(pattern)`: with g, all that was found; else what `exec` gives."""
    pattern: Pattern = value.pattern
    if not pattern.is_global:
        first: MatchArray | None = exec_(run, value, subject)
        return first
    found: list[Any] = []
    for one in _all(run, value, new_subject(run, subject)):
        found.append(one.whole)
        if len(found) > run.limits.array:
            run.array(len(found))
    run.array(len(found))
    return found or None


def match_all(run: Run, subject: str, value: RegexValue) -> list[MatchArray]:
    """`text.matchAll(pattern)`, as an array. It does not move the pattern's `lastIndex`, from where it starts."""
    if not value.pattern.is_global:
        raise fail("NEEDS_GLOBAL", function="matchAll")
    found: list[MatchArray] = []
    for one in methods.each_match(run, value.pattern, new_subject(run, subject), value.last_index):
        found.append(_found(one, value.pattern))
        if len(found) > run.limits.array:
            run.array(len(found))
    run.array(len(found))
    return found


def replace(run: Run, subject: str, value: RegexValue, replacement: str | Function) -> str:
    """`text.replace(pattern, replacement)`: with g, every match."""
    looked = new_subject(run, subject)
    pattern: Pattern = value.pattern
    if pattern.is_global:
        matches = _all(run, value, looked)
    else:
        first = _next(run, value, looked)
        matches = [] if first is None else [first]
    return methods.replace(run, looked, matches, _expander(run, pattern, replacement))


def _expander(run: Run, pattern: Pattern, replacement: str | Function) -> Callable[[Match], str]:
    if isinstance(replacement, str):
        run.charge(len(replacement))
        plan = read_replacement(replacement, pattern.groups, bool(pattern.names))
        return lambda match: plan.expand(run, match)
    call = caller(run, replacement, pattern.groups, bool(pattern.names))

    def expand(match: Match) -> str:
        named = [{name: item for name, item in match.named().items() if item is not None}] if match.names else []
        return written(call(match.whole, *match.captures(), match.start, match.text, *named))

    return expand


def split(run: Run, subject: str, value: RegexValue, limit: int | None) -> list[Any]:
    """`text.split(pattern, limit)`: what the groups captured stands between the pieces."""
    most = None if limit is None else int(float(limit)) & 0xFFFFFFFF
    return list(methods.split(run, value.pattern, new_subject(run, subject), most))


def search(run: Run, subject: str, value: RegexValue) -> int:
    """`text.search(pattern)`: where the first match starts, or -1."""
    return methods.search(run, value.pattern, new_subject(run, subject))


def pattern_of(run: Run, value: str | RegexValue, flags: str = "") -> RegexValue:
    """A pattern, also of its text."""
    return value if isinstance(value, RegexValue) else _value(new_pattern(run, value, flags))


REGEXP_NAMESPACE = Namespace(
    "RegExp",
    "Regular expressions: `/pattern/flags`, `new RegExp(text, flags)`.",
    _FUNCTIONS.entries,
    call=_NEW.entries["RegExp"],
    construct=_NEW.entries["RegExp"],
    literal=_NEW.entries["literal"],
    protected=True,
)
