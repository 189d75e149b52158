"""Who has lost once waits in line with the threads and tasks of its process that write the same entries, on Redis."""

from __future__ import annotations

import asyncio
import os
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from functools import partial
from time import monotonic
from typing import Any

import pytest

import latebind
from latebind.host import greenlets
from latebind.memory.store.conformance.base import APP, NOW, read, text
from latebind.memory.store.protocol import AnyCheck, Check, Clear, Delete, Owner, Put, Queues, Waiting, Write
from latebind.memory.store.redis import queue
from latebind.memory.store.redis.backend import RedisStore
from latebind.memory.store.redis.queue import Lines, contended
from latebind.memory.transaction.attempts import MAX_OPTIMISTIC_ATTEMPTS
from latebind.tests.loops import LOOPS, Loop, run
from latebind.tests.memory.transaction.counting import COUNT
from latebind.tests.redis_servers import Server
from latebind.tests.waiting import LIMIT, wait_until

KEY = (APP, "k")
CHECKS: list[AnyCheck] = [Check(APP, "k", None)]
WRITES: list[Write] = [Put(APP, "k", text("mine"))]


@pytest.fixture
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever is the first of a line may take as long as it likes."""
    monkeypatch.setattr(queue, "_LONGEST", 2.0 * LIMIT)


@pytest.fixture
def store(redis_server: Server) -> Iterator[RedisStore]:
    assert redis_server.ask("FLUSHALL") == b"OK"
    with latebind.Runtime(memory=redis_server.url) as runtime:
        store = runtime.store()
        assert isinstance(store, RedisStore)
        yield store


def later() -> float:
    return monotonic() + LIMIT


def standing(lines: Lines) -> int:
    """How many have a place in a line."""
    return sum(map(len, lines._lines.values()))


def grown(lines: Lines, before: int) -> bool:
    """Whether more have one than before."""
    return standing(lines) > before


def stand(lines: Lines, order: list[str], name: str, waiting: Waiting | None = None) -> None:
    """Note when it is the first."""
    with lines.first(KEY, later(), waiting):
        order.append(name)


def thread_in(lines: Lines, order: list[str], name: str) -> threading.Thread:
    """A thread that has a place in the line."""
    before = standing(lines)
    thread = threading.Thread(target=stand, args=[lines, order, name])
    thread.start()
    wait_until(partial(grown, lines, before), "a place in the line")
    return thread


async def tasks_in(lines: Lines, order: list[str], names: str) -> list[asyncio.Task[None]]:
    """Tasks that have places in the line, one behind the other."""
    tasks = []
    for name in names:
        work = partial(stand, lines, order, name, greenlets)
        tasks.append(asyncio.create_task(greenlets.run_waiting(work)))
        await asyncio.sleep(0)
    return tasks


# the line


def test_threads_go_in_the_order_in_which_they_came(patient: None) -> None:
    lines, order = Lines(), list[str]()
    with lines.first(KEY, later(), None):
        threads = [thread_in(lines, order, name) for name in "abcdef"]
        assert order == []
    for thread in threads:
        thread.join()
    assert order == list("abcdef")
    assert lines._lines == {}, "nothing is kept"


@LOOPS
def test_tasks_and_threads_stand_in_one_line(patient: None, loop: Loop) -> None:
    lines, order = Lines(), list[str]()

    async def main() -> None:
        with lines.first(KEY, later(), None):
            threads = [thread_in(lines, order, "a")]
            tasks = await tasks_in(lines, order, "bc")
            threads.append(thread_in(lines, order, "d"))
            tasks += await tasks_in(lines, order, "e")
        await asyncio.gather(*tasks)
        for thread in threads:
            await asyncio.to_thread(thread.join)

    run(loop, main())
    assert order == list("abcde")
    assert lines._lines == {}


def test_who_waits_for_another_entry_does_not_wait(patient: None) -> None:
    lines = Lines()
    with lines.first(KEY, later(), None), lines.first((APP, "other"), later(), None):
        assert standing(lines) == 2


def test_who_waits_for_too_long_is_told_and_gives_up_its_place(patient: None) -> None:
    lines, order = Lines(), list[str]()
    with lines.first(KEY, later(), None):
        with pytest.raises(latebind.MemoryApiError, match="another writer") as caught:
            with lines.first(KEY, monotonic(), None):
                order.append("nobody")
        assert caught.value.code == "CONFLICT"
        assert caught.value.retryable
        assert standing(lines) == 1
    assert order == []


@LOOPS
def test_a_task_that_is_cancelled_gives_up_its_place(patient: None, loop: Loop) -> None:
    lines, order = Lines(), list[str]()

    async def main() -> None:
        with lines.first(KEY, later(), None):
            tasks = await tasks_in(lines, order, "abc")
            tasks[1].cancel()
            with pytest.raises(asyncio.CancelledError):
                await tasks[1]
            assert standing(lines) == 3
        await asyncio.gather(tasks[0], tasks[2])

    run(loop, main())
    assert order == ["a", "c"]


def test_who_holds_up_others_for_too_long_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    lines, order = Lines(), list[str]()
    with lines.first(KEY, later(), None):
        monkeypatch.setattr(queue, "_LONGEST", 0.01)
        stand(lines, order, "a")
        stand(lines, order, "b")
        assert order == ["a", "b"]
    assert lines._lines == {}, "it leaves as if nothing had happened"


def test_tasks_whose_loop_has_ended_are_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    lines, order = Lines(), list[str]()
    abandoned = asyncio.new_event_loop()
    with lines.first(KEY, later(), None):
        tasks = abandoned.run_until_complete(tasks_in(lines, order, "ab"))
        thread = thread_in(lines, order, "c")
        for task in tasks:
            task._log_destroy_pending = False  # type: ignore[attr-defined]  # they are abandoned on purpose
        abandoned.close()
        monkeypatch.setattr(queue, "_LONGEST", 0.01)
    thread.join()
    assert order == ["c"]


def test_a_child_of_a_fork_stands_in_no_line_of_its_parent(patient: None) -> None:
    lines = Lines()
    with lines.first(KEY, later(), None), lines._lock:
        child = os.fork()
        if child == 0:
            with lines.first(KEY, later(), None):
                os._exit(7 if standing(lines) == 1 else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 7


OTHER = Owner("user", "ana")


@pytest.mark.parametrize(
    ("checks", "writes", "keys"),
    [
        (CHECKS, WRITES, [KEY]),
        ([], WRITES, [KEY]),
        ([*CHECKS, Check(OTHER, "x", None)], WRITES, [KEY]),
        (CHECKS, [*WRITES, Put(APP, "a new one", text("v"))], [KEY]),
        (CHECKS, [Delete(OTHER, "x"), Put(APP, "y", text("v"))], [(APP, "y"), (OTHER, "x")]),
        (CHECKS, [Clear(APP)], []),
        ([], [Put(APP, f"{number:03}", text("v")) for number in range(99)], [(APP, f"{n:03}") for n in range(16)]),
    ],
    ids=["one", "blind", "reads another", "writes another", "blind, of two", "clears", "many"],
)
def test_what_a_lost_commit_waits_for(checks: list[AnyCheck], writes: list[Write], keys: list[Any]) -> None:
    assert contended(checks, writes) == keys
    assert contended(checks[::-1], writes[::-1]) == keys, "all wait in the same order, so that none wait for each other"


# the store


def test_it_has_queues(store: RedisStore) -> None:
    assert isinstance(store, Queues)
    assert not store.one_queue, "other processes have their own"


def test_each_sees_what_the_one_before_wrote(store: RedisStore, patient: None) -> None:
    def write(name: str) -> None:
        with store.queue(CHECKS, WRITES, NOW, LIMIT) as first:
            found = first.read(APP, "k")
            value = ("" if found is None else found.value) + name
            assert first.commit([Check(APP, "k", found)], [Put(APP, "k", text(value))], NOW)

    threads = [threading.Thread(target=write, args=[name]) for name in "abcdef"]
    with store.queue(CHECKS, WRITES, NOW, LIMIT) as first:
        for thread in threads:
            before = standing(store._lines)
            thread.start()
            wait_until(partial(grown, store._lines, before), "a place in the line")
        first.end()
    for thread in threads:
        thread.join()
    assert read(store, "k") == text("abcdef")


def test_a_place_ends_with_the_commit_and_promises_nothing(store: RedisStore, patient: None) -> None:
    with store.queue(CHECKS, WRITES, NOW, LIMIT) as first:
        assert store.commit([], [Put(APP, "k", text("of another process"))], NOW, "id")
        assert first.commit(CHECKS, WRITES, NOW) is False
        assert standing(store._lines) == 0
        assert first.commit([], WRITES, NOW) is None, "it has ended"
        first.end()
    assert read(store, "k") == text("of another process")


@pytest.mark.parametrize("kind", ["turn", "reservation"])
def test_who_wants_the_turn_waits_in_line_and_asks_the_server_once(store: RedisStore, patient: None, kind: str) -> None:
    def hold() -> AbstractContextManager[object]:
        return store.turn(None, NOW, LIMIT) if kind == "turn" else store.reserve(None, LIMIT, LIMIT, None)

    def wait() -> None:
        with hold():
            pass

    wait()  # so that all is known of the server
    threads = [threading.Thread(target=wait) for _ in range(4)]
    with hold():
        before = store.transport.count
        for thread in threads:
            thread.start()
        wait_until(lambda: standing(store._lines) == 5, "places in the line")
        assert store.transport.count == before, "nobody asks in vain"
    for thread in threads:
        thread.join()
    assert store.transport.count == before + 1 + 2 * len(threads), "a lease is taken and ended"


def test_a_block_whose_host_code_writes_holds_nobody_up(store: RedisStore, patient: None) -> None:
    with store.reserve(None, LIMIT, LIMIT, threading.get_ident()) as reservation:
        assert standing(store._lines) == 1
        assert store.commit([], WRITES, NOW, "id")
        assert standing(store._lines) == 0
        assert reservation.commit([], WRITES, NOW) is None, "it has ended"


@pytest.mark.parametrize("threads", [True, False], ids=["threads", "tasks"])
def test_nobody_loses_again_and_again(redis_server: Server, patient: None, threads: bool) -> None:
    assert redis_server.ask("FLUSHALL") == b"OK"
    with latebind.Runtime(memory=redis_server.url, commit_timeout=LIMIT) as runtime:
        program = runtime.compile(COUNT)

        async def count() -> int:
            return (await runtime.context().arun(program)).stats.reruns

        async def main() -> list[int]:
            return await asyncio.gather(*(count() for _ in range(200)))

        if threads:
            with ThreadPoolExecutor(40) as pool:
                reruns = list(pool.map(lambda _: runtime.context().run(program).stats.reruns, range(200)))
        else:
            reruns = asyncio.run(main())
        assert runtime.context().run('memory.getItem("n")').value == "200"
    assert max(reruns) < MAX_OPTIMISTIC_ATTEMPTS, "after so many, one makes all others wait"
