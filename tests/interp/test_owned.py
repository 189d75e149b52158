"""Scripts that change only what they made work on what the host lends as it is; all others on copies of it.

Each script runs as the compiler would have it and with copies: both give the same, and the host's values stay what they were.
"""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest

import latebind
from latebind.grammar import nodes as n
from latebind.interp.compiler.owned import changes_own
from latebind.interp.scope import Resolution

GIVEN: dict[str, Any] = {
    "xs": [{"k": "a", "n": 1, "tags": ["q"]}, {"k": "b", "n": 2, "tags": []}],
    "o": {"a": [1], "g": [7]},
    "k": "a",
    "n": 2,
}
OWN = """
const g = {}; for (const x of xs) { if (!g[x.k]) { g[x.k] = [] }; g[x.k].push(x) }; g
const g = {}; for (const x of xs) { (g[x.k] ??= []).push(x) }; g
const m = new Map(); for (const x of xs) { if (!m.has(x.k)) { m.set(x.k, []) }; m.get(x.k).push(x.n) }; m.get("a")
xs.reduce((acc, x) => { acc[x.k] = (acc[x.k] || 0) + 1; return acc }, {})
xs.reduce((acc, x) => { if (x.n > 1) { return acc }; acc.push(x.n); return acc }, [])
let g = [xs]; g = [o]; g.push(3); g
const t = { list: [] }; t.list.push(xs[0]); t
[...xs].sort((a, b) => b.n - a.n).reverse()
const g = { [k]: [] }; g[k].push(xs); g
const t = xs.reduce((s, x) => { s.count++; s.last = x.tags; return s }, { count: 0, last: null }); t
xs.reduce((acc, x) => { (acc[x.k] ??= []).push(x.n); return acc }, {})
const g = []; for (const x of xs) { const hit = g.find(y => y.k === x.k); if (hit) { hit.n++ } else { g.push({ ...x }) } }; g
const g = xs.map(x => ({ ...x })); g.forEach(x => { x.n = 5; delete x.tags }); g
const g = xs.map(x => ({ ...x })); for (const x of g.filter(y => y.n > 1)) { x.n = 5 }; g
const g = []; for (const x of xs) { const last = g.at(-1); if (last) { last.n += x.n } else { g.push({ n: x.n }) } }; g
const g = {}; for (const x of xs) { const s = g[x.k] ?? null; if (s) { s.n = Math.max(s.n, x.n) } else { g[x.k] = { n: x.n } } }; g
const put = (acc, x) => acc; xs.reduce((acc, x) => { put(acc, x); acc[x.k] = x; return acc }, {})
const g = [[1], [2]]; g[1].push(3); g.pop().push(4); g
let g = [], t = ""; for (const x of xs) { t = `${t}@(x.n)`; g.push(t) }; g
const g = {}; for (const x of xs) { let at = g; for (const c of x.k + "z") { at[c] ??= {}; at = at[c] }; at.end = true }; g
const g = { list: [], last: null }; for (const x of xs) { g.list.push(x.n); g.last = x.k }; g
const g = {}; for (const x of xs) { const e = g[x.k] ??= { n: 0, list: [] }; e.n += x.n; e.list.push(x) }; g
const g = {}; for (const x of xs) { g[x.k] = g[x.k] ?? { n: 0 }; g[x.k].n += x.n }; g
const g = { ...o, a: [...o.a] }; g.a.push(n); g
const g = {}; for (const x of xs) { g[x.k] = { ...x, list: [] } }; for (const x of xs) { g[x.k].list.push(n) }; g
const g = Array.from({ length: 2 }, () => [0]); g[1][0] = 5; g[0].push(6); g
const g = JSON.parse('{"a": [{"b": 1}]}'); g.a[0].b = 5; g
const g = { a: { b: { c: [] } } }; g.a.b.c.push(xs); g
function put(t, k, v) { t[k] = v; return t }; const g = {}; for (const x of xs) { put(g, x.k, x.n) }; g
function put(t, v) { t.push(v); return t }; xs.reduce((acc, x) => put(acc, x.n), [])
function walk(x, out) { out.push(x.n); if (x.n < 2) { walk({ n: x.n + 1 }, out) } return out }; walk(xs[0], [])
const f = (g = []) => { g.push(n); return g }; [f(), f([1])]
const f = g => { h(g) }; const h = g => { g.push(xs) }; const t = []; f(t); t
const f = g => { g.list.push(n); return g }; f({ list: [] })
function copy(x) { return { ...x } }; const g = copy(xs[0]); g.n = 5; g
function f(x) { if (x) { return [] } return f(true) }; const g = f(null); g.push(xs); g
function norm(x) { x.n *= 2; return x }; xs.map(x => norm({ ...x }))
"""
FOREIGN = """
function put(t, v) { t.n = v; return t }; put({}, 1); put(xs[0], 5)
const f = g => { g.push(n); return g }; [f([]), [xs].map(f)]
const f = (g = xs) => { g.push(n); return g }; f()
function f(g) { g.push(n) }; f(...[xs]); xs
function f(g, h) { if (h) { g = h } g.push(n); return g }; f([], xs)
const f = g => { g.push(n); return xs }; f([]).push(1); xs
function f(g) { h(g) } function h(t) { t.push(n) } f(xs); xs
const f = ({ a }) => { a.push(n); return a }; f({ a: xs })
function f(...g) { g[0].push(n); return g }; f(xs)
const f = g => { g.list.push(n); return g }; f({ list: xs })
function f(x) { if (x) { return xs } return f(true) }; const g = f(null); g.push(n); g
function f(g) { var g; g.push(n); return g }; f(xs)
const f = g => { g.push(n); return g }; const t = { f }; t.f(xs)
function f(g) { function h(t) { g = t } h(xs); g.push(n); return g }; f([])
const f = function h(g) { g.push(n); return g.length > 3 ? g : h(xs) }; f([])
const g = { a: [], ...o }; g.a.push(n); g
const g = {}; g[k] = { ...o }; g[k].a.push(n); g
const g = JSON.parse('{"a": [[]]}'); g.a.push(xs); g.a[1].push(n); g
const g = JSON.parse('{"a": {"b": 1}}'); g.a.b = xs; g.a.b.push(n); g
let g = { a: {} }; g.a = xs; g = g.a; g.push(n); g
const g = Array.from({ length: 2 }, () => xs); g[0].push(n); g
const g = { a: {} }; const h = { ...g }; h.a.b = xs; g.a.b.push(n); g
const g = [[]]; g.push(...xs.map(x => x.tags)); g[1].push(n); g
const g = [[]]; g.push(...xs.filter(x => true)); g[1].n = 5; g
const g = { a: { b: [] } }; const put = t => { t.b = xs }; put(g.a); g.a.b.push(n); g
const g = { a: [[1]] }; g.a.fill(xs); g.a[0].push(n); g
const g = { a: { b: 1 } }; g[k].b = xs; g.a["b"].push(n); g
const g = { a: {} }; Object.assign(g.a, o); g.a.a.push(n); g
const g = "@(xs)"; g.push(n); g
const f = x => "@(x)"; f(xs).push(n); xs
const g = { a: "@(o)" }; g.a.b = n; g
const g = [("@(xs)")]; g[0].push(n); g
[[1]].forEach(function f(x) { x.push(n); if (x.length < 3) { f(xs) } }); xs
[[1]].map(function f(x) { x.push(n); return x.length < 3 ? f(xs) : x })
[1].reduce(function f(acc, x) { acc.push(x); if (x === 1) { f(xs, n) }; return acc }, [])
xs.push(1)
xs[0].tags.push(1)
(n > 1 ? xs : []).push(1)
(xs ?? []).push(1)
const [y] = [...xs]; y.n = 5; y
const ys = xs.map(x => x); ys[0].n = 5; ys
const ys = []; ys.push(xs); ys[0].push(1); ys
xs.reduce((acc, x) => { acc.n = 5; return acc }, xs[0])
xs.reduce((acc, x) => { acc.n = 5; return x }, {})
xs.reduce((acc, x) => { acc.n = 5; return acc })
let g = []; g = xs; g.push(1); g
let g = []; [g] = [xs]; g.push(1); g
let g = []; ({ a: g } = o); g.push(1); g
const g = {}; g.a = xs; g.a.push(1); g
const g = {}; g[k] = xs; g[k].push(1); g
const g = {}; g[k] ||= xs; g[k].push(1); g
const g = {}; [g[k]] = [xs]; g[k].push(1); g
const g = { a: xs }; g[k].push(1); g
const g = { ...o }; g[k].push(1); g
const g = {}; Object.assign(g, o); g[k].push(1); g
const g = {}; const put = t => { t[k] = xs }; put(g); g[k].push(1); g
const m = new Map([["a", xs]]); m.get("a").push(1); xs.length
const m = new Map(); m.set("a", xs); m.get("a").push(1); xs.length
const t = { get: x => xs }; t.get(1).push(1); xs
const t = { reduce: (f, first) => f(xs) }; t.reduce((acc, x) => { acc.push(n); return acc }, []); xs
try { throw xs } catch (e) { e.push(n) }; xs
const g = xs.map(x => x); g.forEach(x => { x.n = 5 }); g
const g = xs.map(x => { if (x.n > 1) { return x }; return {} }); g.forEach(x => { x.n = 5 }); g
const g = [{}]; g.push(xs[0]); g.find(x => x.n > 0).n = 5; g
const g = [{}]; g.push(...xs); g.at(-1).n = 5; g
const g = [{}]; g.unshift(xs[0]); g.at(0).n = 5; g
const g = [{}]; g.splice(0, 1, xs[0]); g.at(0).n = 5; g
const g = [{}, ...xs]; for (const x of g) { x.n = 5 }; g
const g = [{}]; g.splice(...[0, 0, xs[0]]); g[0].n = 5; g
const g = [{}]; g.splice(0, ...[0, xs[0]]); g[0].n = 5; g
const g = [{}]; g.fill(xs[0]); g[0].n = 5; g
const put = Object.assign; put(xs[0], { n: 5 }); 1
const g = []; [xs[0]].map(x => (g.length ? null : Object.assign)(x, { n: 5 })); g
const g = [{}]; g[n - 1] = xs[0]; g.at(-1).n = 5; g
const g = [{}]; const h = g; h.push(xs[0]); g[1].n = 5; g
const g = [{}]; const put = t => { t.push(xs[0]) }; put(g); g.pop().n = 5; g
const g = [{}]; [g[0]] = [xs[0]]; g[0].n = 5; g
const g = [{}].concat(xs); g.at(-1).n = 5; g
let g = [{}]; g = xs; g.at(0).n = 5; g
const g = [{}]; for (let x of g) { x = xs[0]; x.n = 5 }; g
const g = [[{}]]; g.push(xs); g[1][0].n = 5; g
xs.reduce((acc, x) => { (acc[x.k] ??= []).push(n); return acc }, { ...o, b: xs })
xs.reduce((acc, x) => { (acc[x.k] ??= []).push(n); return { a: xs } }, {})
xs.reduce((acc, x) => { acc.a = xs; (acc[x.k] ??= []).push(n); return acc }, {})
const t = { find: f => xs[0] }; t.find(x => true).n = 5; xs
const f = g => xs[0]; const t = { find: f }; t.find(x => true).n = 5; xs
function f(g) { return xs[0] }; const t = { find: f }; t.find(x => true).n = 5; xs
const t = {}; const put = g => { t.find = g }; put(x => xs[0]); t.find(x => true).n = 5; xs
const t = Object.fromEntries([["map", f => [xs[0]]]]); t.map(x => ({})).at(0).n = 5; xs
const t = [x => xs][0]; const u = { slice: t }; u.slice(1).push(n); xs
const u = [1].reduce(x => x, { slice: x => xs }); u.slice(1).push(n); xs
const { a } = { a: x => xs }; const u = { slice: a }; u.slice(1).push(n); xs
"""


def scripts(text: str) -> list[str]:
    return text.strip().splitlines()


def outcome(text: str) -> str:
    """What a script gives, or the code of its error; the host's values must be what they were."""
    given = deepcopy(GIVEN)
    try:
        found = repr(latebind.compile(text)(given))
    except latebind.LatebindError as error:
        found = error.code
    assert given == GIVEN
    return found


ASKED = "latebind.interp.compiler.survey.changes_own"


@pytest.mark.parametrize(("text", "own"), [(t, True) for t in scripts(OWN)] + [(t, False) for t in scripts(FOREIGN)])
def test_a_script_that_changes(text: str, own: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    known: list[bool] = []

    def ask(script: n.Script, resolution: Resolution) -> bool:
        known.append(changes_own(script, resolution))
        return known[-1]

    monkeypatch.setattr(ASKED, ask)
    found = outcome(text)
    assert any(known) is own
    monkeypatch.setattr(ASKED, lambda script, resolution: False)
    assert found == outcome(text)


def test_names_that_lead_too_far_are_not_followed() -> None:
    names = "".join(f"const a{number} = a{number - 1}; " for number in range(1, 1_000))
    assert latebind.compile(f"const a0 = []; {names} a999.push(n); a0")({"n": 1}) == [1]


class Text(str):
    """A text of the host's."""


class Table(dict[str, Any]):
    """An object of the host's."""


@pytest.mark.parametrize(
    "text",
    [
        "const g = {}; for (const x of xs) { g[x.k] = x.n }; g",
        "const g = {}; for (const x of xs) { (g[x.k] ??= []).push(x.n) }; g",
        "const g = []; for (const x of xs) { for (const k in x) { g.push(k) } }; g",
        "const g = { a: 1 }; for (const x of xs) { delete g[x.k] }; g",
        "const g = []; for (const x of xs) { g.push({ ...x }, x.tags.length) }; g",
    ],
)
def test_values_of_the_hosts_classes_are_what_they_stand_for(text: str) -> None:
    plain: list[dict[str, Any]] = [{"k": "a", "n": 1, "tags": ["q"]}, {"k": "b", "n": 2, "tags": []}]
    hosts = tuple(Table(x, k=Text(x["k"]), tags=tuple(x["tags"])) for x in plain)
    program = latebind.compile(text)
    assert program({"xs": hosts}) == program({"xs": plain})
    runtime = latebind.Runtime()
    assert runtime.context(variables={"xs": hosts}).run(text).value == program({"xs": plain})


def test_what_a_script_does_not_read_may_be_anything() -> None:
    given = {"xs": [{"k": "a", "handle": object()}, {"k": "b", 3: 4}]}
    assert latebind.compile("const g = []; for (const x of xs) { g.push(x.k) }; g")(given) == ["a", "b"]
