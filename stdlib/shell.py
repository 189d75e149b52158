"""What a prompt does with an input: run it with the definitions of those before it, or carry out a `:command`.

It knows nothing of terminals: `repl.py` hands it text and a function that prints.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from latebind.grammar import highlight
from latebind.grammar.errors import LatebindError, fail
from latebind.grammar.files import read_script, reason
from latebind.interp.effects import Effect, WriteEffect
from latebind.interp.store import Check, Delete, Put, Scope, Write
from latebind.interp.transcript import Transcript

if TYPE_CHECKING:
    from latebind.stdlib.context import Context
    from latebind.stdlib.results import Result


def to_json(value: Any, width: int = 100) -> str:
    """A value as JSON, on several lines where one is too short for it."""
    import json

    line = json.dumps(value, ensure_ascii=False, default=lambda other: other.to_dict())
    if len(line) <= width:
        return line
    return json.dumps(value, ensure_ascii=False, indent=2, default=lambda other: other.to_dict())


MOST_UNDONE = 100


@dataclass(slots=True)
class Shell:
    """What the prompt knows: a context, the definitions so far, what to watch, how to take back the last input."""

    context: Context
    write: Callable[[str], None] = print
    coloured: bool = False
    transcript: Transcript = field(default_factory=Transcript)
    given: dict[str, Any] = field(default_factory=dict)
    watched: list[str] = field(default_factory=list)
    effects: list[Effect] = field(default_factory=list)
    past: list[tuple[Transcript, list[Effect]]] = field(default_factory=list)
    over: bool = False

    def __post_init__(self) -> None:
        self.given = dict(self.context.variables)

    # running

    def enter(self, text: str) -> None:
        """One input: a command that begins with `:`, or a script. Errors are shown, not raised."""
        try:
            if text.lstrip().startswith(":"):
                self.command(text.strip())
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

    def run(self, text: str, *, dry_run: bool = False) -> list[tuple[Result, bool]]:
        """Run an input in its parts and remember what it defines: the results, each with whether it has a value."""
        read = self.transcript.read(text)
        self.show_warnings(self.compile(read.whole, self.variables()))
        before, effects = self.transcript.copy(), list[Effect]()
        results: list[tuple[Result, bool]] = []
        values: dict[str, Any] = {}
        try:
            for part in read.parts:
                variables = self.context.variables = self.variables() | values
                result = self.context.run(self.compile(part.text, variables), dry_run=dry_run)
                effects += result.effects
                ended = part.names and not (isinstance(result.value, dict) and tuple(result.value) == part.names)
                if part.names and not ended:
                    values = result.value
                else:
                    results.append((result, part.shows))
                if ended:  # by a `return`
                    break
        finally:
            # Where an input fails, the constants before that point stay, as what it wrote does.
            if not dry_run and (values or not read.constants):
                self.transcript.keep(read, values)
                if effects or read.definitions or values:
                    self.past = [*self.past[1 - MOST_UNDONE :], (before, effects)]
            self.effects = effects
        return results

    def compile(self, text: str, variables: Iterable[str]) -> Any:
        return self.context.runtime.compile(text, name=self.transcript.name, variables=tuple(variables))

    def variables(self) -> dict[str, Any]:
        return self.given | self.transcript.values

    def value(self, expression: str) -> Any:
        """The value of an expression over the definitions so far. It writes nothing."""
        parts = self.transcript.read(f"({expression}\n)").parts
        self.context.variables = self.variables()
        return self.context.run(self.compile(parts[0].text, self.variables()), dry_run=True).value

    # showing

    def paint_error(self, text: str) -> str:
        return highlight.paint_error(text) if self.coloured else text

    def paint_script(self, text: str) -> str:
        return highlight.paint_script(text) if self.coloured else text

    def error(self, error: LatebindError) -> None:
        self.write(self.paint_error(error.render()))

    def show(self, value: Any, label: str = "") -> None:
        self.write(label + self.paint_script(to_json(value)))

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
        for expression in self.watched:
            self.show_value(expression, f"{expression} = ")

    def show_items(self, items: Any, prefix: str) -> None:
        for key in items.keys(prefix):
            self.show(items.get_item(key), f"{key} = ")

    def keys(self, space: str, prefix: str) -> list[str]:
        """The keys of a memory, for completion."""
        context = self.context
        try:
            if space == "memory":
                return context.app_memory.keys(prefix)
            return context.user_memory.keys(prefix) if space == "$memory" else []
        except LatebindError:
            return []

    def explain(self, name: str, indent: str, seen: set[str]) -> None:
        """How a name comes by its value, and the names that its definition mentions, each once."""
        transcript = self.transcript
        text = transcript.definition(name)
        if text is None:
            if name not in self.variables():
                raise fail("UNKNOWN_NAME", name=name, hint=None)
            self.show(self.variables()[name], f"{indent}const {name} = ")
            return
        if name not in seen and transcript.is_local(name):
            self.show_value(name, f"{indent}{self.paint_script(text)}  → ")
        else:
            self.write(indent + self.paint_script(text))
        if name not in seen:
            seen.add(name)
            for mentioned in transcript.mentions(name):
                if mentioned in transcript.definitions or mentioned in self.variables():
                    self.explain(mentioned, indent + "  ", seen)

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

    # commands

    def command(self, text: str) -> None:
        name, _, rest = text[1:].partition(" ")
        command = COMMANDS.get(name)
        if command is None:
            from latebind.interp.names import nearest

            near = nearest(name, COMMANDS)
            raise fail("UNKNOWN_COMMAND", name=name, hint=f"did you mean `:{near}`?" if near else ":help lists them")
        command.function(self, rest.strip())


@dataclass(frozen=True, slots=True)
class Command:
    """A command of the prompt: what to write after its name, and what it does."""

    usage: str
    doc: str
    function: Callable[[Shell, str], None]


COMMANDS: dict[str, Command] = {}


def command(name: str, usage: str, doc: str) -> Callable[[Callable[[Shell, str], None]], Callable[[Shell, str], None]]:
    def register(function: Callable[[Shell, str], None]) -> Callable[[Shell, str], None]:
        COMMANDS[name] = Command(usage, doc, function)
        return function

    return register


@command("help", "[NAME]", "the commands; or what a function of the library does")
def _help(shell: Shell, name: str) -> None:
    if name:
        shell.write(shell.value(f'help("{name}")'))
        return
    for key, entry in COMMANDS.items():
        shell.write(f"  {f':{key} {entry.usage}':<24}{entry.doc}")
    shell.write("Anything else is run. Enter ends an input that is complete; Alt-Enter begins another line.")


@command("vars", "", "the constants and host variables")
def _vars(shell: Shell, _: str) -> None:
    for name, value in shell.variables().items():
        shell.show(value, f"{name} = ")


@command("locals", "", "the late definitions, each with its value now")
def _locals(shell: Shell, _: str) -> None:
    for name in shell.transcript.definitions:
        shell.write(shell.paint_script(shell.transcript.definition(name) or name))
        if shell.transcript.is_local(name):
            shell.show_value(name, "  = ")


@command("why", "NAME", "how a name comes by its value: definitions and values, all the way down")
def _why(shell: Shell, name: str) -> None:
    shell.explain(name, "", set())


@command("watch", "[EXPRESSION]", "show a value after each input; without one, stop watching")
def _watch(shell: Shell, expression: str) -> None:
    if expression:
        shell.show(shell.value(expression), f"{expression} = ")
        shell.watched.append(expression)
    else:
        shell.watched.clear()


@command("memory", "[PREFIX]", "what `memory` holds")
def _memory(shell: Shell, prefix: str) -> None:
    shell.show_items(shell.context.app_memory, prefix)


@command("session", "[PREFIX]", "what `session` holds")
def _session(shell: Shell, prefix: str) -> None:
    shell.show_items(shell.context.session, prefix)


@command("user", "[ID]", "go on as another user; without one, say who it is")
def _user(shell: Shell, user: str) -> None:
    if user:
        shell.move(user=user)
    else:
        shell.show(shell.context.user)


@command("conversation", "[ID]", "go on in another conversation; without one, say which it is")
def _conversation(shell: Shell, conversation: str) -> None:
    if conversation:
        shell.move(conversation=conversation)
    else:
        shell.show(shell.context.conversation)


@command("load", "FILE", "run a script as an input")
def _load(shell: Shell, path: str) -> None:
    shell.show_result(shell.run(read_script(path).text))


@command("save", "FILE", "write the definitions so far to a new file, constants with their values")
def _save(shell: Shell, path: str) -> None:
    transcript = shell.transcript
    lines = [f"const {name} = {to_json(value)}" for name, value in transcript.values.items()]
    lines += filter(None, map(transcript.definition, transcript.definitions))
    try:
        with open(path, "x", encoding="utf-8", newline="\n") as file:
            file.write("".join(f"{line}\n" for line in lines))
    except OSError as error:
        raise fail("FILE_UNWRITABLE", path=path, reason=reason(error)) from None


@command("time", "INPUT", "run an input, and say what it took")
def _time(shell: Shell, text: str) -> None:
    results = shell.run(text)
    shell.show_result(results)
    stats = [result.stats for result, _ in results]
    figures = (f"{sum(s.milliseconds for s in stats):.2f} ms", f"{sum(s.steps for s in stats)} steps")
    shell.write(", ".join((*figures, f"{sum(s.operations for s in stats)} memory operations")))


@command("dry", "INPUT", "run an input without writing; show what it would write")
def _dry(shell: Shell, text: str) -> None:
    shell.show_result(shell.run(text, dry_run=True))
    for effect in shell.effects:
        shell.show(effect, "would: ")


@command("undo", "", "take back the last input that defined or wrote something")
def _undo(shell: Shell, _: str) -> None:
    shell.undo()


@command("reset", "", "forget all definitions and the session")
def _reset(shell: Shell, _: str) -> None:
    shell.transcript, shell.past = Transcript(), []
    shell.watched.clear()
    shell.context.session.clear()


@command("quit", "", "leave (so does Ctrl-D)")
def _quit(shell: Shell, _: str) -> None:
    shell.over = True
