"""Each tutorial, followed word for word where nothing but latebind is installed: a new environment, a new home."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from latebind.tests import manual
from latebind.tests.rooms import ROOT

TUTORIALS = sorted((ROOT / "docs" / "tutorials").glob("*.md"))
# Types statements in, as somebody does at Python's prompt, and gives what that shows.
TYPIST = """
import ast, json, sys
shown, names = [], {"__name__": "__main__"}
sys.displayhook = lambda value: value is None or shown.append(repr(value))
for statement in ast.parse(sys.stdin.read()).body:
    try:
        exec(compile(ast.Interactive([statement]), "page", "single"), names)
    except Exception as error:
        shown.append(type(error).__name__)
print(json.dumps(shown))
"""


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of an environment that latebind was installed into, as a user does."""
    folder = tmp_path_factory.mktemp("installed")
    subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    programs = folder / ("Scripts" if os.name == "nt" else "bin")
    pip = [str(programs / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", str(ROOT)]
    begun = time.perf_counter()
    done = subprocess.run(pip, capture_output=True, text=True, check=False)
    if done.returncode and "No matching distribution" in done.stderr:
        pytest.skip("there is no package index here")
    assert done.returncode == 0, done.stderr
    print(f"pip install: {time.perf_counter() - begun:.1f} s")
    return programs


@pytest.mark.long
@pytest.mark.parametrize("page", TUTORIALS, ids=lambda page: page.stem)
def test_a_tutorial_works_word_for_word(page: Path, installed: Path, tmp_path: Path) -> None:
    home, folder = tmp_path / "home", tmp_path / "work"
    home.mkdir()
    folder.mkdir()
    env = {"HOME": str(home), "PATH": f"{installed}{os.pathsep}{os.defpath}", "LANG": "C.UTF-8"}
    begun, times = time.perf_counter(), list[float]()
    typed, expected = "", list[str]()
    for block in manual.blocks(page.read_text("utf-8")):
        if block.info:
            (folder / block.info).write_text(block.text, "utf-8")
        if block.language == "console":
            for command, output in manual.sessions(block.text):
                shell = {"cwd": folder, "env": env, "stderr": subprocess.STDOUT, "text": True}
                done = subprocess.run(command, shell=True, stdout=subprocess.PIPE, check=False, **shell)  # type: ignore[call-overload]
                assert done.stdout.strip() == output, command
                times.append(time.perf_counter() - begun)
        elif block.language == "python":
            typed += f"{block.text}\n"
            lines = [line.partition("  # ")[2] for line in block.text.splitlines()]
            expected += [line[3:] for line in lines if line.startswith(("=> ", "!! "))]
    python = [str(installed / "python"), "-c", TYPIST]
    done = subprocess.run(python, input=typed, cwd=folder, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == expected
    times.append(time.perf_counter() - begun)
    assert len(expected) > 4
    print(f"{page.stem}: first result {times[0]:.2f} s after the first command, all of them {times[-1]:.2f} s")
