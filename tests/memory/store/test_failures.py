"""Stores that are full, locked, damaged, foreign, read-only or gone: the right error, and what was stored is intact."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import sqlite_utils

from latebind.grammar.errors import MemoryApiError
from latebind.memory.store.protocol import Check, Clear, Entry, Owner, Put
from latebind.memory.store.sqlite import connections as pool
from latebind.memory.store.sqlite import schema
from latebind.memory.store.sqlite.backend import SqliteStore
from latebind.memory.store.sqlite.maintenance import diagnose
from latebind.memory.store.urls import open_sqlite

NOW = 1_000.0
APP = Owner("app")


def put(store: SqliteStore, key: str, value: str = "v") -> None:
    assert store.commit([], [Put(APP, key, Entry("string", value))], NOW, "id")


def read(store: SqliteStore, key: str) -> str | None:
    with store.snapshot(NOW) as snapshot:
        entry = snapshot.read(APP, key)
    return None if entry is None else entry.value


def make(path: Path, **values: str) -> None:
    """A store in `path`, closed again."""
    store = open_sqlite(f"sqlite:///{path}")
    for key, value in values.items():
        put(store, key, value)
    store.close()


def refusal(operation: Callable[[], object]) -> MemoryApiError:
    with pytest.raises(MemoryApiError) as caught:
        operation()
    error = caught.value
    # What a script may see names neither files nor the driver.
    assert not any(word in error.message for word in ("sqlite3", "Error", "/", "Traceback", "\n"))
    assert error.hint
    return error


def is_sound(path: Path) -> bool:
    return "error" not in {finding.level for finding in diagnose(str(path), NOW)}


def as_nobody(work: Callable[[], str]) -> str:
    """What `work` returns in a child that has no rights of root's."""
    receive, send = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            if os.geteuid() == 0:
                os.setgroups([])
                os.setgid(65534)
                os.setuid(65534)
            answer = work()
        except MemoryApiError as error:
            answer = f"{error.code} {error.message} | {error.hint}"
        except BaseException as error:
            answer = f"unexpected {error!r}"
        os.write(send, answer.encode())
        os._exit(0)
    os.close(send)
    with open(receive, "rb") as file:
        answer = file.read().decode()
    os.waitpid(child, 0)
    return answer


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that everybody may enter, unlike pytest's."""
    with TemporaryDirectory() as folder:
        os.chmod(folder, 0o755)
        yield Path(folder)
        os.chmod(folder, 0o755)


# full


def test_full(tmp_path: Path) -> None:
    store = open_sqlite(f"sqlite:///{tmp_path}/full.db")
    put(store, "before", "intact")
    connection = store._pool.take()
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    connection.execute(f"PRAGMA max_page_count = {pages + 20}")
    store._pool.give(connection)
    _fill(store)
    connection = store._pool.take()
    connection.execute("PRAGMA max_page_count = 1000000")
    store._pool.give(connection)
    put(store, "after")
    store.close()
    assert is_sound(tmp_path / "full.db")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 4 MB, where this process may mount one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = shutil.which("mount")
    if mount is None:
        pytest.skip("no mount command")
    tried = subprocess.run([mount, "-t", "tmpfs", "-o", "size=4m", "latebind", folder], capture_output=True, text=True)
    if tried.returncode:
        pytest.skip(f"cannot mount a small disk: {tried.stderr.strip()}")
    yield folder
    subprocess.run(["umount", "-l", folder], check=True)


@pytest.mark.parametrize("options", ["", "?durability=full"])
def test_full_disk(small_disk: Path, options: str) -> None:
    store = open_sqlite(f"sqlite:///{small_disk}/bot.db{options}")
    put(store, "before", "intact")
    ballast = small_disk / "ballast"
    ballast.write_bytes(b"x" * 2_000_000)
    _fill(store)
    other = open_sqlite(f"sqlite:///{small_disk}/bot.db?mode=ro")
    assert read(other, "before") == "intact"
    other.close()
    error = refusal(lambda: open_sqlite(f"sqlite:///{small_disk}/new.db"))
    assert error.code == "STORE_FULL"
    ballast.unlink()
    put(store, "after")
    assert read(store, "after") == "v"
    store.close()
    assert is_sound(small_disk / "bot.db")
    again = open_sqlite(f"sqlite:///{small_disk}/bot.db")
    assert (read(again, "before"), read(again, "after")) == ("intact", "v")
    again.close()


def _fill(store: SqliteStore) -> None:
    """Write until nothing more fits. Nothing half-written is left, and reading goes on."""
    written = 0
    while written < 1_000:
        block = [Put(APP, f"{written:04}{half}", Entry("string", "x" * 10_000)) for half in "ab"]
        try:
            store.commit([Check(APP, "before", Entry("string", "intact"))], block, NOW, "id")
        except MemoryApiError as error:
            assert (error.code, error.status) == ("STORE_FULL", 507)
            assert "free some space" in (error.hint or "")
            break
        written += 1
    else:
        pytest.fail("the disk never was full")
    assert refusal(lambda: put(store, "large", "x" * 100_000)).code == "STORE_FULL"
    assert read(store, "before") == "intact"
    with store.snapshot(NOW) as snapshot:
        assert len(snapshot.keys(APP, "0", limit=10_000)) == written * 2
    if written:
        store.commit([], [Clear(Owner("user", "nobody"))], NOW, "id")  # still allowed to be tried


# locked


def test_locked_by_another_writer(tmp_path: Path) -> None:
    path = tmp_path / "bot.db"
    make(path, k="1")
    other = sqlite3.connect(path, isolation_level=None)
    store = SqliteStore(str(path), url="", timeout=0.05)
    other.execute("BEGIN IMMEDIATE")
    check = Check(APP, "k", Entry("string", "1"))
    for operation in (
        lambda: put(store, "k", "2"),
        lambda: store.commit([check], [Put(APP, "k", Entry("string", "2"))], NOW, "id"),
        lambda: store.turn(None, NOW, 0.05).__enter__(),
    ):
        error = refusal(operation)
        assert (error.code, error.status, error.retryable) == ("CONFLICT", 409, True)
    assert read(store, "k") == "1"
    assert store.commit([check], [], NOW, "id")
    assert store.sweep(NOW) == 0  # with nothing to remove, nothing is locked
    other.execute("ROLLBACK")
    put(store, "k", "3")
    assert read(store, "k") == "3"
    other.close()
    store.close()


def test_locked_for_readers_too(tmp_path: Path) -> None:
    path = tmp_path / "bot.db"
    make(path, k="1")
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("PRAGMA locking_mode = EXCLUSIVE")
    other.execute("BEGIN EXCLUSIVE")
    assert refusal(lambda: SqliteStore(str(path), url="", timeout=0.05)).code == "CONFLICT"
    other.close()
    make(path, k="2")


# not ours, not whole


def test_not_a_database(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("not a database at all\n" * 200)
    error = refusal(lambda: open_sqlite(f"sqlite:///{path}"))
    assert error.code == "UNAVAILABLE"
    assert "not a SQLite database" in error.message
    assert str(path) in (error.hint or "")
    assert path.read_text() == "not a database at all\n" * 200


def test_an_empty_file_becomes_a_store(tmp_path: Path) -> None:
    path = tmp_path / "bot.db"
    path.touch()
    make(path, k="1")
    assert is_sound(path)


@pytest.mark.parametrize("pragma", ["application_id = 7", "user_version = 0", "user_version = 1", "user_version = 9"])
def test_the_database_of_another_application(tmp_path: Path, pragma: str) -> None:
    path = tmp_path / "other.db"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE customers (name)")
    other.execute(f"PRAGMA {pragma}")
    other.commit()
    other.close()
    before = path.read_bytes()
    for options in ("", "?mode=ro"):
        error = refusal(lambda: open_sqlite(f"sqlite:///{path}{options}"))  # noqa: B023
        assert error.code == "UNAVAILABLE"
        assert "another application" in error.message
    assert path.read_bytes() == before


def test_a_file_from_the_future(tmp_path: Path) -> None:
    path = tmp_path / "bot.db"
    make(path, k="1")
    other = sqlite3.connect(path)
    other.execute("PRAGMA user_version = 99")
    other.close()
    error = refusal(lambda: open_sqlite(f"sqlite:///{path}"))
    assert "newer" in error.message
    assert "update latebind" in (error.hint or "")
    assert "format 99" in (error.hint or "")


def test_a_file_from_the_past(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "bot.db"
    make(path, k="1")
    done: list[str] = []
    monkeypatch.setattr(schema, "STEPS", (*schema.STEPS, lambda db: done.append("second")))
    error = refusal(lambda: open_sqlite(f"sqlite:///{path}?mode=ro"))
    assert "for writing once" in (error.hint or "")
    for _ in range(2):
        store = open_sqlite(f"sqlite:///{path}")
        assert read(store, "k") == "1"
        store.close()
    assert done == ["second"]


def test_a_step_that_fails_leaves_the_file_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "bot.db"
    make(path, k="1")

    def step(db: sqlite_utils.Database) -> None:
        db.table("entries").drop()
        db.execute("SELECT no_such_function()")

    monkeypatch.setattr(schema, "STEPS", (*schema.STEPS, step))
    assert refusal(lambda: open_sqlite(f"sqlite:///{path}")).code == "UNAVAILABLE"
    monkeypatch.undo()
    store = open_sqlite(f"sqlite:///{path}")
    assert read(store, "k") == "1"
    store.close()


def test_a_damaged_file(tmp_path: Path) -> None:
    path = tmp_path / "bot.db"
    make(path, **{f"k{number:04}": "x" * 200 for number in range(500)})
    with open(path, "r+b") as file:
        file.seek(4096)
        file.write(b"\xaa" * (path.stat().st_size - 4096))

    def use(operation: Callable[[SqliteStore], object]) -> None:
        store = open_sqlite(f"sqlite:///{path}")
        try:
            operation(store)
        finally:
            store.close()

    for operation in (lambda store: read(store, "k0007"), lambda store: put(store, "k0007", "new")):
        error = refusal(partial(use, operation))
        assert error.code == "UNAVAILABLE"
        assert "damaged" in error.message
        assert "backup" in (error.hint or "")
    assert not is_sound(path)


def test_half_a_header(tmp_path: Path) -> None:
    path = tmp_path / "bot.db"
    make(path, k="1")
    path.write_bytes(path.read_bytes()[:50])
    assert refusal(lambda: open_sqlite(f"sqlite:///{path}")).code == "UNAVAILABLE"


# not there, not allowed


def test_no_folder(tmp_path: Path) -> None:
    error = refusal(lambda: open_sqlite(f"sqlite:///{tmp_path}/no/bot.db"))
    assert error.code == "UNAVAILABLE"
    assert f"mkdir -p {tmp_path}/no" in (error.hint or "")


def test_a_folder_instead_of_a_file(tmp_path: Path) -> None:
    assert "is a folder" in refusal(lambda: open_sqlite(f"sqlite:///{tmp_path}")).message


def test_nothing_to_read(tmp_path: Path) -> None:
    error = refusal(lambda: open_sqlite(f"sqlite:///{tmp_path}/bot.db?mode=ro"))
    assert "does not exist" in error.message
    assert not (tmp_path / "bot.db").exists()


def test_read_only(tmp_path: Path) -> None:
    path = tmp_path / "bot.db"
    make(path, k="1")
    writer = open_sqlite(f"sqlite:///{path}")
    store = open_sqlite(f"sqlite:///{path}?mode=ro")
    assert store.read_only
    assert read(store, "k") == "1"
    put(writer, "k", "2")
    assert read(store, "k") == "2"
    assert store.commit([Check(APP, "k", Entry("string", "2"))], [], NOW, "id")
    for operation in (
        lambda: put(store, "k", "3"),
        lambda: store.turn(None, NOW, 1.0).__enter__(),
        lambda: store.sweep(NOW),
        store.vacuum,
    ):
        error = refusal(operation)
        assert error.code == "UNAVAILABLE"
        assert "?mode=ro" in (error.hint or "")
    store.close()
    writer.close()


def test_a_file_that_may_only_be_read(open_folder: Path) -> None:
    path = open_folder / "bot.db"
    make(path, k="1")
    os.chmod(path, 0o444)
    os.chmod(open_folder, 0o777)

    def work() -> str:
        store = open_sqlite(f"sqlite:///{path}")
        found = read(store, "k")
        try:
            put(store, "k", "2")
        finally:
            assert read(store, "k") == found == "1"
        return "written"

    answer = as_nobody(work)
    assert answer.startswith("UNAVAILABLE")
    assert "cannot be written" in answer
    assert f"write permission on {path}" in answer


def test_a_folder_that_may_only_be_read(open_folder: Path) -> None:
    path = open_folder / "bot.db"
    make(path, k="1")
    os.chmod(path, 0o666)
    os.chmod(open_folder, 0o555)
    for options in ("", "?mode=ro"):
        answer = as_nobody(lambda: read(open_sqlite(f"sqlite:///{path}{options}"), "k") or "")  # noqa: B023
        assert answer.startswith("UNAVAILABLE"), answer
        assert f"write permission on {open_folder}" in answer
    answer = as_nobody(lambda: open_sqlite(f"sqlite:///{open_folder}/new.db").url)
    assert answer.startswith("UNAVAILABLE"), answer
    assert f"write permission on {open_folder}" in answer


def test_a_backup_into_a_folder_that_may_only_be_read(open_folder: Path, tmp_path: Path) -> None:
    make(tmp_path / "bot.db", k="1")
    os.chmod(open_folder, 0o555)

    def work() -> str:
        store = open_sqlite(":memory:")
        store.backup(str(open_folder / "copy.db"))
        return "written"

    answer = as_nobody(work)
    assert answer.startswith("UNAVAILABLE the memory is not available: the backup cannot be written"), answer
    assert f"{open_folder}/copy.db: Permission denied" in answer
    for path, reason in ((tmp_path / "no" / "copy.db", "folder does not exist"), (Path("/proc/copy.db"), "cannot be")):
        store = open_sqlite(f"sqlite:///{tmp_path}/bot.db")
        error = refusal(lambda: store.backup(str(path)))  # noqa: B023
        assert error.code == "UNAVAILABLE"
        assert reason in error.message
        store.close()


def test_a_file_that_may_not_be_read(open_folder: Path) -> None:
    path = open_folder / "bot.db"
    make(path, k="1")
    os.chmod(path, 0o000)
    os.chmod(open_folder, 0o777)
    answer = as_nobody(lambda: open_sqlite(f"sqlite:///{path}").url)
    assert answer.startswith("UNAVAILABLE"), answer
    assert "permission to read" in answer


@pytest.mark.parametrize("replaced", [False, True])
def test_a_file_that_is_gone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, replaced: bool) -> None:
    monkeypatch.setattr(pool, "_LOOK", -1.0)
    path, away = tmp_path / "bot.db", tmp_path / "away.db"
    make(path, k="1")
    store = open_sqlite(f"sqlite:///{path}")
    path.rename(away)
    if replaced:
        make(tmp_path / "other.db", k="other")
        (tmp_path / "other.db").rename(path)
    for _ in range(2):
        for operation in (lambda: put(store, "k", "2"), lambda: read(store, "k")):
            error = refusal(operation)
            assert error.code == "UNAVAILABLE"
            assert "gone" in error.message
    assert path.exists() == replaced
    away.replace(path)
    assert read(store, "k") == "1"
    store.close()


def test_half_a_surrogate_pair(tmp_path: Path) -> None:
    for url in (":memory:", f"sqlite:///{tmp_path}/bot.db", f"sqlite:///{tmp_path}/full.db?durability=full"):
        store = open_sqlite(url)
        half = "\ud800"
        for operation in (
            lambda: put(store, half),  # noqa: B023
            lambda: put(store, "k", half),  # noqa: B023
            lambda: read(store, half),  # noqa: B023
            lambda: store.commit([Check(APP, half, None)], [Clear(APP)], NOW, "id"),  # noqa: B023
        ):
            assert refusal(operation).code == "INVALID_KEY"
        put(store, "k")
        assert read(store, "k") == "v"
        store.close()
