"""Breadth: every function and method of the library, every operator and statement, in an ordinary use beside the same
by hand in Python.

`python -m benchmarks.breadth` measures all rows of breadth.txt at several sizes, and writes breadth.md; words as arguments
measure the rows that have one of them in their name, and write nothing; `--check` measures nothing, and tells of entries of
the library, operators and statements without a row, and of rows whose value is not that of their Python. A score is t / (native + 2u): u is what a call
of a lambda takes that reads one variable, so that a row does not look bad for what any call costs.
"""

from __future__ import annotations

import ast
import re
import statistics
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.measure import figure_of, machine, quick_rounds, write

SIZES = (0, 10, 1_000, 10_000)
Variables = dict[str, Any]

# What is of the size that is measured; a row that has none of them is measured once.
SIZED = frozenset("xs ss s o os os2 pairs nested count json_text base padded uri".split())
_ROW = re.compile(r"(?P<loose>~?)(?P<name>[^:]+(?::(?=:))?): (?P<text>.+) => (?P<native>.+)")
_IMPORTS = """
import base64, copy, hashlib, html, json, math, random, re, struct, time, unicodedata, uuid
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from urllib.parse import quote, unquote
HELP = {"round": ""}
"""


@dataclass(frozen=True, slots=True)
class Row:
    """A use of `name`, a library entry's full name or that of an operator or statement. `loose`: see breadth.txt."""

    name: str
    text: str
    native_text: str
    loose: bool

    @property
    def sizes(self) -> tuple[int, ...]:
        return SIZES if SIZED.intersection(re.findall(r"\w+", self.text)) else (10,)

    def native(self) -> Callable[[Variables], Any]:
        """The same in Python, as a function of the variables."""
        return native_of(self.native_text, self.name, variables(0).keys())


def native_of(text: str, name: str, given: Iterable[str]) -> Callable[[Variables], Any]:
    """A function of the variables `given`: an expression, statements that ` | ` separates, or lines with a `return`."""
    lines = text.splitlines() if "\n" in text else [line.rstrip() for line in text.split(" | ")]
    if not any("return" in line for line in lines):
        lines[-1] = f"return {' | '.join(lines)}" if len(lines) > 1 else f"return {lines[0]}"
        lines = lines[-1:]
    body = ast.parse("def native(v):\n" + "".join(f"    {line}\n" for line in lines))
    own = {node.id for node in ast.walk(body) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
    own |= {node.arg for node in ast.walk(body) if isinstance(node, ast.arg)}
    own |= {node.name for node in ast.walk(body) if isinstance(node, ast.FunctionDef)}
    body = ast.fix_missing_locations(_Reads(set(given) - own).visit(body))
    namespace: dict[str, Any] = {}
    exec(_IMPORTS, namespace)
    exec(compile(body, name, "exec"), namespace)
    native: Callable[[Variables], Any] = namespace["native"]
    return native


class _Reads(ast.NodeTransformer):
    """Turns the names of variables into reads: `xs` into `v["xs"]`."""

    def __init__(self, given: set[str]) -> None:
        self.given = given

    def visit_Name(self, node: ast.Name) -> ast.expr:
        if node.id not in self.given:
            return node
        return ast.Subscript(value=ast.Name(id="v", ctx=ast.Load()), slice=ast.Constant(value=node.id), ctx=node.ctx)


def rows() -> Iterator[Row]:
    """The rows of breadth.txt."""
    for line in (Path(__file__).parent / "breadth.txt").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            found = _ROW.fullmatch(line)
            assert found is not None, line
            yield Row(found["name"], found["text"], found["native"], bool(found["loose"]))


def variables(size: int) -> Variables:
    """The variables of all rows: `SIZED` ones are of this size."""
    random = Random(size)
    xs = list(range(size))
    random.shuffle(xs)
    ss = [f"w{x % 97}" for x in xs]
    items = [{"id": x, "name": f"w{x}", "price": x / 4 + 0.1, "qty": x % 7, "active": x % 3 > 0} for x in xs]
    text = ",".join(f"w{x % 10}" for x in range(max(1, size // 3)))[:size]
    import base64
    import json

    return {
        "n": 7,
        "m": 2.5,
        "h": 0.5,
        "a": 3,
        "b": 8,
        "c": "EC",
        "t": True,
        "z": None,
        "digits": "42",
        "one": [7],
        "decimals": "2.75",
        "big": 1_234_567,
        "key": "id",
        "d": "2026-03-04T05:06:07.089+00:00",
        "e": "2026-03-09T05:06:07.089+00:00",
        "o2": {"id": "7", "name": "x", "inner": {"name": "y"}},
        "xs": xs,
        "ss": ss,
        "s": text,
        "os": items,
        "os2": json.loads(json.dumps(items)),
        "count": size,
        "padded": f" {text} ",
        "o": {f"k{x}": x for x in xs[:9_000]},
        "pairs": [[f"k{x}", x] for x in xs],
        "nested": [xs[at : at + 5] for at in range(0, size, 5)],
        "uri": text.replace(",", "%2C"),
        "json_text": json.dumps(items),
        "base": base64.b64encode(text.encode()).decode(),
    }


@dataclass(frozen=True, slots=True)
class Figure:
    """One row at one size: score, plain ratio, microseconds of the native twin."""

    row: Row
    size: int
    score: float
    ratio: float
    native: float


def same(got: Any, want: Any) -> bool:
    """Equal values; whole doubles leave as ints, and the last digits of Python's functions are its C library's."""
    if isinstance(want, dict):
        return isinstance(got, dict) and got.keys() == want.keys() and all(same(got[k], want[k]) for k in want)
    if isinstance(want, list):
        return isinstance(got, list) and len(got) == len(want) and all(map(same, got, want))
    if isinstance(want, float):
        return bool(abs(got - want) <= 1e-9 * max(1, abs(want)))
    return bool(got == want)


def measure(row: Row, size: int) -> Figure | None:
    """A row's figure at a size; None where that size is refused: `Math.max` of nothing, a limit."""
    import latebind

    native, program, given = row.native(), latebind.compile(row.text), variables(size)
    try:
        wanted = native(given)
    except (ValueError, IndexError, TypeError):
        return None
    try:
        found = program(given)
    except latebind.LimitError:
        return None
    assert row.loose or same(found, wanted), f"{row.text}: {found!r:.200} instead of {wanted!r:.200}"
    unit: Callable[[Variables], Any] = lambda v: v["n"]  # noqa: E731
    times = quick_rounds((program, native, unit), given)
    scores = [mine / (theirs + 2 * u) for mine, theirs, u in zip(*times, strict=True)]
    ratios = [mine / theirs for mine, theirs in zip(times[0], times[1], strict=True)]
    return Figure(row, size, figure_of(scores), figure_of(ratios), figure_of(times[1]) * 1e6)


def missing() -> Iterator[str]:
    """What the language has, and no row uses; and rows that give something else than their Python."""
    import latebind
    from latebind.grammar.nodes import walk
    from latebind.grammar.parser import parse
    from latebind.grammar.source import Source
    from latebind.interp.compiler.dispatch import DISPATCH
    from latebind.stdlib.library import standard
    from latebind.tests.audit.rows import entries
    from latebind.tests.audit.test_audit import OPERATORS

    found = list(rows())
    yield from (f"{name} has no row" for name in sorted(entries(standard()).keys() - {row.name for row in found}))
    nodes = [node for row in found for node in walk(parse(Source(row.text)))]
    kinds = DISPATCH.expressions.keys() | DISPATCH.statements.keys()
    yield from sorted(f"{kind.__name__} has no row" for kind in kinds - {type(node) for node in nodes})
    yield from sorted(f"`{op}` has no row" for op in OPERATORS - {getattr(node, "op", None) for node in nodes})
    given = variables(10)
    for row in found:
        value, wanted = latebind.compile(row.text)(given), row.native()(given)
        if not row.loose and not same(value, wanted):
            yield f"{row.text} gives {value!r:.100} instead of {wanted!r:.100}"


def summary(figures: list[Figure]) -> str:
    """Quartiles of the scores, all together and for each size, as a Markdown table."""
    lines = ["| size | rows | quartile | median | quartile | 90 % | worst |", "|---|---:|---:|---:|---:|---:|---:|"]
    for label, chosen in [("all", figures), *((f"{size:,}", [f for f in figures if f.size == size]) for size in SIZES)]:
        scores = sorted(figure.score for figure in chosen)
        if len(scores) > 3:
            low, middle, high = statistics.quantiles(scores, n=4)
            cells = (low, middle, high, scores[len(scores) * 9 // 10], scores[-1])
            lines.append(f"| {label} | {len(scores)} | " + " | ".join(f"{cell:.1f}" for cell in cells) + " |")
    return "\n".join(lines)


def table(figures: list[Figure]) -> str:
    """All rows, the worst first, as a Markdown table."""
    lines = ["| row | size | score | ratio | Python, µs |", "|---|---:|---:|---:|---:|"]
    for figure in sorted(figures, key=lambda figure: -figure.score):
        text = figure.row.text.replace("|", "\\|")
        cells = f"{figure.score:.1f} | {figure.ratio:.1f} | {figure.native:.2f}"
        lines.append(f"| {figure.row.name.replace('|', chr(92) + '|')}: `{text}` | {figure.size:,} | {cells} |")
    return "\n".join(lines)


def main(arguments: list[str]) -> None:
    if arguments == ["--check"]:
        sys.exit("\n".join(missing()) or 0)
    figures: list[Figure] = []
    for row in rows():
        if not arguments or any(word in row.name for word in arguments):
            figures += filter(None, (measure(row, size) for size in row.sizes))
    print(summary(figures) if not arguments else table(figures))
    if not arguments:
        head = f"# Breadth\n\nMade by `python -m benchmarks.breadth` on {machine()}.\n\n"
        write("breadth.md", f"{head}{summary(figures)}\n\n{table(figures)}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
