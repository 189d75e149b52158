"""What an input at the prompt is: a `:command`, a question, a script; whether it is complete; indentation."""

from __future__ import annotations

import re
from collections.abc import Container

from latebind.cli.shell.candidates import entry_at
from latebind.cli.shell.style import FURTHER, PROMPT
from latebind.grammar import nodes as n
from latebind.grammar.errors import LatebindError, ParseError
from latebind.grammar.lexer import scan
from latebind.grammar.parser import parse
from latebind.grammar.source import Source
from latebind.grammar.tokens import CLOSERS, HOLES
from latebind.interp.library import Builtin, Library, Namespace

# What people type elsewhere, and the command that it is here.
SPOKEN = {"help": "help", "?": "help", "exit": "quit", "q": "quit", "quit": "quit"}
_ASKED = re.compile(r"([\w$.]+)\s*\?")
_CALLED = re.compile(r"(exit|quit)\(\)")
_HELP = re.compile(r"""help\(\s*(?:"(?P<double>[\w$.]*)"|'(?P<single>[\w$.]*)'|(?P<bare>[\w$.]+))?\s*\)""")
_MARGIN = re.compile(r"[ \t]*")

# The prompts of this and of other languages' consoles, each with what further lines begin with.
_PROMPTS = {PROMPT: FURTHER, "> ": "... ", ">>> ": "... "}


def as_command(text: str, library: Library, defined: Container[str] = ()) -> str | None:
    """Give the command that an input is, with its `:`, or None for a script.

    `NAME?`, `help("NAME")` and the name of something that has no value to show, such as `Math`, ask for help, and so does
    `help(Math.max)`; `help`, `exit` and `quit` do what they do elsewhere, unless they are `defined` here.
    """
    text = text.strip()
    if text.startswith(":"):
        return text
    if (asked := _ASKED.fullmatch(text)) is not None:
        return f":help {asked[1]}"
    word = called[1] if (called := _CALLED.fullmatch(text)) is not None else text
    if word.partition(".")[0] in defined:
        return None
    if word in SPOKEN and word != "q":
        return f":{SPOKEN[word]}"
    if (helped := _HELP.fullmatch(text)) is not None and (
        helped["bare"] is None or _is_entry(helped["bare"], library, defined)
    ):
        return f":help {helped['double'] or helped['single'] or helped['bare'] or 'functions'}"
    return f":help {text}" if _is_entry(text, library) else None


def _is_entry(path: str, library: Library, defined: Container[str] = ()) -> bool:
    """Whether a path is one of the library, and not of what is `defined` here."""
    first, *rest = path.split(".")
    return first not in defined and isinstance(entry_at(library, [first, *rest]), Builtin | Namespace)


_SHELL_COMMAND = re.compile(r"\s*(?:\$ )?(?:latebind|pip|python3?) +[\w-]")


def is_shell_command(text: str) -> bool:
    """Whether somebody typed what a shell runs, as `latebind run flow.late`: no script begins with two names."""
    return _SHELL_COMMAND.match(text) is not None and not _parses(text)


def _parses(text: str) -> bool:
    try:
        parse(Source(text))
    except LatebindError:
        return False
    return True


def is_bare_clear(text: str, library: Library, defined: Container[str] = ()) -> bool:
    """Whether a script is nothing but `clear()`, as one clears the screen of a browser's console, where that would be
    `memory.clear()`."""
    memory, entry = library.globals.get("memory"), library.globals.get("clear")
    if "clear" in defined or not isinstance(memory, Namespace) or not isinstance(entry, Builtin):
        return False
    own = memory.members["clear"]
    if not isinstance(own, Builtin) or entry.doc != own.doc:  # the host has another
        return False
    try:
        body = parse(Source(text)).body
    except LatebindError:
        return False
    return bool(body) and all(_is_clear(statement) for statement in body)


def _is_clear(statement: n.Statement) -> bool:
    call = statement.value if isinstance(statement, n.ExpressionStatement) else None
    return isinstance(call, n.Call) and isinstance(call.callee, n.Name) and call.callee.name == "clear"


def is_complete(text: str) -> bool:
    """Whether an input can run: a command, a script, or one with an error that no further line can mend."""
    if text.lstrip().startswith(":") or _ASKED.fullmatch(text.strip()) is not None:
        return True
    try:
        parse(Source(text))
    except ParseError as error:
        return not error.incomplete
    except LatebindError:
        return True
    return True


def next_margin(text: str, step: str) -> str:
    """Give the indentation of the line after `text`: that of its last line, a step more if that leaves a bracket open.

    Inside a string it is empty, as it would become a part of it."""
    last = text.rfind("\n") + 1
    tokens = scan(Source(text))
    if not tokens.opened:
        return _margin(text, last)
    kind, token = tokens.opened[-1]
    if kind not in CLOSERS and kind not in HOLES:
        return ""
    return _margin(text, last) + (step if tokens.starts[token] >= last else "")


def closing_margin(text: str) -> str:
    """Give the indentation of a line that closes the innermost bracket: that of the line that opened it."""
    tokens = scan(Source(text))
    at = tokens.starts[tokens.opened[-1].token] if tokens.opened else len(text)
    return _margin(text, text.rfind("\n", 0, at) + 1)


def _margin(text: str, start: int) -> str:
    """Give the white space at the start of a line."""
    margin = _MARGIN.match(text, start)
    return margin[0] if margin is not None else ""


def unprompted(text: str) -> str:
    """Remove prompts from a pasted text, and the output between them."""
    for prompt, more in _PROMPTS.items():
        if text.startswith(prompt):
            lines = [line for line in text.split("\n") if line.startswith((prompt, more))]
            return "\n".join(line[len(prompt if line.startswith(prompt) else more) :] for line in lines)
    return text
