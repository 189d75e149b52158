"""How much one scope may hold, and the count of its calls.

Quotas are soft where many write at once: writers that come at the same moment may pass them together, since a quota is
no part of what a transaction compares. Otherwise any two writes of one scope would be a conflict.
"""

from __future__ import annotations

from typing import Protocol, cast

from latebind.grammar.errors import fail
from latebind.interp.store import Entry, Scope, Usage
from latebind.interp.transaction import Transactions
from latebind.interp.view import change, space_name
from latebind.stdlib.memory.policies import MemoryPolicy

_NOTHING = Usage(0, 0, 0)


def check_quota(host: Transactions, scope: Scope, policy: MemoryPolicy, key: str, entry: Entry) -> None:
    """Refuse an entry that would take its scope over a quota. One that does not grow is always welcome."""
    growth = change(_NOTHING, key, host.glimpse(scope, key), entry)
    if growth.entries <= 0 and growth.bytes <= 0 and growth.file_bytes <= 0:
        return
    usage = host.kept_usage(scope)
    for quota, used, more, unit in (
        (policy.entries, usage.entries, growth.entries, "entries"),
        (policy.total, usage.bytes, growth.bytes, "bytes of keys and values"),
        (policy.total_files, usage.file_bytes, growth.file_bytes, "bytes of files"),
    ):
        if quota is not None and more > 0 and used + more > quota:
            raise fail("QUOTA_EXCEEDED", space=space_name(scope), limit=f"{quota} {unit}")


class Limiter(Protocol):
    """What counts the calls of a scope, `rates.Rates`. Without a limit, that module is not even imported."""

    def count(self, scope: Scope) -> None: ...


class Limited(Protocol):
    """What lends a limiter: the surroundings of a run."""

    limiter: Limiter | None


def count_call(host: Transactions, scope: Scope | None) -> None:
    """Count a call against the limits of the run and, with `rate_limit`, of the user or conversation."""
    first = host.operation()
    if scope is None or scope.kind == "app":
        return
    limiter = cast(Limited, host.surroundings).limiter
    if limiter is not None and first and host.step_aside():
        limiter.count(scope)
