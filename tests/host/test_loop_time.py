"""Runs that wait for nothing give the event loop back all the same, in turn; one that is in a transaction goes on."""

from __future__ import annotations

import asyncio
import gc
import threading
import time
from collections.abc import Awaitable, Callable, Coroutine
from functools import partial
from pathlib import Path
from typing import Any

import pytest

import latebind
from latebind.host import loop_time, program_cache
from latebind.interp import details, program
from latebind.tests.loops import LOOPS, Loop, run
from latebind.tests.waiting import LIMIT, rounds

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
@pytest.mark.parametrize(("tasks", "times"), [(100, 10), (200, 1), (1, 200), (3, 50)])
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

    longest = without_garbage(main)
    print(f"{tasks} tasks of {times} runs of {script}: others waited {longest * 1_000:.1f} ms at worst")
    assert longest <= STALL


def without_garbage(main: Callable[[], Coroutine[Any, Any, float]]) -> float:
    """What `main` gives, as Python does not look for garbage meanwhile."""
    gc.collect()
    gc.disable()
    try:
        return asyncio.run(main())
    finally:
        gc.enable()


def failing(runtime: latebind.Runtime) -> latebind.Program:
    """A program of 1 500 lines that is forgotten but for its code."""
    program = runtime.compile("\n".join(f"const a{n} = x * {n}" for n in range(1_500)) + "\nx.y.z")
    details._kept = []
    gc.collect()
    return program


AT_ONCE: dict[str, Callable[[latebind.Context, latebind.Program], Awaitable[object]]] = {
    "1 500 lines": lambda ctx, failing: ctx.arun("\n".join(f"const a{n} = x * {n}" for n in range(1_500)) + "\na1"),
    "1 500 interpolations": lambda ctx, failing: ctx.arender("".join(f"{{{{x + {n}}}}} " for n in range(1_500))),
    "an array of 3 000": lambda ctx, failing: ctx.aeval("[" + ", ".join(f"x + {n}" for n in range(3_000)) + "].length"),
    "rows that leave": lambda ctx, failing: ctx.arun("rows"),
    "an error": lambda ctx, failing: asyncio.gather(ctx.arun(failing), return_exceptions=True),
    "doubles that leave": lambda ctx, failing: ctx.arun("doubles"),
}


@pytest.mark.long
@pytest.mark.parametrize("name", AT_ONCE)
def test_how_long_others_wait_for_one_run(name: str) -> None:
    """The same, of one run that has much to compile, or to give. While another thread compiles, Python shares out its time."""

    async def main() -> float:
        async with latebind.Runtime() as runtime:
            given = {"x": 2, "rows": [{"id": n, "name": f"n{n}"} for n in range(30_000)], "doubles": [0.5] * 90_000}
            async with runtime.context(variables=given) as ctx:
                await ctx.arun("1 + 1")
                fails = failing(runtime)
                others = Others(time.thread_time)
                await rounds(2)
                others.longest = 0.0
                await AT_ONCE[name](ctx, fails)
                await rounds(2)
                await others.end()
                return others.longest

    longest = without_garbage(main)
    print(f"{name}: others waited {longest * 1_000:.1f} ms at worst")
    assert longest <= STALL


TEXTS: dict[str, Callable[[latebind.Context], Awaitable[object]]] = {
    "arun": lambda ctx: ctx.arun("\n".join(f"const a{n} = x + {n}" for n in range(300)) + "\na1"),
    "aeval": lambda ctx: ctx.aeval("[" + ", ".join(f"x + {n}" for n in range(300)) + "][1]"),
    "arender": lambda ctx: ctx.arender("".join(f"{{{{x + {n}}}}} " for n in range(300))[:-1]),
    "aresolve": lambda ctx: ctx.aresolve("".join(f"{{{{x + {n}}}}} " for n in range(300))[:-1]),
    "aassign": lambda ctx: ctx.aassign({"a": "{{x}}" + '{{""}}' * 100}),
    "document": lambda ctx: ctx.aresolve(ctx.runtime.document(["{{x}}"] * 3), missing="empty"),
    "an error": lambda ctx: asyncio.gather(ctx.arun("x +\n" * 300), return_exceptions=True),
}


@pytest.mark.parametrize("way", TEXTS)
def test_a_long_text_is_compiled_beside_the_loop(monkeypatch: pytest.MonkeyPatch, way: str) -> None:
    """By one thread, once; the loop goes on meanwhile. Short texts are compiled by the loop's own."""
    made: list[int] = []
    go_on = threading.Event()
    compile_recipe = program_cache.compile_recipe

    def noting(*arguments: Any, **options: Any) -> Any:
        made.append(threading.get_ident())
        if made[-1] != threading.main_thread().ident:
            assert go_on.wait(LIMIT)
        return compile_recipe(*arguments, **options)

    async def main() -> None:
        async with (
            latebind.Runtime(memory=":memory:") as runtime,
            runtime.context(user="ana", variables={"x": 1}) as ctx,
        ):
            assert await ctx.aeval("x + 1") == 2
            task = asyncio.ensure_future(TEXTS[way](ctx))
            await rounds(20)
            assert not task.done()
            go_on.set()
            first = await task
            seen = len(made)
            if way != "an error":
                assert str(await TEXTS[way](ctx)) == str(first)
                assert way == "document" or len(made) == seen, "it is kept"

    monkeypatch.setattr(program_cache, "compile_recipe", noting)
    asyncio.run(main())
    here = threading.main_thread().ident
    beside = {ident for ident in made if ident != here}
    assert len(beside) == 1
    assert made.count(here or 0) == (1 if way != "document" else 7)  # a document is compiled where the host asks for it


def test_who_is_cancelled_does_not_wait_for_what_is_compiled(monkeypatch: pytest.MonkeyPatch) -> None:
    go_on = threading.Event()
    kept = program_cache.Programs._kept

    def waiting(self: program_cache.Programs, recipe: program_cache.Recipe, text: str) -> Any:
        if threading.current_thread() is not threading.main_thread():
            assert go_on.wait(LIMIT)
        return kept(self, recipe, text)

    monkeypatch.setattr(program_cache.Programs, "_kept", waiting)

    async def main() -> None:
        async with latebind.Runtime() as runtime, runtime.context() as ctx:
            task = asyncio.create_task(ctx.arun("1 + 1 " + " " * 1_000))
            await rounds(5)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
            go_on.set()
            assert (await ctx.arun("1 + 1 " + " " * 1_001)).value == 2

    asyncio.run(main())


LARGE = {
    "rows": [{"id": n, "name": f"n{n}", "tags": ["a", {"b": n}]} for n in range(9_000)],
    "doubles": [n + 0.5 for n in range(90_000)],
    "whole doubles": [float(n) for n in range(90_000)],
    "texts": [str(n) for n in range(90_000)],
    "mixed": [n if n % 2 else str(n) for n in range(90_000)],
    "an object": {f"k{n}": [n, {"a": [n] * 5}] for n in range(8_000)},
    "within": {"deep": {"er": [[n, str(n)] for n in range(30_000)]}},
}


@pytest.mark.parametrize("name", LARGE)
@pytest.mark.parametrize("script", ["x", "local all = x", "keep(x)", "expr { memory.size(); x }"])
def test_what_leaves_leaves_in_parts(monkeypatch: pytest.MonkeyPatch, name: str, script: str) -> None:
    """Others have the loop between two thousand values; what leaves is what leaves all at once."""
    clock = Time()
    monkeypatch.setattr(loop_time, "monotonic", lambda: clock.take(10) and clock.now)
    seen: list[Any] = []

    async def main() -> tuple[int, Any]:
        async with latebind.Runtime(memory=":memory:") as runtime, runtime.context(variables={"x": LARGE[name]}) as ctx:
            runtime.function(lambda value: seen.append(value), name="keep", pure=True)
            await ctx.arun("1; memory.size()")
            others = Others(clock)
            await rounds(1)
            before = others.rounds
            result = await ctx.arun(script)
            if script.startswith("local"):
                await result.alocals()
            turns = others.rounds - before
            await others.end()
            left = {"local all = x": lambda: result["all"], "keep(x)": lambda: seen[-1]}
            return turns, left.get(script, lambda: result.value)()

    turns, left = asyncio.run(main())
    assert left == LARGE[name]
    assert turns > 10


@pytest.mark.parametrize("last", ["x.y.z", "x.map(y => y)", "local wrong = x.y.z"])
def test_an_error_of_a_long_script_is_explained_beside_the_loop(monkeypatch: pytest.MonkeyPatch, last: str) -> None:
    """The script is taken apart again by another thread; within a transaction, and where nobody waits, by this one."""
    made: list[bool] = []
    again = program._details

    def noting(*arguments: Any) -> Any:
        made.append(threading.current_thread() is threading.main_thread())
        return again(*arguments)

    monkeypatch.setattr(program, "_details", noting)
    text = "\n".join(f"const a{n} = x + {n}" for n in range(300)) + "\n"

    async def main() -> list[str]:
        errors: list[str] = []
        async with latebind.Runtime(memory=":memory:") as runtime, runtime.context(variables={"x": 1}) as ctx:
            for way in (ctx.arun, partial(ctx.arun, atomic=True), ctx.run):
                details._kept = []
                gc.collect()
                try:
                    outcome = way(runtime.compile(text + last))
                    result = await outcome if asyncio.iscoroutine(outcome) else outcome
                    errors.append(result.errors["wrong"].render())
                except latebind.LatebindError as error:
                    errors.append(error.render())
        return errors

    first, *others = asyncio.run(main())
    assert ":301:" in first and others == [first, first]
    assert made[0] is False
    assert (len(made) == 3 and all(made[1:])) or last.startswith("local")
