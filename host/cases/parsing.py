"""The text of a `*.test.late` file as cases. A case is a script or names one, with what is there before and expected after.

A case has turns, which share its memory; a line with `---` ends a case, one with `//then` a turn. What a turn says is
in comments without a space after `//`: headers (`//user ana`) and expectations (`//=> 4`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from latebind.grammar.errors import fail
from latebind.grammar.plain_json import parse_json
from latebind.interp.text import parse_number

SUFFIX = ".test.late"
_SEPARATOR = re.compile(r"(?m)^---[ \t]*(?:\n|\Z)")
_EXPECTATION = re.compile(r"(?:^|\s+)//(?P<what>[\w$.]*)(?P<mark>=>|!!)(?=\s|$)")
_HEADER = re.compile(r"^//(?P<key>[\w$.]+)(?:\s+(?P<text>\S.*)?)?$")
_LONGEST_PAUSE = 200e9  # seconds: clocks end with the year 9999
_WHOLE = re.compile(r"-?[0-9]{1,18}")
_ON = re.compile(r"^//  +(?P<text>\S.*)$")  # goes on with what the line above it says
_TITLE = re.compile(r"^// (?P<text>\S.*)$")

# What can be expected, beside the value and an error: of the run, and of the memories after it.
OF_RESULT = ("locals", "errors", "logs", "writes", "calls")
MEMORIES = ("memory", "session", "$memory", "ctx.memory")


@dataclass(frozen=True, slots=True)
class Expectation:
    """What should be: `value`, `error`, or a name of `OF_RESULT` or `MEMORIES`. `line` is that of its file."""

    what: str
    expected: Any
    line: int
    after: int  # the line of the turn's code that it speaks of, from 1; 0 where there is no code


@dataclass(slots=True)
class Turn:
    """One run: its code, empty where it runs a file; its headers; what is expected."""

    first_line: int
    headers: dict[str, Any] = field(default_factory=dict)
    code: list[str] = field(default_factory=list)
    expectations: list[Expectation] = field(default_factory=list)
    pause: float = 0.0  # seconds that pass before it

    @property
    def has_code(self) -> bool:
        return any(map(_is_code, self.code))


@dataclass(frozen=True, slots=True)
class Case:
    """One test: `path:line`, its title, and its turns."""

    path: str
    line: int
    title: str
    turns: tuple[Turn, ...]

    @property
    def name(self) -> str:
        return f"{self.path}:{self.line}"


def cases_of(text: str, path: str) -> list[Case]:
    """The cases of a file. Raises UsageError where one is not written as it should be."""
    parts = parts_of(text)
    written = [(first, part) for first, part in parts if part.strip()]
    return [_Reading(path, first).case(part) for first, part in written or parts[-1:]]


def parts_of(text: str) -> list[tuple[int, str]]:
    """The texts between the lines with `---`, each with the number of its first line."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    found: list[tuple[int, str]] = []
    first, start = 1, 0
    for end in [*_SEPARATOR.finditer(text), None]:
        found.append((first, text[start : end.start() if end else len(text)]))
        upto = end.end() if end else len(text)
        first += text.count("\n", start, upto) + _more_lines(text[start:upto])
        start = upto
    return found


class _Reading:
    """The reading of one case. `line` is the line of the file that is read."""

    def __init__(self, path: str, first_line: int) -> None:
        self.path = path
        self.line = self.first_line = first_line
        self.title = ""

    def case(self, text: str) -> Case:
        """Read a case's text."""
        turns = [Turn(self.line)]
        for number, said in self._lines(text):
            self.line = number
            if (found := _HEADER.match(said)) is not None and found["key"] == "then" and not _EXPECTATION.match(said):
                self._close(turns[-1])
                turns.append(Turn(self.line, dict(turns[-1].headers), pause=self._seconds(found["text"])))
            else:
                self._take(turns[-1], said)
        self._close(turns[-1])
        return Case(self.path, self.first_line, self.title, tuple(turns))

    def _lines(self, text: str) -> Iterator[tuple[int, str]]:
        """The lines with their numbers; what goes on over several lines is one."""
        held: tuple[int, str] | None = None
        following = self.first_line
        for line in text.rstrip().split("\n"):
            number, following = following, following + 1 + _more_lines(line)
            more = _ON.match(line)
            if held is not None and more is not None:
                held = held[0], f"{held[1]} {more['text']}"
                continue
            if held is not None:
                yield held
            held = (number, line) if line.startswith("//") else None
            if held is None:
                yield number, line
        if held is not None:
            yield held

    def _take(self, turn: Turn, line: str) -> None:
        """Read a line of a turn: a header, expectations, a title, code."""
        marks = list(_EXPECTATION.finditer(line))
        header = _HEADER.match(line)
        if not marks and header is not None:
            turn.headers[header["key"]] = self._header(header["key"], header["text"])
            return
        title = _TITLE.match(line)
        if title is not None and not self.title and not turn.has_code:
            self.title = title["text"]
        missing = self.line - turn.first_line - len(turn.code) - sum(map(_more_lines, turn.code))
        turn.code += [""] * missing + [line[: marks[0].start()] if marks else line]
        at = max((number for number, code in enumerate(turn.code, 1) if _is_code(code)), default=0)
        for index, mark in enumerate(marks):
            end = marks[index + 1].start() if index + 1 < len(marks) else None
            turn.expectations.append(self._expectation(mark, line[mark.end() : end].strip(), at))

    def _expectation(self, mark: re.Match[str], text: str, at: int) -> Expectation:
        what = mark["what"]
        if mark["mark"] == "!!":
            if what:
                raise self._wrong(f"expected `//!!`, found `//{what}!!`")
            return Expectation("error", text, self.line, at)
        if what and what not in (*OF_RESULT, *MEMORIES):
            raise self._wrong(f"nothing can be expected of `{what}`: {', '.join((*OF_RESULT, *MEMORIES))}")
        return Expectation(what or "value", self._json(text), self.line, at)

    def _header(self, key: str, text: str | None) -> Any:
        read = _HEADERS.get(key)
        if read is None:
            raise self._wrong(f"there is no header `//{key}`: {', '.join(_HEADERS)}; a comment has a space after `//`")
        if text is None:
            raise self._wrong(f"expected something after `//{key}`")
        try:
            return read(text)
        except ValueError:
            raise self._wrong(f"`{text}` cannot be read as what `//{key}` takes") from None

    def _close(self, turn: Turn) -> None:
        if not turn.expectations:
            raise self._wrong("nothing is expected here: write `//=> value`")
        if turn.has_code and "run" in turn.headers:
            raise self._wrong("the case has a script of its own, and `//run` names another")
        if any(map(_is_code, turn.code[turn.expectations[-1].after :])) and turn.has_code:
            raise self._wrong("code after the last expectation is never looked at")

    def _seconds(self, text: str | None) -> float:
        found = parse_number(text or "0")
        if found is None or not 0 <= found <= _LONGEST_PAUSE:
            raise self._wrong(f"expected seconds after `//then`, found `{text}`")
        return float(found)

    def _json(self, text: str) -> Any:
        try:
            return parse_json(text)
        except ValueError:
            raise self._wrong(f"expected JSON, found `{text}`") from None

    def _wrong(self, problem: str) -> Exception:
        return fail("BAD_CASE", place=f"{self.path}:{self.line}", problem=problem)


def _more_lines(line: str) -> int:
    """How many lines end within one, as a source counts them: by what may stand in a string, and so stays."""
    return line.count("\u2028") + line.count("\u2029")


def _is_code(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("//")


def _object(text: str) -> dict[str, Any]:
    found = parse_json(text)
    if not isinstance(found, dict):
        raise ValueError(text)
    return found


def _moment(text: str) -> float:
    """Seconds since the epoch: ISO-8601 text with a zone."""
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError(text)
    return moment.timestamp()


def _whole(text: str) -> int:
    if not _WHOLE.fullmatch(text):
        raise ValueError(text)
    return int(text)


def _one_of(*words: str) -> Callable[[str], str]:
    def read(text: str) -> str:
        if text not in words:
            raise ValueError(text)
        return text

    return read


_HEADERS: dict[str, Callable[[str], Any]] = {
    "run": str,
    "as": _one_of("run", "eval", "render", "resolve"),
    "tenant": str,
    "user": str,
    "conversation": str,
    "timezone": str,
    "clock": _moment,
    "seed": _whole,
    "variables": _object,
    "override": _object,
    "input": parse_json,
    "access": _object,
    "returns": _object,
    **dict.fromkeys(MEMORIES, _object),
}
