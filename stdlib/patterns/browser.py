"""The engine of a browser: what `translate` wrote for RE2 runs on JavaScript's `RegExp` where Python runs in a page.

Pyodide has no google-re2. The text that RE2 would be asked is of few forms; each has one of the same meaning among
patterns with the flag `u`. The answers are RE2's, its linear time is not: a page evaluates scripts in a worker, which it
can end.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any, NamedTuple

# Finds in a text from a UTF-16 unit on, only there if `sticky`: the first and the last unit of the whole and of each
# group, -1 for one that took no part; an empty array where nothing is found, as what Pyodide makes of null is not None.
# With the flag u, V8 finds what takes no character in the middle of one, too, which RE2 does not.
FINDER = """(source) => {
  const anywhere = new RegExp(source, "dgu");
  const here = new RegExp(source, "duy");
  const splits = (text, at) => at > 0 && text.codePointAt(at - 1) > 0xffff;
  return (subject, start, sticky) => {
    const pattern = sticky ? here : anywhere;
    pattern.lastIndex = start;
    let match = pattern.exec(subject.text);
    while (match && splits(subject.text, match.index)) {
      if (sticky) return [];
      pattern.lastIndex = match.index + 1;
      match = pattern.exec(subject.text);
    }
    return match ? match.indices.flatMap((place) => place ?? [-1, -1]) : [];
  };
}"""
HOLDER = "(text) => ({ text })"  # or each search would copy the text

# What RE2 writes in another way.
_FORMS = (
    ("\\A", "^"),
    ("\\z", "$"),
    ("(?m:^)", "(?<![^\\n])"),
    ("(?m:$)", "(?![^\\n])"),
    ("\\x{", "\\u{"),
    ("[^\\x00-", "[^\\u{0}-"),
)

Find = Callable[[Any, int, bool], list[int]]


class Script(NamedTuple):
    """What an engine asks of JavaScript: to hold a text, and to make what finds a pattern in such a text."""

    hold: Callable[[str], Any]
    finder: Callable[[str], Find]


def page() -> Script | None:
    """The JavaScript around this Python; None where there is none."""
    if sys.platform != "emscripten":
        return None
    from importlib import import_module

    run_js = import_module("pyodide.code").run_js
    hold, make = run_js(HOLDER), run_js(FINDER)

    def finder(source: str) -> Find:
        find = make(source)

        def found(subject: Any, start: int, sticky: bool) -> list[int]:
            return [*find(subject, start, sticky)]

        return found

    return Script(hold, finder)


def written(text: str) -> str:
    """A text for RE2, as a pattern of JavaScript's with the flag `u`."""
    for form, other in _FORMS:
        text = text.replace(form, other)
    return text


class Places(NamedTuple):
    """Where a pattern and its groups were found, in bytes; as RE2's own matches say it."""

    spans: list[tuple[int, int]]

    def span(self, group: int = 0) -> tuple[int, int]:
        return self.spans[group]

    def start(self) -> int:
        return self.spans[0][0]

    def end(self) -> int:
        return self.spans[0][1]


class Held:
    """A text in UTF-8, held by JavaScript, with its places in bytes and in UTF-16 units."""

    __slots__ = ("_bytes", "_units", "data", "plain", "text", "there")

    def __init__(self, data: bytes, hold: Callable[[str], Any]) -> None:
        self.data = data
        self.text = data.decode()
        self.plain = len(self.text) == len(data)
        self.there = hold(self.text)
        self._bytes: list[int] | None = None
        self._units: dict[int, int] = {}

    def unit(self, byte: int) -> int:
        """The unit that starts at a byte."""
        return byte if self.plain else self._table()[1][byte]

    def byte(self, unit: int) -> int:
        """The byte where a unit starts; -1 for -1."""
        return unit if self.plain or unit < 0 else self._table()[0][unit]

    def _table(self) -> tuple[list[int], dict[int, int]]:
        """For each unit its byte, and for each byte where a character starts its unit."""
        if self._bytes is None:
            starts: list[int] = []
            byte = 0
            for char in self.text:
                code = ord(char)
                self._units[byte] = len(starts)
                starts += [byte] * (1 + (code > 0xFFFF))
                byte += 1 + (code > 0x7F) + (code > 0x7FF) + (code > 0xFFFF)
            self._units[byte] = len(starts)
            self._bytes = [*starts, byte]
        return self._bytes, self._units


class BrowserProgram:
    """A program as `matching` asks RE2's: `search` finds from a byte on, `match` only there."""

    __slots__ = ("_engine", "_find")

    def __init__(self, engine: BrowserEngine, find: Find) -> None:
        self._engine = engine
        self._find = find

    def search(self, data: bytes, start: int) -> Places | None:
        return self._found(data, start, False)

    def match(self, data: bytes, start: int) -> Places | None:
        return self._found(data, start, True)

    def _found(self, data: bytes, start: int, sticky: bool) -> Places | None:
        held = self._engine.held(data)
        ends = self._find(held.there, held.unit(start), sticky)
        if not ends:
            return None
        places = [*map(held.byte, ends)]
        return Places([*zip(places[::2], places[1::2], strict=True)])


class BrowserEngine:
    """Compiles by JavaScript. It keeps the text that was searched last, as most are searched again."""

    def __init__(self, script: Script) -> None:
        self._script = script
        self._last: Held | None = None

    def compile(self, text: str, memory: int) -> BrowserProgram:
        """The program for a text that was written for RE2. JavaScript does not say what memory it takes."""
        return BrowserProgram(self, self._script.finder(written(text)))

    def held(self, data: bytes) -> Held:
        """The text of these bytes, held by JavaScript."""
        last = self._last
        if last is None or last.data is not data:
            last = self._last = Held(data, self._script.hold)
        return last
