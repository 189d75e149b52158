"""Transactions: blocks of a script that happen whole or not at all, as if nobody else wrote meanwhile.

`Transactions` are those of one run: its code, its clock, log and host functions come here, memories to its `view`.
memory/transaction/attempts.py says how a block stands.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from latebind.grammar.errors import HostError, LatebindError, fail
from latebind.interp.convert import type_name
from latebind.interp.leaving import to_host
from latebind.interp.limits import Run
from latebind.memory.transaction.attempts import Attempts, Retry, had_effect
from latebind.memory.transaction.effects import CallEffect, LogEntry
from latebind.memory.transaction.environment import Environment
from latebind.memory.transaction.outbox import is_json
from latebind.memory.transaction.view import View
from latebind.memory.transaction.write_buffer import START, Call, WriteBuffer


class Transactions(Attempts):
    """The transactions of one run, and what it does beside them: its log, and calls of host functions."""

    calling = 0  # effects that are being called: within each other, as an effect may run a script
    _moment: float | None = None

    # what the code of a script calls

    def now(self) -> float:
        """Seconds since the epoch, the same during a whole run."""
        if self._moment is None:
            self._moment = self.environment.clock()
        return self._moment

    def log(self, run: Run, message: str, data: Any) -> None:
        """Note a line for the host's log and the result's; an attempt that is repeated says nothing."""
        entry = LogEntry(message, to_host(data, run.limits, run))
        if self.view.buffer is None:
            self._publish([entry])
        else:
            self.view.buffer.note("logs", entry)

    def let_others(self) -> None:
        """Let others have the event loop. Not in a transaction: what is read before and after would be of two moments."""
        if self.view.buffer is None:
            self.environment.let_others(self.run)

    def beside(self, work: Callable[[], Any]) -> Any:
        """What `work` gives, which computes for long, while others have the event loop; not in a transaction, either."""
        return self.environment.beside(work) if self.view.buffer is None and self.run.yields else work()

    # when a block has ended

    def _ended(self, buffer: WriteBuffer) -> None:
        if self.dry_run_buffer is not None:
            # It all stays in the buffer of the dry run. The next statement sees what others have written meanwhile.
            buffer.forget_reads()
            return
        self.notes += buffer.notes
        if buffer.logs:
            self._publish(buffer.logs)
        if buffer.queue and not buffer.posted:
            environment, level = self.environment, self.calling
            self.calling += 1
            try:
                environment.shielded(partial(self._call_all, buffer.queue))
            finally:
                if self.calling == level:  # else they go on, though nobody waits for them any more
                    self.environment = self.view.environment = environment

    def _call_all(self, queue: Sequence[Call], environment: Environment) -> None:
        """Call all of it, even where one fails or is interrupted."""
        self.environment = self.view.environment = environment
        failed: LatebindError | None = None
        interrupted: BaseException | None = None
        for call in queue:
            try:
                call.perform()
            except LatebindError as error:
                if failed is None:
                    failed = fail("EFFECT_FAILED", function=call.function)
                    failed.__cause__ = error.__cause__ if isinstance(error, HostError) else error
            except (KeyboardInterrupt, SystemExit) as error:
                interrupted = interrupted or error
        self.calling -= 1
        if interrupted is not None:
            raise interrupted
        if failed is not None:
            raise failed

    def _publish(self, logs: Sequence[LogEntry]) -> None:
        for entry in logs:
            self.logs.append(entry)
            self.environment.emit(entry)

    def finish(self) -> None:
        """A dry run is over: what it would have done becomes its effects; what it wrote is forgotten."""
        buffer = self.dry_run_buffer
        if buffer is not None:
            self.dry_run_buffer = WriteBuffer()
            self.notes += buffer.notes
            self._publish(buffer.logs)
            buffer.rollback(START)

    # host functions

    def queue(self, call: Call) -> None:
        """Call a host function once the transaction has committed, or put the call into the outbox."""
        buffer = self._begin_call(call.function)
        if self.environment.outbox:
            for number, argument in enumerate(call.arguments, 1):
                if not is_json(argument):
                    expected, found = "what the outbox can keep, as JSON can", type_name(argument)
                    raise fail("BAD_ARGUMENT", number=number, function=call.function, expected=expected, found=found)
        buffer.notes.append(CallEffect(call.function, call.arguments, "after_commit"))
        if self.dry_run_buffer is None:
            buffer.note("queue", call)

    def call_now(self, function: str, arguments: tuple[Any, ...], call: Callable[[], Any]) -> Any:
        """Call a host function whose effect cannot be taken back: what was read must hold, and is not read again."""
        buffer = self._begin_call(function)
        self.leave_store()
        if self.dry_run_buffer is not None:
            buffer.notes.append(CallEffect(function, arguments, "now"))
            return None
        if buffer.snapshots and not self.reads_hold(buffer):
            if buffer.pinned:
                raise had_effect()
            raise Retry
        if not buffer.exact:
            buffer.exact = True  # from here on: it cannot run again
            if not self.view.quotas_hold():
                raise Retry
            self.view.close_snapshot()
        buffer.notes.append(CallEffect(function, arguments, "now"))
        buffer.pinned = True
        return call()

    def _begin_call(self, function: str) -> WriteBuffer:
        """A host function with an effect is about to be called: refused where nothing may be written."""
        self.view.may_write(function)
        self.run.epoch += 1
        assert self.view.buffer is not None, "an effect is part of a transaction"
        return self.view.buffer

    def leave_store(self) -> None:
        """Before host code runs: it may use the store itself, or wait for long."""
        view = self.view
        if view.buffer is not None:
            view.buffer.foreign = True
            if view.turn is not None:
                raise Retry
            view.close_snapshot()


def transactions_of(run: Run) -> Transactions:
    """The transactions of a run; an expression that runs without a context has none: UNAVAILABLE."""
    transactions: Any = run.transactions
    if transactions is None:
        raise no_context()
    found: Transactions = transactions
    return found


def view_of(run: Run) -> View:
    """What a memory's function works on in this run; UNAVAILABLE without a context."""
    transactions: Any = run.transactions
    if transactions is None:
        raise no_context()
    view: View = transactions.view
    return view


def no_context() -> LatebindError:
    """The error where a run has no context, and so no memories."""
    return fail("UNAVAILABLE", reason="this runs without a context", hint="run it with runtime.context(…)")
