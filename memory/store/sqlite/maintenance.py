"""Looking after a SQLite store: backup, vacuum, and what `latebind doctor` has to say about one."""

from __future__ import annotations

import errno
import os
import sqlite3
import stat
from collections.abc import Callable, Iterator

from latebind.grammar.errors import LatebindError
from latebind.memory.store.findings import Finding
from latebind.memory.store.sqlite.errors import (
    DAMAGED_HINT,
    from_root,
    os_error,
    primary_code,
    too_long,
    translate,
    unavailable,
)
from latebind.memory.store.sqlite.files import file_uri
from latebind.memory.store.sqlite.schema import APPLICATION, STEPS, newer
from latebind.memory.store.sqlite.waiting import retry_while_busy

_MB = 1024 * 1024
_LONG_LOG = 64 * _MB
_LITTLE_ROOM = 100 * _MB
_MANY_EXPIRED = 10_000


def back_up(source: sqlite3.Connection, path: str, original: str | None) -> None:
    """Copy a store of one moment to a new file, while others go on writing. A half-made copy never has its name, nor
    does a damaged one. Nobody may read it who may not read the store. `original` is the file of the store, None where it
    is in memory."""
    if os.path.exists(path):
        raise unavailable("the backup's file is there already", f"name a new file, or move {path} away")
    # Others may be at a backup of that name, too; and it may be as long as names can be.
    part = os.path.join(os.path.dirname(path), f"backup.{os.urandom(8).hex()}.part")
    try:
        mode = 0o600 if original is None else stat.S_IMODE(os.stat(original).st_mode)
        os.close(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode))  # says what is wrong, which SQLite does not
    except OSError as error:
        raise _no_backup(error, path) from error
    try:
        target = sqlite3.connect(part)
        try:
            source.backup(target)
            if (problems := _problems(target)) is not None:
                raise unavailable(f"its file is damaged: {problems}", DAMAGED_HINT.format(path=original or "it"))
            target.execute("PRAGMA journal_mode = DELETE")  # one file, whole without its log
        finally:
            target.close()
        with open(part, "rb+") as file:
            os.fsync(file.fileno())
        os.rename(part, path)
    except sqlite3.Error as error:
        damaged = primary_code(error) in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
        raise translate(error, original if damaged else path) from error
    except OSError as error:
        raise os_error(error, path) from error
    finally:
        _remove(part)  # unless it has its name by now


def _no_backup(error: OSError, path: str) -> LatebindError:
    folder = os.path.dirname(path)
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EMFILE, errno.ENFILE):
        return os_error(error, path)
    if not os.path.isdir(folder):
        return unavailable("the backup's folder does not exist", f"make it: mkdir -p {folder}")
    return unavailable("the backup cannot be written", f"{path}: {error.strerror}; name a file that can be made")


def _remove(path: str) -> None:
    try:
        os.remove(path)
    except OSError:
        pass


def vacuum(connection: sqlite3.Connection, timeout: float) -> None:
    """Give the disk back what deleted entries took, and empty the log."""
    from sqlite_utils import Database

    db = Database(connection, recursive_triggers=False, execute_plugins=False)
    retry_while_busy(db.vacuum, timeout)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def diagnose(path: str | None, now: float) -> list[Finding]:
    """What can be said of the store in `path`, from its folder to its last page. Changes nothing; raises UNAVAILABLE where a
    relative path's folder is gone."""
    if path is None:
        return [Finding("store", "ok", "in memory: nothing is kept when the process ends")]
    path = from_root(path)
    found = [Finding("sqlite", "ok", sqlite3.sqlite_version)]
    if (problem := too_long(path)) is not None:
        return [*found, _problem("file", problem)]
    if not os.path.exists(path) and os.access(os.path.dirname(path), os.W_OK):
        return [*found, Finding("file", "ok", f"{path} is not there yet: it is made when it is first opened")]
    try:
        found += _file(path)
        connection = sqlite3.connect(file_uri(path, "ro"), uri=True, timeout=1.0, isolation_level=None)
    except OSError as error:
        return [*found, _problem("file", os_error(error, path))]
    except sqlite3.Error as error:
        return [*found, _problem("file", translate(error, path))]
    try:
        for look in (_format, _log, _contents, _totals, _integrity):
            found += _guarded(look, connection, path, now)
            if found[-1].level == "error":
                break
    finally:
        connection.close()
    return found


Look = Callable[[sqlite3.Connection, str, float], Iterator[Finding]]


def _guarded(look: Look, connection: sqlite3.Connection, path: str, now: float) -> list[Finding]:
    try:
        return list(look(connection, path, now))
    except LatebindError as error:
        return [_problem(look.__name__.strip("_"), error)]
    except sqlite3.Error as error:
        return [_problem(look.__name__.strip("_"), translate(error, path))]


def _problem(name: str, error: LatebindError) -> Finding:
    return Finding(name, "error", error.message, error.hint)


def _file(path: str) -> Iterator[Finding]:
    size = os.stat(path).st_size
    yield Finding("file", "ok", f"{path}, {size / _MB:.1f} MB")
    folder = os.path.dirname(path)
    if not (os.access(path, os.W_OK) and os.access(folder, os.W_OK)):
        yield Finding(
            "permissions",
            "warning",
            "this process may not write the file or its folder",
            f"give it write permission on {path} and {folder}"
            + (", or open the store with ?mode=ro" if os.access(folder, os.W_OK) else ""),
        )
    if hasattr(os, "statvfs"):
        room = os.statvfs(folder)
        free = room.f_bavail * room.f_frsize
        little = free < _LITTLE_ROOM
        hint = "free some space before writes fail with STORE_FULL" if little else None
        yield Finding("room", "warning" if little else "ok", f"{free / _MB:,.0f} MB free on its disk", hint)


def _format(connection: sqlite3.Connection, path: str, now: float) -> Iterator[Finding]:
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if application != APPLICATION:
        raise unavailable("its file belongs to another application", f"name a file of its own in the URL, not {path}")
    if version > len(STEPS):
        raise newer(version, path)
    if version < len(STEPS):
        hint = "it is brought up to date when it is next opened for writing"
        yield Finding("format", "warning", f"{version}, older than {len(STEPS)}", hint)
    else:
        yield Finding("format", "ok", str(version))


def _log(connection: sqlite3.Connection, path: str, now: float) -> Iterator[Finding]:
    (mode,) = connection.execute("PRAGMA journal_mode").fetchone()
    if mode != "wal":
        yield Finding("journal", "warning", str(mode), "it is switched to WAL when it is next opened for writing")
        return
    try:
        size = os.stat(f"{path}-wal").st_size
    except OSError:
        size = 0
    text = f"write-ahead log, {size / _MB:.1f} MB"
    if size > _LONG_LOG:
        hint = "a process keeps a read transaction open, so that the log cannot be emptied: end it"
        yield Finding("journal", "warning", text, hint)
    else:
        yield Finding("journal", "ok", text)


def _contents(connection: sqlite3.Connection, path: str, now: float) -> Iterator[Finding]:
    scopes, entries, size, files = connection.execute(
        "SELECT count(*), coalesce(sum(entries), 0), coalesce(sum(bytes), 0), coalesce(sum(file_bytes), 0) FROM scopes"
    ).fetchone()
    yield Finding(
        "contents",
        "ok",
        f"{entries:,} entries in {scopes:,} scopes, {size / _MB:.1f} MB, and {files / _MB:.1f} MB of files",
    )
    (expired,) = connection.execute("SELECT count(*) FROM entries WHERE expires_at <= ?", (now,)).fetchone()
    many = expired > _MANY_EXPIRED
    hint = "run `latebind memory sweep`" if many else None
    yield Finding("expired", "warning" if many else "ok", f"{expired:,} entries wait to be swept", hint)
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    (free,) = connection.execute("PRAGMA freelist_count").fetchone()
    (page,) = connection.execute("PRAGMA page_size").fetchone()
    if free * 4 > pages and free * page > _MB:
        text = f"{free * page / _MB:.1f} MB of the file are unused"
        yield Finding("unused", "warning", text, f"`sqlite-utils vacuum {path}` gives them back")


# Owners whose totals, which triggers keep, are not those of their entries; files whose bytes are not all there, unless
# their description names an object, in which they are elsewhere.
_WRONG_TOTALS = """
    SELECT count(*) FROM scopes LEFT JOIN (
        SELECT scope, count(*) AS entries, sum(size) AS bytes, sum(file_size) AS file_bytes FROM entries GROUP BY scope
    ) AS kept USING (scope)
    WHERE kept.entries IS NOT scopes.entries OR kept.bytes IS NOT scopes.bytes
        OR kept.file_bytes IS NOT scopes.file_bytes
"""
_WRONG_FILES = """
    SELECT count(*) FROM entries WHERE file_size > 0 AND instr(value, '"object":') = 0 AND file_size IS NOT
        (SELECT sum(length(data)) FROM chunks WHERE chunks.entry = entries.id)
"""


def _totals(connection: sqlite3.Connection, path: str, now: float) -> Iterator[Finding]:
    (scopes,) = connection.execute(_WRONG_TOTALS).fetchone()
    (files,) = connection.execute(_WRONG_FILES).fetchone()
    if scopes or files:
        text = f"the totals of {scopes:,} scopes and the bytes of {files:,} files are wrong"
        yield Finding("totals", "error", text, f"something else wrote to {path}: restore a backup")
    else:
        yield Finding("totals", "ok", "quotas and files agree with the entries")


def _integrity(connection: sqlite3.Connection, path: str, now: float) -> Iterator[Finding]:
    if (problems := _problems(connection)) is None:
        yield Finding("integrity", "ok", "every page is sound")
    else:
        yield Finding("integrity", "error", problems, DAMAGED_HINT.format(path=path))


def _problems(connection: sqlite3.Connection) -> str | None:
    """The first few things that SQLite finds wrong with a file; None where it finds nothing."""
    found = [text for (text,) in connection.execute("PRAGMA integrity_check(5)")]
    lines = [line for text in found for line in str(text).splitlines() if not line.startswith("***")]
    return None if lines == ["ok"] else "; ".join(lines)
