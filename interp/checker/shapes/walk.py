"""The pass itself: what of a script does not fit what its host declares. `interp.program` calls `check_shapes`."""

from __future__ import annotations

from latebind.grammar import nodes as n
from latebind.grammar.diagnostics import Diagnostic
from latebind.interp.checker.shapes.dispatch import DISPATCH
from latebind.interp.checker.shapes.functions import statements
from latebind.interp.checker.shapes.state import ShapeState
from latebind.interp.library import Library
from latebind.interp.scope import Resolution
from latebind.interp.shapes import algebra as al
from latebind.interp.shapes import model as s
from latebind.interp.shapes.words import words

# What a value of these shapes is to the compiler, which knows it whatever the host declares of its variables.
_CERTAIN = ((s.NULL, "null"), (s.NUMBER, "number"), (s.STRING, "string"))


def check_shapes(
    script: n.Script, resolution: Resolution, library: Library, declared: s.Declarations
) -> list[Diagnostic]:
    """All findings, errors first, each group in the order of the text.

    Notes in the resolution which reads of optional members give null where they are absent.
    """
    state = _walked(ShapeState(DISPATCH, script, resolution, library, declared), script)
    if resolution.changes:
        again = ShapeState(DISPATCH, script, resolution, library, declared)
        again.loose, again.open = state.loose, state.open
        if state.open:
            variables = {name: al.loosened(shape) for name, shape in declared.variables.items()}
            again.declared = declared.replace(variables=variables)
        state = _walked(again, script)
    _results(state, script)
    if declared.returns is not None:
        options = al.literals_apart(declared.returns)
        resolution.fits = frozenset(kind for shape, kind in _CERTAIN if any(shape == option for option in options))
        if al.assignable(s.BOOLEAN, declared.returns):
            resolution.fits |= {"boolean"}
    found = sorted(state.diagnostics, key=lambda d: (d.severity != "error", d.span.start if d.span else 0))
    return found


def _walked(state: ShapeState, script: n.Script) -> ShapeState:
    statements(state, script.body)
    return state


def _results(c: ShapeState, script: n.Script) -> None:
    """Report values of the script that are not, or may not be, what is declared."""
    wanted = c.declared.returns
    if wanted is None:
        return
    last = script.body[-1] if script.body else None
    for node, shape in [*c.results, *_last_values(c, last)]:
        code = None if al.overlap(shape, wanted) else "RESULT_KIND"
        mine, wished = al.kinds(shape), al.kinds(wanted)
        if code is None and mine is not None and wished is not None and not mine <= wished:
            code = "RESULT_MAY_DIFFER"
        if code is not None:
            c.reachable = True
            c.report(code, node, expected=words(wanted), text=c.text(node), says=c.says(node, shape))


def _last_values(c: ShapeState, last: n.Statement | None) -> list[tuple[n.Node, s.Shape]]:
    """The expressions that may be the script's value by being its last statement's."""
    if isinstance(last, n.ExpressionStatement):
        if isinstance(last.value, n.ExprBlock):
            return _last_values(c, _end(last.value.body))
        return [(last.value, c.values.get(last, s.ANY))]
    blocks: list[n.Block] = []
    if isinstance(last, n.If):
        blocks = [then for _, then in last.branches] + ([] if last.otherwise is None else [last.otherwise])
    elif isinstance(last, n.Try):
        blocks = [last.body] + ([] if last.handler is None else [last.handler])
    return [value for each in blocks for value in _last_values(c, _end(each))]


def _end(node: n.Block) -> n.Statement | None:
    return node.body[-1] if node.body else None
