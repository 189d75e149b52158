"""What happens to a commit on Redis whose reply is lost, which comes late, or whose server lies."""

from __future__ import annotations

import asyncio
import os
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial

import pytest

from latebind.grammar.errors import MemoryApiError
from latebind.host import greenlets
from latebind.memory.store.protocol import Check, Entry, ListingCheck, Owner, Put
from latebind.memory.store.redis import loop_wire, wire
from latebind.memory.store.redis.backend import RedisStore
from latebind.memory.store.urls import open_store
from latebind.tests.redis_servers import Server
from latebind.tests.tcp_link import Link
from latebind.tests.waiting import LIMIT

NOW = 1_000_000_000.0
APP = Owner("app")


def opened(port: int, timeout: float = 5.0, options: str = "") -> RedisStore:
    store = open_store(f"redis://127.0.0.1:{port}/0{options}", timeout)
    assert isinstance(store, RedisStore)
    return store


def text(value: str) -> Entry:
    return Entry("string", value)


def put(store: RedisStore, value: str, timeout: float = 5.0) -> bool:
    return store.commit([], [Put(APP, "k", text(value))], NOW, os.urandom(8).hex(), timeout)


def read(store: RedisStore, key: str = "k") -> str | None:
    with store.snapshot(NOW) as snapshot:
        entry = snapshot.read(APP, key)
    return None if entry is None else entry.value


@pytest.fixture
def link(redis_server: Server) -> Iterator[Link]:
    assert redis_server.ask("FLUSHALL") == b"OK"
    link = Link(redis_server.port)
    yield link
    link.close()


@pytest.fixture
def store(link: Link) -> Iterator[RedisStore]:
    store = opened(link.port)
    assert put(store, "first")
    yield store
    store.close()


def test_a_commit_whose_reply_is_lost_was_made_once(store: RedisStore, link: Link) -> None:
    for number in range(5):
        link.lose_reply(b"_commit")
        seen = text(read(store) or "")
        assert store.commit([Check(APP, "k", seen)], [Put(APP, "k", text(f"{number}"))], NOW, "id")
        assert link.lost.wait(LIMIT)
        link.lost.clear()
        assert read(store) == f"{number}"


def test_in_an_event_loop_too(store: RedisStore, link: Link) -> None:
    store.wait_by(greenlets)

    def count() -> None:
        link.lose_reply(b"_commit")
        assert store.commit([Check(APP, "k", text("first"))], [Put(APP, "k", text("second"))], NOW, "id")
        assert read(store) == "second"

    asyncio.run(greenlets.run_waiting(count))
    assert link.lost.is_set()


def test_a_commit_that_comes_late_is_refused(store: RedisStore, link: Link, redis_server: Server) -> None:
    link.hold_request(b"_commit")
    with pytest.raises(MemoryApiError) as caught:
        put(store, "late", timeout=0.0)
    assert (caught.value.code, caught.value.retryable) == ("UNAVAILABLE", True)  # for certain: it was not written
    assert link.held.is_set()
    assert read(store) == "first"
    link.release()
    assert link.delivered.wait(LIMIT)
    assert read(store) == "first"


def test_who_has_time_left_writes_again_and_once(
    store: RedisStore, link: Link, monkeypatch: pytest.MonkeyPatch
) -> None:
    link.lose_reply(b"_resolve")  # and that of asking what became of it, too
    store.wait_by(greenlets)

    async def main() -> None:
        writing = asyncio.create_task(greenlets.run_waiting(lambda: put(store, "second", timeout=LIMIT)))
        while not link.held.is_set():
            await asyncio.sleep(0)
        [pool] = store.transport._loops.values()
        for connection in pool._connections.values():
            connection.fail("cut by the test")
        assert await writing
        assert await greenlets.run_waiting(lambda: put(store, "third"))
        link.release()
        while not link.delivered.is_set():
            await asyncio.sleep(0)
        assert await greenlets.run_waiting(lambda: read(store)) == "third"

    link.hold_request(b"_commit")
    asyncio.run(main())
    assert link.lost.is_set()


def test_a_server_that_does_not_come_back(store: RedisStore, link: Link, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("latebind.memory.store.redis.commit._RESOLVING", 0.0)
    link.lose_reply(b"_commit")
    link.is_cut = True  # for new connections: that in use is lost with the reply
    with pytest.raises(MemoryApiError) as caught:
        put(store, "second", timeout=0.0)
    assert (caught.value.code, caught.value.status, caught.value.retryable) == ("UNKNOWN_OUTCOME", 503, False)
    with pytest.raises(MemoryApiError) as gone:
        read(store)
    assert (gone.value.code, gone.value.retryable) == ("UNAVAILABLE", True)
    link.repair()
    assert read(store) == "second"


def test_a_server_that_restarted_is_given_its_functions_again(redis_server: Server) -> None:
    store = opened(redis_server.port)
    for flush in (("FUNCTION", "FLUSH"), ("SCRIPT", "FLUSH")):
        redis_server.ask(*flush)
        assert put(store, flush[0])
        assert read(store) == flush[0]
    redis_server.ask("CLIENT", "KILL", "TYPE", "normal")
    assert read(store) == "SCRIPT"
    store.close()


# lies

LIES: dict[str, bytes] = {
    "nothing": b"",
    "cut": b"$100\r\nabc",
    "cut in a number": b":12",
    "a number": b":1\r\n",
    "a large number": b":9223372036854775807\r\n",
    "a word": b"+OK\r\n",
    "null": b"$-1\r\n",
    "a null array": b"*-1\r\n",
    "an empty array": b"*0\r\n",
    "numbers": b"*2\r\n:77\r\n:88\r\n",
    "a mixed array": b"*6\r\n:1\r\n$1\r\nx\r\n*1\r\n:1\r\n$-1\r\n+a\r\n*0\r\n",
    "nulls": b"*6\r\n" + b"$-1\r\n" * 6,
    "bytes that are no text": b"$4\r\n\xff\xfe\xfd\xfc\r\n",
    "an entry that is cut": b"$3\r\ns\x00\x00\r\n",
    "an error": b"-ERR nobody knows\r\n",
    "an odd error": b"-\r\n",
    "a redirection": b"-MOVED 1 127.0.0.1:1\r\n",
    "a redirection to nowhere": b"-MOVED\r\n",
    "a function that never comes": b"-ERR Function not found\r\n",
    "no RESP": b"HTTP/1.1 400 Bad Request\r\n\r\n",
    "noise": bytes(range(256)),
    "a negative length": b"$-5\r\n",
    "a huge length": b"$99999999999999999999\r\n",
    "deep arrays": b"*1\r\n" * 10_000,
    "more than was asked for": b":1\r\n:2\r\n:3\r\n",
    "no end": b"$400000000\r\n",
}


class Liar:
    """A server that greets as it should, and then says what it is told to."""

    def __init__(self, lie: bytes, *, endless: bool) -> None:
        self._lie = lie
        self._endless = endless
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                client, _ = self._listener.accept()
                threading.Thread(target=self._serve, args=(client,), daemon=True).start()

    def _serve(self, client: socket.socket) -> None:
        reader = wire.make_reader()
        with suppress(OSError), client:
            while data := client.recv(65_536):
                reader.feed(data)
                while (command := reader.gets()) is not False:
                    if not self._answer(client, command):
                        return

    def _answer(self, client: socket.socket, command: list[bytes]) -> bool:
        greetings = {
            b"HELLO": b"*14\r\n$6\r\nserver\r\n$5\r\nredis\r\n$7\r\nversion\r\n$5\r\n7.0.0\r\n$5\r\nproto\r\n:2\r\n$2\r\nid\r\n:3\r\n"
            b"$4\r\nmode\r\n$10\r\nstandalone\r\n$4\r\nrole\r\n$6\r\nmaster\r\n$7\r\nmodules\r\n*0\r\n",
            b"TIME": b"*2\r\n$10\r\n1700000000\r\n$1\r\n0\r\n",
            b"PING": b"+PONG\r\n",
        }
        if command[0] in greetings:
            client.sendall(greetings[command[0]])
            return True
        client.sendall(self._lie)
        while self._endless:
            client.sendall(b"x" * 65_536)
        return self._lie[-2:] == b"\r\n" and len(self._lie) > 2

    def close(self) -> None:
        self._listener.close()


def _turn(store: RedisStore) -> object:
    with store.turn(None, NOW, 0.0) as turn:
        return turn.read(APP, "k"), turn.commit([Put(APP, "k", text("v"))])


def _reading(work: Callable[[object], object]) -> Callable[[RedisStore], object]:
    def read(store: RedisStore) -> object:
        with store.snapshot(NOW) as snapshot:
            return work(snapshot)

    return read


OPERATIONS: dict[str, Callable[[RedisStore], object]] = {
    "read": _reading(lambda snapshot: snapshot.read(APP, "k")),  # type: ignore[attr-defined]
    "read_many": _reading(lambda snapshot: snapshot.read_many([(APP, "k"), (APP, "l")])),  # type: ignore[attr-defined]
    "written_at": _reading(lambda snapshot: snapshot.written_at(APP, "k")),  # type: ignore[attr-defined]
    "keys": _reading(lambda snapshot: snapshot.keys(APP)),  # type: ignore[attr-defined]
    "fingerprint": _reading(lambda snapshot: snapshot.fingerprint(APP, "k")),  # type: ignore[attr-defined]
    "values": _reading(lambda snapshot: snapshot.fingerprint(APP, "k", values=True)),  # type: ignore[attr-defined]
    "usage": _reading(lambda snapshot: snapshot.usage(APP)),  # type: ignore[attr-defined]
    "blob": _reading(lambda snapshot: snapshot.read_blob(APP, "k", "d")),  # type: ignore[attr-defined]
    "commit": lambda store: put(store, "v", timeout=0.0),
    "check": lambda store: store.commit([Check(APP, "k", None)], [], NOW, "id", 0.0),
    "listing": lambda store: store.commit([ListingCheck(APP, "", "1;1;inf;x")], [], NOW, "id", 0.0),
    "turn": _turn,
    "scopes": lambda store: list(store.scopes(None)),
    "all scopes": lambda store: list(store.scopes(None, all_tenants=True)),
    "sweep": lambda store: store.sweep(NOW),
}

# Lies that are true answers of some server; damaged entries are found out when they are decoded.
PLAUSIBLE = {
    *("null", "a number", "an empty array", "a large number", "nulls", "numbers", "a null array", "a word"),
    *("bytes that are no text", "an entry that is cut"),
}


@pytest.fixture(params=LIES)
def liar(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[str, Liar]]:
    monkeypatch.setattr(wire, "MOST_REPLY", 1_000_000)
    monkeypatch.setattr(loop_wire, "MOST_REPLY", 1_000_000)
    monkeypatch.setattr("latebind.memory.store.redis.transport._SHORTEST", 0.05)
    monkeypatch.setattr("latebind.memory.store.redis.commit._RESOLVING", 0.05)
    server = Liar(LIES[request.param], endless=request.param == "no end")
    yield request.param, server
    server.close()


def _outcome(operation: Callable[[RedisStore], object], store: RedisStore) -> object:
    try:
        return operation(store)
    except MemoryApiError as error:
        assert error.code in ("UNAVAILABLE", "UNKNOWN_OUTCOME", "CONFLICT")
        return MemoryApiError


@pytest.mark.parametrize("in_loop", [False, True])
def test_a_server_that_lies(liar: tuple[str, Liar], in_loop: bool) -> None:
    """An error of the memory's, whatever is asked; never an exception of another kind, never a wait without an end."""
    lie, server = liar
    for name, operation in OPERATIONS.items():
        store = opened(server.port, 0.05)

        work = partial(_outcome, operation, store)
        if in_loop:
            store.wait_by(greenlets)
            outcome = asyncio.run(greenlets.run_waiting(work))
        else:
            outcome = work()
        assert outcome is MemoryApiError or lie in PLAUSIBLE or not outcome, (lie, name, outcome)
        store.close()
