"""What a prompt remembers: the definitions of earlier inputs, as the script that the next input goes on with.

A `local` stays late: its text is kept and compiled again with each input. So is a `const` that is an arrow function.
Any other `const` is evaluated once, where it stands: its value is kept, and given to later inputs as a variable. All
text keeps the line and column where it was typed, so that errors point there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from latebind.grammar import nodes as n
from latebind.grammar.lexer import scan
from latebind.grammar.parser import parse
from latebind.grammar.source import Source, Span
from latebind.grammar.tables import DOT, NAME, QDOT


@dataclass(frozen=True, slots=True)
class Part:
    """A script to run. With `names`, its value is the object of these constants; else it is shown if `shows`."""

    text: str
    names: tuple[str, ...] = ()
    shows: bool = True


@dataclass(frozen=True, slots=True)
class Input:
    """One input, taken apart: check `whole`, run each of `parts`, then `Transcript.keep` it."""

    text: str
    whole: str
    parts: tuple[Part, ...]
    definitions: dict[str, Span]
    constants: tuple[str, ...]


@dataclass(slots=True)
class Transcript:
    """The inputs of one sitting. `values` are the constants so far, the variables of the next input."""

    name: str = "<prompt>"
    text: str = ""
    definitions: dict[str, Span] = field(default_factory=dict)
    values: dict[str, Any] = field(default_factory=dict)

    @property
    def line(self) -> int:
        """The number of the line that the next input begins with."""
        return Source(self.text).place(len(self.text)).line

    def read(self, text: str) -> Input:
        """Parse an input. A ParseError says whether it is `incomplete`."""
        statements = parse(Source(text, self.name, self.line)).body
        base = len(self.text)
        definitions = {name: _moved(s, base) for s in statements if (name := _late(s)) is not None}
        constants: dict[str, None] = {}
        cut = 0  # the first `cut` statements end with the last constant that has a value
        for number, statement in enumerate(statements, 1):
            if isinstance(statement, n.VariableDef) and _late(statement) is None:
                constants |= dict.fromkeys(name for item in statement.declarations for name in _names(item.target))
                cut = number
        earlier = {name: s for name, s in self.definitions.items() if name not in constants.keys() | definitions.keys()}
        before = [_moved(s, base) for s in statements[:cut] if _late(s) is None]
        after = [_moved(s, base) for s in statements[cut:] if _late(s) is None]
        everything, kept = self.text + text, earlier | definitions
        parts: list[Part] = []
        if constants:
            values = "\n;({" + ", ".join(constants) + "})"
            parts.append(Part(_only(everything, kept, before) + values, tuple(constants)))
        if after:
            shows = not isinstance(statements[-1], n.LocalDef | n.VariableDef)
            parts.append(Part(_only(everything, kept, after), shows=shows))
        whole = _only(everything, earlier, [_moved(s, base) for s in statements])
        return Input(text, whole, tuple(parts), definitions, tuple(constants))

    def keep(self, done: Input, values: dict[str, Any]) -> None:
        """Keep what an input defined; `values` are its constants."""
        for name in (*done.definitions, *done.constants):
            self.definitions.pop(name, None)
            self.values.pop(name, None)
        self.text += done.text + "\n"
        self.definitions |= done.definitions
        self.values |= values

    def copy(self) -> Transcript:
        """Copy the definitions and values, to come back to them."""
        return replace(self, definitions=dict(self.definitions), values=dict(self.values))

    def definition(self, name: str) -> str | None:
        """Give the text that defined a name, None if only its value is known."""
        span = self.definitions.get(name)
        return None if span is None else self.text[span.start : span.end]

    def is_local(self, name: str) -> bool:
        """Whether a name is a `local`, not a function."""
        return (self.definition(name) or "").startswith("local")

    def mentions(self, name: str) -> list[str]:
        """Give the names that occur in a definition, in order, each once."""
        tokens = scan(Source(self.definition(name) or ""))
        types = tokens.types
        found = [tokens.text(i) for i, type_ in enumerate(types) if type_ == NAME and types[i - 1] not in (DOT, QDOT)]
        return [other for other in dict.fromkeys(found) if other != name]


def _late(statement: n.Statement) -> str | None:
    """Give the name of a definition that is kept as text: a `local`, or a `const` that is a function."""
    if isinstance(statement, n.LocalDef):
        return statement.target.name
    if isinstance(statement, n.VariableDef) and len(statement.declarations) == 1:
        only = statement.declarations[0]
        if isinstance(only.target, n.NamePattern) and isinstance(only.value, n.Arrow):
            return only.target.name
    return None


def _names(pattern: n.Pattern) -> Iterator[str]:
    """Give the names that a pattern binds."""
    if isinstance(pattern, n.NamePattern):
        yield pattern.name
        return
    inner: Sequence[n.PatternProperty | n.PatternElement | None] = ()
    if isinstance(pattern, n.ObjectPattern):
        inner = pattern.properties
    elif isinstance(pattern, n.ArrayPattern):
        inner = pattern.elements
    for item in inner:
        if item is not None:
            yield from _names(item.target)
    if isinstance(pattern, n.ObjectPattern | n.ArrayPattern) and pattern.rest is not None:
        yield from _names(pattern.rest)


def _moved(statement: n.Statement, by: int) -> Span:
    return Span(statement.start + by, statement.end + by)


_LINE = re.compile("[^\n\r\u2028\u2029]+(?=[\n\r\u2028\u2029])")
_REST = re.compile("[^\n\r\u2028\u2029]")


def _only(text: str, kept: dict[str, Span], actions: Sequence[Span]) -> str:
    """Blank out all of `text` but the spans of `kept` and `actions`, which keep their lines and columns."""
    pieces: list[str] = []
    end = 0
    for span in sorted([*kept.values(), *actions], key=lambda span: span.start):
        if span.start > end:
            gap = _REST.sub(" ", _LINE.sub("", text[end : span.start]))
            # What ended the statement before may be blank now, and this one may look as if that went on.
            pieces.append(gap if end == 0 else ";" + (gap[1:] if gap[0] == " " else gap))
        pieces.append(text[span.start : span.end])
        end = span.end
    return "".join(pieces)
