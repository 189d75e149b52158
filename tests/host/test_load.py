"""Many at once on one runtime: tasks that are cancelled, tasks that wait, threads and tasks that must not mix."""

from __future__ import annotations

import asyncio
import gc
import logging
import random
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Any

import pytest

import latebind
from latebind.memory.policies import DEFAULTS
from latebind.tests.waiting import LIMIT, rounds

BLOCK = """
expr {
  for (const part of ["a", "b", "c"]) {
    memory.setItem("@(id):@(part)", id)
    look_up(part)
    $memory.set("@(id)@(part)", id)
  }
}
"""


@pytest.mark.parametrize("options", ["", "?durability=full"])
@pytest.mark.parametrize("number", [100, pytest.param(1_000, marks=pytest.mark.long)])
def test_cancelled_blocks_are_written_wholly_or_not_at_all(tmp_path: Path, number: int, options: str) -> None:
    chance = random.Random(7)

    async def look_up(text: str) -> str:
        await rounds(chance.randrange(3))
        return text

    async def main() -> list[str]:
        policies = {"$memory": replace(DEFAULTS["$memory"], entries=None)}
        async with latebind.Runtime(memory=f"sqlite:///{tmp_path}/bot.db{options}", policies=policies) as runtime:
            runtime.function(look_up)
            program = runtime.compile(BLOCK, variables=("id",))

            async def one(id: int) -> None:
                async with runtime.context(user="ana", variables={"id": f"{id:04}"}) as ctx:
                    await ctx.arun(program)

            async def perhaps_cancelled(id: int) -> bool:
                task = asyncio.create_task(one(id))
                if id % 10:
                    await rounds(id % 60 - 1)
                    task.cancel()
                try:
                    await task
                except asyncio.CancelledError:
                    return False
                return True

            finished = []
            for start in range(0, number, 20):
                finished += await asyncio.gather(*map(perhaps_cancelled, range(start, start + 20)))
            with runtime.context(user="ana") as ctx:
                app, user = ctx.app_memory.keys(), ctx.user_memory.keys()
            whole = {f"{id:04}" for id, done in enumerate(finished) if done}
            written = {key[:4] for key in app}
            assert whole <= written
            assert app == sorted(f"{id}:{part}" for id in written for part in "abc")
            assert user == sorted(f"{id}{part}" for id in written for part in "abc")
            return sorted(written)

    written = asyncio.run(main())
    print(f"{len(written)} of {number} blocks were written")
    assert number // 10 <= len(written) < number


def test_a_thousand_runs_wait_on_one_thread(tmp_path: Path) -> None:
    """Each waits until all of them do."""
    number, waiting, most = 1_000, 0, 0
    everybody = asyncio.Event()

    async def look_up(text: str) -> str:
        nonlocal waiting, most
        waiting += 1
        most = max(most, threading.active_count())
        if waiting == number:
            everybody.set()
        await everybody.wait()
        return text

    async def main() -> None:
        async with latebind.Runtime(memory=f"sqlite:///{tmp_path}/bot.db") as runtime:
            runtime.function(look_up)
            program = runtime.compile('look_up("x"); memory.setItem(key, "1")', variables=("key",))
            contexts = [runtime.context(user=f"u{index}", variables={"key": f"k{index}"}) for index in range(number)]
            await asyncio.gather(*(ctx.arun(program) for ctx in contexts))
            assert contexts[0].app_memory.size() == number

    before = threading.active_count()
    asyncio.run(main())
    assert most <= before  # threads of earlier tests may have ended


# Each has a tenant, a user, a conversation and a marker of its own; ids are the same text for all but the tenant.
MARKED = """
local late = "@(marker)"
memory.setItem("m", marker)
session.setItem("m", marker)
expr { $memory.set("m", marker); ctx.memory.setJson("m", { marker }, 60) }
const found = [late, memory.getItem("m"), session.getItem("m"), $memory.m, ctx.memory.getJson("m").marker, tell(marker)]
log("marked", found)
if (fails) { throw new Error("failed for @(marker)") }
found
"""
TEMPLATE = "{{marker}} {{$memory.m}} {{memory.getItem('m')}}"


class Marked:
    """One runtime, whatever it says collected; `turn` is one evaluation with the marker `who`."""

    def __init__(self, runtime: latebind.Runtime) -> None:
        self.runtime = runtime
        self.reports: list[str] = []
        runtime.settings = runtime.settings.replace(on_run=lambda report: self.reports.append(repr(report)))
        runtime.function(self.tell)
        runtime.function(self.wait_and_tell)
        variables = ("marker", "fails")
        self.program = runtime.compile(MARKED, variables=variables)
        self.waiting = runtime.compile(MARKED.replace("tell(", "wait_and_tell("), variables=variables)

    def tell(self, ctx: latebind.Context, text: str) -> str:
        assert text == ctx.variables["marker"] == ctx.tenant
        return str(ctx.tenant)

    async def wait_and_tell(self, ctx: latebind.Context, text: str) -> str:
        await asyncio.sleep(0)
        return self.tell(ctx, text)

    def context(self, who: str, fails: bool) -> latebind.Context:
        variables = {"marker": who, "fails": fails}
        return self.runtime.context(tenant=who, user="ana", conversation="wa:593", variables=variables)

    def check(self, who: str, text: str) -> None:
        assert {word for word in text.replace('"', " ").replace("'", " ").split() if "marker-" in word} <= {who}, text

    def turn(self, who: str, fails: bool) -> None:
        with self.context(who, fails) as ctx:
            try:
                result = ctx.run(self.program)
            except latebind.ThrownError as error:
                assert error.message == f"failed for {who}"
                self.check(who, error.render())
            else:
                assert result.value == [who] * 6
                assert [log.data for log in result.logs] == [[who] * 6]
                assert result["late"] == who
            assert ctx.render(TEMPLATE) == f"{who} {who} {who}"

    async def aturn(self, who: str, fails: bool) -> None:
        async with self.context(who, fails) as ctx:
            try:
                result = await ctx.arun(self.waiting)
            except latebind.ThrownError as error:
                assert error.message == f"failed for {who}"
            else:
                assert result.value == [who] * 6
            assert await ctx.arender(TEMPLATE) == f"{who} {who} {who}"


def _is_own(function: FunctionType) -> bool:
    """Whether a function is latebind's, or a program: that has no module."""
    module = function.__module__
    return module is None or (module.startswith("latebind.") and not module.startswith("latebind.tests."))


def texts_kept_by(runtime: latebind.Runtime) -> list[str]:
    """All texts that can be reached from a runtime: compiled programs, library, caches, store. Of functions that are not
    latebind's, such as those of tests, what they hold themselves."""
    seen: set[int] = set()
    texts: list[str] = []
    left: list[Any] = [runtime]
    while left:
        found = left.pop()
        if id(found) in seen or isinstance(found, ModuleType | threading.Thread):
            continue
        seen.add(id(found))
        if isinstance(found, str):
            texts.append(found)
        elif isinstance(found, FunctionType) and not _is_own(found):
            left += [found.__closure__, found.__defaults__, found.__dict__]
        elif not isinstance(found, type) or found.__module__.startswith("latebind"):
            left += gc.get_referents(found)
    return texts


@pytest.mark.parametrize(
    ("threads", "times"), [(16, 20), pytest.param(64, 1_000, marks=[pytest.mark.long, pytest.mark.timeout(900)])]
)
def test_no_marker_is_ever_seen_elsewhere(
    tmp_path: Path, threads: int, times: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Threads and, on as many more, event loops of tasks that take turns."""
    with latebind.Runtime(memory=f"sqlite:///{tmp_path}/bot.db", tenants="required", commit_timeout=LIMIT) as runtime:
        marked = Marked(runtime)

        def alone(number: int) -> None:
            for turn in range(times):
                marked.turn(f"marker-{number}", turn % 7 == 3)

        def interleaved(number: int) -> None:
            async def one(who: str) -> None:
                for turn in range(times // 4):
                    await marked.aturn(who, turn % 7 == 3)

            async def main() -> None:
                await asyncio.gather(*(one(f"marker-{number}-{task}") for task in range(4)))

            asyncio.run(main())

        lines: list[str] = []
        logger = logging.getLogger("latebind")
        monkeypatch.setattr(logger, "info", lambda form, *values, extra: lines.append(form % values))
        with ThreadPoolExecutor(threads) as pool:
            works = [pool.submit(alone if n % 2 else interleaved, n) for n in range(threads)]
            for work in works:
                work.result()
        assert lines
        assert set(lines) == {"marked"}
        assert len(marked.reports) == threads * times * 2
        assert not [report for report in marked.reports if "marker-" in report]
        kept = texts_kept_by(runtime)
        assert len(kept) > 1_000
        assert not [text for text in kept if "marker-" in text]
        for number in range(1, threads, 2):
            stored = "".join(map(repr, runtime.admin(tenant=f"marker-{number}").export()))
            marked.check(f"marker-{number}", stored.replace(",", " ").replace("}", " "))
