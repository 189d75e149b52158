"""Delivering what blocks have put into the outbox of a store (`?outbox=on`): `runtime.deliver()`.

Each message is a call of a function with `effect="after_commit"`. It leaves the outbox once the function has returned,
so one whose process ended in between is delivered again: at least once, and in order for each user and conversation.
One process delivers at a time. It holds a lease, which ends by itself.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from time import monotonic
from typing import Any, Protocol

from latebind.grammar.errors import HostError, LatebindError, fail
from latebind.host.context import Context
from latebind.host.environment import ContextEnvironment
from latebind.memory.log import logger
from latebind.memory.store.protocol import Check, Delete, Entry, Owner, Put, Write
from latebind.memory.transaction.outbox import Message, read_message

_LEASE = Owner("app", "outbox lease", "")
_KEY = "lease"
_SECONDS = 60.0  # of the lease, from its last renewal
_PAGE = 100


@dataclass(frozen=True, slots=True)
class Undelivered:
    """A message that is still in the outbox: what it calls, for whom, how often that has failed, and why."""

    key: str
    function: str
    arguments: tuple[Any, ...]
    tenant: str | None
    user: str | None
    conversation: str | None
    attempts: int
    problem: str


@dataclass(frozen=True, slots=True)
class Delivery:
    """What `deliver` did. `failed` is tried again by the next one, `given_up` has failed too often, or is damaged: then it names no function.

    `waiting` counts messages behind a failed one of the same user and conversation. `busy`: another process, or thread,
    is delivering, and nothing was done here.
    """

    delivered: int = 0
    failed: tuple[Undelivered, ...] = ()
    given_up: tuple[Undelivered, ...] = ()
    waiting: int = 0
    busy: bool = False


class Deliverable(Protocol):
    """A host function, as far as it is delivered to. `functions.HostCall` implements it."""

    def deliver(self, ctx: Context, arguments: tuple[Any, ...]) -> None:
        """Call it; HOST_FUNCTION_FAILED where it fails, ASYNC_FUNCTION where it would have to be awaited and cannot."""
        ...


Find = Callable[[str], Deliverable | None]
MakeContext = Callable[[str | None, str | None, str | None], Context]


class Lease:
    """The right to deliver, for a while. `environment` is where its commits wait."""

    def __init__(self, environment: ContextEnvironment) -> None:
        self._environment = environment
        self._holder = f"{os.getpid()} {os.urandom(8).hex()} {_machine()}"
        self._renew_at = 0.0

    def take(self) -> bool:
        """Whether it was free, or its holder's process is gone."""
        environment = self._environment
        with environment.store().snapshot(environment.clock()) as snapshot:
            seen = snapshot.read(_LEASE, _KEY)
        return (seen is None or _is_gone(seen.value)) and self._put(seen)

    def renew(self) -> bool:
        """Whether it is still ours."""
        return self._environment.clock() < self._renew_at or self._put(self._entry(0.0))

    def _put(self, seen: Entry | None) -> bool:
        now = self._environment.clock()
        self._renew_at = now + _SECONDS / 3
        return _commit(self._environment, Check(_LEASE, _KEY, seen), Put(_LEASE, _KEY, self._entry(now + _SECONDS)))

    def end(self) -> None:
        """Let others deliver."""
        _commit(self._environment, Check(_LEASE, _KEY, self._entry(0.0)), Delete(_LEASE, _KEY))

    def _entry(self, until: float) -> Entry:
        return Entry("string", self._holder, until)


def _machine() -> str:
    """This machine's name, and whose numbers of processes these are: containers may share the name, not the processes.
    Empty where processes cannot be asked whether they live."""
    if os.name != "posix":
        return ""
    try:
        numbers = os.readlink("/proc/self/ns/pid")
    except OSError:  # as on macOS, where there is one for all
        numbers = ""
    return f"{os.uname().nodename} {numbers}"


def _is_gone(holder: str) -> bool:
    """Whether a holder was a process of this machine that has ended."""
    number, _, machine = holder.split(" ", 2)
    if not machine or machine != _machine():
        return False
    try:
        os.kill(int(number), 0)
    except ProcessLookupError:
        return True
    except OSError:
        pass
    return False


def _commit(environment: ContextEnvironment, check: Check | None, write: Write) -> bool:
    checks = () if check is None else (check,)
    return environment.commit(checks, (write,), monotonic() + environment.commit_timeout)


def deliver(environment: ContextEnvironment, find: Find, context: MakeContext, attempts: int) -> Delivery:
    """Deliver what is in the outbox, but for what has failed `attempts` times."""
    lease = Lease(environment)
    if not lease.take():
        return Delivery(busy=True)
    delivered = waiting = 0
    failed: list[Undelivered] = []
    given_up: list[Undelivered] = []
    held_up: set[tuple[str | None, ...]] = set()
    try:
        for outbox, message in _messages(environment):
            whose = message.tenant, message.user, message.conversation
            if message.attempts >= attempts or not message.function:
                given_up.append(_undelivered(message))
            elif whose in held_up:
                waiting += 1
            elif (problem := _problem(message, find, context)) is None:
                _commit(environment, None, Delete(outbox, message.key))
                delivered += 1
            else:
                tried = message.replace(attempts=message.attempts + 1, problem=problem)
                _commit(environment, Check(outbox, message.key, message.put(outbox).entry), tried.put(outbox))
                failed.append(_undelivered(tried))
                held_up.add(whose)
            if not lease.renew():
                break
    finally:
        lease.end()
    return Delivery(delivered, tuple(failed), tuple(given_up), waiting)


def _messages(environment: ContextEnvironment) -> Iterator[tuple[Owner, Message]]:
    """Those that are there now, each outbox's in order, and whose they are."""
    environment.store()
    for outbox in environment.holder.outboxes():
        for message in _of_one(outbox, environment):
            yield outbox, message


def _of_one(outbox: Owner, environment: ContextEnvironment) -> Iterator[Message]:
    last: str | None = None
    while True:
        with environment.store().snapshot(environment.clock()) as snapshot:
            keys = snapshot.keys(outbox, after=last, limit=_PAGE)
            entries = snapshot.read_many([(outbox, key) for key in keys])
        page = [read_message(outbox, key, entry) for key, entry in zip(keys, entries, strict=True) if entry is not None]
        yield from page
        if len(keys) < _PAGE:
            return
        last = keys[-1]


def _problem(message: Message, find: Find, context: MakeContext) -> str | None:
    """Call the function; what went wrong, None where nothing did."""
    function = find(message.function)
    if function is None:
        return 'no function of this name is registered with effect="after_commit"'
    try:
        with context(message.tenant, message.user, message.conversation) as ctx:
            function.deliver(ctx, message.arguments)
    except LatebindError as error:
        if error.code == "ASYNC_FUNCTION":
            raise fail(
                "ASYNC_FUNCTION", function=message.function, hint="deliver by `await runtime.adeliver()`"
            ) from None
        cause = error.__cause__ if isinstance(error, HostError) and error.__cause__ is not None else error
        _log(message, cause)
        return words_of(cause) if cause is not error else error.message
    return None


def words_of(error: BaseException) -> str:
    """What an exception of the host's says of itself, which may fail in turn."""
    try:
        return f"{type(error).__name__}: {error}"
    except Exception:
        return type(error).__name__


def _log(message: Message, cause: BaseException) -> None:
    form = "%s was not delivered, attempt %d"
    logger().error(form, message.function, message.attempts + 1, exc_info=cause)


def _undelivered(message: Message) -> Undelivered:
    fields = {name: getattr(message, name) for name in Undelivered.__slots__}
    return Undelivered(**{**fields, "problem": message.problem or ""})
