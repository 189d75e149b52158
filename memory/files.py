"""Files in `$memory`: blobs, which are bytes that a script may pass on but not look into, and handles of stored files."""

from __future__ import annotations

import binascii
import math
import re
from functools import cached_property
from typing import Any, BinaryIO

from latebind.grammar.errors import LatebindError, LimitError, fail
from latebind.interp.convert import scalar
from latebind.interp.library import Table
from latebind.interp.limits import Run
from latebind.interp.values import Handle
from latebind.memory.codec import decode, kind_words
from latebind.memory.signed_urls import Claim, link_end, make_link
from latebind.memory.store.protocol import Owner
from latebind.memory.transaction.environment import Environment
from latebind.memory.transaction.transaction import view_of
from latebind.memory.transaction.view import View
from latebind.stdlib.encoding import forgiving_base64
from latebind.stdlib.json import charge_json, charged_value, nested_deeper


class Blob(Handle):
    """Bytes. Equal where the content is. `str(blob)` is base64 text, as which it leaves for JSON.

    To scripts it is that text wherever they look at it; passed on, it stays what it is and is charged as bytes that move.
    """

    kind = "blob"

    def __init__(self, data: bytes | bytearray | memoryview) -> None:
        if not isinstance(data, bytes | bytearray | memoryview):
            raise TypeError(f"a blob is made of bytes, not {type(data).__name__}")
        data = bytes(data)
        self.data = data
        self.extent = len(data)
        self.length = 4 * (-(-len(data) // 3))

    @property
    def size(self) -> int:
        """The number of bytes."""
        return len(self.data)

    @cached_property
    def digest(self) -> str:
        """The SHA-256 of the content, in hexadecimal."""
        from hashlib import sha256

        return sha256(self.data).hexdigest()

    def to_bytes(self) -> bytes:
        """The content."""
        return self.data

    def to_base64(self) -> str:
        """The content as base64 text."""
        return binascii.b2a_base64(self.data, newline=False).decode()

    def as_text(self) -> str:
        return self.to_base64()

    def to_dict(self) -> dict[str, Any]:
        """The JSON form."""
        return {"size": self.size, "base64": self.to_base64()}

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Blob) and self.data == other.data

    def __hash__(self) -> int:
        return hash(self.data)

    def same(self, other: Any) -> bool:
        """`===`: scripts see the content as base64 text, and may compare it with such."""
        if isinstance(other, str):
            return len(other) == 4 * (-(-self.size // 3)) and self.to_base64() == other
        return bool(self == other)

    def __str__(self) -> str:
        return self.to_base64()

    def __repr__(self) -> str:
        return f"<Blob of {self.size} bytes>"


class FileHandle(Handle):
    """A stored file. It is pinned to its content: once the file is replaced or gone, reading it is a CONFLICT."""

    kind = "file"

    def __init__(
        self,
        environment: Environment,
        owner: Owner,
        key: str,
        description: dict[str, Any],
        expires_at: float | None,
    ) -> None:
        self._environment = environment
        self._owner = owner
        self.key = key
        self.mime: str = description["mime"]
        self.size: int = description["size"]
        self.digest: str = description["digest"]
        self._object: str | None = description.get("object")
        self.expires_at = expires_at

    def to_bytes(self) -> bytes:
        """The content."""
        return self._environment.within(self.load).data

    def to_base64(self) -> str:
        """The content as base64 text."""
        return Blob(self.to_bytes()).to_base64()

    def to_raw(self) -> Any:
        """The content as text, parsed where it is JSON."""
        return self._environment.within(self.raw)

    async def ato_bytes(self) -> bytes:
        """`to_bytes`, in an event loop."""
        return await self._environment.waiting(self.to_bytes)

    async def ato_base64(self) -> str:
        """`to_base64`, in an event loop."""
        return await self._environment.waiting(self.to_base64)

    async def ato_raw(self) -> Any:
        """`to_raw`, in an event loop."""
        return await self._environment.waiting(self.to_raw)

    def to_url(self, seconds: float = 3600) -> str:
        """A signed link that works for so long, and never longer than the file lives."""
        owner, until = self._owner, math.inf if self.expires_at is None else self.expires_at
        settings = self._environment.links
        if self._object is None:
            return make_link(settings, Claim(owner.tenant, owner.id, self.key, self.digest, until), seconds)
        elsewhere = self._environment.files_elsewhere()
        if elsewhere is None:
            raise fail("UNAVAILABLE", reason=f"the file `{self.key}` is in S3", hint="make the runtime with files=…")
        return elsewhere.object_link(self._object, link_end(settings, until, seconds) - settings.clock())

    def load(self, view: View) -> Blob:
        """The content, read in a transaction."""
        view.call(self._owner)
        entry = view.read(self._owner, self.key)
        if entry is None or entry.kind != "file" or decode(entry, self.key)["digest"] != self.digest:
            raise self._changed()
        view.move(self.size)
        view.run.match(4 * self.size)
        data = view.blob(self._owner, self.key, self.digest)
        if data is None:
            raise self._changed()
        return Blob(data)

    def raw(self, view: View) -> Any:
        """What `toRaw` gives."""
        data = self.load(view).data
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            raise fail(
                "INVALID_VALUE",
                function="toRaw",
                verb="read",
                found=f"this file ({self.mime}) as text: it is not UTF-8",
                hint="write `await file.toBase64()`",
            ) from None
        view.run.allocate(len(text))
        view.run.scan(len(text))
        if self.mime == "application/json" or (self.mime == "text/plain" and text.lstrip()[:1] in ("{", "[")):
            nodes = charge_json(view.run, text)
            if nested_deeper(view.run, text):
                return text
            try:
                return charged_value(view.run, text, nodes)
            except LimitError:
                raise
            except LatebindError:  # what `JSON.parse` does not take
                return text
        return text

    def _changed(self) -> LatebindError:
        return fail("CONFLICT", problem=f"the file `{self.key}` was replaced or deleted", hint="get its handle again")

    def to_dict(self) -> dict[str, Any]:
        """The JSON form: what it is, without the content."""
        return {"key": self.key, "mime": self.mime, "size": self.size, "expiresAt": self.expires_at}

    def __eq__(self, other: object) -> bool:
        return isinstance(other, FileHandle) and self._place() == other._place()

    def __hash__(self) -> int:
        return hash(self._place())

    def _place(self) -> tuple[Any, ...]:
        return self._owner, self.key, self.digest

    def __repr__(self) -> str:
        return f"<FileHandle {self.mime}, {self.size} bytes>"


_ALL = 1 << 62
_READ = 16 * 1024 * 1024


class Stream:
    """A binary file that a host passes: read once, however often the transaction is attempted that stores it."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._blob: Blob | None = None

    def blob(self, most: int | None) -> Blob:
        """Its content; of what is longer than `most`, one byte more, which shows that there is more."""
        if self._blob is None:
            parts, left = list[bytes](), _ALL if most is None else most + 1
            while left > 0 and (part := Blob(self._file.read(min(left, _READ))).data):  # pipes give less than asked for
                parts.append(part)
                left -= len(part)
            self._blob = Blob(b"".join(parts))
        return self._blob


def content(data: Any, function: str, most: int | None) -> Blob:
    """What `setFile` is given, as a blob: base64 text or a blob; in Python bytes or a `Stream`."""
    if isinstance(data, Blob):
        blob = data
    elif isinstance(data, str):
        blob = Blob(_decoded(scalar(data), function, most))
    elif isinstance(data, bytes | bytearray | memoryview):
        blob = Blob(bytes(data))
    elif isinstance(data, Stream):
        blob = data.blob(most)
    else:
        hint = "write `await file.toBase64()`" if isinstance(data, FileHandle) else "pass base64 text"
        raise fail("INVALID_VALUE", function=function, verb="store", found=kind_words(data), hint=hint)
    if most is not None and blob.size > most:
        raise fail("FILE_TOO_LARGE", limit=most, found=blob.size)
    return blob


_SPACE = re.compile(r"\s")


def _decoded(text: str, function: str, most: int | None) -> bytes:
    size = len(text) // 4 * 3 - text[-2:].count("=")
    if most is not None and size > most and not _SPACE.search(text):
        raise fail("FILE_TOO_LARGE", limit=most, found=size)
    if (data := forgiving_base64(text)) is not None:
        return data
    hint = None
    if text.startswith("data:"):
        hint = 'remove all up to the comma: `content.slice(content.indexOf(",") + 1)`'
    elif "-" in text or "_" in text:
        hint = 'this is the alphabet of URLs: `content.replaceAll("-", "+").replaceAll("_", "/")`'
    raise fail("INVALID_VALUE", function=function, verb="store", found="text that is not base64", hint=hint)


FILE = Table(receiver="file")


@FILE.add(
    "toUrl(seconds?: number): string", "A signed link that works for so long, an hour unless said.", pure=False, cost=50
)
def to_url(run: Run, handle: FileHandle, seconds: float = 3600) -> str:
    return handle.to_url(seconds)


@FILE.add(
    "toBase64(): blob",
    "The content, to pass on: to setFile, to a function of the host, as the result.",
    pure=False,
    cost=50,
)
def to_base64(run: Run, handle: FileHandle) -> Blob:
    return handle.load(view_of(run))


@FILE.add("toRaw(): any", "The content as text, parsed where it is JSON.", pure=False, cost=50)
def to_raw(run: Run, handle: FileHandle) -> Any:
    return handle.raw(view_of(run))
