"""What happens where a PostgreSQL server lies: truncated, garbled, of other types, of another number, without an end."""

from __future__ import annotations

import socket
import struct
from collections.abc import Iterator

import pytest

from latebind.memory.store.postgres import session
from latebind.memory.store.postgres.backend import PostgresStore
from latebind.memory.store.urls import open_store
from latebind.tests.memory.store.liars import Liar, outcomes
from latebind.tests.postgres_server import missing

pytestmark = pytest.mark.skipif(missing() == "psycopg is not installed", reason="psycopg is not installed")


def message(kind: bytes, body: bytes = b"") -> bytes:
    return kind + struct.pack("!i", len(body) + 4) + body


def rows(*values: tuple[int, bytes | None], number: int = 1) -> bytes:
    """Rows of these types and values, as a statement that was prepared without a description of them gives them."""
    described = b"".join(b"c\0" + struct.pack("!ihihih", 0, 0, kind, -1, -1, 1) for kind, _ in values)
    row = struct.pack("!h", len(values))
    for _, value in values:
        row += struct.pack("!i", -1) if value is None else struct.pack("!i", len(value)) + value
    return message(b"T", struct.pack("!h", len(values)) + described) + message(b"D", row) * number


READY = message(b"Z", b"I")
DONE = message(b"C", b"SELECT 1\0") + READY
BEGUN = message(b"1") + message(b"2")
BOOL, BYTEA, INT8, TEXT, FLOAT8, JSONB, BYTEAS = 16, 17, 20, 25, 701, 3802, 1001

LIES: dict[str, bytes] = {
    "nothing": b"",
    "ready at once": READY,
    "no rows": BEGUN + message(b"T", struct.pack("!h", 0)) + DONE,
    "an empty query": BEGUN + message(b"I") + READY,
    "a cut message": BEGUN + b"D\0\0",
    "a cut row": BEGUN + rows((TEXT, b"string"))[:-3],
    "a null": BEGUN + rows((TEXT, None)) + DONE,
    "nulls": BEGUN + rows(*[(BYTEA, None)] * 5) + DONE,
    "a true": BEGUN + rows((BOOL, b"\1")) + DONE,
    "a number": BEGUN + rows((INT8, b"\0" * 8)) + DONE,
    "a number that is cut": BEGUN + rows((INT8, b"\0\0\0")) + DONE,
    "a float that is cut": BEGUN + rows((FLOAT8, b"")) + DONE,
    "bytes that are no text": BEGUN + rows((TEXT, b"\xff\xfe")) + DONE,
    "an entry that is none": BEGUN + rows((TEXT, b"strange"), (BYTEA, b"\xff"), (FLOAT8, b"\0" * 8)) + DONE,
    "a type that nobody asked for": BEGUN + rows((JSONB, b"\1{}")) + DONE,
    "an array that is cut": BEGUN
    + rows((TEXT, b"x"), (BYTEAS, struct.pack("!iiIii", 1, 0, 17, 9, 1) + b"\0\0\0\7a"))
    + DONE,
    "an array of lengths that are none": BEGUN
    + rows((TEXT, b"x"), (BYTEAS, struct.pack("!iiIii", 1, 0, 17, 2, 1) + b"\xff\xff\xff\xf0" * 2))
    + DONE,
    "many rows": BEGUN + rows((TEXT, b"done"), number=50) + DONE,
    "an error": message(b"E", b"SERROR\0C58000\0Mnobody knows\0\0") + READY,
    "an error without a code": message(b"E", b"\0") + READY,
    "an error that is fatal": message(b"E", b"SFATAL\0C57P01\0Mgo away\0\0"),
    "a copy": BEGUN + message(b"G", b"\0\0\0") + READY,
    "a copy that comes": BEGUN + message(b"H", b"\0\0\0") + message(b"d", b"x") + READY,
    "no PostgreSQL": b"HTTP/1.1 400 Bad Request\r\n\r\n",
    "noise": bytes(range(256)),
    "a negative length": b"D" + struct.pack("!i", -5),
    "a huge length": BEGUN + b"D" + struct.pack("!i", 2**31 - 1),
    "more than was asked for": (BEGUN + rows((TEXT, b"done")) + DONE) * 3,
    "no end": BEGUN + rows((TEXT, b"x" * 1_000), number=64),
}


class PostgresLiar(Liar):
    """It greets as it should."""

    def _serve(self, client: socket.socket) -> None:
        client.recv(65_536)
        settings = b"".join(
            message(b"S", name + b"\0" + value + b"\0")
            for name, value in ((b"server_version", b"15.1"), (b"client_encoding", b"UTF8"))
        )
        client.sendall(message(b"R", b"\0\0\0\0") + settings + message(b"K", b"\0" * 8) + READY)
        while data := client.recv(65_536):
            if data[-5:] != message(b"S") and data[:1] != b"Q":
                continue
            client.sendall(self._lie)
            while self._endless:
                client.sendall(rows((TEXT, b"x" * 1_000), number=64).partition(b"D")[2])
            if not self._lie:
                return


@pytest.fixture(params=LIES)
def liar(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Liar]:
    monkeypatch.setattr(session, "MOST_ANSWER", 1_000_000)
    monkeypatch.setattr(session, "_GRACE", 0.05)
    server = PostgresLiar(LIES[request.param], endless=request.param == "no end")
    yield server
    server.close()


@pytest.mark.parametrize(("in_loop", "opened"), [(False, True), (True, False)])
def test_a_server_that_lies(liar: Liar, in_loop: bool, opened: bool) -> None:
    """An error of the memory's, whatever is asked; never an exception of another kind, never a wait without an end."""
    url = f"postgresql://u@127.0.0.1:{liar.port}/d?sslmode=disable&gssencmode=disable"

    def make() -> PostgresStore:
        store = open_store(url, 0.05)
        assert isinstance(store, PostgresStore)
        store.database.ready = opened
        return store

    assert outcomes("=1", make, in_loop=in_loop)
