"""What is being called at a place, and which of its parameters is being written."""

from __future__ import annotations

from dataclasses import dataclass

from latebind.editor.language_server.analysis import Analysis, Project
from latebind.editor.language_server.names import methods_of, nodes_at
from latebind.editor.language_server.regions import Region
from latebind.editor.language_server.whole_text import focus, whole
from latebind.grammar import nodes as n
from latebind.interp.library import Builtin, Namespace
from latebind.interp.scope import Binding
from latebind.stdlib.help import whole_signature

_OPENERS, _CLOSERS = "([{<", ")]}>"


@dataclass(frozen=True, slots=True)
class Signature:
    """One way to call: its text, the parameters as they stand in it, and the number of the one that is being written.

    `current` is None where there are no parameters, or not so many.
    """

    text: str
    parameters: tuple[str, ...]
    current: int | None
    doc: str


def signatures(project: Project, region: Region, name: str, offset: int, known: Analysis | None) -> list[Signature]:
    """The ways in which the call around a place may be meant; none where nothing is called. `known` is what was known of
    the region a few keystrokes ago."""
    part, shift, outer = focus(region, offset, known)
    offset -= shift
    typed = offset > 0 and (part.text[offset - 1].isalnum() or part.text[offset - 1] in "_$")
    analysis = whole(project, part, name, offset, not typed, outer)
    call = _call_at(analysis, offset)
    if call is None:
        return []
    before = sum(argument.end < offset for argument in call.args)
    return [_signature(text, before, doc) for text, doc in _ways(analysis, call, known)]


def _call_at(analysis: Analysis, offset: int) -> n.Call | n.New | None:
    """The innermost call whose parentheses are around a place; within a function's own braces, none that is outside."""
    for node in reversed(nodes_at(analysis.script, offset)):
        if isinstance(node, n.Block):
            return None
        if isinstance(node, n.Call | n.New):
            head = node.callee.end if isinstance(node, n.Call) else node.start + len("new")
            opened = analysis.text.find("(", head, node.end)
            if 0 <= opened < offset < node.end:
                return node
    return None


def _ways(analysis: Analysis, call: n.Call | n.New, known: Analysis | None) -> list[tuple[str, str]]:
    """The signatures of what is called, each with what is said of it."""
    resolution = analysis.resolution
    if isinstance(call, n.New):
        space = analysis.library.globals.get(call.name)
        found = space.construct if isinstance(space, Namespace) else None
        return [] if found is None else [(whole_signature(found), found.doc)]
    callee = call.callee
    meaning = resolution.called(callee)
    if isinstance(meaning, Builtin):
        return [(whole_signature(meaning), meaning.doc)]
    if isinstance(meaning, Binding):
        own = _own(analysis, meaning) or _of_other_statement(known, meaning)
        return [] if own is None else [(own, "")]
    if isinstance(callee, n.Member):
        return [(whole_signature(entry), entry.doc) for entry in methods_of(analysis, callee)]
    return []


def _own(analysis: Analysis, binding: Binding) -> str | None:
    """The signature of a function of the script."""
    if binding.arrow is None:
        return None
    text = analysis.text
    params = ", ".join(" ".join(text[param.start : param.end].split()) for param in binding.arrow.params)
    return f"{binding.name}({params})"


def _of_other_statement(known: Analysis | None, binding: Binding) -> str | None:
    """The same of a function in a part of a long script that is not looked at again."""
    scope = None if known is None else known.resolution.scopes.get(known.script)
    found = None if scope is None or binding.kind != "host" else scope.names.get(binding.name)
    return None if found is None or known is None else _own(known, found)


def _signature(text: str, before: int, doc: str) -> Signature:
    parameters = _parameters(text)
    current: int | None = before
    if before >= len(parameters):
        current = len(parameters) - 1 if parameters and parameters[-1].startswith("...") else None
    return Signature(text, parameters, current, doc)


def _parameters(text: str) -> tuple[str, ...]:
    """The parameters of a signature: what stands between the commas of its first parentheses."""
    found: list[str] = []
    start = at = text.index("(") + 1
    depth = 0
    for at in range(start, len(text)):
        depth += (text[at] in _OPENERS) - (text[at] in _CLOSERS and text[at - 1] != "=")
        if depth < 0 or (depth == 0 and text[at] == ","):
            found.append(text[start:at].strip())
            start = at + 1
        if depth < 0:
            break
    return tuple(each for each in found if each)
