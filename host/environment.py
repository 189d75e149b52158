"""What one context lends to its runs: whose memories, the session, clock and store, and what scripts may do."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from random import getrandbits
from time import sleep
from typing import Any, TypeVar

from latebind.grammar.errors import MemoryApiError, fail, printable
from latebind.host.greenlets import can_wait, task, wait
from latebind.host.settings import Settings, StoreHolder
from latebind.interp.limits import Run
from latebind.memory.items import Items, Space
from latebind.memory.policies import LEVELS
from latebind.memory.store.protocol import AnyCheck, Entry, Owner, Store, Turn, Write
from latebind.memory.transaction.effects import LogEntry
from latebind.memory.transaction.transaction import Transactions
from latebind.memory.user_variables import UserVariables
from latebind.memory.variables import Conversation

T = TypeVar("T")
_SPACES: dict[str, type[Space]] = {
    "memory": Items,
    "session": Items,
    "$memory": UserVariables,
    "ctx.memory": Conversation,
}


class Environment:
    """Implements `interp.surroundings.Surroundings` for one context. `transactions` is set while a run is active."""

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
        self.links = settings.links
        self.store: Callable[[], Store] = store.get
        self.holder = store
        self.limiter = store.limiter
        self.user = user
        self.conversation = conversation
        self.tenant = tenant
        self.access = access
        self.timezone = timezone
        self.clock: Callable[[], float] = settings.clock
        self.commit_timeout = settings.commit_timeout
        self.entries: dict[str, Entry] = {}
        self.spaces: dict[str, Space] = {}
        self.transactions: Transactions | None = None
        self.context: object = None
        self.task: object = None
        self.cancelled: BaseException | None = None

    def pause(self, seconds: float) -> None:
        if can_wait():
            from asyncio import sleep as asleep

            wait(asleep(seconds))
        else:
            sleep(seconds)

    def in_loop(self) -> bool:
        return can_wait()

    def read_blob(self, owner: Owner, key: str, digest: str) -> bytes | None:
        def read() -> bytes | None:
            with self.store().snapshot(self.clock()) as snapshot:
                return snapshot.read_blob(owner, key, digest)

        return self.aside(read)

    def commit(self, checks: Sequence[AnyCheck], writes: Sequence[Write]) -> bool:
        store, now, commit_id = self.store(), self.clock(), f"{getrandbits(96):x}"
        if not can_wait():
            return store.commit(checks, writes, now, commit_id)
        self._stop()
        at_once = getattr(store, "commit_at_once", None)
        held: bool | None = None if at_once is None else at_once(checks, writes, now, commit_id)
        if held is None:
            held = self.aside(lambda: store.commit(checks, writes, now, commit_id))
        return held

    def turn(self) -> AbstractContextManager[Turn]:
        manager = self.store().turn(self.clock(), self.commit_timeout)
        return self._turn_aside(manager) if can_wait() else manager

    @contextmanager
    def _turn_aside(self, manager: AbstractContextManager[Turn]) -> Iterator[Turn]:
        self._stop()
        given_up = left = False

        def enter() -> Turn:
            turn = manager.__enter__()
            if given_up:
                manager.__exit__(None, None, None)
            return turn

        def leave() -> None:
            nonlocal left
            left = True
            manager.__exit__(None, None, None)

        try:
            turn = self.aside(enter)
        except BaseException:
            given_up = True  # the event loop has ended
            raise
        try:
            yield turn
        except BaseException as error:
            manager.__exit__(type(error), error, error.__traceback__)
            raise
        try:
            self.aside(leave, holding=True)
        finally:
            if not left:  # a cancellation that came during the commit is passed on here
                leave()

    def commit_turn(self, turn: Turn, writes: Sequence[Write]) -> None:
        self.aside(lambda: turn.commit(writes), holding=True)

    def aside(self, work: Callable[[], T], *, holding: bool = False) -> T:
        """What `work` gives, which may wait for others or for a disk: an event loop goes on meanwhile."""
        if not can_wait():
            return work()
        settled = wait(self.holder.workers.settle(work, holding=holding))
        self.cancelled = settled.cancelled
        return settled.future.result()  # type: ignore[no-any-return]

    def _stop(self) -> None:
        """Begin nothing new where the task was cancelled while a commit was under way."""
        if self.cancelled is not None:
            error, self.cancelled = self.cancelled, None
            raise error

    def emit(self, entry: LogEntry) -> None:
        # Imported where there is something to log: it costs more than all of a short script.
        import logging

        logging.getLogger("latebind").info("%s", printable(entry.message), extra={"data": entry.data})

    # memories

    def space(self, name: str, level: str = "read", function: str | None = None) -> Any:
        if function is not None and self.access is not None:
            self._permit(name, level, function)
        space = self.spaces.get(name)
        if space is None:
            space = self.spaces[name] = self._open(name)
        return space

    def _permit(self, name: str, level: str, function: str) -> None:
        assert self.access is not None
        given = self.access.get(name, "admin" if name == "session" else "none")
        if LEVELS.index(given) < LEVELS.index(level):
            raise fail("FORBIDDEN", function=function, needed=level, space=name, given=given)

    def _open(self, name: str) -> Space:
        settings = self.settings
        return _SPACES[name](self.owner(name), settings.policies[name], settings.limits)

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
        if enabled is not None and not enabled(self.tenant):
            raise fail("UNAVAILABLE", reason="conversations have no memory here")
        return Owner("conversation", self.conversation, self.tenant)

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
        with self.store().snapshot(self.clock()) as snapshot:
            return snapshot.read(owner, key)

    # runs

    def begin(self, context: object, *, dry_run: bool = False) -> Transactions:
        """The transactions of a run that begins: those of the run around it, if it is called from one."""
        if self.transactions is not None:
            self.same_task()
            return self.transactions
        transactions = self._transactions(dry_run)
        self.lend(transactions, context)
        return transactions

    def lend(self, transactions: Transactions, context: object) -> None:
        """From now on `transactions` runs something for `context`."""
        self.transactions, self.context, self.task = transactions, context, task()
        transactions.run.transactions = transactions

    def end(self, transactions: Transactions) -> None:
        """Nothing runs any more. What is left is no circle of references: it goes at once, not when circles are sought."""
        self.transactions = self.context = self.task = transactions.run.transactions = None

    def within(self, body: Callable[[Transactions], T]) -> T:
        """Run Python code that uses a memory: in the open transaction, else in one of its own."""
        transactions = self.transactions
        if transactions is None:
            transactions = self._transactions()
            try:
                return transactions.statement(transactions.run, lambda: body(transactions))  # type: ignore[no-any-return]
            finally:
                transactions.run.transactions = None
        self.same_task()
        try:
            return transactions.statement(transactions.run, lambda: body(transactions))  # type: ignore[no-any-return]
        finally:
            transactions.leave_store()  # host code goes on, and may use the store in other ways

    def _transactions(self, dry_run: bool = False) -> Transactions:
        self.cancelled = None  # the run before was told of it, where it ended
        run = Run()
        transactions = Transactions(self, run, dry_run=dry_run)
        run.bind(self.settings.limits, transactions)
        run.timezone = self.timezone
        return transactions

    def same_task(self) -> None:
        if self.task != task():
            raise RuntimeError("a context is for one task at a time: make another for this one")
