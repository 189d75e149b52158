"""Patterns so plain that Python's own engine finds what JavaScript and RE2 find, in text without surrogate pairs and in
little time. `backtracking` tells which these are; `stdlib/quick_patterns.py` uses them, all others are for `matching` and RE2.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from latebind.grammar.errors import LatebindError
from latebind.grammar.lazy_regex import lazy_regex
from latebind.stdlib.patterns.backtracking import Dear, spelled, write
from latebind.stdlib.patterns.matching import read_flags
from latebind.stdlib.patterns.nodes import Edge, EdgeKind, descendants, nullable
from latebind.stdlib.patterns.syntax import read_pattern

# The longest text to look at, by the power of its length that a search may take beyond the first.
_LONGEST = (32_768, 512, 64)
_RUN = 64  # characters in a row that are as dear as a text that is too long

_HALVES = lazy_regex("[\ud800-\udfff]")
_LINES = {EdgeKind.LINE_START, EdgeKind.LINE_END}
# What ends a line in JavaScript alone: with the flag m, no pattern looks at a text that has it.
_LINE_ENDS = lazy_regex("[\r\u2028\u2029]")
# What RE2's syntax and JavaScript's have in common, in ASCII.
_COMMON = lazy_regex(
    r"""(?: \( (?: \?: | (?! \?) ) | \) \?? | \| | \^ | \$ | \\b
    | (?: [A-Za-z0-9\ _,:;=@\#%&'"<>!~`/-] | \\[.*+?^$(){}|/\[\]\\-] | \\[dwDW]
        | \[ \^? -? (?: [A-Za-z0-9]-[A-Za-z0-9] | [A-Za-z0-9\ _.,:;=@\#%+/*?$(){}|&'"<>!~`] | \\[.*+?^$(){}|/\[\]\\dwDW-] )+ -? \] )
      (?: [+*?] \?? | \{ \d{1,2} (?: , \d{0,2} )? \} \?? )?
    )+""",
    re.VERBOSE | re.ASCII,
)


class Plain(NamedTuple):
    """A pattern as Python's, the longest text that it is for, and whether that may be other than ASCII; whether it may match
    where it takes nothing, and whether it asks for the ends of lines. A text may be longer where it has no `runs`."""

    pattern: re.Pattern[str]
    longest: int
    wide: bool
    nullable: bool
    lines: bool
    runs: re.Pattern[str] | None

    def takes(self, text: str) -> bool:
        """Whether it finds in a text what JavaScript does."""
        if len(text) > self.longest and (
            self.runs is None or len(text) > _LONGEST[0] or self.runs.search(text) is not None
        ):
            return False
        if self.lines and _LINE_ENDS.search(text) is not None:
            return False
        return text.isascii() or (self.wide and _HALVES.search(text) is None)


@lru_cache(maxsize=256)
def plain(source: str, flags: str = "", javascript: bool = True) -> Plain | None:
    """The plain pattern of this text, None where it is none. `javascript`: it is in that syntax, and otherwise in RE2's."""
    if not {*flags} <= {*"gimsu"} or len(source) > 200 or not (javascript or _COMMON.fullmatch(source)):
        return None
    try:
        mode = read_flags(flags)
        read = read_pattern(source, mode)
        written = write(read.tree, {numbers[0]: name for name, numbers in read.names.items()})
        pattern = re.compile(written.text, re.ASCII)
    except (LatebindError, Dear, re.error, OverflowError, RecursionError):
        return None
    edges = [node for node in descendants(read.tree) if isinstance(node, Edge)]
    kinds = {edge.kind for edge in edges}
    empty = nullable(read.tree)
    # No place in an empty text is one that is not at a word's edge, to Python.
    unlike = empty and (mode.unicode or not javascript or EdgeKind.NOT_WORD in kinds)
    if unlike or any(edge.folded for edge in edges) or any(len(numbers) > 1 for numbers in read.names.values()):
        return None
    if written.power >= len(_LONGEST) or pattern.groups != read.groups:
        return None
    lines = not kinds.isdisjoint(_LINES)
    runs = re.compile(f"{spelled(written.runs)}{{{_RUN}}}") if written.runs else None
    return Plain(pattern, _LONGEST[written.power], javascript, empty, lines, runs)
