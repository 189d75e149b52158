"""`Runtime.replace`: another runtime with the same functions; and `entropy`, for tests of scripts that are random."""

from __future__ import annotations

import inspect
from pathlib import Path
from random import Random
from typing import Any

import pytest

import latebind
from latebind.host.runtime import Options


def test_the_functions_are_the_same_and_the_store_is_another(runtime: latebind.Runtime) -> None:
    @runtime.function
    def double(x: float) -> float:
        return x * 2

    runtime.module("@acme/crm", {"rate": 0.5})
    with runtime.replace(memory=":memory:", clock=lambda: 0.0) as other:

        @other.function
        def only_here() -> int:
            return 1

        with other.context() as ctx:
            ctx.run("memory.setItem('a', double(2)); only_here()")
            imported = other.handler('import { rate } from "@acme/crm"; export default { handler: async () => rate }')
            assert ctx.handle(imported).value == 0.5
            assert ctx.run("[memory.getItem('a'), now()]").value == ["4", "1970-01-01T00:00:00.000Z"]
    with runtime.context() as ctx:
        assert ctx.app_memory.keys() == []
        assert ctx.eval("now()") > "2020"
        with pytest.raises(latebind.CheckError, match="only_here"):
            ctx.eval("only_here()")


def test_all_settings_are_kept(tmp_path: Path) -> None:
    told: list[Any] = []
    first = latebind.Runtime(
        memory=f"sqlite:///{tmp_path}/a.db",
        limits=latebind.Limits(steps=777),
        tenants="required",
        secret="a secret",
        files_url="https://files.example/",
        on_run=told.append,
        rate_limit="1/minute",
        entropy=Random(7).randbytes,
    )
    second = first.replace().replace(limits=latebind.Limits(steps=778))
    assert (second.memory_url, second.limits.steps, first.limits.steps) == (first.memory_url, 778, 777)
    with pytest.raises(TypeError, match="tenant"):
        second.context()
    with second.context(tenant="acme", user="ana") as ctx:
        assert ctx.eval("1") == 1
        ctx.user_memory.set("a", 1)
        with pytest.raises(latebind.MemoryApiError, match="RATE_LIMITED"):
            ctx.user_memory.set("a", 2)
    assert len(told) == 1
    for each in (first, second):
        each.close()


def test_each_option_of_a_runtime_can_be_replaced() -> None:
    parameters = inspect.signature(latebind.Runtime.__init__).parameters
    assert list(Options.__annotations__) == list(parameters)[1:]
    with pytest.raises(TypeError):
        latebind.Runtime().replace(memry=":memory:")  # type: ignore[call-arg]


def test_the_same_entropy_gives_the_same_values() -> None:
    def values() -> Any:
        with latebind.Runtime(entropy=Random(7).randbytes) as runtime, runtime.context() as ctx:
            return ctx.run("[Math.random(), uuid(), Math.random()]").value

    first, name, second = values()
    assert values() == [first, name, second]
    assert first != second
    assert 0 <= first < 1
    with latebind.Runtime() as runtime, runtime.context() as ctx:
        assert ctx.run("uuid()").value != name
