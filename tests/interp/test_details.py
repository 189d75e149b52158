"""What a program keeps of its script, and what is made again from the source when one fails."""

from __future__ import annotations

import ast
import gc
import math
import subprocess
import sys
import tracemalloc
from collections.abc import Iterator
from types import FunctionType, ModuleType
from typing import Any

import pytest

import latebind
from latebind.grammar import nodes as n
from latebind.interp.library import Builtin, Library
from latebind.tests.interp.test_generated import PROGRAMS
from latebind.tests.rooms import ROOT


def reachable(program: Any) -> Iterator[Any]:
    """All that a program holds, but for what all programs share."""
    work, seen = [program], {id(program)}
    while work:
        found = work.pop()
        yield found
        if isinstance(found, type | ModuleType | Library | Builtin | ast.AST):
            continue
        if isinstance(found, FunctionType) and found is not program:
            continue
        for each in gc.get_referents(found):
            if id(each) not in seen:
                seen.add(id(each))
                work.append(each)


@pytest.mark.parametrize("text", PROGRAMS)
def test_a_program_keeps_no_tree(text: str) -> None:
    assert not [found for found in reachable(latebind.compile(text)) if isinstance(found, n.Node | ast.AST)]


def test_a_small_program_keeps_little() -> None:
    texts = [f"order.total * {rate} + shipping" for rate in range(100)]
    latebind.compile(texts[0])
    tracemalloc.start()
    try:
        before = tracemalloc.get_traced_memory()[0]
        kept = [latebind.compile(text) for text in texts]
        gc.collect()
        assert (tracemalloc.get_traced_memory()[0] - before) / len(kept) < 8 * 1024
    finally:
        tracemalloc.stop()


def test_an_error_has_its_place_however_often_it_is_made_again() -> None:
    programs = [latebind.compile(f'local a = {number}; local b = o.missing\n"{number}: " + b') for number in range(200)]
    for _ in range(2):
        for program in programs:
            with pytest.raises(latebind.ScriptError) as raised:
                program({"o": {}})
            span = raised.value.span
            assert span is not None and program.source.text[span.start : span.end] == "missing"


def test_details_are_the_same_until_they_are_let_go() -> None:
    program = latebind.compile("a.b")
    found = program.runner.details()
    assert program.runner.details() is found


# The code of all programs with the places that its lines lead to, in a form that can be compared.
_DUMP = """
import hashlib, marshal, sys
import latebind
from latebind.tests.interp.test_details import sources
whole = hashlib.sha256()
for text in sources(int(sys.argv[1])):
    try:
        found = latebind.compile(text).runner.details()
    except latebind.LatebindError:
        continue
    sites = [(type(site.node).__name__, site.node.start, site.node.end, site.slot) for site in found.written.sites]
    facts = [sorted(found.facts.hideable), found.facts.variables, found.facts.locals, found.facts.cost]
    entries = [(name, each.entry.name, each.part) for name, each in found.written.entries.items()]
    whole.update(repr([sites, facts, entries]).encode() + found.written.code().co_code)
print(whole.hexdigest())
"""


def sources(every: int) -> Iterator[str]:
    """Some of the scripts of the language's tests, and those whose code is kept."""
    yield from PROGRAMS
    for path in sorted((ROOT / "tests" / "language").rglob("*.late")):
        yield from path.read_text("utf-8").split("\n---")[::every]


@pytest.mark.parametrize("every", [24, pytest.param(4, marks=pytest.mark.long)])
def test_the_same_script_gives_the_same_code_in_each_process(every: int) -> None:
    # Errors are placed by a table that is made again, perhaps for code that another process made.
    found = {
        subprocess.run(
            [sys.executable, "-c", _DUMP, str(every)],
            env={"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(found) == 1


@pytest.mark.parametrize("text", ["const a = 1\n;[x]", "let s = 0\nfor (const y of [1]) { s += y }\n({ s, x })"])
def test_what_cannot_leave_is_at_the_last_statement(text: str) -> None:
    with pytest.raises(latebind.LatebindError, match=rf":{text.count(chr(10)) + 1}:"):
        latebind.compile(text)({"x": math.nan})
