"""What crosses the border of a worker is the same as without one: each kind of value and error, in each direction."""

from __future__ import annotations

import enum
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

import pytest

import latebind
from latebind.tests.host.isolation.conftest import Make
from latebind.tests.host.isolation.twins import Twins, twins


class Codes(enum.StrEnum):
    GONE = "GONE"


class Pair(enum.Enum):
    BOTH = (1, 2)


@dataclass
class Order:
    id: int
    lines: list[Any]


class Unmeasured(Mapping[str, Any]):
    """Its length cannot be had, or its members."""

    def __init__(self, *, length: bool) -> None:
        self.length = length

    def __getitem__(self, key: str) -> Any:
        raise RuntimeError(key)

    def __iter__(self) -> Iterator[str]:
        return iter(("a", "b"))

    def __len__(self) -> int:
        if not self.length:
            raise RuntimeError("no length")
        return 2


GIVEN: dict[str, Callable[[], Any]] = {
    "object": lambda: {"a": 1, "b": [2]},
    "array": lambda: [1, {"a": 2}],
    "tuple": lambda: (1, [2]),
    "set": lambda: {7},
    "dataclass": lambda: Order(1, [{"a": 2}]),
    "enum of a tuple": lambda: Pair.BOTH,
    "text": lambda: "abc",
    "deep": lambda: [[[[1]]]],
    "no length": lambda: Unmeasured(length=False),
    "no members": lambda: Unmeasured(length=True),
}
USES = [
    "v.z = 1; v",
    "const o = [v]; o.push(2); [o, v]",
    "v.push(3); v",
    "delete v.a; v",
    "v.a = 2; same(v)",
    "local x = (() => { const q = give(); q.z = 1; return q })()\nv[0] = 1; x",
    "const w = await Promise.all([1, 2].map(async (i) => { const q = give(); await 1; q.z = i; return q })); w",
    "same(v)",
    "[v.length, JSON.stringify(v)]",
    "const r = v; r === v",
]


@pytest.fixture(scope="module")
def pair() -> Iterator[Twins]:
    made = twins()
    for runtime in (made.here, made.there):
        runtime.function(lambda: GIVES["now"](), name="give")
        runtime.function(lambda: GIVES["now"](), name="fails")
    yield made
    made.close()


GIVES: dict[str, Callable[[], Any]] = {}


@pytest.mark.parametrize("given", GIVEN.values(), ids=GIVEN)
def test_what_a_function_gives_is_the_scripts_own(
    pair: Twins, given: Callable[[], Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(GIVES, "now", given)
    for use in USES:
        pair.both(lambda ctx, use=use: ctx.run(f"const v = give(); {use}"))  # type: ignore[misc]
        pair.both(lambda ctx, use=use: ctx.run(use.replace("give()", "v")), variables={"v": given()})  # type: ignore[misc]


LEAVE = {
    "map": "new Map([['a', 1]])",
    "set": "new Set([1])",
    "pattern": "/a/g",
    "match": "/a(?<n>b)?/.exec('xa')",
    "match that was changed": "(() => { const m = /a/.exec('a'); m.push(5); return m })()",
    "asynchronous function": "(async () => 1)",
    "function with a long name": "aaa",
    "method": "memory.getItem",
    "error": "new TypeError('e')",
    "errors": "[new Error('a'), {b: new Error('c')}]",
    "date": "new Date(5)",
    "no date": "new Date(NaN)",
    "circle": "(() => { const a = [1]; a.push(a); return a })()",
    "array at a thousand places": "(() => { let a = [1]; for (let i = 0; i < 10; i++) a = [a, a]; return a })()",
}
WAYS = ["same(V)", "same([V])", "log('m', V)", "send(V)", "memory.setItem('k', V)", "throw V", "const v = V\nv"]


@pytest.mark.parametrize("value", LEAVE.values(), ids=LEAVE)
def test_what_a_script_passes_on(pair: Twins, value: str) -> None:
    named = f"const {'a' * 3000} = () => 1\n" if value == "aaa" else ""
    for way in WAYS:
        text = named + way.replace("V", "a" * 3000 if named else value)
        pair.both(lambda ctx, text=text: ctx.run(text))  # type: ignore[misc]


@pytest.mark.parametrize(
    "text",
    [
        "$memory.getJson('n', new Map([['a', 1]])).size",
        "const m = new Set(); m === $memory.getJson('n', m)",
        "$memory.getJson('n', new Date(5)).getTime()",
        "$memory.getJson('n', /a/g).source",
        "$memory.getJson('n', x => 1)(2)",
        "$memory.getJson('n', new Error('q')).message",
        "const d = [1]; const g = $memory.getJson('n', d); g.push(2); d",
        "$memory.getJson('n', ctx)",
        "$memory.getJson('n', 5)",
    ],
)
def test_a_default_is_what_was_passed(pair: Twins, text: str) -> None:
    pair.both(lambda ctx: ctx.run(text), user="ana")


def test_a_context_is_no_value_of_the_hosts(pair: Twins) -> None:
    pair.both(lambda ctx: ctx.run("same(ctx)"))


def test_an_array_at_countless_places_ends(pair: Twins) -> None:
    pair.both(lambda ctx: ctx.run("let a = [1]; for (let i = 0; i < 40; i++) a = [a, a]; same(a)"))


def _raiser(make: Callable[[], Exception]) -> Callable[[], Any]:
    def fails() -> None:
        raise make()

    return fails


class Own(latebind.MemoryApiError):
    """A host's own."""


ERRORS: dict[str, Callable[[], Exception]] = {
    "enums": lambda: Own(Codes.GONE, "m", status=HTTPStatus.GONE),
    "large numbers": lambda: Own("X", "m", status=5000, retry_after=2.5),
    "negative": lambda: Own("X", "m", status=-1),
    "long": lambda: latebind.ScriptError("C" * 300, "m" * 5_000_000, hint="h" * 5000),
    "halves": lambda: latebind.ScriptError("X", "a\ud800"),
    "code that is a number": lambda: latebind.ScriptError(5, "m"),  # type: ignore[arg-type]
    "no message": lambda: latebind.ScriptError("X", None),  # type: ignore[arg-type]
    "hint that is a number": lambda: latebind.ScriptError("X", "m", hint=5),  # type: ignore[arg-type]
    "time that is text": lambda: Own("X", "m", retry_after="5"),  # type: ignore[arg-type]
    "no time": lambda: Own("X", "m", retry_after=float("nan")),
    "status that is text": lambda: Own("X", "m", status="404"),  # type: ignore[arg-type]
}


@pytest.mark.parametrize("error", ERRORS.values(), ids=ERRORS)
def test_errors_of_a_host(pair: Twins, error: Callable[[], Exception], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(GIVES, "now", _raiser(error))
    for text in (
        "fails()",
        "try { fails() } catch (e) { [e.name, e.code, e.status, e.retryAfter, e.message.length] }",
        "try { fails() } catch (e) { throw e }",
        "local x = fails()\nlocal y = 1\n",
        "expr { memory.setItem('a', '1'); fails() }",
    ):
        pair.both(lambda ctx, text=text: ctx.run(text))  # type: ignore[misc]


def test_an_error_of_a_host_is_text_and_numbers() -> None:
    for make in list(ERRORS.values())[5:]:
        with pytest.raises(TypeError, match="of an error is"):
            make()
    error = ERRORS["enums"]()
    assert isinstance(error, Own)
    assert (type(error.code), type(error.status)) == (str, int)


def test_more_findings_than_a_thousand(pair: Twins) -> None:
    pair.both(lambda ctx: ctx.run("\n".join(f"const a = {number}" for number in range(1100))))


def test_more_issues_than_a_thousand(pair: Twins) -> None:
    text = (
        'import { define, z } from "@jelou/functions"\n'
        "export default define({ input: z.object({ xs: z.array(z.number()) }), handler: async (input) => input.xs.length })"
    )
    pair.both(lambda ctx: ctx.handle(ctx.runtime.handler(text), {"xs": ["a"] * 1100}))


def test_scripts_that_fail_use_processor_time_too(make: Make) -> None:
    runtime = make(isolation=latebind.Isolation(seconds=0.2))
    with runtime.context() as ctx:
        isolated: Any = runtime.elsewhere
        ctx.run("1")
        (worker,) = isolated.pool._idle
        before = worker.used
        while worker.used == before:
            with pytest.raises(latebind.LimitError):
                ctx.run("while (true) {}")


def test_locals_that_were_given_much_make_room(make: Make) -> None:
    memory = 64 * 1024 * 1024
    runtime = make(isolation=latebind.Isolation(memory=memory))
    results = []
    for _ in range(40):
        with runtime.context(variables={"text": "x" * (memory // 20)}) as ctx:
            results.append(ctx.run("local size = text.length\n1"))
    assert results[-1].locals() == {"size": memory // 20}
    with pytest.raises(latebind.WorkerError) as gone:
        results[0].locals()
    assert gone.value.code == "LOCALS_GONE"
