"""Runtimes with workers, which are forks of one zygote for all tests here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import latebind

Make = Callable[..., latebind.Runtime]


@pytest.fixture(scope="module", autouse=True)
def _zygote(zygote: None) -> None: ...


@pytest.fixture
def make(tmp_path: Path) -> Iterator[Make]:
    """Makes runtimes with workers over a store in a file, and closes them."""
    made: list[latebind.Runtime] = []

    def runtime(**options: Any) -> latebind.Runtime:
        isolation = options.pop("isolation", "process")
        memory = options.pop("memory", f"sqlite:///{tmp_path}/bot.db")
        made.append(latebind.Runtime(memory, isolation=isolation, **options))
        return made[-1]

    yield runtime
    for one in made:
        one.close()


@pytest.fixture
def runtime(make: Make) -> latebind.Runtime:
    return make()
