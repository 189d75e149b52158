"""Methods of strings that search: what occurs where, what stands between what is found, and what replaces it. Those that take
patterns hand them to `stdlib.regexp`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from latebind.grammar.errors import fail
from latebind.interp.inline import LONG, Inline, quick
from latebind.interp.library import Builtin, Closure, Table, callback
from latebind.interp.limits import Run
from latebind.interp.text import text
from latebind.interp.values import RegexValue
from latebind.stdlib import quick_patterns
from latebind.stdlib.strings import characters, clamp

SEARCHES = Table(receiver="string")

# Of a pattern: a match of each character, and what that makes; the text ahead of it is charged by 512 characters.
_FUEL = "len(this) * (16 + (len(this) >> 10))"


def _search(run: Run, subject: str, search: str) -> None:
    """Charge a search. Python's is linear in long texts; in short ones, it may compare at each place anew."""
    length, sought = len(subject), len(search)
    run.scan(length)
    if 1 < sought <= length and (length < 2_500 or (length < 30_000 and sought < 100)):
        run.charge(length * min(sought, length - sought + 1) >> 10)


# When a search takes few steps; from a position of the text, too.
_FOUND_SOON = "len(this) <= 4096 or len(search) <= 64"
_FOUND_FROM = f"0 <= position <= len(this) and ({_FOUND_SOON})"


@SEARCHES.add(
    "includes(search: string, position?: integer): boolean",
    "Whether `search` occurs, from `position` on.",
    inline=(
        Inline("this search", "search in this", _FOUND_SOON, LONG, leaves=True),
        Inline("this search position", "this.find(search, position) >= 0", _FOUND_FROM, LONG, leaves=True),
    ),
)
def includes(run: Run, subject: str, search: str, position: int = 0) -> bool:
    _search(run, subject, search)
    return subject.find(search, clamp(position, len(subject))) >= 0


@SEARCHES.add(
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
    return subject.startswith(search, clamp(position, len(subject)))


@SEARCHES.add(
    "endsWith(search: string, end?: integer): boolean",
    "Whether `search` stands just before `end`.",
    inline=(
        Inline("this search", "this.endswith(search)", "len(search) <= SHORT", short=0),
        Inline("this search end", "this.endswith(search, 0, end)", "end >= 0 and len(search) <= SHORT", short=0),
    ),
)
def ends_with(run: Run, subject: str, search: str, end: int | None = None) -> bool:
    run.scan(len(search))
    return subject.endswith(search, 0, len(subject) if end is None else clamp(end, len(subject)))


@SEARCHES.add(
    "indexOf(search: string, position?: integer): number",
    "Where `search` first occurs, or -1.",
    inline=(
        Inline("this search", "this.find(search)", _FOUND_SOON, LONG, leaves=True),
        Inline("this search position", "this.find(search, position)", _FOUND_FROM, LONG, leaves=True),
    ),
)
def index_of(run: Run, subject: str, search: str, position: int = 0) -> int:
    _search(run, subject, search)
    return subject.find(search, clamp(position, len(subject)))


@SEARCHES.add(
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
    last = len(subject) if position is None else clamp(position, len(subject))
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


@SEARCHES.add(
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
    # As ToUint32 of a double: -1 stands for no limit.
    most = 0xFFFFFFFF if limit is None else int(float(limit)) & 0xFFFFFFFF
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


@SEARCHES.add(
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


@SEARCHES.add(
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


@SEARCHES.add(
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


@SEARCHES.add(
    "matchAll(pattern: regexp | string): array",
    "All matches, each with what it captured.",
    inline=(quick("this pattern", quick_patterns.match_all, weight=20, fuel=_FUEL),),
)
def match_all(run: Run, subject: str, pattern: RegexValue | str) -> list[Any]:
    from latebind.stdlib import regexp

    return list(regexp.match_all(run, subject, regexp.pattern_of(run, pattern, "g")))


@SEARCHES.add(
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
