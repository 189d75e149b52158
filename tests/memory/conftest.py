"""A runtime that signs links to files, a context of one user and conversation, and the codes of memory errors."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import latebind
from latebind.tests.stores import KINDS, empty_store


@pytest.fixture(params=KINDS)
def store_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A store that is empty: what memory promises holds for each kind."""
    return empty_store(request.param, request, tmp_path)


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
