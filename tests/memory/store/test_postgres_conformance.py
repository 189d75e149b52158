"""The PostgreSQL store against the public suite: in plain tables, partitioned, and behind a pooler."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import pytest

from latebind.memory.store.protocol import Store
from latebind.memory.store.urls import open_store
from latebind.testing import StoreConformance
from latebind.tests.postgres_server import Kept, Pooler, server


class _OnAServer(StoreConformance):
    """One store for all tests of a class, emptied for each: to make tables takes longer than most tests."""

    options: ClassVar[dict[str, object]] = {}
    kept: Kept

    @pytest.fixture(autouse=True, scope="class")
    @classmethod
    def _server(cls) -> Iterator[None]:
        with Kept(server(), **cls.options) as cls.kept:
            yield

    def open(self) -> Store:
        self.kept.empty()
        return open_store(self.kept.url)

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
        self.kept.empty()
        return open_store(self.pooler.leading(self.kept.url))


@pytest.mark.servers
class TestPartitioned(_OnAServer):
    options: ClassVar[dict[str, object]] = {"partitions": 3}
