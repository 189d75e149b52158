"""One run's use of a worker: the runtime has it compile, run and read, and takes what comes of it.

`evaluators.py` opens sessions; what a worker asks meanwhile `answers.py` answers.
"""

from __future__ import annotations

import pickle
import weakref
from collections.abc import Callable, Mapping
from functools import lru_cache
from itertools import count
from os import urandom
from typing import Any, Protocol, TypeVar

from latebind.grammar.errors import CheckError, LatebindError, LimitError, ParseError, fail
from latebind.grammar.source import Source
from latebind.host.isolation.answers import LARGEST, Answering, Message, Over, Shared
from latebind.host.isolation.failures import failure_of
from latebind.host.isolation.frames import COMPILE, END, ERROR, LOCALS, RUN, Budget
from latebind.host.isolation.libraries import Described
from latebind.host.isolation.lines import Gone, Late
from latebind.host.isolation.orders import NO_MEMORY
from latebind.host.isolation.pool import Pool
from latebind.host.isolation.processes import WorkerProcess
from latebind.host.isolation.violations import Violation, string, whole
from latebind.interp.limits import DEFAULT, Limits, Run
from latebind.memory.log import logger

T = TypeVar("T")

_kept_numbers = count(1)


class Evaluated(Protocol):
    """What a session needs of a text: see `evaluators.Evaluator`."""

    number: int
    source: Source
    library: Described
    definition: bytes


class KeptLocals(dict[str, Any]):
    """Stands for the locals of a run, which its worker keeps."""

    __slots__ = ("__weakref__", "number", "shared", "worker")

    def __init__(self, worker: WorkerProcess, number: int, shared: Shared, size: int) -> None:
        super().__init__()
        self.worker = weakref.ref(worker)  # which the pool keeps
        self.number = number
        self.shared = shared
        worker.keep(number, size)
        weakref.finalize(self, _drop, self.worker, number).atexit = False

    def __bool__(self) -> bool:
        return True


def _drop(worker: weakref.ref[WorkerProcess], number: int) -> None:
    """Nobody will ask for these locals any more."""
    if (found := worker()) is not None:
        found.drop(number)


class Session(Answering):
    """One run's use of a worker, for as long as somebody has both."""

    def __init__(self, pool: Pool, worker: WorkerProcess, run: Run, shared: Shared) -> None:
        super().__init__(worker, run, shared, pool.seconds)
        self.pool = pool
        self.given = 0  # bytes with which the last thing that has ended was begun

    # beginning something

    def compile(self, evaluator: Evaluated) -> tuple[frozenset[str], frozenset[str]]:
        """The variables that a text needs, and the builtins that others may hide. Raises what is wrong with it."""

        def end(message: Message) -> tuple[frozenset[str], frozenset[str]]:
            _check_length(message, 4)
            return _names(message[1]), _names(message[2])

        return self._begin(evaluator, end, COMPILE, *self._definition(evaluator))

    def run_program(
        self, evaluator: Evaluated, variables: dict[str, Any], overrides: Mapping[str, Any] | None
    ) -> tuple[Any, dict[str, LatebindError] | None]:
        """Evaluate a program: see `Runner.execute`. Where there is somebody to ask for its locals, the run's stand for them."""
        worker, kept = self.worker, next(_kept_numbers)

        def end(message: Message) -> tuple[Any, dict[str, LatebindError] | None]:
            _check_length(message, 12)
            self.take_state(message, 1)
            value, definitions = self.reader.value(message, 6), message[8] is True
            if definitions and value.__class__ is not dict:
                raise Violation("no definitions")
            errors = self._errors(message[9], evaluator.source)
            self.run.locals = KeptLocals(worker, kept, self.shared, self.given) if whole(message[10], 0, kept) else {}
            return value, errors if definitions else None

        given = None if overrides is None else dict(overrides)
        definition = self._definition(evaluator)
        forget, gone = worker.forgotten()
        return self._begin(evaluator, end, RUN, *definition, self._budget(kept), forget, gone, variables, given)

    def read_locals(self, evaluator: Evaluated, kept: int) -> tuple[dict[str, Any], dict[str, LatebindError]]:
        """The values of locals that the worker keeps, and the errors of those that failed."""

        def end(message: Message) -> tuple[dict[str, Any], dict[str, LatebindError]]:
            _check_length(message, 10)
            self.take_state(message, 1)
            values, errors = self.reader.value(message, 6), self._errors(message[8], evaluator.source)
            if values.__class__ is not dict:
                raise Violation("no locals")
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
        _, state, form, _ = message
        if state is None and form is None:
            return fail("LOCALS_GONE")
        if state is not None:
            if state.__class__ is not list:
                raise Violation("no state")
            _check_length(state, 5)
            self.take_state(state, 0)
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
            given = self.send((kind, base, *parts))
            worker.depth = base + 1
            message = self.serve()
            if message[0] not in (END, ERROR) or self.savepoints:
                raise Violation("an end that is not due")
            self.given, worker.used = given, whole(message[-1], 0, LARGEST)
            if message[0] == END:
                return end(message)
            error = self._failure(message, evaluator)
        except Over as over:
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
                run.entropy is not urandom,
            )
        )

    def _error(self, form: Any, source: Source) -> LatebindError:
        """An error that the worker sends: one of ours again, if it was."""
        number = form.get("number") if form.__class__ is dict else None
        error = failure_of(form, source, self._read_thrown)
        if number is None:
            return error
        original = self.shared.lent.error(number)
        if original.source is None and error.source is not None:
            original.source, original.trace = source, error.trace
            original.diagnostic = original.diagnostic.replace(hint=error.hint, span=error.span)
        return original

    def _read_thrown(self, form: Any) -> Any:
        if form.__class__ is not list or len(form) != 2 or form[0].__class__ is not list or len(form[0]) != 1:
            raise Violation("no thrown value")
        return self.reader.values(form, 0)[0]

    # ends that are none

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
        logger().warning("a worker process is lost: %s", reason)
        return fail("WORKER_LOST", reason=reason)


_ENDS = {
    NO_MEMORY << 8: "it had no memory left",
    9: "it was killed, perhaps because the machine is out of memory",
    11: "it crashed",
    24: "it used more processor time than it may",
    25: "it wrote a file",
    31: "it made a system call that is closed to it",
}


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
