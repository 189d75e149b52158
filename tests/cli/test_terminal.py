"""The prompt in a terminal: keys that are typed, and the screen that comes of it."""

from __future__ import annotations

import json
import os
import stat
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from latebind.tests.cli.conftest import environment

pexpect = pytest.importorskip("pexpect")
pyte = pytest.importorskip("pyte")
pytestmark = pytest.mark.skipif(os.name != "posix", reason="POSIX alone")

UP, TAB, ENTER, ALT_ENTER = "\x1b[A", "\t", "\r", "\x1b\r"
CTRL_C, CTRL_D = "\x03", "\x04"


class Terminal:
    """A process, and the screen that it draws on."""

    def __init__(self, args: list[str], env: dict[str, str], folder: Path) -> None:
        self.process = pexpect.spawn(sys.executable, args, env=env, cwd=str(folder), dimensions=(30, 100))
        self.screen = pyte.Screen(100, 30)
        self.stream = pyte.ByteStream(self.screen)

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
    def lines(self) -> list[str]:
        return [text for line in self.screen.display if (text := line.rstrip())]

    def type(self, keys: str, *tail: str) -> None:
        """Type keys, and wait until these are the last lines on the screen."""
        self.process.send(keys)
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline:
            self.draw()
            if self.lines[-len(tail) :] == list(tail):
                return
        raise AssertionError(f"no {tail} after {keys!r}:\n" + "\n".join(self.lines))

    def end(self, keys: str) -> int:
        """Type keys that end the process: its exit code."""
        self.process.send(keys)
        while self.draw():
            pass
        self.process.wait()
        code: int = self.process.exitstatus
        return code


Start = Callable[..., Terminal]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Starts `latebind` in a terminal of its own and waits for its prompt."""
    started: list[Terminal] = []

    def start(*args: str, **env: str) -> Terminal:
        plain = {"TERM": "xterm-256color", "PROMPT_TOOLKIT_NO_CPR": "1", "LATEBIND_MEMORY": "sqlite:///bot.db"}
        terminal = Terminal(["-m", "latebind", *args], environment(tmp_path) | plain | env, tmp_path)
        started.append(terminal)
        terminal.type("", "latebind: :help for help, Ctrl-D to leave", "»")
        return terminal

    yield start
    for terminal in started:
        terminal.process.close(force=True)


def test_a_sitting(start: Start) -> None:
    terminal = start()
    definitions = "local total = price * 2; const price = 21"
    terminal.type(definitions + ENTER, f"» {definitions}", "»")
    terminal.type("total" + ENTER, "42", "»")
    terminal.type("memory.setItem('step', 'name')" + ENTER, '"name"', "»")
    terminal.type("memory.getItm('step')" + ENTER, "hint: did you mean `memory.getItem`?", "»")
    assert terminal.end(CTRL_D) == 0


def test_enter_goes_on_while_an_input_is_not_complete(start: Start) -> None:
    terminal = start()
    terminal.type("if (true) {" + ENTER, "» if (true) {", "·")
    terminal.type("'yes'" + ENTER, "· 'yes'", "·")
    terminal.type("}" + ENTER, "· }", '"yes"', "»")
    # An error that no further line can mend is shown at once.
    terminal.type("null.x" + ENTER, "hint: where it may be null, write `?.x`", "»")


def test_alt_enter_begins_another_line(start: Start) -> None:
    terminal = start()
    terminal.type("1" + ALT_ENTER, "» 1", "·")
    terminal.type("+ 1" + ENTER, "2", "»")


def test_ctrl_c_drops_the_line_and_ctrl_d_leaves(start: Start) -> None:
    terminal = start()
    terminal.type("1 + ", "» 1 +")
    terminal.type(CTRL_C, "» 1 +", "»")
    terminal.type("2" + ENTER, "2", "»")
    assert terminal.end(":quit" + ENTER) == 0


def test_ctrl_c_stops_a_script(start: Start) -> None:
    terminal = start("--max-steps", "1000000000000")
    loop = "log('go'); for (const a of range(9e4)) { for (const b of range(9e4)) { a * b } }"
    terminal.type(loop + ENTER, "log: go")
    time.sleep(0.1)
    terminal.type(CTRL_C, "interrupted", "»")


def test_tab_completes(start: Start) -> None:
    terminal = start()
    terminal.type("memory.setItem('task_123', 'done')" + ENTER, '"done"', "»")
    terminal.type("memory.getI" + TAB, "» memory.getItem")
    terminal.type("('ta" + TAB, "» memory.getItem('task_123")
    terminal.type("')" + ENTER, '"done"', "»")


def test_the_history_is_kept_for_its_owner_alone(start: Start, tmp_path: Path) -> None:
    terminal = start()
    terminal.type("1 + 1" + ENTER, "2", "»")
    terminal.type(" 'secret'" + ENTER, '"secret"', "»")
    assert terminal.end(CTRL_D) == 0
    if sys.platform == "linux":
        file = tmp_path / ".local" / "state" / "latebind" / "history"
        assert [json.loads(line) for line in file.read_text().splitlines()] == ["1 + 1"]
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    start().type(UP, "» 1 + 1")


def test_without_a_history(start: Start, tmp_path: Path) -> None:
    terminal = start(LATEBIND_HISTORY="off")
    terminal.type("1 + 1" + ENTER, "2", "»")
    assert terminal.end(CTRL_D) == 0
    assert not (tmp_path / ".local" / "state").exists()


def test_colours(start: Start) -> None:
    terminal = start(NO_COLOR="")
    terminal.type("local a = 'b'", "» local a = 'b'")
    row = next(y for y, line in enumerate(terminal.screen.display) if line.startswith("» local"))
    styles = {column: terminal.screen.buffer[row][column].fg for column in (2, 12)}
    assert styles == {2: "magenta", 12: "green"}


def test_no_colours(start: Start) -> None:
    terminal = start()
    terminal.type("local a = 'b'", "» local a = 'b'")
    row = next(y for y, line in enumerate(terminal.screen.display) if line.startswith("» local"))
    assert {terminal.screen.buffer[row][column].fg for column in range(20)} == {"default"}
