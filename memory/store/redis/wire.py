"""Connections that block: commands out, replies in, each call with an end in time and a most of bytes.

Nothing is sent twice here. A call whose reply did not come says whether the server may have seen it.
"""

from __future__ import annotations

import _socket
import os
import socket
import ssl
from collections.abc import Sequence
from struct import Struct
from time import monotonic
from typing import Any, NamedTuple

import hiredis

from latebind.grammar.record import Record

Command = Sequence[bytes | str | int | float]

MOST_REPLY = 256 * 1024 * 1024  # bytes that the replies to one call may have
_CHUNK = 65_536
_ABOUT = 0.02  # seconds by which a call may take longer than it should
_SYSTEM_WAITS = os.name == "posix"  # whether a socket's timeout can be left to the system
_TIMEVAL = Struct("@ll")


class Node(NamedTuple):
    """Where a server listens; without a port, `host` is the path of a socket."""

    host: str
    port: int = 0

    def __str__(self) -> str:
        return f"{self.host}:{self.port}" if self.port else self.host


class Login(Record):
    """How a connection introduces itself: user, password, database, TLS. A Sentinel has neither databases nor a clock."""

    username: str | None = None
    password: str | None = None
    database: int = 0
    tls: ssl.SSLContext | None = None
    sentinel: bool = False

    def greeting(self) -> list[Command]:
        """The first commands of a connection."""
        found: list[Command] = []
        if self.password is not None:
            found.append(("AUTH", self.password) if self.username is None else ("AUTH", self.username, self.password))
        found.append(("HELLO", "2"))
        if self.database:
            found.append(("SELECT", self.database))
        if not self.sentinel:
            found.append(("TIME",))
        return found


class Refusal(Exception):
    """An error reply. `kind` is its first word: `WRONGTYPE`, `NOPERM`, `MOVED`."""

    def __init__(self, text: str | bytes = "") -> None:
        self.text = text.decode("utf-8", "replace") if isinstance(text, bytes) else str(text)
        self.kind = self.text.partition(" ")[0]
        super().__init__(self.text)


class Garbage(Exception):
    """Bytes that are no reply."""


class Lost(Exception):
    """A call got no reply. `sent`: the server may have done what it asks for."""

    def __init__(self, reason: str, *, sent: bool) -> None:
        super().__init__(reason)
        self.reason = reason
        self.sent = sent


class Greeting(NamedTuple):
    """What a server says of itself: `offset` is its clock, in seconds since the epoch, less our monotonic one."""

    functions: bool
    version: str
    offset: float


def make_reader() -> Any:
    """A parser of replies: `feed` it, then ask for the `next_reply`."""
    return hiredis.Reader(protocolError=Garbage, replyError=Refusal)


def next_reply(reader: Any) -> Any:
    """The next reply, False where it has not come whole. Raises Garbage."""
    try:
        return reader.gets()
    except TypeError:
        raise Garbage("a map whose keys are no texts") from None
    except MemoryError:
        raise Garbage("a reply that does not fit into memory") from None


_TEXT = (str, bytes)


def pack(commands: Sequence[Command]) -> bytes:
    """Commands as they are sent."""
    packed: list[bytes] = [hiredis.pack_command(_written(command)) for command in commands]  # type: ignore[arg-type]  # of any length
    return packed[0] if len(packed) == 1 else b"".join(packed)


def _written(command: Command) -> tuple[str | bytes, ...]:
    """A command's parts as text. hiredis asks numbers for theirs, and ends the process where a handler of the host's for a
    signal, as for Ctrl-C, raises an exception meanwhile."""
    return tuple([part if isinstance(part, _TEXT) else repr(part) for part in command])


def read_greeting(login: Login, replies: Sequence[Any]) -> Greeting:
    """What the replies to `login.greeting()` say; raises the Refusal that is among them."""
    for reply in replies:
        if isinstance(reply, Refusal):
            raise reply
    hello, time = replies[1 if login.password is not None else 0], replies[-1]
    try:
        said = {key: value for key, value in zip(hello[::2], hello[1::2], strict=True) if isinstance(value, bytes)}
        version, server = said[b"version"].decode(), said[b"server"].decode()
        offset = 0.0 if login.sentinel else offset_of(time)
        has_functions = server == "valkey" or int(version.partition(".")[0]) >= 7
        return Greeting(has_functions, f"{server} {version}", offset)
    except (LookupError, TypeError, ValueError, AttributeError) as error:
        raise Garbage("no greeting of a Redis server") from error


def offset_of(time: Any) -> float:
    """How far the server's clock, in seconds since the epoch, is ahead of our monotonic one, by its reply to TIME. Raises
    Garbage."""
    try:
        return int(time[0]) + int(time[1]) / 1e6 - monotonic()
    except (LookupError, TypeError, ValueError) as error:
        raise Garbage("no time") from error


class Connection:
    """One connection, of one call at a time. After a `Lost` it is of no use."""

    def __init__(self, node: Node, login: Login, until: float) -> None:
        self.node = node
        self.used_at = monotonic()
        self._reader = make_reader()
        self._patience = -1.0  # seconds that the socket waits
        try:
            self._socket = _connect(node, login, until)
        except (OSError, ValueError) as error:
            raise Lost(_reason(error), sent=False) from error
        # Python looks whether a socket with a timeout is ready before each of its calls: twice as many of the system's.
        # Sockets of gevent and its like never wait in a call; they only know the timeouts of Python's.
        plain = isinstance(self._socket, _socket.socket) and not isinstance(self._socket, ssl.SSLSocket)
        self._system_waits = _SYSTEM_WAITS and plain
        if self._system_waits:
            self._socket.settimeout(None)
        try:
            commands = login.greeting()
            self.greeting = read_greeting(login, self.call(pack(commands), len(commands), until))
        except Lost as error:
            self.close()
            raise Lost(error.reason, sent=False) from error
        except BaseException:
            self.close()
            raise

    def call(self, packed: bytes, count: int, until: float) -> list[Any]:
        """The replies to `count` packed commands; a Refusal is one of them."""
        received, sent = 0, False
        replies: list[Any] = []
        reader, connection = self._reader, self._socket
        try:
            left = until - monotonic()
            if not -_ABOUT <= self._patience - left <= _ABOUT:
                self._wait_at_most(left)
            sent = True
            if (part := connection.send(packed)) < len(packed):
                self._send_rest(memoryview(packed)[part:], until)
            while True:
                data = connection.recv(_CHUNK)
                received += len(data)
                if not data:
                    raise ConnectionError("it closed the connection")
                if received > MOST_REPLY:
                    raise Garbage("a reply without an end")
                reader.feed(data)
                while len(replies) < count and (reply := next_reply(reader)) is not False:
                    replies.append(reply)
                if len(replies) == count:
                    if reader.has_data():
                        raise Garbage("a reply that nobody asked for")
                    self.used_at = monotonic()
                    return replies
                self._wait_until(until)
        except (OSError, Garbage) as error:
            self.close()
            raise Lost(_reason(error), sent=sent) from error
        except BaseException:
            self.close()  # a reply that comes late would be taken for that of the next call
            raise

    def _send_rest(self, packed: memoryview, until: float) -> None:
        """Send what the system has not taken yet."""
        while packed:
            self._wait_until(until)
            packed = packed[self._socket.send(packed) :]

    def _wait_until(self, until: float) -> None:
        left = until - monotonic()
        if left <= 0:
            raise TimeoutError
        # To set it is a call of the system: not where it is almost the same.
        if not -_ABOUT <= self._patience - left <= _ABOUT:
            self._wait_at_most(left)

    def _wait_at_most(self, seconds: float) -> None:
        self._patience = max(seconds, 0.001)
        if self._system_waits:
            limit = _TIMEVAL.pack(int(self._patience), int(self._patience % 1 * 1_000_000))
            self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVTIMEO, limit)
            self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_SNDTIMEO, limit)
        else:
            self._socket.settimeout(self._patience)

    def is_alive(self) -> bool:
        """Whether the server has not closed it, as far as can be told without a call."""
        try:
            if isinstance(self._socket, ssl.SSLSocket):
                return False  # its next bytes cannot be looked at
            if self._system_waits:
                self._socket.recv(1, socket.MSG_PEEK | socket.MSG_DONTWAIT)
            else:
                self._patience = -1.0
                self._socket.settimeout(0)
                self._socket.recv(1, socket.MSG_PEEK)
            return False  # closed, or out of step
        except (BlockingIOError, InterruptedError):
            return True
        except OSError:
            return False

    def close(self) -> None:
        """Close it. A second time it does nothing."""
        self._socket.close()


def _connect(node: Node, login: Login, until: float) -> socket.socket:
    seconds = max(until - monotonic(), 0.001)
    if not node.port:
        found = socket.socket(socket.AF_UNIX)
        found.settimeout(seconds)
        try:
            found.connect(node.host)
        except BaseException:
            found.close()
            raise
        return found
    found = socket.create_connection((node.host, node.port), seconds)
    try:
        found.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        found.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
        return found if login.tls is None else login.tls.wrap_socket(found, server_hostname=node.host)
    except BaseException:
        found.close()
        raise


def _reason(error: Exception) -> str:
    if isinstance(error, (TimeoutError, BlockingIOError)):  # the latter where the system waits
        return "no reply in time"
    if isinstance(error, ssl.SSLError):
        return f"TLS failed: {error.reason or error}"
    if isinstance(error, OSError) and error.strerror:
        return error.strerror.lower()
    return str(error)
