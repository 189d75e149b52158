"""Scripts from files. Whatever can be wrong with a file is one clear error."""

from __future__ import annotations

import sys

from latebind.grammar.errors import fail
from latebind.grammar.source import Source


def read_text(path: str) -> str:
    """The text of a file, or of standard input for `-`."""
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
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        found = f"0x{data[error.start]:02x}"
        raise fail("FILE_NOT_UTF8", path=shown(path), byte=found, offset=error.start) from None


def read_script(path: str) -> Source:
    """A script's file, which has something in it."""
    text = read_text(path)
    if not text.strip():
        raise fail("FILE_EMPTY", path=shown(path))
    return Source(text, shown(path))


def shown(path: str) -> str:
    """What errors call a file."""
    return "<stdin>" if path == "-" else path


def reason(error: OSError) -> str:
    """What the system says, as it stands within a message."""
    return (error.strerror or "it failed").lower()
