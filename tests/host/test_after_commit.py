"""Functions with `effect="after_commit"`: once a block is committed they are called, whatever becomes of its task."""

from __future__ import annotations

import asyncio
import logging
import random
import sqlite3
from pathlib import Path

import pytest

import latebind
from latebind.tests.host import test_event_loop
from latebind.tests.loops import LOOPS, Loop, abandon, run
from latebind.tests.waiting import LIMIT, rounds, until

handed, begun = test_event_loop.handed, test_event_loop.begun
OPTIONS = pytest.mark.parametrize("options", ["", "?durability=full"], ids=["normal", "full"])
BLOCK = 'expr { memory.setItem(id, "1"); send(id); note(id); send("@(id)!") }'


class Sent:
    """What was sent, by functions that wait, and one that does not. `go_on` lets them."""

    def __init__(self, runtime: latebind.Runtime) -> None:
        self.begun: list[str] = []
        self.ended: list[str] = []
        self.go_on = asyncio.Event()
        runtime.function(self.send, effect="after_commit")
        runtime.function(self.note, effect="after_commit")

    async def send(self, ctx: latebind.Context, text: str) -> None:
        self.begun.append(text)
        await self.go_on.wait()
        await rounds(2)
        assert ctx.app_memory.get_item(text.rstrip("!")) == "1"
        self.ended.append(text)

    def note(self, ctx: latebind.Context, text: str) -> None:
        self.ended.append(f"{text}?{ctx.app_memory.get_item(text)}{ctx.run('memory.size() > 0').value}")


def all_of(id: str) -> list[str]:
    return [id, f"{id}?1True", f"{id}!"]


@LOOPS
@OPTIONS
def test_the_task_is_cancelled_in_its_commit(tmp_path: Path, options: str, loop: Loop, begun: list[object]) -> None:
    path = tmp_path / "bot.db"

    async def main() -> None:
        async with latebind.Runtime(memory=f"sqlite:///{path}{options}", commit_timeout=LIMIT) as runtime:
            sent = Sent(runtime)
            sent.go_on.set()
            runtime.store()
            other = sqlite3.connect(path, isolation_level=None)
            other.execute("BEGIN IMMEDIATE")
            tasks = []
            for number in range(5):
                ctx = runtime.context(variables={"id": f"k{number}"})
                tasks.append(asyncio.create_task(ctx.arun(BLOCK)))
            await until(lambda: len(begun) == len(tasks), "commits")
            for task in tasks:
                task.cancel()
            await rounds(5)
            other.execute("ROLLBACK")
            other.close()
            outcomes = await asyncio.gather(*tasks, return_exceptions=True)
            assert {type(outcome) for outcome in outcomes} == {asyncio.CancelledError}
        with latebind.Runtime(memory=f"sqlite:///{path}") as runtime:
            written = runtime.context().app_memory.keys()
        assert len(written) == 5
        assert sorted(sent.ended) == sorted(text for id in written for text in all_of(id))

    run(loop, main())


@LOOPS
def test_the_task_is_cancelled_in_an_effect(tmp_path: Path, loop: Loop) -> None:
    """It ends at once; its context may be closed, and used for another run; the effects go on."""

    async def main() -> None:
        async with latebind.Runtime(memory=f"sqlite:///{tmp_path}/bot.db") as runtime:
            sent = Sent(runtime)
            async with runtime.context(variables={"id": "k"}) as ctx:
                task = asyncio.create_task(ctx.arun(BLOCK + '\nmemory.setItem("later", "1")'))
                await until(lambda: sent.begun, "an effect")
                task.cancel()
                with pytest.raises(asyncio.CancelledError):
                    await task
                assert sent.ended == []
                assert (await ctx.arun('session.setItem("s", "1"); memory.keys()')).value == ["k"]
                assert ctx.app_memory.size() == 1
            await rounds(20)
            assert sent.ended == []
            sent.go_on.set()
        assert sent.ended == all_of("k")  # the end of `async with` waited

    run(loop, main())


@LOOPS
def test_effects_of_effects(tmp_path: Path, loop: Loop) -> None:
    """An effect runs a block that has effects, and gives up on it as those are under way."""
    sent: list[str] = []
    begun = asyncio.Event()

    async def end_time(limit: asyncio.Timeout) -> None:
        await begun.wait()
        limit.reschedule(asyncio.get_running_loop().time())

    async def main() -> None:
        async with latebind.Runtime(memory=f"sqlite:///{tmp_path}/bot.db") as runtime:

            @runtime.function(effect="after_commit")
            async def send(text: str) -> None:
                begun.set()
                await rounds(10)
                sent.append(text)

            @runtime.function(effect="after_commit")
            async def outer(ctx: latebind.Context) -> None:
                with pytest.raises(TimeoutError):
                    async with asyncio.timeout(None) as limit, asyncio.TaskGroup() as others:
                        others.create_task(end_time(limit))
                        await ctx.arun('expr { memory.setItem("k", "1"); send("inner"); send("inner too") }')
                sent.append("given up")
                await ctx.arun('send("after")')

            await runtime.context().arun('outer(); send("last")')

    run(loop, main())
    assert sent == ["inner", "inner too", "given up", "after", "last"]


def test_a_failure_that_nobody_waits_for_is_logged(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    async def main() -> None:
        begun = asyncio.Event()
        async with latebind.Runtime(memory=f"sqlite:///{tmp_path}/bot.db") as runtime:

            @runtime.function(effect="after_commit")
            async def fails() -> None:
                begun.set()
                await rounds(5)
                raise OSError("no network")

            task = asyncio.create_task(runtime.context().arun("fails()"))
            await begun.wait()
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
            with pytest.raises(latebind.HostError) as caught:
                await runtime.context().arun("fails()")
            assert caught.value.code == "EFFECT_FAILED"

    with caplog.at_level(logging.ERROR, "latebind"):
        asyncio.run(main())
    assert [record.getMessage() for record in caplog.records] == ["after a commit: EFFECT_FAILED"]


def test_effects_that_are_cancelled_themselves(tmp_path: Path) -> None:
    """As `asyncio.run` does with all tasks at its end: the one ends, and those after it are called."""
    sent: list[str] = []

    async def main() -> None:
        runtime = latebind.Runtime(memory=f"sqlite:///{tmp_path}/bot.db")
        begun = asyncio.Event()

        @runtime.function(effect="after_commit")
        async def hangs() -> None:
            begun.set()
            await asyncio.Event().wait()

        @runtime.function(effect="after_commit")
        async def send(text: str) -> None:
            await rounds(3)
            sent.append(text)

        task = asyncio.create_task(runtime.context().arun('expr { hangs(); send("a"); send("b") }'))
        await begun.wait()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    asyncio.run(main())
    assert sent == ["a", "b"]


@pytest.mark.parametrize("interruption", [KeyboardInterrupt, SystemExit])
def test_an_effect_that_is_interrupted(tmp_path: Path, interruption: type[BaseException]) -> None:
    sent: list[str] = []
    with latebind.Runtime(memory=f"sqlite:///{tmp_path}/bot.db") as runtime, runtime.context() as ctx:

        @runtime.function(effect="after_commit")
        def stop() -> None:
            raise interruption

        runtime.function(sent.append, name="send", effect="after_commit")
        with pytest.raises(interruption):
            ctx.run('expr { send("a"); stop(); send("b") }')
        assert sent == ["a", "b"]
        ctx.run('send("c")')
    assert sent == ["a", "b", "c"]


@LOOPS
@OPTIONS
@pytest.mark.parametrize("number", [60, pytest.param(2_000, marks=[pytest.mark.long, pytest.mark.timeout(1_800)])])
def test_of_many_that_are_cancelled_each_that_is_written_is_sent(
    tmp_path: Path, number: int, options: str, loop: Loop
) -> None:
    """At any moment: before the commit, in it, in the effects, after them."""
    chance = random.Random(7)
    sent: list[str] = []
    cancelled = 0

    async def main() -> list[str]:
        nonlocal cancelled
        async with latebind.Runtime(memory=f"sqlite:///{tmp_path}/bot.db{options}", commit_timeout=LIMIT) as runtime:

            async def look_up(text: str) -> str:
                await rounds(chance.randrange(3))
                return text

            async def send(text: str) -> None:
                await rounds(chance.randrange(3))
                sent.append(text)

            runtime.function(look_up)
            runtime.function(send, effect="after_commit")
            script = 'expr { memory.setItem(look_up(id), memory.getItem("n")); send(id); memory.setItem("n", id); send("@(id)!") }'
            program = runtime.compile(script, variables=("id",))

            async def one(id: int) -> None:
                nonlocal cancelled
                ctx = runtime.context(variables={"id": f"{id:06}"})
                task = asyncio.create_task(ctx.arun(program))
                await rounds(chance.randrange(chance.choice((3, 12, 60, 400))))
                task.cancel()
                try:
                    await task
                except asyncio.CancelledError:
                    cancelled += 1

            for start in range(0, 50 * number, 20):
                await asyncio.gather(*map(one, range(start, start + 20)))
                if cancelled >= number:
                    break
        with latebind.Runtime(memory=f"sqlite:///{tmp_path}/bot.db") as runtime:
            return [key for key in runtime.context().app_memory.keys() if key != "n"]

    written = run(loop, main())
    print(f"{cancelled} runs cancelled, {len(written)} blocks written, {len(sent)} messages sent")
    assert sorted(sent) == sorted(text for id in written for text in (id, f"{id}!"))
    assert written
    assert cancelled >= number


@LOOPS
def test_a_loop_that_was_closed_before_is_not_waited_for(tmp_path: Path, loop: Loop) -> None:
    runtime = latebind.Runtime(memory=f"sqlite:///{tmp_path / 'bot.db'}")
    sent = Sent(runtime)
    abandoned = loop()
    with runtime.context(variables={"id": "a"}) as ctx:
        task = abandoned.create_task(ctx.arun(BLOCK))
        abandoned.run_until_complete(until(lambda: sent.begun, "the first call"))
        abandon(abandoned, task)
        run(loop, asyncio.wait_for(runtime.aclose(), LIMIT))
    assert not task.done()
