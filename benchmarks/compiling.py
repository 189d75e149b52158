"""Compiling: a text to a program, beside Jinja2's `compile_expression` on the same in its own spelling, and from the cache.

`python -m benchmarks.compiling` measures and prints.
"""

from __future__ import annotations

import gc
import statistics
import tempfile
import tracemalloc
from functools import partial

import latebind
from benchmarks.measure import interleaved, machine, ratio

# (latebind, Jinja2): the same expression.
EXPRESSIONS = [
    ("price * qty", "price * qty"),
    ("price * quantity + shipping - discount / 100", "price * quantity + shipping - discount / 100"),
    ('user.name || "anonymous"', 'user.name or "anonymous"'),
    ('cart.items[0].price >= limit && user.role === "admin"', 'cart.items[0].price >= limit and user.role == "admin"'),
    ('total > 100 ? "free" : "paid"', '"free" if total > 100 else "paid"'),
    ("!(a === b) && (c < d || e !== null)", "not (a == b) and (c < d or e != none)"),
    ('["EC", "PE"].includes(country)', 'country in ["EC", "PE"]'),
    ("a ? b.x : c.y", "b.x if a else c.y"),
    ("name.trim().toUpperCase()", "name.strip().upper()"),
    ("Math.max(a, b) + 1", "[a, b]|max + 1"),
    ("`Hello ${name}, you owe ${amount}`", '"Hello " ~ name ~ ", you owe " ~ amount'),
    (
        "items.filter(i => i.price > 10).map(i => i.name)",
        "items|selectattr('price', 'gt', 10)|map(attribute='name')|list",
    ),
]


def kept() -> float:
    """Bytes that a program of these keeps, on average."""
    texts = [text + " " * spaces for spaces in range(1, 40) for text, _ in EXPRESSIONS]
    tracemalloc.start()
    try:
        before = tracemalloc.get_traced_memory()[0]
        programs = [latebind.compile(text) for text in texts]
        gc.collect()
        return (tracemalloc.get_traced_memory()[0] - before) / len(programs)
    finally:
        tracemalloc.stop()


def main() -> None:
    from jinja2 import Environment

    environment = Environment()
    shares: dict[str, list[float]] = {"Jinja2": [], "cache": []}
    with tempfile.TemporaryDirectory() as directory:
        cached = latebind.Runtime(cache=f"{directory}/programs")
        plain = latebind.Runtime()
        for text, theirs in EXPRESSIONS:
            calls = {
                "latebind": partial(lambda text, _: plain.compile(text), text),
                "Jinja2": partial(lambda text, _: environment.compile_expression(text), theirs),
                "cache": partial(lambda text, _: cached.compile(text), text),
            }
            timings = interleaved(calls, [None])
            ours = timings["latebind"]
            shares["Jinja2"].append(ratio(ours, timings["Jinja2"]).median)
            shares["cache"].append(ratio(timings["cache"], ours).median)
            cells = f"{shares['Jinja2'][-1]:5.2f} times Jinja2, from the cache {shares['cache'][-1]:5.2f}"
            print(f"{text[:50]:50} {ours.median * 1e6:6.0f} µs {cells}")
    middle = {name: statistics.median(found) for name, found in shares.items()}
    print(
        f"median: {middle['Jinja2']:.2f} times Jinja2, from the cache {middle['cache']:.2f} of compiling; {machine()}"
    )
    print(f"a program keeps {kept() / 1024:.1f} KB")


if __name__ == "__main__":
    main()
