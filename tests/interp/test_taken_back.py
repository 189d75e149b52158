"""A block that fails leaves nothing behind: a script with such blocks gives what it gives without them."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

import latebind

# What is changed and what is told of it; the changes, of which the last ones take away.
_VALUES = {
    "const xs = [3, 1, 2]": ("xs", "xs.push(n += 1)", "xs.unshift(n += 1)", "if (xs.length) xs[0] = 5", "xs.splice(1, 0, 8, 9)",
                             "xs.fill(7)", "xs.reverse()", "xs.sort((a, b) => a - b)", "xs.splice(1, 1)", "xs.pop()",
                             "xs.shift()", "xs.length = Math.min(xs.length, 2)"),
    "const o = { a: 1, b: 2 }": ("Object.entries(o)", "o.a = n += 1", "o.c = n += 1", "Object.assign(o, { a: 3, d: 4 })",
                                 "delete o.a", "delete o.c", "for (const k of Object.keys(o)) delete o[k]"),
    'const m = new Map([["a", 1], ["b", 2]])': ("[...m]", 'm.set("a", n += 1)', 'm.set("c", n += 1)', 'm.delete("a")',
                                                'm.delete("c")', "m.clear()", "for (const k of [...m.keys()]) m.delete(k)"),
    "const s = new Set([1, 2])": ("[...s]", "s.add(1)", "s.add(3)", "s.delete(1)", "s.delete(3)", "s.clear()"),
}  # fmt: skip

_Block = tuple[bool, Sequence["_Step"]]  # whether it fails, and its steps
_Step = str | _Block


@st.composite
def _scripts(draw: st.DrawFn) -> tuple[str, Sequence[_Step], str]:
    """What a script begins with, its steps, and what it gives."""
    begin, (end, *changes) = draw(st.sampled_from(sorted(_VALUES.items())))
    change = st.sampled_from(changes)

    def steps(depth: int) -> st.SearchStrategy[Sequence[_Step]]:
        blocks = st.tuples(st.booleans(), st.deferred(lambda: steps(depth - 1)))
        return st.lists(change | blocks if depth else change, min_size=1, max_size=5)

    return f"{begin}; let n = 0;\n", draw(steps(3)), f";\n[{end}, n]"


def _written(steps: Sequence[_Step], what_fails: bool) -> str:
    lines: list[str] = []
    for step in steps:
        if isinstance(step, str):
            lines.append(step)
            continue
        fails, inner = step
        if not fails:
            lines.append(f"expr {{ {_written(inner, what_fails)} }}")
        elif what_fails:
            lines.append(f'try {{ expr {{ {_written(inner, what_fails)}; throw new Error("x") }} }} catch {{ 0 }}')
    return "; ".join(lines) or "0"


@settings(max_examples=300)
@given(_scripts())
def test_what_fails_leaves_nothing(script: tuple[str, Sequence[_Step], str]) -> None:
    begin, steps, end = script
    with_them, without = (begin + _written(steps, what_fails) + end for what_fails in (True, False))
    wanted = latebind.compile(without)({})
    assert latebind.compile(with_them)({}) == wanted
    with latebind.Runtime(memory=":memory:") as runtime, runtime.context() as ctx:
        counted = with_them.replace("expr {", 'expr { memory.setItem("k", 1);')
        assert ctx.run(counted).value == wanted
