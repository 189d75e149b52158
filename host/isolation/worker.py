"""A worker: it compiles and evaluates what the runtime sends, and asks the runtime for everything else."""

from __future__ import annotations

import pickle
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any, NamedTuple, NoReturn

from latebind.grammar.errors import LatebindError, LimitError
from latebind.host.isolation import values
from latebind.host.isolation.conversation import Conversation, Message, Unwind, set_state, state_of
from latebind.host.isolation.failures import form_of
from latebind.host.isolation.frames import (
    ACTIVATIONS,
    CALL,
    COMPILE,
    DEEPEST,
    END,
    ERROR,
    LOCALS,
    RANDOM,
    READ,
    RUN,
    SAME,
    TEXT,
    Budget,
    frame,
    frame_of_value,
    written,
)
from latebind.host.isolation.libraries import rebuilt
from latebind.host.isolation.options import Wall
from latebind.host.isolation.remote_transactions import RemoteTransactions
from latebind.host.program_cache import compile_recipe
from latebind.interp.change import all_made
from latebind.interp.leaving import to_host
from latebind.interp.lending import receive
from latebind.interp.library import Library
from latebind.interp.limits import DEFAULT, Limits, Run
from latebind.interp.program import Runner
from latebind.interp.trace import foreign


class Worker(Conversation):
    """One process: what it has compiled, the runs that are active in it, and those whose locals it keeps."""

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.libraries: dict[int, Library] = {}
        self.programs: dict[int, _Compiled] = {}
        self.runs: dict[int, Run] = {}
        self.kept: dict[int, _Kept] = {}
        values.look_by(self.same, self.text)

    def serve(self, walls: list[Wall]) -> NoReturn:
        self.post(frame([END, [list(wall) for wall in walls]]))
        self.flush()
        while True:
            message = self.receive()
            try:
                self.activate(message)
            except Unwind as unwind:  # to nothing at all
                raise SystemExit(1) from unwind

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
            except Exception as error:  # memory that is not there, or a fault of latebind's, in this process as in any
                reply = self._error(None, foreign(error))
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
        return frame([END, sorted(runner.references().variables), sorted(runner.hideable), _used()])

    def program(self, number: int, definition: bytes | None, library: tuple[int, bytes] | None) -> _Compiled:
        """A program, compiled where the definition comes along, against a library which may come along, too."""
        if library is not None:
            self.libraries[library[0]] = rebuilt(library[1], library[0], self.call, self.read)
        if definition is not None:
            recipe, source, library_number, limits, variables = pickle.loads(definition)
            made = compile_recipe(recipe, source, self.libraries[library_number], limits, variables)
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
            return frame_of_value([END, *state_of(run)], value, errors is not None, forms, kept, _used())
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
            return frame([ERROR, None, None, _used()])
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
                    error.locate(found.runner.source, None)
                    errors[name] = error
            forms = {name: self._form(error) for name, error in errors.items()}
            return frame_of_value([END, *state_of(run)], ready, forms, _used())
        except LatebindError as error:
            return self._error(run, error)
        finally:
            run.locals, run.depth = outer, depth
            if not shared:
                del self.runs[budget.run]

    def _new_run(self, budget: Budget) -> Run:
        return Run().bind(_limits(budget.limits), RemoteTransactions(self) if budget.context else None)

    def _enter(self, run: Run, budget: Budget) -> None:
        run.deadline, run.timezone = budget.deadline, budget.timezone
        set_state(run, budget.state)
        run.depth = budget.depth
        if budget.random:
            run.entropy = self.random
        self.inside, self.dry = budget.inside, budget.dry

    def _error(self, run: Run | None, error: LatebindError) -> bytes:
        state = None if run is None else state_of(run)
        try:
            return frame([ERROR, state, self._form(error), _used()])
        except LimitError as larger:  # than a frame can be
            return frame([ERROR, state, self._form(larger), _used()])

    def _form(self, error: LatebindError) -> dict[str, Any]:
        return form_of(error, error.__dict__.get("_number"), _thrown)

    # what the runtime is asked

    def call(self, library: int, entry: int, lends: bool, run: Run, *arguments: Any) -> Any:
        """A function that the runtime keeps. It `lends` what it gives, if it is the host's own."""
        self.tell_of_blocks()
        message = self.answer(CALL, run, library, entry, *written(arguments, run.limits))
        value, *given = message[6:]
        if given:
            return arguments[given[0]]
        if lends:
            return receive(run, value) if run.changes else value
        return all_made(run, value)

    def random(self, size: int) -> bytes:
        """Random bytes of the host's."""
        return bytes.fromhex(self.ask(RANDOM, None, size))

    def read(self, library: int, entry: int, run: Run, name: str) -> Any:
        """A member of a namespace that the runtime keeps."""
        self.tell_of_blocks()
        return all_made(run, self.ask(READ, run, library, entry, name))

    def same(self, handle: int, text: str) -> bool:
        """Whether a handle that the runtime keeps stands for this text."""
        return bool(self.ask(SAME, None, handle, text))

    def text(self, handle: int) -> str:
        """The text of a blob that the runtime keeps."""
        return str(self.ask(TEXT, None, handle))


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


@lru_cache(16)
def _limits(given: bytes | None) -> Limits:
    """The limits of a run, with no more levels of output than a frame has."""
    limits: Limits = DEFAULT if given is None else pickle.loads(given)
    return limits if limits.output_depth <= DEEPEST else replace(limits, output_depth=DEEPEST)


def _thrown(value: Any) -> list[Any]:
    """The value of a `throw`, as it is read by `Session`."""
    return list(written([value]))


def _used() -> int:
    """Milliseconds of processor time that this process has used."""
    return int(time.process_time() * 1000)


_PERFORM: dict[int, Callable[..., bytes]] = {RUN: Worker.run, LOCALS: Worker.locals, COMPILE: Worker.compile}
