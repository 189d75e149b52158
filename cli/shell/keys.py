"""What keys do at the prompt, where that is not what prompt_toolkit does anyway."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from prompt_toolkit.application import get_app
from prompt_toolkit.document import Document
from prompt_toolkit.enums import EditingMode
from prompt_toolkit.filters import Condition, emacs_insert_mode, has_focus, vi_insert_mode
from prompt_toolkit.key_binding import KeyBindings
from prompt_toolkit.keys import Keys
from prompt_toolkit.utils import is_dumb_terminal

from latebind.grammar.record import MutableRecord, Record

if TYPE_CHECKING:
    from prompt_toolkit.buffer import Buffer
    from prompt_toolkit.key_binding import KeyPressEvent

    from latebind.cli.shell.session import Shell
    from latebind.grammar.errors import LatebindError

_STEP = "  "  # of indentation
_TYPING = has_focus("DEFAULT_BUFFER")
_INSERTING = _TYPING & (vi_insert_mode | emacs_insert_mode)


def _more_to_come() -> bool:
    """Whether keys are waiting behind this one: typed ahead, or pasted in a terminal that does not say so."""
    return bool(get_app().key_processor.input_queue)


class Refused(Record):
    """What a prompt gives for an input that is known to be wrong: its text with the cursor there, and the error."""

    typed: Document
    error: LatebindError


class _Margin(MutableRecord):
    """The indentation that Enter has put into a line, until something else is typed there."""

    end: int = -1  # where in the text

    def bring(self, buffer: Buffer, text: str) -> None:
        buffer.insert_text("\n" + text)
        self.end = buffer.cursor_position if text else -1

    def replace(self, buffer: Buffer, text: str) -> None:
        """Put another text in its place."""
        buffer.delete_before_cursor(len(buffer.document.current_line_before_cursor))
        buffer.insert_text(text)
        self.end = -1

    def holds(self, buffer: Buffer) -> bool:
        return buffer.cursor_position == self.end and buffer.document.current_line_before_cursor.isspace()


def key_bindings(shell: Callable[[], Shell]) -> KeyBindings:
    """Bind the keys of one prompt. `shell` is called when a key first needs it."""
    keys, margin = KeyBindings(), _Margin()
    _bind_entering(keys, margin, shell)
    _bind_margins(keys, margin)

    @keys.add(Keys.BracketedPaste, filter=_TYPING)
    def paste(event: KeyPressEvent) -> None:
        from latebind.cli.shell.input import unprompted

        text = event.data.replace("\r\n", "\n").replace("\r", "\n")
        event.current_buffer.insert_text(text if event.current_buffer.text else unprompted(text))

    @keys.add("f4")
    def change_editing(event: KeyPressEvent) -> None:
        vi = event.app.editing_mode == EditingMode.VI
        event.app.editing_mode = EditingMode.EMACS if vi else EditingMode.VI

    return keys


def _bind_entering(keys: KeyBindings, margin: _Margin, shell: Callable[[], Shell]) -> None:
    """Let Enter run an input that is complete and not known to be wrong, and Alt-Enter any."""

    @keys.add("enter", filter=_TYPING)
    def enter(event: KeyPressEvent) -> None:
        from latebind.cli.shell.input import is_complete, next_margin

        buffer = event.current_buffer
        if buffer.complete_state is not None and buffer.complete_state.current_completion is not None:
            buffer.complete_state = None  # take the completion, and stay
        elif not is_complete(buffer.text):
            margin.bring(buffer, "" if is_dumb_terminal() else next_margin(buffer.document.text_before_cursor, _STEP))
        elif is_dumb_terminal() or _more_to_come() or (refused := _refused(shell(), buffer.text)) is None:
            buffer.validate_and_handle()
        else:
            event.app.exit(result=refused)

    @keys.add("escape", "enter", filter=_TYPING)
    def submit(event: KeyPressEvent) -> None:
        event.current_buffer.validate_and_handle()


def _refused(shell: Shell, text: str) -> Refused | None:
    """Find what is known to be wrong with an input; None where that is nothing."""
    error = shell.problem(text)
    if error is None:
        return None
    document = Document(text)
    if error.span is not None and error.source is not None:
        at = error.source.place(error.span.start)
        row = max(at.line - shell.transcript.line, 0)
        document = Document(text, document.translate_row_col_to_index(row, at.column - 1))
    return Refused(document, error)


def _bind_margins(keys: KeyBindings, margin: _Margin) -> None:
    """Bind what changes the indentation that Enter brought.

    A closing bracket takes a step back; a space drops it, for lines that are typed or pasted with their own; Tab adds
    a step, or is a part of what is pasted.
    """
    at_margin = Condition(lambda: margin.holds(get_app().current_buffer))
    before_text = Condition(lambda: not get_app().current_buffer.document.current_line_before_cursor.strip())
    on_first_line = Condition(lambda: get_app().current_buffer.document.on_first_line)

    @keys.add(" ", filter=_INSERTING & at_margin)
    def own_margin(event: KeyPressEvent) -> None:
        margin.replace(event.current_buffer, " ")

    def step_back(event: KeyPressEvent) -> None:
        from latebind.cli.shell.input import closing_margin

        before = event.current_buffer.document.text_before_cursor
        margin.replace(event.current_buffer, closing_margin(before.rpartition("\n")[0]) + event.data)

    for bracket in ")]}":
        keys.add(bracket, filter=_INSERTING & at_margin)(step_back)

    @keys.add("tab", filter=_INSERTING & Condition(_more_to_come))
    def pasted_tab(event: KeyPressEvent) -> None:
        if margin.holds(event.current_buffer):
            margin.replace(event.current_buffer, "\t")
        else:
            event.current_buffer.insert_text("\t")

    @keys.add("tab", filter=_INSERTING & ~Condition(_more_to_come) & ~on_first_line & before_text)
    def step_in(event: KeyPressEvent) -> None:
        event.current_buffer.insert_text(_STEP)
