"""Who has lost once waits in line with those who write the same entries, on PostgreSQL; whatever happens meanwhile."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

import latebind
from latebind.memory.store.conformance.base import APP, NOW, read, text
from latebind.memory.store.postgres import pipeline
from latebind.memory.store.postgres.backend import PostgresStore
from latebind.memory.store.postgres.connections import Connections
from latebind.memory.store.postgres.queue import PostgresQueued
from latebind.memory.store.postgres.reader import PostgresSnapshot
from latebind.memory.store.postgres.session import Blocking
from latebind.memory.store.protocol import AnyCheck, Check, Delete, Entry, Owner, Put, Queues, Quota, Write
from latebind.tests.loops import LOOPS, Loop, run
from latebind.tests.memory.store import postgres_stores
from latebind.tests.memory.store.postgres_stores import opened, put, refused, requests_of
from latebind.tests.memory.transaction.counting import COUNT
from latebind.tests.postgres_server import Pooler, server
from latebind.tests.tcp_link import Link
from latebind.tests.waiting import LIMIT, wait_until

url = postgres_stores.url
link, linked = postgres_stores.link, postgres_stores.linked

CHECKS: list[AnyCheck] = [Check(APP, "k", None)]
WRITES: list[Write] = [Put(APP, "k", text("mine"))]
WAITERS = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"


@pytest.fixture
def store(url: str) -> Iterator[PostgresStore]:
    """One that has been used."""
    store = opened(url)
    assert read(store, "k") is None
    yield store
    store.close()


def waiting(many: int) -> None:
    """Wait until so many wait for locks."""
    wait_until(lambda: server().execute(WAITERS) == [(many,)], f"{many} who wait")


def test_it_has_queues(store: PostgresStore) -> None:
    assert isinstance(store, Queues)


def test_they_come_in_order_and_each_sees_what_the_one_before_wrote(store: PostgresStore) -> None:
    order: list[str] = []

    def write(name: str) -> None:
        with store.queue(CHECKS, WRITES, NOW, LIMIT) as first:
            found = first.read(APP, "k")
            order.append(name)
            value = ("" if found is None else found.value) + name
            assert first.commit([Check(APP, "k", found)], [Put(APP, "k", text(value))], NOW)

    threads = [threading.Thread(target=write, args=[name]) for name in "abcdef"]
    with store.queue(CHECKS, WRITES, NOW, LIMIT) as first:
        for number, thread in enumerate(threads, 1):
            thread.start()
            waiting(number)
        first.end()
    for thread in threads:
        thread.join()
    assert order == list("abcdef")
    assert read(store, "k") == text("abcdef")


@pytest.mark.parametrize("supported", [True, False])
def test_two_round_trips(store: PostgresStore, supported: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    wait, answer = Connections._wait, Blocking.answer

    def noting(self: Connections, connection: Any, received: Any) -> Any:
        asked.append(1)
        return wait(self, connection, received)

    def noting_one(self: Blocking, until: float) -> Any:
        asked.append(1)
        return answer(self, until)

    monkeypatch.setattr("latebind.memory.store.postgres.connections.is_supported", lambda: supported)
    for _ in range(6):  # until all is prepared
        asked.clear()
        monkeypatch.setattr(Connections, "_wait", noting)
        monkeypatch.setattr(Blocking, "answer", noting_one)
        with store.queue(CHECKS, WRITES, NOW, LIMIT) as first:
            assert first.commit([Check(APP, "k", first.read(APP, "k"))], WRITES, NOW)
        monkeypatch.setattr(Connections, "_wait", wait)
        monkeypatch.setattr(Blocking, "answer", answer)
    assert sum(asked) == (2 if supported else 6)
    assert pipeline.is_supported(), "the package brings a libpq of today"


def test_others_wait_who_write_the_same_and_nobody_else(store: PostgresStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("latebind.memory.store.postgres.queue._IDLE", f"{2 * LIMIT}s")
    with store.queue(CHECKS, WRITES, NOW, LIMIT):
        assert read(store, "k") is None
        assert store.commit([], [Put(APP, "other", text("v"))], NOW, "id", LIMIT)
        assert store.commit([], [Put(Owner("user", "ana"), "k", text("v"))], NOW, "id", LIMIT)
        assert refused(lambda: put(store, "theirs", timeout=0.1)).code == "CONFLICT"
        with pytest.raises(latebind.MemoryApiError, match="another writer"), store.queue(CHECKS, WRITES, NOW, 0.1):
            pass
    assert put(store, "theirs", timeout=LIMIT)


def test_what_was_read_beside_is_compared(store: PostgresStore) -> None:
    with store.queue(CHECKS, WRITES, NOW, LIMIT) as first:
        assert first.read(APP, "beside") is None
        assert store.commit([], [Put(APP, "beside", text("new"))], NOW, "id", 0.5)
        assert first.read(APP, "beside") == text("new"), "what is read is current"
        # Its lock was not waited for in the order of all: nothing is done, and whoever asks begins anew.
        assert first.commit([Check(APP, "k", None), Check(APP, "beside", None)], WRITES, NOW) is None
        assert first.read(APP, "k") is None
        assert first.commit([Check(APP, "k", None)], WRITES, NOW) is None, "it is over"
    with store.queue([*CHECKS, Check(APP, "beside", None)], WRITES, NOW, LIMIT) as first:
        assert first.commit([Check(APP, "k", None), Check(APP, "beside", None)], WRITES, NOW) is False
    assert read(store, "k") is None


def test_a_quota_holds(store: PostgresStore) -> None:
    with store.queue(CHECKS, WRITES, NOW, LIMIT) as first:
        assert first.commit([Quota(APP, entries=0)], WRITES, NOW) is False
    assert read(store, "k") is None


def test_while_another_has_the_turn_it_is_asked_for_again(store: PostgresStore) -> None:
    with store.turn(None, NOW, LIMIT) as turn:
        with store.queue(CHECKS, WRITES, NOW, LIMIT) as first:
            assert first.commit([], WRITES, NOW) is None
        assert turn.commit([])
    assert read(store, "k") is None


def test_only_reading(url: str, store: PostgresStore) -> None:
    assert put(store, "first")
    other = opened(url + "&mode=ro")
    error = refused(lambda: other.queue(CHECKS, WRITES, NOW, LIMIT).__enter__())
    assert error.code == "UNAVAILABLE"
    other.close()


# what goes wrong


@pytest.mark.parametrize("read_first", [True, False])
def test_who_takes_too_long_loses_its_place(
    store: PostgresStore, read_first: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("latebind.memory.store.postgres.queue._IDLE", "50ms")
    with store.queue(CHECKS, WRITES, NOW, LIMIT) as first:
        assert put(store, "theirs"), "the server ends who does nothing"
        if read_first:
            assert first.read(APP, "other") is None
            assert first.read(APP, "k") is None, "what was read then"
        assert first.commit(CHECKS, WRITES, NOW) is None
    assert read(store, "k") == text("theirs")


def test_a_commit_whose_answer_is_lost_was_made_once(linked: PostgresStore, link: Link) -> None:
    for number in range(5):
        with linked.queue(CHECKS, WRITES, NOW, LIMIT) as first:
            link.lose_reply(requests_of(put))
            assert first.commit([Check(APP, "k", first.read(APP, "k"))], [Put(APP, "k", text(f"{number}"))], NOW)
        assert link.lost.wait(LIMIT)
        link.lost.clear()
        assert read(linked, "k") == text(f"{number}")


def test_a_place_that_is_lost_while_it_is_waited_for(linked: PostgresStore, link: Link) -> None:
    link.lose_reply(b"pg_advisory_xact_lock")
    with linked.queue(CHECKS, WRITES, NOW, LIMIT) as first:
        assert link.lost.is_set()
        assert first.read(APP, "k") == text("first")
        assert first.commit([], WRITES, NOW) is None
    assert put(linked, "next", timeout=LIMIT), "the server has let go"


# blocks


def counted(url: str) -> str:
    with latebind.Runtime(memory=url) as runtime, runtime.context() as ctx:
        return ctx.app_memory.get_item("n")


@LOOPS
@pytest.mark.parametrize("pool", [1, 4])
def test_tasks_with_few_connections(url: str, pool: int, loop: Loop) -> None:
    async def main() -> None:
        async with latebind.Runtime(memory=f"{url}&pool={pool}", commit_timeout=LIMIT) as runtime:
            program = runtime.compile(COUNT)

            async def work() -> None:
                async with runtime.context() as ctx:
                    for _ in range(10):
                        await ctx.arun(program)

            await asyncio.gather(*(work() for _ in range(20)))

    run(loop, main())
    assert counted(url) == "200"


def test_a_block_that_fails_while_it_is_the_first(url: str) -> None:
    """What it read is looked at once more, on a connection: its own, where there is no other."""
    with latebind.Runtime(memory=f"{url}&pool=1", commit_timeout=LIMIT) as runtime, runtime.context() as ctx:
        program = runtime.compile(
            'expr { const n = Number(memory.getItem("n") || "0"); memory.getItem("m"); memory.setItem("n", n + 1);'
            ' if (n === 30) { throw new Error("thirty") } }'
        )

        with ThreadPoolExecutor(4) as pool:
            contexts = [runtime.context() for _ in range(4)]
            failed = list(pool.map(lambda each: _fails(each, program), contexts))
        assert sum(failed) == 80 - 30
        assert ctx.app_memory.get_item("n") == "30"


def _fails(ctx: latebind.Context, program: latebind.Program) -> int:
    failed = 0
    for _ in range(20):
        try:
            ctx.run(program)
        except latebind.LatebindError as error:
            assert "thirty" in str(error)
            failed += 1
    return failed


def test_through_a_pooler() -> None:
    pooler = Pooler(server())
    try:
        address = pooler.store()
        with latebind.Runtime(memory=address, commit_timeout=LIMIT) as runtime, ThreadPoolExecutor(12) as pool:
            program = runtime.compile(COUNT)

            def work(_: int) -> None:
                with runtime.context() as ctx:
                    for _ in range(15):
                        ctx.run(program)

            list(pool.map(work, range(12)))
        assert counted(address) == "180"
    finally:
        pooler.stop()


def test_a_block_waits_after_its_first_loss(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    waited: list[Sequence[Write]] = []
    wait = PostgresQueued.wait

    def noting(self: PostgresQueued, checks: Sequence[AnyCheck], writes: Sequence[Write], until: float) -> None:
        waited.append(writes)
        wait(self, checks, writes, until)

    monkeypatch.setattr(PostgresQueued, "wait", noting)
    with latebind.Runtime(memory=url, commit_timeout=LIMIT) as runtime, ThreadPoolExecutor(8) as pool:
        program = runtime.compile(COUNT)
        reruns = list(pool.map(lambda _: runtime.context().run(program).stats.reruns, range(200)))
    assert counted(url) == "200"
    assert waited, "nobody lost"
    assert len(waited) >= sum(reruns), "each attempt but the first, and the first where others had lost"
    assert max(reruns) == 1, "who has waited has won"


@pytest.fixture
def waited(monkeypatch: pytest.MonkeyPatch) -> list[set[str]]:
    """The keys of each wait in line."""
    waited: list[set[str]] = []
    wait = PostgresQueued.wait

    def noting(self: PostgresQueued, checks: Sequence[AnyCheck], writes: Sequence[Write], until: float) -> None:
        waited.append({each.key for each in (*checks, *writes) if isinstance(each, (Check, Delete, Put))})
        wait(self, checks, writes, until)

    monkeypatch.setattr(PostgresQueued, "wait", noting)
    return waited


def lose_once(monkeypatch: pytest.MonkeyPatch, store: PostgresStore) -> None:
    """Let the next block that reads `n` lose: another writes there before it commits."""
    read_there = PostgresSnapshot.read

    def read_and_lose(self: PostgresSnapshot, owner: Owner, key: str) -> Any:
        found = read_there(self, owner, key)
        if key == "n":
            monkeypatch.setattr(PostgresSnapshot, "read", read_there)
            entry = Entry("number", "70") if owner.kind == "user" else Entry("string", '"70"')
            assert store.commit([], [Put(owner, key, entry)], NOW, "id")
        return found

    monkeypatch.setattr(PostgresSnapshot, "read", read_and_lose)


COUNT_TWO = (
    'expr { const n = Number(memory.getItem("n") || "0"); memory.setItem(other, n); memory.setItem("n", n + 1) }'
)


def test_a_block_that_has_lost_lately_waits_before_it_reads(
    url: str, waited: list[set[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    with latebind.Runtime(memory=url) as runtime, runtime.context() as ctx:
        program, store = runtime.compile(COUNT), runtime.store()
        assert isinstance(store, PostgresStore)
        assert ctx.run(program).stats.reruns == 0
        assert waited == []
        lose_once(monkeypatch, store)
        assert ctx.run(program).stats.reruns == 1
        assert waited == [{"n"}]
        assert ctx.run(program).stats.reruns == 0
        assert waited == [{"n"}] * 2, "at once"
        ctx.run('memory.getItem("n")')
        ctx.run('expr { memory.setItem("m", memory.getItem("n")) }')
        assert waited == [{"n"}] * 2, "other blocks do not"
    assert counted(url) == "72"


def test_a_block_that_turns_out_to_do_something_else_does_not_wait(
    url: str, waited: list[set[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    with latebind.Runtime(memory=url) as runtime:
        program, store = runtime.compile(COUNT_TWO, variables=("other",)), runtime.store()
        assert isinstance(store, PostgresStore)
        with runtime.context(variables={"other": "a"}) as ctx:
            ctx.run(program)
            lose_once(monkeypatch, store)
            assert ctx.run(program).stats.reruns == 1
            assert waited == [{"n", "a"}]
        with runtime.context(variables={"other": "b"}) as ctx:
            for _ in range(3):
                assert ctx.run(program).stats.reruns == 0
        assert waited == [{"n", "a"}] * 2, "it has once"
    assert counted(url) == "74"


def test_where_calls_are_counted_nobody_waits_before(
    url: str, waited: list[set[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    with latebind.Runtime(memory=url, rate_limit="100/minute") as runtime, runtime.context(user="ana") as ctx:
        program, store = runtime.compile('expr { $memory.set("n", $memory.get("n", 0) + 1) }'), runtime.store()
        assert isinstance(store, PostgresStore)
        ctx.run(program)
        lose_once(monkeypatch, store)
        before = len(waited)
        ctx.run(program)
        lost = len(waited)
        ctx.run(program)
        assert lost == before + 1 == len(waited)
