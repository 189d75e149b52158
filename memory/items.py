"""`memory` and `session`: text under text keys; and what all memories share.

One implementation for scripts (`namespaces.py`) and Python (`host.memory`), for the store and the session's dict.
"""

from __future__ import annotations

from typing import Any

from latebind.interp.limits import Limits
from latebind.interp.values import MISSING
from latebind.memory.codec import check_key, decode, text_entry
from latebind.memory.policies import MemoryPolicy
from latebind.memory.quotas import check_quota, check_session, quota_of
from latebind.memory.store.protocol import Entry, Owner
from latebind.memory.transaction.view import SPACES, View


class Space:
    """What all memories share: whose data, and what may be stored. `owner` is None for the session."""

    __slots__ = ("limits", "name", "owner", "policy", "quota")

    def __init__(self, owner: Owner | None, policy: MemoryPolicy, limits: Limits) -> None:
        self.owner = owner
        self.policy = policy
        self.limits = limits
        self.name = SPACES[None if owner is None else owner.kind]
        self.quota = quota_of(owner, policy)

    def has(self, view: View, key: Any) -> bool:
        """Whether there is a live entry under a key."""
        return self._read(view, key) is not None

    def keys(self, view: View, prefix: Any = MISSING) -> list[str]:
        """The keys that start with `prefix`, in code point order."""
        view.call(self.owner)
        found = view.keys(
            self.owner, check_key(prefix, self.limits.key) if prefix is not MISSING and prefix != "" else ""
        )
        view.run.array(len(found))
        view.run.allocate(sum(map(len, found)))
        return found

    def _read(self, view: View, key: Any, *, expiry: bool = False) -> Entry | None:
        return view.fetch(self.owner, key, self.limits.key, expiry)

    def _delete(self, view: View, key: Any, function: str) -> Entry | None:
        view.call(self.owner, function)
        key = check_key(key, self.limits.key)
        entry = view.read(self.owner, key)
        if entry is not None:
            view.run.allocate(len(entry.value))
            view.write(self.owner, key, None)
        return entry

    def _write(self, view: View, key: Any, entry: Entry, function: str | None, blob: bytes | None = None) -> None:
        """Store an entry. `function` is what stores it; None where it has asked already whether it may."""
        view.call(self.owner, function)
        longest, quota = self.limits.key, self.quota
        if key.__class__ is not str or not 0 < len(key) <= longest or not key.isascii():
            key = check_key(key, longest)
        if quota is not None and view.buffer is not None and view.buffer.exact:
            check_quota(view, quota, key, entry)
        if self.owner is None:
            check_session(view.environment.entries, self.policy, key, entry)
        view.write(self.owner, key, entry, blob, quota)


class Items(Space):
    """`getItem`, `setItem`, `deleteItem`, `clear` of `memory` or `session`, with the seed's results."""

    __slots__ = ()

    def get_item(self, view: View, key: Any) -> str:
        """The item's text, or `""` where there is none."""
        entry = view.fetch(self.owner, key, self.limits.key)
        if entry is None:
            return ""
        text = entry.value
        return text[1:-1] if entry.kind == "string" and "\\" not in text else item_text(entry, key)

    def set_item(self, view: View, key: Any, value: Any) -> str:
        """Store text, a number or boolean as its text; gives what was stored."""
        function = f"{self.name}.setItem"
        entry, text = text_entry(value, function, self.policy)
        self._write(view, key, entry, function)
        return text

    def delete_item(self, view: View, key: Any) -> str:
        """Delete an item; gives its text, or `""`."""
        return item_text(self._delete(view, key, f"{self.name}.deleteItem"), key)

    def clear(self, view: View) -> str:
        """Delete all items: `Cleared 3 items`."""
        view.call(self.owner, f"{self.name}.clear")
        count = view.clear(self.owner)
        return f"Cleared {count} item{'' if count == 1 else 's'}"

    def size(self, view: View) -> int:
        """How many items there are."""
        view.call(self.owner)
        return view.size(self.owner)


def item_text(entry: Entry | None, key: str) -> str:
    """An entry as `getItem` gives it: its text, or an empty one."""
    if entry is None:
        return ""
    text = entry.value
    if entry.kind == "string":
        return text[1:-1] if "\\" not in text else str(decode(entry, key))
    return text
