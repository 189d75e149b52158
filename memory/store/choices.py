"""What is alike in the URLs of all kinds of stores: options that have a few values, and ports. What reads them asks this."""

from __future__ import annotations

from collections.abc import Callable, Sequence

# Makes the error from a problem with a URL and what to write instead.
Wrong = Callable[[str, str], Exception]


def is_port(text: str) -> bool:
    """Whether digits are the number of a port of TCP that a server can have."""
    return text.isascii() and text.isdigit() and len(text) <= 9 and 0 < int(text) < 65_536


def check_choice(name: str, value: str, values: Sequence[str], wrong: Wrong) -> None:
    """Raise what `wrong` makes for a value that the option does not have."""
    if value not in values:
        raise wrong(f"has a wrong value for `{name}`, `{value}`", f"write {name}={' or '.join(values)}")
