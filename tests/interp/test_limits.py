"""No script takes more than its limits, on the smallest thread stacks too; and what it takes is always the same."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tracemalloc
from pathlib import Path
from typing import Any

import pytest

import latebind
from latebind.grammar.errors import LatebindError, LimitError
from latebind.grammar.source import Source
from latebind.interp.limits import DEFAULT, Limits, Run
from latebind.interp.program import compile_program
from latebind.stdlib.library import standard
from latebind.tests.line_events import line_events
from latebind.tests.small_stack import on_small_stack


def evaluate(text: str, variables: dict[str, Any] | None = None, limits: Limits = DEFAULT) -> Any:
    return compile_program(Source(text), standard(), limits=limits)(variables or {})


RECURSION = {
    "call": "const f = n => f(n + 1) + 1\nf(0)",
    "map": "const f = n => [n].map(x => f(x + 1))\nf(0)",
    "map with a name": "const f = n => [n].map(f)\nf(0)",
    "reduce": "const f = n => [n, n].reduce((a, b) => f(b + 1), 0)\nf(0)",
    "toSorted": "const f = n => [n, n + 1].toSorted((a, b) => f(a))\nf(0)",
    "replace": 'const f = n => "a".replace("a", () => f(n + 1))\nf(0)',
    "flatMap": "const f = n => [1].flatMap(x => [f(n)])\nf(0)",
    "Array.from": "const f = n => Array.from([1], x => f(x))\nf(0)",
    "groupBy": "const f = n => Object.groupBy([1], x => f(x))\nf(0)",
    "rest": "const f = (n, ...r) => f(...r, n)\nf(1)",
    "itself": "const g = f => f(f)\ng(g)",
    "text": "const f = n => `${f(n)}`\nf(0)",
    "catch": "const f = n => { for (const x of [1]) { try { f(n) } catch { } } }\nf(0)",
    "finally": "const f = n => { try { f(n) } finally { 1 } }\nf(0)",
    "locals": "\n".join(["local a0 = 1", *(f"local a{i} = a{i - 1}" for i in range(1, 80)), "a79"]),
    "expr": "const f = n => { expr { f(n) } }\nf(0)",
}


@pytest.mark.parametrize("name", RECURSION)
def test_recursion_ends_on_a_small_stack(name: str) -> None:
    error = on_small_stack(lambda: evaluate(RECURSION[name]))
    assert isinstance(error, LimitError) and error.code == "LIMIT_DEPTH"


DEEP = {
    "parentheses": "(" * 60 + "a" + ")" * 60,
    "arrays": "[" * 60 + "1" + "]" * 60,
    "objects": "{a: " * 60 + "1" + "}" * 60,
    "not": "!" * 60 + "a",
    "arrows": "[" + "x => " * 50 + "1" + "].length",
    "ternaries": "a ? b : " * 60 + "a",
    "calls": "f(" * 60 + "1" + ")" * 60,
    "interpolations": '"@(' * 60 + "1" + ')"' * 60,
    "optional members": "a?." * 50 + "b",
    "if": "if (a) { " * 60 + "1" + " }" * 60,
    "for": "for (const x of xs) { " * 60 + "1" + " }" * 60,
    "try": "try { " * 60 + "1" + " } catch { }" * 60,
    "and": "(a && " * 60 + "a" + ")" * 60,
    "power": "1 ** " * 60 + "1",
    "expr": "expr { " * 60 + "1" + " }" * 60,
    "map": "[1].map(x => " * 60 + "1" + ")" * 60,
    "sum": " + ".join(["a"] * 2_000),
    "conjunction": " && ".join(["a"] * 2_000),
    "text": ' + "x" + '.join(["a"] * 500),
    "else if": "if (a > 9) { 1 } " + "else if (a > 9) { 2 } " * 40,
    "too deep": "(" * 5_000 + "a" + ")" * 5_000,
    "members": "a" + ".b" * 5_000,
}


@pytest.mark.parametrize("name", DEEP)
def test_deep_scripts_work_or_are_refused_on_a_small_stack(name: str) -> None:
    variables = {"a": 1, "b": 2, "f": 1, "xs": [1]}
    found = on_small_stack(lambda: evaluate(DEEP[name], variables))
    assert not isinstance(found, LatebindError) or found.code != "INTERNAL"


ENDLESS = {
    "while (true) {}": "LIMIT_STEPS",
    "for (;;) {}": "LIMIT_STEPS",
    "do {} while (true)": "LIMIT_STEPS",
    "const xs = []; for (;;) xs.push(1)": "LIMIT_ARRAY",
    "const xs = [1]; for (const x of xs) xs.push(x)": "LIMIT_ARRAY",
    "const xs = [1]; while (true) xs.push(...xs)": "LIMIT_ARRAY",
    "const xs = []; while (true) xs.unshift(1)": "LIMIT_STEPS",
    "let s = 'ab'; while (true) s += s": "LIMIT_STRING",
    "let s = 'a'; for (;;) s += 'b'": "LIMIT_BYTES",
    "const o = {}; for (let i = 0; ; i++) o[`k${i}`] = i": "LIMIT_OBJECT",
    "const m = new Map(); for (let i = 0; ; i++) m.set(i * 0.5, i)": "LIMIT_STEPS",
    "const m = new Map([[0, 0]]); for (const [k] of m) m.set(k + 1, 1)": "LIMIT_STEPS",
    "const m = new Map([[0, 0]]); m.forEach((v, k) => { m.delete(k); m.set(k + 1, v) })": "LIMIT_STEPS",
    "const s = new Set([0]); for (const x of s) s.add(x + 1)": "LIMIT_STEPS",
    "const m = new Map(); for (let i = 0; ; i++) m.set(i * 2 ** 33, i)": "LIMIT_STEPS",  # hashes of one beginning
    "const s = new Set(); for (let i = 0; ; i++) s.add(i * 2 ** -60)": "LIMIT_STEPS",
    "const s = new Set(); for (let i = 1; ; i++) s.add(JSON.parse(decimal.multiply('2305843009213693951', `${i}`)))": (
        "LIMIT_STEPS"  # one hash for all, in Python
    ),
    "const a = {}, m = new Map([['a', a]]); a.m = m; a": "MAP_LEAVES",
    "const m = new Map(); m.set('m', m); structuredClone(m)": "NOT_CLONEABLE",
    "let s = ''; while (true) s = `${s}${s}x`": "LIMIT_STRING",
    "let s = 'x'; while (true) s = s.padStart(s.length * 2)": "LIMIT_STRING",
    "let s = 'x'; while (true) s = s.replaceAll('x', 'xx')": "LIMIT_STRING",
    "let s = 'x'; while (true) s = [s, s].join('')": "LIMIT_STRING",
    "let xs = [1]; while (true) xs = [...xs, ...xs]": "LIMIT_ARRAY",
    "let xs = [1]; while (true) xs = xs.flatMap(x => [x, x])": "LIMIT_ARRAY",
    "const xs = []; while (true) xs[xs.length] = xs": "LIMIT_ARRAY",
    "const xs = []; while (true) xs.splice(0, 0, 1, 2)": "LIMIT_STEPS",
    "const o = { n: 0 }; while (true) { o.n++; delete o.n; o.n = 0 }": "LIMIT_STEPS",
    "let o = {}; while (true) o = { o }": "LIMIT_STEPS",
    "range(100_000).sort((a, b) => { while (true) { } })": "LIMIT_STEPS",
    "const xs = [3, 1, 2]; for (;;) xs.sort((a, b) => { xs.length = 0; return -1 })": "LIMIT_STEPS",
    "let n = 0; range(50_000).sort((a, b) => (n = n * 16807 % 2147483647 + 1) % 3 - 1)": "LIMIT_STEPS",
    "const xs = [3, 1, 2]; while (true) xs.sort((a, b) => { xs.push(1); return a - b })": "LIMIT_STEPS",
    "const a = {}; a.self = a; JSON.stringify(a)": "LIMIT_DATA_DEPTH",
    "const a = {}; a.self = a; a": "LIMIT_OUTPUT_DEPTH",
    "const a = [1]; a.push(a); a.flat(1e9)": "LIMIT_DATA_DEPTH",
    "const a = {}; a.s = a; const b = {}; b.s = b; equals(a, b)": "LIMIT_DATA_DEPTH",
    "let a = []; for (let i = 0; i < 100_000; i++) a = [a]; a": "LIMIT_OUTPUT_DEPTH",
    "let a = []; for (let i = 0; i < 100_000; i++) a = [a]; structuredClone(a)": "LIMIT_DATA_DEPTH",
    "function f() { return f() }; f()": "LIMIT_DEPTH",
    "const o = {}; o.f = () => o.g(); o.g = () => o.f(); o.f()": "LIMIT_DEPTH",
    "const f = async () => await Promise.all([f(), f()]); await f()": "LIMIT_DEPTH",
    "const xs = []; expr { for (;;) { xs.push(1); xs.pop() } }": "LIMIT_STEPS",
    "while (true) { try { throw 1 } catch { } finally { } }": "LIMIT_STEPS",
    "while (true) switch (1) { case 1: continue }": "LIMIT_STEPS",
}


@pytest.mark.parametrize("text", ENDLESS)
def test_what_would_not_end_is_stopped_on_a_small_stack(text: str) -> None:
    error = on_small_stack(lambda: evaluate(text))
    assert isinstance(error, LatebindError)
    assert error.code == ENDLESS[text]


NESTED = {
    "arrays": "let x = []; for (let i = 0; i < 40_000; i++) { x = [x] }\n1",
    "objects": "let x = {}; for (let i = 0; i < 40_000; i++) { x = {a: x} }\n1",
    "functions": "let x = () => 1; const f = y => () => y; for (let i = 0; i < 30_000; i++) { x = f(x) }\n1",
    "maps": "let x = 1; for (let i = 0; i < 20_000; i++) { x = new Map([[1, x]]) }\n1",
}


@pytest.mark.parametrize("name", NESTED)
def test_nested_data_is_freed_on_a_small_stack(name: str) -> None:
    assert on_small_stack(lambda: evaluate(NESTED[name])) == 1


SLOW = {
    "digits": "Array.from({length: 90_000}, () => 5e-324.toString(3).length)",
}


@pytest.mark.parametrize("name", SLOW)
def test_what_takes_long_is_charged(name: str) -> None:
    with pytest.raises(LimitError) as caught:
        evaluate(SLOW[name])
    assert caught.value.code == "LIMIT_STEPS"


# Rounds in which a Map or Set loses an entry and gets another: what is gone is not gone through again in each.
REPLACED = {
    "the oldest": "m.set(i, i); for (const k of m.keys()) { m.delete(k); break }",
    "one of a few": "m.delete(i); m.set(i + 1, i); for (const [k, v] of m) n += v",
    "all": "m.clear(); m.set(i, i); m.forEach(v => { n += v })",
    "a key that comes again": "m.delete(i % 3); m.set(i % 3, i); for (const v of m.values()) n += v",
    "an item": "s.delete(i); s.add(i + 1); for (const x of s) n += x",
}


@pytest.mark.parametrize("name", REPLACED)
def test_what_is_replaced_again_and_again_takes_as_long_as_at_first(name: str) -> None:
    few, many = (
        f"const m = new Map([[0, 1], [1, 2]]); const s = new Set([0]); let n = 0;"
        f"for (let i = 0; i < {rounds}; i++) {{ {REPLACED[name]} }} n"
        for rounds in (100, 1_000)
    )
    assert line_events(lambda: evaluate(many)) < 15 * line_events(lambda: evaluate(few))


DOUBLING = "\n".join(["local a0 = [1]", *(f"local a{i} = [a{i - 1}, a{i - 1}]" for i in range(1, 31))])


@pytest.mark.parametrize(
    "last", ["JSON.stringify(a30)", "equals(a30, [a29, [a28, [a28, 1]]])", "a30.flat(40)", "a30", "[a30].concat(a30)"]
)
def test_what_shares_its_parts_is_never_unfolded(last: str) -> None:
    """A tree of 2^30 leaves in 31 arrays."""
    limits = Limits(string=100_000, array=10_000, output_nodes=10_000)

    def work() -> None:
        try:
            assert isinstance(evaluate(f"{DOUBLING};\n{last}", limits=limits), bool)
        except LimitError:
            pass

    assert line_events(work) < 3_000_000
    tracemalloc.start()
    try:
        work()
        assert tracemalloc.get_traced_memory()[1] < 100_000_000  # bytes
    finally:
        tracemalloc.stop()


def test_limits_are_sticky_and_cannot_be_caught() -> None:
    with pytest.raises(LimitError):
        evaluate("const f = () => f()\ntry { f() } catch (e) { 1 } finally { 2 }")
    run = Run()
    with pytest.raises(LimitError) as first:
        run.charge(10**9)
    with pytest.raises(LimitError) as second:
        run.charge(0)
    assert first.value is second.value


@pytest.mark.parametrize(
    ("limits", "text", "code"),
    [
        (Limits(steps=100), "Array.from({length: 50}).map(x => x ?? 1)", "LIMIT_STEPS"),
        (Limits(steps=10), "1 + 1 + 1 + 1 + 1 + 1 + 1", "LIMIT_STEPS"),
        (Limits(depth=5), "const f = n => n == 0 ? 0 : f(n - 1)\nf(5)", "LIMIT_DEPTH"),
        (Limits(string=10), '"abcdef" + x', "LIMIT_STRING"),
        (Limits(array=3), "[...xs, ...xs]", "LIMIT_ARRAY"),
        (Limits(object=2), "{...o, c: 3}", "LIMIT_OBJECT"),
        (Limits(charged=100), '"x".repeat(60) + "y".repeat(60)', "LIMIT_BYTES"),
        (Limits(output=5), "x", "LIMIT_OUTPUT"),
        (Limits(output_nodes=2), "xs", "LIMIT_OUTPUT_NODES"),
        (Limits(output_depth=1), "[[1]]", "LIMIT_OUTPUT_DEPTH"),
        (Limits(source=5), "1 + 1 + 1", "LIMIT_SOURCE"),
        (Limits(nesting=3), "((((1))))", "LIMIT_NESTING"),
        (Limits(nodes=3), "1 + 1 + 1", "LIMIT_NODES"),
        (
            Limits(seconds=0.0),
            "for (const x of xs) { for (const y of Array.from({length: 9_000})) { y } }",
            "LIMIT_TIME",
        ),
    ],
)
def test_each_limit_of_a_host(limits: Limits, text: str, code: str) -> None:
    with pytest.raises(LimitError) as caught:
        evaluate(text, {"x": "123456", "xs": [1, 2], "o": {"a": 1, "b": 2}}, limits)
    assert caught.value.code == code


COUNTING = """
import json, sys
from latebind.grammar.source import Source
from latebind.interp.limits import Run
from latebind.interp.program import compile_program
from latebind.stdlib.library import standard
found = []
for text in json.load(sys.stdin):
    run = Run()
    compile_program(Source(text), standard()).runner.execute(run, {"xs": [3, 1, 2], "o": {"b": 1, "a": [1, 2]}})
    found.append([run.steps, run.bytes])
print(json.dumps(found))
"""

COUNTED = [
    "xs.map(x => x * 2).filter(x => x > 2)",
    "Object.entries(o).map(([k, v]) => k).toSorted().join()",
    'local a = "@(b)!"\nlocal b = xs.length;\n[a, a, b]',
    "const f = n => n < 2 ? n : f(n - 1) + f(n - 2)\nf(12)",
    'JSON.stringify({...o, c: unique(["z", "y", "z"])}).repeat(20)',
    "let n = 0\nfor (const x of xs) { if (x > 1) { x } else { [x] } }",
    'Object.groupBy(xs, x => x % 2 == 0 ? "even" : "odd")',
]


def pythons() -> list[str]:
    """This Python, and the other supported ones that are installed and run."""
    found = [sys.executable]
    folders = [Path(folder) for folder in os.environ.get("PATH", "").split(os.pathsep)]
    folders += sorted(Path.home().glob(".pyenv/versions/*/bin"))
    for version in ("3.11", "3.12", "3.13"):
        if version == f"{sys.version_info[0]}.{sys.version_info[1]}":
            continue
        for folder in folders:
            if path := shutil.which(f"python{version}", path=str(folder)):
                if subprocess.run([path, "-c", "pass"], capture_output=True).returncode == 0:
                    found.append(path)
                    break
    return found


def test_counts_are_the_same_on_every_python_and_under_every_hash_seed() -> None:
    root = Path(__file__).parents[2] / ".dev"
    counts = set()
    for python in pythons():
        for seed in ("0", "1", "2") if python == sys.executable else ("3",):
            environment = {"PYTHONHASHSEED": seed, "PYTHONPATH": str(root), "PATH": os.environ.get("PATH", "")}
            done = subprocess.run(
                [python, "-c", COUNTING],
                input=json.dumps(COUNTED),
                capture_output=True,
                text=True,
                env=environment,
                check=False,
            )
            assert done.returncode == 0, done.stderr
            counts.add(done.stdout)
    assert len(counts) == 1


@pytest.mark.parametrize(
    "body",
    [
        "[...xs]",
        "[...xs, x]",
        "[...text]",
        "[...new Set(xs)]",
        "Math.max(...xs)",
        "f(...xs)",
        "[xs, xs].flat()",
        "[[xs], [xs]].flat(2)",
        "xs.toSorted((a, b) => b - a)",
    ],
)
@pytest.mark.parametrize("loop", ["xs.map(x => {})", "const made = []; for (const x of xs) {{ made.push({}) }}"])
def test_what_is_copied_again_and_again_is_limited_without_a_run(body: str, loop: str) -> None:
    """Each copy is small, all of them are not."""
    text = f"const f = (...all) => all.length; {loop.format(body)}; 1"
    with pytest.raises(LimitError):
        evaluate(text, {"xs": [*range(3000)], "text": "x" * 3000})


@pytest.mark.parametrize(
    "loop", ["xs.map(x => {})", "for (const x of xs) {{ {} }}", "const f = x => {}; for (const x of xs) {{ f(x) }}"]
)
def test_sums_that_are_made_again_and_again_are_limited_without_a_run(loop: str) -> None:
    with pytest.raises(LimitError):
        evaluate(f"{loop.format('xs.reduce((sum, y) => sum + y, 0)')}; 1", {"xs": [*range(3000)]})


@pytest.mark.parametrize(
    "text",
    [
        "({ b: [x?.[1], ({ n: ({ a: 1, n: 2 }), a: x?.[0] }), x.slice(1)], ...({ a: x, a: ((x?.[2] ?? 7) / (x?.[1] ?? 1.25)) }) })",
        "({ q: x.at(0), kind: ({ a: x?.[9]?.[0], ...({ b: x?.[1], a: s, ...({ a: 1 }) }) }), kind: s, ...({ a: 1, n: 2 }) })",
        "const [a, b] = [{ c: { d: { e: { f: x.map(y => ({ y, s })) } } } }, ((((x?.[0] ?? 1) + 1) * 2 - 1) / 3 + 1) * 2]; a",
        "const o = {}; o.a = { b: { c: { d: { e: [x?.[1], { ...{ ...{ ...{ s } } } }] } } } }; o",
    ],
)
def test_steps_do_not_depend_on_how_deep_an_expression_is_written(text: str) -> None:
    """Less output than usual is allowed: then what leaves is not made as it leaves."""
    variables = {"x": [1, 2], "s": "a"}
    counts: set[int] = set()
    for limits in (Limits(), Limits(output=900_000), Limits(string=900_000)):
        runtime = latebind.Runtime(limits=limits)
        for shapes in (None, {"x": list[int], "s": str}):
            context = runtime.context(variables=variables)
            counts.add(context.run(runtime.compile(text, variables=shapes)).stats.steps)
    assert len(counts) == 1
