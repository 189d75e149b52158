"""Who may use a Redis store, and how it is reached: passwords, ACL users, TLS, sockets, replicas, full servers."""

from __future__ import annotations

import os
import re
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from latebind.grammar.errors import MemoryApiError
from latebind.memory.store.protocol import Clear, Delete, Entry, Owner, Put, Write
from latebind.memory.store.redis import wire
from latebind.memory.store.redis.layout import place_of, slot_of, tag_of
from latebind.memory.store.redis.wire import Login
from latebind.memory.store.urls import open_store
from latebind.tests.ports import free_port
from latebind.tests.redis_servers import KINDS, ClusterOf, Server, any_program, program
from latebind.tests.waiting import wait_until

NOW = 1_000_000_000.0
APP = Owner("app")


def put(url: str, key: str = "k", value: str = "v", owner: Owner = APP, timeout: float = 5.0) -> None:
    store = open_store(url, timeout)
    try:
        assert store.commit([], [Put(owner, key, Entry("string", value))], NOW, os.urandom(8).hex(), timeout)
        with store.snapshot(NOW) as snapshot:
            assert snapshot.read(owner, key) == Entry("string", value)
            assert snapshot.keys(owner) == [key]
    finally:
        store.close()


def refusal(url: str) -> MemoryApiError:
    with pytest.raises(MemoryApiError) as caught:
        put(url, timeout=1.5)  # which passes where it may still come true
    assert "secret" not in str(caught.value)
    return caught.value


@pytest.fixture(params=KINDS)
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_users_and_passwords(kind: str) -> None:
    server = Server(program(kind), "--requirepass", "secret", login=Login(None, "secret"))
    rules = ("reset", "on", ">secret", "~lb*", "+@all", "-@admin", "-@dangerous", "+info")
    server.ask("ACL", "SETUSER", "bot", *rules)
    here = f"127.0.0.1:{server.port}/0"
    put(f"redis://:secret@{here}")
    put(f"redis://default:secret@{here}")
    put(f"redis://bot:secret@{here}")
    for wrong in (here, f"bot:other@{here}", f"nobody:secret@{here}"):
        error = refusal(f"redis://{wrong}")
        assert error.code == "UNAVAILABLE"
        assert "password" in error.message
    server.stop()


@pytest.mark.parametrize(
    "rules",
    [
        ("~other*", "+@all"),
        ("~lb*", "+@all", "-hset"),
        ("~lb*", "+@all", "-unlink"),
        ("~lb*", "+@all", "-zadd"),
        ("~lb*", "+@all", "-pexpire"),
        ("~lb*", "+@read"),
        ("~lb*", "+@all", "-@scripting"),
        (),
    ],
    ids=str,
)
def test_a_user_without_rights_writes_nothing(rules: tuple[str, ...]) -> None:
    server = Server(any_program())
    put(server.url, "k", "old")
    server.ask("ACL", "SETUSER", "bot", "reset", "on", ">secret", *rules)
    keys = sorted(server.ask("KEYS", "*"))
    error = refusal(f"redis://bot:secret@127.0.0.1:{server.port}/0")
    assert error.code == "UNAVAILABLE"
    assert "may not" in error.message
    assert sorted(server.ask("KEYS", "*")) == keys
    put(server.url, "k", "old")
    server.stop()


def test_the_user_of_the_manual(root: Path) -> None:
    [rules] = re.findall(r"^ACL SETUSER bot (.*)$", (root / "docs" / "redis.md").read_text("utf-8"), re.M)
    server = Server(program("redis"))
    assert server.ask("ACL", "SETUSER", "bot", *rules.split()) == b"OK"
    put(f"redis://bot:password@127.0.0.1:{server.port}/0")
    store = open_store(f"redis://bot:password@127.0.0.1:{server.port}/0")
    with store.turn(None, NOW, 1.0) as turn:
        assert turn.commit([Put(APP, "k", Entry("string", "v", NOW + 1))])
    assert store.sweep(NOW + 2) == 1
    assert list(store.scopes(None, all_tenants=True)) == []
    store.close()
    server.stop()


def test_a_user_that_only_reads() -> None:
    server = Server(program("redis"))
    put(server.url, "k", "old")
    server.ask(
        "ACL", "SETUSER", "reader", "reset", "on", ">secret", "~lb*", "+@read", "+@connection", "+time", "+fcall_ro"
    )
    store = open_store(f"redis://reader:secret@127.0.0.1:{server.port}/0?mode=ro")
    assert store.read_only
    with store.snapshot(NOW) as snapshot:
        assert snapshot.read(APP, "k") == Entry("string", "old")
        assert snapshot.keys(APP) == ["k"]
        assert snapshot.usage(APP).entries == 1
    for work in (
        lambda: store.commit([], [Clear(APP)], NOW, "id"),
        lambda: store.sweep(NOW),
        lambda: store.turn(None, NOW, 1.0).__enter__(),
    ):
        with pytest.raises(MemoryApiError, match="opened for reading only"):
            work()
    store.close()
    server.stop()


def test_by_a_socket(redis_server: Server) -> None:
    redis_server.ask("FLUSHALL")
    put(f"redis+unix://{redis_server.folder}/socket?db=1")
    assert redis_server.ask("DBSIZE") == 0
    assert "no such file" in (refusal("redis+unix:///nowhere/socket").hint or "")


class Cooperative:
    """A socket as gevent has them: it lets others run in each call, and knows no timeouts but Python's."""

    def __init__(self, inner: socket.socket, asked: list[float | None]) -> None:
        self.inner = inner
        self.asked = asked

    def settimeout(self, seconds: float | None) -> None:
        self.asked.append(seconds)
        self.inner.settimeout(seconds)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.inner, name)


def test_a_socket_that_is_not_the_systems_has_timeouts(redis_server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[float | None] = []
    connect = wire._connect
    monkeypatch.setattr(wire, "_connect", lambda *given: Cooperative(connect(*given), asked))
    redis_server.ask("FLUSHALL")
    put(redis_server.url)
    assert asked
    assert None not in asked


@pytest.fixture(scope="module")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("tls")
    for name in ("server", "other"):
        command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost"]
        names = ["-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"]
        files = ["-keyout", str(folder / f"{name}.key"), "-out", str(folder / f"{name}.crt")]
        try:
            subprocess.run([*command, *names, *files], check=True, capture_output=True)
        except FileNotFoundError:
            pytest.skip("no openssl on this machine")
    yield folder


def test_by_tls(certificates: Path) -> None:
    server = Server(program("redis"))
    crt, key = str(certificates / "server.crt"), str(certificates / "server.key")
    port = free_port()
    for name, value in (("tls-cert-file", crt), ("tls-key-file", key), ("tls-ca-cert-file", crt), ("tls-port", port)):
        if server.ask("CONFIG", "SET", name, value) != b"OK":
            pytest.skip("this server was built without TLS")
    here = f"rediss://127.0.0.1:{port}/0"
    put(f"{here}?ca={crt}&cert={crt}&key={key}")
    assert "TLS failed" in (refusal(f"{here}?ca={certificates}/other.crt&cert={crt}&key={key}").hint or "")
    assert refusal(here).code == "UNAVAILABLE"
    assert refusal(f"rediss://127.0.0.1:{server.port}/0?ca={crt}").code == "UNAVAILABLE"
    server.stop()


def test_a_full_server(kind: str) -> None:
    server = Server(program(kind))
    store = open_store(server.url)
    assert store.commit([], [Put(APP, "k", Entry("string", "old")), Put(APP, "l", Entry("string", "old"))], NOW, "a")
    server.ask("CONFIG", "SET", "maxmemory", "1")
    new = Put(APP, "k", Entry("string", "new"))
    attempts: list[list[Write]] = [[new], [Delete(APP, "l"), new]]
    for writes in attempts:
        with pytest.raises(MemoryApiError) as caught:
            store.commit([], writes, NOW, os.urandom(8).hex())
        assert caught.value.code == "STORE_FULL"
        with store.snapshot(NOW) as snapshot:
            assert [snapshot.read(APP, key) for key in ("k", "l")] == [Entry("string", "old")] * 2
    if kind != "redis62":  # which takes no writes at all then
        assert store.commit([], [Delete(APP, "l")], NOW, "b")
        with store.snapshot(NOW) as snapshot:
            assert snapshot.keys(APP) == ["k"]
    server.ask("CONFIG", "SET", "maxmemory", "0")
    assert store.commit([], [Put(APP, "k", Entry("string", "new"))], NOW, "c")
    store.close()
    server.stop()


def test_a_replica_and_too_few_of_them(redis_server: Server) -> None:
    replica = Server(program("redis"))
    assert replica.ask("REPLICAOF", "127.0.0.1", redis_server.port) == b"OK"
    wait_until(lambda: b"master_link_status:up" in replica.ask("INFO", "replication"), "a replica")
    error = refusal(replica.url)
    assert (error.code, error.retryable) == ("UNAVAILABLE", True)
    assert "replica" in error.message
    replica.ask("REPLICAOF", "NO", "ONE")
    replica.ask("CONFIG", "SET", "min-replicas-to-write", 1)
    replica.ask("FUNCTION", "FLUSH")
    error = refusal(replica.url)
    assert (error.code, error.retryable) == ("UNAVAILABLE", True)
    assert "replicas" in error.message
    replica.stop()


def test_another_program_has_written_there(redis_server: Server) -> None:
    redis_server.ask("FLUSHALL")
    put(redis_server.url)
    for key in (b"lb{-}ha", b"lb{-}r", b"lb{-}t"):
        redis_server.ask("DEL", key)
        redis_server.ask("LPUSH", key, "theirs")
        error = refusal(redis_server.url)
        assert error.code == "UNAVAILABLE"
        assert "another program" in error.message, error
        redis_server.ask("FLUSHALL")


# Each where texts are names, patterns, programs or separators.
TEXTS = [
    *(
        "{",
        "}",
        "{}",
        "{a}",
        "}{",
        "a}b",
        "{-}ha",
        "}h",
        "=acme",
        "-",
        "lb{-}r",
        "lb:t0",
        "*",
        "?",
        "[a-z]",
        "\\",
        ":",
        "::",
    ),
    *(
        "a:b",
        "/",
        "a/b",
        "%",
        "%7B",
        "a b",
        "\r\n",
        "$-1\r\n",
        "*1\r\n$4\r\nQUIT\r\n",
        "\0",
        "a\0b",
        "'",
        '"',
        "]]",
        "--",
    ),
    *('"); redis.call("FLUSHALL") --', "return redis.call('KEYS', '*')", "' .. os.exit() .. '", "😀", "\U0010ffff"),
    "x" * 65_536,
    "{" * 4_000,
]


@pytest.mark.parametrize("options", ["", "?spread=scope"])
def test_odd_names_are_only_names(redis_server: Server, options: str) -> None:
    """As tenants, ids, keys and values: what each holds stays its own, and nothing else comes to be."""
    redis_server.ask("FLUSHALL")
    redis_server.ask("SET", "theirs", "kept")
    store = open_store(redis_server.url + options)
    owners = [Owner("user", id, tenant) for id in TEXTS for tenant in (None, id)]
    for owner in owners:
        writes = [Put(owner, key, Entry("string", f"{key[:99]} of {owner.id[:99]} of {owner.tenant}")) for key in TEXTS]
        assert store.commit([], writes, NOW, os.urandom(8).hex())
    for owner in owners:
        with store.snapshot(NOW) as snapshot:
            found = snapshot.read_many([(owner, key) for key in TEXTS])
            assert [entry and entry.value for entry in found] == [
                f"{key[:99]} of {owner.id[:99]} of {owner.tenant}" for key in TEXTS
            ]
            assert snapshot.keys(owner) == sorted(TEXTS)
            assert snapshot.keys(owner, "{") == sorted(key for key in TEXTS if key.startswith("{"))
    assert set(store.scopes(None, all_tenants=True)) == set(owners)
    assert all(set(store.scopes(text)) == {owner for owner in owners if owner.tenant == text} for text in TEXTS)
    for owner in owners[::2]:
        assert store.commit([], [Clear(owner)], NOW, os.urandom(8).hex())
    assert set(store.scopes(None, all_tenants=True)) == set(owners[1::2])
    assert redis_server.ask("GET", "theirs") == b"kept"
    assert all(key == b"theirs" or key.startswith((b"lb{", b"lb:t")) for key in redis_server.ask("KEYS", "*"))
    store.close()


@pytest.mark.parametrize("spread", [False, True])
def test_no_name_is_in_the_slot_of_another_tenant(valkey_cluster: ClusterOf, spread: bool) -> None:
    """What decides is the tenant, and the scope where they are spread: a server takes the first braces of a key."""
    server = valkey_cluster.primaries[0]
    texts = [*TEXTS, "}x{=victim", "=victim", "}", "victim}", "{=victim}", "lb{=victim}hu"]
    for text in texts:
        for tenant in (text, "victim", None):
            place = place_of(Owner("user", text, tenant), spread)
            tag = tag_of(Owner("user", text if spread else "anybody", tenant), spread=spread)
            assert place.slot == slot_of(tag) == server.ask("CLUSTER", "KEYSLOT", place.hash)
            assert place.hash.startswith(b"lb{%b}h" % tag.encode())
    tags = {tag_of(Owner("user", "u", text), spread=False) for text in texts}
    assert len(tags) == len(set(texts)), "no two tenants have one"


def test_with_spread_scopes_a_block_uses_one_of_them(redis_server: Server) -> None:
    redis_server.ask("FLUSHALL")
    ana, eva = Owner("user", "ana"), Owner("user", "eva")
    store = open_store(redis_server.url + "?spread=scope")
    assert store.commit([], [Put(ana, "k", Entry("string", "v"))], NOW, "a")
    with pytest.raises(MemoryApiError, match="two scopes") as caught:
        store.commit([], [Put(ana, "k", Entry("string", "w")), Put(eva, "k", Entry("string", "w"))], NOW, "b")
    assert not caught.value.retryable
    with store.snapshot(NOW) as snapshot:
        assert snapshot.read(ana, "k") == Entry("string", "v")
        with pytest.raises(MemoryApiError, match="two scopes"):
            snapshot.read(eva, "k")
    with store.turn(None, NOW, 1.0) as turn:
        assert turn.read(eva, "k") is None
        assert turn.commit([Put(eva, "k", Entry("string", "e"))])
    assert set(store.scopes(None)) == {ana, eva}
    store.close()
