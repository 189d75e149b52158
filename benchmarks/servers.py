"""Stores on servers: latebind's, beside the obvious code by hand and langgraph's, on one server of each kind.

`python -m benchmarks.servers` starts the servers that are here, measures, and writes servers.md. Arguments measure parts
and write nothing: `calls`, `tasks`, `hot`, `commits`. Time that passes is what is counted: look at how much else the
machine had to do, which is written down with it.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import os
import statistics
import subprocess
import sys
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

import latebind
from benchmarks.hot_key import COUNT
from benchmarks.measure import Timing, machine, one_processor, ratio, write
from benchmarks.server_peers import VALUE, Operations, on_postgres, on_redis
from latebind.memory.store.protocol import Entry, Owner, Put, Quota

sys.path.append(str(Path(__file__).parents[1] / ".dev"))  # where the tests' servers are

ROUNDS = 15
CALLS = 60  # of one contender in one round, in turn with those of the others
TASKS, RUNS_EACH = 500, 4
PROCESSES, COUNTS = 8, 200
SIZES = (1_000, 100_000, 1_000_000)

# What the project asks of itself: the most times as long as by hand.
TARGETS = {("Redis", "get"): 1.2, ("Redis", "count"): 1.0, ("PostgreSQL", "get"): 1.3, ("PostgreSQL", "count"): 1.2}
_SERVER_TIME = 30.0  # microseconds of a commit on Redis
_THROUGHPUT = 1.5  # of runs in an event loop

Part = tuple[str, list[str]]  # a text, and which targets were missed


def calls(kind: str, contenders: dict[str, Operations]) -> Part:
    first = next(iter(contenders))
    lines, missed = [f"| {kind} | {first}, µs | {' | '.join(list(contenders)[1:])} |"], []
    lines.append("|---|---:|" + "---:|" * (len(contenders) - 1))
    for operation in ("get", "set", "count"):
        cells: list[str] = []
        for name in list(contenders)[1:]:
            # Two at a time: a third one's calls would leave their code and data in the processor's caches.
            both = {each: contenders[each] for each in (first, name)}
            timings = {each: Timing(tuple(rounds)) for each, rounds in _rounds(both, operation).items()}
            found = ratio(timings[name], timings[first])
            cells = cells or [f"{timings[first].median * 1e6:.0f}"]
            cells.append(f"{found.median:.2f} <sub>{found.low:.2f}–{found.high:.2f}</sub>")
            most = TARGETS.get((kind, operation))
            if name == "latebind" and most is not None and found.median > most:
                missed.append(f"{kind}, {operation}: {found.median:.2f} times, more than {most}")
        lines.append(f"| {operation} | {' | '.join(cells)} |")
    return "\n".join(lines), missed


def _rounds(contenders: dict[str, Operations], operation: str) -> dict[str, list[float]]:
    """The median of a call in each round, of each contender."""
    found: dict[str, list[float]] = {name: [] for name in contenders}
    for turn in range(-1, ROUNDS):
        times: dict[str, list[float]] = {name: [] for name in contenders}
        for _ in range(CALLS):
            for name, operations in contenders.items():
                started = perf_counter()
                operations[operation]()
                times[name].append(perf_counter() - started)
        if turn >= 0:
            for name in contenders:
                found[name].append(statistics.median(times[name]))
    return found


# many tasks of one event loop


Together = tuple[float, float, float]  # runs a second, runs a second of processor time, the longest stall


async def _at_once(work: Callable[[int], Awaitable[Any]]) -> Together:
    """How quick they are, and the longest time in which the loop did not come round."""
    stalls: list[float] = []
    over = False

    async def watch() -> None:
        last = perf_counter()
        while not over:
            await asyncio.sleep(0.001)
            now = perf_counter()
            stalls.append(now - last - 0.001)
            last = now

    gc.collect()
    watching = asyncio.create_task(watch())
    await asyncio.sleep(0)
    started, computing = perf_counter(), process_time()
    await asyncio.gather(*map(work, range(TASKS)))
    took, computed = perf_counter() - started, process_time() - computing
    over = True
    await watching
    return TASKS * RUNS_EACH / took, TASKS * RUNS_EACH / computed, max(stalls)


async def _by_hand(url: str) -> Together:
    import redis.asyncio as redis

    pool = redis.BlockingConnectionPool.from_url(url, max_connections=32, timeout=60)
    client: Any = redis.Redis(connection_pool=pool)

    async def work(number: int) -> None:
        key = f"hand:{number}"
        for _ in range(RUNS_EACH):
            async with client.pipeline() as pipe:
                while True:
                    try:
                        await pipe.watch(key)
                        count = int(await pipe.get(key) or 0)
                        pipe.multi()
                        pipe.set(key, count + 1)
                        await pipe.execute()
                        break
                    except redis.WatchError:
                        continue

    await work(0)
    try:
        return await _at_once(work)
    finally:
        await client.aclose()


async def _with_latebind(url: str) -> Together:
    async with latebind.Runtime(memory=url) as runtime:
        program = runtime.compile('expr { $memory.set("n", Number($memory.get("n", 0)) + 1) }')

        async def work(number: int) -> None:
            async with runtime.context(user=f"{number}") as context:
                for _ in range(RUNS_EACH):
                    await context.arun(program)

        await work(0)
        return await _at_once(work)


def tasks(url: str) -> Part:
    hand, ours = [], []
    for _ in range(ROUNDS):
        hand.append(asyncio.run(_by_hand(url)))
        ours.append(asyncio.run(_with_latebind(url)))
    passed, computed = (
        statistics.median(mine[part] / theirs[part] for mine, theirs in zip(ours, hand, strict=True)) for part in (0, 1)
    )
    lines = [
        f"| {TASKS} tasks, {RUNS_EACH} counted writes each | a second | a second of processor time | longest stall, ms |",
        "|---|---:|---:|---:|",
    ]
    for name, found in (("redis.asyncio, a pool of 32, WATCH/MULTI", hand), ("latebind", ours)):
        speed, speed_computed, stall = (statistics.median(figures) for figures in zip(*found, strict=True))
        lines.append(f"| {name} | {speed:,.0f} | {speed_computed:,.0f} | {stall * 1e3:.0f} |")
    lines.append(
        f"\nRound by round, {passed:.2f} times as many a second, and {computed:.2f} times for the processor time."
    )
    if min(passed, computed) >= _THROUGHPUT:
        return "\n".join(lines), []
    missed = (
        f"tasks: {passed:.2f} times as many a second, {computed:.2f} for the processor time, less than {_THROUGHPUT}"
    )
    return "\n".join(lines), [missed]


# one key that many processes count under


def _fight(way: str, url: str) -> tuple[float, float, float]:
    """Counts a second of all processes, and how many seconds half of them and 99 in 100 took at most."""
    command = [sys.executable, "-m", "benchmarks.hot_key", way, url, str(COUNTS)]
    started = [
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=os.environ)
        for _ in range(PROCESSES)
    ]
    for process in started:
        assert process.stdout is not None and process.stdout.readline() == "ready\n"
    printed = []
    for process in started:
        assert process.stdin is not None
        process.stdin.write("\n")
        process.stdin.flush()
    for process in started:
        printed.append(process.communicate()[0].splitlines())
        assert process.returncode == 0, way
    times = sorted(float(line) for lines in printed for line in lines[:-1])
    spans = [tuple(map(float, lines[-1].split())) for lines in printed]
    took = max(end for _, end in spans) - min(begin for begin, _ in spans)
    return len(times) / took, times[len(times) // 2], times[len(times) * 99 // 100]


def hot(kind: str, url: str, ways: Sequence[str]) -> Part:
    lines = [
        f"| {kind}, {PROCESSES} processes, one key | counts a second | p50, ms | p99, ms |",
        "|---|---:|---:|---:|",
    ]
    found: dict[str, list[tuple[float, float, float]]] = {way: [] for way in ways}
    for _ in range(3):
        for way in ways:
            found[way].append(_fight(way, url))
    for way, rounds in found.items():
        speed, half, most = (statistics.median(figures) for figures in zip(*rounds, strict=True))
        lines.append(f"| {way} | {speed:,.0f} | {half * 1e3:.2f} | {most * 1e3:.1f} |")
    return "\n".join(lines), []


# what a commit takes of the server


def commits(server: Any) -> Part:
    lines = ["| entries beside it | a counted write, µs of the server | a write, µs |", "|---:|---:|---:|"]
    missed: list[str] = []
    filled = 0
    with latebind.Runtime(memory=server.url) as runtime, runtime.context() as context:
        store, app = runtime.store(), Owner("app")
        programs = runtime.compile(COUNT), runtime.compile(f'memory.setItem("k", "{VALUE}")')
        for size in SIZES:
            while filled < size:
                page = [Put(app, f"key {number}", Entry("string", '"v"')) for number in range(filled, filled + 1_000)]
                assert store.commit([Quota(app)], page, 1.0, "id")
                filled += 1_000
            times = [_server_time(server, lambda program=program: context.run(program)) for program in programs]
            lines.append(f"| {size:,} | {times[0]:.1f} | {times[1]:.1f} |")
            if times[0] > _SERVER_TIME:
                missed.append(f"a commit takes {times[0]:.0f} µs of the server among {size:,} entries")
    return "\n".join(lines), missed


def _server_time(server: Any, work: Callable[[], object]) -> float:
    """Microseconds of a function's call on the server: the quickest of several hundreds, as others may interrupt it."""
    found = []
    for _ in range(10):
        server.ask("CONFIG", "RESETSTAT")
        for _ in range(200):
            work()
        said = server.ask("INFO", "commandstats").decode()
        line = next(line for line in said.splitlines() if line.startswith(("cmdstat_fcall:", "cmdstat_evalsha:")))
        found.append(float(line.partition("usec_per_call=")[2].partition(",")[0]))
    return min(found)


def _parts(wanted: Sequence[str]) -> Iterator[Part]:
    import psycopg

    from latebind.tests.postgres_server import Server as PostgresServer
    from latebind.tests.redis_servers import Server, any_program

    with ExitStack() as stack:
        redis = Server(any_program())
        stack.callback(redis.stop)
        postgres = PostgresServer(synchronous_commit="on")
        stack.callback(postgres.remove)
        if "calls" in wanted:
            assert redis.process is not None
            with ExitStack() as opened, one_processor(redis.process.pid):
                yield calls("Redis", dict(on_redis(opened, redis.url)))
            with ExitStack() as opened, one_processor(postgres.process.pid):
                yield calls("PostgreSQL", dict(on_postgres(opened, postgres.url())))
        if "tasks" in wanted:
            yield tasks(redis.url)
        if "hot" in wanted:
            yield hot("Redis", redis.url, ("latebind", "WATCH/MULTI", "INCR"))
            with psycopg.connect(postgres.url(), autocommit=True) as connection:
                connection.execute("CREATE TABLE hot (k text PRIMARY KEY, n int)")
                connection.execute("INSERT INTO hot VALUES ('hot', 0)")
            yield hot("PostgreSQL", postgres.url(), ("latebind", "SELECT FOR UPDATE", "UPDATE n + 1"))
        if "commits" in wanted:
            yield commits(redis)


INTRODUCTION = """# Stores on servers

A server of each kind on the same machine, over TCP. Made by `python -m benchmarks.servers` on {machine}, {processors}
processors, of which others had {load:.1f} in the mean of the last minute before it began: PostgreSQL does not wait for the
disk, so that the ratios are those of what computes.

A `get`, a `set` of 100 characters, and a counted write: how many times as long as by hand, the median of {rounds} rounds of
{calls} calls in turn with those by hand, and in small print the middle half of the rounds. Client and server share one processor:
on two, a call waits for one that is idle to wake, which takes as long as a call, for some connections and not for others. By
hand is redis-py with GET, SET, and WATCH/GET/MULTI/SET/EXEC, and psycopg with SELECT, UPDATE, and SELECT FOR UPDATE and
UPDATE in a transaction. What others have is written as their documentation shows it; langgraph's store loses counts where two
write at one time. Its package for Redis needs servers with the modules JSON and Search, which are not here.
"""


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("parts", nargs="*", choices=["calls", "tasks", "hot", "commits", []])
    wanted = parser.parse_args().parts
    texts: list[str] = []
    missed: list[str] = []
    load = os.getloadavg()[0]
    for text, more in _parts(wanted or ("calls", "tasks", "hot", "commits")):
        print(text, end="\n\n")
        texts.append(text)
        missed += more
    ending = "Missed: " + "; ".join(missed) + "." if missed else "All targets are met."
    print(ending)
    if not wanted:
        introduction = INTRODUCTION.format(
            machine=machine(), processors=os.cpu_count(), load=load, rounds=ROUNDS, calls=CALLS
        )
        write("servers.md", "\n".join([introduction, *(text + "\n" for text in texts), ending, ""]))


if __name__ == "__main__":
    main()
