"""Fixtures for the tests of hosts: a clock that stands still, and a runtime in memory that goes by it. For pytest."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from latebind.host.context import Context
    from latebind.host.runtime import Runtime


class FrozenClock:
    """Seconds since the epoch, which pass when the test says so: `clock.advance(60)`. Pass it as `Runtime(clock=…)`."""

    def __init__(self, now: float = 1_735_689_600.0) -> None:
        self.now = now

    def __call__(self) -> float:
        return self.now

    def advance(self, seconds: float) -> None:
        """Let time pass. What expires meanwhile is gone."""
        self.now += seconds


@pytest.fixture
def latebind_clock() -> FrozenClock:
    """A clock that stands still, at the start of 2025."""
    return FrozenClock()


@pytest.fixture
def latebind_runtime(latebind_clock: FrozenClock) -> Iterator[Runtime]:
    """A runtime with an empty store in memory, whose time is `latebind_clock`'s."""
    from latebind.host.runtime import Runtime

    with Runtime(memory=":memory:", clock=latebind_clock, secret="for tests", files_url="http://127.0.0.1") as runtime:
        yield runtime


@pytest.fixture
def latebind_context(latebind_runtime: Runtime) -> Iterator[Context]:
    """A context of the user and the conversation `test`."""
    with latebind_runtime.context(user="test", conversation="test") as context:
        yield context
