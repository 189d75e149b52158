"""Several processes on one file: creating it, migrating it, counting in it and being killed."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import struct
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from sqlite_utils import Database

from latebind.memory.store.protocol import Check, Entry, Owner, Put
from latebind.memory.store.sqlite import schema
from latebind.memory.store.sqlite.backend import SqliteStore
from latebind.memory.store.sqlite.maintenance import diagnose
from latebind.memory.store.urls import open_sqlite
from latebind.tests.forking import fork, outcome
from latebind.tests.waiting import looks, pause

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs os.fork")

NOW = 1_000.0
APP = Owner("app")


def run_all(number: int, work: Callable[[int], object]) -> None:
    """Do `work(0)`, `work(1)`, … in a process each, all started by one signal."""
    ready, start = os.pipe()

    def wait_and_work(index: int) -> None:
        os.close(start)
        os.read(ready, 1)
        work(index)

    children = [fork(partial(wait_and_work, index)) for index in range(number)]
    os.close(ready)
    os.close(start)
    assert [outcome(child) for child in children] == [0] * number


def put(store: SqliteStore, key: str, value: str = "v") -> None:
    assert store.commit([], [Put(APP, key, Entry("string", value))], NOW, "id")


def keys(store: SqliteStore, prefix: str = "") -> list[str]:
    with store.snapshot(NOW) as snapshot:
        return snapshot.keys(APP, prefix, limit=1_000_000)


def is_sound(path: Path) -> bool:
    return "error" not in {finding.level for finding in diagnose(str(path), NOW)}


@pytest.mark.parametrize("rounds", [2, pytest.param(20, marks=pytest.mark.long)])
def test_eight_processes_create_one_file(tmp_path: Path, rounds: int) -> None:
    for round in range(rounds):
        path = tmp_path / f"{round}.db"

        def work(index: int, path: Path = path) -> None:
            store = open_sqlite(f"sqlite:///{path}")
            put(store, str(index))
            store.close()

        run_all(8, work)
        store = open_sqlite(f"sqlite:///{path}")
        assert keys(store) == [str(index) for index in range(8)]
        store.close()
        assert is_sound(path)


def test_eight_processes_migrate_one_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "bot.db"
    store = open_sqlite(f"sqlite:///{path}")
    put(store, "old")
    store.close()

    def step(db: Database) -> None:
        db.table("marks").create({"id": int})  # fails where it is done twice

    monkeypatch.setattr(schema, "STEPS", (*schema.STEPS, step))

    def work(index: int) -> None:
        store = open_sqlite(f"sqlite:///{path}")
        put(store, str(index))
        store.close()

    run_all(8, work)
    store = open_sqlite(f"sqlite:///{path}")
    assert len(keys(store)) == 9
    store.close()


def test_processes_that_count_lose_nothing(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/bot.db"

    def work(index: int) -> None:
        store = open_sqlite(url)
        for _ in range(100):
            count(store)
        store.close()

    run_all(4, work)
    store = open_sqlite(url)
    with store.snapshot(NOW) as snapshot:
        assert snapshot.read(APP, "n") == Entry("number", "400")
    store.close()


def count(store: SqliteStore) -> None:
    for _ in looks("an attempt to count that succeeds"):
        with store.snapshot(NOW) as snapshot:
            seen = snapshot.read(APP, "n")
        entry = Entry("number", str(int(seen.value if seen else "0") + 1))
        if store.commit([Check(APP, "n", seen)], [Put(APP, "n", entry)], NOW, "id"):
            return


# kill -9


def test_killed_writers(tmp_path: Path) -> None:
    _kill_writers(tmp_path / "bot.db", kills=6, options="")


@pytest.mark.long
@pytest.mark.parametrize("options", ["", "?durability=full"])
def test_killed_writers_at_length(tmp_path: Path, options: str) -> None:
    _kill_writers(tmp_path / "bot.db", kills=100, options=options)


def _kill_writers(path: Path, kills: int, options: str) -> None:
    """Kill three writers over and over. What they were told is written is there, and no block is there by half."""
    url = f"sqlite:///{path}{options}"
    chance = random.Random(7)
    acknowledged = dict.fromkeys(range(3), 0)
    writers = {name: _start_writer(url, name, 0) for name in acknowledged}
    for _ in range(kills):
        name = chance.choice(sorted(writers))
        started = _number(os.read(writers[name][1], 8))
        pause(chance)
        acknowledged[name] = max(started, _kill(*writers[name]))
        writers[name] = _start_writer(url, name, acknowledged[name])
    for name, writer in writers.items():
        acknowledged[name] = max(acknowledged[name], _kill(*writer))

    assert sum(acknowledged.values()) >= kills
    store = open_sqlite(url)
    with store.snapshot(NOW) as snapshot:
        for name, last in acknowledged.items():
            found = keys(store, f"{name}:")
            first, second = ([key for key in found if key.endswith(half)] for half in "ab")
            assert [key[:-1] for key in first] == [key[:-1] for key in second]
            assert len(first) >= last
            assert first == [f"{name}:{number:08}a" for number in range(1, len(first) + 1)]
            counter = snapshot.read(APP, f"n{name}")
            assert counter is not None
            assert int(counter.value) == len(first)
            file = snapshot.read_blob(APP, f"f{name}", counter.value)
            assert file == struct.pack("q", len(first)) * 40_000
    store.close()
    assert is_sound(path)


def _start_writer(url: str, name: int, acknowledged: int) -> tuple[int, int]:
    receive, send = os.pipe()

    def work() -> None:
        os.close(receive)
        store = open_sqlite(url)
        while True:
            with store.snapshot(NOW) as snapshot:
                seen = snapshot.read(APP, f"n{name}")
            number = int(seen.value) + 1 if seen else 1
            # What was acknowledged before the kill must be seen after it.
            assert number > acknowledged
            data = struct.pack("q", number) * 40_000
            block = [
                Put(APP, f"{name}:{number:08}a", Entry("string", "x" * (number % 3_000))),
                Put(APP, f"f{name}", Entry("file", f'{{"digest": "{number}"}}'), data),
                Put(APP, f"n{name}", Entry("number", str(number))),
                Put(APP, f"{name}:{number:08}b", Entry("string", "x" * (number % 5_000))),
            ]
            if store.commit([Check(APP, f"n{name}", seen)], block, NOW, "id"):
                os.write(send, struct.pack("q", number))

    child = fork(work)
    os.close(send)
    return child, receive


def _kill(child: int, receive: int) -> int:
    """The last number that the writer was told is written."""
    os.kill(child, signal.SIGKILL)
    assert outcome(child) == -signal.SIGKILL
    with open(receive, "rb") as file:
        told = file.read()
    return _number(told[-8:]) if told else 0


def _number(told: bytes) -> int:
    return int(struct.unpack("q", told)[0])


# readers and the log


def test_a_snapshot_that_has_ended_holds_nothing_up(tmp_path: Path) -> None:
    path = tmp_path / "bot.db"
    store = open_sqlite(f"sqlite:///{path}")
    put(store, "k")
    other = sqlite3.connect(path, isolation_level=None, timeout=0)
    with store.snapshot(NOW) as snapshot:
        assert snapshot.read(APP, "k") is not None
        put(open_sqlite(store.url), "l")
        assert other.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0] == 1  # busy
    assert other.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone() == (0, 0, 0)
    with store.snapshot(NOW) as snapshot:
        assert snapshot.read(APP, "absent") is None
        assert snapshot.keys(APP) == ["k", "l"]
    put(store, "m")
    assert other.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone() == (0, 0, 0)
    other.close()
    store.close()
