"""What a host may do wrong as it runs: clocks and hooks that fail, contexts that are closed, ids as long as a book."""

from __future__ import annotations

import asyncio
import datetime
import inspect
import math
import sys
import time
from collections.abc import Awaitable, Callable, Iterator
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

import latebind
from latebind.grammar.errors import HostError, LatebindError
from latebind.memory.store.protocol import LONGEST_ID


class Faulty:
    """A clock that is right until `fault` says what it does instead."""

    def __init__(self) -> None:
        self.fault: Callable[[], Any] | None = None

    def __call__(self) -> float:
        given: float = 1_000.0 if self.fault is None else self.fault()
        return given


FAULTS: dict[str, Callable[[], Any]] = {
    "raises": lambda: 1 / 0,
    "raises a LookupError": lambda: [][0],
    "nan": lambda: math.nan,
    "inf": lambda: math.inf,
    "None": lambda: None,
    "text": lambda: "1000",
    "bool": lambda: True,
    "milliseconds": lambda: time.time() * 1_000,
    "far": lambda: 1e300,
    "int": lambda: 10**400,
    "Decimal": lambda: Decimal(1_000),
    "Fraction": lambda: Fraction(1_000),
    "datetime": lambda: datetime.datetime.now(datetime.UTC),
}
SCRIPTS = [
    'memory.setItem("b", "1")',
    'expr { memory.setItem("b", memory.getItem("a")) }',
    'memory.getItem("a")',
    "memory.size()",
    "memory.clear()",
    '$memory.set("t", "x", 5)',
    '$memory.get("t")',
    '$memory.ttl("t")',
    '$memory.getFile("f").toUrl()',
    'ctx.memory.set("x", "1")',
    "now()",
    "Date.now()",
    "new Date()",
]
CALLS: dict[str, Callable[[latebind.Runtime, latebind.Context], object]] = {
    "get_item": lambda runtime, ctx: ctx.app_memory.get_item("a"),
    "set": lambda runtime, ctx: ctx.user_memory.set("q", "1", ttl=5),
    "usage": lambda runtime, ctx: runtime.admin().usage(),
    "export": lambda runtime, ctx: list(runtime.admin().export()),
    "sweep": lambda runtime, ctx: runtime.admin().sweep(),
    "deliver": lambda runtime, ctx: runtime.deliver(),
    "file": lambda runtime, ctx: runtime.file("x"),
}


@pytest.fixture
def clock() -> Faulty:
    return Faulty()


@pytest.fixture
def runtime(tmp_path: Path, clock: Faulty) -> Iterator[latebind.Runtime]:
    url = f"sqlite:///{tmp_path}/bot.db?outbox=on"
    with latebind.Runtime(memory=url, clock=clock, secret="s", files_url="https://files.example") as runtime:
        yield runtime


@pytest.fixture
def ctx(runtime: latebind.Runtime) -> latebind.Context:
    ctx = runtime.context(user="ana", conversation="wa:7")
    ctx.run('memory.setItem("a", "1"); $memory.set("t", "x", 60)')
    ctx.user_memory.set_file("f", b"x", ttl=60, mime="text/plain")
    return ctx


@pytest.mark.parametrize("fault", FAULTS)
def test_a_clock_that_fails(runtime: latebind.Runtime, ctx: latebind.Context, clock: Faulty, fault: str) -> None:
    before = list(runtime.admin().export())
    clock.fault = FAULTS[fault]
    works: list[Callable[[], object]] = [lambda s=script: ctx.run(s) for script in SCRIPTS]  # type: ignore[misc]
    works += [lambda c=CALLS[name]: c(runtime, ctx) for name in CALLS if name != "file"]  # type: ignore[misc]
    for work in works:
        with pytest.raises(HostError) as caught:
            work()
        assert (caught.value.code, caught.value.retryable) == ("CLOCK_FAILED", False)
        assert "time.time" in (caught.value.hint or "")
        assert (caught.value.__cause__ is not None) == fault.startswith("raises")
    clock.fault = None
    assert list(runtime.admin().export()) == before


@pytest.mark.parametrize("moment", [1_000, 1_000.0, -5, -62_135_596_800, 253_402_300_799.0])
def test_clocks_that_are_right(runtime: latebind.Runtime, ctx: latebind.Context, clock: Faulty, moment: float) -> None:
    clock.fault = lambda: moment
    assert ctx.run("Date.now()").value == moment * 1_000
    ctx.run('memory.setItem("b", "1")')


def test_what_ends_a_process_goes_through_a_clock(ctx: latebind.Context, clock: Faulty) -> None:
    clock.fault = lambda: sys.exit(3)
    with pytest.raises(SystemExit):
        ctx.run("now()")


def test_a_hook_that_fails(tmp_path: Path) -> None:
    def enabled(tenant: str | None) -> bool:
        raise ConnectionError("db-7 is down")

    with latebind.Runtime(memory=f"sqlite:///{tmp_path}/bot.db", conversation_enabled=enabled) as runtime:
        ctx = runtime.context(conversation="wa:7")
        for work in (lambda: ctx.run('ctx.memory.get("k")'), lambda: ctx.memory.get("k"), lambda: ctx.memory.available):
            with pytest.raises(HostError, match="conversation_enabled") as caught:
                work()
            assert "db-7" not in str(caught.value)
            assert isinstance(caught.value.__cause__, ConnectionError)


# closed contexts


async def awaited(work: Awaitable[object]) -> object:
    return await work


FACADES: dict[str, Callable[[latebind.Context], Any]] = {
    "app_memory": lambda ctx: ctx.app_memory,
    "session": lambda ctx: ctx.session,
    "user_memory": lambda ctx: ctx.user_memory,
    "memory": lambda ctx: ctx.memory,
}


@pytest.mark.parametrize("name", FACADES)
def test_the_memories_of_a_closed_context(runtime: latebind.Runtime, ctx: latebind.Context, name: str) -> None:
    memory = FACADES[name](ctx)
    result = ctx.run('local late = memory.getItem("a"); late')
    handle = ctx.user_memory.get_file("f")
    before = list(runtime.admin().export())
    arguments: dict[str, tuple[Any, ...]] = {
        **dict.fromkeys(("keys", "clear", "size"), ()),
        **dict.fromkeys(("set_item", "set", "set_json"), ("a", "2")),
        **dict.fromkeys(("read_file", "set_file"), ("f", "x")),
        "assign": ({"a": "2"},),
    }
    methods = [method for method in dir(memory) if not method.startswith("_")]
    assert len(methods) > 5
    ctx.close()
    for method in methods:
        waits = inspect.iscoroutinefunction(getattr(memory, method, None)) if method != "available" else False
        given = arguments.get(method.removeprefix("a") if waits else method, ("a",))
        with pytest.raises(RuntimeError, match="this context is closed"):
            called = getattr(memory, method)(*given)
            if inspect.isawaitable(called):
                asyncio.run(awaited(called))
        with pytest.raises(RuntimeError, match="this context is closed"):
            FACADES[name](ctx)
    assert list(runtime.admin().export()) == before
    assert result["late"] == "1", "what a run has given may be asked later"
    assert handle is not None
    assert handle.to_bytes() == b"x"


@pytest.mark.parametrize("method", ["run", "eval", "render", "resolve"])
def test_a_closed_context(ctx: latebind.Context, method: str) -> None:
    ctx.close()
    with pytest.raises(RuntimeError, match="this context is closed"):
        getattr(ctx, method)("1")
    with pytest.raises(RuntimeError, match="this context is closed"):
        asyncio.run(getattr(ctx, f"a{method}")("1"))


# ids


@pytest.mark.parametrize("whose", ["user", "conversation", "tenant"])
def test_long_ids(runtime: latebind.Runtime, whose: str) -> None:
    for id in ("x" * LONGEST_ID, "é" * (LONGEST_ID // 2)):
        given: dict[str, Any] = {"user": "ana", whose: id}
        ctx = runtime.context(**given)
        ctx.user_memory.set("k", "v")
        assert ctx.run("$memory.k").value == "v"
        for too_long in (id + "x", "x" * 100_000, "é" * LONGEST_ID):
            with pytest.raises(ValueError, match=f"{whose} has .* bytes as UTF-8: {LONGEST_ID} at most"):
                runtime.context(**{**given, whose: too_long})
    if whose == "tenant":
        with pytest.raises(ValueError, match="tenant has 100000 bytes"):
            runtime.admin(tenant="x" * 100_000)
    else:
        record = {"scope": whose, "id": "x" * 100_000, "key": "k", "kind": "string", "value": "v"}
        with pytest.raises(LatebindError, match="BAD_RECORD") as caught:
            runtime.admin().import_([record])
        assert len(caught.value.message) < 200
