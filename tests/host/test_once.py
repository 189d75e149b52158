"""`run(…, once="id")`: a message that is delivered twice is run once, and both get the result of that run."""

from __future__ import annotations

import asyncio
import pickle
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest

import latebind
from latebind.memory.store.protocol import Owner
from latebind.tests.conftest import Clock
from latebind.tests.forking import fork, outcome
from latebind.tests.loops import LOOPS, Loop, run
from latebind.tests.stores import KINDS, empty_store

COUNT = 'memory.setItem("n", Number(memory.getItem("n") || "0") + 1)\nmemory.getItem("n")'
DAY = 86_400

Make = Callable[..., latebind.Runtime]


@pytest.fixture(params=KINDS)
def store_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    return empty_store(request.param, request, tmp_path)


@pytest.fixture
def runtime(make_runtime: Make) -> latebind.Runtime:
    return make_runtime()


def test_the_second_time_gives_the_first_result(runtime: latebind.Runtime) -> None:
    with runtime.context(user="ana", conversation="wa:1") as ctx:
        first = ctx.run(f'local a = [1.5, "x"]; local b = a.x; log("hi", {{ a }}); {COUNT}', once="m1")
        again = ctx.run("memory.getItem('what another version of the script does')", once="m1")
    assert not first.repeated and again.repeated
    assert first.value == again.value == "1"
    assert first.locals() == again.locals() == {"a": [1.5, "x"]}
    assert first.errors["b"].to_dict()["code"] == again.errors["b"].code == "NO_MEMBER"
    assert type(again.errors["b"]) is latebind.StrictError
    assert first.logs == again.logs
    assert len(first.effects) == 1 and again.effects == []
    assert pickle.loads(pickle.dumps(again)).repeated


@pytest.mark.parametrize(
    "script", ["null", "'text'", "1.5", "-0.5", "1e300", "true", "[1, [], {}, null]", "({ a: { b: '\\u{1F600}' } })"]
)
def test_values_are_kept_as_they_are(runtime: latebind.Runtime, script: str) -> None:
    with runtime.context() as ctx:
        first = ctx.run(script, once="m1")
        assert repr(ctx.run("0", once="m1").value) == repr(first.value)


@pytest.mark.parametrize(
    "other",
    [
        {"user": "bob"},
        {"conversation": "wa:2"},
        {"user": None},
        {"conversation": None},
        {"tenant": "acme"},
        {"user": None, "conversation": "ana"},
        {"user": "conversation wa:1", "conversation": None},
    ],
)
def test_an_id_is_of_one_conversation(runtime: latebind.Runtime, other: dict[str, Any]) -> None:
    whose: dict[str, Any] = {"user": "ana", "conversation": "wa:1", "tenant": None}
    with runtime.context(**whose) as ctx:
        ctx.run("'secret'", once="m1")
    with runtime.context(**{**whose, **other}) as ctx:
        assert ctx.run("'mine'", once="m1").value == "mine"


@pytest.mark.parametrize(
    "message", ["a\0b", "x" * 1_023, "'; DROP TABLE entries; --", "{m1}:*", "日本 \U0001f600", " "]
)
def test_any_text_is_an_id(runtime: latebind.Runtime, message: str) -> None:
    with runtime.context(user="ana") as ctx:
        assert ctx.run(COUNT, once=message).value == ctx.run(COUNT, once=message).value == "1"
        assert ctx.run(COUNT, once=message + "x").value == "2"


@pytest.mark.parametrize(("message", "error"), [("", TypeError), (7, TypeError), ("\ud800", ValueError)])
def test_what_is_no_id(runtime: latebind.Runtime, message: str, error: type[Exception]) -> None:
    with runtime.context() as ctx, pytest.raises(error, match="once"):
        ctx.run("1", once=message)


def test_an_id_is_forgotten_after_a_day(runtime: latebind.Runtime, clock: Clock) -> None:
    with runtime.context() as ctx:
        ctx.run(COUNT, once="m1")
        clock.now += DAY - 1
        assert ctx.run(COUNT, once="m1").value == "1"
        clock.now += 1
        assert ctx.run(COUNT, once="m1").value == "2"


def test_a_run_that_fails_was_not_seen(runtime: latebind.Runtime) -> None:
    with runtime.context(variables={"broken": True}) as ctx:
        with pytest.raises(latebind.ScriptError):
            ctx.run("memory.setItem('a', '1')\nif (broken) { throw Error('not yet') }", once="m1")
        assert ctx.app_memory.keys() == [], "the whole run is one transaction"
        assert not ctx.run(COUNT, once="m1").repeated


def test_a_dry_run_remembers_nothing(runtime: latebind.Runtime) -> None:
    with runtime.context() as ctx:
        assert ctx.run(COUNT, once="m1", dry_run=True).value == "1"
        assert [effect.to_dict()["key"] for effect in ctx.run(COUNT, once="m1").effects] == ["n"]
        assert ctx.run(COUNT, once="m1", dry_run=True).repeated


@pytest.mark.parametrize("script", ["FILE", "[{ a: FILE }]", "local f = FILE; 1"])
def test_a_file_is_no_result_that_can_be_kept(runtime: latebind.Runtime, script: str) -> None:
    with runtime.context(user="ana") as ctx:
        ctx.user_memory.set_file("f", b"hello", ttl=60, mime="text/plain")
        with pytest.raises(latebind.StrictError) as caught:
            ctx.run("memory.setItem('a', '1'); " + script.replace("FILE", "$memory.getFile('f')"), once="m1")
        assert caught.value.code == "RESULT_NOT_KEPT"
        assert ctx.app_memory.keys() == []


def test_functions_after_the_commit_are_called_once(runtime: latebind.Runtime) -> None:
    sent: list[str] = []
    runtime.function(sent.append, name="send", effect="after_commit")
    with runtime.context() as ctx:
        for _ in range(3):
            ctx.run('send("hello")', once="m1")
    assert sent == ["hello"]


def test_within_another_run_it_stands_with_its_block(runtime: latebind.Runtime) -> None:
    @runtime.function
    def handle(ctx: latebind.Context, message: str) -> str:
        return str(ctx.run(COUNT, once=message).value)

    with runtime.context() as ctx:
        assert ctx.run('handle("a") + handle("a") + handle("b")').value == "112"
        assert ctx.run('try { expr { handle("c"); throw Error() } } catch (e) { }\nhandle("c")').value == "3"


def test_those_who_come_at_once_run_once(make_runtime: Make) -> None:
    runtime, barrier = make_runtime(commit_timeout=60), Barrier(4)
    sent: list[str] = []
    runtime.function(sent.append, name="send", effect="after_commit")

    @runtime.function
    def meet() -> None:
        barrier.wait(60)

    def deliver(number: int) -> tuple[object, bool]:
        with runtime.context(user="ana") as ctx:
            result = ctx.run(f"meet(); send('{number}'); {COUNT}", once="m1")
            return result.value, result.repeated

    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(deliver, range(4)))
    assert sorted(found) == [("1", False)] + [("1", True)] * 3
    assert len(sent) == 1


@LOOPS
def test_in_an_event_loop(make_runtime: Make, loop: Loop) -> None:
    async def deliver(runtime: latebind.Runtime) -> bool:
        async with runtime.context(user="ana") as ctx:
            result = await ctx.arun(f"pause_()\n{COUNT}", once="m1")
            assert result.value == "1"
            return result.repeated

    async def main() -> None:
        runtime = make_runtime(commit_timeout=60)

        @runtime.function
        async def pause_() -> None:
            await asyncio.sleep(0)

        assert sorted(await asyncio.gather(*(deliver(runtime) for _ in range(20)))) == [False] + [True] * 19

    run(loop, main())


def test_in_processes(make_runtime: Make) -> None:
    runtime = make_runtime(commit_timeout=60)

    def deliver() -> None:
        for number in range(20):
            with runtime.context(user="ana") as ctx:
                assert ctx.run(COUNT, once=f"m{number}").value == str(number + 1)

    with runtime.context() as ctx:
        assert [outcome(child) for child in [fork(deliver) for _ in range(4)]] == [0] * 4
        assert ctx.app_memory.get_item("n") == "20"


def test_with_isolation(tmp_path: Path) -> None:
    with latebind.Runtime(f"sqlite:///{tmp_path}/bot.db", isolation="process") as runtime:
        with runtime.context(user="ana") as ctx:
            first, again = (ctx.run(f"local a = [1]; local b = a.x; {COUNT}", once="m1") for _ in range(2))
    assert (again.value, again.locals(), again.repeated) == (first.value, {"a": [1]}, True)
    assert again.errors["b"].code == first.errors["b"].code == "NO_MEMBER"


def test_results_are_kept_beside_the_data(runtime: latebind.Runtime) -> None:
    with runtime.context(user="ana", conversation="wa:1", tenant="acme") as ctx:
        ctx.run("$memory.set('name', 'Ana')", once="m1")
        admin = runtime.admin(tenant="acme")
        assert [record["key"] for record in admin.export()] == ["name"]
        assert admin.usage()["entries"] == 1
        assert ctx.run("1", once="m1").repeated
        assert admin.erase(user="ana") == 1
        assert not ctx.run("1", once="m1").repeated
    with runtime.context(conversation="wa:1", tenant="acme") as ctx:
        ctx.run("1", once="m1")
        admin.clear(Owner("conversation", "wa:1", "acme"))
        assert not ctx.run("1", once="m1").repeated


def test_without_a_store(clock: Clock) -> None:
    with latebind.Runtime(clock=clock) as runtime, runtime.context() as ctx:
        with pytest.raises(latebind.MemoryApiError, match="no store"):
            ctx.run("1", once="m1")
