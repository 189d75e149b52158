"""The fixtures that hosts' tests get."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

TEST = """
pytest_plugins = ["latebind.host.pytest_plugin"]

def test_time_passes_when_told(latebind_context, latebind_clock):
    latebind_context.run('$memory.set("code", "ABC", 3600); ctx.memory.set("step", "start")')
    latebind_clock.advance(3599)
    assert latebind_context.run('[$memory.code, $memory.ttl("code"), now()]').value == ["ABC", 1, "2025-01-01T00:59:59.000Z"]
    latebind_clock.advance(1)
    assert latebind_context.run('$memory.get("code", "gone")').value == "gone"

def test_each_test_has_its_own(latebind_runtime, latebind_context):
    assert latebind_context.user_memory.keys() == []
    assert latebind_context.runtime is latebind_runtime
"""


def test_a_hosts_tests_pass_with_them(tmp_path: Path) -> None:
    (tmp_path / "conftest.py").write_text(TEST.partition("\n\n")[0])
    (tmp_path / "test_host.py").write_text(TEST.partition("\n\n")[2])
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-c", "/dev/null", str(tmp_path)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(map(os.path.abspath, sys.path))}
    found = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, env=environment)
    assert "2 passed" in found.stdout, found.stdout
