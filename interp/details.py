"""Takes a parsed script apart: checks it, and writes its Python. `program` asks for this when it compiles, and again when
a program that has let go of all but its code fails.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from latebind.grammar import nodes as n
from latebind.grammar.diagnostics import Diagnostic
from latebind.grammar.errors import fail
from latebind.interp.checker import check
from latebind.interp.compiled import Details, Facts
from latebind.interp.compiler import write
from latebind.interp.library import Library
from latebind.interp.limits import Limits
from latebind.interp.modules import refused
from latebind.interp.purity import asks
from latebind.interp.scope import Resolution

if TYPE_CHECKING:
    from latebind.interp.compiler.entrance import Entrance
    from latebind.interp.shapes.model import Declarations

# Of what was made again, so much is kept, by the length of the sources.
_MOST_KEPT = 64
_MOST_TEXT = 65_536


def details(
    script: n.Script,
    library: Library,
    variables: Iterable[str] | None,
    limits: Limits,
    timezone: str,
    declared: Declarations | None,
    *,
    proven: bool = True,
) -> tuple[Details, list[Diagnostic]]:
    """The parts of a parsed script, and what the checker warns of. `proven`: it looks at variables of declared shapes where it
    is entered, and not again. Raises CheckError with all findings, and
    LIMIT_NESTING where the thread's stack is too small for it."""
    resolution, findings = examine(script, library, variables, declared)
    if _refused(findings):
        raise refused(script, findings)
    hideable = frozenset(name for name in resolution.builtins if not library.is_protected(name))
    try:
        asked = asks(script, resolution, library)
        entrance = None if declared is None or not proven else _entrance(declared, still=asked == "nothing")
        written = write(script, resolution, library, limits, hideable, timezone, entrance)
    except RecursionError:
        raise _too_deep(script) from None
    facts = Facts(
        variables=tuple(resolution.host),
        locals=tuple(name for name, binding in resolution.scopes[script].names.items() if binding.kind == "local"),
        functions=tuple(resolution.functions),
        memory_keys=tuple(resolution.memory_keys),
        hideable=hideable,
        changes=resolution.changes,
        # No less than a transaction where its variables or its result have shapes to check.
        asks=asked if declared is None else "a transaction" if asked not in ("anything", "locals") else "anything",
        cost=written.cost,
        statement=written.statement,
    )
    return Details(script, resolution, written, facts), findings


def examine(
    script: n.Script, library: Library, variables: Iterable[str] | None, declared: Declarations | None = None
) -> tuple[Resolution, list[Diagnostic]]:
    """What the names of a parsed script mean, and all findings: errors first, each group in the order of the text.

    Raises LIMIT_NESTING where the thread's stack is too small for it.
    """
    try:
        read_only = frozenset[str]() if declared is None else declared.read_only
        resolution, findings = check(script, library, variables, read_only)
        if declared is not None and not _refused(findings):
            from latebind.interp.checker.shapes.walk import check_shapes

            findings = _in_order([*findings, *check_shapes(script, resolution, library, declared)])
    except RecursionError:
        raise _too_deep(script) from None
    return resolution, findings


def _too_deep(script: n.Script) -> Exception:
    error = fail("LIMIT_NESTING", limit="this thread's stack")
    error.locate(script.source, script.span)
    return error


def _entrance(declared: Declarations, *, still: bool) -> Entrance:
    from latebind.interp.compiler.entrance import Entrance

    return Entrance(declared.variables, still)


def _refused(findings: list[Diagnostic]) -> bool:
    return bool(findings) and findings[0].severity == "error"


def _in_order(findings: list[Diagnostic]) -> list[Diagnostic]:
    """Errors first, each group in the order of the text."""
    return sorted(findings, key=lambda d: (d.severity != "error", d.span.start if d.span else 0))


_kept: list[Details] = []


def keep(found: Details) -> None:
    """Hold on to details for a while: a program that fails once fails again."""
    global _kept
    kept = [*_kept, found][-_MOST_KEPT:]
    while len(kept) > 1 and sum(len(each.script.source.text) for each in kept) > _MOST_TEXT:
        del kept[0]
    _kept = kept  # a list of its own: other threads keep theirs meanwhile, of which one is forgotten
