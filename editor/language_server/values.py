"""The values of a script's pure definitions, which an editor shows beside them.

They are worked out without anybody asking, so only of what asks nothing of the outside: no memory, no clock, no
randomness, no variable and no function of the host's; and within tight limits.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, NamedTuple

from latebind.editor.language_server.analysis import Analysis
from latebind.grammar import nodes as n
from latebind.grammar.errors import LatebindError
from latebind.grammar.literals import shortened
from latebind.grammar.source import Span
from latebind.interp.checker.state import names_of
from latebind.interp.library import Namespace
from latebind.interp.limits import Limits
from latebind.interp.program import build
from latebind.interp.purity import is_pure
from latebind.interp.scope import Binding

# All values of a file together may take as long as this; each by itself, too, where one of them fails.
_LIMITS: dict[str, Any] = {"steps": 50_000, "seconds": 0.1, "charged": 4_000_000}
_MOST, _MOST_ALONE = 300, 30


def pure_values(analysis: Analysis, limits: Limits, within: Span | None = None) -> list[tuple[int, str]]:
    """The values of the script's own locals and constants that are pure, each with the offset behind its name; of those
    whose names stand `within` a part of the text."""
    pure = pure_definitions(analysis)
    shown = {
        target: each
        for each in pure
        for target in _shown(each.statement)
        if within is None or within.start <= target.end <= within.end
    }
    asked = dict(list(shown.items())[:_MOST])
    places = {target.name: target.end for target in asked}
    tight = tightened(limits, **_LIMITS)
    found = _values(analysis, pure, list(asked.values()), list(places), tight)
    if found is None:  # one of them fails, and the others are to be seen all the same
        alone = [
            _values(analysis, pure, [each], [target.name], tight) or {}
            for target, each in list(asked.items())[:_MOST_ALONE]
        ]
        found = {name: value for each in alone for name, value in each.items()}
    return [(places[name], _written(value)) for name, value in found.items()]


def _values(
    analysis: Analysis, pure: list[Definition], asked: list[Definition], names: list[str], limits: Limits
) -> dict[str, Any] | None:
    """The values of these names, by the definitions that they need; None where that fails."""
    if not names:
        return {}
    by_binding = {binding: each for each in pure for binding in each.bindings}
    needed, work = set[n.Statement](), list(asked)
    while work:
        each = work.pop()
        if each.statement not in needed:
            needed.add(each.statement)
            work += [by_binding[binding] for binding in each.needs]
    source = analysis.script.source
    end = len(source.text)
    read = n.Object(end, end, tuple(n.Property(end, end, name, n.Name(end, end, name)) for name in names))
    kept = tuple(each.statement for each in pure if each.statement in needed)
    try:
        script = n.Script(0, end, source, (*kept, n.Return(end, end, read)))
        found: dict[str, Any] = build(script, analysis.library, None, limits)()
    except LatebindError:
        return None
    return found


def tightened(limits: Limits, **most: Any) -> Limits:
    """The limits, each of these at most as large as given."""
    own: dict[str, Any] = {name: getattr(limits, name) for name in most}
    return replace(
        limits, **{name: value if own[name] is None else min(own[name], value) for name, value in most.items()}
    )


def _shown(statement: n.Statement) -> Iterator[n.NamePattern]:
    """The names of a definition whose values say more than its text."""
    plain = (n.Constant, n.Arrow, n.Regex)
    if isinstance(statement, n.LocalDef) and not isinstance(statement.value, plain):
        yield statement.target
    elif isinstance(statement, n.VariableDef):
        for each in statement.declarations:
            if isinstance(each.target, n.NamePattern) and not isinstance(each.value, (*plain, type(None))):
                yield each.target


class Definition(NamedTuple):
    """A definition at the top of a script: the names that it binds, and those at the top that it mentions."""

    statement: n.Statement
    bindings: frozenset[Binding]
    needs: frozenset[Binding]


def pure_definitions(analysis: Analysis) -> list[Definition]:
    """The definitions at the top of a script that ask nothing of the outside, nor of what does."""
    wrong = [each.span.start for each in analysis.findings if each.severity == "error" and each.span is not None]
    left: list[Definition] = []
    for each in analysis.script.body:
        defines = isinstance(each, n.LocalDef | n.FunctionDef) or (
            isinstance(each, n.VariableDef) and each.kind == "const"
        )
        if not defines or any(each.start <= at <= each.end for at in wrong):
            continue
        bindings, needs = _bindings(analysis, each), _asked(analysis, each)
        if bindings and needs is not None:
            left.append(Definition(each, frozenset(bindings), frozenset(needs)))
    while True:
        known = {binding for each in left for binding in each.bindings}
        stay = [each for each in left if each.needs <= known]
        if len(stay) == len(left):
            return left
        left = stay


def _bindings(analysis: Analysis, statement: n.Statement) -> list[Binding]:
    targets: list[n.NamePattern] = []
    if isinstance(statement, n.LocalDef | n.FunctionDef):
        targets = [statement.target]
    elif isinstance(statement, n.VariableDef):
        targets = [name for each in statement.declarations for name in names_of(each.target)]
    patterns = analysis.resolution.patterns
    return [patterns[target] for target in targets if target in patterns]


def _asked(analysis: Analysis, statement: n.Statement) -> set[Binding] | None:
    """The names of the script's top level that a definition mentions; None where it asks something of the outside."""
    resolution, library = analysis.resolution, analysis.library
    found: set[Binding] = set()
    work: list[Any] = [statement]
    while work:
        here = work.pop()
        if isinstance(here, tuple):
            work += here
            continue
        if not isinstance(here, n.Node):
            continue
        if isinstance(here, n.ExprBlock) or (isinstance(here, n.Unary) and here.op == "await"):
            return None
        static = resolution.static.get(here)
        if static is not None and not is_pure(static):
            return None
        if isinstance(here, n.New):
            space = library.globals.get(here.name)
            if not isinstance(space, Namespace) or space.construct is None or not is_pure(space.construct):
                return None
        if isinstance(here, n.Name):
            meaning = resolution.names.get(here)
            if meaning is None or not is_pure(meaning):
                return None
            if isinstance(meaning, Binding) and (meaning.top_level or meaning.kind == "host"):
                if meaning.assigned or meaning.kind == "host":
                    return None
                found.add(meaning)
        work += [getattr(here, name) for name in here.__match_args__ if name not in ("start", "end", "name_start")]
    return found


def _written(value: Any) -> str:
    return shortened(json.dumps(value, ensure_ascii=False))
