"""What transactions need of the context that they run in: its session, clock, store and memories, and ways to wait."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from typing import Any, Protocol

from latebind.memory.store.protocol import AnyCheck, Entry, Owner, Store, Turn, Write
from latebind.memory.transaction.effects import LogEntry


class Environment(Protocol):
    """What a context lends to the transactions of its runs."""

    entries: dict[str, Entry]  # the session
    context: Any  # what a host function gets that asks for a `Context`
    commit_timeout: float

    @property
    def clock(self) -> Callable[[], float]:
        """Seconds since the epoch, now."""
        ...

    @property
    def store(self) -> Callable[[], Store]:
        """The store; UNAVAILABLE where there is none."""
        ...

    def pause(self, seconds: float) -> None:
        """Sleep, without holding up others."""
        ...

    def in_loop(self) -> bool:
        """Whether an event loop would be held up by waiting."""
        ...

    def read_blob(self, owner: Owner, key: str, digest: str) -> bytes | None:
        """`Snapshot.read_blob`, of this moment, without holding up others."""
        ...

    def commit(self, checks: Sequence[AnyCheck], writes: Sequence[Write]) -> bool:
        """`Store.commit`, without holding up others."""
        ...

    def turn(self) -> AbstractContextManager[Turn]:
        """`Store.turn`, the same way."""
        ...

    def commit_turn(self, turn: Turn, writes: Sequence[Write]) -> None:
        """`Turn.commit`, the same way."""
        ...

    def emit(self, entry: LogEntry) -> None:
        """Write a line to the host's log."""
        ...

    def space(self, name: str, level: str = "read", function: str | None = None) -> Any:
        """The memory that scripts call `name`; UNAVAILABLE where there is none.

        With `function`, a script's access must reach `level`: FORBIDDEN where it does not.
        """
        ...

    def available(self, name: str) -> bool:
        """Whether a memory can be used."""
        ...
