"""Did you mean: the nearest of the names that would have been right. Errors of all layers ask here."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

# Longer names are not looked at, of so many only the first, and so few of these are compared letter by letter: an error
# must not take longer than what it interrupts.
_LONGEST = 80
_MOST = 500
_COMPARED = 40
_ALIKE = 0.7


def nearest(name: str, names: Iterable[str]) -> str | None:
    """The name most like `name`, if one is like it: other case first, then few other letters, then the same ones in
    another order, then a longer or shorter one with the same beginning."""
    if len(name) > _LONGEST:
        return None
    short = (other for other in islice(names, 4 * _MOST) if isinstance(other, str) and len(other) <= _LONGEST)
    candidates = list(dict.fromkeys(short))[:_MOST]
    lower = name.casefold()
    for other in candidates:
        if other.casefold() == lower and other != name:
            return other
    if (found := _closest(name, candidates)) is not None:
        return found
    letters = sorted(lower)
    for other in candidates:
        if len(other) == len(name) > 2 and sorted(other.casefold()) == letters:
            return other
    alike = [other for other in candidates if min(len(other), len(name)) > 2 and _begins(name, other)]
    return min(alike, key=lambda other: abs(len(other) - len(name)), default=None)


def _closest(name: str, candidates: list[str]) -> str | None:
    """The candidate that shares most letters, in order, as `difflib.get_close_matches` finds it."""
    from difflib import SequenceMatcher

    matcher: SequenceMatcher[str] = SequenceMatcher()
    matcher.set_seq2(name)
    found: list[tuple[float, str]] = []
    compared = 0
    for other in candidates:
        matcher.set_seq1(other)
        if matcher.real_quick_ratio() < _ALIKE or matcher.quick_ratio() < _ALIKE:
            continue
        if (ratio := matcher.ratio()) >= _ALIKE:
            found.append((ratio, other))
        compared += 1
        if compared == _COMPARED:
            break
    return max(found)[1] if found else None


def _begins(name: str, other: str) -> bool:
    """Whether one name is the beginning of the other."""
    return name.startswith(other) or other.startswith(name)
