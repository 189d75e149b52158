"""The commands of the prompt, typed. What each prints in all its forms is in `prompt/`."""

from __future__ import annotations

import os

import pytest

from latebind.cli.shell.commands import COMMANDS
from latebind.tests.cli.shell.conftest import ENTER, Start, Terminal

pytestmark = pytest.mark.skipif(os.name != "posix", reason="POSIX alone")


def test_help_lists_every_command(start: Start) -> None:
    terminal = start(size=(50, 100))
    for asking in (":help", "help", "?"):
        terminal.see(
            asking + ENTER,
            f"» {asking}\n  :help",
            *(f":{name} {entry.usage}" for name, entry in COMMANDS.items()),
            "\n»",
        )
        terminal.clear()


def test_help_on_a_name(terminal: Terminal) -> None:
    terminal.type(":help trimStart" + ENTER, "string.trimStart(): string", "  Without white space at the start.", "»")
    terminal.type(":help :load" + ENTER, ":load FILE", "  run a script as an input", "»")
    terminal.see("Math.max" + ENTER, "Math.max(...values: number): number")
    terminal.see("help()" + ENTER, "\nfunctions: Error ", "\nnamespaces: $memory Array")


def test_a_question_mark_at_the_end(terminal: Terminal) -> None:
    terminal.run("local total = 4")
    terminal.type("total?" + ENTER, "local total = 4  → 4", "»")
    terminal.type("Math.max?" + ENTER, "  The largest of the arguments: `Math.max(...items)`.", "»")


def test_memory(terminal: Terminal) -> None:
    terminal.run("memory.setItem('task_1', 'done'); memory.setItem('name', 'Ana')")
    terminal.type(":memory" + ENTER, 'name = "Ana"', 'task_1 = "done"', "»")
    terminal.type(":memory task" + ENTER, "» :memory task", 'task_1 = "done"', "»")


def test_session(terminal: Terminal) -> None:
    terminal.run("session.setItem('a', '1'); session.setItem('b', '2')")
    terminal.type(":session" + ENTER, 'a = "1"', 'b = "2"', "»")
    terminal.type(":session b" + ENTER, "» :session b", 'b = "2"', "»")


def test_vars(start: Start) -> None:
    terminal = start("--var-json", "price=9.5")
    terminal.run("const quantity = 2; local total = price * quantity")
    terminal.type(":vars" + ENTER, "» :vars", "price = 9.5", "quantity = 2", "»")


def test_locals(terminal: Terminal) -> None:
    terminal.run("local total = 2 * 3; const other = 1")
    terminal.type(":locals" + ENTER, "» :locals", "local total = 2 * 3", "  = 6", "»")


def test_user(start: Start) -> None:
    terminal = start(PROMPT_TOOLKIT_NO_CPR="")
    terminal.see("", "user —")
    terminal.see(":user ana" + ENTER, "user ana")
    terminal.see("$memory.set('name', 'Ana')" + ENTER, '"Ana"')
    terminal.see(":user luz" + ENTER, "user luz")
    terminal.see("$memory.name ?? 'nobody'" + ENTER, '"nobody"')
    terminal.see(":user" + ENTER, '» :user\n"luz"')


def test_conversation(start: Start) -> None:
    terminal = start(PROMPT_TOOLKIT_NO_CPR="")
    terminal.see("", "conversation —")
    terminal.see(":conversation wa:593" + ENTER, "conversation wa:593")
    terminal.see("ctx.memory.set('step', 'name')" + ENTER, '\n"name"')
    terminal.see(":conversation" + ENTER, '\n"wa:593"')


def test_save_and_load(terminal: Terminal) -> None:
    terminal.run("const price = 21; local total = price * 2", ":save inputs.late", ":reset")
    assert (terminal.folder / "inputs.late").read_text() == "const price = 21\nlocal total = price * 2\n"
    terminal.see("total" + ENTER, "nothing here is called `total`", "\n»")
    terminal.clear()
    terminal.run(":load inputs.late")
    terminal.type("total" + ENTER, "42", "»")
    terminal.see(":save inputs.late" + ENTER, "error: cannot write inputs.late: file exists")


def test_share(terminal: Terminal) -> None:
    terminal.run("const rate = 2", "local total = rate * 3", "const rate = 4")
    terminal.type("total" + ENTER, "12", "»")
    terminal.type(":share all.late" + ENTER, "» :share all.late", "»")
    assert (terminal.folder / "all.late").read_text("utf-8").split("\n") == [
        "let rate = 2",
        "local total = rate * 3",
        "rate = 4",
        "total",
        "",
    ]
    terminal.type(":load all.late" + ENTER, "12", "»")


def test_time(terminal: Terminal) -> None:
    terminal.see(":time memory.getItem('a')" + ENTER, " ms, ", " steps, 1 memory operations")


def test_undo(terminal: Terminal) -> None:
    terminal.run("memory.setItem('a', '1')", "memory.setItem('a', '2')", ":watch memory.getItem('a')")
    back = "took back: memory.setItem('a', '2')"
    terminal.type(":undo" + ENTER, "» :undo", back, "memory.getItem('a') = \"1\"", "»")
    terminal.run(":watch")
    terminal.type(":memory" + ENTER, 'a = "1"', "»")


def test_dry(start: Start) -> None:
    terminal = start(PROMPT_TOOLKIT_NO_CPR="")
    terminal.see(":dry on" + ENTER, "emacs", " · dry")
    terminal.see("memory.setItem('a', '1')" + ENTER, 'would: {"scope": "memory", "action": "set", "key": "a"')
    terminal.see("memory.size()" + ENTER, "\n0")
    terminal.process.send(":dry off" + ENTER)
    terminal.wait(lambda: " · dry" not in terminal.lines[-1], "the mode gone")


def test_reset(terminal: Terminal) -> None:
    terminal.run("const a = 1; local b = 2; session.setItem('c', '3')", ":reset")
    terminal.type(":vars" + ENTER + ":locals" + ENTER + ":session" + ENTER, "» :vars", "» :locals", "» :session", "»")


@pytest.mark.parametrize("leaving", [":quit", ":q", "exit", "quit()"])
def test_quit(start: Start, leaving: str) -> None:
    assert start().end(leaving + ENTER) == 0


def test_a_wrong_command(terminal: Terminal) -> None:
    terminal.type(":hlp" + ENTER, "hint: did you mean `:help`?", "»")
    terminal.type(":w" + ENTER, "hint: did you mean `:why` or `:watch`?", "»")
    terminal.see(":undo all" + ENTER, "error: expected nothing after :undo, found `all`")
    terminal.see("nothere" + ENTER, "error: nothing here is called `nothere`")
