"""Runs that wait for nothing give the event loop back all the same, in turn; one that is in a transaction goes on."""

from __future__ import annotations

import asyncio
import gc
import time
from collections.abc import Callable
from pathlib import Path

import pytest

import latebind
from latebind.host import loop_time
from latebind.tests.loops import LOOPS, Loop, run
from latebind.tests.waiting import rounds

STALL = 0.020  # seconds, the most that anybody else waits
MEMORIES = pytest.mark.parametrize("memory", [None, ":memory:", "sqlite:///{}/bot.db"])


class Time:
    """A clock that goes on only as it is told."""

    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now

    def take(self, milliseconds: float) -> float:
        self.now += milliseconds / 1_000
        return milliseconds


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Time:
    clock = Time()
    monkeypatch.setattr(loop_time, "monotonic", clock)
    return clock


class Others:
    """A task that has something to do in each round of the loop, and how long it had to wait at worst."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self.longest = 0.0
        self.rounds = 0
        self._task = asyncio.create_task(self._watch())

    async def _watch(self) -> None:
        last = self._clock()
        while True:
            await asyncio.sleep(0)
            self.rounds += 1
            self.longest = max(self.longest, self._clock() - last)
            last = self._clock()

    async def end(self) -> None:
        self._task.cancel()
        await asyncio.gather(self._task, return_exceptions=True)


@LOOPS
@MEMORIES
@pytest.mark.parametrize(("tasks", "times"), [(200, 50), (500, 1), (1, 500), (3, 100)])
def test_many_runs(tmp_path: Path, clock: Time, loop: Loop, memory: str | None, tasks: int, times: int) -> None:
    """Each takes a millisecond of the loop's time, and waits for nothing."""

    async def main() -> None:
        async with latebind.Runtime(memory=memory and memory.format(tmp_path)) as runtime:
            runtime.function(clock.take, name="take", pure=True)
            script = "take(1)" if memory is None else 'take(1); memory.setItem(id, "x")'
            program = runtime.compile(script, variables=("id",))

            async def one(number: int) -> None:
                async with runtime.context(variables={"id": str(number)}) as ctx:
                    for _ in range(times):
                        await ctx.arun(program)

            others = Others(clock)
            await rounds(1)
            started = clock.now
            await asyncio.gather(*map(one, range(tasks)))
            assert clock.now - started == pytest.approx(tasks * times / 1_000)
            await others.end()
            assert 0.001 <= others.longest <= STALL
            assert others.rounds < tasks * times + tasks, "as many fit as a round is long"

    run(loop, main())


WAYS: dict[str, Callable[[latebind.Context], object]] = {
    "arun": lambda ctx: ctx.arun("take(1)"),
    "aeval": lambda ctx: ctx.aeval("take(1)"),
    "arender": lambda ctx: ctx.arender("{{take(1)}}"),
    "aresolve": lambda ctx: ctx.aresolve("{{take(1)}}"),
}


@pytest.mark.parametrize("way", WAYS)
def test_ways_to_run(clock: Time, way: str) -> None:
    async def main() -> None:
        async with latebind.Runtime() as runtime:
            runtime.function(clock.take, name="take", pure=True)
            others = Others(clock)
            await rounds(1)
            async with runtime.context() as ctx:
                for _ in range(100):
                    await WAYS[way](ctx)  # type: ignore[misc]
            await others.end()
            assert others.longest <= STALL

    asyncio.run(main())


def test_they_run_in_the_order_in_which_they_came(clock: Time) -> None:
    async def main() -> list[int]:
        order: list[int] = []
        async with latebind.Runtime() as runtime:
            runtime.function(clock.take, name="take", pure=True)

            async def one(number: int) -> None:
                async with runtime.context() as ctx:
                    await ctx.arun("take(4)" if number % 3 else "take(0.1)")
                    order.append(number)

            await asyncio.gather(*map(one, range(300)))
        return order

    assert asyncio.run(main()) == list(range(300))


def test_who_is_cancelled_as_it_waits_never_begins(clock: Time) -> None:
    async def main() -> None:
        begun: list[int] = []

        def take(number: int) -> int:
            begun.append(number)
            clock.take(3)
            return number

        async with latebind.Runtime() as runtime:
            runtime.function(take, pure=True)
            program = runtime.compile("take(number)", variables=("number",))

            async def one(number: int) -> None:
                async with runtime.context(variables={"number": number}) as ctx:
                    await ctx.arun(program)

            tasks = [asyncio.create_task(one(number)) for number in range(100)]
            await rounds(1)
            gone = [number for number in range(0, 100, 3) if number not in begun]
            assert len(gone) > 20
            for number in gone:
                tasks[number].cancel()
            outcomes = await asyncio.gather(*tasks, return_exceptions=True)
            assert [type(outcomes[number]) for number in gone] == [asyncio.CancelledError] * len(gone)
            assert begun == [number for number in range(100) if number not in gone]

    asyncio.run(main())


LONG = "xs.map(x => xs.filter(y => y > x).length).length"


@pytest.mark.parametrize("limits", [latebind.Limits(), latebind.Limits(seconds=60.0)], ids=["steps", "seconds"])
@pytest.mark.parametrize(
    ("script", "yields"), [(LONG, True), (f"const n = {LONG}; n", True), (f"expr {{ memory.size(); {LONG} }}", False)]
)
def test_a_long_run(monkeypatch: pytest.MonkeyPatch, limits: latebind.Limits, script: str, yields: bool) -> None:
    """Each look at the clock shows two milliseconds more. In a transaction, what is read is of one moment."""
    clock = Time()

    def ticking() -> float:
        clock.take(2)
        return clock.now

    monkeypatch.setattr(loop_time, "monotonic", ticking)

    async def main() -> tuple[int, latebind.Result]:
        async with latebind.Runtime(memory=":memory:", limits=limits) as runtime:
            async with runtime.context(variables={"xs": list(range(300))}) as ctx:
                others = Others(clock)
                await rounds(1)
                seen = others.rounds
                result = await ctx.arun(script)
                seen = others.rounds - seen
                await others.end()
                return seen, result

    seen, result = asyncio.run(main())
    assert result.value == 300
    assert (seen > 5) == yields
    with latebind.Runtime(memory=":memory:", limits=limits) as runtime:
        stats = runtime.context(variables={"xs": list(range(300))}).run(script).stats
    assert (result.stats.steps, result.stats.bytes) == (stats.steps, stats.bytes), "charged as elsewhere"


def test_the_limits_of_a_run_that_gives_way() -> None:
    async def main() -> None:
        async with latebind.Runtime(limits=latebind.Limits(steps=200_000)) as runtime, runtime.context() as ctx:
            with pytest.raises(latebind.LimitError, match="LIMIT_STEPS"):
                await ctx.arun("while (true) { 1 }")

    asyncio.run(main())


def test_a_coroutine_that_no_loop_runs() -> None:
    with latebind.Runtime() as runtime:
        work = runtime.context().arun("1 + 1")
        with pytest.raises(StopIteration) as ended:
            work.send(None)
        assert ended.value.value.value == 2


@pytest.mark.long
@pytest.mark.parametrize("options", ["", "?durability=full"])
@pytest.mark.parametrize(
    "script",
    [
        "1 + 1",
        'memory.getItem("k")',
        'memory.setItem(id, "x")',
        'expr { memory.setItem(id, Number(memory.getItem(id) || "0") + 1) }',
        "xs.map(x => xs.filter(y => y > x).length).length",
    ],
)
@pytest.mark.parametrize(("tasks", "times"), [(200, 50), (500, 1)])
def test_how_long_others_wait(tmp_path: Path, options: str, script: str, tasks: int, times: int) -> None:
    """In CPU time of the loop's thread, whatever else the machine does, without Python's looking for garbage."""
    times = min(times, 5) if options else times

    async def main() -> float:
        async with latebind.Runtime(memory=f"sqlite:///{tmp_path}/bot.db{options}") as runtime:
            program = runtime.compile(script, variables=("id", "xs"))

            async def one(number: int) -> None:
                async with runtime.context(variables={"id": str(number), "xs": list(range(100))}) as ctx:
                    for _ in range(times):
                        await ctx.arun(program)

            await one(0)
            others = Others(time.thread_time)
            await rounds(1)
            await asyncio.gather(*map(one, range(tasks)))
            await others.end()
            return others.longest

    gc.collect()
    gc.disable()
    try:
        longest = asyncio.run(main())
    finally:
        gc.enable()
    print(f"{tasks} tasks of {times} runs of {script}: others waited {longest * 1_000:.1f} ms at worst")
    assert longest <= STALL
