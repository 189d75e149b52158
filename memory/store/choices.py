"""Options of a store's URL that have a few values. What reads the URLs of each kind of store asks this."""

from __future__ import annotations

from collections.abc import Callable, Sequence

# Makes the error from a problem with a URL and what to write instead.
Wrong = Callable[[str, str], Exception]


def check_choice(name: str, value: str, values: Sequence[str], wrong: Wrong) -> None:
    """Raise what `wrong` makes for a value that the option does not have."""
    if value not in values:
        raise wrong(f"has a wrong value for `{name}`, `{value}`", f"write {name}={' or '.join(values)}")
