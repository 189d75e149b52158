"""How a block stands: the ways to attempt it, what comes after one that did not stand, and when it gives up.

No lock is held while a script runs. Writes are buffered; what was read is noted; at the end the store compares and
writes in one atomic step, or writes on top of the snapshot that was read, where it can tell that nobody has written
since. If somebody else came between, the block runs again; a block that keeps losing makes others wait. `Transactions` of
memory/transaction/transaction.py attempts the blocks of its run so.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from contextlib import ExitStack
from time import monotonic
from typing import Any

from latebind.grammar.errors import LatebindError, LimitError, MemoryApiError, fail
from latebind.interp.limits import Run
from latebind.memory.store.protocol import EntryKey, MustWait, Queued, Reader, Reservation, Turn, Write
from latebind.memory.transaction.contention import Line, Lost, contended
from latebind.memory.transaction.effects import LogEntry, Note
from latebind.memory.transaction.environment import Environment
from latebind.memory.transaction.view import View
from latebind.memory.transaction.write_buffer import START, WriteBuffer

# After so many attempts, or so much of `commit_timeout`, a block makes others wait instead of hoping.
MAX_OPTIMISTIC_ATTEMPTS = 16
_OPTIMISTIC_TIME = 0.2
_MOST_RESERVATIONS = 2  # of one block
_FIRST_PAUSE = 0.0005  # seconds
_LONGEST_PAUSE = 0.05
_LONGEST_IN_LINE = 1.0  # of a block that calls the host

Body = Callable[[], Any]


class Retry(BaseException):
    """Unwinds a block whose reads no longer hold, so that it runs again. Never seen by scripts or hosts."""


class Attempts:
    """The blocks of one run, attempted until each stands. Those of a dry run share one buffer, which is never committed."""

    # Of the block that is attempted; see `_stand`.
    _until: float | None = None  # when it gives up waiting, by `time.monotonic`
    _reservations = 0
    _lost: Lost | None = None  # the commit that did not stand

    def __init__(self, environment: Environment, run: Run, dry_run: bool = False) -> None:
        self.environment = environment
        self.run = run
        self.view = View(environment, run, dry_run or environment.old_values)
        self.notes: list[Note] = []  # what blocks that stand have done
        self.logs: list[LogEntry] = []
        self.reruns = 0
        self.dry_run_buffer = WriteBuffer() if dry_run else None
        self._reservation: Reservation | None = None

    def _ended(self, buffer: WriteBuffer) -> None:
        """A block stands or has failed: what it did and said becomes part of the run."""
        raise NotImplementedError

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
        if attempt is _OPTIMISTIC and self.environment.contention.lines:
            attempt = _WARY
        while True:
            buffer, savepoint = (WriteBuffer(), START) if kept is None else (kept, kept.savepoint())
            buffer.exact = exact
            view.buffer = buffer
            try:
                value = attempt(self, buffer, body)
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
                self._ended(buffer)
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
            if attempt is not _IN_LINE or not self._may_queue(foreign):  # where it waits for its turn anyway
                pause = min(_LONGEST_PAUSE, _FIRST_PAUSE * 2 ** min(number - 1, 10), left)
                self.environment.pause(random.uniform(0, pause))
            run.epoch += 1
            view.repeated += view.counted - start[2]
            run.depth, run.reading, view.counted = start
        run.journal = None
        if kept is not None or buffer.logs or buffer.queue:
            self._ended(buffer)
        else:
            self.notes += buffer.notes  # as `_ended` does
        return value

    def transact(self, run: Run, body: Body) -> Any:
        """Run an `expr` block: a transaction, or a savepoint of the open one, that stands and runs again with it."""
        buffer = self.view.buffer
        if buffer is None:
            return self._stand(run, body, True)
        savepoint = buffer.savepoint()
        before, run.mark = run.mark, len(run.journal or ())
        try:
            return body()
        except BaseException:
            buffer.rollback(savepoint)
            run.roll_back(run.mark)
            raise
        finally:
            run.mark = before

    def wait_longer(self, seconds: float) -> None:
        """Leave out time in which somebody was asked: it counts neither against the time limit, nor as waiting for others."""
        if self._until is not None:
            self._until += seconds
        if self.run.deadline is not None:
            self.run.deadline += seconds

    # the ways to attempt it

    def _next_attempt(self, number: int, begun: float, foreign: bool) -> Attempt:
        late = monotonic() - begun > self.environment.commit_timeout * _OPTIMISTIC_TIME
        if number <= MAX_OPTIMISTIC_ATTEMPTS and (not late or self._may_queue(foreign)):
            return _OPTIMISTIC if self._lost is None else _IN_LINE
        if not foreign:
            return _EXCLUSIVE
        # A block that is too slow even so must not make others wait again and again.
        return _RESERVED if self._reservations < _MOST_RESERVATIONS else _OPTIMISTIC

    def _may_queue(self, foreign: bool) -> bool:
        return self._lost is not None and not foreign and self.environment.queues

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
            raise had_effect()
        if writes:
            self._lost = Lost(checks, writes, buffer.foreign)
            if buffer.foreign or self.environment.is_far:
                self.environment.contention.note(body, self._lost)
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
            return self._stand_in(leaving, buffer, found.lost, self.environment.queues_first)

        with ExitStack() as leaving:
            view.line = join
            try:
                return self._optimistic(buffer, body)
            finally:
                view.line = None
                if joined:
                    [(entry_key, line)] = joined
                    if (
                        (buffer.foreign and not line.lost.foreign)
                        or not buffer.pending
                        or not line.entry_keys.issuperset((*buffer.reads, *buffer.pending))
                    ):
                        contention.mistook(body, entry_key)

    def _in_line(self, buffer: WriteBuffer, body: Body) -> Any:
        lost, self._lost = self._lost, None
        assert lost is not None
        with ExitStack() as leaving:
            self._stand_in(leaving, buffer, lost, self.environment.queues)
            return self._optimistic(buffer, body)

    def _stand_in(self, leaving: ExitStack, buffer: WriteBuffer, lost: Lost, queues: bool) -> Queued | None:
        """Wait for those who write the same, and keep the place: in the store's queue, if it has one and no code of the
        host runs meanwhile; else in the line of this process."""
        environment, waiting = self.environment, self.environment.waits_by()
        queues = queues and not lost.foreign
        if lost.foreign:  # which may take long: nobody waits for all of it, nor does it count as waiting for others
            until, late = monotonic() + _LONGEST_IN_LINE, None
        else:
            until, late = self._deadline(), Retry
        if not queues or waiting is None:  # threads wake each other sooner than the server does; tasks do not
            for entry_key in contended(lost.checks, lost.writes):
                leaving.enter_context(environment.lines.first(entry_key, until, waiting, late))
        if not queues:
            return None
        view, first = self.view, leaving.enter_context(environment.queue(lost.checks, lost.writes, until))
        leaving.callback(self._leave_queue)
        view.turn = view.reader = self._reservation = first
        buffer.one_moment = first.one_moment
        return first

    def _leave_queue(self) -> None:
        self.view.turn = self.view.reader = self._reservation = None

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
            return not self.reads_hold(buffer)
        except MemoryApiError:
            return False  # the script's own error says more

    def reads_hold(self, buffer: WriteBuffer) -> bool:
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


# A way to attempt a block that is in no other: gives the block's value where it stands, and raises `Retry` where it has to run
# again.
Attempt = Callable[[Attempts, WriteBuffer, Body], Any]

#                its reads are of       it stands where                      after a Retry comes
# optimistic     a snapshot             what it read is still so, and        in line;
#                                       quotas hold: the store commits       after MAX_OPTIMISTIC_ATTEMPTS or a while
#                                                                            exclusive, reserved if it calls host code
# in line        a snapshot, or now,    as optimistic, or by its place in    the same
#                as the first of those  the store's queue
#                who write them
# wary           the same, in line where it lost lately                      as optimistic
# exclusive      the tenant's turn      quotas hold: the turn commits, if    the same, or reserved if it calls host code
#                                       it was not lost
# reserved       a snapshot, while      as optimistic: by the reservation,   the same
#                others wait            or by the store where it has ended
# dry run        a snapshot             quotas hold: nothing is committed    the same
# savepoint      what its block's are   always: its block commits            its block's next attempt (see `transact`)
_OPTIMISTIC: Attempt = Attempts._optimistic
_WARY: Attempt = Attempts._wary
_IN_LINE: Attempt = Attempts._in_line
_RESERVED: Attempt = Attempts._reserved
_EXCLUSIVE: Attempt = Attempts._exclusive
_DRY_RUN: Attempt = Attempts._within_quotas


def had_effect() -> LatebindError:
    """The error where a block would have to run again that has had an effect: CONFLICT."""
    return fail(
        "CONFLICT",
        problem="another writer changed what this block had read, and it has had an effect: it cannot run again",
        hint="call functions with an immediate effect outside of blocks that write",
        passing=False,  # what it has done would be done twice
    )
