"""Charging is a property of the whole table: every entry of the library, operator, statement and way in or out.

The audit itself takes half an hour (`make long`), and prints its table. Here it is made sure that nothing is left out
of it; and memory, which does not depend on the machine, is measured for a sample.
"""

from __future__ import annotations

import gc
import statistics
from collections.abc import Iterator
from typing import Any

import pytest

import latebind
from latebind.grammar import nodes as n
from latebind.grammar.errors import LimitError
from latebind.grammar.nodes import walk
from latebind.grammar.parser import parse
from latebind.grammar.source import Source
from latebind.interp.convert import _CONVERTERS
from latebind.interp.library import Library
from latebind.interp.limits import Limits
from latebind.memory.files import FILE
from latebind.memory.namespaces import memory_globals
from latebind.memory.variable_namespaces import variable_globals
from latebind.stdlib.library import standard
from latebind.tests.audit.measure import run, seconds_of
from latebind.tests.audit.rows import all_rows, border_rows, entries, library_rows, operator_rows, statement_rows
from latebind.tests.audit.table import ONCE, Finding, audited, host, lines, memory
from latebind.tests.audit.values import HOST

# So many times the median of all rows may a step take; and so many bytes may be in use for one that is charged: with
# all steps and bytes of the default limits, that is 200 MB.
MOST_TIME = 10
MOST_MEMORY = 3.1

# Rows that may take more, and why.
EXCEPTIONS: dict[str, str] = {}


def test_every_entry_of_the_library_has_a_row() -> None:
    names = {row.name.partition("(")[0].partition("/")[0] for row in library_rows()}
    memories = Library(memory_globals() | variable_globals(), {"file": FILE.entries})
    assert names == set(entries(standard())) | set(entries(memories))


def _nodes() -> Iterator[n.Node]:
    for row in [*operator_rows(), *statement_rows(), *border_rows()]:
        yield from walk(parse(Source(row.loop())))
        yield from walk(parse(Source(row.keep())))


# How often which operators stand in the tables of the compiler does not matter: these are the language's.
OPERATORS = {
    *("===", "!==", "==", "!=", "<", "<=", ">", ">=", "+", "-", "*", "/", "%", "**", "in", "instanceof"),
    *("&&", "||", "??", "!", "typeof", "await"),
}


# These stand at the top of a module, and happen once.
AT_THE_TOP = {n.Import, n.ImportName, n.ExportNames, n.ExportDefault}


def test_every_statement_and_operator_has_a_row() -> None:
    found = list(_nodes())
    kinds = {type(node) for node in found}
    known = {cls for cls in vars(n).values() if isinstance(cls, type) and issubclass(cls, n.Node) and cls is not n.Node}
    assert known - kinds == AT_THE_TOP
    operators = {node.op for node in found if isinstance(node, (n.Unary, n.Binary, n.Logical))}
    assert OPERATORS - operators == set()


def test_every_conversion_has_a_value() -> None:
    converted = set()
    for make in HOST.values():
        bases = [f"{base.__module__}.{base.__qualname__}" for base in type(make()).__mro__]
        converted |= {next((base for base in bases if base in _CONVERTERS), "")}
    refused = {name for name, converter in _CONVERTERS.items() if "refuse" in converter.convert.__qualname__}
    # What stands in a worker for a host's values is made by no script and no host.
    stand_ins = {name for name in _CONVERTERS if name.startswith("latebind.host.isolation.")}
    assert converted - {""} == set(_CONVERTERS) - refused - stand_ins


@pytest.mark.parametrize("part", [0, 1, *(pytest.param(part, marks=pytest.mark.long) for part in range(2, 6))])
def test_rows_compile(context: latebind.Context, part: int) -> None:
    """One of a row's two scripts, which have the same piece in them. A third of the rows; `make long` compiles the rest."""
    for index, row in enumerate(all_rows()[part::6]):
        names = (*"abcdefgh"[: max([len(row.pools), *map(len, row.chosen)])], "rounds")
        context.runtime.compile(row.keep() if index % 2 else row.loop(), variables=names)


def test_exceptions_are_rows() -> None:
    assert EXCEPTIONS.keys() <= {row.name for row in all_rows()}


@pytest.fixture(scope="module")
def context() -> Iterator[latebind.Context]:
    gc.collect()
    gc.freeze()  # or each measurement looks for garbage among all that earlier tests have left
    with host() as made:
        yield made


@pytest.mark.parametrize("row", all_rows()[::64], ids=lambda row: row.name)
def test_memory_is_charged(context: latebind.Context, row: Any) -> None:
    names = (*"abcdefgh"[: max([len(row.pools), *map(len, row.chosen)])], "rounds")
    program = context.runtime.compile(row.keep(), variables=names)
    for index, (label, makers) in enumerate(row.cases()):
        if index < 3:
            variables = {name: make() for name, make in makers.items()}
            run(context, program, {**variables, "rounds": [0]})  # what is imported and cached is not counted
            assert memory(context, program, variables, 3).per_byte <= MOST_MEMORY, label


@pytest.mark.long
@pytest.mark.timeout(3 * 3600)
def test_nothing_is_nearly_free() -> None:
    findings: list[Finding] = list(audited([]))
    print("\n".join(lines(findings)))
    median = statistics.median([found.slowest for found in findings if found.slowest])
    dear = [
        found
        for found in findings
        if (found.slowest > MOST_TIME * median or found.largest > MOST_MEMORY or found.once > ONCE)
        and found.name not in EXCEPTIONS
    ]
    assert not dear, "\n".join(lines(dear))


# Scripts that would go on for long, each in another way.
ENDLESS = {
    "a loop": "for (const x of xs) { for (const y of xs) { x } }",
    "long texts": "for (const x of xs) { t.lastIndexOf(u) }",
    "comparisons": "for (const x of xs) { for (const y of xs) { t === v } }",
    "patterns": 'for (const x of xs) { matches(t.slice(0, 9000), "(a?b?){20}" + String(x)) }',
    "matches": 'for (const x of xs) { findMatches(t.slice(0, 9000), "a(.*b)?") }',
    "json": "for (const x of xs) { JSON.stringify(JSON.parse(j)) }",
    "sorting": "for (const x of xs) { xs.toSorted((a, b) => b - a) }",
    "dates": 'for (const x of xs) { date.parse("1".repeat(200) + "x", "MD".repeat(99)) }',
    "log": 'for (const y of xs) for (const x of xs) { log("x", xs.slice(0, 1000)) }',
    "a line of many": "for (const x of xs) { try { console.log(...ls) } catch (e) { e } }",
    "tuples": "for (const x of xs) { for (const y of ts) { y.length } }",
    "upper": "for (const x of xs) { w.toUpperCase() }",
    "zones": 'for (const x of xs) { for (const z of zs) { date.format(0, "YYYY", z) } }',
    "flags": 'for (const x of xs) { for (const y of xs) { try { RegExp("a", t) } catch (e) { e } } }',
    "marks": "for (const x of xs) { m.normalize(); m.normalize('NFKD') }",
    "recursion": "const f = n => n < 2 ? n : f(n - 1) + f(n - 2)\nf(60)",
    "locals": "const f = () => {" + "\n".join(f"local l{i} = {i}" for i in range(2_000)) + "\nreturn 1 }\nxs.map(f)",
}


@pytest.mark.long
@pytest.mark.parametrize("name", ENDLESS)
def test_a_second_is_a_second(name: str) -> None:
    variables = {
        "xs": list(range(20_000)),
        "t": "ab" * 250_000,
        "u": "ab" * 125_000 + "c" + "ab" * 100_000,
        "v": "ab" * 250_000 + "",
        "w": "ΐ" * 200_000,
        "ls": ["ab" * 25_000] * 15,
        "m": "a" + "\u0315\u0300" * 50_000,
        "j": "[" + "[1]," * 20_000 + "0]",
        "ts": [tuple(range(1_000 + i)) for i in range(500)],
        "zs": ["Europe/Madrid", "America/Bogota", "Asia/Tokyo", "Africa/Lagos"] * 3,
    }
    limits = Limits(seconds=1, steps=10**9, charged=10**9)
    with latebind.Runtime(limits=limits) as runtime, runtime.context(variables=variables) as context:

        def work() -> None:
            with pytest.raises(LimitError):
                context.run(ENDLESS[name])

        assert seconds_of(work) <= 1.2
