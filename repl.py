"""The terminal: a prompt with several lines, colours, completion and a history.

prompt_toolkit is imported only where there is a terminal. What an input does is up to `stdlib/shell.py`.
"""

from __future__ import annotations

import os
import sys

if not __package__:  # run as `python repl.py` in a checkout that is not installed
    sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".dev"))

import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from latebind.grammar.errors import LatebindError, ParseError
from latebind.grammar.highlight import pieces
from latebind.grammar.parser import parse
from latebind.grammar.source import Source
from latebind.interp.completion import Completion, complete
from latebind.stdlib.shell import COMMANDS, Shell

if TYPE_CHECKING:
    from prompt_toolkit import PromptSession
    from prompt_toolkit.history import History
    from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent

    from latebind import Context

STYLES = {
    "keyword": "ansimagenta",
    "constant": "ansicyan",
    "number": "ansicyan",
    "string": "ansigreen",
    "interpolation": "bold ansigreen",
    "function": "ansiblue",
    "comment": "ansibrightblack",
    "error": "ansired",
}
HISTORY_SIZE = 1_000


def interact(context: Context) -> None:
    """Read inputs from the terminal and run them, until Ctrl-D or `:quit`."""
    shell = Shell(context, coloured=wants_colour(sys.stdout))
    session = prompt_session(shell)
    print("latebind: :help for help, Ctrl-D to leave")
    while not shell.over:
        try:
            text = session.prompt("» ")
        except KeyboardInterrupt:
            continue
        except EOFError:
            break
        shell.enter(text)


def wants_colour(stream: Any) -> bool:
    """Whether a stream is a terminal, and its user wants colours."""
    return bool(stream and stream.isatty()) and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def is_complete(text: str) -> bool:
    """Whether an input can run: a command, a script, or one with an error that no further line can mend."""
    if text.lstrip().startswith(":"):
        return True
    try:
        parse(Source(text))
    except ParseError as error:
        return not error.incomplete
    except LatebindError:
        return True
    return True


def prompt_session(shell: Shell) -> PromptSession[str]:
    from prompt_toolkit import PromptSession
    from prompt_toolkit.completion import Completer
    from prompt_toolkit.completion import Completion as Item
    from prompt_toolkit.document import Document
    from prompt_toolkit.formatted_text import StyleAndTextTuples
    from prompt_toolkit.layout.processors import HighlightMatchingBracketProcessor
    from prompt_toolkit.lexers import Lexer
    from prompt_toolkit.styles import Style

    class Colours(Lexer):
        def lex_document(self, document: Document) -> Any:
            lines = styled_lines(document.text)
            return lambda number: lines[number] if number < len(lines) else StyleAndTextTuples()

    class Names(Completer):
        def get_completions(self, document: Document, complete_event: object) -> Iterator[Item]:
            text = document.text_before_cursor
            for item in completions(shell, text):
                yield Item(item.text, item.start - len(text), display_meta=item.detail)

    coloured = shell.coloured
    return PromptSession(
        multiline=True,
        prompt_continuation="· ",
        history=open_history(),
        key_bindings=key_bindings(),
        completer=Names(),
        complete_while_typing=False,
        lexer=Colours() if coloured else None,
        style=Style.from_dict({f"latebind.{name}": style for name, style in STYLES.items()}),
        include_default_pygments_style=False,
        input_processors=[HighlightMatchingBracketProcessor(chars="[](){}")],
        enable_history_search=False,
    )


def styled_lines(text: str) -> list[list[tuple[str, str]]]:
    """The lines of an input as prompt_toolkit draws them: pairs of style and text."""
    lines: list[list[tuple[str, str]]] = [[]]

    def add(style: str, part: str) -> None:
        first, *rest = part.split("\n")
        lines[-1].append((style, first))
        lines.extend([(style, line)] for line in rest)

    end = 0
    for start, stop, style in pieces(text) if not text.startswith(":") else ():
        add("", text[end:start])
        add(f"class:latebind.{style}", text[start:stop])
        end = stop
    add("", text[end:])
    return lines


def completions(shell: Shell, text: str) -> Iterable[Completion]:
    """What could stand at the end of an input."""
    if text.startswith(":") and " " not in text:
        return [Completion(f":{name}", 0, entry.doc) for name, entry in COMMANDS.items() if name.startswith(text[1:])]
    names, definitions = shell.variables(), shell.transcript.definitions
    return complete(text, shell.context.runtime.library, names, definitions, shell.keys)


def key_bindings() -> KeyBindings:
    from prompt_toolkit.key_binding import KeyBindings

    keys = KeyBindings()

    @keys.add("enter")
    def enter(event: KeyPressEvent) -> None:
        buffer = event.current_buffer
        if buffer.complete_state is not None and buffer.complete_state.current_completion is not None:
            buffer.complete_state = None  # take the completion, and stay
        elif is_complete(buffer.text):
            buffer.validate_and_handle()
        else:
            buffer.newline(copy_margin=True)

    @keys.add("escape", "enter")
    def another_line(event: KeyPressEvent) -> None:
        event.current_buffer.newline(copy_margin=True)

    return keys


def open_history() -> History:
    """The inputs of earlier sittings: a file only its owner reads. Inputs that begin with a space are not kept."""
    from prompt_toolkit.history import History, InMemoryHistory

    class Kept(History):
        def __init__(self, path: str) -> None:
            super().__init__()
            self.path = path

        def load_history_strings(self) -> Iterable[str]:
            return reversed(read_history(self.path))

        def store_string(self, string: str) -> None:
            if not string.startswith(" "):
                append_history(self.path, string)

    path = history_path()
    return InMemoryHistory() if path is None else Kept(path)


def history_path() -> str | None:
    """`LATEBIND_HISTORY` names the file; `off` or nothing, and there is none."""
    named = os.environ.get("LATEBIND_HISTORY")
    if named is not None:
        return None if named in ("", "off") else named
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or "~/AppData/Local"
    elif sys.platform == "darwin":
        base = "~/Library/Application Support"
    else:
        base = os.environ.get("XDG_STATE_HOME") or "~/.local/state"
    return os.path.join(os.path.expanduser(base), "latebind", "history")


def read_history(path: str) -> list[str]:
    """The latest inputs, oldest first. The file holds one JSON string a line, and is cut when it has grown too long."""
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            lines = file.read().splitlines()
    except OSError:
        return []
    if len(lines) > 2 * HISTORY_SIZE:
        lines = lines[-HISTORY_SIZE:]
        replace_history(path, lines)
    found = []
    for line in lines[-HISTORY_SIZE:]:
        try:
            text = json.loads(line)
        except ValueError:
            continue
        if isinstance(text, str):
            found.append(text)
    return found


def _private(name: str, flags: int) -> int:
    """Opens a file that only its owner may read."""
    return os.open(name, flags, 0o600)


def append_history(path: str, text: str) -> None:
    try:
        os.makedirs(os.path.dirname(path) or ".", mode=0o700, exist_ok=True)
        with open(path, "a", encoding="utf-8", opener=_private) as file:
            file.write(json.dumps(text) + "\n")
    except OSError:
        pass  # a prompt without a history is still a prompt


def replace_history(path: str, lines: list[str]) -> None:
    try:
        with open(f"{path}.new", "w", encoding="utf-8", opener=_private) as file:
            file.write("\n".join(lines) + "\n")
        os.replace(f"{path}.new", path)
    except OSError:
        pass


if __name__ == "__main__":
    from latebind.__main__ import main

    main()
