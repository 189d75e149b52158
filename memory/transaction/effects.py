"""What a run did, or in a dry run would have done: writes, calls with an effect, lines of the log.

Plain data for the host, in order. While a run goes on its writes are only noted: see `Note`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, Literal

from latebind.grammar.errors import MemoryApiError
from latebind.grammar.record import Record
from latebind.interp.values import Missing
from latebind.memory.codec import decode
from latebind.memory.store.protocol import Entry


class WriteEffect(Record):
    """A memory was written. `scope` is the namespace's name (`memory`, `session`, `$memory`, `ctx.memory`).

    `old` and `new` are values as the namespace gives them, None where there was or is nothing; a file is shown as
    `{"mime", "size", "digest"}`. A store on a server is not asked for an old value unless the runtime is made with
    `old_values=True`, or the script has read it, and what somebody else has damaged has none: `old_known` says so. `action` is `set`, `delete` or `clear`; a clear has no key.
    """

    scope: str
    action: Literal["set", "delete", "clear"]
    key: str | None
    before: Entry | None = None
    after: Entry | None = None
    old_known: bool = True

    def __repr__(self) -> str:
        return f"WriteEffect(scope={self.scope!r}, action={self.action!r}, key={self.key!r})"

    @property
    def old(self) -> Any:
        """The value that was there before."""
        return None if self.before is None else json.loads(self.before.value)

    @property
    def new(self) -> Any:
        """The value that is there now."""
        return None if self.after is None else json.loads(self.after.value)

    def to_dict(self) -> dict[str, Any]:
        """As plain data, for JSON."""
        found = {"scope": self.scope, "action": self.action, "key": self.key, "old": self.old, "new": self.new}
        if not self.old_known:
            del found["old"]
        return found


# The fields of a `WriteEffect`, which is made of them where somebody looks.
WriteNote = tuple[str, Literal["set", "delete", "clear"], str | None, Entry | Missing | None, Entry | None]


class CallEffect(Record):
    """A host function with an effect was called, or queued until the commit; in a dry run, neither."""

    function: str
    arguments: tuple[Any, ...]
    when: str  # `now` or `after_commit`

    def to_dict(self) -> dict[str, Any]:
        """As plain data, for JSON."""
        return {"call": self.function, "arguments": list(self.arguments), "when": self.when}


Effect = WriteEffect | CallEffect
Note = WriteNote | CallEffect  # what a transaction notes of an effect


def effects_of(notes: Iterable[Note]) -> list[Effect]:
    """What a run did, as hosts see it."""
    return [note if isinstance(note, CallEffect) else _write_effect(*note) for note in notes]


def _write_effect(
    scope: str,
    action: Literal["set", "delete", "clear"],
    key: str | None,
    before: Entry | Missing | None,
    after: Entry | None,
) -> WriteEffect:
    if isinstance(before, Missing) or not _is_sound(before):
        return WriteEffect(scope, action, key, None, after, old_known=False)
    return WriteEffect(scope, action, key, before, after)


def _is_sound(entry: Entry | None) -> bool:
    try:
        if entry is not None:
            decode(entry, "")
    except MemoryApiError:
        return False
    return True


class LogEntry(Record):
    """What a script logged."""

    message: str
    data: Any = None

    def to_dict(self) -> dict[str, Any]:
        """As plain data, for JSON."""
        return {"message": self.message, "data": self.data}


class Stats(Record):
    """What a run used. `operations` counts memory calls, `reruns` how often a block had to run again."""

    milliseconds: float = 0.0
    steps: int = 0
    bytes: int = 0
    operations: int = 0
    reruns: int = 0

    def to_dict(self) -> dict[str, Any]:
        """As plain data, for JSON."""
        return {
            "milliseconds": self.milliseconds,
            "steps": self.steps,
            "bytes": self.bytes,
            "operations": self.operations,
            "reruns": self.reruns,
        }
