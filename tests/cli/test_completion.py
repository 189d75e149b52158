"""Tab in the shells themselves: what is typed, and the line or the list that comes of it."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import latebind as package
from latebind.tests.cli.conftest import Latebind, environment
from latebind.tests.cli.shell.conftest import CLEAR, ENTER, TAB, Terminal

pytestmark = pytest.mark.skipif(os.name != "posix", reason="POSIX alone")

CTRL_U = "\x15"
MEMORY = {"LATEBIND_MEMORY": "sqlite:///bot.db"}
STARTS = {
    "bash": ["--norc", "--noprofile", "-i"],
    "zsh": ["-f", "-i"],
    "fish": ["--no-config", "-i"],
}
# Nothing but what is typed: no colours, no suggestions, one prompt in all shells.
SETTINGS = {
    "bash": "PS1='» '; bind 'set bell-style none'; bind 'set enable-bracketed-paste off'; bind 'set show-all-if-ambiguous on'",
    "zsh": "PS1='» '; unsetopt beep prompt_sp prompt_cr; unset zle_bracketed_paste; autoload -Uz compinit; compinit -u -D",
    "fish": "function fish_prompt; echo '» '; end; function fish_right_prompt; end; set -g fish_autosuggestion_enabled 0",
}
SOURCE = {
    "bash": 'eval "$(latebind completion bash)"',
    "zsh": 'eval "$(latebind completion zsh)"',
    "fish": "latebind completion fish | source",
}


class Typist(Terminal):
    """A shell in a terminal."""

    def __init__(self, shell: str, folder: Path) -> None:
        self.shell = shell
        env = environment(folder) | MEMORY | {"TERM": "xterm", "LC_ALL": "C.UTF-8", "PATH": tools(folder)}
        super().__init__([shell, *STARTS[shell]], env, folder, (40, 120))
        self.process.delayafterclose = self.process.delayafterterminate = 0
        for line in (SETTINGS[shell], SOURCE[shell], "clear; echo set up"):
            self.process.send(line + ENTER)
        self.wait(lambda: self.lines == ["set up", "»"], "a shell that is set up")

    def completes(self, typed: str, *found: str) -> None:
        """After Tab, on an empty screen, that line is there, or all of these words are."""
        self.process.send(CTRL_U + CLEAR)
        self.wait(lambda: self.lines == ["»"], "an empty screen")
        self.process.send(typed if TAB in typed else typed + TAB)
        if len(found) == 1:
            self.wait(lambda: f"» {found[0]}" in self.lines, found[0])
        else:
            self.wait(lambda: set(found) <= set(" ".join(self.lines).split()), found)


def tools(folder: Path) -> str:
    """A PATH on which `latebind` is this one."""
    bin_folder = folder / ".bin"
    bin_folder.mkdir(exist_ok=True)
    script = bin_folder / "latebind"
    script.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m latebind "$@"\n')
    script.chmod(0o755)
    return f"{bin_folder}{os.pathsep}{os.environ['PATH']}"


@pytest.fixture
def typist(shell: str, tmp_path: Path) -> Iterator[Typist]:
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed")
    for name in ("flow.late", "two words.late", "scripts/inner.late", "memory/notes.late"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    with package.Runtime(memory=f"sqlite:///{tmp_path}/bot.db") as runtime, runtime.context(user="ana") as context:
        for key in ("task_1", "wa:593 $(x)", "bell\x07"):
            context.app_memory.set_item(key, "1")
        context.user_memory.set("name", "Ana")
    typist = Typist(shell, tmp_path)
    yield typist
    typist.process.close(force=True)


# What is typed before Tab (or around it), and the line that comes of it, or the words that are offered.
TYPED: list[tuple[str, ...]] = [
    ("latebind ", "check", "completion", "doctor", "eval", "explain", "flow.late", "scripts/"),
    ("latebind mem", "latebind memory"),
    ("latebind scripts/", "latebind scripts/inner.late"),
    ("latebind run tw", r"latebind run two\ words.late"),
    ('latebind run "tw', 'latebind run "two words.late"'),
    ("latebind check flow.late sc", "latebind check flow.late scripts/"),
    ("latebind explain flow.late --as me", "latebind explain flow.late --as mermaid"),
    ("latebind flow.late --dr", "latebind flow.late --dry-run"),
    ("latebind eval --input=fl", "latebind eval --input=flow.late"),
    ("latebind memory ", "backup", "clear", "delete", "export", "get", "import", "list", "set", "stats", "sweep"),
    ("latebind --user ana memory g", "latebind --user ana memory get"),
    ("latebind memory get wa:5", r"latebind memory get wa:593\ \$\(x\)"),
    ('latebind memory get "wa', r'latebind memory get "wa:593 \$(x)"'),
    ("latebind memory delete task_1 wa", r"latebind memory delete task_1 wa:593\ \$\(x\)"),
    ("latebind memory get b\tx", "latebind memory get bx"),
    ("latebind memory get --user ana n", "latebind memory get --user ana name"),
    ("latebind memory get --memory sq", "latebind memory get --memory sqlite:///bot.db"),
    ("latebind memory get --memory=sqlite:///b", "latebind memory get --memory=sqlite:///bot.db"),
    ("latebind eval --user \tx", "latebind eval --user x"),
]


@pytest.mark.parametrize("shell", STARTS)
def test_tab(typist: Typist) -> None:
    for typed, *found in TYPED:
        # bash offers a folder of that name as well.
        if typist.shell != "zsh" and typed == "latebind mem":
            found = ["memory", "memory/"]
        typist.completes(typed, *found)


@pytest.mark.parametrize("shell", STARTS)
def test_the_script(latebind: Latebind, shell: str) -> None:
    done = latebind("completion", shell)
    assert (done.returncode, done.stderr) == (0, "")
    assert "_LATEBIND_COMPLETE=" + shell in done.stdout


def test_tab_makes_no_database(latebind: Latebind, tmp_path: Path) -> None:
    done = latebind("memory", "get", "", env={"_LATEBIND_COMPLETE": "zsh"})
    assert (done.stdout, done.stderr, list(tmp_path.iterdir())) == ("", "", [])
    wrong = latebind("memory", "get", "--memory", "nonsense", "", env={"_LATEBIND_COMPLETE": "zsh"})
    assert (wrong.stdout, wrong.stderr) == ("", "")
