"""What a context's session holds, and how much that is. A transaction that is undone gives the entries back, so they count."""

from __future__ import annotations

from typing import Any

from latebind.memory.store.protocol import Entry


class SessionEntries(dict[str, Entry]):
    """The entries of a session by their keys. `bytes` is what they take, as UTF-8, by the rules of stores."""

    bytes = 0  # of the class until something is stored: contexts are made for one request, and most store nothing

    def __setitem__(self, key: str, entry: Entry) -> None:
        old, value = self.get(key), entry.value
        if old is None:
            self.bytes += entry_size(key, entry)
        elif value.isascii() and old.value.isascii():
            self.bytes += len(value) - len(old.value)
        else:
            self.bytes += entry_size(key, entry) - entry_size(key, old)
        super().__setitem__(key, entry)

    def pop(self, key: str, default: Any = None) -> Any:
        self.bytes -= entry_size(key, self.get(key))
        return super().pop(key, default)


def entry_size(key: str, entry: Entry | None) -> int:
    """The bytes that an entry counts for: those of its key and its value as UTF-8."""
    if entry is None:
        return 0
    value = entry.value
    size = len(key) if key.isascii() else len(key.encode())
    return size + (len(value) if value.isascii() else len(value.encode()))
