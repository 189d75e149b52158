"""Counts under one key, of the server at a URL: what each of the processes does that `servers.py` starts.

It waits for a line, counts, and prints the seconds that each count took, and when it began and ended.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import ExitStack
from time import perf_counter, time

import latebind
from benchmarks.server_peers import watched

COUNT = 'expr { memory.setItem("hot", Number(memory.getItem("hot") || "0") + 1) }'


def of_latebind(url: str, stack: ExitStack) -> Callable[[], object]:
    runtime = stack.enter_context(latebind.Runtime(memory=url))
    context, program = stack.enter_context(runtime.context()), runtime.compile(COUNT)
    return lambda: context.run(program)


def of_incr(url: str, stack: ExitStack) -> Callable[[], object]:
    import redis

    client = redis.Redis.from_url(url)
    stack.callback(client.close)
    return lambda: client.incr("hot")


def of_watch(url: str, stack: ExitStack) -> Callable[[], object]:
    import redis

    client = redis.Redis.from_url(url)
    stack.callback(client.close)
    return watched(client, "watched")


def of_update(url: str, stack: ExitStack) -> Callable[[], object]:
    import psycopg

    connection = stack.enter_context(psycopg.connect(url, autocommit=True))
    return lambda: connection.execute("UPDATE hot SET n = n + 1 WHERE k = 'hot'")


def of_select_for_update(url: str, stack: ExitStack) -> Callable[[], object]:
    import psycopg

    connection = stack.enter_context(psycopg.connect(url, autocommit=True))

    def count() -> None:
        with connection.transaction():
            row = connection.execute("SELECT n FROM hot WHERE k = 'hot' FOR UPDATE").fetchone()
            assert row is not None
            connection.execute("UPDATE hot SET n = %s WHERE k = 'hot'", [row[0] + 1])

    return count


WAYS = {
    "latebind": of_latebind,
    "INCR": of_incr,
    "WATCH/MULTI": of_watch,
    "UPDATE n + 1": of_update,
    "SELECT FOR UPDATE": of_select_for_update,
}

if __name__ == "__main__":
    way, url, times = sys.argv[1], sys.argv[2], int(sys.argv[3])
    with ExitStack() as stack:
        count = WAYS[way](url, stack)
        for _ in range(10):
            count()
        print("ready", flush=True)
        sys.stdin.readline()
        began = time()
        for _ in range(times):
            started = perf_counter()
            count()
            print(perf_counter() - started)
        print(began, time())
