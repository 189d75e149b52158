"""`memory` and `session`: text under text keys. One implementation for scripts and Python, for store and dict."""

from __future__ import annotations

from typing import Any

from latebind.grammar.errors import fail
from latebind.interp.limits import Limits
from latebind.interp.store import Entry, Scope
from latebind.interp.transaction import Transactions
from latebind.interp.values import MISSING
from latebind.interp.view import space_name
from latebind.stdlib.memory.entries import check_key, decode, text_entry
from latebind.stdlib.memory.policies import MemoryPolicy
from latebind.stdlib.memory.quotas import check_quota, count_call, quota_of


class Space:
    """What all memories share: whose data, and what may be stored. `scope` is None for the session."""

    __slots__ = ("limits", "name", "policy", "quota", "scope")

    def __init__(self, scope: Scope | None, policy: MemoryPolicy, limits: Limits) -> None:
        self.scope = scope
        self.policy = policy
        self.limits = limits
        self.name = space_name(scope)
        self.quota = quota_of(scope, policy)

    def operation(self, host: Transactions) -> None:
        """Count a call."""
        count_call(host, self.scope)

    def has(self, host: Transactions, key: Any) -> bool:
        return self._read(host, key) is not None

    def keys(self, host: Transactions, prefix: Any = MISSING) -> list[str]:
        """The keys that start with `prefix`, in code point order."""
        self.operation(host)
        found = host.keys(
            self.scope, check_key(prefix, self.limits.key) if prefix is not MISSING and prefix != "" else ""
        )
        host.run.array(len(found))
        host.run.allocate(sum(map(len, found)))
        return found

    def _read(self, host: Transactions, key: Any, *, expiry: bool = False) -> Entry | None:
        self.operation(host)
        entry = host.read(self.scope, check_key(key, self.limits.key), expiry=expiry)
        if entry is not None:
            host.run.allocate(len(entry.value))
        return entry

    def _delete(self, host: Transactions, key: Any, function: str) -> Entry | None:
        host.may_write(function)
        key = check_key(key, self.limits.key)
        entry = self._read(host, key)
        if entry is not None:
            host.write(self.scope, key, None)
        return entry

    def _write(self, host: Transactions, key: Any, entry: Entry, function: str, blob: bytes | None = None) -> None:
        host.may_write(function)
        self.operation(host)
        key = check_key(key, self.limits.key)
        if self.quota is not None:
            check_quota(host, self.quota, key, entry)
        elif self.scope is None:
            held = host.surroundings.entries
            if self.policy.entries is not None and len(held) >= self.policy.entries and key not in held:
                raise fail("QUOTA_EXCEEDED", space=self.name, limit=f"{self.policy.entries} entries")
        host.write(self.scope, key, entry, blob)


class Items(Space):
    """`getItem`, `setItem`, `deleteItem`, `clear` of `memory` or `session`, with the seed's results."""

    __slots__ = ()

    def get_item(self, host: Transactions, key: Any) -> str:
        return item_text(self._read(host, key), key)

    def set_item(self, host: Transactions, key: Any, value: Any) -> str:
        function = f"{self.name}.setItem"
        entry, text = text_entry(value, function, self.policy)
        self._write(host, key, entry, function)
        return text

    def delete_item(self, host: Transactions, key: Any) -> str:
        return item_text(self._delete(host, key, f"{self.name}.deleteItem"), key)

    def clear(self, host: Transactions) -> str:
        host.may_write(f"{self.name}.clear")
        self.operation(host)
        count = host.clear(self.scope)
        return f"Cleared {count} item{'' if count == 1 else 's'}"

    def size(self, host: Transactions) -> int:
        self.operation(host)
        return host.size(self.scope)


def item_text(entry: Entry | None, key: str) -> str:
    """An entry as `getItem` gives it: its text, or an empty one."""
    if entry is None:
        return ""
    text = entry.value
    if entry.kind == "string":
        return text[1:-1] if "\\" not in text else str(decode(entry, key))
    return text
