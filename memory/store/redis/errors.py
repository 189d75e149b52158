"""What refusals of a Redis server mean to whoever runs the store: a code of the memory API, a reason, advice.

Reasons reach scripts and name no server; hints are for the host and may.
"""

from __future__ import annotations

from typing import NamedTuple

from latebind.grammar.errors import LatebindError, fail
from latebind.memory.store.redis.wire import Refusal


class _Case(NamedTuple):
    code: str
    reason: str
    hint: str
    passing: bool = False


# By the first word of the reply.
_CASES: dict[str, _Case] = {
    "OOM": _Case(
        "STORE_FULL",
        "no memory is left on its server",
        "raise maxmemory, or delete; with an eviction policy other than noeviction the server would drop entries",
    ),
    "MISCONF": _Case(
        "UNAVAILABLE", "its server cannot write to its disk", "look into the server's log: it refuses writes until then"
    ),
    "NOPERM": _Case(
        "UNAVAILABLE",
        "its user may not do this",
        "give the user of the URL the keys lb*, and the commands that docs/redis.md lists ({text})",
    ),
    "NOAUTH": _Case("UNAVAILABLE", "its server asks for a password", "write redis://user:password@host:6379/0"),
    "WRONGPASS": _Case("UNAVAILABLE", "its server refuses the user or the password", "check both in the URL"),
    "WRONGTYPE": _Case(
        "UNAVAILABLE", "another program has written under its keys", "use another database number: {text}"
    ),
    "READONLY": _Case("UNAVAILABLE", "its server is a replica", "name the primary, or use redis+sentinel://", True),
    "NOREPLICAS": _Case(
        "UNAVAILABLE", "too few replicas of its server are in reach", "it writes again when they are back", True
    ),
    "LOADING": _Case("UNAVAILABLE", "its server is starting", "it is loading its data; try again", True),
    "MASTERDOWN": _Case("UNAVAILABLE", "its server has lost its primary", "try again", True),
    "CLUSTERDOWN": _Case("UNAVAILABLE", "a part of its cluster is down", "try again when the cluster is whole", True),
    "TRYAGAIN": _Case("UNAVAILABLE", "its cluster is moving data", "try again", True),
    "BUSY": _Case("UNAVAILABLE", "its server is busy with a script", "try again, or SCRIPT KILL", True),
    "CROSSSLOT": _Case("UNAVAILABLE", "its cluster refuses its keys", "use redis+cluster:// for a cluster"),
}


def translate(error: Refusal, where: str) -> LatebindError:
    """The memory error for an error reply. The caller raises it from that."""
    text = error.text
    case = _CASES.get(error.kind)
    if (case is None and "invalid password" in text) or "without any password" in text:
        case = _CASES["WRONGPASS"]
    if case is None and ("NOPERM" in text or "can't run this command" in text or "No permissions" in text):
        case = _CASES["NOPERM"]
    if case is None and "OOM" in text:
        case = _CASES["OOM"]
    if case is None and "cluster support disabled" in text:
        case = _Case("UNAVAILABLE", "its server is no cluster", "write redis:// instead of redis+cluster://")
    if case is None:
        hint = f"{where} said: {text}"
        return fail("UNAVAILABLE", reason="its server refused", hint=hint)
    return fail(case.code, reason=case.reason, hint=case.hint.format(text=text), passing=case.passing)


def unreachable(reason: str, where: str) -> LatebindError:
    """UNAVAILABLE: no server answers."""
    return fail("UNAVAILABLE", reason="its server does not answer", hint=f"{where}: {reason}", passing=True)


def closed() -> LatebindError:
    """UNAVAILABLE: the store was closed."""
    return fail("UNAVAILABLE", reason="it was closed", hint="open another one")


def damaged(where: str) -> LatebindError:
    """UNAVAILABLE: what the server gave is nothing that this store has written."""
    hint = "another program writes there, or the server is none: run `latebind doctor`"
    return fail("UNAVAILABLE", reason=f"{where} is damaged", hint=hint)


def busy() -> LatebindError:
    """CONFLICT: another writer has the turn."""
    return fail(
        "CONFLICT",
        problem="another writer did not let go of the store",
        hint="try again; if it lasts, blocks that call the host keep others waiting",
    )


def too_large(writes: int, size: int) -> LatebindError:
    """CONFLICT: what one commit writes would keep the server from serving anybody else for too long."""
    return fail(
        "CONFLICT",
        problem=f"one commit may write {writes} entries and {size >> 20} MB at most here",
        hint="write in several blocks",
        passing=False,
    )


def read_only() -> LatebindError:
    """UNAVAILABLE: the store is not to be written."""
    return fail("UNAVAILABLE", reason="it was opened for reading only", hint="remove ?mode=ro from the URL")


def unknown(reason: str, where: str) -> LatebindError:
    """UNKNOWN_OUTCOME: a commit may have happened."""
    return fail("UNKNOWN_OUTCOME", reason=reason, hint=f"look at what is stored before doing it again ({where})")
