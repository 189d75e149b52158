"""The one Python function that a program is, and how a host enters it.

A host calls `main(variables)`; within a context `Runner.execute` gives a run and overrides too (`O` is not None then),
explains errors itself, and gets the value as scripts see it. `p_again` is `_again` of the runner, which has all that is
not the fast path.

Each node costs as much as a whole short line of a compiler in Python: what Python makes of it is most of the time that it
takes to compile a small script.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable
from functools import cache

from latebind.interp.compiler import pyast as py
from latebind.interp.compiler.charges import without_run
from latebind.interp.compiler.emitter import RUN, Emitter
from latebind.interp.limits import DEFAULT


def main(c: Emitter, body: list[py.Stmt], hideable: Iterable[str]) -> py.Stmt:
    """Define `main`. `body` returns the value as it leaves; `hideable` are builtins that variables may hide."""
    begins: list[py.Stmt] = []
    if c.needs_run or not c.roomy:
        fresh = py.call(py.load("Run") if c.limits is DEFAULT else runner("run"))
        begins.append(begin(fresh))
    out: list[py.Stmt] = [
        *_enter(hideable),
        py.Try([*begins, *body], _raised(), py.NONE, py.NONE),
        py.give(_again(c)),
    ]
    return py.define("main", ["V", RUN, "O"], out)


@cache
def _raised() -> list[ast.ExceptHandler]:
    # A context's errors leave from here: held by a name, they would be part of a circle, with all that the script has made.
    left = py.if_statement(py.is_not(py.load("O"), py.constant(None)), [py.Raise()])
    return [py.ExceptHandler(py.load("Exception"), "error", [left, py.assign("E", py.load("error"))])]


def _again(c: Emitter) -> py.Expr:
    """What comes after an error: that of a program with locals which had no run is found out with one, as is that of one in
    which functions stand in place of their calls."""
    if c.needs_run or not (c.resolution.locals or c.retries):
        return _told("again")
    return py.if_else(without_run(), _told("tried"), _told("again"))


@cache
def _told(name: str) -> py.Expr:
    return py.call(runner(name), py.load("E"), py.load("V"))


def begin(run: py.Expr) -> py.Stmt:
    """Make a run where there is none."""
    return py.if_statement(without_run(), [py.assign(RUN, run)])


def runner(name: str) -> py.Expr:
    """A method of the runner."""
    return py.load(f"p_{name}")


def _enter(hideable: Iterable[str]) -> list[py.Stmt]:
    """What a host passed becomes a dict; a program whose builtins it hides is another one. A context gives a dict."""
    out, variables = [_entered()], py.load("V")
    hides = [py.in_(py.constant(name), variables) for name in sorted(hideable)]
    if hides:
        host = py.is_(py.load("O"), py.constant(None))
        hidden = py.all_of([py.any_of(hides), host])
        out.append(py.if_statement(hidden, [py.give(py.call(runner("elsewhere"), variables))]))
    return out


@cache
def _entered() -> py.Stmt:
    variables = py.load("V")
    other = py.is_not(py.attribute(variables, "__class__"), py.load("dict"))
    return py.if_statement(other, [py.assign("V", py.call(runner("variables"), variables))])
