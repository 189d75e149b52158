"""The kinds of stores that tests of memory run on: each test that asks for one gets an empty store."""

from __future__ import annotations

from pathlib import Path

import pytest

from latebind.tests import postgres_server
from latebind.tests.redis_servers import ClusterOf, Server

# On the servers, where a test takes longer, they run by `make stores`; that stores keep the protocol is in `make test`.
KINDS = (
    "sqlite",
    pytest.param("redis", marks=pytest.mark.servers),
    pytest.param("valkey cluster", marks=pytest.mark.servers),
    pytest.param("postgres", marks=pytest.mark.servers),
)


def empty_store(kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of a store that is empty; the test is skipped where there is no server of its kind."""
    if kind == "sqlite":
        return f"sqlite:///{tmp_path / 'memory.db'}"
    if kind == "postgres":
        return postgres_server.server().store()
    if kind == "valkey cluster":
        cluster: ClusterOf = request.getfixturevalue("valkey_cluster")
        cluster.flush()
        return cluster.url
    server: Server = request.getfixturevalue("redis_server")
    assert server.ask("FLUSHALL") == b"OK"
    return server.url
