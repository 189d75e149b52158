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


SHOP = """
import latebind

runtime = latebind.Runtime(memory="sqlite:///shop.db", tenants="required")


@runtime.function
async def stock(product: str) -> int:
    return 7


@runtime.function(effect="after_commit")
def order(product: str) -> None:
    raise AssertionError("called")
"""

CASES = """
// there is enough
stock("tea") //=> 7
//then
order("tea"); stock("tea") //=> 7
//calls=> [["order", "tea"]]
---
// the file beside it
//=> 42
---
// this is not so
stock("tea") //=> 8
"""

WITH_APP = """
def test_short_names(runtime, context, frozen_clock):
    assert context.runtime is runtime
    assert context.eval("now()") == "2025-01-01T00:00:00.000Z"
    frozen_clock.advance(60)
    assert context.eval("now()") == "2025-01-01T00:01:00.000Z"
    assert context.run("memory.setItem('a', '1')", dry_run=True).effects
"""


def environment() -> dict[str, str]:
    """One in which pytest has no plugins but those that a host's tests name."""
    path = os.pathsep.join(map(os.path.abspath, sys.path))
    return {**os.environ, "PYTHONPATH": path, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}


def pytest_in(folder: Path) -> str:
    """What pytest prints for the tests of a folder."""
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-v",
        "-p",
        "no:cacheprovider",
        "-c",
        "pytest.ini",
        ".",
    ]
    return subprocess.run(command, capture_output=True, text=True, cwd=folder, env=environment()).stdout


def test_cases_are_tests(tmp_path: Path) -> None:
    (tmp_path / "pytest.ini").write_text("[pytest]\nlatebind_app = shop:runtime\n")
    (tmp_path / "conftest.py").write_text('pytest_plugins = ["latebind.host.pytest_plugin"]\n')
    (tmp_path / "shop.py").write_text(SHOP)
    (tmp_path / "flow.test.late").write_text(CASES)
    (tmp_path / "flow.late").write_text("42")
    (tmp_path / "test_host.py").write_text(WITH_APP)
    found = pytest_in(tmp_path)
    assert "flow.test.late::1 there is enough PASSED" in found, found
    assert "flow.test.late::8 the file beside it PASSED" in found
    assert "flow.test.late::11 this is not so FAILED" in found
    assert "line 12: the value\n  - 8\n  + 7\n" in found
    assert "Traceback" not in found
    assert "test_host.py::test_short_names PASSED" in found
    assert not (tmp_path / "shop.db").exists()


def test_a_file_that_is_no_case_is_told(tmp_path: Path) -> None:
    (tmp_path / "pytest.ini").write_text("[pytest]\n")
    (tmp_path / "conftest.py").write_text('pytest_plugins = ["latebind.host.pytest_plugin"]\n')
    (tmp_path / "flow.test.late").write_text("1 + 1")
    assert "BAD_CASE" in pytest_in(tmp_path)


def test_a_hosts_tests_pass_with_them(tmp_path: Path) -> None:
    (tmp_path / "conftest.py").write_text(TEST.partition("\n\n")[0])
    (tmp_path / "test_host.py").write_text(TEST.partition("\n\n")[2])
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-c", "/dev/null", str(tmp_path)]
    found = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, env=environment())
    assert "2 passed" in found.stdout, found.stdout
