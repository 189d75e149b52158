"""A host's own code has types where it uses latebind: `mypy --strict` on one, outside of the repository."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from latebind.tests.host import typed_host

SOURCE = Path(__file__).with_name("typed_host.py")
MISTAKES = {
    'latebind.Runtime(limits={"steps": 1})': "arg-type",
    "latebind.compile(b'1')": "arg-type",
    "latebind.eval(5)": "arg-type",
    "latebind.Blob('x')": "arg-type",
    'stock("tea", warehouse="west")': "arg-type",
    "runtime.context(variables='order')": "arg-type",
    'runtime.function(effect="later")': "call-overload",
}


def test_it_runs() -> None:
    assert typed_host.main() == [True, 3, 0, "ana"]


@pytest.mark.long
def test_mypy_finds_nothing_in_it_and_each_mistake_in_another(tmp_path: Path) -> None:
    text = SOURCE.read_text("utf-8")
    host, wrong = tmp_path / "host.py", tmp_path / "wrong.py"
    host.write_text(text, "utf-8")
    wrong.write_text(text + "\n" + "\n".join(MISTAKES) + "\n", "utf-8")
    command = [
        sys.executable,
        "-m",
        "mypy",
        "--strict",
        "--no-error-summary",
        "--config-file=",
        f"--cache-dir={tmp_path}",
    ]
    done = subprocess.run([*command, host, wrong], capture_output=True, text=True, cwd=tmp_path, check=False)
    found = [line for line in done.stdout.splitlines() if "error:" in line]
    assert [line for line in found if line.startswith("host.py")] == []
    first = text.count("\n") + 2
    assert [(int(line.split(":")[1]) - first, line.rpartition("[")[2].rstrip("]")) for line in found] == [
        (number, code) for number, code in enumerate(MISTAKES.values())
    ]
