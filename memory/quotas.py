"""How much one owner may have in a memory.

A commit compares quotas with what there is then, in its atomic step: writers that come at the same moment do not pass
them together. Whose block would, hears of it at the call that passes the quota: the block runs again, counting.
"""

from __future__ import annotations

from latebind.grammar.errors import LatebindError, fail
from latebind.memory.policies import MemoryPolicy
from latebind.memory.store.protocol import Entry, Owner, Quota
from latebind.memory.transaction.session_entries import SessionEntries, entry_size
from latebind.memory.transaction.view import View, growth, space_name


def quota_of(owner: Owner | None, policy: MemoryPolicy) -> Quota | None:
    """What an owner may hold; None where that is anything, and for the session, which counts by itself."""
    limits = policy.entries, policy.total, policy.total_files
    return None if owner is None or limits == (None, None, None) else Quota(owner, *limits)


def check_quota(view: View, quota: Quota, key: str, entry: Entry) -> None:
    """Refuse an entry that would take its owner over the quota. One that does not grow is always welcome."""
    owner = quota.owner
    entries, size, files = growth(key, view.glimpse(owner, key), entry)
    if entries <= 0 and size <= 0 and files <= 0:
        return
    used = view.kept_usage(owner)
    if entries > 0 and quota.entries is not None and used.entries + entries > quota.entries:
        raise _exceeded(owner, quota.entries, "entries")
    if size > 0 and quota.bytes is not None and used.bytes + size > quota.bytes:
        raise _exceeded(owner, quota.bytes, "bytes of keys and values")
    if files > 0 and quota.file_bytes is not None and used.file_bytes + files > quota.file_bytes:
        raise _exceeded(owner, quota.file_bytes, "bytes of files")


def check_session(held: SessionEntries, policy: MemoryPolicy, key: str, entry: Entry) -> None:
    """The same for the session, which is nobody's but its context's."""
    old = held.get(key)
    if old is None and policy.entries is not None and len(held) >= policy.entries:
        raise _exceeded(None, policy.entries, "entries")
    if (
        policy.total is not None and held.bytes + 4 * (len(key) + len(entry.value)) > policy.total
    ):  # 4 bytes a character
        grown = entry_size(key, entry) - entry_size(key, old)
        if grown > 0 and held.bytes + grown > policy.total:
            raise _exceeded(None, policy.total, "bytes of keys and values")


def _exceeded(owner: Owner | None, limit: int, unit: str) -> LatebindError:
    return fail("QUOTA_EXCEEDED", space=space_name(owner), limit=f"{limit} {unit}")
