"""A runtime over a real SQLite store, and a context of one user and conversation; one zygote for all runtimes that have
workers: it takes half a second to start."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import latebind
from latebind.host.isolation import launcher

_kept: list[launcher.Zygote] = []


@pytest.fixture(scope="session")
def _zygote_ends() -> Iterator[None]:
    yield
    _kept.clear()


@pytest.fixture(scope="module")
def zygote(_zygote_ends: None) -> None:
    """Keep a zygote, this module's or an earlier one's."""
    _kept[:] = [launcher.zygote()]


@pytest.fixture
def runtime(tmp_path: Path) -> Iterator[latebind.Runtime]:
    with latebind.Runtime(memory=f"sqlite:///{tmp_path / 'host.db'}") as made:
        yield made


@pytest.fixture
def ctx(runtime: latebind.Runtime) -> Iterator[latebind.Context]:
    with runtime.context(user="ana", conversation="wa:593") as made:
        yield made
