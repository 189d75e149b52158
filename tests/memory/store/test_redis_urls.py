"""What URLs of Redis stores say, and what is said of one that says nothing."""

from __future__ import annotations

import pytest

from latebind.grammar.errors import MemoryApiError
from latebind.memory.store.redis.address import RedisAddress
from latebind.memory.store.redis.backend import RedisStore
from latebind.memory.store.redis.wire import Node
from latebind.memory.store.urls import open_store


def address(url: str) -> RedisAddress:
    store = open_store(url)
    assert isinstance(store, RedisStore)
    store.close()
    return store.address


# kind, servers, user, password, database, Sentinel's name
GOOD = {
    "redis://": ("one", ["127.0.0.1:6379"], None, None, 0, ""),
    "redis://host": ("one", ["host:6379"], None, None, 0, ""),
    "redis://host:7000/3": ("one", ["host:7000"], None, None, 3, ""),
    "redis://host?db=3": ("one", ["host:6379"], None, None, 3, ""),
    "redis://:pass@host": ("one", ["host:6379"], None, "pass", 0, ""),
    "redis://user:p%40ss%2F%3A@host/1": ("one", ["host:6379"], "user", "p@ss/:", 1, ""),
    "redis://[::1]:7000": ("one", ["::1:7000"], None, None, 0, ""),
    "redis+unix:///run/redis%20a.sock?db=2": ("unix", ["/run/redis a.sock"], None, None, 2, ""),
    "redis+unix://u:p@/run/r.sock": ("unix", ["/run/r.sock"], "u", "p", 0, ""),
    "redis+sentinel://a,b:7/prim": ("sentinel", ["a:26379", "b:7"], None, None, 0, "prim"),
    "redis+sentinel://u:p@a/prim/4": ("sentinel", ["a:26379"], "u", "p", 4, "prim"),
    "redis+cluster://a,b:7": ("cluster", ["a:6379", "b:7"], None, None, 0, ""),
}

# Each with what the hint must offer.
BAD = {
    "redis://host:port": "redis://host:6379",
    "redis://host:0": "redis://host:6379",
    "redis://host:65536": "redis://host:6379",
    f"redis://host:{'9' * 5_000}": "redis://host:6379",
    "redis://user:word?secret@host": "%3F",
    "redis://host/db": "redis://host:6379/0",
    f"redis://host/{'9' * 5_000}": "redis://host:6379/0",
    f"redis://host?durability=full&replicas={'9' * 5_000}": "replicas=1",
    "redis://host/-1": "redis://host:6379/0",
    "redis://host/0/1": "redis://host:6379/0",
    "redis://a,b": "redis+cluster://",
    "redis://user@host": "redis://user:password@host",
    "redis://host?mode=x": "mode=rw or ro",
    "redis://host?durability=high": "durability=normal or full",
    "redis://host?spread=user": "spread=tenant or scope",
    "redis://host?cache=shared": "the options are mode, durability, outbox, spread",
    "redis://host?outbox=yes": "outbox=off or on",
    "redis://host?outbox=on&spread=scope": "leave `spread=scope` out",
    "redis://host?replicas=2": "?durability=full&replicas=1",
    "redis://host?durability=full&replicas=0": "replicas=1",
    "redis://host?durability=full&replicas=many": "replicas=1",
    "rediss://host?ca=/nowhere.pem": "PEM",
    "redis+unix://host/path": "redis+unix:///run",
    "redis+unix://": "redis+unix:///run",
    "redis+sentinel://host": "redis+sentinel://host:26379/name",
    "redis+cluster://host/3": "redis+cluster://host:6379",
    "redis+tcp://host": "redis+sentinel",
    "redis://user:secret@host:x": "redis://host:6379",
}


@pytest.mark.parametrize("url", GOOD)
def test_urls(url: str) -> None:
    found = address(url)
    login = found.login
    nodes = [str(node) for node in found.nodes]
    assert (found.kind, nodes, login.username, login.password, login.database, found.service) == GOOD[url]
    assert (found.read_only, found.replicas, found.spread, login.tls) == (False, 0, False, None)


def test_options() -> None:
    found = address("rediss://host?mode=ro&durability=full&replicas=2&spread=scope")
    assert (found.read_only, found.replicas, found.spread) == (True, 2, True)
    assert found.login.tls is not None and found.login.tls.check_hostname
    assert found.nodes == (Node("host", 6379),)
    sentinel = address("redis+sentinel://u:p@a/prim?sentinel_user=s&sentinel_password=t").sentinel_login
    assert (sentinel.username, sentinel.password, sentinel.sentinel) == ("s", "t", True)


@pytest.mark.parametrize("url", BAD)
def test_wrong_urls(url: str) -> None:
    with pytest.raises(MemoryApiError) as caught:
        open_store(url)
    assert caught.value.code == "UNAVAILABLE"
    assert BAD[url] in (caught.value.hint or "")
    assert "secret" not in str(caught.value)
