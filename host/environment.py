"""What one context lends to its runs: whose memories, the session, clock and store, and what scripts may do.

`ContextEnvironment` implements `Environment` of memory/transaction/environment.py; contexts and the memories in Python
(`host.memory`) start and end runs by it.
"""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext
from functools import partial
from random import getrandbits
from threading import get_ident
from time import monotonic
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

from latebind.grammar.diagnostics import printable
from latebind.grammar.errors import MemoryApiError, clipped, fail
from latebind.host.greenlets import awaited, can_wait, has_greenlets, pause, run_waiting, task, wait
from latebind.host.loop_time import loop_time
from latebind.host.scarcity import tell_scarcity
from latebind.host.settings import Settings, StoreHolder
from latebind.interp.limits import DEFAULT, Run
from latebind.memory.items import Items, Space
from latebind.memory.log import logger
from latebind.memory.policies import LEVELS
from latebind.memory.signed_urls import LinkSettings
from latebind.memory.store.protocol import (
    AnyCheck,
    Entry,
    KeepsFilesElsewhere,
    Owner,
    Queued,
    Reader,
    Reservation,
    Snapshot,
    Turn,
    Write,
)
from latebind.memory.transaction.effects import LogEntry, Note
from latebind.memory.transaction.environment import Environment
from latebind.memory.transaction.lease import Lease, lost
from latebind.memory.transaction.outbox import new_messages
from latebind.memory.transaction.transaction import Transactions
from latebind.memory.transaction.view import View
from latebind.memory.transaction.write_buffer import WriteBuffer
from latebind.memory.user_variables import UserVariables
from latebind.memory.variables import Conversation

T = TypeVar("T")
# Of what a script logs, so much stands in a line of the host's log; the result has all of it.
_LONGEST_LINE = 10_000

P = ParamSpec("P")
_SPACES: dict[str, type[Space]] = {
    "memory": Items,
    "session": Items,
    "$memory": UserVariables,
    "ctx.memory": Conversation,
}
_SHARED = frozenset({"memory", "session"})  # without tenants, these are alike for all contexts

_RESERVED = 0.5  # of `commit_timeout`, for which others wait for a block that keeps losing


def closed() -> RuntimeError:
    """The error where a context is closed."""
    return RuntimeError("this context is closed")


def _left(until: float) -> float:
    return max(0.0, until - monotonic())


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


class ContextEnvironment(Environment):
    """The environment of one context. While a run is active, `transactions`, `context` and `task` say which, for whom."""

    # What most contexts never set: they are made for one request.
    context: Any = None
    task: object = None
    of_effects: bool = False  # whether it is that of functions that are called after a commit
    guard: CommitGuard | None = None
    lease: Lease | None = None  # without which nothing is written, see host/incoming.py

    def __init__(
        self,
        settings: Settings,
        store: StoreHolder,
        user: str | None,
        conversation: str | None,
        tenant: str | None,
        access: Mapping[str, str] | None,
        timezone: str,
    ) -> None:
        self.settings = settings
        self.holder = store
        self.user = user
        self.conversation = conversation
        self.tenant = tenant
        self.access = access
        self.timezone = timezone
        self.store = store.get
        self.clock = settings.clock
        self.limiter = store.limiter
        self.contention = store.contention
        self.commit_timeout = settings.commit_timeout
        self.old_values = settings.old_values or not store.remote
        self.transactions: Transactions | None = None
        self.cancelled: BaseException | None = None
        self.quiet = settings.on_run is None  # whether it is open, and nobody is told of runs
        self.plain = settings.plain and timezone == "UTC"  # the same, and all is as usual for who asks for nothing
        self.closed = False  # then the memories in Python are, too; what runs have given may still be asked
        self.entries = {}
        self.spaces: dict[str, Any] = {}  # the memories that were asked for, by name
        self.unrestricted = self.spaces if access is None else {}

    @property
    def undisturbed(self) -> bool:
        """Whether a run that asks nothing of its context can do without it: it is in no other one, and nobody is told;
        nor can it wait, as a long run then lets others have the event loop."""
        return self.transactions is None and self.quiet and (not awaited or not can_wait())

    @property
    def reads_at_once(self) -> bool:
        """Whether to read a memory takes no waiting."""
        return self.limiter is None and not self.holder.remote

    def commits_at_once(self) -> bool:
        """Whether it is worth trying to commit without waiting for anybody: mostly nobody else is writing."""
        if self.limiter is not None or self.guard is not None or self.lease is not None or not has_greenlets():
            return False
        return self.holder.tries_at_once()

    def close(self) -> None:
        """Begin no more runs."""
        self.closed, self.quiet, self.plain = True, False, False

    # What few runs ask for.

    @property
    def links(self) -> LinkSettings:
        return self.settings.links

    @property
    def stubs(self) -> Mapping[str, Any] | None:
        return self.settings.stubs

    @property
    def outbox(self) -> bool:
        if not self.holder:
            return False
        self.store()
        return self.holder.outbox

    def messages(self, calls: Iterable[tuple[str, tuple[Any, ...]]]) -> Sequence[Write]:
        outbox = self.holder.outbox_of(self.tenant)
        return new_messages(outbox, calls, tenant=self.tenant, user=self.user, conversation=self.conversation)

    def pause(self, seconds: float) -> None:
        pause(seconds)

    def in_loop(self) -> bool:
        return can_wait()

    def let_others(self, run: Run) -> None:
        if (time := loop_time()) is None or not time.has_passed() or not can_wait():
            return
        began = monotonic()
        wait(time.wait())
        if run.deadline is not None:
            run.deadline += monotonic() - began  # which was the others' time

    def beside(self, work: Callable[[], T]) -> T:
        return wait(self.holder.workers.beside(work)) if can_wait() else work()

    def read_blob(self, owner: Owner, key: str, digest: str) -> bytes | None:
        def read() -> bytes | None:
            with self.store().snapshot(self.clock()) as snapshot:
                return snapshot.read_blob(owner, key, digest)

        return self.aside(read)

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
    def lines_up(self) -> bool:
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

    def emit(self, entry: LogEntry) -> None:
        line = printable(clipped(entry.message, _LONGEST_LINE))
        logger().info("%s", line, extra={"data": entry.data})

    def shielded(self, work: Callable[[Environment], None]) -> None:
        if not can_wait():
            return work(self)
        # The task that waits may end before, and its context be closed or used for the next run.
        other = self.another()
        other.of_effects = True
        other.transactions, other.context = self.transactions, self.context.within(other)
        other.task = task = self.holder.effects.start(partial(work, other))
        self.holder.effects.wait_for(task, wholly=self.of_effects)

    def another(self) -> ContextEnvironment:
        """One for the same user, conversation and tenant, with the same session."""
        other = ContextEnvironment(
            self.settings, self.holder, self.user, self.conversation, self.tenant, self.access, self.timezone
        )
        other.entries = self.entries
        return other

    # memories

    def space(self, name: str, level: str = "read", function: str | None = None) -> Any:
        if function is not None and self.access is not None:
            self._permit(name, level, function)
        space = self.spaces.get(name)
        if space is None:
            settings = self.settings
            shared = settings.shared if self.tenant is None and name in _SHARED else self.spaces
            space = shared.get(name)
            if space is None:
                space = shared[name] = _SPACES[name](self.owner(name), settings.policies[name], settings.limits)
            self.spaces[name] = space
        return space

    def _permit(self, name: str, level: str, function: str) -> None:
        assert self.access is not None
        given = self.access.get(name, "admin" if name == "session" else "none")
        if LEVELS.index(given) < LEVELS.index(level):
            raise fail("FORBIDDEN", function=function, needed=level, space=name, given=given)

    def files_elsewhere(self) -> KeepsFilesElsewhere | None:
        self.store()
        return self.holder.files

    def owner(self, name: str) -> Owner | None:
        """Whose data a memory holds here; None for the session."""
        if name == "session":
            return None
        if name == "memory":
            return Owner("app", "", self.tenant)
        if name == "$memory":
            if self.user is None:
                raise fail("UNAVAILABLE", reason="this context has no user", hint="make it with user=…")
            return Owner("user", self.user, self.tenant)
        if self.conversation is None:
            raise fail("UNAVAILABLE", reason="this context has no conversation", hint="make it with conversation=…")
        enabled = self.settings.conversation_enabled
        if enabled is not None and not self._asked(enabled):
            raise fail("UNAVAILABLE", reason="conversations have no memory here")
        return Owner("conversation", self.conversation, self.tenant)

    def _asked(self, enabled: Callable[[str | None], bool]) -> bool:
        try:
            return enabled(self.tenant)
        except Exception as error:
            raise fail("HOST_FUNCTION_FAILED", function="conversation_enabled") from error

    def available(self, name: str) -> bool:
        """Whether a memory can be used: there is a store, and somebody it belongs to."""
        if not self.holder:
            return False
        try:
            self.space(name)
        except MemoryApiError:
            return False
        return True

    def read_alone(self, owner: Owner, key: str) -> Entry | None:
        """One read, outside of any run."""
        snapshot = self.store().snapshot(self.clock())
        try:
            return snapshot.read(owner, key)
        finally:
            snapshot.close()

    # runs

    def begin(self, dry_run: bool = False) -> Transactions:
        """The transactions for a run: those of the run around it, if it is called from one, else new ones."""
        if self.transactions is not None:
            self.same_task()
            return self.transactions
        self.cancelled = None  # the run before was told of it, where it ended
        run, settings = Run(), self.settings
        transactions = Transactions(self, run, dry_run)
        if settings.limits is DEFAULT and not awaited:
            run.transactions = transactions  # all that `bind` would do
        else:
            run.bind(settings.limits, transactions, yields=can_wait())
        if self.timezone is not Run.timezone:
            run.timezone = self.timezone
        if settings.entropy is not None:
            run.entropy = settings.entropy
        return transactions

    def within(self, body: Callable[Concatenate[View, P], T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        transactions = self.begin()
        try:
            found: T = transactions.statement(transactions.run, partial(body, transactions.view, *args, **kwargs))
            return found
        except (OSError, ImportError) as error:
            tell_scarcity(error)
            raise
        finally:
            if self.transactions is None:
                transactions.run.transactions = None
            else:
                transactions.leave_store()  # host code goes on, and may use the store in other ways

    def waiting(self, work: Callable[[], T]) -> Coroutine[Any, Any, T]:
        return run_waiting(work)

    def same_task(self) -> None:
        """Refuse to be used by another task than the one that runs something here."""
        if self.task != task():
            raise RuntimeError("a context is for one task at a time: make another for this one")
