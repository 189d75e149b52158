"""A context: one request of one user or conversation. Short-lived, one task at a time; `session` lives as long as it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from time import monotonic, perf_counter
from typing import TYPE_CHECKING, Any, Literal, cast

from latebind.grammar.errors import LatebindError
from latebind.host.closing import Closing
from latebind.host.environment import Environment
from latebind.host.greenlets import run_waiting
from latebind.host.memory import AppMemory, ConversationMemory, Session, UserMemory
from latebind.host.results import Locals, Result, RunReport
from latebind.host.settings import Settings, StoreHolder
from latebind.interp.convert import to_host
from latebind.memory.transaction.effects import Stats
from latebind.memory.transaction.transaction import Transactions

if TYPE_CHECKING:
    from latebind.host.runtime import Runtime
    from latebind.interp.program import Outcome, Program

# A run within a run, through a function of the host, stands on as much of the thread's stack as so many calls.
_NESTED = 8


class Context(Closing):
    """Made by `Runtime.context`. Use it in a `with` block, or `close` it. Several runs in it share `session`."""

    _latebind_context = True  # how a host function's annotation is recognised without importing this
    __slots__ = ("_closed", "_environment", "runtime", "variables")

    def __init__(
        self,
        runtime: Runtime,
        settings: Settings,
        store: StoreHolder,
        *,
        user: str | None,
        conversation: str | None,
        tenant: str | None,
        variables: Mapping[str, Any],
        access: Mapping[str, str] | None,
        timezone: str,
    ) -> None:
        self.runtime = runtime
        self.variables = dict(variables)
        self._environment = Environment(settings, store, user, conversation, tenant, access, timezone)
        self._closed = False

    @property
    def user(self) -> str | None:
        return self._environment.user

    @property
    def conversation(self) -> str | None:
        return self._environment.conversation

    @property
    def timezone(self) -> str:
        return self._environment.timezone

    @property
    def tenant(self) -> str | None:
        return self._environment.tenant

    # running

    def run(
        self,
        program: Program | str,
        *,
        locals: Mapping[str, Any] | None = None,
        atomic: bool = False,
        dry_run: bool = False,
    ) -> Result:
        """Run a program, or source text.

        `locals` override top-level locals of the script. `atomic` makes the whole run one transaction. A `dry_run`
        writes nothing, calls no function with an effect, and lists both in `result.effects`.
        """
        if isinstance(program, str):
            program = self.runtime.script(program)
        perform = partial(self._perform, program, dict(locals or {}), atomic)
        return cast(Result, self._with_host(program, perform, dry_run=dry_run))

    def eval(self, expression: str) -> Any:
        """The value of one expression. It may read memories, and never writes."""
        program = self.runtime.expression(expression)
        return self._with_host(program, partial(self._evaluate, program, "error"), read_only="an expression")

    def render(self, template: str, *, missing: Literal["error", "empty"] = "error") -> str:
        """A template as text: `Hola {{$memory.nombre}}`. What is missing is an error, or empty text."""
        program = self.runtime.template(template, typed=False, lenient=missing == "empty")
        return cast(str, self._with_host(program, partial(self._evaluate, program, missing), read_only="a template"))

    def resolve(self, template: str, *, missing: Literal["error", "empty"] = "error") -> Any:
        """The same, but the value itself, type kept, where the template is a single interpolation."""
        program = self.runtime.template(template, typed=True, lenient=missing == "empty")
        return self._with_host(program, partial(self._evaluate, program, missing), read_only="a template")

    def assign(self, values: Mapping[str, Any], ttl: float | None = None) -> None:
        """Store variables of the user as a Variable node does: `{"nombre": "{{$user.names}}"}`.

        Text is a template: plain text stays text, a lone interpolation keeps its type. Objects and arrays need a TTL.
        """
        resolved = {key: self.resolve(value) if isinstance(value, str) else value for key, value in values.items()}
        self.user_memory.assign(resolved, ttl)

    # running in an event loop

    async def arun(
        self,
        program: Program | str,
        *,
        locals: Mapping[str, Any] | None = None,
        atomic: bool = False,
        dry_run: bool = False,
    ) -> Result:
        """`run`, where functions of the host may be coroutines."""
        return await run_waiting(partial(self.run, program, locals=locals, atomic=atomic, dry_run=dry_run))

    async def aeval(self, expression: str) -> Any:
        """`eval`, where functions of the host may be coroutines."""
        return await run_waiting(partial(self.eval, expression))

    async def arender(self, template: str, *, missing: Literal["error", "empty"] = "error") -> str:
        """`render`, where functions of the host may be coroutines."""
        return await run_waiting(partial(self.render, template, missing=missing))

    async def aresolve(self, template: str, *, missing: Literal["error", "empty"] = "error") -> Any:
        """`resolve`, where functions of the host may be coroutines."""
        return await run_waiting(partial(self.resolve, template, missing=missing))

    async def aassign(self, values: Mapping[str, Any], ttl: float | None = None) -> None:
        """`assign`, where functions of the host may be coroutines."""
        await run_waiting(partial(self.assign, values, ttl))

    def _evaluate(self, program: Program, missing: str, transactions: Transactions, nested: bool) -> Any:
        variables = self.variables
        if missing == "empty":
            variables = {**dict.fromkeys(program.references().variables), **variables}
        return program.runner.hand_out(
            program.runner.execute(transactions.run, variables).value, transactions.run.limits
        )

    def _perform(
        self, program: Program, overrides: dict[str, Any], atomic: bool, transactions: Transactions, nested: bool
    ) -> Result:
        started = perf_counter()
        run, effects, logs = transactions.run, len(transactions.effects), len(transactions.logs)

        def body() -> tuple[Outcome, Any]:
            outcome = program.runner.execute(run, self.variables, overrides)
            return outcome, program.runner.hand_out(outcome.value, transactions.run.limits)

        outcome, value = transactions.transact(run, body) if atomic else body()
        evaluate = partial(self._locals, program, transactions, run.locals)
        settled: Locals | None = None
        if outcome.definitions:
            settled = dict(value), outcome.errors
        elif transactions.dry_run_buffer is not None:
            settled = evaluate()  # what a dry run wrote is forgotten when it ends
        if not nested:
            transactions.finish()
        return Result(
            value,
            evaluate=evaluate,
            settled=settled,
            effects=transactions.effects[effects:],
            logs=transactions.logs[logs:],
            stats=_stats(transactions, started),
        )

    def _locals(self, program: Program, transactions: Transactions, lates: Mapping[str, Any]) -> Locals:
        environment, run = self._environment, transactions.run
        if run.limits.seconds is not None:
            run.deadline = monotonic() + run.limits.seconds
        outer = environment.transactions, environment.context, environment.task
        environment.lend(transactions, self)
        run.locals = lates
        try:
            values, errors = transactions.statement(run, lambda: program.runner.locals(run, self.variables))
        finally:
            if outer[0] is not transactions:
                environment.end(transactions)
            environment.transactions, environment.context, environment.task = outer
        found: dict[str, Any] = {}
        for name, value in values.items():
            try:
                found[name] = to_host(value, run.limits)
            except LatebindError as error:
                error.locate(program.source, None)
                errors[name] = error
        return found, errors

    def _with_host(self, program: Program, perform: Any, *, dry_run: bool = False, read_only: str | None = None) -> Any:
        """Call `perform` with the transactions of a run, and report the run when it is over."""
        environment = self._open()
        nested = environment.transactions is not None
        if nested and dry_run:
            raise ValueError("a run within a run cannot be a dry run")
        started = perf_counter()
        transactions = environment.begin(self, dry_run=dry_run)
        outer = transactions.run.locals, transactions.run.depth, transactions.read_only
        transactions.read_only = read_only or transactions.read_only
        code: str | None = None
        try:
            if nested:
                transactions.run.descend(_NESTED)
            return perform(transactions, nested)
        except LatebindError as error:
            code = error.code
            raise
        finally:
            transactions.run.locals, transactions.run.depth, transactions.read_only = outer
            if not nested:
                environment.transactions = (
                    None  # before anything is called: an interruption then leaves no run that seems to go on
                )
                transactions.finish()
                environment.end(transactions)
                self._report(program, transactions, started, code)

    def _report(self, program: Program, transactions: Transactions, started: float, code: str | None) -> None:
        report = self._environment.settings.on_run
        if report is None:
            return
        stats = _stats(transactions, started)
        try:
            report(RunReport(program.name, stats.milliseconds, stats.steps, stats.operations, stats.reruns, code))
        except Exception:
            import logging

            logging.getLogger("latebind").exception("on_run failed")

    # memories

    @property
    def app_memory(self) -> AppMemory:
        """`memory` in Python."""
        return AppMemory(self._open())

    @property
    def session(self) -> Session:
        """`session` in Python."""
        return Session(self._open())

    @property
    def user_memory(self) -> UserMemory:
        """`$memory` in Python."""
        return UserMemory(self._open())

    @property
    def memory(self) -> ConversationMemory:
        """`ctx.memory` in Python."""
        return ConversationMemory(self._open())

    def _open(self) -> Environment:
        if self._closed:
            raise RuntimeError("this context is closed")
        return self._environment

    # lifetime

    def close(self) -> None:
        """Forget the session. Results of runs stay usable."""
        self._closed = True

    def __repr__(self) -> str:
        return f"<Context tenant={self.tenant!r} user={self.user!r} conversation={self.conversation!r}>"


def _stats(transactions: Transactions, started: float) -> Stats:
    run, limits = transactions.run, transactions.run.limits
    return Stats(
        milliseconds=(perf_counter() - started) * 1000,
        steps=min(run.steps_used, limits.steps),
        bytes=limits.charged - max(run.bytes, 0),
        operations=transactions.operations,
        reruns=transactions.reruns,
    )
