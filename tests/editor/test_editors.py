"""The configurations that docs/editors.md prints, word for word, in the editors themselves, as far as they are here."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from latebind.tests.rooms import ROOT

HERE = Path(__file__).parent / "editors"
MANUAL = (ROOT / "docs" / "editors.md").read_text("utf-8")
TEXT = "const total = 2*3\nlocal double = totl + 1\ntotal.to\n"


def printed(heading: str, language: str) -> list[str]:
    """The blocks of a language below a heading of the manual."""
    section = MANUAL.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    return re.findall(rf"(?ms)^```{language}\n(.*?)^```$", section)


def runs(program: str, *arguments: str) -> bool:
    """Whether a program is here, and does what the arguments ask without complaint."""
    found = shutil.which(program)
    return found is not None and subprocess.run([found, *arguments], capture_output=True, timeout=60).returncode == 0


def said(command: list[str], folder: Path) -> Any:
    """What a driver prints, in an environment where `latebind` is the one that is tested, and nobody is at home."""
    environment = os.environ | {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(folder),
        "LATEBIND_FILE": str(folder / "flow.late"),
    }
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=120)
    lines = [line for line in (done.stdout + done.stderr).splitlines() if line.startswith("{")]
    assert len(lines) == 1, done.stdout + done.stderr
    return json.loads(lines[0])


def check(answers: Any) -> None:
    assert len(answers["findings"]) == 1
    assert "UNKNOWN_NAME" in answers["findings"][0]
    assert "const total: number" in answers["hover"]
    assert "toFixed" in answers["completion"]
    assert answers["renamed"].rstrip("\n") == "const sum = 2*3\nlocal double = sum + 1\ndouble"
    assert answers["formatted"].rstrip("\n") == "const sum = 2 * 3\nlocal double = sum + 1\ndouble"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / ".git").mkdir()
    (tmp_path / "flow.late").write_text(TEXT, "utf-8")
    return tmp_path


@pytest.mark.skipif(not runs("nvim", "--version"), reason="Neovim is not here")
def test_neovim(folder: Path) -> None:
    newer, older = printed("Neovim", "lua")
    asked = runs(
        "nvim", "--headless", "-u", "NONE", "-c", "lua if not vim.lsp.config then vim.cmd('cq') end", "-c", "qa!"
    )
    (folder / "init.lua").write_text(newer if asked else older, "utf-8")
    command = ["nvim", "--headless", "-u", "init.lua", "flow.late", "-c", f"luafile {HERE / 'neovim.lua'}", "-c", "qa!"]
    check(said(command, folder))


@pytest.mark.skipif(
    not runs("emacs", "--batch", "--eval", "(progn (package-initialize) (require 'eglot))"),
    reason="Emacs with Eglot is not here",
)
def test_emacs(folder: Path) -> None:
    (snippet,) = printed("Emacs", "lisp")
    (folder / "init.el").write_text(snippet, "utf-8")
    command = ["emacs", "--batch", "--eval", "(package-initialize)", "-l", "init.el", "-l", str(HERE / "emacs.el")]
    check(said(command, folder))


def test_the_manual_prints_them() -> None:
    assert len(printed("Neovim", "lua")) == 2
    assert "latebind" in printed("Helix", "toml")[0]
    assert json.loads(printed("Zed", "json")[0])["lsp"]["latebind"]["binary"]["arguments"] == ["lsp"]
