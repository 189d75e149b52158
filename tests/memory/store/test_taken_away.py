"""Files that somebody takes away or changes under a process that has them open: it notices, and acknowledges nothing more."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import latebind
from latebind.grammar.errors import MemoryApiError
from latebind.memory.store.protocol import Clear, Entry, Owner, Put
from latebind.memory.store.sqlite import connections, files, schema
from latebind.memory.store.sqlite.backend import SqliteStore
from latebind.memory.store.sqlite.maintenance import diagnose
from latebind.memory.store.urls import open_sqlite

NOW = 1_000.0
APP = Owner("app")
WAYS = ["removed", "replaced", "emptied"]


def put(store: SqliteStore, key: str, value: str = "v") -> None:
    assert store.commit([], [Put(APP, key, Entry("string", value))], NOW, "id")


def put_in_turn(store: SqliteStore, key: str) -> None:
    with store.turn(None, NOW, 1.0) as turn:
        turn.commit([Put(APP, key, Entry("string", "v"))])


def put_reserved(store: SqliteStore, key: str) -> None:
    with store.reserve(None, 1.0, 1.0, None) as reservation:
        assert reservation.commit([], [Put(APP, key, Entry("string", "v"))], NOW)


def read(store: SqliteStore, key: str) -> str | None:
    with store.snapshot(NOW) as snapshot:
        entry = snapshot.read(APP, key)
    return None if entry is None else entry.value


def refusal(operation: Callable[[], object]) -> MemoryApiError:
    with pytest.raises(MemoryApiError) as caught:
        operation()
    assert "/" not in caught.value.message
    assert caught.value.hint
    return caught.value


def take_away(path: Path, end: str, way: str) -> None:
    file = path.with_name(path.name + end)
    content = file.read_bytes()
    if way == "emptied":
        os.truncate(file, 0)
        return
    file.unlink()
    if way == "replaced":
        file.write_bytes(content)


CASES = pytest.mark.parametrize(
    ("end", "way"), [(end, way) for end in ("", "-wal", "-shm") for way in WAYS if way != "emptied" or not end]
)


@CASES
@pytest.mark.parametrize("write", [put, put_in_turn, put_reserved])
def test_with_full_durability_before_anything_is_acknowledged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, end: str, way: str, write: Callable[[SqliteStore, str], None]
) -> None:
    monkeypatch.setattr(connections, "_LOOK", 1_000.0)
    path = tmp_path / "bot.db"
    store = open_sqlite(f"sqlite:///{path}?durability=full")
    put(store, "before")
    take_away(path, end, way)
    error = refusal(lambda: write(store, "after"))
    assert (error.code, error.retryable) == ("UNAVAILABLE", False)
    assert "gone" in error.message
    assert f"{path}{end} was removed" in (error.hint or "")


@CASES
def test_within_a_second(tmp_path: Path, end: str, way: str) -> None:
    path = tmp_path / "bot.db"
    store = open_sqlite(f"sqlite:///{path}")
    put(store, "before")
    with store.snapshot(NOW) as snapshot:
        assert snapshot.read(APP, "before") is not None
        take_away(path, end, way)
        store._pool.look_at = 0.0  # a second has passed
        for _ in range(2):
            for operation in (lambda: put(store, "after"), lambda: read(store, "before"), lambda: store.sweep(NOW)):
                error = refusal(operation)
                assert (error.code, error.retryable) == ("UNAVAILABLE", False)
                assert "gone" in error.message


SHORTER = {
    "by half": lambda size: size // 2 // 4096 * 4096,
    "to its first page": lambda size: 4096,
    "by a page": lambda size: size - 4096,
    "by a byte": lambda size: size - 1,
}


def filled(path: Path, options: str) -> SqliteStore:
    """A store that has all that it holds in its file, and nothing in its log."""
    made = open_sqlite(f"sqlite:///{path}")
    for number in range(100):
        put(made, f"k{number}", "x" * 4_000)
    made.close()
    store = open_sqlite(f"sqlite:///{path}{options}")
    assert read(store, "k7")
    return store


@pytest.mark.parametrize("kept", SHORTER.values(), ids=SHORTER)
@pytest.mark.parametrize("options", ["", "?durability=full"])
def test_a_file_that_is_cut(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: str, kept: Callable[[int], int]
) -> None:
    monkeypatch.setattr(connections, "_LOOK", 1_000.0)
    path = tmp_path / "bot.db"
    store = filled(path, options)
    os.truncate(path, kept(path.stat().st_size))
    if not options:
        store._pool.look_at = 0.0  # a second has passed
    for _ in range(2):
        error = refusal(lambda: put(store, "after"))
        assert (error.code, error.retryable) == ("UNAVAILABLE", False)
        assert "its file was cut" in error.message
        assert f"{path} was made shorter" in (error.hint or "")


def test_a_file_that_is_vacuumed_is_not_cut(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "_LOOK", -1.0)
    path = tmp_path / "bot.db"
    stores = [filled(path, ""), filled(path, "?durability=full")]
    size = path.stat().st_size
    assert stores[0].commit([], [Clear(APP)], NOW, "id")
    stores[0].vacuum()
    other = sqlite3.connect(path)
    assert other.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()[0] == 0
    other.close()
    assert path.stat().st_size < size
    for store in stores:
        put(store, "k")
        assert read(store, "k") == "v"


@pytest.mark.skipif(sys.platform == "win32", reason="needs links")
@pytest.mark.parametrize("options", ["", "?durability=full"])
def test_a_link_in_the_place_of_the_file(tmp_path: Path, options: str) -> None:
    """Who opens it looks for a log beside the file that it points to."""
    path = tmp_path / "bot.db"
    store = open_sqlite(f"sqlite:///{path}{options}")
    put(store, "before")
    path.rename(tmp_path / "moved.db")
    path.symlink_to("moved.db")
    store._pool.look_at = 0.0
    error = refusal(lambda: put(store, "after"))
    assert "its file is gone" in error.message


def test_a_file_that_is_opened_by_a_link(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "_LOOK", -1.0)
    put(open_sqlite(f"sqlite:///{tmp_path}/bot.db"), "k")
    (tmp_path / "link.db").symlink_to("bot.db")
    store = open_sqlite(f"sqlite:///{tmp_path}/link.db")
    put(store, "l")
    assert read(store, "k") == read(store, "l") == "v"


CUTS = {
    "emptied": lambda size: 0,
    "to its header": lambda size: 32,
    "to less than its header": lambda size: 9,
    "in the middle": lambda size: size // 2,
    "in a frame": lambda size: size // 2 // 4120 * 4120 + 1_000,
    "by a byte": lambda size: size - 1,
    "by a frame": lambda size: size - 4120,
}
CUT = pytest.mark.parametrize("kept", CUTS.values(), ids=CUTS)


def cut_log(path: Path, kept: Callable[[int], int]) -> None:
    file = path.with_name(f"{path.name}-wal")
    os.truncate(file, kept(file.stat().st_size))


@CUT
@pytest.mark.parametrize("write", [put, put_in_turn, put_reserved])
@pytest.mark.parametrize("before", [1, 9])
def test_a_log_that_is_cut_with_full_durability(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    kept: Callable[[int], int],
    before: int,
    write: Callable[[SqliteStore, str], None],
) -> None:
    monkeypatch.setattr(connections, "_LOOK", 1_000.0)
    path = tmp_path / "bot.db"
    store = open_sqlite(f"sqlite:///{path}?durability=full")
    for number in range(before):
        put(store, f"before {number}")
    cut_log(path, kept)
    for _ in range(2):
        error = refusal(lambda: write(store, "after"))
        assert (error.code, error.retryable) == ("UNAVAILABLE", False)
        assert "its log was cut" in error.message
        assert f"{path}-wal was emptied or made shorter" in (error.hint or "")


@CUT
@pytest.mark.parametrize("more", [0, 1, 20])
def test_a_log_that_is_cut_is_noticed_within_a_second(tmp_path: Path, kept: Callable[[int], int], more: int) -> None:
    """Also where more was written behind the cut since, so that the log is as long as before."""
    path = tmp_path / "bot.db"
    store = open_sqlite(f"sqlite:///{path}")
    for number in range(20):
        put(store, f"before {number}")
    put(store, "seen")
    if not more:
        store._pool.look()
    cut_log(path, kept)
    try:
        for number in range(more):
            put(store, f"after {number}")
    except MemoryApiError as error:  # what SQLite finds in the hole
        assert "its log was cut" in error.message
    if more and kept in (CUTS["by a byte"], CUTS["in a frame"]):
        return  # the end of one page is lost, and only its checksum could tell
    store._pool.look_at = 0.0  # a second has passed
    for operation in (lambda: put(store, "later"), lambda: read(store, "seen"), lambda: store.sweep(NOW)):
        assert "its log was cut" in refusal(operation).message


def test_what_is_read_from_a_log_that_was_cut(tmp_path: Path) -> None:
    path = tmp_path / "bot.db"
    store = open_sqlite(f"sqlite:///{path}")
    put(store, "k", "x" * 50_000)
    cut_log(path, CUTS["emptied"])
    # Another store remembers nothing of the pages.
    assert "its log was cut" in refusal(lambda: open_sqlite(f"sqlite:///{path}")).message


def test_a_log_that_SQLite_empties_is_not_missed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "_LOOK", -1.0)
    path = tmp_path / "bot.db"
    stores = [open_sqlite(f"sqlite:///{path}{options}") for options in ("", "?durability=full")]
    other = sqlite3.connect(path)
    for number in range(6):
        for store in stores:
            for key in "abc":
                put(store, key, f"{number}")
        mode = ("TRUNCATE", "RESTART", "PASSIVE")[number % 3]
        assert other.execute(f"PRAGMA wal_checkpoint({mode})").fetchone()[0] == 0
        assert [read(store, "a") for store in stores] == [str(number)] * 2
        if number == 4:
            put(stores[0], "large", "x" * 12_000_000)  # after which it is cut to 8 MB
    other.close()
    stores[0].vacuum()
    assert [read(store, "a") for store in stores] == ["5"] * 2
    put(stores[1], "a", "6")


def test_what_a_loss_of_power_left_in_a_log_is_no_cut(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Frames that count for nothing, with a hole before them: those who open the log see them, and write over them."""
    monkeypatch.setattr(connections, "_LOOK", -1.0)
    path, copy = tmp_path / "bot.db", tmp_path / "copy.db"
    store = open_sqlite(f"sqlite:///{path}")
    for number in range(20):
        put(store, f"k{number}")
    log = Path(f"{path}-wal").read_bytes()
    middle = 32 + len(log) // 2 // 4120 * 4120
    copy.write_bytes(path.read_bytes())
    Path(f"{copy}-wal").write_bytes(log[:middle] + b"\0" * 4120 + log[middle + 4120 :])
    again = open_sqlite(f"sqlite:///{copy}?durability=full")
    for number in range(60):
        put(again, f"k{number}")
    assert read(again, "k59") == "v"


def test_a_log_that_went_with_the_last_connection_is_not_missed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "_LOOK", -1.0)
    path = tmp_path / "bot.db"
    store = open_sqlite(f"sqlite:///{path}?durability=full")
    for key in "abc":
        put(store, key)
        store._pool.before_fork(0.0)  # closes all connections
        assert not Path(f"{path}-wal").exists()
        store._pool.after_fork(child=False)
        other = open_sqlite(f"sqlite:///{path}")
        put(other, key * 2)
        other.close()
    assert read(store, "cc") == "v"
    store.close()


@pytest.mark.parametrize("options", ["", "?durability=full", "?mode=ro"])
@pytest.mark.parametrize(
    ("pragma", "reason", "advice"),
    [
        ("user_version = 99", "a newer latebind", "update latebind"),
        ("user_version = 0", "an older format", "restart"),
        ("application_id = 7", "another application", "name a file of its own"),
    ],
)
def test_another_format(tmp_path: Path, options: str, pragma: str, reason: str, advice: str) -> None:
    """A newer latebind has brought the file up to its date, or a backup of another one was restored into it."""
    path = tmp_path / "bot.db"
    made = open_sqlite(f"sqlite:///{path}")
    put(made, "k")
    store = open_sqlite(f"sqlite:///{path}{options}")
    assert read(store, "k") == "v"
    other = sqlite3.connect(path)
    other.execute(f"PRAGMA {pragma}")
    if options != "?durability=full":  # which looks each time
        assert read(store, "k") == "v"
        store._pool.look_at = 0.0  # a second has passed
    write = lambda: put(store, "after")  # noqa: E731
    for operation in [write] if options == "?durability=full" else [write, lambda: read(store, "k")]:
        error = refusal(operation)
        assert (error.code, error.retryable) == ("UNAVAILABLE", False)
        if options == "?mode=ro" and operation is write:
            continue
        assert reason in error.message
        assert advice in (error.hint or "")
    other.execute(f"PRAGMA user_version = {len(schema.STEPS)}")
    other.execute(f"PRAGMA application_id = {schema.APPLICATION}")
    other.close()
    assert read(store, "k") == "v"


# backups


def flip(path: Path, found: bytes, by: bytes) -> None:
    content = path.read_bytes()
    assert found in content
    path.write_bytes(content.replace(found, by, 1))


DAMAGES: dict[str, Callable[[Path], object]] = {
    "a page": lambda path: overwrite(path, 1),
    "a page in the middle": lambda path: overwrite(path, path.stat().st_size // 8192),
    "the last page": lambda path: overwrite(path, path.stat().st_size // 4096 - 1),
    "its end": lambda path: os.truncate(path, path.stat().st_size - 8192),
    "a key": lambda path: flip(path, b"k007", b"k900"),
    "zeros": lambda path: overwrite(path, 9, b"\0"),
}


def overwrite(path: Path, page: int, by: bytes = b"\xaa") -> None:
    with open(path, "r+b") as file:
        file.seek(page * 4096)
        file.write(by * 4096)


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_backup_of_a_damaged_file(tmp_path: Path, damage: str) -> None:
    path, copy = tmp_path / "bot.db", tmp_path / "copy.db"
    store = open_sqlite(f"sqlite:///{path}")
    for number in range(100):
        put(store, f"k{number:03}", "x" * 1_000)
    store.backup(str(copy))
    assert "error" not in {finding.level for finding in diagnose(str(copy), NOW)}
    copy.unlink()
    store.close()
    DAMAGES[damage](path)

    def back_up() -> None:
        again = open_sqlite(f"sqlite:///{path}")
        try:
            again.backup(str(copy))
        finally:
            again.close()

    error = refusal(back_up)
    assert (error.code, error.retryable) == ("UNAVAILABLE", False)
    assert "its file is damaged" in error.message
    assert f"keep a copy of {path}" in (error.hint or "")
    assert not copy.exists()
    assert not [*tmp_path.glob("*.part")]


@pytest.mark.parametrize("length", [248, 250, 255, 300])
def test_a_name_that_is_too_long(tmp_path: Path, length: int) -> None:
    """SQLite's own files beside it have longer names."""
    name = "é" + "n" * (length - 2)
    error = refusal(lambda: open_sqlite(f"sqlite:///{tmp_path}/{name}").close())
    assert (error.message, error.hint) == (
        "the memory is not available: its path is too long",
        f"name a shorter one: {tmp_path}/{name}",
    )
    assert [finding.text for finding in diagnose(f"{tmp_path}/{name}", NOW)][-1] == error.message


def test_a_path_that_is_too_long(tmp_path: Path) -> None:
    folder = tmp_path
    while len(str(folder)) < 505:
        folder /= "f" * 50
    folder.mkdir(parents=True)
    error = refusal(lambda: open_sqlite(f"sqlite:///{folder}/bot.db").close())
    assert error.message == "the memory is not available: its path is too long"


@pytest.mark.parametrize(("length", "fits"), [(250, True), (255, True), (256, False)])
def test_a_backup_of_a_long_name(tmp_path: Path, length: int, fits: bool) -> None:
    store = open_sqlite(f"sqlite:///{tmp_path}/bot.db")
    put(store, "a", "1")
    copy = tmp_path / ("n" * length)
    if fits:
        store.backup(str(copy))
        found = diagnose(str(copy.rename(tmp_path / "copy.db")), NOW)  # its own name has no room for what is beside it
        assert found[-1].level == "ok"
    else:
        assert "File name too long" in (refusal(lambda: store.backup(str(copy))).hint or "")
    store.close()
    assert not [*tmp_path.glob("*.part")]


# descriptors

SCARCE = """
import os, resource, sys
import latebind
from latebind.memory.store.protocol import Owner
path, left = sys.argv[1], int(sys.argv[2])
runtime = latebind.Runtime(memory=f"sqlite:///{path}")
context = runtime.context()
context.run('memory.setItem("a", memory.getItem("a") || "1")')
fresh = latebind.Runtime(memory=f"sqlite:///{path}.fresh")
resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64))
taken = []
try:
    while True:
        taken.append(os.open(os.devnull, os.O_RDONLY))
except OSError:
    pass
for _ in range(left):
    os.close(taken.pop())

def tell(operation):
    try:
        print("done", operation())
    except latebind.MemoryApiError as error:
        print(error.code, error.retryable, error.message, "|", error.hint)

def another_connection():
    with runtime.store().snapshot(1.0) as outer, runtime.store().snapshot(1.0) as inner:
        return inner.keys(Owner("app"))

tell(lambda: context.run('memory.setItem("b", memory.getItem("a"))').value)
tell(another_connection)
tell(lambda: fresh.context().app_memory.get_item("a"))
tell(lambda: runtime.admin().backup(path + ".copy"))
for each in taken:
    os.close(each)
tell(another_connection)
tell(lambda: fresh.context().app_memory.get_item("a"))
tell(lambda: context.app_memory.get_item("b"))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs the limit of open files")
@pytest.mark.parametrize("left", [0, 1])
def test_no_descriptors(tmp_path: Path, left: int) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", SCARCE, str(tmp_path / "bot.db"), str(left)], capture_output=True, text=True, check=True
    )
    told = ran.stdout.splitlines()
    assert told[0] == "done 1"
    for line in told[1:4]:
        assert line.startswith("UNAVAILABLE True"), told
        assert "too many files open" in line
        assert "ulimit -n" in line
    assert told[4:] == ["done ['a', 'b']", "done ", "done 1"]


# the log


def test_a_log_that_has_grown_is_cut(tmp_path: Path) -> None:
    path = tmp_path / "bot.db"
    log = Path(f"{path}-wal")
    store = open_sqlite(f"sqlite:///{path}")
    put(store, "k")
    with store.snapshot(NOW) as reader:
        assert reader.read(APP, "k") is not None
        for number in range(40):
            put(store, f"k{number % 5}", f"{number:02}" * 500_000)
        assert log.stat().st_size > 40_000_000
    for number in range(3):
        put(store, "k", str(number))
    assert log.stat().st_size <= 8 * 1024 * 1024
    store.close()


# advice


def test_what_is_advised_can_be_done(tmp_path: Path) -> None:
    """No `?mode=ro` where there is nothing to read, and a folder is not a broken disk."""
    for options in ("", "?mode=ro"):
        error = refusal(lambda: open_sqlite(f"sqlite:///{tmp_path}{options}"))  # noqa: B023
        assert "is a folder" in error.message
    with latebind.Runtime(memory=f"sqlite:///{tmp_path}/none.db?mode=ro") as runtime:
        error = refusal(lambda: runtime.context().app_memory.get_item("k"))
        assert "open it for writing once" in (error.hint or "")


def test_a_connection_that_is_opened_during_a_look(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After a fork nothing is open: a thread that looks finds no log, and another one opens it at that moment."""
    store = open_sqlite(f"sqlite:///{tmp_path}/bot.db")
    put(store, "k")
    store._pool.before_fork(0.0)
    store._pool.after_fork(child=False)
    opened: list[object] = []

    def files_of(path: str) -> files.Files:
        found = files.files_of(path)
        if not opened:
            opened.append(None)
            opened.append(store._pool._open_now())
        return found

    monkeypatch.setattr(connections, "files_of", files_of)
    store._pool.look()
    assert len(opened) == 2
    assert read(store, "k") == "v"


@pytest.mark.skipif(not hasattr(os, "link"), reason="no hard links here")
def test_another_name_of_a_file_in_use_is_told_as_such(tmp_path: Path) -> None:
    path, other = tmp_path / "bot.db", tmp_path / "other.db"
    store = open_sqlite(f"sqlite:///{path}")
    put(store, "k")
    os.link(path, other)
    error = refusal(lambda: put(open_sqlite(f"sqlite:///{other}"), "k"))
    assert f"{other} has 2 names (hard links)" in (error.hint or "")
    assert read(store, "k") is not None
