"""The prompt: one sitting at a terminal, from its first line to Ctrl-D, or what a file or another program has to say.

`python repl.py` is the whole command line. `cli/app.py` calls `interact` for `latebind repl`. prompt_toolkit is imported
only here and in `cli/shell/terminal.py`, which sets it up; what an input does is up to `cli/shell/commands.py` and
`cli/shell/session.py`.
"""

from __future__ import annotations

import os
import sys

if not __package__:  # run as `python repl.py` in a checkout that is not installed
    sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".dev"))

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import cached_property, partial
from signal import SIGINT, default_int_handler, set_wakeup_fd, signal
from typing import TYPE_CHECKING

from latebind.cli.commands.output import put
from latebind.cli.display import Screen, wants_colour
from latebind.cli.given import default_memory
from latebind.cli.read_file import lines_of_input
from latebind.cli.shell.history import history_path
from latebind.cli.shell.spared import import_prompt_toolkit
from latebind.cli.shell.style import PROMPT, bottom_line, cut, place, show_lines, terminal_size

if TYPE_CHECKING:
    from prompt_toolkit import PromptSession
    from prompt_toolkit.document import Document

    from latebind.cli.given import Given
    from latebind.cli.loops import Loop
    from latebind.cli.shell.keys import Refused
    from latebind.cli.shell.session import Shell


def interact(given: Given) -> None:
    """Read inputs from the terminal and run them, until Ctrl-D or `:quit`."""
    if not sys.stdin.isatty():
        take_lines(given)
        return
    import_prompt_toolkit()
    with ExitStack() as stack:
        from prompt_toolkit.utils import is_dumb_terminal

        from latebind.cli.shell.terminal import prompt_session

        stack.enter_context(ctrl_d_kept())
        sitting = Sitting(given, stack, confirmed)
        signal(SIGINT, sitting.interrupt)
        session = prompt_session(lambda: sitting.shell, lambda: toolbar(sitting), coloured=sitting.coloured)
        put("\n".join(greeting()))
        if is_dumb_terminal():
            sitting.shell  # noqa: B018  # a prompt without cursor keys does not say when it has been drawn
        else:
            load_once_drawn(session, sitting)
        typed: str | Document = ""
        while not sitting.over:
            try:
                entered = session.prompt(PROMPT, default=typed)
            except KeyboardInterrupt:
                typed = ""
            except EOFError:
                break
            else:
                typed = sitting.enter(entered)
        signal(SIGINT, default_int_handler)  # for a store that is slow to close


def take_lines(given: Given) -> None:
    """Run the inputs of a file or of another program, as soon as each is complete: nothing is printed but what comes of
    them. A question is answered by the next line. Raises UsageError for what is not UTF-8."""
    from latebind.cli.shell.input import is_complete

    lines = lines_of_input()

    def answered(question: str) -> bool:
        put(f"{question} [y/N]")
        return is_yes(next(lines, ""))

    with ExitStack() as stack:
        sitting = Sitting(given, stack, answered)
        text = ""
        for line in lines:
            text += line
            if is_complete(text):
                sitting.run(text.rstrip("\n"))
                text = ""
            if sitting.over:
                return
        if text:
            sitting.run(text)


def greeting() -> list[str]:
    """What stands above the first prompt; something to try, where nobody has typed anything here before."""
    lines = ["latebind: :help for help, Ctrl-D to leave"]
    path = history_path()
    if path is not None and not os.path.exists(path):
        lines += [
            'memory lasts: memory.setItem("name", "Ana"), and tomorrow memory.getItem("name")',
            "a local is late: local total = price * 2; const price = 21, then total, then const price = 4",
        ]
    return lines


class Sitting:
    """One use of the prompt. `shell` loads language and store, which the first prompt does not need."""

    def __init__(self, given: Given, stack: ExitStack, ask: Callable[[str], bool]) -> None:
        self.given, self.stack, self.ask = given, stack, ask
        self.variables = given.variables()
        self.coloured = wants_colour(sys.stdout)
        self.app = None if given.app is None else given.loaded()
        self.loop: Loop | None = None
        self.url = given.memory or (default_memory() if self.app is None else self.app.memory_url or "the app's store")
        self.place = place(given.user, given.conversation)
        self.running = False
        self.over = False

    @property
    def loaded(self) -> bool:
        return "shell" in vars(self)

    @cached_property
    def shell(self) -> Shell:
        from latebind.cli.shell.session import Shell
        from latebind.memory.store.urls import check_url

        if self.app is None or self.given.memory is not None:
            check_url(self.url)  # opened when it is needed, but wrong from the beginning
        if self.app is not None:
            from latebind.cli.loops import Loop

            self.loop = self.stack.enter_context(Loop())
            self.stack.callback(self.loop.close, self.app)
        context = self.stack.enter_context(self.given.context(self.variables))
        screen = Screen(put, self.coloured, lambda: terminal_size()[0], folds=True)
        return Shell(context, screen, ask=self.ask, waits=True)

    def enter(self, entered: str | Refused) -> str | Document:
        """Run an input and print what comes of it: the answer of a command in a pager where it is long. Gives what the
        next prompt begins with: the text of an input that was refused."""
        from latebind.cli.shell.commands import complain

        if isinstance(entered, str):
            self.run(entered)
            return ""
        complain(self.shell, entered.error)
        return entered.typed

    def run(self, text: str) -> None:
        """Run an input."""
        from latebind.cli.shell.commands import answers, enter

        shell, lines = self.shell, list[str]()
        if answers(shell, text):
            shell.screen.write = lines.append
        try:
            self.running = True
            if self.loop is None:
                enter(shell, text)
            else:
                self.loop.run(partial(enter, shell, text))
        except KeyboardInterrupt:  # while it was about to begin or to end
            self.running = False
            put("\ninterrupted")
        self.running = False
        shell.screen.write = put
        if lines:
            show_lines("\n".join(lines), self.coloured)
        self.place = place(shell.context.user, shell.context.conversation, shell.dry)
        self.over = shell.over

    def interrupt(self, number: int, frame: object) -> None:
        """Handle SIGINT: stop what runs. At the prompt Ctrl-C is a key, and no signal."""
        if self.running:
            raise KeyboardInterrupt


def confirmed(question: str) -> bool:
    """Ask the user: whether the answer is yes. Enter alone and Ctrl-C are a no."""
    try:
        print(f"{question} [y/N] ", end="", flush=True)
        wait_for_line()
        return is_yes(input())
    except (EOFError, KeyboardInterrupt):
        print()
        return False


def is_yes(line: str) -> bool:
    """Whether the line that answers a question says yes."""
    return line.strip().lower() in ("y", "yes")


def wait_for_line() -> None:
    """Wait until a line has been typed. Raises KeyboardInterrupt for Ctrl-C.

    A read alone would not notice a signal that comes in the moment before it begins to wait.
    """
    if sys.platform == "win32":
        return
    from select import select

    woken, wake = os.pipe()
    os.set_blocking(wake, False)
    before = set_wakeup_fd(wake, warn_on_full_buffer=False)
    try:
        while sys.stdin not in select([sys.stdin, woken], [], [])[0]:
            os.read(woken, 1)  # of a signal that ends nothing, such as a window's new size
    finally:
        set_wakeup_fd(before)
        os.close(woken)
        os.close(wake)


def load_once_drawn(session: PromptSession[str], sitting: Sitting) -> None:
    """Load the shell once the first prompt has been drawn. If that fails, the prompt ends with the error."""
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


@contextmanager
def ctrl_d_kept() -> Iterator[None]:
    """Keep a Ctrl-D for the next prompt that is typed while an input runs, as other keys are kept.

    In the mode that a terminal has between prompts, this key ends a read; where there is none, it gets lost.
    """
    if sys.platform == "win32" or not sys.stdin.isatty():
        yield
        return
    import termios

    terminal = sys.stdin.fileno()
    before = termios.tcgetattr(terminal)[6][termios.VEOF]

    def set_end(key: bytes | int) -> None:
        attributes = termios.tcgetattr(terminal)
        attributes[6][termios.VEOF] = key
        termios.tcsetattr(terminal, termios.TCSANOW, attributes)

    set_end(b"\0")  # no key
    try:
        yield
    finally:
        set_end(before)


def toolbar(sitting: Sitting) -> str:
    """Give the line at the bottom: the signature of the function whose arguments are being typed, else the store, user,
    conversation and editing mode."""
    from prompt_toolkit.application import get_app
    from prompt_toolkit.enums import EditingMode

    app = get_app()
    text = app.current_buffer.document.text_before_cursor
    if "(" in text and sitting.loaded:
        from latebind.cli.shell.completion import signature

        at_hand = signature(sitting.shell, text)
        if at_hand is not None:
            return cut("  ".join(filter(None, (at_hand.detail.partition("\n")[0], at_hand.doc))))
    vi = app.editing_mode == EditingMode.VI
    mode = f"vi {app.vi_state.input_mode.value.removeprefix('vi-')}" if vi else "emacs"
    return bottom_line(sitting.url, [*sitting.place, mode])


if __name__ == "__main__":
    from latebind.cli.start import main

    main(interact)
