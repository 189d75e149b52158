"""Runs over a store on Redis in an event loop: nothing blocks, one connection serves all, cancelled blocks are whole."""

from __future__ import annotations

import asyncio
import random

import pytest

import latebind
from latebind.memory.store.redis import transport
from latebind.memory.store.redis.wire import Connection
from latebind.memory.transaction import attempts
from latebind.tests.redis_servers import Server
from latebind.tests.waiting import LIMIT, rounds

COUNT = 'expr { memory.setItem(id, Number(memory.getItem(id) || "0") + 1) }'
BLOCK = 'expr { memory.getItem("x"); memory.setItem("@(id):a", id); memory.setItem("@(id):b", id) }'


@pytest.fixture
def url(redis_server: Server, monkeypatch: pytest.MonkeyPatch) -> str:
    """A store that is empty, and whose every blocking connection is an error in a loop."""
    assert redis_server.ask("FLUSHALL") == b"OK"

    class NoneInLoops(Connection):
        def __init__(self, *arguments: object) -> None:
            assert asyncio._get_running_loop() is None, "a connection that blocks"
            super().__init__(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(transport, "Connection", NoneInLoops)
    return redis_server.url


def received(server: Server) -> int:
    """How many connections a server was asked for, without that of this question."""
    stats = server.ask("INFO", "stats").decode()
    return int(stats.partition("total_connections_received:")[2].split()[0]) - 1


def test_five_hundred_runs_share_one_connection(url: str, redis_server: Server) -> None:
    async def main() -> None:
        async with latebind.Runtime(memory=url, commit_timeout=LIMIT) as runtime:
            program = runtime.compile(COUNT, variables=("id",))

            async def run(id: str) -> None:
                async with runtime.context(variables={"id": id}) as ctx:
                    await ctx.arun(program)

            before = received(redis_server)
            await asyncio.gather(*(run(str(number % 250)) for number in range(500)))
            assert received(redis_server) == before + 2  # one of them that of the first question
            async with runtime.context() as ctx:
                values = await ctx.arun("memory.keys().map(key => memory.getItem(key))")
            assert values.value == ["2"] * 250

    asyncio.run(main())


@pytest.mark.parametrize("optimistic", [16, 0], ids=["optimistic", "in the turn"])
def test_cancelled_blocks_are_whole(url: str, optimistic: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attempts, "MAX_OPTIMISTIC_ATTEMPTS", optimistic)
    chance = random.Random(1)

    async def main() -> None:
        async with latebind.Runtime(memory=url, commit_timeout=LIMIT) as runtime:
            program = runtime.compile(BLOCK, variables=("id",))
            tasks = []
            for number in range(60):
                context = runtime.context(variables={"id": f"{number}"})
                tasks.append(asyncio.create_task(context.arun(program)))
            while not all(task.done() for task in tasks):
                await rounds(chance.randrange(20))
                if chance.random() < 0.2:
                    chance.choice(tasks).cancel()
            outcomes = await asyncio.gather(*tasks, return_exceptions=True)
            assert {type(outcome) for outcome in outcomes} <= {latebind.Result, asyncio.CancelledError}
            keys = set((await runtime.context().arun("memory.keys()")).value)
            for number, outcome in enumerate(outcomes):
                both = {f"{number}:a", f"{number}:b"}
                assert both <= keys or (not both & keys and isinstance(outcome, asyncio.CancelledError))

    asyncio.run(main())


def test_a_loop_after_the_other(url: str) -> None:
    with latebind.Runtime(memory=url) as runtime:
        program = runtime.compile(COUNT, variables=("id",))
        for _ in range(3):
            with runtime.context(variables={"id": "n"}) as ctx:
                asyncio.run(ctx.arun(program))
                ctx.run(program)
        with runtime.context() as ctx:
            assert ctx.app_memory.get_item("n") == "6"


def test_a_server_that_is_slow_holds_up_its_own_runs_only(url: str, redis_server: Server) -> None:
    async def main() -> None:
        async with latebind.Runtime(memory=url, commit_timeout=LIMIT) as runtime:
            ctx = runtime.context(variables={"id": "n"})
            await ctx.arun("1")
            assert redis_server.ask("CLIENT", "PAUSE", 1_000 * LIMIT, "WRITE") == b"OK"
            slow = asyncio.create_task(ctx.arun(COUNT))
            for _ in range(20):
                assert (await runtime.context().arun("1 + 1")).value == 2
                await asyncio.sleep(0)
            assert not slow.done()
            assert redis_server.ask("CLIENT", "UNPAUSE") == b"OK"
            await slow

    asyncio.run(main())
