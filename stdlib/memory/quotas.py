"""How much one scope may hold, and the count of its calls.

A commit compares quotas with what there is then, in its atomic step: writers that come at the same moment do not pass
them together. Whose block would, hears of it at the call that passes the quota: the block runs again, counting.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Protocol, cast

from latebind.grammar.errors import LatebindError, fail
from latebind.interp.store import Entry, Quota, Scope
from latebind.interp.transaction import Transactions
from latebind.interp.view import growth, space_name
from latebind.stdlib.memory.policies import MemoryPolicy


def quota_of(scope: Scope | None, policy: MemoryPolicy) -> Quota | None:
    """What a scope may hold; None where that is anything, and for the session, which counts by itself."""
    limits = policy.entries, policy.total, policy.total_files
    return None if scope is None or limits == (None, None, None) else Quota(scope, *limits)


def check_quota(host: Transactions, quota: Quota, key: str, entry: Entry) -> None:
    """Refuse an entry that would take its scope over the quota. One that does not grow is always welcome."""
    if host.keep(quota):
        return
    scope = quota.scope
    entries, size, files = growth(key, host.glimpse(scope, key), entry)
    if entries <= 0 and size <= 0 and files <= 0:
        return
    used = host.kept_usage(scope)
    if entries > 0 and quota.entries is not None and used.entries + entries > quota.entries:
        raise _exceeded(scope, quota.entries, "entries")
    if size > 0 and quota.bytes is not None and used.bytes + size > quota.bytes:
        raise _exceeded(scope, quota.bytes, "bytes of keys and values")
    if files > 0 and quota.file_bytes is not None and used.file_bytes + files > quota.file_bytes:
        raise _exceeded(scope, quota.file_bytes, "bytes of files")


def _exceeded(scope: Scope, limit: int, unit: str) -> LatebindError:
    return fail("QUOTA_EXCEEDED", space=space_name(scope), limit=f"{limit} {unit}")


class Limiter(Protocol):
    """What counts the calls of a scope, `rates.Rates`. Without a limit, that module is not even imported."""

    def count(self, scope: Scope) -> None: ...


class Limited(Protocol):
    """What lends a limiter: the surroundings of a run."""

    limiter: Limiter | None

    def aside(self, work: Callable[[], None]) -> None: ...


def count_call(host: Transactions, scope: Scope | None) -> None:
    """Count a call against the limits of the run and, with `rate_limit`, of the user or conversation."""
    first = host.operation()
    if scope is None or scope.kind == "app":
        return
    around = cast(Limited, host.surroundings)
    limiter = around.limiter
    if limiter is not None and first and host.step_aside():
        around.aside(partial(limiter.count, scope))
