"""`make` on machines with and without a Python that will do."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from latebind.tests.waiting import LIMIT

MAKE = shutil.which("make")
MESSAGE = "needs Python 3.11+ with venv (Debian: apt-get install python3-venv; macOS: brew install python@3.13)\n"

pytestmark = pytest.mark.skipif(MAKE is None or os.name != "posix", reason="needs make")


@pytest.fixture
def machine(tmp_path: Path, root: Path) -> Path:
    """A folder with the Makefile, and a folder of tools that has no Python."""
    shutil.copy(root / "Makefile", tmp_path)
    tools = tmp_path / "tools"
    tools.mkdir()
    for name in ("sh", "rm", "touch", "sed", "cat"):
        found = shutil.which(name)
        assert found is not None
        (tools / name).symlink_to(found)
    return tmp_path


def script(machine: Path, name: str, text: str) -> None:
    path = machine / "tools" / name
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)


def make(machine: Path, *args: str) -> subprocess.CompletedProcess[str]:
    assert MAKE is not None
    env = {"PATH": str(machine / "tools"), "HOME": str(machine)}
    return subprocess.run(
        [MAKE, "-s", *args], cwd=machine, env=env, capture_output=True, check=False, text=True, timeout=LIMIT
    )


@pytest.mark.parametrize("target", ["demo", "test", "check"])
def test_without_python(machine: Path, target: str) -> None:
    done = make(machine, target)
    assert done.returncode == 2
    assert done.stderr.startswith(MESSAGE)
    assert done.stdout == ""
    assert not (machine / ".venv").exists()


def test_pythons_that_will_not_do(machine: Path) -> None:
    script(machine, "python3.13", "echo 'pyenv: python3.13: command not found' >&2; exit 127")
    script(machine, "python3.12", "echo 'No module named ensurepip' >&2; exit 1")
    script(machine, "python3", "exit 1  # too old")
    done = make(machine, "demo")
    assert done.returncode == 2
    assert done.stderr.startswith(MESSAGE)


# Pip takes most of the time: `make long` has it installed.
PYTHONS = {
    "without pip": f'test "$1 $2" != "-m venv" || set -- "$@" --without-pip; exec "{sys.executable}" "$@"',
    "as it is": f'exec "{sys.executable}" "$@"',
}


@pytest.mark.slow
@pytest.mark.parametrize("python", ["without pip", pytest.param("as it is", marks=pytest.mark.long)])
def test_the_first_python_that_will_do(machine: Path, python: str) -> None:
    script(machine, "python3.13", "exit 127")
    script(machine, "python3.11", PYTHONS[python])
    assert make(machine, ".venv/.made").returncode == 0
    assert (machine / ".venv" / ".made").read_text() == str(machine)
    assert (machine / ".venv" / "bin" / "python").exists()
    assert (machine / ".venv" / "bin" / "pip").exists() == (python == "as it is")
    stamp = (machine / ".venv" / ".made").stat().st_mtime_ns
    assert make(machine, ".venv/.made").returncode == 0
    assert (machine / ".venv" / ".made").stat().st_mtime_ns == stamp, "the environment was made twice"


def test_help_names_every_command(machine: Path) -> None:
    text = (machine / "Makefile").read_text()
    phony = text.split(".PHONY:")[1].split("\n")[0].split()
    done = make(machine, "help")
    assert done.returncode == 0
    assert [line.split()[1] for line in done.stdout.splitlines()] == phony
