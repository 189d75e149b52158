"""The benchmark of breadth leaves nothing out: an entry of the library, an operator or a statement without a row fails.
All rows of it, and of everyday use, give what their Python gives. Nothing is timed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_breadth_has_a_row_for_everything_and_each_gives_what_its_python_gives() -> None:
    command = [sys.executable, "-m", "benchmarks.breadth", "--check"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_everyday_rows_give_what_their_python_gives() -> None:
    command = [sys.executable, "-m", "benchmarks.everyday", "--check"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_everyday_use_is_as_wide_as_it_says() -> None:
    folder = ROOT / "benchmarks"
    rows = {name: (folder / name).read_text("utf-8").splitlines() for name in ("everyday.txt", "compared.txt")}
    assert sum(not line.startswith("#") for line in rows["everyday.txt"]) == 150
    assert sum(not line.startswith(("#", " ")) for line in rows["compared.txt"]) >= 60
    assert (folder / "scripts.txt").read_text("utf-8").count("\n=>\n") == 40
