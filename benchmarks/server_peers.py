"""What `servers.py` compares on one server: the obvious code by hand, latebind, and langgraph's store and checkpointer."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import latebind

VALUE = "v" * 100
COUNT = 'expr { memory.setItem("n", Number(memory.getItem("n") || "0") + 1) }'

Operations = dict[str, Callable[[], object]]  # by name: get, set, count


def of_latebind(runtime: latebind.Runtime, context: latebind.Context) -> Operations:
    get, put, count = (
        runtime.compile(text) for text in ('memory.getItem("k")', f'memory.setItem("k", "{VALUE}")', COUNT)
    )
    return {
        "get": lambda: context.run(get),
        "set": lambda: context.run(put),
        "count": lambda: context.run(count),
    }


def watched(client: Any, key: str) -> Callable[[], None]:
    """Counts under a key by WATCH, GET, MULTI, SET and EXEC."""
    import redis

    def count() -> None:
        with client.pipeline() as pipe:
            while True:
                try:
                    pipe.watch(key)
                    number = int(pipe.get(key) or 0)
                    pipe.multi()
                    pipe.set(key, number + 1)
                    pipe.execute()
                    return
                except redis.WatchError:
                    continue

    return count


def on_redis(stack: ExitStack, url: str) -> Iterator[tuple[str, Operations]]:
    import redis

    client = redis.Redis.from_url(url)
    stack.callback(client.close)

    client.set("k", VALUE)
    yield (
        "redis-py",
        {"get": lambda: client.get("k"), "set": lambda: client.set("k", VALUE), "count": watched(client, "n")},
    )
    runtime = stack.enter_context(latebind.Runtime(memory=url))
    yield "latebind", of_latebind(runtime, stack.enter_context(runtime.context()))


def on_postgres(stack: ExitStack, url: str) -> Iterator[tuple[str, Operations]]:
    import psycopg

    connection = stack.enter_context(psycopg.connect(url, autocommit=True))
    connection.execute("CREATE TABLE kv (k text PRIMARY KEY, v text)")
    connection.execute("INSERT INTO kv VALUES ('k', %s), ('n', '0')", [VALUE])

    def count() -> None:
        with connection.transaction():
            row = connection.execute("SELECT v FROM kv WHERE k = %s FOR UPDATE", ["n"]).fetchone()
            assert row is not None
            connection.execute("UPDATE kv SET v = %s WHERE k = %s", [str(int(row[0]) + 1), "n"])

    yield (
        "psycopg",
        {
            "get": lambda: connection.execute("SELECT v FROM kv WHERE k = %s", ["k"]).fetchone(),
            "set": lambda: connection.execute("UPDATE kv SET v = %s WHERE k = %s", [VALUE, "k"]),
            "count": count,
        },
    )
    runtime = stack.enter_context(latebind.Runtime(memory=url))
    yield "latebind", of_latebind(runtime, stack.enter_context(runtime.context()))
    try:
        yield from of_langgraph(stack, url)
    except ImportError:
        print("without langgraph, which is not installed", file=sys.stderr)


def of_langgraph(stack: ExitStack, url: str) -> Iterator[tuple[str, Operations]]:
    from langgraph.checkpoint.base import empty_checkpoint
    from langgraph.checkpoint.postgres import PostgresSaver
    from langgraph.store.postgres import PostgresStore

    store = stack.enter_context(PostgresStore.from_conn_string(url))
    store.setup()
    space = ("app",)
    store.put(space, "k", {"v": VALUE})
    store.put(space, "n", {"v": 0})

    def count() -> None:  # which loses counts where two do it at one time
        item = store.get(space, "n")
        assert item is not None
        store.put(space, "n", {"v": item.value["v"] + 1})

    yield (
        "langgraph's store",
        {"get": lambda: store.get(space, "k"), "set": lambda: store.put(space, "k", {"v": VALUE}), "count": count},
    )
    saver = stack.enter_context(PostgresSaver.from_conn_string(url))
    saver.setup()
    where: Any = {"configurable": {"thread_id": "t", "checkpoint_ns": ""}}

    def write() -> None:
        saved = empty_checkpoint()
        saved["channel_values"] = {"v": VALUE}
        saved["channel_versions"] = {"v": 1}
        saver.put(where, saved, {"source": "loop", "step": 1, "parents": {}}, {"v": 1})

    def read_and_write() -> None:
        saver.get_tuple(where)
        write()

    write()
    yield "langgraph's checkpointer", {"get": lambda: saver.get_tuple(where), "set": write, "count": read_and_write}
