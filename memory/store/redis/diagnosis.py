"""What `latebind doctor` has to say about a Redis store. It changes nothing that lasts, and never raises."""

from __future__ import annotations

from collections.abc import Iterator
from time import monotonic
from typing import Any

from latebind.grammar.errors import LatebindError
from latebind.memory.store.findings import Finding
from latebind.memory.store.redis.address import RedisAddress
from latebind.memory.store.redis.transport import Transport
from latebind.memory.store.redis.wire import Command, Lost, Node, Refusal, pack

_SECONDS = 3.0
_SKEW = 1.0  # seconds between the server's clock and ours
_SLOW = 5.0  # milliseconds that an answer takes
_OLDEST = (6, 2)


def diagnose(address: RedisAddress, now: float) -> list[Finding]:
    """What can be said of the servers of an address."""
    transport = Transport(address)
    until = monotonic() + _SECONDS
    try:
        nodes = transport.topology.nodes(until)
        found = [Finding("server", "ok", f"{address.kind}: {', '.join(map(str, nodes))}")]
        for node in nodes:
            found += _of_server(transport, node, now, named=len(nodes) > 1)
        return [*found, _permissions(transport)]
    except LatebindError as error:
        return [Finding("server", "error", error.message, error.hint)]
    except (Lost, Refusal) as error:
        return [Finding("server", "error", f"no answer: {error}", "check the URL, the network and the server")]
    finally:
        transport.close()


def _of_server(transport: Transport, node: Node, now: float, *, named: bool) -> Iterator[Finding]:
    """What one server says of itself."""
    begun = monotonic()
    _ask(transport, node, ("PING",))
    milliseconds = (monotonic() - begun) * 1000
    greeting = transport.greeting(monotonic() + _SECONDS)
    where = f" ({node})" if named else ""
    begun = monotonic()
    _ask(transport, node, ("PING",))
    milliseconds = min(milliseconds, (monotonic() - begun) * 1000)
    version = greeting.version
    old = _number(version.split(" ")[1]) < _OLDEST
    yield Finding(
        "version", "error" if old else "ok", f"{version}{where}", "needs Redis 6.2 or Valkey 7.2" if old else None
    )
    slow = milliseconds > _SLOW
    text = f"answers in {milliseconds:.1f} ms{where}"
    yield Finding("latency", "warning" if slow else "ok", text, "each read waits for it: move nearer" if slow else None)
    skew = abs(greeting.offset + monotonic() - now)
    if skew > _SKEW:
        hint = "entries expire by the clock of who reads them: synchronize both by NTP"
        yield Finding("clock", "warning", f"{skew:.0f} s between its clock and ours{where}", hint)
    info = _info(transport, node)
    yield from (finding for finding in (_memory(info, where), _persistence(info, where)) if finding is not None)
    yield _replication(transport, info, where)
    yield from _slow_commands(transport, node, where)


def _info(transport: Transport, node: Node) -> dict[str, str]:
    reply = _ask(transport, node, ("INFO",))
    if not isinstance(reply, bytes):
        return {}
    pairs = (line.partition(":") for line in reply.decode("utf-8", "replace").splitlines())
    return {name: value for name, _, value in pairs}


def _memory(info: dict[str, str], where: str) -> Finding | None:
    if "used_memory_human" not in info:
        hint = "give the user +info, to know of memory, persistence and replication"
        return Finding("info", "warning", f"it may not be asked for{where}", hint)
    used, most, policy = info["used_memory_human"], info.get("maxmemory", "0"), info.get("maxmemory_policy", "")
    text = (
        f"{used} used, at most {info.get('maxmemory_human', most) if most != '0' else 'all there is'}, {policy}{where}"
    )
    if policy and policy != "noeviction":
        return Finding("memory", "error", text, "set maxmemory-policy noeviction: it drops entries otherwise")
    if most == "0":
        return Finding("memory", "warning", text, "set maxmemory, so that a full server refuses writes and lives on")
    return Finding("memory", "ok", text)


def _persistence(info: dict[str, str], where: str) -> Finding | None:
    if info.get("aof_enabled") == "1":
        return Finding("persistence", "ok", f"append-only file{where}")
    if info.get("rdb_last_bgsave_status") == "err":
        return Finding("persistence", "error", f"the last snapshot failed{where}", "look into the server's log")
    if "aof_enabled" in info:
        text, hint = (
            f"snapshots at most{where}",
            "set appendonly yes: a restart loses what came after the last snapshot",
        )
        return Finding("persistence", "warning", text, hint)
    return None


def _replication(transport: Transport, info: dict[str, str], where: str) -> Finding:
    replicas, wanted = int(info.get("connected_slaves", "0")), transport.address.replicas
    text = f"{replicas} replicas{where}"
    if info.get("role", "master") != "master":
        return Finding("replication", "error", f"it is a replica{where}", "name the primary, or use redis+sentinel://")
    if wanted and replicas <= wanted:
        hint = f"durability=full waits for {wanted}: with no more than that, writing stops when one of them is lost"
        return Finding("replication", "error" if replicas < wanted else "warning", text, hint)
    return Finding("replication", "ok", text)


def _slow_commands(transport: Transport, node: Node, where: str) -> Iterator[Finding]:
    reply = _ask(transport, node, ("SLOWLOG", "GET", 5))
    if not isinstance(reply, list) or not reply:
        return
    slowest = max(entry[2] for entry in reply)
    hint = "SLOWLOG GET shows them: what other programs run there holds up latebind, too"
    yield Finding("slow", "warning", f"commands of {slowest / 1000:.0f} ms lately{where}", hint)


def _permissions(transport: Transport) -> Finding:
    if transport.address.read_only:
        return Finding("permissions", "ok", "reads only")
    try:
        transport.probe(monotonic() + _SECONDS)
    except LatebindError as error:
        return Finding("permissions", "error", error.message, error.hint)
    return Finding("permissions", "ok", "its user may do all that a commit does")


def _ask(transport: Transport, node: Node, command: Command) -> Any:
    return transport.send(node, pack([command]), 1, monotonic() + _SECONDS)[0]


def _number(version: str) -> tuple[int, int]:
    major, minor, *_ = [*version.split("."), "0"]
    return int(major), int(minor)
