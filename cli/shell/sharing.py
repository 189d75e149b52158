"""A sitting at the prompt as one script, in which no name is declared twice. For `:share`."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from latebind.grammar import nodes as n
from latebind.grammar.errors import CheckError, LatebindError
from latebind.grammar.parser import parse
from latebind.grammar.source import LINE_END, Source
from latebind.interp.checker.state import names_of
from latebind.interp.library import Library
from latebind.interp.limits import Limits
from latebind.interp.program import compile_program

_GOES_ON = tuple("([`+-/")  # a statement that begins with one of these could go on with the one before it


def shared(inputs: Sequence[str], library: Library, variables: Sequence[str], limits: Limits) -> str:
    """Write a sitting as a script: a value that was declared again is assigned to; a late definition that was replaced
    is a comment, and so is what cannot stand in one script with the rest."""
    parts = _parts(inputs)
    while True:
        script = "".join(f"{part}\n" for part in parts)
        wrong = _wrong(script, parts, library, variables, limits)
        if not wrong:
            return script
        parts = [_commented(part) if number in wrong else part for number, part in enumerate(parts)]


def _parts(inputs: Sequence[str]) -> list[str]:
    """Give what to write for each statement; for the only one of an input, with the comments around it."""
    found = [
        (text, statement, len(body) == 1)
        for text in inputs
        for body in [parse(Source(text)).body]
        for statement in body
    ]
    statements = [statement for _, statement, _ in found]
    last = {name: statement for statement in statements for name in _declared(statement)}
    there: set[str] = set()
    parts: list[str] = []
    for text, statement, alone in found:
        names = _declared(statement)
        value = _single_value(statement)
        replaced = any(last[name] is not statement for name in names)
        written = text.strip() if alone else text[statement.start : statement.end]
        if value is not None and (replaced or names[0] in there) and _single_value(last[names[0]]) is not None:
            written = f"{'' if names[0] in there else 'let '}{text[value.start : value.end]}"
        elif replaced:
            written, names = _commented(written), []
        there |= set(names)
        if parts and written[:1] in _GOES_ON and not parts[-1].endswith((";", "}")):
            parts[-1] += ";"
        parts.append(written)
    return parts


def _declared(statement: n.Statement) -> list[str]:
    """The names that a statement declares."""
    if isinstance(statement, n.LocalDef | n.FunctionDef):
        return [statement.target.name]
    if isinstance(statement, n.VariableDef):
        return [name.name for item in statement.declarations for name in names_of(item.target)]
    if isinstance(statement, n.Import):
        return [name.target.name for name in statement.names]
    return []


def _single_value(statement: n.Statement) -> n.Declaration | None:
    """The declaration of one name with a value, as `const a = 1`; None for all else."""
    if isinstance(statement, n.VariableDef) and len(statement.declarations) == 1:
        only = statement.declarations[0]
        if isinstance(only.target, n.NamePattern) and only.value is not None:
            return only
    return None


def _commented(text: str) -> str:
    return "\n".join(f"// {line}" for line in LINE_END.split(text))


def _wrong(script: str, parts: Sequence[str], library: Library, variables: Sequence[str], limits: Limits) -> set[int]:
    """The numbers of the parts in which something is wrong."""
    try:
        compile_program(Source(script), library, variables=variables, limits=limits)
    except LatebindError as error:
        findings = error.diagnostics if isinstance(error, CheckError) else [error.diagnostic]
        ends = list(accumulate(len(part) + 1 for part in parts))
        starts = [finding.span.start for finding in findings if finding.span is not None]
        return {next(number for number, end in enumerate(ends) if start < end) for start in starts}
    return set()
