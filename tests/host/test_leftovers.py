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

    def start(function: Callable[[], Any], here: Any) -> Any:
        inner, result = plain(function, here)
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


@pytest.fixture
def abandon(runtime: latebind.Runtime) -> Callable[[], weakref.ref[Variable]]:
    """Close an event loop before its run has ended, which has this variable."""
    begun: list[str] = []

    @runtime.function
    async def never() -> None:
        begun.append("never")
        await asyncio.Event().wait()

    def abandon() -> weakref.ref[Variable]:
        order, loop = Variable(total=7), asyncio.new_event_loop()

        async def visit() -> None:
            async with runtime.context(variables={"order": order}) as ctx:
                await ctx.arun("local x = order.total\nexpr { memory.setItem('k', 'v'); never() }")

        loop.create_task(visit())
        while not begun:
            loop.run_until_complete(asyncio.sleep(0))
        loop.close()
        return weakref.ref(order)

    return abandon


@pytest.mark.parametrize("then", ["another loop", "closed", "closed in a loop"])
def test_runs_of_a_loop_that_was_closed_before_they_ended(
    runtime: latebind.Runtime, abandon: Callable[[], weakref.ref[Variable]], then: str
) -> None:
    """They end, without effects, where another loop runs something, or the runtime is closed; what they held is free."""
    order = abandon()
    assert greenlets.awaited
    with runtime.context() as ctx:
        assert ctx.app_memory.get_item("k") == ""
        match then:
            case "another loop":
                assert asyncio.run(ctx.aeval("1 + 1")) == 2
            case "closed":
                runtime.close()
            case _:
                asyncio.run(runtime.aclose())
    gc.collect()
    assert not greenlets.awaited
    assert order() is None


def test_runs_of_a_loop_that_was_closed_in_a_thread_that_ended(
    runtime: latebind.Runtime, abandon: Callable[[], weakref.ref[Variable]]
) -> None:
    """Nobody can end them there, but later runs are not to ask whether they are one of them."""
    thread = Thread(target=abandon)
    thread.start()
    thread.join()
    runtime.close()
    assert not greenlets.awaited
