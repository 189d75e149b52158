"""The runtime's side of what a worker does: it begins runs in it, and answers its questions.

Here are the transactions, memories and functions that a script uses. Nothing that a worker says is believed: it may ask
for what the script could have asked for in this process, and for nothing else. What no worker of ours would say, ends it.
"""

from __future__ import annotations

import logging
import pickle
from collections.abc import Callable, Mapping
from functools import lru_cache
from itertools import count
from time import monotonic
from typing import Any, Protocol, TypeVar, cast
from weakref import finalize

from latebind.grammar.errors import CheckError, LatebindError, LimitError, ParseError, fail
from latebind.grammar.source import Source
from latebind.host.greenlets import can_wait, task
from latebind.host.isolation.failures import failure_of, form_of
from latebind.host.isolation.frames import (
    AGAIN,
    ANSWER,
    BEGIN,
    CALL,
    COMPILE,
    DONE,
    END,
    ERROR,
    FAILED,
    KEPT,
    LOCALS,
    LOG,
    NOW,
    RAISE,
    READ,
    REFUSED,
    RUN,
    SAME,
    Budget,
    Reader,
    Violation,
    parse,
    string,
    whole,
)
from latebind.host.isolation.libraries import Described
from latebind.host.isolation.lines import Gone, Late
from latebind.host.isolation.pool import Pool, WorkerProcess
from latebind.host.isolation.values import Handles, packed
from latebind.interp.convert import type_name
from latebind.interp.library import Builtin
from latebind.interp.limits import DEFAULT, Limits, Run
from latebind.memory.transaction.transaction import Transactions
from latebind.memory.transaction.write_buffer import Savepoint

Message = list[Any]
T = TypeVar("T")

_GRACE = 0.1  # seconds beyond a limit that the worker may take to say itself that it is reached
_MOST_SAVEPOINTS = 256
_LARGEST = 2**53
_MOST_ERRORS = 1_000  # that a run remembers, in case that they come back

_run_numbers = count(1)
_kept_numbers = count(1)


class _Failed(Exception):
    """A block of the worker's failed, with an error that it keeps."""


class _Stopped(LimitError):
    """The same, where the error is that of a limit: its reads are not looked at again."""


class _Over(BaseException):
    """The worker has ended, and this error says so already."""

    def __init__(self, error: LatebindError) -> None:
        self.error = error


class Shared:
    """What the runs on one worker that share a `Run` have in common: its number, and what they were given."""

    __slots__ = ("errors", "handles", "number")

    def __init__(self) -> None:
        self.number = next(_run_numbers)
        self.handles = Handles()
        self.errors: list[LatebindError] = []


class Evaluated(Protocol):
    """What a session needs of a text: see `evaluators.Evaluator`."""

    number: int
    source: Source
    library: Described
    definition: bytes


class KeptLocals(dict[str, Any]):
    """Stands for the locals of a run, which its worker keeps."""

    __slots__ = ("__weakref__", "number", "shared", "worker")

    def __init__(self, worker: WorkerProcess, number: int, shared: Shared) -> None:
        super().__init__()
        self.worker = worker
        self.number = number
        self.shared = shared
        worker.keep(number)
        finalize(self, worker.drop, number).atexit = False

    def __bool__(self) -> bool:
        return True


class Session:
    """One run's use of a worker. `run` is its budget here, which the worker's own copy follows."""

    def __init__(self, pool: Pool, worker: WorkerProcess, run: Run, shared: Shared) -> None:
        self.pool = pool
        self.task = task()
        self.worker = worker
        assert worker.line is not None
        self.line = worker.line
        self.run = run
        self.shared = shared
        self.reader = Reader(shared.handles.given)
        self.left = pool.seconds  # for the worker to compute
        self.savepoints: list[Savepoint] = []
        self.asked = 0

    @property
    def transactions(self) -> Transactions | None:
        """The run's; None where it has no context."""
        return cast("Transactions | None", self.run.transactions)

    # beginning something

    def compile(self, evaluator: Evaluated) -> tuple[frozenset[str], frozenset[str]]:
        """The variables that a text needs, and the builtins that others may hide. Raises what is wrong with it."""

        def end(message: Message) -> tuple[frozenset[str], frozenset[str]]:
            _check_length(message, 3)
            return _names(message[1]), _names(message[2])

        return self._begin(evaluator, end, COMPILE, *self._definition(evaluator))

    def run_program(
        self, evaluator: Evaluated, variables: dict[str, Any], overrides: Mapping[str, Any] | None
    ) -> tuple[Any, dict[str, LatebindError] | None]:
        """Evaluate a program: see `Runner.execute`. Where there is somebody to ask for its locals, the run's stand for them."""
        worker, kept = self.worker, next(_kept_numbers)

        def end(message: Message) -> tuple[Any, dict[str, LatebindError] | None]:
            _check_length(message, 12)
            self._take_state(message, 1)
            value, definitions = self.reader.value(message, 6), message[8] is True
            if definitions and value.__class__ is not dict:
                raise Violation("no definitions")
            errors = self._errors(message[9], evaluator.source)
            self.run.locals = KeptLocals(worker, kept, self.shared) if whole(message[10], 0, kept) else {}
            worker.used = whole(message[11], 0, _LARGEST)
            return value, errors if definitions else None

        given = None if overrides is None else dict(overrides)
        definition = self._definition(evaluator)
        forget, gone = worker.forgotten()
        return self._begin(evaluator, end, RUN, *definition, self._budget(kept), forget, gone, variables, given)

    def read_locals(self, evaluator: Evaluated, kept: int) -> tuple[dict[str, Any], dict[str, LatebindError]]:
        """The values of locals that the worker keeps, and the errors of those that failed."""

        def end(message: Message) -> tuple[dict[str, Any], dict[str, LatebindError]]:
            _check_length(message, 10)
            self._take_state(message, 1)
            values, errors = self.reader.value(message, 6), self._errors(message[8], evaluator.source)
            if values.__class__ is not dict:
                raise Violation("no locals")
            self.worker.used = whole(message[9], 0, _LARGEST)
            if not any(error.code == "ASYNC_FUNCTION" for error in errors.values()):
                self.worker.drop(kept)  # nobody asks again
            return values, errors

        return self._begin(evaluator, end, LOCALS, kept, self._budget())

    def _definition(self, evaluator: Evaluated) -> tuple[int, bytes | None, tuple[int, bytes] | None]:
        """A program's number, and what the worker does not have of it. It will have it, or not be used again."""
        self.worker.answering = False
        if self.worker.knows(evaluator.number):
            return evaluator.number, None, None
        library = evaluator.library
        if library.number in self.worker.libraries:
            return evaluator.number, evaluator.definition, None
        self.worker.libraries[library.number] = library
        return evaluator.number, evaluator.definition, (library.number, library.form)

    def _errors(self, forms: Any, source: Source) -> dict[str, LatebindError]:
        if forms.__class__ is not dict:
            raise Violation("no errors")
        return {name: self._error(form, source) for name, form in forms.items()}

    def _failure(self, message: Message, evaluator: Evaluated) -> LatebindError:
        """The error that the worker ends with."""
        _, state, form = message
        if state is None and form is None:
            return fail("LOCALS_GONE")
        if state is not None:
            if state.__class__ is not list:
                raise Violation("no state")
            _check_length(state, 5)
            self._take_state(state, 0)
        error = self._error(form, evaluator.source)
        if isinstance(error, LimitError) and self.run.steps + self.run.reserve < 0:
            self.run.exhausted = error
        if isinstance(error, ParseError | CheckError) or error.code == "LIMIT_NESTING":
            self.worker.programs.pop(evaluator.number, None)
        return error

    def _begin(self, evaluator: Evaluated, end: Callable[[Message], T], kind: int, *parts: Any) -> T:
        """Have the worker do something, and answer what it asks meanwhile. Gives what `end` makes of its last message."""
        worker, run, base = self.worker, self.run, self.worker.depth
        outer = run.reading, run.depth, self.savepoints
        self.savepoints = []
        if base == 0:
            self.line.traffic = self.pool.isolation.traffic
        try:
            self._send((kind, base, *parts))
            worker.depth = base + 1
            message = self._serve()
            if message[0] not in (END, ERROR) or self.savepoints:
                raise Violation("an end that is not due")
            if message[0] == END:
                return end(message)
            error = self._failure(message, evaluator)
        except _Over as over:
            error = over.error
        except Violation as violation:
            error = self._lost(f"it said what it must not ({violation})")
        except Late:
            error = self._late()
        except Gone:
            error = self._gone()
        finally:
            worker.depth = base
            run.reading, run.depth, self.savepoints = outer
        try:
            raise error
        finally:
            del error  # whose traceback has this frame

    def _budget(self, kept: int = 0) -> tuple[Any, ...]:
        """See `Budget`."""
        run, transactions = self.run, self.transactions
        limits = None if run.limits is DEFAULT else _pickled(run.limits)
        return tuple(
            Budget(
                self.shared.number,
                kept,
                limits,
                run.deadline,
                (run.steps + run.reserve, run.bytes, run.epoch),
                run.depth,
                transactions is not None and transactions.view.buffer is not None,
                transactions is not None,
                transactions is not None and transactions.dry_run_buffer is not None,
                run.timezone,
            )
        )

    def _take_state(self, message: Message, at: int) -> None:
        """What is left of the run's budget, as the worker says: never more than before."""
        steps, size, epoch, depth, reading = message[at : at + 5]
        run = self.run
        left = run.steps + run.reserve
        whole(steps, -_LARGEST, max(left, -1))
        whole(size, -_LARGEST, run.bytes)
        run.bytes = size
        run.epoch = whole(epoch, run.epoch, _LARGEST)
        run.depth = whole(depth, -_LARGEST, run.limits.depth)
        run.reading = (None, None) if whole(reading, 0, 1) else None
        if run.exhausted is None:
            run.steps, run.reserve = (steps, 0) if run.deadline is None else (0, steps)

    def _error(self, form: Any, source: Source) -> LatebindError:
        """An error that the worker sends: one of ours again, if it was."""
        number = form.get("number") if form.__class__ is dict else None
        error = failure_of(form, source, self._read_thrown)
        if number is None:
            return error
        errors = self.shared.errors
        original = errors[whole(number, 0, len(errors) - 1)]
        if original.source is None and error.source is not None:
            original.source, original.trace = source, error.trace
            original.diagnostic = original.diagnostic.replace(hint=error.hint, span=error.span)
        return original

    def _read_thrown(self, form: Any) -> Any:
        if form.__class__ is not list or len(form) != 2 or form[0].__class__ is not list or len(form[0]) != 1:
            raise Violation("no thrown value")
        return self.reader.values(form, 0)[0]

    # the line

    def _send(self, message: tuple[Any, ...]) -> None:
        payload = packed(message, self.shared.handles)
        self._let_go()
        self.worker.answering = False
        self.line.send(payload, self._seconds(), still=self._has_turn())

    def _receive(self) -> Message:
        started = monotonic()
        try:
            payload = self.line.receive(self._seconds(), still=self._has_turn())
        finally:
            self.left -= monotonic() - started
        return parse(payload)

    def _seconds(self) -> float:
        deadline = self.run.deadline
        return self.left if deadline is None else min(self.left, deadline - monotonic() + _GRACE)

    def _let_go(self) -> None:
        """In an event loop others go on while the worker computes, in this thread and on this store."""
        if self.transactions is not None and can_wait():
            self.transactions.view.close_snapshot()

    def _has_turn(self) -> bool:
        """Whether all others wait for this run: then it does not let go of the thread either."""
        return self.transactions is not None and self.transactions.view.turn is not None

    def _late(self) -> LatebindError:
        self.pool.kill(self.worker)
        limit = self.run.limits.seconds
        try:
            self.run.stop("LIMIT_TIME", limit=self.pool.seconds if limit is None else limit)
        except LimitError as error:
            return error

    def _gone(self) -> LatebindError:
        if not self.worker.alive:
            return self.run.exhausted or self._lost("it was closed")
        return self._lost(_ENDS.get(self.pool.end_of(self.worker) or 0, "it ended"))

    def _lost(self, reason: str) -> LatebindError:
        self.pool.kill(self.worker)
        logging.getLogger("latebind").warning("a worker process is lost: %s", reason)
        return fail("WORKER_LOST", reason=reason)

    # answering

    def _serve(self) -> Message:
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
                self._take_state(message, 1)
            found = value()
        except Violation:
            raise
        except LatebindError as error:
            if not self.worker.alive:  # it was lost within the call
                raise _Over(error) from None
            self._refuse(depth, error)
            return
        except Exception as error:
            internal = fail("INTERNAL", kind=type(error).__name__)
            internal.__cause__ = error
            self._refuse(depth, internal)
            return
        try:
            self._send((ANSWER, depth, *self._left(), found))
        except LatebindError as error:  # it cannot be copied
            self._refuse(depth, error)

    def _refuse(self, depth: int, error: LatebindError) -> None:
        errors = self.shared.errors
        number: int | None = None
        if len(errors) < _MOST_ERRORS:
            number = len(errors)
            errors.append(error)
        form = form_of(error, number)
        self._send((REFUSED, depth, *self._left(), form, self.run.exhausted is error))

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
            return entry(self.run, *arguments)

        self._answer(message, value)

    def _read(self, message: Message) -> None:
        def value() -> Any:
            entry = self._entry(message[6], message[7])
            if isinstance(entry, Builtin) or entry.read is None:
                raise Violation("no namespace")
            return entry.read(self.run, string(message[8]))

        self._answer(message, value)

    def _entry(self, library: Any, entry: Any) -> Any:
        described = self.worker.libraries.get(whole(library, 0, _LARGEST))
        if described is None:
            raise Violation("no library")
        return described.kept[whole(entry, 0, len(described.kept) - 1)]

    def _now(self, message: Message) -> None:
        if self.transactions is None:
            raise Violation("no clock")
        self._answer(message, self.transactions.now, state=False)

    def _same(self, message: Message) -> None:
        handle, other = self.shared.handles.given(whole(message[1], 0, _LARGEST)), string(message[2])
        self._answer(message, lambda: handle.same(other), state=False)

    def _log(self, message: Message) -> None:
        if self.transactions is None:
            raise Violation("no log")
        self.transactions.log(self.run, string(message[1]), self.reader.value(message, 2))

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
        failed: Exception | None = None

        def body() -> None:
            nonlocal repeated, waited, failed
            self.savepoints.clear()
            worker.depth = base + 1
            if repeated:
                if not worker.answering:
                    raise Violation("it did not wait")
                self._send((AGAIN, worker.depth, *self._left()))
            repeated = True
            message = self._serve()
            if message[0] == DONE:
                waited = message[1] is not False
                if waited:
                    self._take_state(message, 2)
                elif not _is_quiet(transactions):
                    raise Violation("an end without waiting")
            elif message[0] == FAILED and message[1] is True:
                waited = True
                self._take_state(message, 2)
                failed = _Stopped("LIMIT", "of the worker's") if message[7] is True else _Failed()
                raise failed
            else:
                raise Violation("no end of a block")

        try:
            attempt(self.run, body)
        except (_Failed, _Stopped):
            worker.depth = base
            self._send((RAISE, base, *self._left()))
        except LatebindError as error:
            if not worker.alive:
                raise _Over(error) from None
            worker.depth = base
            self._refuse(base, error)
        else:
            worker.depth = base
            if waited:
                self._send((KEPT, base, *self._left()))


_HANDLERS: dict[int, Callable[[Session, Message], None]] = {
    CALL: Session._call,
    READ: Session._read,
    NOW: Session._now,
    SAME: Session._same,
    LOG: Session._log,
    BEGIN: Session._begin_block,
}
_LENGTHS: dict[int, tuple[int, ...]] = {
    CALL: (10,),
    READ: (9,),
    NOW: (1,),
    SAME: (3,),
    LOG: (4,),
    BEGIN: (2,),
    DONE: (2, 7),
    FAILED: (2, 8),
    END: (3, 6 + 4, 6 + 6),
    ERROR: (3,),
}

_ENDS = {
    9: "it was killed, perhaps because the machine is out of memory",
    11: "it crashed",
    24: "it used more processor time than it may",
    25: "it wrote a file",
    31: "it made a system call that is closed to it",
}


def _is_quiet(transactions: Transactions) -> bool:
    """Whether the end of the open transaction has nothing to do: it wrote nothing, and saw one moment at most."""
    buffer = transactions.view.buffer
    return (
        buffer is not None
        and transactions.dry_run_buffer is None
        and buffer.snapshots <= 1
        and not (buffer.undo or buffer.notes or buffer.queue or buffer.pinned)
    )


def _check_length(message: Message, length: int) -> None:
    if len(message) != length:
        raise Violation("no end")


def _names(form: Any) -> frozenset[str]:
    if form.__class__ is not list:
        raise Violation("no names")
    return frozenset(string(name) for name in form)


@lru_cache(16)
def _pickled(limits: Limits) -> bytes:
    return pickle.dumps(limits, 5)
