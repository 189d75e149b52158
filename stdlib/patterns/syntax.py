"""Reads the text of a pattern into its tree: ECMA-262's grammar of patterns, with Annex B where the flag `u` is absent.

What is no pattern in JavaScript either fails as PATTERN_SYNTAX; what latebind does not have, with a code of its own.
"""

from __future__ import annotations

import re

from latebind.grammar.errors import LatebindError
from latebind.grammar.record import Record
from latebind.stdlib.patterns.classes import Mode, character, dot, resolved
from latebind.stdlib.patterns.escapes import character_escape, class_escape, read_class
from latebind.stdlib.patterns.nodes import (
    Backreference,
    Chars,
    Choice,
    Edge,
    EdgeKind,
    Group,
    Look,
    Node,
    Repeat,
    choice,
    descendants,
    parts,
    sequence,
)
from latebind.stdlib.patterns.reader import Reader
from latebind.stdlib.patterns.unicode import case_classes, continues_name, starts_name

# Deeper ones are refused: each pass over the tree goes as deep as the tree.
NESTING = 50

_LOOKS = {"(?<=": (False, False), "(?<!": (False, True), "(?=": (True, False), "(?!": (True, True)}
_BRACES = re.compile(r"\{([0-9]+)(?:(,)([0-9]*))?\}")
_SIGNS: dict[str, tuple[int, int | None]] = {"*": (0, None), "+": (1, None), "?": (0, 1)}
_MODIFIERS = re.compile(r"\(\?([A-Za-z]*)(-?)([A-Za-z]*):")
_DECIMAL = re.compile(r"[1-9][0-9]*")
_DIGITS = 20
_ANY_NAME = re.compile(r"<([^>]*)>")
_NAME_ESCAPE = re.compile(
    r"\\u(?:\{([0-9a-fA-F]+)\}|([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})|([0-9a-fA-F]{4}))"
)


class Syntax(Record):
    """A pattern as it was read: its tree, how many groups it has, and which of them go by a name, in their order."""

    tree: Node
    groups: int
    names: dict[str, tuple[int, ...]]


def read_pattern(source: str, mode: Mode) -> Syntax:
    """Read a pattern whose flags are those of `mode`."""
    parser = _Parser(source, mode.unicode)
    tree = parser.disjunction(mode)
    if parser.reader.take(")"):
        raise parser.reader.wrong(
            "`)` closes nothing", parser.reader.at - 1, hint="for the character itself, write `\\)`"
        )
    parser.check_letters()
    parser.check_names(tree)
    names: dict[str, tuple[int, ...]] = {}
    for number, (name, _) in parser.names.items():
        names[name] = (*names.get(name, ()), number)
    return Syntax(tree, parser.groups, names)


class _Parser:
    def __init__(self, source: str, unicode: bool) -> None:
        self.reader = Reader(source, unicode)
        self.names: dict[int, tuple[str, int]] = {}  # for a group's number its name, and where that starts
        self.groups = 0
        self.letters: dict[int, int] = {}  # each letter that stands for itself under `i` without `u`, and where
        self.depth = 0

    def disjunction(self, mode: Mode) -> Node:
        options = [self.alternative(mode)]
        while self.reader.take("|"):
            options.append(self.alternative(mode))
        return choice(*options)

    def alternative(self, mode: Mode) -> Node:
        items: list[Node] = []
        while not self.reader.done and self.reader.next not in "|)":
            items.append(self.term(mode))
        return sequence(*items)

    def term(self, mode: Mode) -> Node:
        start = self.reader.at
        if self.reader.next == "(":
            return self.parenthesis(mode)
        edge = self.edge(mode)
        return edge if edge is not None else self.quantified(self.atom(mode), start)

    def edge(self, mode: Mode) -> Edge | None:
        """`^`, `$`, `\\b` or `\\B`, which cannot be repeated."""
        if self.reader.take("^"):
            return Edge(EdgeKind.LINE_START if mode.multiline else EdgeKind.START)
        if self.reader.take("$"):
            return Edge(EdgeKind.LINE_END if mode.multiline else EdgeKind.END)
        folded = mode.unicode and mode.ignore_case
        if self.reader.take("\\b"):
            return Edge(EdgeKind.WORD, folded)
        if self.reader.take("\\B"):
            return Edge(EdgeKind.NOT_WORD, folded)
        return None

    def atom(self, mode: Mode) -> Node:
        reader = self.reader
        start = reader.at
        char = reader.any()
        if char == "\\":
            return self.escape(mode)
        if char == ".":
            return Chars(dot(mode))
        if char == "[":
            return Chars(read_class(reader, mode))
        braces = char == "{" and _BRACES.match(reader.source, start)
        if char in "*+?" or braces:
            raise reader.wrong(f"`{char}` repeats nothing", start, hint=f"for the character itself, write `\\{char}`")
        if reader.unicode and char in "{}]":
            raise reader.wrong(f"a lone `{char}`", start, hint=f"for the character itself, write `\\{char}`")
        return self.letter(ord(char), mode, start)

    def letter(self, code: int, mode: Mode, start: int) -> Node:
        """A character that stands for itself."""
        if mode.ignore_case and not mode.unicode:
            self.letters.setdefault(code, start)
        return Chars(character(code, mode))

    def escape(self, mode: Mode) -> Node:
        reader = self.reader
        start = reader.at - 1
        chars = class_escape(reader, mode)
        if chars is not None:
            return Chars(resolved(mode, chars))
        if reader.looks_at("k") and (reader.unicode or reader.named):
            reader.at += 1
            if reader.next != "<":
                raise reader.wrong("expected the name of a group after `\\k`", start, hint="write `\\k<name>`")
            reader.at += 1
            return Backreference(self.name(start), mode, reader.from_(start))
        if found := _DECIMAL.match(reader.source, reader.at):
            number = _number(found[0])
            if number <= reader.groups:
                reader.at = found.end()
                return Backreference(number, mode, reader.from_(start))
            if reader.unicode:
                reader.at = found.end()
                raise reader.wrong(f"there is no group {found[0]}", start)
        return self.letter(character_escape(reader), mode, start)

    def quantified(self, body: Node, start: int) -> Node:
        """`body`, which starts at `start`, as often as the quantifier says that may follow."""
        reader = self.reader
        end = reader.at
        if reader.next and reader.next in _SIGNS:
            low, high = _SIGNS[reader.any()]
        elif found := reader.match(_BRACES):
            low = _number(found[1])
            high = low if found[2] is None else _number(found[3]) if found[3] else None
            if high is not None and high < low:
                raise reader.wrong("the numbers are out of order", end, hint=f"write `{{{high},{low}}}`")
        else:
            return body
        lazy = reader.take("?")
        if not reader.unicode and isinstance(body, Chars) and end == start + 1 and reader.source[start] > "\uffff":
            raise reader.refused("PATTERN_SURROGATES", start)
        return Repeat(low, high, lazy, body, reader.from_(start))

    def parenthesis(self, mode: Mode) -> Node:
        """A group of any kind, with its quantifier."""
        reader = self.reader
        start = reader.at
        for opener, (ahead, negative) in _LOOKS.items():
            if reader.take(opener):
                look = Look(ahead, negative, self.body(mode, start), reader.from_(start))
                return self.quantified(look, start) if ahead and not reader.unicode else look
        if reader.take("(?<"):
            self.groups += 1
            number = self.groups
            self.names[number] = (self.name(start), start)
            return self.quantified(Group(number, self.body(mode, start)), start)
        if reader.looks_at("(?"):
            mode = self.modified(mode)
            return self.quantified(self.body(mode, start), start)
        reader.at += 1
        self.groups += 1
        number = self.groups
        return self.quantified(Group(number, self.body(mode, start)), start)

    def body(self, mode: Mode, start: int) -> Node:
        """What stands in the parentheses that opened at `start`, and go behind them."""
        self.depth += 1
        if self.depth > NESTING:
            raise self.reader.refused("PATTERN_TOO_DEEP", start, limit=NESTING)
        inside = self.disjunction(mode)
        self.depth -= 1
        if not self.reader.take(")"):
            hint = "write `)` where it ends; for the character itself, `\\(`"
            raise self.reader.wrong("the group is not closed", start, hint=hint)
        return inside

    def modified(self, mode: Mode) -> Mode:
        """The flags behind `(?:`, `(?s:`, `(?m-s:`. To switch `i` is refused: V8 has faults there, and finds less than
        ECMA-262 says."""
        reader = self.reader
        start = reader.at
        found = reader.match(_MODIFIERS)
        if found is None:
            reader.at += 2
            hint = "groups start with `(`, `(?:`, `(?<name>`, `(?=`, `(?!`, `(?<=`, `(?<!` or `(?i:`"
            raise reader.wrong("no group starts like this", start, hint=hint)
        on, minus, off = found.groups()
        letters = on + off
        if not {*letters} <= {*"ims"} or len({*letters}) < len(letters) or (minus and not letters):
            raise reader.wrong("these are no flags for a group", start, hint="they are i, m and s, each once")
        if "i" in letters and ("i" in on) is not mode.ignore_case:
            raise reader.refused("PATTERN_MODIFIER", start)
        return mode.replace(
            multiline=("m" in on) or (mode.multiline and "m" not in off),
            dot_all=("s" in on) or (mode.dot_all and "s" not in off),
        )

    def name(self, start: int) -> str:
        """The name of a group, behind its `<`, and go behind its `>`."""
        reader = self.reader
        reader.at -= 1
        found = reader.match(_ANY_NAME)
        name = _NAME_ESCAPE.sub(_unescaped, found[1]) if found else ""
        if not name or not starts_name(name[0]) or not all(map(continues_name, name[1:])):
            raise reader.wrong("this is no name for a group", start, hint="write a name like those of variables")
        return name

    def check_letters(self) -> None:
        """Fail for two letters that are the same under `iu` and not under `i`, such as `k` and the sign of Kelvin: V8
        takes them for the same where alternatives start with them, and then finds one alone."""
        for code, at in self.letters.items():
            others = {*case_classes(True).get(code, ())} - {*case_classes(False).get(code, (code,))}
            for other in others & self.letters.keys():
                start = max(at, self.letters[other])
                self.reader.at = start + 1
                raise self.reader.refused("PATTERN_LETTERS", start, one=chr(code), other=chr(other))

    def check_names(self, tree: Node) -> None:
        """Fail if two groups of one name could both take part, or if there is none for a `\\k<name>`."""
        known = {name for name, _ in self.names.values()}
        for node in descendants(tree):
            if isinstance(node, Backreference) and isinstance(node.group, str) and node.group not in known:
                hint = (
                    "its groups with names: " + ", ".join(sorted(known)) if known else "write the group as `(?<name>…)`"
                )
                start, self.reader.at = node.place
                raise self.reader.wrong(f"there is no group of the name `{node.group}`", start, hint=hint)
        if len(known) < len(self.names):
            self.named_groups(tree)

    def named_groups(self, node: Node) -> dict[str, int]:
        """The names inside, each with a group that has it."""
        found: dict[str, int] = {}
        if isinstance(node, Group) and node.number in self.names:
            found[self.names[node.number][0]] = node.number
        for part in parts(node):
            for name, number in self.named_groups(part).items():
                if name in found and not isinstance(node, Choice):
                    raise self.twice(name, number)
                found[name] = number
        return found

    def twice(self, name: str, number: int) -> LatebindError:
        self.reader.at = (start := self.names[number][1]) + len(name) + 4
        return self.reader.refused("PATTERN_SAME_NAME", start, name=name)


def _number(digits: str) -> int:
    """The number that digits stand for. Python does not read thousands of them, and V8 tells no such numbers apart."""
    digits = digits.lstrip("0") or "0"
    return int(digits) if len(digits) < _DIGITS else 10**_DIGITS


def _unescaped(found: re.Match[str]) -> str:
    braced, lead, trail, plain = found.groups()
    if lead:
        return chr(0x10000 + ((int(lead, 16) & 0x3FF) << 10) + (int(trail, 16) & 0x3FF))
    code = int(braced or plain, 16)
    return chr(code) if code <= 0x10FFFF else found[0]
