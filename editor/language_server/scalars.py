"""The texts of a YAML file, and where in the file each of their characters is written. `regions` asks.

PyYAML, as hosts use it, says what the texts are; the places of their characters follow from how each is written.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

Text = tuple[str, list[int], Callable[[str], str]]

_TEXT_TAG = "tag:yaml.org,2002:str"
_ESCAPES = {"x": 4, "u": 6, "U": 10}  # how long they are; all others are two characters
_SPACE = " \t\r\n"
_BREAK = re.compile(r"\r?\n?[ \t]*")
_PROPERTIES = re.compile(r"(?:[&!]\S*\s+)*")  # an anchor, a tag


def yaml_texts(text: str) -> Iterator[Text]:
    """The texts that are values, in order: each with the offsets of its characters and of its end, and with how text is
    written that is put into it. There are none where this is no YAML."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        roots = list(yaml.compose_all(text, Loader=loader))
    except (yaml.YAMLError, ValueError, RecursionError):
        return
    found = {id(node): node for root in roots if root is not None for node in _values(root)}
    for node in sorted(found.values(), key=lambda node: node.start_mark.index):
        offsets = _offsets(text, node)
        if offsets is not None:
            yield node.value, offsets, _WRITTEN.get(node.style, str)


def _values(root: Any) -> Iterator[Any]:
    """The nodes that are texts and no keys. An alias leads to the node that it names."""
    seen: set[int] = set()
    work = [root]
    while work:
        node = work.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        if isinstance(node.value, str):
            if node.tag == _TEXT_TAG:
                yield node
        else:
            work += [part[1] if isinstance(part, tuple) else part for part in node.value]


def _offsets(text: str, node: Any) -> list[int] | None:
    """Where the characters of a text are written, in order; None where that cannot be told."""
    end = node.end_mark.index
    at = _PROPERTIES.match(text, node.start_mark.index, end).end()  # type: ignore[union-attr]  # it may be empty
    if node.style in ("|", ">"):
        at = text.find("\n", at, end) + 1 or end
    elif node.style:
        at, end = at + 1, end - 1
    found: list[int] = []
    for char in node.value:
        at = _next(text, at, end, char, node.style)
        if at < 0:
            return None
        found.append(at)
        at += _length(text, at, end, char, node.style)
    return [*found, at]


def _next(text: str, at: int, end: int, char: str, style: str | None) -> int:
    """Where the next character of a text is written, from `at` on: behind what folding and indentation leave out."""
    while at < end:
        here = text[at]
        if here == "\\" and style == '"':
            if text[at + 1 : at + 2] not in "\r\n":
                return at
            at = _BREAK.match(text, at + 1).end()  # type: ignore[union-attr]  # a line goes on with the next one
            continue
        if here == char or (here == "\n" and char == " "):  # which a fold stands for
            return at
        if here not in _SPACE:
            return -1
        at += 1
    return at if char in "\n" else -1  # `|+`, and the line break that the last line lacks


def _length(text: str, at: int, end: int, char: str, style: str | None) -> int:
    """How many characters one is written as."""
    if at >= end:
        return 0
    if style == '"' and text[at] == "\\":
        return _ESCAPES.get(text[at + 1 : at + 2], 2)
    return 2 if style == "'" and text.startswith("''", at) and char == "'" else 1


_WRITTEN: dict[str | None, Callable[[str], str]] = {
    '"': lambda text: json.dumps(text, ensure_ascii=False)[1:-1],
    "'": lambda text: text.replace("'", "''"),
}
