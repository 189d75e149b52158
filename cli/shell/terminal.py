"""prompt_toolkit, set up for the prompt: several lines, colours, completion, a history. For `repl.py`."""

from __future__ import annotations

import os
from collections.abc import AsyncGenerator, Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from prompt_toolkit import PromptSession
from prompt_toolkit.auto_suggest import AutoSuggestFromHistory
from prompt_toolkit.completion import Completer, Completion
from prompt_toolkit.document import Document
from prompt_toolkit.enums import EditingMode
from prompt_toolkit.eventloop import run_in_executor_with_context
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.history import History, InMemoryHistory
from prompt_toolkit.layout.processors import HighlightMatchingBracketProcessor, TabsProcessor
from prompt_toolkit.lexers import Lexer
from prompt_toolkit.styles import Style

from latebind.cli.display import escaped
from latebind.cli.shell.history import append_history, history_path, read_history
from latebind.cli.shell.keys import key_bindings
from latebind.cli.shell.style import FURTHER, cut, styled_lines, styles

if TYPE_CHECKING:
    from latebind.cli.shell.session import Shell

_MODES = {"vi": EditingMode.VI, "emacs": EditingMode.EMACS}


def prompt_session(shell: Callable[[], Shell], toolbar: Callable[[], str], *, coloured: bool) -> PromptSession[str]:
    """Make a prompt. `shell` is called when a key first needs it, `toolbar` when the line at the bottom is drawn."""
    return PromptSession(
        multiline=True,
        prompt_continuation=lambda width, number, wrapped: "  " if wrapped else FURTHER,
        history=_history(),
        auto_suggest=AutoSuggestFromHistory(),
        enable_history_search=True,
        editing_mode=_MODES.get(os.environ.get("LATEBIND_EDITING", ""), EditingMode.EMACS),
        key_bindings=key_bindings(shell),
        completer=_Names(shell),
        complete_while_typing=False,
        enable_open_in_editor=True,
        enable_suspend=True,
        tempfile_suffix=".late",
        bottom_toolbar=toolbar,
        lexer=_Colours() if coloured else None,
        style=Style.from_dict(styles(coloured)),
        include_default_pygments_style=False,
        input_processors=[HighlightMatchingBracketProcessor(chars="[](){}"), TabsProcessor(char1=" ", char2=" ")],
    )


class _Colours(Lexer):
    def lex_document(self, document: Document) -> Callable[[int], StyleAndTextTuples]:
        lines: list[StyleAndTextTuples] = [[*line] for line in styled_lines(document.text)]
        return lambda number: lines[number] if number < len(lines) else []


class _Names(Completer):
    def __init__(self, shell: Callable[[], Shell]) -> None:
        self.shell = shell

    def get_completions(self, document: Document, complete_event: object) -> Iterator[Completion]:
        from latebind.cli.shell.completion import completions

        text = document.text_before_cursor
        for item in completions(self.shell(), text):
            shown, *about = filter(None, (item.text, item.detail, item.doc))
            at = item.start - len(text)
            yield Completion(item.text, at, display=cut(shown), display_meta=escaped("  ".join(about)))

    async def get_completions_async(
        self, document: Document, complete_event: object
    ) -> AsyncGenerator[Completion, None]:
        """Find all of them on a thread before the first is shown: a key that is pressed meanwhile finds the whole list or none."""
        for completion in await run_in_executor_with_context(lambda: [*self.get_completions(document, complete_event)]):
            yield completion


def _history() -> History:
    path = history_path()
    return InMemoryHistory() if path is None else _Kept(path)


class _Kept(History):
    """The history in a file. Inputs that begin with a space are not kept."""

    def __init__(self, path: str) -> None:
        super().__init__()
        self.path = path

    def load_history_strings(self) -> Iterable[str]:
        return reversed(read_history(self.path))

    def store_string(self, string: str) -> None:
        if not string.startswith(" "):
            append_history(self.path, string)
