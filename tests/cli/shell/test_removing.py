"""What removes much of lasting memory at the prompt: it asks once, and `:undo` brings it back."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

import latebind
from latebind.tests.cli.shell.conftest import CTRL_D, DROP_LINE, ENTER, Start, Terminal

pytestmark = pytest.mark.skipif(os.name != "posix", reason="POSIX alone")

FILL = "for (let i = 0; i < 30; i++) { memory.setItem('k' + i, i) }"
DECLINED = "error: nothing was removed [REMOVAL_DECLINED]"
ASKED = "remove 30 entries of memory? [y/N]"


def ask(terminal: Terminal, text: str, *questions: str) -> None:
    """Type an input that asks."""
    terminal.wipe()
    terminal.type(text + ENTER, *questions)


@pytest.mark.parametrize("answer", [ENTER, "n" + ENTER, DROP_LINE, "yess" + ENTER, CTRL_D + ENTER])
def test_a_clear_that_is_declined(terminal: Terminal, answer: str) -> None:
    terminal.run(FILL, "const before = 1")
    ask(terminal, "const before = 2; session.setItem('a', '1'); memory.clear()", ASKED)
    terminal.see(answer, f"{DECLINED}\n»")
    terminal.clear()
    terminal.type("[memory.size(), before, session.size()]" + ENTER, "[30, 1, 0]", "»")
    terminal.type(":undo" + ENTER, "took back: const before = 1", "»")


def test_a_clear_that_is_taken_back(terminal: Terminal) -> None:
    terminal.run(FILL)
    ask(terminal, "memory.clear(); memory.setItem('new', 'a')", ASKED)
    terminal.see("y" + ENTER, '"a"')
    terminal.type("memory.size()" + ENTER, "1", "»")
    terminal.type(":undo" + ENTER, "took back: memory.clear(); memory.setItem('new', 'a')", "»")
    terminal.type("[memory.size(), memory.getItem('k29'), memory.getItem('new')]" + ENTER, '[30, "29", ""]', "»")


def test_clear_alone_clears_nothing(terminal: Terminal) -> None:
    terminal.run(FILL)
    for typed in ("clear()", "clear();", " clear( ) // please"):
        terminal.see(typed + ENTER, "at the prompt, clear() clears nothing", "hint: Ctrl-L clears the screen", "\n»")
        terminal.clear()
    terminal.type("memory.size()" + ENTER, "30", "»")
    terminal.run("function clear() { return 'mine' }")
    terminal.type("clear()" + ENTER, '"mine"', "»")


def test_removals_one_by_one_ask_once(terminal: Terminal) -> None:
    terminal.run(FILL, "for (let i = 0; i < 20; i++) { memory.deleteItem('k' + i) }", ":undo")
    question = "20 entries are removed; remove 1 entry of memory, and what else this input removes? [y/N]"
    ask(terminal, "for (let i = 0; i < 30; i++) { memory.deleteItem('k' + i) }", question)
    terminal.see("yes" + ENTER, "\n»")
    terminal.wipe()
    terminal.type("memory.size()" + ENTER, "0", "»")
    terminal.run(":undo")
    terminal.type("memory.size()" + ENTER, "30", "»")


def test_a_no_in_the_midst_of_an_input(terminal: Terminal) -> None:
    terminal.run(FILL, "memory.setItem('a', '1')")
    ask(
        terminal,
        "memory.setItem('a', '2'); for (let i = 0; i < 30; i++) { try { memory.deleteItem('k' + i) } catch (e) {} }",
        "20 entries are removed; remove 1 entry of memory, and what else this input removes? [y/N]",
    )
    terminal.see(ENTER, DECLINED)
    terminal.type("[memory.size(), memory.getItem('a')]" + ENTER, '[31, "1"]', "»")


def test_other_memories(start: Start) -> None:
    terminal = start("--user", "ana", "--conversation", "wa:593")
    for space, named in (("$memory", "$memory (ana)"), ("ctx.memory", "ctx.memory (wa:593)")):
        keys = "Array.from({length: 30}, (_, i) => 'k' + i)"
        terminal.run(f"for (const k of {keys}) {{ {space}.set(k, k) }}")
        ask(terminal, f"{space}.delete({keys})", f"remove 30 entries of {named}? [y/N]")
        terminal.see(ENTER, DECLINED)
        ask(terminal, f"{space}.delete({keys})", f"remove 30 entries of {named}? [y/N]")
        terminal.see("y" + ENTER, "\n»")
        terminal.wipe()
        terminal.type(":undo" + ENTER, f"took back: {space}.delete({keys})", "»")
        terminal.type(f"{space}.get('k7', '')" + ENTER, '"k7"', "»")


def test_somebody_writes_while_the_question_stands(start: Start) -> None:
    one, other = start(), start()
    one.run(FILL)
    ask(one, "memory.clear()", ASKED)
    other.run("memory.setItem('late', '1')")
    one.see("y" + ENTER, '"Cleared 30 items"')
    one.wipe()
    one.run(":undo")
    one.type("[memory.size(), memory.getItem('late')]" + ENTER, '[31, "1"]', "»")


def test_an_app_asks(start: Start, tmp_path: Path) -> None:
    shutil.copy(Path(__file__).parents[1] / "scripts" / "shop.py", tmp_path)
    terminal = start("--app", "shop:runtime", "--user", "ana")
    terminal.run(FILL)
    terminal.see("tell('hello'); memory.clear()" + ENTER, "ana is told: hello", ASKED)
    terminal.see(DROP_LINE, DECLINED, "tell had been called before")
    ask(terminal, "memory.clear()", ASKED)
    terminal.see("y" + ENTER, '"Cleared 30 items"')
    terminal.wipe()
    terminal.run(":undo")
    terminal.type("memory.size()" + ENTER, "30", "»")


@pytest.mark.long
def test_a_hundred_thousand_keys(start: Start, tmp_path: Path) -> None:
    entry = {"scope": "app", "id": "", "kind": "string"}
    records = ({**entry, "key": f"k{number}", "value": f"value {number}"} for number in range(100_000))
    with latebind.Runtime(memory=f"sqlite:///{tmp_path / 'bot.db'}") as runtime:
        runtime.admin().import_(records)
    terminal = start()
    ask(terminal, "memory.clear()", "remove 100 000 entries of memory? [y/N]")
    terminal.see("y" + ENTER, '"Cleared 100000 items"')
    terminal.wipe()
    terminal.run(":undo")
    terminal.type("[memory.size(), memory.getItem('k99999')]" + ENTER, '[100000, "value 99999"]', "»")
