"""Each cell of the tables of limits: at the limit and one past it, in scripts and in Python, with status and code."""

from __future__ import annotations

import base64
import json
import math
import os
from collections.abc import Callable
from typing import Any

import pytest

import latebind
from latebind.memory.store.protocol import Entry, Owner, Put
from latebind.tests.rows import hold

OK = (0, "")
TOO_LONG = (413, "VALUE_TOO_LONG")
TOO_LARGE = (413, "FILE_TOO_LARGE")
INVALID_TTL = (400, "INVALID_TTL")
TTL_REQUIRED = (400, "TTL_REQUIRED")
TTL_TOO_LONG = (400, "TTL_TOO_LONG")
WRONG_KIND = (409, "WRONG_KIND")
QUOTA = (507, "QUOTA_EXCEEDED")
INVALID_VALUE = (400, "INVALID_VALUE")

KB = 1024
MB = 1024 * KB
DAY, WEEK = 86_400, 604_800
PLAIN = "text/plain"
METHODS = {"set": "set", "setJson": "set_json", "setFile": "set_file"}


def outcome(action: Callable[[], Any]) -> tuple[int, str]:
    try:
        action()
    except latebind.MemoryApiError as error:
        return error.status, error.code
    return OK


def in_script(ctx: latebind.Context, space: str, method: str, *args: Any) -> tuple[int, str]:
    names = [f"arg{index}" for index in range(len(args))]
    ctx.variables.update(zip(names, args, strict=True))
    return outcome(lambda: ctx.run(f'{space}.{method}("key", {", ".join(names)})'))


def in_python(ctx: latebind.Context, space: str, method: str, *args: Any) -> tuple[int, str]:
    memory: Any = ctx.user_memory if space == "$memory" else ctx.memory
    if method == "setFile":
        content, *rest = args
        named = dict(zip(("ttl", "mime"), rest, strict=False))
        return outcome(lambda: memory.set_file("key", base64.b64decode(content), **named))
    return outcome(lambda: getattr(memory, METHODS[method])("key", *args))


def json_of(size: int, letter: str = "x") -> dict[str, str]:
    """An object whose compact JSON has so many bytes."""
    room = size - len('{"a":""}')
    count, rest = divmod(room, len(letter.encode()))
    return {"a": letter * count + "x" * rest}


def file_of(size: int) -> str:
    return base64.b64encode(b"x" * size).decode()


USER, CONVERSATION = "$memory", "ctx.memory"
Cell = tuple[str, str, tuple[Any, ...], tuple[int, str]]
EMPTY: list[Any] = [None, [], {}]
CELLS: list[Cell] = [
    # strings
    (USER, "set", ("x" * 255,), OK),
    (USER, "set", ("x" * 256,), TOO_LONG),
    (USER, "set", ("😀" * 255,), OK),
    (USER, "set", ("😀" * 256,), TOO_LONG),
    (USER, "set", ("",), OK),
    (CONVERSATION, "set", ("ñ" * 255,), OK),
    (CONVERSATION, "set", ("ñ" * 256,), TOO_LONG),
    # numbers
    (USER, "set", (999_999_999_999_999,), OK),
    (USER, "set", (1_000_000_000_000_000,), TOO_LONG),
    (USER, "set", (-999_999_999_999_999,), OK),
    (USER, "set", (-1_000_000_000_000_000,), TOO_LONG),
    (USER, "set", (999_999_999_999_999.5,), OK),
    (USER, "set", (0.1234567890123456,), OK),
    (CONVERSATION, "set", (2**53 - 1,), OK),
    # booleans
    (USER, "set", (True,), OK),
    (CONVERSATION, "set", (False,), OK),
    # JSON
    (USER, "setJson", (json_of(5_120), 60), OK),
    (USER, "setJson", (json_of(5_121), 60), TOO_LONG),
    (USER, "setJson", (json_of(5_120, "ñ"), 60), OK),
    (USER, "setJson", (json_of(5_121, "ñ"), 60), TOO_LONG),
    (USER, "setJson", ("x" * 5_118, 60), OK),
    (USER, "setJson", ([0] * 2_559, 60), OK),
    (USER, "setJson", ([0] * 2_560, 60), TOO_LONG),
    (CONVERSATION, "setJson", (json_of(64 * KB), 60), OK),
    (CONVERSATION, "setJson", (json_of(64 * KB + 1), 60), TOO_LONG),
    # files
    (USER, "setFile", (file_of(10_485_760), 60, PLAIN), OK),
    (USER, "setFile", (file_of(10_485_761), 60, PLAIN), TOO_LARGE),
    (USER, "setFile", (file_of(0), 60, PLAIN), OK),
    # a TTL that is optional, and has no end
    *((USER, "set", (value,), OK) for value in ("x", 1, True)),
    *((USER, "set", (value, 10 * WEEK), OK) for value in ("x", 1, True)),
    # one that is optional, and ends after a day
    *((CONVERSATION, "set", (value,), OK) for value in ("x", 1, True)),
    *((CONVERSATION, "set", (value, DAY), OK) for value in ("x", 1, True)),
    *((CONVERSATION, "set", (value, DAY + 1), TTL_TOO_LONG) for value in ("x", 1, True)),
    # one that is required
    *((space, "setJson", ({},), TTL_REQUIRED) for space in (USER, CONVERSATION)),
    *((space, "setJson", ({}, DAY), OK) for space in (USER, CONVERSATION)),
    *((space, "setJson", ({}, DAY + 1), TTL_TOO_LONG) for space in (USER, CONVERSATION)),
    (USER, "setFile", (file_of(1),), TTL_REQUIRED),
    (USER, "setFile", (file_of(1), WEEK, PLAIN), OK),
    (USER, "setFile", (file_of(1), WEEK + 1, PLAIN), TTL_TOO_LONG),
    # what is no TTL
    *(
        (space, method, (value, ttl, *rest), INVALID_TTL)
        for ttl in (0, -1, -0.5, math.nan, math.inf, True, False, "60")
        for space, method, value, rest in (
            (USER, "set", "x", ()),
            (USER, "set", 1, ()),
            (USER, "set", True, ()),
            (USER, "setJson", {}, ()),
            (USER, "setFile", file_of(1), (PLAIN,)),
            (CONVERSATION, "set", "x", ()),
            (CONVERSATION, "setJson", {}, ()),
        )
    ),
    *((space, "set", ("x", 0.001), OK) for space in (USER, CONVERSATION)),
    # what is of another kind
    *((space, "set", (value,), INVALID_VALUE) for space in (USER, CONVERSATION) for value in EMPTY),
]


def named(cell: Cell) -> str:
    space, method, args, (_, code) = cell
    shown = (f"{type(arg).__name__}{len(arg)}" if isinstance(arg, str | dict | list) else repr(arg) for arg in args)
    return f"{space}.{method}({','.join(shown)})-{code or 'OK'}"


@pytest.mark.parametrize("do", [in_script, in_python])
def test_cells(runtime: latebind.Runtime, do: Callable[..., tuple[int, str]]) -> None:
    def check(number: int, cell: Any) -> None:
        space, method, args, expected = cell
        with runtime.context(user=f"user {number}", conversation=f"conversation {number}") as ctx:
            assert do(ctx, space, method, *args) == expected

    hold(check, [(named(cell), (number, cell)) for number, cell in enumerate(CELLS)])


def test_the_lifetime_that_a_conversation_gives(ctx: latebind.Context, clock: Any) -> None:
    ctx.memory.set("a", "x")
    clock.now += DAY - 1
    assert ctx.memory.get("a") == "x"
    clock.now += 1
    assert ctx.memory.get("a") is None


KINDS = {
    "string": 'set("a", "x")',
    "number": 'set("a", 1)',
    "boolean": 'set("a", true)',
    "json": 'setJson("a", [1], 60)',
    "file": f'setFile("a", "{file_of(1)}", 60, "{PLAIN}")',
}
GETTERS = {
    "get": ("string", "number", "boolean"),
    "getJson": ("json",),
    "getFile": ("file",),
    "increment": ("number",),
}


@pytest.mark.parametrize("getter", GETTERS)
@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_and_a_getter(ctx: latebind.Context, kind: str, getter: str) -> None:
    for space in (USER, CONVERSATION):
        if space == CONVERSATION and (kind == "file" or getter in ("getFile", "increment")):
            continue
        ctx.run(f"{space}.{KINDS[kind]}")
        found = outcome(lambda space=space: ctx.run(f'{space}.{getter}("a")'))  # type: ignore[misc]
        assert found == (OK if kind in GETTERS[getter] else WRONG_KIND)
        if found != OK:
            with pytest.raises(latebind.MemoryApiError) as caught:
                ctx.run(f'{space}.{getter}("a")')
            right = next(name for name, kinds in GETTERS.items() if kind in kinds)
            assert f'{space}.{right}("a")' in str(caught.value.hint)


# The quotas of a scope. Bytes are those of keys and of values as they are stored.


def fill(runtime: latebind.Runtime, owner: Owner, count: int, size: int) -> None:
    """Store so many entries of so many bytes each, key and all, as a host would."""
    keys = (f"{index:06}" for index in range(count))
    writes = [Put(owner, key, Entry("string", json.dumps("x" * (size - 8)), None)) for key in keys]
    for start in range(0, count, 250):  # a commit of all would keep a server from its other clients
        page = writes[start : start + 250]
        assert runtime.store().commit([], page, runtime.clock(), os.urandom(12).hex())


@pytest.mark.parametrize(
    ("owner", "script", "most"),
    [
        (Owner("user", "ana"), '$memory.set("new", 1)', 1_000),
        (Owner("conversation", "wa:593"), 'ctx.memory.set("new", 1)', 1_000),
        (Owner("app"), 'memory.setItem("new", 1)', 100_000),
    ],
    ids=["$memory", "ctx.memory", "memory"],
)
def test_the_quota_of_entries(
    ctx: latebind.Context, runtime: latebind.Runtime, owner: Owner, script: str, most: int
) -> None:
    fill(runtime, owner, most - 1, 9)
    assert outcome(lambda: ctx.run(script)) == OK
    assert outcome(lambda: ctx.run(script)) == OK  # the same key again
    assert outcome(lambda: ctx.run(script.replace("new", "newer"))) == QUOTA


@pytest.mark.parametrize(
    ("owner", "space", "method", "count", "size"),
    [
        (Owner("user", "ana"), "$memory", "set", 512, 2 * KB),
        (Owner("conversation", "wa:593"), "ctx.memory", "set", 512, 2 * KB),
        (Owner("app"), "memory", "setItem", 1_024, 64 * KB),
    ],
    ids=["$memory", "ctx.memory", "memory"],
)
def test_the_quota_of_bytes(
    ctx: latebind.Context, runtime: latebind.Runtime, owner: Owner, space: str, method: str, count: int, size: int
) -> None:
    """All but one of the entries that fit; then one that takes the last byte, and one that takes a byte more."""
    fill(runtime, owner, count - 1, size)
    room = size - len('"key"""')
    names = iter("abcdefghijklmnopqrstuvwxyz")
    while room > 250 and method == "set":  # a variable's text is short
        ctx.run(f'{space}.set("{next(names)}", "x".repeat(200))')
        room -= 203
    room += 2
    assert outcome(lambda: ctx.run(f'{space}.{method}("key", "x".repeat({room + 1}))')) == QUOTA
    assert outcome(lambda: ctx.run(f'{space}.{method}("key", "x".repeat({room}))')) == OK
    assert outcome(lambda: ctx.run(f'{space}.{method}("k", "")')) == QUOTA


def test_the_quota_of_files(ctx: latebind.Context) -> None:
    data = b"x" * 10 * MB
    for index in range(4):
        ctx.user_memory.set_file(f"f{index}", data, ttl=60, mime=PLAIN)
    ctx.user_memory.set_file("f4", data[1:], ttl=60, mime=PLAIN)
    assert outcome(lambda: ctx.user_memory.set_file("f5", b"xx", ttl=60, mime=PLAIN)) == QUOTA
    assert outcome(lambda: ctx.user_memory.set_file("f5", b"x", ttl=60, mime=PLAIN)) == OK
    assert outcome(lambda: ctx.user_memory.set_file("f6", b"x", ttl=60, mime=PLAIN)) == QUOTA


def test_the_size_of_an_item(ctx: latebind.Context) -> None:
    assert outcome(lambda: ctx.run(f'memory.setItem("a", "x".repeat({64 * KB}))')) == OK
    assert outcome(lambda: ctx.run(f'memory.setItem("a", "x".repeat({64 * KB + 1}))')) == TOO_LONG
    assert outcome(lambda: ctx.app_memory.set_item("a", "ñ" * (32 * KB))) == OK
    assert outcome(lambda: ctx.app_memory.set_item("a", "ñ" * (32 * KB) + "x")) == TOO_LONG
