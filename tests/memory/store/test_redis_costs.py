"""What an action costs on Redis: round trips, bytes that are sent, what the server does; with little and with much there."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

import latebind
from latebind.grammar.errors import MemoryApiError
from latebind.memory.store.protocol import Entry, Owner, Put, Write
from latebind.memory.store.redis.backend import RedisStore
from latebind.tests.redis_servers import Server

APP = Owner("app")
COUNT = 'expr { const n = Number(memory.getItem("n") || "0") + 1; memory.setItem("n", n) }'

# round trips of a script
TRIPS = {
    'memory.getItem("a")': 1,
    'memory.setItem("a", "1")': 1,
    '$memory.set("k", 1)': 1,
    'ctx.memory.set("k", 1)': 1,
    '$memory.increment("k")': 2,
    'memory.deleteItem("none")': 1,
    COUNT: 2,
    'expr { memory.setItem("a", "1"); memory.setItem("b", "2"); $memory.set("c", 3) }': 1,
    'expr { memory.getItem("a"); memory.getItem("b"); memory.getItem("a") }': 3,
    'expr { memory.getItem("a"); $memory.get("b"); memory.getItem("c"); memory.setItem("x", "1"); $memory.set("y", "2") }': 4,
    '$memory.delete(["q", "w", "e"])': 2,
    "memory.keys()": 1,
    'memory.keys("a")': 1,
    "expr { memory.clear() }": 2,
}


@pytest.fixture
def runtime(redis_server: Server) -> Iterator[latebind.Runtime]:
    assert redis_server.ask("FLUSHALL") == b"OK"
    with latebind.Runtime(memory=redis_server.url) as runtime:
        yield runtime


@pytest.fixture
def store(runtime: latebind.Runtime) -> RedisStore:
    store = runtime.store()
    assert isinstance(store, RedisStore)
    return store


def fill(store: RedisStore, many: int) -> None:
    for start in range(0, many, 1_000):
        puts = [Put(APP, f"key {number}", Entry("string", '"some value"')) for number in range(start, start + 1_000)]
        assert store.commit([], puts, 0.0, "id")


def sent(store: RedisStore, work: Callable[[], object], monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many bytes each round trip of `work` has sent."""
    sizes: list[int] = []
    send = store.transport.send

    def noting(node: object, packed: bytes, count: int, until: float) -> list[object]:
        sizes.append(len(packed))
        return send(node, packed, count, until)  # type: ignore[arg-type]

    with monkeypatch.context() as patched:
        patched.setattr(store.transport, "send", noting)
        work()
    return sizes


@pytest.mark.parametrize("many", [0, 2_000])
@pytest.mark.parametrize("script", TRIPS)
def test_round_trips(
    runtime: latebind.Runtime, store: RedisStore, script: str, many: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(store, many)
    with runtime.context(user="ana", conversation="wa:1") as ctx:
        program = runtime.compile(script)
        ctx.run(program)
        most = TRIPS[script] + (many // 1_000 if script == "memory.keys()" else 0)
        assert len(sent(store, lambda: ctx.run(program), monkeypatch)) <= most


@pytest.mark.parametrize("size", [0, 100, 10_000])
def test_bytes(runtime: latebind.Runtime, store: RedisStore, size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """A value is sent once to be written, and compared by a digest: at most 400 bytes more in each round trip."""
    for tenant in (None, "acme"):
        with runtime.context(user="ana", tenant=tenant, variables={"value": "x" * size}) as ctx:
            program = runtime.compile('expr { memory.getItem("k"); memory.setItem("k", value) }', variables=("value",))
            ctx.run(program)
            read, commit = sent(store, lambda: ctx.run(program), monkeypatch)  # noqa: B023
            assert read < 100
            assert commit < size + 400


def server_calls(server: Server, work: Callable[[], object]) -> dict[str, int]:
    """How often a server does what while `work` goes on."""
    assert server.ask("CONFIG", "RESETSTAT") == b"OK"
    work()
    lines = server.ask("INFO", "commandstats").decode().splitlines()
    calls = {
        line.partition(":")[0][8:]: line.partition("calls=")[2].partition(",")[0] for line in lines if "calls=" in line
    }
    return {
        name: int(count) for name, count in calls.items() if name.partition("|")[0] not in ("config", "info", "hello")
    }


def test_what_the_server_does_is_the_same_with_little_and_with_much(
    runtime: latebind.Runtime, store: RedisStore, redis_server: Server
) -> None:
    program = runtime.compile(COUNT)
    found = []
    for many in (1_000, 20_000):
        fill(store, many)
        with runtime.context() as ctx:
            ctx.run(program)
            found.append(server_calls(redis_server, lambda: ctx.run(program)))
    assert found[0] == found[1]
    assert sum(found[0].values()) < 16, found


def test_what_would_keep_the_server_for_too_long_is_refused(store: RedisStore) -> None:
    many: list[Write] = [Put(APP, f"{number}", Entry("string", "v")) for number in range(10_001)]
    large: list[Write] = [Put(APP, f"{number}", Entry("string", "v" * 1_100_000)) for number in range(31)]
    for writes in (many, large):
        with pytest.raises(MemoryApiError, match="10000 entries and 32 MB at most") as caught:
            store.commit([], writes, 0.0, "id")
        assert (caught.value.code, caught.value.retryable) == ("CONFLICT", False)
        assert store.commit([], writes[1:9_000:300], 0.0, "id")


def test_large_values_are_imported_in_pages_that_the_server_takes(runtime: latebind.Runtime) -> None:
    record = {"scope": "app", "id": "", "kind": "string", "value": "x" * 12_000_000}
    assert runtime.admin().import_([record | {"key": f"large {number}"} for number in range(3)]) == 3


def test_what_expires_as_a_whole_leaves_the_server_by_itself(store: RedisStore, redis_server: Server) -> None:
    conversation = Owner("conversation", "wa:1")
    place = b"lb{-}hcwa:1"
    assert store.commit([], [Put(conversation, "k", Entry("string", "v", 1_060.0))], 1_000.0, "id")
    assert 3_600 < redis_server.ask("TTL", place) <= 3_661
    assert store.commit([], [Put(conversation, "l", Entry("string", "v"))], 1_000.0, "id")
    assert redis_server.ask("TTL", place) == -1
    assert store.commit([], [Put(conversation, "l", Entry("string", "v", 2_000.0))], 1_000.0, "id")
    assert 4_000 < redis_server.ask("TTL", place) <= 4_601
