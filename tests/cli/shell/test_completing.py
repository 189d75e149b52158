"""What Tab offers at the prompt, and errors that are shown when Enter is pressed."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from latebind import Runtime
from latebind.cli.shell.candidates import complete
from latebind.cli.shell.completion import paths
from latebind.interp.shapes.declare import shape_of
from latebind.tests.cli.conftest import environment
from latebind.tests.cli.shell.conftest import BACK_TAB, DROP_LINE, ENTER, TAB, Start, Terminal

pytestmark = pytest.mark.skipif(os.name != "posix", reason="POSIX alone")


def test_names_in_scope(terminal: Terminal) -> None:
    terminal.run("const quantity = 2", "local quality = 1")
    terminal.see("quan" + TAB, "» quantity")
    terminal.see(DROP_LINE + "qua" + TAB, "quality   local", "quantity  number")
    terminal.see(DROP_LINE + "retu" + TAB, "» return")


def test_members_of_the_value_at_hand(terminal: Terminal) -> None:
    terminal.run("local o = {alpha: 'x'}")
    terminal.type("o.al" + TAB, "» o.alpha")
    terminal.type(".toUp" + TAB, "» o.alpha.toUpperCase")
    terminal.see(DROP_LINE + "'a,b'.split(',')." + TAB, "filter(f: function): array  The items for which")


def test_nothing_is_evaluated_that_has_an_effect(terminal: Terminal) -> None:
    terminal.see("memory.setItem('made', 'x')." + TAB, "» memory.setItem('made', 'x').")
    terminal.see("to" + TAB + TAB + DROP_LINE + "1" + ENTER, "\n1\n»")
    terminal.clear()
    terminal.type(":memory" + ENTER, "» :memory", "»")


def test_functions_with_signature_and_doc(terminal: Terminal) -> None:
    terminal.see("Math.m" + TAB, "max(...values: number): number  The largest of the arguments", "min(")


def test_the_function_whose_arguments_are_typed(start: Start) -> None:
    terminal = start(PROMPT_TOOLKIT_NO_CPR="")
    largest = "Math.max(...values: number): number  The largest of the arguments"
    terminal.see("Math.max(1, [", f"\n{largest}")
    terminal.see("2])", "\nsqlite:///bot.db")
    terminal.see(DROP_LINE + "'a'.split('", "\nstring.split(separator?: string | regexp, limit?: integer): array")
    terminal.see(DROP_LINE + "const double = a => a * 2" + ENTER + "double(", "\nconst double = a => a * 2")


def test_tab_where_an_argument_begins(terminal: Terminal) -> None:
    terminal.see("Math.max(" + TAB, "Math.max(...values: number): number", "The largest of the arguments")
    terminal.see(TAB, "» Math.max(")
    terminal.see(DROP_LINE + "Math.max(1, " + TAB, "Math.max(...values: number): number")


def test_object_keys(terminal: Terminal) -> None:
    terminal.run("const o = {'a b': 1, 'a c': 2, d: 3}")
    terminal.see("o['" + TAB, " a b  ", " a c  ", " d  ", "number")
    terminal.type(DROP_LINE + "o['d" + TAB, "» o['d")


def test_memory_keys(terminal: Terminal) -> None:
    terminal.run("memory.setItem('task_123', 'done')")
    terminal.type("memory.getI" + TAB, "» memory.getItem")
    terminal.type("('ta" + TAB, "» memory.getItem('task_123")
    terminal.type("')" + ENTER, '"done"', "»")


def test_variables_of_a_user_stand_before_methods(start: Start) -> None:
    terminal = start("--user", "ana")
    terminal.run("$memory.set('zebra', 1)", "$memory.set('name', 'Ana')")
    terminal.see("$memory." + TAB, "name", "zebra", "delete", "get")
    listed = [line.split()[0] for line in terminal.lines[1:]]
    assert listed[:4] == ["name", "zebra", "delete", "get"]


def test_memory_keys_are_capped(terminal: Terminal) -> None:
    terminal.run("for (const k of range(250)) { memory.setItem('k' + String(k).padStart(3, '0'), 'x') }")
    terminal.see("memory.getItem('k" + TAB, "k000")
    terminal.see(BACK_TAB, "» memory.getItem('k199")


def test_keys_typed_while_a_store_is_slow_are_drawn(start: Start, tmp_path: Path) -> None:
    setting = [sys.executable, "-m", "latebind", "memory", "set", "key", "x", "--memory", "sqlite:///bot.db"]
    subprocess.run(setting, cwd=tmp_path, env=environment(tmp_path), check=True, capture_output=True)
    terminal = start()
    other = sqlite3.connect(tmp_path / "bot.db")
    other.executescript("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE;")
    try:
        terminal.type("memory.getItem('k" + TAB, "» memory.getItem('k")
        terminal.type("ex", "» memory.getItem('kex")
    finally:
        other.close()


def test_commands(terminal: Terminal) -> None:
    terminal.type(":wat" + TAB, "» :watch")
    terminal.see(DROP_LINE + ":w" + TAB, ":watch  [EXPRESSION]  show a value again", ":why    NAME  what a value")


def test_files_whose_kind_cannot_be_told(tmp_path: Path) -> None:
    (tmp_path / "around").symlink_to("around")
    (tmp_path / "away").symlink_to("nowhere")
    (tmp_path / "all").mkdir()
    assert [os.path.basename(path) for path in paths(f"{tmp_path}/a")] == ["", "around", "away"]
    assert paths(f"{tmp_path}/al") == [f"{tmp_path}/all/"]


def test_files(terminal: Terminal) -> None:
    (terminal.folder / "flow.late").write_text("1")
    (terminal.folder / "flows").mkdir(exist_ok=True)
    terminal.see(":load fl" + TAB, "flow.late", "flows/")
    terminal.type(DROP_LINE + ":save flow." + TAB, "» :save flow.late")


def test_an_error_on_enter(terminal: Terminal) -> None:
    typed = "memory.getItm('step')"
    hint = "hint: did you mean `memory.getItem`?"
    error = "error: `memory` has no member `getItm` [UNKNOWN_MEMBER]"
    terminal.see(typed + ENTER, error, hint)
    at = terminal.lines.index(error)
    place, source, marks = terminal.lines[at + 1 : at + 4]
    number = place.rpartition(":")[0].rpartition(":")[2]
    assert source == f"{number} | {typed}"
    assert marks[marks.index("^") :] == "^^^^^^" and marks.index("^") == source.index("getItm")
    # The text is kept, with the cursor at the error, which stands below what was typed.
    assert terminal.lines[:2] == [f"» {typed}", error]
    terminal.type("", hint, f"» {typed}")
    terminal.type("\x1b[3~" * 6 + "getItem" + ENTER, '""', "»")


def test_members_that_a_host_declares() -> None:
    schema = {
        "title": "Order",
        "properties": {
            "total": {"type": "number", "description": "With taxes."},
            "customer": {
                "anyOf": [{"type": "null"}, {"title": "Customer", "properties": {"name": {"type": "string"}}}]
            },
        },
    }
    shapes = {"order": shape_of(schema)}
    library = Runtime(shapes={"order": schema}).library

    def offered(text: str) -> list[tuple[str, str, str]]:
        return [(found.text, found.detail, found.doc) for found in complete(text, library, {}, shapes=shapes)]

    assert offered("ord") == [("order", "Order", "")]
    assert offered("1 + order.") == [("customer", "null | Customer", ""), ("total", "number", "With taxes.")]
    assert offered("order.customer?.n") == [("name", "string", "")]
    assert ("trim", "trim(): string", "Without white space at both ends.") in offered("order.customer.name.tri")
    assert offered("order.customer.nobody.") == []
