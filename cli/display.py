"""Values as a terminal shows them: JSON on one line or several, arrays of objects as tables, nothing that could steer
the terminal. `Screen` is what the prompt prints on."""

from __future__ import annotations

import json
import os
import unicodedata
from collections.abc import Callable
from typing import Any

from latebind.cli.folding import FIRST, LAST, folded, left_out, more, with_marks
from latebind.grammar.lazy_regex import lazy_regex
from latebind.grammar.record import MutableRecord

# Control characters but the line break, and the marks that turn the direction of text around.
_STEERING = lazy_regex("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]")
MOST_COLUMNS, WIDEST_CELL = 12, 40


def escaped(text: str, keep: str = "") -> str:
    """Write control characters as `\\u001b`, which no terminal obeys, but for line ends and those in `keep`."""
    return _STEERING.sub(lambda found: found[0] if found[0] in keep else f"\\u{ord(found[0]):04x}", text)


def in_one_line(text: str) -> str:
    """Escape a field of a row: control characters and line ends."""
    return escaped(text).replace("\n", "\\u000a")


def wants_colour(stream: Any) -> bool:
    """Whether a stream is a terminal, and its user wants colours."""
    return bool(stream and stream.isatty()) and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def to_json(value: Any, width: int = 100, *, folds: bool = False) -> str:
    """Write a value as JSON, on several lines where it does not fit into `width` columns; folded where it is long."""
    value = folded(value) if folds else value

    def text(indent: int | None = None) -> str:
        written = json.dumps(value, ensure_ascii=False, indent=indent, default=lambda other: other.to_dict())
        return escaped(with_marks(written) if folds else written)

    line = text()
    return line if columns(line) <= width else text(2)


def columns(text: str) -> int:
    """Count the columns of a terminal that a text takes."""
    wide = sum(unicodedata.east_asian_width(sign) in "WF" for sign in text)
    return len(text) + wide - sum(unicodedata.combining(sign) != 0 for sign in text)


def table(value: Any, width: int = 100, *, folds: bool = False) -> list[list[str]] | None:
    """Lay out an array of objects as rows of padded cells, titles first; None for all else and where it is too wide.

    Of many rows, the first and the last ones, if it `folds`.
    """
    if not isinstance(value, list) or len(value) < 2 or not all(isinstance(row, dict) and row for row in value):
        return None
    titles = list(dict.fromkeys(key for row in value for key in row))
    if len(titles) > MOST_COLUMNS:
        return None
    gone = left_out(value) if folds else 0
    value = [*value[:FIRST], *value[-LAST:]] if gone else value
    rows = [[to_json(row[key], 10**6) if key in row else "" for key in titles] for row in value]
    cells = [[escaped(title) for title in titles], *rows]
    sizes = [max(map(columns, column)) for column in zip(*cells, strict=True)]
    if max(sizes) > WIDEST_CELL or sum(sizes) + 2 * len(sizes) > width:
        return None
    numbers = [all(type(row.get(key, 0)) in (int, float) for row in value) for key in titles]
    laid = [
        [_padded(cell, size, right) for cell, size, right in zip(row, sizes, numbers, strict=True)] for row in cells
    ]
    return [*laid[: FIRST + 1], [more(gone)], *laid[-LAST:]] if gone else laid


def _padded(cell: str, size: int, right: bool) -> str:
    gap = " " * (size - columns(cell))
    return gap + cell if right else cell + gap


class Screen(MutableRecord):
    """Where a prompt prints. `write` takes a text of one line or more; `width` says how many columns there are; what is
    long is folded, if it `folds`."""

    write: Callable[[str], None] = print
    coloured: bool = False
    width: Callable[[], int] = lambda: 100
    folds: bool = False

    def paint(self, script: str) -> str:
        """Colour a script, or JSON, where colours are wanted."""
        if not self.coloured:
            return script
        from latebind.grammar.highlight import paint_script

        return paint_script(script)

    def complain(self, text: str) -> None:
        """Write an error or a warning, as `render` gives it."""
        if self.coloured:
            from latebind.grammar.highlight import paint_error

            text = paint_error(text)
        self.write(text)

    def show(self, value: Any, label: str = "", *, whole: bool = False) -> None:
        """Write a value behind a label; below it where the value is a table. Nothing of a `whole` one is left out."""
        folds = self.folds and not whole
        rows = table(value, self.width(), folds=folds)
        if rows is None:
            self.write(escaped(label) + self.paint(to_json(value, self.width() - len(label), folds=folds)))
            return
        titles, *cells = ("  ".join(row).rstrip() for row in rows)
        self.write("\n".join([*([label.rstrip()] if label else []), titles, *map(self.paint, cells)]))
