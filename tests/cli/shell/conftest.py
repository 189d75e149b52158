"""A real terminal for the tests of the prompt: keys that are typed, and the screen that comes of them."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from latebind.tests.cli import warm
from latebind.tests.cli.conftest import end, environment
from latebind.tests.waiting import looks

pexpect = pytest.importorskip("pexpect")
pyte = pytest.importorskip("pyte")

UP, DOWN, LEFT, RIGHT, HOME, END = (f"\x1b[{letter}" for letter in "ABDCHF")
TAB, BACK_TAB, ENTER, ESCAPE, ALT_ENTER = "\t", "\x1b[Z", "\r", "\x1b", "\x1b\r"
F4 = "\x1bOS"
DROP_LINE, CLEAR = "\x03", "\x0c"  # Ctrl-C, Ctrl-L
CTRL_D, CTRL_R, CTRL_Z, EDITOR = "\x04", "\x12", "\x1a", "\x18\x05"
SIZE = (30, 100)  # rows and columns
LATEBIND = [sys.executable, "-m", "latebind"]


def pasted(text: str) -> str:
    """What a terminal sends when a text is pasted."""
    return f"\x1b[200~{text}\x1b[201~"


class Look(NamedTuple):
    """How a text stands on the screen."""

    colour: str
    bold: bool
    underlined: bool
    reversed: bool


class Terminal:
    """A process, and the screen that it draws on."""

    def __init__(self, command: list[str], env: dict[str, str], folder: Path, size: tuple[int, int] = SIZE) -> None:
        if command[:3] == LATEBIND and warm.may_be_forked(env):
            self.process = warm.in_terminal(command[3:], folder, env, size)
        else:
            self.process = pexpect.spawn(command[0], command[1:], env=env, cwd=str(folder), dimensions=size)
        self.process.delaybeforesend = None
        self.screen = pyte.Screen(size[1], size[0])
        self.screen.write_process_input = self.process.send  # it says where the cursor is, when asked
        self.stream = pyte.ByteStream(self.screen)
        self.rows: dict[int, str] = {}
        self.folder, self.environment = folder, env

    def draw(self) -> bool:
        """Draw what has come; False once the process has ended."""
        try:
            self.stream.feed(self.process.read_nonblocking(65536, timeout=0.05))
        except pexpect.TIMEOUT:
            pass
        except pexpect.EOF:
            return False
        return True

    @property
    def display(self) -> list[str]:
        """All lines of the screen, without the spaces at their ends. Those that were drawn since are put together anew:
        they are looked at far more often than they change."""
        for row in self.screen.dirty:
            cells = self.screen.buffer[row]
            width = min(max(cells, default=-1) + 1, self.screen.columns)
            self.rows[row] = "".join(cells[at].data if at in cells else " " for at in range(width)).rstrip()
        self.screen.dirty.clear()
        return [self.rows.get(row, "") for row in range(self.screen.lines)]

    @property
    def lines(self) -> list[str]:
        """The lines of the screen that have something on them."""
        return [text for text in self.display if text]

    def wait(self, arrived: Callable[[], bool], what: object) -> None:
        """Wait until the screen is as expected. Half of a line may be drawn, of which `look` knows nothing."""
        for _ in looks(lambda: f"{what!r}:\n" + "\n".join(self.lines)):
            alive = self.draw()
            try:
                if arrived():
                    return
            except AssertionError:
                pass
            assert alive, f"it ended before {what!r}:\n" + "\n".join(self.lines)

    def type(self, keys: str, *tail: str) -> None:
        """Type keys, and wait until these are the last lines on the screen."""
        self.process.send(keys)
        self.wait(lambda: self.lines[-len(tail) :] == list(tail), tail)

    def see(self, keys: str, *texts: str) -> None:
        """Type keys, and wait until these texts stand somewhere on the screen."""
        self.process.send(keys)
        self.wait(lambda: all(text in "\n".join(self.lines) for text in texts), texts)

    def run(self, *inputs: str) -> None:
        """Type inputs, wait for the prompt after each, and clear the screen."""
        for text in inputs:
            self.wipe()  # what stands there would be taken for the end of this input
            self.process.send(text + ENTER)
            self.wait(lambda: self.lines[-1:] == ["»"] and len(self.lines) > 1, f"the end of {text}")
        self.wipe()

    def clear(self) -> None:
        """Leave nothing on the screen but an empty prompt."""
        self.draw()
        if self.lines[-1:] != ["»"]:
            # One that comes between two prompts is a signal, which other keys overtake, and the terminal shows it.
            self.process.send(DROP_LINE)
            self.wait(lambda: "".join(self.lines[-1:]).replace("^C", "") == "»", "an empty prompt")
        self.wipe()

    def wipe(self) -> None:
        """Clear the screen around an empty prompt."""

        def empty() -> bool:
            if self.lines != ["»"]:
                self.process.send(CLEAR)
            return self.lines == ["»"]

        self.wait(empty, "an empty screen")

    def look(self, text: str) -> Look:
        """How a text looks where it stands last. All of it looks the same."""
        for row in reversed(range(self.screen.lines)):
            column = self.display[row].rfind(text)
            if column >= 0:
                cells = [self.screen.buffer[row][column + at] for at in range(len(text))]
                looks = {Look(cell.fg, cell.bold, cell.underscore, cell.reverse) for cell in cells}
                assert len(looks) == 1, looks
                return looks.pop()
        raise AssertionError(f"no {text!r}:\n" + "\n".join(self.lines))

    def resize(self, rows: int, columns: int) -> None:
        self.screen.resize(rows, columns)
        self.process.setwinsize(rows, columns)

    def end(self, keys: str) -> int:
        """Type keys that end the process: its exit code."""
        self.process.send(keys)
        for _ in looks(lambda: "its end:\n" + "\n".join(self.lines)):
            if not self.draw():
                break
        self.process.wait()
        code: int = self.process.exitstatus
        return code

    def close(self) -> None:
        """End the process, whatever it does."""
        end(self.process)


Start = Callable[..., Terminal]


def opened(folder: Path, *args: str, size: tuple[int, int] = SIZE, **env: str) -> Terminal:
    """`latebind` in a terminal of its own, on a database of that folder; without colours, if NO_COLOR is not empty.

    With PROMPT_TOOLKIT_NO_CPR the prompt does not ask where the cursor is, and so draws no toolbar.
    """
    given = {"TERM": "xterm-256color", "PROMPT_TOOLKIT_NO_CPR": "1", "LATEBIND_MEMORY": "sqlite:///bot.db"}
    whole = environment(folder) | given | env
    for name in ("COLUMNS", "LINES"):
        whole.pop(name, None)
    terminal = Terminal([*LATEBIND, *args], whole, folder, size)
    terminal.wait(lambda: "»" in terminal.lines, "prompt")
    return terminal


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Starts prompts that share a folder and a database."""
    started: list[Terminal] = []

    def start(*args: str, size: tuple[int, int] = SIZE, **env: str) -> Terminal:
        started.append(opened(tmp_path, *args, size=size, **env))
        return started[-1]

    yield start
    for terminal in started:
        terminal.close()


@pytest.fixture
def terminal(start: Start) -> Terminal:
    """A prompt on an empty screen: its own, for the history suggests what other tests have typed."""
    terminal = start()
    terminal.wipe()
    return terminal
