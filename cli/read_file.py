"""Scripts from files. Whatever can be wrong with a file is one clear error."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from latebind.grammar.errors import fail
from latebind.grammar.source import Source


def read_text(path: str) -> str:
    """Read a file, or standard input for `-`. Raises UsageError."""
    try:
        if path == "-":
            data = sys.stdin.buffer.read()
        else:
            with open(path, "rb") as file:
                data = file.read()
    except FileNotFoundError:
        raise fail("FILE_MISSING", path=path) from None
    except IsADirectoryError:
        raise fail("FILE_IS_FOLDER", path=path) from None
    except OSError as error:
        raise fail("FILE_UNREADABLE", path=path, reason=reason(error)) from None
    return _decoded(data, path)


def lines_of_input() -> Iterator[str]:
    """Give the lines of standard input as they come, each with its line break. Raises UsageError."""
    offset = 0
    for data in iter(sys.stdin.buffer.readline, b""):
        yield _decoded(data, "-", offset)
        offset += len(data)


def _decoded(data: bytes, path: str, offset: int = 0) -> str:
    """Decode what a file has from an offset on, without the mark that may stand at its front."""
    try:
        return data.decode("utf-8" if offset else "utf-8-sig")
    except UnicodeDecodeError as error:
        found = f"0x{data[error.start]:02x}"
        raise fail("FILE_NOT_UTF8", path=shown(path), byte=found, offset=offset + error.start) from None


def read_script(path: str) -> Source:
    """Read a script. Raises UsageError, for an empty file too."""
    text = read_text(path)
    if not text.strip():
        raise fail("FILE_EMPTY", path=shown(path))
    return Source(text, shown(path))


def shown(path: str) -> str:
    """Give the name of a file for an error: `<stdin>` for `-`."""
    return "<stdin>" if path == "-" else path


def reason(error: OSError) -> str:
    """Give the system's reason, to stand within a message."""
    return (error.strerror or "it failed").lower()
