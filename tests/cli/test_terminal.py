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
        self.screen.write_process_input = self.process.send  # it says where the cursor is, when asked
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

    def start(*args: str, ready: str = "", **env: str) -> Terminal:
        plain = {"TERM": "xterm-256color", "PROMPT_TOOLKIT_NO_CPR": "1", "LATEBIND_MEMORY": "sqlite:///bot.db"}
        terminal = Terminal(["-m", "latebind", *args], environment(tmp_path) | plain | env, tmp_path)
        started.append(terminal)
        terminal.type("", "latebind: :help for help, Ctrl-D to leave", "»", *filter(None, [ready]))
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
    # What cannot run is shown, and kept.
    typed = "memory.getItm('step')"
    terminal.type(typed + ENTER, "hint: did you mean `memory.getItem`?", f"» {typed}")
    assert "  |        ^^^^^^" in "\n".join(terminal.lines)
    terminal.type("\x05\x15memory.getItem('step')" + ENTER, '"name"', "»")
    assert terminal.end(CTRL_D) == 0


def test_enter_goes_on_while_an_input_is_not_complete(start: Start) -> None:
    terminal = start()
    terminal.type("if (true) {" + ENTER, "» if (true) {", "·")
    terminal.type("'yes'" + ENTER, "· 'yes'", "·")
    terminal.type("}" + ENTER, "· }", '"yes"', "»")
    # An error that no further line can mend is shown at once.
    terminal.type("null.x" + ENTER, "hint: where it may be null, write `?.x`", "»")


def test_alt_enter_submits_always(start: Start) -> None:
    terminal = start()
    terminal.type("(1 +" + ALT_ENTER, "hint: write `)` where it ends", "»")


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


def test_ctrl_r_and_prefix_search(start: Start) -> None:
    terminal = start()
    terminal.type("'first' + 1" + ENTER, '"first1"', "»")
    terminal.type("2 + 2" + ENTER, "4", "»")
    terminal.type("'f" + UP, "» 'first' + 1")
    terminal.type(CTRL_C, "»")
    terminal.process.send("\x12irst")
    time.sleep(0.3)
    terminal.type(ENTER, "» 'first' + 1")
    terminal.type(ENTER, '"first1"', "»")


def test_a_pasted_script(start: Start) -> None:
    terminal = start()
    script = "const a = 20\nconst b = 22\na + b"
    terminal.type(f"\x1b[200~{script}\x1b[201~", "» const a = 20", "· const b = 22", "· a + b")
    terminal.type(ENTER, "42", "»")


def test_an_editor(start: Start, tmp_path: Path) -> None:
    editor = tmp_path / "editor"
    editor.write_text("#!/bin/sh\necho '40 + 2' >\"$1\"\n")
    editor.chmod(0o755)
    terminal = start(EDITOR=str(editor), VISUAL=str(editor))
    terminal.type("\x18\x05", "» 40 + 2")


def test_vi(start: Start) -> None:
    terminal = start(LATEBIND_EDITING="vi")
    terminal.process.send("1 + 1\x1b")
    time.sleep(1)
    terminal.type("04x" + "i4" + ENTER, "41", "»")


def test_members_of_a_value_that_is_evaluated(start: Start) -> None:
    terminal = start()
    terminal.type("local o = {alpha: 'x'}" + ENTER, "»")
    terminal.type("o.al" + TAB, "» o.alpha")
    terminal.type(".toUp" + TAB, "» o.alpha.toUpperCase")
    terminal.type(CTRL_C, "»")
    terminal.type("o['al" + TAB, "» o['alpha")
    terminal.type(CTRL_C, "»")
    terminal.type(":wat" + TAB, "» :watch")
    terminal.type(CTRL_C, "»")
    terminal.process.send("Math.m" + TAB)
    deadline = time.monotonic() + 10
    while "max(" not in "\n".join(terminal.lines) and time.monotonic() < deadline:
        terminal.draw()
    assert "max(" in "\n".join(terminal.lines)


def test_two_prompts_on_one_database(start: Start) -> None:
    one, other = start(), start()
    seed = (Path(__file__).parents[2] / "examples" / "seed.late").read_text().splitlines()
    for line in seed[:-2]:
        one.type(line + ENTER, *(["»"] if line == "}" else ["·"]))
    for line in seed[-2:]:
        one.type(line + ENTER, "»")
    one.type("[task, temp]" + ENTER, '["done", "temp"]', "»")
    one.type(":watch task" + ENTER, 'task = "done"', "»")
    other.type("memory.setItem('task_123', 'open')" + ENTER, '"open"', "»")
    one.type("1" + ENTER, "1", 'task = "open"', "»")
    # What somebody else has changed since is not taken back.
    one.type(
        "expr { memory.setItem('a', '1'); memory.setItem('b', '1'); memory.setItem('c', '1') }" + ENTER, '"1"', "»"
    )
    one.type(
        "expr { memory.setItem('a', '2'); memory.setItem('b', '2'); memory.setItem('c', '2') }" + ENTER, '"2"', "»"
    )
    one.type(":undo" + ENTER, "» :undo", "»")
    reading = "['a', 'b', 'c'].map(k => memory.getItem(k))"
    one.type(reading + ENTER, '["1", "1", "1"]', "»")
    other.type("memory.setItem('b', '9')" + ENTER, '"9"', "»")
    one.type(
        ":undo" + ENTER, "error: cannot take back the last input: somebody has written there since [UNDO_REFUSED]", "»"
    )
    one.type(reading + ENTER, '["1", "9", "1"]', "»")


def test_the_toolbar_and_a_narrow_window(start: Start) -> None:
    terminal = start(
        "--user", "ana", PROMPT_TOOLKIT_NO_CPR="", ready="sqlite:///bot.db · user ana · conversation — · emacs"
    )
    terminal.screen.resize(30, 24)
    terminal.process.setwinsize(30, 24)
    deadline = time.monotonic() + 10
    terminal.process.send("1 + 1" + ENTER)
    while "2" not in terminal.lines and time.monotonic() < deadline:
        terminal.draw()
    assert "2" in terminal.lines
    assert all(len(line) <= 24 for line in terminal.lines)


def test_a_dumb_terminal(start: Start) -> None:
    terminal = start(TERM="dumb")
    terminal.type("1 + 1" + ENTER, "2", "»")
    assert terminal.end(CTRL_D) == 0


def test_long_output_goes_through_the_pager(start: Start) -> None:
    terminal = start(PAGER="sed s/^/paged:/")
    terminal.process.send(":help" + ENTER)
    terminal.type(":help" + ENTER, "»")
    assert not any(line.startswith("paged:") for line in terminal.lines)
    terminal.process.setwinsize(8, 100)
    terminal.screen.resize(8, 100)
    time.sleep(0.3)
    terminal.process.send(":help" + ENTER)
    deadline = time.monotonic() + 10
    while not any(line.startswith("paged:") for line in terminal.lines) and time.monotonic() < deadline:
        terminal.draw()
    assert any(line.startswith("paged:") for line in terminal.lines)


# Every feature of the prompt, and the test that shows it by keystroke.
FEATURES: dict[str, Callable[..., None] | None] = {
    "Enter goes on while the input is incomplete": test_enter_goes_on_while_an_input_is_not_complete,
    "Alt-Enter submits always": test_alt_enter_submits_always,
    "Ctrl-C drops the line, Ctrl-D leaves": test_ctrl_c_drops_the_line_and_ctrl_d_leaves,
    "Ctrl-C stops an endless evaluation": test_ctrl_c_stops_a_script,
    "highlighting": test_colours,
    "NO_COLOR": test_no_colours,
    "history, its owner's alone": test_the_history_is_kept_for_its_owner_alone,
    "no history": test_without_a_history,
    "Ctrl-R and prefix search": test_ctrl_r_and_prefix_search,
    "paste": test_a_pasted_script,
    "$EDITOR": test_an_editor,
    "vi": test_vi,
    "completion from the store": test_tab_completes,
    "completion of members, keys, commands, with signatures": test_members_of_a_value_that_is_evaluated,
    "errors on Enter, the text kept": test_a_sitting,
    "late locals, :watch, :undo, two prompts": test_two_prompts_on_one_database,
    "pager": test_long_output_goes_through_the_pager,
    "toolbar, resizing": test_the_toolbar_and_a_narrow_window,
    "TERM=dumb": test_a_dumb_terminal,
}


def test_every_feature_has_a_test() -> None:
    assert [name for name, test in FEATURES.items() if test is None] == []
