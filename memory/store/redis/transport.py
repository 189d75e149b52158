"""Asking the right server: connections that are used again, redirections, and what may be asked a second time.

A refusal is certain: nothing was done, so it may be asked again, elsewhere or later. A call whose reply was lost is
asked again only where that does no harm; of a commit, `commit.py` finds out what happened. Code that runs for a task of
an event loop waits by `Waiting`; other code blocks.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Sequence
from time import monotonic, sleep
from typing import Any

from latebind.memory.store.protocol import Waiting
from latebind.memory.store.redis import functions
from latebind.memory.store.redis.address import RedisAddress
from latebind.memory.store.redis.errors import closed, damaged, translate, unreachable
from latebind.memory.store.redis.layout import slot_of
from latebind.memory.store.redis.loop_wire import LoopConnection, LoopPool
from latebind.memory.store.redis.topology import make_topology, node_at
from latebind.memory.store.redis.wire import (
    Command,
    Connection,
    Garbage,
    Greeting,
    Login,
    Lost,
    Node,
    Refusal,
    offset_of,
    pack,
)

_MOST_IDLE = 16  # connections to one server that are kept for the next who asks
_IDLE = 1.0  # seconds after which a connection is looked at before it is used
_PATIENCE = 2.0  # seconds for one server, where another one may have taken over
_SHORTEST = 1.0
_PAUSE = 0.02
_MOST_REDIRECTIONS = 16

# Refusals that pass by themselves, or with another server.
_PASSING = frozenset({"BUSY", "TRYAGAIN", "CLUSTERDOWN", "LOADING", "MASTERDOWN", "READONLY"})


class Transport:
    """The connections of one store."""

    def __init__(self, address: RedisAddress) -> None:
        self.address = address
        self.waiting: Waiting | None = None
        self.topology = make_topology(address, self._ask)
        self._may_move = address.kind in ("sentinel", "cluster")
        self._greeting: Greeting | None = None
        self._idle: dict[Node, list[Connection]] = {}
        self._loops: dict[asyncio.AbstractEventLoop, LoopPool] = {}
        self._sentinels = frozenset(address.nodes) if address.kind == "sentinel" else frozenset()
        self._process = os.getpid()
        self._closed = False
        self.count = 0  # round trips, for whoever counts them

    # what the store asks for

    def call(self, slot: int, commands: Sequence[Command], until: float, *, again: bool = True) -> list[Any]:
        """The replies of the server that has a slot, to all commands at once.

        A refusal is raised as an error of the memory API. `again`: where the reply was lost, it may be asked once more;
        otherwise that is raised as `Lost`. However late `until` is asked, the server has a second to answer.
        """
        if until < (least := monotonic() + _SHORTEST):
            until = least
        packed, count = pack(commands), len(commands)
        asking: Node | None = None
        attempts = redirections = 0
        while True:
            end = min(until, monotonic() + _PATIENCE) if self._may_move else until
            try:
                node = asking or self.topology.node(slot, end)
                if asking is None:
                    replies = self.send(node, packed, count, end)
                else:
                    replies = self.send(node, pack([("ASKING",)]) + packed, count + 1, end)[1:]
            except Lost as error:
                attempts += 1
                moves = self.topology.moved()
                if error.sent and not again:
                    raise
                if monotonic() >= until or (attempts > 1 and not moves):
                    raise unreachable(error.reason, self.address.shown) from error
                if attempts > 1:
                    self.pause(_PAUSE)
                asking = None
                continue
            except Refusal as error:
                raise translate(error, self.address.shown) from error
            for reply in replies:
                if isinstance(reply, Refusal):
                    refusal = reply
                    break
            else:
                return replies
            redirections += 1
            if redirections > _MOST_REDIRECTIONS and refusal.kind not in _PASSING:
                raise translate(refusal, self.address.shown)
            asking = self._after(refusal, node, slot, until)

    def run(
        self, name: str, slot: int, keys: Sequence[bytes], arguments: Sequence[bytes | str | int | float], until: float
    ) -> Any:
        """What a function of `functions.py` gives that may be called twice."""
        return self.call(slot, [self.function(name, keys, arguments, until)], until)[0]

    def probe(self, until: float) -> None:
        """Try what a commit does, on keys that nobody uses: UNAVAILABLE where the user of the URL may not."""
        self.run("probe", slot_of("-"), [b"lb{-}p", b"lb{-}q"], [], until)

    def function(
        self, name: str, keys: Sequence[bytes], arguments: Sequence[bytes | str | int | float], until: float
    ) -> Command:
        """The command that calls a function."""
        return functions.call(name, keys, arguments, functions=(self._greeting or self.greeting(until)).functions)

    def greeting(self, until: float) -> Greeting:
        """What the server that was greeted last says of itself."""
        if self._greeting is None:
            self.call(0, [("PING",)], until)
        assert self._greeting is not None
        return self._greeting

    def server_time(self, until: float) -> float:
        """The server's clock, in seconds since the epoch, about."""
        return (self._greeting or self.greeting(until)).offset + monotonic()

    def look_at_clock(self, slot: int, until: float) -> None:
        """Ask the server that has a slot for its time again: it is another one than by when its connections were opened."""
        time = self.call(slot, [("TIME",)], until)[0]
        node, greeting = self.topology.node(slot, until), self.greeting(until)
        try:
            self._greeting = greeting = greeting._replace(offset=offset_of(time))
        except Garbage:
            raise damaged("its clock") from None
        for connection in self.connections_to(node):
            connection.greeting = greeting

    def connections_to(self, node: Node) -> list[Connection | LoopConnection]:
        """Those to one server that are idle, or shared by the tasks of a loop."""
        idle = [*self._idle.get(node, ())]
        return [*idle, *filter(None, [pool.connected(node) for pool in [*self._loops.values()]])]

    def in_loop(self) -> bool:
        """Whether an event loop would be held up by waiting."""
        return self.waiting is not None and self.waiting.can_wait()

    def waits_by(self) -> Waiting | None:
        """How this code waits where it runs for a task; None where it blocks."""
        return self.waiting if self.in_loop() else None

    def pause(self, seconds: float) -> None:
        """Sleep, without holding up others."""
        if self.waiting is not None and self.waiting.can_wait():
            self.waiting.wait(asyncio.sleep(seconds))
        else:
            sleep(seconds)

    # refusals

    def _after(self, refusal: Refusal, node: Node, slot: int, until: float) -> Node | None:
        """Do what makes a refused call worth asking again; gives the server to ask, where it is not the slot's."""
        kind = refusal.kind
        if kind in ("MOVED", "ASK") and self._may_move:
            other = _node_in(refusal, node)
            if kind == "ASK":
                return other
            self.topology.moved(slot, other)
        elif kind == "NOSCRIPT" or "Function not found" in refusal.text:
            self._load(node, until)
        elif kind in _PASSING and monotonic() < until:
            if not self.topology.moved() and kind == "READONLY":
                raise translate(refusal, self.address.shown)
            self.pause(_PAUSE)
        else:
            raise translate(refusal, self.address.shown)
        return None

    def _load(self, node: Node, until: float) -> None:
        try:
            command = functions.loading(functions=self.greeting(until).functions)
            reply = self.send(node, pack([command]), 1, until)[0]
        except Lost as error:
            raise unreachable(error.reason, self.address.shown) from error
        if isinstance(reply, Refusal) and "already exists" not in reply.text:
            raise translate(reply, self.address.shown)

    # connections

    def _ask(self, node: Node, commands: Sequence[Command], until: float, sentinel: bool) -> list[Any]:
        end = min(until, monotonic() + _PATIENCE / 2)
        try:
            return self.send(node, pack(commands), len(commands), end)
        except Refusal as error:
            if sentinel:
                return [error]
            raise

    def send(self, node: Node, packed: bytes, count: int, until: float) -> list[Any]:
        """The replies of one server to packed commands. Nothing is asked twice."""
        if self._closed:
            raise closed()
        if self._process != os.getpid():
            self._forget()
        self.count += 1
        try:
            if self.waiting is not None and self.waiting.can_wait():
                pool = self._pool()
                other = pool.connected(node) or self.waiting.wait(pool.connect(node, until))
                replies = self.waiting.wait(other.call(packed, count, until))
                assert other.greeting is not None
                greeting = other.greeting
            else:
                connection = self._take(node, until)
                replies = connection.call(packed, count, until)
                greeting = connection.greeting
                self._give(connection)
        except Garbage as error:
            raise Lost(str(error), sent=True) from error
        if node not in self._sentinels:
            self._greeting = greeting
        return replies

    def _pool(self) -> LoopPool:
        """The connections of the event loop that is running."""
        loop = asyncio.get_running_loop()
        pool = self._loops.get(loop)
        if pool is None:
            for other in [other for other in list(self._loops) if other.is_closed()]:
                self._loops.pop(other, None)
            pool = self._loops[loop] = LoopPool(self._login)
        return pool

    def _login(self, node: Node) -> Login:
        return self.address.sentinel_login if node in self._sentinels else self.address.login

    def _take(self, node: Node, until: float) -> Connection:
        idle = self._idle.get(node)
        if idle is None:
            idle = self._idle.setdefault(node, [])
        while idle:
            try:
                connection = idle.pop()
            except IndexError:  # another thread was quicker
                break
            if monotonic() - connection.used_at < _IDLE or connection.is_alive():
                return connection
            connection.close()
        return Connection(node, self._login(node), until)

    def _give(self, connection: Connection) -> None:
        idle = self._idle.get(connection.node)
        if idle is None or self._closed or len(idle) >= _MOST_IDLE:
            connection.close()
            return
        idle.append(connection)
        if self._closed and connection in idle:  # another thread has closed those that it saw
            connection.close()

    def _forget(self) -> None:
        """In a child of a fork: leave the connections to the parent."""
        self._process = os.getpid()
        idle, self._idle, self._loops = self._idle, {}, {}
        for connections in idle.values():
            for connection in connections:
                connection.close()

    def close(self) -> None:
        """Close all connections. A second time it does nothing."""
        self._closed = True
        idle, self._idle = self._idle, {}
        for connections in idle.values():
            for connection in connections:
                connection.close()
        loops, self._loops = self._loops, {}
        for loop, pool in loops.items():
            _in_loop(loop, pool.close)


def _in_loop(loop: asyncio.AbstractEventLoop, work: Callable[[], None]) -> None:
    if loop.is_closed():
        return
    if asyncio._get_running_loop() is loop:
        work()
    else:
        loop.call_soon_threadsafe(work)


def _node_in(refusal: Refusal, node: Node) -> Node:
    """The server that a redirection names."""
    try:
        host, _, port = refusal.text.split(" ")[2].rpartition(":")
        return node_at((host or node.host).encode(), int(port))
    except (LookupError, ValueError):
        raise translate(refusal, str(node)) from None
