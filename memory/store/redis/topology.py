"""Which server has a slot: always the same one, the one that Sentinel names, or the one of a cluster's map."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from latebind.grammar.errors import LatebindError, fail
from latebind.memory.store.redis.address import RedisAddress
from latebind.memory.store.redis.wire import Command, Lost, Node, Refusal

# Asks a server, and gives its replies. The last one says whether it is a Sentinel.
Ask = Callable[[Node, Sequence[Command], float, bool], list[Any]]

SLOTS = 16_384


class Topology(Protocol):
    """Where to send what."""

    def node(self, slot: int, until: float) -> Node:
        """The server that has a slot; raises Lost where nobody says."""
        ...

    def nodes(self, until: float) -> list[Node]:
        """All servers that have slots."""
        ...

    def moved(self, slot: int | None = None, node: Node | None = None) -> bool:
        """Forget what was known, as it is wrong; or note that a slot is there now. False where nothing can change."""
        ...


class OneServer:
    """Always the same."""

    def __init__(self, node: Node) -> None:
        self._node = node

    def node(self, slot: int, until: float) -> Node:
        return self._node

    def nodes(self, until: float) -> list[Node]:
        return [self._node]

    def moved(self, slot: int | None = None, node: Node | None = None) -> bool:
        return False


class SentinelPrimary:
    """The primary of a service, as the Sentinels say."""

    def __init__(self, address: RedisAddress, ask: Ask) -> None:
        self._sentinels = list(address.nodes)
        self._service = address.service
        self._ask = ask
        self._node: Node | None = None

    def node(self, slot: int, until: float) -> Node:
        found = self._node
        if found is None:
            found = self._node = self._find(until)
        return found  # another thread may forget it now

    def nodes(self, until: float) -> list[Node]:
        return [self.node(0, until)]

    def moved(self, slot: int | None = None, node: Node | None = None) -> bool:
        self._node = None
        return True

    def _find(self, until: float) -> Node:
        reason = "no Sentinel answers"
        for sentinel in self._sentinels:
            try:
                reply = self._ask(sentinel, [("SENTINEL", "GET-MASTER-ADDR-BY-NAME", self._service)], until, True)[0]
            except Lost as error:
                reason = f"Sentinel {sentinel}: {error.reason}"
                continue
            if isinstance(reply, Refusal):
                reason = f"Sentinel {sentinel}: {reply.text}"
            elif reply is None:
                raise _unknown_service(self._service)
            else:
                try:
                    host, port = reply
                    found = node_at(host, int(port))
                except _NO_ANSWER:
                    reason = f"Sentinel {sentinel}: it gives no address"
                    continue
                self._sentinels = [sentinel, *(each for each in self._sentinels if each != sentinel)]
                return found
        raise Lost(reason, sent=False)


def _unknown_service(name: str) -> LatebindError:
    hint = f"Sentinel knows no primary called {name!r}: write redis+sentinel://host:26379/name"
    return fail("UNAVAILABLE", reason="its URL names an unknown primary", hint=hint)


class Cluster:
    """The servers of a cluster, by slot."""

    def __init__(self, address: RedisAddress, ask: Ask) -> None:
        self._seeds = list(address.nodes)
        self._ask = ask
        self._slots: dict[int, Node] = {}
        self._known: list[Node] = []
        self._stale = True

    def node(self, slot: int, until: float) -> Node:
        if self._stale:
            self._load(until)
        try:
            return self._slots[slot]
        except KeyError:
            self._stale = True
            raise Lost(f"no server has slot {slot}", sent=False) from None

    def nodes(self, until: float) -> list[Node]:
        if self._stale:
            self._load(until)
        return list(self._known)

    def moved(self, slot: int | None = None, node: Node | None = None) -> bool:
        if slot is not None and node is not None and not self._stale:
            self._slots[slot] = node
            if node in self._known:
                return True
        self._stale = True
        return True

    def _load(self, until: float) -> None:
        reason = "no server answers"
        for node in [*self._known, *self._seeds]:
            try:
                reply = self._ask(node, [("CLUSTER", "SLOTS")], until, False)[0]
            except Lost as error:
                reason = f"{node}: {error.reason}"
                continue
            if isinstance(reply, Refusal):
                raise reply
            try:
                slots = _slots_in(reply, node)
            except _NO_ANSWER:
                reason = f"{node}: it gives no map of slots"
                continue
            if slots:
                self._slots, self._known, self._stale = slots, sorted(set(slots.values())), False
                return
            reason = f"{node}: no slots are given to servers yet"
        raise Lost(reason, sent=False)


def _slots_in(reply: Any, asked: Node) -> dict[int, Node]:
    """The servers that a map names, by slot. Raises one of `_NO_ANSWER`."""
    slots: dict[int, Node] = {}
    for first, last, (host, port, *_), *_ in reply:
        if not 0 <= first <= last < SLOTS:
            raise ValueError(first, last)
        slots.update(dict.fromkeys(range(first, last + 1), node_at(host or asked.host.encode(), port)))
    return slots


# What comes of taking apart what is no answer.
_NO_ANSWER = (TypeError, ValueError, AttributeError)


def node_at(host: bytes, port: int) -> Node:
    """A server that another one names. Raises one of `_NO_ANSWER`; a path of a socket is nothing that is named so."""
    if not 0 < port < 65_536:
        raise ValueError(port)
    return Node(host.decode(), port)


def make_topology(address: RedisAddress, ask: Ask) -> Topology:
    """What an address names."""
    if address.kind == "sentinel":
        return SentinelPrimary(address, ask)
    if address.kind == "cluster":
        return Cluster(address, ask)
    return OneServer(address.nodes[0])
