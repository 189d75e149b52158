"""Late binding at the prompt: locals that follow what they depend on, `:watch`, `:why`, `:graph`, two prompts."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from latebind.tests.cli.shell.conftest import ENTER, Start, Terminal

pytestmark = pytest.mark.skipif(os.name != "posix", reason="POSIX alone")

SEED = (Path(__file__).parents[3] / "examples" / "seed.late").read_text("utf-8").splitlines()


def test_locals_stay_late(terminal: Terminal) -> None:
    terminal.run("local total = price * 2; const price = 21")
    terminal.type("total" + ENTER, "42", "»")
    terminal.run("const price = 4")
    terminal.type("total" + ENTER, "8", "»")


def test_a_local_before_what_it_depends_on(terminal: Terminal) -> None:
    terminal.type("local total = price * qty" + ENTER, "total waits for `price` and `qty`", "»")
    terminal.type("const price = 21" + ENTER, "» const price = 21", "»")
    terminal.type(":locals" + ENTER, "» :locals", "local total = price * qty", "  waiting for `qty`", "»")
    terminal.run("let qty = 2")
    terminal.type("total" + ENTER, "42", "»")


def test_functions_that_call_each_other(terminal: Terminal) -> None:
    terminal.type("const isEven = n => n == 0 || isOdd(n - 1)" + ENTER, "isEven waits for `isOdd`", "»")
    terminal.run("const isOdd = n => n != 0 && isEven(n - 1)")
    terminal.type("isEven(10)" + ENTER, "true", "»")


def test_watch(start: Start) -> None:
    one, other = start(), start()
    one.run("local task = memory.getItem('task')")
    one.type(":watch task" + ENTER, 'task = ""', "»")
    one.type("1" + ENTER, "» 1", "1", "»")
    other.run("memory.setItem('task', 'open')")
    one.type("2" + ENTER, "» 2", "2", 'task = "open"', "»")
    one.type("3" + ENTER, "» 3", "3", "»")
    one.run(":watch")
    other.run("memory.setItem('task', 'done')")
    one.type("4" + ENTER, "» 4", "4", "»")


AGE = re.compile(r"written \d+ s ago")


def test_why(start: Start) -> None:
    terminal = start("--var", "greeting=Hello")
    terminal.run("memory.setItem('name', 'Ana')", "local name = memory.getItem('name'); local line = greeting + name")
    terminal.process.send(":why line" + ENTER)
    terminal.wait(lambda: len(terminal.lines) == 6, "the tree")
    assert [AGE.sub("written … s ago", line) for line in terminal.lines[1:]] == [
        'local line = greeting + name  → "HelloAna"',
        '├─ greeting = "Hello" (given by the host)',
        "└─ local name = memory.getItem('name')  → \"Ana\"",
        '   └─ memory["name"] = "Ana" (written … s ago)',
        "»",
    ]


def test_why_knows_when_another_process_wrote(start: Start) -> None:
    one, other = start("--user", "ana"), start("--user", "ana")
    other.run("memory.setItem('task', 'open')", "$memory.set('name', 'Ana', 3600)")
    one.run("local both = memory.getItem('task') + $memory.name")
    one.see(
        ":why both" + ENTER,
        '→ "openAna"',
        '├─ memory["task"] = "open" (written ',
        '└─ $memory["name"] = "Ana" (written ',
    )
    tree = "\n".join(one.lines)
    assert len(AGE.findall(tree)) == 2 and "expires in 3" in tree


def test_graph_as_mermaid(terminal: Terminal) -> None:
    terminal.run("local a = 1; local b = a + 1")
    terminal.type(
        ":graph b" + ENTER, "flowchart BT", '  n0["local b = a + 1 → 2"]', '  n1["local a = 1 → 1"]', "  n1 --> n0", "»"
    )


def test_graph_as_svg(terminal: Terminal) -> None:
    terminal.run("local a = 1; local b = a + 1")
    terminal.type(":graph b b.svg" + ENTER, "wrote b.svg", "»")
    picture = (terminal.folder / "b.svg").read_text("utf-8")
    assert picture.startswith("<svg ") and "local b = a + 1 → 2</text>" in picture and "<line " in picture


def test_the_seed_line_by_line(start: Start) -> None:
    one, other = start(), start()
    for line in SEED[:-2]:
        one.type(line + ENTER, *(["»"] if line == "}" else ["·"]))
    for line in SEED[-2:]:
        one.type(line + ENTER, "»")
    one.type("[task, temp]" + ENTER, '["done", "temp"]', "»")
    other.run("memory.setItem('task_123', 'open')")
    one.type("task" + ENTER, '"open"', "»")


def test_undo_with_two_prompts(start: Start) -> None:
    one, other = start(), start()

    def block(value: int) -> str:
        return f"expr {{ for (const k of ['a', 'b', 'c']) {{ memory.setItem(k, '{value}') }} }}"

    reading = "['a', 'b', 'c'].map(k => memory.getItem(k))"
    one.run(block(1), block(2), ":undo")
    one.type(reading + ENTER, '["1", "1", "1"]', "»")
    other.run("memory.setItem('b', '9')")
    refused = "error: cannot take back the last input: somebody has written there since [UNDO_REFUSED]"
    one.type(":undo" + ENTER, refused, "»")
    one.type(reading + ENTER, '["1", "9", "1"]', "»")
    # Both see what either wrote.
    other.type(reading + ENTER, '["1", "9", "1"]', "»")
