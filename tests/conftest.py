"""What all tests share: the checkout's root and a copy of it, a clock that stands still, runtimes over a real store,
and how hypothesis looks for counterexamples.

Failures of the public suite for stores show values, whichever test imports it first.
"""

from __future__ import annotations

import gc
import shutil
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import none

import latebind
from latebind.tests import postgres_server
from latebind.tests.redis_servers import ClusterOf, Server, any_program, program
from latebind.tests.waiting import LIMIT

pytest.register_assert_rewrite("latebind.memory.store.conformance")

# Thousands of tests are a million objects that stay: without this, each look for garbage goes through all of them.
# What is frozen is not found any more, either. A program that is compiled makes so many objects that looking as often as
# is usual would take a quarter of the time. What tests leave behind is never much.
gc.disable()
gc.set_threshold(100_000)


# What was started in the background ignores Ctrl-C, and so would all that it starts.
if signal.getsignal(signal.SIGINT) == signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_collection() -> None:
    _first()  # it looks through all objects: there are few yet


def pytest_collection_finish() -> None:
    gc.freeze()
    gc.enable()


# `make test` tries the same examples each time, however long they take, half as many as are usual: it says whether a change
# broke something. `make long` looks for new ones.
settings.register_profile(
    "steady", derandomize=True, deadline=None, max_examples=50, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("search", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True)
settings.load_profile("steady")


@settings(max_examples=1, database=None)
@given(none())
def _first(_: None) -> None:
    """With its first example hypothesis asks the garbage collector who holds its random numbers, and warns of nobody."""


ROOT = Path(__file__).parents[1]

# What a fresh clone has not.
_LEFT_OUT = shutil.ignore_patterns(
    *(".git", ".venv", "__pycache__", ".*_cache", ".hypothesis", "dist", "build", "*.db*", "node_modules", "*.vsix")
)


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def copy_checkout() -> Callable[[Path], Path]:
    """Copies the checkout into a folder, to one whose name is no Python name."""

    def copied(folder: Path) -> Path:
        copy = folder / "late bind"
        shutil.copytree(ROOT, copy, symlinks=True, ignore=_LEFT_OUT)
        return copy

    return copied


class Clock:
    """Seconds since the epoch, moved by hand."""

    def __init__(self) -> None:
        self.now = 1_700_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store_url(tmp_path: Path) -> str:
    """A store that is empty."""
    return f"sqlite:///{tmp_path / 'memory.db'}"


@pytest.fixture(scope="session", autouse=True)
def _servers_end() -> Iterator[None]:
    yield
    postgres_server.end()


@pytest.fixture(scope="session")
def redis_server() -> Iterator[Server]:
    """A Redis server of this process's tests; skips them where there is none."""
    server = Server(any_program())
    yield server
    server.stop()


@pytest.fixture(scope="session")
def valkey_cluster() -> Iterator[ClusterOf]:
    """A cluster of three Valkey servers, of this process's tests; skips them where there is none."""
    cluster = ClusterOf(program("valkey"), replicas_each=0)
    yield cluster
    cluster.stop()


@pytest.fixture
def make_runtime(store_url: str, clock: Clock) -> Iterator[Callable[..., latebind.Runtime]]:
    """Makes runtimes over one store."""
    made: list[latebind.Runtime] = []

    def make(**options: Any) -> latebind.Runtime:
        options.setdefault("clock", clock)
        options.setdefault(
            "commit_timeout", LIMIT
        )  # who has no turn for seconds, on a machine that is busy, has not lost
        made.append(latebind.Runtime(memory=store_url, **options))
        return made[-1]

    yield make
    for runtime in made:
        runtime.close()
