"""How many examples hypothesis tries in a test that has its own number of them."""

from __future__ import annotations

from hypothesis import settings


def up_to(most: int) -> int:
    """So many in `make long`, which looks for new ones; in `make test`, which tries the same each time, a third of them."""
    return most // 3 if settings().derandomize else most
