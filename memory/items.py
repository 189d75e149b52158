"""`memory` and `session`: text under text keys. One implementation for scripts and Python, for store and dict."""

from __future__ import annotations

from typing import Any

from latebind.grammar.errors import fail
from latebind.interp.limits import Limits
from latebind.interp.values import MISSING
from latebind.memory.codec import check_key, decode, text_entry
from latebind.memory.policies import MemoryPolicy
from latebind.memory.quotas import check_quota, count_call, quota_of
from latebind.memory.store.protocol import Entry, Owner
from latebind.memory.transaction.transaction import Transactions
from latebind.memory.transaction.view import space_name


class Space:
    """What all memories share: whose data, and what may be stored. `owner` is None for the session."""

    __slots__ = ("limits", "name", "owner", "policy", "quota")

    def __init__(self, owner: Owner | None, policy: MemoryPolicy, limits: Limits) -> None:
        self.owner = owner
        self.policy = policy
        self.limits = limits
        self.name = space_name(owner)
        self.quota = quota_of(owner, policy)

    def operation(self, transactions: Transactions) -> None:
        """Count a call."""
        count_call(transactions, self.owner)

    def has(self, transactions: Transactions, key: Any) -> bool:
        return self._read(transactions, key) is not None

    def keys(self, transactions: Transactions, prefix: Any = MISSING) -> list[str]:
        """The keys that start with `prefix`, in code point order."""
        self.operation(transactions)
        found = transactions.keys(
            self.owner, check_key(prefix, self.limits.key) if prefix is not MISSING and prefix != "" else ""
        )
        transactions.run.array(len(found))
        transactions.run.allocate(sum(map(len, found)))
        return found

    def _read(self, transactions: Transactions, key: Any, *, expiry: bool = False) -> Entry | None:
        self.operation(transactions)
        entry = transactions.read(self.owner, check_key(key, self.limits.key), expiry=expiry)
        if entry is not None:
            transactions.run.allocate(len(entry.value))
        return entry

    def _delete(self, transactions: Transactions, key: Any, function: str) -> Entry | None:
        transactions.may_write(function)
        key = check_key(key, self.limits.key)
        entry = self._read(transactions, key)
        if entry is not None:
            transactions.write(self.owner, key, None)
        return entry

    def _write(
        self, transactions: Transactions, key: Any, entry: Entry, function: str, blob: bytes | None = None
    ) -> None:
        transactions.may_write(function)
        self.operation(transactions)
        key = check_key(key, self.limits.key)
        if self.quota is not None:
            check_quota(transactions, self.quota, key, entry)
        elif self.owner is None:
            held = transactions.environment.entries
            if self.policy.entries is not None and len(held) >= self.policy.entries and key not in held:
                raise fail("QUOTA_EXCEEDED", space=self.name, limit=f"{self.policy.entries} entries")
        transactions.write(self.owner, key, entry, blob)


class Items(Space):
    """`getItem`, `setItem`, `deleteItem`, `clear` of `memory` or `session`, with the seed's results."""

    __slots__ = ()

    def get_item(self, transactions: Transactions, key: Any) -> str:
        return item_text(self._read(transactions, key), key)

    def set_item(self, transactions: Transactions, key: Any, value: Any) -> str:
        function = f"{self.name}.setItem"
        entry, text = text_entry(value, function, self.policy)
        self._write(transactions, key, entry, function)
        return text

    def delete_item(self, transactions: Transactions, key: Any) -> str:
        return item_text(self._delete(transactions, key, f"{self.name}.deleteItem"), key)

    def clear(self, transactions: Transactions) -> str:
        transactions.may_write(f"{self.name}.clear")
        self.operation(transactions)
        count = transactions.clear(self.owner)
        return f"Cleared {count} item{'' if count == 1 else 's'}"

    def size(self, transactions: Transactions) -> int:
        self.operation(transactions)
        return transactions.size(self.owner)


def item_text(entry: Entry | None, key: str) -> str:
    """An entry as `getItem` gives it: its text, or an empty one."""
    if entry is None:
        return ""
    text = entry.value
    if entry.kind == "string":
        return text[1:-1] if "\\" not in text else str(decode(entry, key))
    return text
