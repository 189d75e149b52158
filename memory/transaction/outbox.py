"""The outbox, for `?outbox=on`: calls that follow a commit are entries of that commit. `host.outbox` delivers them.

They are in an order that agrees with that of the commits: of two blocks, one that began after the other was committed
comes after it, where the clocks of their machines agree.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from random import getrandbits
from threading import Lock
from time import time_ns
from types import NoneType
from typing import Any

from latebind.grammar.record import Record
from latebind.memory.store.protocol import Entry, Owner, Put

_latest = 0  # nanoseconds since the epoch
_ordering = Lock()


class Message(Record):
    """A call that is to be made: the function's name, its arguments, for whom; how often that failed, and why last.

    One that is damaged names no function.
    """

    key: str
    function: str
    arguments: tuple[Any, ...]
    tenant: str | None
    user: str | None
    conversation: str | None
    attempts: int = 0
    problem: str | None = None

    def put(self, owner: Owner) -> Put:
        """What stores it, in this outbox."""
        fields = {name: getattr(self, name) for name in self.__match_args__ if name != "key"}
        return Put(owner, self.key, Entry("json", json.dumps(fields)))


_TEXT_OR_NONE = (str, NoneType)
_FIELDS: dict[str, tuple[type, ...]] = {
    "function": (str,),
    "arguments": (list,),
    "tenant": _TEXT_OR_NONE,
    "user": _TEXT_OR_NONE,
    "conversation": _TEXT_OR_NONE,
    "attempts": (int,),
    "problem": _TEXT_OR_NONE,
}


def read_message(outbox: Owner, key: str, entry: Entry) -> Message:
    """The message that `Message.put` stored; a damaged one where another hand has written what we would not."""
    try:
        fields = json.loads(entry.value)
        if fields.keys() == _FIELDS.keys() and all(fields[name].__class__ in _FIELDS[name] for name in _FIELDS):
            return Message(key=key, **{**fields, "arguments": tuple(fields["arguments"])})
    except (ValueError, AttributeError, RecursionError):
        pass
    return Message(key, "", (), outbox.tenant or None, None, None, 0, f"the stored message `{key}` is damaged")


def new_messages(
    outbox: Owner,
    calls: Iterable[tuple[str, tuple[Any, ...]]],
    *,
    tenant: str | None,
    user: str | None,
    conversation: str | None,
) -> list[Put]:
    """What stores the calls of one block that is about to commit."""
    start = f"{_now():020}-{getrandbits(32):08x}"
    return [
        Message(f"{start}-{index:06}", function, arguments, tenant, user, conversation).put(outbox)
        for index, (function, arguments) in enumerate(calls)
    ]


def _now() -> int:
    # Later than the last one, also where somebody has set back the machine's clock.
    global _latest
    with _ordering:
        _latest = found = max(time_ns(), _latest + 1)
    return found


def _after_fork() -> None:
    global _ordering
    _ordering = Lock()  # another thread of the parent may have held it


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_after_fork)


def is_json(value: Any) -> bool:
    """Whether a value can be kept as it is."""
    try:
        json.dumps(value)
    except (TypeError, ValueError):
        return False
    return True
