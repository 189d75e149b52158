"""A program that is started without a run gives what it gives with one: values, errors and their places, and nothing of the
host's is changed. Random scripts of every statement, and those in which locals meet what they could disturb."""

from __future__ import annotations

import copy
import json
import math
from collections import Counter
from typing import Any

import pytest

import latebind
from latebind.grammar.errors import CheckError, LatebindError
from latebind.interp.limits import Run
from latebind.tests.interp.scripts import VARIABLES, Maker

SCRIPTS = 15  # of a seed


def outcome(call: Any) -> str:
    """The value, or all that an error says."""
    try:
        return repr(call())
    except LatebindError as error:
        assert error.code != "INTERNAL"
        return f"{type(error).__name__} {json.dumps(error.to_dict())}"


def starts_alone(program: latebind.Program) -> bool:
    """Whether the generated code makes no run: `S = Run()` stands nowhere in it."""
    return "Run" not in program.runner.function.__code__.co_names


def agree(program: latebind.Program, given: dict[str, Any]) -> str:
    """What a program comes to without a run and with one, which is the same."""
    kept = copy.deepcopy(given)
    alone = outcome(lambda: program(given))
    assert repr(given) == repr(kept)
    assert alone == outcome(lambda: program.runner.function(kept, Run())), program.source.text
    return alone


@pytest.mark.parametrize("seed", [*range(3), *(pytest.param(seed, marks=pytest.mark.long) for seed in range(3, 30))])
def test_random_scripts(seed: int) -> None:
    found = Counter[str]()
    for number in range(seed * SCRIPTS, (seed + 1) * SCRIPTS):
        try:
            program = latebind.compile(Maker(number).script())
        except CheckError:
            continue
        alone, _details = starts_alone(program), program.runner.details()  # held for all errors, not made for each
        for variables in VARIABLES:
            came_to = agree(program, copy.deepcopy(variables))
            found[f"{alone} {came_to[0] == '['}"] += 1
    assert found["True True"] and found["True False"], found


LATE = [
    "local total = n * a; total * 2",
    "local total = n * a; [total, total]",
    "local b = a + n; local c = b + b; local d = c + c; d + c + b",
    "let k = 1; local d = k * n; const x = d; k = 5; [x, d, d]",
    "let k = 1; local d = k + n; const seen = []; for (const x of xs) { k += x; seen.push(d) }; [seen, d]",
    "let k = 0; local d = [k]; [d === d, d.length]",
    "local d = [n]; [d === d, [d].includes(d)]",
    "const out = []; local d = [n]; out.push(d); d.push(1); out",
    "const out = [[n]]; local d = out[0]; d.push(1); out",
    "let k = 0; local d = (k += 1); [k, d]",
    "const out = []; local d = out.push(1); [out, d]",
    "let k = 0; const up = () => { k += 1; return k }; local d = up(); [k, d]",
    "const next = (() => { let k = 0; return () => { k += 1; return k } })(); local d = next(); d",
    "const f = x => { local y = x * n; let z = 0; z += y; return z + y }; xs.map(f)",
    "function f(x) { local less = x - 1; return x < 1 ? 0 : f(less) + 1 }; f(n * 10)",
    "function f(x) { local rest = f(x - 1); return x < 1 ? 0 : rest + 1 }; f(n * 10)",
    "local b = flag ? c : 1; local c = b + 1; [c, b]",
    "local b = xs.map(x => x * rate); local rate = a; [b, b.length]",
    "xs.map(x => { local y = x * 2; return y + y })",
    "const made = xs.map(x => { local y = x * 2; return () => y }); made.map(f => f())",
    "const x = n; local y = x; { z: y }.z; const f = () => y; [f(), y]",
    "local y = early; const z = y; const early = 1; z",
    "local broken = missing.k.l; n",
    "local broken = a.k.l; local b = broken + 1; b * 2",
    "local t = `${n}-@(a)`; t + t.length",
    "local f = x => x * n; local g = f(2); [g, f(3), g]",
    "const o = { f: () => 1 }; local d = o.f(); d + d",
    "const add = (f, x) => { local y = f(x); return y + y }; add(x => x + n, 2)",
    "let k = 0; for (let i = 0; i < 3; i++) { local d = k + i; k = d + d }; k",
    "let k = 1; local d = k; switch (d) { case 1: k = 2; case d: k += d }; k",
    "var v = 1; local d = v + n; v = 2; d",
    "local a1 = xs; a1.length",
    "local when = new Date(0); when.getTime()",
    "local a; local b = 1; b",
]


@pytest.mark.parametrize("text", LATE)
def test_locals(text: str) -> None:
    try:
        program = latebind.compile(text)
    except LatebindError:
        assert text == LATE[-1]
        return
    for flag in (True, False):
        for given in VARIABLES:
            agree(program, {**copy.deepcopy(given), "flag": flag, "missing": None})


ARRAYS = [
    "const f = m => { const s = Array(m).fill(n); s[0] = 9; return s }; [f(1), f(70).length, f(5000).length]",
    "const s = Array(n).fill(true); for (let i = 0; i < s.length; i++) s[i] = i; s",
    "const g = Array.from({length: 3}, (_, i) => Array(100 * i).fill(i)); g[2][1] = n; g.length",
    "const f = m => Array.from({length: m}, (_, i) => { return [i, n] }); const out = f(3); out[0][1] = 5; out",
    "const f = list => Object.groupBy(list, x => { return typeof x }); const o = f(xs); o.more = 1; o",
    "const f = list => [...list.slice(1), ...list.slice(0, 1)]; const out = []; out.push(f([1, 2, 3]), f([n])); out",
    "const out = [1, 2]; const last = [...out, out.push(3), ...out]; [last, out]",
    "const memo = {}; const f = x => { memo[x] = (memo[x] ?? n) + 1; return memo[x] }; [f(1), f(1), f(-2), f('1'), memo]",
    "function f(x) { if (memo[x] !== undefined) return memo[x]; memo[x] = x + n; return memo[x] } const memo = {}; f(2) + f(2)",
    "let k = 0; const o = {inc: () => { k += 1; return k }, get: () => k}; o.inc(); o.inc(); [o.get(), n]",
    "const mean = n / 3; xs.map(x => (x - mean) ** 2)",
]


@pytest.mark.parametrize("text", ARRAYS)
def test_arrays_that_a_script_makes_and_changes(text: str) -> None:
    program = latebind.compile(text)
    assert starts_alone(program)
    for given in VARIABLES:
        agree(program, copy.deepcopy(given))


@pytest.mark.parametrize(
    "size", [64, 65, 4096, 4097, 32_768, 32_769, 100_000, 100_001, -1, 1.5, 2**60, None, "3", True]
)
def test_an_array_is_as_long_as_with_a_run(size: Any) -> None:
    for text in (
        "const f = m => Array(m).fill(0); const s = f(size); s.push(1); s.length",
        "Array(size).fill(1).length",
    ):
        agree(latebind.compile(text), {"size": size})


def test_arrays_in_a_loop_take_no_more_than_a_run_has() -> None:
    program = latebind.compile(
        "const out = []; for (let i = 0; i < n; i++) { out.push(Array(3000).fill(i)) }; out.length"
    )
    assert starts_alone(program)
    assert agree(program, {"n": 40}) == "40"
    assert "LIMIT_BYTES" in agree(program, {"n": 5000})


@pytest.mark.parametrize("link", ["a{}", "a{} + 1", "[a{}, a{}][0]", "[n].map(x => a{})[0]", "f(a{})", "(a{} || a{})"])
def test_a_chain_of_locals_is_as_deep_as_ever(link: str) -> None:
    for count in (21, 31, 32, 63, 64, 65, 80):
        links = [f"local a{at} = {link.replace('{}', str(at - 1))}" for at in range(1, count)]
        program = latebind.compile("\n".join(["const f = x => x", "local a0 = n", *links, f"a{count - 1}"]))
        assert starts_alone(program)
        deep = "LIMIT_DEPTH" in agree(program, {"n": 1})
        assert not deep or count > 30


def test_a_local_that_varies_is_evaluated_anew() -> None:
    program = latebind.compile("let k = 0; local d = k + 1; const seen = [d]; k = 5; seen.push(d); [seen, d]")
    assert starts_alone(program)
    assert program({}) == [[1, 6], 6]


@pytest.mark.parametrize(("count", "alone"), [(4, True), (40, False)])
def test_locals_that_read_each_other_twice_are_evaluated_once(count: int, alone: bool) -> None:
    """A few may be evaluated more often: where nothing is kept of a local, as it varies."""
    links = "\n".join(f"local a{at} = a{at - 1} + a{at - 1}" for at in range(1, count))
    program = latebind.compile(f"let k = 0\nlocal a0 = k\n{links}\nk = 1\na{count - 1}")
    assert starts_alone(program) is alone
    assert program({}) == 2 ** (count - 1)


OTHERS = [
    "const x = expr { n + 1 }; [x, x]",
    "expr { const y = n; y + 1 }",
    "let k = 1; try { expr { k = 2; xs.k.l } } catch { }; k",
    'let k = 1; try { expr { k = 2; throw "no" } } catch (e) { k += e }; k',
    "const f = () => { expr { return n }; return 0 }; f()",
    "for (const x of xs) { expr { if (x > 1) break; console.log(x) } }; 1",
    "const out = []; try { expr { out.push(1); throw 1 } } catch { }; out",
    'try { throw new Error("x") } catch (e) { [e.message, e.name] }',
    "try { null.k } catch (e) { e.message }",
    "try { o.missing } catch (e) { e.message }",
    "try { throw { k: n } } catch ({ k }) { k }",
    "const f = x => { try { return x.k } catch (e) { return e.message } finally { 1 } }; [f(null), f(o)]",
    "const f = x => x < 1 ? null.k : f(x - 1); const g = () => { try { f(50) } catch { return 1 } }; [g(), g(), f(55)]",
    "const f = x => { try { f(x + 1) } finally { 1 } }; f(0)",
    "let seen = 0; for (const x of xs) { try { if (x > 1) throw x; seen += 1 } catch (e) { continue } finally { seen += 10 } }; seen",
    'try { try { throw "a" } finally { throw "b" } } catch (e) { e }',
    "try { throw n } catch (e) { throw e }",
    "console.log(n, a, s); console.error(xs); log(s); log(n, o)",
    "local noisy = log(n); [noisy, noisy]",
    "const f = async x => x + n; const [p, q] = await Promise.all([f(1), f(2)]); p + q",
    "const f = async x => { if (x > 1) throw x; return x }; try { await f(n) } catch (e) { e }",
    "const f = async x => await x + n; await Promise.all(xs.map(async (x, i) => [i, await f(x)]))",
    "const f = async x => x; await Promise.all([...xs.map(f), f(n), await f(1), Promise.all([f(s), f(null)])])",
    "const f = async x => { const y = await x; return y.k }; try { await Promise.all(os.map(f)) } catch (e) { e.message }",
    "const slow = async x => { await x; throw 'slow' }, quick = async x => { throw 'quick' }; await Promise.all([slow(n), quick(n)])",
    "const f = async (x, y = await n) => x + y; const all = async k => Promise.all(xs.map(x => f(x, k))); [await all(1), await f(2)]",
    "const f = async x => { const seen = []; for (const y of xs) { seen.push(await y) }; return seen }; await Promise.all([f(), f()])",
    "const f = async x => x; let t = 0; for (const x of xs) { const [y] = await Promise.all([f(x), 1]); t += y }; t",
    "const given = xs; const all = await Promise.all(given); [all === given, all.length]",
    "const api = { get: async k => o[k] }; try { [await api.get('in'), await api.get('none')] } catch (e) { e.message }",
    # What counts, and what is found by it.
    "let sum = 0; for (let i = 0; i < xs.length; i++) { sum += xs[i] }; sum",
    "const out = [...xs]; for (let i = 0; i <= out.length; i++) { out[i] += i }; out",
    "const out = [1, 2]; let i = 1; i--; i -= 1; out[i]",
    "const out = [1, 2]; let i = 0; while (i < 9) { [out[i], out[i + 1]] = [out[i + 1], out[i]]; i += 2 }; out",
    "const out = [1, 2, 3]; let i = out.length - 1, s = 0; while (i >= 0) { s = s * 10 + out[i]; i-- }; s",
    "let [i, j] = [0, 1]; while (j < 50) { [i, j] = [j, i + j] }; [i, j]",
    "let i = 0, j = i; j = 2.5; i = j; xs[i]",
    "let k = n; while (k > 1) { k = k % 2 === 0 ? k / 2 : 3 * k + 1 }; k",
    "let k = -0; k %= 3; let z = 1 / (k + 1); k -= 0; [k, z, -0 % n, o.zero % 2]",
    "let sum = 0; for (const x of xs) { sum = x - sum; sum += x }; sum",
    "let sum = 0; for (const x of xs) { if (sum % x === 0 || x % n < 2) sum += 1 }; sum",
    # Functions that stand in place of their calls, and names that these share.
    "let t = 0; xs.forEach(x => { t += x }); o.in.k; t",
    "const out = []; xs.forEach((x, i) => { if (x > 1) return; i += 1; out.push([x, i]) }); out",
    "const out = [1, 2, 3]; out.forEach((x, i) => { if (i === 0) { out.pop(); out.pop(); out.push(9) } else out.push(x) }); out",
    "let t = 0; new Set(xs).forEach(x => { t += x }); Object.keys(o).forEach(k => { t += k.length }); t",
    "let t = 0; os.filter(x => x.k > 1).forEach(({ k }) => { t += k }); os.forEach(x => x.k.l); t",
    "const f = k => { [n].forEach(x => { if (k > 0) f(k - 1) }); return k }; [f(3), f(40)]",
    "let t = 0; try { xs.forEach(x => { t += 1; if (x > 1) throw x }) } catch (e) { t += e }; t",
    "const f = () => { k = 3; return k }; if (n > 1) f(); let k = 1; f() + k",
    "const make = () => { let k = n; return () => { k += 1; return k } }; const f = make(), g = make(); [f(), f(), g()]",
    "let k = 1; const f = () => { k = 5; return 1 }; [k + f() + k, xs.map(x => k += x), k]",
    "const memo = {}; const f = k => memo[k] ?? (memo[k] = k < 2 ? k : f(k - 1) + f(k - 2)); [f(20), memo[7], memo[-1] ?? 0]",
    "const seen = { 2: a }; for (const x of xs) { seen[x] = (seen[x] ?? 0) + 1; seen[-x] = x }; seen",
    # Functions whose value stands in place of their calls.
    "const f = (x, y) => x * 2 + y; const g = x => f(x, n) - f(n, x); [f(n, a), g(a), xs.map(x => f(x, x))]",
    "function f(x) { if (x > 1) return 'big'; const half = x / 2; return half } ; [f(n), f(a), f(xs[0])]",
    "const f = (x, y) => { if (x === null) return; else if (x) { return y } else { return [x, y] } }; [f(null), f(n, s), f(n), f(0, a)]",
    "const f = x => x.k; let t; try { t = f(n) } catch (e) { t = e.message }; [t, f(o)]",
    "const g = () => f(n); const k = 1; const f = x => x + k; [g(), f(k)]",
    "const g = () => f(n); g(); const f = x => x + 1; f(n)",
    "const f = x => { const y = x + n, z = y; return z < a ? y : null }; let t = 0; for (const x of xs) { t += f(x) ?? 1 }; t",
    "const f = x => x + 1; const all = xs.map(f); let k = n; k = f(k) + f(k = 2) + k; [all, k]",
    "const f = (a, b) => [a, b]; let k = n; f(k, k = a)",
    "const f = x => { switch (x) { case 1: case 'a': return n; case 2: { return [x] } default: return s } }; [f(n), f(1), f('a'), f(2)]",
    "const f = x => { switch (x) { case 1: return n; case [1]: } return x }; try { f(n) } catch (e) { e.message }",
    "const f = x => xs.map(y => y * x); f(n); const g = x => `${x}${s}`; [g(n), g(g(s))]",
    # What a failed block has moved.
    "const re = /a/g; try { expr { re.test('aa'); throw n } } catch (e) { }; re.lastIndex",
    "const re = new RegExp('a', 'g'); for (const x of xs) { try { expr { re.exec('aaaa'); if (x > 1) throw x } } catch { } }; re.lastIndex",
    "const o = { re: /a/gy }; try { expr { if (o.re.test('aa')) null.k } } catch (e) { }; o.re.lastIndex",
    # Walks in place.
    "const ws = []; ws.push(n); xs.map((x, i, all) => { ws.push(x); if (i > 1) return all.length; return [x, i] }).concat(ws)",
    "const ws = [...xs]; [ws.map(x => { ws.push(x); return x }), ws.filter(x => { ws.pop(); return true }), ws]",
    "const ws = [...xs]; [ws.find(x => ws.pop()), ws.findLast(x => { ws.pop(); return 1 }), ws]",
    "const ws = [...xs]; ws.map(x => { ws.pop(); return x })",
    "let t = 0; [xs.some(x => { t += x; return t > 3 }), xs.every(x => t++ < 9), xs.findIndex((x, i) => i === t), t]",
    "let t = 0; try { xs.reduce((sum, x) => { t += 1; if (t > 2) throw x; return sum + x }) } catch (e) { t = [e] }; t",
    "const o = {}; o.k = xs.reduce((sum, x, i, all) => { sum = sum + i; return sum + all.length }); o",
    "const ws = [1]; ws.push(n); ws.reduceRight((x, y) => { for (const z of xs) { if (z > y) break }; return x - y })",
    "const ws = [1]; ws.pop(); os.map(({ k }) => xs.filter(x => x > k).map(x => { const y = x; return ws.some(z => z === y) }))",
    "const fs = []; xs.map(x => { fs.push(() => x); return x }); fs.map(f => f())",
    "const o = { map: f => f(n) }; o.k = 1; [o.map(x => x + 1), o.find?.(x => x)]",
    "const ws = [n, a]; ws.push(1); ws.map(x => { switch (x) { case 1: return 'one'; default: } }).filter(x => { if (x) return x })",
]


WAITING = [
    "const f = async x => x + n; await f(1)",
    "const f = async x => x + n; await Promise.all([f(1), f(2)])",
    "const f = async x => await x; await Promise.all(xs.map(async x => x + await f(x)))",
    "const f = async x => { const seen = []; seen.push(await x); return seen }; (await f(n)).length",
    "const f = async x => x; let t = 0; for (const x of xs) { t += await f(x) }; t",
    "const f = async x => x; const seen = await Promise.all(xs.map(f)); seen.push(n); seen",
]


@pytest.mark.parametrize("text", WAITING)
def test_what_is_awaited_needs_no_run(text: str) -> None:
    assert starts_alone(latebind.compile(text))


@pytest.mark.parametrize("text", OTHERS)
def test_statements(text: str) -> None:
    program = latebind.compile(text)
    for given in VARIABLES:
        agree(program, copy.deepcopy(given))


@pytest.mark.parametrize("text", ["const q = type(n);\n[q, 1]", "[1].map(() => type(n));\n[1]", "xs.map(type);\n[1]"])
def test_what_a_host_may_not_lend_is_refused_where_it_is_used(text: str) -> None:
    for value in (b"x", len, 1j, 1, (1,)):
        agree(latebind.compile(text), {"n": value, "xs": [1, value]})


GROWING = [
    "let n = 0; for (let i = 0; i < count; i++) { try { if (i % 2) throw i; n += 1 } catch (e) { n += e } }; n",
    "let n = 0; for (let i = 0; i < count; i++) { expr { n += i } }; n",
    "let n = 0; for (let i = 0; i < count; i++) { local twice = i * 2; n += twice + twice }; n",
    "let n = 0; local twice = n * 2; for (let i = 0; i < count; i++) { n = twice - i }; n",
    "let n = 0; local made = [n, n].length; for (let i = 0; i < count; i++) { n += made }; n",
    'for (let i = 0; i < count; i++) { console.log(i, "line") }; 1',
    "let n = 0; for (let i = 0; i < count; i++) { n += expr { i } }; n",
    "let n = 0; const f = x => { local y = x + 1; return y }; for (let i = 0; i < count; i++) { n += f(i) }; n",
    "const f = x => { local less = x - 1; return x < 1 ? 0 : f(less) + 1 }; f(count)",
    "const f = x => { try { return x < 1 ? 0 : f(x - 1) + 1 } catch { return 0 } }; f(count)",
    "const f = x => { expr { return x < 1 ? 0 : f(x - 1) + 1 } }; f(count)",
    "let k = 0; local far = k + count; for (let i = 0; i < count; i++) { k = far - i }; k",
    "const f = x => { const y = x + 1; return y < 0 ? x : y * 2 }; let n = 0; for (let i = 0; i < count; i++) { n += f(i) + f(n % 7) }; n",
    "let n = 0; const f = x => { n += 1; return [x].map(y => y < 1 ? 0 : f(y - 1) + 1)[0] }; f(count)",
    "const xs = []; for (let i = 0; i < count; i++) { xs.push(i) }; xs.map(x => { return x + 1 }).reduce((a, b) => a + b)",
    "const f = async x => x + 1; let n = 0; for (let i = 0; i < count; i++) { const [y] = await Promise.all([f(i)]); n += y }; n",
]


COUNTS = (3, 20, 21, 30, 31, 32, 61, 62, 63, 64, 65, 1_000, 9_000, 45_000, 120_000)


@pytest.mark.parametrize("counts", [(21, 31, 32, 64, 65, 9_000, 120_000), pytest.param(COUNTS, marks=pytest.mark.long)])
@pytest.mark.parametrize("text", GROWING)
def test_what_reaches_a_limit_reaches_it_without_a_run(text: str, counts: tuple[int, ...]) -> None:
    program = latebind.compile(text)
    assert starts_alone(program)
    for count in counts:
        agree(program, {"count": count})


LEFT = [
    "for (const k in o) { n++; break }",
    "for (const k in o) { n++; break } q.a = i",
    "for (const k in o) { const z = i; q.f = () => z; n++; break }",
    "for (const k in xs) { n++; break } q.a = i",
    "for (const [k, v] of m) { n++; break }",
    "for (const k of st) { n++; break }",
]


@pytest.mark.parametrize("loop", LEFT)
def test_what_is_listed_for_a_loop_is_charged_though_it_is_left_at_once(loop: str) -> None:
    """A script could make lists for minutes, of 9 000 keys each, and take no steps."""
    made = "const m = new Map(Object.entries(o)); const st = new Set(xs); const q = { a: 0 }"
    program = latebind.compile(f"{made}; let n = 0; for (let i = 0; i < 600; i++) {{ {loop} }}; n")
    given = {"o": {f"k{i}": i for i in range(9_000)}, "xs": [*range(9_000)]}
    assert "LIMIT" in agree(program, given)


HEADS = [
    "i = 0; i < 5; i++",
    "i = 0; i <= 5; ++i",
    "i = 5; i < 2; i++",
    "i = 0; i < xs.length; i++",
    "i = 0; i < 40000; i++",
]
HEADS += [
    "i = 0; i < far; i++",
    "i = 0; i <= half; i++",
    "i = 1; i < text; i++",
    "i = 0; i < none.length; i++",
    "i = 0; i <= endless; i++",
]
HEADS += ["i = 9007199254740989; i < 9007199254740991; i++", "i = 0.5; i < 3; i += 1", "i = 2; i > 0; i--"]
TURNS = [
    "t += i",
    "if (i === 2) break; t += i",
    "if (i % 2) continue; t += i",
    "t += i; i++",
    "[i] = [i + 1]; t += 1",
    "const f = () => i; t += f()",
    "for (let j = 0; j < 3; j++) { if (j === 1) continue; t += j * i }",
    "switch (i) { case 1: continue; case 2: break; default: t += 1 }",
    "try { if (i === 1) throw i; t += 1 } catch (e) { t += e; continue } finally { t += 100 }",
    "t += xs[i]",
]


@pytest.mark.parametrize("head", HEADS)
def test_loops_that_count(head: str) -> None:
    for turn in TURNS:
        program = latebind.compile(f"let t = 0; for (let {head}) {{ if (t > 9999) break; {turn} }}; t")
        assert starts_alone(program)
        agree(program, {"xs": [1, 2, 3], "far": 7, "half": 2.5, "text": "a", "none": None, "endless": math.inf})


def test_a_loop_counts_as_it_is_written() -> None:
    for turn, steps in (("t += i", 43), ("if (i === 2) break; t += i", 39), ("if (i % 2) continue; t += i", 63)):
        run = Run()
        latebind.compile(f"let t = 0; for (let i = 0; i < 4; i++) {{ {turn} }}; t").runner.function({}, run)
        assert run.steps_used == steps, (turn, run.steps_used)
