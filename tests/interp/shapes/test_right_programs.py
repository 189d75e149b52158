"""Programs as people write them over declared data: the checker has nothing to say of any."""

from __future__ import annotations

import datetime
import enum
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal, NotRequired, TypedDict

import pytest

import latebind


class Color(enum.Enum):
    RED = "red"
    BLUE = "blue"


class Line(TypedDict):
    sku: str
    qty: int
    price: float
    note: NotRequired[str]


@dataclass
class Customer:
    name: str
    vip: bool = False
    tags: list[str] = field(default_factory=list)
    parent: Customer | None = None


@dataclass
class Order:
    id: int
    total: float
    lines: list[Line]
    customer: Customer
    color: Color
    when: datetime.datetime
    amount: Decimal
    meta: dict[str, int]
    kind: Literal["a", "b"]
    pair: tuple[int, str]
    note: str | None = None


VARIABLES = {"order": Order, "n": int, "xs": list[Line], "u": int | str, "o": Line | None}
PROGRAMS = r"""
const score = (order.total > 100 ? 10 : 0) + (order.customer.vip ? 5 : 0); return score >= 10 ? "a" : "b"
let total = 0; for (const l of order.lines) { if (l.note && l.note.includes("x")) continue; total += l.qty * l.price } return Math.round(total * 100) / 100
const by = {}; for (const l of order.lines) { by[l.sku] = (by[l.sku] || 0) + l.qty } return Object.entries(by).sort((a, b) => b[1] - a[1])[0]
const by = order.lines.reduce((acc, l) => { (acc[l.sku] ||= []).push(l); return acc }, {}); return Object.keys(by).map(k => by[k].length)
const by = order.lines.reduce((acc, l) => ({ ...acc, [l.sku]: (acc[l.sku] ?? 0) + l.qty }), {}); return by
const max = order.lines.reduce((m, l) => Math.max(m, l.price), 0); return max > 5
const best = order.lines.reduce((a, b) => a.price > b.price ? a : b); return best.sku.toUpperCase()
let best = null; for (const l of order.lines) { if (!best || l.price > best.price) best = l } return best ? best.sku : null
const tags = new Set(order.customer.tags ?? []); tags.add("x"); return [...tags].join(",")
const m = new Map(); for (const l of order.lines) m.set(l.sku, (m.get(l.sku) ?? 0) + l.qty); return [...m].map(([k, v]) => `${k}=${v}`)
const o2 = { ...order, lines: order.lines.filter(l => l.qty > 0) }; o2.count = o2.lines.length; return o2.count
const result = { ok: true, errors: [] }; if (order.total < 0) { result.ok = false; result.errors.push("total") } return result
function fee(o) { if (o.kind === "a") return o.total * 0.1; if (o.kind === "b") return 5; return 0 } return fee(order) + fee({ ...order, total: 5 })
const d = new Date(order.when); d.setDate(d.getDate() + 1); return d.toISOString().slice(0, 10)
switch (order.kind) { case "a": return order.total; case "b": return order.total * 2; default: return 0 }
const [id, name] = order.pair; return name.toUpperCase() + id
return order.customer.parent?.parent?.name ?? order.customer.name
return (order.note ?? "").trim().length > 0 || order.lines.some(l => (l.note || "").length)
return order.note?.toUpperCase() ?? "-"
const xs2 = xs.concat({ sku: "z", qty: 1, price: 2 }); return xs2.map(x => x.price * x.qty).filter(n => n > 1).length
const s = `${order.id}-${order.color}-${order.total.toFixed(2)}`; return s.split("-").map(p => p.trim())[0]
const cache = {}; const f = n => n < 2 ? n : (cache[n] ??= f(n - 1) + f(n - 2)); return f(order.id)
const seen = {}; return order.lines.filter(l => { if (seen[l.sku]) return false; seen[l.sku] = true; return true })
const e = order.total > 3 ? { kind: "big", n: order.total } : { kind: "small" }; return e.kind === "big" ? e.n : 0
const flags = { vip: order.customer.vip, big: order.total > 5 }; return Object.values(flags).filter(Boolean).length
let s = ""; for (const k in order.meta) { s += k + order.meta[k] } return s
let i = 0; while (i < order.lines.length && order.lines[i].qty > 0) i++; return i
const p = order.total / (order.lines.length || 1); return Number.isFinite(p) ? p : null
return order.lines.map(l => l.note).filter(n => n != null).map(n => n.length)
return order.lines.map(l => l.note).filter(Boolean).join("; ")
const x = u; if (typeof x === "string") { return x.length } else { return x + 1 }
return typeof u === "number" && u > 3 ? u.toFixed(1) : String(u)
const y = o; if (y === null) return 0; return y.qty
if (o == null) { return "none" } return o.sku
const f = (a, b = a.total) => a.id + b; return f(order) + f(order, 3)
const pick = (o, k) => o[k]; return pick(order, "total") + pick(xs[0], "qty")
const get = (o, path) => path.split(".").reduce((v, k) => v[k], o); return get(order, "customer.name")
const xs3 = []; for (const l of order.lines) xs3.push({ ...l, total: l.qty * l.price }); return xs3.map(x => x.total)
const out = {}; Object.assign(out, order, { extra: 1 }); return out.extra + out.total
const c = Object.assign({}, order, { extra: 1 }); return c.extra + c.total
const c = structuredClone(order); c.extra = 1; delete c.note; return c.extra + c.total
const groups = Object.groupBy(order.lines, l => l.qty > 1 ? "many" : "one"); return (groups.many ?? []).length + (groups["one"]?.length ?? 0)
const m2 = new Map(order.lines.map(l => [l.sku, l.qty])); m2.set("z", 3); let t = 0; for (const [k, v] of m2) t += v; m2.forEach((v, k) => { t += v }); return t
const prev = xs.map((x, i) => i > 0 ? xs[i - 1].price : null).filter(p => p !== null); return prev.reduce((a, b) => a + b, 0)
const arr = Array.from({ length: 3 }, (_, i) => ({ i, line: xs[i] ?? null })); return arr.filter(a => a.line).map(a => a.line.sku)
let last = xs[0]; for (const x of xs.slice(1)) { if (x.qty !== last.qty) last = x } return last.price
const t = []; t[0] = order.total; t.push("x"); return t[1].length
const cmp = (a, b) => a < b ? -1 : a > b ? 1 : 0; return xs.map(x => x.sku).sort(cmp).concat([order.customer.name]).sort((a, b) => cmp(a, b))
const id = x => x; return id(order).total + id(3) + id("a").length
const apply = (f, v) => f(v); return apply(o => o.total, order) + apply(x => x.length, "abc")
try { if (order.total > 1) throw new Error("x") } catch (e) { return e.message } finally { log("x") } return 1
const n2 = order.total; return (n2 | 0) + (n2 >> 1) + ~~n2
return [order.total, order.id].every(n => typeof n === "number") && [order.note, "x"].filter(s => s !== null).every(s => s.length)
const z = order.kind === "a" ? order : null; return z?.total ?? z?.id ?? 0
const w = xs.length ? xs[0] : undefined; return w ? w.sku : ""
return xs.map(({ sku, note = "none" }) => sku + note).join()
const all = [...xs, { sku: "q", qty: 1, price: 1, gift: true }]; return all.filter(x => x.gift).length
const all = [order.customer, { name: "x", role: "admin" }]; return all.map(c => c.role ?? "user")
const q = { a: 1 }; q["b"] = 2; return q.b + q.a
const dict = { a: order.total, b: 2 }; return dict[order.kind] ?? 0
const lookup = { a: { fee: 1 }, b: { fee: 2 } }; return lookup[order.kind].fee
const fs = { a: o => o.total, b: o => o.id }; return fs[order.kind](order)
const rec = { total: 0, n: 0 }; order.lines.forEach(l => { rec.total += l.price; rec.n++ }); return rec.n ? rec.total / rec.n : 0
return order.lines.map(l => l.price).sort((a, b) => a - b)[Math.floor(order.lines.length / 2)]
return JSON.parse(JSON.stringify(order)).anything?.x ?? 1
const v = order; v.tag = "x"; return v.tag
const hasNote = "note" in order && order.note !== null; return hasNote ? order.note.length : 0
"""


@pytest.mark.parametrize("program", PROGRAMS.strip().split("\n"))
def test_nothing_is_reported(program: str) -> None:
    assert latebind.compile(program, variables=VARIABLES).warnings == ()
