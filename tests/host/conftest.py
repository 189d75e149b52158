"""A runtime over a real SQLite store, and a context of one user and conversation."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import latebind


@pytest.fixture
def runtime(tmp_path: Path) -> Iterator[latebind.Runtime]:
    with latebind.Runtime(memory=f"sqlite:///{tmp_path / 'host.db'}") as made:
        yield made


@pytest.fixture
def ctx(runtime: latebind.Runtime) -> Iterator[latebind.Context]:
    with runtime.context(user="ana", conversation="wa:593") as made:
        yield made
