"""Did you mean: the nearest of the names that would have been right. Errors of all layers ask here."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(name: str, names: Iterable[str]) -> str | None:
    """The name most like `name`, if one is like it: other case first, then few other letters, then a longer or shorter
    one with the same beginning."""
    from difflib import get_close_matches

    candidates = [other for other in dict.fromkeys(names) if isinstance(other, str)][:2_000]
    lower = name.casefold()
    for other in candidates:
        if other.casefold() == lower and other != name:
            return other
    if found := get_close_matches(name[:100], candidates, n=1, cutoff=0.7):
        return found[0]
    alike = [other for other in candidates if min(len(other), len(name)) > 2 and _begins(name, other)]
    return min(alike, key=lambda other: abs(len(other) - len(name)), default=None)


def _begins(name: str, other: str) -> bool:
    """Whether one name is the beginning of the other."""
    return name.startswith(other) or other.startswith(name)
