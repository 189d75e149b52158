"""`run --watch` in a terminal: what editors do to a file, errors on the way, Ctrl-C."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from latebind.tests.cli.conftest import Latebind, end, environment
from latebind.tests.waiting import LIMIT

pexpect = pytest.importorskip("pexpect")
pytestmark = pytest.mark.skipif(os.name != "posix", reason="POSIX alone")

Watch = Callable[..., Any]


@pytest.fixture
def watch(tmp_path: Path) -> Iterator[Watch]:
    """Runs `latebind ARGS --watch` in a terminal; `expect_exact` waits for what it prints."""
    started: list[Any] = []

    def watch(*args: str) -> Any:
        command = ["-m", "latebind", *args, "--watch"]
        env = environment(tmp_path)
        process = pexpect.spawn(sys.executable, command, cwd=str(tmp_path), env=env, encoding="utf-8", timeout=LIMIT)
        started.append(process)
        return process

    yield watch
    for process in started:
        end(process)


def test_a_script_is_run_again_when_it_changes(watch: Watch, tmp_path: Path) -> None:
    script = tmp_path / "a.late"
    script.write_text("log('one'); 1 + 1")
    process = watch("a.late")
    process.expect_exact("log: one\r\n2\r\n-- watching a.late; Ctrl-C ends this\r\n")
    script.write_text("log('two'); 20 +")
    process.expect_exact("expected an expression after `+`, found the end of the text")
    process.expect_exact("-- watching a.late; Ctrl-C ends this\r\n")
    (tmp_path / "new").write_text("log('three'); 42")
    os.replace(tmp_path / "new", script)
    process.expect_exact("-- watching a.late; Ctrl-C ends this\r\n")
    assert process.before == "log: three\r\n42\r\n"
    # Some editors move the file away before they write it.
    (tmp_path / "again").write_text("'back'")
    script.rename(tmp_path / "a.late~")
    (tmp_path / "again").rename(script)  # whole: one that stays empty for a while is a script, too
    process.expect_exact("-- watching a.late; Ctrl-C ends this\r\n")
    assert process.before == "back\r\n"
    process.sendintr()
    process.expect_exact("interrupted\r\n")
    process.expect(pexpect.EOF)
    process.wait()
    assert process.exitstatus == 130


def test_the_variables_are_watched_too(watch: Watch, tmp_path: Path) -> None:
    (tmp_path / "a.late").write_text("n * 2")
    (tmp_path / "given.json").write_text('{"n": 1}')
    process = watch("a.late", "--input", "given.json", "--exit-status", "--json")
    process.expect_exact('{"value": 2,')
    process.expect_exact("-- watching a.late and given.json; Ctrl-C ends this\r\n")
    (tmp_path / "given.json").write_text("{}")
    process.expect_exact('{"error": {"code": "UNKNOWN_NAME"')
    process.expect_exact("Ctrl-C ends this\r\n")
    (tmp_path / "given.json").write_text('{"n": 0}')
    process.expect_exact('{"value": 0,')
    process.expect_exact("Ctrl-C ends this\r\n")
    assert process.isalive()


def test_standard_input_cannot_be_watched(latebind: Latebind) -> None:
    done = latebind("run", "-", "--watch", stdin="1")
    assert (done.returncode, done.stdout) == (2, "")
    assert "expected a file to watch, found standard input" in done.stderr
