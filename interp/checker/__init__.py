"""What is wrong with a script before it runs, and what its names mean. `program` calls `check` once per source.

Errors stop the script from being compiled; warnings travel with it. Findings carry the exact span, and a hint or the
nearest name. One pass: functions of `State`, found by the class of a node in `dispatch`.
"""

from __future__ import annotations

from collections.abc import Iterable

from latebind.grammar import nodes as n
from latebind.grammar.diagnostics import Diagnostic
from latebind.interp.checker.blocks import script as walk
from latebind.interp.checker.dispatch import DISPATCH
from latebind.interp.checker.settle import settle
from latebind.interp.checker.state import State
from latebind.interp.library import Library
from latebind.interp.scope import Resolution

__all__ = ["check"]


def check(
    script: n.Script,
    library: Library,
    variables: Iterable[str] | None = None,
    read_only: frozenset[str] = frozenset(),
) -> tuple[Resolution, list[Diagnostic]]:
    """What the names of a script mean, and all findings, errors first, each group in the order of the text.

    `variables` are the host's names, or None where they are not known yet; `read_only` those that nothing may change.
    """
    state = State(DISPATCH, script.source, library, variables, read_only)
    walk(state, script)
    settle(state)
    found = sorted(state.diagnostics, key=lambda d: (d.severity != "error", d.span.start if d.span else 0))
    return state.result, found
