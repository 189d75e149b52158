"""What replaces a match: a text, in which `$1`, `$<name>`, `$&`, `` $` ``, `$'` and `$$` stand for something (GetSubstitution of
ECMA-262), or what a function gives.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from latebind.grammar.record import Record
from latebind.interp.library import Builtin, Closure, callback
from latebind.interp.limits import Run
from latebind.interp.values import MISSING
from latebind.stdlib.patterns.matching import Match

_REFERENCE = re.compile(r"\$(?:[$&`']|[0-9]{1,2}|<[^>]*>)")


class Replacement(Record):
    """A replacement text taken apart for patterns with so many groups: plain texts, and a reference between each two."""

    texts: tuple[str, ...]
    references: tuple[str | int, ...]

    def expand(self, run: Run, match: Match) -> str:
        """What replaces a match. Charged before it is made."""
        run.charge(len(self.texts))
        made = [self.texts[0]]
        for reference, text in zip(self.references, self.texts[1:], strict=True):
            made += (_meant(reference, match), text)
            run.allocate(len(made[-2]) + len(text))
        return "".join(made)


def read_replacement(template: str, groups: int, named: bool) -> Replacement:
    """Take a replacement text apart, for a pattern with so many groups, `named` if one of them has a name."""
    texts = [""]
    references: list[str | int] = []
    end = 0
    for found in _REFERENCE.finditer(template):
        written = found[0]
        reference, length = _reference(written, groups, named)
        if reference is None:
            continue
        texts[-1] += template[end : found.start()]
        end = found.start() + length
        references.append(reference)
        texts.append("")
    texts[-1] += template[end:]
    return Replacement(tuple(texts), tuple(references))


def _reference(written: str, groups: int, named: bool) -> tuple[str | int | None, int]:
    """What a reference refers to, and how much of it does; None if it is plain text."""
    if written[1] == "<":
        return (written[1:-1], len(written)) if named else (None, 0)
    if not written[1].isdigit():
        return written[1], 2
    for length in (3, 2):
        number = int(written[1:length])
        if len(written) >= length and 1 <= number <= groups:
            return number, length
    return None, 0


def _meant(reference: str | int, match: Match) -> str:
    if isinstance(reference, int):
        return match.group(reference) or ""
    if reference[0] == "<":
        place = match.named_places().get(reference[1:])
        return match.text[place[0] : place[1]] if place else ""
    return {"$": "$", "&": match.whole, "`": match.text[: match.start], "'": match.text[match.end :]}[reference]


def caller(run: Run | None, function: Closure | Builtin, groups: int, named: bool) -> Callable[..., Any]:
    """A Python callable for a function that replaces a match of a pattern with so many groups, `named` if one has a name. To
    its parameters with defaults, a group that took no part is absent."""
    call = callback(run, function, groups + 3 + named)
    if not isinstance(function, Closure) or not function.optional:
        return call
    last = function.arity - function.rest
    first, last = max(1, last - function.optional), min(last, groups + 1)
    if first >= last:
        return call
    return lambda *args: call(
        *args[:first], *(MISSING if item is None else item for item in args[first:last]), *args[last:]
    )
