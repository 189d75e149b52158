"""What a prompt remembers: the definitions of earlier inputs, as the script that the next input goes on with.

A `local` stays late: its text is kept and compiled again with each input. So is a function, and an import. What other names hold is
kept as it is, so that arrays and objects are the same ones in later inputs; `let` and `var` may be assigned there. All
text keeps the line and column where it was typed, so that errors point there.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence, Set
from copy import deepcopy
from dataclasses import dataclass, field, replace
from typing import Any

from latebind.cli.provenance import nodes_of
from latebind.grammar import nodes as n
from latebind.grammar.lexer import scan
from latebind.grammar.parser import parse
from latebind.grammar.source import Source, Span
from latebind.grammar.tables import DOT, NAME, QDOT
from latebind.interp.checker.state import names_of, variable_names


@dataclass(frozen=True, slots=True)
class Input:
    """One input, to be run as `whole`: its own statements, and the definitions of earlier ones. `late` says where those
    definitions stand in it that are kept as text, its own among them.

    `names` are those that it declares, with their kinds; `assigned` those that it assigns to. A value is shown if it
    `shows`; null is not if it is `silent`, as loops are.
    """

    text: str
    whole: str
    late: dict[str, Span]
    definitions: dict[str, Span]
    names: dict[str, str]
    assigned: frozenset[str]
    shows: bool
    silent: bool

    def without(self, names: Set[str]) -> Input:
        """The same input, to be run without the definitions of some names."""
        late = {name: span for name, span in self.late.items() if name not in names}
        whole = self.whole
        for span in {self.late[name] for name in names}:
            whole = whole[: span.start] + _REST.sub(" ", whole[span.start : span.end]) + whole[span.end :]
        return replace(self, whole=whole, late=late)


@dataclass(slots=True)
class Transcript:
    """The inputs of one sitting; `text` has them all, each on lines of its own. `values` are what the names hold that are no functions and not late, `kinds` how these
    were declared."""

    name: str = "<prompt>"
    text: str = ""
    inputs: tuple[str, ...] = ()
    definitions: dict[str, Span] = field(default_factory=dict)
    values: dict[str, Any] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)

    @property
    def line(self) -> int:
        """The number of the line that the next input begins with."""
        return Source(self.text).place(len(self.text)).line

    def read(self, text: str) -> Input:
        """Parse an input. A ParseError says whether it is `incomplete`."""
        statements = parse(Source(text, self.name, self.line)).body
        base = len(self.text)
        definitions = {name: _moved(s, base) for s in statements if (name := _late(s)) is not None}
        for statement in statements:
            if isinstance(statement, n.Import):
                definitions |= dict.fromkeys([name.target.name for name in statement.names], _moved(statement, base))
        names = {name.name: "var" for name in variable_names(statements)}
        for statement in statements:
            if isinstance(statement, n.VariableDef) and _late(statement) is None:
                declared = [name.name for item in statement.declarations for name in names_of(item.target)]
                names |= dict.fromkeys(declared, statement.kind)
        earlier = self._without(names.keys() | definitions.keys())
        whole, placed = _only(self.text + text, earlier, [_moved(s, base) for s in statements])
        last = statements[-1] if statements else None
        shows = last is not None and not isinstance(last, _DEFINING)
        silent = isinstance(last, n.Loop | n.Switch)
        late = {name: placed[span] for name, span in (earlier | definitions).items()}
        return Input(text, whole, late, definitions, names, frozenset(_assigned(statements)), shows, silent)

    def prologue(self, done: Input) -> str:
        """The line that stands before an input when it runs: it declares the names it mentions, with what they hold
        (`$kept`), and hands on how to read those that may hold something else afterwards (`$keep`)."""
        mentioned = _mentioned(done.whole)
        defined = done.names.keys() | done.definitions.keys()
        kept = [name for name in self.values if name in mentioned and name not in defined]
        variable = {name for name in kept if self.kinds[name] != "const"}
        functions = done.assigned & (done.definitions.keys() | self.definitions.keys())
        declared = [f"{_KIND[self.kinds[name]]} {name} = $kept({json.dumps(name)}); " for name in kept]
        keep = sorted(variable | done.names.keys() | functions)
        return "".join([*declared, *(f"$keep({json.dumps(name)}, () => {name}); " for name in keep)])

    def keep(self, done: Input, values: dict[str, Any]) -> None:
        """Keep what an input defined; `values` are what its names hold now, and earlier ones that it assigned to."""
        defined = {*done.definitions, *done.names, *values}
        self.definitions = self._without(defined)
        for name in defined:
            self.values.pop(name, None)
        kinds = {name: done.names.get(name) or self.kinds.get(name, "let") for name in values}
        self.text += done.text + "\n"
        self.inputs += (done.text,)
        self.definitions |= {name: span for name, span in done.definitions.items() if name not in values}
        self.values |= values
        self.kinds |= kinds

    def _without(self, names: Set[str]) -> dict[str, Span]:
        """The definitions but for those of some names, and what was imported together with one of them."""
        gone = {self.definitions[name] for name in names if name in self.definitions}
        return {name: span for name, span in self.definitions.items() if span not in gone}

    def copy(self, *, deep: bool) -> Transcript:
        """Copy the definitions and values, to come back to them; `deep` where the values themselves may change."""
        values = deepcopy(self.values) if deep else dict(self.values)
        return replace(self, definitions=dict(self.definitions), values=values, kinds=dict(self.kinds))

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


_KIND = {"const": "const", "let": "let", "var": "let"}


# What an input that ends in it shows nothing of.
_DEFINING = (n.LocalDef, n.VariableDef, n.FunctionDef, n.Import, n.ExportNames)


def _late(statement: n.Statement) -> str | None:
    """Give the name of a definition that is kept as text: a `local`, or a function."""
    if isinstance(statement, n.LocalDef | n.FunctionDef):
        return statement.target.name
    if isinstance(statement, n.VariableDef) and len(statement.declarations) == 1:
        only = statement.declarations[0]
        if isinstance(only.target, n.NamePattern) and isinstance(only.value, n.Arrow):
            return only.target.name
    return None


def _assigned(statements: Sequence[n.Statement]) -> Iterator[str]:
    """Give the names that are assigned to."""
    for node in nodes_of(statements):
        if isinstance(node, n.Assign | n.Update) and isinstance(node.target, n.Name):
            yield node.target.name
        elif isinstance(node, n.Assign) and isinstance(node.target, n.ObjectPattern | n.ArrayPattern):
            yield from (part.name for part in nodes_of(node.target) if isinstance(part, n.Name))


# As other strings have it: the checker warns of it, where the name is known.
_INTERPOLATED = re.compile(r"[@$][({] *([^\W\d][\w$]*)")


def _mentioned(text: str) -> frozenset[str]:
    """Give the names that occur in a text, also those in strings that look interpolated."""
    tokens = scan(Source(text))
    types = tokens.types
    names = [tokens.text(i) for i, type_ in enumerate(types) if type_ == NAME and types[i - 1] not in (DOT, QDOT)]
    return frozenset((*names, *_INTERPOLATED.findall(text)))


def _moved(statement: n.Statement, by: int) -> Span:
    return Span(statement.start + by, statement.end + by)


_LINE = re.compile("[^\n\r\u2028\u2029]+(?=[\n\r\u2028\u2029])")
_REST = re.compile("[^\n\r\u2028\u2029]")


def _only(text: str, kept: dict[str, Span], actions: Sequence[Span]) -> tuple[str, dict[Span, Span]]:
    """Blank out all of `text` but the spans of `kept` and `actions`, which keep their lines and columns. Gives where each
    of them stands then, too."""
    pieces: list[str] = []
    placed: dict[Span, Span] = {}
    end = size = 0
    for span in sorted({*kept.values(), *actions}, key=lambda span: span.start):
        if span.start > end:
            gap = _REST.sub(" ", _LINE.sub("", text[end : span.start]))
            # What ended the statement before may be blank now, and this one may look as if that went on.
            pieces.append(gap if end == 0 else ";" + (gap[1:] if gap[0] == " " else gap))
            size += len(pieces[-1])
        pieces.append(text[span.start : span.end])
        placed[span] = Span(size, size + span.end - span.start)
        end, size = span.end, size + span.end - span.start
    return "".join(pieces), placed
