"""Transactions: blocks of a script that happen whole or not at all, as if nobody else wrote meanwhile.

No lock is held while a script runs. Writes are buffered; what was read is noted; at the end the store compares and
writes in one atomic step, or writes on top of the snapshot that was read, where it can tell that nobody has written since. If somebody else came between, the block runs again; a block that keeps losing makes others
wait. `Transactions` are those of one run: its code, its clock, log and host functions come here, memories to
its `view`.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from functools import partial
from time import monotonic
from typing import Any, NamedTuple

from latebind.grammar.errors import HostError, LatebindError, LimitError, MemoryApiError, fail
from latebind.interp.convert import to_host, type_name
from latebind.interp.limits import Run
from latebind.memory.store.protocol import AnyCheck, EntryKey, MustWait, Reader, Reservation, Turn, Write
from latebind.memory.transaction.contention import Line
from latebind.memory.transaction.effects import CallEffect, LogEntry, Note
from latebind.memory.transaction.environment import Environment
from latebind.memory.transaction.outbox import is_json
from latebind.memory.transaction.view import View
from latebind.memory.transaction.write_buffer import START, Call, WriteBuffer

# After so many attempts, or so much of `commit_timeout`, a block makes others wait instead of hoping.
MAX_OPTIMISTIC_ATTEMPTS = 16
_OPTIMISTIC_TIME = 0.2
_MOST_RESERVATIONS = 2  # of one block
_FIRST_PAUSE = 0.0005  # seconds
_LONGEST_PAUSE = 0.05

Body = Callable[[], Any]


class Retry(BaseException):
    """Unwinds a block whose reads no longer hold, so that it runs again. Never seen by scripts or hosts."""


class Transactions:
    """The transactions of one run. Those of a dry run share one buffer, which is never committed."""

    # Of the block that is attempted; see `_stand`.
    _until: float | None = None  # when it gives up waiting, by `time.monotonic`
    _reservations = 0
    _lost: tuple[Sequence[AnyCheck], Sequence[Write]] | None = None  # the commit that did not stand

    def __init__(self, environment: Environment, run: Run, dry_run: bool = False) -> None:
        self.environment = environment
        self.run = run
        self.view = View(environment, run, dry_run or environment.old_values)
        self.notes: list[Note] = []
        self.logs: list[LogEntry] = []
        self.reruns = 0
        self.dry_run_buffer = WriteBuffer() if dry_run else None
        self._reservation: Reservation | None = None
        self.calling = 0  # effects that are being called: within each other, as an effect may run a script
        self._moment: float | None = None

    # what the code of a script calls

    def statement(self, run: Run, body: Body) -> Any:
        """Run a simple statement: in the open transaction, else in one of its own.

        Where it fails, what it has changed of the script's own data stays changed, as in JavaScript.
        """
        return body() if self.view.buffer is not None else self._stand(run, body)

    def _stand(self, run: Run, body: Body, undo: bool = False) -> Any:
        """Attempt a transaction until it stands. `undo`: where it fails, what it changed is taken back, too."""
        view, kept = self.view, self.dry_run_buffer
        run.journal = []
        start = run.depth, run.reading, view.counted
        begun, self._until, self._reservations, self._lost = monotonic(), None, 0, None
        number, exact, foreign = 1, False, False
        attempt = _DRY_RUN if kept is not None else _OPTIMISTIC if MAX_OPTIMISTIC_ATTEMPTS else _EXCLUSIVE
        if attempt is _OPTIMISTIC and self.environment.contention.lines and self.environment.lines_up:
            attempt = _WARY
        while True:
            buffer, savepoint = (WriteBuffer(), START) if kept is None else (kept, kept.savepoint())
            buffer.exact = exact
            view.buffer = buffer
            try:
                value = attempt.perform(self, buffer, body)
                break
            except Retry:
                buffer.rollback(savepoint, entirely=True)
                run.roll_back(0)
                exact, foreign = buffer.exact, foreign or buffer.foreign
            except MustWait:
                buffer.rollback(savepoint, entirely=True)
                run.roll_back(0)
                raise
            except BaseException:
                buffer.rollback(savepoint)
                if undo:
                    run.roll_back(0)
                run.journal = None
                run.epoch += 1
                attempt.end(self, buffer)
                raise
            finally:
                view.buffer = None
                if view.snapshot is not None:
                    view.close_snapshot()
            if (left := self._deadline() - monotonic()) <= 0:
                raise self._gave_up(number)
            self.reruns += 1
            number += 1
            if kept is None:
                attempt = self._next_attempt(number, begun, foreign)
            if attempt is not _QUEUED:  # where it waits for its turn anyway
                pause = min(_LONGEST_PAUSE, _FIRST_PAUSE * 2 ** min(number - 1, 10), left)
                self.environment.pause(random.uniform(0, pause))
            run.epoch += 1
            run.depth, run.reading, view.counted = start
        run.journal = None
        if kept is not None or buffer.logs or buffer.queue:
            attempt.end(self, buffer)
        elif buffer.notes:
            self.notes += buffer.notes  # as `_hand_over` does
        return value

    def transact(self, run: Run, body: Body) -> Any:
        """Run an `expr` block: a transaction, or a savepoint of the open one, that stands and runs again with it."""
        buffer = self.view.buffer
        if buffer is None:
            return self._stand(run, body, True)
        savepoint = buffer.savepoint()
        mark = len(run.journal or ())
        try:
            return body()
        except BaseException:
            buffer.rollback(savepoint)
            run.roll_back(mark)
            raise

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

    def wait_longer(self, seconds: float) -> None:
        """Leave out time in which somebody was asked: it counts neither against the time limit, nor as waiting for others."""
        if self._until is not None:
            self._until += seconds
        if self.run.deadline is not None:
            self.run.deadline += seconds

    # attempts

    def _next_attempt(self, number: int, begun: float, foreign: bool) -> Attempt:
        if self._lost is not None and not foreign and number <= MAX_OPTIMISTIC_ATTEMPTS and self.environment.queues:
            return _QUEUED
        late = monotonic() - begun > self.environment.commit_timeout * _OPTIMISTIC_TIME
        if number <= MAX_OPTIMISTIC_ATTEMPTS and not late:
            return _OPTIMISTIC
        if not foreign:
            return _EXCLUSIVE
        # A block that is too slow even so must not make others wait again and again.
        return _RESERVED if self._reservations < _MOST_RESERVATIONS else _OPTIMISTIC

    def _deadline(self) -> float:
        """When this block gives up waiting for others. The time begins to run when it is first asked for."""
        if self._until is None:
            self._until = monotonic() + self.environment.commit_timeout
        return self._until

    def _optimistic(self, buffer: WriteBuffer, body: Body) -> Any:
        try:
            value = body()
        except LimitError:
            raise
        except Exception:
            # What only a mixture of two moments made fail is no error of the script.
            if not buffer.pinned and buffer.may_be_mixed() and self._is_mixed(buffer):
                raise Retry from None
            raise
        writes = self._writes(buffer) if buffer.queue else buffer.writes()
        if not writes and buffer.snapshots <= 1 and (buffer.one_moment or not buffer.may_be_mixed()):
            return value
        view = self.view
        if (
            writes
            and (snapshot := view.snapshot) is not None
            and buffer.snapshots == 1  # all reads are of this one
            and not buffer.listings
            and self._reservation is None
            and self.environment.commit_on(snapshot, buffer, writes)
        ):
            return value
        view.close_snapshot()
        if (until := self._until) is None:
            until = self._until = monotonic() + self.environment.commit_timeout
        checks = buffer.checks()
        if self.environment.commit(checks, writes, until, self._reservation):
            return value
        if buffer.pinned:
            raise _had_effect()
        if writes:
            self._lost = checks, writes
            if not buffer.foreign and self.environment.lines_up:
                self.environment.contention.note(body, checks, writes)
        else:
            self._lost = None
        buffer.exact = buffer.exact or not view.quotas_hold()
        raise Retry

    def _wary(self, buffer: WriteBuffer, body: Body) -> Any:
        view, contention = self.view, self.environment.contention
        joined: list[tuple[EntryKey, Line]] = []

        def join(entry_key: EntryKey | None) -> Reader | None:
            """Wait before the first entry is read, if that is what such a block has lost over."""
            view.line = None
            found = None if entry_key is None else contention.line(body, entry_key)
            if entry_key is None or found is None:
                return None
            joined.append((entry_key, found))
            first = leaving.enter_context(self.environment.queue(found.checks, found.writes, self._deadline()))
            view.turn = view.reader = self._reservation = first
            buffer.one_moment = first.one_moment
            return first

        with ExitStack() as leaving:
            view.line = join
            try:
                return self._optimistic(buffer, body)
            finally:
                view.line = None
                if joined:
                    view.turn = view.reader = self._reservation = None
                    [(entry_key, line)] = joined
                    if (
                        buffer.foreign
                        or not buffer.pending
                        or not line.entry_keys.issuperset((*buffer.reads, *buffer.pending))
                    ):
                        contention.mistook(body, entry_key)

    def _queued(self, buffer: WriteBuffer, body: Body) -> Any:
        assert self._lost is not None
        view, (checks, writes), self._lost = self.view, self._lost, None
        with self.environment.queue(checks, writes, self._deadline()) as first:
            view.turn = view.reader = self._reservation = first
            buffer.one_moment = first.one_moment
            try:
                return self._optimistic(buffer, body)
            finally:
                view.turn = view.reader = self._reservation = None

    def _reserved(self, buffer: WriteBuffer, body: Body) -> Any:
        self._reservations += 1
        manager = self.environment.reserve(self._deadline())
        if manager is None:
            return self._optimistic(buffer, body)
        with manager as reservation:
            self._reservation = reservation
            try:
                return self._optimistic(buffer, body)
            finally:
                self._reservation = None

    def _exclusive(self, buffer: WriteBuffer, body: Body) -> Any:
        view = self.view
        with self.environment.turn(self._deadline()) as turn:
            view.turn = view.reader = turn
            try:
                value = self._within_turn(turn, buffer, body)
                held = self.environment.commit_turn(turn, self._writes(buffer))
            finally:
                view.turn = view.reader = None
        if not held:
            raise Retry
        return value

    def _within_turn(self, turn: Turn, buffer: WriteBuffer, body: Body) -> Any:
        try:
            return self._within_quotas(buffer, body)
        except LimitError:
            raise
        except Exception:
            # What failed may have been read after the turn was lost.
            if not turn.one_moment and not self.environment.commit_turn(turn, ()):
                raise Retry from None
            raise

    def _writes(self, buffer: WriteBuffer) -> list[Write]:
        writes = buffer.writes()
        if buffer.queue and self.environment.outbox:
            writes += self.environment.messages((call.function, call.arguments) for call in buffer.queue)
            buffer.posted = True
        return writes

    def _within_quotas(self, buffer: WriteBuffer, body: Body) -> Any:
        value = body()
        if not buffer.exact and not self.view.quotas_hold():
            buffer.exact = True
            raise Retry
        return value

    def _is_mixed(self, buffer: WriteBuffer) -> bool:
        """Whether what was read is of several moments that do not agree; not, where the store cannot tell."""
        try:
            return not self._reads_hold(buffer)
        except MemoryApiError:
            return False  # the script's own error says more

    def _reads_hold(self, buffer: WriteBuffer) -> bool:
        """Whether what was read is still so."""
        self.view.close_snapshot()
        if self.view.turn is not None and self._reservation is not None:
            self._reservation.end()  # it would wait for others while others wait for it
        return self.environment.commit(buffer.checks(), (), self._deadline())

    def _gave_up(self, attempts: int) -> LatebindError:
        seconds = f"{self.environment.commit_timeout:g}"
        return fail(
            "CONFLICT",
            problem=f"other writers kept changing what this block reads: {attempts} attempts in {seconds} s",
        )

    # when an attempt has ended

    def _hand_over(self, buffer: WriteBuffer) -> None:
        """Make what a transaction did and said part of the run, and call what it queued."""
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

    def _keep(self, buffer: WriteBuffer) -> None:
        """Leave it all in the buffer of a dry run. The next statement sees what others have written meanwhile."""
        buffer.forget_reads()

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
        if buffer.snapshots and not self._reads_hold(buffer):
            if buffer.pinned:
                raise _had_effect()
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


class Attempt(NamedTuple):
    """One way to attempt a block that is in no other.

    `perform` gives the block's value where it stands; where it has to run again it raises `Retry`. `end` is called
    once the block stands or has failed.
    """

    perform: Callable[[Transactions, WriteBuffer, Body], Any]
    end: Callable[[Transactions, WriteBuffer], None]


#                its reads are of       it stands where                      after a Retry comes
# optimistic     a snapshot             what it read is still so, and        the same, or queued where the store has queues;
#                                       quotas hold: the store commits       after MAX_OPTIMISTIC_ATTEMPTS or a while
#                                                                            exclusive, reserved if it calls host code
# wary           the same, or as queued      as optimistic, or as queued            as optimistic
#                where it lost lately
# queued         now, as the first of   as optimistic: by its place in the   the same
#                those who write them   queue, or by the store if it is over
# exclusive      the tenant's turn      quotas hold: the turn commits, if    the same, or reserved if it calls host code
#                                       it was not lost
# reserved       a snapshot, while      as optimistic: by the reservation,   the same
#                others wait            or by the store where it has ended
# dry run        a snapshot             quotas hold: nothing is committed    the same
# savepoint      what its block's are   always: its block commits            its block's next attempt (see `transact`)
_OPTIMISTIC = Attempt(Transactions._optimistic, Transactions._hand_over)
_WARY = Attempt(Transactions._wary, Transactions._hand_over)
_QUEUED = Attempt(Transactions._queued, Transactions._hand_over)
_RESERVED = Attempt(Transactions._reserved, Transactions._hand_over)
_EXCLUSIVE = Attempt(Transactions._exclusive, Transactions._hand_over)
_DRY_RUN = Attempt(Transactions._within_quotas, Transactions._keep)


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


def _had_effect() -> LatebindError:
    return fail(
        "CONFLICT",
        problem="another writer changed what this block had read, and it has had an effect: it cannot run again",
        hint="call functions with an immediate effect outside of blocks that write",
        passing=False,  # what it has done would be done twice
    )
