"""Runs of an event loop that try to do without waiting: one transaction, which calls nothing of the host's."""

from __future__ import annotations

import asyncio
import logging
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, cast

import pytest

import latebind
from latebind.host import greenlets
from latebind.tests.waiting import rounds, until

COUNT = """
expr {
  const n = Number(memory.getItem("n") || "0") + 1
  memory.setItem("n", n)
  session.setItem("seen", `${session.getItem("seen")}x`)
  ctx.log(`count ${n}`)
  n
}
"""


@pytest.fixture
def runtime(tmp_path: Path) -> Iterator[latebind.Runtime]:
    with latebind.Runtime(memory=f"sqlite:///{tmp_path}/bot.db") as runtime:
        runtime.context().run("memory.setItem('n', 0)")
        yield runtime


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """What was given to a greenlet of its own."""
    given: list[object] = []
    plain = greenlets._start

    def start(function: Callable[[], Any], here: Any) -> Any:
        given.append(function)
        return plain(function, here)

    monkeypatch.setattr(greenlets, "_start", start)
    return given


@pytest.mark.parametrize(
    "script", [COUNT, "memory.setItem('n', 1)", "expr { for (const k of ['a', 'b']) { memory.setItem(k, 1) } }"]
)
def test_one_transaction_is_known(runtime: latebind.Runtime, script: str) -> None:
    assert runtime.compile(script).runner.asks == "a transaction"


@pytest.mark.parametrize(
    "script",
    [
        "memory.setItem('n', 1)\nmemory.setItem('n', 2)",
        "expr { memory.setItem('n', 1) }\nexpr { memory.setItem('n', 2) }",
        "[expr { memory.setItem('n', 1) }, expr { memory.setItem('n', 2) }]",
        "expr { expr { memory.setItem('n', 1) } }",
        "local a = memory.getItem('n')\nmemory.setItem('n', 1)",
        "expr { send(memory.getItem('n')) }",
        "shop.stock(memory.setItem('n', 1))",
        "if (memory.getItem('n')) { memory.setItem('n', 1) }",
    ],
)
def test_what_may_be_several_or_calls_a_host_is_none(runtime: latebind.Runtime, script: str) -> None:
    runtime.function(lambda text: None, name="send", effect="after_commit")
    runtime.function(lambda text: text, name="shop.stock")
    assert runtime.compile(script).runner.asks == "anything"


def test_it_takes_no_greenlet(runtime: latebind.Runtime, started: list[object]) -> None:
    program = runtime.compile(COUNT)
    elsewhere = greenlets.awaited.copy()  # runs of other tests, whose event loops were closed

    async def main() -> list[Any]:
        return [(await runtime.context().arun(program)).value for _ in range(3)]

    assert asyncio.run(main()) == [1, 2, 3]
    assert not started
    assert greenlets.awaited == elsewhere


def test_it_waits_for_a_writer_while_the_loop_goes_on(
    runtime: latebind.Runtime, tmp_path: Path, started: list[object], caplog: pytest.LogCaptureFixture
) -> None:
    """Nothing of the attempt that could not wait is seen: no line of its log, and the session has what the second did."""
    caplog.set_level(logging.INFO, "latebind")
    program, turns = runtime.compile(COUNT), list[int]()

    async def main() -> tuple[latebind.Result, str]:
        ctx = runtime.context()
        other.execute("BEGIN IMMEDIATE")
        running = asyncio.ensure_future(ctx.arun(program))
        await until(lambda: started, "a greenlet for it")
        for turn in range(5):
            await rounds(10)
            turns.append(turn)
            assert not running.done()
        other.execute("COMMIT")
        return await running, ctx.session.get_item("seen")

    with closing(sqlite3.connect(tmp_path / "bot.db", isolation_level=None)) as other:
        result, seen = asyncio.run(main())
    assert (result.value, seen, [entry.message for entry in result.logs]) == (1, "x", ["count 1"])
    assert len(turns) == 5
    assert len(started) == 1
    assert [record.message for record in caplog.records] == ["count 1"]
    assert runtime.context().run("memory.getItem('n')").value == "1"


def test_what_was_lost_to_others_is_counted(runtime: latebind.Runtime, started: list[object]) -> None:
    """Somebody writes between what is read and the commit: the block runs again, in a greenlet, and says so."""
    program, store = runtime.compile(COUNT), cast("Any", runtime.store())
    plain, others = store.commit_on, iter([True])

    def commit_on(*given: Any) -> bool:
        if next(others, False):
            given[0].close()
            given[0].held = None
            runtime.context().run("memory.setItem('n', 41)")
            return False
        return bool(plain(*given))

    store.commit_on = commit_on

    async def main() -> latebind.Result:
        return await runtime.context().arun(program)

    result = asyncio.run(main())
    alone = runtime.context().run(program)
    assert (result.value, alone.value) == (42, 43)
    assert (result.stats.reruns, result.stats.operations) == (1, 2 * alone.stats.operations)
    assert result.stats.steps > alone.stats.steps
    assert [entry.message for entry in result.logs] == ["count 42"]
    assert len(started) == 1


def test_it_is_tried_less_often_where_that_is_in_vain(tmp_path: Path, started: list[object]) -> None:
    """A commit that waits for the disk always takes a thread."""
    with latebind.Runtime(memory=f"sqlite:///{tmp_path}/full.db?durability=full") as runtime:
        runtime.context().run("memory.setItem('n', 0)")
        program, tries = runtime.compile(COUNT), list[int]()
        plain = greenlets.without_waiting

        async def main() -> None:
            for number in range(12):
                ctx = runtime.context()
                before = runtime._store.skipped
                assert (await ctx.arun(program)).value == number + 1
                if runtime._store.skipped != before:
                    tries.append(number)

        asyncio.run(main())
        assert plain is greenlets.without_waiting
        assert tries == [0, 2, 6]
    assert len(started) == 12


def test_a_long_one_lets_others_have_the_loop(runtime: latebind.Runtime, started: list[object]) -> None:
    """It begins without a greenlet, and goes on in one where its time is over."""
    program = runtime.compile("memory.setItem('n', Array.from({length: 90000}, (_, i) => i).filter(i => i % 2).length)")
    assert program.runner.asks == "a transaction"

    async def main() -> Any:
        return (await runtime.context().arun(program)).value

    assert asyncio.run(main()) == "45000"
