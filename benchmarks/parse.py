"""Parsing: text to tree, beside Jinja2's parser on the same expressions in its own spelling.

`python -m benchmarks.parse` measures and prints.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from benchmarks.measure import ROUNDS, Call, interleaved, machine, ratio
from latebind.grammar.lexer import scan
from latebind.grammar.parser import parse
from latebind.grammar.source import Source

UNLIMITED: Any = SimpleNamespace(source=10**9, nodes=10**9, nesting=64)
REPEATS = 40

# (latebind, Jinja2): one expression each. Where they differ, it is in how they spell an operator.
EXPRESSIONS = [
    ("price * quantity + shipping - discount / 100", "price * quantity + shipping - discount / 100"),
    ('user.name || "anonymous"', 'user.name or "anonymous"'),
    ('cart.items[0].price >= limit && user.role === "admin"', 'cart.items[0].price >= limit and user.role == "admin"'),
    ('total > 100 ? "free" : "paid"', '"free" if total > 100 else "paid"'),
    ("[1, 2, 3, a, b.c, d(e)]", "[1, 2, 3, a, b.c, d(e)]"),
    ('{ "name": user.name, "total": sum(prices) }', '{ "name": user.name, "total": sum(prices) }'),
    ('memory.getItem("task_123").trim().toUpperCase()', 'memory.getItem("task_123").trim().toUpperCase()'),
    ("!(a === b) && (c < d || e !== null)", "not (a == b) and (c < d or e != none)"),
    ('ctx.memory.set("step", attempts + 1, 3600)', 'ctx.memory.set("step", attempts + 1, 3600)'),
    ("format(a.b.c, d[e], f(g, h), -1.5)", "format(a.b.c, d[e], f(g, h), -1.5)"),
]

SEEDS = Path(__file__).resolve().parents[1] / "tests" / "seeds" / "blocks"
# A script as people write it: what a published handler does, with comments, strings that interpolate, blocks and arrows.
SCRIPT = "\n".join(
    [
        *(SEEDS / "attempts.ts").read_text("utf-8").strip().splitlines()[1:-1],
        (SEEDS / "memory_and_session.late").read_text("utf-8"),
        "const cheap = cart.items.filter(item => item.price < 10).map(item => item.name.toUpperCase());",
    ]
)


def jinja() -> Callable[[str], object] | None:
    try:
        from jinja2 import Environment
    except ImportError:
        return None
    return Environment().parse


def contenders() -> dict[str, tuple[str, Call]]:
    """The text and the parser of each; what is called gets nothing that it needs."""
    ours = Source("".join(f"{line};\n" for line, _ in EXPRESSIONS) * REPEATS)
    theirs = "".join(f"{{{{ {line} }}}}\n" for _, line in EXPRESSIONS) * REPEATS
    script = Source(f"if (a) {{ {SCRIPT} }}" * REPEATS)
    found: dict[str, tuple[str, Call]] = {
        "latebind": (ours.text, lambda _: parse(ours, UNLIMITED)),
        "latebind, a script": (script.text, lambda _: parse(script, UNLIMITED)),
        "its tokens alone": (script.text, lambda _: scan(script)),
    }
    if (peer := jinja()) is not None:
        found["jinja2"] = (theirs, lambda _: peer(theirs))
    return found


def main() -> None:
    runs = contenders()
    timings = interleaved({name: call for name, (_, call) in runs.items()}, [None])
    print(f"{machine()}, median of {ROUNDS} rounds")
    for name, (text, _) in runs.items():
        print(f"{name:20} {len(text.encode()) / timings[name].median / 1e6:6.2f} MB/s")
    if "jinja2" in timings:
        # By the expression, not by the byte: Jinja2's text has more brackets around the same ones.
        times = ratio(timings["jinja2"], timings["latebind"])
        print(f"jinja2 takes {times.median:.1f} times as long ({times.low:.1f} to {times.high:.1f})")


if __name__ == "__main__":
    main()
