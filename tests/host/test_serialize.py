"""`run(…, serialize=True)`: the runs of one conversation go one after the other, in threads, tasks and processes."""

from __future__ import annotations

import asyncio
import gc
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest

import latebind
from latebind.memory.store.protocol import AnyCheck, Write
from latebind.memory.store.sqlite.backend import SqliteStore
from latebind.tests.conftest import Clock
from latebind.tests.host.serializing import COUNT
from latebind.tests.loops import LOOPS, Loop, abandon, run
from latebind.tests.stores import KINDS, empty_store
from latebind.tests.waiting import LIMIT, rounds, until, wait_until

SCRIPT = Path(__file__).with_name("serializing.py")
LEASE = 15  # seconds, as in memory/transaction/lease.py

Make = Callable[..., latebind.Runtime]


@pytest.fixture(params=KINDS)
def store_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    return empty_store(request.param, request, tmp_path)


class Gate:
    """A host function `work(name)` that notes who begins and ends, and waits between until `open`."""

    def __init__(self, runtime: latebind.Runtime) -> None:
        self.notes: list[str] = []
        self.inside: list[str] = []
        self.most = 0
        self.open = threading.Event()
        runtime.function(self.work, name="work")

    def work(self, name: str) -> None:
        self.inside.append(name)
        self.most = max(self.most, len(self.inside))
        self.notes.append(name)
        assert self.open.wait(LIMIT)
        self.inside.remove(name)


def start(runtime: latebind.Runtime, name: str, conversation: str = "wa:1", **options: object) -> threading.Thread:
    """A run of a conversation, in a thread."""

    def deliver() -> None:
        with runtime.context(conversation=conversation, variables={"name": name}) as ctx:
            ctx.run("work(name)", serialize=True)

    thread = threading.Thread(target=deliver)
    thread.start()
    return thread


def queue_of(runtime: latebind.Runtime) -> int:
    """How many wait for the conversation."""
    from latebind.memory.bookkeeping import lease_owner
    from latebind.memory.transaction.lease import _live

    now = runtime.clock()
    with runtime.store().snapshot(now) as snapshot:
        return len(_live(snapshot.read(lease_owner("wa:1", None), "queue"), now))


def waiting(runtime: latebind.Runtime, number: int) -> bool:
    return queue_of(runtime) == number


@contextmanager
def holder(url: str) -> Iterator[subprocess.Popen[str]]:
    """Another process that has the lease; a line lets it go on."""
    command = [sys.executable, str(SCRIPT), url, "hold", "1"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline().strip() == str(process.pid)
        try:
            yield process
        finally:
            process.kill()


@pytest.fixture
def url(store_url: str) -> str:
    return store_url


def test_they_run_one_after_the_other_in_the_order_in_which_they_came(make_runtime: Make) -> None:
    runtime = make_runtime(serialize_timeout=LIMIT)
    gate = Gate(runtime)
    threads = [start(runtime, "0")]
    wait_until(lambda: gate.inside, "the first")
    for number in range(1, 8):
        threads.append(start(runtime, str(number)))
        wait_until(partial(waiting, runtime, number), partial(queue_of, runtime))
    gate.open.set()
    for thread in threads:
        thread.join(LIMIT)
    assert gate.notes == [str(number) for number in range(8)]
    assert gate.most == 1


def test_other_conversations_go_on(make_runtime: Make) -> None:
    runtime = make_runtime(serialize_timeout=LIMIT)
    gate = Gate(runtime)
    threads = [start(runtime, name, conversation) for name, conversation in (("a", "wa:1"), ("b", "wa:2"))]
    wait_until(lambda: len(gate.inside) == 2, lambda: gate.inside)
    with runtime.context(conversation="wa:1", tenant="acme") as ctx:
        assert ctx.run("1", serialize=True).value == 1
    with runtime.context(conversation="wa:1") as ctx:
        assert ctx.run("1").value == 1, "who does not ask for the order does not wait"
        assert ctx.run("1", serialize=True, dry_run=True).value == 1
    gate.open.set()
    for thread in threads:
        thread.join(LIMIT)


def test_waiting_ends(make_runtime: Make) -> None:
    runtime = make_runtime(serialize_timeout=0.05)
    gate = Gate(runtime)
    thread = start(runtime, "a")
    wait_until(lambda: gate.inside, "the first")
    with runtime.context(conversation="wa:1") as ctx:
        with pytest.raises(latebind.MemoryApiError, match=r"longer than 0\.05 s") as caught:
            ctx.run("memory.setItem('a', '1')", serialize=True)
        assert (caught.value.code, caught.value.retryable) == ("CONFLICT", True)
        assert ctx.app_memory.keys() == []
        assert queue_of(runtime) == 0
        gate.open.set()
        thread.join(LIMIT)
        ctx.run("memory.setItem('a', '1')", serialize=True)


@pytest.mark.parametrize("ending", ["throw Error()", "while (true) { }", "memory.getItem(''); x.y"])
def test_a_run_that_fails_lets_the_next_one_run(make_runtime: Make, ending: str) -> None:
    runtime = make_runtime(serialize_timeout=0.05)
    with runtime.context(conversation="wa:1", variables={"x": {}}) as ctx:
        for _ in range(2):
            with pytest.raises(latebind.LatebindError) as caught:
                ctx.run(ending, serialize=True)
            assert caught.value.code != "CONFLICT"


@pytest.mark.parametrize("script", ["memory.setItem('after', '1')", "expr { memory.setItem('after', memory.size()) }"])
@pytest.mark.parametrize("exclusive", [False, True])
def test_who_was_held_up_for_too_long_writes_nothing(
    make_runtime: Make, clock: Clock, monkeypatch: pytest.MonkeyPatch, script: str, exclusive: bool
) -> None:
    if exclusive:  # all transactions by the store's turn
        monkeypatch.setattr("latebind.memory.transaction.attempts.MAX_OPTIMISTIC_ATTEMPTS", 0)
    runtime = make_runtime(serialize_timeout=LIMIT)
    found: list[str] = []
    runtime.function(lambda: found.append(other()), name="stand_still")

    def other() -> str:
        clock.now += LEASE
        with runtime.context(conversation="wa:1") as ctx:
            return str(ctx.run("memory.setItem('other', '1')", serialize=True).value)

    with runtime.context(conversation="wa:1") as ctx:
        with pytest.raises(latebind.MemoryApiError, match="held up") as caught:
            ctx.run(f"memory.setItem('before', '1')\nconst x = stand_still()\n{script}", serialize=True)
        assert (caught.value.code, caught.value.retryable) == ("CONFLICT", False)
        assert found == ["1"]
        assert ctx.app_memory.keys() == ["before", "other"]
        assert ctx.run("memory.setItem('again', '1')", serialize=True).value == "1"


def test_it_writes_nothing_either_where_nobody_came(make_runtime: Make, clock: Clock) -> None:
    runtime = make_runtime()

    @runtime.function
    def stand_still() -> None:
        clock.now += LEASE

    with runtime.context(conversation="wa:1") as ctx:
        with pytest.raises(latebind.MemoryApiError, match="held up"):
            ctx.run("stand_still()\nmemory.setItem('after', '1')", serialize=True)
        assert ctx.app_memory.keys() == []


def test_a_lease_is_renewed_while_its_run_goes_on(
    make_runtime: Make, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("latebind.host.lease_keeper.RENEWAL", 0.001)
    runtime = make_runtime()

    @runtime.function
    def work() -> None:
        for _ in range(3):
            clock.now += LEASE - 1
            wait_until(lambda: expiry() == clock.now + LEASE, "the renewal")

    def expiry() -> float:
        from latebind.memory.bookkeeping import lease_owner

        with runtime.store().snapshot(clock()) as snapshot:
            entry = snapshot.read(lease_owner("wa:1", None), "holder")
        assert entry is not None and entry.expires_at is not None
        return entry.expires_at

    with runtime.context(conversation="wa:1") as ctx:
        ctx.run("work()\nmemory.setItem('after', '1')", serialize=True)
        assert ctx.app_memory.keys() == ["after"]


def test_what_renews_leases_ends_with_its_runtime(make_runtime: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("latebind.host.lease_keeper._IDLE", 10.0 * LIMIT)
    with make_runtime() as runtime, runtime.context(conversation="wa:1") as ctx:
        ctx.run("1", serialize=True)
        keeper = runtime._store.keeper
        assert keeper._thread is not None
    wait_until(lambda: keeper._thread is None, "its thread")


def test_within_another_run(make_runtime: Make) -> None:
    runtime = make_runtime()

    @runtime.function
    def nested(ctx: latebind.Context) -> object:
        return ctx.run("memory.setItem('a', '1')", serialize=True).value

    with runtime.context(conversation="wa:1") as ctx:
        assert ctx.run("nested()", serialize=True).value == "1"
        with pytest.raises(latebind.HostError) as caught:
            ctx.run("nested()")
        assert "outer" in str(caught.value.__cause__)


def test_whose_run_it_is(make_runtime: Make) -> None:
    runtime = make_runtime()
    with runtime.context(user="ana") as ctx, pytest.raises(latebind.MemoryApiError, match="no conversation"):
        ctx.run("1", serialize=True)
    with latebind.Runtime().context(conversation="c") as ctx, pytest.raises(latebind.MemoryApiError, match="no store"):
        ctx.run("1", serialize=True)
    with runtime.context(conversation="wa:1") as ctx:
        ctx.run("ctx.memory.set('step', '1')", serialize=True)
        assert runtime.admin().usage()["entries"] == 1, "leases are nobody's data"


def test_processes_that_count_lose_nothing(url: str) -> None:
    number, times = 4, 25
    command = [sys.executable, str(SCRIPT), url, "count", str(times)]
    processes = [subprocess.Popen(command) for _ in range(number)]
    assert [process.wait(LIMIT) for process in processes] == [0] * number
    with latebind.Runtime(memory=url) as runtime, runtime.context() as ctx:
        assert ctx.app_memory.get_item("n") == str(number * times)


def test_a_process_that_is_killed_holds_up_nobody_for_ever(url: str) -> None:
    with holder(url) as process:
        process.kill()
        process.wait()
    late = time.time() + LEASE
    with latebind.Runtime(memory=url, clock=lambda: late) as runtime, runtime.context(conversation="wa:1") as ctx:
        assert ctx.run("memory.setItem('after', '2')", serialize=True).value == "2"


def test_a_process_that_stood_still_writes_nothing(url: str) -> None:
    """As one that was stopped, or whose machine slept: by the clock of another machine its time is over."""
    with holder(url) as process:
        assert process.stdin is not None and process.stdout is not None
        late = time.time() + LEASE + 60
        with latebind.Runtime(memory=url, clock=lambda: late) as runtime, runtime.context(conversation="wa:1") as ctx:
            ctx.run("memory.setItem('other', '2')", serialize=True)
            process.stdin.write("go on\n")
            process.stdin.flush()
            assert process.stdout.read() == "CONFLICT False\n"
            assert ctx.app_memory.keys() == ["before", "other"]


def waits(runtime: latebind.Runtime, gate: asyncio.Event) -> None:
    @runtime.function
    async def work() -> None:
        await gate.wait()


@LOOPS
def test_tasks_that_count_lose_nothing(make_runtime: Make, loop: Loop) -> None:
    async def deliver(runtime: latebind.Runtime) -> None:
        async with runtime.context(conversation="wa:1") as ctx:
            await ctx.arun(COUNT, serialize=True)

    async def main() -> None:
        async with make_runtime(serialize_timeout=LIMIT, commit_timeout=LIMIT) as runtime:

            @runtime.function
            async def pause() -> None:
                await asyncio.sleep(0)

            await asyncio.gather(*(deliver(runtime) for _ in range(30)))
            async with runtime.context() as ctx:
                assert ctx.app_memory.get_item("n") == "30"

    run(loop, main())


@LOOPS
def test_tasks_run_in_the_order_in_which_they_came(make_runtime: Make, loop: Loop) -> None:
    order: list[str] = []

    async def main() -> None:
        async with make_runtime(serialize_timeout=LIMIT, commit_timeout=LIMIT) as runtime:

            @runtime.function
            async def note(name: str) -> None:
                order.append(name)
                await asyncio.sleep(0)

            async def deliver(name: str) -> None:
                async with runtime.context(conversation="wa:1", variables={"name": name}) as ctx:
                    await ctx.arun("note(name)", serialize=True)

            await asyncio.gather(*(deliver(f"{number:02}") for number in range(30)))

    run(loop, main())
    assert order == sorted(order)
    assert len(order) == 30


class Held(SqliteStore):
    """A store whose commits wait, once `go_on` is clear."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path), url="held")
        self.waits, self.go_on = threading.Event(), threading.Event()
        self.go_on.set()

    def commit_at_once(
        self, checks: Sequence[AnyCheck], writes: Sequence[Write], now: float, commit_id: str
    ) -> bool | None:
        return None

    def commit(
        self,
        checks: Sequence[AnyCheck],
        writes: Sequence[Write],
        now: float,
        commit_id: str,
        timeout: float | None = None,
    ) -> bool:
        if not self.go_on.is_set():
            self.waits.set()
            self.go_on.wait(LIMIT)
        return super().commit(checks, writes, now, commit_id, timeout)


@LOOPS
def test_a_task_that_is_cancelled_while_it_queues_gives_up_its_place(tmp_path: Path, loop: Loop) -> None:
    async def main() -> None:
        store = Held(tmp_path / "held.db")
        async with latebind.Runtime(memory=store, serialize_timeout=LIMIT) as runtime:
            gate = asyncio.Event()
            waits(runtime, gate)

            async def deliver() -> None:
                async with runtime.context(conversation="wa:1") as ctx:
                    await ctx.arun("work()", serialize=True)

            first = asyncio.create_task(deliver())
            await until(lambda: runtime._store._keeper is not None, "the first")
            store.go_on.clear()
            second = asyncio.create_task(deliver())
            await until(store.waits.is_set, "the place in the queue")
            second.cancel()
            await rounds(2)
            store.go_on.set()
            await asyncio.wait([second])
            assert second.cancelled()
            assert queue_of(runtime) == 0
            gate.set()
            await first
        store.close()

    run(loop, main())


@LOOPS
def test_a_cancelled_task_leaves_nothing_behind(make_runtime: Make, loop: Loop) -> None:
    async def main() -> None:
        async with make_runtime(serialize_timeout=LIMIT) as runtime:
            gate = asyncio.Event()
            waits(runtime, gate)

            async def deliver(script: str) -> object:
                async with runtime.context(conversation="wa:1") as ctx:
                    return (await ctx.arun(script, serialize=True)).value

            first = asyncio.create_task(deliver("work()"))
            await until(lambda: runtime._store._keeper is not None, "the first")
            others = [asyncio.create_task(deliver("work()")) for _ in range(3)]
            last = asyncio.create_task(deliver("'last'"))
            await until(lambda: queue_of(runtime) == 4, lambda: queue_of(runtime))
            for task in others:  # while they wait for their turn
                task.cancel()
            await asyncio.wait(others)
            assert queue_of(runtime) == 1
            first.cancel()  # while it runs
            assert await last == "last"
            assert first.cancelled() and all(task.cancelled() for task in others)

    run(loop, main())


@LOOPS
# Both loops warn of a connection that is left open. Where that is an error, uvloop waits for the connection for ever.
@pytest.mark.filterwarnings("ignore:unclosed:ResourceWarning")
def test_a_loop_that_is_closed_lets_the_next_run_go_on(
    make_runtime: Make, loop: Loop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("latebind.host.lease_keeper.RENEWAL", 0.001)
    runtime = make_runtime(serialize_timeout=LIMIT)
    waits(runtime, asyncio.Event())
    abandoned = loop()
    with runtime.context(conversation="wa:1") as ctx:
        task = abandoned.create_task(ctx.arun("work()", serialize=True))
        abandoned.run_until_complete(until(lambda: runtime._store._keeper is not None, "the lease"))
        abandoned.run_until_complete(rounds(2))
        abandon(abandoned, task)
    with runtime.context(conversation="wa:1") as ctx:
        assert ctx.run("'next'", serialize=True).value == "next"
    assert not task.done()
    runtime.close()
    del abandoned, ctx, task
    gc.collect()  # so that the warnings come here
