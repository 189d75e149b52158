"""How many functions of Python's a run calls on its way to the store and back: what a reader follows, and most of its time.

Counted by the profiler, in a warm runtime, with the program compiled, the second time it runs.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType

import pytest

import latebind

COUNT = 'expr {\n  const n = Number(memory.getItem("n") || "0") + 1\n  memory.setItem("n", n)\n}'


def calls(work: Callable[[], object]) -> list[str]:
    """The functions of Python's that `work` calls, in order, by name; not `work` itself."""
    found: list[str] = []

    def see(frame: FrameType, event: str, arg: object) -> None:
        if event == "call":
            found.append(frame.f_code.co_qualname)

    sys.setprofile(see)
    try:
        work()
    finally:
        sys.setprofile(None)
    return found[1:]


@pytest.fixture
def ctx(tmp_path: Path) -> Iterator[latebind.Context]:
    with latebind.Runtime(memory=f"sqlite:///{tmp_path}/bot.db") as runtime, runtime.context(user="ana") as ctx:
        yield ctx


@pytest.mark.parametrize(
    ("script", "most"),
    [
        ("1 + 1", 6),
        ('memory.getItem("k")', 22),
        ('memory.setItem("k", "v")', 45),
        ('$memory.set("k", 1)', 45),
        (COUNT, 52),
    ],
)
def test_a_run(ctx: latebind.Context, script: str, most: int) -> None:
    program = ctx.runtime.compile(script)
    for _ in range(2):
        ctx.run(program)
    found = calls(lambda: ctx.run(program))
    assert found[0] == "Context.run"
    assert len(found) <= most, "\n".join(found)


@pytest.mark.parametrize(
    ("call", "most"),
    [
        (lambda ctx: ctx.app_memory.get_item("k"), 14),
        (lambda ctx: ctx.app_memory.set_item("k", "v"), 44),
        (lambda ctx: ctx.user_memory.get("k"), 27),
    ],
)
def test_a_call_from_python(ctx: latebind.Context, call: Callable[[latebind.Context], object], most: int) -> None:
    for _ in range(2):
        call(ctx)
    found = calls(lambda: call(ctx))
    assert len(found) <= most, "\n".join(found)


def test_a_run_asks_nothing_twice(ctx: latebind.Context) -> None:
    """One snapshot, closed once; the store is asked for what it holds once, and to commit once."""
    program = ctx.runtime.compile(COUNT)
    ctx.run(program)
    found = calls(lambda: ctx.run(program))
    for once in (
        "SqliteStore.snapshot",
        "View.close_snapshot",
        "SqliteSnapshot.close",
        "SqliteSnapshot.read",
        "SqliteStore.commit_on",
    ):
        assert found.count(once) == 1, once
