"""What a context has in place of a program's own code where scripts are evaluated in workers.

A text that a context is given is parsed nowhere but in a worker. A program that the host compiled itself has been
parsed in this process; it is evaluated in a worker all the same.
"""

from __future__ import annotations

import pickle
import weakref
from collections.abc import Callable, Hashable, Mapping
from contextvars import ContextVar
from itertools import count
from time import monotonic
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from latebind.grammar.diagnostics import Diagnostic
from latebind.grammar.errors import LatebindError, fail
from latebind.grammar.source import Source
from latebind.host.greenlets import task
from latebind.host.isolation.answers import Shared
from latebind.host.isolation.libraries import Described, described
from latebind.host.isolation.options import Isolation, Wall, isolation_of
from latebind.host.isolation.pool import Pool
from latebind.host.isolation.processes import WorkerProcess
from latebind.host.isolation.sessions import KeptLocals, Session
from latebind.host.program_cache import SCRIPT, Recipe
from latebind.interp.library import Library
from latebind.interp.limits import Limits, Run
from latebind.interp.program import Program, References, Runner

if TYPE_CHECKING:
    from latebind.host.environment import ContextEnvironment

_MOST_LIBRARIES = 16
_DIRECT = object()  # the key of workers for programs that are called without a context

_numbers = count(1)


class Needs(NamedTuple):
    """The variables that a program needs, and the builtins that others may hide."""

    host: frozenset[str]
    hideable: frozenset[str]


class Isolated:
    """The workers of a runtime and what they evaluate. Implements `host.context.Elsewhere`."""

    def __init__(self, isolation: str | Isolation, limits: Limits) -> None:
        self.pool = Pool(isolation_of(isolation), limits)
        self._limits = limits
        self._libraries: dict[int, tuple[Library, Described]] = {}
        self._programs: weakref.WeakKeyDictionary[Any, Evaluator] = weakref.WeakKeyDictionary()

    # what is to be evaluated

    def unparsed(self, recipe: Recipe, source: Source, library: Library) -> Program:
        """A text as a program that nobody has looked at: a worker will."""
        return cast(Program, Unparsed(Evaluator(self, recipe, source, self._described(library), self._limits)))

    def wrapped(self, program: Program, recipe: Recipe = SCRIPT, library: Library | None = None) -> Program:
        """A program that is evaluated in a worker also where it is called without a context. Of a module, `library` is
        what it imported from."""
        return cast(Program, Wrapped(program, self._of(program, recipe, library)))

    def evaluator(self, environment: ContextEnvironment, program: Any) -> Evaluator:
        """See `Elsewhere`."""
        found: Evaluator = program.evaluator if isinstance(program, Unparsed | Wrapped) else self._of(program)
        if found.needs is None:
            transactions = environment.transactions
            if transactions is not None:
                environment.same_task()
            run = Run().bind(self._limits, None) if transactions is None else transactions.run
            with self.session(run, ("tenant", environment.tenant)) as session:
                found.needs = Needs(*session.compile(found))
        return found

    def _of(self, program: Program, recipe: Recipe = SCRIPT, library: Library | None = None) -> Evaluator:
        """The evaluator of what a host compiled."""
        found = self._programs.get(program)
        if found is None:
            runner = program.runner
            recipe = recipe._replace(declared=runner.declared)
            described = self._described(library or runner.library)
            variables = program.references().variables
            found = Evaluator(self, recipe, program.source, described, runner.limits, variables)
            found.needs = Needs(frozenset(variables), runner.hideable)
            found.timezone = runner.timezone
            self._programs[program] = found
        return found

    @property
    def scarce(self) -> bool:
        """See `Elsewhere`."""
        return self.pool.scarce

    def _described(self, library: Library) -> Described:
        found = self._libraries.get(id(library))
        if found is None:
            if len(self._libraries) >= _MOST_LIBRARIES:
                self._libraries.pop(next(iter(self._libraries.copy())), None)
            found = self._libraries[id(library)] = library, described(library, next(_numbers))
        return found[1]

    # where

    def session(self, run: Run, key: Hashable) -> _Use:
        """The use of a worker: of the one that the run has, or the task around it, or of another."""
        return _Use(self.pool, run, key, None)

    def kept(self, run: Run, locals: KeptLocals) -> _Use:
        """The use of the worker that keeps the locals of a run. LOCALS_GONE where it has ended."""
        return _Use(self.pool, run, None, locals)

    # the end

    def report(self) -> tuple[Wall, ...]:
        """Which walls stand."""
        return self.pool.report()

    def close(self) -> None:
        self.pool.close()


class _Use:
    """A session for as long as a `with` block. A class of its own, as generators in tracebacks make circles."""

    __slots__ = ("_key", "_locals", "_outer", "_pool", "_run", "_session", "_taken")

    def __init__(self, pool: Pool, run: Run, key: Hashable, locals: KeptLocals | None) -> None:
        self._pool = pool
        self._run = run
        self._key = key
        self._locals = locals
        self._session: Session | None = None

    def __enter__(self) -> Session:
        run = self._run
        if self._locals is None:
            if run.session is not None and isinstance(session := run.session(), Session):
                return session
            started = monotonic()
            worker, self._taken = self._any_worker()
            if run.deadline is not None:  # waiting for a worker is no work of the script's
                run.deadline += monotonic() - started
            self._session = Session(self._pool, worker, run, Shared())
        else:
            worker, self._taken = self._this_worker(self._locals)
            self._session = Session(self._pool, worker, run, self._locals.shared)
        around = _sessions()
        self._outer = run.session, tuple(map(weakref.ref, around))
        reference = weakref.ref(self._session)
        _holding.set((*self._outer[1], reference))
        run.session = reference
        return self._session

    def _any_worker(self) -> tuple[WorkerProcess, bool]:
        held = _held(lambda worker: worker.key == self._key)
        return held or self._pool.take(self._key, patient=not _sessions()), held is None

    def _this_worker(self, locals: KeptLocals) -> tuple[WorkerProcess, bool]:
        worker = locals.worker()
        held = _held(lambda other: other is worker)
        if worker is None or locals.number not in worker.kept or (held is None and not self._pool.take_this(worker)):
            raise fail("LOCALS_GONE")
        return worker, held is None

    def __exit__(self, *_: object) -> None:
        session = self._session
        if session is None:
            return
        self._run.session, around = self._outer
        _holding.set(around)
        if self._taken:
            self._pool.give(session.worker)
        elif not session.worker.answering:
            self._pool.kill(session.worker)


# The sessions around what runs here: those of this task, or of the one that it comes from. Referred to weakly: what an
# interruption leaves behind holds nobody.
_holding: ContextVar[tuple[weakref.ref[Session], ...]] = ContextVar("holding", default=())


def _sessions() -> list[Session]:
    return [session for reference in _holding.get() if (session := reference()) is not None]


def _held(fits: Callable[[WorkerProcess], bool]) -> WorkerProcess | None:
    """A worker that this very task has, and that waits for its answer: it can do something else meanwhile."""
    here = task()
    for session in reversed(_sessions()):
        worker = session.worker
        if session.task == here and worker.alive and worker.answering and fits(worker):
            return worker
    return None


class Evaluator:
    """One text and what it is compiled as. Implements `host.context.Evaluator`.

    `needs` is None until a worker has compiled it. `timezone` is for calls without a context. `variables` are its free names,
    where they are known.
    """

    def __init__(
        self,
        isolated: Isolated,
        recipe: Recipe,
        source: Source,
        library: Described,
        limits: Limits,
        variables: tuple[str, ...] | None = None,
    ) -> None:
        self._isolated = isolated
        self.number = next(_numbers)
        self.source = source
        self.library = library
        self.limits = limits
        self.definition = pickle.dumps((recipe, source, library.number, limits, variables), 5)
        self.needs: Needs | None = None
        self.timezone = Run.timezone

    def execute(
        self, run: Run, variables: Mapping[str, Any], overrides: Mapping[str, Any] | None = None
    ) -> tuple[Any, dict[str, LatebindError] | None]:
        """See `Runner.execute`."""
        transactions: Any = run.transactions
        key = _DIRECT if transactions is None else ("tenant", transactions.environment.tenant)
        try:
            with self._isolated.session(run, key) as session:
                return session.run_program(self, self._passed(variables), overrides)
        except LatebindError as error:
            error.locate(self.source, None)
            raise

    def _passed(self, variables: Mapping[str, Any]) -> dict[str, Any]:
        """What a worker gets of a host's variables: those that the program names. Where one is missing, all names."""
        needs = self.needs
        assert needs is not None
        found = {name: variables[name] for name in needs.host | needs.hideable if name in variables}
        if not needs.host <= found.keys():
            return {**dict.fromkeys(variables), **found}
        return found

    def locals(self, run: Run, variables: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, LatebindError]]:
        """See `Runner.locals`."""
        kept = run.locals
        if not isinstance(kept, KeptLocals):
            return {}, {}
        try:
            with self._isolated.kept(run, kept) as session:
                return session.read_locals(self, kept.number)
        except LatebindError as error:
            error.locate(self.source, None)
            raise


class Unparsed:
    """A text in the place of a `Program`: only contexts, which know whose worker may look at it, do anything with it."""

    def __init__(self, evaluator: Evaluator) -> None:
        self.evaluator = evaluator
        self.source = evaluator.source
        self.name = evaluator.source.name

    def references(self) -> References:
        """Nothing: where what is missing is null, the worker sees to it."""
        return References((), (), ())


class Wrapped:
    """Implements `Program` for what a host compiled, and evaluates it in a worker where it is called."""

    def __init__(self, program: Program, evaluator: Evaluator) -> None:
        self.program = program  # which the evaluator lives as long as
        self.evaluator = evaluator
        self.name = program.name
        self.source = program.source
        self.warnings: tuple[Diagnostic, ...] = program.warnings
        self.runner: Runner = program.runner

    def __call__(self, variables: Mapping[str, Any] | None = None) -> Any:
        """See `Program`."""
        run = Run().bind(self.evaluator.limits, None)
        run.timezone = self.evaluator.timezone
        value, errors = self.evaluator.execute(run, variables or {})
        for error in (errors or {}).values():
            raise error
        return value

    def references(self) -> References:
        """See `Program`."""
        return self.program.references()
