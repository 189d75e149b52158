"""The terminal: a prompt with several lines, colours, completion and a history.

prompt_toolkit is imported only where there is a terminal. What an input does is up to `stdlib/shell.py`.
"""

from __future__ import annotations

import gc
import os
import sys

if not __package__:  # run as `python repl.py` in a checkout that is not installed
    sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".dev"))

import re
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from functools import cached_property
from shutil import get_terminal_size
from typing import TYPE_CHECKING, Any

from latebind.stdlib.commands.options import default_memory
from latebind.stdlib.display import Screen, escaped
from latebind.stdlib.history import append_history, history_path, read_history

if TYPE_CHECKING:
    from prompt_toolkit import PromptSession
    from prompt_toolkit.history import History
    from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent

    from latebind.stdlib.commands.options import Given
    from latebind.stdlib.shell import Shell

STORE_SECRETS = re.compile(r"(?<=//)[^/@]*@|[?#].*$")
SHORTEST_STORE = 12
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


def interact(given: Given) -> None:
    """Read inputs from the terminal and run them, until Ctrl-D or `:quit`."""
    with ExitStack() as stack:
        from prompt_toolkit.utils import is_dumb_terminal

        sitting = Sitting(given, stack)
        session = prompt_session(sitting)
        print("latebind: :help for help, Ctrl-D to leave")
        if is_dumb_terminal():
            sitting.shell  # noqa: B018  # a prompt without cursor keys does not say when it has been drawn
        else:
            load_once_drawn(session, sitting)
        while not sitting.over:
            try:
                text = session.prompt("» ", handle_sigint=False)  # asyncio makes it a KeyboardInterrupt as well
            except KeyboardInterrupt:
                continue
            except EOFError:
                break
            sitting.enter(text)


class Sitting:
    """One use of the prompt. Language and store, which the first prompt does not need, are loaded with `shell`."""

    def __init__(self, given: Given, stack: ExitStack) -> None:
        self.given, self.stack = given, stack
        self.variables = given.variables()
        self.coloured = wants_colour(sys.stdout)
        self.url = given.memory or default_memory()
        self.place = place(given.user, given.conversation)
        self.over = False

    @cached_property
    def shell(self) -> Shell:
        from latebind.stdlib.memory.store.urls import parse_url
        from latebind.stdlib.shell import Shell

        parse_url(self.url)  # opened when it is needed, but wrong from the beginning
        context = self.stack.enter_context(self.given.context(self.variables))
        gc.enable()
        return Shell(context, Screen(print, self.coloured, lambda: get_terminal_size().columns))

    def enter(self, text: str) -> None:
        """Run an input and print what comes of it."""
        shell = self.shell
        if _may_page(shell.as_command(text)):
            lines: list[str] = []
            shell.screen.write = lines.append
            shell.enter(text)
            shell.screen.write = print
            if lines:
                show_lines("\n".join(lines), self.coloured)
        else:
            shell.enter(text)
        self.place = place(shell.context.user, shell.context.conversation, shell.dry)
        self.over = shell.over


def place(user: str | None, conversation: str | None, dry: bool = False) -> list[str]:
    """Where one is, for the toolbar."""
    return [f"user {user or '—'}", f"conversation {conversation or '—'}", *(["dry"] if dry else [])]


def load_once_drawn(session: PromptSession[str], sitting: Sitting) -> None:
    """Load the shell when the first prompt stands on the screen. Where that fails, the prompt ends with the error."""
    import asyncio

    app = session.app

    def load() -> None:
        try:
            sitting.shell  # noqa: B018
        except Exception as error:
            app.erase_when_done = True
            app.exit(exception=error)

    def drawn(_: object) -> None:
        app.after_render -= drawn
        asyncio.get_running_loop().call_soon(load)

    app.after_render += drawn


def _may_page(command: str | None) -> bool:
    """What can be long and runs at once; a script's output is shown as it comes."""
    return command is not None and not any(
        each.startswith(command[1:].split(" ")[0]) for each in ("load", "time", "dry")
    )


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


def prompt_session(sitting: Sitting) -> PromptSession[str]:
    from prompt_toolkit import PromptSession
    from prompt_toolkit.auto_suggest import AutoSuggestFromHistory
    from prompt_toolkit.completion import Completer
    from prompt_toolkit.completion import Completion as Item
    from prompt_toolkit.document import Document
    from prompt_toolkit.enums import EditingMode
    from prompt_toolkit.formatted_text import StyleAndTextTuples
    from prompt_toolkit.layout.processors import HighlightMatchingBracketProcessor, TabsProcessor
    from prompt_toolkit.lexers import Lexer
    from prompt_toolkit.styles import Style

    class Colours(Lexer):
        def lex_document(self, document: Document) -> Any:
            lines = styled_lines(document.text)
            return lambda number: lines[number] if number < len(lines) else StyleAndTextTuples()

    class Names(Completer):
        def get_completions(self, document: Document, complete_event: object) -> Iterator[Item]:
            from latebind.stdlib.shell_completion import completions

            text = document.text_before_cursor
            for item in completions(sitting.shell, text):
                about = "  ".join(filter(None, (item.detail, item.doc)))
                yield Item(item.text, item.start - len(text), display=escaped(item.text), display_meta=escaped(about))

    coloured = sitting.coloured
    modes = {"vi": EditingMode.VI, "emacs": EditingMode.EMACS}
    return PromptSession(
        multiline=True,
        prompt_continuation=lambda width, number, wrapped: "  " if wrapped else "· ",
        history=open_history(),
        auto_suggest=AutoSuggestFromHistory(),
        enable_history_search=True,
        editing_mode=modes.get(os.environ.get("LATEBIND_EDITING", ""), EditingMode.EMACS),
        key_bindings=key_bindings(sitting),
        completer=Names(),
        complete_in_thread=True,
        complete_while_typing=False,
        enable_open_in_editor=True,
        enable_suspend=True,
        tempfile_suffix=".late",
        bottom_toolbar=lambda: toolbar(sitting),
        lexer=Colours() if coloured else None,
        style=Style.from_dict(styles(coloured)),
        include_default_pygments_style=False,
        input_processors=[HighlightMatchingBracketProcessor(chars="[](){}"), TabsProcessor(char1=" ", char2=" ")],
    )


def styles(coloured: bool) -> dict[str, str]:
    """How everything looks. Without colours, what must stand out is reversed or underlined."""
    plain = {"bottom-toolbar": "noreverse", "matching-bracket.cursor": "", "matching-bracket.other": "underline"}
    if not coloured:
        menu = {"completion-menu": "bg:default fg:default", "completion-menu.completion.current": "reverse"}
        meta = {f"completion-menu.meta.completion{state}": "bg:default fg:default" for state in ("", ".current")}
        return plain | menu | meta | {"completion-menu.completion": "bg:default fg:default", "auto-suggestion": ""}
    return plain | {f"latebind.{name}": style for name, style in STYLES.items()} | {"bottom-toolbar": "noreverse bold"}


def toolbar(sitting: Sitting) -> str:
    """Where one is: the store, the user, the conversation, the mode. In narrow windows, just their names."""
    from prompt_toolkit.application import get_app
    from prompt_toolkit.enums import EditingMode

    app = get_app()
    vi = app.editing_mode == EditingMode.VI
    mode = f"vi {app.vi_state.input_mode.value.removeprefix('vi-')}" if vi else "emacs"
    columns = get_terminal_size().columns - 1
    store, *rest = map(escaped, [STORE_SECRETS.sub("", sitting.url), *sitting.place, mode])
    if len("…" + " · ".join(["", *rest])) + SHORTEST_STORE > columns:  # without the words "user" and "conversation"
        rest = [part.rpartition(" ")[2] for part in rest]
    room = max(columns - len(" · ".join(["", *rest])), SHORTEST_STORE)
    store = store if len(store) <= room else f"…{store[1 - room :]}"
    return " · ".join([store, *rest])[:columns]


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


def key_bindings(sitting: Sitting) -> KeyBindings:
    from prompt_toolkit.application import run_in_terminal
    from prompt_toolkit.enums import EditingMode
    from prompt_toolkit.filters import has_focus
    from prompt_toolkit.key_binding import KeyBindings
    from prompt_toolkit.keys import Keys
    from prompt_toolkit.utils import is_dumb_terminal

    keys = KeyBindings()
    typing = has_focus("DEFAULT_BUFFER")

    @keys.add("enter", filter=typing)
    def enter(event: KeyPressEvent) -> None:
        from latebind.stdlib.shell_input import is_complete

        shell, buffer = sitting.shell, event.current_buffer
        if buffer.complete_state is not None and buffer.complete_state.current_completion is not None:
            buffer.complete_state = None  # take the completion, and stay
        elif not is_complete(buffer.text):
            buffer.newline(copy_margin=True)
        elif not is_dumb_terminal() and (error := shell.problem(buffer.text)) is not None:
            if error.span is not None and error.source is not None:
                at = error.source.place(error.span.start)
                row = max(at.line - shell.transcript.line, 0)
                buffer.cursor_position = buffer.document.translate_row_col_to_index(row, at.column - 1)
            run_in_terminal(lambda: shell.screen.complain(error.render()))
        else:
            buffer.validate_and_handle()

    @keys.add(Keys.BracketedPaste, filter=typing)
    def paste(event: KeyPressEvent) -> None:
        from latebind.stdlib.shell_input import unprompted

        text = event.data.replace("\r\n", "\n").replace("\r", "\n")
        event.current_buffer.insert_text(text if event.current_buffer.text else unprompted(text))

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
