"""The PostgreSQL store against the public suite: in plain tables, partitioned, and behind a pooler."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import pytest

from latebind.memory.store.protocol import Store
from latebind.memory.store.urls import open_store
from latebind.testing import StoreConformance
from latebind.tests.postgres_server import Pooler, Server, server


class _OnAServer(StoreConformance):
    options: ClassVar[dict[str, object]] = {}
    server: Server

    @pytest.fixture(autouse=True)
    def _server(self) -> Iterator[None]:
        self.server = server()
        yield

    def open(self) -> Store:
        return open_store(self.server.store(**self.options))

    def open_again(self, store: Store) -> Store:
        return open_store(store.url)


class TestPostgres(_OnAServer):
    pass


class TestPooled(_OnAServer):
    pooler: Pooler

    @pytest.fixture(autouse=True, scope="class")
    @classmethod
    def _pooler(cls) -> Iterator[None]:
        cls.pooler = Pooler(server())
        yield
        cls.pooler.stop()

    def open(self) -> Store:
        return open_store(self.pooler.store())


class TestPartitioned(_OnAServer):
    options: ClassVar[dict[str, object]] = {"partitions": 3}
