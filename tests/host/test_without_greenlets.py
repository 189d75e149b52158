"""Without greenlets, as in a browser's page: `arun` runs what need not wait, and says so where it would have to."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Iterator

import pytest

import latebind
from latebind.host.greenlets import awaited, has_greenlets


@pytest.fixture(autouse=True)
def without(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setitem(sys.modules, "greenlet", None)
    has_greenlets.cache_clear()
    elsewhere = awaited.copy()  # runs of other tests, whose event loops were closed
    awaited.clear()
    yield
    awaited.update(elsewhere)
    has_greenlets.cache_clear()


async def text(runtime: latebind.Runtime, source: str) -> object:
    with runtime.context(conversation="c") as context:
        return (await context.arun(source)).value


def test_what_need_not_wait_runs() -> None:
    with latebind.Runtime(memory=":memory:") as runtime:
        source = 'expr { memory.setItem("a", "1") }\nmemory.getItem("a")'
        assert asyncio.run(text(runtime, source)) == "1"


def test_a_coroutine_is_an_error_that_names_the_package() -> None:
    with latebind.Runtime(memory=":memory:") as runtime:

        @runtime.function(effect="now")
        async def ask() -> str:
            return "never"

        with pytest.raises(latebind.LatebindError) as caught:
            asyncio.run(text(runtime, "ask()"))
        assert caught.value.code == "ASYNC_FUNCTION"
        assert "greenlet" in (caught.value.hint or "")
