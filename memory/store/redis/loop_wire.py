"""Connections in event loops: one for each server, that all tasks of the loop share.

What is sent in one turn of the loop leaves in one write, and replies come in the order of the commands. A task that is
cancelled leaves its place in the queue, and its reply is dropped.
"""

from __future__ import annotations

import asyncio
import math
from collections import deque
from collections.abc import AsyncGenerator, Callable
from time import monotonic
from typing import Any, cast

from latebind.memory.store.redis.wire import (
    MOST_REPLY,
    Garbage,
    Greeting,
    Login,
    Lost,
    Node,
    make_reader,
    next_reply,
    pack,
    read_greeting,
)

_AT_ONCE = 64  # replies that are handled before others of the loop have their turn


class _Call:
    """A call whose replies are awaited until the moment `until`, by `time.monotonic`."""

    __slots__ = ("count", "future", "replies", "until")

    def __init__(self, count: int, future: asyncio.Future[list[Any]], until: float) -> None:
        self.count = count
        self.future = future
        self.until = until
        self.replies: list[Any] = []


class LoopConnection(asyncio.Protocol):
    """One connection of one loop, of many calls at a time. After a failure it is `lost`, and of no use."""

    def __init__(self) -> None:
        self.lost: str | None = None
        self.greeting: Greeting | None = None
        self._loop = asyncio.get_running_loop()
        self._reader = make_reader()
        self._calls: deque[_Call] = deque()
        self._unsent: list[bytes] = []
        self._received = 0
        self._handling = False
        self._timer: asyncio.TimerHandle | None = None
        self._looks_at = math.inf  # when the timer looks for calls that have waited for too long
        self._transport: asyncio.Transport | None = None

    async def greet(self, login: Login, until: float) -> None:
        """Introduce itself."""
        commands = login.greeting()
        self.greeting = read_greeting(login, await self.call(pack(commands), len(commands), until))

    def call(self, packed: bytes, count: int, until: float) -> asyncio.Future[list[Any]]:
        """The replies to `count` packed commands, to be awaited; a Refusal is one of them."""
        if self.lost is not None:
            raise Lost(self.lost, sent=False)
        future: asyncio.Future[list[Any]] = self._loop.create_future()
        self._calls.append(_Call(count, future, until))
        if not self._unsent:
            self._loop.call_soon(self._send)
        self._unsent.append(packed)
        if until < self._looks_at:
            self._look_at(until)
        return future

    def _look_at(self, until: float) -> None:
        if self._timer is not None:
            self._timer.cancel()
        self._looks_at = until
        self._timer = self._loop.call_later(max(until - monotonic(), 0.001), self._look)

    def _look(self) -> None:
        """A server that does not answer in time may answer out of time: nobody uses the connection after that."""
        self._timer, self._looks_at = None, math.inf
        if self._calls:
            first = min(call.until for call in self._calls)
            if first <= monotonic():
                self.fail("no reply in time")
            else:
                self._look_at(first)

    def _send(self) -> None:
        if self._transport is None:  # some loops say that they have connected before they say to what
            return
        packed, self._unsent = self._unsent, []
        if packed:
            self._transport.write(b"".join(packed))

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)  # uvloop's is none of asyncio's classes
        self._send()

    def data_received(self, data: bytes) -> None:
        self._received += len(data)
        if self._received > MOST_REPLY:
            return self.fail("a reply without an end")
        try:
            self._reader.feed(data)
        except Garbage as error:
            return self.fail(str(error))
        if not self._handling:
            self._handle()

    def _handle(self) -> None:
        self._handling = False
        for _ in range(_AT_ONCE):
            try:
                reply = next_reply(self._reader)
            except Garbage as error:
                return self.fail(str(error))
            if reply is False:
                return
            if not self._calls:
                return self.fail("a reply that nobody asked for")
            self._received = 0
            call = self._calls[0]
            call.replies.append(reply)
            if len(call.replies) == call.count:
                self._calls.popleft()
                if not call.future.done():
                    call.future.set_result(call.replies)
        self._handling = True
        self._loop.call_soon(self._handle)

    def connection_lost(self, exc: Exception | None) -> None:
        self.fail("it closed the connection")

    def fail(self, reason: str) -> None:
        """Give up: what was sent, or was about to be, is lost."""
        if self.lost is None:
            self.lost = reason
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if self._transport is not None:
            self._transport.abort()
        while self._calls:
            call = self._calls.popleft()
            if not call.future.done():
                call.future.set_exception(Lost(reason, sent=True))


class LoopPool:
    """The connections of one event loop, one for each server. They close when the loop is shut down."""

    def __init__(self, login: Callable[[Node], Login]) -> None:
        self._login = login
        self._connections: dict[Node, LoopConnection] = {}
        self._connecting: dict[Node, asyncio.Task[LoopConnection]] = {}
        self._guard: AsyncGenerator[None, None] | None = None

    def connected(self, node: Node) -> LoopConnection | None:
        """The connection to a server, None where there is none yet."""
        connection = self._connections.get(node)
        return None if connection is None or connection.lost is not None else connection

    async def connect(self, node: Node, until: float) -> LoopConnection:
        """Connect to a server, once for all who ask meanwhile."""
        if self._guard is None:
            self._guard = self._until_shutdown()
            await self._guard.asend(None)
        task = self._connecting.get(node)
        if task is None:
            task = asyncio.get_running_loop().create_task(self._open(node, until))
            self._connecting[node] = task
            task.add_done_callback(lambda _: self._connecting.pop(node, None))
        await asyncio.wait([task])  # which goes on where one that waits for it is cancelled
        return task.result()

    async def _open(self, node: Node, until: float) -> LoopConnection:
        loop, connection, login = asyncio.get_running_loop(), LoopConnection(), self._login(node)
        try:
            async with asyncio.timeout(max(until - monotonic(), 0.001)):
                if node.port:
                    await loop.create_connection(lambda: connection, node.host, node.port, ssl=login.tls)
                else:
                    await loop.create_unix_connection(lambda: connection, node.host)
        except (OSError, ValueError) as error:
            strerror = error.strerror if isinstance(error, OSError) else None
            reason = "no reply in time" if isinstance(error, TimeoutError) else (strerror or str(error)).lower()
            raise Lost(reason, sent=False) from error
        try:
            await connection.greet(login, until)
        except Lost as error:
            raise Lost(error.reason, sent=False) from error
        except BaseException:
            connection.fail("no greeting")
            raise
        self._connections[node] = connection
        return connection

    async def _until_shutdown(self) -> AsyncGenerator[None, None]:
        # A loop that is shut down closes the asynchronous generators that are left open, and so these connections.
        try:
            yield
        finally:
            self.close()

    def close(self) -> None:
        """Close them all."""
        for connection in self._connections.values():
            connection.fail("the store was closed")
        self._connections.clear()
