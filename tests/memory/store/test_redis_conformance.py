"""The Redis store against the public suite: on Redis 7 and 6.2, on Valkey, on a cluster of six."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from latebind.memory.store.protocol import Store
from latebind.memory.store.urls import open_store
from latebind.testing import StoreConformance
from latebind.tests.redis_servers import ClusterOf, Server, program


class _OnOneServer(StoreConformance):
    kind = "redis"
    options = ""
    server: Server

    @pytest.fixture(autouse=True, scope="class")
    @classmethod
    def _server(cls) -> Iterator[None]:
        cls.server = Server(program(cls.kind))
        yield
        cls.server.stop()

    def open(self) -> Store:
        assert self.server.ask("FLUSHALL") == b"OK"
        return open_store(self.server.url + self.options)

    def open_again(self, store: Store) -> Store:
        return open_store(store.url)


class TestRedis(_OnOneServer):
    pass


class TestRedis62(_OnOneServer):
    kind = "redis62"


class TestValkey(_OnOneServer):
    kind = "valkey"


class TestCluster(StoreConformance):
    cluster: ClusterOf

    @pytest.fixture(autouse=True, scope="class")
    @classmethod
    def _cluster(cls) -> Iterator[None]:
        cls.cluster = ClusterOf(program("redis"))
        yield
        cls.cluster.stop()

    def open(self) -> Store:
        self.cluster.flush()
        return open_store(self.cluster.url)

    def open_again(self, store: Store) -> Store:
        return open_store(store.url)
