"""Commits on top of the snapshot that a block has read: SQLite tells whether anybody has written since."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from itertools import product
from pathlib import Path

import pytest

import latebind
from latebind.memory.store.protocol import (
    AnyCheck,
    Check,
    Clear,
    CommitsOnSnapshots,
    Delete,
    Entry,
    EntryKey,
    Owner,
    Put,
    Quota,
    Usage,
    Write,
)
from latebind.memory.store.sqlite.backend import SqliteStore
from latebind.memory.store.sqlite.writer import TIDY_EVERY
from latebind.memory.store.urls import open_store

OWNER, OTHER = Owner("user", "ana"), Owner("app")
NOW = 100.0
FILE = Entry("file", '{"mime": "text/plain", "size": 3, "digest": "d"}')
THERE = [None, Entry("number", "4"), Entry("string", '"é"', 200.0), Entry("string", '"gone"', 50.0), FILE]
WRITES: list[list[Write]] = [
    [Put(OWNER, "k", Entry("number", "5"))],
    [Put(OWNER, "k", Entry("string", '"ñandú y más"', 150.0))],
    [
        Put(OWNER, "k", Entry("number", "5")),
        Put(OWNER, "new", Entry("number", "1")),
        Put(OTHER, "k", Entry("json", "{}")),
    ],
    [Delete(OWNER, "k")],
    [Delete(OWNER, "k"), Put(OWNER, "new", Entry("number", "5"))],
    [Clear(OWNER), Put(OWNER, "k", Entry("number", "5"))],
]
# Of "k", and of another entry of 20 bytes.
QUOTAS = [None, Quota(OWNER), Quota(OWNER, 2), Quota(OWNER, 1), Quota(OWNER, 9, 27), Quota(OWNER, 9, 2, 1)]

COUNT = 'expr {\n  const n = Number(memory.getItem("n") || "0") + 1\n  memory.setItem("n", n)\n  n\n}'


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore]:
    with closing(opened(tmp_path / "bot.db")) as store:
        yield store


def opened(path: Path, more: str = "") -> SqliteStore:
    store = open_store(f"sqlite:///{path}{more}")
    assert isinstance(store, SqliteStore)
    assert isinstance(store, CommitsOnSnapshots)
    return store


def make(store: SqliteStore, there: Entry | None) -> None:
    more = Put(OWNER, "more", Entry("string", '"' + 14 * "m" + '"'))
    store.commit([], [Clear(OWNER), Clear(OTHER), more], 1.0, "")
    if there is not None:
        store.commit([], [Put(OWNER, "k", there, b"abc" if there is FILE else None)], 1.0, "")


def holds(store: SqliteStore) -> list[tuple[list[str], list[Entry | None], Usage]]:
    found: list[tuple[list[str], list[Entry | None], Usage]] = []
    with store.snapshot(NOW) as reader:
        for owner in (OWNER, OTHER):
            keys = reader.keys(owner)
            found.append((keys, [reader.read(owner, key) for key in keys], reader.usage(owner)))
    return found


def commit_on(
    store: SqliteStore,
    writes: Sequence[Write],
    quota: Quota | None = None,
    meanwhile: Callable[[], object] = lambda: None,
    now: float = NOW,
) -> tuple[bool, Mapping[EntryKey, Entry | None]]:
    """Read "k", and write on top of that; whether that stood, and what was read."""
    with store.snapshot(NOW) as snapshot:
        seen = {(OWNER, "k"): snapshot.read(OWNER, "k")}
        meanwhile()
        return store.commit_on(snapshot, seen, [quota] if quota else [], writes, now), seen


def test_it_is_as_a_commit_that_compares(tmp_path: Path) -> None:
    outcomes: set[tuple[bool, bool]] = set()
    with closing(opened(tmp_path / "one.db")) as one, closing(opened(tmp_path / "two.db")) as two:
        for there, writes, quota in product(THERE, WRITES, QUOTAS):
            make(one, there)
            make(two, there)
            before = holds(one)
            stood, seen = commit_on(one, writes, quota)
            checks: list[AnyCheck] = [Check(OWNER, "k", seen[OWNER, "k"])]
            held = two.commit(checks if quota is None else [*checks, quota], writes, NOW, "")
            assert holds(one) == (holds(two) if stood else before), (there, writes, quota)
            assert held or not stood, (there, writes, quota)
            outcomes.add((stood, held))
    assert outcomes == {(True, True), (False, True), (False, False)}


def in_doubt(path: Path, change: str) -> Callable[[], object]:
    """What has another connection write, as another process would."""

    def write() -> None:
        with closing(sqlite3.connect(path)) as other, other:
            other.execute(change)

    return write


PUT: list[Write] = [Put(OWNER, "k", Entry("number", "5"))]


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE entries SET value = '9' WHERE key = 'k'",
        "UPDATE entries SET updated_at = 3 WHERE key = 'more'",
        "DELETE FROM entries WHERE key = 'more'",
        "PRAGMA user_version = 1",
        "CREATE TABLE theirs (id INTEGER)",
    ],
)
def test_whoever_has_written_meanwhile(store: SqliteStore, tmp_path: Path, change: str) -> None:
    """Nothing is written then, be it elsewhere; the commit that compares tells what it was."""
    make(store, Entry("number", "4"))
    stood, seen = commit_on(store, PUT, meanwhile=in_doubt(tmp_path / "bot.db", change))
    assert not stood
    with store.snapshot(NOW) as reader:
        found = reader.read(OWNER, "k")
    theirs = "value = '9'" in change
    assert found == Entry("number", "9" if theirs else "4")
    assert store.commit([Check(OWNER, "k", seen[OWNER, "k"])], PUT, NOW, "") == (not theirs)


def test_the_same_of_this_process(store: SqliteStore) -> None:
    make(store, Entry("number", "4"))
    stood, _ = commit_on(store, PUT, meanwhile=lambda: store.commit([], [Delete(OWNER, "more")], NOW, ""))
    assert not stood


def test_whoever_is_writing(store: SqliteStore, tmp_path: Path) -> None:
    make(store, Entry("number", "4"))
    with closing(sqlite3.connect(tmp_path / "bot.db", isolation_level=None)) as other:
        assert not commit_on(store, PUT, meanwhile=lambda: other.execute("BEGIN IMMEDIATE"))[0]
        other.execute("ROLLBACK")
        assert commit_on(store, PUT)[0]
    with store.turn(None, NOW, 1.0), pytest.raises(latebind.LatebindError):
        assert not commit_on(store, PUT)[0]
        store.commit([], PUT, NOW, "", 0.0)
    with store.reserve(None, 1.0, 10.0, threading.get_ident()) as reservation:
        assert not commit_on(store, PUT)[0]
        reservation.end()
        assert commit_on(store, PUT)[0]


def test_an_entry_that_has_expired_since_it_was_read(store: SqliteStore) -> None:
    make(store, Entry("number", "4", 150.0))
    assert commit_on(store, PUT, now=149.0)[0]
    make(store, Entry("number", "4", 150.0))
    assert not commit_on(store, PUT, now=150.0)[0]


def test_what_takes_long(store: SqliteStore) -> None:
    make(store, None)
    assert not commit_on(store, [Put(OWNER, "f", FILE, b"abc")])[0]
    assert not commit_on(store, [Put(OWNER, f"k{n}", Entry("number", "1")) for n in range(101)])[0]


def test_stores_that_must_look_first(store: SqliteStore, tmp_path: Path) -> None:
    make(store, None)
    for more in ("?durability=full", "?mode=ro"):
        with closing(opened(tmp_path / "bot.db", more)) as other:
            assert not commit_on(other, PUT)[0]
    store._pool.look_at = 0.0
    assert commit_on(store, PUT)[0]  # the snapshot has looked
    assert not commit_on(store, PUT, meanwhile=lambda: setattr(store._pool, "look_at", 0.0))[0]
    with closing(open_store(":memory:")) as memory:
        assert isinstance(memory, SqliteStore)
        assert not commit_on(memory, PUT)[0]


def test_a_snapshot_that_has_read_nothing(store: SqliteStore) -> None:
    with store.snapshot(NOW) as snapshot:
        assert not store.commit_on(snapshot, {}, [], PUT, NOW)


def test_an_error_leaves_nothing_open(store: SqliteStore) -> None:
    make(store, Entry("number", "4"))
    half: list[Write] = [*PUT, Put(OWNER, "\ud800", Entry("number", "5"))]
    with pytest.raises(latebind.LatebindError) as caught:
        commit_on(store, half)
    assert caught.value.code == "INVALID_KEY"
    assert holds(store)[0][0] == ["k", "more"]
    assert commit_on(store, PUT)[0]


@pytest.mark.parametrize("value", ["4{}", '"é{}"'])
def test_the_log_is_emptied_and_what_has_expired_goes(store: SqliteStore, tmp_path: Path, value: str) -> None:
    """No transaction is left open behind a commit: SQLite would not take over its log then."""
    make(store, Entry("string", '"gone"', 50.0))
    store.commit([], [Put(OWNER, "gone", Entry("string", '"gone"', 50.0))], 1.0, "")
    for number in range(max(2_000, TIDY_EVERY)):
        assert commit_on(store, [Put(OWNER, "k", Entry("string", value.format(number)))], Quota(OWNER, 9))[0]
    assert (tmp_path / "bot.db-wal").stat().st_size < 1_100 * (4096 + 24)
    with closing(sqlite3.connect(tmp_path / "bot.db")) as other:
        assert other.execute("SELECT key FROM entries ORDER BY key").fetchall() == [("k",), ("more",)]


# whole blocks


class Meanwhile:
    """A clock, by which somebody else writes: a commit asks it what time it is when the block has read."""

    def __init__(self) -> None:
        self.asked = 0
        self.at: dict[int, Callable[[], object]] = {}

    def __call__(self) -> float:
        self.asked += 1
        self.at.get(self.asked, lambda: None)()
        return NOW


@pytest.mark.parametrize(("key", "reruns", "sum_"), [("n", 1, "42"), ("other", 0, "8")])
def test_only_what_was_read_makes_a_block_run_again(tmp_path: Path, key: str, reruns: int, sum_: str) -> None:
    clock, path = Meanwhile(), tmp_path / "bot.db"
    with latebind.Runtime(memory=f"sqlite:///{path}", clock=clock) as runtime, runtime.context() as ctx:
        ctx.run('memory.setItem("n", 7); memory.setItem("other", 7)')
        asked = clock.asked
        assert ctx.run(COUNT).value == 8
        commits = clock.asked - asked  # the last time that the clock is asked is when it commits
        ctx.run('memory.setItem("n", 7)')
        clock.at[clock.asked + commits] = in_doubt(path, f"UPDATE entries SET value = '\"41\"' WHERE key = '{key}'")
        result = ctx.run(COUNT)
        assert result.stats.reruns == reruns
        assert ctx.app_memory.get_item("n") == sum_


def test_a_block_is_committed_on_what_it_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is read again, and nobody is asked to wait."""
    with latebind.Runtime(memory=f"sqlite:///{tmp_path}/bot.db") as runtime, runtime.context() as ctx:
        ctx.run(COUNT)
        monkeypatch.setattr(SqliteStore, "commit", None)
        assert ctx.run(COUNT).value == 2
        assert (
            ctx.run('for (const k of ["a", "b"]) { expr { expr { memory.setItem(k, memory.getItem("n")) } } }').value
            is None
        )
        assert [ctx.app_memory.get_item(key) for key in ("a", "b")] == ["2", "2"]


@pytest.mark.parametrize("blocks", ["memory.keys()", "memory.size()"])
def test_listings_are_compared(tmp_path: Path, blocks: str) -> None:
    clock, path = Meanwhile(), tmp_path / "bot.db"
    script = f'expr {{\n  const found = {blocks}\n  memory.setItem("seen", JSON.stringify(found))\n}}'
    with latebind.Runtime(memory=f"sqlite:///{path}", clock=clock) as runtime, runtime.context() as ctx:
        ctx.run('memory.setItem("a", 1); memory.setItem("seen", 1)')
        asked = clock.asked
        ctx.run(script)
        commits = clock.asked - asked
        clock.at[clock.asked + commits] = in_doubt(path, "DELETE FROM entries WHERE key = 'a'")
        assert ctx.run(script).stats.reruns == 1
