"""The terminal: a prompt with several lines, colours, completion and a history.

prompt_toolkit is imported only where there is a terminal. What an input does is up to `stdlib/shell.py`.
"""

from __future__ import annotations

import gc
import os
import sys

if not __package__:  # run as `python repl.py` in a checkout that is not installed
    sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".dev"))

from collections.abc import Iterable, Iterator
from shutil import get_terminal_size
from typing import TYPE_CHECKING, Any

from latebind.stdlib.display import escaped
from latebind.stdlib.history import append_history, history_path, read_history
from latebind.stdlib.shell import Shell, is_complete
from latebind.stdlib.shell_commands import COMMANDS

if TYPE_CHECKING:
    from prompt_toolkit import PromptSession
    from prompt_toolkit.history import History
    from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent

    from latebind import Context
    from latebind.interp.completion import Completion

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


def interact(context: Context, store_url: str) -> None:
    """Read inputs from the terminal and run them, until Ctrl-D or `:quit`."""
    coloured = wants_colour(sys.stdout)
    shell = Shell(context, coloured=coloured, width=lambda: get_terminal_size().columns, store_url=store_url)
    session = prompt_session(shell)
    gc.enable()
    print("latebind: :help for help, Ctrl-D to leave")
    while not shell.over:
        try:
            text = session.prompt("» ")
        except KeyboardInterrupt:
            continue
        except EOFError:
            break
        lines: list[str] = []
        shell.write = lines.append if _may_page(text) else print
        shell.enter(text)
        if lines:
            show_lines("\n".join(lines), coloured)


def _may_page(text: str) -> bool:
    """What can be long and runs at once; a script's output is shown as it comes."""
    return text.lstrip().startswith((":help", ":memory", ":session", ":vars", ":locals", ":why", ":graph"))


def show_lines(text: str, coloured: bool) -> None:
    """Print; what is longer than the terminal, with the pager in PAGER, `less` where that is not set."""
    if text.count("\n") + 2 < get_terminal_size().lines or os.environ.get("TERM") == "dumb":
        print(text)
        return
    import click

    os.environ.setdefault("LESS", "-R")
    try:
        click.echo_via_pager(text, color=coloured)
    except KeyboardInterrupt:
        print()


def wants_colour(stream: Any) -> bool:
    """Whether a stream is a terminal, and its user wants colours."""
    return bool(stream and stream.isatty()) and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def prompt_session(shell: Shell) -> PromptSession[str]:
    from prompt_toolkit import PromptSession
    from prompt_toolkit.auto_suggest import AutoSuggestFromHistory
    from prompt_toolkit.completion import Completer
    from prompt_toolkit.completion import Completion as Item
    from prompt_toolkit.document import Document
    from prompt_toolkit.enums import EditingMode
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
                about = "  ".join(filter(None, (item.detail, item.doc)))
                yield Item(item.text, item.start - len(text), display=escaped(item.text), display_meta=escaped(about))

    coloured = shell.coloured
    modes = {"vi": EditingMode.VI, "emacs": EditingMode.EMACS}
    return PromptSession(
        multiline=True,
        prompt_continuation=lambda width, number, wrapped: "  " if wrapped else "· ",
        history=open_history(),
        auto_suggest=AutoSuggestFromHistory(),
        enable_history_search=True,
        editing_mode=modes.get(os.environ.get("LATEBIND_EDITING", ""), EditingMode.EMACS),
        key_bindings=key_bindings(shell),
        completer=Names(),
        complete_in_thread=True,
        complete_while_typing=False,
        enable_open_in_editor=True,
        tempfile_suffix=".late",
        bottom_toolbar=lambda: toolbar(shell),
        lexer=Colours() if coloured else None,
        style=Style.from_dict(styles(coloured)),
        include_default_pygments_style=False,
        input_processors=[HighlightMatchingBracketProcessor(chars="[](){}")],
    )


def styles(coloured: bool) -> dict[str, str]:
    """How everything looks. Without colours, what must stand out is reversed or underlined."""
    plain = {"bottom-toolbar": "noreverse", "matching-bracket.cursor": "", "matching-bracket.other": "underline"}
    if not coloured:
        menu = {"completion-menu": "bg:default fg:default", "completion-menu.completion.current": "reverse"}
        meta = {f"completion-menu.meta.completion{state}": "bg:default fg:default" for state in ("", ".current")}
        return plain | menu | meta | {"completion-menu.completion": "bg:default fg:default", "auto-suggestion": ""}
    return plain | {f"latebind.{name}": style for name, style in STYLES.items()} | {"bottom-toolbar": "noreverse bold"}


def toolbar(shell: Shell) -> str:
    """Where one is: the store, the user, the conversation, the mode. Narrow windows show the beginning."""
    from prompt_toolkit.application import get_app
    from prompt_toolkit.enums import EditingMode

    context, app = shell.context, get_app()
    vi = app.editing_mode == EditingMode.VI
    parts = [shell.store_name(), f"user {context.user or '—'}", f"conversation {context.conversation or '—'}"]
    parts += [f"vi {app.vi_state.input_mode.value.removeprefix('vi-')}" if vi else "emacs"]
    parts += ["dry"] if shell.dry else []
    return escaped(" · ".join(parts))[: get_terminal_size().columns - 1]


def styled_lines(text: str) -> list[list[tuple[str, str]]]:
    """The lines of an input as prompt_toolkit draws them: pairs of style and text."""
    if not text:
        return [[("", "")]]
    from latebind.grammar.highlight import pieces

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
    from latebind.interp.completion import Completion, complete

    names, definitions = shell.variables(), shell.transcript.definitions
    if text.startswith(":"):
        command, space, rest = text[1:].partition(" ")
        if not space:
            found = [(name, entry) for name, entry in COMMANDS.items() if name.startswith(command)]
            return [Completion(f":{name}", 0, f"{entry.usage}  {entry.doc}".strip()) for name, entry in found]
        start = len(text) - len(rest)
        if command in ("load", "save"):
            return [Completion(path, start) for path in paths(rest)]
        if command in ("why", "graph"):
            return [Completion(name, start) for name in (*definitions, *names) if name.startswith(rest)]
        if command == "memory":
            return [Completion(key, start) for key in shell.keys("memory", rest)]
        if command not in ("watch", "help", "time", "dry"):
            return []
    return complete(text, shell.context.runtime.library, names, definitions, shell.keys, shell.peek)


def paths(start: str) -> list[str]:
    """The files and folders whose names go on from `start`."""
    folder, name = os.path.split(start)
    try:
        entries = sorted(os.scandir(os.path.expanduser(folder) or "."), key=lambda entry: entry.name)
    except OSError:
        return []
    return [
        os.path.join(folder, entry.name) + ("/" if entry.is_dir() else "")
        for entry in entries
        if entry.name.startswith(name) and (name or not entry.name.startswith("."))
    ]


def key_bindings(shell: Shell) -> KeyBindings:
    from prompt_toolkit.application import run_in_terminal
    from prompt_toolkit.enums import EditingMode
    from prompt_toolkit.filters import has_focus
    from prompt_toolkit.key_binding import KeyBindings

    keys = KeyBindings()
    typing = has_focus("DEFAULT_BUFFER")

    @keys.add("enter", filter=typing)
    def enter(event: KeyPressEvent) -> None:
        buffer = event.current_buffer
        if buffer.complete_state is not None and buffer.complete_state.current_completion is not None:
            buffer.complete_state = None  # take the completion, and stay
        elif not is_complete(buffer.text):
            buffer.newline(copy_margin=True)
        elif (error := shell.problem(buffer.text)) is not None:
            if error.span is not None and error.source is not None:
                offset = error.span.start - len(shell.transcript.text)
                buffer.cursor_position = min(max(offset, 0), len(buffer.text))
            run_in_terminal(lambda: shell.error(error))
        else:
            buffer.validate_and_handle()

    @keys.add("escape", "enter", filter=typing)
    def submit(event: KeyPressEvent) -> None:
        event.current_buffer.validate_and_handle()

    @keys.add("f4")
    def change_editing(event: KeyPressEvent) -> None:
        vi = event.app.editing_mode == EditingMode.VI
        event.app.editing_mode = EditingMode.EMACS if vi else EditingMode.VI

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


if __name__ == "__main__":
    from latebind.__main__ import main

    main()
