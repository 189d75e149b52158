"""Definitions at the prompt that wait: a `local` or a function that mentions names which nothing here has yet.

`cli/shell/session.py` leaves them out of what an input runs with, until these names are there.
"""

from __future__ import annotations

from collections.abc import Mapping

from latebind.cli.shell.transcript import Input
from latebind.grammar.diagnostics import Diagnostic
from latebind.grammar.errors import CheckError
from latebind.grammar.source import Span
from latebind.interp.library import Library

# Definitions that wait, each with the findings for the names that it waits for.
Waiting = Mapping[str, tuple[Diagnostic, ...]]


def stuck(error: CheckError, read: Input, base: int, library: Library) -> Waiting:
    """Give the definitions in which nothing is wrong but names that are not there, and which other languages do not have
    either. The input begins at `base` in the text that was compiled."""
    errors = [finding for finding in error.diagnostics if finding.severity == "error" and finding.span is not None]
    found: dict[str, tuple[Diagnostic, ...]] = {}
    for name, span in read.late.items():
        own = tuple(finding for finding in errors if _within(finding.span, span, base))
        if (
            own
            and all(_may_come(finding, library) for finding in own)
            and not read.whole.startswith("import", span.start)
        ):
            found[name] = own
    return found


def named(finding: Diagnostic) -> str:
    """The name that a finding is about: the first of its message."""
    return finding.message.split("`")[1]


def needs(findings: tuple[Diagnostic, ...]) -> str:
    """What a definition waits for: `price` and `qty`, did you mean `quantity`?"""
    names = {f"`{named(finding)}`": finding.hint for finding in findings}
    *most, last = names
    hints = [hint for hint in names.values() if hint is not None]
    return (f"{', '.join(most)} and {last}" if most else last) + "".join(f"; {hint}" for hint in hints)


def explain(error: CheckError, waiting: Waiting) -> None:
    """Say of names that an error misses what their definitions wait for."""

    def explained(finding: Diagnostic) -> Diagnostic:
        name = named(finding) if finding.code == "UNKNOWN_NAME" else ""
        return finding.replace(hint=f"`{name}` waits for {needs(waiting[name])}") if name in waiting else finding

    error.diagnostic = explained(error.diagnostic)
    error.diagnostics = tuple(map(explained, error.diagnostics))


def _may_come(finding: Diagnostic, library: Library) -> bool:
    """Whether a finding is about a name that somebody may yet define, not one that is written otherwise here."""
    if finding.code != "UNKNOWN_NAME":
        return False
    name = named(finding)
    return name not in library.unsupported.get("global", {}) and library.method_hint(name) is None


def _within(inner: Span | None, outer: Span, base: int) -> bool:
    return inner is not None and outer.start <= inner.start - base and inner.end - base <= outer.end
