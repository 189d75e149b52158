"""What happens where a PostgreSQL server lies: truncated, garbled, of other types, of another number, without an end."""

from __future__ import annotations

import asyncio
import socket
import struct
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial

import pytest

from latebind.grammar.errors import MemoryApiError
from latebind.host import greenlets
from latebind.memory.store.conformance.base import APP, NOW, text
from latebind.memory.store.postgres import connections, session
from latebind.memory.store.postgres.backend import PostgresStore
from latebind.memory.store.postgres.reader import PostgresSnapshot
from latebind.memory.store.protocol import Check, Delete, ListingCheck, Put
from latebind.memory.store.urls import open_store
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


class Liar:
    """A server that lets in whoever comes, and then says what it is told to."""

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
        with suppress(OSError), client:
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

    def close(self) -> None:
        self._listener.close()


def _reading(work: Callable[[PostgresSnapshot], object]) -> Callable[[PostgresStore], object]:
    def read(store: PostgresStore) -> object:
        with store.snapshot(NOW) as snapshot:
            return work(snapshot)

    return read


def _turn(store: PostgresStore) -> object:
    with store.turn(None, NOW, 0.0) as turn:
        return turn.read(APP, "k"), turn.commit([Put(APP, "k", text("v"))])


OPERATIONS: dict[str, Callable[[PostgresStore], object]] = {
    "read": _reading(lambda snapshot: snapshot.read(APP, "k")),
    "read_many": _reading(lambda snapshot: snapshot.read_many([(APP, "k"), (APP, "l")])),
    "written_at": _reading(lambda snapshot: snapshot.written_at(APP, "k")),
    "keys": _reading(lambda snapshot: snapshot.keys(APP)),
    "fingerprint": _reading(lambda snapshot: (snapshot.fingerprint(APP, "k"), snapshot.keys(APP, "k"))),
    "values": _reading(lambda snapshot: snapshot.fingerprint(APP, "k", values=True)),
    "usage": _reading(lambda snapshot: snapshot.usage(APP)),
    "blob": _reading(lambda snapshot: snapshot.read_blob(APP, "k", "d")),
    "put": lambda store: store.commit([], [Put(APP, "k", text("v"))], NOW, "id", 0.0),
    "delete": lambda store: store.commit([], [Delete(APP, "k")], NOW, "id", 0.0),
    "check": lambda store: store.commit([Check(APP, "k", None)], [], NOW, "id", 0.0),
    "listing": lambda store: store.commit([ListingCheck(APP, "", "=1")], [], NOW, "id", 0.0),
    "turn": _turn,
    "scopes": lambda store: list(store.scopes(None)),
    "sweep": lambda store: store.sweep(NOW),
}


@pytest.fixture(params=LIES)
def liar(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Liar]:
    monkeypatch.setattr(session, "MOST_ANSWER", 1_000_000)
    monkeypatch.setattr(connections, "_GRACE", 0.05)
    server = Liar(LIES[request.param], endless=request.param == "no end")
    yield server
    server.close()


def _outcome(operation: Callable[[PostgresStore], object], store: PostgresStore) -> object:
    try:
        return operation(store)
    except MemoryApiError as error:
        assert error.code in ("UNAVAILABLE", "UNKNOWN_OUTCOME", "CONFLICT")
        return MemoryApiError


@pytest.mark.parametrize(("in_loop", "opened"), [(False, True), (True, False)])
def test_a_server_that_lies(liar: Liar, in_loop: bool, opened: bool) -> None:
    """An error of the memory's, whatever is asked; never an exception of another kind, never a wait without an end."""
    url = f"postgresql://u@127.0.0.1:{liar.port}/d?sslmode=disable&gssencmode=disable"
    for operation in OPERATIONS.values():
        store = open_store(url, 0.05)
        assert isinstance(store, PostgresStore)
        store._open = opened
        work = partial(_outcome, operation, store)
        if in_loop:
            store.wait_by(greenlets)
            asyncio.run(greenlets.run_waiting(work))
        else:
            work()
        store.close()
