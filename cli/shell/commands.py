"""The commands of the prompt, each declared once: name, arguments, doc. `:help` and completion are made from these.

`repl.py` calls `enter` with each input, a command or a script.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from textwrap import fill

from latebind.cli.display import escaped, to_json
from latebind.cli.hints import advise
from latebind.cli.provenance import mermaid, svg
from latebind.cli.read_file import read_script, reason
from latebind.cli.shell.input import SPOKEN
from latebind.cli.shell.session import Shell
from latebind.cli.shell.sharing import shared
from latebind.cli.shell.transcript import Transcript
from latebind.cli.shell.waiting import needs
from latebind.grammar.errors import LatebindError, fail
from latebind.host.ids import misfit
from latebind.interp.names import nearest
from latebind.interp.values import KeyedValue

KEYS = (
    ":help functions lists what scripts can call; the first letters of a command are enough.",
    "Anything else is run. Enter runs an input that is complete, Alt-Enter any; Tab completes; Ctrl-R searches the "
    "history; Ctrl-X Ctrl-E opens $EDITOR; F4 changes between emacs and vi keys; Ctrl-C drops the line or stops what "
    "runs.",
)


@dataclass(frozen=True, slots=True)
class Command:
    """A command of the prompt: what to write after its name, what it does, whether it runs a script that may print."""

    usage: str
    doc: str
    function: Callable[[Shell, str], None]
    runs: bool


COMMANDS: dict[str, Command] = {}

Function = Callable[[Shell, str], None]


def enter(shell: Shell, text: str) -> None:
    """Carry out one input: a command that begins with `:`, or a script. Errors are shown, not raised, but for that of an
    output that fails."""
    try:
        command = shell.as_command(text)
        if command is not None:
            carry_out(shell, command)
        elif text.strip():
            shell.check_habit(text)
            shell.show_result(shell.run(text))
        shell.show_watched()
    except LatebindError as error:
        if error.code == "OUTPUT_FAILED":
            raise
        definition = shell.transcript.definition(text.strip())
        if error.code == "FUNCTION_LEAVES" and definition is not None:
            shell.screen.write(shell.screen.paint(definition))
        elif error.code == "MAP_LEAVES" and text.strip() in shell.transcript.values:
            shell.screen.write(shell.screen.paint(shell.declaration(text.strip())))
        else:
            complain(shell, error)
    except KeyboardInterrupt:
        shell.screen.write("\ninterrupted")  # below the terminal's own ^C


def complain(shell: Shell, error: LatebindError) -> None:
    """Show an error, with its hints in the prompt's words."""
    advise(error, prompt=True)
    shell.screen.complain(error.render())


def answers(shell: Shell, text: str) -> bool:
    """Whether an input is a command that runs no script: what it prints is complete at once, and may be long."""
    command = shell.as_command(text)
    return command is not None and not any(COMMANDS[name].runs for name in _named(command)[1])


def carry_out(shell: Shell, text: str) -> None:
    """Carry out a command. The beginning of its name is enough where it is the only one."""
    name, found, rest = _named(text)
    if len(found) != 1:
        likely = " or ".join(f"`:{each}`" for each in found or filter(None, [nearest(name, COMMANDS)]))
        raise fail("UNKNOWN_COMMAND", name=name, hint=f"did you mean {likely}?" if likely else ":help lists them")
    command = COMMANDS[found[0]]
    if rest.strip() and not command.usage:
        raise fail("COMMAND_TAKES_NOTHING", name=found[0], found=rest.strip())
    command.function(shell, rest.strip())


def _named(text: str) -> tuple[str, list[str], str]:
    """Split a command: the name that was typed, the commands that it can stand for, and what follows."""
    name, _, rest = text[1:].partition(" ")
    if name.endswith("?") and name != "?":
        name, rest = "help", f":{name[:-1]}"
    name = SPOKEN.get(name or "?", name)
    return name, [name] if name in COMMANDS else [each for each in COMMANDS if each.startswith(name)], rest


def command(name: str, usage: str, doc: str, *, runs: bool = False) -> Callable[[Function], Function]:
    """Declare a command; its function gets the shell and what follows the name."""

    def register(function: Function) -> Function:
        COMMANDS[name] = Command(usage, doc, function, runs)
        return function

    return register


@command("help", "[NAME]", "the commands; or what a function, a command or a name is (so does `NAME?`)")
def _help(shell: Shell, name: str) -> None:
    entry = COMMANDS.get(name.removeprefix(":"))
    if entry is not None and (name.startswith(":") or name not in shell.context.runtime.library.globals):
        shell.screen.write(f":{name.removeprefix(':')} {entry.usage}".rstrip() + f"\n  {entry.doc}")
    elif name in shell.transcript.definitions or name in shell.variables():
        shell.show_tree(shell.sources().origin(name))
    elif name:
        try:
            text: str = shell.value("help()" if name == "functions" else f"help({to_json(name)})")
        except LatebindError as error:  # without a place: nobody typed this script
            raise fail("UNKNOWN_HELP", name=name[:60], hint=error.hint) from None
        for line in text.split("\n"):
            _fill(shell, line, 2)
    else:
        for key, entry in COMMANDS.items():
            _fill(shell, f"  {f':{key} {entry.usage}':<24}{entry.doc}", 26)
        for line in KEYS:
            _fill(shell, line, 0)


def _fill(shell: Shell, line: str, indent: int) -> None:
    """Write a line; where it is too long for the window, on several, all but the first behind an indent."""
    width = max(shell.screen.width(), 2)
    shell.screen.write(fill(line, width, subsequent_indent=" " * min(indent, width // 2)))


@command("vars", "", "the constants and host variables")
def _vars(shell: Shell, _: str) -> None:
    for name, value in shell.variables().items():
        if isinstance(value, KeyedValue):
            shell.screen.write(shell.declaration(name))
        else:
            shell.show_value(name, f"{name} = ")


@command("locals", "", "the late definitions, each with its value now, or what it waits for")
def _locals(shell: Shell, _: str) -> None:
    waiting, values = shell.waiting(), shell.local_values(shell.transcript.definitions)
    for name in shell.transcript.definitions:
        shell.screen.write(shell.screen.paint(shell.transcript.definition(name) or name))
        if name in waiting:
            shell.screen.write(f"  waiting for {needs(waiting[name])}")
        elif name in values:
            shell.show_found(values[name], "  = ")


@command("why", "NAME", "what a value came from: definitions, memories, variables, all the way down")
def _why(shell: Shell, name: str) -> None:
    shell.show_tree(shell.sources().origin(_one(name, "why")))


@command("graph", "[NAME] [FILE]", "the same as Mermaid; into a file that ends in .svg, as a picture")
def _graph(shell: Shell, words: str) -> None:
    sources, path = shell.sources(), ""
    names = words.split()
    if names and names[-1] not in sources.names() and "." in names[-1]:
        path = names.pop()
    roots = sources.origins(names or sources.definitions)
    if not path:
        shell.screen.write(mermaid(roots))
        return
    _write(path, (svg if path.endswith(".svg") else mermaid)(roots) + "\n", "graph")
    shell.screen.write(f"wrote {path}")


@command("watch", "[EXPRESSION]", "show a value again when it has changed; without one, stop watching")
def _watch(shell: Shell, expression: str) -> None:
    if expression:
        shell.watch(expression)
    else:
        shell.watched.clear()


@command("show", "[EXPRESSION]", "the whole of a long value; without an expression, of the last one")
def _show(shell: Shell, expression: str) -> None:
    if not expression and not shell.shown:
        raise fail("COMMAND_NEEDS", name="show", what="an expression", found="nothing")
    shell.screen.show(shell.value(expression) if expression else shell.shown[0], whole=True)


@command("memory", "[PREFIX]", "what `memory` holds")
def _memory(shell: Shell, prefix: str) -> None:
    shell.show_items(shell.context.app_memory, prefix)


@command("session", "[PREFIX]", "what `session` holds")
def _session(shell: Shell, prefix: str) -> None:
    shell.show_items(shell.context.session, prefix)


@command("user", "[ID]", "go on as another user; without one, say who it is")
def _user(shell: Shell, user: str) -> None:
    if user:
        shell.move(user=_id(user, "user"))
    else:
        shell.screen.show(shell.context.user)


@command("conversation", "[ID]", "go on in another conversation; without one, say which it is")
def _conversation(shell: Shell, conversation: str) -> None:
    if conversation:
        shell.move(conversation=_id(conversation, "conversation"))
    else:
        shell.screen.show(shell.context.conversation)


@command("load", "FILE", "run a script as an input", runs=True)
def _load(shell: Shell, path: str) -> None:
    path = _one(path, "load", "a file")
    script = read_script("./-" if path == "-" else path)  # standard input is what types here
    shell.show_result(shell.run(script.text))


@command("save", "FILE", "write the definitions so far to a new file, constants with their values")
def _save(shell: Shell, path: str) -> None:
    transcript = shell.transcript
    lines = [shell.declaration(name) for name in transcript.values]
    lines += filter(None, map(transcript.definition, transcript.definitions))
    _write(path, "".join(f"{line}\n" for line in lines), "save")


@command("share", "FILE", "write the whole sitting to a new file, as one script")
def _share(shell: Shell, path: str) -> None:
    runtime = shell.context.runtime
    script = shared(shell.transcript.inputs, runtime.library, tuple(shell.given), runtime.limits)
    _write(path, script, "share")


def _write(path: str, text: str, command: str) -> None:
    """Write a new file. Raises UsageError, if there is one already too."""
    path = _one(path, command, "a file")
    try:
        with open(path, "x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except OSError as error:
        raise fail("FILE_UNWRITABLE", path=path, reason=reason(error)) from None


def _one(word: str, command: str, what: str = "a name") -> str:
    if not word:
        raise fail("COMMAND_NEEDS", name=command, what=what, found="nothing")
    return word


def _id(word: str, command: str) -> str:
    if (wrong := misfit(word)) is not None:
        what, found = wrong
        raise fail("COMMAND_NEEDS", name=command, what=what, found=found)
    return word


@command("time", "INPUT", "run an input, and say what it took", runs=True)
def _time(shell: Shell, text: str) -> None:
    results = shell.run(text)
    shell.show_result(results)
    stats = [result.stats for result, _ in results]
    figures = (f"{sum(s.milliseconds for s in stats):.2f} ms", f"{sum(s.steps for s in stats)} steps")
    shell.screen.write(", ".join((*figures, f"{sum(s.operations for s in stats)} memory operations")))


@command(
    "dry", "on|off|INPUT", "write nothing, and show what would be written: from now on, or for one input", runs=True
)
def _dry(shell: Shell, text: str) -> None:
    if text in ("on", "off"):
        shell.dry = text == "on"
    elif text:
        shell.show_result(shell.run(text, dry_run=True))
    else:
        shell.screen.write("on" if shell.dry else "off")


@command("undo", "", "take back the last input that defined or wrote something")
def _undo(shell: Shell, _: str) -> None:
    first, *more = shell.undo().strip().split("\n")
    shell.screen.write(f"took back: {shell.screen.paint(escaped(first))}{' …' if more else ''}")


@command("reset", "", "forget all definitions and the session")
def _reset(shell: Shell, _: str) -> None:
    shell.transcript, shell.past = Transcript(), []
    shell.watched.clear()
    shell.context.session.clear()


@command("quit", "", "leave (so does Ctrl-D)")
def _quit(shell: Shell, _: str) -> None:
    shell.over = True
