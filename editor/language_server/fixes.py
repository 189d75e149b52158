"""What would mend a finding, read from its hint: the name that was meant, the code that should stand there.

A fix is tried before it is offered: it must make the finding go away, and bring no other error.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from latebind.editor.language_server.names import Replacement, applied
from latebind.grammar.diagnostics import Diagnostic
from latebind.grammar.messages import MESSAGES
from latebind.grammar.source import Span

Check = Callable[[str], tuple[Diagnostic, ...]]

_MEANT = re.compile(r"did you mean (?:`([^`]+)`|\"([^\"]+)\")\?")
_CODE = re.compile(r"`((?:[^`]|``)+)`")
_PATH = re.compile(r"[\w$]+(?:\.[\w$]+)*")
_QUOTED = re.compile(r"\"[^\"\n]*\"|'[^'\n]*'")


@dataclass(frozen=True, slots=True)
class Fix:
    """A change that mends a finding; `sure`: the hint names it as what was meant."""

    title: str
    finding: Diagnostic
    changes: tuple[Replacement, ...]
    sure: bool


def fixes(text: str, finding: Diagnostic, check: Check) -> list[Fix]:
    """The changes that a finding's hint means and that mend it. `check` gives the findings of another text."""
    if finding.span is None or finding.hint is None:
        return []
    before = check(text)
    made: list[Fix] = []
    seen = {text}
    for title, changes, sure in _candidates(_Place(text, finding.span, finding.hint), finding.code):
        result = applied(text, changes)
        if result not in seen and _mends(text, finding, changes, before, check(result)):
            made.append(Fix(title, finding, tuple(changes), sure))
        seen.add(result)
    return made


def _mends(
    text: str,
    finding: Diagnostic,
    changes: list[Replacement],
    before: tuple[Diagnostic, ...],
    after: tuple[Diagnostic, ...],
) -> bool:
    """Whether a finding is gone, and nothing worse came. A text that did not parse may show an error further down."""
    if _is_syntax(finding):
        line_end = text.find("\n", max(change.span.end for change in changes))
        grown = sum(len(change.text) - (change.span.end - change.span.start) for change in changes)
        later = len(text) if line_end < 0 else line_end + grown
        return all(each.span is not None and each.span.start > later for each in after if _is_syntax(each))
    if any(map(_is_syntax, after)) or _alike(finding, after) >= _alike(finding, before):
        return False
    return finding.code in _BEFORE_NAMES or _errors(after) <= _errors(before) - (finding.severity == "error")


# Where one of these is found, the names of the rest are not looked at yet.
_BEFORE_NAMES = frozenset(("UNKNOWN_MODULE", "UNKNOWN_EXPORT", "IMPORT_ERROR_NAME"))


def _is_syntax(finding: Diagnostic) -> bool:
    return MESSAGES[finding.code].kind == "parse"


def _errors(found: tuple[Diagnostic, ...]) -> int:
    return sum(each.severity == "error" for each in found)


def _alike(finding: Diagnostic, found: tuple[Diagnostic, ...]) -> int:
    return sum(each.code == finding.code and each.message == finding.message for each in found)


class _Place(NamedTuple):
    """Where a finding stands, and its hint."""

    text: str
    span: Span
    hint: str

    @property
    def written(self) -> str:
        return self.text[self.span.start : self.span.end]

    @property
    def code(self) -> str:
        """What the hint says should be written."""
        found = _CODE.search(self.hint)
        return "" if found is None else found[1]

    def line(self) -> tuple[int, int]:
        """Where the line of the finding begins and ends."""
        end = self.text.find("\n", self.span.start)
        return self.text.rfind("\n", 0, self.span.start) + 1, len(self.text) if end < 0 else end


Changes = list[Replacement]
Way = Callable[[_Place], Iterator[tuple[str, Changes]]]


def _candidates(place: _Place, code: str) -> Iterator[tuple[str, Changes, bool]]:
    """What a hint may mean, the likeliest first: a title, the changes, whether it is named as what was meant."""
    if _MEANT.search(place.hint) is not None:
        for title, changes in _meant(place):
            yield title, changes, True
        return
    for way in _WAYS.get(code, ()):
        for title, changes in way(place):
            yield title, changes, False


def _meant(place: _Place) -> Iterator[tuple[str, Changes]]:
    """Put the name that was meant where another one stands."""
    found = _MEANT.search(place.hint)
    assert found is not None
    if (module := found[2]) is not None:
        for quoted in _QUOTED.finditer(place.written):
            yield _change(place, quoted.start(), quoted.end(), f"{quoted[0][0]}{module}{quoted[0][0]}")
        return
    name: str = found[1]
    last = name.rpartition(".")[2]
    for path in sorted(_PATH.finditer(place.written), key=lambda each: abs(len(each[0]) - len(name))):
        if "." not in path[0]:
            yield _change(place, path.start(), path.end(), last)
        yield _change(place, path.start(), path.end(), name)


def _change(place: _Place, start: int, end: int, text: str) -> tuple[str, Changes]:
    at = place.span.start
    return f"Change to `{text}`", [Replacement(Span(at + start, at + end), text)]


def _replaced(place: _Place) -> Iterator[tuple[str, Changes]]:
    """Write the hint's code in the place of what stands there."""
    yield f"Write `{_short(place.code)}`", [Replacement(place.span, place.code)]


def _inserted(place: _Place) -> Iterator[tuple[str, Changes]]:
    """Write the hint's sign before or behind what stands there, at the end of its line, or of the one before."""
    code = place.code.rstrip("… ")
    start, end = place.line()
    before = len(place.text[:start].rstrip())
    for at, sign in (
        (before, code),
        (place.span.start, f"{code} "),
        (place.span.end, code),
        (end, code),
        (len(place.text.rstrip()), code),
    ):
        yield f"Insert `{code}`", [Replacement(Span(at, at), sign)]


def _comma(place: _Place) -> Iterator[tuple[str, Changes]]:
    at = len(place.text[: place.span.start].rstrip())
    yield "Insert `,`", [Replacement(Span(at, at), ",")]


def _joined(place: _Place) -> Iterator[tuple[str, Changes]]:
    at = len(place.text[: place.span.start].rstrip())
    yield "Join them with `+`", [Replacement(Span(at, at), " +")]


def _removed(place: _Place) -> Iterator[tuple[str, Changes]]:
    """Take away what stands there, with the comma before it, or with its line if it has that for itself."""
    start, end = place.line()
    title = f"Remove `{_short(place.written)}`"
    if place.text[start:end].strip() == place.written.strip():
        yield title, [Replacement(Span(start, min(end + 1, len(place.text))), "")]
    head = place.text[: place.span.start].rstrip()
    if head.endswith(","):
        yield title, [Replacement(Span(len(head) - 1, place.span.end), "")]
    yield title, [Replacement(place.span, "")]


_PLAIN_DEFINITION = re.compile(r"[ \t]*(?:const|let|local|var)\s+([\w$]+)\s*=[^(`@+\n]*;?[ \t]*\r?")


def _definition_removed(place: _Place) -> Iterator[tuple[str, Changes]]:
    """Take a definition away that calls nothing."""
    start, end = place.line()
    found = _PLAIN_DEFINITION.fullmatch(place.text, start, end)
    if found is not None and found[1] == place.written:
        yield f"Remove `{place.written}`", [Replacement(Span(start, min(end + 1, len(place.text))), "")]


_DEFINED = re.compile(r"(let|const) ([\w$]+)")


def _defined(place: _Place) -> Iterator[tuple[str, Changes]]:
    """Define a name with the word that the hint says."""
    hinted = _DEFINED.match(place.code)
    if hinted is None:
        return
    word, name = hinted.groups()
    pattern = re.compile(rf"\b(?:const|local)(?=\s+{re.escape(name)}(?![\w$]))")
    for found in reversed(list(pattern.finditer(place.text, 0, place.span.end))):
        yield f"Define `{name}` with `{word}`", [Replacement(Span(*found.span()), word)]


def _compared(place: _Place) -> Iterator[tuple[str, Changes]]:
    """Compare where something is assigned, or with the operator that the hint says."""
    operator = place.code.partition(" ")[0]
    start = place.span.start
    end = max(place.span.end, place.line()[1])
    for found in _OPERATOR.finditer(place.text, start, end):
        yield f"Write `{operator}`", [Replacement(Span(*found.span()), operator)]


_OPERATOR = re.compile(r"(?<![=!<>+\-*/%&|^?])(?:=|[!=]==)(?![=>])")


def _chained(place: _Place) -> Iterator[tuple[str, Changes]]:
    """Read a member only where there is something to read it of."""
    access = place.code.removeprefix(place.written)
    if access.startswith("?."):
        at = place.span.end
        dotted = place.text.startswith(".", at)
        yield "Read it with `?.`", [Replacement(Span(at, at + dotted), "?.")]


def _before(text: str, title: str) -> Way:
    def way(place: _Place) -> Iterator[tuple[str, Changes]]:
        yield title, [Replacement(Span(place.span.start, place.span.start), text)]

    return way


def _quotes(place: _Place) -> Iterator[tuple[str, Changes]]:
    """Write plain quotes on the whole line."""
    start, end = place.line()
    found = [match.start() for match in _LOOKALIKES.finditer(place.text, start, end)]
    yield 'Write `"`', [Replacement(Span(at, at + 1), '"') for at in found]


_LOOKALIKES = re.compile("[“”„‟«»‘’‚‛‹›＂]")


def _comment(place: _Place) -> Iterator[tuple[str, Changes]]:
    yield "Write `//`", [Replacement(place.span, "//")]


# How the hint of each code is carried out.
_WAYS: dict[str, tuple[Way, ...]] = {
    **dict.fromkeys(
        (
            *("BIDI_CONTROL", "BIGINT", "LEADING_ZERO", "NO_VOID", "NUMBER_INEXACT", "NUMBER_MEMBER"),
            *("UNKNOWN_ESCAPE", "UNKNOWN_OPERATOR", "LINE_BREAK_AFTER_RETURN", "IMPORT_ERROR_NAME"),
        ),
        (_replaced,),
    ),
    **dict.fromkeys(("ASSIGN_CONST", "ASSIGN_LOCAL", "NEEDS_VALUE", "RANDOM_IN_LOCAL"), (_defined,)),
    **dict.fromkeys(("ASSIGNED_CONDITION", "CONDITION_EQUALS", "UNDEFINED_IS_NULL"), (_compared,)),
    **dict.fromkeys(("STRAY_CLOSER", "UNREACHABLE", "EXTRA_ARGUMENTS"), (_removed,)),
    **dict.fromkeys(
        (
            *("MISSING_SEMICOLON", "NEEDS_SEMICOLON", "UNCLOSED_BRACKET", "UNCLOSED_COMMENT", "UNCLOSED_INTERPOLATION"),
            *("UNCLOSED_STRING", "UNCLOSED_TEXT"),
        ),
        (_inserted,),
    ),
    "ASYNC_CALL_CHECK": (_before("await ", "Insert `await`"),),
    "FOR_CONST": (_before("const ", "Insert `const`"),),
    "HASH_COMMENT": (_comment,),
    "MAY_BE_NULL": (_chained,),
    "MISSING_COMMA": (_comma,),
    "MISSING_PLUS": (_joined,),
    "SMART_QUOTE": (_quotes,),
    "UNREAD_NAME": (_definition_removed,),
}


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 40 else f"{line[:39]}…"
