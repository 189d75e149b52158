"""The values of a script's pure definitions, which an editor shows beside them.

They are worked out without anybody asking, so only of what asks nothing of the outside: no memory, no clock, no
randomness, no variable and no function of the host's; and within tight limits.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

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
    pure = Pure(analysis)
    shown = {
        target: statement
        for statement in analysis.script.body
        for target in _shown(statement)
        if (within is None or within.start <= target.end <= within.end) and statement in pure
    }
    asked = dict(list(shown.items())[:_MOST])
    places = {target.name: target.end for target in asked}
    tight = tightened(limits, **_LIMITS)
    found = _values(pure, list(asked.values()), list(places), tight)
    if found is None:  # one of them fails, and the others are to be seen all the same
        alone = [
            _values(pure, [statement], [target.name], tight) or {}
            for target, statement in list(asked.items())[:_MOST_ALONE]
        ]
        found = {name: value for each in alone for name, value in each.items()}
    return [(places[name], _written(value)) for name, value in found.items()]


def _values(pure: Pure, asked: list[n.Statement], names: list[str], limits: Limits) -> dict[str, Any] | None:
    """The values of these names, by the definitions that they need; None where that fails."""
    if not names:
        return {}
    analysis = pure.analysis
    source = analysis.script.source
    end = len(source.text)
    read = n.Object(end, end, tuple(n.Property(end, end, name, n.Name(end, end, name)) for name in names))
    kept = sorted(pure.needed(asked), key=lambda statement: statement.start)
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


class Pure:
    """The definitions at the top of a script that ask nothing of the outside, nor of what does: each is looked at when
    it is first asked for."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self._defines: dict[Binding, n.Statement] = {}
        for statement in analysis.script.body:
            self._defines.update(dict.fromkeys(_bindings(analysis, statement), statement))
        errors = [each for each in analysis.findings if each.severity == "error"]
        self._wrong = [each.span.start for each in errors if each.span is not None]
        self._needs: dict[n.Statement, set[n.Statement] | None] = {}
        self._pure, self._other = set[n.Statement](), set[n.Statement]()

    def __contains__(self, statement: n.Statement) -> bool:
        """Whether a definition is pure, and all that it needs."""
        seen, work = set[n.Statement](), [statement]
        while work:
            each = work.pop()
            if each in seen or each in self._pure:
                continue
            seen.add(each)
            needs = self._direct(each)
            if needs is None or each in self._other:
                self._other.add(statement)
                return False
            work += needs
        self._pure |= seen
        return True

    def needed(self, statements: Iterable[n.Statement]) -> set[n.Statement]:
        """These pure definitions, with all that they need."""
        found, work = set[n.Statement](), list(statements)
        while work:
            statement = work.pop()
            if statement not in found:
                found.add(statement)
                work += self._direct(statement) or ()
        return found

    def _direct(self, statement: n.Statement) -> set[n.Statement] | None:
        """The definitions whose names one mentions; None where it is not pure by itself."""
        if statement not in self._needs:
            self._needs[statement] = self._looked_at(statement)
        return self._needs[statement]

    def _looked_at(self, statement: n.Statement) -> set[n.Statement] | None:
        if isinstance(statement, n.VariableDef) and statement.kind != "const":
            return None
        if any(statement.start <= at <= statement.end for at in self._wrong):
            return None
        asked = _asked(self.analysis, statement)
        if asked is None or not asked <= self._defines.keys():
            return None
        return {self._defines[binding] for binding in asked}


def _bindings(analysis: Analysis, statement: n.Statement) -> list[Binding]:
    """What a definition binds; nothing, where a statement is none."""
    if isinstance(statement, n.LocalDef | n.FunctionDef):
        targets = [statement.target]
    elif isinstance(statement, n.VariableDef):
        targets = [name for each in statement.declarations for name in names_of(each.target)]
    else:
        return []
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
