"""What worlds are played on: the servers, the links that lead to them, and the trouble that only they can have.

A link is a client's own where there is one server; where servers take over from each other it is a server's, and the
servers name its port as theirs, to clients and to each other.
"""

from __future__ import annotations

import os
import random
import signal
from abc import ABC, abstractmethod
from collections.abc import Callable
from contextlib import suppress

import pytest

from latebind.memory.store.redis.layout import slot_of, tenant_tag
from latebind.memory.store.redis.wire import Login
from latebind.tests import postgres_server, redis_servers
from latebind.tests.ports import free_port
from latebind.tests.redis_servers import ClusterOf, any_program
from latebind.tests.tcp_link import Link
from latebind.tests.waiting import pause, wait_until
from latebind.tests.worlds.namespaces import Namespace

Trouble = Callable[[], None]

# What a Redis server keeps, it has on its disk: to kill it loses nothing that it has answered.
_DURABLE = ("--appendonly", "yes", "--appendfsync", "always", "--auto-aof-rewrite-percentage", "0")
_REPLICATED = (*_DURABLE, "--repl-diskless-sync-delay", "0")

# Whether a commit waits for a standby.
_WAITING = "SELECT count(*) > 0 FROM pg_stat_activity WHERE wait_event = 'SyncRep'"


class Engine(ABC):
    """One kind of store. `requests` are bytes that only the request for a commit has; `links` are to be troubled."""

    requests: tuple[bytes, ...]
    links: list[Link]

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance

    @abstractmethod
    def url(self, client: int) -> str:
        """Where a client finds the store."""

    @abstractmethod
    def troubles(self) -> list[Trouble]:
        """What may happen besides what happens to links and clients; often as it stands there often."""

    @abstractmethod
    def stop(self) -> None:
        """End the servers."""

    def wait(self, most: int) -> None:
        """Let the clients go on for a while."""
        for _ in range(1 + self.chance.randrange(most)):
            pause(self.chance)

    def wait_for(self, happened: Callable[[], bool]) -> None:
        """Let the clients go on until that has happened, which it may not."""
        for _ in range(100):
            if happened():
                return
            self.wait(2)

    def stop_for_a_while(self, pid: int) -> None:
        """Stop a process, and let it go on."""
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGSTOP)
            self.wait(8)
            os.kill(pid, signal.SIGCONT)


class Redis(Engine):
    """One server. It is stopped, killed and started again; its memory fills."""

    requests: tuple[bytes, ...] = (b"_commit", b"_put")

    def __init__(self, chance: random.Random, namespaces: list[Namespace]) -> None:
        super().__init__(chance)
        self.server = redis_servers.Server(any_program(), *_DURABLE)
        self.links = _links(self.server.port, namespaces)

    def url(self, client: int) -> str:
        return f"redis://{self.links[client].host}:{self.links[client].port}/0"

    def troubles(self) -> list[Trouble]:
        return [self._pause, self.server.restart, self._fill, self._fill]

    def _pause(self) -> None:
        assert self.server.process is not None
        self.stop_for_a_while(self.server.process.pid)

    def _fill(self) -> None:
        self.server.ask("CONFIG", "SET", "maxmemory", "1")
        self.wait(8)
        self.server.ask("CONFIG", "SET", "maxmemory", "0")

    def stop(self) -> None:
        self.server.stop()


class _Replicated(Engine):
    """Servers that take over from each other. Commits wait for a replica; a primary's replication is cut before it is
    killed, as it would have sent everything otherwise."""

    requests: tuple[bytes, ...] = (b"_commit", b"_put")
    failovers = 1  # of one world

    def __init__(self, chance: random.Random) -> None:
        super().__init__(chance)
        self.links: list[Link] = []
        self.servers: list[redis_servers.Server] = []
        self._left = self.failovers

    def _server(self, *options: str) -> redis_servers.Server:
        port = free_port()
        link = Link(port)
        announced = [option.replace("LINK", str(link.port)).replace("BUS", str(port + 10_000)) for option in options]
        server = redis_servers.Server(any_program(), *_REPLICATED, *announced, port=port)
        self.links.append(link)
        self.servers.append(server)
        return server

    def troubles(self) -> list[Trouble]:
        return [self._fail_over] * 3

    def _fail_over(self) -> None:
        if self._left == 0:
            return
        self._left -= 1
        primary = self._primary()
        primary.ask_all([("CONFIG", "SET", "requirepass", "nobody knows"), ("CLIENT", "KILL", "TYPE", "replica")])
        primary.login = Login(None, "nobody knows")
        self.wait_for(lambda: b"blocked_clients:0" not in primary.ask("INFO", "clients"))
        primary.login = Login()
        assert primary.process is not None
        primary.process.kill()
        primary.process.wait()
        wait_until(lambda: self._primary() is not primary, "another primary")
        primary.start()

    def _primary(self) -> redis_servers.Server:
        raise NotImplementedError

    def stop(self) -> None:
        for server in self.servers:
            server.stop()


class Sentinel(_Replicated):
    """A primary and two replicas, and a Sentinel that says which is which."""

    def __init__(self, chance: random.Random, namespaces: list[Namespace]) -> None:
        super().__init__(chance)
        announce = ("--replica-announce-ip", "127.0.0.1", "--replica-announce-port", "LINK")
        primary = self._server(*announce)
        for _ in range(2):
            self._server(*announce, "--replicaof", f"127.0.0.1 {self.links[0].port}")
        wait_until(lambda: primary.ask("INFO", "replication").count(b"state=online") == 2, "two replicas")
        self.guard = redis_servers.Server(any_program(), "--sentinel")
        self.guard.ask("SENTINEL", "MONITOR", "prim", "127.0.0.1", self.links[0].port, 1)
        # Longer than links are cut and servers stopped: one that is slow must not be taken for lost, as it goes on.
        for name, value in (("down-after-milliseconds", 3000), ("failover-timeout", 3000)):
            self.guard.ask("SENTINEL", "SET", "prim", name, value)
        wait_until(lambda: b"slaves=2" in self.guard.ask("INFO", "sentinel"), "Sentinel's replicas")

    def url(self, client: int) -> str:
        return f"redis+sentinel://127.0.0.1:{self.guard.port}/prim?durability=full"

    def _primary(self) -> redis_servers.Server:
        port = int(self.guard.ask("SENTINEL", "GET-MASTER-ADDR-BY-NAME", "prim")[1])
        return next(server for server, link in zip(self.servers, self.links, strict=True) if link.port == port)

    def stop(self) -> None:
        self.guard.stop()
        super().stop()


class Cluster(_Replicated):
    """Three primaries with a replica each. All that is done in a world is in one slot of the first."""

    def __init__(self, chance: random.Random, namespaces: list[Namespace]) -> None:
        super().__init__(chance)
        announce = ["--cluster-announce-ip", "127.0.0.1", "--cluster-announce-port", "LINK"]
        # A replica whose replication was cut takes over all the same, however long that was.
        announce += ["--cluster-replica-validity-factor", "0"]
        self.cluster = ClusterOf(
            any_program(), make=lambda *options: self._server(*options, *announce, "--cluster-announce-bus-port", "BUS")
        )
        self._slot = slot_of(tenant_tag(None))

    def url(self, client: int) -> str:
        return f"redis+cluster://{','.join(f'127.0.0.1:{link.port}' for link in self.links)}?durability=full"

    def _primary(self) -> redis_servers.Server:
        for server in self.servers:
            if server.process is None or server.process.poll() is not None:
                continue
            for first, last, (_, port, *_), *_ in server.ask("CLUSTER", "SLOTS"):
                if first <= self._slot <= last:
                    ports = [link.port for link in self.links]
                    return self.servers[ports.index(port)]
        raise AssertionError("no server has the slot")


class Postgres(Engine):
    """One server. It is stopped, crashes and comes back; an administrator ends its sessions and statements."""

    requests: tuple[bytes, ...] = (b'SELECT "latebind".put(', b'SELECT "latebind".apply(', b"put_", b"apply_")
    durability = "normal"

    def __init__(self, chance: random.Random, namespaces: list[Namespace]) -> None:
        super().__init__(chance)
        _need_postgres()
        self.server = self._make()
        self.links = _links(self.server.port, namespaces)

    def _make(self) -> postgres_server.Server:
        return postgres_server.Server()

    def url(self, client: int) -> str:
        link = self.links[client]
        return f"postgresql://postgres@{link.host}:{link.port}/postgres?sslmode=disable&gssencmode=disable"

    def troubles(self) -> list[Trouble]:
        return [self._pause, self._crash, self._end_sessions, self._end_statements, self._end_statements]

    def _pause(self) -> None:
        self.stop_for_a_while(self.server.process.pid)

    def _crash(self) -> None:
        self.server.stop(signal.SIGQUIT)
        self.server.start()

    def _end_sessions(self) -> None:
        self._ask("SELECT pg_terminate_backend(pid)")

    def _end_statements(self) -> None:
        self._ask("SELECT pg_cancel_backend(pid)")

    def _ask(self, sql: str) -> None:
        others = "backend_type = 'client backend' AND pid <> pg_backend_pid()"
        self.server.execute(f"{sql} FROM pg_stat_activity WHERE {others}")

    def stop(self) -> None:
        self.server.remove()


class Standby(Postgres):
    """A primary whose commits wait for its standby, which takes over once."""

    def _make(self) -> postgres_server.Server:
        primary = postgres_server.Server(wal_level="replica", hot_standby="on")
        self._replication = Link(primary.port)
        self._standby = primary.standby(self._replication.port)
        primary.execute("ALTER SYSTEM SET synchronous_standby_names = '*'")
        primary.execute("SELECT pg_reload_conf()")
        together = "SELECT sync_state FROM pg_stat_replication"
        wait_until(lambda: primary.execute(together) == [("sync",)], lambda: primary.execute(together))
        self._over = False
        return primary

    def __init__(self, chance: random.Random, namespaces: list[Namespace]) -> None:
        super().__init__(chance, namespaces)
        self._old = self.server
        self.others = [Link(self._standby.port) for _ in self.links]
        self._own, self.links = self.links, [*self.links, *self.others]

    def url(self, client: int) -> str:
        ports = f"127.0.0.1:{self._own[client].port},127.0.0.1:{self.others[client].port}"
        options = "sslmode=disable&gssencmode=disable&durability=full&target_session_attrs=read-write"
        return f"postgresql://postgres@{ports}/postgres?{options}"

    def troubles(self) -> list[Trouble]:
        return [self._pause, self._crash, self._end_sessions, self._end_statements, self._cut, *[self._fail_over] * 3]

    def _cut(self) -> None:
        """Commits that have happened here have not happened there: what became of them must not be said yet."""
        if not self._over:
            self._replication.cut()
            self.wait_for(lambda: self.server.execute(_WAITING) == [(True,)])
            self._end_statements()
            self.wait(8)
            self._replication.repair()

    def _fail_over(self) -> None:
        if not self._over:
            self._over = True
            self._replication.cut()
            self.wait_for(lambda: self.server.execute(_WAITING) == [(True,)])
            self._end_statements()  # those that wait for the standby
            self.wait(8)
            self.server.stop(signal.SIGQUIT)
            self._standby.execute("SELECT pg_promote()")
            self.server = self._standby

    def stop(self) -> None:
        self._replication.close()
        self._old.remove()
        self._standby.remove()


ENGINES: dict[str, Callable[[random.Random, list[Namespace]], Engine]] = {
    "redis": Redis,
    "sentinel": Sentinel,
    "cluster": Cluster,
    "postgres": Postgres,
    "standby": Standby,
}
# Where each client has a link of its own, which can lead into a network namespace.
WITH_NAMESPACES = ("redis", "postgres")


def _links(port: int, namespaces: list[Namespace], clients: int = 4) -> list[Link]:
    if namespaces:
        return [Link(port, namespace.address) for namespace in namespaces]
    return [Link(port) for _ in range(clients)]


def _need_postgres() -> None:
    if (reason := postgres_server.missing()) is not None:
        pytest.skip(reason)
