"""What SQLite's errors mean to whoever runs the store: a code of the memory API, a reason, advice.

Reasons reach scripts and never name a path; hints are for the host and may.
"""

from __future__ import annotations

import errno
import os
import sqlite3
from typing import NamedTuple

from latebind.grammar.errors import LatebindError, fail
from latebind.grammar.scarcity import has_spare, is_scarcity, no_descriptors

# So many files SQLite may open at a moment: the database, its log, the index of that, and one to sort in.
_FILES = 4

# What SQLite adds to a path at most, and how many bytes it then may have (`MAX_PATHNAME` of its os_unix.c).
_LONGEST_END, _LONGEST_PATH = "-journal", 512

# A disk with less room than this is full: SQLite needs a little more than it writes.
_NO_ROOM = 256 * 1024


class _Case(NamedTuple):
    """What an error of SQLite's is to us: a code, and texts for `reason` and `hint`."""

    code: str
    reason: str
    hint: str


DAMAGED_HINT = "stop writing, keep a copy of {path}, and restore a backup; `sqlite3 FILE .recover` may save the rest"
_FULL = _Case("STORE_FULL", "no room is left on its disk", "free some space: what was stored before is intact")
_READ_ONLY = _Case(
    "UNAVAILABLE", "its file cannot be written", "give this process write permission on {path} and on its folder"
)

# By SQLite's primary result codes.
_CASES: dict[int, _Case] = {
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_BUSY: _Case(
        "CONFLICT",
        "another writer did not let go of the store",
        "try again; if it lasts, another process keeps a transaction open on {path}",
    ),
    sqlite3.SQLITE_READONLY: _READ_ONLY,
    sqlite3.SQLITE_PERM: _READ_ONLY,
    sqlite3.SQLITE_AUTH: _READ_ONLY,
    sqlite3.SQLITE_IOERR: _Case(
        "UNAVAILABLE", "its disk failed", "look into the system's log for errors of the disk under {path}"
    ),
    sqlite3.SQLITE_CORRUPT: _Case(
        "UNAVAILABLE",
        "its file is damaged",
        DAMAGED_HINT,
    ),
    sqlite3.SQLITE_NOTADB: _Case(
        "UNAVAILABLE",
        "its file is not a SQLite database",
        "point the URL at another file, or restore a backup of {path}",
    ),
    sqlite3.SQLITE_PROTOCOL: _Case(
        "UNAVAILABLE",
        "files cannot be locked where it is",
        "keep {path} on a local disk: SQLite does not work on network file systems",
    ),
}
_CASES[sqlite3.SQLITE_LOCKED] = _CASES[sqlite3.SQLITE_BUSY]

# After these a connection is closed: it may remember what is no longer true.
BROKEN = frozenset(
    {
        sqlite3.SQLITE_CORRUPT,
        sqlite3.SQLITE_NOTADB,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_MISUSE,
    }
)


def primary_code(error: BaseException) -> int:
    """SQLite's primary result code of an exception, or 0: the module's own errors have none."""
    code: int = getattr(error, "sqlite_errorcode", None) or 0
    return code & 0xFF


def is_busy(error: sqlite3.Error) -> bool:
    """Whether another connection has what was asked for, so that waiting helps."""
    return primary_code(error) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def from_root(path: str, *, links: bool = False) -> str:
    """A path from the root, with its `links` followed. UNAVAILABLE where it is relative, and the working directory is gone."""
    try:
        return os.path.realpath(path) if links else os.path.abspath(path)
    except FileNotFoundError as error:
        hint = "name the file from the root: sqlite:////var/lib/bot.db"
        raise unavailable("the working directory is gone", hint) from error


def unavailable(reason: str, hint: str) -> LatebindError:
    """UNAVAILABLE, for a `reason` that says what the store's file is or lacks."""
    return fail("UNAVAILABLE", reason=reason, hint=hint)


def log_was_cut(path: str | None) -> LatebindError:
    """UNAVAILABLE: somebody made the log of an open file shorter, or has opened the file by another of its names."""
    hint = (
        f"{path}-wal was emptied or made shorter: keep copies of {path} and of what is beside it, kill all processes that "
        "use it (to close it would copy what is left of the log), and start them again: what was in the log may be lost"
    )
    if path is not None and (names := _names(path)) > 1:  # see "How To Corrupt An SQLite Database File", 2.5
        hint = (
            f"{path} has {names} names (hard links), and SQLite keeps the log beside the name by which a process opened "
            f"it: let all processes use one. If all do, {hint}"
        )
    return unavailable("its log was cut", hint)


def _names(path: str) -> int:
    try:
        return os.stat(path).st_nlink
    except OSError:
        return 0


def file_was_cut(path: str | None) -> LatebindError:
    """UNAVAILABLE: somebody made an open file shorter."""
    return unavailable("its file was cut", f"{path} was made shorter: {DAMAGED_HINT.format(path='it')}")


def conflict(problem: str, hint: str) -> LatebindError:
    """CONFLICT: somebody else has the store."""
    return fail("CONFLICT", problem=problem, hint=hint)


def busy(path: str | None) -> LatebindError:
    """CONFLICT: another process is writing."""
    case = _CASES[sqlite3.SQLITE_BUSY]
    return conflict(case.reason, case.hint.format(path=path))


def translate(error: Exception, path: str | None) -> LatebindError:
    """The memory error for an exception of the sqlite3 module. The caller raises it from that exception."""
    if isinstance(error, UnicodeEncodeError):
        # The driver encodes text as UTF-8, which has no form for it.
        return fail("INVALID_KEY", problem="half of a surrogate pair cannot be stored", hint="store whole characters")
    code = primary_code(error)
    if code == sqlite3.SQLITE_CANTOPEN or (path is not None and os.path.isdir(path)):
        return _cannot_open(path)
    if getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_IOERR_SHORT_READ:  # of the log alone it is an error
        return log_was_cut(path)
    case = _CASES.get(code)
    if code == sqlite3.SQLITE_IOERR:
        if _no_room(path):
            case = _FULL
        elif not has_spare(_FILES):
            return no_descriptors()
    if case is None:
        name = getattr(error, "sqlite_errorname", None) or type(error).__name__
        return unavailable(f"SQLite failed ({name})", f"run `latebind doctor` on {path or 'it'}: {error}")
    if case.code == "CONFLICT":
        return busy(path)
    hint = case.hint.format(path=path)
    if case is _READ_ONLY and path is not None and os.access(os.path.dirname(path), os.W_OK):
        hint += ", or open it with ?mode=ro"  # for which, too, SQLite writes beside the file
    return fail(case.code, reason=case.reason, hint=hint)


def _no_room(path: str | None) -> bool:
    """Whether the disk is full: SQLite reports as a failed disk that it could not grow its index of the log."""
    try:
        room = os.statvfs(os.path.dirname(path or ".") or ".") if hasattr(os, "statvfs") else None
    except OSError:
        return False
    # Where there are no blocks at all, as in /proc, room is not what is missing.
    return room is not None and room.f_blocks > 0 and room.f_bavail * room.f_frsize < _NO_ROOM


def too_long(path: str) -> LatebindError | None:
    """UNAVAILABLE for a path that SQLite, or the disk, has no room for: what stands beside a file has a longer name."""
    longest = path + _LONGEST_END
    try:
        os.lstat(longest)
    except OSError as error:
        fits = error.errno != errno.ENAMETOOLONG and len(os.fsencode(longest)) <= _LONGEST_PATH
        return None if fits else unavailable("its path is too long", f"name a shorter one: {path}")
    return None


def _cannot_open(path: str | None) -> LatebindError:
    folder = os.path.dirname(path or "") or "."
    if not has_spare(_FILES):
        return no_descriptors()
    if path is not None and (problem := too_long(path)) is not None:
        return problem
    if path is not None and os.path.isdir(path):
        return unavailable("its path is a folder", f"name a file in it: {os.path.join(path, 'memory.db')}")
    if not os.path.isdir(folder):
        return unavailable("its folder does not exist", f"make it: mkdir -p {folder}")
    if _no_room(path):
        return fail("STORE_FULL", reason=_FULL.reason, hint=_FULL.hint)
    if path is not None and not os.path.exists(path):
        if os.access(folder, os.W_OK):
            return unavailable("its file does not exist", f"open it for writing once, or put back {path}")
        return unavailable("its folder cannot be written", f"give this process write permission on {folder}")
    if path is not None and not os.access(path, os.R_OK):
        return unavailable("its file may not be read", f"give this process permission to read {path}")
    if not os.access(folder, os.W_OK):
        return unavailable(
            "its folder cannot be written",
            f"SQLite keeps its log beside the file, for readers too: give this process write permission on {folder}",
        )
    return unavailable("its file cannot be opened", f"check {path} and {folder}")


def os_error(error: OSError, path: str) -> LatebindError:
    """The memory error for a failure of the file system."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return fail("STORE_FULL", reason=_FULL.reason, hint=_FULL.hint)
    if is_scarcity(error):
        return no_descriptors()
    if error.errno == errno.ENOENT:
        return _cannot_open(path)
    return unavailable("its file cannot be reached", f"{path}: {error.strerror}")
