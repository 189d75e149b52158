"""The text around the place where somebody types, made whole: completion and signature help look at that.

It gets a name where one is being written, and the brackets that the line has opened. Of a long script only the statement
around the place is looked at again; what the others define is known from before.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from latebind.editor.language_server.analysis import Analysis, Project, analyse
from latebind.editor.language_server.regions import Region
from latebind.grammar.errors import LatebindError
from latebind.grammar.lexer import scan
from latebind.grammar.parser import parse, parse_template
from latebind.grammar.source import Source
from latebind.grammar.tokens import CLOSERS, HOLES
from latebind.interp.shapes import model as s

Outer = Mapping[str, tuple[str, s.Shape]]

# The name where one is being written.
PLACEHOLDER = "latebind_"
# A script that is longer is not looked at as a whole.
_LONG = 4_000
_STATEMENT = re.compile(r"(?m)^(?![ \t\r\n)\]}]|//|(?:else|catch|finally)\b)")


def statement_around(text: str, offset: int) -> tuple[int, int]:
    """Where the statement around a place begins and ends, by what stands at the beginning of lines."""
    start, end = 0, len(text)
    for found in _STATEMENT.finditer(text):
        if found.start() > offset:
            end = found.start()
            break
        start = found.start()
    return start, end


def focus(region: Region, offset: int, known: Analysis | None) -> tuple[Region, int, Outer]:
    """What of a region is looked at, where that begins, and what the rest of it defines: kinds and shapes, by name."""
    if region.kind != "script" or len(region.text) < _LONG or known is None:
        return region, 0, {}
    start, end = statement_around(region.text, offset)
    part = replace(region, text=region.text[start:end], start=region.outer(start), known=False)
    return part, start, known.outer


def whole(
    project: Project,
    region: Region,
    name: str,
    offset: int,
    nothing_typed: bool,
    outer: Outer,
) -> Analysis:
    """The analysis of a text that is made whole at a place."""
    text = region.text
    before = text[:offset] + (PLACEHOLDER if nothing_typed else "")
    after = text[offset + len(re.match(r"[\w$]*", text[offset:])[0]) :]  # type: ignore[index]  # it may be empty
    rest = after[end:] if (end := after.find("\n")) >= 0 else ""
    closers = _closers(region, before)
    tries = [before + after, before + " {}" + after, before + closers + rest, before + closers + " {}" + rest]
    if region.kind == "template":
        tries = [before + after, before + closers]
    found = next((each for each in tries if _parses(project, region, name, each)), tries[0])
    project = _with_shapes(project, outer)
    return analyse(project, replace(region, text=found, offsets=None), name)


def _closers(region: Region, before: str) -> str:
    """What closes all that is open at the end of a text."""
    if region.kind == "template":
        opened = max(before.rfind("{{"), before.rfind("@("))
        hole = before[opened : opened + 2]
        tokens = scan(Source(before), opened + 2, hole)
    else:
        tokens = scan(Source(before))
    closers = {**CLOSERS, **HOLES, "{{": "}}"}  # a quote closes itself
    return "".join(closers.get(each.kind, each.kind) for each in reversed(tokens.opened))


def _parses(project: Project, region: Region, name: str, text: str) -> bool:
    source = Source(text, name, typed=region.kind == "handler")
    try:
        if region.kind == "template":
            parse_template(source, project.limits)
        else:
            parse(source, project.limits)
    except LatebindError:
        return False
    return True


def _with_shapes(project: Project, outer: Outer) -> Project:
    """The project in which the names of other statements are variables of the host's."""
    known = project.declared or s.Declarations({}, {})
    shapes = {name: shape for name, (_, shape) in outer.items()}
    return replace(project, declared=known.replace(variables={**known.variables, **shapes})) if outer else project
