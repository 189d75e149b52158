"""What is wrong with a script before it runs, and what its names mean. `program` calls `check` once per source.

Errors stop the script from being compiled; warnings travel with it. Findings carry the exact span, and a hint or the
nearest name.
"""

from __future__ import annotations

from collections.abc import Iterable

from latebind.grammar import nodes as n
from latebind.grammar.errors import Diagnostic
from latebind.interp.checker.state import names_of
from latebind.interp.checker.statements import Checker
from latebind.interp.library import Library
from latebind.interp.scope import Resolution

__all__ = ["check", "names_of"]


def check(
    script: n.Script, library: Library, variables: Iterable[str] | None = None
) -> tuple[Resolution, list[Diagnostic]]:
    """What the names of a script mean, and all findings, errors first, each group in the order of the text."""
    checker = Checker(library, variables)
    resolution = checker.script(script)
    found = sorted(checker.diagnostics, key=lambda d: (d.severity != "error", d.span.start if d.span else 0))
    return resolution, found
