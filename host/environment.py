"""What one context lends to its runs: whose memories, the session, clock and store, and what scripts may do.

`ContextEnvironment` implements `Environment` of memory/transaction/environment.py, with `host.committing`; contexts and the
memories in Python (`host.memory`) start and end runs by it.
"""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Iterable, Mapping, Sequence
from functools import cache, partial
from time import monotonic
from typing import Any, Concatenate, ParamSpec, TypeVar

from latebind.grammar.diagnostics import printable
from latebind.grammar.errors import MemoryApiError, clipped, fail
from latebind.host.committing import Committing
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
    Entry,
    KeepsFilesElsewhere,
    Owner,
    Write,
)
from latebind.memory.transaction.effects import LogEntry
from latebind.memory.transaction.environment import Environment
from latebind.memory.transaction.outbox import new_messages
from latebind.memory.transaction.session_entries import SessionEntries
from latebind.memory.transaction.transaction import Transactions
from latebind.memory.transaction.view import View

T = TypeVar("T")
# Of what a script logs, so much stands in a line of the host's log; the result has all of it.
_LONGEST_LINE = 10_000

P = ParamSpec("P")
_SHARED = frozenset({"memory", "session"})  # without tenants, these are alike for all contexts


@cache
def _space_of(name: str) -> type[Space]:
    """The class of a memory."""
    if name in _SHARED:
        return Items
    if name == "$memory":
        from latebind.memory.user_variables import UserVariables

        return UserVariables
    from latebind.memory.variables import Conversation

    return Conversation


def closed() -> RuntimeError:
    """The error where a context is closed."""
    return RuntimeError("this context is closed")


class ContextEnvironment(Committing):
    """The environment of one context. While a run is active, `transactions`, `context` and `task` say which, for whom."""

    # What most contexts never set: they are made for one request.
    context: Any = None
    task: object = None
    of_effects: bool = False  # whether it is that of functions that are called after a commit

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
        self.quiet = settings.on_run is None  # whether it is open, and nobody is told of runs
        self.plain = settings.plain and timezone == "UTC"  # the same, and all is as usual for who asks for nothing
        self.closed = False  # then the memories in Python are, too; what runs have given may still be asked
        self.entries = SessionEntries()
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
                space = shared[name] = _space_of(name)(self.owner(name), settings.policies[name], settings.limits)
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
