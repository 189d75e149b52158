"""Makes docs/library.md: names, signatures and first lines from the library's tables, examples from its scripts.

The example of a function is the case under tests/language/library that is titled with its name: `// string.trim`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import latebind
from latebind.interp.library import Builtin, Library, Namespace

_SCRIPTS = Path(__file__).parent / "language" / "library"
_TITLE = re.compile(r"^// (?P<name>(?:new )?[\w$.]+)\n")

_INTRODUCTION = """\
# The library

Everything that scripts can call. Names and results are JavaScript's wherever JavaScript has them; what
changes its receiver says so. How the memories behave is told [on a page of their own](memory.md).

A signature says the types of parameters and result: `slice(start?: integer, end?: integer): string`. `?` marks what may
be left out, `...` any number of arguments, `integer` a number whose fraction is cut off. Too few or too many arguments,
and arguments of other types, are errors.

<!-- Made by tests/library_page.py from the tables of the library and the scripts in tests/language/library. -->
"""

_CHAPTERS = {
    "string": "Strings",
    "array": "Arrays",
    "object": "Objects",
    "number": "Numbers",
    "boolean": "Booleans",
    "error": "Errors",
    "date": "Dates",
    "regexp": "Regular expressions",
    "map": "Maps",
    "set": "Sets",
    "file": "Files",
}


class Entry(NamedTuple):
    """One heading: `string.trim`, `Math.max`, `equals`."""

    name: str
    signature: str
    doc: str


@cache
def _examples() -> dict[str, str]:
    found: dict[str, str] = {}
    for path in sorted(_SCRIPTS.glob("*.late")):
        for case in path.read_text(encoding="utf-8").split("---\n"):
            if match := _TITLE.match(case):
                found[match["name"]] = case[match.end() :].rstrip("\n")
    return found


def _methods(library: Library, kind: str) -> Iterator[Entry]:
    if kind in ("string", "array"):
        counted = "Its code points." if kind == "string" else "Its items."
        yield Entry(f"{kind}.length", "length: number", counted)
    for name, method in library.methods.get(kind, {}).items():
        yield Entry(f"{kind}.{name}", method.signature, method.doc)


def _members(space: Namespace) -> Iterator[Entry]:
    if space.construct is not None:
        yield Entry(f"new {space.name}", f"new {space.construct.signature}", space.construct.doc)
    for name, member in space.members.items():
        if isinstance(member, Builtin):
            yield Entry(f"{space.name}.{name}", f"{space.name}.{member.signature}", member.doc)
        elif isinstance(member, Namespace):
            yield from _members(member)
        else:
            yield Entry(f"{space.name}.{name}", f"{space.name}.{name}: number", "")


def _chapters(library: Library) -> Iterator[tuple[str, str, list[Entry]]]:
    """Title, introduction and entries of each chapter."""
    functions = [Entry(g.name, g.signature, g.doc) for g in library.globals.values() if isinstance(g, Builtin)]
    spaces = [g for g in library.globals.values() if isinstance(g, Namespace)]
    calls = [Entry(space.name, space.call.signature, space.call.doc) for space in spaces if space.call is not None]
    yield "Functions", "", sorted([*functions, *calls], key=lambda entry: entry.name.lower())
    for kind, title in _CHAPTERS.items():
        if entries := list(_methods(library, kind)):
            yield title, f"Methods of every {kind}.", entries
    for space in spaces:
        if entries := list(_members(space)):
            yield f"`{space.name}`", space.doc, entries


def library_page() -> str:
    """The page's text."""
    lines = [_INTRODUCTION]
    for title, introduction, entries in _chapters(latebind.Runtime().library):
        lines.append(f"## {title}\n")
        if introduction:
            lines.append(f"{introduction}\n")
        for entry in entries:
            lines.append(f"### {entry.name}\n\n`{entry.signature}`\n")
            if entry.doc:
                lines.append(f"{entry.doc}\n")
            if example := _examples().get(entry.name):
                lines.append(f"```late\n{example}\n```\n")
    return "\n".join(lines)


def undocumented() -> list[str]:
    """Functions without a sentence or an example, and examples of no function."""
    entries = [entry for _, _, chapter in _chapters(latebind.Runtime().library) for entry in chapter]
    names = {entry.name for entry in entries}
    without = [entry.name for entry in entries if entry.name not in _examples()]
    silent = [entry.name for entry in entries if not entry.doc and "(" in entry.signature]
    return [*without, *silent, *(name for name in _examples() if name not in names)]
