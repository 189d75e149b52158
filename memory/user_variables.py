"""`$memory`: a user's variables, files among them."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from typing import Any, cast

from latebind.grammar.errors import fail
from latebind.interp.convert import from_host
from latebind.interp.operators import add
from latebind.interp.values import MISSING
from latebind.memory.codec import check_key, check_number, decode, expiry, kind_words, required
from latebind.memory.files import Around, FileHandle, content
from latebind.memory.mime import check_type
from latebind.memory.store.protocol import Entry, Owner
from latebind.memory.transaction.transaction import Transactions
from latebind.memory.variables import Variables


class UserVariables(Variables):
    """`$memory`."""

    __slots__ = ()

    def get(self, transactions: Transactions, key: Any, default: Any = None) -> Any:
        """A string, number or boolean as it was stored."""
        value = self._primitive(transactions, key)
        return default if value is MISSING else value

    def ttl(self, transactions: Transactions, key: Any) -> int | None:
        """The seconds that are left, rounded up; null where there is no such key, or no end."""
        entry = self._read(transactions, key, expiry=True)
        if entry is None or entry.expires_at is None:
            return None
        return max(math.ceil(entry.expires_at - transactions.environment.clock()), 0)

    def increment(self, transactions: Transactions, key: Any, by: Any = 1, ttl: Any = MISSING) -> int | float:
        """Add to a number, 0 where there is none. The time left stays, unless a new one is given."""
        function, policy = f"{self.name}.increment", self.policy
        transactions.may_write(function)
        key = check_key(key, self.limits.key)
        by = from_host(by)
        if by.__class__ is not int and by.__class__ is not float:
            raise fail("INVALID_VALUE", function=function, found=f"{kind_words(by)} as the amount")
        entry = transactions.read(self.owner, key, expiry=ttl is MISSING)  # one call: `_write` counts it
        if entry is not None and entry.kind != "number":
            raise self._wrong_kind(key, entry, "increment")
        now = transactions.environment.clock()
        if ttl is MISSING and entry is not None:
            expires_at = entry.expires_at
        else:
            expires_at = expiry(ttl, function, now, policy.longest_ttl, policy.default_ttl)
        value = check_number(add(transactions.run, 0 if entry is None else decode(entry, key), by), function, policy)
        self._write(transactions, key, Entry("number", json.dumps(value), expires_at), function)
        return value

    def set_file(
        self, transactions: Transactions, key: Any, data: Any, ttl: Any = MISSING, mime: Any = MISSING
    ) -> FileHandle:
        """Store a file: base64 text or a blob (in Python, bytes), whose content must be of its MIME type."""
        function, policy = f"{self.name}.setFile", self.policy
        transactions.may_write(function)
        required(ttl, function, policy.longest_file_ttl, f'{function}(key, content, 3600, "application/pdf")')
        expires_at = expiry(ttl, function, transactions.environment.clock(), policy.longest_file_ttl)
        mime = check_type(mime)
        blob = content(data, function, policy.file)
        transactions.move(blob.size)
        check_type(mime, blob.data)
        description = {"mime": mime, "size": blob.size, "digest": blob.digest}
        name = getattr(transactions.environment.store(), "new_object", None)
        if name is not None:
            description["object"] = name()  # named now, so that there is a link before the file is stored
        entry = Entry("file", json.dumps(description), expires_at)
        self._write(transactions, key, entry, function, blob.data)
        return self._handle(transactions, key, entry)

    def get_file(self, transactions: Transactions, key: Any) -> FileHandle | None:
        """The handle of a file, null where there is nothing."""
        entry = self._read(transactions, key)
        if entry is None:
            return None
        if entry.kind != "file":
            raise self._wrong_kind(key, entry, "getFile")
        return self._handle(transactions, key, entry)

    def _handle(self, transactions: Transactions, key: str, entry: Entry) -> FileHandle:
        found = decode(entry, key)
        environment, owner = cast(Around, transactions.environment), cast(Owner, self.owner)
        return FileHandle(environment, owner, key, found, entry.expires_at)

    def read_file(self, transactions: Transactions, key: str, digest: str) -> tuple[bytes, str] | None:
        """Content and MIME type of a file, None unless it is the one of this digest."""
        entry = self._read(transactions, key)
        if entry is None or entry.kind != "file":
            return None
        handle = self._handle(transactions, key, entry)
        return (handle.load(transactions).data, handle.mime) if handle.digest == digest else None

    def member(self, transactions: Transactions, name: str) -> Any:
        """`$memory.nombre`: a variable of any kind; a file gives its handle."""
        entry = self._read(transactions, name)
        if entry is None:
            raise fail(
                "MISSING_KEY", key=name, hint="where it may be absent, write `$memory.get(key, default)` or `??`"
            )
        return self._handle(transactions, name, entry) if entry.kind == "file" else decode(entry, name)

    def assign(self, transactions: Transactions, values: Mapping[str, Any], ttl: Any = MISSING) -> None:
        """What a Variable node does: store several values, objects and arrays as JSON."""
        if len(values) > self.policy.variables:
            raise fail(
                "VALUE_TOO_LONG",
                function="assign",
                limit=f"{self.policy.variables} variables",
                found=str(len(values)),
            )
        for key, value in values.items():
            if isinstance(from_host(value), list | dict):
                self.set_json(transactions, key, value, ttl)
            else:
                self.set(transactions, key, value, ttl)
