"""What the prompt knows and can do: run an input with the definitions of those before it, show values, undo, move.

It knows nothing of terminals. `cli/shell/commands.py`, which `repl.py` hands each input, calls it for scripts and
commands alike; `latebind explain` uses it for what `:why` says.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from latebind.cli.display import Screen, escaped, to_json
from latebind.cli.provenance import ABOVE, Key, Origin, Sources, held, tree_lines
from latebind.cli.shell.input import as_command, is_bare_clear, is_shell_command
from latebind.cli.shell.journal import MOST_KEPT, Declined, Journal
from latebind.cli.shell.kept import Kept, Outcome, written
from latebind.cli.shell.transcript import Input, Transcript
from latebind.cli.shell.waiting import Waiting, explain, needs, stuck
from latebind.grammar.diagnostics import Diagnostic
from latebind.grammar.errors import CheckError, LatebindError, LimitError, fail
from latebind.grammar.lexer import scan
from latebind.grammar.parser import parse, parse_expression
from latebind.grammar.source import Source
from latebind.grammar.tables import NAME
from latebind.interp.lending import lend
from latebind.interp.limits import Limits, Run
from latebind.interp.program import Program, compile_program
from latebind.memory.store.protocol import Owner
from latebind.memory.transaction.effects import CallEffect, Effect, effects_of

if TYPE_CHECKING:
    from latebind.host.context import Context
    from latebind.host.results import Result

MOST_UNDONE = 100
MOST_ALONE = 10  # locals that are evaluated each by a run of its own


@dataclass(slots=True)
class Past:
    """An input that has run: what there was before it, what it wrote, the function with an effect that it called."""

    text: str
    transcript: Transcript
    session: dict[str, str]
    journal: Journal
    called: str | None = None


@dataclass(slots=True)
class Shell:
    """What the prompt knows: a context, the definitions so far, what to watch, how to take back the last input."""

    context: Context
    screen: Screen = field(default_factory=Screen)
    transcript: Transcript = field(default_factory=Transcript)
    given: dict[str, Any] = field(default_factory=dict)
    watched: dict[str, str] = field(default_factory=dict)  # expressions, each with what was shown last
    dry: bool = False
    past: list[Past] = field(default_factory=list)
    ask: Callable[[str], bool] | None = None  # before an input removes much of lasting memory
    waits: bool = False  # whether definitions may come before what they mention
    shown: tuple[Any, ...] = ()  # the value that was shown last
    over: bool = False

    def __post_init__(self) -> None:
        self.given = dict(self.context.variables)

    # running

    def check_habit(self, text: str) -> None:
        """Raise UsageError for a `clear()` alone: whoever types that wants the screen cleared; and for a shell's command."""
        if is_shell_command(text):
            raise fail("SHELL_COMMAND")
        if is_bare_clear(text, self.context.runtime.library, self.variables() | self.transcript.definitions):
            raise fail("CLEARS_NOTHING")

    def problem(self, text: str) -> LatebindError | None:
        """Compile an input without running it: the error, None if there is none."""
        if self.as_command(text) is not None or not text.strip():
            return None
        if is_shell_command(text):
            return fail("SHELL_COMMAND")
        try:
            self.prepare(self.transcript.read(text), Kept({}))
        except LatebindError as error:
            return error
        return None

    def run(self, text: str, *, dry_run: bool | None = None, quiet: bool = False) -> list[tuple[Result, bool]]:
        """Run an input and keep what it defines. Gives its result, if it has one, with whether to show its value."""
        dry_run = self.dry if dry_run is None else dry_run
        lasting = not dry_run or self.dry
        read = self.transcript.read(text)
        kept = Kept(self.transcript.values, copied=not lasting)
        program, waiting = self.prepare(read, kept)
        self.show_warnings(program, read)
        for name in read.definitions.keys() & waiting:
            self.screen.write(f"{name} waits for {needs(waiting[name])}")
        if program.runner.changes and lasting and self.own(read.whole):
            program, _ = self.prepare(read, kept)
        past = Past(
            text, self.transcript.copy(deep=lasting and program.runner.changes), self.session(), Journal(self.ask)
        )
        self.context.variables = self.given
        effects: list[Effect] | None = None
        try:
            with self.context.guarded(past.journal):
                result = self.context.run(program, dry_run=dry_run)
            effects = result.effects
            for effect in effects if dry_run and not quiet else ():
                self.screen.show(effect, "would: ")
        except Declined:
            past.called = _called(effects_of(past.journal.notes))
            if past.journal.size and past.journal.lost is not None:  # nothing more is removed, but what was stays so
                raise fail("UNDO_REFUSED", problem=past.journal.lost) from None
            self.restore(past)
            hint = None if past.called is None else f"{past.called} had been called before"
            raise fail("REMOVAL_DECLINED", hint=hint) from None
        except BaseException:
            # Where an input fails, what names held by then stays, as what it wrote does.
            self.keep(read, kept, past, effects, program, lasting=lasting)
            raise
        found = self.keep(read, kept, past, [] if dry_run else effects, program, lasting=lasting)
        if found.functions:
            raise fail("FUNCTION_LEAVES", hint=f"write it out: `const {found.functions[0]} = x => …`")
        shows = read.shows or not read.names.keys().isdisjoint(found.unset)  # a `return` came before a definition
        return [(result, shows and (result.value is not None or not read.silent))]

    def keep(
        self, read: Input, kept: Kept, past: Past, effects: list[Effect] | None, program: Program, *, lasting: bool
    ) -> Outcome:
        """Keep what an input defined, and how to take it back. `effects` are None where it failed."""
        found = kept.now()
        defined = lasting and bool(found.values or not read.names)
        if defined:
            self.transcript.keep(read, found.values)
        if defined or past.journal.size:
            past.called = _called(effects_of(past.journal.notes) if effects is None else effects)
            wrote = effects or past.journal.size or past.session != self.session()
            if wrote or (defined and (read.definitions or found.values or program.runner.changes)):
                self.past = [*self.past[1 - MOST_UNDONE :], past]
                while len(self.past) > 1 and sum(each.journal.size for each in self.past) > MOST_KEPT:
                    del self.past[0]
        return found

    def prepare(self, read: Input, kept: Kept, limits: Limits | None = None) -> tuple[Program, Waiting]:
        """Compile an input, with what earlier ones have defined, but for the definitions that wait: gives these, too."""
        runtime = self.context.runtime
        library = runtime.library.with_globals(kept.functions())
        waiting: dict[str, tuple[Diagnostic, ...]] = {}
        whole = read.whole
        while True:
            prologue = self.transcript.prologue(read)
            source = Source(f"{prologue}\n{read.whole}", self.transcript.name, 0)
            try:
                given = tuple(self.given)
                return compile_program(source, library, variables=given, limits=limits or runtime.limits), waiting
            except CheckError as error:
                more = stuck(error, read, len(prologue) + 1, library) if self.waits else {}
                if not more:
                    explain(error, waiting)
                    error.source = Source(f"{prologue}\n{whole}", source.name, 0)  # as it was typed
                    raise
            waiting |= more
            read = read.without(more.keys())

    def waiting(self) -> Waiting:
        """The definitions that wait for names which nothing here has yet."""
        return self.prepare(self.transcript.read(""), Kept({}))[1]

    def own(self, text: str) -> bool:
        """Make the host's arrays and objects that a text mentions the prompt's own: what changes them lasts. Gives
        whether there are any."""
        tokens = scan(Source(text))
        mentioned = {tokens.text(number) for number, kind in enumerate(tokens.types) if kind == NAME}
        run, transcript = Run(), self.transcript
        run.lent = {}
        own = {
            name: lend(run, value)
            for name, value in self.given.items()
            if name in mentioned - transcript.definitions.keys() - transcript.values.keys()
            and not isinstance(value, str | int | float | None)
        }
        transcript.values |= own
        transcript.kinds |= dict.fromkeys(own, "const")
        return bool(own)

    def variables(self) -> dict[str, Any]:
        return self.given | self.transcript.values

    def value(self, expression: str) -> Any:
        """Evaluate an expression over the definitions so far, without writing, or changing what names hold."""
        parse_expression(Source(expression, self.transcript.name))
        program, _ = self.prepare(self.transcript.read(f"({expression}\n)"), Kept(self.transcript.values, copied=True))
        self.context.variables = self.given
        return self.context.run(program, dry_run=True).value

    # showing

    def value_or_error(self, expression: str) -> Any:
        """The value of an expression, or the LatebindError that it gives."""
        try:
            return self.value(expression)
        except LatebindError as error:
            return error

    def show_value(self, expression: str, label: str) -> None:
        """Show the value of an expression, or its error."""
        self.show_found(self.value_or_error(expression), label)

    def show_found(self, found: Any, label: str) -> None:
        if isinstance(found, LatebindError):
            self.screen.write(f"{label}error: {found.message}")
        else:
            self.screen.show(found, label)

    def show_result(self, results: list[tuple[Result, bool]]) -> None:
        for result, shows in results:
            if shows:
                self.shown = (result.value,)
                self.screen.show(result.value)

    def show_warnings(self, program: Program, read: Input) -> None:
        """Show the warnings of an input. Later ones may yet read what it defines."""
        first, text = self.transcript.line, program.source.text
        for warning in program.warnings:
            if warning.span is not None:
                name = text[warning.span.start : warning.span.end]
                if program.source.place(warning.span.start).line < first or (
                    warning.code == "UNREAD_NAME" and (name in read.definitions or name in read.names)
                ):
                    continue
            self.screen.complain(warning.render(program.source))

    def watch(self, expression: str) -> None:
        """Show the value of an expression now, and again whenever it has changed."""
        found = self.value(expression)
        self.show_found(found, f"{expression} = ")
        self.watched[expression] = _in_a_line(found)

    def show_watched(self) -> None:
        """Show the watched expressions whose value has changed."""
        for expression, shown in self.watched.items():
            found = self.value_or_error(expression)  # once: it may give another one each time
            if (now := _in_a_line(found)) != shown:
                self.watched[expression] = now
                self.show_found(found, f"{expression} = ")

    def rendered(self, expression: str) -> str:
        """Give the value of an expression as JSON on one line, or its error."""
        return _in_a_line(self.value_or_error(expression))

    def show_items(self, items: Any, prefix: str) -> None:
        for key in items.keys(prefix):
            self.screen.show(items.get_item(key), f"{key} = ")

    def sources(self) -> Sources:
        """Give what `:why` and `:graph` look up: definitions, variables, memories."""
        transcript = self.transcript
        texts = {name: transcript.definition(name) or name for name in transcript.definitions}
        constants = {name: self.declaration(name) for name in transcript.values}
        given = {name: f"{name} = {to_json(value, 10**9)} (given by the host)" for name, value in self.given.items()}
        waiting = self.waiting()

        def values(names: Collection[str]) -> dict[str, str]:
            found = self.local_values(names)
            shown = {name: _in_a_line(value) for name, value in found.items()}
            return shown | {name: f"waits for {needs(waiting[name])}" for name in names if name in waiting}

        trees = {name: (text, parse(Source(text)).body) for name, text in texts.items()}
        return Sources(trees, given | constants, values, self.entry)

    def local_values(self, names: Collection[str]) -> dict[str, Any]:
        """The values of those names that are locals, or the errors that they give: by one run, where its limits allow."""
        names = [name for name in names if self.transcript.is_local(name)]
        if len(names) < 2:
            return {name: self.value_or_error(name) for name in names}
        kept = Kept(self.transcript.values, copied=True)
        program, waiting = self.prepare(self.transcript.read("null"), kept)
        self.context.variables = self.given
        try:
            result = self.context.run(program, dry_run=True)
            found = result.locals() | result.errors
        except LimitError as error:
            # What is too much for one run may be little for each of them; and it may take as long for each.
            found = {name: self.value_or_error(name) for name in names[:MOST_ALONE]}
            found |= dict.fromkeys(names[MOST_ALONE:], error)
        return {name: found.get(name, fail("FUNCTION_LEAVES")) for name in names if name not in waiting}

    def declaration(self, name: str) -> str:
        """A name that holds a value, as it could be declared."""
        return f"{self.transcript.kinds[name]} {name}{written(self.transcript.values[name])}"

    def entry(self, key: Key) -> str:
        """Say what a memory holds under a key, how old that is and when it expires."""
        space, name = key
        context, owner = self.context, self.scopes().get(space)
        if space == "session":
            value = context.session.get_item(name) if name in context.session.keys(name) else None
            return "holds nothing" if value is None else f"= {to_json(value, 10**9)}"
        if owner is None:
            return "is not available here"
        admin = context.runtime.admin(tenant=context.tenant)
        return held(admin.entry(owner, name), admin.written_at(owner, name), context.runtime.clock())

    def show_tree(self, origin: Origin) -> int:
        """Show what is behind a name. Gives the number of its lines."""
        lines = list(tree_lines(origin))
        for lead, node, mark in lines:
            text = self.screen.paint(node.title)
            if node.value is not None and mark != ABOVE:
                text += f"  → {self.screen.paint(node.value)}"
            self.screen.write(lead + text + (f"  ({mark})" if mark and node.parents else ""))
        return len(lines)

    def move(self, user: str | None = None, conversation: str | None = None) -> None:
        """Go on as another user or in another conversation. The session comes along."""
        old = self.context
        self.context = old.runtime.context(
            user=user or old.user,
            conversation=conversation or old.conversation,
            tenant=old.tenant,
            variables=old.variables,
            timezone=old.timezone,
        )
        keys = old.session.keys()
        for key in keys:
            self.context.session.set_item(key, old.session.get_item(key))
        old.close()

    def undo(self) -> str:
        """Take back the definitions of the last input and what it wrote, and give its text.

        Raises UsageError if others have written there since, or if it called a function with an effect.
        """
        if not self.past:
            raise fail("NOTHING_TO_UNDO")
        past = self.past[-1]
        problem = past.journal.lost if past.called is None else f"it called {past.called}"
        if problem is not None:
            raise fail("UNDO_REFUSED", problem=problem)
        self.restore(past)
        self.past.pop()
        return past.text

    def restore(self, past: Past) -> None:
        """Put definitions and memories back as they were before an input. Raises UsageError where others have written."""
        checks, writes = past.journal.reversal()
        runtime = self.context.runtime
        if writes and not runtime.store().commit(checks, writes, runtime.clock(), os.urandom(12).hex()):
            raise fail("UNDO_REFUSED", problem="somebody has written there since")
        if past.session != self.session():
            self.context.session.clear()
            for key, value in past.session.items():
                self.context.session.set_item(key, value)
        self.transcript = past.transcript

    def session(self) -> dict[str, str]:
        """What the session holds."""
        session = self.context.session
        return {key: session.get_item(key) for key in session.keys()}

    def scopes(self) -> dict[str, Owner | None]:
        """Give the owner of each memory that is available here; None for the session, which is not stored."""
        context = self.context
        found: dict[str, Owner | None] = {"session": None, "memory": Owner("app", "", context.tenant)}
        if context.user is not None:
            found["$memory"] = Owner("user", context.user, context.tenant)
        if context.conversation is not None:
            found["ctx.memory"] = Owner("conversation", context.conversation, context.tenant)
        return found

    def as_command(self, text: str) -> str | None:
        """Give the command that an input is, None for a script."""
        return as_command(text, self.context.runtime.library, self.variables() | self.transcript.definitions)


def _called(effects: list[Effect]) -> str | None:
    """The first function with an effect that was called."""
    return next((effect.function for effect in effects if isinstance(effect, CallEffect)), None)


def _in_a_line(found: Any) -> str:
    """A value as JSON, or an error."""
    return f"error: {escaped(found.message)}" if isinstance(found, LatebindError) else to_json(found, 10**9)
