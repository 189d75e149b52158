"""What may be the id of a tenant, a user, a conversation or a message. Runtimes, contexts and the command line ask it."""

from __future__ import annotations

from latebind.memory.store.protocol import LONGEST_ID


def check_id(what: str, value: object) -> None:
    """Raise TypeError or ValueError for what names nobody."""
    if isinstance(value, str) and 0 < len(value) <= LONGEST_ID and value.isascii():  # most are
        return
    # An empty id would be everybody's; a number may be another person's text.
    if not isinstance(value, str):
        raise TypeError(f"{what} must be a str, not {type(value).__name__}")
    if not value:
        raise TypeError(f"{what} must not be empty")
    size = _size(value)
    if size is None:
        raise ValueError(f"{what} holds half of a surrogate pair, which is no text")
    if size > LONGEST_ID:
        raise ValueError(f"{what} has {size} bytes as UTF-8: {LONGEST_ID} at most")


def misfit(id: str) -> tuple[str, str] | None:
    """What is expected where somebody has typed this as an id, and what it is instead; None where it may be one."""
    if not id:
        return "an id", "nothing"
    size = _size(id)
    if size is None:
        return "an id in UTF-8", "other bytes"
    return (f"an id of at most {LONGEST_ID} bytes", str(size)) if size > LONGEST_ID else None


def _size(id: str) -> int | None:
    """The bytes of an id as UTF-8; None of what has half of a surrogate pair."""
    try:
        return len(id.encode())
    except UnicodeEncodeError:
        return None
