"""What could stand at the end of an input at the prompt: commands and their arguments, names, members, keys, files.

Called in a thread of its own while somebody types: it runs nothing that has an effect, and asks a store for few keys.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from itertools import islice
from typing import Any

from latebind.cli.shell.candidates import Completion, called, complete, function_at
from latebind.cli.shell.commands import COMMANDS
from latebind.cli.shell.kept import Kept
from latebind.cli.shell.session import Shell
from latebind.grammar.errors import LatebindError
from latebind.interp.limits import Limits
from latebind.stdlib.help import whole_signature

MOST_KEYS = 200  # that a store is asked for
PEEK = Limits(steps=10_000, charged=1_000_000)  # of what is evaluated to complete a member


def completions(shell: Shell, text: str) -> Iterable[Completion]:
    """Find what can complete an input at its end."""
    if text.startswith(":"):
        command, space, rest = text[1:].partition(" ")
        if not space:
            return [
                Completion(f":{name}", 0, f"{entry.usage}  {entry.doc}".strip())
                for name, entry in COMMANDS.items()
                if name.startswith(command)
            ]
        argument, start = _ARGUMENTS.get(command), len(text) - len(rest)
        if argument is not None:
            return [Completion(each, start) for each in argument(shell, rest)]
        if command == "help" and rest.startswith(":"):
            return [Completion(f":{name}", start) for name in COMMANDS if name.startswith(rest[1:])]
        if command not in ("watch", "help", "time", "dry"):
            return []
    found = complete(
        text,
        shell.context.runtime.library,
        shell.variables(),
        shell.transcript.definitions,
        lambda space, prefix: keys(shell, space, prefix),
        lambda expression: peek(shell, expression),
        {} if shell.context.runtime.declared is None else shell.context.runtime.declared.variables,
    )
    at_hand = signature(shell, text) if text.rstrip().endswith(("(", ",")) else None
    return found if at_hand is None else [at_hand, *found]


def signature(shell: Shell, text: str) -> Completion | None:
    """Describe the function whose arguments are being written at the end of `text`, if it is known."""
    expression = called(text)
    definition = shell.transcript.definition(expression)
    if not expression or definition is not None:
        return None if definition is None else Completion("", len(text), definition)
    function = function_at(
        expression, shell.context.runtime.library, shell.variables(), lambda before: peek(shell, before)
    )
    return None if function is None else Completion("", len(text), whole_signature(function), function.doc)


def keys(shell: Shell, space: str, prefix: str) -> list[str]:
    """List the keys of a memory that begin with a prefix, at most MOST_KEYS; none where the store fails."""
    context, scope = shell.context, shell.scopes().get(space)
    try:
        if space == "session":
            return context.session.keys(prefix)
        if scope is None:
            return []
        entries = context.runtime.admin(tenant=context.tenant).entries(scope, prefix)
        return [key for key, _ in islice(entries, MOST_KEYS)]
    except LatebindError:
        return []


def peek(shell: Shell, expression: str) -> Any:
    """Evaluate an expression that needs no memory and has no effect; None for any other."""
    try:
        # Nothing that stands on the line so far may change what the names hold.
        kept = Kept(shell.transcript.values, copied=True)
        program, _ = shell.prepare(shell.transcript.read(f"({expression}\n)"), kept, PEEK)
        library, variables = shell.context.runtime.library, shell.given
        functions = map(library.globals.get, program.references().functions)
        if any(getattr(function, "effect", None) for function in functions):
            return None
        return program({name: variables[name] for name in program.references().variables})
    except LatebindError:
        return None


def _defined(shell: Shell, start: str) -> list[str]:
    return [name for name in (*shell.transcript.definitions, *shell.variables()) if name.startswith(start)]


def paths(start: str) -> list[str]:
    """List the files and folders whose paths begin with `start`."""
    folder, name = os.path.split(start)
    try:
        entries = sorted(os.scandir(os.path.expanduser(folder) or "."), key=lambda entry: entry.name)
    except OSError:
        return []
    return [
        os.path.join(folder, entry.name) + ("/" if os.path.isdir(entry.path) else "")
        for entry in entries
        if entry.name.startswith(name) and (name or not entry.name.startswith("."))
    ]


# What goes on after a command's name; after the others stands an expression, or nothing.
_ARGUMENTS: dict[str, Callable[[Shell, str], list[str]]] = {
    "why": _defined,
    "graph": _defined,
    "load": lambda _, start: paths(start),
    "save": lambda _, start: paths(start),
    "memory": lambda shell, start: keys(shell, "memory", start),
    "session": lambda shell, start: keys(shell, "session", start),
}
