"""The values of a script's pure definitions, which an editor shows beside them.

They are worked out without anybody asking, so only of what asks nothing of the outside: no memory, no clock, no
randomness, no variable and no function of the host's; and within tight limits.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from latebind.editor.language_server.analysis import Analysis
from latebind.grammar import nodes as n
from latebind.grammar.errors import LatebindError
from latebind.grammar.literals import shortened
from latebind.interp.checker.state import names_of
from latebind.interp.library import Namespace
from latebind.interp.limits import Limits
from latebind.interp.program import build
from latebind.interp.purity import is_pure
from latebind.interp.scope import Binding

# All values of a file together may take as long as this; each by itself, too, where one of them fails.
_LIMITS: dict[str, Any] = {"steps": 50_000, "seconds": 0.1, "charged": 4_000_000}
_MOST, _MOST_ALONE = 300, 30


def pure_values(analysis: Analysis, limits: Limits) -> list[tuple[int, str]]:
    """The values of the script's own locals and constants that are pure, each with the offset behind its name."""
    pure = tuple(_pure_statements(analysis))
    places = {name: target.end for statement in pure for name, target in _shown(statement)}
    tight, names = tightened(limits, **_LIMITS), list(places)[:_MOST]
    found = _values(analysis, pure, names, tight)
    if found is None:  # one of them fails, and the others are to be seen all the same
        alone = [_values(analysis, pure, [name], tight) or {} for name in names[:_MOST_ALONE]]
        found = {name: value for each in alone for name, value in each.items()}
    return [(places[name], _written(value)) for name, value in found.items()]


def _values(
    analysis: Analysis, statements: tuple[n.Statement, ...], names: list[str], limits: Limits
) -> dict[str, Any] | None:
    """The values of these names after these statements; None where that fails."""
    if not names:
        return {}
    source = analysis.script.source
    end = len(source.text)
    read = n.Object(end, end, tuple(n.Property(end, end, name, n.Name(end, end, name)) for name in names))
    script = n.Script(0, end, source, (*statements, n.Return(end, end, read)))
    try:
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


def _shown(statement: n.Statement) -> Iterator[tuple[str, n.NamePattern]]:
    """The names of a definition whose values say more than its text."""
    if isinstance(statement, n.LocalDef) and not isinstance(statement.value, n.Constant | n.Arrow | n.Regex):
        yield statement.target.name, statement.target
    elif isinstance(statement, n.VariableDef) and statement.kind == "const":
        for each in statement.declarations:
            if isinstance(each.target, n.NamePattern) and not isinstance(
                each.value, n.Constant | n.Arrow | n.Regex | None
            ):
                yield each.target.name, each.target


def _pure_statements(analysis: Analysis) -> list[n.Statement]:
    """The definitions at the top of a script that ask nothing of the outside, nor of what does."""
    candidates: list[n.Statement] = [
        each
        for each in analysis.script.body
        if isinstance(each, n.LocalDef | n.FunctionDef) or (isinstance(each, n.VariableDef) and each.kind == "const")
    ]
    wrong = [each.span.start for each in analysis.findings if each.severity == "error" and each.span is not None]
    candidates = [each for each in candidates if not any(each.start <= at <= each.end for at in wrong)]
    asked = {each: _asked(analysis, each) for each in candidates}
    bound = {each: _bindings(analysis, each) for each in candidates}
    left = [each for each in candidates if asked[each] is not None]
    while True:
        ready = {each for each in left if bound[each]}
        known = {binding for each in ready for binding in bound[each]}
        stay = [each for each in left if (asked[each] or set()) <= known]
        if len(stay) == len(left):
            break
        left = stay
    return left


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
