"""Ctrl-C in a command whose app's functions are coroutines."""

from __future__ import annotations

import gc
import signal

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
