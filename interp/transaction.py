"""Transactions: blocks of a script that happen whole or not at all, as if nobody else wrote meanwhile.

No lock is held while a script runs. Writes are buffered; what was read is noted; at the end the store compares and
writes in one atomic step. If somebody else came between, the block runs again; a block that keeps losing takes the
store's turn. `Transactions` is the `host` of a run: builtins and host functions reach memory, clock and log through it.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from time import monotonic
from typing import Any

from latebind.grammar.errors import HostError, LatebindError, LimitError, MemoryApiError, fail
from latebind.interp.convert import export
from latebind.interp.effects import CallEffect, LogEntry
from latebind.interp.frame import Call, Frame
from latebind.interp.limits import Run
from latebind.interp.surroundings import Surroundings
from latebind.interp.view import View

# After so many attempts a block waits for the store's turn instead of hoping.
PATIENCE = 16
_FIRST_PAUSE = 0.0005
_LONGEST_PAUSE = 0.05


class Again(BaseException):
    """Unwinds a block whose reads no longer hold, so that it runs again. Never seen by scripts or hosts."""


class Transactions(View):
    """The memory side of one run. A dry run keeps all of its writes in one frame that is never committed."""

    def __init__(self, surroundings: Surroundings, run: Run, *, dry_run: bool = False) -> None:
        super().__init__(surroundings, run)
        self.logs: list[LogEntry] = []
        self.reruns = 0
        self.rehearsal: Frame | None = Frame() if dry_run else None
        self._moment: float | None = None

    def statement(self, run: Run, body: Callable[[], Any]) -> Any:
        """Run a simple statement in a transaction of its own if none is open."""
        if self.frame is not None:
            return body()
        return self._whole(body) if self.rehearsal is None else self._rehearse(self.rehearsal, body)

    def transact(self, run: Run, body: Callable[[], Any]) -> Any:
        """Run a block as a transaction, or as a savepoint of the open one."""
        if self.frame is None:
            return self.statement(run, body)
        mark = self.frame.mark()
        try:
            return body()
        except BaseException:
            self.frame.rollback(mark)
            run.epoch += 1
            raise

    def now(self) -> float:
        """Seconds since the epoch, the same during a whole run."""
        if self._moment is None:
            self._moment = self.surroundings.clock()
        return self._moment

    def log(self, run: Run, message: str, data: Any) -> None:
        """Note a line for the host's log and the result's; an attempt that is repeated says nothing."""
        entry = LogEntry(message, export(data, run.limits))
        if self.frame is None:
            self._publish([entry])
        else:
            self.frame.logs.append(entry)

    # one transaction

    def _whole(self, body: Callable[[], Any]) -> Any:
        run, start = self.run, (self.run.depth, self.run.late, self._counted)
        attempts, foreign, exact = 0, False, False
        first_conflict: float | None = None
        while True:
            attempts += 1
            frame = self.frame = Frame(exact=exact)
            try:
                value = (
                    self._in_turn(frame, body) if attempts > PATIENCE and not foreign else self._attempt(frame, body)
                )
            except Again:
                frame.rollback()
                foreign, exact = foreign or frame.foreign, exact or frame.exact
            except BaseException:
                self._abandon(frame)
                raise
            else:
                self._close(frame)
                return value
            finally:
                self.frame = None
                self._end_snapshot()
            first_conflict = first_conflict or monotonic()
            if monotonic() - first_conflict > self.surroundings.commit_timeout:
                raise self._gave_up(attempts)
            self.surroundings.pause(random.uniform(0, min(_LONGEST_PAUSE, _FIRST_PAUSE * 2 ** min(attempts, 10))))
            self.reruns += 1
            run.epoch += 1
            run.depth, run.late, self._counted = start

    def _attempt(self, frame: Frame, body: Callable[[], Any]) -> Any:
        try:
            value = body()
        except LimitError:
            raise
        except Exception:
            # What only a mixture of two moments made fail is no error of the script.
            if frame.snapshots > 1 and not frame.pinned and not self._reads_hold(frame):
                raise Again from None
            raise
        writes = frame.writes()
        if (writes or frame.snapshots > 1) and not self._compare(frame, writes):
            if frame.pinned:
                raise _had_effect()
            frame.exact = frame.exact or not self._quotas_hold()
            raise Again
        return value

    def _in_turn(self, frame: Frame, body: Callable[[], Any]) -> Any:
        with self.surroundings.turn() as turn:
            self._turn = turn
            try:
                value = body()
                if not frame.exact and not self._quotas_hold():
                    frame.exact = True
                    raise Again
                self.surroundings.commit_turn(turn, frame.writes())
            finally:
                self._turn = None
        return value

    def _compare(self, frame: Frame, writes: list[Any]) -> bool:
        """Let the store check what was read and write, in one step. False, and nothing written, where it changed."""
        self._end_snapshot()
        return self.surroundings.commit(frame.checks(), writes)

    def _reads_hold(self, frame: Frame) -> bool:
        try:
            return self._compare(frame, [])
        except MemoryApiError:
            return True  # the script's own error says more

    def _gave_up(self, attempts: int) -> LatebindError:
        seconds = f"{self.surroundings.commit_timeout:g}"
        return fail(
            "CONFLICT",
            problem=f"other writers kept changing what this block reads: {attempts} attempts in {seconds} s",
        )

    def _abandon(self, frame: Frame) -> None:
        frame.rollback()
        self.run.epoch += 1
        self.effects += frame.effects
        self._publish(frame.logs)

    def _close(self, frame: Frame) -> None:
        """After the commit: hand over what it did, then call what was queued."""
        self.frame = None
        self._end_snapshot()
        self.effects += frame.effects
        if frame.logs:
            self._publish(frame.logs)
        if frame.queue:
            self._call_all(frame.queue)

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
            self.surroundings.emit(entry)

    # a dry run

    def _rehearse(self, frame: Frame, body: Callable[[], Any]) -> Any:
        mark, effects, logs = frame.mark(), len(frame.effects), len(frame.logs)
        self.frame = frame
        frame.exact = False
        try:
            value = body()
            if not self._quotas_hold():
                frame.rollback(mark)
                del frame.effects[effects:], frame.logs[logs:]
                frame.exact = True
                self.run.epoch += 1
                value = body()
            return value
        except BaseException:
            frame.rollback(mark)
            self.run.epoch += 1
            raise
        finally:
            self._end_snapshot()
            frame.reads.clear()  # the next statement sees what others have written meanwhile
            self.frame = None

    def finish(self) -> None:
        """The run is over. What a dry run would have done becomes its effects; what it wrote is forgotten."""
        frame = self.rehearsal
        if frame is not None:
            self.effects += frame.effects
            self._publish(frame.logs)
            frame.rollback()
            self.rehearsal = Frame()

    # host functions

    def queue(self, function: str, arguments: tuple[Any, ...], call: Call) -> None:
        """Call a host function once the transaction has committed."""
        self.may_write(function)
        frame = self._frame()
        frame.effects.append(CallEffect(function, arguments, "after_commit"))
        if self.rehearsal is None:
            frame.queue.append((function, call))
        self.run.epoch += 1

    def call_now(self, function: str, arguments: tuple[Any, ...], call: Call) -> Any:
        """Call a host function whose effect cannot be taken back: what was read must hold, and is not read again."""
        self.may_write(function)
        frame = self._frame()
        self.leave_store()
        self.run.epoch += 1
        if self.rehearsal is not None:
            frame.effects.append(CallEffect(function, arguments, "now"))
            return None
        if frame.snapshots and not self._compare(frame, []):
            if frame.pinned:
                raise _had_effect()
            raise Again
        if not frame.exact:
            frame.exact = True  # from here on: it cannot run again
            if not self._quotas_hold():
                raise Again
            self._end_snapshot()
        frame.effects.append(CallEffect(function, arguments, "now"))
        frame.pinned = True
        return call()

    def leave_store(self) -> None:
        """Before host code runs: it may use the store itself, or wait for long."""
        if self.frame is not None:
            self.frame.foreign = True
            if self._turn is not None:
                raise Again
            self._end_snapshot()


def _had_effect() -> LatebindError:
    return fail(
        "CONFLICT",
        problem="another writer changed what this block had read, and it has had an effect: it cannot run again",
        hint="call functions with an immediate effect outside of blocks that write",
    )
