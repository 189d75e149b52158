"""Children of forks: what a child was told is written is there, or it was refused; whatever other threads were doing."""

from __future__ import annotations

import ctypes
import os
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from latebind.grammar.errors import MemoryApiError
from latebind.memory.store.protocol import Entry, Owner, Put
from latebind.memory.store.sqlite import connections
from latebind.memory.store.sqlite.backend import SqliteStore
from latebind.memory.store.sqlite.maintenance import diagnose
from latebind.memory.store.urls import open_sqlite
from latebind.tests.foreign_lock import foreign_lock
from latebind.tests.forking import answer, fork, outcome
from latebind.tests.waiting import LIMIT, wait_until

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs os.fork")

NOW = 1_000.0
APP = Owner("app")
OPTIONS = pytest.mark.parametrize("options", ["", "?durability=full"], ids=["normal", "full"])


def put(store: SqliteStore, key: str, value: str = "v") -> None:
    assert store.commit([], [Put(APP, key, Entry("string", value))], NOW, "id")


def keys(store: SqliteStore, prefix: str = "") -> list[str]:
    with store.snapshot(NOW) as snapshot:
        return snapshot.keys(APP, prefix, limit=1_000_000)


def stored(url: str) -> set[str]:
    """The keys that a process finds that has nothing to do with this one."""
    ran = subprocess.run([sys.executable, "-c", _ALL_KEYS, url], check=True, capture_output=True, text=True)
    return set(ran.stdout.split())


# Without the modules of these tests, which take longer to load than all else here.
_ALL_KEYS = """
import sys
from latebind.memory.store.protocol import Owner
from latebind.memory.store.urls import open_sqlite

with open_sqlite(sys.argv[1]).snapshot(1_000.0) as snapshot:
    print(*snapshot.keys(Owner("app"), "", limit=1_000_000))
"""


def is_sound(path: Path) -> bool:
    return "error" not in {finding.level for finding in diagnose(str(path), NOW)}


def refused(store: SqliteStore) -> str:
    """The code and hint with which a store refuses to write and to read, or what it did instead."""
    found = set()
    for operation in (lambda: put(store, "refused"), lambda: keys(store)):
        try:
            operation()
        except MemoryApiError as error:
            found.add(f"{error.code} {error.retryable} {error.hint}")
        else:
            found.add("nothing was refused")
    return " and ".join(sorted(found))


def run_thread(work: Callable[[], object]) -> threading.Thread:
    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    return thread


class Child:
    """A child that writes keys when it is told to, and says which of them it was told are written."""

    def __init__(self, store: SqliteStore, name: str) -> None:
        orders, self._orders = os.pipe()
        self._answers, answers = os.pipe()

        def work() -> None:
            os.close(self._orders)
            number = 0
            while os.read(orders, 1):
                for _ in range(20):
                    key = f"{name}-{number:04}"
                    number += 1
                    try:
                        put(store, key)
                    except MemoryApiError as error:
                        assert error.code in ("UNAVAILABLE", "CONFLICT"), error
                        key = error.code
                    os.write(answers, f"{key}\n".encode())
                os.write(answers, b".\n")

        self._process = fork(work)
        os.close(orders)
        os.close(answers)
        self._file = open(self._answers)

    def write(self) -> list[str]:
        """Let it write twenty keys: those that were acknowledged, and the codes of what was refused."""
        os.write(self._orders, b".")
        return list(iter(lambda: self._file.readline().strip(), "."))

    def end(self) -> None:
        os.close(self._orders)
        self._file.close()
        assert outcome(self._process) == 0


@OPTIONS
@pytest.mark.parametrize("waiting", ["a commit", "a turn", "two stores", "nobody"])
def test_a_fork_while_another_thread_waits_for_the_write_lock(tmp_path: Path, options: str, waiting: str) -> None:
    path = tmp_path / "bot.db"
    url = f"sqlite:///{path}{options}"
    store = SqliteStore(str(path), url=url, durable=bool(options), timeout=LIMIT)
    waiter = SqliteStore(str(path), url=url, timeout=LIMIT) if waiting == "two stores" else store
    put(store, "before")

    def wait() -> None:
        if waiting == "a turn":
            with waiter.turn(None, NOW, LIMIT) as turn:
                turn.commit([Put(APP, "waited", Entry("string", "v"))])
        else:
            put(waiter, "waited")

    with foreign_lock(path) as let_go:
        thread = threading.Thread(target=wait)
        if waiting != "nobody":
            thread.start()
            wait_until(waiter._pool.writing.locked, "a thread that waits for the write lock")
        child = Child(store, "child")
        let_go()
        told = child.write()
    if waiting != "nobody":
        thread.join()
    store.close()  # were it the last to leave, the log would be deleted
    waiter.close()
    stored(url)
    told += child.write()
    child.end()
    acknowledged = {key for key in told if key not in ("UNAVAILABLE", "CONFLICT")}
    assert acknowledged <= stored(url)
    assert len(acknowledged) == 40, "waiting for a lock is no reason to be refused"
    assert is_sound(path)


def test_a_fork_waits_a_moment_at_each_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Even where another store took all the time that it has."""
    path = tmp_path / "bot.db"
    store = SqliteStore(str(path), url=f"sqlite:///{path}")
    pool = store._pool
    put(store, "before")
    taken, let_go = threading.Event(), threading.Event()

    def borrow() -> None:
        connection = pool.take()
        taken.set()
        let_go.wait(LIMIT)
        pool.give(connection)

    def pause(_: float) -> None:
        let_go.set()
        thread.join()

    monkeypatch.setattr(connections, "sleep", pause)
    thread = threading.Thread(target=borrow)
    thread.start()
    assert taken.wait(LIMIT)
    pool.before_fork(0.0)
    assert not pool._alive()
    pool.after_fork(child=False)
    store.close()


def test_a_fork_does_not_wait_for_what_is_closed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who keeps an error keeps what was in use where it was raised."""
    path = tmp_path / "bot.db"
    store = SqliteStore(str(path), url=f"sqlite:///{path}")
    put(store, "before")
    kept = store._pool.take()
    store._pool.give(kept)
    store.close()
    monkeypatch.setattr(connections, "sleep", lambda _: pytest.fail("it waits"))
    store._pool.before_fork(1e9)
    store._pool.after_fork(child=False)
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        kept.execute("SELECT 1")


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A fork does not wait for what will not end before it."""
    monkeypatch.setattr("latebind.memory.store.sqlite.forks._WAIT", 0.05)


@pytest.mark.usefixtures("impatient")
@OPTIONS
@pytest.mark.parametrize("busy", ["snapshot", "turn", "own snapshot", "own turn", "another store", "a driver's"])
def test_a_child_is_refused_where_the_file_was_in_use(tmp_path: Path, options: str, busy: str) -> None:
    path = tmp_path / "bot.db"
    url = f"sqlite:///{path}{options}"
    store = open_sqlite(url)
    put(store, "before")
    begun, go_on = threading.Event(), threading.Event()

    def use() -> None:
        other = open_sqlite(url) if busy == "another store" else store
        with other.turn(None, NOW, LIMIT) if "turn" in busy else other.snapshot(NOW) as reader:
            assert reader.keys(APP) == ["before"]
            begun.set()
            go_on.wait(LIMIT)
            assert reader.keys(APP) == ["before"]

    if busy == "own snapshot":
        with store.snapshot(NOW) as snapshot:
            snapshot.keys(APP)
            told = answer(lambda: refused(store))
    elif busy == "own turn":
        with store.turn(None, NOW, LIMIT) as turn:
            told = answer(lambda: refused(store))
            turn.commit([Put(APP, "parent's", Entry("string", "v"))])
        assert keys(store) == ["before", "parent's"]
    elif busy == "a driver's":
        driver = sqlite3.connect(path)
        driver.execute("SELECT * FROM entries").fetchall()
        told = answer(lambda: refused(store))
        driver.close()
    else:
        thread = run_thread(use)
        assert begun.wait(LIMIT)
        told = answer(lambda: refused(store))
        go_on.set()
        thread.join()
    assert told.startswith("UNAVAILABLE False")
    assert "fork" in told
    assert "spawn" in told
    assert " and " not in told
    put(store, "after")
    assert answer(lambda: refused(store)) == "nothing was refused", "nobody uses it now"
    assert "refused" in keys(store)
    store.close()
    assert is_sound(path)


def test_a_child_does_not_commit_the_turn_of_its_parent(tmp_path: Path) -> None:
    store = open_sqlite(f"sqlite:///{tmp_path}/bot.db")
    with store.turn(None, NOW, LIMIT) as turn:

        def commit() -> str:
            try:
                turn.commit([Put(APP, "child's", Entry("string", "v"))])
            except MemoryApiError as error:
                return error.code
            return "committed"

        assert answer(commit) == "UNAVAILABLE"
    assert keys(store) == []
    put(store, "k")
    store.close()


def test_a_child_that_leaves_the_turn_of_its_parent(tmp_path: Path) -> None:
    store = open_sqlite(f"sqlite:///{tmp_path}/bot.db")
    put(store, "a", "x" * 100_000)
    child = -1
    try:
        with store.turn(None, NOW, LIMIT) as turn:
            child = os.fork()
            if child:
                assert outcome(child) == 0
                turn.commit([Put(APP, "b", Entry("string", "v"))])
    finally:
        if child == 0:
            os._exit(0)
    assert keys(store) == ["a", "b"]
    store.close()
    assert is_sound(tmp_path / "bot.db")


@pytest.mark.usefixtures("impatient")
def test_a_store_in_memory_that_another_thread_was_changing(tmp_path: Path) -> None:
    store = open_sqlite(":memory:")
    put(store, "before")
    begun, go_on = threading.Event(), threading.Event()

    def use() -> None:
        with store.turn(None, NOW, LIMIT):
            begun.set()
            go_on.wait(LIMIT)

    thread = run_thread(use)
    assert begun.wait(LIMIT)
    assert answer(lambda: refused(store)).startswith("UNAVAILABLE False")
    go_on.set()
    thread.join()
    assert answer(lambda: " ".join(keys(store))) == "before"


def test_a_fork_of_which_python_is_not_told(tmp_path: Path) -> None:
    """One of a library written in C."""
    script = """
import ctypes, os, sys
from latebind.tests.memory.store.test_forks import open_sqlite, put, refused
store = open_sqlite(sys.argv[1])
put(store, "k")
child = ctypes.PyDLL(None).fork()
if child == 0:
    print(refused(store), flush=True)
    os._exit(0)
os.waitpid(child, 0)
put(store, "l")
"""
    assert hasattr(ctypes.PyDLL(None), "fork")
    url = f"sqlite:///{tmp_path}/bot.db"
    ran = subprocess.run([sys.executable, "-c", script, url], check=True, capture_output=True, text=True)
    assert ran.stdout.startswith("UNAVAILABLE False"), ran.stdout
    assert stored(url) == {"k", "l"}


@OPTIONS
@pytest.mark.parametrize("forks", [8, pytest.param(200, marks=[pytest.mark.long, pytest.mark.timeout(1_800)])])
def test_forks_while_threads_are_busy(tmp_path: Path, forks: int, options: str) -> None:
    """Threads read, write, take turns and wait for other processes all the time."""
    path = tmp_path / "bot.db"
    url = f"sqlite:///{path}{options}"
    store = SqliteStore(str(path), url=url, durable=bool(options), timeout=LIMIT)
    stop, failures = threading.Event(), list[Exception]()
    written: list[str] = []

    def use(name: int) -> None:
        try:
            number = 0
            while not stop.is_set():
                number += 1
                key = f"thread{name}-{number}"
                if number % 3:
                    put(store, key)
                else:
                    with store.turn(None, NOW, LIMIT) as turn:
                        turn.read(APP, key)
                        turn.commit([Put(APP, key, Entry("string", "v"))])
                written.append(key)
                with store.snapshot(NOW) as snapshot:
                    assert snapshot.read(APP, key) is not None
        except Exception as error:
            failures.append(error)

    threads = [run_thread(partial(use, name)) for name in range(4)]
    told: list[str] = []

    def fork(name: str) -> None:
        child = Child(store, name)
        told.extend(child.write())
        child.end()

    for number in range(forks):
        fork(f"child{number}")
    stop.set()
    for thread in threads:
        thread.join()
    fork("last")  # with nobody in its way: the threads may have left none of the others a turn
    store.close()
    acknowledged = {key for key in told if key not in ("UNAVAILABLE", "CONFLICT")}
    print(
        f"{forks} forks: {len(acknowledged)} of {len(told)} writes of children acknowledged, {len(written)} of threads"
    )
    assert not failures
    found = stored(url)
    assert acknowledged | set(written) <= found
    assert acknowledged
    assert is_sound(path)


def test_a_child_keeps_its_writes_when_the_parent_closes(tmp_path: Path) -> None:
    """A child that had inherited a connection would write to a log that the next process to leave deletes."""
    path = tmp_path / "bot.db"
    store = open_sqlite(f"sqlite:///{path}")
    put(store, "parent")
    opened, tell_opened = os.pipe()
    go, tell_go = os.pipe()

    def work() -> None:
        put(store, "child 1")
        os.write(tell_opened, b".")
        os.read(go, 1)
        put(store, "child 2")

    child = fork(work)
    os.read(opened, 1)
    store.close()
    subprocess.run(
        [
            sys.executable,
            "-c",
            "import sqlite3, sys; sqlite3.connect(sys.argv[1]).execute('SELECT 1 FROM entries')",
            path,
        ],
        check=True,
    )
    os.write(tell_go, b".")
    assert outcome(child) == 0
    for end in (opened, tell_opened, go, tell_go):
        os.close(end)
    store = open_sqlite(f"sqlite:///{path}")
    assert keys(store) == ["child 1", "child 2", "parent"]
    store.close()
    assert is_sound(path)


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize("url", ["sqlite:///{}/bot.db", ":memory:"])
def test_a_fork_inside_a_turn_or_snapshot(tmp_path: Path, url: str) -> None:
    store = open_sqlite(url.format(tmp_path))
    put(store, "a")
    with store.turn(None, NOW, 1.0) as turn:
        assert outcome(fork(lambda: None)) == 0
        turn.commit([Put(APP, "b", Entry("string", "v"))])
    with store.snapshot(NOW) as snapshot:
        assert snapshot.keys(APP) == ["a", "b"]
        assert outcome(fork(lambda: None)) == 0
        assert snapshot.keys(APP) == ["a", "b"]
    put(store, "c")
    assert keys(store) == ["a", "b", "c"]
    store.close()


@pytest.mark.usefixtures("impatient")
def test_a_child_leaves_the_snapshot_of_its_parent(tmp_path: Path) -> None:
    store = open_sqlite(f"sqlite:///{tmp_path}/bot.db")
    put(store, "a")
    with store.snapshot(NOW) as snapshot:
        assert snapshot.keys(APP) == ["a"]
        child = os.fork()
        if child:
            assert outcome(child) == 0
    if not child:
        os._exit(0 if refused(store).startswith("UNAVAILABLE") else 1)
    put(store, "b")
    assert keys(store) == ["a", "b"]
    store.close()


def test_children_of_children(tmp_path: Path) -> None:
    store = open_sqlite(f"sqlite:///{tmp_path}/bot.db")

    def work() -> None:
        put(store, "child")
        assert outcome(fork(lambda: put(store, "grandchild"))) == 0
        put(store, "child again")

    assert outcome(fork(work)) == 0
    assert keys(store) == ["child", "child again", "grandchild"]
    store.close()
