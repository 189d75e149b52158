"""Sittings at the prompt: each file in `prompt/` has inputs, after `» ` and `· `, and what each prints.

`LATEBIND_UPDATE_GOLDEN=1 make test` writes what was printed instead.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import latebind
from latebind.cli.display import Screen
from latebind.cli.shell.commands import COMMANDS, enter
from latebind.cli.shell.session import Shell

SITTINGS = sorted((Path(__file__).parent / "prompt").glob("*.txt"))


def exchanges(text: str) -> Iterator[tuple[str, str]]:
    """The inputs of a sitting, each with the lines that follow it."""
    parts = re.split(r"^» (.*(?:\n· .*)*)\n", text, flags=re.MULTILINE)
    for typed, rest in zip(parts[1::2], parts[2::2], strict=True):
        yield typed.replace("\n· ", "\n"), rest


def test_there_are_sittings() -> None:
    assert SITTINGS


@pytest.mark.parametrize("path", SITTINGS, ids=lambda path: path.stem)
def test_a_sitting(path: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    printed: list[str] = []
    text = path.read_text("utf-8")
    found = text[: text.index("» ")]
    with latebind.Runtime(memory=":memory:", clock=lambda: 1_700_000_000.0) as runtime:
        shell = Shell(runtime.context(variables={"price": 9.5}), Screen(printed.append, folds=True), waits=True)
        for typed, expected in exchanges(text):
            printed.clear()
            enter(shell, typed)
            comments = [line for line in expected.splitlines() if line.startswith("#")]
            found += "\n".join([f"» {typed}".replace("\n", "\n· "), *printed, *comments]) + "\n"
    if os.environ.get("LATEBIND_UPDATE_GOLDEN"):
        path.write_text(found, "utf-8")
    assert found == text


def test_time_says_what_an_input_took() -> None:
    printed: list[str] = []
    shell = Shell(latebind.Runtime().context(), Screen(printed.append))
    enter(shell, ":time 1 + 1")
    assert printed[0] == "2"
    assert printed[1].endswith(" steps, 0 memory operations")


def test_every_command_is_in_a_sitting() -> None:
    texts = "\n".join(path.read_text("utf-8") for path in SITTINGS)
    assert [name for name in COMMANDS if f"» :{name}" not in texts and name != "time"] == []


def test_every_command_is_documented() -> None:
    page = (Path(__file__).parents[3] / "docs" / "command-line.md").read_text("utf-8")
    assert [name for name in COMMANDS if f"`:{name}" not in page] == []
