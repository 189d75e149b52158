"""One finding about a text, and how it is shown: as JSON and as people read it, safe for a terminal.

The checker collects such; every error carries one.
"""

from __future__ import annotations

from typing import Any

from latebind.grammar.record import Record
from latebind.grammar.source import Source, Span

Json = dict[str, Any]


class Diagnostic(Record):
    """One finding, placed: what the checker collects and what every error carries.

    `severity` is `error` or `warning`. `span` is None where no place applies (a missing file).
    """

    code: str
    message: str
    hint: str | None = None
    span: Span | None = None
    severity: str = "error"

    def to_dict(self, source: Source | None) -> Json:
        """The JSON form: code, message, hint, severity, source name, line and column (from 1) of both ends."""
        found: Json = {
            "code": self.code,
            "severity": self.severity,
            "message": self.message,
            "hint": self.hint,
        }
        if source is not None:
            found["source"] = source.name
            if self.span is not None:
                first, last = source.place(self.span.start), source.place(self.span.end)
                found |= {
                    "line": first.line,
                    "column": first.column,
                    "endLine": last.line,
                    "endColumn": last.column,
                }
        return found

    def render(self, source: Source | None) -> str:
        """The finding as a person reads it: message, place, the line with a caret under the span, hint."""
        lines = [f"{self.severity}: {_lines(self.message)} [{self.code}]"]
        if source is not None and self.span is not None:
            lines += _excerpt(source, self.span)
        if self.hint:
            lines.append(f"hint: {_lines(self.hint)}")
        return "\n".join(lines)


# A long line is cut to a window around the caret.
_WINDOW = 100


def _excerpt(source: Source, span: Span) -> list[str]:
    place = source.place(span.start)
    text, start = source.line_at(span.start)
    first = span.start - start
    last = max(first + 1, min(span.end - start, len(text)))
    cut = max(0, first - _WINDOW // 2) if len(text) > _WINDOW else 0
    shown = text[cut : cut + _WINDOW]
    if cut:
        shown = "…" + shown[1:]
    if len(text) > cut + _WINDOW:
        shown = shown[:-1] + "…"
    # A tab moves the caret as far as it moves the text above it; other control characters must not reach a terminal.
    pad = "".join("\t" if c == "\t" else " " * _columns(c) for c in shown[: first - cut])
    marked = shown[first - cut : last - cut]
    caret = "^" * max(1, sum(map(_columns, marked)))
    number = str(place.line)
    gutter = " " * len(number)
    return [
        f"{gutter}--> {printable(source.name)}:{place.line}:{place.column}",
        f"{number} | {printable(shown)}",
        f"{gutter} | {pad}{caret}",
    ]


def _lines(text: str) -> str:
    """Text of several lines, safe for a terminal; further lines are set in, so that none looks like a part of its own."""
    return "\n    ".join(printable(line) for line in text.split("\n"))


def _columns(char: str) -> int:
    # Wide characters take two terminal cells; `unicodedata` is loaded only when an error is shown.
    from unicodedata import combining, east_asian_width

    if combining(char):
        return 0
    return 2 if east_asian_width(char) in "WF" else 1


def printable(text: str) -> str:
    """`text` with control and bidirectional characters shown as `�`, tabs kept: safe for a terminal."""
    if text.isprintable():
        return text
    return "".join(c if c == "\t" or (c.isprintable() and c not in _BIDI) else "\ufffd" for c in text)


_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
