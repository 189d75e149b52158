"""How much one scope may hold, and the count of its calls.

A commit compares quotas with what there is then, in its atomic step: writers that come at the same moment do not pass
them together. Whose block would, hears of it at the call that passes the quota: the block runs again, counting.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Protocol, cast

from latebind.grammar.errors import LatebindError, fail
from latebind.memory.policies import MemoryPolicy
from latebind.memory.store.protocol import Entry, Owner, Quota
from latebind.memory.transaction.transaction import Transactions
from latebind.memory.transaction.view import growth, space_name


def quota_of(owner: Owner | None, policy: MemoryPolicy) -> Quota | None:
    """What a scope may hold; None where that is anything, and for the session, which counts by itself."""
    limits = policy.entries, policy.total, policy.total_files
    return None if owner is None or limits == (None, None, None) else Quota(owner, *limits)


def check_quota(transactions: Transactions, quota: Quota, key: str, entry: Entry) -> None:
    """Refuse an entry that would take its scope over the quota. One that does not grow is always welcome."""
    if transactions.keep(quota):
        return
    owner = quota.owner
    entries, size, files = growth(key, transactions.glimpse(owner, key), entry)
    if entries <= 0 and size <= 0 and files <= 0:
        return
    used = transactions.kept_usage(owner)
    if entries > 0 and quota.entries is not None and used.entries + entries > quota.entries:
        raise _exceeded(owner, quota.entries, "entries")
    if size > 0 and quota.bytes is not None and used.bytes + size > quota.bytes:
        raise _exceeded(owner, quota.bytes, "bytes of keys and values")
    if files > 0 and quota.file_bytes is not None and used.file_bytes + files > quota.file_bytes:
        raise _exceeded(owner, quota.file_bytes, "bytes of files")


def _exceeded(owner: Owner, limit: int, unit: str) -> LatebindError:
    return fail("QUOTA_EXCEEDED", space=space_name(owner), limit=f"{limit} {unit}")


class Limiter(Protocol):
    """What counts the calls of a scope, `rates.Rates`. Without a limit, that module is not even imported."""

    def count(self, owner: Owner) -> None: ...


class Limited(Protocol):
    """What lends a limiter: the surroundings of a run."""

    limiter: Limiter | None

    def aside(self, work: Callable[[], None]) -> None: ...


def count_call(transactions: Transactions, owner: Owner | None) -> None:
    """Count a call against the limits of the run and, with `rate_limit`, of the user or conversation."""
    first = transactions.operation()
    if owner is None or owner.kind == "app":
        return
    environment = cast(Limited, transactions.environment)
    limiter = environment.limiter
    if limiter is not None and first and transactions.step_aside():
        environment.aside(partial(limiter.count, owner))
