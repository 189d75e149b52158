"""Random numbers of programs that run without a context: the system's, fetched many at a time."""

from __future__ import annotations

import os
from struct import Struct

_COUNT = 128
_READ = Struct(f"<{_COUNT}Q").unpack
_ready: list[float] = []


def number() -> float:
    """A random number from 0 to below 1, which nobody else gets."""
    while True:
        try:
            return _ready.pop()
        except IndexError:
            _ready.extend([(bits >> 11) * 2.0**-53 for bits in _READ(os.urandom(8 * _COUNT))])


# A process that is a copy of this one would get the same numbers.
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_ready.clear)
