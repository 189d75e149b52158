"""Pipes that close, disks that are full, interrupts, terminals: what happens around the commands."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from latebind.tests.cli.conftest import environment

pytestmark = pytest.mark.skipif(os.name != "posix", reason="POSIX alone")
COMMAND = [sys.executable, "-m", "latebind"]


def test_nobody_reads_the_output(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [*COMMAND, "eval", "'x'.repeat(500000)"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(tmp_path),
    )
    assert process.stdout is not None
    process.stdout.close()
    _, errors = process.communicate(timeout=30)
    assert (process.returncode, errors) == (141, b"")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")
def test_the_disk_is_full(tmp_path: Path) -> None:
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [*COMMAND, "eval", "1"], stdout=full, stderr=subprocess.PIPE, env=environment(tmp_path), check=False
        )
    assert (done.returncode, done.stderr) == (
        2,
        b"error: cannot write the output: no space left on device [OUTPUT_FAILED]\n",
    )


def test_an_interrupt(tmp_path: Path) -> None:
    script = tmp_path / "long.late"
    script.write_text("log('started'); for (const a of range(90000)) { for (const b of range(90000)) { a * b } }")
    process = subprocess.Popen(
        [*COMMAND, "run", str(script), "--max-steps", "1000000000000"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(tmp_path),
    )
    assert process.stderr is not None
    assert process.stderr.readline() == b"log: started\n"
    time.sleep(0.1)
    process.send_signal(signal.SIGINT)
    output, errors = process.communicate(timeout=30)
    assert (process.returncode, output, errors) == (130, b"", b"interrupted\n")


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_output_is_utf8_whatever_the_locale(tmp_path: Path, encoding: str) -> None:
    env = environment(tmp_path) | {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    done = subprocess.run([*COMMAND, "eval", "'né — 🙂'"], capture_output=True, env=env, check=True)
    assert done.stdout.decode("utf-8") == "né — 🙂\n"


def in_terminal(tmp_path: Path, *args: str, **env: str) -> str:
    """What a command writes where standard error is a terminal."""
    import pty

    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [*COMMAND, *args], stderr=theirs, stdout=subprocess.DEVNULL, env=environment(tmp_path) | env
    )
    os.close(theirs)
    process.wait(timeout=30)
    found = b""
    try:
        while chunk := os.read(ours, 4096):
            found += chunk
    except OSError:  # how Linux says that the other end is closed
        pass
    os.close(ours)
    return found.decode()


def test_colours_are_for_terminals_that_want_them(tmp_path: Path) -> None:
    coloured = in_terminal(tmp_path, "eval", "1 +", NO_COLOR="")
    assert coloured.startswith("\x1b[1;31merror:\x1b[m ")
    assert "\x1b" not in in_terminal(tmp_path, "eval", "1 +", NO_COLOR="1")


@pytest.mark.slow
def test_a_small_expression_starts_fast(tmp_path: Path) -> None:
    def quickest(*command: str) -> float:
        def once() -> float:
            start = time.perf_counter()
            subprocess.run([sys.executable, *command], check=True, stdout=subprocess.DEVNULL, env=environment(tmp_path))
            return time.perf_counter() - start

        return min(once() for _ in range(5))

    # 10 on a machine that does nothing else; this one may be busy.
    assert quickest("-m", "latebind", "eval", "1+1") < 20 * quickest("-c", "pass")
