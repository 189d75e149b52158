"""While a run waits for other writers or for the disk, the event loop goes on; what has begun is done wholly."""

from __future__ import annotations

import asyncio
import sqlite3
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

import latebind
from latebind.host.greenlets import Settled
from latebind.host.workers import Workers
from latebind.memory.store.protocol import Write
from latebind.memory.store.sqlite.writer import SqliteTurn
from latebind.memory.transaction import attempts
from latebind.tests.waiting import LIMIT, rounds, until

BLOCK = 'expr { memory.setItem("@(id):a", id); memory.setItem("@(id):b", id) }'
Make = Callable[..., latebind.Runtime]
MOST_THREADS = 8  # of one runtime


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "bot.db"


@pytest.fixture(params=["", "?durability=full"], ids=["normal", "full"])
def make(path: Path, request: pytest.FixtureRequest) -> Make:
    def make(**options: object) -> latebind.Runtime:
        options.setdefault("commit_timeout", LIMIT)
        runtime = latebind.Runtime(memory=f"sqlite:///{path}{request.param}", **options)  # type: ignore[arg-type]
        runtime.store()
        return runtime

    return make


@contextmanager
def another_writer(path: Path) -> Iterator[Callable[[], object]]:
    """Somebody else's transaction, and what ends it."""
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        yield lambda: other.execute("ROLLBACK")
    finally:
        other.close()


@pytest.fixture
def handed() -> list[object]:
    """Has an entry for each piece of work, such as a commit, that was handed to the threads beside the loop."""
    return []


@pytest.fixture
def begun(handed: list[object], monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Has an entry for each of those that a thread has begun."""
    found: list[object] = []
    settle = Workers.settle

    async def noting(
        self: Workers,
        work: Callable[[], object],
        *,
        holding: bool = False,
        until: float | None = None,
        urgent: bool = False,
    ) -> Settled:
        def noted() -> object:
            found.append(work)
            return work()

        handed.append(work)
        return await settle(self, noted, holding=holding, until=until, urgent=urgent)

    monkeypatch.setattr(Workers, "settle", noting)
    return found


def stored(path: Path) -> list[str]:
    with latebind.Runtime(memory=f"sqlite:///{path}") as runtime, runtime.context() as ctx:
        return ctx.app_memory.keys()


@pytest.mark.parametrize("script", [BLOCK, 'memory.setItem("@(id):a", id)', 'const x = $memory.set("a", 1)'])
@pytest.mark.parametrize("way", ["compared", "in turn", "counted"])
def test_the_loop_goes_on_while_another_writer_has_the_store(
    make: Make, path: Path, way: str, script: str, begun: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    if way == "in turn":
        monkeypatch.setattr(attempts, "MAX_OPTIMISTIC_ATTEMPTS", 0)

    async def main() -> None:
        async with make(rate_limit="100/minute" if way == "counted" else None) as runtime:
            with another_writer(path) as let_go:
                run = asyncio.create_task(runtime.context(user="ana", variables={"id": "1"}).arun(script))
                await until(lambda: begun or run.done(), "a commit")
                await rounds(100)
                assert not run.done()
                let_go()
                await run
        assert len(stored(path)) == script.count("memory.setItem")

    asyncio.run(main())


def test_commits_that_wait_need_few_threads(make: Make, path: Path, begun: list[object]) -> None:
    async def main() -> int:
        async with make() as runtime:
            program = runtime.compile(BLOCK, variables=("id",))
            contexts = [runtime.context(variables={"id": str(id)}) for id in range(200)]
            with another_writer(path) as let_go:
                runs = [asyncio.create_task(ctx.arun(program)) for ctx in contexts]
                await until(lambda: len(begun) == MOST_THREADS, "threads")
                await rounds(20)
                threads = len({*threading.enumerate()} - before)
                let_go()
                await asyncio.gather(*runs)
        assert len(stored(path)) == 400
        return threads

    before = {*threading.enumerate()}  # some may be about to end
    assert asyncio.run(main()) == MOST_THREADS


def test_a_commit_that_has_begun_is_done_though_its_task_is_cancelled(
    make: Make, path: Path, begun: list[object]
) -> None:
    async def main() -> None:
        async with make() as runtime:
            ctx = runtime.context(variables={"id": "1"})
            with another_writer(path) as let_go:
                run = asyncio.create_task(
                    ctx.arun(BLOCK + '\nsession.setItem("later", "1")\nmemory.setItem("later", "1")')
                )
                await until(lambda: begun, "a commit")
                run.cancel()
                await rounds(20)
                assert not run.done()
                let_go()
                with pytest.raises(asyncio.CancelledError):
                    await run
            assert ctx.app_memory.keys() == ["1:a", "1:b"]  # and no statement after it
            assert (await ctx.arun("memory.size()")).value == 2  # the cancellation has been passed on, once

    asyncio.run(main())


def test_the_turn_of_a_task_ends_that_is_cancelled_as_it_commits(
    make: Make, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go_on, commit = threading.Event(), threading.Event(), SqliteTurn.commit

    def waiting(turn: SqliteTurn, writes: Sequence[Write]) -> bool:
        begun.set()
        go_on.wait(LIMIT)
        return commit(turn, writes)

    monkeypatch.setattr(attempts, "MAX_OPTIMISTIC_ATTEMPTS", 0)
    monkeypatch.setattr(SqliteTurn, "commit", waiting)

    async def main() -> None:
        async with make() as runtime:
            run = asyncio.create_task(runtime.context(variables={"id": "1"}).arun(BLOCK))
            await until(begun.is_set, "a commit")
            run.cancel()
            await rounds(5)
            go_on.set()
            with pytest.raises(asyncio.CancelledError) as kept:
                await run
            await runtime.context(variables={"id": "2"}).arun(BLOCK)
            assert kept.value

    asyncio.run(main())
    assert stored(path) == ["1:a", "1:b", "2:a", "2:b"]


def test_a_timeout_is_a_timeout(make: Make, path: Path, begun: list[object]) -> None:
    """Whoever counts cancellations, as `asyncio.timeout` does, finds one."""

    async def end_time(limit: asyncio.Timeout, let_go: Callable[[], object]) -> None:
        await until(lambda: begun, "a commit")
        limit.reschedule(asyncio.get_running_loop().time())
        await rounds(5)
        let_go()

    async def main() -> None:
        async with make() as runtime:
            ctx = runtime.context(variables={"id": "1"})
            with another_writer(path) as let_go:
                with pytest.raises(TimeoutError):
                    async with asyncio.timeout(None) as limit, asyncio.TaskGroup() as others:
                        others.create_task(end_time(limit, let_go))
                        await ctx.arun(BLOCK)
                await asyncio.sleep(0)  # nothing is left to be raised here
            assert stored(path) == ["1:a", "1:b"]
            assert (await ctx.arun('memory.setItem("2:a", "2")')).value == "2"  # nor by the next run

    asyncio.run(main())


def test_of_many_that_are_cancelled_each_is_whole_or_absent(make: Make, path: Path, begun: list[object]) -> None:
    async def main() -> None:
        async with make() as runtime:
            with another_writer(path) as let_go:
                contexts = [runtime.context(variables={"id": f"{id:02}"}) for id in range(40)]
                runs = [asyncio.create_task(ctx.arun(BLOCK)) for ctx in contexts]
                await until(lambda: len(begun) == MOST_THREADS, "commits")
                for run in runs[::2]:
                    run.cancel()
                await rounds(5)
                let_go()
                outcomes = await asyncio.gather(*runs, return_exceptions=True)
        assert all(isinstance(outcome, latebind.Result) for outcome in outcomes[1::2])
        assert all(isinstance(outcome, asyncio.CancelledError) for outcome in outcomes[::2])
        written = {key[:2] for key in stored(path)}
        assert written >= {f"{id:02}" for id in range(1, 40, 2)}
        assert written < {f"{id:02}" for id in range(40)}  # those that had not begun are not written
        assert stored(path) == sorted(f"{id}:{half}" for id in written for half in "ab")

    asyncio.run(main())


@pytest.mark.parametrize("way", ["aclose", "close"])
def test_a_runtime_that_is_closed_while_commits_wait(
    make: Make, path: Path, way: str, handed: list[object], begun: list[object]
) -> None:
    async def main() -> None:
        runtime = make()
        contexts = [runtime.context(variables={"id": f"{id:02}"}) for id in range(20)]
        with another_writer(path) as let_go:
            runs = [asyncio.create_task(ctx.arun(BLOCK)) for ctx in contexts]
            await until(lambda: len(begun) == MOST_THREADS and len(handed) == len(runs), "commits")
            if way == "aclose":
                closing = asyncio.create_task(runtime.aclose())
                await rounds(5)
                assert not closing.done()
                let_go()
                await closing
            else:
                runtime.close()
                let_go()
            outcomes = await asyncio.gather(*runs, return_exceptions=True)
        codes = {outcome.code for outcome in outcomes if isinstance(outcome, latebind.MemoryApiError)}
        written = {f"{id:02}" for id, outcome in enumerate(outcomes) if isinstance(outcome, latebind.Result)}
        assert codes <= {"UNAVAILABLE"}
        assert stored(path) == sorted(f"{id}:{half}" for id in written for half in "ab")
        if way == "aclose":
            assert len(written) == 20  # what was handed over was waited for

    asyncio.run(main())


def test_files_are_written_and_read_beside_the_loop(make: Make, path: Path, begun: list[object]) -> None:
    async def main() -> None:
        async with make() as runtime:
            ctx = runtime.context(user="ana", variables={"data": "aGVsbG8="})
            with another_writer(path) as let_go:
                run = asyncio.create_task(
                    ctx.arun('expr { $memory.setFile("f", data, 60, "text/plain"); $memory.getFile("f").toRaw() }')
                )
                await until(lambda: begun, "a commit")
                await rounds(20)
                assert not run.done()
                let_go()
                assert (await run).value == "hello"
            assert (await ctx.arun('$memory.getFile("f").toRaw()')).value == "hello"

    asyncio.run(main())


def test_a_pure_function_that_gives_an_awaitable_does_not_keep_the_stores_turn(
    make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attempts, "MAX_OPTIMISTIC_ATTEMPTS", 0)
    calls: list[str] = []

    async def answer(text: str) -> str:
        await asyncio.sleep(0)
        calls.append(text)
        return text

    async def main() -> None:
        async with make() as runtime:
            runtime.function(lambda text: answer(text), name="look_up", pure=True)
            ctx = runtime.context()
            await ctx.arun('expr { memory.setItem("a", look_up("x")) }')
            assert ctx.app_memory.get_item("a") == "x"

    asyncio.run(main())
    assert calls == ["x"]
