"""What happens to a commit on Redis whose reply is lost, or which comes late."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator

import pytest

from latebind.grammar.errors import MemoryApiError
from latebind.host import greenlets
from latebind.memory.store.protocol import Check, Entry, Owner, Put
from latebind.memory.store.redis.backend import RedisStore
from latebind.memory.store.urls import open_store
from latebind.tests.redis_servers import Server
from latebind.tests.tcp_link import Link
from latebind.tests.waiting import LIMIT

NOW = 1_000_000_000.0
APP = Owner("app")


def opened(port: int, timeout: float = 5.0, options: str = "") -> RedisStore:
    store = open_store(f"redis://127.0.0.1:{port}/0{options}", timeout)
    assert isinstance(store, RedisStore)
    return store


def text(value: str) -> Entry:
    return Entry("string", value)


def put(store: RedisStore, value: str, *checks: Check, timeout: float = 5.0) -> bool:
    return store.commit(checks, [Put(APP, "k", text(value))], NOW, "id", timeout)


def put_two(store: RedisStore, value: str, *checks: Check, timeout: float = 5.0) -> bool:
    """By the function for commits of several entries."""
    return store.commit(checks, [Put(APP, "k", text(value)), Put(APP, "l", text(value))], NOW, "id", timeout)


PUTS = pytest.mark.parametrize(("putting", "request_of"), [(put, b"_put"), (put_two, b"_commit")])
Putting = Callable[..., bool]


def read(store: RedisStore, key: str = "k") -> str | None:
    with store.snapshot(NOW) as snapshot:
        entry = snapshot.read(APP, key)
    return None if entry is None else entry.value


@pytest.fixture
def link(redis_server: Server) -> Iterator[Link]:
    assert redis_server.ask("FLUSHALL") == b"OK"
    link = Link(redis_server.port)
    yield link
    link.close()


@pytest.fixture
def store(link: Link) -> Iterator[RedisStore]:
    store = opened(link.port)
    assert put(store, "first")
    yield store
    store.close()


@PUTS
def test_a_commit_whose_reply_is_lost_was_made_once(
    store: RedisStore, link: Link, putting: Putting, request_of: bytes
) -> None:
    for number in range(5):
        link.lose_reply(request_of)
        seen = text(read(store) or "")
        assert putting(store, f"{number}", Check(APP, "k", seen))
        assert link.lost.wait(LIMIT)
        link.lost.clear()
        assert read(store) == f"{number}"


@PUTS
def test_in_an_event_loop_too(store: RedisStore, link: Link, putting: Putting, request_of: bytes) -> None:
    store.wait_by(greenlets)

    def count() -> None:
        link.lose_reply(request_of)
        assert putting(store, "second", Check(APP, "k", text("first")))
        assert read(store) == "second"

    asyncio.run(greenlets.run_waiting(count))
    assert link.lost.is_set()


@PUTS
def test_a_commit_that_comes_late_is_refused(
    store: RedisStore, link: Link, putting: Putting, request_of: bytes
) -> None:
    link.hold_request(request_of)
    with pytest.raises(MemoryApiError) as caught:
        putting(store, "late", timeout=0.0)
    assert (caught.value.code, caught.value.retryable) == ("UNAVAILABLE", True)  # for certain: it was not written
    assert link.held.is_set()
    assert read(store) == "first"
    link.release()
    assert link.delivered.wait(LIMIT)
    assert read(store) == "first"


def test_who_has_time_left_writes_again_and_once(
    store: RedisStore, link: Link, monkeypatch: pytest.MonkeyPatch
) -> None:
    link.lose_reply(b"_resolve")  # and that of asking what became of it, too
    store.wait_by(greenlets)

    async def main() -> None:
        writing = asyncio.create_task(greenlets.run_waiting(lambda: put(store, "second", timeout=LIMIT)))
        while not link.held.is_set():
            await asyncio.sleep(0)
        [pool] = store.transport._loops.values()
        for connection in pool._connections.values():
            connection.fail("cut by the test")
        assert await writing
        assert await greenlets.run_waiting(lambda: put(store, "third"))
        link.release()
        while not link.delivered.is_set():
            await asyncio.sleep(0)
        assert await greenlets.run_waiting(lambda: read(store)) == "third"

    link.hold_request(b"_put")
    asyncio.run(main())
    assert link.lost.is_set()


def test_a_server_that_does_not_come_back(store: RedisStore, link: Link, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("latebind.memory.store.redis.commit._RESOLVING", 0.0)
    link.lose_reply(b"_put")
    link.is_cut = True  # for new connections: that in use is lost with the reply
    with pytest.raises(MemoryApiError) as caught:
        put(store, "second", timeout=0.0)
    assert (caught.value.code, caught.value.status, caught.value.retryable) == ("UNKNOWN_OUTCOME", 503, False)
    with pytest.raises(MemoryApiError) as gone:
        read(store)
    assert (gone.value.code, gone.value.retryable) == ("UNAVAILABLE", True)
    link.repair()
    assert read(store) == "second"


@PUTS
@pytest.mark.parametrize("in_loop", [False, True])
def test_a_clock_that_stood_still(redis_server: Server, putting: Putting, request_of: bytes, in_loop: bool) -> None:
    """As that of a machine which slept, with its connections: the server refuses ids of what it takes for long ago."""
    store = opened(redis_server.port)
    transport = store.transport

    def slept() -> list[int]:
        trips = []
        for number in range(3):
            before = transport.count
            assert putting(store, str(number))
            trips.append(transport.count - before)
            if number == 0:
                (node,) = transport.topology.nodes(LIMIT)
                for connection in transport.connections_to(node):
                    assert connection.greeting is not None
                    connection.greeting = connection.greeting._replace(offset=connection.greeting.offset - 3_600)
                transport._greeting = None
        return trips

    if in_loop:
        store.wait_by(greenlets)
        trips = asyncio.run(greenlets.run_waiting(slept))
    else:
        trips = slept()
    assert trips[2] == 1
    assert read(store) == "2"
    store.close()


def test_a_server_that_restarted_is_given_its_functions_again(redis_server: Server) -> None:
    store = opened(redis_server.port)
    for flush in (("FUNCTION", "FLUSH"), ("SCRIPT", "FLUSH")):
        redis_server.ask(*flush)
        assert put(store, flush[0])
        assert read(store) == flush[0]
    redis_server.ask("CLIENT", "KILL", "TYPE", "normal")
    assert read(store) == "SCRIPT"
    store.close()
