"""Connections that are lent and given back: to threads, and to tasks; also where closing one fails."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from latebind.grammar.errors import MemoryApiError
from latebind.memory.store.postgres.pools import LoopPool, ThreadPool
from latebind.memory.store.postgres.session import Awaiting, Blocking
from latebind.tests.loops import LOOPS, Loop, run
from latebind.tests.postgres_server import server
from latebind.tests.waiting import LIMIT, end

OPTIONS = {"autocommit": True}
LONG_AGO = 0.0  # the moment until which nobody waits


class Unlucky(Exception):
    """What closing a connection raises here."""


@pytest.fixture
def pool() -> Iterator[ThreadPool]:
    pool = ThreadPool(server().url(), OPTIONS, 2)
    yield pool
    pool.close()


def unlucky(connection: Any) -> Callable[[], None]:
    def close() -> None:
        connection.pgconn.finish()
        raise Unlucky

    return close


def test_what_is_given_back_is_used_again(pool: ThreadPool) -> None:
    first = pool.take(end())
    second = pool.take(end())
    assert first is not second
    pool.give(second)
    assert pool.take(end()) is second


def test_no_more_than_so_many(pool: ThreadPool) -> None:
    lent = [pool.take(end()) for _ in range(2)]
    with pytest.raises(MemoryApiError) as caught:
        pool.take(LONG_AGO)
    assert caught.value.code == "CONFLICT" and "?pool=" in (caught.value.hint or "")
    for connection in lent:
        pool.give(connection)


def test_those_who_wait_get_what_is_given_back(pool: ThreadPool) -> None:
    used: list[int] = []

    def work(number: int) -> None:
        for _ in range(50):
            connection = pool.take(end())
            try:
                used.append(id(connection))
            finally:
                pool.give(connection)

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(work, range(8)))
    assert len(used) == 400
    assert len(set(used)) <= 2


def test_where_one_cannot_be_opened_the_next_may_try() -> None:
    pool = ThreadPool("host=127.0.0.1 port=1", OPTIONS, 1)
    for _ in range(3):
        with pytest.raises(Exception, match="refused"):
            pool.take(end())


def test_one_that_cannot_be_closed_holds_up_nobody(pool: ThreadPool, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = pool.take(end())
    broken = pool.take(end())
    with ThreadPoolExecutor(1) as threads:
        waiting = threads.submit(pool.take, end())
        monkeypatch.setattr(broken, "close", unlucky(broken))
        with pytest.raises(Unlucky):
            pool.discard(broken)
        other = waiting.result(LIMIT)
    pool.give(other)
    pool.give(kept)


def test_all_are_closed_where_closing_one_fails(pool: ThreadPool, monkeypatch: pytest.MonkeyPatch) -> None:
    lent = [pool.take(end()) for _ in range(2)]
    for connection in lent:
        pool.give(connection)
        monkeypatch.setattr(connection, "close", unlucky(connection))
    with pytest.raises(Unlucky):
        pool.close()
    assert all(connection.closed for connection in lent)


def test_what_is_given_back_after_the_end_is_closed(pool: ThreadPool) -> None:
    connection = pool.take(end())
    pool.close()
    pool.give(connection)
    assert connection.closed
    assert isinstance(connection, Blocking)


@LOOPS
def test_tasks_wait_in_line(loop: Loop) -> None:
    order: list[int] = []

    async def main() -> None:
        pool = LoopPool(server().url(), OPTIONS, 1)
        first = await pool.take(end())

        async def work(number: int) -> None:
            connection = await pool.take(end())
            order.append(number)
            await asyncio.sleep(0)
            pool.give(connection)

        tasks = [asyncio.create_task(work(number)) for number in range(5)]
        await asyncio.sleep(0)
        pool.give(first)
        await asyncio.gather(*tasks)
        pool.close()

    run(loop, main())
    assert order == list(range(5))


@LOOPS
def test_a_task_that_is_cancelled_as_its_connection_comes(loop: Loop) -> None:
    """It goes to the next who waits, and to the list of those that are idle where nobody does."""

    async def main() -> None:
        pool = LoopPool(server().url(), OPTIONS, 1)
        first = await pool.take(end())
        cancelled, next_ = (asyncio.create_task(pool.take(end())) for _ in range(2))
        await asyncio.sleep(0)
        pool.give(first)
        cancelled.cancel()
        with pytest.raises(asyncio.CancelledError):
            await cancelled
        assert await next_ is first
        last = asyncio.create_task(pool.take(end()))
        await asyncio.sleep(0)
        pool.give(first)
        last.cancel()
        with pytest.raises(asyncio.CancelledError):
            await last
        assert pool.idle() is first
        pool.give(first)
        pool.close()

    run(loop, main())


@LOOPS
def test_a_task_that_waits_too_long(loop: Loop) -> None:
    async def main() -> None:
        pool = LoopPool(server().url(), OPTIONS, 1)
        first = await pool.take(end())
        with pytest.raises(MemoryApiError, match="in use"):
            await pool.take(LONG_AGO)
        pool.give(first)
        assert await pool.take(end()) is first
        pool.give(first)
        pool.close()

    run(loop, main())


@LOOPS
def test_one_of_a_loop_that_is_discarded_makes_room(loop: Loop) -> None:
    async def main() -> None:
        pool = LoopPool(server().url(), OPTIONS, 1)
        first = await pool.take(end())
        waiting = asyncio.create_task(pool.take(end()))
        await asyncio.sleep(0)
        pool.discard(first)
        second = await waiting
        assert isinstance(second, Awaiting) and second is not first and first.closed
        pool.close()
        pool.give(second)
        assert second.closed, "after the end"

    run(loop, main())
