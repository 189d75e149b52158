"""Messages of a conversation: one after the other (`serialize=True` of `Context.run` and `handle`), and each once
(`once="id"`)."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from latebind.grammar.errors import LatebindError, MemoryApiError, fail
from latebind.host.environment import ContextEnvironment
from latebind.host.greenlets import can_wait, loop_is_closed
from latebind.host.results import Locals
from latebind.interp.convert import type_name
from latebind.memory.bookkeeping import lease_owner, once_owner
from latebind.memory.store.protocol import Entry
from latebind.memory.transaction.effects import LogEntry
from latebind.memory.transaction.lease import Lease
from latebind.memory.transaction.transaction import Transactions

T = TypeVar("T")

DAY = 86_400.0  # seconds for which a message is remembered


def serialized(environment: ContextEnvironment, run: Callable[[], T]) -> T:
    """What `run` gives, once all runs of the same conversation that came before have ended, here and elsewhere."""
    if environment.transactions is not None:
        if environment.lease is None and not environment.of_effects:
            raise ValueError("a run within a run cannot wait for others: pass serialize=True to the outer one")
        return run()
    if environment.conversation is None:
        raise fail("UNAVAILABLE", reason="this context has no conversation", hint="make it with conversation=…")
    owner = lease_owner(environment.conversation, environment.tenant)
    lease = Lease(owner, environment.clock, environment.lines)
    try:
        lease.take(environment, environment.settings.serialize_timeout)
    except BaseException as error:
        environment.cancelled = None  # that came with a commit: it is this error, or comes with it
        if not isinstance(error, MemoryApiError) or error.code != "CONFLICT":
            lease.leave(environment)
        raise
    keeper = environment.holder.keeper
    environment.lease = lease
    try:
        keeper.hold(lease, loop_is_closed())
        return run()
    finally:
        environment.lease = None
        keeper.drop(lease)
        if lease.process == os.getpid():
            _end(environment, lease)


def _end(environment: ContextEnvironment, lease: Lease) -> None:
    """Let the next one run. Where the store does not answer, the lease ends by itself."""
    cancelled = environment.cancelled  # that came with a commit, and is still to be told

    def end() -> None:
        lease.end(environment.store())

    try:
        environment.aside(end, holding=True)
    except LatebindError:
        pass
    finally:
        if can_wait():
            environment.cancelled = environment.cancelled or cancelled


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a message came to: a value, the locals, the log. `repeated`: when it was seen before."""

    value: Any
    settled: Locals
    logs: list[LogEntry]
    repeated: bool


class Once:
    """One message of a user or conversation, by the id that its sender gave it."""

    def __init__(self, environment: ContextEnvironment, message: str) -> None:
        self._environment = environment
        self._owner = once_owner(environment.user, environment.conversation, environment.tenant)
        # Of any length, and the same id in another conversation is another message.
        whole = json.dumps([environment.conversation, message])
        self._key = hashlib.sha256(whole.encode()).hexdigest()

    def perform(
        self, transactions: Transactions, execute: Callable[[], Any], evaluate: Callable[[], Locals]
    ) -> Outcome:
        """Run a message in the open transaction, which keeps its result; where it was seen, give that result."""
        view, now = transactions.view, self._environment.clock()
        buffer = view.buffer
        assert buffer is not None, "a message is run in a transaction"
        seen = view.read(self._owner, self._key)
        if seen is not None:
            # Written again, or its sender is told that it is done by what no replica has confirmed, and may never have.
            view.keep(self._owner, self._key, seen)
            return _read(seen.value)
        start = len(buffer.logs)
        value, errors = execute()
        settled = evaluate() if errors is None else (dict(value), errors)
        outcome = Outcome(value, settled, list(buffer.logs[start:]), False)
        view.keep(self._owner, self._key, Entry("json", _written(outcome), now + DAY))
        return outcome


def _written(outcome: Outcome) -> str:
    from latebind.host.isolation.failures import form_of

    values, errors = outcome.settled
    for name, value in (("value", outcome.value), *values.items()):
        if not _is_plain(value):
            raise fail("RESULT_NOT_KEPT", name=name, found=type_name(value))
    failures = {name: _unplaced(form_of(error, write=_plain)) for name, error in errors.items()}
    logs = [[entry.message, _plain(entry.data)] for entry in outcome.logs]
    return json.dumps([outcome.value, values, failures, logs], separators=(",", ":"))


def _read(text: str) -> Outcome:
    from latebind.host.isolation.failures import failure_of

    value, values, failures, logs = json.loads(text)
    errors = {name: failure_of(form) for name, form in failures.items()}
    return Outcome(value, (values, errors), [LogEntry(message, data) for message, data in logs], True)


def _unplaced(form: dict[str, Any]) -> dict[str, Any]:
    """An error's data without its places: the script may be another one when it is read."""
    return {name: part for name, part in form.items() if name not in ("span", "placed", "trace", "findings")}


def _plain(value: Any) -> Any:
    return value if _is_plain(value) else None


def _is_plain(value: Any) -> bool:
    """Whether JSON keeps a value as it is: what leaves a script is of plain types, but for files and other handles."""
    if isinstance(value, dict):
        return all(map(_is_plain, value.values()))
    if isinstance(value, list):
        return all(map(_is_plain, value))
    return value is None or isinstance(value, str | int | float)
