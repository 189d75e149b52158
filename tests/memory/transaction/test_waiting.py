"""How long a block waits for others: until `commit_timeout`, from the start of its commit; and that it gets its turn."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import pytest

import latebind
from latebind.host import committing, environment, greenlets, settings
from latebind.memory.store.sqlite import backend, connections, waiting
from latebind.memory.transaction import attempts, lease
from latebind.tests.foreign_lock import foreign_lock
from latebind.tests.waiting import LIMIT, rounds, until, wait_until

SCRIPT = Path(__file__).with_name("counting.py")
OPTIONS = pytest.mark.parametrize("options", ["", "?durability=full"], ids=["normal", "full"])
BLOCK = 'expr { const n = memory.getItem("n"); memory.setItem("n", n + "x") }'
READ_AND_WRITE = 'expr { const n = memory.getItem("n"); slow("x"); memory.setItem("n", "mine after " + n) }'


class Time:
    """A clock that goes on only while somebody sleeps, or as it is told; threads share it, and it never goes back."""

    def __init__(self) -> None:
        self.now = 1_000.0
        self._lock = threading.Lock()

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        with self._lock:
            self.now += max(seconds, 0.001)


@pytest.fixture
def virtual(monkeypatch: pytest.MonkeyPatch) -> Time:
    clock = Time()
    for module in (backend, connections, waiting, attempts, committing, environment, lease, settings):
        monkeypatch.setattr(module, "monotonic", clock)
    monkeypatch.setattr(waiting, "sleep", clock.sleep)
    monkeypatch.setattr(greenlets, "sleep", clock.sleep)
    return clock


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "bot.db"


@OPTIONS
@pytest.mark.parametrize("optimistic", [16, 0], ids=["compared", "in turn"])
@pytest.mark.parametrize("script", [BLOCK, 'memory.setItem("n", "1")', "memory.clear()"])
def test_a_foreign_lock(
    path: Path, options: str, optimistic: int, script: str, virtual: Time, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attempts, "MAX_OPTIMISTIC_ATTEMPTS", optimistic)
    with latebind.Runtime(memory=f"sqlite:///{path}{options}", commit_timeout=1.0) as runtime:
        ctx = runtime.context()
        ctx.run(BLOCK)
        with foreign_lock(path):
            started = virtual.now
            with pytest.raises(latebind.MemoryApiError) as caught:
                ctx.run(script)
            assert (caught.value.code, caught.value.retryable) == ("CONFLICT", True)
            assert 1.0 <= virtual.now - started < 1.1
        ctx.run(script)


@OPTIONS
def test_a_foreign_lock_of_one_who_waits_for_its_conversation(path: Path, options: str, virtual: Time) -> None:
    """`serialize_timeout` is for others of the conversation, and not for the store."""
    url = f"sqlite:///{path}{options}"
    with latebind.Runtime(memory=url, commit_timeout=1.0, serialize_timeout=30.0) as runtime:
        ctx = runtime.context(conversation="wa:1")
        ctx.run(BLOCK, serialize=True)
        with foreign_lock(path):
            started = virtual.now
            with pytest.raises(latebind.MemoryApiError) as caught:
                ctx.run(BLOCK, serialize=True)
            assert (caught.value.code, caught.value.retryable) == ("CONFLICT", True)
            assert 1.0 <= virtual.now - started < 1.1
        ctx.run(BLOCK, serialize=True)


@OPTIONS
@pytest.mark.parametrize("opened", [True, False], ids=["open", "not open yet"])
def test_a_loop_goes_on_where_readers_are_locked_out(path: Path, options: str, opened: bool) -> None:
    """All wait at one time, and each is done as soon as it can read."""
    url = f"sqlite:///{path}{options}"
    with latebind.Runtime(memory=url) as runtime:
        runtime.context().run('memory.setItem("n", "1")')

    async def main() -> None:
        async with latebind.Runtime(memory=url, commit_timeout=LIMIT) as runtime:
            if opened:
                close_connections(runtime)
            with foreign_lock(path, readers=True) as let_go:
                runs = [asyncio.create_task(runtime.context().aeval('memory.getItem("n")')) for _ in range(20)]
                cancelled = asyncio.create_task(runtime.context().arun(BLOCK))
                await rounds(100)
                assert not any(run.done() for run in runs)
                cancelled.cancel()
                with pytest.raises(asyncio.CancelledError):
                    await cancelled
                let_go()
                assert await asyncio.gather(*runs) == ["1"] * 20
                assert await runtime.context().aeval('memory.getItem("n")') == "1"

    asyncio.run(main())


def test_threads_that_open_a_locked_store_wait_beside_each_other(path: Path, virtual: Time) -> None:
    with latebind.Runtime(memory=f"sqlite:///{path}") as runtime:
        runtime.context().run('memory.setItem("n", "1")')
    with latebind.Runtime(memory=f"sqlite:///{path}", commit_timeout=1.0) as runtime, foreign_lock(path, readers=True):
        failed: list[str] = []

        def read() -> None:
            try:
                runtime.context().eval('memory.getItem("n")')
            except latebind.MemoryApiError as error:
                failed.append(error.code)

        threads = [threading.Thread(target=read) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert failed == ["CONFLICT"] * 4
    assert virtual.now < 1_002.0  # each of them lets it go on


def close_connections(runtime: latebind.Runtime) -> None:
    """Open the store, and have no connection to its file."""
    pool = runtime.store()._pool  # type: ignore[attr-defined]
    pool.before_fork(0.0)
    pool.after_fork(child=False)


def test_losing_and_waiting_together(path: Path, virtual: Time) -> None:
    """The time of a block that was run again counts, and so does that of the lock it then waits for."""
    with latebind.Runtime(memory=f"sqlite:///{path}", commit_timeout=1.0) as runtime:
        rival, ctx = runtime.context(), runtime.context()
        locks: list[Any] = []

        @runtime.function
        def meddle() -> None:
            if locks:
                return
            rival.app_memory.set_item("n", "theirs")
            virtual.now += 0.5
            locks.append(foreign_lock(path))
            locks[0].__enter__()

        started = virtual.now
        with pytest.raises(latebind.MemoryApiError):
            ctx.run('expr { const n = memory.getItem("n"); meddle(); memory.setItem("n", n + "x") }')
        locks[0].__exit__(None, None, None)
        assert virtual.now - started < 1.7


@pytest.mark.parametrize("waits", [False, True], ids=["computes", "calls the host"])
def test_a_block_takes_its_turn_by_time(path: Path, virtual: Time, waits: bool) -> None:
    """Each attempt takes long: one that has lost lets nobody come between any more."""
    with latebind.Runtime(memory=f"sqlite:///{path}", commit_timeout=5.0) as runtime:
        threads: list[threading.Thread] = []

        @runtime.function(pure=not waits)
        def slow(x: str) -> str:
            virtual.now += 1.5
            number = len(threads)
            write = lambda: runtime.context().app_memory.set_item("n", f"theirs {number}")  # noqa: E731
            threads.append(threading.Thread(target=write))
            threads[-1].start()
            store: Any = runtime.store()
            wait_until(
                lambda: not threads[-1].is_alive() or store._pool.writing.locked(), "a rival that has written, or waits"
            )
            if number == 0:
                threads[-1].join()
            return x

        result = runtime.context().run(READ_AND_WRITE)
        assert result.stats.reruns == 1
        assert result.effects[0].to_dict()["new"] == "mine after theirs 0"
        threads[-1].join()
        assert runtime.context().app_memory.get_item("n") == "theirs 1"


class Rivals:
    """Writers that write all the time, in threads of this process or in others."""

    def __init__(self, runtime: latebind.Runtime, number: int) -> None:
        self._stop = threading.Event()
        self._runtime = runtime
        self.writes = 0
        self.failures: list[Exception] = []
        self._threads = [threading.Thread(target=self._write) for _ in range(number)]
        for thread in self._threads:
            thread.start()

    def _write(self) -> None:
        try:
            while not self._stop.is_set():
                self._runtime.context().run('memory.setItem("n", uuid())')
                self.writes += 1
        except Exception as error:
            self.failures.append(error)

    def end(self) -> None:
        self._stop.set()
        for thread in self._threads:
            thread.join()
        assert not self.failures


@pytest.mark.parametrize("memory", ["sqlite:///{}", "sqlite:///{}?durability=full", ":memory:"])
@pytest.mark.parametrize("way", ["sync", "async"])
def test_a_block_with_a_slow_host_call_gets_through(path: Path, memory: str, way: str) -> None:
    """Between its reading and its writing, the others write: until nobody lets them."""
    with latebind.Runtime(memory=memory.format(path), commit_timeout=LIMIT) as runtime:
        rivals: Rivals
        calls = 0

        def enough(writes: int) -> bool:
            store: Any = runtime.store()
            return rivals.writes > writes + 3 or store._pool.reservation is not None

        def slow(x: str) -> str:
            nonlocal calls
            calls += 1
            writes = rivals.writes
            wait_until(lambda: enough(writes), "rivals that write, or wait")
            return x

        async def aslow(x: str) -> str:
            nonlocal calls
            calls += 1
            writes = rivals.writes
            await until(lambda: enough(writes), "rivals that write, or wait")
            return x

        runtime.function(slow if way == "sync" else aslow, name="slow")
        rivals = Rivals(runtime, 4)
        ctx = runtime.context()
        try:
            if way == "sync":
                result = ctx.run(READ_AND_WRITE)
            else:
                result = asyncio.run(ctx.arun(READ_AND_WRITE))
        finally:
            rivals.end()
        assert result.stats.reruns == 16
        assert calls == 17


@pytest.mark.parametrize("way", ["sync", "async"])
def test_a_reservation_ends_with_its_time(path: Path, way: str) -> None:
    """Others write then, and the block is no more than one that lost. It does not hold them up again and again."""
    with latebind.Runtime(memory=f"sqlite:///{path}", commit_timeout=0.4) as runtime:
        reserved: list[bool] = []

        def lose() -> None:
            store: Any = runtime.store()
            thread = threading.Thread(target=lambda: runtime.context().app_memory.set_item("n", str(time.time_ns())))
            reserved.append(store._pool.reservation is not None)
            thread.start()
            thread.join()

        async def alose() -> None:
            await asyncio.to_thread(lose)

        runtime.function(lose if way == "sync" else alose, name="lose")
        script = 'expr { const n = memory.getItem("n"); lose(); memory.setItem("n", n + "x") }'
        ctx = runtime.context()
        with pytest.raises(latebind.MemoryApiError) as caught:
            if way == "sync":
                ctx.run(script)
            else:
                asyncio.run(ctx.arun(script))
        assert caught.value.code == "CONFLICT"
        assert sum(reserved) <= 2
        ctx.run(BLOCK)


def test_a_cancelled_task_ends_its_reservation(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attempts, "MAX_OPTIMISTIC_ATTEMPTS", 1)

    async def main() -> None:
        async with latebind.Runtime(memory=f"sqlite:///{path}", commit_timeout=LIMIT) as runtime:
            store: Any = runtime.store()
            other, calls = runtime.context(), 0

            @runtime.function
            async def slow(x: str) -> str:
                nonlocal calls
                calls += 1
                if calls == 1:
                    other.app_memory.set_item("n", "theirs")
                    return x
                await asyncio.Event().wait()
                return x

            task = asyncio.create_task(runtime.context().arun(READ_AND_WRITE))
            await until(lambda: calls == 2, "a reservation")
            assert store._pool.reservation is not None
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
            assert store._pool.reservation is None
            other.app_memory.set_item("n", "written")

    asyncio.run(main())


def test_a_fork_in_a_reservation_ends_it(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attempts, "MAX_OPTIMISTIC_ATTEMPTS", 1)
    with latebind.Runtime(memory=f"sqlite:///{path}", commit_timeout=LIMIT) as runtime:
        calls = 0

        @runtime.function
        def slow(x: str) -> str:
            nonlocal calls
            calls += 1
            if calls == 1:
                runtime.context().app_memory.set_item("n", "theirs")
            elif (child := os.fork()) == 0:
                runtime.context().app_memory.set_item("n", "the child's")
                os._exit(0)
            else:
                os.waitpid(child, 0)
            return x

        monkeypatch.setattr(attempts, "_MOST_RESERVATIONS", 1)
        result = runtime.context().run(
            'expr { const n = memory.getItem("n"); if (n !== "the child\'s") { slow("x") }; memory.setItem("m", n) }'
        )
        assert (result.stats.reruns, calls) == (2, 2)
        assert runtime.context().app_memory.get_item("m") == "the child's"


# under load


@pytest.mark.long
@OPTIONS
def test_sixty_runs_behind_a_foreign_lock(path: Path, options: str) -> None:
    """They wait together: each a second, and not for each other besides."""

    async def main() -> list[float]:
        async with latebind.Runtime(memory=f"sqlite:///{path}{options}", commit_timeout=1.0) as runtime:
            program = runtime.compile(BLOCK)
            await runtime.context().arun(program)

            async def one() -> float:
                started = time.monotonic()
                with pytest.raises(latebind.MemoryApiError) as caught:
                    await runtime.context().arun(program)
                assert (caught.value.code, caught.value.retryable) == ("CONFLICT", True)
                return time.monotonic() - started

            with foreign_lock(path):
                return await asyncio.gather(*(one() for _ in range(60)))

    waited = asyncio.run(main())
    print(f"commit_timeout 1 s: the longest of 60 waited {max(waited):.2f} s")
    assert min(waited) > 0.9
    assert max(waited) < 3.0


@pytest.mark.long
@pytest.mark.timeout(200)
@OPTIONS
@pytest.mark.parametrize("way", ["threads", "tasks"])
def test_a_foreign_lock_of_half_a_minute(path: Path, options: str, way: str) -> None:
    number = 16
    with latebind.Runtime(memory=f"sqlite:///{path}{options}", commit_timeout=LIMIT) as runtime:
        ctx = runtime.context()
        ctx.run('memory.setItem("n", "")')
        with foreign_lock(path) as let_go:
            timer = threading.Timer(30.0, let_go)
            timer.start()
            if way == "threads":
                threads = [threading.Thread(target=lambda: runtime.context().run(BLOCK)) for _ in range(number)]
                for thread in threads:
                    thread.start()
                for thread in threads:
                    thread.join()
            else:

                async def main() -> None:
                    await asyncio.gather(*(runtime.context().arun(BLOCK) for _ in range(number)))
                    await rounds(1)

                asyncio.run(main())
            timer.join()
        assert ctx.app_memory.get_item("n") == "x" * number


@pytest.mark.long
@pytest.mark.timeout(900)
@pytest.mark.parametrize(
    ("store_url", "number"),
    [
        ("sqlite", 8),
        ("sqlite", 24),
        pytest.param("redis", 8, marks=pytest.mark.servers),
        pytest.param("redis", 24, marks=pytest.mark.servers),
        pytest.param("postgres", 8, marks=pytest.mark.servers),
        pytest.param("postgres", 24, marks=pytest.mark.servers),
    ],
    indirect=["store_url"],
)
def test_the_latency_of_a_commit_that_many_processes_fight_for(
    store_url: str, number: int, request: pytest.FixtureRequest
) -> None:
    """No CONFLICT within the `commit_timeout` of 5 seconds, whoever else writes the same key."""
    url, kind = store_url, request.node.callspec.params["store_url"]
    started = [
        subprocess.Popen(
            [sys.executable, str(SCRIPT), url, "time", "200"], env=os.environ, stdout=subprocess.PIPE, text=True
        )
        for _ in range(number)
    ]
    printed = [process.communicate()[0] for process in started]
    assert [process.returncode for process in started] == [0] * number
    times = sorted(float(line) for text in printed for line in text.split())
    shown = ", ".join(
        f"{name} {times[int(len(times) * part) - 1] * 1_000:.1f} ms"
        for name, part in (("p50", 0.5), ("p99", 0.99), ("longest", 1))
    )
    print(f"{kind}: {number} processes, {len(times)} counts under one key: {shown}")
    with latebind.Runtime(memory=url) as runtime:
        assert runtime.context().app_memory.get_item("n") == str(number * 200)
