"""A link between a client and a server of this machine, which a test cuts, holds up and repairs."""

from __future__ import annotations

import socket
import threading
from contextlib import suppress


class Link:
    """Passes bytes on to a port. New connections and those that are open do what it is told, at once."""

    def __init__(self, port: int, host: str = "127.0.0.1") -> None:
        self.target = port
        self._listener = socket.create_server((host, 0))
        self.host = host
        self.port: int = self._listener.getsockname()[1]
        self.is_cut = False
        self._lose: tuple[bytes, ...] = ()
        self._hold: tuple[bytes, ...] = ()
        self._strand = False
        self.lost = threading.Event()  # a reply was lost
        self.held = threading.Event()  # a request is held up
        self._go_on = threading.Event()
        self.delivered = threading.Event()  # what was held up has reached the server
        self._open: set[socket.socket] = set()
        self._flowing = threading.Event()
        self._flowing.set()
        threading.Thread(target=self._accept, daemon=True).start()

    def lose_reply(self, *request: bytes) -> None:
        """Lose the reply to the next request with some of these bytes in it, and the connection."""
        self._lose = request

    def hold_request(self, *request: bytes, strand: bool = False) -> None:
        """Hold up the next request with some of these bytes in it until `release`, whatever becomes of who has sent it.

        `strand`: who has sent it loses the connection at once.
        """
        self._strand = strand
        self.held.clear()
        self.delivered.clear()
        self._go_on.clear()
        self._hold = request

    def release(self) -> None:
        """Let what is held up reach the server. Once that has answered, `delivered` is set."""
        self._go_on.set()

    def cut(self) -> None:
        """End all connections, and refuse new ones."""
        self.is_cut = True
        for each in list(self._open):
            _end(each)

    def freeze(self) -> None:
        """Pass nothing on, and tell nobody: connections stay open, and new ones are taken and not answered."""
        self._flowing.clear()

    def thaw(self) -> None:
        """Pass on what has come meanwhile."""
        self._flowing.set()

    def repair(self) -> None:
        """Let new connections through."""
        self.is_cut = False

    def close(self) -> None:
        """End it."""
        self._go_on.set()
        self.thaw()
        self.cut()
        _end(self._listener)

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                client, _ = self._listener.accept()
                if self.is_cut:
                    _end(client)
                    continue
                try:
                    server = socket.create_connection(("127.0.0.1", self.target))
                except OSError:
                    _end(client)
                    continue
                self._open |= {client, server}
                if self.is_cut:
                    self.cut()
                ends = client, server, threading.Event(), threading.Event()
                threading.Thread(target=self._requests, args=ends, daemon=True).start()
                threading.Thread(target=self._replies, args=ends, daemon=True).start()

    def _requests(
        self, client: socket.socket, server: socket.socket, losing: threading.Event, late: threading.Event
    ) -> None:
        with suppress(OSError):
            while data := client.recv(1 << 20):
                if any(each in data for each in self._lose):
                    self._lose = ()
                    losing.set()
                if any(each in data for each in self._hold):
                    self._hold = ()
                    late.set()
                    self.held.set()
                    if self._strand:
                        _end(client)
                    self._go_on.wait()
                self._flowing.wait()
                server.sendall(data)
        if not late.is_set():
            _end(server)

    def _replies(
        self, client: socket.socket, server: socket.socket, losing: threading.Event, late: threading.Event
    ) -> None:
        with suppress(OSError):
            while data := server.recv(1 << 20):
                if late.is_set():
                    self.delivered.set()
                if losing.is_set():
                    self.lost.set()
                    break
                self._flowing.wait()
                client.sendall(data)
        _end(client)
        _end(server)


def _end(one: socket.socket) -> None:
    with suppress(OSError):
        one.shutdown(socket.SHUT_RDWR)
    with suppress(OSError):
        one.close()
