"""No program reads a temporary of the compiler's before it is bound: that would be a Python error in a host's hands, on
some way through the program that may never have been tried."""

from __future__ import annotations

import ast
import json
from collections.abc import Callable, Iterator

import pytest

from latebind.grammar.errors import LatebindError
from latebind.grammar.parser import parse
from latebind.grammar.source import Source
from latebind.interp.details import details
from latebind.interp.limits import DEFAULT, Run
from latebind.stdlib.library import standard
from latebind.tests import manual
from latebind.tests.conformance import recording
from latebind.tests.interp.definite_assignment import unbound
from latebind.tests.interp.scripts import Maker
from latebind.tests.late_cases import cases_of
from latebind.tests.rooms import ROOT
from latebind.tests.rows import hold

BENCHMARKS = ROOT / "benchmarks"


def of_the_language() -> Iterator[str]:
    folder = ROOT / "tests" / "language"
    for path in sorted(folder.rglob("*.late")):
        for case in cases_of(path, folder):
            yield case.text


def of_the_benchmarks() -> Iterator[str]:
    for name in ("breadth.txt", "everyday.txt", "compared.txt"):
        for line in (BENCHMARKS / name).read_text("utf-8").splitlines():
            if not line.startswith(("#", " ")):
                row = line.partition(" => ")[0]
                yield row.partition(": ")[2] if name == "breadth.txt" else row
    for script in (BENCHMARKS / "scripts.txt").read_text("utf-8").split("\n---\n"):
        yield script.partition("\n=>\n")[0].partition("\n")[2]


def of_the_manual() -> Iterator[str]:
    for path in (ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))):
        for block in manual.blocks(path.read_text("utf-8")):
            if block.language == "late":
                yield block.text
    for path in sorted((ROOT / "examples").rglob("*.late")):
        yield path.read_text("utf-8")


def recorded() -> Iterator[str]:
    for case in recording.read():
        yield case["late"]
    for line in (ROOT / "tests" / "interp" / "unchanging.jsonl").read_text("utf-8").splitlines():
        yield json.loads(line)["text"]


# Where programs come from, and one of how many `make test` looks at; `make long` looks at all.
SOURCES: dict[str, tuple[Callable[[], Iterator[str]], int]] = {
    "the language": (of_the_language, 4),
    "the benchmarks": (of_the_benchmarks, 4),
    "the manual": (of_the_manual, 4),
    "recorded": (recorded, 40),
}


@pytest.mark.parametrize("part", ["some", *(pytest.param(part, marks=pytest.mark.long) for part in range(4))])
@pytest.mark.parametrize("source", SOURCES)
def test_what_a_program_reads_is_bound(source: str, part: str | int) -> None:
    found, every = SOURCES[source]
    texts = [*dict.fromkeys(found())]
    all_are_bound(texts[::every] if isinstance(part, str) else texts[part::4])


@pytest.mark.parametrize("seeds", [range(25), pytest.param(range(25, 500), marks=pytest.mark.long)], ids=str)
def test_what_a_random_program_reads_is_bound(seeds: range) -> None:
    all_are_bound([Maker(seed).script() for seed in seeds])


def all_are_bound(texts: list[str]) -> None:
    """Look at all texts that are programs, which most of them must be."""
    refused = []

    def check(text: str) -> None:
        try:
            tree = written(text)
        except LatebindError:
            refused.append(text)
        else:
            assert unbound(tree) == []

    hold(check, [(text, (text,)) for text in texts])
    assert len(refused) < len(texts) / 2


def written(text: str) -> ast.Module:
    """The Python of a script."""
    return details(parse(Source(text)), standard(), None, DEFAULT, Run.timezone, None)[0].written.tree


# What the walk itself finds, in Python that is written by hand.

BOUND = {
    "a line": "t1 = V; t1",
    "both branches": "if V: t1 = 1\nelse: t1 = 2\nt1",
    "a branch that leaves": "if V: t1 = 1\nelse: return\nt1",
    "the same test": "if S is None: t1 = 1\nif S is None: t1",
    "the opposite test": "if S is not None: t1 = 1\nt2 = 1 if S is None else t1",
    "a part of the test": "t2 = t1 if S is None and V and (t1 := V) else 1\nif S is not None: t1 = 1\nif S is not None: t1",
    "a run that is made": "if S is not None: t1 = 1\nif S is None: S = Run(); t1 = 2\nt1",
    "a test that binds": "t1 if (t1 := V) else t1",
    "a conjunction": "(t1 := V) and t1",
    "a disjunction": "not (V and (t1 := V)) or t1",
    "an alternative": "1 if V or (t1 := V) is None else t1",
    "a test of a test": "t1 if ((t1 := V) if V else None) else 1",
    "what comes first": "None if (t1 := V) is ... else t1",
    "a comparison of three": "V < (t1 := 1) < t1",
    "an item": "[(t1 := V), t1]",
    "an entry": "{1: (t1 := V), t1: t1}",
    "an argument": "f((t1 := V), t1, k=t1)",
    "an item of a loop": "for t1 in V: t1",
    "what is left of a loop": "while True:\n  t1 = V\n  if V: break\nt1",
    "a condition that ends a loop": "while not (t1 := V): pass\nt1",
    "an error": "try: f()\nexcept E as t1: t1",
    "before an attempt": "t1 = 1\ntry: f()\nexcept E: t1",
    "behind an attempt": "try: t1 = f()\nexcept E: t1 = 1\nt1",
    "at last": "try: f()\nfinally: t1 = 1\nt1",
    "a function within": "t1 = 1\ndef g(t2): return t1 + t2\ng(1)",
    "a function that is called later": "def g(): return t1\nt1 = 1\ng()",
    "a function that calls itself": "t1 = 1\ndef g(): return g() + t1\ng()",
    "a function where there is no run": "if S is None:\n  t1 = 1\n  def g(): return t1 if S is None else 1\n  g()",
    "a parameter of the function around": "def h(t1):\n  def g(): return t1\n  return g()\nh(1)",
    "an error in a function": "try: f()\nexcept E as t1:\n  def g(): return t1\n  g()",
    "several at once": "t1, [t2, *t3] = V\nt1 + t2 + t3",
    "a change": "t1 = 1; t1 += 1",
    "a member": "t1 = t2 = V; t1.a[t2] = t1",
}
UNBOUND = {
    "nothing": "t1",
    "one branch": "if V: t1 = 1\nt1",
    "the other branch": "1 if (V or (t1 := V)) else 2\nt1",
    "a conjunction that fails": "t1 if V and (t1 := V) else t1",
    "the opposite test": "if S is None: t1 = 1\nif S is not None: t1",
    "a test of something else": "if V is None: t1 = 1\nif V is None: t1",
    "a run that is made": "if S is None: t1 = 1\nS = Run()\nif S is not None: t1",
    "a loop that may have no turn": "for x in V: t1 = x\nt1",
    "a loop that may be left": "while True:\n  if V: break\n  t1 = V\n  if V: break\nt1",
    "a turn that is cut short": "t1 = V\nwhile V:\n  t1\n  try: f()\n  except E as t1: continue",
    "a loop that an error ends": "t1 = V\nwhile True:\n  try: f()\n  except E as t1: break\nt1",
    "what a later turn has no more": "t1 = V\nwhile V:\n  t1\n  try: f()\n  except E as t1: pass",
    "an attempt": "try: t1 = f()\nexcept E: pass\nt1",
    "what failed": "try: t1 = f()\nexcept E: t1",
    "what may have failed": "try: t1 = f()\nfinally: t1",
    "an error that is over": "try: f()\nexcept E as t1: pass\nt1",
    "a name of its own": "t1 = 1\ndef g():\n  t1\n  t1 = 2\ng()",
    "a function before": "def g(): return t1\nh(g)\nt1 = 1",
    "a function of a function": "def g(): return t1\ndef h(): return g()\nh()",
    "a function with another run": "if S is None:\n  t1 = 1\ndef g(S): return t1 if S is None else 1\ng(S)",
    "a parameter of another": "def g(t1): return t1\ng(1)\nt1",
    "a comparison that ends": "V < 1 < (t1 := 2) or t1",
    "the value first": "t1 = t1",
    "a change": "t1 += 1",
    "a place": "V[t1] = (t1 := 1)\nV[t2] = 1",
}


def main(body: str) -> ast.Module:
    """A program with these statements."""
    tree = ast.parse("def main(V, S, O): pass")
    [function] = tree.body
    assert isinstance(function, ast.FunctionDef)
    function.body = ast.parse(body).body
    return tree


@pytest.mark.parametrize("name", BOUND)
def test_what_is_bound_on_each_way_is_allowed(name: str) -> None:
    assert unbound(main(BOUND[name])) == []


@pytest.mark.parametrize("name", UNBOUND)
def test_what_is_not_bound_on_some_way_is_found(name: str) -> None:
    assert len(unbound(main(UNBOUND[name]))) == 1


def test_what_is_found_is_shown() -> None:
    assert unbound(main("if S is None: t7 = 1\nf(t7)")) == ["t7 in `f(t7)`"]


def test_what_no_rule_is_for_is_no_program() -> None:
    for body in ("with V: pass", "[x for x in V]", "lambda: V", "del V"):
        with pytest.raises(TypeError):
            unbound(main(body))
