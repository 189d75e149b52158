"""Runs in an event loop: a thousand at one time, beside the same by hand with sqlite3.

`python -m benchmarks.runs` measures and prints. Time that passes is what is counted: all of them wait at one time.
"""

from __future__ import annotations

import asyncio
import gc
import sqlite3
from collections.abc import Awaitable, Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

import latebind
from benchmarks.measure import machine

NUMBER = 1_000
ROUNDS = 9
WAIT = 0.05  # seconds that the host's coroutine takes

# Three operations on the memory and a coroutine of the host, by latebind and by hand.
SCRIPT = """
const count = Number(memory.getItem(key) || "0") + 1
look_up(key)
memory.setItem(key, count)
memory.getItem(key)
"""
READ = "SELECT value FROM items WHERE scope = ? AND key = ?"
WRITE = """
INSERT INTO items (scope, key, value) VALUES (?, ?, ?)
ON CONFLICT (scope, key) DO UPDATE SET value = excluded.value
"""
Turn = Callable[[int], Awaitable[Any]]


async def look_up(text: str) -> str:
    await asyncio.sleep(WAIT)
    return text


async def all_at_once(turn: Turn) -> float:
    """The seconds that all turns take."""
    await turn(0)
    gc.collect()
    gc.disable()
    try:
        started = perf_counter()
        await asyncio.gather(*map(turn, range(NUMBER)))
        return perf_counter() - started
    finally:
        gc.enable()


async def with_latebind(path: Path) -> float:
    async with latebind.Runtime(memory=f"sqlite:///{path}") as runtime:
        runtime.function(look_up)
        program = runtime.compile(SCRIPT, variables=("key",))

        async def turn(index: int) -> None:
            async with runtime.context(user=f"u{index}", variables={"key": f"k{index}"}) as ctx:
                await ctx.arun(program)

        return await all_at_once(turn)


async def by_hand(path: Path) -> float:
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA synchronous = NORMAL")
    db.execute("CREATE TABLE items (id INTEGER PRIMARY KEY, scope, key, value TEXT, UNIQUE (scope, key))")

    async def turn(index: int) -> None:
        key = f"k{index}"
        row = db.execute(READ, ("app", key)).fetchone()
        count = int(row[0]) + 1 if row else 1
        await look_up(key)
        db.execute("BEGIN IMMEDIATE")
        db.execute(WRITE, ("app", key, str(count)))
        db.execute("COMMIT")
        db.execute(READ, ("app", key)).fetchone()

    try:
        return await all_at_once(turn)
    finally:
        db.close()


def main() -> None:
    mine, hand = [], []
    with TemporaryDirectory() as folder:
        for number in range(ROUNDS):
            mine.append(asyncio.run(with_latebind(Path(folder) / f"mine {number}.db")))
            hand.append(asyncio.run(by_hand(Path(folder) / f"hand {number}.db")))
    best, by_hands_best = min(mine), min(hand)  # the others are what else the machine does
    print(f"{machine()}, best of {ROUNDS} rounds")
    print(
        f"{NUMBER} runs: {best * 1000:.0f} ms, by hand {by_hands_best * 1000:.0f} ms, {best / by_hands_best:.2f} times"
    )


if __name__ == "__main__":
    main()
