"""`matches`, `findMatches`, `replaceMatches`: regular expressions in RE2's syntax and linear time (google-re2).

The package is imported when a script first calls one of these. Pattern, subject, memory and the work of each search
are bounded; nothing is printed when a pattern is wrong.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from latebind.grammar.errors import fail
from latebind.grammar.lazy_regex import lazy_regex
from latebind.interp.inline import LONG, quick
from latebind.interp.library import Builtin, Closure, Table, callback
from latebind.interp.limits import ENTRY, KB, Run
from latebind.interp.text import text as as_text
from latebind.stdlib import quick_patterns
from latebind.stdlib.encoding import utf8
from latebind.stdlib.patterns import engine

REGEX = Table()

# What one compiled pattern may use, larger ones are refused; and how many are kept, by all runs and by one.
_MEMORY = 512 * KB
_KEPT = 64
# A program of more instructions than these may have more states than RE2 keeps. It then goes through its instructions
# at each byte, up to 20 ns for each: a hundredfold of what it takes for small ones, or for such as do not do that.
_TAME = 15
# Bytes times instructions of one search, which nothing can interrupt: a fifth of a second.
_MOST = 10_000_000
# Repeats that are counted, `a{0,900}`, are written out when a pattern is compiled.
_MOST_REPEATS = 1_000


# A match of each character; the text ahead of it is charged by 512 bytes, and what it makes.
_FUEL = "len(text) * (12 + (len(text) >> 10))"


@REGEX.add(
    "matches(text: string, pattern: string): boolean",
    "Whether the RE2 pattern occurs in the text.",
    inline=(
        quick(
            "text pattern", quick_patterns.matches, short=LONG, weight=8, leaves=True, fuel=quick_patterns.SEARCH_FUEL
        ),
    ),
)
def matches(run: Run, text: str, pattern: str) -> bool:
    return next(_find(run, text, pattern, captures=False), None) is not None


@REGEX.add(
    "findMatches(text: string, pattern: string): array",
    "All matches of the RE2 pattern: `{text, index, groups, named}`, groups that took no part as null.",
    inline=(
        quick(
            "text pattern", quick_patterns.find_matches, weight=40, fuel=_FUEL, leaving=quick_patterns.find_matches_left
        ),
    ),
)
def find_matches(run: Run, text: str, pattern: str) -> list[Any]:
    found = []
    for match in _find(run, text, pattern):
        run.values(2 + len(match.groups))
        run.array(len(match.groups) + 1)
        run.object(4 + len(match.named))
        found.append(match.value())
        if len(found) > run.limits.array:
            run.array(len(found))
    return found


@REGEX.add(
    "replaceMatches(text: string, pattern: string, replacement: string | function): string",
    "With all matches replaced: `$1`, `$<name>` and `$&` stand for what was found; a function gets the match.",
    inline=(quick("text pattern replacement", quick_patterns.replace_matches, weight=8, fuel=_FUEL),),
)
def replace_matches(run: Run, text: str, pattern: str, replacement: str | Closure | Builtin) -> str:
    expand = _expansion(run, text, replacement)
    pieces: list[str] = []
    length = end = 0
    for match in _find(run, text, pattern):
        piece = expand(match)
        length += match.index - end + len(piece)
        if length > run.limits.string:
            run.string(length)
        pieces += (text[end : match.index], piece)
        end = match.index + len(match.text)
    run.string(length + len(text) - end)
    return "".join(pieces) + text[end:]


@dataclass(frozen=True, slots=True)
class _Match:
    text: str
    index: int  # in code points
    groups: list[str | None]
    named: dict[str, str | None]

    def value(self) -> dict[str, Any]:
        return {"text": self.text, "index": self.index, "groups": self.groups, "named": self.named}


def _find(run: Run, text: str, pattern: str, *, captures: bool = True) -> Iterator[_Match]:
    """Yield the matches from left to right. Each search is charged for the text ahead and the size of the pattern."""
    if len(text) > run.limits.subject:
        run.stop("LIMIT_SUBJECT", limit=run.limits.subject)
    if len(pattern) > run.limits.pattern:
        run.stop("LIMIT_PATTERN", limit=run.limits.pattern)
    regexp = _of_run(run, pattern, captures)
    run.allocate(2 * len(text))
    data = utf8(text, "findMatches")
    size = regexp.programsize
    if size > _TAME and len(data) * size > _MOST:
        run.stop("LIMIT_SUBJECT", limit=_MOST // size)
    names = regexp.groupindex
    start = index = end = 0  # in bytes, in code points, in bytes
    while start <= len(data):
        ahead = len(data) - start
        run.charge(4 + (ahead >> 9 if size <= _TAME else ahead * size >> 7))
        match = regexp.search(data, start)
        if match is None:
            return
        if _within(data, match.start()):  # an empty match, as `\B` finds them between the bytes of a character
            start = match.start() + 1
            continue
        index += len(data[end : match.start()].decode())
        length = match.end() - match.start()
        run.charge(regexp.groups + (length * size >> 7))
        run.allocate(length + ENTRY * regexp.groups)
        groups = [None if group is None else group.decode() for group in match.groups()]
        found = match.group().decode()
        yield _Match(found, index, groups, {name: groups[at - 1] for name, at in names.items()})
        index += len(found)
        end = start = match.end()
        if match.start() == end:
            start += _width(data, end)


def _within(data: bytes, at: int) -> bool:
    """Whether `at` is not where a character begins."""
    return at < len(data) and 0x80 <= data[at] < 0xC0


def _width(data: bytes, at: int) -> int:
    """How many bytes the character at byte `at` has: behind an empty match, the search goes on after it."""
    first = data[at] if at < len(data) else 0
    return 1 if first < 0xC0 else 2 if first < 0xE0 else 3 if first < 0xF0 else 4


# `\C` is one byte, and what it finds need not be text.
_BYTE = lazy_regex(r"(?<!\\)(?:\\\\)*\\C")


def _of_run(run: Run, pattern: str, captures: bool) -> Any:
    """A compiled pattern, charged where the run has not used it just now."""
    known = run.patterns
    if known is None or len(known) >= _KEPT:
        known = run.patterns = {}
    key = pattern if captures else f"?{pattern}"
    if key not in known:
        run.charge(_compile_cost(pattern))
        known[key] = _compiled(pattern, captures)
    return known[key]


# A repeat's largest count, and what stands for hundreds of characters.
_COUNTED = lazy_regex(r"\{(?:[0-9]{0,4},)?([0-9]{1,4})\}")
_CLASS = lazy_regex(r"\\[pP]|\[:")


def _compile_cost(pattern: str) -> int:
    """Steps: for each character and each repeat of it, much more for classes of Unicode's, up to what RE2 refuses."""
    repeats = sum(map(int, _COUNTED.findall(pattern)))
    if repeats > _MOST_REPEATS:
        raise fail("BAD_PATTERN", problem=f"repeats of more than {_MOST_REPEATS} in all")
    classes = len(_CLASS.findall(pattern))
    return 20 + min(10_000, len(pattern) * (4 + repeats) + 100 * classes * (1 + repeats))


@lru_cache(maxsize=_KEPT)
def _compiled(pattern: str, captures: bool) -> Any:
    package = engine.re2("matches")
    utf8(pattern, "findMatches")
    if _BYTE.search(pattern):
        raise fail("BAD_PATTERN", problem="\\C would match half a character")
    options = engine.options("matches", _MEMORY)
    options.never_capture = not captures
    try:
        return package.compile(pattern, options)
    except package.error as error:
        problem = error.args[0] if error.args else ""
        problem = problem.decode(errors="replace") if isinstance(problem, bytes) else str(problem)
        hint = _NO_LOOKING if "perl operator" in problem or "escape sequence" in problem else None
        raise fail("BAD_PATTERN", problem=problem[:80], hint=hint) from None


# A thread of the parent's may have been searching with one, and have locked it.
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_compiled.cache_clear)

_NO_LOOKING = "RE2 has no look-ahead, look-behind or backreferences; `\\\\` in a string is one backslash"

# What a replacement may hold, as in JavaScript.
_REFERENCE = lazy_regex(r"\$(?:[$&`']|[0-9]{1,2}|<[^>]*>)")


def _expansion(run: Run, text: str, replacement: str | Closure | Builtin) -> Callable[[_Match], str]:
    if isinstance(replacement, str):
        run.scan(len(replacement))
        run.charge(replacement.count("$"))
        pieces = _REFERENCE.split(replacement)
        references = [*_REFERENCE.findall(replacement), ""]

        def expand(match: _Match) -> str:
            run.charge(len(pieces))
            made: list[str] = []
            for piece, reference in zip(pieces, references, strict=True):
                made += (piece, _referred(match, reference, text))
                run.allocate(len(made[-2]) + len(made[-1]))
            return "".join(made)

        return expand
    call = callback(run, replacement, 1)
    return lambda match: as_text(call(match.value()))


def _referred(match: _Match, reference: str, text: str) -> str:
    """Give what `$1`, `$<name>`, `$&` or the like stands for, or itself where it stands for nothing (ECMA-262, 22.1.3.19.1)."""
    kind = reference[1:2]
    if kind.isdigit():
        return _group(match, reference)
    if kind == "<":
        return match.named.get(reference[2:-1]) or "" if match.named else reference
    if kind == "&":
        return match.text
    if kind == "`":
        return text[: match.index]
    if kind == "'":
        return text[match.index + len(match.text) :]
    return kind  # `$$`, or nothing


def _group(match: _Match, reference: str) -> str:
    """Read the digits behind a `$`: `$12` is group 12 if there are that many, else group 1 and a 2."""
    for digits in (2, 1):
        number = int(reference[1 : 1 + digits])
        if 1 <= number <= len(match.groups):
            return (match.groups[number - 1] or "") + reference[1 + digits :]
    return reference
