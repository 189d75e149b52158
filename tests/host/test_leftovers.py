"""What is over leaves nothing behind in a process that lives long: no class, no context, no greenlet of a run."""

from __future__ import annotations

import asyncio
import gc
import weakref
from collections.abc import Callable
from dataclasses import make_dataclass
from threading import Thread
from typing import Any

import msgspec
import pydantic
import pytest

import latebind
from latebind.host import greenlets

MAKES: dict[str, Callable[[], Any]] = {
    "dataclass": lambda: make_dataclass("Order", [("total", int)]),
    "msgspec": lambda: msgspec.defstruct("Order", [("total", int)]),
    "pydantic": lambda: pydantic.create_model("Order", total=int),
}


class Variable(dict[str, int]):
    """One that can be watched."""


@pytest.mark.parametrize("kind", MAKES)
def test_a_class_that_a_host_made_goes_with_what_was_made_of_it(kind: str) -> None:
    made = MAKES[kind]()
    assert latebind.eval("order.total", {"order": made(total=7)}) == 7
    gone = weakref.ref(made)
    del made
    gc.collect()
    assert gone() is None


def test_a_run_in_an_event_loop_leaves_its_context_to_nobody(runtime: latebind.Runtime) -> None:
    async def visit() -> weakref.ref[Variable]:
        order = Variable(total=7)
        async with runtime.context(variables={"order": order}) as ctx:
            assert (await ctx.aeval("order.total")) == 7
        return weakref.ref(order)

    async def visits() -> None:
        greenlets._idle.greenlets.clear()  # one that has served others forgets these, not what it was first handed
        gone = await visit()
        gc.collect()
        assert gone() is None

    asyncio.run(visits())


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[weakref.ref[Any]]:
    """The greenlets that have run something."""
    found: list[weakref.ref[Any]] = []
    plain = greenlets._start

    def start(function: Callable[[], Any]) -> Any:
        inner, result = plain(function)
        found.append(weakref.ref(inner))
        return inner, result

    monkeypatch.setattr(greenlets, "_start", start)
    return found


def test_greenlets_end_with_their_thread(runtime: latebind.Runtime, started: list[weakref.ref[Any]]) -> None:
    async def visit() -> None:
        async with runtime.context() as ctx:
            await ctx.aeval("1 + 1")

    thread = Thread(target=asyncio.run, args=[visit()])
    thread.start()
    thread.join()
    gc.collect()
    assert [greenlet() for greenlet in started] == [None]


def test_greenlets_that_are_too_many_to_keep_end(
    runtime: latebind.Runtime, started: list[weakref.ref[Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(greenlets, "_MOST_IDLE", 1)

    @runtime.function
    async def pause() -> None:
        await asyncio.sleep(0)

    async def visit() -> None:
        async with runtime.context() as ctx:
            await ctx.arun("pause()")

    async def visits() -> None:
        greenlets._idle.greenlets.clear()
        await asyncio.gather(*(visit() for _ in range(3)))
        gc.collect()
        assert len({greenlet() for greenlet in started} - {None}) == 1  # one may be used again

    asyncio.run(visits())
