"""The memories in Python, awaited: each method has a form for event loops that does the same, and holds up nobody."""

from __future__ import annotations

import asyncio
import inspect
from pathlib import Path
from typing import Any

import pytest

import latebind
from latebind.host.context import Context
from latebind.host.memory import AppMemory, ConversationMemory, Session, UserMemory
from latebind.tests.host.test_event_loop import another_writer
from latebind.tests.waiting import rounds

FACADES = [AppMemory, Session, UserMemory, ConversationMemory]


def methods(owner: type) -> list[str]:
    """The public methods of a class that are no properties."""
    return [name for name, found in inspect.getmembers(owner, inspect.isfunction) if not name.startswith("_")]


# Method by method: arguments, then what it gives; in this order, in an empty memory.
CALLS: dict[str, list[tuple[str, tuple[Any, ...], Any]]] = {
    "app_memory": [
        ("set_item", ("a", 1), "1"),
        ("get_item", ("a",), "1"),
        ("has", ("a",), True),
        ("keys", (), ["a"]),
        ("size", (), 1),
        ("delete_item", ("a",), "1"),
        ("clear", (), "Cleared 0 items"),
    ],
    "user_memory": [
        ("set", ("a", 1), 1),
        ("get", ("a",), 1),
        ("set_json", ("o", {"x": [1]}, 60), {"x": [1]}),
        ("get_json", ("o",), {"x": [1]}),
        ("has", ("a",), True),
        ("keys", ("o",), ["o"]),
        ("ttl", ("o",), 60),
        ("increment", ("a", 2), 3),
        ("assign", ({"b": "text"},), None),
        ("delete", (["a", "b"],), 2),
        ("get_file", ("f",), None),
        ("read_file", ("f", "digest"), None),
    ],
    "memory": [
        ("set", ("a", "x", 60), "x"),
        ("get", ("a", ""), "x"),
        ("set_json", ("o", [1], 60), [1]),
        ("get_json", ("o",), [1]),
        ("delete", ("a",), 1),
    ],
}
CALLS["session"] = CALLS["app_memory"]


@pytest.mark.parametrize("facade", FACADES)
def test_each_method_has_a_form_for_event_loops(facade: type) -> None:
    names = methods(facade)
    plain = [name for name in names if f"a{name}" in names]
    awaited = [name for name in names if inspect.iscoroutinefunction(getattr(facade, name))]
    assert sorted([*plain, *awaited]) == names
    for name in plain:
        form = getattr(facade, f"a{name}")
        assert inspect.iscoroutinefunction(form)
        assert inspect.signature(form) == inspect.signature(getattr(facade, name))
        assert form.__name__ == f"a{name}"


def test_each_way_to_run_has_one_as_well() -> None:
    for name in ("run", "handle", "eval", "render", "resolve", "assign"):
        plain, form = inspect.signature(getattr(Context, name)), inspect.signature(getattr(Context, f"a{name}"))
        assert form.parameters == plain.parameters


def test_every_method_is_tried() -> None:
    tried = {name: {method for method, _, _ in calls} for name, calls in CALLS.items()}
    for name, facade in zip(("app_memory", "session", "user_memory", "memory"), FACADES, strict=True):
        assert tried[name] | {"set_file"} >= {method for method in methods(facade) if f"a{method}" in methods(facade)}


@pytest.mark.parametrize("name", CALLS)
def test_they_do_the_same(ctx: latebind.Context, name: str) -> None:
    async def main() -> list[Any]:
        memory = getattr(ctx, name)
        return [await getattr(memory, f"a{method}")(*arguments) for method, arguments, _ in CALLS[name]]

    expected = [value for _, _, value in CALLS[name]]
    assert [getattr(getattr(ctx, name), method)(*arguments) for method, arguments, _ in CALLS[name]] == expected
    if name == "user_memory":
        ctx.user_memory.delete(ctx.user_memory.keys())
    assert asyncio.run(main()) == expected


def test_files(ctx: latebind.Context) -> None:
    async def main() -> tuple[bytes, str] | None:
        stored = await ctx.user_memory.aset_file("note", b"hello", ttl=60, mime="text/plain")
        found = await ctx.user_memory.aget_file("note")
        assert found is not None
        assert found.digest == stored.digest
        assert [await found.ato_bytes(), await found.ato_base64(), await found.ato_raw()] == [
            b"hello",
            "aGVsbG8=",
            "hello",
        ]
        return await ctx.user_memory.aread_file("note", stored.digest)

    assert asyncio.run(main()) == (b"hello", "text/plain")


def test_errors_are_the_same(ctx: latebind.Context) -> None:
    async def main() -> None:
        await ctx.user_memory.aset_json("o", {})

    with pytest.raises(latebind.MemoryApiError) as caught:
        asyncio.run(main())
    assert caught.value.code == "TTL_REQUIRED"


def test_the_loop_goes_on_while_another_writer_has_the_store(tmp_path: Path) -> None:
    async def main() -> None:
        async with latebind.Runtime(memory=f"sqlite:///{tmp_path}/bot.db") as runtime, runtime.context(user="a") as ctx:
            await ctx.user_memory.aset("n", 0)
            with another_writer(tmp_path / "bot.db") as let_go:
                write = asyncio.create_task(ctx.user_memory.aincrement("n"))
                await rounds(100)
                assert not write.done()
                let_go()
                assert await write == 1

    asyncio.run(main())


def test_in_a_host_function_they_are_part_of_the_scripts_transaction(runtime: latebind.Runtime) -> None:
    @runtime.function
    async def keep(ctx: latebind.Context, key: str) -> str:
        await asyncio.sleep(0)
        await ctx.app_memory.aset_item(key, "kept")
        return await ctx.app_memory.aget_item(key)

    async def main() -> tuple[Any, list[str]]:
        async with runtime.context() as ctx:
            failed = await ctx.arun("try { expr { keep('a'); throw 'no' } } catch (err) { memory.getItem('a') }")
            kept = await ctx.arun("expr { keep('b') }")
            return (failed.value, kept.value), await ctx.app_memory.akeys()

    assert asyncio.run(main()) == (("", "kept"), ["b"])
