"""What is SQLite's own here: pragmas, plans, what is imported, connections, shared syncs, upkeep."""

from __future__ import annotations

import json
import os
import sqlite3
import stat
import subprocess
import sys
import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database

from latebind.grammar.errors import MemoryApiError
from latebind.memory.store.protocol import Check, Clear, Delete, Entry, Owner, Put
from latebind.memory.store.sqlite import connections, group_commit, schema, statements, writer
from latebind.memory.store.sqlite.backend import SqliteStore
from latebind.memory.store.sqlite.connections import PooledConnection
from latebind.memory.store.sqlite.group_commit import GroupCommit, Job
from latebind.memory.store.sqlite.maintenance import diagnose
from latebind.memory.store.urls import open_sqlite
from latebind.tests.waiting import LIMIT

NOW = 1_000.0
APP = Owner("app")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "bot.db"


def put(store: SqliteStore, key: str, value: str = "v", expires_at: float | None = None) -> None:
    assert store.commit([], [Put(APP, key, Entry("string", value, expires_at))], NOW, "id")


def query(store: SqliteStore, sql: str, *parameters: object) -> list[tuple[object, ...]]:
    connection = store._pool.take()
    try:
        return connection.execute(sql, parameters).fetchall()
    finally:
        store._pool.give(connection)


def test_one_entry_is_read_without_a_snapshot(path: Path) -> None:
    """What `read_alone` gives is what a snapshot does, and nothing stays open behind it."""
    for store in (open_sqlite(f"sqlite:///{path}"), open_sqlite("sqlite://:memory:")):
        put(store, "k")
        put(store, "gone", expires_at=NOW)
        put(store, "later", expires_at=NOW + 1)
        for key in ("k", "gone", "later", "missing"):
            with store.snapshot(NOW) as snapshot:
                assert store.read_alone(APP, key, NOW) == snapshot.read(APP, key)
            assert not store._pool.take().driver.in_transaction
        with pytest.raises(MemoryApiError) as half, store.snapshot(NOW) as snapshot:
            snapshot.read(APP, "\ud800")
        with pytest.raises(MemoryApiError, match=half.value.code):
            store.read_alone(APP, "\ud800", NOW)
        store.close()
        with pytest.raises(MemoryApiError, match="UNAVAILABLE"):
            store.read_alone(APP, "k", NOW)


def test_one_entry_is_waited_for(path: Path) -> None:
    """Where another process has locked the file, a read of one entry waits as a snapshot's does."""
    store = open_sqlite(f"sqlite:///{path}")
    put(store, "k")
    connection: Any = store._pool.idle[0]
    refused = iter([True, True])

    def execute(sql: str, parameters: tuple[object, ...] = ()) -> sqlite3.Cursor:
        if next(refused, False):
            error = sqlite3.OperationalError("database is locked")
            error.sqlite_errorcode = sqlite3.SQLITE_BUSY
            raise error
        found: sqlite3.Cursor = connection.driver.execute(sql, parameters)
        return found

    connection.execute = execute
    assert store.read_alone(APP, "k", NOW) == Entry("string", "v")
    assert next(refused, None) is None
    store.close()


@pytest.mark.parametrize(("options", "synchronous"), [("", 1), ("?durability=full", 2)])
def test_pragmas(path: Path, options: str, synchronous: int) -> None:
    store = open_sqlite(f"sqlite:///{path}{options}")
    expected = {"journal_mode": "wal", "synchronous": synchronous, "cache_size": -65536, "mmap_size": 0}
    for name, value in expected.items():
        assert query(store, f"PRAGMA {name}") == [(value,)]
    store.close()


def test_tables_are_strict_where_sqlite_can(path: Path) -> None:
    store = open_sqlite(f"sqlite:///{path}")
    tables = query(store, "SELECT name, sql FROM sqlite_schema WHERE type = 'table'")
    assert {name for name, _ in tables} == {"entries", "scopes", "chunks"}
    if sqlite3.sqlite_version_info >= (3, 37):
        assert all(str(sql).rstrip().endswith("STRICT") for _, sql in tables)
    (entries,) = (str(sql) for name, sql in tables if name == "entries")
    assert entries.index('"value"') > entries.index('"file_size"')  # the last
    store.close()


def test_every_statement_uses_an_index(path: Path) -> None:
    store = open_sqlite(f"sqlite:///{path}")
    put(store, "k", expires_at=NOW + 1)
    found = {name: sql for name, sql in vars(statements).items() if name[0].isupper() and isinstance(sql, str)}
    assert len(found) > 10
    for name in sorted(found.keys() - {"HOLD", "PUT", "PUT_TOGETHER", "ADD_CHUNK"}):
        sql = found[name]
        plan = [str(row[3]) for row in query(store, f"EXPLAIN QUERY PLAN {sql}", *[1] * sql.count("?"))]
        assert any("SEARCH" in step for step in plan), (name, plan)
        assert not any("SCAN entries" in step or "TEMP B-TREE" in step for step in plan), (name, plan)
    store.close()


def test_a_store_opens_without_sqlite_utils(path: Path) -> None:
    code = f"""
import sys
from latebind.memory.store.urls import open_sqlite
from latebind.tests.waiting import LIMIT
open_sqlite("sqlite:///{path}").close()
print("sqlite_utils" in sys.modules)
"""
    answers = [subprocess.check_output([sys.executable, "-c", code], text=True).strip() for _ in range(2)]
    assert answers == ["False", "False"]


@pytest.mark.parametrize("strict", [True, False])
def test_a_new_file_is_what_the_steps_make(strict: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    made = []
    monkeypatch.setattr(Database, "supports_strict", strict)
    for make in (partial(schema.create_new, strict=strict), partial(schema.follow, version=0)):
        with closing(sqlite3.connect(":memory:")) as connection:
            make(connection)
            made.append(connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema").fetchall())
    assert made[0] == made[1]
    assert ("STRICT" in str(made[0])) == strict


def test_connections_are_used_again(path: Path) -> None:
    store = open_sqlite(f"sqlite:///{path}")
    for number in range(50):
        put(store, str(number))
        with store.snapshot(NOW) as snapshot:
            snapshot.read(APP, "k")
    assert len(store._pool._all) == 1
    with store.snapshot(NOW), store.snapshot(NOW), store.turn(None, NOW, 1.0):
        assert len(store._pool._all) == 3
    held = [store.snapshot(NOW) for _ in range(40)]
    for snapshot in held:
        snapshot.close()
    assert len(store._pool._all) == len(store._pool.idle) == 16
    store.close()


def test_threads_that_end_leave_no_connections(path: Path) -> None:
    store = open_sqlite(f"sqlite:///{path}")
    for number in range(30):
        thread = threading.Thread(target=put, args=(store, str(number)))
        thread.start()
        thread.join()
    assert len(store._pool._all) == 1
    store.close()


def test_closing_leaves_one_file(path: Path) -> None:
    store = open_sqlite(f"sqlite:///{path}")
    with store.snapshot(NOW) as snapshot:
        put(store, "k")
        store.close()
        assert snapshot.keys(APP) == ["k"]  # what has begun may end
    assert os.listdir(path.parent) == ["bot.db"]


def test_a_store_in_memory_closes_when_its_connection_is_given_back() -> None:
    store = open_sqlite(":memory:", LIMIT)
    put(store, "a")
    with store.snapshot(NOW) as snapshot:
        assert snapshot.read(APP, "a") is not None
        store.close()
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        store._pool._driver.execute("SELECT 1")  # type: ignore[attr-defined]
    with pytest.raises(MemoryApiError, match="closed"):
        put(store, "b")


def test_a_store_that_is_forgotten_closes_its_file(path: Path) -> None:
    put(open_sqlite(f"sqlite:///{path}"), "k")
    assert os.listdir(path.parent) == ["bot.db"]


def test_expired_entries_go_while_others_are_written(path: Path) -> None:
    store = open_sqlite(f"sqlite:///{path}")
    for number in range(100):
        put(store, f"old {number}", expires_at=NOW + 1)
    for number in range(128):
        assert store.commit([], [Put(APP, "new", Entry("string", str(number)))], NOW + 2, "id")
    assert query(store, "SELECT count(*) FROM entries") == [(1,)]
    store.close()


def test_a_cleared_scope_leaves_no_trace(path: Path) -> None:
    store = open_sqlite(f"sqlite:///{path}")
    user = Owner("user", "ana@example.org", "acme")
    data = os.urandom(300_000)
    put(store, "k")
    store.commit([], [Put(user, "f", Entry("file", '{"digest": "d"}'), data)], NOW, "id")
    store.commit([], [Delete(user, "f")], NOW, "id")
    for table in ("entries", "scopes", "chunks"):
        assert query(store, f"SELECT count(*) FROM {table}") == [(table != "chunks",)]
    store.vacuum()
    store.close()
    assert b"ana@example.org" not in path.read_bytes()


# commits that share a sync


def test_commits_of_threads_share_a_sync(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    batches: Counter[int] = Counter()
    together = GroupCommit._together
    monkeypatch.setattr(
        GroupCommit,
        "_together",
        lambda self, connection, batch: (batches.update([len(batch)]), together(self, connection, batch))[1],
    )
    store = open_sqlite(f"sqlite:///{path}?durability=full")

    def work(name: int) -> None:
        for number in range(30):
            put(store, f"{name}:{number}")

    threads = [threading.Thread(target=work, args=(name,)) for name in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with store.snapshot(NOW) as snapshot:
        assert snapshot.usage(APP).entries == 480
    assert sum(size * times for size, times in batches.items()) == 480
    assert max(batches) > 1
    store.close()


def test_one_failed_job_does_not_fail_the_others(path: Path) -> None:
    store = open_sqlite(f"sqlite:///{path}?durability=full")
    put(store, "k", "1")
    outcomes: dict[str, object] = {}

    def commit(name: str, check: Check | None, value: str) -> None:
        try:
            write = Put(APP, name, Entry("string", value))
            outcomes[name] = store.commit([check] if check else [], [write], NOW, "id")
        except MemoryApiError as error:
            outcomes[name] = error.code

    jobs: list[tuple[str, Check | None, str]] = [
        ("good", None, "v"),
        ("bad", None, "\ud800"),
        ("held", Check(APP, "k", Entry("string", "1")), "v"),
        ("changed", Check(APP, "k", Entry("string", "2")), "v"),
    ]
    with store.turn(None, NOW, 1.0):  # until it ends, the jobs gather
        threads = [threading.Thread(target=commit, args=job) for job in jobs]
        for thread in threads:
            thread.start()
        while len(store._pool.queue) < len(jobs):
            pass
    for thread in threads:
        thread.join()
    assert outcomes == {"good": True, "bad": "INVALID_KEY", "held": True, "changed": False}
    with store.snapshot(NOW) as snapshot:
        assert snapshot.keys(APP) == ["good", "held", "k"]
    store.close()


def test_a_job_that_waits_too_long_is_withdrawn(path: Path) -> None:
    store = SqliteStore(str(path), url="", durable=True, timeout=0.05)
    codes = []

    def work() -> None:
        with pytest.raises(MemoryApiError) as caught:
            put(store, "k")
        codes.append(caught.value.code)

    with store.turn(None, NOW, 1.0):
        thread = threading.Thread(target=work)
        thread.start()
        thread.join()
    assert codes == ["CONFLICT"]
    put(store, "l")
    with store.snapshot(NOW) as snapshot:
        assert snapshot.keys(APP) == ["l"]
    store.close()


def queued(store: SqliteStore, *keys: str) -> list[Job]:
    """Jobs as threads leave them that wait for their turn."""
    jobs = [Job([], [Put(APP, key, Entry("string", "v"))], NOW) for key in keys]
    store._pool.queue += jobs
    return jobs


def test_jobs_that_wait_for_another_process_wait_together(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[bool] = []

    def begin(pooled: PooledConnection) -> bool:
        begun.append(writer.begin(pooled))
        return begun[-1]

    monkeypatch.setattr(group_commit, "begin", begin)
    store = SqliteStore(str(path), url="", durable=True, timeout=0.1)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    jobs = queued(store, *map(str, range(200)))
    with pytest.raises(MemoryApiError) as caught:
        put(store, "k")
    assert caught.value.code == "CONFLICT"
    assert not any(begun)
    assert not any(job.done for job in jobs)
    other.close()
    put(store, "l")
    assert begun.count(True) == 1  # for all 201
    assert all(job.held for job in jobs)
    store.close()


def test_a_child_does_not_do_its_parents_jobs(path: Path) -> None:
    store = open_sqlite(f"sqlite:///{path}?durability=full")
    queued(store, "the parent's")
    child = os.fork()
    if child == 0:
        put(store, "the child's")
        os._exit(0)
    assert os.waitpid(child, 0) == (child, 0)
    with store.snapshot(NOW) as snapshot:
        assert snapshot.keys(APP) == ["the child's"]
    store.close()


# upkeep


@pytest.mark.parametrize("memory", [False, True])
def test_backup(path: Path, tmp_path: Path, memory: bool) -> None:
    store = open_sqlite(":memory:" if memory else f"sqlite:///{path}")
    data = os.urandom(600_000)
    put(store, "k", "1")
    store.commit([], [Put(APP, "f", Entry("file", '{"digest": "d"}'), data)], NOW, "id")
    copy = tmp_path / "copy.db"
    with store.snapshot(NOW):
        store.backup(str(copy))
    put(store, "k", "2")
    assert sorted(os.listdir(tmp_path))[-1] == "copy.db"  # in one piece
    with pytest.raises(MemoryApiError, match="already"):
        store.backup(str(copy))
    with pytest.raises(MemoryApiError, match="folder does not exist"):
        store.backup(str(tmp_path / "no" / "copy.db"))
    store.close()
    restored = open_sqlite(f"sqlite:///{copy}")
    with restored.snapshot(NOW) as snapshot:
        assert snapshot.read(APP, "k") == Entry("string", "1")
        assert snapshot.read_blob(APP, "f", "d") == data
    restored.close()


@pytest.mark.skipif(os.name != "posix", reason="POSIX alone")
def test_a_backup_is_read_by_nobody_else(path: Path, tmp_path: Path) -> None:
    store = open_sqlite(f"sqlite:///{path}")
    for mode in (0o600, 0o640):
        path.chmod(mode)
        store.backup(str(tmp_path / f"{mode}.db"))
        assert stat.S_IMODE((tmp_path / f"{mode}.db").stat().st_mode) == mode
    store.close()
    with closing(open_sqlite(":memory:")) as store:
        store.backup(str(tmp_path / "memory.db"))
    assert stat.S_IMODE((tmp_path / "memory.db").stat().st_mode) == 0o600


def test_backups_of_one_name_at_one_time(path: Path, tmp_path: Path) -> None:
    """Each makes a whole one, or says that there is one."""
    store, copy = open_sqlite(f"sqlite:///{path}"), tmp_path / "copy.db"
    store.commit([], [Put(APP, str(n), Entry("string", json.dumps("x" * 10_000))) for n in range(300)], NOW, "id")

    def make(_: int) -> str:
        try:
            store.backup(str(copy))
        except MemoryApiError as error:
            return error.message.rpartition(": ")[2]
        return "made"

    with ThreadPoolExecutor(4) as threads:
        assert {*threads.map(make, range(8))} <= {"made", "the backup's file is there already"}
    store.close()
    assert "error" not in {finding.level for finding in diagnose(str(copy), NOW)}
    assert [each.name for each in tmp_path.glob("copy.db.*")] == []


def test_what_is_deleted_is_overwritten(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also by a SQLite that was not built to do so by itself."""

    def connect(*args: Any, connect: Any = sqlite3.connect, **options: Any) -> sqlite3.Connection:
        connection: sqlite3.Connection = connect(*args, **options)
        connection.execute("PRAGMA secure_delete = OFF").fetchall()
        return connection

    monkeypatch.setattr(sqlite3, "connect", connect)
    store, ana = open_sqlite(f"sqlite:///{path}"), Owner("user", "ana")
    about = Entry("file", json.dumps({"mime": "text/plain", "size": 600_000, "digest": "d"}))
    puts = [Put(ana, f"k{number}", Entry("string", f'"SECRET {number}"')) for number in range(500)]
    store.commit([], [*puts, Put(ana, "f", about, b"SECRET" * 100_000)], NOW, "id")
    store.commit([], [Delete(ana, f"k{number}") for number in range(0, 500, 2)], NOW, "id")
    store.commit([], [Clear(ana)], NOW, "id")
    store.close()  # which copies the log into the file
    assert b"SECRET" not in path.read_bytes()


def test_vacuum_gives_the_disk_back(path: Path) -> None:
    store = open_sqlite(f"sqlite:///{path}")
    store.commit([], [Put(APP, str(n), Entry("string", "x" * 10_000)) for n in range(300)], NOW, "id")
    store.commit([], [Delete(APP, str(n)) for n in range(299)], NOW, "id")
    assert any(finding.name == "unused" for finding in diagnose(str(path), NOW))
    store.vacuum()
    assert path.stat().st_size < 200_000
    with store.snapshot(NOW) as snapshot:
        assert snapshot.keys(APP) == ["299"]
    store.close()


def test_diagnosis_of_a_sound_store(path: Path) -> None:
    store = open_sqlite(f"sqlite:///{path}")
    put(store, "k")
    put(store, "old", expires_at=NOW - 1)
    found = {finding.name: finding for finding in diagnose(str(path), NOW)}
    store.close()
    assert {"sqlite", "file", "format", "journal", "contents", "expired", "totals", "integrity"} <= found.keys()
    assert found["contents"].text.startswith("2 entries in 1 scopes")
    assert found["expired"].text.startswith("1 entries")
    assert "error" not in {finding.level for finding in found.values()}


def test_diagnosis_of_files_that_are_elsewhere(path: Path) -> None:
    """In a bucket, as `files="s3://…"` has them; those that should be here are missed all the same."""
    store = open_sqlite(f"sqlite:///{path}")
    about = {"mime": "text/plain", "size": 5, "digest": "d"}
    for key, described in (("here", about), ("there", about | {"object": "o"})):
        entry = Entry("file", json.dumps(described, separators=(",", ":")))
        blob = b"" if key == "there" else b"hello"
        store.commit([], [Put(Owner("user", "ana"), key, entry, blob)], NOW, "id")
    assert "error" not in {finding.level for finding in diagnose(str(path), NOW)}
    query(store, "DELETE FROM chunks")
    store.close()
    assert "the bytes of 1 files are wrong" in diagnose(str(path), NOW)[-1].text


def test_diagnosis_finds_what_is_wrong(path: Path, tmp_path: Path) -> None:
    (missing,) = (finding for finding in diagnose(str(tmp_path / "no" / "bot.db"), NOW) if finding.level == "error")
    assert "does not exist" in missing.text
    assert "not there yet" in diagnose(str(tmp_path / "new.db"), NOW)[-1].text
    assert not (tmp_path / "new.db").exists()
    store = open_sqlite(f"sqlite:///{path}")
    put(store, "k")
    query(store, "UPDATE scopes SET bytes = bytes + 1")
    store.close()
    last = diagnose(str(path), NOW)[-1]
    assert (last.name, last.level) == ("totals", "error")
    assert diagnose(None, NOW)[0].level == "ok"


def test_all_connections_are_closed_where_closing_one_fails() -> None:
    class Unlucky(sqlite3.Connection):
        def close(self) -> None:
            super().close()
            raise sqlite3.OperationalError("no")

    idle = [PooledConnection(sqlite3.connect(":memory:", factory=Unlucky)) for _ in range(3)]
    drivers = [connection.driver for connection in idle]
    with pytest.raises(sqlite3.OperationalError):
        connections._close_all(idle)
    assert idle == []
    for driver in drivers:
        with pytest.raises(sqlite3.ProgrammingError, match="closed"):
            driver.execute("SELECT 1")
