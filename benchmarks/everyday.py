"""Everyday use: 150 expressions and 40 whole scripts as bots, rules and flows have them, beside the same by hand in Python;
and the expressions that zen-engine can express, beside it and all others that take them.

`python -m benchmarks.everyday` measures all rows of everyday.txt, scripts.txt and compared.txt, and writes everyday.md;
`--check` measures nothing, and tells of rows whose value is not that of their Python. Scores are those of breadth.py.
"""

from __future__ import annotations

import re
import statistics
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.breadth import native_of, same
from benchmarks.engines import ENGINES, Engine
from benchmarks.measure import figure_of, machine, quick_rounds, write

Variables = dict[str, Any]
HERE = Path(__file__).parent
SIZES = (20, 1_000)  # how long lists are, for what is compared with other engines


@dataclass(frozen=True, slots=True)
class Row:
    """A use: what latebind is given, the same in Python, and what other engines are given, by their names."""

    name: str
    text: str
    native_text: str
    others: dict[str, str]

    def native(self) -> Callable[[Variables], Any]:
        """The same in Python, as a function of the variables."""
        return native_of(self.native_text, self.name, variables().keys())


def variables(size: int = 20) -> Variables:
    """What all rows are given; lists have `size` items."""
    words = "pizza pasta salad soup bread pizza cake water juice pasta".split()
    kinds = ("food", "drink", "other")
    lines = [
        {
            "sku": f"S{n}",
            "name": f"{words[n % 10]} {n}",
            "price": 2.25 + n * 7 % 30 * 0.5,
            "qty": n % 4,
            "kind": kinds[n % 3],
        }
        for n in range(size)
    ]
    return {
        "a": 3, "b": 8, "c": 21, "d": 34, "n": 7, "qty": 6, "price": 9.75, "cost": 6.5, "tax": 0.12, "discount": 1.5,
        "total": 240.5, "minutes": 135, "age": 34, "digits": "4211", "country": "EC", "plan": None, "missing": None,
        "name": "ana", "email": "ana@example.com", "phone": "593-99-123-4567", "sku": "S3",
        "message": " Hola, quiero 2 pizzas con pizza extra ", "words": words, "created": "2026-03-04T05:06:07.089+00:00",
        "due": "2026-03-19T05:06:07.089+00:00", "json_text": '{"status": "paid", "id": 7}', "product": {"price": 4.5},
        "xs": [n * 7 % size for n in range(size)], "prices": {f"S{n}": n * 1.5 for n in range(10)},
        "user": {
            "name": "Ana", "role": "editor", "tier": "gold", "age": 34, "active": True, "verified": True,
            "email": "ana@example.com", "tags": ["new", "vip"], "address": {"city": "Quito", "zip": "170101"},
        },
        "order": {"id": "A-17", "currency": "USD", "lines": lines},
    }  # fmt: skip


def expressions() -> Iterator[Row]:
    """The rows of everyday.txt."""
    for line in _lines("everyday.txt"):
        text, _, native = line.rpartition(" => ")
        yield Row(text, text, native, {})


def scripts() -> Iterator[Row]:
    """The scripts of scripts.txt."""
    whole = "\n".join(_lines("scripts.txt"))
    for part in whole.split("\n---\n"):
        head, _, native = part.partition("\n=>\n")
        name, _, text = head.strip("\n").partition("\n")
        yield Row(name, text, native, {})


def compared() -> Iterator[Row]:
    """The rows of compared.txt."""
    rows: list[Row] = []
    for line in _lines("compared.txt"):
        if line.startswith("  "):
            engine, _, text = line.strip().partition(": ")
            rows[-1].others[engine] = text
        else:
            text, native, zen = line.rsplit(" => ", 2)
            rows.append(Row(text, text, native, {"zen": zen}))
    yield from rows


def _lines(name: str) -> list[str]:
    return [line for line in (HERE / name).read_text("utf-8").splitlines() if not line.startswith("#")]


def checked(row: Row, given: Variables) -> tuple[Any, Callable[[Variables], Any], Callable[[Variables], Any]]:
    """A row's value, program and native twin. AssertionError where it gives something else than its Python."""
    import latebind

    native, program = row.native(), latebind.compile(row.text)
    wanted = native(given)
    found = program(given)
    assert same(found, wanted), f"{row.text} gives {found!r:.200} instead of {wanted!r:.200}"
    return wanted, program, native


@dataclass(frozen=True, slots=True)
class Figure:
    """One row: score, plain ratio, microseconds of the native twin; ratios of other engines to latebind."""

    row: Row
    size: int
    score: float
    ratio: float
    native: float
    others: dict[str, float]


def measure(row: Row, size: int, engines: list[Engine]) -> Figure:
    """A row's figure, with those of the engines that give the same value."""
    # What a row does not mention is left out: some engines convert all that they are given.
    words = set(re.findall(r"\w+", f"{row.text} {row.native_text} n"))
    given = {name: value for name, value in variables(size).items() if name in words}
    wanted, program, native = checked(row, given)
    unit: Callable[[Variables], Any] = lambda v: v["n"]  # noqa: E731
    calls, names = [program, native, unit], []
    for engine in engines:
        text = row.others.get(engine.name) or row.others.get(engine.reads)
        text = text or {"latebind": row.text, "python": row.native_text}.get(engine.reads, row.text)
        try:
            call = engine.prepare(text, given)
            taken = same(call(given), wanted)
        except Exception:  # it cannot: each has errors of its own
            continue
        if taken:
            calls.append(call)
            names.append(engine.name)
    times = quick_rounds(calls, given)
    scores = [mine / (theirs + 2 * u) for mine, theirs, u in zip(*times[:3], strict=True)]
    ratios = [mine / theirs for mine, theirs in zip(times[0], times[1], strict=True)]
    others = {
        name: statistics.median(theirs / mine for theirs, mine in zip(rounds, times[0], strict=True))
        for name, rounds in zip(names, times[3:], strict=True)
    }
    return Figure(row, size, figure_of(scores), figure_of(ratios), figure_of(times[1]) * 1e6, others)


def quartiles(values: list[float]) -> str:
    """Quartiles, the 90th percentile and the worst, as cells of a table."""
    values = sorted(values)
    low, middle, high = statistics.quantiles(values, n=4)
    return " | ".join(f"{each:.1f}" for each in (low, middle, high, values[len(values) * 9 // 10], values[-1]))


def table(figures: list[Figure]) -> str:
    """All rows, the worst first, as a Markdown table."""
    lines = ["| row | score | ratio | Python, µs |", "|---|---:|---:|---:|"]
    for each in sorted(figures, key=lambda each: -each.score):
        lines.append(f"| `{_cell(each.row.name)}` | {each.score:.1f} | {each.ratio:.1f} | {each.native:.2f} |")
    return "\n".join(lines)


def engines_table(figures: list[Figure], engines: list[Engine]) -> str:
    """How many times as long as latebind each engine takes; below 2 in bold."""
    lines = [
        "| expression | size | " + " | ".join(engine.name for engine in engines) + " |",
        "|---|---:|" + "---:|" * len(engines),
    ]
    for each in figures:
        cells = [_times(each.others.get(engine.name)) for engine in engines]
        lines.append(f"| `{_cell(each.row.name)}` | {each.size:,} | {' | '.join(cells)} |")
    return "\n".join(lines)


def _times(ratio: float | None) -> str:
    if ratio is None:
        return ""
    return f"**{ratio:.1f}**" if ratio < 2 else f"{ratio:.0f}" if ratio >= 10 else f"{ratio:.1f}"


def engines_summary(figures: list[Figure], engines: list[Engine]) -> str:
    """Of each engine: how many rows it takes, its quartiles, and how many are twice as slow as latebind."""
    lines = [
        "| | rows | quartile | median | quartile | at least twice as slow | slower | faster than latebind |",
        "|---|---:|---:|---:|---:|---:|---:|---:|",
    ]
    for engine in engines:
        found = [each.others[engine.name] for each in figures if engine.name in each.others]
        if len(found) < 2:
            continue
        low, middle, high = statistics.quantiles(found, n=4)
        twice, slower = sum(ratio >= 2 for ratio in found), sum(1 <= ratio < 2 for ratio in found)
        cells = f"{low:.1f} | {middle:.1f} | {high:.1f} | {twice} | {slower} | {len(found) - twice - slower}"
        lines.append(f"| {engine.name} | {len(found)} | {cells} |")
    return "\n".join(lines)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def page(everyday: list[Figure], whole: list[Figure], beside: list[Figure], engines: list[Engine]) -> str:
    """everyday.md."""
    from importlib.metadata import version

    head = "| | rows | quartile | median | quartile | 90 % | worst |\n|---|---:|---:|---:|---:|---:|---:|\n"
    rows = [
        f"| {label} | {len(found)} | {quartiles([each.score for each in found])} |"
        for label, found in (("expressions", everyday), ("scripts", whole))
    ]
    versions = ", ".join(f"{engine.package} {version(engine.package)}" for engine in engines)
    return "\n".join(
        [
            f"# Everyday use\n\nMade by `python -m benchmarks.everyday` on {machine()}; {versions}.\n",
            f"Scores are t / (native + 2u), as in [breadth](breadth.md).\n\n{head}" + "\n".join(rows) + "\n",
            "## Beside other engines\n\nHow many times as long as latebind; an engine that cannot, or gives another value, is left out.\n",
            engines_summary(beside, engines) + "\n",
            "## Expressions\n\n" + table(everyday) + "\n",
            "## Scripts\n\n" + table(whole) + "\n",
            "## Each expression beside other engines\n\n" + engines_table(beside, engines) + "\n",
        ]
    )


def installed() -> list[Engine]:
    """The engines that are there."""
    from importlib.metadata import PackageNotFoundError, version

    found = []
    for engine in ENGINES:
        try:
            version(engine.package)
        except PackageNotFoundError:
            print(f"{engine.package} is not installed: left out", file=sys.stderr)
            continue
        found.append(engine)
    return found


def wrong() -> Iterator[str]:
    """The rows that give something else than their Python."""
    for row in (*expressions(), *scripts(), *compared()):
        for size in SIZES if row.others else SIZES[:1]:
            try:
                checked(row, variables(size))
            except Exception as error:
                yield f"{row.name}: {error}"


def main(arguments: list[str]) -> None:
    if arguments == ["--check"]:
        sys.exit("\n".join(wrong()) or 0)
    engines = installed()
    everyday = [measure(row, SIZES[0], []) for row in expressions()]
    whole = [measure(row, SIZES[0], []) for row in scripts()]
    beside = [measure(row, size, engines) for row in compared() for size in SIZES]
    text = page(everyday, whole, beside, engines)
    print(text.partition("## Expressions")[0])
    write("everyday.md", text)


if __name__ == "__main__":
    main(sys.argv[1:])
