"""A compiled program as bytes and back, for a cache that outlives the process: code, facts, warnings, and where the
entries of the library that it calls are found.

Whoever can write such bytes can have any code run: `unpacked` is for bytes whose origin is known. They hold for one
version of latebind and of Python, one library, one source.
"""

from __future__ import annotations

import marshal
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from latebind.grammar.diagnostics import Diagnostic
from latebind.grammar.source import Source, Span
from latebind.interp.compiled import Details, Facts
from latebind.interp.library import Builtin, Library, Namespace
from latebind.interp.limits import Limits, Run
from latebind.interp.linking import Origin
from latebind.interp.program import Program, program_of, remaking
from latebind.interp.runner import Runner

if TYPE_CHECKING:
    from latebind.grammar import nodes as n

# Where an entry is: the names that lead to it. These stand for what is no member.
Place = tuple[str, ...]
_METHOD, _CALL, _CONSTRUCT, _LITERAL = "%method", "%call", "%construct", "%literal"
_PARTS = {_CALL: "call", _CONSTRUCT: "construct", _LITERAL: "literal"}


def places(library: Library) -> dict[int, Place]:
    """Where each entry of a library is, by its id."""
    found: dict[int, Place] = {}
    for kind, methods in library.methods.items():
        for name, entry in methods.items():
            found[id(entry)] = _METHOD, kind, name
    for name, meaning in library.globals.items():
        for place, inner in _walk((name,), meaning):
            found.setdefault(id(inner), place)
    return found


def _walk(place: Place, entry: Any) -> Iterator[tuple[Place, Builtin | Namespace]]:
    if not isinstance(entry, Builtin | Namespace):
        return
    yield place, entry
    if isinstance(entry, Namespace):
        for part, attribute in _PARTS.items():
            yield from _walk((*place, part), getattr(entry, attribute))
        for name, member in entry.members.items():
            yield from _walk((*place, name), member)


def _at(library: Library, place: Place) -> Any:
    """The entry at a place. Raises LookupError or AttributeError where there is none."""
    first, *rest = place
    if first == _METHOD:
        kind, name = rest
        return library.methods[kind][name]
    found: Any = library.globals[first]
    for name in rest:
        found = getattr(found, _PARTS[name]) if name in _PARTS else found.members[name]
    return found


def packed(found: Details, findings: Sequence[Diagnostic], known: dict[int, Place]) -> bytes | None:
    """A program as bytes; None where it calls what has no place in its library."""
    entries = []
    for name, origin in found.written.entries.items():
        if id(origin.entry) not in known:
            return None
        entries.append((name, known[id(origin.entry)], origin.part))
    facts = tuple(_plain(getattr(found.facts, field)) for field in Facts.__match_args__)
    return marshal.dumps((found.written.code(), facts, tuple(entries), tuple(map(_warning, findings))))


def _plain(value: Any) -> Any:
    return tuple(sorted(value)) if isinstance(value, frozenset) else value


def _warning(found: Diagnostic) -> tuple[Any, ...]:
    span = None if found.span is None else (found.span.start, found.span.end)
    return found.code, found.message, found.hint, span, found.severity


def unpacked(
    data: bytes, source: Source, library: Library, limits: Limits, again: Callable[[], n.Script]
) -> Program | None:
    """The program that `packed` made these bytes of; None where they are of something else. `again` parses the source."""
    try:
        code, facts, entries, warnings = marshal.loads(data)
        origins = {name: Origin(_at(library, place), part) for name, place, part in entries}
        known = Facts(*facts)
    except (ValueError, EOFError, TypeError, LookupError, AttributeError):
        return None
    known = known.replace(hideable=frozenset(known.hideable))
    zone = Run.timezone
    runner = Runner(source, code, origins, known, remaking(again, limits, zone, None), library, limits, zone)
    found = [
        Diagnostic(code, message, hint, None if span is None else Span(*span), severity)
        for code, message, hint, span, severity in warnings
    ]
    return program_of(runner, found)
