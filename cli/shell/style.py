"""How the prompt looks: the colours of what is typed, the line at the bottom, long answers in a pager.

It makes what prompt_toolkit draws for `repl.py` and `cli/shell/terminal.py`.
"""

from __future__ import annotations

import os
import re
import sys

from latebind.cli.commands.output import put
from latebind.cli.display import columns, escaped
from latebind.grammar.palette import COLOURS

PROMPT, FURTHER = "» ", "· "  # before the first line of an input, and before the others
_STORE_SECRETS = re.compile(r"(?<=//)[^/@]*@|[?#].*$")
_SHORTEST_STORE = 12
_SIZE = re.compile("0*[1-9][0-9]{0,5}")  # of a terminal


def styles(coloured: bool) -> dict[str, str]:
    """Give prompt_toolkit's styles. Without colours, what must stand out is reversed or underlined."""
    plain = {"bottom-toolbar": "noreverse", "matching-bracket.cursor": "", "matching-bracket.other": "underline"}
    if not coloured:
        menu = {"completion-menu": "bg:default fg:default", "completion-menu.completion.current": "reverse"}
        meta = {f"completion-menu.meta.completion{state}": "bg:default fg:default" for state in ("", ".current")}
        return plain | menu | meta | {"completion-menu.completion": "bg:default fg:default", "auto-suggestion": ""}
    coded = {f"latebind.{name}": _drawn(style) for name, style in COLOURS.items()}
    return plain | coded | {"bottom-toolbar": "noreverse bold"}


def _drawn(style: str) -> str:
    """Write a style as prompt_toolkit does."""
    return " ".join(word if word == "bold" else f"ansi{word}" for word in style.split())


def styled_lines(text: str) -> list[list[tuple[str, str]]]:
    """Give the lines of an input as prompt_toolkit draws them: pairs of style and text."""
    if not text:
        return [[("", "")]]
    from latebind.grammar.highlight import pieces

    lines: list[list[tuple[str, str]]] = [[]]

    def add(style: str, part: str) -> None:
        first, *rest = part.split("\n")
        lines[-1].append((style, first))
        lines.extend([(style, line)] for line in rest)

    end = 0
    for start, stop, style in pieces(text) if not text.startswith(":") else ():
        add("", text[end:start])
        add(f"class:latebind.{style}", text[start:stop])
        end = stop
    add("", text[end:])
    return lines


def place(user: str | None, conversation: str | None, dry: bool = False) -> list[str]:
    """Name user, conversation and mode, for the line at the bottom."""
    return [f"user {user or '—'}", f"conversation {conversation or '—'}", *(["dry"] if dry else [])]


def bottom_line(url: str, rest: list[str]) -> str:
    """Give the line at the bottom: the store, then `rest`; in narrow windows without the words before the names."""
    room = _room()
    store, *rest = map(escaped, [_STORE_SECRETS.sub("", url), *rest])
    if len("…" + " · ".join(["", *rest])) + _SHORTEST_STORE > room:  # without the words "user" and "conversation"
        rest = [part.rpartition(" ")[2] for part in rest]
    left = max(room - len(" · ".join(["", *rest])), _SHORTEST_STORE)
    store = store if len(store) <= left else f"…{store[1 - left :]}"
    return " · ".join([store, *rest])[:room]


def cut(text: str) -> str:
    """Cut a text to one line that fits into the window."""
    text, room = escaped(text.partition("\n")[0]), _room()
    if columns(text) <= room:
        return text
    while columns(text) >= room:
        text = text[:-1]
    return f"{text}…"


def terminal_size() -> tuple[int, int]:
    """Columns and lines: `COLUMNS` and `LINES` where they are set, as in `shutil`, which brings along what packs archives."""
    try:
        columns, lines = os.get_terminal_size(sys.__stdout__.fileno() if sys.__stdout__ is not None else 1)
    except (ValueError, OSError):
        columns, lines = 0, 0
    given = (os.environ.get("COLUMNS", ""), columns, 80), (os.environ.get("LINES", ""), lines, 24)
    wide, high = (int(named) if _SIZE.fullmatch(named) else size or usual for named, size, usual in given)
    return wide, high


def _room() -> int:
    return terminal_size()[0] - 1


def show_lines(text: str, coloured: bool) -> None:
    """Print; what is longer than the terminal, with the pager in PAGER, `less` where that is not set."""
    paged = sys.stdout is not None and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
    if not paged or text.count("\n") + 2 < terminal_size()[1]:
        put(text)
        return
    import click

    os.environ.setdefault("LESS", "-R")
    try:
        click.echo_via_pager(text, color=coloured)
    except KeyboardInterrupt:
        print()
