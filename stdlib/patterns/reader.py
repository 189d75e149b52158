"""The cursor over a pattern's text, and the failures that say where in it something is wrong."""

from __future__ import annotations

import re
from typing import Any

from latebind.grammar.errors import LatebindError, fail
from latebind.stdlib.patterns.nodes import Place

# What an error quotes at most.
_QUOTED = 40


class Reader:
    """A pattern's text and a position in it, in code points. It knows what must be known before the groups are read:
    how many there are, and whether one of them has a name."""

    __slots__ = ("at", "groups", "named", "source", "unicode")

    def __init__(self, source: str, unicode: bool) -> None:
        self.source = source
        self.unicode = unicode
        self.at = 0
        self.groups, self.named = _count_groups(source)

    @property
    def done(self) -> bool:
        return self.at >= len(self.source)

    @property
    def next(self) -> str:
        """The next character; "" at the end."""
        return self.source[self.at : self.at + 1]

    def looks_at(self, text: str) -> bool:
        return self.source.startswith(text, self.at)

    def take(self, text: str) -> bool:
        """Go behind `text` if it comes next, and say whether it did."""
        found = self.source.startswith(text, self.at)
        if found:
            self.at += len(text)
        return found

    def any(self) -> str:
        """The next character, and go behind it."""
        self.at += 1
        return self.source[self.at - 1 : self.at]

    def match(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """Go behind what `pattern` finds here, if it does."""
        found = pattern.match(self.source, self.at)
        if found:
            self.at = found.end()
        return found

    def from_(self, start: int) -> Place:
        """The place from `start` to here."""
        return start, self.at

    def wrong(self, problem: str, start: int, hint: str | None = None) -> LatebindError:
        """The error for what is no pattern in JavaScript either, from `start` to here."""
        return failure("PATTERN_SYNTAX", self.source, self.from_(start), hint=hint, problem=problem)

    def refused(self, code: str, start: int, **fields: Any) -> LatebindError:
        """The error for what JavaScript has and latebind has not, from `start` to here."""
        return failure(code, self.source, self.from_(start), **fields)


def failure(code: str, source: str, place: Place, **fields: Any) -> LatebindError:
    """The error of a code for a part of the pattern `source`; it carries the place as `pattern`."""
    start, end = place
    written = source[start:end]
    if len(written) > _QUOTED:
        written = written[: _QUOTED - 1] + "…"
    error = fail(code, at=start + 1, written=written, **fields)
    error.pattern = place
    return error


_SKIPPED = re.compile(r"\\.|\[(?:\\.|[^\]\\])*\]?|[^(\\\[]+", re.S)


def _count_groups(source: str) -> tuple[int, bool]:
    """How many groups capture, and whether one of them has a name."""
    count = at = 0
    named = False
    while at < len(source):
        if skipped := _SKIPPED.match(source, at):
            at = skipped.end()
            continue
        name = source.startswith("(?<", at) and source[at + 3 : at + 4] not in ("=", "!")
        named = named or name
        count += source[at] == "(" and (name or source[at + 1 : at + 2] != "?")
        at += 1
    return count, named
