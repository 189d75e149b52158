"""Scripts that only read run without what writes need: they give the same, charge the same, and fail in the same way."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

import latebind
from latebind.memory.store.protocol import AnyCheck, Snapshot, Write
from latebind.memory.store.sqlite.reader import SqliteSnapshot
from latebind.memory.store.urls import open_store

READING = [
    "memory.getItem('a')",
    "memory.getItem('none')",
    "memory.has('a') && memory.keys('a')",
    "memory.size()",
    "memory.keys().map(k => memory.getItem(k))",
    "keys.map(memory.getItem)",
    "session.getItem('z') + session.size()",
    "`${$memory.nombre} ${ctx.memory.get('x')} ${ctx.memory.available}`",
    "$memory.getJson('j').a",
    "$memory.ttl('j') > 0",
    "$memory.keys('n')",
    "let n = 0\nfor (const k of keys) { n += Number(memory.getItem(k)) }\nn",
    "const xs = []\nfor (const k of keys) { xs.push(memory.getItem(k)) }\nxs",
    "try { $memory.getJson('nombre') } catch (e) { e.code + memory.getItem('a') }",
    "$memory.nope",
    "memory.getItem(5)",
    "memory.getItem('a') + missing",
    "memory.getItem('x'.repeat(300))",
    "keys.map(k => memory.getItem(k)).concat(range(600).map(k => memory.getItem(`${k}`)))",
    "range(2000).map(k => memory.getItem(`${k}`))",
]
ASKING = [
    "memory.setItem('a', 1)",
    "memory.deleteItem('a')",
    "clear()",
    "$memory.increment('n')",
    "local x = memory.getItem('a')\nx",
    "expr { memory.getItem('a') }",
    "ctx.log(memory.getItem('a'))",
    "now()",
    "Math.random()",
    "f(memory.getItem('a'))",
    "$memory.getFile('f').toUrl()",
]


@pytest.fixture(params=[":memory:", "sqlite:///{}/bot.db"])
def runtime(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[latebind.Runtime]:
    with latebind.Runtime(memory=request.param.format(tmp_path), clock=lambda: 1_000.0) as runtime:
        runtime.function(lambda text: text, name="f")
        yield runtime


def context(runtime: latebind.Runtime, **options: Any) -> latebind.Context:
    ctx = runtime.context(user="ana", conversation="c", variables={"keys": ["a", "b"]}, **options)
    ctx.run("memory.setItem('a', 1); memory.setItem('b', 2); session.setItem('z', 'y')")
    ctx.run("$memory.set('nombre', 'Ana'); $memory.setJson('j', {a: 1}, 60); ctx.memory.set('x', 5)")
    return ctx


def outcome(ctx: latebind.Context, program: latebind.Program, *, dry_run: bool = False) -> object:
    try:
        result = ctx.run(program, dry_run=dry_run)
    except latebind.LatebindError as error:
        return str(error)
    return result.value, result.effects, result.logs, result.locals(), result.stats.replace(milliseconds=0.0)


@pytest.mark.parametrize("script", READING)
def test_what_only_reads_is_as_in_a_transaction(runtime: latebind.Runtime, script: str) -> None:
    program = runtime.compile(script)
    assert program.runner.asks in ("a read", "reads")
    ctx = context(runtime)
    assert outcome(ctx, program) == outcome(ctx, program, dry_run=True)


@pytest.mark.parametrize("script", ASKING)
def test_what_asks_for_more_is_known(runtime: latebind.Runtime, script: str) -> None:
    assert runtime.compile(script).runner.asks in ("a transaction", "anything")


def test_it_runs_in_a_loop_without_a_wait(runtime: latebind.Runtime) -> None:
    ctx = context(runtime)

    async def both() -> tuple[object, object]:
        return (await ctx.arun("memory.getItem('a')")).value, (await ctx.arun("keys.map(memory.getItem)")).value

    assert asyncio.run(both()) == ("1", ["1", "2"])


def test_access_and_rates_count(runtime: latebind.Runtime) -> None:
    ctx = runtime.context(user="ana", access={"memory": "none"})
    with pytest.raises(latebind.LatebindError, match="FORBIDDEN"):
        ctx.run(runtime.compile("memory.getItem('a')"))
    with runtime.replace(rate_limit="2/minute") as limited:
        ctx, program = limited.context(user="bea"), limited.compile("$memory.get('a')")
        ctx.run(program)
        ctx.run(program)
        with pytest.raises(latebind.LatebindError, match="RATE_LIMITED"):
            ctx.run(program)


def test_a_statement_sees_one_moment(tmp_path: Path) -> None:
    """Each statement begins a moment of its own, and all that it reads is of that one."""
    with latebind.Runtime(memory=f"sqlite:///{tmp_path}/bot.db") as runtime:
        ctx = runtime.context(variables={"writer": None})
        ctx.run("memory.setItem('a', 1); memory.setItem('b', 1)")
        store, reads = runtime.store(), list[str]()
        plain = store.snapshot

        def snapshot(now: float) -> Snapshot:
            found = plain(now)
            reads.append("snapshot")
            return found

        store.snapshot = snapshot  # type: ignore[method-assign]
        assert ctx.run("const x = memory.getItem('a') + memory.getItem('b') + memory.getItem('a')\nx").value == "111"
        assert reads == ["snapshot"]
        assert ctx.run("memory.getItem('a')\nmemory.getItem('b')").value == "1"
        assert reads == ["snapshot"] * 3


class TornSnapshot(SqliteSnapshot):
    __slots__ = ()
    one_moment = False


class Torn:
    """A store whose reads are each of their own moment, as those of a server may be."""

    url = "torn:"
    read_only = False

    def __init__(self) -> None:
        self.inner: Any = open_store(":memory:")
        self.compared = 0

    def snapshot(self, now: float) -> Snapshot:
        return TornSnapshot(self.inner._pool, now)

    def commit(
        self, checks: Sequence[AnyCheck], writes: Sequence[Write], now: float, commit_id: str, timeout: float = 5.0
    ) -> bool:
        self.compared += not writes
        return bool(self.inner.commit(checks, writes, now, commit_id, timeout))

    def __getattr__(self, name: str) -> Any:
        return getattr(self.inner, name)


def test_a_store_without_moments_compares_what_was_read() -> None:
    store: Any = Torn()
    with latebind.Runtime(memory=store) as runtime:
        ctx = runtime.context()
        ctx.run("memory.setItem('a', 1); memory.setItem('b', 2)")
        result = ctx.run("memory.getItem('a') + memory.getItem('b')")
        assert (result.value, result.stats.operations, store.compared) == ("12", 2, 1)
