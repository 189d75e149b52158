"""What one context lends to its runs: whose memories, the session, clock and store, and what scripts may do."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from time import sleep
from typing import Any, TypeVar

from latebind.grammar.errors import MemoryApiError, fail, printable
from latebind.interp.effects import LogEntry
from latebind.interp.limits import Run
from latebind.interp.store import Entry, Scope, Store
from latebind.interp.transaction import Transactions
from latebind.stdlib.bridge import can_wait, task, wait
from latebind.stdlib.memory.items import Items, Space
from latebind.stdlib.memory.policies import LEVELS
from latebind.stdlib.memory.user import UserVariables
from latebind.stdlib.memory.variables import Conversation
from latebind.stdlib.settings import Settings, StoreHolder

T = TypeVar("T")
_SPACES: dict[str, type[Space]] = {
    "memory": Items,
    "session": Items,
    "$memory": UserVariables,
    "ctx.memory": Conversation,
}


class Surroundings:
    """Implements `interp.view.Surroundings` for one context. `host` is set while a run is active."""

    def __init__(
        self,
        context: object,
        settings: Settings,
        store: StoreHolder,
        user: str | None,
        conversation: str | None,
        tenant: str | None,
        access: Mapping[str, str] | None,
    ) -> None:
        self.context = context
        self.settings = settings
        self.store: Callable[[], Store] = store.get
        self.holder = store
        self.limiter = store.limiter
        self.user = user
        self.conversation = conversation
        self.tenant = tenant
        self.access = access
        self.clock: Callable[[], float] = settings.clock
        self.commit_timeout = settings.commit_timeout
        self.entries: dict[str, Entry] = {}
        self.spaces: dict[str, Space] = {}
        self.host: Transactions | None = None
        self.task: object = None

    def pause(self, seconds: float) -> None:
        if can_wait():
            from asyncio import sleep as asleep

            wait(asleep(seconds))
        else:
            sleep(seconds)

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
        return _SPACES[name](self.scope(name), settings.policies[name], settings.limits)

    def scope(self, name: str) -> Scope | None:
        """Whose data a memory holds here; None for the session."""
        if name == "session":
            return None
        if name == "memory":
            return Scope("app", "", self.tenant)
        if name == "$memory":
            if self.user is None:
                raise fail("UNAVAILABLE", reason="this context has no user", hint="make it with user=…")
            return Scope("user", self.user, self.tenant)
        if self.conversation is None:
            raise fail("UNAVAILABLE", reason="this context has no conversation", hint="make it with conversation=…")
        enabled = self.settings.conversation_enabled
        if enabled is not None and not enabled(self.tenant):
            raise fail("UNAVAILABLE", reason="conversations have no memory here")
        return Scope("conversation", self.conversation, self.tenant)

    def available(self, name: str) -> bool:
        """Whether a memory can be used: there is a store, and somebody it belongs to."""
        if not self.holder:
            return False
        try:
            self.space(name)
        except MemoryApiError:
            return False
        return True

    def read_alone(self, scope: Scope, key: str) -> Entry | None:
        """One read, outside of any run."""
        with self.store().snapshot(self.clock()) as snapshot:
            return snapshot.read(scope, key)

    # runs

    def begin(self, *, dry_run: bool = False) -> Transactions:
        """The transactions of a run that begins: those of the run around it, if it is called from one."""
        if self.host is not None:
            self.same_task()
            return self.host
        self.task = task()
        self.host = self._transactions(dry_run)
        return self.host

    def within(self, body: Callable[[Transactions], T]) -> T:
        """Run Python code that uses a memory: in the open transaction, else in one of its own."""
        host = self.host
        if host is None:
            host = self._transactions()
            return host.statement(host.run, lambda: body(host))  # type: ignore[no-any-return]
        self.same_task()
        try:
            return host.statement(host.run, lambda: body(host))  # type: ignore[no-any-return]
        finally:
            host.leave_store()  # host code goes on, and may use the store in other ways

    def _transactions(self, dry_run: bool = False) -> Transactions:
        run = Run()
        host = Transactions(self, run, dry_run=dry_run)
        run.bind(self.settings.limits, host)
        return host

    def same_task(self) -> None:
        if self.task != task():
            raise RuntimeError("a context is for one task at a time: make another for this one")
