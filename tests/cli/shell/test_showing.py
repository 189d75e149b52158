"""What the prompt prints, and where: colours, tables, pager, toolbar, windows of all sizes, and no terminal at all."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from latebind.tests.cli.conftest import ROOT, Latebind, environment
from latebind.tests.cli.shell.conftest import CTRL_D, ENTER, Start, Terminal

pytestmark = pytest.mark.skipif(os.name != "posix", reason="POSIX alone")


def test_values_in_colour(start: Start) -> None:
    terminal = start(NO_COLOR="")
    terminal.type("({a: 'b', n: 12})" + ENTER, '{"a": "b", "n": 12}', "»")
    assert [terminal.look(text).colour for text in ('"b"', "12", "{")] == ["green", "cyan", "default"]
    terminal.type("null.x" + ENTER, "hint: where it may be null, write `?.x`", "»")
    assert [terminal.look(text).colour for text in ("error:", "^", "hint:")] == ["red", "red", "cyan"]


def test_a_value_that_is_too_long_for_one_line(terminal: Terminal) -> None:
    terminal.type("({a: 'x'.repeat(90), b: [1, 2]})" + ENTER, "  ]", "}", "»")
    assert f'  "a": "{"x" * 90}",' in terminal.lines


def test_tables(terminal: Terminal) -> None:
    rows = '[{name: "Tea", price: 2.5}, {name: "Cocoa", price: 10, sold: true}]'
    terminal.type(rows + ENTER, "name     price  sold", '"Tea"      2.5', '"Cocoa"     10  true', "»")


def test_long_values_are_folded(start: Start) -> None:
    terminal = start(size=(40, 100))
    terminal.type(
        "range(1000)" + ENTER,
        *(f"  {n}," for n in range(10, 20)),
        "  … 975 more,",
        "  995,",
        "  996,",
        "  997,",
        "  998,",
        "  999",
        "]",
        "»",
    )
    terminal.wipe()
    terminal.type(
        "range(60).map(n => ({n, name: 'n' + n}))" + ENTER,
        '19  "n19"',
        "… 35 more",
        '55  "n55"',
        '56  "n56"',
        '57  "n57"',
        '58  "n58"',
        '59  "n59"',
        "»",
    )
    assert " n  name" in terminal.lines


def test_the_whole_of_a_long_value(start: Start) -> None:
    terminal = start(PAGER="sed s/^/paged:/")
    terminal.run("range(60)")
    terminal.type(":show" + ENTER, *(f"paged:  {n}," for n in range(40, 59)), "paged:  59", "paged:]", "»")
    terminal.see(":show range(3)" + ENTER, "\n[0, 1, 2]\n»")


def test_what_to_try_first(start: Start, tmp_path: Path) -> None:
    first = start()
    assert first.lines[1].startswith("memory lasts: ") and first.lines[2].startswith("a local is late: ")
    first.type("1" + ENTER, "» 1", "1", "»")
    second = start()
    assert second.lines == ["latebind: :help for help, Ctrl-D to leave", "»"]


def test_the_pager(start: Start) -> None:
    terminal = start(PAGER="sed s/^/paged:/")
    terminal.run("memory.setItem('a', 'x')")
    terminal.type(":memory" + ENTER, "» :memory", 'a = "x"', "»")
    terminal.run("for (const k of range(40)) { memory.setItem('k' + k, 'x') }")
    terminal.see(":memory" + ENTER, 'paged:k9 = "x"')


def test_control_characters_are_escaped(terminal: Terminal) -> None:
    terminal.run(r"memory.setItem('a\u001b[2J', '\u001b[31m\u009b\u202e')")
    terminal.see(":memory" + ENTER, r'a\u001b[2J = "\u001b[31m\u009b\u202e"')
    assert terminal.lines[0] == "» :memory"  # nothing was wiped


def test_the_toolbar(start: Start) -> None:
    whole = ("--user", "ana", "--conversation", "wa:593")
    terminal = start(*whole, PROMPT_TOOLKIT_NO_CPR="")
    terminal.see("", "sqlite:///bot.db · user ana · conversation wa:593 · emacs")
    assert terminal.display[-1].startswith("sqlite:")


def test_the_toolbar_keeps_secrets(start: Start, tmp_path: Path) -> None:
    terminal = start("--memory", f"sqlite:///{tmp_path}/bot.db?durability=full", PROMPT_TOOLKIT_NO_CPR="")
    terminal.see("", "bot.db · user —")


def test_no_colours(start: Start) -> None:
    terminal = start(NO_COLOR="1")
    terminal.type("local a = 'b'", "» local a = 'b'")
    assert terminal.look("local a = 'b'").colour == "default"
    terminal.type("; ({a})" + ENTER, '{"a": "b"}', "»")
    assert terminal.look('{"a": "b"}').colour == "default"


def test_a_dumb_terminal(start: Start) -> None:
    terminal = start(TERM="dumb")

    def listening() -> bool:  # it writes its prompt before it listens
        return not terminal.process.getecho()

    terminal.wait(listening, "listening")
    terminal.type("40 + 2" + ENTER, "» 40 + 2", "42", "»")
    terminal.wait(listening, "listening")
    # It cannot draw a text again, and so keeps none.
    terminal.type("null.x" + ENTER, "hint: where it may be null, write `?.x`", "»")
    terminal.wait(listening, "listening")
    assert terminal.end(CTRL_D) == 0


def test_a_narrow_window(start: Start) -> None:
    terminal = start(size=(30, 40), PROMPT_TOOLKIT_NO_CPR="")
    terminal.see("", "\nsqlite:///bot.db · — · — · emacs")
    terminal.see(":help why" + ENTER, ":why NAME", "  what a value came from")
    terminal.see("[{a: 'x'.repeat(19), b: 'y'.repeat(19)}, {a: 1}]" + ENTER, '    "a": "xxxxxxxxxxxxxxxxxxx",')


def test_resizing_while_typing(start: Start) -> None:
    terminal = start(PROMPT_TOOLKIT_NO_CPR="")
    terminal.see("", "emacs")
    typed = "40 + " * 12
    terminal.see(typed, f"» {typed}".rstrip())
    terminal.resize(20, 30)
    terminal.see("2", "0 + 2")
    terminal.wait(lambda: max(map(len, terminal.lines)) <= 30, "narrow lines")
    terminal.resize(30, 90)
    terminal.see(" + 1" + ENTER, "\n483")


def test_standard_input_that_is_no_terminal(latebind: Latebind) -> None:
    done = latebind(stdin="const a = 40\na + 2\n")
    assert (done.stdout, done.stderr, done.returncode) == ("42\n", "", 0)


def imported(log: str) -> list[str]:
    """The modules in what `python -X importtime` writes, in the order in which they were imported."""
    return re.findall(r"import time:[ \d]+\|[ \d]+\| +(\S+)", log)


def test_prompt_toolkit_is_not_imported_without_a_terminal(tmp_path: Path) -> None:
    command = [sys.executable, "-X", "importtime", "-m", "latebind"]
    done = subprocess.run(command, input="1", capture_output=True, text=True, env=environment(tmp_path), cwd=tmp_path)
    assert done.stdout == "1\n"
    assert "latebind.grammar.parser" in imported(done.stderr)
    assert not [name for name in imported(done.stderr) if name.startswith("prompt_toolkit")]


def test_the_first_prompt_needs_no_language(tmp_path: Path) -> None:
    """It is drawn before parser, compiler and store are imported; `benchmarks/startup.py` measures what that gives."""
    shell = f"exec {shlex.quote(sys.executable)} -X importtime -m latebind 2>imports"
    env = environment(tmp_path) | {"TERM": "xterm-256color", "PROMPT_TOOLKIT_NO_CPR": "1"}
    terminal = Terminal(["/bin/sh", "-c", shell], env, tmp_path)
    terminal.type("", "»")
    terminal.see("40 + 2" + ENTER, "\n42")
    terminal.wait(lambda: terminal.lines[-1] == "»", "the next prompt")
    assert terminal.end(CTRL_D) == 0
    modules = imported((tmp_path / "imports").read_text())
    drawing = modules.index("prompt_toolkit.input.vt100")
    for later in ("latebind.grammar.parser", "latebind.interp.program", "latebind.host.runtime"):
        assert modules.index(later) > drawing


def test_a_store_that_does_not_exist(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "latebind", "--memory", "nosuch:///x"]
    terminal = Terminal(command, environment(tmp_path) | {"TERM": "xterm-256color"}, tmp_path)
    terminal.see("", "error: ", "nosuch")
    assert terminal.end("") == 4


def test_the_prompt_of_a_checkout_that_is_not_installed(tmp_path: Path) -> None:
    env = environment(tmp_path) | {"TERM": "xterm-256color", "PROMPT_TOOLKIT_NO_CPR": "1"}
    del env["PYTHONPATH"]
    terminal = Terminal([sys.executable, str(ROOT / "repl.py"), "--memory", ":memory:"], env, tmp_path)
    terminal.type("", "»")
    terminal.see("40 + 2" + ENTER, "\n42")
    assert terminal.end(CTRL_D) == 0
