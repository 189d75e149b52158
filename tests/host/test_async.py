"""Runs in an event loop: coroutines of the host, cancellation, many contexts on one thread."""

from __future__ import annotations

import asyncio
import contextvars
import gc
import weakref
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

import latebind
from latebind.tests.waiting import LIMIT

Fetch = Callable[[str], Awaitable[str]]
seen: contextvars.ContextVar[str] = contextvars.ContextVar("seen", default="none")


@pytest.fixture
def fetch(runtime: latebind.Runtime) -> Fetch:
    @runtime.function
    async def fetch(text: str) -> str:
        await asyncio.sleep(0)
        return text.upper()

    return fetch


def test_coroutines_are_awaited_wherever_a_script_calls_them(runtime: latebind.Runtime, fetch: Fetch) -> None:
    async def main() -> None:
        async with runtime.context(user="ana") as ctx:
            result = await ctx.arun("""
                local late = fetch("late")
                const one = await fetch("one")
                const all = ["a", "b"].map(x => fetch(x))
                expr { memory.setItem("k", fetch("stored")) }
                return [one, all, late, memory.getItem("k")]
            """)
            assert result.value == ["ONE", ["A", "B"], "LATE", "STORED"]
            assert await result.alocals() == {"late": "LATE"}
            assert await ctx.aeval('fetch("x") + "!"') == "X!"
            assert await ctx.arender("hi {{fetch('x')}}") == "hi X"
            assert await ctx.aresolve("{{[fetch('x')]}}") == ["X"]

    asyncio.run(main())


def test_a_synchronous_run_says_what_to_write(ctx: latebind.Context, fetch: Fetch) -> None:
    with pytest.raises(latebind.HostError, match="arun") as caught:
        ctx.run('fetch("x")')
    assert caught.value.code == "ASYNC_FUNCTION"


def test_locals_that_call_coroutines_are_awaited_first(runtime: latebind.Runtime, fetch: Fetch) -> None:
    async def main() -> None:
        result = await runtime.context().arun('local late = fetch("late")\n1')
        with pytest.raises(latebind.HostError, match="alocals"):
            result["late"]
        await result.alocals()
        assert result["late"] == "LATE"

    asyncio.run(main())


def test_errors_of_coroutines(runtime: latebind.Runtime) -> None:
    @runtime.function
    async def boom() -> None:
        await asyncio.sleep(0)
        raise ValueError("secret")

    async def main() -> Any:
        return await runtime.context().arun("try { boom() } catch (e) { [e.name, e.message] }")

    assert asyncio.run(main()).value == ["HostError", "`boom` failed"]


def test_effects_may_be_coroutines(runtime: latebind.Runtime) -> None:
    sent: list[str] = []

    @runtime.function(effect="after_commit")
    async def send(ctx: latebind.Context, text: str) -> None:
        await asyncio.sleep(0)
        sent.append(text + ctx.app_memory.get_item("n"))

    asyncio.run(runtime.context().arun('expr { send("n is "); memory.setItem("n", "1") }'))
    assert sent == ["n is 1"]


def test_cancellation_writes_nothing_and_runs_no_handler(runtime: latebind.Runtime) -> None:
    started = asyncio.Event()

    @runtime.function
    async def forever() -> None:
        started.set()
        await asyncio.Event().wait()

    async def main() -> None:
        script = """
            try { expr { memory.setItem("a", "1"); session.setItem("a", "1"); forever() } }
            catch (e) { memory.setItem("caught", "1") } finally { memory.setItem("finally", "1") }
        """
        ctx = runtime.context()
        task = asyncio.create_task(ctx.arun(script))
        await started.wait()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert ctx.app_memory.keys() == []
        assert ctx.session.size() == 0
        assert (await ctx.arun("1")).value == 1

    asyncio.run(main())


def test_no_count_is_lost_between_tasks(runtime: latebind.Runtime, fetch: Fetch) -> None:
    runtime.settings = runtime.settings.replace(commit_timeout=LIMIT)
    program = runtime.compile(
        'expr { const n = memory.getItem("n") || "0"; fetch("x"); memory.setItem("n", Number(n) + 1) }'
    )

    async def main() -> None:
        await asyncio.gather(*(runtime.context().arun(program) for _ in range(20)))

    asyncio.run(main())
    assert runtime.context().app_memory.get_item("n") == "20"


def test_a_context_is_for_one_task(runtime: latebind.Runtime) -> None:
    begun, go_on = asyncio.Event(), asyncio.Event()

    @runtime.function
    async def hold() -> str:
        begun.set()
        await go_on.wait()
        return "held"

    async def main() -> None:
        ctx = runtime.context()
        first = asyncio.create_task(ctx.arun("hold()"))
        await begun.wait()
        with pytest.raises(RuntimeError):
            await ctx.arun("1")
        go_on.set()
        assert (await first).value == "held"

    asyncio.run(main())


def test_context_variables_are_the_tasks(runtime: latebind.Runtime) -> None:
    runtime.function(lambda: seen.get(), name="whose")

    async def main() -> Any:
        seen.set("mine")
        return (await runtime.context().arun("whose()")).value

    assert asyncio.run(main()) == "mine"


def test_runs_within_host_coroutines(runtime: latebind.Runtime, fetch: Fetch) -> None:
    @runtime.function
    async def inner(ctx: latebind.Context) -> Any:
        return (await ctx.arun('fetch("inner")')).value

    async def main() -> Any:
        return (await runtime.context().arun('[inner(), fetch("outer")]')).value

    assert asyncio.run(main()) == ["INNER", "OUTER"]


@pytest.mark.parametrize("way", ["async", "sync"])
def test_nothing_is_left_of_a_run(runtime: latebind.Runtime, fetch: Fetch, way: str) -> None:
    """What was used for one run is used for the next, and keeps nothing of it. A simple run is gone at once."""

    class Input(dict[str, str]):
        pass

    def tell(ctx: latebind.Context, text: str) -> str:
        return text + ctx.app_memory.set_item("k", text)

    runtime.function(tell)
    simple = 'expr { memory.setItem("k", fetch(tell(input.a))) }\nlog("done", input)\nreturn input'
    rich = 'local late = input.a\nconst f = (x) => x + late\ntry { throw Error(f("x")) } catch (e) { e }\n' + simple

    async def once(script: str) -> weakref.ref[Input]:
        input = Input(a="marker-1")
        async with runtime.context(user="ana", variables={"input": input}) as ctx:
            try:
                if way == "async":
                    await ctx.arun(script)
                else:
                    ctx.run(script.replace("fetch(", "tell("))
            except latebind.ScriptError:
                assert "missing" in script
        return weakref.ref(input)

    async def main() -> None:
        gc.collect()
        gc.disable()
        try:
            await once(simple)
            assert (await once(simple))() is None
            left = [await once(script) for script in (rich, simple + ".missing", rich + ".missing")]
            gc.collect()
            assert [ref() for ref in left] == [None] * 3
        finally:
            gc.enable()

    asyncio.run(main())
