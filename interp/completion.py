"""What could be typed next: names in scope, members, keys of a memory. For the prompt, and for editors."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from latebind.grammar.tokens import WORDS
from latebind.interp.convert import adopt, type_name
from latebind.interp.library import Builtin, Library, Namespace

_PATH = re.compile(r"((?:[\w$]+\s*\??\.\s*)*)([\w$]*)$")
_KEY = re.compile(r"(memory|\$memory|ctx\.memory)\.\w+\(\s*\[?\s*[\"']([^\"'\\]*)$")


@dataclass(frozen=True, slots=True)
class Completion:
    """`text` replaces what was typed from `start` on. `detail` is a signature or a kind, `doc` a line of explanation."""

    text: str
    start: int
    detail: str = ""
    doc: str = ""


def complete(
    text: str,
    library: Library,
    names: Mapping[str, Any],
    definitions: Iterable[str] = (),
    keys: Callable[[str, str], Iterable[str]] | None = None,
) -> Iterator[Completion]:
    """Completions at the end of `text`, sorted.

    `names` are variables with their values; `definitions` names whose value is not known; `keys(space, prefix)` gives
    the keys of a memory.
    """
    if keys is not None and (call := _KEY.search(text)) is not None:
        for key in keys(call[1], call[2]):
            yield Completion(key, call.start(2), call[1])
        return
    match = _PATH.search(text)
    assert match is not None  # both groups may be empty
    path, start = re.findall(r"[\w$]+", match[1]), match.start(2)
    found = _members(path, library, names, keys) if path else _names(library, names, definitions)
    for item in sorted(found, key=lambda item: item.text):
        if item.text.startswith(match[2]):
            yield Completion(item.text, start, item.detail, item.doc)


def _names(library: Library, names: Mapping[str, Any], definitions: Iterable[str]) -> Iterator[Completion]:
    known = dict.fromkeys(definitions, "local") | {name: type_name(value) for name, value in names.items()}
    for name, kind in known.items():
        yield Completion(name, 0, kind)
    for name, entry in library.globals.items():
        if name not in known:
            yield _entry(name, entry)
    for word, type_ in WORDS.items():
        if type_ != WORDS["class"]:  # those that only JavaScript has
            yield Completion(word, 0, "keyword")


def _members(
    path: list[str], library: Library, names: Mapping[str, Any], keys: Callable[[str, str], Iterable[str]] | None
) -> Iterator[Completion]:
    if path[0] in names:
        yield from _of_value(_follow(names[path[0]], path[1:]), library)
        return
    entry: object = library.globals.get(path[0])
    for name in path[1:]:
        entry = entry.members.get(name) if isinstance(entry, Namespace) else None
    if isinstance(entry, Namespace):
        for name, member in entry.members.items():
            yield _entry(name, member)
        if entry.name == "$memory" and keys is not None:
            for key in keys("$memory", ""):
                if key.replace("$", "_").isidentifier() and key not in entry.members:
                    yield Completion(key, 0, "variable")


def _follow(value: Any, path: list[str]) -> Any:
    for name in path:
        value = adopt(value)
        if not isinstance(value, dict) or name not in value:
            return None
        value = value[name]
    return adopt(value)


def _of_value(value: Any, library: Library) -> Iterator[Completion]:
    if isinstance(value, dict):
        for key, item in value.items():
            if key.replace("$", "_").isidentifier():
                yield Completion(key, 0, type_name(item))
        return
    for name, entry in library.methods.get(type_name(value), {}).items():
        yield _entry(name, entry)
    if isinstance(value, str | list):
        yield Completion("length", 0, "number")


def _entry(name: str, entry: Builtin | Namespace | float) -> Completion:
    if isinstance(entry, Builtin):
        return Completion(name, 0, entry.signature, entry.doc)
    if isinstance(entry, Namespace):
        return Completion(name, 0, "namespace", entry.doc)
    return Completion(name, 0, "number")
