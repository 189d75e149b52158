"""`$memory`: a user's variables, files among them."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from typing import Any

from latebind.grammar.errors import fail
from latebind.interp.convert import scalar, type_name
from latebind.interp.operators import add
from latebind.interp.values import MISSING, SAFE_INT
from latebind.memory.codec import check_key, check_number, decode, expiry, json_text, kind_words, required
from latebind.memory.files import FileHandle, content
from latebind.memory.mime import check_type
from latebind.memory.store.protocol import Entry
from latebind.memory.transaction.view import View
from latebind.memory.variables import Variables


class UserVariables(Variables):
    """`$memory`."""

    __slots__ = ()

    def ttl(self, view: View, key: Any) -> float | None:
        """The seconds that are left, rounded up; null where there is no such key, or no end."""
        entry = self._read(view, key, expiry=True)
        if entry is None or entry.expires_at is None:
            return None
        left = entry.expires_at - view.environment.clock()
        return max(math.ceil(left), 0) if left < SAFE_INT else left

    def increment(self, view: View, key: Any, by: Any = 1, ttl: Any = MISSING) -> int | float:
        """Add to a number, 0 where there is none. The time left stays, unless a new one is given."""
        function, policy = f"{self.name}.increment", self.policy
        view.may_write(function)
        key = check_key(key, self.limits.key)
        if type_name(by) != "number":
            raise fail("INVALID_VALUE", function=function, verb="store", found=f"{kind_words(by)} as the amount")
        by = scalar(by)
        entry = view.read(self.owner, key, expiry=ttl is MISSING)  # `_write` counts the call
        if entry is not None and entry.kind != "number":
            raise self._wrong_kind(key, entry, "increment")
        now = view.environment.clock()
        if ttl is MISSING and entry is not None:
            expires_at = entry.expires_at
        else:
            expires_at = expiry(ttl, function, now, policy.longest_ttl, policy.default_ttl)
        value = check_number(add(view.run, 0 if entry is None else decode(entry, key), by), function, policy)
        self._write(view, key, Entry("number", json.dumps(value), expires_at), None)
        return value

    def set_file(self, view: View, key: Any, data: Any, ttl: Any = MISSING, mime: Any = MISSING) -> FileHandle:
        """Store a file: base64 text or a blob (in Python, bytes), whose content must be of its MIME type."""
        function, policy = f"{self.name}.setFile", self.policy
        view.may_write(function)
        required(ttl, function, policy.longest_file_ttl, f'{function}(key, content, 3600, "application/pdf")')
        expires_at = expiry(ttl, function, view.environment.clock(), policy.longest_file_ttl)
        mime = check_type(mime)
        if isinstance(data, str):
            view.run.match(4 * len(data))  # decoded, hashed and looked at
        blob = content(data, function, policy.file)
        view.move(blob.size)
        check_type(mime, blob.data)
        description = {"mime": mime, "size": blob.size, "digest": blob.digest}
        elsewhere = view.environment.files_elsewhere()
        if elsewhere is not None:
            description["object"] = elsewhere.new_object()  # now, so that there is a link before the file is stored
        entry = Entry("file", json_text(description), expires_at)
        self._write(view, key, entry, None, blob.data)
        return self._handle(view, key, entry)

    def get_file(self, view: View, key: Any) -> FileHandle | None:
        """The handle of a file, null where there is nothing."""
        entry = self._read(view, key)
        if entry is None:
            return None
        if entry.kind != "file":
            raise self._wrong_kind(key, entry, "getFile")
        return self._handle(view, key, entry)

    def _handle(self, view: View, key: str, entry: Entry) -> FileHandle:
        assert self.owner is not None, "files are a user's"
        return FileHandle(view.environment, self.owner, key, decode(entry, key), entry.expires_at)

    def read_file(self, view: View, key: str, digest: str) -> tuple[bytes, str] | None:
        """Content and MIME type of a file, None unless it is the one of this digest."""
        entry = self._read(view, key)
        if entry is None or entry.kind != "file":
            return None
        handle = self._handle(view, key, entry)
        return (handle.load(view).data, handle.mime) if handle.digest == digest else None

    def member(self, view: View, name: str) -> Any:
        """`$memory.nombre`: a variable of any kind; a file gives its handle."""
        entry = self._read(view, name)
        if entry is None:
            raise fail(
                "MISSING_KEY", key=name, hint="where it may be absent, write `$memory.get(key, default)` or `??`"
            )
        if entry.kind == "file":
            return self._handle(view, name, entry)
        return self._json(view, name, entry) if entry.kind == "json" else decode(entry, name)

    def assign(self, view: View, values: Mapping[str, Any], ttl: Any = MISSING) -> None:
        """What a Variable node does: store several values, objects and arrays as JSON."""
        if len(values) > self.policy.variables:
            raise fail(
                "VALUE_TOO_LONG",
                function="assign",
                limit=f"{self.policy.variables} variables",
                found=str(len(values)),
            )
        for key, value in values.items():
            if type_name(value) in ("array", "object"):
                self.set_json(view, key, value, ttl)
            else:
                self.set(view, key, value, ttl)
