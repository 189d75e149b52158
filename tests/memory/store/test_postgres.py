"""What only a store on PostgreSQL can meet: other tables and roles, long names, locks, many at once."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import psycopg
import pytest

import latebind
from latebind.memory.store.conformance.base import APP, NOW, count, in_thread, keys, read, text
from latebind.memory.store.postgres.backend import PostgresStore
from latebind.memory.store.postgres.connections import Connections
from latebind.memory.store.protocol import Check, Clear, Delete, ListingCheck, Owner, Put, Quota, Write
from latebind.memory.store.urls import diagnose, open_store, shown_url
from latebind.tests.memory.store import postgres_stores
from latebind.tests.memory.store.postgres_stores import PUTS, opened, put, refused
from latebind.tests.postgres_server import server
from latebind.tests.waiting import LIMIT

url, store = postgres_stores.url, postgres_stores.store


# the tables


def test_processes_that_begin_together_make_it_once(url: str) -> None:
    code = f"""
import latebind
with latebind.Runtime({url!r}) as runtime, runtime.context() as ctx:
    ctx.run('expr {{ memory.setItem("n", Number(memory.getItem("n") || "0") + 1) }}')
"""
    started = [subprocess.Popen([sys.executable, "-c", code]) for _ in range(6)]
    assert [process.wait(LIMIT) for process in started] == [0] * 6
    store = opened(url)
    assert read(store, "n") == text('"6"')
    store.close()


def test_a_newer_store_is_refused(url: str, store: PostgresStore) -> None:
    assert put(store, "v")
    server().execute(f"UPDATE {schema(url)}.format SET version = 99")
    other = opened(url)
    assert "newer latebind" in refused(lambda: read(other, "k")).message
    other.close()


def schema(url: str) -> str:
    return url.partition("schema=")[2].partition("&")[0]


def test_other_tables_are_left_alone(url: str) -> None:
    server().execute(f"CREATE SCHEMA {schema(url)}")
    server().execute(f"CREATE TABLE {schema(url)}.entries (mine int)")
    store = opened(url)
    error = refused(lambda: read(store, "k"))
    assert error.code == "UNAVAILABLE" and "?schema=" in (error.hint or "")
    assert server().execute(f"SELECT count(*) FROM {schema(url)}.entries") == [(0,)]
    store.close()


def test_partitions_are_those_of_the_making(url: str) -> None:
    for options, fails in (("&partitions=2", False), ("", False), ("&partitions=2", False), ("&partitions=3", True)):
        store = opened(url + options)
        if fails:
            assert "?partitions=2" in (refused(lambda store=store: read(store, "k")).hint or "")  # type: ignore[misc]
        else:
            assert put(store, "v")
        store.close()


def test_only_reading(url: str, store: PostgresStore) -> None:
    new = opened(url + "&mode=ro")
    assert "not there" in refused(lambda: read(new, "k")).message
    assert put(store, "v")
    assert read(new, "k") == text("v")
    for work in (lambda: put(new, "w"), lambda: new.sweep(NOW), lambda: new.turn(None, NOW, 1.0).__enter__()):
        assert "mode=ro" in (refused(work).hint or "")
    new.close()


def test_a_role_without_rights(url: str, store: PostgresStore) -> None:
    assert put(store, "secret")
    server().execute("DO $$ BEGIN CREATE ROLE guest LOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$")
    guest = opened(url.replace("//postgres@", "//guest@"))
    for work in (lambda: read(guest, "k"), lambda: put(guest, "mine"), lambda: keys(guest), lambda: guest.sweep(NOW)):
        error = refused(work)
        assert (error.code, error.retryable) == ("UNAVAILABLE", False)
        assert "may not" in error.message and "grant" in (error.hint or "")
    guest.close()
    new = opened(server().store().replace("//postgres@", "//guest@"))
    assert "may not" in refused(lambda: read(new, "k")).message
    new.close()
    server().execute(f"GRANT USAGE ON SCHEMA {schema(url)} TO guest")
    server().execute(f"GRANT SELECT ON ALL TABLES IN SCHEMA {schema(url)} TO guest")
    looking = opened(url.replace("//postgres@", "//guest@") + "&mode=ro")
    assert read(looking, "k") == text("secret")
    assert keys(looking) == ["k"]
    looking.close()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("//postgres@", "//nobody_known@"), "refused the role"),
        (("/postgres?", "/no_such_database?"), "refused the role"),
        (("//postgres@127.0.0.1:", "//postgres:hunter2@[::1]:"), "does not answer"),
    ],
)
def test_who_is_not_let_in(url: str, change: tuple[str, str], said: str) -> None:
    store = opened(url.replace(*change))
    error = refused(lambda: read(store, "k"))
    assert error.code == "UNAVAILABLE" and said in error.message
    assert "hunter2" not in str(error)
    store.close()


# names


LONG = [
    "x" * 1_000,
    "x" * 1_001,
    "x" * 1_000 + "y",
    "x" * 999 + "é",
    "x" * 4_000,
    "x" * 3_999 + "\0",
    "é" * 2_000,
    "x" * 999,
]


def test_long_keys_are_keys_and_stay_in_order(store: PostgresStore) -> None:
    store.commit([], [Put(APP, key, text(key)) for key in LONG], NOW, "id")
    assert keys(store) == sorted(LONG)
    for key in LONG:
        assert read(store, key) == text(key)
        assert keys(store, after=key) == [other for other in sorted(LONG) if other > key]
        assert keys(store, key) == [other for other in sorted(LONG) if other.startswith(key)]
    with store.snapshot(NOW) as snapshot:
        checks = [ListingCheck(APP, prefix, snapshot.fingerprint(APP, prefix)) for prefix in ("x" * 1_001, "é")]
    assert store.commit(checks, [Delete(APP, "x" * 1_000)], NOW, "id")
    assert store.commit(checks, [Delete(APP, "x" * 4_000)], NOW, "id")
    assert not store.commit(checks, [], NOW, "id")


@pytest.mark.parametrize("name", ["y" * 512, "y" * 513, "é" * 256, "é" * 257])
def test_one_entry_at_a_time_is_as_several(store: PostgresStore, name: str) -> None:
    """What does not stand in an index as it is, is written by another function than what does."""
    for owner in (Owner("user", name, "t"), Owner("user", "u", name)):
        for key in LONG:
            assert store.commit([Quota(owner, entries=len(LONG))], [Put(owner, key, text("one"))], NOW, "id")
            seen = Check(owner, key, text("one"))
            assert not store.commit([Check(owner, key, None)], [Put(owner, key, text("no"))], NOW, "id")
            assert store.commit([seen], [Put(owner, key, text("two"))], NOW, "id")
            assert not store.commit([seen], [Put(owner, key, text("no"))], NOW, "id")
        assert not store.commit([Quota(owner, entries=len(LONG))], [Put(owner, "more", text("no"))], NOW, "id")
        with store.snapshot(NOW) as snapshot:
            assert snapshot.keys(owner) == sorted(LONG)
            assert {snapshot.read(owner, key) for key in LONG} == {text("two")}
            assert snapshot.usage(owner).entries == len(LONG)


@pytest.mark.parametrize(
    "name", ["y" * 65_536, "y" * 65_535 + "\0", "a\0b", "'; DROP TABLE entries; --", '"@entries"', "%(tenant)b"]
)
def test_names_of_any_length_and_kind(store: PostgresStore, name: str) -> None:
    owners = [
        Owner("user", name, "t"),
        Owner("user", name + "2", "t"),
        Owner("user", "u", name),
        Owner("user", name, name),
    ]
    for number, owner in enumerate(owners):
        assert store.commit([], [Put(owner, "k", text(str(number)))], NOW, "id")
    with store.snapshot(NOW) as snapshot:
        assert [snapshot.read(owner, "k") for owner in owners] == [text(str(number)) for number in range(4)]
    assert set(store.scopes("t")) == set(owners[:2])
    assert set(store.scopes(None, all_tenants=True)) == set(owners)
    assert store.commit([], [Clear(owners[0])], NOW, "id")
    assert set(store.scopes(None, all_tenants=True)) == set(owners[1:])


def test_half_a_surrogate_pair_is_refused(store: PostgresStore) -> None:
    half = "\ud800"
    works: list[Callable[[], object]] = [
        lambda: read(store, half),
        lambda: keys(store, half),
        lambda: put(store, half),
        lambda: store.commit([], [Put(Owner("user", half), "k", text())], NOW, "id"),
        lambda: store.commit([], [Delete(APP, half)], NOW, "id"),
        lambda: list(store.scopes(half)),
    ]
    for work in works:
        assert refused(work).code == "INVALID_KEY"


# many at once


def test_a_long_listing_is_of_one_moment(store: PostgresStore) -> None:
    names = [f"{number:05}" for number in range(2_500)]
    store.commit([], [Put(APP, name, text()) for name in names], NOW, "id")
    with store.snapshot(NOW) as snapshot:
        fingerprint, found = snapshot.fingerprint(APP), snapshot.keys(APP)
        store.commit([], [Delete(APP, "02400"), Put(APP, "new", text())], NOW, "id")
        while page := snapshot.keys(APP, after=found[-1]):
            found += page
    assert found == names
    assert not store.commit([ListingCheck(APP, "", fingerprint)], [], NOW, "id")
    assert store.database.connections._threads._idle, "the connection came back"


def test_a_listing_that_is_forgotten_gives_its_connection_back(url: str) -> None:
    store = opened(url + "&pool=1")
    store.commit([], [Put(APP, f"{number:05}", text()) for number in range(1_100)], NOW, "id")
    snapshot = store.snapshot(NOW)
    snapshot.fingerprint(APP)
    error = refused(lambda: store.commit([], [Delete(APP, "00001")], NOW, "id", 0.05))
    assert error.code == "CONFLICT" and "?pool=" in (error.hint or "")
    del snapshot
    assert store.commit([], [Delete(APP, "00001")], NOW, "id")
    store.close()


def test_more_owners_than_there_are_locks(store: PostgresStore) -> None:
    writes: list[Write] = [Put(Owner("user", f"{number}"), "k", text()) for number in range(9_000)]
    assert store.commit([], writes, NOW, "id")
    assert sum(1 for _ in store.scopes(None)) == 9_000


def test_blocks_that_cross_do_not_wait_for_each_other_for_ever(store: PostgresStore) -> None:
    owners = [Owner("user", f"{number}") for number in range(6)]

    def work(turn: int) -> None:
        for number in range(15):
            order = owners[number % 6 :] + owners[: number % 6]
            writes: list[Write] = [Put(owner, f"{turn} {number}", text()) for owner in order[:: turn or 1]]
            assert store.commit([Quota(owners[0], entries=1_000)], writes, NOW, "id", LIMIT)
            if number % 5 == turn:
                assert store.commit([], [Clear(order[0])], NOW, "id", LIMIT)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(work, range(4)))
    with store.snapshot(NOW) as snapshot:
        for owner in owners:
            assert snapshot.usage(owner).entries == len(snapshot.keys(owner))


def test_what_expires_while_others_write_is_counted_right(store: PostgresStore) -> None:
    """Sweeping takes what has expired away from under those who write the same keys."""
    done = threading.Event()

    def sweep() -> None:
        while not done.is_set():
            store.sweep(NOW + 100, 7)

    def write(part: int) -> None:
        for number in range(60):
            expires = NOW + 50 if number % 2 else NOW + 200
            put = Put(APP, f"{(number * 7 + part) % 20}", text("v" * (number % 5), expires))
            assert store.commit([], [put], NOW + 100, "id", LIMIT)

    sweeper = in_thread(sweep)
    with ThreadPoolExecutor(3) as pool:
        list(pool.map(write, range(3)))
    done.set()
    sweeper.join(LIMIT)
    while store.sweep(NOW + 100):
        pass
    with store.snapshot(NOW) as snapshot:
        found = snapshot.keys(APP)
        size = sum(len(key) + len(entry.value) for key in found if (entry := snapshot.read(APP, key)) is not None)
        usage = snapshot.usage(APP)
    assert (usage.entries, usage.bytes) == (len(found), size)


def test_a_turn_that_is_over_writes_nothing(store: PostgresStore, monkeypatch: pytest.MonkeyPatch) -> None:
    assert put(store, "first")
    monkeypatch.setattr("latebind.memory.store.postgres.turn._TURN", 0.02)
    with store.turn(None, NOW, LIMIT) as turn:
        assert turn.read(APP, "k") == text("first")
        assert put(store, "second", timeout=LIMIT)  # waits for its end
        assert not turn.commit([Put(APP, "k", text("third"))])
    assert read(store, "k") == text("second")


def test_a_turn_leaves_other_tenants_alone(store: PostgresStore, monkeypatch: pytest.MonkeyPatch) -> None:
    other = Owner("app", "", "other")
    monkeypatch.setattr("latebind.memory.store.postgres.turn._TURN", 2 * LIMIT)
    with store.turn(None, NOW, LIMIT):
        assert store.commit([], [Put(other, "k", text())], NOW, "id", LIMIT)
        assert refused(lambda: put(store, "mine", timeout=0.05)).code == "CONFLICT"


def test_reservations(store: PostgresStore) -> None:
    assert put(store, "1")
    with store.reserve(None, LIMIT, 2 * LIMIT, None) as reservation:
        assert refused(lambda: put(store, "2", timeout=0.05)).code == "CONFLICT"
        assert reservation.commit([Check(APP, "k", text("1"))], [Put(APP, "k", text("2"))], NOW)
        assert reservation.commit([], [Put(APP, "k", text("3"))], NOW) is None
        assert put(store, "4", timeout=LIMIT)
    with store.reserve(None, LIMIT, 2 * LIMIT, threading.get_ident()) as reservation:
        assert put(store, "5", timeout=LIMIT), "who writes by other ways does not wait for itself"
        assert reservation.commit([], [Put(APP, "k", text("6"))], NOW) is None
    assert read(store, "k") == text("5")


# what it costs


def test_round_trips(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[bytes] = []
    execute = Connections.execute

    def counted(self: Connections, connection: object, sql: object, *rest: object) -> object:
        asked.append(getattr(sql, "sql", b""))
        return execute(self, connection, sql, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(Connections, "execute", counted)
    with latebind.Runtime(memory=url) as runtime, runtime.context(user="ana") as ctx:
        ctx.run('memory.setItem("a", "1"); memory.setItem("b", "1"); $memory.set("name", "Ana")')
        for script, most in (
            ('memory.getItem("a")', 1),
            ('memory.getItem("a") + memory.getItem("b")', 3),  # and whether both are of one moment
            ('memory.setItem("a", "2")', 1),
            ('$memory.set("name", "Eva")', 1),
            ('expr { memory.setItem("n", Number(memory.getItem("n") || "0") + 1) }', 2),
            (
                'expr { const a = memory.getItem("a"); memory.setItem("a", memory.getItem("b")); memory.setItem("b", a) }',
                3,
            ),
            ("memory.keys()", 1),
            ('memory.has("a")', 1),
        ):
            asked.clear()
            ctx.run(script)
            assert len(asked) <= most, (script, asked)


def test_a_sweep_does_not_read_what_others_have_committed(url: str, store: PostgresStore) -> None:
    assert put(store, "v")
    table = f"{schema(url)}.commits"
    now = "(date_part('epoch', clock_timestamp()) / 60)::int4"
    server().execute(f"DELETE FROM {table}")
    for many, minute in ((50, f"{now} - 200"), (20_000, now)):
        server().execute(
            f"INSERT INTO {table} SELECT int4send({minute}) || sha256(n::text::bytea), true FROM generate_series(1, {many}) n"
        )
    read_all = f"SELECT seq_scan, seq_tup_read FROM pg_stat_xact_user_tables WHERE relid = '{table}'::regclass"
    with psycopg.connect(server().url()) as connection:
        connection.execute(f"SELECT {schema(url)}.sweep(0, 30)".encode())
        assert connection.execute(read_all.encode()).fetchall() == [(0, 0)]
    assert server().execute(f"SELECT count(*) FROM {table}") == [(20_020,)], "some of the old ones each time"
    store.sweep(NOW)
    assert server().execute(f"SELECT count(*) FROM {table}") == [(20_000,)]


@pytest.mark.parametrize(("durability", "setting"), [("normal", "on"), ("full", "on"), ("relaxed", "off")])
@PUTS
def test_what_a_commit_waits_for(url: str, durability: str, setting: str, putting: Callable[..., bool]) -> None:
    store, name = opened(f"{url}&durability={durability}"), schema(url)
    assert read(store, "k") is None
    server().execute(f"CREATE TABLE {name}.seen (setting text)")
    server().execute(
        f"CREATE FUNCTION {name}.look() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
        f" INSERT INTO {name}.seen VALUES (current_setting('synchronous_commit')); RETURN NULL; END $$"
    )
    server().execute(f"CREATE TRIGGER look AFTER INSERT ON {name}.commits FOR EACH ROW EXECUTE FUNCTION {name}.look()")
    assert putting(store, "v")
    assert server().execute(f"SELECT setting FROM {name}.seen") == [(setting,)]
    store.close()


def test_without_the_package(tmp_path: Path) -> None:
    (tmp_path / "psycopg.py").write_text("raise ImportError('no')")
    code = "import latebind; latebind.Runtime('postgresql://h/db').context().run('memory.getItem(\"k\")')"
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
    ran = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True)
    assert 'pip install "latebind[postgres]"' in ran.stderr


def test_counts_of_several_stores(url: str) -> None:
    stores = [opened(url) for _ in range(3)]
    threads = [in_thread(lambda store=store: count(store, 20)) for store in stores]  # type: ignore[misc]
    for thread in threads:
        thread.join(LIMIT)
    found = read(stores[0], "n")
    assert found is not None and found.value == "60"
    for store in stores:
        store.close()


def test_what_the_doctor_says(url: str, store: PostgresStore) -> None:
    def said(address: str) -> dict[str, tuple[str, str | None]]:
        return {finding.name: (finding.level, finding.hint) for finding in diagnose(address, NOW)}

    assert said(url)["schema"][0] == "ok", "it changes nothing"
    assert server().execute(f"SELECT to_regclass('{schema(url)}.format')") == [(None,)]
    assert put(store, "v")
    found = said(url)
    assert {name for name, (level, _) in found.items() if level == "error"} == set()
    assert {"version", "latency", "format", "rights", "contents", "expired", "totals"} <= set(found)
    assert "NTP" in (found["clock"][1] or ""), "NOW is long ago"
    assert "fsync" in (found["durability"][1] or ""), "the tests' server is quick"
    assert "synchronous standby" in (said(url + "&durability=full")["standbys"][1] or "")
    server().execute(f"UPDATE {schema(url)}.scopes SET entries = 7")
    assert said(url)["totals"][0] == "error"
    server().execute(f"UPDATE {schema(url)}.format SET version = 99")
    assert said(url)["format"][0] == "error"
    assert said("postgresql://postgres@127.0.0.1:1/postgres")["server"][0] == "error"


def test_a_password_is_never_shown() -> None:
    for url in ("postgresql://u:hunter2@h/d?mode=no", "postgresql://h/d?password=hunter2&mode=no"):
        assert "hunter2" not in str(refused(partial(open_store, url)))
        assert "hunter2" not in shown_url(url)


def test_threads_that_begin_together_make_it_once() -> None:
    for _ in range(5):
        store = opened(server().store())
        with ThreadPoolExecutor(6) as pool:
            assert list(pool.map(lambda number, store=store: put(store, f"{number}"), range(6))) == [True] * 6
        store.close()
