"""Ctrl-C, anywhere in a run: a block is written wholly or not at all, and everybody goes on as usual at once."""

from __future__ import annotations

import threading
from functools import partial
from pathlib import Path

import pytest

import latebind
from latebind.memory.store.protocol import Check, Entry, Owner, Put
from latebind.memory.store.sqlite.backend import SqliteStore
from latebind.memory.store.sqlite.group_commit import Job
from latebind.memory.transaction import attempts
from latebind.tests.interruptions import interrupted_everywhere

BLOCK = """
expr {
  const n = Number(memory.getItem("a") || "0") + 1
  memory.setItem("a", n)
  memory.setItem("b", n)
}
"""
SCRIPTS = {"block": BLOCK, "in turn": BLOCK, "dry run": BLOCK, "statement": 'memory.setItem("c", "7")'}
FILE, DURABLE, MEMORY = "sqlite:///{}/bot.db", "sqlite:///{}/bot.db?durability=full", ":memory:"


def written(ctx: latebind.Context) -> int:
    a, b = ctx.app_memory.get_item("a"), ctx.app_memory.get_item("b")
    assert a == b
    return int(a)


@pytest.mark.parametrize(
    ("url", "way"),
    [
        (FILE, "block"),
        (FILE, "in turn"),
        (FILE, "dry run"),
        (DURABLE, "block"),
        (MEMORY, "block"),
        (MEMORY, "statement"),
    ],
)
def test_an_interruption_anywhere(tmp_path: Path, url: str, way: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with latebind.Runtime(memory=url.format(tmp_path)) as runtime, runtime.context() as ctx, runtime.context() as other:
        program, block = runtime.compile(SCRIPTS[way]), runtime.compile(BLOCK)
        ctx.run(block)
        places = 0
        if way == "in turn":
            monkeypatch.setattr(attempts, "MAX_OPTIMISTIC_ATTEMPTS", 0)
        for place in interrupted_everywhere(partial(ctx.run, program, dry_run=way == "dry run")):
            places += 1
            assert ctx._environment.transactions is None, place
            before = written(other)
            thread = threading.Thread(target=runtime.context().run, args=(block,))
            thread.start()
            thread.join()
            assert written(other) == before + 1, place
            ctx.run(block)
            assert written(other) == before + 2, place
        assert places >= 15  # some Pythons make fewer calls


def test_a_commit_for_others_is_done_once(tmp_path: Path) -> None:
    """Whoever syncs to the disk does so for others who wait: what is committed is not done again, the rest is done."""
    store = SqliteStore(str(tmp_path / "bot.db"), url="", durable=True)
    own, jobs = Put(Owner("app"), "own", Entry("string", "1")), list[Job]()

    def lead() -> None:
        key = f"other {len(jobs)}"
        jobs.append(Job([Check(Owner("app"), key, None)], [Put(Owner("app"), key, Entry("string", "1"))], 0.0))
        store._pool.queue.append(jobs[-1])
        store.commit([], [own], 0.0, "id")

    for place in interrupted_everywhere(lead):
        store.commit([], [own], 0.0, "id")
        assert jobs[-1].done, place
        assert jobs[-1].held, place  # a second time its check would fail
    assert len(jobs) > 20
    store.close()
