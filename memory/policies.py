"""What may be stored: sizes, lifetimes and quotas, one policy for each memory. Stricter ones apply to writes alone."""

from __future__ import annotations

from types import MappingProxyType

from latebind.grammar.record import FrozenRecord
from latebind.interp.text import finite

KB = 1024
MB = 1024 * KB
DAY = 86_400.0
WEEK = 7 * DAY


_LARGEST = 2**53  # of sizes and counts
_TIMES = frozenset({"longest_ttl", "longest_json_ttl", "longest_file_ttl", "default_ttl"})


def is_count(value: object) -> bool:
    """Whether a host may bound something to so many: a whole number above 0."""
    return isinstance(value, int) and not isinstance(value, bool) and 0 < value <= _LARGEST


class MemoryPolicy(FrozenRecord):
    """The limits of one memory; None is no limit. Sizes are bytes of UTF-8 unless said otherwise, times seconds.

    `json` counts compact JSON, `file` the decoded bytes. `default_ttl` applies where no TTL is given; JSON and files
    always need one. `entries`, `total` and `total_files` are quotas of an owner: one user, conversation or application.
    """

    text: int | None = None  # code points of a string
    value: int | None = None  # bytes of a string
    digits: int | None = None  # before the point of a number
    json: int | None = None
    file: int | None = None
    longest_ttl: float | None = None
    longest_json_ttl: float | None = DAY
    longest_file_ttl: float | None = WEEK
    default_ttl: float | None = None
    entries: int | None = None
    total: int | None = None
    total_files: int | None = None
    variables: int = 20  # that a Variable node sets at once

    def __post_init__(self) -> None:
        for name in self._names:
            value = getattr(self, name)
            if value is None and name != "variables":
                continue
            if name in _TIMES:
                if isinstance(value, bool) or not isinstance(value, int | float) or not (value > 0 and finite(value)):
                    raise ValueError(f"{name} must be a finite number above 0 or None, not {value!r}")
            elif not is_count(value):
                raise ValueError(f"{name} must be a whole number above 0 or None, not {value!r}")


ITEMS = MemoryPolicy(value=64 * KB, entries=100_000, total=64 * MB)
USER = MemoryPolicy(text=255, digits=15, json=5 * KB, file=10 * MB, entries=1_000, total=1 * MB, total_files=50 * MB)
CONVERSATION = MemoryPolicy(text=255, json=64 * KB, longest_ttl=DAY, default_ttl=DAY, entries=1_000, total=1 * MB)

DEFAULTS = MappingProxyType({"memory": ITEMS, "session": ITEMS, "$memory": USER, "ctx.memory": CONVERSATION})

# What scripts may be allowed to do with a memory; each level includes those before it.
LEVELS = ("none", "read", "write", "admin")
