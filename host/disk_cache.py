"""The cache of compiled programs that `Runtime(cache=…)` keeps in a directory, for the next start and other processes.

What is in it is code. So each entry is signed, and is read only if the signature holds for the very text, options,
versions and library that are asked for. Without the runtime's secret to sign with, the directory belongs to this user
alone, and so does the key in it. A cache is never a reason to fail: what cannot be read is compiled, what cannot be
written is not kept.
"""

from __future__ import annotations

import hmac
import os
import re
import stat
import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any

from latebind.memory.log import logger

if TYPE_CHECKING:
    from latebind.grammar import nodes as n
    from latebind.grammar.diagnostics import Diagnostic
    from latebind.grammar.source import Source
    from latebind.interp.compiled import Details
    from latebind.interp.library import Builtin, Library
    from latebind.interp.limits import Limits
    from latebind.interp.program import Program, Store

_SIGNATURE = 32  # bytes
_KEY = "key"
_SUFFIX = ".program"
# The names of entries, and of what is not whole yet.
_OURS = re.compile(r"([0-9a-f]{48}\.program|([0-9a-f]{48}|key)\.[0-9a-f]{16})")
# An entry that is larger is not kept, nor read.
_LARGEST = 4_000_000
# When the entries together are larger than this, the oldest are deleted until half of it is left. Looked at once in so many writes.
MOST_BYTES = 64_000_000
_LOOK = 1_000


class DiskCache:
    """Programs in a directory. Threads and processes may share it."""

    def __init__(self, directory: str | os.PathLike[str], secret: bytes | None) -> None:
        """`secret` signs entries. Raises ValueError for a directory that others may write to, where there is none."""
        self._directory = os.fspath(directory)
        Path(directory).mkdir(mode=0o700, parents=True, exist_ok=True)
        if secret is None:
            _require_private(self._directory)
            secret = _own_key(self._path(_KEY))
        self._key = blake2b(secret, person=b"latebind cache").digest()
        self._versions = blake2b(key=self._key, digest_size=24)
        _add(self._versions, _versions())
        self._known: tuple[bytes, Limits, blake2b] | None = None
        self._places: tuple[Library, dict[int, tuple[str, ...]]] | None = None
        self._writes = 0
        self._told = False

    def program(
        self,
        options: Iterable[object],
        source: Source,
        library: Library,
        stamp: bytes,
        limits: Limits,
        again: Callable[[], n.Script],
        make: Callable[[Store], Program],
    ) -> Program:
        """The program of a source: the one that is kept, or what `make` compiles.

        `options` are what it is compiled by and `stamp` stands for the library; `again` parses the source.
        """
        about = self._before(stamp, limits).copy()
        _add(about, *options, source.typescript, source.text)
        name = about.hexdigest()
        data = self._read(name)
        if data is not None:
            from latebind.interp.packing import unpacked

            found = unpacked(data, source, library, limits, again)
            if found is not None:
                return found

        def store(found: Details, findings: Sequence[Diagnostic]) -> None:
            from latebind.interp.packing import packed

            made = packed(found, findings, self._places_in(library))
            if made is not None:
                self._write(name, made)

        return make(store)

    def _before(self, stamp: bytes, limits: Limits) -> blake2b:
        """What is the same in the names of all that one runtime compiles."""
        known = self._known
        if known is None or known[0] != stamp or known[1] is not limits:
            about = self._versions.copy()
            _add(about, stamp.hex(), limits)
            known = self._known = stamp, limits, about
        return known[2]

    @staticmethod
    def stamp(functions: Iterable[Builtin]) -> bytes:
        """What stands for a library among those that a version of latebind can have: the host's functions."""
        about = blake2b(digest_size=24)
        for entry in sorted(functions, key=lambda entry: entry.name):
            params = [(each.name, each.types, each.optional, each.rest, each.shape) for each in entry.params]
            decides = [getattr(entry, field) for field in _DECIDES]
            about.update(repr((params, decides)).encode("utf-8", "surrogatepass"))
        return about.digest()

    def _places_in(self, library: Library) -> dict[int, tuple[str, ...]]:
        known = self._places
        if known is None or known[0] is not library:
            from latebind.interp.packing import places

            known = self._places = library, places(library)
        return known[1]

    def _path(self, name: str) -> str:
        return os.path.join(self._directory, name)

    def _signature(self, name: str, data: bytes) -> bytes:
        return blake2b(name.encode() + data, key=self._key, digest_size=_SIGNATURE).digest()

    def _read(self, name: str) -> bytes | None:
        """What is kept under a name, if this runtime or one like it has signed it for that name."""
        found = _read_file(self._path(name + _SUFFIX), _LARGEST)
        if found is None:
            return None
        signature, data = found[:_SIGNATURE], found[_SIGNATURE:]
        return data if hmac.compare_digest(signature, self._signature(name, data)) else None

    def _write(self, name: str, data: bytes) -> None:
        """Keep bytes under a name, whole or not at all."""
        if len(data) + _SIGNATURE > _LARGEST:
            return
        if self._writes % _LOOK == 0:
            self._sweep()
        self._writes += 1
        temporary = self._path(_unfinished(name))
        try:
            _write_file(temporary, self._signature(name, data) + data)
            os.replace(temporary, self._path(name + _SUFFIX))
        except OSError as error:
            _delete(temporary)
            self._tell(error)

    def _sweep(self) -> None:
        """Delete the oldest entries where there are too many, and with them what a process left behind that was killed."""
        try:
            with os.scandir(self._directory) as entries:
                found = [
                    (each.stat(follow_symlinks=False), each.path) for each in entries if _OURS.fullmatch(each.name)
                ]
        except OSError:
            return
        total = sum(each.st_size for each, _ in found)
        if total <= MOST_BYTES:
            return
        for each, path in sorted(found, key=lambda entry: entry[0].st_mtime):
            if total <= MOST_BYTES // 2:
                break
            _delete(path)
            total -= each.st_size

    def _tell(self, error: OSError) -> None:
        """Log, once, that nothing can be kept."""
        if not self._told:
            self._told = True
            logger().warning("compiled programs are not cached: %s", error.strerror)


def _add(about: blake2b, *parts: object) -> None:
    """Hash parts, each so that it ends where it ends."""
    for part in parts:
        text = str(part).encode("utf-8", "surrogatepass")
        about.update(b"%d:" % len(text))
        about.update(text)


def secret_of(secret: Any) -> bytes | None:
    """The bytes that sign, of a runtime's `secret`: of several, the last one's."""
    last = secret[-1] if isinstance(secret, list | tuple) else secret
    return last.encode() if isinstance(last, str) else last


def _require_private(directory: str) -> None:
    """Raise ValueError where anybody else may write to a directory, or where that cannot be told."""
    if not hasattr(os, "geteuid"):
        raise ValueError("cache=… needs secret=… here, as this system does not say who may write to a directory")
    found = os.stat(directory)
    if found.st_uid != os.geteuid():
        raise ValueError(f"cache=…: {directory} belongs to somebody else; what is in it would be run: give secret=…")
    if found.st_mode & (stat.S_IWGRP | stat.S_IWOTH):
        raise ValueError(
            f"cache=…: others may write to {directory}, and what is in it would be run: chmod 700, or secret=…"
        )


def _unfinished(name: str) -> str:
    """The name of a file that is not whole yet."""
    return f"{name}.{os.urandom(8).hex()}"


def _own_key(path: str) -> bytes:
    """The key of a private directory. Whoever comes first makes it; where it cannot be kept, it is this process's alone."""
    key = _read_file(path, _SIGNATURE, private=True)
    if key is None or len(key) != _SIGNATURE:
        made, temporary = os.urandom(_SIGNATURE), _unfinished(path)
        try:
            if os.path.lexists(path):  # damaged, or from when others could write here: what it signed is lost
                os.unlink(path)
            _write_file(temporary, made)
            os.link(temporary, path)
        except OSError:  # somebody else was first, or nothing can be written
            pass
        _delete(temporary)
        key = _read_file(path, _SIGNATURE, private=True)
        key = made if key is None or len(key) != _SIGNATURE else key
    return key


# A link leads elsewhere, and a pipe would have us wait.
_READ = os.O_RDONLY | sum(getattr(os, flag, 0) for flag in ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY", "O_CLOEXEC"))


def _read_file(path: str, most: int, *, private: bool = False) -> bytes | None:
    """What is in a plain file, if it is no larger; None where there is none, or it cannot be read. A `private` one is
    this user's, who alone can have read it or written it."""
    try:
        descriptor = os.open(path, _READ)
    except OSError:
        return None
    try:
        about = os.fstat(descriptor)
        size = about.st_size
        if private and (about.st_uid != os.geteuid() or about.st_mode & (stat.S_IRWXG | stat.S_IRWXO)):
            return None
        found = os.read(descriptor, size) if 0 < size <= most and stat.S_ISREG(about.st_mode) else b""
    except OSError:
        return None
    finally:
        os.close(descriptor)
    return found if len(found) == size else None


def _write_file(path: str, data: bytes) -> None:
    """Make a file that only this user may read. Raises OSError."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with open(os.open(path, flags, 0o600), "wb", buffering=0) as file:
        if file.write(data) != len(data):
            raise OSError("the file was not written whole")


def _delete(path: str) -> None:
    with suppress(OSError):
        os.unlink(path)


def _versions() -> str:
    """What code depends on besides its source: Python, and each file of latebind that has a part in it."""
    root = Path(__file__).resolve().parents[1]
    version = (root / "__init__.py").read_text("utf-8")  # the number stands there
    files = sorted(path for room in ("grammar", "interp", "stdlib", "memory") for path in (root / room).rglob("*.py"))
    stats = [(path.name, found.st_size, found.st_mtime_ns) for path in files for found in [path.stat()]]
    return repr((version, sys.version, sys.implementation.cache_tag, sys.flags.optimize, stats))


# What the compiler asks of a host's function, besides its parameters.
_DECIDES = (
    "name",
    "signature",
    "result",
    "pure",
    "clock",
    "changes",
    "effect",
    "cost",
    "promise",
    "least",
    "most",
    "returns",
)
