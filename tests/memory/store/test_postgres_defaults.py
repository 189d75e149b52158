"""A PostgreSQL store whose server, database or role has other defaults, as another isolation than READ COMMITTED: its
promises hold, or it says why not.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Barrier

import psycopg
import pytest

import latebind
from latebind.memory.store.conformance.base import APP, NOW, keys, read, text
from latebind.memory.store.postgres.backend import PostgresStore
from latebind.memory.store.protocol import Check, Put
from latebind.tests.loops import LOOPS, Loop, run
from latebind.tests.memory.store.postgres_stores import opened, put, refused
from latebind.tests.postgres_server import Pooler, server

WRITERS, ROUNDS = 6, 20


@pytest.fixture(params=["repeatable read", "serializable"])
def url(request: pytest.FixtureRequest) -> Iterator[str]:
    """A new store, as a role whose default isolation is another one."""
    server().execute("CREATE ROLE other LOGIN SUPERUSER")
    server().execute(f"ALTER ROLE other SET default_transaction_isolation = '{request.param}'")
    yield server().store().replace("postgres@", "other@")
    server().execute("DROP OWNED BY other CASCADE")
    server().execute("DROP ROLE other")


def test_what_a_commit_compares_is_current(url: str) -> None:
    """Each writes its own entry where nobody has written one yet: the tables' totals stay, and the server sees no conflict."""
    stores = [opened(url) for _ in range(WRITERS)]
    before = [Put(APP, f"{turn} {who}", text("0")) for turn in range(ROUNDS) for who in range(WRITERS)]
    assert stores[0].commit([], before, NOW, "id")
    together = Barrier(WRITERS)

    def write(turn: int, who: int) -> bool:
        checks = [Check(APP, f"{turn} {other}", text("0")) for other in range(WRITERS)]
        together.wait()
        return stores[who].commit(checks, [Put(APP, f"{turn} {who}", text("1"))], NOW, os.urandom(8).hex())

    with ThreadPoolExecutor(WRITERS) as threads:
        for turn in range(ROUNDS):
            assert sum(threads.map(partial(write, turn), range(WRITERS))) == 1
    for store in stores:
        store.close()


def test_threads_that_begin_together_make_it_once(url: str) -> None:
    store, together = opened(url), Barrier(WRITERS)

    def write(who: int) -> bool:
        together.wait()
        return store.commit([], [Put(APP, f"k{who}", text("v"))], NOW, os.urandom(8).hex())

    with ThreadPoolExecutor(WRITERS) as threads:
        assert all(threads.map(write, range(WRITERS)))
    assert len(keys(store)) == WRITERS
    store.close()


def test_strings_with_escapes() -> None:
    server().execute("CREATE ROLE escaping LOGIN SUPERUSER")
    server().execute("ALTER ROLE escaping SET standard_conforming_strings = off")
    store = opened(server().store().replace("postgres@", "escaping@"))
    assert put(store, "\\")
    with store.snapshot(NOW) as snapshot:
        before = snapshot.fingerprint(APP, values=True)
    assert read(store, "k") == text("\\")
    assert put(store, "'")
    with store.snapshot(NOW) as snapshot:
        assert snapshot.fingerprint(APP, values=True) != before
    store.close()
    server().execute("DROP OWNED BY escaping CASCADE")
    server().execute("DROP ROLE escaping")


@pytest.mark.parametrize("option", ["work_mem%3D1MB", "default_transaction_isolation%3Dserializable"])
def test_options_of_the_url_stay(url: str, option: str) -> None:
    store = opened(f"{url}&options=-c%20{option}")
    assert put(store, "v")
    assert read(store, "k") == text("v")
    store.close()


@LOOPS
def test_in_an_event_loop(url: str, loop: Loop) -> None:
    async def store_and_read() -> str:
        with latebind.Runtime(url) as runtime, runtime.context() as ctx:
            await ctx.app_memory.aset_item("k", "v")
            return await ctx.app_memory.aget_item("k")

    assert run(loop, store_and_read()) == "v"


def test_a_pooler_that_passes_no_options_on(url: str) -> None:
    pooler = Pooler(server())
    try:
        store: PostgresStore = opened(pooler.leading(url))
        error = refused(lambda: put(store, "v"))
        assert error.code == "UNAVAILABLE"
        assert "the default isolation of its server is" in error.message
        assert "ALTER ROLE" in (error.hint or "")
        store.close()
    finally:
        pooler.stop()


def test_a_limit_of_the_servers() -> None:
    """What the server stops by a limit of its own is no conflict with others."""
    url = server().store()
    store = opened(f"{url}&options=-c%20statement_timeout%3D300")
    assert put(store, "v")
    with psycopg.connect(server().url()) as holder, pytest.raises(latebind.MemoryApiError) as caught:
        holder.execute(f"LOCK TABLE {store.database.schema}.entries".encode())
        put(store, "w")
    assert (caught.value.code, caught.value.retryable) == ("UNAVAILABLE", True)
    assert "its server stopped what took longer than it allows" in caught.value.message
    assert "statement_timeout" in (caught.value.hint or "")
    assert put(store, "w")
    store.close()


@pytest.mark.parametrize("value", ["a", "", "1e3", "nan"])
def test_seconds_that_are_none(value: str) -> None:
    with pytest.raises(latebind.MemoryApiError) as caught:
        opened(f"{server().store()}&connect_timeout={value}")
    assert f"has a wrong value for `connect_timeout`, `{value}`" in caught.value.message


@pytest.mark.parametrize("option", ["keepalives=a", "sslmode=maybe", "target_session_attrs=best"])
def test_options_that_libpq_refuses(option: str) -> None:
    store = opened(f"{server().store()}&{option}")
    with pytest.raises(latebind.MemoryApiError) as caught:
        put(store, "v")
    assert "an option of its URL has a value that cannot be" in caught.value.message
    assert option.partition("=")[0] in (caught.value.hint or "")
    store.close()
