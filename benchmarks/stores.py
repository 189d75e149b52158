"""The stores that are compared, each used as its documentation recommends for keys with text under them."""

from __future__ import annotations

import sqlite3
from abc import ABC, abstractmethod
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from typing import Any, ClassVar

from latebind.memory.store.protocol import Delete, Entry, Owner, Put
from latebind.memory.store.urls import open_store

Pairs = Sequence[tuple[str, str]]
Write = Any  # a key and its value, in the form that a store takes


class Contender(ABC):
    """A store in the file or folder `path`. `package` is its name where it is installed from; None: always there."""

    name: ClassVar[str]
    package: ClassVar[str | None] = None

    @abstractmethod
    def __init__(self, path: str) -> None: ...

    @abstractmethod
    def get(self, key: str) -> str | None: ...

    def prepare(self, pairs: Pairs) -> Sequence[Write]:
        """Keys and values in the form that `set` and `transaction` take: making it is not measured, for anybody."""
        return pairs

    @abstractmethod
    def set(self, write: Write) -> None: ...

    @abstractmethod
    def delete(self, key: str) -> None: ...

    @abstractmethod
    def transaction(self, writes: Sequence[Write]) -> None:
        """Set all of them, or none."""

    @abstractmethod
    def close(self) -> None: ...

    @classmethod
    def version(cls) -> str | None:
        """The installed version, or None."""
        if cls.package is None:
            return sqlite3.sqlite_version
        try:
            return version(cls.package)
        except PackageNotFoundError:
            return None


class Bare(Contender):
    """What there is to compare with: prepared statements, the same pragmas, a table of the same columns."""

    name = "sqlite3"

    _READ = "SELECT kind, value, expires_at FROM kv WHERE scope = ? AND key = ?"
    _WRITE = """
        INSERT INTO kv (scope, key, kind, expires_at, created_at, updated_at, value) VALUES (?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (scope, key) DO UPDATE SET kind = excluded.kind, expires_at = excluded.expires_at,
            updated_at = excluded.updated_at, value = excluded.value
    """
    _DELETE = "DELETE FROM kv WHERE scope = ? AND key = ?"

    def __init__(self, path: str) -> None:
        connection = sqlite3.connect(path, isolation_level=None)
        for pragma in ("journal_mode = WAL", "synchronous = NORMAL", "cache_size = -65536", "busy_timeout = 5000"):
            connection.execute(f"PRAGMA {pragma}")
        strict = " STRICT" if sqlite3.sqlite_version_info >= (3, 37) else ""
        connection.execute(
            "CREATE TABLE kv (id INTEGER PRIMARY KEY, scope TEXT NOT NULL, key TEXT NOT NULL, kind TEXT NOT NULL, "
            "expires_at REAL, created_at REAL NOT NULL, updated_at REAL NOT NULL, value TEXT NOT NULL, "
            f"UNIQUE (scope, key)){strict}"
        )
        connection.execute("CREATE INDEX kv_expiry ON kv (expires_at) WHERE expires_at IS NOT NULL")
        self._connection = connection
        self._execute = connection.execute

    def get(self, key: str) -> str | None:
        row = self._execute(self._READ, ("-a", key)).fetchone()
        return None if row is None else row[1]

    def prepare(self, pairs: Pairs) -> Sequence[Write]:
        return [("-a", key, "string", None, 1.0, 1.0, value) for key, value in pairs]

    def set(self, write: Write) -> None:
        self._execute(self._WRITE, write)

    def delete(self, key: str) -> None:
        self._execute(self._DELETE, ("-a", key))

    def transaction(self, writes: Sequence[Write]) -> None:
        execute, sql = self._execute, self._WRITE
        execute("BEGIN IMMEDIATE")
        for write in writes:
            execute(sql, write)
        execute("COMMIT")

    def close(self) -> None:
        self._connection.close()


class Latebind(Contender):
    name = "latebind"

    def __init__(self, path: str, options: str = "") -> None:
        self.store = open_store(f"sqlite:///{path}{options}")
        self._scope = Owner("app")

    def get(self, key: str) -> str | None:
        with self.store.snapshot(1.0) as snapshot:
            entry = snapshot.read(self._scope, key)
        return None if entry is None else entry.value

    def prepare(self, pairs: Pairs) -> Sequence[Write]:
        return [Put(self._scope, key, Entry("string", value)) for key, value in pairs]

    def set(self, write: Write) -> None:
        self.store.commit((), (write,), 1.0, "id")

    def delete(self, key: str) -> None:
        self.store.commit((), (Delete(self._scope, key),), 1.0, "id")

    def transaction(self, writes: Sequence[Write]) -> None:
        self.store.commit((), writes, 1.0, "id")

    def close(self) -> None:
        self.store.close()


class SqliteUtils(Contender):
    """sqlite-utils for each call."""

    name = "sqlite-utils"
    package = "sqlite-utils"

    def __init__(self, path: str) -> None:
        from sqlite_utils import Database

        self._db = Database(path)
        self._db.enable_wal()
        self._table: Any = self._db.table("kv", pk="key")
        self._table.create({"key": str, "value": str}, pk="key")

    def get(self, key: str) -> str | None:
        from sqlite_utils.db import NotFoundError

        try:
            return str(self._table.get(key)["value"])
        except NotFoundError:
            return None

    def prepare(self, pairs: Pairs) -> Sequence[Write]:
        return [{"key": key, "value": value} for key, value in pairs]

    def set(self, write: Write) -> None:
        self._table.upsert(write, pk="key")

    def delete(self, key: str) -> None:
        self._table.delete(key)

    def transaction(self, writes: Sequence[Write]) -> None:
        self._table.upsert_all(writes, pk="key")

    def close(self) -> None:
        self._db.close()


class DiskCache(Contender):
    name = "diskcache"
    package = "diskcache"

    def __init__(self, path: str) -> None:
        from diskcache import Cache

        self._cache: Any = Cache(path, eviction_policy="none")

    def get(self, key: str) -> str | None:
        return self._cache.get(key)  # type: ignore[no-any-return]

    def set(self, write: Write) -> None:
        self._cache.set(*write)

    def delete(self, key: str) -> None:
        self._cache.delete(key)

    def transaction(self, writes: Sequence[Write]) -> None:
        with self._cache.transact():
            for key, value in writes:
                self._cache.set(key, value)

    def close(self) -> None:
        self._cache.close()


class SqliteDict(Contender):
    name = "sqlitedict"
    package = "sqlitedict"

    def __init__(self, path: str) -> None:
        from sqlitedict import SqliteDict as Dict

        self._dict: Any = Dict(path, journal_mode="WAL")

    def get(self, key: str) -> str | None:
        return self._dict.get(key)  # type: ignore[no-any-return]

    def set(self, write: Write) -> None:
        key, value = write
        self._dict[key] = value
        self._dict.commit()

    def delete(self, key: str) -> None:
        del self._dict[key]
        self._dict.commit()

    def transaction(self, writes: Sequence[Write]) -> None:
        self._dict.update(writes)
        self._dict.commit()

    def close(self) -> None:
        self._dict.close()


class LangGraph(Contender):
    """langgraph's SqliteStore."""

    name = "langgraph"
    package = "langgraph-checkpoint-sqlite"

    _SPACE = ("app",)

    def __init__(self, path: str) -> None:
        from langgraph.store.sqlite import SqliteStore

        self._opened = SqliteStore.from_conn_string(path)
        self._store = self._opened.__enter__()
        self._store.setup()

    def get(self, key: str) -> str | None:
        item = self._store.get(self._SPACE, key)
        return None if item is None else str(item.value["v"])

    def prepare(self, pairs: Pairs) -> Sequence[Write]:
        from langgraph.store.base import PutOp

        return [PutOp(self._SPACE, key, {"v": value}) for key, value in pairs]

    def set(self, write: Write) -> None:
        self._store.put(*write[:3])

    def delete(self, key: str) -> None:
        self._store.delete(self._SPACE, key)

    def transaction(self, writes: Sequence[Write]) -> None:
        self._store.batch(writes)

    def close(self) -> None:
        self._opened.__exit__(None, None, None)


CONTENDERS: list[type[Contender]] = [Bare, Latebind, DiskCache, SqliteDict, SqliteUtils, LangGraph]
