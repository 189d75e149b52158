"""What happens where a Redis server lies: cut, garbled, of other types, of another number, without an end."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest

from latebind.grammar.errors import MemoryApiError
from latebind.memory.store.redis import loop_wire, wire
from latebind.memory.store.urls import open_store
from latebind.tests.memory.store.liars import Liar, operations, outcome, outcomes
from latebind.tests.waiting import end

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
    "a map whose key is an array": b"%1\r\n*1\r\n:1\r\n+a\r\n",
    "a huge array": b"*4000000000\r\n",
    "more than was asked for": b":1\r\n:2\r\n:3\r\n",
    "no end": b"$400000000\r\n",
}


class RedisLiar(Liar):
    """It greets as it should."""

    def _serve(self, client: socket.socket) -> None:
        reader = wire.make_reader()
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
    server = RedisLiar(LIES[request.param], endless=request.param == "no end")
    yield request.param, server
    server.close()


@pytest.mark.parametrize("in_loop", [False, True])
def test_a_server_that_lies(liar: tuple[str, Liar], in_loop: bool) -> None:
    """An error of the memory's, whatever is asked; never an exception of another kind, never a wait without an end."""
    lie, server = liar
    url = f"redis://127.0.0.1:{server.port}/0"
    for name, found in outcomes("1;1;inf;x", lambda: open_store(url, 0.05), in_loop=in_loop).items():
        assert found is MemoryApiError or lie in PLAUSIBLE or not found, (lie, name, found)


# What Sentinels, and servers of clusters, may name.
PLACES = {
    "a port that is none": b"*2\r\n$9\r\n127.0.0.1\r\n$1\r\nx\r\n",
    "a port that is too large": b"*2\r\n$9\r\n127.0.0.1\r\n$9\r\n999999999\r\n",
    "a path of a socket": b"*2\r\n$4\r\n/tmp\r\n$1\r\n0\r\n",
    "a host alone": b"*1\r\n$1\r\nx\r\n",
    "a host with NUL": b"*2\r\n$3\r\na\x00b\r\n$1\r\n7\r\n",
    "a map of texts": b"*1\r\n*3\r\n$1\r\na\r\n$1\r\nb\r\n*2\r\n$1\r\nh\r\n:1\r\n",
    "a map with another port": b"*1\r\n*3\r\n:0\r\n:16383\r\n*2\r\n$9\r\n127.0.0.1\r\n:99999999\r\n",
    "a map with a host of bytes": b"*1\r\n*3\r\n:0\r\n:16383\r\n*2\r\n$1\r\n\xff\r\n:7\r\n",
    "a map without an end": b"*1\r\n*3\r\n:0\r\n:9999999999\r\n*2\r\n$9\r\n127.0.0.1\r\n:7\r\n",
    "a redirection to a socket": b"-MOVED 1 /tmp:0\r\n",
}
ENDLESS = {"no end", "nothing", "cut", "cut in a number"}  # which one server is asked about


@pytest.mark.parametrize("url", ["redis+sentinel://127.0.0.1:{}/name", "redis+cluster://127.0.0.1:{}"])
@pytest.mark.parametrize("lie", sorted({*LIES, *PLACES} - ENDLESS))
def test_who_says_where_the_servers_are_lies(url: str, lie: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("latebind.memory.store.redis.transport._SHORTEST", 0.05)
    server = RedisLiar({**LIES, **PLACES}[lie], endless=False)
    try:
        for asked in (True, False):
            found = outcome(operations("1;1;inf;x")["read"], open_store(url.format(server.port), 0.05), in_loop=asked)
            assert found is MemoryApiError
    finally:
        server.close()


def test_a_reply_that_nobody_asked_for_is_not_the_next_answer() -> None:
    server = RedisLiar(LIES["more than was asked for"], endless=False)
    try:
        until = end()
        connection = wire.Connection(wire.Node("127.0.0.1", server.port), wire.Login(), until)
        with pytest.raises(wire.Lost, match="nobody asked for") as caught:
            connection.call(wire.pack([("INCR", "k")]), 1, until)
        assert caught.value.sent
    finally:
        server.close()
