"""What most commits come to is one statement of SQLite's: it does what the comparison and the write do one after the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from itertools import product

import pytest

from latebind.memory.store.protocol import AnyCheck, Check, Delete, Entry, Owner, Put, Quota, Usage
from latebind.memory.store.sqlite.backend import SqliteStore
from latebind.memory.store.sqlite.writer import _alone
from latebind.memory.store.urls import open_store

OWNER, OTHER = Owner("user", "ana"), Owner("user", "bea")
NOW = 100.0

FILE = Entry("file", '{"mime": "text/plain", "size": 3, "digest": "d"}')
THERE = [
    None,
    Entry("string", '"four"'),
    Entry("number", "4"),
    Entry("string", '"é"', 200.0),
    Entry("string", '"gone"', 50.0),
    FILE,
]
SEEN = [*THERE, Entry("string", '"else"'), Entry("string", '"é"', 300.0), Entry("number", '"four"')]
NEW = [
    Entry("string", '"f"'),
    Entry("number", "44"),
    Entry("string", '"ñandú y más"', 150.0),
    Entry("string", '"x"', 20.0),
]
# Of "k": "four" and another entry of 20 bytes.
QUOTAS = [
    None,
    Quota(OWNER),
    Quota(OWNER, 2),
    Quota(OWNER, 1),
    Quota(OWNER, 9, 30),
    Quota(OWNER, 9, 27),
    Quota(OWNER, 9, 2, 1),
]


@pytest.fixture
def stores() -> Iterator[tuple[SqliteStore, SqliteStore]]:
    with closing(open_store(":memory:")) as one, closing(open_store(":memory:")) as two:
        assert isinstance(one, SqliteStore)
        assert isinstance(two, SqliteStore)
        yield one, two


def make(store: SqliteStore, there: Entry | None) -> None:
    store.commit(
        [],
        [Delete(OWNER, "k"), Delete(OWNER, "more"), Put(OWNER, "more", Entry("string", '"' + 14 * "m" + '"'))],
        1.0,
        "",
    )
    if there is not None:
        store.commit([], [Put(OWNER, "k", there, b"abc" if there is FILE else None)], 1.0, "")


def holds(store: SqliteStore) -> tuple[Entry | None, float | None, str, Usage]:
    with store.snapshot(NOW) as found:
        keys = ",".join(found.keys(OWNER))
        return found.read(OWNER, "k"), found.written_at(OWNER, "k"), keys, found.usage(OWNER)


def test_it_is_as_one_after_the_other(stores: tuple[SqliteStore, SqliteStore]) -> None:
    alone, together = stores
    outcomes: set[bool] = set()
    for there, seen, new, quota, expiry in product(THERE, SEEN, NEW, QUOTAS, (False, True)):
        checks: list[AnyCheck] = [Check(OWNER, "k", seen, expiry)]
        if quota is not None:
            checks.append(quota)
        write = Put(OWNER, "k", new)
        assert (_alone(checks, write, NOW) is None) == (seen is None)
        for store in stores:
            make(store, there)
        held = alone.commit(checks, [write], NOW, "")
        assert held == together.commit(checks, [write, Delete(OWNER, "none")], NOW, ""), (there, seen, new, quota)
        assert holds(alone) == holds(together), (there, seen, new, quota)
        outcomes.add(held)
    assert outcomes == {False, True}


@pytest.mark.parametrize(
    "checks",
    [
        [Check(OWNER, "other", Entry("number", "1"))],
        [Check(OTHER, "k", Entry("number", "1"))],
        [Check(OWNER, "k", Entry("number", "1")), Quota(OTHER, 1)],
        [Check(OWNER, "k", Entry("number", "1")), Check(OWNER, "k", Entry("number", "2"))],
        [Quota(OWNER, 1), Quota(OWNER, 2)],
    ],
)
def test_other_checks_take_a_transaction(checks: Sequence[AnyCheck]) -> None:
    assert _alone(checks, Put(OWNER, "k", Entry("number", "2")), NOW) is None
