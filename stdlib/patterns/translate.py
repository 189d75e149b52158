"""Writes the tree of a pattern for RE2: character classes and numbered groups, and nothing that RE2 reads otherwise.

RE2 keeps what a group captured in an earlier round of a repetition, where JavaScript forgets it. A group that a round
may skip is therefore compared with where the last round began, which is captured, too (`Candidate`).
"""

from __future__ import annotations

from functools import lru_cache

from latebind.grammar.errors import LatebindError
from latebind.grammar.record import Record
from latebind.stdlib.patterns import cost
from latebind.stdlib.patterns.backreferences import Unknown, without_backreferences
from latebind.stdlib.patterns.classes import Mode
from latebind.stdlib.patterns.lookaround import Behind, Guard, Unsupported, settle
from latebind.stdlib.patterns.loops import Tangled, bare, without_empty_rounds
from latebind.stdlib.patterns.nodes import (
    Chars,
    Choice,
    Edge,
    EdgeKind,
    Group,
    Node,
    Repeat,
    Sequence,
    Tail,
    Unrolled,
    always,
    descendants,
    groups,
    nullable,
)
from latebind.stdlib.patterns.reader import failure
from latebind.stdlib.patterns.sets import CharSet, only
from latebind.stdlib.patterns.syntax import Syntax, read_pattern


class Barred(Record):
    """Characters that a text must not have for a pattern to look at it, as a class for Python's `re`, and the code of
    the error."""

    chars: str
    code: str


# What RE2 repeats at most, and how large a pattern may become.
_ROUNDS = 1_000
_INSTRUCTIONS = 200_000

# RE2's flag for lines knows line feeds alone, and its words no letters but ASCII's. With the flag u, V8 finds what
# takes no character in the middle of one, too: `\\B`, for one, between the halves of a surrogate pair.
_LINES = Barred("[\r\u2028\u2029]", "PATTERN_LINE_END")
_WORDS = Barred("[\u017f\u212a]", "PATTERN_WORD")
_HALVES = Barred("[\U00010000-\U0010ffff]", "PATTERN_HALF")

_EDGES = {
    EdgeKind.START: "\\A",
    EdgeKind.END: "\\z",
    EdgeKind.LINE_START: "(?m:^)",
    EdgeKind.LINE_END: "(?m:$)",
    EdgeKind.WORD: "\\b",
    EdgeKind.NOT_WORD: "\\B",
}
_SIGNS = {(0, None): "*", (1, None): "+", (0, 1): "?", (1, 1): ""}


class Candidate(Record):
    """A group of RE2's that may hold what a group captured.

    It does not if a round of one of the repetitions `within` began after it, or one of those in `before` at or after
    it. `ends` are empty groups: the first of them that took part is where the group ends, if one did.
    """

    index: int
    within: tuple[int, ...]
    before: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()


class Program(Record):
    """A text for RE2, and where in its groups those of the pattern are: for each number, in turn, its candidates."""

    text: str
    nodes: int  # of the tree that it was written from
    count: int  # of RE2's groups
    groups: dict[int, tuple[Candidate, ...]]
    ends: tuple[int, ...]  # the first of these groups that took part is where the match ends
    instructions: int
    optional: int
    positions: int
    reach: int | None


class Translation(Record):
    """A pattern as RE2 is asked for it.

    `start` is the group where a match starts, `width` how many characters before it are searched too, and `later` the
    program that is asked from any place but the first one: they are for look-behind. `guards` must match, or must not,
    at the start of the text.
    """

    source: str
    main: Program
    later: Program | None
    start: int | None
    width: int
    guards: tuple[tuple[Program, bool], ...]
    barred: tuple[Barred, ...]
    count: int
    names: dict[str, tuple[int, ...]]

    @property
    def programs(self) -> tuple[Program, ...]:
        later = () if self.later is None or self.later is self.main else (self.later,)
        return (self.main, *later, *(program for program, _ in self.guards))


def translate(source: str, mode: Mode) -> Translation:
    """Translate a pattern, or fail with the place in it that cannot be."""
    syntax = read_pattern(source, mode)
    try:
        around = settle(without_backreferences(syntax.tree, syntax.names))
        tree = without_empty_rounds(around.tree)
        guards = tuple(_guard(source, guard) for guard in around.guards)
    except Unsupported as unsupported:
        look = unsupported.look
        raise failure("PATTERN_LOOK_AHEAD" if look.ahead else "PATTERN_LOOK_BEHIND", source, look.place) from None
    except Unknown as unknown:
        raise failure("PATTERN_BACKREFERENCE", source, unknown.place) from None
    except Tangled as tangled:
        raise failure("PATTERN_LOOP", source, tangled.place) from None
    return _assembled(source, mode, syntax, tree, around.behind, guards)


def _assembled(
    source: str, mode: Mode, syntax: Syntax, tree: Node, behind: Behind | None, guards: tuple[tuple[Program, bool], ...]
) -> Translation:
    main = _program(source, tree, behind)
    later: Program | None = main
    if behind is not None and behind.at_start:
        later = None if behind.body is None else _program(source, tree, behind.replace(at_start=False))
    return Translation(
        source,
        main,
        later,
        None if behind is None else 1,
        0 if behind is None else behind.width,
        guards,
        _barred(syntax.tree, tree, behind is not None, mode.unicode),
        syntax.groups,
        syntax.names,
    )


def _guard(source: str, guard: Guard) -> tuple[Program, bool]:
    body = without_empty_rounds(guard.body)
    tree = Sequence((Edge(EdgeKind.START), bare(body) if guard.negative else body))
    return _program(source, tree, None), guard.negative


def _program(source: str, tree: Node, behind: Behind | None) -> Program:
    whole = tree
    prefix = ""
    writer = _Writer(source)
    if behind is not None:
        options = [_EDGES[EdgeKind.START]] if behind.at_start else []
        if behind.body is not None:
            options.append(writer.write(without_empty_rounds(behind.body)))
            whole = Sequence((behind.body, tree))
        prefix = f"(?:{'|'.join(options)})()"
        writer.count = 1
    many = cost.more_rounds(whole, _ROUNDS)
    if many is not None:
        raise failure("PATTERN_ROUNDS", source, many.place, limit=_ROUNDS)
    size = cost.instructions(whole)
    if size > _INSTRUCTIONS:
        raise too_large(source)
    text = prefix + writer.write(tree)
    found = {number: tuple(candidates) for number, candidates in writer.candidates.items()}
    return Program(
        text,
        len(descendants(whole)),
        writer.count,
        found,
        tuple(writer.markers),
        size,
        cost.optional(whole),
        cost.positions(whole),
        cost.reach(whole),
    )


def too_large(source: str) -> LatebindError:
    """The error for a pattern that takes more memory than there is for one."""
    return failure("PATTERN_TOO_LARGE", source, (0, len(source)))


def _barred(written: Node, tree: Node, around: bool, unicode: bool) -> tuple[Barred, ...]:
    """What no text may have: for the pattern as it was written, and as it is looked for; `around` if what is before it
    counts."""
    edges = [node for node in descendants(written) if isinstance(node, Edge)]
    kinds = {edge.kind for edge in edges}
    found = []
    if kinds & {EdgeKind.LINE_START, EdgeKind.LINE_END}:
        found.append(_LINES)
    if any(edge.folded for edge in edges):
        found.append(_WORDS)
    halves = around or EdgeKind.NOT_WORD in kinds or any(isinstance(node, Tail) for node in descendants(tree))
    if unicode and halves and nullable(tree):
        found.append(_HALVES)
    return tuple(found)


class _Writer:
    """Writes one program. `count` is how many groups RE2 has so far."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.count = 0
        self.candidates: dict[int, list[Candidate]] = {}
        self.markers: list[int] = []
        # The repetitions around: the group of their rounds, which groups each round captures, and the repetition.
        self.loops: list[tuple[int, frozenset[int], Repeat]] = []

    def write(self, node: Node) -> str:
        match node:
            case Chars(chars):
                return spelled(chars)
            case Edge(kind):
                return _EDGES[kind]
            case Sequence(items):
                return "".join(map(self.write, items))
            case Choice(options):
                return f"(?:{'|'.join(map(self.write, options))})"
            case Group():
                return self.group(node)
            case Repeat():
                return self.repeat(node, node.high != 1 and bool(groups(node.body) - always(node.body)))
            case Unrolled(first, rest):
                return self.unrolled(first, rest)
            case Tail(body):
                self.markers.append(self.open())
                return f"()(?:{self.write(body)})"
            case _:
                raise AssertionError(node)

    def open(self) -> int:
        """The number of a new group of RE2's."""
        self.count += 1
        return self.count

    def group(self, node: Group) -> str:
        index = self.open()
        markers = len(self.markers)
        within = []
        for loop, captured, repetition in self.loops:
            if node.number not in captured:
                if nullable(node.body):  # where it found nothing, its place does not tell the rounds apart
                    raise failure("PATTERN_SKIPPED_GROUP", self.source, repetition.place)
                within.append(loop)
        text = f"({self.write(node.body)})"
        found = Candidate(index, tuple(within), ends=tuple(self.markers[markers:]))
        self.candidates.setdefault(node.number, []).append(found)
        return text

    def repeat(self, node: Repeat, rounds: bool) -> str:
        """A repetition; `rounds` if it must be known where the last round began."""
        low, high = node.low, node.high
        sign = _SIGNS.get((low, high))
        if sign is None:
            sign = f"{{{low}}}" if low == high else f"{{{low},{high or ''}}}"
        if node.lazy and low != high:
            sign += "?"
        if not rounds:
            inside = self.write(node.body)
            return f"{inside if isinstance(node.body, Chars) else f'(?:{inside})'}{sign}"
        self.loops.append((self.open(), always(node.body), node))
        inside = self.write(node.body)
        self.loops.pop()
        return f"(?:({inside})){sign}"

    def unrolled(self, first: Node, rest: Repeat) -> str:
        known = {number: len(candidates) for number, candidates in self.candidates.items()}
        text = self.write(first)
        if not groups(first):
            return text + self.write(rest)
        loop = self.count + 1  # the next one to be opened
        for number in groups(first):
            candidates = self.candidates[number]
            for at in range(known.get(number, 0), len(candidates)):
                candidates[at] = candidates[at].replace(before=(*candidates[at].before, loop))
        return text + self.repeat(rest, True)


@lru_cache(maxsize=128)
def spelled(chars: CharSet) -> str:
    """A class as RE2 reads it."""
    if (code := only(chars)) is not None:
        return _literal(code)
    if not chars:
        return "[^\\x00-\\x{10FFFF}]"
    ends = "".join(_literal(first) + (f"-{_literal(last)}" if last > first else "") for first, last in chars)
    # RE2 takes [Kk] for a k of any case, and has the sign of Kelvin for one; a half of a character is never found.
    if chars in _FOLDED:
        ends += "\\x{D800}"
    return f"[{ends}]"


_FOLDED = {((ord(letter), ord(letter)), (ord(letter) + 32, ord(letter) + 32)) for letter in "KS"}


def _literal(code: int) -> str:
    char = chr(code)
    return char if char.isascii() and char.isalnum() else f"\\x{{{code:x}}}"
