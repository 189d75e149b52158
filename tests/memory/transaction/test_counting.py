"""Several processes and threads write one store: no count is lost, and no money made or lost."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import latebind
from latebind.interp.program import Program
from latebind.tests.memory.transaction.counting import ACCOUNTS, COUNT, count
from latebind.tests.waiting import LIMIT

SCRIPT = Path(__file__).with_name("counting.py")
WAITING_COUNT = 'expr { const n = Number(memory.getItem("n") || "0"); look_up("x"); memory.setItem("n", n + 1) }'


def processes(url: str, works: Sequence[str], times: int) -> int:
    """Do each of `works` in a process of its own, `times` times; the most often that one block was run again."""
    started = [
        subprocess.Popen([sys.executable, str(SCRIPT), url, what, str(times)], env=os.environ, stdout=subprocess.PIPE)
        for what in works
    ]
    printed = [process.communicate()[0] for process in started]
    assert [process.returncode for process in started] == [0] * len(works)
    return max(map(int, printed))


@pytest.fixture
def url(store_url: str) -> str:
    return store_url


def counted(url: str) -> str:
    with latebind.Runtime(memory=url) as runtime, runtime.context() as ctx:
        return ctx.app_memory.get_item("n")


@pytest.mark.parametrize(("number", "times"), [(4, 200), pytest.param(8, 1_000, marks=pytest.mark.long)])
def test_processes_lose_no_count(url: str, number: int, times: int) -> None:
    worst = processes(url, ["count"] * number, times)
    print(f"{number} processes: a block was run again {worst} times at worst")
    assert counted(url) == str(number * times)


@pytest.mark.parametrize(("number", "times"), [(16, 30), pytest.param(16, 1_000, marks=pytest.mark.long)])
def test_threads_lose_no_count(url: str, number: int, times: int) -> None:
    with latebind.Runtime(memory=url, commit_timeout=LIMIT) as runtime, ThreadPoolExecutor(number) as pool:
        worst = max(pool.map(lambda _: count(runtime, times), range(number)))
    print(f"{number} threads: a block was run again {worst} times at worst")
    assert counted(url) == str(number * times)


@pytest.mark.parametrize(
    ("number", "times", "waits"),
    [
        (50, 2, False),
        (50, 2, True),
        pytest.param(200, 5, True, marks=pytest.mark.long),
        pytest.param(200, 1_000, False, marks=[pytest.mark.long, pytest.mark.timeout(1_800)]),
    ],
)
def test_tasks_lose_no_count(url: str, number: int, times: int, waits: bool) -> None:
    """Each in a block of its own, which waits for the host between reading and writing, or does not."""

    async def look_up(text: str) -> str:
        await asyncio.sleep(0)
        return text

    async def count(runtime: latebind.Runtime, program: Program) -> int:
        async with runtime.context() as ctx:
            return max([(await ctx.arun(program)).stats.reruns for _ in range(times)])

    async def main() -> int:
        async with latebind.Runtime(memory=url, commit_timeout=LIMIT) as runtime:
            runtime.function(look_up)
            program = runtime.compile(WAITING_COUNT if waits else COUNT)
            return max(await asyncio.gather(*(count(runtime, program) for _ in range(number))))

    worst = asyncio.run(main())
    print(f"{number} tasks: a block was run again {worst} times at worst")
    assert counted(url) == str(number * times)


@pytest.mark.parametrize(("number", "times"), [(4, 100), pytest.param(8, 1_000, marks=pytest.mark.long)])
def test_money_is_moved_and_all_see_one_sum(url: str, number: int, times: int) -> None:
    with latebind.Runtime(memory=url) as runtime, runtime.context() as ctx:
        for name in ACCOUNTS:
            ctx.app_memory.set_item(name, 100)
        worst = processes(url, [*["move"] * number, "look"], times)
        print(f"{number} processes and a reader: a block was run again {worst} times at worst")
        values = [int(ctx.app_memory.get_item(name)) for name in ACCOUNTS]
        assert sum(values) == 800
        assert min(values) >= 0


@pytest.mark.parametrize("memory", [":memory:", "file"])
def test_threads_of_one_runtime(url: str, memory: str) -> None:
    with latebind.Runtime(memory=url if memory == "file" else memory, commit_timeout=LIMIT) as runtime:
        program: Program = runtime.compile('expr { $memory.increment("n"); ctx.memory.set("last", "x") }')
        failures: list[Exception] = []

        def count() -> None:
            try:
                with runtime.context(user="u", conversation="c") as ctx:
                    for _ in range(100):
                        ctx.run(program)
            except Exception as error:
                failures.append(error)

        threads = [threading.Thread(target=count) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert not failures
        with runtime.context(user="u") as ctx:
            assert ctx.user_memory.get("n") == 800


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_after_a_fork(url: str) -> None:
    with latebind.Runtime(memory=url) as runtime, runtime.context() as ctx:
        ctx.run('memory.setItem("n", "0")')
        children = []
        for _ in range(3):
            pid = os.fork()
            if pid == 0:
                code = 1
                try:
                    with runtime.context() as mine:
                        for _ in range(50):
                            mine.run('expr { memory.setItem("n", Number(memory.getItem("n")) + 1) }')
                    code = 0
                finally:
                    os._exit(code)
            children.append(pid)
        for _ in range(50):
            ctx.run('expr { memory.setItem("n", Number(memory.getItem("n")) + 1) }')
        assert [os.waitpid(pid, 0)[1] for pid in children] == [0, 0, 0]
        assert ctx.app_memory.get_item("n") == "200"


def test_a_block_that_keeps_losing_takes_the_stores_turn(url: str) -> None:
    with latebind.Runtime(memory=url, commit_timeout=LIMIT) as runtime, runtime.context() as ctx:
        attempts: list[threading.Thread] = []

        @runtime.function(pure=True)
        def lose(x: str) -> str:
            # Against the rules, a pure function that writes; as another process would, and not as part of the block.
            number = len(attempts)
            thread = threading.Thread(target=lambda: runtime.context().app_memory.set_item("n", f"theirs {number}"))
            attempts.append(thread)
            thread.start()
            if number < 16:
                thread.join()
            return x

        result = ctx.run('expr { const n = memory.getItem("n"); lose("x"); memory.setItem("n", "mine after " + n) }')
        assert result.stats.reruns == 16
        assert result.effects[0].to_dict()["new"] == "mine after theirs 15"
        attempts[-1].join()
        assert ctx.app_memory.get_item("n") == "theirs 16"
