"""The benchmark of breadth leaves nothing out: an entry of the library, an operator or a statement without a row fails."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_breadth_has_a_row_for_everything_and_each_gives_what_its_python_gives() -> None:
    command = [sys.executable, "-m", "benchmarks.breadth", "--check"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
