"""The tables of the SQLite store: how a file is opened, created and brought up to date.

`PRAGMA user_version` counts the steps that a file has been through; `STEPS` has them. A new file is made at once by the
statements that all of them come to, which takes no sqlite-utils: that is imported to bring older ones up to date. Several processes may do this to one file at once: whoever gets the write lock does it, the
others then find it done.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import TYPE_CHECKING

from latebind.grammar.errors import LatebindError
from latebind.memory.store.sqlite.errors import unavailable
from latebind.memory.store.sqlite.files import file_uri

if TYPE_CHECKING:
    from sqlite_utils import Database

APPLICATION = 0x4C617465  # "Late", in the file's header

# The log grows while somebody reads, or by large commits. Once it has been emptied, so many bytes of the file are kept:
# twice of what SQLite writes before it empties it.
_LONGEST_LOG = 8 * 1024 * 1024

# Row ids keep entries in the order of their making, and the value comes last, so that expiries and sizes are read
# without touching the pages of long values. STRICT (SQLite 3.37) keeps "007" a text whatever it looks like.
_ENTRIES = {
    "id": int,
    "scope": str,
    "key": str,
    "kind": str,
    "expires_at": float,
    "created_at": float,
    "updated_at": float,
    "born": int,
    "size": int,
    "file_size": int,
    "value": str,
}
_CHUNKS = {"id": int, "entry": int, "part": int, "data": bytes}

# What an owner holds, expired entries included, so that quotas are checked without adding up. It costs a commit that
# changes a size one more page. `expiring`: an entry with an expiry was ever put here. `changes` counts insertions and
# deletions, from a random start: an owner who has nothing left loses its row.
_SCOPES = """
    CREATE TABLE scopes (
        scope TEXT PRIMARY KEY NOT NULL,
        entries INTEGER NOT NULL,
        bytes INTEGER NOT NULL,
        file_bytes INTEGER NOT NULL,
        expiring INTEGER NOT NULL,
        changes INTEGER NOT NULL
    ) WITHOUT ROWID{}
"""

_MORE = (
    "CREATE INDEX entries_expiry ON entries (expires_at) WHERE expires_at IS NOT NULL",
    """
    CREATE TRIGGER entry_added AFTER INSERT ON entries BEGIN
        INSERT INTO scopes (scope, entries, bytes, file_bytes, expiring, changes)
        VALUES (NEW.scope, 1, NEW.size, NEW.file_size, NEW.expires_at IS NOT NULL, random() / 2)
        ON CONFLICT (scope) DO UPDATE SET
            entries = entries + 1, bytes = bytes + excluded.bytes, file_bytes = file_bytes + excluded.file_bytes,
            expiring = expiring OR excluded.expiring, changes = changes + 1;
    END
    """,
    """
    CREATE TRIGGER entry_changed AFTER UPDATE ON entries
    WHEN OLD.size <> NEW.size OR OLD.file_size <> NEW.file_size OR OLD.born <> NEW.born
        OR (OLD.expires_at IS NULL AND NEW.expires_at IS NOT NULL)
    BEGIN
        UPDATE scopes SET
            bytes = bytes + NEW.size - OLD.size, file_bytes = file_bytes + NEW.file_size - OLD.file_size,
            expiring = expiring OR NEW.expires_at IS NOT NULL, changes = changes + (OLD.born <> NEW.born)
        WHERE scope = NEW.scope;
    END
    """,
    """
    CREATE TRIGGER entry_removed AFTER DELETE ON entries BEGIN
        UPDATE scopes SET
            entries = entries - 1, bytes = bytes - OLD.size, file_bytes = file_bytes - OLD.file_size,
            changes = changes + 1
        WHERE scope = OLD.scope;
        DELETE FROM scopes WHERE scope = OLD.scope AND entries = 0;
    END
    """,
    """
    CREATE TRIGGER file_replaced AFTER UPDATE ON entries WHEN OLD.file_size > 0 BEGIN
        DELETE FROM chunks WHERE entry = OLD.id;
    END
    """,
    """
    CREATE TRIGGER file_removed AFTER DELETE ON entries WHEN OLD.file_size > 0 BEGIN
        DELETE FROM chunks WHERE entry = OLD.id;
    END
    """,
)


def _create(db: Database) -> None:
    strict = db.supports_strict
    entries = db.table("entries")
    entries.create(_ENTRIES, pk="id", not_null=set(_ENTRIES) - {"id", "expires_at"}, strict=strict)
    entries.create_index(["scope", "key"], "entries_place", unique=True)
    chunks = db.table("chunks")
    chunks.create(_CHUNKS, pk="id", not_null=set(_CHUNKS) - {"id"}, strict=strict)
    chunks.create_index(["entry", "part"], "chunks_place", unique=True)
    db.execute(_SCOPES.format(", STRICT" if strict else ""))
    for sql in _MORE:
        db.execute(sql)


# What all steps together make of a new file: to the letter what sqlite-utils writes, see tests/memory/store/test_sqlite.py.
_NEW = (
    """CREATE TABLE "entries" (
   "id" INTEGER PRIMARY KEY,
   "scope" TEXT NOT NULL,
   "key" TEXT NOT NULL,
   "kind" TEXT NOT NULL,
   "expires_at" REAL,
   "created_at" REAL NOT NULL,
   "updated_at" REAL NOT NULL,
   "born" INTEGER NOT NULL,
   "size" INTEGER NOT NULL,
   "file_size" INTEGER NOT NULL,
   "value" TEXT NOT NULL
){strict}""",
    """CREATE UNIQUE INDEX "entries_place"
    ON "entries" ("scope", "key")""",
    """CREATE TABLE "chunks" (
   "id" INTEGER PRIMARY KEY,
   "entry" INTEGER NOT NULL,
   "part" INTEGER NOT NULL,
   "data" BLOB NOT NULL
){strict}""",
    """CREATE UNIQUE INDEX "chunks_place"
    ON "chunks" ("entry", "part")""",
)
_STRICT_SINCE = (3, 37)


def create_new(connection: sqlite3.Connection, strict: bool = sqlite3.sqlite_version_info >= _STRICT_SINCE) -> None:
    """Make the tables of a new file, at today's version. `strict` as sqlite-utils finds it out."""
    for sql in _NEW:
        connection.execute(sql.format(strict=" STRICT" if strict else ""))
    connection.execute(_SCOPES.format(", STRICT" if strict else ""))
    for sql in _MORE:
        connection.execute(sql)


# STEPS[n] takes a file from version n to n + 1. Files are in use: a step is never changed, only followed by another.
STEPS: tuple[Callable[[Database], None], ...] = (_create,)


def connect(path: str | None, *, existing: bool, read_only: bool, durable: bool) -> sqlite3.Connection:
    """A connection to a store of today's version, which is made where it is older or not there yet.

    `path` is absolute, or None for memory. With `existing`, a missing file is an error. SQLITE_BUSY where another process
    is bringing the file up to date: then it is done all over.
    """
    mode = "ro" if read_only else "rw" if existing else "rwc"
    name = ":memory:" if path is None else file_uri(path, mode)
    connection = sqlite3.connect(
        name,
        uri=path is not None,
        timeout=0.0,  # others wait instead of SQLite
        isolation_level=None,
        check_same_thread=False,
        cached_statements=64,
    )
    try:
        _prepare(connection, path, read_only)
        connection.execute(f"PRAGMA synchronous = {'FULL' if durable else 'NORMAL'}")
        connection.execute("PRAGMA cache_size = -65536")
        # What is deleted is overwritten with zeros: some builds of SQLite do that by themselves, others do not.
        connection.execute("PRAGMA secure_delete = ON").fetchall()
        connection.execute(f"PRAGMA journal_size_limit = {_LONGEST_LOG}")
    except BaseException:
        connection.close()
        raise
    return connection


def _prepare(connection: sqlite3.Connection, path: str | None, read_only: bool) -> None:
    """Bring the file up to date."""
    version = _version(connection, path)
    if read_only:
        if version < len(STEPS):
            raise unavailable("its file has an older format", f"open {path} for writing once, without ?mode=ro")
        return
    if path is not None:
        _use_log(connection, path)
    if version < len(STEPS):
        _migrate(connection, path)


# One statement, so that it is of one moment: another process may be making the tables.
_WHOSE = """
    SELECT (SELECT application_id FROM pragma_application_id), (SELECT user_version FROM pragma_user_version),
        (SELECT count(*) FROM sqlite_schema)
"""


def _version(connection: sqlite3.Connection, path: str | None) -> int:
    """The format of the file: 0 for a new one. The databases of other applications are left alone."""
    application, version, tables = connection.execute(_WHOSE).fetchone()
    if application != APPLICATION and (application or tables):
        raise unavailable("its file belongs to another application", f"name a file of its own in the URL, not {path}")
    if version > len(STEPS):
        raise newer(version, path)
    return int(version)


def check_format(connection: sqlite3.Connection, path: str | None) -> None:
    """UNAVAILABLE where the format of a file is not today's any more: another latebind has it now."""
    if (version := _version(connection, path)) < len(STEPS):
        raise unavailable(
            "its file has an older format now",
            f"{path} has format {version}: restart this process to bring it up to date",
        )


def newer(version: int, path: str | None) -> LatebindError:
    """The error for a file from the future."""
    return unavailable(
        "its file was made by a newer latebind",
        f"update latebind: {path} has format {version}, this one knows formats up to {len(STEPS)}",
    )


def _use_log(connection: sqlite3.Connection, path: str) -> None:
    (mode,) = connection.execute("PRAGMA journal_mode").fetchone()
    if mode != "wal":
        (mode,) = connection.execute("PRAGMA journal_mode = WAL").fetchone()
    if mode != "wal":
        raise unavailable("its file cannot have a write-ahead log", f"keep {path} on a local disk")


def _migrate(connection: sqlite3.Connection, path: str | None) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        version = _version(connection, path)
        if version < len(STEPS):
            if version == 0:
                create_new(connection)
            else:
                follow(connection, version)
            connection.execute(f"PRAGMA application_id = {APPLICATION}")
            connection.execute(f"PRAGMA user_version = {len(STEPS)}")
        connection.execute("COMMIT")
    except BaseException:
        roll_back(connection)
        raise


def follow(connection: sqlite3.Connection, version: int) -> None:
    """Take the steps from a version to today's."""
    from sqlite_utils import Database

    db = Database(connection, recursive_triggers=False, execute_plugins=False)
    for step in STEPS[version:]:
        step(db)


def roll_back(connection: sqlite3.Connection) -> None:
    """End a transaction that SQLite may have ended already, as it does when the disk is full."""
    if connection.in_transaction:
        try:
            connection.execute("ROLLBACK")
        except sqlite3.Error:
            pass  # the error that led here says more
