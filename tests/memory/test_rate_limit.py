"""`rate_limit`: how often each user and each conversation may call its memory, across processes, by the runtime's clock."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

import latebind
from latebind.memory.rate_limit import limits_of
from latebind.memory.store.protocol import Entry, Owner, Put, Remote
from latebind.tests.waiting import LIMIT

Code = Callable[..., str]
Make = Callable[..., latebind.Runtime]


@pytest.fixture
def limited(make_runtime: Make) -> latebind.Runtime:
    return make_runtime(rate_limit="3/minute")


def test_one_call_too_many_in_a_script(limited: latebind.Runtime, clock: Any) -> None:
    with limited.context(user="ana") as ctx:
        ctx.run("for (const i of range(3)) { $memory.set('a', i) }")
        clock.now += 0.5
        script = """
            try { $memory.get("a") } catch (err) {
              return [err instanceof MemoryApiError, err.code, err.status, err.isRateLimit(), err.retryAfter]
            }
        """
        assert ctx.run(script).value == [True, "RATE_LIMITED", 429, True, 60]
        clock.now += 58.5
        assert ctx.run(script).value[-1] == 1
        clock.now += 1
        assert ctx.run("$memory.get('a')").value == 2


def test_one_call_too_many_in_python(limited: latebind.Runtime) -> None:
    with limited.context(conversation="c") as ctx:
        for number in range(3):
            ctx.memory.set("a", number)
        with pytest.raises(latebind.MemoryApiError) as caught:
            ctx.memory.get("a")
    error = caught.value
    assert (error.status, error.code, error.retry_after) == (429, "RATE_LIMITED", 60)
    assert error.is_rate_limit() and error.retryable


@pytest.mark.parametrize(("back", "codes"), [(30, ["RATE_LIMITED"] * 2), (365 * 86_400, ["", ""])])
def test_a_clock_that_is_set_back(limited: latebind.Runtime, clock: Any, back: float, codes: list[str]) -> None:
    """What a clock has counted that was wrong by far keeps nobody waiting until then; clocks differ by seconds."""
    with limited.context(user="ana") as ctx:
        ctx.run("for (const i of range(3)) { $memory.get('a') }")
        clock.now -= back
        call = "try { $memory.get('a') } catch (err) { return err.code }; return ''"
        assert [ctx.run(call).value for _ in range(2)] == codes


def test_each_user_and_conversation_has_its_own_count(limited: latebind.Runtime, code: Code) -> None:
    owners: list[dict[str, Any]] = [{"user": "a"}, {"user": "b"}, {"user": "a", "tenant": "t"}, {"user": "a/b"}]
    owners += [{"user": "b", "tenant": "a"}, {"user": "a", "tenant": "-"}, {"user": "%61"}]
    for owner in owners:
        with limited.context(**owner, conversation="c" + str(owner)) as ctx:
            ctx.run("$memory.set('a', 1); $memory.get('a'); $memory.increment('a')")
            ctx.run("ctx.memory.set('a', 1); ctx.memory.get('a'); ctx.memory.delete('a')")
            assert code("$memory.has('a')", ctx) == "RATE_LIMITED"
            assert code("$memory.a", ctx) == "RATE_LIMITED"
            assert code("ctx.memory.get('a')", ctx) == "RATE_LIMITED"


def test_the_application_and_the_session_have_none(limited: latebind.Runtime) -> None:
    with limited.context(user="a") as ctx:
        ctx.run("for (const i of range(9)) { memory.setItem('a', i); session.setItem('a', i) }")
        assert ctx.app_memory.get_item("a") == "8"


def test_reading_a_file_is_a_call(limited: latebind.Runtime, code: Code) -> None:
    with limited.context(user="a") as ctx:
        handle = ctx.user_memory.set_file("f", b"hola", ttl=60, mime="text/plain")
        assert ctx.run("$memory.f.toRaw()").value == "hola"
        assert code(handle.to_bytes) == "RATE_LIMITED"


def test_refused_calls_are_not_counted_and_failed_blocks_are(limited: latebind.Runtime, clock: Any) -> None:
    with limited.context(user="a") as ctx:
        for _ in range(2):
            with pytest.raises(latebind.ThrownError):
                ctx.run("expr { $memory.set('a', 1); throw Error('no') }")
        ctx.run("$memory.get('a')")
        for _ in range(5):
            with pytest.raises(latebind.MemoryApiError):
                ctx.run("$memory.get('a')")
        clock.now += 60
        assert ctx.run("$memory.get('a', 0)").value == 0


def test_several_limits(make_runtime: Make, clock: Any, code: Code) -> None:
    with make_runtime(rate_limit="2/second; 3/minute").context(user="a") as ctx:
        ctx.run("$memory.get('a'); $memory.get('a')")
        assert code("$memory.get('a')", ctx) == "RATE_LIMITED"
        clock.now += 1
        ctx.run("$memory.get('a')")
        with pytest.raises(latebind.MemoryApiError) as caught:
            ctx.run("$memory.get('a')")
        assert caught.value.retry_after == 59


def test_a_call_counts_for_all_limits_or_for_none(make_runtime: Make, clock: Any, code: Code) -> None:
    with make_runtime(rate_limit="3/hour; 1/second").context(user="a") as ctx:
        for _ in range(3):
            ctx.run("$memory.get('a', 0)")
            assert code("$memory.get('a', 0)", ctx) == "RATE_LIMITED"  # by the second, so not in the hour
            clock.now += 1
        with pytest.raises(latebind.MemoryApiError) as caught:
            ctx.run("$memory.get('a', 0)")
        assert caught.value.retry_after == 3597


@pytest.mark.parametrize(
    ("text", "limits"),
    [
        ("100/minute", [(100, 60)]),
        ("1 per 2 Hours", [(1, 7200)]),
        ("10/30seconds;1000 / day", [(10, 30), (1000, 86_400)]),
        ("1/month, 2/year | 3/0 day", [(1, 2_592_000), (2, 31_104_000), (3, 86_400)]),
    ],
)
def test_how_limits_are_written(text: str, limits: list[tuple[int, int]]) -> None:
    assert [(limit.amount, limit.seconds) for limit in limits_of(text)] == limits


def test_a_block_sees_one_moment_all_the_same(make_runtime: Make) -> None:
    runtime = make_runtime(rate_limit="100/minute")
    with runtime.context(user="a") as ctx, runtime.context(user="a") as other:

        @runtime.function
        def meanwhile() -> None:
            if other.user_memory.get("a", 0) == 0:
                other.run("expr { $memory.set('a', 1); $memory.set('b', 1) }")

        result = ctx.run("expr { const a = $memory.get('a', 0); meanwhile(); [a, $memory.get('b', 0)] }")
        assert result.value == [1, 1]
        assert result.stats.reruns == 1


def test_a_block_that_runs_again_is_not_counted_again(make_runtime: Make, code: Code) -> None:
    runtime = make_runtime(rate_limit="3/minute")
    with runtime.context(user="a") as ctx, make_runtime().context(user="a") as other:
        times = []

        @runtime.function
        def disturb() -> None:
            times.append(1)
            if len(times) < 6:
                other.user_memory.increment("n")

        result = ctx.run("expr { const n = $memory.get('n', 0); disturb(); $memory.set('n', n + 100) }")
        assert (result.value, result.stats.reruns) == (105, 5)
        ctx.user_memory.get("n")
        assert code("$memory.get('n')", ctx) == "RATE_LIMITED"


def test_threads_share_the_count(make_runtime: Make) -> None:
    runtime = make_runtime(rate_limit="25/minute")

    def call(_: int) -> bool:
        with runtime.context(user="a") as ctx:
            try:
                ctx.user_memory.get("a")
            except latebind.MemoryApiError as error:
                assert error.code == "RATE_LIMITED"
                return False
            return True

    with ThreadPoolExecutor(4) as threads:
        assert sum(threads.map(call, range(60))) == 25


def test_processes_share_the_count(limited: latebind.Runtime, store_url: str, clock: Any) -> None:
    program = f"""
import latebind
runtime = latebind.Runtime("{store_url}", rate_limit="3/minute", clock=lambda: {clock.now})
with runtime, runtime.context(user="a") as ctx:
    ctx.user_memory.set("a", 1)
    ctx.user_memory.set("a", 2)
"""
    subprocess.run([sys.executable, "-c", program], check=True, timeout=LIMIT)
    with limited.context(user="a") as ctx:
        assert ctx.user_memory.get("a") == 2
        with pytest.raises(latebind.MemoryApiError, match="RATE_LIMITED"):
            ctx.user_memory.get("a")


def test_nobody_meets_the_counts(limited: latebind.Runtime) -> None:
    with limited.context(user="a") as ctx:
        ctx.user_memory.set("a", 1)
        assert ctx.user_memory.keys() == ["a"]
        assert ctx.app_memory.keys() == []
    assert [scope.kind for scope in limited.admin().scopes()] == ["user"]


def test_counts_of_one_tenant_do_not_wait_for_another(limited: latebind.Runtime) -> None:
    with limited.context(user="a", tenant="acme") as acme, limited.context(user="a", tenant="rival") as rival:
        acme.user_memory.set("a", 1)
        store = limited.store()
        if not isinstance(store, Remote):
            return  # one file has one writer
        with store.turn("acme", limited.clock(), 1.0):
            rival.user_memory.set("a", 1)
    assert {owner.tenant for owner in store.scopes(None, all_tenants=True) if owner.id == "rates"} == {"acme", "rival"}


@pytest.mark.parametrize("text", ['"3"', "many", "1_0", "2.5", "null", "[]"])
def test_a_count_that_another_hand_has_damaged(limited: latebind.Runtime, clock: Any, text: str) -> None:
    with limited.context(user="ana") as ctx:
        ctx.run("$memory.get('a')")
        store, home = limited.store(), Owner("app", "rates")
        with store.snapshot(clock.now) as snapshot:
            (key,) = snapshot.keys(home)
        put = Put(home, key, Entry("number", text, clock.now + 60))
        assert store.commit((), (put,), clock.now, "by another hand")
        with pytest.raises(latebind.MemoryApiError, match="is damaged") as refused:
            ctx.run("$memory.get('a')")
        assert refused.value.code == "UNAVAILABLE"
        clock.now += 60
        ctx.run("$memory.get('a')")


def test_in_memory(clock: Any) -> None:
    with latebind.Runtime(":memory:", rate_limit="2/minute", clock=clock) as runtime, runtime.context(user="a") as ctx:
        ctx.run("expr { $memory.set('a', 1); $memory.get('a') }")
        with pytest.raises(latebind.MemoryApiError, match="RATE_LIMITED"):
            ctx.run("$memory.get('a')")


@pytest.mark.parametrize(
    "text", ["", "many", "3", "3/fortnight", "3/seconds minute", "-3/minute", "3/minutess", "3/minute;", "1.5/minute"]
)
def test_what_is_no_limit(text: str) -> None:
    with pytest.raises(ValueError, match="rate"):
        latebind.Runtime(rate_limit=text)
