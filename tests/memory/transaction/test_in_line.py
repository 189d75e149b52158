"""Who has lost waits for those of its process who write the same: nobody loses again and again, on any store."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

import latebind
from latebind.memory.store.conformance.base import APP, NOW, text
from latebind.memory.store.lines import Lines
from latebind.memory.store.postgres.backend import PostgresStore
from latebind.memory.store.protocol import Put, Write
from latebind.memory.store.redis.backend import RedisStore
from latebind.memory.transaction.attempts import MAX_OPTIMISTIC_ATTEMPTS
from latebind.tests.memory.store.lines import patient, standing
from latebind.tests.stores import KINDS, empty_store
from latebind.tests.waiting import LIMIT, end, wait_until

__all__ = ["patient"]

Make = Callable[..., latebind.Runtime]
Store = RedisStore | PostgresStore

BLOCKS = {
    "its own": 'expr { const n = Number(memory.getItem("n") || "0"); memory.setItem("n", n + 1) }',
    "the host's": 'expr { const n = Number(memory.getItem("n") || "0"); look(); memory.setItem("n", n + 1) }',
    "two": """expr {
        const n = Number(memory.getItem("n") || "0"), m = Number(memory.getItem("m") || "0")
        memory.setItem("m", m - 1); memory.setItem("n", n + 1)
    }""",
    "a listing": """expr {
        const n = Number(memory.getItem("n") || "0"), keys = memory.keys("k")
        if (keys.length < 3) memory.setItem(`k${n}`, ""); memory.setItem("n", n + 1)
    }""",
}
LOSE = pytest.mark.parametrize("block", BLOCKS.values(), ids=BLOCKS.keys())


def in_threads(runtime: latebind.Runtime, block: str, times: int) -> list[int]:
    """How often each of so many runs was repeated, in threads."""

    @runtime.function
    def look() -> None:
        pass

    program = runtime.compile(block)
    with ThreadPoolExecutor(40) as pool:
        return list(pool.map(lambda _: runtime.context().run(program).stats.reruns, range(times)))


def in_tasks(runtime: latebind.Runtime, block: str, times: int) -> list[int]:
    """The same, in tasks."""

    @runtime.function
    async def look() -> None:
        await asyncio.sleep(0)

    program = runtime.compile(block)

    async def count() -> int:
        async with runtime.context() as ctx:
            return (await ctx.arun(program)).stats.reruns

    async def main() -> list[int]:
        return await asyncio.gather(*(count() for _ in range(times)))

    return asyncio.run(main())


@LOSE
@pytest.mark.parametrize("work", [in_threads, in_tasks], ids=["threads", "tasks"])
def test_nobody_loses_again_and_again(
    make_runtime: Make, patient: None, work: Callable[[latebind.Runtime, str, int], list[int]], block: str
) -> None:
    runtime = make_runtime(commit_timeout=LIMIT)
    reruns = work(runtime, block, 100)
    assert runtime.context().run('memory.getItem("n")').value == "100"
    assert max(reruns) < MAX_OPTIMISTIC_ATTEMPTS, "after so many, one makes all others wait"


def test_host_code_that_writes_the_same_waits_for_nobody(make_runtime: Make) -> None:
    """It is first in the line itself, and would wait for its own end."""
    runtime = make_runtime(commit_timeout=LIMIT)
    lost: list[str] = []

    @runtime.function
    def write(value: str) -> None:
        if len(lost) < 2:  # then the block stands
            lost.append(value)
            inner = runtime.context(variables={"value": value})
            inner.run("expr { const n = memory.getItem('n'); memory.setItem('n', value + n) }")

    outer = runtime.context()
    outer.run("expr { const n = memory.getItem('n'); write('x'); memory.setItem('n', n + '!') }")
    assert outer.run("memory.getItem('n')").value == "xx!"


def test_a_block_that_calls_the_host_waits_for_nobody_for_long(
    make_runtime: Make, patient: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who stands before it may be waiting for an answer from far away, and so may it."""
    monkeypatch.setattr("latebind.memory.transaction.attempts._LONGEST_IN_LINE", 0.01)
    runtime = make_runtime()
    written: list[str] = []

    @runtime.function
    def look() -> None:
        if not written:
            written.append(runtime.context().run("memory.setItem('n', '41')").value)

    with runtime._store.lines.first((APP, "n"), end(), None):
        result = runtime.context().run(BLOCKS["the host's"])
    assert result.stats.reruns == 1
    assert runtime.context().run("memory.getItem('n')").value == "42"


def lines_of(store: Store) -> Lines:
    """Where those stand who want a tenant's turn."""
    return store._lines if isinstance(store, RedisStore) else store._turns._lines


@pytest.fixture(params=KINDS[1:])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """One on a server; SQLite's turn is a lock."""
    with latebind.Runtime(memory=empty_store(request.param, request, tmp_path)) as runtime:
        store = runtime.store()
        assert isinstance(store, Store)
        yield store


@pytest.mark.parametrize("kind", ["turn", "reservation"])
def test_who_wants_the_turn_waits_in_line(store: Store, patient: None, kind: str) -> None:
    lines, came = lines_of(store), list[str]()

    def hold() -> AbstractContextManager[object]:
        return store.turn(None, NOW, LIMIT) if kind == "turn" else store.reserve(None, LIMIT, LIMIT, None)

    def wait() -> None:
        with hold():
            came.append("one")

    threads = [threading.Thread(target=wait) for _ in range(4)]
    with hold():
        for thread in threads:
            thread.start()
        wait_until(lambda: standing(lines) == 5, "places in the line")
        assert not came
    for thread in threads:
        thread.join()
    assert len(came) == 4
    assert standing(lines) == 0


def test_who_waits_for_the_turn_for_too_long_is_told(store: Store, patient: None) -> None:
    with store.turn(None, NOW, LIMIT):
        with pytest.raises(latebind.MemoryApiError) as caught, store.turn(None, NOW, 0.0):
            pass
        assert caught.value.code == "CONFLICT"
        assert standing(lines_of(store)) == 1


def test_a_block_whose_host_code_writes_holds_nobody_up(store: Store, patient: None) -> None:
    writes: list[Write] = [Put(APP, "k", text("mine"))]
    with store.reserve(None, LIMIT, LIMIT, threading.get_ident()) as reservation:
        assert standing(lines_of(store)) == 1
        assert store.commit([], writes, NOW, "id")
        assert standing(lines_of(store)) == 0
        assert reservation.commit([], writes, NOW) is None, "it has ended"
