"""What the runs of one context share: whose memories, session, clock, store, and ways to wait. One protocol.

`host.environment` implements it; transactions, memories and file handles ask for nothing else of their surroundings.
"""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

from latebind.interp.limits import Run
from latebind.memory.signed_urls import LinkSettings
from latebind.memory.store.lines import Lines
from latebind.memory.store.protocol import (
    AnyCheck,
    KeepsFilesElsewhere,
    Owner,
    Queued,
    Reservation,
    Snapshot,
    Store,
    Turn,
    Waiting,
    Write,
)
from latebind.memory.transaction.contention import Contention
from latebind.memory.transaction.effects import LogEntry
from latebind.memory.transaction.session_entries import SessionEntries
from latebind.memory.transaction.write_buffer import WriteBuffer

T = TypeVar("T")
P = ParamSpec("P")


class Limiter(Protocol):
    """Counts how often a user's and a conversation's memory is called; `memory.rate_limit.Rates`."""

    def count(self, owner: Owner) -> None:
        """Count a call; RATE_LIMITED where there were too many."""
        ...


class Environment(Protocol):
    """What a context lends to its runs."""

    entries: SessionEntries
    context: Any  # what a host function gets that asks for a `Context`
    clock: Callable[[], float]  # seconds since the epoch, now
    store: Callable[[], Store]  # UNAVAILABLE where there is none
    limiter: Limiter | None  # None: calls are not counted
    commit_timeout: float  # seconds
    contention: Contention  # which blocks have lost lately
    old_values: bool  # whether effects have what a write replaced, where that must be read first

    @property
    def links(self) -> LinkSettings:
        """How links to files are made."""
        ...

    @property
    def stubs(self) -> Mapping[str, Any] | None:
        """What functions of the host give instead of being called; None: all are called."""
        ...

    @property
    def outbox(self) -> bool:
        """Whether calls that follow a commit are put into the store with it, for somebody to deliver."""
        ...

    def messages(self, calls: Iterable[tuple[str, tuple[Any, ...]]]) -> Sequence[Write]:
        """What puts calls into the outbox: functions' names, and arguments that JSON can hold."""
        ...

    # memories

    unrestricted: Mapping[str, Any]  # those in use, by name, that scripts may do anything with

    def space(self, name: str, level: str = "read", function: str | None = None) -> Any:
        """The memory that scripts call `name`; UNAVAILABLE where there is none.

        With `function`, a script's access must reach `level`: FORBIDDEN where it does not.
        """
        ...

    def available(self, name: str) -> bool:
        """Whether a memory can be used: there is a store, and somebody it belongs to."""
        ...

    def within(self, body: Callable[Concatenate[Any, P], T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """`body(view, …)`, in the open transaction, else in one of its own."""
        ...

    def files_elsewhere(self) -> KeepsFilesElsewhere | None:
        """The store, where it is one that keeps its files elsewhere."""
        ...

    def read_blob(self, owner: Owner, key: str, digest: str) -> bytes | None:
        """`Reader.read_blob`, of this moment, without holding up others."""
        ...

    # commits

    def commit_on(self, snapshot: Snapshot, buffer: WriteBuffer, writes: Sequence[Write]) -> bool:
        """`CommitsOnSnapshots.commit_on`, of a buffer that has read nothing but this snapshot. False where it cannot be."""
        ...

    def commit(
        self,
        checks: Sequence[AnyCheck],
        writes: Sequence[Write],
        until: float,
        reservation: Reservation | None = None,
    ) -> bool:
        """`Store.commit`, without holding up others. It waits until the moment `until`, by `time.monotonic`."""
        ...

    def turn(self, until: float) -> AbstractContextManager[Turn]:
        """`Store.turn` of the context's tenant, the same way."""
        ...

    def reserve(self, until: float) -> AbstractContextManager[Reservation] | None:
        """`Reserves.reserve`, the same way; None where the store does not."""
        ...

    @property
    def queues(self) -> bool:
        """Whether the store has queues."""
        ...

    @property
    def is_far(self) -> bool:
        """Whether the store is on a server: an attempt that is lost takes longer there than to let others through."""
        ...

    @property
    def queues_first(self) -> bool:
        """Whether a block may wait in a queue before it reads: the store has them, and nothing is compared or counted
        beside what the block does itself."""
        ...

    def queue(
        self, checks: Sequence[AnyCheck], writes: Sequence[Write], until: float
    ) -> AbstractContextManager[Queued]:
        """`Queues.queue`, the same way."""
        ...

    @property
    def lines(self) -> Lines:
        """Where the store's users within this process stand in line."""
        ...

    def waits_by(self) -> Waiting | None:
        """How this code waits where it runs for a task of an event loop; None where it blocks."""
        ...

    def commit_turn(self, turn: Turn, writes: Sequence[Write]) -> bool:
        """`Turn.commit`, the same way."""
        ...

    def shielded(self, work: Callable[[Environment], None]) -> None:
        """Call `work`, which may wait, to its end, whatever becomes of the task that waits for it.

        It gets the environment that it runs in: in an event loop, another one.
        """
        ...

    # waiting

    def in_loop(self) -> bool:
        """Whether an event loop would be held up by waiting."""
        ...

    def let_others(self, run: Run) -> None:
        """Let others have the event loop for a moment, if this run has had it for long."""
        ...

    def beside(self, work: Callable[[], T]) -> T:
        """What `work` gives, which computes for long, without holding up others."""
        ...

    def pause(self, seconds: float) -> None:
        """Sleep, without holding up others."""
        ...

    def aside(self, work: Callable[[], T], *, holding: bool = False) -> T:
        """What `work` gives, which may wait for others or for a disk, without holding up others.

        `holding`: it has the store's turn, for which all others may be waiting.
        """
        ...

    def waiting(self, work: Callable[[], T]) -> Coroutine[Any, Any, T]:
        """What `work` gives, in an event loop, which goes on while a store makes it wait."""
        ...

    def emit(self, entry: LogEntry) -> None:
        """Write a line to the host's log."""
        ...
