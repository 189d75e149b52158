"""Editing at the prompt: lines, colours, brackets, history, paste, editor, keys."""

from __future__ import annotations

import json
import os
import shlex
import shutil
import sqlite3
import stat
import sys
from importlib.metadata import entry_points
from pathlib import Path

import pytest

from latebind.tests.cli.shell.conftest import (
    ALT_ENTER,
    CTRL_D,
    CTRL_R,
    CTRL_Z,
    DROP_LINE,
    EDITOR,
    END,
    ENTER,
    ESCAPE,
    F4,
    HOME,
    LEFT,
    RIGHT,
    TAB,
    UP,
    Start,
    Terminal,
    pasted,
)

pytestmark = pytest.mark.skipif(os.name != "posix", reason="POSIX alone")


def test_enter_goes_on_while_an_input_is_not_complete(terminal: Terminal) -> None:
    terminal.type("if (true) {" + ENTER, "» if (true) {", "·")
    terminal.type("'yes'" + ENTER, "·   'yes'", "·")
    terminal.type("}" + ENTER, "· }", '"yes"', "»")
    # An error that no further line can mend is shown at once.
    terminal.type("null.x" + ENTER, "hint: where it may be null, write `?.x`", "»")


def test_lines_are_set_in(terminal: Terminal) -> None:
    terminal.type("f([{" + ENTER + "a: [" + ENTER + "1" + ENTER + "]}])", "» f([{", "·   a: [", "·     1", "·   ]}])")
    terminal.type(DROP_LINE + "[" + ENTER + TAB + "1," + ENTER, "» [", "·     1,", "·")
    terminal.type("2", "·     2")
    terminal.type(DROP_LINE + "`a" + ENTER + "  b" + ENTER + "c`" + ENTER, '"a\\n  b\\nc"', "»")


def test_lines_that_bring_their_own_margin(terminal: Terminal) -> None:
    script = "const f = a => {\n    if (a) {\n        return [\n            a ]\n    }\n  return 0 }; f(7)"
    # Typed, or pasted in a terminal that does not say so.
    terminal.type(script.replace("\n", ENTER), *f"» {script}".replace("\n", "\n· ").split("\n"))
    terminal.type(ENTER, "[7]", "»")


def test_a_paste_in_a_terminal_that_does_not_say_so(terminal: Terminal) -> None:
    script = "const f = a => {\n\tif (a) {\n\t\treturn [\ta ]\n\t}\n}; f(7)"
    terminal.type(script.replace("\n", ENTER) + ENTER, "[7]", "»")
    terminal.type(":share a.late" + ENTER, "» :share a.late", "»")
    assert (terminal.folder / "a.late").read_text("utf-8").startswith(script[: script.index("; f")])


def test_lines_typed_ahead(terminal: Terminal) -> None:
    # One that is wrong does not swallow those behind it.
    lines = ["let n = 1", "for (let i = 0; i < 2000; i++) { n += 1 }", "n +* 2", "nothing_here", "[n]"]
    terminal.type(ENTER.join(lines) + ENTER, "» [n]", "[2001]", "»")


def test_arrows_in_an_input_of_several_lines(terminal: Terminal) -> None:
    terminal.type(pasted("[1,\n2,\n3]"), "» [1,", "· 2,", "· 3]")
    terminal.type(UP + HOME + "4" + UP + END + " 5," + ENTER, "· 42,", "· 3]", "[1, 5, 42, 3]", "»")


def test_alt_enter_submits_always(terminal: Terminal) -> None:
    terminal.type("(1 +" + ALT_ENTER, "hint: write `)` where it ends", "»")


def test_colours_while_typing(start: Start) -> None:
    terminal = start(NO_COLOR="")
    terminal.type("local a = f('b', 12) // c", "» local a = f('b', 12) // c")
    looks = {text: terminal.look(text).colour for text in ("local", " = ", "f", "'b'", "12", "// c")}
    grey = {"// c": "brightblack"}
    assert looks == {"local": "magenta", " = ": "default", "f": "blue", "'b'": "green", "12": "cyan"} | grey


def test_the_lexer_is_an_entry_point() -> None:
    """Pygments finds it by its name, and styles what the prompt styles."""
    token, lexers = pytest.importorskip("pygments.token"), pytest.importorskip("pygments.lexers")
    if not any(entry.name == "latebind" for entry in entry_points(group="pygments.lexers")):
        pytest.skip("latebind is not installed")
    found = {text: kind for kind, text in lexers.get_lexer_by_name("latebind").get_tokens("local a = 'b'")}
    assert found["local"] in token.Keyword and found["'b'"] in token.String


def test_matching_brackets(terminal: Terminal) -> None:
    terminal.type("{[(1)]}", "» {[(1)]}")
    terminal.wait(lambda: terminal.look("{").underlined, "the bracket that matches")
    assert not terminal.look("[").underlined
    terminal.process.send(LEFT * 2)
    terminal.wait(lambda: terminal.look("[").underlined, "the bracket inside")
    assert not terminal.look("{").underlined


def test_a_suggestion_from_the_history(start: Start) -> None:
    terminal = start(NO_COLOR="")
    terminal.run("40 + 2")
    terminal.type("40", "» 40 + 2")
    terminal.wait(lambda: terminal.look(" + 2").colour not in ("default", "cyan"), "grey")
    assert terminal.look("40").colour == "cyan"
    terminal.process.send(RIGHT)
    terminal.wait(lambda: terminal.look("2").colour == "cyan", "colours")
    terminal.see(ENTER, "\n42")


def test_prefix_search(terminal: Terminal) -> None:
    terminal.run("'one' + 1", "2 + 2", "'two' + 2", "3 + 3")
    terminal.type("'" + UP, "» 'two' + 2")
    terminal.type(UP, "» 'one' + 1")
    terminal.type(ENTER, '"one1"', "»")


def test_ctrl_r(terminal: Terminal) -> None:
    terminal.run("'needle' + 1", "'hay' + 1")
    terminal.see(CTRL_R + "eedl", "'needle' + 1")
    terminal.type(ENTER, "» 'needle' + 1")
    terminal.type(ENTER, '"needle1"', "»")


def test_a_pasted_script(terminal: Terminal) -> None:
    # Not run before Enter, not indented, with the line ends of any system and with tabs.
    terminal.type(
        pasted("if (true) {\r\n\tlog('a')\r\n}\r\n40 + 2"), "» if (true) {", "·     log('a')", "· }", "· 40 + 2"
    )
    terminal.type(ENTER, "log: a", "42", "»")


def test_a_paste_with_prompts(terminal: Terminal) -> None:
    terminal.type(pasted("» const a = {\n·   b: 1}\n» a.b\n1\n» "), "» const a = {", "·   b: 1}", "· a.b", "·")
    terminal.type(ENTER, "1", "»")
    terminal.type(pasted("> [2,\n... 3]"), "» [2,", "· 3]")


def test_wide_characters(terminal: Terminal) -> None:
    terminal.type("'a😀茶'" + LEFT * 2 + "b" + ENTER, "» 'a😀b茶'", '"a😀b茶"', "»")


def test_an_editor(start: Start, tmp_path: Path) -> None:
    editor = tmp_path / "editor"
    editor.write_text('#!/bin/sh\nsed s/1/40/ "$1" >made; cat made >"$1"; echo "$1" >name\n')
    editor.chmod(0o755)
    terminal = start(EDITOR=str(editor), VISUAL=str(editor))
    terminal.type("1 + 2" + EDITOR, "» 40 + 2", "42", "»")  # it is run once the editor ends
    assert (tmp_path / "name").read_text().strip().endswith(".late")


def test_vi_keys(start: Start) -> None:
    terminal = start(LATEBIND_EDITING="vi", PROMPT_TOOLKIT_NO_CPR="")
    terminal.see("1 + 1", "» 1 + 1", "vi insert")
    terminal.see(ESCAPE, "vi navigation")
    terminal.see("0r4A1" + ENTER, "» 4 + 11", "\n15")


def test_f4_changes_the_keys(start: Start) -> None:
    terminal = start(PROMPT_TOOLKIT_NO_CPR="")
    terminal.see("1 + 1", "» 1 + 1", "emacs")
    terminal.see(F4 + ESCAPE, "vi navigation")
    terminal.see("0x", "»  + 1")
    terminal.see(F4 + "\x012", "» 2 + 1", "emacs")


def history(folder: Path) -> Path:
    kept = "Library/Application Support" if sys.platform == "darwin" else ".local/state"
    return folder / kept / "latebind" / "history"


def test_the_history_is_kept_for_its_owner_alone(start: Start, tmp_path: Path) -> None:
    terminal = start()
    terminal.run("1 + 1")
    assert terminal.end(CTRL_D) == 0
    file = history(tmp_path)
    assert [json.loads(line) for line in file.read_text().splitlines()] == ["1 + 1"]
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    start().type(UP, "» 1 + 1")


def test_the_history_is_bounded(start: Start, tmp_path: Path) -> None:
    file = history(tmp_path)
    file.parent.mkdir(parents=True)
    file.write_text("".join(f'"{number}"\n' for number in range(2_500)))
    start().type(UP, "» 2499")
    assert file.read_text().splitlines() == [f'"{number}"' for number in range(1_500, 2_500)]


def test_no_history(start: Start, tmp_path: Path) -> None:
    terminal = start(LATEBIND_HISTORY="")
    terminal.run("1 + 1")
    assert terminal.end(CTRL_D) == 0
    assert not history(tmp_path).exists()


def test_lines_that_start_with_a_space_are_not_kept(start: Start, tmp_path: Path) -> None:
    terminal = start()
    terminal.run("1 + 1", " 'secret'")
    assert terminal.end(CTRL_D) == 0
    assert history(tmp_path).read_text() == '"1 + 1"\n'


def test_ctrl_c_drops_the_line(terminal: Terminal) -> None:
    terminal.type("1 + ", "» 1 +")
    terminal.type(DROP_LINE, "» 1 +", "»")
    terminal.type("2" + ENTER, "2", "»")


def test_ctrl_c_stops_what_runs(start: Start) -> None:
    terminal = start("--max-steps", "1000000000000")
    loop = "log('go'); for (const a of range(9e4)) { for (const b of range(9e4)) { a * b } }"
    terminal.type(loop + ENTER, "log: go")
    terminal.type(DROP_LINE, "interrupted", "»")
    terminal.type("1 + 1" + ENTER, "2", "»")


def test_ctrl_c_between_prompts(start: Start) -> None:
    terminal = start()
    for number in range(30):
        terminal.see(f"{number} + 100" + ENTER, f"\n{number + 100}")
        terminal.process.send(DROP_LINE)  # on its way to the next prompt, or there
    terminal.clear()
    terminal.type("40 + 2" + ENTER, "42", "»")


def test_ctrl_d_leaves(start: Start) -> None:
    terminal = start()
    terminal.process.send("1" + CTRL_D)  # it does not leave while there is something typed
    terminal.type(DROP_LINE, "» 1", "»")
    assert terminal.end(CTRL_D) == 0


def test_ctrl_d_typed_while_nothing_reads(start: Start, tmp_path: Path) -> None:
    terminal = start()
    terminal.run("memory.setItem('a', '1')")
    other = sqlite3.connect(tmp_path / "bot.db")
    other.execute("BEGIN IMMEDIATE")
    try:
        terminal.process.send("memory.setItem('a', '2')" + ENTER)  # waits for the other
        terminal.wait(terminal.process.getecho, "a terminal that nobody reads")
        terminal.process.send(CTRL_D)
    finally:
        other.close()
    assert terminal.end("") == 0
    assert any(line.endswith('"2"') for line in terminal.lines)


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
def test_ctrl_z_suspends(start: Start, tmp_path: Path) -> None:
    latebind = start()
    terminal = Terminal(["bash", "--norc", "-i"], latebind.environment | {"PS1": "$ "}, tmp_path)
    try:
        terminal.see(f"clear; {shlex.quote(sys.executable)} -m latebind" + ENTER, "latebind: :help for help", "\n»")
        terminal.type("40 + ", "» 40 +")
        terminal.see(CTRL_Z, "Stopped")
        terminal.type("fg" + ENTER, "» 40 +")
        terminal.type("2" + ENTER, "42", "»")
    finally:
        terminal.process.close(force=True)
