"""The PostgreSQL store in event loops: connections, cancellation."""

from __future__ import annotations

import asyncio

import latebind
from latebind.tests.loops import LOOPS, Loop, run
from latebind.tests.memory.store import postgres_stores
from latebind.tests.postgres_server import server
from latebind.tests.tcp_link import Link
from latebind.tests.waiting import LIMIT, until, wait_until

url, store = postgres_stores.url, postgres_stores.store
link, linked = postgres_stores.link, postgres_stores.linked


@LOOPS
def test_tasks_share_the_connections_of_their_loop(url: str, loop: Loop) -> None:
    async def main() -> None:
        async with latebind.Runtime(memory=url + "&pool=4", commit_timeout=LIMIT) as runtime:
            program = runtime.compile('expr { $memory.set("n", Number($memory.get("n", 0)) + 1) }')

            async def work(number: int) -> None:
                async with runtime.context(user=f"{number % 30}") as ctx:
                    await ctx.arun(program)

            await asyncio.gather(*(work(number) for number in range(120)))
            async with runtime.context(user="7") as ctx:
                assert (await ctx.arun("$memory.n")).value == 4

    run(loop, main())
    run(loop, main_again(url))


async def main_again(url: str) -> None:
    """Another loop, and one that ends without closing anything."""
    runtime = latebind.Runtime(memory=url)
    async with runtime.context(user="7") as ctx:
        assert (await ctx.arun("$memory.n")).value == 4


@LOOPS
def test_a_loop_that_has_ended_keeps_no_connections(url: str, loop: Loop) -> None:
    runtime = latebind.Runtime(memory=f"{url}&application_name=loops_{loop.__module__}")
    sessions = f"SELECT count(*) FROM pg_stat_activity WHERE application_name = 'loops_{loop.__module__}'"

    async def visit() -> None:
        async with runtime.context(user="7") as ctx:
            await ctx.arun("$memory.set('n', 1)")

    for _ in range(5):
        run(loop, visit())
    # Those of the last one may be there until the next one begins, or the loop is collected.
    wait_until(lambda: server().execute(sessions)[0] <= (1,), lambda: server().execute(sessions))
    runtime.close()


@LOOPS
def test_a_commit_goes_on_where_its_task_is_cancelled(url: str, link: Link, loop: Loop) -> None:
    address = url.replace(f":{server().port}/", f":{link.port}/") + "&sslmode=disable&gssencmode=disable"

    async def main() -> None:
        async with latebind.Runtime(memory=address, commit_timeout=LIMIT) as runtime:
            async with runtime.context() as ctx:
                await ctx.arun('memory.setItem("k", "1")')
                link.hold_request(b".put(")
                task = asyncio.create_task(ctx.arun('memory.setItem("k", "2")'))
                await until(link.held.is_set, "the commit")
                task.cancel()
                link.release()
                await asyncio.wait([task])
                assert task.cancelled()
            async with runtime.context() as ctx:
                # The answer of a request that was held up is lost: it was asked for, and the outcome is known.
                assert (await ctx.arun('memory.getItem("k")')).value == "2"

    run(loop, main())


@LOOPS
def test_a_cancelled_read_leaves_a_connection_that_works(url: str, link: Link, loop: Loop) -> None:
    address = url.replace(f":{server().port}/", f":{link.port}/") + "&sslmode=disable&gssencmode=disable&pool=1"

    async def main() -> None:
        async with latebind.Runtime(memory=address) as runtime:
            async with runtime.context() as ctx:
                await ctx.arun('memory.setItem("k", "1")')
            for _ in range(3):
                async with runtime.context() as ctx:
                    task = asyncio.create_task(ctx.arun('memory.getItem("k")'))
                    await asyncio.sleep(0)
                    task.cancel()
                    await asyncio.wait([task])
                async with runtime.context() as ctx:
                    assert (await ctx.arun('memory.getItem("k")')).value == "1"

    run(loop, main())
