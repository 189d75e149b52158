"""Which commits are about one entry alone, as most are: the stores on servers have a shorter way for these."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from latebind.memory.store.protocol import AnyCheck, Check, Put, Quota, Write


class Lone(NamedTuple):
    """What such a commit writes, what its entry is compared with, and what its owner may hold; None where nothing is asked."""

    put: Put
    check: Check | None
    quota: Quota | None


def lone(checks: Sequence[AnyCheck], writes: Sequence[Write]) -> Lone | None:
    """A commit that puts one entry and no file, compared at most with itself by its value; None for any other."""
    if len(writes) != 1 or len(checks) > 2:
        return None
    put = writes[0]
    if not isinstance(put, Put) or put.entry.kind == "file" or put.blob is not None:
        return None
    found: Check | None = None
    quota: Quota | None = None
    for check in checks:
        if check.owner != put.owner:
            return None
        if isinstance(check, Quota) and quota is None:
            quota = check
        elif isinstance(check, Check) and found is None and check.key == put.key and not check.with_expiry:
            found = check
        else:
            return None
    return Lone(put, found, quota)
