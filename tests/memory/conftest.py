"""A real SQLite store in a fresh folder, a clock that stands still, and contexts of one user and conversation."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import latebind


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
def make_runtime(tmp_path: Path, clock: Clock) -> Iterator[Callable[..., latebind.Runtime]]:
    """Makes runtimes over one database file."""
    made: list[latebind.Runtime] = []

    def make(**options: Any) -> latebind.Runtime:
        options.setdefault("clock", clock)
        made.append(latebind.Runtime(memory=f"sqlite:///{tmp_path / 'memory.db'}", **options))
        return made[-1]

    yield make
    for runtime in made:
        runtime.close()


@pytest.fixture
def runtime(make_runtime: Callable[..., latebind.Runtime]) -> latebind.Runtime:
    return make_runtime(secret="a secret of the tests", files_url="http://127.0.0.1/files")


@pytest.fixture
def ctx(runtime: latebind.Runtime) -> Iterator[latebind.Context]:
    with runtime.context(user="ana", conversation="wa:593") as context:
        yield context


@pytest.fixture
def code(ctx: latebind.Context) -> Callable[..., str]:
    """The code of the MemoryApiError that a script, or a call, ends with; checks its status."""
    statuses = {
        "INVALID_KEY": 400,
        "INVALID_TTL": 400,
        "TTL_REQUIRED": 400,
        "TTL_TOO_LONG": 400,
        "INVALID_VALUE": 400,
        "FORBIDDEN": 403,
        "CONFLICT": 409,
        "WRONG_KIND": 409,
        "VALUE_TOO_LONG": 413,
        "FILE_TOO_LARGE": 413,
        "UNSUPPORTED_MIME": 415,
        "RATE_LIMITED": 429,
        "UNAVAILABLE": 503,
        "QUOTA_EXCEEDED": 507,
    }

    def find(script: str | Callable[[], Any], context: latebind.Context = ctx) -> str:
        with pytest.raises(latebind.MemoryApiError) as caught:
            if isinstance(script, str):
                context.run(script)
            else:
                script()
        assert caught.value.status == statuses[caught.value.code]
        return caught.value.code

    return find
