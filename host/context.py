"""A context: one request of one user or conversation. Short-lived, one task at a time; `session` lives as long as it.

`Runtime.context` makes them; hosts, and host functions that ask for one, run programs by them.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from types import ModuleType
from typing import TYPE_CHECKING, Any, Literal, Protocol, TypeGuard, cast

from latebind.host.arguments import check_names, check_text, wrong_type
from latebind.host.committing import CommitGuard
from latebind.host.environment import ContextEnvironment
from latebind.host.evaluation import Elsewhere, Evaluation
from latebind.host.greenlets import awaited, run_waiting, without_waiting
from latebind.host.ids import check_id
from latebind.host.loop_time import loop_time
from latebind.host.program_cache import EXPRESSION, SCRIPT, Recipe, template_recipe
from latebind.host.results import Result
from latebind.host.scarcity import ScarcityTold
from latebind.host.settings import Settings, StoreHolder
from latebind.interp.limits import Run
from latebind.interp.values import GIVEN
from latebind.memory.store.protocol import MustWait

if TYPE_CHECKING:
    from latebind.grammar.source import Source
    from latebind.host.declared import Variables
    from latebind.host.documents import Document, Template
    from latebind.host.handlers import Handler
    from latebind.host.memory import AppMemory, ConversationMemory, Session, UserMemory
    from latebind.interp.library import Library
    from latebind.interp.limits import Limits
    from latebind.interp.program import Program, Runner
    from latebind.interp.shapes.model import Declarations
    from latebind.memory.admin import Admin
    from latebind.memory.store.protocol import Store

IfMissing = Literal["error", "empty"]

_memory: ModuleType | None = None  # see `_loaded_memory`


class ContextRuntime(Protocol):
    """The runtime of a context, as far as contexts, and the functions and prompts that have one, need it. See `Runtime`."""

    @property
    def clock(self) -> Callable[[], float]: ...

    @property
    def library(self) -> Library: ...

    @property
    def limits(self) -> Limits: ...

    @property
    def declared(self) -> Declarations | None: ...

    @property
    def elsewhere(self) -> Elsewhere | None: ...

    def script(self, text: str) -> Program: ...

    async def prepare(self, recipe: Recipe, text: str) -> None: ...

    async def prepare_lenient(self, document: Document) -> None: ...

    def expression(self, text: str) -> Program: ...

    def template(self, text: str, *, typed: bool, lenient: bool) -> Program: ...

    def handler(self, source: str | Source, *, name: str = "handler.ts", variables: Variables = ()) -> Handler: ...

    def is_handler(self, source: Source) -> bool: ...

    def compile(
        self, source: str | Source, *, name: str = "<input>", variables: Variables | None = None, returns: Any = None
    ) -> Program: ...

    def document(self, tree: Any, *, name: str = "<document>", variables: Variables | None = None) -> Document: ...

    def context(
        self,
        *,
        user: str | None = None,
        conversation: str | None = None,
        tenant: str | None = None,
        variables: Mapping[str, Any] | None = None,
        access: Mapping[str, str] | None = None,
        timezone: str = "UTC",
    ) -> Context: ...

    def admin(self, *, tenant: str | None = None) -> Admin: ...

    def store(self) -> Store: ...


class Context(Evaluation[ContextRuntime]):
    """Made by `Runtime.context`. Use it in a `with` block, or `close` it. Several runs in it share `session`."""

    _latebind_context = True  # how a host function's annotation is recognised without importing this
    __slots__ = ()

    def __init__(
        self,
        runtime: ContextRuntime,
        settings: Settings,
        store: StoreHolder,
        user: str | None,
        conversation: str | None,
        tenant: str | None,
        variables: Mapping[str, Any],
        access: Mapping[str, str] | None,
        timezone: str,
    ) -> None:
        self.runtime = runtime
        self.variables = dict(variables)
        self._environment = ContextEnvironment(settings, store, user, conversation, tenant, access, timezone)

    @property
    def user(self) -> str | None:
        """The user's id, None without one."""
        return self._environment.user

    @property
    def conversation(self) -> str | None:
        """The conversation's id, None without one."""
        return self._environment.conversation

    @property
    def timezone(self) -> str:
        return self._environment.timezone

    @property
    def tenant(self) -> str | None:
        """The tenant's id, None without tenants."""
        return self._environment.tenant

    # running

    def run(
        self,
        program: Program | str,
        *,
        locals: Mapping[str, Any] | None = None,
        atomic: bool = False,
        dry_run: bool = False,
        serialize: bool = False,
        once: str | None = None,
    ) -> Result:
        """Run a program, or source text.

        `locals` override top-level locals of the script. `atomic` makes the whole run one transaction. A `dry_run`
        writes nothing, calls no function with an effect, and lists both in `result.effects`. `serialize` waits until all
        runs of this conversation have ended that asked for it before, in any process (a dry run does not). `once` is the
        id of the message that is handled: the run is one transaction, and where the id was seen within a day, nothing is
        run and the result is that of the first time.
        """
        given: Any = program
        runner: Runner | None = getattr(given, "runner", None)
        usual = locals is None and once is None and atomic is False and dry_run is False and serialize is False
        if runner is None:
            given = self._program(given)
            runner = getattr(given, "runner", None)
        if usual and runner is not None:
            variables = self.variables
            if runner.plain and self._environment.transactions is None and not awaited:
                if (found := self._uncounted(runner, variables)) is not None:
                    return found
            if self.runtime.elsewhere is None:
                return self._as_usual(given, runner, variables)
        if not usual:
            if locals is not None:
                check_names("locals=…", locals)
            _check_options(atomic, dry_run, serialize, once)
        perform = partial(self._perform, given, self.variables, locals, atomic=atomic, dry_run=dry_run, message=once)
        return self._in_turn(perform) if serialize and not dry_run else perform()

    def _as_usual(self, program: Program, runner: Runner, variables: dict[str, Any]) -> Result:
        """Run a program without options, in this process."""
        environment = self._environment
        if environment.quiet and environment.transactions is None:
            if runner.is_light and (not awaited or environment.undisturbed):
                return self._light(program, runner, variables)
            if runner.asks == "a transaction":
                return self._transaction(runner, variables)
        return self._evaluate(program, runner, variables)

    def _program(self, given: object) -> Program:
        """What a run was given that is no program of this process: text, or a text that another process evaluates."""
        if isinstance(given, str):
            return self.runtime.script(given)
        if not hasattr(given, "references"):
            raise wrong_type("ctx.run", "a program or source text", given, _bytes_hint(given))
        return cast("Program", given)

    def handle(
        self,
        handler: Handler,
        input: Any = None,
        *,
        atomic: bool = False,
        dry_run: bool = False,
        serialize: bool = False,
        once: str | None = None,
    ) -> Result:
        """Run a handler: its input is checked, all of it, before its first statement (InputError says what is wrong).

        `None` is an input without members. The options are those of `run`. The module's top level runs anew.
        """
        program = getattr(handler, "program", None)
        if program is None:
            raise TypeError(f"handle takes what runtime.handler(source) gives, not {type(handler).__name__}")
        variables = {**self.variables, GIVEN: {} if input is None else input}
        if once is None and atomic is dry_run is serialize is False and self.runtime.elsewhere is None:
            return self._as_usual(program, program.runner, variables)
        _check_options(atomic, dry_run, serialize, once)
        perform = partial(self._perform, program, variables, atomic=atomic, dry_run=dry_run, message=once)
        return self._in_turn(perform) if serialize and not dry_run else perform()

    def _in_turn(self, perform: Callable[[], Result]) -> Result:
        """What a run gives, once those of the same conversation have ended that came before."""
        with ScarcityTold():
            from latebind.host.incoming import serialized
        return serialized(self._environment, perform)

    def eval(self, expression: str) -> Any:
        """The value of one expression. It may read memories, and never writes."""
        if expression.__class__ is not str:
            check_text("ctx.eval", expression, _run_hint(expression))
        program = self.runtime.expression(expression)
        return self._value(program, self.variables, "an expression")

    def render(self, template: str, *, missing: IfMissing = "error") -> str:
        """A template as text: `Hola {{$memory.nombre}}`. What is missing is an error, or empty text."""
        check_text("ctx.render", template, _run_hint(template))
        return cast(str, self._fill(template, False, missing))

    def resolve(self, template: str | Document, *, missing: IfMissing = "error") -> Any:
        """The same, but the value itself, type kept, where the template is a single interpolation.

        Of a document (`Runtime.document`), or a part of one, the tree with the values of all its texts, which see one
        moment of the memories and share the limits of one run.
        """
        if not isinstance(template, str) and _is_document(template):
            return self._filled(template, missing)
        check_text("ctx.resolve", template, _run_hint(template) or "or a document of runtime.document")
        return self._fill(cast(str, template), True, missing)

    def _filled(self, document: Document, missing: IfMissing) -> Any:
        from latebind.host.documents import Filling

        variables, lenient = self.variables, missing == "empty"
        if lenient:
            variables = {**dict.fromkeys(document.variables()), **variables}

        def evaluate(template: Template, run: Run, variables: dict[str, Any]) -> Any:
            program = template.lenient if lenient else template.strict
            return self._evaluator(program).execute(run, variables)[0]

        return self._evaluate(document, Filling(document, evaluate), variables, read_only="a template").value

    def _fill(self, template: str, typed: bool, missing: IfMissing) -> Any:
        if missing not in ("error", "empty"):
            raise ValueError(f'missing=… is "error" or "empty", not {missing!r}')
        program, variables = self.runtime.template(template, typed=typed, lenient=missing == "empty"), self.variables
        if missing == "empty":
            variables = {**dict.fromkeys(program.references().variables), **variables}
        return self._value(program, variables, "a template")

    def _value(self, program: Program, variables: dict[str, Any], what: str) -> Any:
        """The value of a program that must not write. `what` it is: an expression, a template."""
        if self.runtime.elsewhere is None and self._environment.undisturbed:
            runner = program.runner
            if runner.is_light:
                if runner.plain and (found := self._uncounted(runner, variables)) is not None:
                    return found.value
                return self._light(program, runner, variables).value
        return self._perform(program, variables, read_only=what).value

    def assign(self, values: Mapping[str, Any], ttl: float | None = None) -> None:
        """Store variables of the user as a Variable node does: `{"nombre": "{{$user.names}}"}`.

        Text is a template: plain text stays text, a lone interpolation keeps its type. Objects and arrays need a TTL.
        """
        check_names("ctx.assign", values)
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
        serialize: bool = False,
        once: str | None = None,
    ) -> Result:
        """`run`, where functions of the host may be coroutines."""
        plain = locals is None and once is None and atomic is dry_run is serialize is False
        runner: Runner | None = getattr(program, "runner", None)
        environment = self._environment
        if (
            runner is not None
            and plain
            and not runner.is_long
            and self.runtime.elsewhere is None
            and environment.undisturbed
        ):
            asks = runner.asks
            # It waits for nobody, and is over so soon that it need not let others have the event loop.
            quick = runner.is_light and runner.is_short and (asks == "nothing" or environment.reads_at_once)
            if quick or (asks == "a transaction" and environment.commits_at_once()):
                if (time := loop_time()) is not None and time.is_up():
                    await time.wait()
                if quick:
                    return self.run(program)
                run = partial(self._transaction, runner, self.variables)
                try:
                    found = without_waiting(run)
                except MustWait as waits:
                    environment.holder.had_to_wait()
                    return await run_waiting(partial(run, waits.spent))
                environment.holder.skipped = 0
                return found
        if isinstance(program, str):
            await self.runtime.prepare(SCRIPT, program)
        run = partial(self.run, program)
        if not plain:
            run = partial(run, locals=locals, atomic=atomic, dry_run=dry_run, serialize=serialize, once=once)
        return await run_waiting(run)

    async def ahandle(
        self,
        handler: Handler,
        input: Any = None,
        *,
        atomic: bool = False,
        dry_run: bool = False,
        serialize: bool = False,
        once: str | None = None,
    ) -> Result:
        """`handle`, where functions of the host may be coroutines."""
        options: dict[str, Any] = {"atomic": atomic, "dry_run": dry_run, "serialize": serialize, "once": once}
        return await run_waiting(partial(self.handle, handler, input, **options))

    async def aeval(self, expression: str) -> Any:
        """`eval`, where functions of the host may be coroutines."""
        if expression.__class__ is str:
            await self.runtime.prepare(EXPRESSION, expression)
        return await run_waiting(partial(self.eval, expression))

    async def arender(self, template: str, *, missing: IfMissing = "error") -> str:
        """`render`, where functions of the host may be coroutines."""
        await self._prepare(template, missing, typed=False)
        return await run_waiting(partial(self.render, template, missing=missing))

    async def aresolve(self, template: str | Document, *, missing: IfMissing = "error") -> Any:
        """`resolve`, where functions of the host may be coroutines."""
        await self._prepare(template, missing, typed=True)
        return await run_waiting(partial(self.resolve, template, missing=missing))

    async def aassign(self, values: Mapping[str, Any], ttl: float | None = None) -> None:
        """`assign`, where functions of the host may be coroutines."""
        check_names("ctx.assign", values)
        for value in values.values():
            await self._prepare(value, "error", typed=True)
        await run_waiting(partial(self.assign, values, ttl))

    async def _prepare(self, template: object, missing: IfMissing, *, typed: bool) -> None:
        """Compile what is long, without holding up the event loop. What is no template is said later."""
        if isinstance(template, str):
            recipe = template_recipe(typed=typed, lenient=missing == "empty")
            await self.runtime.prepare(recipe, template)
        elif missing == "empty" and _is_document(template):
            await self.runtime.prepare_lenient(template)

    # memories

    @property
    def app_memory(self) -> AppMemory:
        """`memory` in Python."""
        found: AppMemory = (_memory or _loaded_memory()).AppMemory(self._open())
        return found

    @property
    def session(self) -> Session:
        """`session` in Python."""
        found: Session = (_memory or _loaded_memory()).Session(self._open())
        return found

    @property
    def user_memory(self) -> UserMemory:
        """`$memory` in Python."""
        found: UserMemory = (_memory or _loaded_memory()).UserMemory(self._open())
        return found

    @property
    def memory(self) -> ConversationMemory:
        """`ctx.memory` in Python."""
        found: ConversationMemory = (_memory or _loaded_memory()).ConversationMemory(self._open())
        return found

    @contextmanager
    def guarded(self, guard: CommitGuard) -> Iterator[None]:
        """Show a guard what runs in here are about to commit: for the prompt, which asks before it removes much."""
        environment = self._open()
        environment.guard = guard
        try:
            yield
        finally:
            environment.guard = None

    def within(self, environment: ContextEnvironment) -> Context:
        """This context in another environment, for functions that may be called when this one is closed."""
        other = object.__new__(Context)
        other.runtime, other.variables, other._environment = self.runtime, self.variables, environment
        return other

    # lifetime

    def close(self) -> None:
        """Forget the session, and close its memories. Results of runs stay usable."""
        self._environment.close()

    def __exit__(self, *error: object) -> None:
        self._environment.close()

    def __repr__(self) -> str:
        return f"<Context tenant={self.tenant!r} user={self.user!r} conversation={self.conversation!r}>"


def _loaded_memory() -> ModuleType:
    """The module of the memories in Python, loaded when a host first asks for one."""
    global _memory
    with ScarcityTold():
        from latebind.host import memory
    _memory = memory
    return memory


def _is_document(given: object) -> TypeGuard[Document]:
    """Whether it is one of `Runtime.document`, or a part of one: there is none unless their module is loaded."""
    documents: Any = sys.modules.get("latebind.host.documents")
    return documents is not None and isinstance(given, documents.Document)


def _check_options(atomic: bool, dry_run: bool, serialize: bool, once: str | None) -> None:
    """Raise TypeError or ValueError for options of a run that are none."""
    for name, flag in (("atomic=…", atomic), ("dry_run=…", dry_run), ("serialize=…", serialize)):
        if flag is not True and flag is not False:
            raise wrong_type(name, "True or False", flag)
    if once is not None:
        check_id("once", once)


def _run_hint(given: object) -> str:
    """What to do with a program where text is expected."""
    return "run it with ctx.run(program)" if hasattr(given, "references") else ""


def _bytes_hint(given: object) -> str:
    return "decode it: data.decode()" if isinstance(given, bytes | bytearray) else ""
