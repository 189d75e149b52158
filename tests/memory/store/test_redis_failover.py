"""A primary that is lost after its replication was cut: what was acknowledged, what is lost, and that writing goes on."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

import latebind
from latebind.grammar.errors import MemoryApiError
from latebind.memory.store.protocol import Check, Entry, Owner, Put, Store
from latebind.memory.store.redis.layout import slot_of, tenant_tag
from latebind.memory.store.urls import open_store
from latebind.tests.redis_servers import ClusterOf, Server, program
from latebind.tests.tcp_link import Link
from latebind.tests.waiting import LIMIT, looks, wait_until

NOW = 1_000_000_000.0
pytestmark = pytest.mark.slow

FULL = pytest.param("?durability=full", marks=pytest.mark.servers)  # takes as long once more
DURABILITY = pytest.mark.parametrize("options", ["", FULL], ids=["normal", "full"])


class Writer:
    """Writes one entry after the other, and notes what became of each."""

    def __init__(self, url: str, tenant: str | None = None) -> None:
        self.store: Store = open_store(url)
        self.owner = Owner("app", "", tenant)
        self.acknowledged: list[str] = []
        self.unknown: list[str] = []
        self.refused: list[str] = []
        self.other: list[BaseException] = []
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._write, daemon=True)
        self._thread.start()

    def _write(self) -> None:
        number = 0
        while not self._ended.is_set():
            number += 1
            key = f"{number:06}"
            put = Put(self.owner, key, Entry("string", key))
            try:
                assert self.store.commit([Check(self.owner, key, None)], [put], NOW, os.urandom(8).hex(), 0.2)
                self.acknowledged.append(key)
            except MemoryApiError as error:
                (self.unknown if error.code == "UNKNOWN_OUTCOME" else self.refused).append(key)
            except BaseException as error:
                self.other.append(error)
                return

    def more(self, number: int) -> None:
        """Wait until so many more are acknowledged."""
        goal = len(self.acknowledged) + number
        wait_until(lambda: len(self.acknowledged) >= goal or self.other, lambda: f"{self.refused[-3:]} {self.other}")
        assert not self.other

    def end(self) -> set[str]:
        """Stop; gives the keys that there are."""
        self._ended.set()
        self._thread.join(LIMIT)
        assert not self.other
        found: set[str] = set()
        while True:
            with self.store.snapshot(NOW) as snapshot:
                page = snapshot.keys(self.owner, after=max(found, default=None), limit=1_000)
            if not page:
                self.store.close()
                return found
            found.update(page)


def cut_replication(primary: Server) -> None:
    """From now on its replicas get nothing, while clients that are connected go on."""
    primary.ask_all([("CONFIG", "SET", "requirepass", "nobody knows"), ("CLIENT", "KILL", "TYPE", "replica")])


def play(writer: Writer, primary: Server, *, full: bool) -> None:
    """Cut the replication, write on, kill the primary, write on."""
    writer.more(50)
    cut_replication(primary)
    cut = len(writer.acknowledged) + 1
    if full:
        wait_until(lambda: writer.unknown, "a commit that no replica has confirmed")
    else:
        writer.more(50)
    between = set(writer.acknowledged[cut:])
    primary.stop()
    writer.more(50)
    found = writer.end()
    lost = set(writer.acknowledged) - found
    assert found <= {*writer.acknowledged, *writer.unknown}, "what was refused for certain is there"
    if full:
        assert not lost
    else:
        positions = [position for position, key in enumerate(writer.acknowledged) if key in lost]
        assert positions == list(range(positions[0], positions[-1] + 1)), "not the last ones before the loss"
        assert between <= lost


@pytest.fixture
def sentinel() -> Iterator[tuple[Server, str]]:
    path = program("redis")
    primary = Server(path)
    replicas = [Server(path, "--replicaof", f"127.0.0.1 {primary.port}") for _ in range(2)]
    wait_until(lambda: primary.ask("INFO", "replication").count(b"state=online") == 2, "two replicas")
    guard = Server(path, "--sentinel")
    guard.ask("SENTINEL", "MONITOR", "prim", "127.0.0.1", primary.port, 1)
    for name, value in (("down-after-milliseconds", 1500), ("failover-timeout", 3000)):
        guard.ask("SENTINEL", "SET", "prim", name, value)
    wait_until(lambda: b"slaves=2" in guard.ask("INFO", "sentinel"), "Sentinel's replicas")
    yield primary, f"redis+sentinel://127.0.0.1:1,127.0.0.1:{guard.port}/prim"
    for server in (guard, *replicas, primary):
        server.stop()


@DURABILITY
def test_sentinel(sentinel: tuple[Server, str], options: str) -> None:
    primary, url = sentinel
    play(Writer(url + options), primary, full=bool(options))


@pytest.fixture
def cluster() -> Iterator[ClusterOf]:
    cluster = ClusterOf(program("redis"), replicas_each=2)
    yield cluster
    cluster.stop()


@DURABILITY
def test_cluster(cluster: ClusterOf, options: str) -> None:
    tenant = next(f"t{n}" for n in range(1000) if slot_of(tenant_tag(f"t{n}")) < 16_384 // len(cluster.primaries))
    wait_until(lambda: cluster.primaries[0].ask("INFO", "replication").count(b"state=online") == 2, "two replicas")
    play(Writer(cluster.url + options, tenant), cluster.primaries[0], full=bool(options))


def test_a_cluster_that_moves_a_slot() -> None:
    """Commits go on, each made once, while the keys of their tenant move to another server."""
    cluster = ClusterOf(program("redis"), replicas_each=0)
    slot = slot_of(tenant_tag("acme"))
    source = cluster.primaries[slot * 3 // 16_384]
    target = next(server for server in cluster.primaries if server is not source)
    writer = Writer(cluster.url, "acme")
    writer.more(30)
    assert target.ask("CLUSTER", "SETSLOT", slot, "IMPORTING", source.ask("CLUSTER", "MYID")) == b"OK"
    assert source.ask("CLUSTER", "SETSLOT", slot, "MIGRATING", target.ask("CLUSTER", "MYID")) == b"OK"
    while keys := source.ask("CLUSTER", "GETKEYSINSLOT", slot, 100):
        source.ask("MIGRATE", "127.0.0.1", target.port, "", 0, 5000, "KEYS", *keys)
    for server in (target, source):
        assert server.ask("CLUSTER", "SETSLOT", slot, "NODE", target.ask("CLUSTER", "MYID")) == b"OK"
    writer.more(30)
    found = writer.end()
    assert set(writer.acknowledged) <= found <= {*writer.acknowledged, *writer.unknown}
    cluster.stop()


@pytest.fixture
def pair() -> Iterator[tuple[Server, Server]]:
    """A primary and its one replica."""
    path = program("redis")
    primary = Server(path)
    replica = Server(path, "--replicaof", f"127.0.0.1 {primary.port}")
    wait_until(lambda: primary.ask("INFO", "replication").count(b"state=online") == 1, "a replica")
    yield primary, replica
    for server in (primary, replica):
        server.stop()


def test_what_became_of_a_commit_is_confirmed_by_replicas_too(
    pair: tuple[Server, Server], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("latebind.memory.store.redis.commit._RESOLVING", LIMIT)
    primary, replica = pair
    link = Link(primary.port)
    store = open_store(f"redis://127.0.0.1:{link.port}/0?durability=full")
    put = Put(Owner("app"), "k", Entry("string", "v"))
    assert store.commit([], [put], NOW, "id", LIMIT)
    link.lose_reply(b"_put")
    assert store.commit([], [put], NOW, "id", LIMIT)
    replica.stop()
    link.lose_reply(b"_put")
    with ThreadPoolExecutor(1) as pool:
        commit = pool.submit(store.commit, [], [put], NOW, "id", 0.2)
        for _ in looks("an answer"):
            if commit.done():
                break
            end_waits(primary)
        error = commit.exception()
    assert isinstance(error, MemoryApiError)
    assert error.code == "UNKNOWN_OUTCOME" and "replicas" in error.message
    store.close()
    link.close()


def end_waits(server: Server) -> None:
    """Let all clients that wait for replicas hear that their time is over."""
    for line in server.ask("CLIENT", "LIST").splitlines():
        client = dict(field.split(b"=", 1) for field in line.split())
        if b"b" in client[b"flags"]:
            server.ask("CLIENT", "UNBLOCK", client[b"id"].decode())


def test_a_message_that_was_seen_is_confirmed_by_replicas_again(pair: tuple[Server, Server]) -> None:
    primary, replica = pair
    url = f"{primary.url}?durability=full"
    with latebind.Runtime(memory=url, commit_timeout=LIMIT) as runtime:
        for _ in range(2):
            with runtime.context(user="ana") as ctx:
                assert ctx.run('$memory.increment("n")', once="m").value == 1
    replica.stop()
    with latebind.Runtime(memory=url, commit_timeout=0.2) as runtime:
        with runtime.context(user="ana") as ctx, pytest.raises(MemoryApiError) as caught:
            ctx.run('$memory.increment("n")', once="m")
        assert caught.value.code == "UNKNOWN_OUTCOME"
