"""What a store may leave out: one that has no more than `Store` says serves all the same."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

import latebind
from latebind.memory.store.protocol import (
    TIMEOUT,
    AnyCheck,
    BacksUp,
    CommitsAtOnce,
    CommitsOnSnapshots,
    KeepsFilesElsewhere,
    Owner,
    Snapshot,
    Store,
    Turn,
    Write,
)
from latebind.memory.store.s3 import BucketStore
from latebind.memory.store.sqlite.backend import SqliteStore


class PlainStore:
    """A SQLite store, of which there is only what every store has."""

    def __init__(self, inner: SqliteStore) -> None:
        self._inner = inner
        self.url = inner.url
        self.read_only = inner.read_only

    def snapshot(self, now: float) -> Snapshot:
        return self._inner.snapshot(now)

    def commit(
        self, checks: Sequence[AnyCheck], writes: Sequence[Write], now: float, commit_id: str, timeout: float = TIMEOUT
    ) -> bool:
        return self._inner.commit(checks, writes, now, commit_id, timeout)

    def turn(self, tenant: str | None, now: float, timeout: float) -> AbstractContextManager[Turn]:
        return self._inner.turn(tenant, now, timeout)

    def scopes(self, tenant: str | None, *, all_tenants: bool = False) -> Iterator[Owner]:
        return self._inner.scopes(tenant, all_tenants=all_tenants)

    def sweep(self, now: float, limit: int = 1_000) -> int:
        return self._inner.sweep(now, limit)

    def close(self) -> None:
        self._inner.close()


@pytest.fixture
def plain(tmp_path: Path) -> Iterator[Store]:
    store = PlainStore(SqliteStore(str(tmp_path / "bot.db"), url="plain"))
    yield store
    store.close()


def able(store: Store) -> list[bool]:
    return [
        isinstance(store, protocol) for protocol in (CommitsAtOnce, CommitsOnSnapshots, BacksUp, KeepsFilesElsewhere)
    ]


def test_what_a_store_can_do_is_told_by_its_methods(plain: Store, tmp_path: Path) -> None:
    whole = SqliteStore(str(tmp_path / "other.db"), url="")
    bucket = BucketStore(whole, object())  # type: ignore[arg-type]
    assert able(plain) == [False, False, False, False]
    assert able(whole) == [True, True, True, False]
    assert able(bucket) == [True, False, True, True]
    whole.close()


def test_runs_in_threads_and_in_event_loops(plain: Store) -> None:
    program = 'expr { memory.setItem("n", Number(memory.getItem("n") || "0") + 1) }'
    with latebind.Runtime(memory=plain) as runtime, runtime.context() as ctx:
        ctx.run(program)
        asyncio.run(ctx.arun(program))
        assert ctx.app_memory.get_item("n") == "2"


@pytest.mark.parametrize("in_bucket", [False, True])
def test_no_backup(plain: Store, tmp_path: Path, in_bucket: bool) -> None:
    store: Store = BucketStore(plain, object()) if in_bucket else plain  # type: ignore[arg-type]
    with latebind.Runtime(memory=store) as runtime, pytest.raises(latebind.LatebindError) as caught:
        runtime.admin().backup(str(tmp_path / "copy.db"))
    assert caught.value.code == "NO_BACKUP"


def test_files_are_in_the_store(plain: Store) -> None:
    settings = {"secret": "for tests", "files_url": "http://127.0.0.1"}
    with latebind.Runtime(memory=plain, **settings) as runtime, runtime.context(user="ana") as ctx:  # type: ignore[arg-type]
        handle = ctx.user_memory.set_file("f", b"%PDF-1.7\n", ttl=60, mime="application/pdf")
        assert handle.to_bytes() == b"%PDF-1.7\n"
        assert handle.to_url().startswith("http://127.0.0.1/")
