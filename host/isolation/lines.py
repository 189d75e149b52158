"""The runtime's end of the line to a worker: it sends and receives frames, and never waits without an end.

Within an event loop the task waits, and others go on; elsewhere the thread does.
"""

from __future__ import annotations

import socket
from time import monotonic
from typing import TYPE_CHECKING

from latebind.host.greenlets import can_wait, wait
from latebind.host.isolation.frames import HEADER
from latebind.host.isolation.violations import LONGEST, Violation

if TYPE_CHECKING:
    import asyncio

_CHUNK = 1 << 16
_LEAST = 256  # bytes that a frame counts as, at least: reading one takes time, too


class Late(BaseException):
    """The worker did not answer in time."""


class Gone(BaseException):
    """The worker has ended."""


class Line:
    """A socket. `traffic` is how many bytes the worker may send until it is set anew."""

    def __init__(self, sock: socket.socket) -> None:
        self.sock = sock
        self.traffic = LONGEST
        self._buffer = bytearray()

    def close(self) -> None:
        self.sock.close()

    def send(self, payload: bytes, seconds: float, *, still: bool = False) -> None:
        """Send a frame. `still`: nothing else may happen in this thread meanwhile, event loop or not."""
        data = memoryview(HEADER.pack(len(payload)) + payload)
        try:
            self.sock.settimeout(0)
            try:
                data = data[self.sock.send(data) :]
            except BlockingIOError:
                pass
            if not data:
                return
            if can_wait() and not still:
                wait(_send_all(self.sock, data, seconds))
            else:
                self.sock.settimeout(max(0.001, seconds))
                self.sock.sendall(data)
        except TimeoutError:
            raise Late from None
        except OSError:
            raise Gone from None

    def receive(self, seconds: float, *, still: bool = False) -> bytes:
        """The next frame's payload. Raises Late, Gone, and Violation where it is larger than it may be."""
        buffer, until = self._buffer, monotonic() + seconds
        while len(buffer) < HEADER.size:
            buffer += self._some(_CHUNK, until, still)
        (length,) = HEADER.unpack_from(buffer)
        self.traffic -= max(length, _LEAST)
        if length > LONGEST or self.traffic < 0:
            raise Violation("too much")
        end = HEADER.size + length
        while len(buffer) < end:
            buffer += self._some(max(_CHUNK, end - len(buffer)), until, still)
        payload = bytes(memoryview(buffer)[HEADER.size : end])
        del buffer[:end]
        return payload

    @property
    def quiet(self) -> bool:
        """Whether nothing is left to read of what was received."""
        return not self._buffer

    @property
    def waits(self) -> bool:
        """Whether the worker is there and has said nothing, as one that idles."""
        self.sock.settimeout(0)
        try:
            self.sock.recv(1, socket.MSG_PEEK)
        except BlockingIOError:
            return True
        except OSError:
            pass
        return False

    def _some(self, size: int, until: float, still: bool) -> bytes:
        left = until - monotonic()
        if left <= 0:
            raise Late
        try:
            if can_wait() and not still:
                data = wait(_readable(self.sock, size, left))
            else:
                self.sock.settimeout(left)
                data = self.sock.recv(size)
        except TimeoutError:
            raise Late from None
        except OSError:
            raise Gone from None
        if not data:
            raise Gone
        return data


async def _readable(sock: socket.socket, size: int, seconds: float) -> bytes:
    """What can be read from a socket, once something can."""
    import asyncio

    sock.settimeout(0)
    try:
        return sock.recv(size)
    except BlockingIOError:
        pass
    loop = asyncio.get_running_loop()
    arrived: asyncio.Future[None] = loop.create_future()
    timer = loop.call_later(seconds, _settle, arrived)
    loop.add_reader(sock.fileno(), _settle, arrived)
    try:
        await arrived
    finally:
        timer.cancel()
        loop.remove_reader(sock.fileno())
    try:
        return sock.recv(size)
    except BlockingIOError:
        raise TimeoutError from None


def _settle(future: asyncio.Future[None]) -> None:
    if not future.done():
        future.set_result(None)


async def _send_all(sock: socket.socket, data: memoryview, seconds: float) -> None:
    import asyncio

    async with asyncio.timeout(seconds):
        await asyncio.get_running_loop().sock_sendall(sock, data)
