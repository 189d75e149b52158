"""Several processes and threads write one store: no count is lost, and no money made or lost."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

import latebind

SCRIPT = Path(__file__).with_name("counting.py")


def processes(url: str, what: str, times: int, count: int) -> None:
    started = [
        subprocess.Popen([sys.executable, str(SCRIPT), url, what, str(times)], env=os.environ) for _ in range(count)
    ]
    assert [process.wait(timeout=120) for process in started] == [0] * count


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'shared.db'}"


def test_four_processes_count_to_exactly_4000(url: str) -> None:
    processes(url, "count", 1_000, 4)
    with latebind.Runtime(memory=url) as runtime, runtime.context() as ctx:
        assert ctx.app_memory.get_item("n") == "4000"


def test_four_processes_move_money_and_all_see_one_sum(url: str) -> None:
    with latebind.Runtime(memory=url) as runtime, runtime.context() as ctx:
        for n in range(8):
            ctx.app_memory.set_item(f"account {n}", 100)
        processes(url, "move", 100, 4)
        values = [int(ctx.app_memory.get_item(f"account {n}")) for n in range(8)]
        assert sum(values) == 800
        assert min(values) >= 0


@pytest.mark.parametrize("memory", [":memory:", "file"])
def test_threads_of_one_runtime(url: str, memory: str) -> None:
    from latebind.interp.program import Program

    with latebind.Runtime(memory=url if memory == "file" else memory, commit_timeout=60) as runtime:
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
    with latebind.Runtime(memory=url) as runtime, runtime.context() as ctx:
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
