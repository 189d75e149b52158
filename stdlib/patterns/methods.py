"""What the methods of strings do with a pattern: all matches, replacing, splitting, searching, as ECMA-262 says it.

`lastIndex` is the caller's: it passes the index from which to look, and sets it to what `Match` says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from latebind.interp.limits import Run
from latebind.stdlib.patterns.matching import Match, Pattern, Subject


def each_match(run: Run, pattern: Pattern, subject: Subject, index: int = 0) -> Iterator[Match]:
    """All matches from `index` on, one behind the other, as the flag g finds them; with y, as long as they touch."""
    while (match := pattern.match_at(run, subject, index)) is not None:
        yield match
        index = match.end + (match.end == match.start)


def search(run: Run, pattern: Pattern, subject: Subject) -> int:
    """Where the first match starts; -1 if there is none."""
    match = pattern.match_at(run, subject, 0)
    return -1 if match is None else match.start


def replace(run: Run, subject: Subject, matches: Iterable[Match], expand: Callable[[Match], str]) -> str:
    """The text with what `expand` gives in the place of each match. The matches come in order."""
    text = subject.text
    pieces: list[str] = []
    length = end = 0
    for match in matches:
        piece = expand(match)
        length += match.start - end + len(piece)
        if length > run.limits.string:
            run.string(length)
        pieces += (text[end : match.start], piece)
        end = match.end
    run.string(length + len(text) - end)
    return "".join(pieces) + text[end:]


def split(run: Run, pattern: Pattern, subject: Subject, limit: int | None = None) -> list[str | None]:
    """The pieces between the matches, with what their groups captured between them; at most `limit`."""
    pieces: list[str | None] = []
    for piece in islice(_pieces(run, pattern, subject), limit):
        pieces.append(piece)
        if len(pieces) > run.limits.array:
            run.array(len(pieces))
    run.array(len(pieces))
    return pieces


def _pieces(run: Run, pattern: Pattern, subject: Subject) -> Iterator[str | None]:
    text = subject.text
    if not text:
        if pattern.match_at(run, subject, 0, sticky=True) is None:
            yield ""
        return
    start = index = 0
    while (match := pattern.match_at(run, subject, index, sticky=False)) is not None and match.start < len(text):
        if match.end == start:
            index = match.start + 1
            continue
        yield text[start : match.start]
        yield from match.captures()
        start = index = match.end
    yield text[start:]
