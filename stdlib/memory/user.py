"""`$memory`: a user's variables, files among them."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from typing import Any, cast

from latebind.grammar.errors import fail
from latebind.interp.convert import adopt
from latebind.interp.operators import add
from latebind.interp.store import Entry, Scope
from latebind.interp.transaction import Transactions
from latebind.interp.values import MISSING
from latebind.stdlib.memory.entries import check_key, check_number, decode, expiry, kind_words, required
from latebind.stdlib.memory.files import Around, FileHandle, content
from latebind.stdlib.memory.mime import check_type
from latebind.stdlib.memory.variables import Variables


class UserVariables(Variables):
    """`$memory`."""

    __slots__ = ()

    def get(self, host: Transactions, key: Any, default: Any = None) -> Any:
        """A string, number or boolean as it was stored."""
        value = self._primitive(host, key)
        return default if value is MISSING else value

    def ttl(self, host: Transactions, key: Any) -> int | None:
        """The seconds that are left, rounded up; null where there is no such key, or no end."""
        entry = self._read(host, key, expiry=True)
        if entry is None or entry.expires_at is None:
            return None
        return max(math.ceil(entry.expires_at - host.surroundings.clock()), 0)

    def increment(self, host: Transactions, key: Any, by: Any = 1, ttl: Any = MISSING) -> int | float:
        """Add to a number, 0 where there is none. The time left stays, unless a new one is given."""
        function, policy = f"{self.name}.increment", self.policy
        host.may_write(function)
        key = check_key(key, self.limits.key)
        by = adopt(by)
        if by.__class__ is not int and by.__class__ is not float:
            raise fail("INVALID_VALUE", function=function, found=f"{kind_words(by)} as the amount")
        entry = host.read(self.scope, key, expiry=ttl is MISSING)  # one call: `_write` counts it
        if entry is not None and entry.kind != "number":
            raise self._wrong_kind(key, entry, "increment")
        now = host.surroundings.clock()
        if ttl is MISSING and entry is not None:
            expires_at = entry.expires_at
        else:
            expires_at = expiry(ttl, function, now, policy.longest_ttl, policy.default_ttl)
        value = check_number(add(host.run, 0 if entry is None else decode(entry, key), by), function, policy)
        self._write(host, key, Entry("number", json.dumps(value), expires_at), function)
        return value

    def set_file(self, host: Transactions, key: Any, data: Any, ttl: Any = MISSING, mime: Any = MISSING) -> FileHandle:
        """Store a file: base64 text or a blob (in Python, bytes), whose content must be of its MIME type."""
        function, policy = f"{self.name}.setFile", self.policy
        host.may_write(function)
        required(ttl, function, policy.longest_file_ttl, f'{function}(key, content, 3600, "application/pdf")')
        expires_at = expiry(ttl, function, host.surroundings.clock(), policy.longest_file_ttl)
        mime = check_type(mime)
        blob = content(data, function, policy.file)
        host.move(blob.size)
        check_type(mime, blob.data)
        description = {"mime": mime, "size": blob.size, "digest": blob.digest}
        name = getattr(host.surroundings.store(), "new_object", None)
        if name is not None:
            description["object"] = name()  # named now, so that there is a link before the file is stored
        entry = Entry("file", json.dumps(description), expires_at)
        self._write(host, key, entry, function, blob.data)
        return self._handle(host, key, entry)

    def get_file(self, host: Transactions, key: Any) -> FileHandle | None:
        """The handle of a file, null where there is nothing."""
        entry = self._read(host, key)
        if entry is None:
            return None
        if entry.kind != "file":
            raise self._wrong_kind(key, entry, "getFile")
        return self._handle(host, key, entry)

    def _handle(self, host: Transactions, key: str, entry: Entry) -> FileHandle:
        found = decode(entry, key)
        around, scope = cast(Around, host.surroundings), cast(Scope, self.scope)
        return FileHandle(around, scope, key, found, entry.expires_at)

    def read_file(self, host: Transactions, key: str, digest: str) -> tuple[bytes, str] | None:
        """Content and MIME type of a file, None unless it is the one of this digest."""
        entry = self._read(host, key)
        if entry is None or entry.kind != "file":
            return None
        handle = self._handle(host, key, entry)
        return (handle.load(host).data, handle.mime) if handle.digest == digest else None

    def member(self, host: Transactions, name: str) -> Any:
        """`$memory.nombre`: a variable of any kind; a file gives its handle."""
        entry = self._read(host, name)
        if entry is None:
            raise fail(
                "MISSING_KEY", key=name, hint="where it may be absent, write `$memory.get(key, default)` or `??`"
            )
        return self._handle(host, name, entry) if entry.kind == "file" else decode(entry, name)

    def assign(self, host: Transactions, values: Mapping[str, Any], ttl: Any = MISSING) -> None:
        """What a Variable node does: store several values, objects and arrays as JSON."""
        if len(values) > self.policy.variables:
            raise fail(
                "VALUE_TOO_LONG",
                function="assign",
                limit=f"{self.policy.variables} variables",
                found=str(len(values)),
            )
        for key, value in values.items():
            if isinstance(adopt(value), list | dict):
                self.set_json(host, key, value, ttl)
            else:
                self.set(host, key, value, ttl)
