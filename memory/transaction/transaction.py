"""Transactions: blocks of a script that happen whole or not at all, as if nobody else wrote meanwhile.

No lock is held while a script runs. Writes are buffered; what was read is noted; at the end the store compares and
writes in one atomic step. If somebody else came between, the block runs again; a block that keeps losing takes the
store's turn. `Transactions` is the transactions of a run: builtins and host functions reach memory, clock and log through it.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from time import monotonic
from typing import Any

from latebind.grammar.errors import HostError, LatebindError, LimitError, MemoryApiError, fail
from latebind.interp.convert import to_host
from latebind.interp.limits import Run
from latebind.memory.transaction.effects import CallEffect, LogEntry
from latebind.memory.transaction.environment import Environment
from latebind.memory.transaction.view import View
from latebind.memory.transaction.write_buffer import Call, WriteBuffer

# After so many attempts a block waits for the store's turn instead of hoping.
MAX_OPTIMISTIC_ATTEMPTS = 16
_FIRST_PAUSE = 0.0005
_LONGEST_PAUSE = 0.05


class Retry(BaseException):
    """Unwinds a block whose reads no longer hold, so that it runs again. Never seen by scripts or hosts."""


class Transactions(View):
    """The memory side of one run. A dry run keeps all of its writes in one frame that is never committed."""

    def __init__(self, environment: Environment, run: Run, *, dry_run: bool = False) -> None:
        super().__init__(environment, run)
        self.logs: list[LogEntry] = []
        self.reruns = 0
        self.dry_run_buffer: WriteBuffer | None = WriteBuffer() if dry_run else None
        self._moment: float | None = None

    def statement(self, run: Run, body: Callable[[], Any]) -> Any:
        """Run a simple statement in a transaction of its own if none is open."""
        if self.buffer is not None:
            return body()
        return self._whole(body) if self.dry_run_buffer is None else self._dry_run(self.dry_run_buffer, body)

    def transact(self, run: Run, body: Callable[[], Any]) -> Any:
        """Run a block as a transaction, or as a savepoint of the open one."""
        if self.buffer is None:
            return self.statement(run, body)
        mark = self.buffer.mark()
        try:
            return body()
        except BaseException:
            self.buffer.rollback(mark)
            run.epoch += 1
            raise

    def now(self) -> float:
        """Seconds since the epoch, the same during a whole run."""
        if self._moment is None:
            self._moment = self.environment.clock()
        return self._moment

    def log(self, run: Run, message: str, data: Any) -> None:
        """Note a line for the host's log and the result's; an attempt that is repeated says nothing."""
        entry = LogEntry(message, to_host(data, run.limits))
        if self.buffer is None:
            self._publish([entry])
        else:
            self.buffer.logs.append(entry)

    # one transaction

    def _whole(self, body: Callable[[], Any]) -> Any:
        run, start = self.run, (self.run.depth, self.run.reading, self._counted)
        attempts, foreign, exact = 0, False, False
        first_conflict: float | None = None
        while True:
            attempts += 1
            buffer = self.buffer = WriteBuffer(exact=exact)
            try:
                value = (
                    self._exclusive(buffer, body)
                    if attempts > MAX_OPTIMISTIC_ATTEMPTS and not foreign
                    else self._attempt(buffer, body)
                )
            except Retry:
                buffer.rollback()
                foreign, exact = foreign or buffer.foreign, exact or buffer.exact
            except BaseException:
                self._abandon(buffer)
                raise
            else:
                self._close(buffer)
                return value
            finally:
                self.buffer = None
                self._end_snapshot()
            first_conflict = first_conflict or monotonic()
            if monotonic() - first_conflict > self.environment.commit_timeout:
                raise self._gave_up(attempts)
            self.environment.pause(random.uniform(0, min(_LONGEST_PAUSE, _FIRST_PAUSE * 2 ** min(attempts, 10))))
            self.reruns += 1
            run.epoch += 1
            run.depth, run.reading, self._counted = start

    def _attempt(self, buffer: WriteBuffer, body: Callable[[], Any]) -> Any:
        try:
            value = body()
        except LimitError:
            raise
        except Exception:
            # What only a mixture of two moments made fail is no error of the script.
            if buffer.snapshots > 1 and not buffer.pinned and not self._reads_hold(buffer):
                raise Retry from None
            raise
        writes = buffer.writes()
        if (writes or buffer.snapshots > 1) and not self._compare(buffer, writes):
            if buffer.pinned:
                raise _had_effect()
            buffer.exact = buffer.exact or not self._quotas_hold()
            raise Retry
        return value

    def _exclusive(self, buffer: WriteBuffer, body: Callable[[], Any]) -> Any:
        with self.environment.turn() as turn:
            self._turn = turn
            try:
                value = body()
                if not buffer.exact and not self._quotas_hold():
                    buffer.exact = True
                    raise Retry
                self.environment.commit_turn(turn, buffer.writes())
            finally:
                self._turn = None
        return value

    def _compare(self, buffer: WriteBuffer, writes: list[Any]) -> bool:
        """Let the store check what was read and write, in one step. False, and nothing written, where it changed."""
        self._end_snapshot()
        return self.environment.commit(buffer.checks(), writes)

    def _reads_hold(self, buffer: WriteBuffer) -> bool:
        try:
            return self._compare(buffer, [])
        except MemoryApiError:
            return True  # the script's own error says more

    def _gave_up(self, attempts: int) -> LatebindError:
        seconds = f"{self.environment.commit_timeout:g}"
        return fail(
            "CONFLICT",
            problem=f"other writers kept changing what this block reads: {attempts} attempts in {seconds} s",
        )

    def _abandon(self, buffer: WriteBuffer) -> None:
        buffer.rollback()
        self.run.epoch += 1
        self.effects += buffer.effects
        self._publish(buffer.logs)

    def _close(self, buffer: WriteBuffer) -> None:
        """After the commit: hand over what it did, then call what was queued."""
        self.buffer = None
        self._end_snapshot()
        self.effects += buffer.effects
        if buffer.logs:
            self._publish(buffer.logs)
        if buffer.queue:
            self._call_all(buffer.queue)

    def _call_all(self, queue: list[tuple[str, Call]]) -> None:
        """Call all of it, even where one fails."""
        failed: LatebindError | None = None
        for name, call in queue:
            try:
                call()
            except LatebindError as error:
                if failed is None:
                    failed = fail("EFFECT_FAILED", function=name)
                    failed.__cause__ = error.__cause__ if isinstance(error, HostError) else error
        if failed is not None:
            raise failed

    def _publish(self, logs: list[LogEntry]) -> None:
        for entry in logs:
            self.logs.append(entry)
            self.environment.emit(entry)

    # a dry run

    def _dry_run(self, buffer: WriteBuffer, body: Callable[[], Any]) -> Any:
        mark, effects, logs = buffer.mark(), len(buffer.effects), len(buffer.logs)
        self.buffer = buffer
        buffer.exact = False
        try:
            value = body()
            if not self._quotas_hold():
                buffer.rollback(mark)
                del buffer.effects[effects:], buffer.logs[logs:]
                buffer.exact = True
                self.run.epoch += 1
                value = body()
            return value
        except BaseException:
            buffer.rollback(mark)
            self.run.epoch += 1
            raise
        finally:
            self._end_snapshot()
            buffer.reads.clear()  # the next statement sees what others have written meanwhile
            self.buffer = None

    def finish(self) -> None:
        """The run is over. What a dry run would have done becomes its effects; what it wrote is forgotten."""
        buffer = self.dry_run_buffer
        if buffer is not None:
            self.effects += buffer.effects
            self._publish(buffer.logs)
            buffer.rollback()
            self.dry_run_buffer = WriteBuffer()

    # host functions

    def queue(self, function: str, arguments: tuple[Any, ...], call: Call) -> None:
        """Call a host function once the transaction has committed."""
        self.may_write(function)
        buffer = self._buffer()
        buffer.effects.append(CallEffect(function, arguments, "after_commit"))
        if self.dry_run_buffer is None:
            buffer.queue.append((function, call))
        self.run.epoch += 1

    def call_now(self, function: str, arguments: tuple[Any, ...], call: Call) -> Any:
        """Call a host function whose effect cannot be taken back: what was read must hold, and is not read again."""
        self.may_write(function)
        buffer = self._buffer()
        self.leave_store()
        self.run.epoch += 1
        if self.dry_run_buffer is not None:
            buffer.effects.append(CallEffect(function, arguments, "now"))
            return None
        if buffer.snapshots and not self._compare(buffer, []):
            if buffer.pinned:
                raise _had_effect()
            raise Retry
        if not buffer.exact:
            buffer.exact = True  # from here on: it cannot run again
            if not self._quotas_hold():
                raise Retry
            self._end_snapshot()
        buffer.effects.append(CallEffect(function, arguments, "now"))
        buffer.pinned = True
        return call()

    def leave_store(self) -> None:
        """Before host code runs: it may use the store itself, or wait for long."""
        if self.buffer is not None:
            self.buffer.foreign = True
            if self._turn is not None:
                raise Retry
            self._end_snapshot()


def _had_effect() -> LatebindError:
    return fail(
        "CONFLICT",
        problem="another writer changed what this block had read, and it has had an effect: it cannot run again",
        hint="call functions with an immediate effect outside of blocks that write",
    )
