"""Servers that lie, and everything that a store asks of a server: for the tests of each kind of server."""

from __future__ import annotations

import asyncio
import socket
import threading
from abc import ABC, abstractmethod
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial

from latebind.grammar.errors import MemoryApiError
from latebind.host import greenlets
from latebind.memory.store.conformance.base import APP, NOW, text
from latebind.memory.store.protocol import Check, Delete, ListingCheck, Put, Remote, Snapshot, Store

Operation = Callable[[Store], object]


class Liar(ABC):
    """A server that lets in whoever comes, and then says what it is told to; `endless`: for ever."""

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
                threading.Thread(target=self._talk, args=(client,), daemon=True).start()

    def _talk(self, client: socket.socket) -> None:
        with suppress(OSError), client:
            self._serve(client)

    @abstractmethod
    def _serve(self, client: socket.socket) -> None:
        """Greet a client, and lie to it, until this returns or the client is gone (OSError)."""

    def close(self) -> None:
        self._listener.close()


def _reading(work: Callable[[Snapshot], object]) -> Operation:
    def read(store: Store) -> object:
        with store.snapshot(NOW) as snapshot:
            return work(snapshot)

    return read


def _turn(store: Store) -> object:
    with store.turn(None, NOW, 0.0) as turn:
        return turn.read(APP, "k"), turn.commit([Put(APP, "k", text("v"))])


def operations(fingerprint: str) -> dict[str, Operation]:
    """What can be asked of a store, by name; `fingerprint` is one as its listings have them."""
    return {
        "read": _reading(lambda snapshot: snapshot.read(APP, "k")),
        "read_many": _reading(lambda snapshot: snapshot.read_many([(APP, "k"), (APP, "l")])),
        "written_at": _reading(lambda snapshot: snapshot.written_at(APP, "k")),
        "keys": _reading(lambda snapshot: snapshot.keys(APP)),
        "keys of a prefix": _reading(lambda snapshot: snapshot.keys(APP, "k")),
        "fingerprint": _reading(lambda snapshot: snapshot.fingerprint(APP, "k")),
        "values": _reading(lambda snapshot: snapshot.fingerprint(APP, "k", values=True)),
        "usage": _reading(lambda snapshot: snapshot.usage(APP)),
        "blob": _reading(lambda snapshot: snapshot.read_blob(APP, "k", "d")),
        "put": lambda store: store.commit([], [Put(APP, "k", text("v"))], NOW, "id", 0.0),
        "delete": lambda store: store.commit([], [Delete(APP, "k")], NOW, "id", 0.0),
        "check": lambda store: store.commit([Check(APP, "k", None)], [], NOW, "id", 0.0),
        "listing": lambda store: store.commit([ListingCheck(APP, "", fingerprint)], [], NOW, "id", 0.0),
        "turn": _turn,
        "scopes": lambda store: list(store.scopes(None)),
        "all scopes": lambda store: list(store.scopes(None, all_tenants=True)),
        "sweep": lambda store: store.sweep(NOW),
    }


_AT_ONCE = 4  # as most of the time is waited


def outcomes(fingerprint: str, make: Callable[[], Store], *, in_loop: bool) -> dict[str, object]:
    """What each operation comes to, on a store of its own."""
    asked = operations(fingerprint)
    with ThreadPoolExecutor(_AT_ONCE) as threads:
        found = threads.map(lambda operation: outcome(operation, make(), in_loop=in_loop), asked.values())
        return dict(zip(asked, found, strict=True))


def outcome(operation: Operation, store: Store, *, in_loop: bool) -> object:
    """What an operation gives; MemoryApiError itself where it raises one of those that a sick server may cause.

    `in_loop`: asked by a task of an event loop. Closes the store.
    """
    work = partial(_asked, operation, store)
    if not in_loop:
        found = work()
    else:
        assert isinstance(store, Remote)
        store.wait_by(greenlets)
        found = asyncio.run(greenlets.run_waiting(work))
    store.close()
    return found


def _asked(operation: Operation, store: Store) -> object:
    try:
        return operation(store)
    except MemoryApiError as error:
        assert error.code in ("UNAVAILABLE", "UNKNOWN_OUTCOME", "CONFLICT")
        return MemoryApiError
