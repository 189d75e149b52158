"""Threads that share all that a process keeps: programs, caches, runtimes, stores. Each gets what it would get alone.

A switch between threads comes at nearly every instruction where Python has a global lock; where it has none, they are
at work at one time.
"""

from __future__ import annotations

import asyncio
import dataclasses
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

import latebind
from latebind.host.program_cache import Programs
from latebind.interp import details, runner
from latebind.interp.library import Builtin, Library
from latebind.memory.transaction import outbox
from latebind.stdlib.patterns import matching
from latebind.stdlib.patterns.engine import Kept
from latebind.tests.waiting import LIMIT

THREADS = 6
MEMORIES = pytest.mark.parametrize("memory", [":memory:", "sqlite:///{}/bot.db", "sqlite:///{}/bot.db?durability=full"])


@pytest.fixture(autouse=True)
def _many_switches() -> Iterator[None]:
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    yield
    sys.setswitchinterval(before)


def together(work: Callable[[int], object]) -> None:
    """Do `work(number)` in so many threads, which begin at one moment; raises what the first of them raised."""
    start, failed = threading.Barrier(THREADS), list[BaseException]()

    def one(number: int) -> None:
        try:
            start.wait()
            work(number)
        except BaseException as error:
            failed.append(error)

    threads = [threading.Thread(target=one, args=(number,)) for number in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failed:
        raise failed[0]


# Expressions that fill tables when they come first: patterns, zones, locales, dates, formats, hidden builtins.
EXPRESSIONS: dict[str, object] = {
    '"a1b22".replaceAll(/[0-9]+/g, d => `<${d.length}>`)': "a<1>b<2>",
    "/(?<y>[0-9]{4})-(?<m>[0-9]{2})/.exec(`on ${2000 + n}-03`).groups.m": "03",
    'matches("user@example.com", "^[a-z]+@[a-z.]+$")': True,
    'new Date("2024-02-29T12:00:00Z").toISOString()': "2024-02-29T12:00:00.000Z",
    '(1234567.891).toLocaleString("de-DE")': "1.234.567,891",
    'JSON.stringify(JSON.parse(`{"a": [1, 2, {"b": null}]}`))': '{"a":[1,2,{"b":null}]}',
    "[3, 1, 2].toSorted((a, b) => a - b).map(x => x * n).filter(x => x > 0).reduce((a, b) => a + b, 0)": None,
    "rows.map(r => r.name).join()": "x,y",
    "local = 1": None,
}
VARIABLES = {"n": 3, "rows": [{"name": "x"}, {"name": "y"}]}


def outcome(expression: str, variables: dict[str, Any]) -> object:
    try:
        return latebind.eval(expression, variables)
    except latebind.LatebindError as error:
        return error.code, str(error)


def test_texts_that_all_of_them_compile(monkeypatch: pytest.MonkeyPatch) -> None:
    """Few patterns and few details are kept, so that they come and go all the time."""
    monkeypatch.setattr(matching, "_PATTERNS", Kept(4_000))
    monkeypatch.setattr(details, "_MOST_KEPT", 2)
    alone = {text: outcome(text, VARIABLES) for text in EXPRESSIONS}
    assert alone.items() >= {text: value for text, value in EXPRESSIONS.items() if value is not None}.items()

    def work(number: int) -> None:
        for turn in range(8):
            for text in EXPRESSIONS:
                assert outcome(text, VARIABLES) == alone[text]
                other = text + " " * (1 + turn)  # is compiled anew, by all of them
                assert str(outcome(other, VARIABLES)).replace(other, text) == str(alone[text])

    together(work)


def test_one_program(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its first runs: where variables hide builtins, where the quick code does not do, where it fails."""
    monkeypatch.setattr(runner, "_MOST_RESTARTS", 20)
    long = list(range(3_000))
    for _ in range(5):
        program = latebind.compile("[Math.max(...xs), max(1, 2), xs.map(x => x + y).length]")
        plain = latebind.compile(
            "xs.map(x => ({ id: x, double: x * 2 })).filter(o => o.double > 10).length + String(ys).length"
        )
        expected = plain({"xs": long, "ys": "y"})

        def work(number: int, program: Any = program, plain: Any = plain, expected: object = expected) -> None:
            for turn in range(15):
                given = {"xs": [number, turn], "y": 1, "max": None}
                with pytest.raises(latebind.LatebindError, match="found null"):  # which the host calls max
                    program(given)
                assert plain({"xs": long, "ys": "y"}) == expected
                with pytest.raises(latebind.LatebindError, match="found array"):
                    plain({"xs": [1, 2], "ys": [number]})

        together(work)


def test_a_runtime_whose_texts_come_and_go(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Of more texts than are kept, with functions that are registered meanwhile, and programs kept on disk."""
    monkeypatch.setattr("latebind.host.program_cache.MOST_TEXTS", 4)
    runtime = latebind.Runtime(cache=tmp_path / "cache")

    def work(number: int) -> None:
        for turn in range(12):
            name = f"f{number}_{turn}"
            runtime.function(lambda turn=turn: turn, name=name, pure=True)
            assert runtime.context().run(f"{name}() + {number}").value == turn + number
            assert runtime.context().eval(f"{turn} * 2") == turn * 2
            assert runtime.context(variables={"x": name}).render("Hi {{x}}") == f"Hi {name}"

    together(work)
    everything = " + ".join(f"f{number}_{turn}()" for number in range(THREADS) for turn in range(12))
    assert runtime.context().eval(everything) == THREADS * sum(range(12))


def test_a_function_that_is_registered_while_the_library_is_put_together(monkeypatch: pytest.MonkeyPatch) -> None:
    runtime = latebind.Runtime()
    runtime.function(lambda: 1, name="first", pure=True)
    put_together = Programs._with_functions

    def meanwhile(self: Programs, functions: Mapping[str, Builtin]) -> Library:
        found = put_together(self, functions)
        monkeypatch.undo()
        runtime.function(lambda: 2, name="second", pure=True)
        return found

    monkeypatch.setattr(Programs, "_with_functions", meanwhile)
    assert runtime.context().eval("first()") == 1
    assert runtime.context().eval("first() + second()") == 3


def test_classes_of_the_host() -> None:
    """Each class that is new is looked up once, whichever thread meets it first."""
    for turn in range(10):
        made = [dataclasses.make_dataclass(f"Point{turn}_{number}", ["x", "y"]) for number in range(20)]

        def work(number: int, made: list[Any] = made) -> None:
            for index, cls in enumerate(made):
                assert latebind.eval("p.x + p.y", {"p": cls(index, number)}) == index + number

        together(work)


@MEMORIES
def test_counts(tmp_path: Path, memory: str) -> None:
    with latebind.Runtime(memory=memory.format(tmp_path), commit_timeout=LIMIT) as runtime:
        program = runtime.compile('expr { $memory.set("n", $memory.get("n", 0) + 1); memory.setItem(id, "x") }')

        def work(number: int) -> None:
            for turn in range(8):
                with runtime.context(user=f"u{turn % 2}", variables={"id": f"{number} {turn}"}) as ctx:
                    ctx.run(program)
                    assert ctx.app_memory.get_item(f"{number} {turn}") == "x"

        together(work)
        counts = [runtime.context(user=f"u{user}").user_memory.get("n") for user in range(2)]
        assert counts == [THREADS * 4, THREADS * 4]
        assert len(runtime.context().app_memory.keys()) == THREADS * 8


def test_event_loops(tmp_path: Path) -> None:
    """One in each thread, all of them over one runtime."""
    with latebind.Runtime(memory=f"sqlite:///{tmp_path}/bot.db", commit_timeout=LIMIT) as runtime:

        async def look_up(text: str) -> str:
            await asyncio.sleep(0)
            return text.upper()

        runtime.function(look_up, pure=True)
        program = runtime.compile("const t = look_up(id); expr { memory.setItem(id, t) }; t", variables=("id",))

        async def main(number: int) -> None:
            async def one(turn: int) -> None:
                async with runtime.context(variables={"id": f"k{number}-{turn}"}) as ctx:
                    assert (await ctx.arun(program)).value == f"K{number}-{turn}"

            for _ in range(2):
                await asyncio.gather(*map(one, range(10)))

        together(lambda number: asyncio.run(main(number)))
        assert len(runtime.context().app_memory.keys()) == THREADS * 10


def test_messages_of_the_outbox_are_in_order() -> None:
    found: list[list[int]] = [[] for _ in range(THREADS)]
    together(lambda number: found[number].extend(outbox._now() for _ in range(300)))
    assert len({each for times in found for each in times}) == THREADS * 300
    assert all(times == sorted(times) for times in found)


def test_stores_that_are_opened_and_closed(tmp_path: Path) -> None:
    """While another thread uses one, it works, or is said to be closed."""
    for _ in range(5):
        runtime = latebind.Runtime(memory=f"sqlite:///{tmp_path}/bot.db", commit_timeout=LIMIT)

        def work(number: int, runtime: latebind.Runtime = runtime) -> None:
            if number == 0:
                runtime.close()
                return
            with runtime.context() as ctx:
                for _ in range(20):
                    try:
                        ctx.run(f'memory.setItem("{number}", "x")')
                    except latebind.MemoryApiError as error:
                        assert error.code == "UNAVAILABLE"

        together(work)


# A script that counts in an event loop, where no thread can be begun: for the commit, which waits for the disk.
COUNTS = """
import asyncio, sys, threading
import latebind

async def count():
    async with runtime.context() as ctx:
        await ctx.arun("expr { memory.setItem('n', Number(memory.getItem('n') || '0') + 1) }")

async def counts():
    await asyncio.gather(*(count() for _ in range(5)))
    print(runtime.context().app_memory.get_item("n"))

runtime = latebind.Runtime(memory=sys.argv[1])
"""
NO_THREADS = {
    "no memory for their stacks": "threading.stack_size(2**46); asyncio.run(counts())",
    "the main thread has ended": """
def last():
    threading.main_thread().join()
    asyncio.run(counts())

threading.Thread(target=last).start()
""",
}


@pytest.mark.parametrize("reason", NO_THREADS)
def test_no_thread_can_be_begun(tmp_path: Path, reason: str) -> None:
    url = f"sqlite:///{tmp_path / 'bot.db'}?durability=full"
    command = [sys.executable, "-c", COUNTS + NO_THREADS[reason], url]
    done = subprocess.run(command, capture_output=True, text=True, timeout=LIMIT, check=False)
    assert (done.stdout, done.stderr) == ("5\n", "")
