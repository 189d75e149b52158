"""A pattern that was translated, and what it finds in a text: the value behind `RegExp` and the methods that take one.

Places are counted in code points, from 0; RE2 counts bytes of UTF-8.
"""

from __future__ import annotations

import re

from latebind.grammar.errors import fail
from latebind.grammar.record import Record
from latebind.interp.limits import ENTRY, KB, MB, Run
from latebind.stdlib.encoding import utf8
from latebind.stdlib.patterns.classes import Mode
from latebind.stdlib.patterns.cost import compile_steps, search_steps
from latebind.stdlib.patterns.engine import BUDGET, Kept, Paid, compiled, memory
from latebind.stdlib.patterns.nodes import Place
from latebind.stdlib.patterns.translate import Barred, Candidate, Program, Translation, too_large, translate

FLAGS = "dgimsuy"

# What a search costs besides: always, and for the instructions of a large program, as a power of two.
_CALL = 8
_LOOKUP = 8
# So many steps are charged for reading a character of a pattern, and for a node that was made of it, as a power of two;
# and one step for so many characters that were written.
_READ = 2
_MADE = 1
_WRITTEN = 6

# Translated patterns by source and flags, and what all of them weigh.
_ALL = 8 * MB
_PATTERNS: Kept[Pattern] = Kept(_ALL)

# RE2's places in bytes: of the whole, then of its groups; (-1, -1) for one that took no part.
_Spans = list[tuple[int, int]]


def compile_pattern(source: str, flags: str = "") -> Pattern:
    """The pattern that JavaScript writes as `/source/flags`.

    Fails with a ThrownError named SyntaxError for what is no pattern in JavaScript either, and with a StrictError for
    what latebind does not have; `error.pattern` is the place in `source`, where there is one.
    """
    found = _PATTERNS.get((source, flags))
    if found is None:
        utf8(source, "RegExp")
        found = Pattern(source, flags, translate(source, read_flags(flags)))
        _PATTERNS.keep((source, flags), found, _weight(found))
    return found


def _weight(pattern: Pattern) -> int:
    return 2 * KB + sum(len(program.text) for program in pattern.translation.programs)


class _PaidByRun(Record):
    """The patterns that a run has paid the reading of, and the programs it has paid the compiling of."""

    patterns: Paid
    programs: Paid


def _paid(run: Run) -> _PaidByRun:
    paid: _PaidByRun | None = run.paid
    if paid is None:
        paid = run.paid = _PaidByRun(Paid(_ALL), Paid(BUDGET))
    return paid


def literal_pattern(run: Run, source: str, flags: str) -> Pattern:
    """The same for a pattern that stands in a script: its reading is charged once in a run, unless there are very many."""
    pattern = compile_pattern(source, flags)
    if _paid(run).patterns.is_new((source, flags), _weight(pattern)):
        run.charge(len(source) << _READ)
    return pattern


def new_pattern(run: Run, source: str, flags: str) -> Pattern:
    """The same for a pattern that is known only while a script runs: within its limits, and charged; for what came of it,
    which is told only then, once in a run, unless there are very many."""
    if len(source) > run.limits.pattern:
        run.stop("LIMIT_PATTERN", limit=run.limits.pattern)
    run.charge(len(source) << _READ)
    pattern = compile_pattern(source, flags)
    if _paid(run).patterns.is_new((source, flags), _weight(pattern)):
        programs = pattern.translation.programs
        run.charge(sum((program.nodes << _MADE) + (len(program.text) >> _WRITTEN) for program in programs))
    return pattern


def new_subject(run: Run, text: str) -> Subject:
    """A text for patterns to look at: within the limits of a run, and charged."""
    if len(text) > run.limits.subject:
        run.stop("LIMIT_SUBJECT", limit=run.limits.subject)
    run.allocate(2 * len(text))
    return Subject(text)


def read_flags(flags: str) -> Mode:
    """What the flags say of how a pattern is read. Fails for letters that are no flags, for one twice, and for `v`."""
    if len(flags) > len(FLAGS) or not {*flags} <= {*FLAGS, "v"} or len({*flags}) < len(flags) or {*"uv"} <= {*flags}:
        raise fail("PATTERN_FLAGS", flags=flags)
    if "v" in flags:
        raise fail("PATTERN_FLAG_V")
    return Mode(unicode="u" in flags, ignore_case="i" in flags, multiline="m" in flags, dot_all="s" in flags)


class Subject:
    """A text that patterns look at, and as RE2 sees it. Made once for many searches."""

    __slots__ = ("_byte", "_index", "allowed", "data", "text")

    def __init__(self, text: str) -> None:
        """Fails for a text with half a surrogate pair."""
        self.text = text
        self.data = utf8(text, "RegExp")
        self.allowed: tuple[Barred, ...] = ()  # what was found not to be in it
        # A place in bytes and the same one in code points: the next one is mostly near.
        self._byte = self._index = 0

    def byte(self, index: int) -> int:
        """The place in bytes of a place in code points."""
        if len(self.data) == len(self.text):
            return index
        if index < self._index:
            self._byte = self._index = 0
        self._byte += len(self.text[self._index : index].encode())
        self._index = index
        return self._byte

    def index(self, byte: int) -> int:
        """The place in code points of a place in bytes."""
        if len(self.data) == len(self.text):
            return byte
        if byte < self._byte:
            self._byte = self._index = 0
        self._index += len(self.data[self._byte : byte].decode())
        self._byte = byte
        return self._index

    def boundary(self, byte: int) -> int:
        """The place of the first character that starts at `byte` or behind it."""
        while byte < len(self.data) and self.data[byte] & 0xC0 == 0x80:
            byte += 1
        return byte

    def allow(self, barred: tuple[Barred, ...]) -> None:
        """Fail if the text has a character that a pattern cannot look at."""
        if barred == self.allowed:
            return
        for one in barred:
            found = re.search(one.chars, self.text)
            if found is not None:
                raise fail(one.code, found=f"U+{ord(found[0]):04X}", index=found.start())
        self.allowed = barred


class Match(Record):
    """Where a pattern matched `text`: from `start` to `end`, and its groups from the first on, None for one that took no
    part. `names` are those of the pattern."""

    text: str
    start: int
    end: int
    groups: tuple[Place | None, ...]
    names: dict[str, tuple[int, ...]]

    @property
    def whole(self) -> str:
        return self.text[self.start : self.end]

    def group(self, number: int) -> str | None:
        """What a group captured; None if it took no part."""
        place = self.groups[number - 1]
        return None if place is None else self.text[place[0] : place[1]]

    def captures(self) -> list[str | None]:
        """What each group captured, from the first on."""
        return [self.group(number) for number in range(1, len(self.groups) + 1)]

    def named_places(self) -> dict[str, Place | None]:
        """Where each name captured."""
        return {
            name: next((place for number in numbers if (place := self.groups[number - 1]) is not None), None)
            for name, numbers in self.names.items()
        }

    def named(self) -> dict[str, str | None]:
        """What each name captured."""
        return {name: place and self.text[place[0] : place[1]] for name, place in self.named_places().items()}


class Pattern(Record):
    """A pattern with its flags. Immutable: where the next search starts is its user's business."""

    source: str
    flags: str
    translation: Translation

    @property
    def is_global(self) -> bool:
        return "g" in self.flags

    @property
    def sticky(self) -> bool:
        return "y" in self.flags

    @property
    def groups(self) -> int:
        """How many groups it has."""
        return self.translation.count

    @property
    def names(self) -> dict[str, tuple[int, ...]]:
        """The names of groups in their order, with the numbers of each: several where alternatives share a name."""
        return self.translation.names

    def match_at(self, run: Run, subject: Subject, index: int, sticky: bool | None = None) -> Match | None:
        """The first match at `index` or behind it; only one that starts there if `sticky` (which the flag y decides if
        it is None). Charges `run` for each search before it is made, and for what the match takes.
        """
        translation = self.translation
        if sticky is None:
            sticky = self.sticky
        if index > len(subject.text):
            return None
        subject.allow(translation.barred)
        program = translation.main if index == 0 else translation.later
        if program is None or (index > 0 and translation.guards):
            return None
        found: dict[int, Place] = {}
        for guard, negative in translation.guards:
            spans = _search(run, self.source, guard, subject, 0, True)
            if (spans is None) is not negative:
                return None
            found |= _captured(guard, spans or [])
        byte = subject.byte(max(0, index - translation.width))
        spans = _search(run, self.source, program, subject, byte, sticky)
        if spans is None:
            return None
        whole = _whole(translation, program, spans)
        if sticky and whole[0] != subject.byte(index):
            return None
        return self._match(run, subject, whole, found | _captured(program, spans))

    def _match(self, run: Run, subject: Subject, whole: Place, captured: dict[int, Place]) -> Match:
        """The match at places in bytes."""
        count = self.translation.count
        run.allocate(whole[1] - whole[0] + ENTRY * count)
        if not captured:
            start = subject.index(whole[0])
            return Match(subject.text, start, subject.index(whole[1]), (None,) * count, self.translation.names)
        ends = sorted({*whole, *(end for place in captured.values() for end in place)})
        index = {end: subject.index(end) for end in ends}
        places = map(captured.get, range(1, count + 1))
        groups = tuple([place and (index[place[0]], index[place[1]]) for place in places])
        return Match(subject.text, index[whole[0]], index[whole[1]], groups, self.translation.names)


def _search(run: Run, source: str, program: Program, subject: Subject, start: int, sticky: bool) -> _Spans | None:
    """What RE2 finds from the byte `start` on. Charges for each search: it may find half a character at first."""
    if _paid(run).programs.is_new(program.text, memory(program.instructions)):
        run.charge(compile_steps(program.instructions, program.optional))
    regexp = compiled(program.text, program.instructions)
    if regexp is None:
        raise too_large(source)
    find = regexp.match if sticky else regexp.search
    size = len(subject.data)
    while start <= size:
        run.charge(_CALL + (program.instructions >> _LOOKUP))
        most = search_steps(size - start, program.positions)
        if program.reach is None or most > run.steps_left:
            run.charge(most)
        match = find(subject.data, start)
        if program.reach is not None:
            seen = size if match is None else min(size, match.end() + 4 * program.reach)
            run.charge(search_steps(seen - start, program.positions))
        if match is None:
            return None
        # `\\B` is true between the bytes of a character, and only what takes no character can match there.
        boundary = subject.boundary(match.start())
        if boundary == match.start():
            return [*map(match.span, range(program.count + 1))]
        start = boundary
    return None


def _whole(translation: Translation, program: Program, spans: _Spans) -> Place:
    """Where the match is: behind what must come before it, and in front of what must follow."""
    start = spans[0][0] if translation.start is None else spans[translation.start][0]
    return start, _end(program.ends, spans, spans[0])


def _captured(program: Program, spans: _Spans) -> dict[int, Place]:
    """Where each group is that took part."""
    found = {}
    for number, candidates in program.groups.items():
        places = [
            (spans[candidate.index][0], _end(candidate.ends, spans, spans[candidate.index]))
            for candidate in candidates
            if spans and _took_part(candidate, spans)
        ]
        if places:
            found[number] = max(places)  # those of earlier rounds come before it
    return found


def _took_part(candidate: Candidate, spans: _Spans) -> bool:
    """Whether what RE2 captured is of the last round of all repetitions around it."""
    start = spans[candidate.index][0]
    return (
        start >= 0
        and all(spans[loop][0] <= start for loop in candidate.within)
        and all(spans[loop][0] < start for loop in candidate.before)
    )


def _end(markers: tuple[int, ...], spans: _Spans, span: Place) -> int:
    return next((spans[marker][0] for marker in markers if spans[marker][0] >= 0), span[1])
