"""A worker: it compiles and evaluates what the runtime sends, and asks the runtime for everything else.

The two speak in turn, and what is under way is a stack of frames that both count: what the runtime began (a run, the
locals of a result), and each transaction that the worker opened in it. A message of the runtime says how many frames it
leaves open: it may answer the last question, begin something within it, or give up what lies above.
"""

from __future__ import annotations

import os
import pickle
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any, NamedTuple, NoReturn

from latebind.grammar.errors import LatebindError, LimitError, fail
from latebind.host.isolation import values
from latebind.host.isolation.failures import failure_of, form_of
from latebind.host.isolation.frames import (
    ACTIVATIONS,
    AGAIN,
    BEGIN,
    CALL,
    COMPILE,
    DEEPEST,
    DONE,
    END,
    ERROR,
    FAILED,
    HEADER,
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
    frame,
    frame_of_value,
    written,
)
from latebind.host.isolation.libraries import rebuilt
from latebind.host.isolation.options import Wall
from latebind.host.program_cache import compile_recipe
from latebind.interp.convert import to_host
from latebind.interp.library import Library
from latebind.interp.limits import DEFAULT, Limits, Run
from latebind.interp.program import Runner

Message = tuple[Any, ...]


class Unwind(BaseException):
    """What is being evaluated was given up. `message` is for whoever has as many frames open as it says."""

    def __init__(self, message: Message) -> None:
        self.message = message
        self.depth: int = message[1]


class _Block:
    """A transaction. `depth` is its place among the frames once the runtime has been told of it, 0 before.

    `quiet`: so far, nothing can go wrong at its end, and nobody needs to wait for it.
    """

    __slots__ = ("depth", "kind", "quiet")

    def __init__(self, kind: str, quiet: bool) -> None:
        self.kind = kind
        self.quiet = quiet
        self.depth = 0


class Worker:
    """One process. `depth` counts the frames that are open, `pending` the blocks that the runtime has not heard of."""

    def __init__(self, line: int) -> None:
        self.line = line
        self.depth = 0
        self.blocks: list[_Block] = []
        self.told = 0  # how many of `blocks` the runtime has been told of
        self.inside = False  # the runtime had a transaction open when it began what is under way
        self.dry = False
        self.out: list[bytes] = []
        self.libraries: dict[int, Library] = {}
        self.programs: dict[int, _Compiled] = {}
        self.runs: dict[int, Run] = {}
        self.kept: dict[int, _Kept] = {}
        values.compare_by(self.same)

    def serve(self, walls: list[Wall]) -> NoReturn:
        self.post(frame([END, [list(wall) for wall in walls]]))
        self.flush()
        while True:
            message = self.receive()
            try:
                self.activate(message)
            except Unwind as unwind:  # to nothing at all
                raise SystemExit(1) from unwind

    # the line

    def post(self, data: bytes) -> None:
        self.out.append(data)

    def flush(self) -> None:
        data = memoryview(b"".join(self.out))
        self.out.clear()
        while data:
            data = data[os.write(self.line, data) :]

    def receive(self) -> Message:
        (length,) = HEADER.unpack(self._exactly(HEADER.size))
        message: Message = pickle.loads(self._exactly(length))
        return message

    def _exactly(self, size: int) -> bytes:
        data = os.read(self.line, size)
        if len(data) == size:
            return data
        parts = [data]
        missing = size - len(data)
        while missing:
            if not parts[-1]:
                os._exit(0)  # the runtime is gone
            parts.append(os.read(self.line, missing))
            missing -= len(parts[-1])
        return b"".join(parts)

    def converse(self) -> Message:
        """Send what there is to send, and wait for what concerns the frames that are open now, or those below."""
        self.flush()
        message = self.receive()
        while True:
            if message[0] not in ACTIVATIONS or message[1] != self.depth:
                return message
            try:
                self.activate(message)
            except Unwind as unwind:
                message = unwind.message
            else:
                message = self.receive()

    def ask(self, kind: int, run: Run | None, *parts: Any) -> Any:
        """The runtime's answer. Raises the error that it answers with."""
        self.post(frame([kind, *parts] if run is None else [kind, *_state(run), *parts]))
        message = self.converse()
        if message[1] != self.depth or message[0] > REFUSED:
            raise Unwind(message)
        if run is not None:
            _set_state(run, message[2:5])
            if self.told:
                self.blocks[0].quiet = message[5]
        if message[0] == REFUSED:
            raise self.failure(run, message[6], message[7])
        return message[6]

    def failure(self, run: Run | None, form: dict[str, Any], sticky: bool) -> LatebindError:
        """An error of the runtime's, raised here."""
        error = failure_of(form)
        error.__dict__["_number"] = form.get("number")
        if sticky and run is not None and isinstance(error, LimitError):
            run.exhausted = error
            run.steps, run.reserve = -1, 0
        return error

    # what the runtime begins

    def activate(self, message: Message) -> None:
        """Do it, and answer. What the runtime gives up on the way it may begin anew."""
        base, outer = self.depth, (self.blocks, self.told, self.inside, self.dry)
        while True:
            self.depth = base + 1
            self.blocks, self.told = [], 0
            try:
                reply = _PERFORM[message[0]](self, *message[2:])
            except Unwind as unwind:
                if unwind.depth != base or unwind.message[0] not in ACTIVATIONS:
                    raise
                message = unwind.message
                self.out.clear()
                continue
            except Exception as error:  # a fault of latebind's, in this process as in any
                reply = self._error(None, fail("INTERNAL", kind=type(error).__name__))
            finally:
                self.depth = base
                self.blocks, self.told, self.inside, self.dry = outer
            self.post(reply)
            self.flush()
            return

    def compile(self, number: int, definition: bytes | None, library: tuple[int, bytes] | None) -> bytes:
        """Compile a program, and say which variables it needs, and which builtins they may hide."""
        try:
            runner = self.program(number, definition, library).runner
        except LatebindError as error:
            return self._error(None, error)
        return frame([END, sorted(runner.references().variables), sorted(runner.hideable)])

    def program(self, number: int, definition: bytes | None, library: tuple[int, bytes] | None) -> _Compiled:
        """A program, compiled where the definition comes along, against a library which may come along, too."""
        if library is not None:
            self.libraries[library[0]] = rebuilt(library[1], library[0], self.call, self.read)
        if definition is not None:
            recipe, source, library_number, limits = pickle.loads(definition)
            made = compile_recipe(recipe, source, self.libraries[library_number], limits)
            self.programs[number] = _Compiled(made.runner, recipe.lenient)
        return self.programs[number]

    def run(
        self,
        number: int,
        definition: bytes | None,
        library: tuple[int, bytes] | None,
        given: Message,
        forget: tuple[int, ...],
        gone: tuple[int, ...],
        variables: dict[str, Any],
        overrides: dict[str, Any] | None,
    ) -> bytes:
        """Evaluate a program."""
        for key in forget:
            self.kept.pop(key, None)
        for key in gone:
            self.programs.pop(key, None)
        budget = Budget._make(given)
        shared = budget.run in self.runs
        run = self.runs[budget.run] if shared else self._new_run(budget)
        self.runs[budget.run] = run
        outer, depth, run.locals = run.locals, run.depth, {}
        self._enter(run, budget)
        try:
            runner, lenient = self.program(number, definition, library)
            if lenient:
                variables = {**dict.fromkeys(runner.references().variables), **variables}
            value, errors = runner.execute(run, variables, overrides)
            forms = {name: self._form(error) for name, error in (errors or {}).items()}
            kept = 0
            if run.locals and errors is None:
                kept = budget.kept
                self.kept[kept] = _Kept(run, runner, variables, run.locals)
            return frame_of_value([END, *_state(run)], value, errors is not None, forms, kept, _used())
        except LatebindError as error:
            return self._error(run, error)
        finally:
            run.locals, run.depth = outer, depth
            if not shared:
                del self.runs[budget.run]

    def locals(self, kept: int, given: Message) -> bytes:
        """Evaluate the locals of a run that is over."""
        found = self.kept.get(kept)
        if found is None:
            return frame([ERROR, None, None])
        budget, run = Budget._make(given), found.run
        shared = budget.run in self.runs
        self.runs[budget.run] = run
        outer, depth, run.locals = run.locals, run.depth, found.locals
        self._enter(run, budget)
        try:
            late, errors = found.runner.locals(run, found.variables)
            ready: dict[str, Any] = {}
            for name, value in late.items():
                try:
                    ready[name] = to_host(value, run.limits)
                except LatebindError as error:
                    error.locate(found.runner.script.source, None)
                    errors[name] = error
            forms = {name: self._form(error) for name, error in errors.items()}
            return frame_of_value([END, *_state(run)], ready, forms, _used())
        except LatebindError as error:
            return self._error(run, error)
        finally:
            run.locals, run.depth = outer, depth
            if not shared:
                del self.runs[budget.run]

    def _new_run(self, budget: Budget) -> Run:
        return Run().bind(_limits(budget.limits), _Transactions(self) if budget.context else None)

    def _enter(self, run: Run, budget: Budget) -> None:
        run.deadline, run.timezone = budget.deadline, budget.timezone
        _set_state(run, budget.state)
        run.depth = budget.depth
        self.inside, self.dry = budget.inside, budget.dry

    def _error(self, run: Run | None, error: LatebindError) -> bytes:
        try:
            return frame([ERROR, _state(run) if run is not None else None, self._form(error)])
        except LimitError as larger:  # than a frame can be
            return frame([ERROR, _state(run) if run is not None else None, self._form(larger)])

    def _form(self, error: LatebindError) -> dict[str, Any]:
        return form_of(error, error.__dict__.get("_number"), lambda value: list(written([value])))

    # what the runtime is asked

    def call(self, library: int, entry: int, run: Run, *arguments: Any) -> Any:
        """A function that the runtime keeps."""
        self.tell_of_blocks()
        return self.ask(CALL, run, library, entry, *written(arguments))

    def read(self, library: int, entry: int, run: Run, name: str) -> Any:
        """A member of a namespace that the runtime keeps."""
        self.tell_of_blocks()
        return self.ask(READ, run, library, entry, name)

    def same(self, handle: int, text: str) -> bool:
        """Whether a handle that the runtime keeps stands for this text."""
        return bool(self.ask(SAME, None, handle, text))

    def tell_of_blocks(self) -> None:
        for block in self.blocks[self.told :]:
            self.post(frame([BEGIN, block.kind]))
            self.depth += 1
            block.depth = self.depth
        self.told = len(self.blocks)


class _Compiled(NamedTuple):
    """A program. `lenient`: what it lacks is null."""

    runner: Runner
    lenient: bool


class _Kept:
    """What is left of a run whose locals somebody may still ask for."""

    __slots__ = ("locals", "run", "runner", "variables")

    def __init__(self, run: Run, runner: Runner, variables: dict[str, Any], lates: Mapping[str, Any]) -> None:
        self.run = run
        self.runner = runner
        self.variables = variables
        self.locals = lates


class _Transactions:
    """Implements `interp.limits.RunTransactions` for one run, by asking."""

    def __init__(self, worker: Worker) -> None:
        self.worker = worker
        self.moment: float | None = None

    def statement(self, run: Run, body: Callable[[], Any]) -> Any:
        if self.worker.inside or self.worker.blocks:
            return body()
        return self._whole(run, body, _Block("statement", not self.worker.dry))

    def transact(self, run: Run, body: Callable[[], Any]) -> Any:
        if self.worker.inside or self.worker.blocks:
            return self._savepoint(run, body)
        return self._whole(run, body, _Block("block", not self.worker.dry))

    def now(self) -> float:
        if self.moment is None:
            self.moment = float(self.worker.ask(NOW, None))
        return self.moment

    def log(self, run: Run, message: str, data: Any) -> None:
        copy = to_host(data, run.limits)
        self.worker.tell_of_blocks()
        self.worker.post(frame_of_value([LOG, message], copy))
        self.worker.flush()

    def _savepoint(self, run: Run, body: Callable[[], Any]) -> Any:
        """A block within a block: if it fails, what it wrote is taken back. Nobody needs to wait for that."""
        worker, block = self.worker, _Block("nested", True)
        worker.blocks.append(block)
        try:
            value = body()
        except Unwind:
            raise
        except BaseException:
            run.epoch += 1
            self._close(block, FAILED)
            raise
        self._close(block, DONE)
        return value

    def _close(self, block: _Block, how: int) -> None:
        worker = self.worker
        worker.blocks.pop()
        if block.depth:
            worker.told -= 1
            worker.post(frame([how, False]))
            worker.depth = block.depth - 1

    def _whole(self, run: Run, body: Callable[[], Any], block: _Block) -> Any:
        worker, start = self.worker, (run.depth, run.reading)
        blocks = worker.blocks
        blocks.append(block)
        try:
            while True:
                value, failure, message = self._attempt(run, body, block)
                if message is None:
                    return value
                if message[0] == AGAIN:
                    _set_state(run, message[2:5])
                    run.depth, run.reading = start
                    worker.blocks, worker.told, worker.depth = blocks, 1, block.depth
                    del blocks[1:]
                    worker.out.clear()
                    block.quiet = not worker.dry
                    continue
                _set_state(run, message[2:5])
                if message[0] == KEPT:
                    return value
                if message[0] == RAISE:
                    assert failure is not None
                    raise failure
                raise worker.failure(run, message[6], message[7])
        finally:
            worker.blocks, worker.told = blocks, 0
            blocks.clear()
            if block.depth:
                worker.depth = block.depth - 1

    def _attempt(
        self, run: Run, body: Callable[[], Any], block: _Block
    ) -> tuple[Any, BaseException | None, Message | None]:
        """Run the body. Gives its value or its failure, and what the runtime says; no message where all is well."""
        worker, value, failure = self.worker, None, None
        try:
            value = body()
        except Unwind as unwind:
            return None, None, _mine(unwind.message, block)
        except BaseException as error:
            if not block.depth:
                run.epoch += 1
                raise
            failure = error
            worker.post(frame([FAILED, True, *_state(run), isinstance(error, LimitError)]))
        else:
            if not block.depth:
                return value, None, None
            if block.quiet:
                worker.post(frame([DONE, False]))
                return value, None, None
            worker.post(frame([DONE, True, *_state(run)]))
        return value, failure, _mine(worker.converse(), block)


def _mine(message: Message, block: _Block) -> Message:
    """A message that ends a block or repeats it; what is for a frame below goes on there."""
    if message[0] == AGAIN:
        mine = message[1] == block.depth
    else:
        mine = message[0] in (REFUSED, KEPT, RAISE) and message[1] == block.depth - 1
    if not mine:
        raise Unwind(message)
    return message


def _state(run: Run) -> list[int]:
    return [run.steps + run.reserve, run.bytes, run.epoch, run.depth, 0 if run.reading is None else 1]


def _set_state(run: Run, state: tuple[Any, ...]) -> None:
    steps, run.bytes, run.epoch = state
    if run.exhausted is None:
        run.steps, run.reserve = (steps, 0) if run.deadline is None else (0, steps)


@lru_cache(16)
def _limits(given: bytes | None) -> Limits:
    """The limits of a run, with no more levels of output than a frame has."""
    limits: Limits = DEFAULT if given is None else pickle.loads(given)
    return limits if limits.output_depth <= DEEPEST else replace(limits, output_depth=DEEPEST)


def _used() -> int:
    """Milliseconds of processor time that this process has used."""
    return int(time.process_time() * 1000)


_PERFORM: dict[int, Callable[..., bytes]] = {RUN: Worker.run, LOCALS: Worker.locals, COMPILE: Worker.compile}
