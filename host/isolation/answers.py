"""What the runtime answers a worker: for its script, it keeps transactions, memories and functions.

Nothing that a worker says is believed: it may ask for what the script could have asked for in this process, and for
nothing else. What no worker of ours would say is a Violation. `Session` ends it then.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from time import monotonic
from typing import Any, cast

from latebind.grammar.errors import LatebindError, LimitError
from latebind.host.greenlets import can_wait, task
from latebind.host.isolation.frames import (
    AGAIN,
    ANSWER,
    BEGIN,
    CALL,
    DONE,
    END,
    ERROR,
    FAILED,
    KEPT,
    LOG,
    NOW,
    RAISE,
    RANDOM,
    READ,
    REFUSED,
    SAME,
    TEXT,
    Reader,
    parse,
)
from latebind.host.isolation.processes import WorkerProcess
from latebind.host.isolation.values import Lent, packed
from latebind.host.isolation.violations import Violation, string, whole
from latebind.interp.convert import type_name
from latebind.interp.library import Builtin
from latebind.interp.limits import Run
from latebind.interp.trace import foreign
from latebind.interp.values import SCALARS
from latebind.memory.transaction.transaction import Transactions
from latebind.memory.transaction.write_buffer import Savepoint

Message = list[Any]

LARGEST = 2**53
_GRACE = 0.1  # seconds beyond a limit that the worker may take to say itself that it is reached
_MOST_SAVEPOINTS = 256

_run_numbers = count(1)


class _Failed(Exception):
    """A block of the worker's failed, with an error that it keeps."""


class _Stopped(LimitError):
    """The same, where the error is that of a limit: its reads are not looked at again."""


class _Given:
    """What a function was given, and gives back as it is, and is no scalar: the worker has it."""

    __slots__ = ("index",)

    def __init__(self, index: int) -> None:
        self.index = index


class Over(BaseException):
    """The worker has ended, and this error says so already."""

    def __init__(self, error: LatebindError) -> None:
        self.error = error


class Shared:
    """What the runs on one worker that share a `Run` have in common: its number, and what they were given."""

    __slots__ = ("lent", "number")

    def __init__(self) -> None:
        self.number = next(_run_numbers)
        self.lent = Lent()


class Answering:
    """One run's use of a worker, as far as the worker asks. `run` is its budget here, which the worker's copy follows.

    `seconds` are left for the worker to compute.
    """

    def __init__(self, worker: WorkerProcess, run: Run, shared: Shared, seconds: float) -> None:
        self.task = task()
        self.worker = worker
        assert worker.line is not None
        self.line = worker.line
        self.run = run
        self.shared = shared
        self.reader = Reader(shared.lent.handle)
        self.seconds = seconds
        self.savepoints: list[Savepoint] = []
        self.asked = 0
        # What copies of logged data are charged here: the worker has charged its own, and says what is left of it.
        self.logging: Run | None = None

    @property
    def transactions(self) -> Transactions | None:
        """The run's; None where it has no context."""
        return cast("Transactions | None", self.run.transactions)

    def take_state(self, message: Message, at: int) -> None:
        """What is left of the run's budget, as the worker says: never more than before."""
        steps, size, epoch, depth, reading = message[at : at + 5]
        run = self.run
        left = run.steps + run.reserve
        whole(steps, -LARGEST, max(left, -1))
        whole(size, -LARGEST, run.bytes)
        run.bytes = size
        run.epoch = whole(epoch, run.epoch, LARGEST)
        run.depth = whole(depth, -LARGEST, run.limits.depth)
        run.reading = (None, None) if whole(reading, 0, 1) else None
        if run.exhausted is None:
            run.steps, run.reserve = (steps, 0) if run.deadline is None else (0, steps)

    # the line

    def send(self, message: tuple[Any, ...]) -> int:
        """Say something, and give its size. The worker has the word then."""
        payload = packed(message, self.shared.lent)
        self._let_go()
        self.worker.answering = False
        self.line.send(payload, self._time(), still=self._has_turn())
        return len(payload)

    def _receive(self) -> Message:
        started = monotonic()
        try:
            payload = self.line.receive(self._time(), still=self._has_turn())
        finally:
            self.seconds -= monotonic() - started
        return parse(payload)

    def _time(self) -> float:
        deadline = self.run.deadline
        return self.seconds if deadline is None else min(self.seconds, deadline - monotonic() + _GRACE)

    def _let_go(self) -> None:
        """In an event loop others go on while the worker computes, in this thread and on this store."""
        if self.transactions is not None and can_wait():
            self.transactions.view.close_snapshot()

    def _has_turn(self) -> bool:
        """Whether all others wait for this run: then it does not let go of the thread either."""
        return self.transactions is not None and self.transactions.view.turn is not None

    # answering

    def serve(self) -> Message:
        """Answer until something ends: what was begun, or a block."""
        while True:
            message = self._receive()
            handler = _HANDLERS.get(message[0])
            if handler is None:
                if message[0] not in _LENGTHS or len(message) not in _LENGTHS[message[0]]:
                    raise Violation("no message")
                if message[0] in (DONE, FAILED) and self.savepoints:
                    self._end_savepoint(message)
                    continue
                return self._its_turn(message)
            if len(message) != _LENGTHS[message[0]][0]:
                raise Violation("no question")
            handler(self, message)

    def _its_turn(self, message: Message) -> Message:
        """A message after which the worker says nothing more until it is answered."""
        if message[0] in (DONE, FAILED) and message[1] is False:
            return message
        if not self.line.quiet:
            raise Violation("out of turn")
        self.worker.answering = True
        return message

    def _answer(self, message: Message, value: Callable[[], Any], *, state: bool = True) -> None:
        """Answer a question with a value, or the error that it raises."""
        self._its_turn(message)
        self.asked += 1
        if self.asked > self.run.limits.steps:
            raise Violation("too many questions")
        depth = self.worker.depth
        try:
            if state:
                self.take_state(message, 1)
            found = value()
        except Violation:
            raise
        except LatebindError as error:
            if not self.worker.alive:  # it was lost within the call
                raise Over(error) from None
            number = error.__dict__.pop("_number", None)
            if number is not None:  # of a value that the worker was given in vain, and gave back
                error.__cause__ = self.shared.lent.error(number).__cause__
            self._refuse(depth, error)
            return
        except Exception as error:
            internal = foreign(error)
            internal.__cause__ = error
            self._refuse(depth, internal)
            return
        try:
            given = (None, found.index) if found.__class__ is _Given else (found,)
            self.send((ANSWER, depth, *self._left(), *given))
        except LatebindError as error:  # it cannot be copied
            self._refuse(depth, error)

    def _refuse(self, depth: int, error: LatebindError) -> None:
        form = self.shared.lent.form(error)
        self.send((REFUSED, depth, *self._left(), form, self.run.exhausted is error))

    def _left(self) -> tuple[int, int, int, bool]:
        run, transactions = self.run, self.transactions
        return run.steps + run.reserve, run.bytes, run.epoch, transactions is not None and _is_quiet(transactions)

    def _call(self, message: Message) -> None:
        def value() -> Any:
            entry = self._entry(message[6], message[7])
            arguments = self.reader.values(message, 8)
            if not isinstance(entry, Builtin):
                raise Violation("no function")
            if entry.receiver is not None and (not arguments or type_name(arguments[0]) != entry.receiver):
                raise Violation("no receiver")
            self.run.steps += entry.cost  # which the worker has charged
            found = entry(self.run, *arguments)
            if found.__class__ in SCALARS:
                return found
            return next((_Given(index) for index, argument in enumerate(arguments) if argument is found), found)

        self._answer(message, value)

    def _read(self, message: Message) -> None:
        def value() -> Any:
            entry = self._entry(message[6], message[7])
            if isinstance(entry, Builtin) or entry.read is None:
                raise Violation("no namespace")
            return entry.read(self.run, string(message[8]))

        self._answer(message, value)

    def _entry(self, library: Any, entry: Any) -> Any:
        described = self.worker.libraries.get(whole(library, 0, LARGEST))
        if described is None:
            raise Violation("no library")
        return described.kept[whole(entry, 0, len(described.kept) - 1)]

    def _now(self, message: Message) -> None:
        if self.transactions is None:
            raise Violation("no clock")
        self._answer(message, self.transactions.now, state=False)

    def _random(self, message: Message) -> None:
        size = whole(message[1], 1, _MOST_RANDOM)
        self._answer(message, lambda: self.run.entropy(size).hex(), state=False)

    def _same(self, message: Message) -> None:
        handle, other = self.shared.lent.handle(message[1]), string(message[2])
        self._answer(message, lambda: handle.same(other), state=False)

    def _text(self, message: Message) -> None:
        handle = self.shared.lent.handle(message[1])
        if handle.length is None:
            raise Violation("no text")
        self._answer(message, handle.as_text, state=False)

    def _log(self, message: Message) -> None:
        if self.transactions is None:
            raise Violation("no log")
        if self.logging is None:
            self.logging = Run().bind(self.run.limits, None)
        self.transactions.log(self.logging, string(message[1]), self.reader.value(message, 2))

    # transactions

    def _begin_block(self, message: Message) -> None:
        transactions, kind = self.transactions, message[1]
        if transactions is None or len(self.savepoints) >= _MOST_SAVEPOINTS:
            raise Violation("no transaction")
        if kind == "nested":
            buffer = transactions.view.buffer
            if buffer is None:
                raise Violation("nothing to nest in")
            self.savepoints.append(buffer.savepoint())
            self.worker.depth += 1
        elif kind in ("statement", "block") and transactions.view.buffer is None:
            self._block(transactions, transactions.statement if kind == "statement" else transactions.transact)
        else:
            raise Violation("no such block")

    def _end_savepoint(self, message: Message) -> None:
        savepoint = self.savepoints.pop()
        self.worker.depth -= 1
        buffer = None if self.transactions is None else self.transactions.view.buffer
        if message[1] is not False or buffer is None:
            raise Violation("no end of a savepoint")
        if message[0] == FAILED:
            buffer.rollback(savepoint)

    def _block(self, transactions: Transactions, attempt: Callable[[Run, Callable[[], Any]], Any]) -> None:
        """A transaction of the worker's. It begins, ends and runs again here; the body is there."""
        worker, base = self.worker, self.worker.depth
        repeated, waited = False, False

        def body() -> None:
            nonlocal repeated, waited
            self.savepoints.clear()
            worker.depth = base + 1
            if repeated:
                if not worker.answering:
                    raise Violation("it did not wait")
                self.send((AGAIN, worker.depth, *self._left()))
            repeated = True
            message = self.serve()
            if message[0] == DONE:
                waited = message[1] is not False
                if waited:
                    self.take_state(message, 2)
                elif not _is_quiet(transactions):
                    raise Violation("an end without waiting")
            elif message[0] == FAILED and message[1] is True:
                waited = True
                self.take_state(message, 2)
                raise _Stopped("LIMIT", "of the worker's") if message[7] is True else _Failed()
            else:
                raise Violation("no end of a block")

        try:
            attempt(self.run, body)
        except (_Failed, _Stopped):
            worker.depth = base
            self.send((RAISE, base, *self._left()))
        except LatebindError as error:
            if not worker.alive or not worker.answering:  # it is lost, or has gone on: there was nothing to wait for
                raise Over(error) from None
            worker.depth = base
            self._refuse(base, error)
        else:
            worker.depth = base
            if waited:
                self.send((KEPT, base, *self._left()))


_MOST_RANDOM = 64  # bytes that are asked for at once

_HANDLERS: dict[int, Callable[[Answering, Message], None]] = {
    CALL: Answering._call,
    READ: Answering._read,
    NOW: Answering._now,
    RANDOM: Answering._random,
    SAME: Answering._same,
    TEXT: Answering._text,
    LOG: Answering._log,
    BEGIN: Answering._begin_block,
}
_LENGTHS: dict[int, tuple[int, ...]] = {
    CALL: (10,),
    READ: (9,),
    NOW: (1,),
    RANDOM: (2,),
    SAME: (3,),
    TEXT: (2,),
    LOG: (4,),
    BEGIN: (2,),
    DONE: (2, 7),
    FAILED: (2, 8),
    END: (4, 6 + 4, 6 + 6),
    ERROR: (4,),
}


def _is_quiet(transactions: Transactions) -> bool:
    """Whether the end of the open transaction has nothing to do: it wrote nothing, and saw one moment at most."""
    buffer = transactions.view.buffer
    return (
        buffer is not None
        and transactions.dry_run_buffer is None
        and not buffer.may_be_mixed()
        and not (buffer.undo or buffer.notes or buffer.queue or buffer.pinned)
    )
