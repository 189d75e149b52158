"""Which parts of a file are latebind's: all of a script, the texts of a YAML or JSON file, what stands in Markdown.

A region's text is what latebind sees, without the escapes and the indentation of the file around it; it knows where in
the file each of its characters is written.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from latebind.editor.language_server.scalars import yaml_texts
from latebind.host.cases.parsing import SUFFIX

Kind = Literal["script", "handler", "template"]

# By the name that editors have for a language, and by the end of a file's name.
_LANGUAGES = {
    "latebind": "late",
    "yaml": "yaml",
    "json": "json",
    "jsonc": "json",
    "markdown": "markdown",
    "typescript": "module",
    "javascript": "module",
}
_SUFFIXES = {
    ".late": "late",
    ".yaml": "yaml",
    ".yml": "yaml",
    ".json": "json",
    ".jsonc": "json",
    ".md": "markdown",
    ".markdown": "markdown",
    ".ts": "module",
    ".mts": "module",
    ".js": "module",
    ".mjs": "module",
}


@dataclass(frozen=True, slots=True)
class Region:
    """A text of latebind's. `start` is where it begins in the file; `offsets`, where each of its characters stands, and its
    end, are None where it stands there letter by letter.

    `known`: the names of all variables are known where it runs. `written` is how the file writes text that is put in.
    """

    kind: Kind
    text: str
    start: int = 0
    offsets: Sequence[int] | None = None
    known: bool = True
    written: Callable[[str], str] = str

    @property
    def end(self) -> int:
        """Where it ends in the file."""
        return self.outer(len(self.text))

    def outer(self, offset: int) -> int:
        """Where in the file an offset of the text is."""
        return self.start + offset if self.offsets is None else self.offsets[min(offset, len(self.text))]

    def inner(self, offset: int) -> int:
        """Which offset of the text a place in the file is: the character that is written there."""
        if self.offsets is None:
            return min(max(0, offset - self.start), len(self.text))
        return max(0, bisect_right(self.offsets, offset) - 1)


def language_of(path: str, language: str | None) -> str | None:
    """What a file holds: `late`, `cases`, `module`, `yaml`, `json` or `markdown`; None where that is nothing of latebind's."""
    if path.endswith(SUFFIX):
        return "cases"
    found = next((kind for suffix, kind in _SUFFIXES.items() if path.endswith(suffix)), None)
    return found or _LANGUAGES.get(language or "")


def regions_of(language: str, text: str) -> list[Region]:
    """The regions of a file, in order. Of a YAML file that is none, there are none."""
    return list(_FINDERS[language](text))


def _late(text: str) -> Iterator[Region]:
    yield Region("script", text)


def _module(text: str) -> Iterator[Region]:
    yield Region("handler", text)


_CASE_END = re.compile(r"(?m)^(?:---[ \t]*\r?$|//then\b.*$)")
_AS_TEMPLATE = re.compile(r"(?m)^//as[ \t]+(?:render|resolve)\b")


def _cases(text: str) -> Iterator[Region]:
    """The turns of `*.test.late` files. Each runs by itself, with variables that its headers may give."""
    start = 0
    for found in [*_CASE_END.finditer(text), None]:
        end = found.start() if found is not None else len(text)
        turn = text[start:end]
        if turn.strip() and _AS_TEMPLATE.search(turn) is None:
            yield Region("script", turn, start, known=False)
        start = end if found is None else found.end()


_JSON_STRING = re.compile(r'"(?:[^"\\\n]|\\.)*"|//[^\n]*|/\*[\s\S]*?\*/')
_JSON_ESCAPE = re.compile(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.|[\s\S]")
_JSON_KEY = re.compile(r"\s*:")


def _json(text: str) -> Iterator[Region]:
    """The strings of JSON, with or without comments, that are no keys; also where the rest of it is broken."""
    for found in _JSON_STRING.finditer(text):
        written = found[0][1:-1]
        if not found[0].startswith('"') or not _holds(written) or _JSON_KEY.match(text, found.end()):
            continue
        parts = list(_JSON_ESCAPE.finditer(text, found.start() + 1, found.end() - 1))
        try:
            value = "".join(json.loads(f'"{part[0]}"') if part[0][0] == "\\" else part[0] for part in parts)
        except ValueError:
            continue
        if len(value) == len(parts):
            offsets = [*(part.start() for part in parts), found.end() - 1]
            yield Region("template", value, found.start() + 1, offsets, False, _json_written)


def _json_written(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)[1:-1]


def _yaml(text: str) -> Iterator[Region]:
    for value, offsets, written in yaml_texts(text):
        if _holds(value):
            yield Region("template", value, offsets[0], offsets, False, written)


# Code in Markdown: fenced, or between backticks.
_FENCE = re.compile(r"(?m)^ {0,3}(`{3,}|~{3,})[ \t]*(\w*)[^\n]*\n([\s\S]*?)(?:^ {0,3}\1[`~]*[ \t]*$|\Z)")
_CODE = re.compile(r"(`+)(?!`)[\s\S]*?(?<!`)\1(?!`)")
_PARAGRAPH = re.compile(r"(?:(?![ \t]*\n)[^\n]*(?:\n|\Z))+")


def _markdown(text: str) -> Iterator[Region]:
    """Scripts in fences whose word is `late` or `latebind`, and templates in what is no code, paragraph by paragraph."""
    plain = text
    for fence in _FENCE.finditer(text):
        plain = plain[: fence.start()] + _blank(fence[0]) + plain[fence.end() :]
        if fence[2] in ("late", "latebind"):
            yield Region("script", fence[3], fence.start(3), known=False)
    plain = _CODE.sub(lambda found: _blank(found[0]), plain)
    for found in _PARAGRAPH.finditer(plain):
        if found[0] and _holds(found[0]):
            yield Region("template", found[0], found.start(), known=False)


def _blank(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)


def _holds(text: str) -> bool:
    """Whether a text may have an interpolation in it."""
    return "{{" in text or "@(" in text


_FINDERS: dict[str, Callable[[str], Iterator[Region]]] = {
    "late": _late,
    "module": _module,
    "cases": _cases,
    "json": _json,
    "yaml": _yaml,
    "markdown": _markdown,
}
