"""What an action costs on Redis and PostgreSQL does not depend on how much there is: keys, or tenants.

`LATEBIND_KEYS=5000000 make long ARGS=tests/memory/store/test_scale.py` fills more.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import pytest

import latebind
from latebind.memory.store.postgres.connections import Connections
from latebind.memory.store.postgres.wire import dump
from latebind.memory.store.protocol import Entry, Owner, Put, Store
from latebind.memory.store.redis.transport import Transport
from latebind.tests import postgres_server
from latebind.tests.memory.store.test_redis_costs import server_calls
from latebind.tests.redis_servers import Server

pytestmark = [pytest.mark.long, pytest.mark.timeout(3600)]

KEYS = int(os.environ.get("LATEBIND_KEYS", "1000000"))
TENANTS = int(os.environ.get("LATEBIND_TENANTS", "100000"))
_PAGE = 5_000
_TIMES = 20

ACTIONS = {
    "get": 'memory.getItem("key 77")',
    "put": 'memory.setItem("key 77", "v")',
    "count": 'expr { memory.setItem("n", Number(memory.getItem("n") || "0") + 1) }',
    "new key": 'memory.setItem("new @(number)", "v")',
    "delete": 'memory.deleteItem("new @(number)")',
    "get of a user": '$memory.get("a")',
    "put of a user": '$memory.set("a", 1)',
    "keys": 'memory.keys("some ")',
}


class Cost(NamedTuple):
    """Of an action: round trips, bytes sent, and commands that a Redis server carried out for it."""

    trips: float
    sent: float
    work: float


@pytest.fixture
def runtime_of(redis_server: Server) -> Iterator[Callable[[str], latebind.Runtime]]:
    made: list[latebind.Runtime] = []

    def make(kind: str) -> latebind.Runtime:
        assert redis_server.ask("FLUSHALL") == b"OK"
        url = redis_server.url if kind == "redis" else postgres_server.server().store()
        policy = latebind.MemoryPolicy(value=1_000, entries=10_000_000)
        made.append(latebind.Runtime(memory=url, commit_timeout=60.0, policies={"memory": policy}))
        return made[-1]

    yield make
    for runtime in made:
        runtime.close()


def fill(store: Store, keys: range, tenants: range) -> None:
    for start in range(keys.start, keys.stop, _PAGE):
        page = range(start, min(start + _PAGE, keys.stop))
        puts = [Put(Owner("app", "", "t0"), f"key {number}", Entry("string", '"some value"')) for number in page]
        assert store.commit([], puts, 1.0, "id", 60.0)
    if not keys.start:
        puts = [Put(Owner("app", "", "t0"), f"some {number}", Entry("string", '"v"')) for number in range(20)]
        assert store.commit([], puts, 1.0, "id", 60.0)
    for number in tenants:
        assert store.commit(
            [], [Put(Owner("app", "", f"t{number}"), "key 77", Entry("string", '"v"'))], 1.0, "id", 60.0
        )


def costs(runtime: latebind.Runtime, count: Callable[[Callable[[], None]], float], sizes: list[int]) -> dict[str, Cost]:
    """What each action costs; `count` says what the server does meanwhile, `sizes` gets what is sent."""
    found: dict[str, Cost] = {}
    for name, script in ACTIONS.items():
        program = runtime.compile(script, variables=("number",))

        def work(program: latebind.Program = program) -> None:
            for number in range(_TIMES):
                with runtime.context(tenant="t0", user="ana", variables={"number": 1_000 + number}) as ctx:
                    ctx.run(program)

        work()
        sizes.clear()
        did = count(work) / _TIMES
        found[name] = Cost(len(sizes) / _TIMES, round(sum(sizes) / _TIMES), did)
    return found


@pytest.mark.parametrize("many", ["keys", "tenants"])
def test_redis(
    many: str, runtime_of: Callable[[str], latebind.Runtime], redis_server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    runtime, sizes, send = runtime_of("redis"), [], Transport.send
    store = runtime.store()

    def noting(self: Transport, node: object, packed: bytes, *rest: Any) -> list[object]:
        sizes.append(len(packed))
        return send(self, node, packed, *rest)  # type: ignore[arg-type]

    def commands(work: Callable[[], None]) -> float:
        return sum(server_calls(redis_server, work).values())

    monkeypatch.setattr(Transport, "send", noting)
    fill(store, range(1_000), range(1))
    few = costs(runtime, commands, sizes)
    fill(store, range(1_000, KEYS if many == "keys" else 1_000), range(1, TENANTS if many == "tenants" else 1))
    _compare(few, costs(runtime, commands, sizes))


@pytest.mark.parametrize("many", ["keys", "tenants"])
def test_postgres(many: str, runtime_of: Callable[[str], latebind.Runtime], monkeypatch: pytest.MonkeyPatch) -> None:
    runtime, sizes, execute = runtime_of("postgres"), [], Connections.execute
    store, server = runtime.store(), postgres_server.server()

    def noting(self: Connections, connection: Any, sql: Any, parameters: Any, until: float) -> Any:
        # What a prepared statement is sent as: its name, and each value with its length and format.
        sizes.append(60 + sum(6 + len(value or b"") for value in dump(sql, parameters)[0]))
        return execute(self, connection, sql, parameters, until)

    def nothing(work: Callable[[], None]) -> float:
        work()
        return 0

    monkeypatch.setattr(Connections, "execute", noting)
    fill(store, range(1_000), range(1))
    few = costs(runtime, nothing, sizes)
    fill(store, range(1_000, KEYS if many == "keys" else 1_000), range(1, TENANTS if many == "tenants" else 1))
    server.execute("VACUUM ANALYZE")
    _compare(few, costs(runtime, nothing, sizes))


def _compare(few: dict[str, Cost], much: dict[str, Cost]) -> None:
    for name, cost in few.items():
        more = much[name]
        print(f"{name}: {cost} -> {more}")
        assert abs(more.trips - cost.trips) <= 0.1, name  # after every so many commits what has expired is removed
        assert abs(more.sent - cost.sent) <= 16, name
        assert more.sent <= 400 * more.trips, name
        assert abs(more.work - cost.work) <= 3, name  # an index is kept from 512 entries on
