"""What hosts see of a runtime with workers: all that they see of one without."""

from __future__ import annotations

import asyncio
import datetime
import decimal
import enum
import gc
import math
import os
import pickle
import random
import signal
import subprocess
import sys
import threading
import uuid
from collections import OrderedDict
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any, NamedTuple

import pytest

import latebind
from latebind.host.isolation import pool
from latebind.interp.library import Library, builtin
from latebind.stdlib.library import standard
from latebind.tests.host.isolation.conftest import Make
from latebind.tests.host.isolation.takeover import in_worker, pool_of
from latebind.tests.host.isolation.twins import Twins, twins
from latebind.tests.interruptions import interrupted_everywhere
from latebind.tests.rows import hold
from latebind.tests.waiting import LIMIT, looks, rounds, wait_until


@pytest.fixture(scope="module")
def pair() -> Iterator[Twins]:
    made = twins()
    yield made
    made.close()


class Colour(enum.Enum):
    RED = "red"


class Text(str):
    __slots__ = ()


@dataclass
class Order:
    id: int
    lines: list[Any]
    made: Any = None


class Rows(Mapping[str, Any]):
    """A host's mapping."""

    def __init__(self, **rows: Any) -> None:
        self.rows = rows

    def __getitem__(self, key: str) -> Any:
        return self.rows[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)


class Pair(NamedTuple):
    a: int
    b: str


class Rest(list[Any]):
    pass


class Level(enum.IntEnum):
    HIGH = 3


class Broken(Rows):
    def __iter__(self) -> Iterator[str]:
        raise RuntimeError("a detail of the host")


SHARED = [1, 2]
VALUES: dict[str, Any] = {
    "text": "é\ud800 \0 𝄞",
    "subclass of text": Text("abc"),
    "numbers": [0, -0.0, 1.5, 1e300, 2**53, -(2**60), True, None],
    "not a number": float("nan"),
    "infinite": float("inf"),
    "beyond all doubles": 10**400,
    "tuple": (1, (2, 3)),
    "set": {7},
    "bytes": b"abc",
    "enum": Colour.RED,
    "uuid": uuid.UUID(int=5),
    "moment": datetime.datetime(2025, 1, 2, 3, 4, 5, 678901, tzinfo=datetime.UTC),
    "naive moment": datetime.datetime(2025, 1, 2),
    "day": datetime.date(2025, 1, 2),
    "decimal": decimal.Decimal("1.10"),
    "dataclass": Order(7, [Order(8, [])], datetime.date(2025, 1, 2)),
    "mapping": Rows(a=Rows(b=[1]), c=None),
    "other keys": {1: "a"},
    "broken mapping": Broken(a=1),
    "ordered": OrderedDict(b=1, a=2),
    "named tuple": Pair(1, "x"),
    "frozen set": frozenset([3]),
    "list of a kind": Rest([1, 2]),
    "whole number of a kind": Level.HIGH,
    "keys of a mapping": Rows(a={2: "b"}),
    "function": len,
    "namespace": SimpleNamespace(a=1),
    "class": Order,
    "aliases": {"a": SHARED, "b": SHARED},
    "deep": {"a": {"b": {"c": [[[[{"d": 1}]]]]}}},
    "long": "x" * 100_000,
    "many": list(range(20_000)),
}
LOOKS = (
    "1",
    "x",
    "type(x)",
    "typeof x",
    "[x]",
    "JSON.stringify(x)",
    "String(x)",
    "x.length",
    "x.a",
    "x?.a?.b ?? 0",
    "x.id",
    "Object.keys(x)",
    "[...x]",
    "x === x",
    "x == null",
    "x + 1",
    "x > 1",
    "x ? 1 : 2",
    "`${x}`",
    "same(x)",
    "memory.setItem('k', x)",
    "$memory.set('k', x)",
    "$memory.setJson('k', x, 60)",
    "$memory.setJson('k', [x], 60); $memory.getJson('k')",
    "$memory.get('none', x)",
    "log('x', x)",
    "log(x)",
    "throw x",
    "try { throw x } catch (e) { [e] }",
    "local l = x\nconst c = 1",
    "equals(x, x)",
    "unique([x, x])",
)


@pytest.mark.parametrize("value", VALUES.values(), ids=VALUES)
def test_values_of_a_host(pair: Twins, value: Any) -> None:
    def act(ctx: latebind.Context) -> Any:
        found = []
        for look in LOOKS:
            try:
                result = ctx.run(look)
                found.append([result.value, result.logs, result.effects, result.locals(), result.stats.steps])
            except latebind.LatebindError as error:
                found.append([error.to_dict(), type(error).__name__])
        return found

    pair.both(act, user="ana", variables={"x": value, "unused": object()})


SCRIPTS = {
    "calls": "[double(4), same({a: [1, 'x', null]}), charge(3)]",
    "an effect in a block": "expr { memory.setItem('a', '1'); send('x'); memory.getItem('a') }",
    "an effect at once in a block": "expr { memory.setItem('a', charge(1)); memory.getItem('a') }",
    "a host's failure": "broken()",
    "a caught failure": "try { broken() } catch (e) { [e.name, e.code, e.message] }",
    "a failure thrown again": "try { broken() } catch (e) { throw e }",
    "a failure in a block": "memory.setItem('a', '1'); expr { memory.setItem('a', '2'); broken() }",
    "a caught block": "try { expr { memory.setItem('a', '1'); throw 'x' } } catch (e) { memory.getItem('a') + e }",
    "a savepoint": "expr { memory.setItem('a', '1'); try { expr { memory.setItem('a', '2'); throw 1 } } catch (e) { } memory.getItem('a') }",
    "savepoints in savepoints": "expr { memory.setItem('a', '1'); try { expr { memory.setItem('b', '2'); expr { memory.setItem('c', '3') } throw 1 } } catch (e) { } memory.keys() }",
    "left by return": "const f = () => { expr { memory.setItem('a', '1'); return memory.getItem('a') } }; f()",
    "wrong arguments": "double('x')",
    "wrong count": "double()",
    "a fraction": "charge(1.5)",
    "a memory's error": "memory.setItem('a', null)",
    "a caught memory's error": "try { $memory.setJson('a', {}) } catch (e) { [e.code, e.status, e.name, e.isRateLimit()] }",
    "wrong kind": "$memory.set('a', 1); $memory.getJson('a')",
    "a member": "$memory.set('a', 1); $memory.a",
    "a missing member": "$memory.nombre",
    "a misspelt member": "$memory.gett",
    "availability": "[ctx.memory.available, ctx.memory.nothing]",
    "a run within the run": 'inner(\'memory.setItem("a", "1"); 1 + 1\')',
    "a run within a block": "expr { memory.setItem('a', '1'); inner('memory.getItem(\"a\")') }",
    "a run that fails within": "inner('null.a')",
    "a run that throws within": "try { inner('throw {a: 1}') } catch (e) { e.a }",
    "a block that fails within a block": "expr { memory.setItem('a', '1'); try { inner('expr { memory.setItem(\"a\", \"2\"); throw 1 }') } catch (e) { } memory.getItem('a') }",
    "a text that does not parse within": "inner('1 +')",
    "runs within runs": "inner('inner(\"1 + double(2)\")')",
    "locals": "local a = memory.getItem('k')\nlocal b = tick()\nlocal c = null.x\nmemory.setItem('k', 'v'); 7",
    "locals that hold functions": "local f = x => x\nlocal g = 1\n5",
    "definitions": "local a = tick()\nlocal b = broken()\nlocal c = a + 1",
    "a writing local": "local a = memory.setItem('k', 'v')\nlocal b = a\n1",
    "a cycle": "local a = b\nlocal b = a\na",
    "no snapshot of a local": "local a = memory.getItem('k')\nconst first = a; memory.setItem('k', 'v'); [first, a]",
    "too many operations": "for (const i of range(2000)) { memory.getItem('a') }",
    "too many steps": "const f = n => n < 1 ? 0 : f(n - 1); for (const i of range(100000)) { f(50) }",
    "too many steps in a block": "memory.setItem('a', '1'); expr { memory.setItem('a', '2'); for (const i of range(100000)) { range(100).map(x => x) } }",
    "too much": "for (const i of range(40)) { 'x'.repeat(1000000) }",
    "too deep": "const f = n => f(n + 1); f(0)",
    "a large result": "range(60000)",
    "a result that is too large": "range(99999).map(x => [x, x])",
    "a deep result": "range(100).reduce((a, x) => [a], 0)",
    "a deep argument": "same(range(100).reduce((a, x) => [a], 0))",
    "a very deep argument": "$memory.setJson('a', range(300).reduce((a, x) => [a], 0), 60)",
    "a function leaves": "x => x",
    "a function is passed": "same(x => x)",
    "a function is stored": "memory.setItem('a', Math.abs)",
    "an error is passed": "same(new TypeError('x'))",
    "an error is stored": "$memory.setJson('a', new Error('x'), 60)",
    "a date": "[new Date(0), same(new Date(5)), new Date(NaN) == null]",
    "a date is stored": "$memory.set('a', new Date(0)); $memory.get('a')",
    "the clock": "[now(), Date.now(), now()]",
    "a file": "$memory.setFile('a', 'aGVsbG8=', 60, 'text/plain'); const f = $memory.getFile('a'); [f.toUrl(), f.toRaw(), f.toBase64() === 'aGVsbG8=', f == f, f === $memory.getFile('a')]",
    "a blob leaves": "$memory.setFile('a', 'aGVsbG8=', 60, 'text/plain'); $memory.getFile('a').toBase64()",
    "a file leaves": "$memory.setFile('a', 'aGVsbG8=', 60, 'text/plain'); ({f: $memory.getFile('a')})",
    "a file is passed": "$memory.setFile('a', 'aGVsbG8=', 60, 'text/plain'); same($memory.getFile('a')).toRaw()",
    "a file is copied": "$memory.setFile('a', 'aGVsbG8=', 60, 'text/plain'); $memory.setFile('b', $memory.getFile('a').toBase64(), 60, 'text/plain'); $memory.getFile('b').toRaw()",
    "a file that is gone": "$memory.setFile('a', 'aGVsbG8=', 60, 'text/plain'); const f = $memory.getFile('a'); $memory.delete('a'); f.toRaw()",
    "a text with a file": "$memory.setFile('a', 'aGVsbG8=', 60, 'text/plain'); `${$memory.getFile('a')}`",
    "help": "[help('memory'), help('send'), help('map')].map(t => t.length)",
    "session": "session.setItem('a', '1'); expr { session.setItem('b', '2') } session.keys()",
    "a session is restored": "session.setItem('a', '1'); try { expr { session.setItem('a', '2'); throw 1 } } catch (e) { } session.getItem('a')",
    "many logs": "for (const i of range(2000)) { log('line ' + i, {i}) }",
    "logs of a failed block": "try { expr { log('in'); throw 1 } } catch (e) { log('out') }",
    "zones": "[date.format('2025-01-31T10:00:00Z', 'HH:mm', 'America/Guayaquil'), date.format('2025-01-31T10:00:00Z', 'HH:mm', 'No/Where')]",
    "patterns": "[matches('abc', '^a.c$'), 'abc'.replaceAll('b', x => x + x)]",
    "no such function": "sned('x')",
    "a text that does not parse": "1 + ",
}


@pytest.mark.parametrize("how", ["run", "dry run", "atomic"])
def test_scripts(pair: Twins, how: str) -> None:
    def check(script: str) -> None:
        act = partial(latebind.Context.run, program=script, dry_run=how == "dry run", atomic=how == "atomic")
        pair.both(act, user="ana", conversation="wa:593")

    hold(check, [(name, (script,)) for name, script in SCRIPTS.items()])


EXPRESSIONS = ("memory.getItem('a')", "a + 1", "memory.setItem('a', '1')", "1; 2", "send('x')", "a.b.c", "double(a)")


@pytest.mark.parametrize("text", EXPRESSIONS)
def test_expressions_and_templates(pair: Twins, text: str) -> None:
    variables = {"variables": {"a": 1}}
    pair.both(lambda ctx: ctx.eval(text), **variables)
    for how in (latebind.Context.render, latebind.Context.resolve):
        for missing in ("error", "empty"):
            for template in (f"{{{{{text}}}}}", f"x {{{{{text}}}}} @(nil.a)"):
                pair.both(partial(how, template=template, missing=missing), **variables)


def test_locals_that_a_host_overrides(pair: Twins) -> None:
    text = "local a = 1\nlocal b = a + 1\nlocal f = x => x\nb"
    for given in ({"a": 5}, {"a": Order(1, [])}, {"c": 1}, {"f": 1}, {"a": object()}):
        pair.both(partial(latebind.Context.run, program=text, locals=given))


def test_memories_of_python_within_a_function(make: Make) -> None:
    runtime = make()

    @runtime.function
    def both(context: latebind.Context) -> str:
        context.app_memory.set_item("b", context.app_memory.get_item("a") + "!")
        return context.app_memory.get_item("b")

    with runtime.context() as ctx:
        assert ctx.run("expr { memory.setItem('a', 'x'); both() + memory.getItem('b') }").value == "x!x!"
        assert ctx.app_memory.get_item("b") == "x!"


def test_a_program_without_a_context(make: Make) -> None:
    runtime, here = make(), latebind.Runtime()
    for text in ("a * 2", "now().length", "memory.getItem('a')", "a.b", "local t = a\nlocal u = 1"):
        outcomes = []
        for program in (runtime.compile(text), here.compile(text)):
            assert isinstance(program, latebind.Program)
            try:
                outcomes.append(program({"a": 4}))
            except latebind.LatebindError as error:
                outcomes.append(error.render())
        assert outcomes[0] == outcomes[1]
    assert runtime.compile("a + b").references() == here.compile("a + b").references()
    with pytest.raises(latebind.ParseError):
        runtime.compile("1 +")


def test_a_program_of_another_runtime(make: Make) -> None:
    """It is evaluated in a worker all the same, against the library that it was compiled for."""
    runtime, other = make(), latebind.Runtime()
    other.function(lambda: os.getpid(), name="where")
    program = other.compile("[where(), 1 + 1]")
    with runtime.context() as ctx:
        assert ctx.run(program).value == [os.getpid(), 2]
        assert ctx.run(latebind.compile("1 + 2", limits=latebind.Limits(string=5))).value == 3


def test_a_library_of_the_host(make: Make) -> None:
    base = standard()
    secret = builtin("secret(x: number): number", "Known to the host.", lambda run, x: x + os.getpid())
    shout = builtin("shout(): string", "Loud.", lambda run, text: text.upper() + "!", receiver="string")
    methods = {**base.methods, "string": {**base.methods["string"], "shout": shout}}
    library = Library({"Math": base.globals["Math"], "secret": secret}, methods, base.unsupported)
    runtime = make(library=library)
    with runtime.context() as ctx:
        assert ctx.run("[secret(1), 'a'.shout(), Math.max(1, 2)]").value == [os.getpid() + 1, "A!", 2]
        with pytest.raises(latebind.CheckError):
            ctx.run("memory.getItem('a')")


def test_functions_registered_later(make: Make) -> None:
    runtime = make()
    with runtime.context() as ctx:
        with pytest.raises(latebind.CheckError):
            ctx.run("late()")
        runtime.function(lambda: 5, name="late")
        assert ctx.run("late()").value == 5


def test_errors_keep_their_cause_and_can_be_pickled(make: Make) -> None:
    runtime = make()

    @runtime.function
    def broken() -> None:
        raise KeyError("why")

    with runtime.context() as ctx, pytest.raises(latebind.HostError) as caught:
        ctx.run("local a = broken()\ntry { a } catch (e) { throw e }")
    assert isinstance(caught.value.__cause__, KeyError)
    again = pickle.loads(pickle.dumps(caught.value))
    assert again.render() == caught.value.render()
    assert "broken" in again.message


def test_a_value_that_fails_where_it_is_read(make: Make) -> None:
    """The host's own exception says nothing to the script, and is there for the host."""
    runtime = make()
    with runtime.context(variables={"x": Broken(a=1)}) as ctx:
        assert ctx.run("true || x").value is True
        with pytest.raises(latebind.HostError) as caught:
            ctx.run("x.a")
        assert "detail" not in caught.value.render()
        assert isinstance(caught.value.__cause__, RuntimeError)


def test_what_the_host_lets_through_passes(make: Make) -> None:
    runtime = make()

    @runtime.function
    def leave() -> None:
        raise SystemExit(3)

    with runtime.context() as ctx:
        with pytest.raises(SystemExit):
            ctx.run("memory.setItem('a', '1'); expr { memory.setItem('a', '2'); leave() }")
        assert ctx.app_memory.get_item("a") == "1"
        assert ctx.run("memory.getItem('a')").value == "1"


def test_on_run_is_told_the_same(make: Make) -> None:
    reports: dict[str, list[Any]] = {"here": [], "there": []}
    for name, isolation in (("here", None), ("there", "process")):
        told = reports[name]

        def tell(report: latebind.RunReport, told: list[Any] = told) -> None:
            told.append((report.name, report.steps, report.operations, report.reruns, report.code))

        runtime = make(isolation=isolation, memory=":memory:", on_run=tell)
        with runtime.context() as ctx:
            for text in ("1", "memory.setItem('a', '1')", "null.a", "1 +"):
                try:
                    ctx.run(text)
                except latebind.LatebindError:
                    continue
    assert reports["there"] == reports["here"]


def test_a_worker_compiles_once(make: Make) -> None:
    runtime = make()
    with runtime.context(variables={"a": 1}) as ctx:
        for number in range(5):
            assert ctx.run("a + 1").value == 2
            assert ctx.eval("a + 1") == 2
            assert number >= 0
        (worker,) = pool_of(runtime)._idle
        assert len(worker.programs) == 2
        for number in range(300):
            assert ctx.eval(f"a + {number}") == number + 1
        assert len(worker.programs) == 256
        assert ctx.run("a + 1").value == 2  # which it had lost
    assert len(in_worker(runtime, "answer = list(worker.programs)")) == 256


# locals stay late


def test_locals_are_evaluated_when_they_are_asked_for(make: Make) -> None:
    runtime = make()
    asked: list[int] = []

    @runtime.function
    def ask() -> int:
        asked.append(1)
        return len(asked)

    with runtime.context() as ctx:
        result = ctx.run("local a = memory.getItem('k')\nlocal b = ask()\n1")
        ctx.app_memory.set_item("k", "later")
        assert asked == []
    assert result["a"] == "later"
    assert result.locals() == {"a": "later", "b": 1}
    assert asked == [1]


def test_locals_of_results_that_nobody_keeps_are_forgotten(make: Make) -> None:
    runtime = make()
    with runtime.context() as ctx:
        for number in range(20):
            assert ctx.run(f"local a = {number}\n1").value == 1
        kept = [ctx.run(f"local a = {number}\n1") for number in range(10)]
        gc.collect()
        ctx.run("1")
        assert len(in_worker(runtime, "answer = list(worker.kept)")) <= 11
        assert [result["a"] for result in kept] == list(range(10))
        ctx.run("1")
        assert in_worker(runtime, "answer = list(worker.kept)") == []


def test_locals_are_gone_with_their_worker(make: Make) -> None:
    runtime = make()
    with runtime.context() as ctx:
        result = ctx.run("local a = 1\n2")
        (worker,) = pool_of(runtime)._idle
        pool_of(runtime).kill(worker)
        with pytest.raises(latebind.WorkerError) as caught:
            result.locals()
    assert caught.value.code == "LOCALS_GONE"
    assert not caught.value.retryable


def test_where_workers_are_scarce_locals_are_evaluated_at_once(make: Make) -> None:
    runtime = make(tenants="required", isolation=latebind.Isolation(workers=1))
    results = []
    for number in range(4):
        with runtime.context(tenant=f"t{number}", variables={"n": number}) as ctx:
            results.append(ctx.run("local a = n\nlocal b = null.x\n0"))
    assert [result["a"] for result in results[1:]] == [1, 2, 3]
    assert [set(result.errors) for result in results[1:]] == [{"b"}] * 3


def test_locals_within_a_run_of_another_context(make: Make) -> None:
    """A function of the host may look at a result whose worker waits for that very function."""
    runtime = make(isolation=latebind.Isolation(workers=1, wait=LIMIT))
    results: list[latebind.Result] = []
    with runtime.context() as ctx, runtime.context() as other:
        runtime.function(lambda: results[0]["a"], name="look")
        runtime.function(lambda: other.run("1 + 1").value, name="another")
        results.append(ctx.run("local a = 7\n1"))
        assert ctx.run("[look(), another()]").value == [7, 2]


def test_a_run_of_another_tenant_within_a_run(make: Make) -> None:
    """It gets a worker of its own, beyond the number that there may be: the outer run would wait for itself."""
    runtime = make(tenants="required", isolation=latebind.Isolation(workers=1, wait=LIMIT))
    with runtime.context(tenant="a") as ctx, runtime.context(tenant="b") as other:
        runtime.function(lambda: other.run("1 + 1").value, name="another")
        assert ctx.run("another()").value == 2
    assert len(pool_of(runtime)._workers) == 1


# time


def test_a_time_limit_ends_a_script(make: Make) -> None:
    runtime = make(limits=latebind.Limits(seconds=0.3, steps=10**12, charged=10**12))
    begun: list[int] = []
    runtime.function(lambda: begun.append(1), name="begin")
    with runtime.context() as ctx:
        for _ in looks("a run that comes to its loop"):  # where the machine stands still, it does not
            with pytest.raises(latebind.LimitError) as caught:
                ctx.run(
                    "memory.setItem('a', '1'); expr { memory.setItem('a', '2'); begin(); for (const a of range(90000)) { range(90000).map(x => x) } }"
                )
            assert caught.value.code == "LIMIT_TIME"
            if begun:
                break
        assert ctx.app_memory.get_item("a") == "1"
        for _ in looks("a run that ends in time"):
            with suppress(latebind.LimitError):
                assert ctx.run("1").value == 1
                break


def test_a_worker_that_has_computed_for_long_is_replaced(make: Make) -> None:
    runtime = make(isolation=latebind.Isolation(seconds=0.5))
    with runtime.context() as ctx:
        first = in_worker(runtime, "answer = os.getpid()")
        for _ in range(500):
            with suppress(latebind.LimitError):  # a machine may stand still for half a second
                ctx.run("range(90000).reduce((a, x) => a + x, 0)")
            if in_worker(runtime, "answer = os.getpid()") != first:
                return
        pytest.fail("it is the same worker still")


def test_a_worker_that_may_compute_for_ever(make: Make) -> None:
    runtime = make(
        limits=latebind.Limits(seconds=math.inf), isolation=latebind.Isolation(seconds=math.inf, wait=math.inf)
    )
    with runtime.context() as ctx:
        assert ctx.run("1 + 1").value == 2


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not limit address space")
def test_memory_that_is_not_there_is_a_limit(make: Make) -> None:
    limits = latebind.Limits(charged=1 << 40, steps=10**9, array=10**9)
    runtime = make(limits=limits, isolation=latebind.Isolation(memory=50 * 1024 * 1024))
    with runtime.context() as ctx:
        with pytest.raises(latebind.ScriptError) as caught:
            ctx.run("const all = range(3000).map(i => range(3000)); all.length")
        assert caught.value.code in ("LIMIT_BYTES", "WORKER_LOST")
        assert ctx.run("1").value == 1


# many at a time


def test_a_count_that_is_never_lost(make: Make) -> None:
    runtime = make(isolation=latebind.Isolation(workers=8), commit_timeout=60)
    program = runtime.compile("expr { memory.setItem('n', Number(memory.getItem('n') || '0') + 1) }")

    def count(_: int) -> None:
        with runtime.context() as ctx:
            for _ in range(10):
                ctx.run(program)

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(count, range(8)))
    with runtime.context() as ctx:
        assert ctx.app_memory.get_item("n") == "80"


@pytest.mark.parametrize("turns", [1, pytest.param(20, marks=pytest.mark.long)])
def test_many_threads_and_tenants_share_few_workers(make: Make, turns: int) -> None:
    runtime = make(tenants="required", isolation=latebind.Isolation(workers=3, wait=LIMIT))

    def work(number: int) -> None:
        tenant = f"t{number % 5}"
        for turn in range(turns):
            with runtime.context(tenant=tenant, variables={"me": f"{tenant}-{turn}"}) as ctx:
                result = ctx.run("local late = me\nmemory.setItem(me, me); me")
                assert result.value == result["late"] == f"{tenant}-{turn}"

    number = 16 * min(turns, 4)
    with ThreadPoolExecutor(number) as threads:
        list(threads.map(work, range(number)))
    assert len(pool_of(runtime)._workers) <= 3


def test_a_run_that_finds_no_worker(make: Make) -> None:
    runtime = make(isolation=latebind.Isolation(workers=1, wait=0.2))
    busy, go_on = threading.Event(), threading.Event()

    def hold() -> None:
        busy.set()
        assert go_on.wait(LIMIT)

    runtime.function(hold)
    thread = threading.Thread(target=lambda: runtime.context().run("hold()"))
    thread.start()
    assert busy.wait(LIMIT)
    with runtime.context() as ctx:
        with pytest.raises(latebind.WorkerError) as caught:
            ctx.run("1")
        assert caught.value.code == "WORKERS_BUSY"
        assert caught.value.retryable
        go_on.set()
        thread.join()
        assert ctx.run("1").value == 1


# event loops


def test_runs_of_an_event_loop(make: Make) -> None:
    runtime = make(isolation=latebind.Isolation(workers=4))
    before = threading.active_count()

    @runtime.function
    async def fetch(text: str) -> str:
        await rounds(3)
        return text.upper()

    async def one(number: int) -> Any:
        async with runtime.context(variables={"n": f"n{number}"}) as ctx:
            result = await ctx.arun("local late = fetch(n)\nexpr { memory.setItem(n, fetch(n)) } memory.getItem(n)")
            return result.value, (await result.alocals())["late"], await ctx.arender("{{fetch(n)}}")

    async def main() -> None:
        assert await asyncio.gather(*map(one, range(20))) == [(f"N{n}",) * 3 for n in range(20)]

    asyncio.run(main())
    assert threading.active_count() <= before  # those of earlier tests may have ended


def test_an_event_loop_goes_on(make: Make) -> None:
    runtime = make()

    async def main() -> None:
        turns, over = 0, asyncio.Event()

        async def turn() -> None:
            nonlocal turns
            while not over.is_set():
                turns += 1
                await asyncio.sleep(0)

        turning = asyncio.create_task(turn())
        async with runtime.context() as ctx:
            for _ in looks("turns during a run"):  # this process may stand still throughout one
                before = turns
                await ctx.arun("range(90000).reduce((a, x) => a + x, 0)")
                if turns > before + 10:
                    break
        over.set()
        await turning

    asyncio.run(main())


def test_blocks_of_an_event_loop_are_serializable(make: Make) -> None:
    runtime = make(isolation=latebind.Isolation(workers=6), commit_timeout=60)
    text = "expr { const n = Number(memory.getItem('n') || '0'); memory.getItem('m'); memory.setItem('n', n + 1) }"

    async def count() -> None:
        for _ in range(5):
            async with runtime.context() as ctx:
                await ctx.arun(text)

    async def main() -> None:
        await asyncio.gather(*(count() for _ in range(6)))

    asyncio.run(main())
    with runtime.context() as ctx:
        assert ctx.app_memory.get_item("n") == "30"


def test_cancelled_runs(make: Make) -> None:
    runtime, chance = make(isolation=latebind.Isolation(workers=3)), random.Random(1)

    async def main() -> None:
        async def one(number: int) -> None:
            async with runtime.context(variables={"n": str(number)}) as ctx:
                await ctx.arun(
                    "for (const i of range(20000)) { } expr { memory.setItem(n, 'a'); memory.setItem(n + 'b', 'b') }"
                )

        for start in range(0, 40, 4):
            tasks = [asyncio.create_task(one(number)) for number in range(start, start + 4)]
            await rounds(chance.randrange(60))
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
        await one(99)

    asyncio.run(main())
    with runtime.context() as ctx:
        keys = ctx.app_memory.keys()
    assert "99" in keys
    assert sorted(key + "b" for key in keys if not key.endswith("b")) == [key for key in keys if key.endswith("b")]
    assert len(pool_of(runtime)._workers) <= 3


# A socket that an interruption leaves to nobody is closed by nobody.
@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.long
def test_an_interruption_anywhere(make: Make) -> None:
    """A block is written wholly or not at all, no worker is lost for good, and others go on as usual at once."""
    runtime = make(memory=":memory:", isolation=latebind.Isolation(workers=2, wait=5))
    block = runtime.compile(
        "expr { const n = Number(memory.getItem('a') || '0') + 1; memory.setItem('a', n); memory.setItem('b', n) }"
    )

    def written(ctx: latebind.Context) -> int:
        a, b = ctx.app_memory.get_item("a"), ctx.app_memory.get_item("b")
        assert a == b
        return int(a)

    with runtime.context() as ctx, runtime.context() as other:
        ctx.run(block)
        places = 0
        for place in interrupted_everywhere(partial(ctx.run, block)):
            places += 1
            if places % 7 == 0:
                before = written(other)
                thread = threading.Thread(target=runtime.context().run, args=(block,))
                thread.start()
                thread.join()
                assert written(other) == before + 1, place
                assert len(pool_of(runtime)._workers) <= 2, place
    assert places > 100


# processes


def test_the_child_of_a_fork_has_workers_of_its_own(make: Make) -> None:
    runtime = make()
    with runtime.context() as ctx:
        assert ctx.run("1 + 1").value == 2
        mine = in_worker(runtime, "answer = os.getpid()")
        child = os.fork()
        if child == 0:
            status = 1
            try:
                if ctx.run("memory.setItem('child', '1'); 2 + 2").value == 4:
                    status = 0
            finally:
                os._exit(status)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
        assert ctx.run("memory.getItem('child')").value == "1"
        assert in_worker(runtime, "answer = os.getpid()") == mine


def test_a_fork_within_a_run(make: Make) -> None:
    runtime = make()
    children: list[int] = []

    @runtime.function
    def split() -> int:
        children.append(os.fork())
        return children[-1]

    def outcome() -> str:
        with runtime.context() as ctx:
            try:
                return str(ctx.run("split() === 0 ? 'child' : 'parent'").value)
            except latebind.WorkerError as error:
                return error.code

    found = outcome()
    if children[-1] == 0:
        os._exit(0 if found == "WORKER_LOST" else 1)
    assert found == "parent"
    assert os.waitstatus_to_exitcode(os.waitpid(children[-1], 0)[1]) == 0


def test_a_closed_runtime(make: Make) -> None:
    runtime = make()
    ctx = runtime.context()
    result = ctx.run("local a = 1\n1")
    runtime.close()
    runtime.close()
    assert len(pool_of(runtime)._workers) == 0
    with pytest.raises(latebind.MemoryApiError) as caught:
        ctx.run("1")
    assert caught.value.code == "UNAVAILABLE"
    with pytest.raises(latebind.WorkerError):
        result.locals()


def test_a_runtime_that_is_closed_while_it_runs(make: Make) -> None:
    runtime = make()
    busy, go_on, values = threading.Event(), threading.Event(), []

    def hold() -> int:
        busy.set()
        assert go_on.wait(LIMIT)
        return 7

    runtime.function(hold)
    thread = threading.Thread(target=lambda: values.append(runtime.context().run("hold() + 1").value))
    thread.start()
    assert busy.wait(LIMIT)
    runtime.close()
    go_on.set()
    thread.join()
    assert values == [8]
    assert len(pool_of(runtime)._workers) == 0


def test_a_zygote_that_is_gone_is_replaced(make: Make) -> None:
    runtime = make()
    with runtime.context() as ctx:
        ctx.run("1")
        zygote = pool_of(runtime)._zygote
        assert zygote is not None
        zygote.control.shutdown(2)
        os.waitpid(zygote.process, 0)
        assert ctx.run("2").value == 2


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_a_worker_that_is_killed_while_it_idles_is_replaced(make: Make) -> None:
    runtime = make(memory=":memory:")
    with runtime.context() as ctx:
        for number in range(3):
            script = 'memory.setItem("n", Number(memory.getItem("n") || "0") + 1)'
            assert ctx.run(script).value == str(number + 1)
            zygote = pool_of(runtime)._zygote
            assert zygote is not None
            workers = [process for process in _descendants(zygote.process) if not _descendants(process)]
            for process in workers:
                os.kill(process, signal.SIGKILL)
            wait_until(partial(_have_ended, workers), "their end")


def _have_ended(processes: list[int]) -> bool:
    return not any(map(_runs, processes))


def _runs(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


def test_a_zygote_that_hangs_is_replaced(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    runtime = make()
    with runtime.context() as ctx, runtime.context(tenant="other") as other:
        assert ctx.run("1").value == 1
        zygote = pool_of(runtime)._zygote
        assert zygote is not None
        processes = [zygote.process, *_descendants(zygote.process)]
        for process in processes:
            os.kill(process, signal.SIGSTOP)
        try:
            with monkeypatch.context() as patched:
                patched.setattr(pool, "_START", 0.1)
                with pytest.raises(latebind.WorkerError) as caught:
                    other.run("2")
                assert "said nothing" in caught.value.message
            assert other.run("2").value == 2
        finally:
            for process in processes:
                os.kill(process, signal.SIGCONT)


@pytest.mark.skipif(sys.platform == "win32", reason="a folder that is in use cannot be removed there")
def test_the_current_folder_is_gone(tmp_path: Path) -> None:
    folder = tmp_path / "gone"
    folder.mkdir()
    script = (
        "import os, socket, latebind; os.rmdir(os.getcwd()); "  # Python 3.13.0 itself cannot import socket there
        "print(latebind.Runtime(isolation='process').context().run('1 + 1').value)"
    )

    ran = subprocess.run([sys.executable, "-c", script], cwd=folder, capture_output=True, text=True, check=False)
    assert (ran.stdout, ran.returncode) == ("2\n", 0), ran.stderr


_HOST = """
import os, sys, latebind
runtime = latebind.Runtime(memory=":memory:", isolation="process", limits=latebind.Limits(steps=10**12, charged=10**12))
ctx = runtime.context()
ctx.run("1")
runtime.function(lambda: print("busy", flush=True), name="tell")
how = sys.argv[1]
if how == "hang":
    ctx.run("tell(); for (const a of range(90000)) { range(90000).map(x => x + a) }")
print("busy", flush=True)
sys.stdin.readline()
if how == "exit":
    sys.exit(0)
if how == "abort":
    os.abort()
sys.stdin.read()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
@pytest.mark.parametrize(
    "how", ["exit", "kill", pytest.param("abort", marks=pytest.mark.long), pytest.param("hang", marks=pytest.mark.long)]
)
def test_no_process_is_left_behind(how: str) -> None:
    host = subprocess.Popen(
        [sys.executable, "-c", _HOST, how], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    assert host.stdout is not None
    assert host.stdin is not None
    host.stdout.readline()
    processes = _descendants(host.pid)
    assert processes
    if how in ("kill", "hang"):
        host.send_signal(signal.SIGKILL)
    else:
        host.stdin.write(b"\n")
    host.communicate()
    wait_until(lambda: not any(Path(f"/proc/{process}").exists() for process in processes), "their end")


def _descendants(process: int) -> set[int]:
    found: set[int] = set()
    left = [process]
    while left:
        for path in Path(f"/proc/{left.pop()}/task").glob("*/children"):
            children = [int(number) for number in path.read_text().split()]
            found.update(children)
            left += children
    return found


def test_random_bytes_are_those_of_the_host() -> None:
    found: list[Any] = []
    for isolation in (None, "process"):
        with (
            latebind.Runtime(isolation=isolation, entropy=random.Random(7).randbytes) as runtime,
            runtime.context() as ctx,
        ):
            found.append([ctx.run("[Math.random(), uuid(), Math.random()]").value, ctx.eval("Math.random()")])
            found[-1].append(runtime.context().run("expr { Math.random() }").value)
    assert found[0] == found[1]
