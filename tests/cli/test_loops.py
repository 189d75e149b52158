"""Ctrl-C in a command whose app's functions are coroutines."""

from __future__ import annotations

import gc
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from latebind.cli.loops import Loop


async def rate() -> float:
    return 2.5


def test_an_interruption_before_a_coroutine_is_awaited(recwarn: pytest.WarningsRecorder) -> None:
    """Nobody is told that it was never awaited."""

    def interrupted() -> object:
        signal.raise_signal(signal.SIGINT)
        return None

    def work() -> object:
        return rate(), interrupted()

    with Loop() as loop, pytest.raises(KeyboardInterrupt):
        loop.run(work)
    gc.collect()
    assert not recwarn.list


@pytest.mark.skipif(os.name != "posix", reason="POSIX alone")
@pytest.mark.parametrize("words", ["lsp", "eval 1 --app shop:runtime"])
def test_no_descriptors_for_a_loop(words: str) -> None:
    """Five files are enough for Python, not for an event loop."""
    line = f"ulimit -n 5 && exec {sys.executable} -m latebind {words}"
    scripts = Path(__file__).parent / "scripts"
    done = subprocess.run(["sh", "-c", line], cwd=scripts, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (
        4,
        "error: an event loop is not available: this process has too many files open [UNAVAILABLE]\n"
        "hint: close what is not needed, or raise the limit of open files (ulimit -n)\n",
    )
