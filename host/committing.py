"""How what the runs of one context have done is committed: at once, beside an event loop, past a prompt's guard, while a
lease is held; and how a block gets its turn. `host.environment.ContextEnvironment` is the one that does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext
from random import getrandbits
from threading import get_ident
from time import monotonic
from typing import Protocol, TypeVar

from latebind.host import greenlets
from latebind.host.greenlets import awaited, can_wait, wait
from latebind.host.settings import StoreHolder
from latebind.memory.store.lines import Lines
from latebind.memory.store.protocol import AnyCheck, Queued, Reader, Reservation, Snapshot, Turn, Waiting, Write
from latebind.memory.transaction.effects import Note
from latebind.memory.transaction.environment import Environment
from latebind.memory.transaction.lease import Lease, lost
from latebind.memory.transaction.transaction import Transactions
from latebind.memory.transaction.write_buffer import WriteBuffer

T = TypeVar("T")

_RESERVED = 0.5  # of `commit_timeout`, for which others wait for a block that keeps losing


class CommitGuard(Protocol):
    """What a prompt puts between its inputs and the store."""

    def before(
        self, read: Callable[[], AbstractContextManager[Reader]], writes: Sequence[Write], notes: Sequence[Note]
    ) -> Sequence[AnyCheck]:
        """Look at what is about to be committed, with `read` at what is there; gives what else must still hold then.

        `notes` are those of the run, to which this commit's are added. What it raises leaves the commit undone. It may
        take as long as a user needs to answer.
        """
        ...

    def after(self) -> None:
        """What it has seen last is committed."""
        ...


class Committing(Environment):
    """The part of a context's environment by which its blocks stand."""

    holder: StoreHolder
    transactions: Transactions | None
    tenant: str | None
    # What most contexts never set.
    guard: CommitGuard | None = None
    lease: Lease | None = None  # without which nothing is written, see host/incoming.py
    cancelled: BaseException | None = None  # what ended the task while a commit was under way

    def commit(
        self,
        checks: Sequence[AnyCheck],
        writes: Sequence[Write],
        until: float,
        reservation: Reservation | None = None,
        lease: Lease | None = None,
    ) -> bool:
        if lease is None and (lease := self.lease) is not None and writes:
            return self._commit_with(lease, checks, writes, until, reservation)
        if writes and self.guard is not None:
            return self._commit_guarded(self.guard, checks, writes, until, reservation, lease)
        if reservation is not None or (awaited and can_wait()):
            return self._commit_aside(checks, writes, until, reservation)
        commit_id, seconds = hex(getrandbits(96)), until - monotonic()
        return self.store().commit(checks, writes, self.clock(), commit_id, seconds if seconds > 0.0 else 0.0)

    def commit_on(self, snapshot: Snapshot, buffer: WriteBuffer, writes: Sequence[Write]) -> bool:
        store = self.holder.on_snapshots
        if store is None or self.guard is not None or self.lease is not None:
            return False
        if awaited and can_wait():
            if self.cancelled is not None:
                self._stop()
            _ = self.holder.effects  # which may fail for lack of descriptors, as nothing may after the commit
        return store.commit_on(snapshot, buffer.seen, buffer.quotas.values(), writes, self.clock())

    def _commit_aside(
        self, checks: Sequence[AnyCheck], writes: Sequence[Write], until: float, reservation: Reservation | None
    ) -> bool:
        """`commit`, in an event loop or with a reservation."""
        store, now, commit_id = self.store(), self.clock(), hex(getrandbits(96))
        self._stop()
        _ = self.holder.effects  # as above
        if (at_once := self.holder.at_once) is not None and reservation is None:
            held = at_once.commit_at_once(checks, writes, now, commit_id)
            if held is not None:
                return held

        def work() -> bool:
            held = reservation.commit(checks, writes, now) if reservation is not None and writes else None
            return store.commit(checks, writes, now, commit_id, _left(until)) if held is None else held

        return self.aside(work, holding=reservation is not None, until=until)

    def _commit_guarded(
        self,
        guard: CommitGuard,
        checks: Sequence[AnyCheck],
        writes: Sequence[Write],
        until: float,
        reservation: Reservation | None,
        lease: Lease | None,
    ) -> bool:
        """`commit`, once the guard has looked."""
        more, waited = self._guarded(guard, lambda: self.store().snapshot(self.clock()), writes)
        self.guard = None
        try:
            held = self.commit([*checks, *more], writes, until + waited, reservation, lease)
        finally:
            self.guard = guard
        if held:
            guard.after()
        return held

    def _guarded(
        self, guard: CommitGuard, read: Callable[[], AbstractContextManager[Reader]], writes: Sequence[Write]
    ) -> tuple[Sequence[AnyCheck], float]:
        """Have a guard look at writes: the checks that it adds, and how many seconds it took, which count nowhere."""
        began = monotonic()
        transactions = self.transactions
        checks = guard.before(read, writes, () if transactions is None else transactions.notes)
        waited = monotonic() - began
        if transactions is not None:
            transactions.wait_longer(waited)
        return checks, waited

    def _commit_with(
        self,
        lease: Lease,
        checks: Sequence[AnyCheck],
        writes: Sequence[Write],
        until: float,
        reservation: Reservation | None,
    ) -> bool:
        """`commit`, while the lease is held; CONFLICT where it was lost."""
        if self.commit([*checks, lease.check], writes, until, reservation, lease):
            return True
        with self.store().snapshot(self.clock()) as snapshot:
            if not lease.is_held(snapshot):
                raise lost()
        return False

    def turn(self, until: float) -> AbstractContextManager[Turn]:
        manager = self.store().turn(self.tenant, self.clock(), _left(until))
        return self._entered_aside(manager, until) if can_wait() and not self.holder.awaits else manager

    def reserve(self, until: float) -> AbstractContextManager[Reservation] | None:
        self.store()
        if (store := self.holder.reserves) is None:
            return None
        waits = can_wait()
        seconds, thread = self.commit_timeout * _RESERVED, None if waits else get_ident()
        manager = store.reserve(self.tenant, _left(until), seconds, thread)
        return self._entered_aside(manager, until) if waits and not self.holder.awaits else manager

    @property
    def queues(self) -> bool:
        return self.holder.queues is not None

    @property
    def is_far(self) -> bool:
        return self.holder.awaits

    @property
    def queues_first(self) -> bool:
        alone = self.lease is None and self.guard is None and self.limiter is None
        return alone and self.holder.queues is not None

    def queue(
        self, checks: Sequence[AnyCheck], writes: Sequence[Write], until: float
    ) -> AbstractContextManager[Queued]:
        self.store()
        store = self.holder.queues
        assert store is not None, "asked for where there are queues"
        manager = store.queue(checks, writes, self.clock(), _left(until))
        return self._entered_aside(manager, until) if can_wait() and not self.holder.awaits else manager

    @property
    def lines(self) -> Lines:
        return self.holder.lines

    def waits_by(self) -> Waiting | None:
        return greenlets if can_wait() else None

    @contextmanager
    def _entered_aside(self, manager: AbstractContextManager[T], until: float) -> Iterator[T]:
        """Enter and leave on threads, as that waits; given up on this one, where the task is cancelled."""
        self._stop()
        given_up = False

        def enter() -> T:
            entered = leaving.enter_context(manager)
            if given_up:
                leaving.close()
            return entered

        with ExitStack() as leaving:
            try:
                entered = self.aside(enter, until=until, urgent=True)
            except BaseException:
                given_up = True  # the event loop has ended
                raise
            yield entered
            # A cancellation that came during the commit is passed on here: then the block's end does it.
            self.aside(leaving.close, holding=True)

    def commit_turn(self, turn: Turn, writes: Sequence[Write]) -> bool:
        if self.lease is not None and writes and not self.lease.is_held(turn):
            raise lost()
        if not writes or (guard := self.guard) is None:
            return self.aside(lambda: turn.commit(writes), holding=True)
        self._guarded(guard, lambda: nullcontext(turn), writes)  # nobody else writes: no checks
        held = self.aside(lambda: turn.commit(writes), holding=True)
        if held:
            guard.after()
        return held

    def aside(
        self, work: Callable[[], T], *, holding: bool = False, until: float | None = None, urgent: bool = False
    ) -> T:
        """What `work` gives, which may wait for others or for a disk: an event loop goes on meanwhile.

        CONFLICT where it has not begun at the moment `until`. `urgent`: others may be waiting for what comes after it.
        """
        if not can_wait():
            return work()
        if self.holder.awaits:
            settled = wait(self.holder.effects.settle(work))
        else:
            settled = wait(self.holder.workers.settle(work, holding=holding, until=until, urgent=urgent))
        self.cancelled = settled.cancelled
        return settled.future.result()  # type: ignore[no-any-return]

    def _stop(self) -> None:
        """Begin nothing new where the task was cancelled while a commit was under way."""
        if self.cancelled is not None:
            error, self.cancelled = self.cancelled, None
            raise error


def _left(until: float) -> float:
    return max(0.0, until - monotonic())
