"""What the tests of the PostgreSQL store do with stores, and their fixtures."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from latebind.grammar.errors import MemoryApiError
from latebind.memory.store.conformance.base import APP, NOW, text
from latebind.memory.store.postgres.backend import PostgresStore
from latebind.memory.store.protocol import Check, Put, Store
from latebind.memory.store.urls import open_store
from latebind.tests.postgres_server import server
from latebind.tests.tcp_link import Link


def opened(url: str, timeout: float = 5.0) -> PostgresStore:
    store = open_store(url, timeout)
    assert isinstance(store, PostgresStore)
    return store


def put(store: Store, value: str, *checks: Check, timeout: float = 5.0) -> bool:
    return store.commit(checks, [Put(APP, "k", text(value))], NOW, "id", timeout)


def put_two(store: Store, value: str, *checks: Check, timeout: float = 5.0) -> bool:
    """By the function for commits of several entries."""
    return store.commit(checks, [Put(APP, "k", text(value)), Put(APP, "l", text(value))], NOW, "id", timeout)


PUTS = pytest.mark.parametrize("putting", [put, put_two])


def refused(work: Callable[[], object]) -> MemoryApiError:
    with pytest.raises(MemoryApiError) as caught:
        work()
    return caught.value


def requests_of(putting: object) -> bytes:
    return b".put(" if putting is put else b".apply("


@pytest.fixture
def url() -> str:
    return server().store()


@pytest.fixture
def store(url: str) -> Iterator[PostgresStore]:
    store = opened(url)
    yield store
    store.close()


@pytest.fixture
def link() -> Iterator[Link]:
    link = Link(server().port)
    yield link
    link.close()


@pytest.fixture
def linked(url: str, link: Link) -> Iterator[PostgresStore]:
    """A store behind the link."""
    store = opened(url.replace(f":{server().port}/", f":{link.port}/") + "&sslmode=disable&gssencmode=disable")
    assert put(store, "first")
    yield store
    store.close()
