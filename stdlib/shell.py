"""What a prompt does with an input: run it with the definitions of those before it, or carry out a `:command`.

It knows nothing of terminals: `repl.py` hands it text and a function that prints.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Any

from latebind.grammar.errors import LatebindError, ParseError, fail
from latebind.grammar.parser import parse
from latebind.grammar.source import Source
from latebind.interp.effects import Effect, WriteEffect
from latebind.interp.limits import Limits
from latebind.interp.names import nearest
from latebind.interp.store import Check, Delete, Put, Scope, Write
from latebind.interp.transcript import Transcript
from latebind.stdlib.display import escaped, table, to_json
from latebind.stdlib.origins import Key, Origin, Sources, tree_lines
from latebind.stdlib.shell_commands import COMMANDS

if TYPE_CHECKING:
    from latebind.stdlib.context import Context
    from latebind.stdlib.results import Result


MOST_UNDONE = 100
STORE_SECRETS = re.compile(r"(?<=//)[^/@]*@|[?#].*$")
MOST_KEYS = 200  # that completion asks a store for
PEEK = Limits(steps=10_000, charged=1_000_000)  # of what is evaluated to complete a member


@dataclass(slots=True)
class Shell:
    """What the prompt knows: a context, the definitions so far, what to watch, how to take back the last input."""

    context: Context
    write: Callable[[str], None] = print
    coloured: bool = False
    width: Callable[[], int] = lambda: 100
    transcript: Transcript = field(default_factory=Transcript)
    given: dict[str, Any] = field(default_factory=dict)
    watched: dict[str, str] = field(default_factory=dict)  # expressions, each with what was shown last
    dry: bool = False
    written: dict[tuple[Scope | None, str], float] = field(default_factory=dict)
    effects: list[Effect] = field(default_factory=list)
    past: list[tuple[Transcript, list[Effect]]] = field(default_factory=list)
    over: bool = False
    store_url: str = ":memory:"

    def __post_init__(self) -> None:
        self.given = dict(self.context.variables)

    # running

    def enter(self, text: str) -> None:
        """One input: a command that begins with `:`, or a script. Errors are shown, not raised."""
        try:
            if text.lstrip().startswith(":"):
                self.command(text.strip())
            elif (about := asked(text)) is not None:
                COMMANDS["help"].function(self, about)
            elif text.strip():
                self.show_result(self.run(text))
                self.show_watched()
        except LatebindError as error:
            definition = self.transcript.definition(text.strip())
            if error.code == "FUNCTION_LEAVES" and definition is not None:
                self.write(self.paint_script(definition))
            else:
                self.error(error)
        except KeyboardInterrupt:
            self.write("\ninterrupted")  # below the terminal's own ^C

    def problem(self, text: str) -> LatebindError | None:
        """What is wrong with an input that can be known without running it."""
        if text.lstrip().startswith(":") or asked(text) is not None or not text.strip():
            return None
        try:
            self.compile(self.transcript.read(text).whole, self.variables())
        except LatebindError as error:
            return error
        return None

    def run(self, text: str, *, dry_run: bool | None = None, quiet: bool = False) -> list[tuple[Result, bool]]:
        """Run an input in its parts and remember what it defines: the results, each with whether it has a value."""
        dry_run = self.dry if dry_run is None else dry_run
        read = self.transcript.read(text)
        self.show_warnings(self.compile(read.whole, self.variables()))
        self.effects.clear()
        before, effects = self.transcript.copy(), list[Effect]()
        results: list[tuple[Result, bool]] = []
        values: dict[str, Any] = {}
        try:
            for part in read.parts:
                variables = self.context.variables = self.variables() | values
                result = self.context.run(self.compile(part.text, variables), dry_run=dry_run)
                effects += result.effects
                self.note(result.effects, dry_run, quiet)
                ended = part.names and not (isinstance(result.value, dict) and tuple(result.value) == part.names)
                if part.names and not ended:
                    values = result.value
                else:
                    results.append((result, part.shows))
                if ended:  # by a `return`
                    break
        finally:
            # Where an input fails, the constants before that point stay, as what it wrote does.
            if (not dry_run or self.dry) and (values or not read.constants):
                self.transcript.keep(read, values)
                effects = [] if dry_run else effects
                if effects or read.definitions or values:
                    self.past = [*self.past[1 - MOST_UNDONE :], (before, effects)]
        return results

    def note(self, effects: list[Effect], dry_run: bool, quiet: bool) -> None:
        """Remember when something was written; in the dry mode, show what would have been."""
        self.effects += effects
        scopes = self.scopes()
        for effect in effects:
            if isinstance(effect, WriteEffect) and effect.key is not None and not dry_run:
                self.written[scopes.get(effect.scope), effect.key] = self.context.runtime.clock()
            elif dry_run and not quiet:
                self.show(effect, "would: ")

    def compile(self, text: str, variables: Iterable[str]) -> Any:
        return self.context.runtime.compile(text, name=self.transcript.name, variables=tuple(variables))

    def variables(self) -> dict[str, Any]:
        return self.given | self.transcript.values

    def peek(self, expression: str) -> Any:
        """The value of an expression that needs no memory and has no effect; None for any other."""
        from latebind.interp.program import compile_program

        try:
            text = self.transcript.read(f"({expression}\n)").parts[0].text
            library, variables = self.context.runtime.library, self.variables()
            program = compile_program(Source(text), library, variables=variables, limits=PEEK)
            functions = map(library.globals.get, program.references().functions)
            if any(getattr(function, "effect", None) for function in functions):
                return None
            return program({name: variables[name] for name in program.references().variables})
        except LatebindError:
            return None

    def value(self, expression: str) -> Any:
        """The value of an expression over the definitions so far. It writes nothing."""
        parts = self.transcript.read(f"({expression}\n)").parts
        self.context.variables = self.variables()
        return self.context.run(self.compile(parts[0].text, self.variables()), dry_run=True).value

    # showing

    def paint_error(self, text: str) -> str:
        if not self.coloured:
            return text
        from latebind.grammar.highlight import paint_error

        return paint_error(text)

    def paint_script(self, text: str) -> str:
        if not self.coloured:
            return text
        from latebind.grammar.highlight import paint_script

        return paint_script(text)

    def error(self, error: LatebindError) -> None:
        self.write(self.paint_error(error.render()))

    def show(self, value: Any, label: str = "") -> None:
        rows = table(value, self.width())
        if rows is None:
            self.write(escaped(label) + self.paint_script(to_json(value, self.width() - len(label))))
            return
        titles, *cells = ("  ".join(row).rstrip() for row in rows)
        self.write("\n".join([*([label.rstrip()] if label else []), titles, *map(self.paint_script, cells)]))

    def show_value(self, expression: str, label: str) -> None:
        """Show what an expression is now, or why it is nothing."""
        try:
            self.show(self.value(expression), label)
        except LatebindError as error:
            self.write(f"{label}error: {error.message}")

    def show_result(self, results: list[tuple[Result, bool]]) -> None:
        for result, shows in results:
            if shows:
                self.show(result.value)

    def show_warnings(self, program: Any) -> None:
        first = self.transcript.line
        for warning in program.warnings:
            if warning.span is None or program.source.place(warning.span.start).line >= first:
                self.write(self.paint_error(warning.render(program.source)))

    def show_watched(self) -> None:
        """Show what is watched where it has changed."""
        for expression, shown in self.watched.items():
            now = self.rendered(expression)
            if now != shown:
                self.watched[expression] = now
                self.show_value(expression, f"{expression} = ")

    def rendered(self, expression: str) -> str:
        """What an expression is now on one line, or why it is nothing."""
        try:
            return to_json(self.value(expression), 10**9)
        except LatebindError as error:
            return f"error: {escaped(error.message)}"

    def show_items(self, items: Any, prefix: str) -> None:
        for key in items.keys(prefix):
            self.show(items.get_item(key), f"{key} = ")

    def keys(self, space: str, prefix: str) -> list[str]:
        """The keys of a memory, for completion. Called in a thread of its own: it asks the store, not the context."""
        scopes = self.scopes()
        try:
            if space == "session":
                return self.context.session.keys(prefix)
            scope = scopes.get(space)
            if scope is None:
                return []
            entries = self.context.runtime.admin(tenant=self.context.tenant).entries(scope, prefix)
            return [key for key, _ in islice(entries, MOST_KEYS)]
        except LatebindError:
            return []

    def sources(self) -> Sources:
        """Where `:why` and `:graph` look things up."""
        transcript = self.transcript
        texts = {name: transcript.definition(name) or name for name in transcript.definitions}
        constants = {name: f"const {name} = {to_json(value, 10**9)}" for name, value in transcript.values.items()}
        given = {name: f"{name} = {to_json(value, 10**9)} (given by the host)" for name, value in self.given.items()}
        return Sources(
            {name: (text, parse(Source(text)).body) for name, text in texts.items()},
            given | constants,
            lambda name: self.rendered(name) if transcript.is_local(name) else None,
            self.entry,
        )

    def entry(self, key: Key) -> str:
        """What a memory holds under a key, and how old that is as far as this prompt knows."""
        space, name = key
        context, scope = self.context, self.scopes().get(space)
        if space == "session":
            held = context.session.get_item(name) if name in context.session.keys(name) else None
            return "holds nothing" if held is None else f"= {to_json(held, 10**9)}"
        if scope is None:
            return "is not available here"
        found = context.runtime.admin(tenant=context.tenant).entry(scope, name)
        if found is None:
            return "holds nothing"
        now, ages = context.runtime.clock(), list[str]()
        if (scope, name) in self.written:
            ages.append(f"written here {now - self.written[scope, name]:.0f} s ago")
        if found.expires_at is not None:
            ages.append(f"expires in {found.expires_at - now:.0f} s")
        return f"= {escaped(found.value)}" + (f" ({', '.join(ages)})" if ages else "")

    def show_tree(self, origin: Origin) -> None:
        for lead, node, again in tree_lines(origin):
            text = self.paint_script(node.title)
            if node.value is not None and not again:
                text += f"  → {self.paint_script(node.value)}"
            self.write(lead + text + ("  (as above)" if again and node.parents else ""))

    def move(self, user: str | None = None, conversation: str | None = None) -> None:
        """Go on as another user or in another conversation. The session comes along."""
        old = self.context
        self.context = old.runtime.context(
            user=user or old.user,
            conversation=conversation or old.conversation,
            tenant=old.tenant,
            variables=old.variables,
        )
        keys = old.session.keys()
        for key in keys:
            self.context.session.set_item(key, old.session.get_item(key))
        old.close()

    def undo(self) -> None:
        """Take back the last input's definitions, and what it wrote, unless others have written there since."""
        if not self.past:
            raise fail("NOTHING_TO_UNDO")
        before, effects = self.past[-1]
        scopes = self.scopes()
        checks: list[Check] = []
        writes: dict[tuple[Scope, str], Write] = {}
        for effect in reversed(effects):
            if not isinstance(effect, WriteEffect):
                raise fail("UNDO_REFUSED", problem=f"it called {effect.function}")
            scope, key, old = scopes.get(effect.scope), effect.key, effect.before
            if key is None or (old is not None and old.kind == "file"):
                raise fail("UNDO_REFUSED", problem=f"what {effect.scope} held is not known any more")
            if scope is None:
                self.context.session.set_item(key, effect.old) if old else self.context.session.delete_item(key)
                continue
            if (scope, key) not in writes:
                checks.append(Check(scope, key, effect.after))
            writes[scope, key] = Delete(scope, key) if old is None else Put(scope, key, old)
        runtime = self.context.runtime
        if writes and not runtime.store().commit(checks, [*writes.values()], runtime.clock(), os.urandom(12).hex()):
            raise fail("UNDO_REFUSED", problem="somebody has written there since")
        self.transcript = before
        self.past.pop()

    def scopes(self) -> dict[str, Scope | None]:
        """Whose data each memory holds here."""
        context = self.context
        found: dict[str, Scope | None] = {"session": None, "memory": Scope("app", "", context.tenant)}
        if context.user is not None:
            found["$memory"] = Scope("user", context.user, context.tenant)
        if context.conversation is not None:
            found["ctx.memory"] = Scope("conversation", context.conversation, context.tenant)
        return found

    def store_name(self) -> str:
        """Where the memories are, without what is secret in a URL."""
        return STORE_SECRETS.sub("", self.store_url)

    # commands

    def command(self, text: str) -> None:
        name, _, rest = text[1:].partition(" ")
        name = name or "help"
        if name.endswith("?"):
            name, rest = "help", name[:-1]
        command = COMMANDS.get(name)
        if command is None:
            near = nearest(name, COMMANDS)
            raise fail("UNKNOWN_COMMAND", name=name, hint=f"did you mean `:{near}`?" if near else ":help lists them")
        command.function(self, rest.strip())


def asked(text: str) -> str | None:
    """What an input with a `?` at its end asks for help on."""
    name = text.strip()
    if not name.endswith("?") or not name[:-1].replace(".", "_").replace("$", "_").replace(" ", "").isidentifier():
        return None
    return name[:-1].strip()


def is_complete(text: str) -> bool:
    """Whether an input can run: a command, a script, or one with an error that no further line can mend."""
    if text.lstrip().startswith(":") or asked(text) is not None:
        return True
    try:
        parse(Source(text))
    except ParseError as error:
        return not error.incomplete
    except LatebindError:
        return True
    return True
