"""How a context has programs evaluated: which of them need a transaction, a report or a waiting turn, and which need less.

`Context` is an `Evaluation` with what hosts call.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from time import monotonic, perf_counter
from typing import TYPE_CHECKING, Any, Generic, NoReturn, Protocol, TypeVar, cast

from latebind.grammar.errors import LatebindError
from latebind.host.closing import Closing
from latebind.host.environment import ContextEnvironment, closed
from latebind.host.greenlets import task
from latebind.host.results import (
    Locals,
    OnRun,
    Result,
    RunReport,
    as_they_leave,
    locals_alone,
    result_of,
    stats_of,
    uncounted,
)
from latebind.host.scarcity import tell_scarcity
from latebind.interp.limits import DEFAULT, Run
from latebind.interp.purity import ALONE
from latebind.memory.log import logger
from latebind.memory.store.protocol import NOTHING_SPENT, MustWait, Spent
from latebind.memory.transaction.reads import Mixed, Reads
from latebind.memory.transaction.transaction import Transactions

if TYPE_CHECKING:
    from latebind.grammar.source import Source
    from latebind.host.incoming import Outcome
    from latebind.interp.program import Program, Runner
    from latebind.memory.transaction.effects import Stats

# A run within a run, through a function of the host, stands on as much of the thread's stack as so many calls.
_NESTED = 8

Execute = Callable[[], Any]


class Evaluator(Protocol):
    """What evaluates a program for a context: its runner, or what has another process do so."""

    def execute(
        self, run: Run, variables: dict[str, Any], overrides: Mapping[str, Any] | None = None
    ) -> tuple[Any, dict[str, LatebindError] | None]:
        """See `Runner.execute`."""
        ...

    def locals(self, run: Run, variables: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, LatebindError]]:
        """See `Runner.locals`."""
        ...


class Named(Protocol):
    """What is evaluated: a program, or all texts of a document. `name` is for the host's report."""

    name: str

    @property
    def source(self) -> Source: ...


class Elsewhere(Protocol):
    """Where another process evaluates scripts."""

    @property
    def scarce(self) -> bool:
        """Whether locals may be gone unless they are asked for at once."""
        ...

    def evaluator(self, environment: ContextEnvironment, program: Program) -> Evaluator:
        """What evaluates a program for a context. Raises what is wrong with a text that nobody has looked at yet."""
        ...


class Evaluates(Protocol):
    """A runtime, as far as its contexts ask it where programs are evaluated."""

    @property
    def elsewhere(self) -> Elsewhere | None: ...


R = TypeVar("R", bound=Evaluates)


class Evaluation(Closing, Generic[R]):
    """The runs of one context, one at a time or one within another."""

    __slots__ = ("_environment", "runtime", "variables")

    runtime: R
    variables: dict[str, Any]
    _environment: ContextEnvironment

    def _open(self) -> ContextEnvironment:
        if self._environment.closed:
            raise closed()
        return self._environment

    def _uncounted(self, runner: Runner, variables: dict[str, Any]) -> Result | None:
        """What a plain program comes to, which asks nothing of its context or of anything else; None where it has to be run."""
        if not self._environment.plain:
            return None
        if runner.hideable and not runner.hideable.isdisjoint(variables):
            return None
        return uncounted(runner, variables)

    def _perform(
        self,
        program: Program,
        variables: dict[str, Any],
        overrides: Mapping[str, Any] | None = None,
        *,
        atomic: bool = False,
        dry_run: bool = False,
        read_only: str | None = None,
        message: str | None = None,
    ) -> Result:
        """Run a program, within the run that is active if one is, and report it when it is over. See `_evaluate`."""
        evaluator = self._evaluator(program)
        return self._evaluate(
            program,
            evaluator,
            variables,
            overrides,
            atomic=atomic,
            dry_run=dry_run,
            read_only=read_only,
            message=message,
        )

    def _evaluator(self, program: Program) -> Evaluator:
        """What evaluates a program for this context."""
        elsewhere = self.runtime.elsewhere
        return program.runner if elsewhere is None else elsewhere.evaluator(self._open(), program)

    def _evaluate(
        self,
        program: Named,
        evaluator: Evaluator,
        variables: dict[str, Any],
        overrides: Mapping[str, Any] | None = None,
        *,
        atomic: bool = False,
        dry_run: bool = False,
        read_only: str | None = None,
        message: str | None = None,
    ) -> Result:
        """Have something evaluated, within the run that is active if one is, and report it when it is over.

        `read_only` says what it is that must not write: an expression, a template. Such a program has no locals.
        `message` is the id of one that is run once.
        """
        started, environment = perf_counter(), self._environment
        if environment.closed:
            raise closed()
        outside = environment.transactions
        if outside is not None and dry_run:
            raise ValueError("a run within a run cannot be a dry run")
        transactions = environment.begin(dry_run)
        run, view = transactions.run, transactions.view
        outer = run.locals, run.depth, run.yields, view.read_only
        if read_only is not None:
            view.read_only = read_only
        notes, logs = len(transactions.notes), len(transactions.logs)
        code: str | None = None
        try:
            if outside is None:
                environment.transactions, environment.context, environment.task = transactions, self, task()
            else:
                run.descend(_NESTED)
                run.yields = False  # a function of the host's is under way, and may hold what others wait for
            execute = partial(evaluator.execute, run, variables, overrides)
            seen = None if message is None else self._once(message, program, evaluator, transactions, execute)
            value, settled = _executed(transactions, execute, atomic) if seen is None else (seen.value, seen.settled)
            evaluate: Callable[[], Locals] | None = None
            if settled is None and run.locals:
                evaluate = partial(self._locals, program, evaluator, transactions, run.locals)
                # What a dry run wrote is forgotten when it ends.
                dry = transactions.dry_run_buffer is not None and read_only is None
                if dry or ((elsewhere := self.runtime.elsewhere) is not None and elsewhere.scarce):
                    evaluate = _known(evaluate)
        except LatebindError as error:
            code = error.code
            raise
        except (OSError, ImportError) as error:
            tell_scarcity(error)
            raise
        finally:
            run.locals, run.depth, run.yields, view.read_only = outer
            if outside is None:
                # Before anything is called: an interruption then leaves no run that seems to go on.
                environment.transactions = environment.context = environment.task = None
                _let_go(transactions)
            steps_left = run.steps + run.reserve
            milliseconds = (perf_counter() - started) * 1000
            used = milliseconds, run.limits, steps_left, run.bytes, view.operations, transactions.reruns
            if outside is None and environment.settings.on_run is not None:
                self._report(environment.settings.on_run, program.name, stats_of(used), code)
        repeated = seen is not None and seen.repeated
        said = seen.logs if seen is not None and repeated else transactions.logs[logs:]
        return result_of(value, used, evaluate, settled, transactions.notes[notes:], said, repeated)

    def _once(
        self, message: str, program: Named, evaluator: Evaluator, transactions: Transactions, execute: Execute
    ) -> Outcome:
        """Run a message in one transaction with the record of it, or give what it came to before."""
        from latebind.host.incoming import Once

        once, run = Once(self._environment, message), transactions.run

        def evaluate() -> Locals:
            return self._locals(program, evaluator, transactions, run.locals)

        return cast("Outcome", transactions.transact(run, partial(once.perform, transactions, execute, evaluate)))

    def _light(self, program: Program, runner: Runner, variables: dict[str, Any]) -> Result:
        """Run a program that asks its context for nothing, or for reads alone: without what other programs need."""
        started, environment = perf_counter(), self._environment
        environment.cancelled = None  # the run before was told of it, where it ended
        run = Run()
        if not environment.plain:
            if environment.settings.limits is not DEFAULT:
                run.bind(environment.settings.limits, None)
            if environment.timezone != Run.timezone:
                run.timezone = environment.timezone
        evaluate: Callable[[], Locals] | None = None
        if runner.asks in ALONE:
            value, operations = runner.evaluate(run, variables), 0
            if run.locals:
                evaluate = partial(locals_alone, runner, run, variables)
        elif environment.limiter is not None or (runner.mixes and environment.holder.remote):
            return self._evaluate(program, runner, variables)  # which counts by writing, and compares what it read
        else:
            run.transactions = reads = Reads(environment, run, None if runner.mixes else environment.holder.reads_alone)
            try:
                value = runner.evaluate(run, variables)
            except Mixed:
                runner.mixes = True
                return self._evaluate(program, runner, variables)
            except (OSError, ImportError) as error:
                tell_scarcity(error)
                raise
            finally:
                run.transactions = reads.view = None  # no circle of references is left
                if reads.snapshot is not None:
                    reads.close_snapshot()
            operations = reads.counted
        milliseconds = (perf_counter() - started) * 1000
        used = milliseconds, run.limits, run.steps + run.reserve, run.bytes, operations, 0
        return result_of(value, used, evaluate)

    def _transaction(self, runner: Runner, variables: dict[str, Any], spent: Spent = NOTHING_SPENT) -> Result:
        """Run a program that is one transaction and calls nothing of the host's: without what other programs need.

        `spent` is what attempts of this run have used that were lost.
        """
        started, environment = perf_counter(), self._environment
        if not environment.quiet:
            raise closed()
        transactions = environment.begin()
        run, view = transactions.run, transactions.view
        if spent is not NOTHING_SPENT:
            transactions.reruns, steps, size, view.repeated = spent
            run.steps -= steps
            run.bytes -= size
        environment.transactions, environment.task = transactions, task()
        try:
            value, _ = runner.execute(run, variables)
        except MustWait as waits:
            if transactions.reruns:
                steps, size = run.limits.steps - run.steps - run.reserve, run.limits.charged - run.bytes
                waits.spent = transactions.reruns, steps, size, view.operations
            raise
        except (OSError, ImportError) as error:
            tell_scarcity(error)
            raise
        finally:
            environment.transactions = environment.task = run.transactions = None  # as in `_evaluate`
        steps_left, milliseconds = run.steps + run.reserve, (perf_counter() - started) * 1000
        operations = view.counted + view.repeated
        used = milliseconds, run.limits, steps_left, run.bytes, operations, transactions.reruns
        return result_of(value, used, None, None, transactions.notes, transactions.logs)

    def _locals(
        self, program: Named, evaluator: Evaluator, transactions: Transactions, lates: Mapping[str, Any]
    ) -> Locals:
        """Evaluate the locals of a run, which may be over, in one transaction."""
        environment, run = self._environment, transactions.run
        if run.limits.seconds is not None:
            run.deadline = monotonic() + run.limits.seconds
        outer = environment.transactions, environment.context, environment.task
        run.locals = lates
        try:
            environment.transactions, environment.context, environment.task = transactions, self, task()
            run.transactions = transactions
            values, errors = transactions.statement(run, partial(evaluator.locals, run, self.variables))
        finally:
            environment.transactions, environment.context, environment.task = outer
            if outer[0] is not transactions:
                run.transactions = None
        return as_they_leave(values, errors, run, program.source)

    def _report(self, report: OnRun, name: str, stats: Stats, code: str | None) -> None:
        try:
            report(
                RunReport(
                    name=name,
                    milliseconds=stats.milliseconds,
                    steps=stats.steps,
                    operations=stats.operations,
                    reruns=stats.reruns,
                    code=code,
                )
            )
        except Exception:
            logger().exception("on_run failed")


def _executed(transactions: Transactions, execute: Execute, atomic: bool) -> tuple[Any, Locals | None]:
    """Execute a program, in one transaction if it is `atomic`: its value, and its locals where they are known already."""
    value, errors = transactions.transact(transactions.run, execute) if atomic else execute()
    return value, None if errors is None else (dict(value), errors)


def _let_go(transactions: Transactions) -> None:
    """Leave no circle of references of a run that is over: it goes at once, not when these are looked for."""
    if not transactions.calling:
        transactions.run.transactions = None
    if transactions.dry_run_buffer is not None:
        transactions.finish()


def _known(evaluate: Callable[[], Locals]) -> Callable[[], Locals]:
    """What gives, or raises, what `evaluate` does now."""
    try:
        found = evaluate()
    except LatebindError as error:
        return partial(_raise, error)
    return lambda: found


def _raise(error: LatebindError) -> NoReturn:
    raise error
