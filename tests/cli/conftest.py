"""What the tests of the command line share: `latebind` as a process, its environment and its end."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from latebind.tests.cli import warm

ROOT = Path(__file__).parents[2]

Latebind = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def latebind(tmp_path: Path) -> Latebind:
    """Runs `latebind ARGS` as a process of its own, in an empty folder that is also its home."""

    def run(*args: str, stdin: str | bytes = "", env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
        given = stdin.encode() if isinstance(stdin, str) else stdin
        done = warm.run([*args], given, tmp_path, environment(tmp_path) | (env or {}))
        return subprocess.CompletedProcess(args, done.returncode, done.stdout.decode(), done.stderr.decode())

    return run


def environment(home: Path) -> dict[str, str]:
    """The variables of a process that must not see this user's files."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("LATEBIND_", "XDG_", "PYTEST_"))}
    return kept | {"HOME": str(home), "PYTHONPATH": str(ROOT / ".dev"), "NO_COLOR": "1", "COLUMNS": "100"}


def end(process: Any) -> None:
    """End a process of pexpect, whatever it does, and wait for that: its own `close` gives it a tenth of a second."""
    if isinstance(process, warm.InTerminal):
        process.end()
        return
    if process.isalive():
        process.kill(signal.SIGKILL)
        process.wait()
    process.ptyproc.delayafterclose = 0
    process.close()
