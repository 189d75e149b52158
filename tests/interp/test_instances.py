"""Names that only ever stand for what `new` made are not asked for their class, in whatever surroundings."""

from __future__ import annotations

import pytest

import latebind

CHECKS = ("MapValue", "SetValue", "DateValue", "RegexValue", "KEYED")

SURE = [
    ('const m = new Map(); m.set("a", 1); m.set(x, 2); m.get(x)', 2),
    ("const m = new Map(); m.set(x, 2); m.delete(x); m.set(x, 3); [...m.keys(), m.size]", ["k", 1]),
    ("let m = new Map(); const count = k => { m.set(k, (m.get(k) ?? 0) + 1) }; [1, 1, x].forEach(count); m.get(1)", 2),
    ('const s = (new Set()); s.add(x).add(1); s.has("k") && s.has(1) && !s.has("1")', True),
    ("const s = new Set(); for (const n of [1, 2, 1]) s.add(n); s.size + 1", 3),
    ("const d = new Date(0); d.getTime() + d.getUTCFullYear()", 1970),
    ("const re = /k/; re.test(x)", True),
]


@pytest.mark.parametrize(("script", "value"), SURE)
def test_what_new_made_is_known(script: str, value: object) -> None:
    program = latebind.compile(script, variables=("x",))
    assert program({"x": "k"}) == value
    code = program.runner.code_text()
    assert not [check for check in CHECKS if f"is {check}" in code or f"in {check}" in code]


@pytest.mark.parametrize(
    ("script", "value"),
    [
        ("let m = new Map(); m = [1, 2]; m.length", 2),
        ('let m = new Map(); if (x) m = new Set(["k"]); m.has(x) && m.size', 1),
        ('const m = new Map(); const f = m => m.includes("k"); f(x)', True),
        ("const { m } = { m: new Map() }; m.size", 0),
        ('const m = x || new Map(); m + "!"', "k!"),
    ],
)
def test_other_names_are_not(script: str, value: object) -> None:
    assert latebind.compile(script, variables=("x",))({"x": "k"}) == value


@pytest.mark.parametrize(
    ("script", "code"),
    [
        ("const f = () => m.size; f(); const m = new Map()", "READ_TOO_EARLY"),
        ("const m = new Map(); m.push(1)", "NO_MEMBER"),
        ("const m = new Map(); m.length", "UNSUPPORTED_MEMBER"),
        ("const s = new Set(); s.set(1, 2)", "NO_MEMBER"),
    ],
)
def test_their_errors(script: str, code: str) -> None:
    with pytest.raises(latebind.LatebindError) as caught:
        latebind.compile(script)({})
    assert caught.value.code == code
