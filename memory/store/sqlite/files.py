"""Which files a connection has open, to tell whether they still are where others will look for them.

SQLite keeps a database's log and the index of that log beside it, and deletes them with the last connection alone. What
is written to a file that somebody has removed or replaced is seen by nobody who comes later.
"""

from __future__ import annotations

import os

from latebind.memory.store.sqlite.errors import unavailable

# What a database has beside it while it is open.
_BESIDE = {"-wal": "its log is gone", "-shm": "the index of its log is gone"}

Place = tuple[int, int]
Files = tuple[Place | None, ...]


def file_uri(path: str, mode: str) -> str:
    """The address by which SQLite opens an absolute path in a mode, `ro`, `rw` or `rwc`: https://sqlite.org/uri.html."""
    if path.startswith("/") and path.isascii() and set(path).isdisjoint("%?#"):
        return f"file://{path}?mode={mode}"
    from pathlib import Path  # takes as long to load as a fifth of what the store needs

    return f"{Path(path).as_uri()}?mode={mode}"


def database_of(path: str) -> tuple[Place | None, int]:
    """Device and inode of a database, and its size in bytes; None where there is none, or nothing is left in it.

    A link is another file: who opens it looks for the log beside what it points to.
    """
    try:
        found = os.lstat(path)
    except OSError:
        return None, 0
    return (found.st_dev, found.st_ino) if found.st_size else None, found.st_size


def files_of(path: str) -> Files:
    """The places of what a database has beside it; None for what is not there."""
    found = [_status(path + end) for end in _BESIDE]
    return tuple([None if each is None else (each.st_dev, each.st_ino) for each in found])


def _status(path: str) -> os.stat_result | None:
    try:
        return os.stat(path)
    except OSError:
        return None


def check_files(opened: Files | None, found: Files, path: str) -> None:
    """UNAVAILABLE where the files that a connection has `opened` are not those that are `found` beside the database."""
    if opened is None or opened == found:
        return
    for end, was, now in zip(_BESIDE, opened, found, strict=True):
        if was is not None and was != now:
            raise unavailable(
                _BESIDE[end],
                f"{path}{end} was removed or replaced: end all processes that use {path}, which saves what they have "
                "written if they close it, and start them again",
            )
