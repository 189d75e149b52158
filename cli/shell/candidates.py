"""What could be typed next: names in scope, members, keys of a memory. For the prompt, and for editors."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from latebind.grammar.lexer import scan
from latebind.grammar.source import Source
from latebind.grammar.tokens import TYPES, WORDS
from latebind.interp.convert import from_host, type_name
from latebind.interp.library import Builtin, Library, Namespace
from latebind.interp.shapes import outline
from latebind.interp.shapes.model import Shape
from latebind.interp.shapes.words import words

_VARIABLE = "variable"  # of `$memory`
_PATH = re.compile(r"((?:[\w$]+\s*\??\.\s*)*)([\w$]*)$")
_KEY = re.compile(r"(session|memory|\$memory|ctx\.memory)\.\w+\(\s*\[?\s*[\"']([^\"'\\]*)$")
_PROPERTY = re.compile(r"\[\s*[\"']([^\"'\\]*)$")
_MEMBER = re.compile(r"\??\.\s*([\w$]*)$")

_OPENERS = {TYPES[name] for name in ("LPAR", "LPAR_NL", "ALPAR", "ALPAR_NL", "LSQB", "LSQB_NL", "LBRACE", "SSTART")}
_OPENERS |= {TYPES[name] for name in ("TSTART", "TSTART_NL")}
_CLOSERS = {TYPES[name] for name in ("RPAR", "RSQB", "RBRACE", "SEND", "TEND")}
_BRACKETS = {TYPES[name] for name in ("LPAR", "LSQB", "ALPAR")}
_DOTS = {TYPES["DOT"], TYPES["QDOT"]}
_WHOLE = {TYPES["NAME"], TYPES["STRING"], TYPES["NUMBER"]}


@dataclass(frozen=True, slots=True)
class Completion:
    """`text` replaces what was typed from `start` on. `detail` is a signature or a kind, `doc` a line of explanation.

    An empty `text` replaces nothing: it explains the function that is being called.
    """

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
    peek: Callable[[str], Any] | None = None,
    shapes: Mapping[str, Shape] | None = None,
) -> Iterator[Completion]:
    """Find the completions at the end of `text`, sorted.

    `shapes` are what a host declares of variables; `names` are variables with their values; `definitions` names whose value is not known; `keys(space, prefix)` gives
    the keys of a memory; `peek(expression)` a value, None where to evaluate it would not be harmless.
    """
    if keys is not None and (call := _KEY.search(text)) is not None:
        for key in keys(call[1], call[2]):
            yield Completion(key, call.start(2), call[1])
        return
    if peek is not None and (prop := _PROPERTY.search(text)) is not None and (before := receiver(text[: prop.start()])):
        held = from_host(peek(before))
        for key in sorted(held) if isinstance(held, dict) else ():
            if key.startswith(prop[1]):
                yield Completion(key, prop.start(1), type_name(held[key]))
        return
    match = _PATH.search(text)
    assert match is not None  # both groups may be empty
    path, start = re.findall(r"[\w$]+", match[1]), match.start(2)
    member = _MEMBER.search(text)
    if path and shapes and path[0] in shapes:
        found = _of_shape(shapes[path[0]], path[1:], library)
    elif member is not None and (not path or (path[0] not in names and path[0] not in library.globals)):
        before = receiver(text[: member.start()])
        value = peek(before) if peek is not None and before else None
        found = _of_value(from_host(value), library)
    else:
        found = _members(path, library, names, keys) if path else _names(library, names, definitions, shapes or {})
    for item in sorted(
        found, key=lambda item: (item.detail != _VARIABLE, item.text)
    ):  # what somebody has set comes first
        if item.text.startswith(match[2]):
            yield Completion(item.text, start, item.detail, item.doc)


def receiver(text: str) -> str:
    """Find the expression at the end of `text` that a following `.` or `[` would read from; empty if there is none."""
    tokens = scan(Source(text))
    types = [type_ for type_ in tokens.types if type_ != TYPES["ERROR"]][:-1]
    at, depth = len(types) - 1, 0
    while at >= 0:
        if types[at] in _CLOSERS:
            opened = types[at]
            while at >= 0:
                depth += (types[at] in _CLOSERS) - (types[at] in _OPENERS)
                if depth == 0:
                    break
                at -= 1
            called = at > 0 and opened not in (TYPES["SEND"], TYPES["TEND"]) and types[at] in _BRACKETS
            if called and types[at - 1] in _WHOLE | _CLOSERS:
                at -= 1
                continue
        elif types[at] not in _WHOLE and tokens.text(at) not in WORDS:
            return ""
        if at > 0 and types[at - 1] in _DOTS:
            at -= 2
            continue
        break
    return text[tokens.starts[at] :].strip() if at >= 0 else ""


def called(text: str) -> str:
    """Find what is called by the last open `(`, such as `Math.max`; empty if that is no call."""
    tokens = scan(Source(text))
    for kind, token in reversed(tokens.opened):
        if kind == "(" and 0 < token < len(tokens.types) and tokens.types[token - 1] == TYPES["NAME"]:
            return receiver(text[: tokens.starts[token]])
    return ""


def function_at(
    expression: str, library: Library, names: Mapping[str, Any], peek: Callable[[str], Any] | None = None
) -> Builtin | None:
    """Find the builtin that an expression of `called` stands for; None if that cannot be known."""
    before, dot, name = expression.rpartition(".")
    entry = entry_at(library, re.split(r"\s*\.\s*", expression)) if expression.partition(".")[0] not in names else None
    if isinstance(entry, Namespace):
        return entry.call
    if isinstance(entry, Builtin) or not dot:
        return entry if isinstance(entry, Builtin) else None
    value = from_host(peek(before.removesuffix("?"))) if peek is not None else None
    if value is not None:
        return library.methods.get(type_name(value), {}).get(name)
    found = [methods[name] for methods in library.methods.values() if name in methods]
    return found[0] if len(found) == 1 else None


def entry_at(library: Library, path: Sequence[str]) -> Builtin | Namespace | float | None:
    """Follow a path of names from a global; None where it leads nowhere."""
    entry: Builtin | Namespace | float | None = library.globals.get(path[0])
    for name in path[1:]:
        entry = entry.members.get(name) if isinstance(entry, Namespace) else None
    return entry


def whole_signature(function: Builtin) -> str:
    """Give a signature after what it is a member of: `Math.max(…): number`, `string.split(…): array`."""
    if function.receiver is not None:
        return f"{function.receiver}.{function.signature}"
    return function.name + function.signature[function.signature.index("(") :]


def _names(
    library: Library, names: Mapping[str, Any], definitions: Iterable[str], shapes: Mapping[str, Shape]
) -> Iterator[Completion]:
    known = dict.fromkeys(definitions, "local") | {name: type_name(value) for name, value in names.items()}
    known |= {name: words(shape) for name, shape in shapes.items()}
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
    entry = entry_at(library, path)
    if isinstance(entry, Namespace):
        for name, member in entry.members.items():
            yield _entry(name, member)
        if entry.name == "$memory" and keys is not None:
            for key in keys("$memory", ""):
                if key.replace("$", "_").isidentifier() and key not in entry.members:
                    yield Completion(key, 0, _VARIABLE)


def _follow(value: Any, path: list[str]) -> Any:
    for name in path:
        value = from_host(value)
        if not isinstance(value, dict) or name not in value:
            return None
        value = value[name]
    return from_host(value)


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


def _of_shape(shape: Shape, path: list[str], library: Library) -> Iterator[Completion]:
    """The members that are declared of what a path leads to, and the methods of its types."""
    found = outline.at(shape, path)
    if found is None:
        return
    for member in outline.members(found):
        yield Completion(member.name, 0, words(member.shape), member.doc or "")
    for kind in sorted(outline.kinds(found) - {"object"}):
        for name, entry in library.methods.get(kind, {}).items():
            yield _entry(name, entry)
        if kind in ("string", "array"):
            yield Completion("length", 0, "number")


def _entry(name: str, entry: Builtin | Namespace | float) -> Completion:
    if isinstance(entry, Builtin):
        return Completion(name, 0, entry.signature, entry.doc)
    if isinstance(entry, Namespace):
        return Completion(name, 0, "namespace", entry.doc)
    return Completion(name, 0, "number")
