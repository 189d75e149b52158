"""Kinds of values, as the tables of the generator write them.

number int string boolean any     values
[T]  {T}                          array of T, object whose values are T
T|null                            T, or null where JavaScript would say undefined
(T, int) => U                     function, for callbacks
index size digits uri json …      an argument with odd values of its own (see `pools`)
T U                               any kind, one for each form
"""

from __future__ import annotations

import re
from typing import NamedTuple

words = str.split  # for tables that are words


class Kind(NamedTuple):
    """`of` holds the parts: an element's kind, or a function's parameters and, last, its result."""

    name: str
    of: tuple[Kind, ...] = ()
    keys: tuple[str, ...] = ()  # of a `shape`, an object whose keys are known

    def __str__(self) -> str:
        parts = [str(part) for part in self.of]
        if self.name == "array":
            return f"[{parts[0]}]"
        if self.name == "dict":
            return f"{{{parts[0]}}}"
        if self.name == "maybe":
            return f"{parts[0]}|null"
        if self.name == "fn":
            return f"({', '.join(parts[:-1])}) => {parts[-1]}"
        if self.name == "shape":
            return "{" + ", ".join(map(": ".join, zip(self.keys, parts, strict=True))) + "}"
        return self.name


NUMBER, INT, STRING, BOOLEAN, ANY = map(Kind, ("number", "int", "string", "boolean", "any"))
VARIABLES = ("T", "U", "S")
CONTAINERS = ("array", "dict", "fn", "shape")

# What an argument with odd values of its own is, where a general expression takes its place.
BASE = {
    "index": INT,
    "unit": NUMBER,
    "fraction": NUMBER,
    "few": INT,
    "positive": NUMBER,
    "place": INT,
    "power": INT,
    "size": INT,
    "digits": INT,
    "precision": INT,
    "radix": INT,
    "count": INT,
    "code": INT,
    "numeric": STRING,
    "prefix": STRING,
    "uri": STRING,
    "white": STRING,
    "cased": STRING,
    "hay": STRING,
    "needle": STRING,
    "replacement": STRING,
    "json": STRING,
    "base64": STRING,
    "unicode": STRING,
    "key": STRING,
}


def array(item: Kind) -> Kind:
    return Kind("array", (item,))


def maybe(kind: Kind) -> Kind:
    return kind if kind.name == "maybe" else Kind("maybe", (kind,))


_TOKEN = re.compile(r"\s*(=>|\|null|[A-Za-z]\w*|[\[\](){},])")


def parse_kind(text: str) -> Kind:
    """The kind that a text of a table describes."""
    tokens = _TOKEN.findall(text)
    kind = _read(tokens)
    if tokens:
        raise ValueError(f"not a kind: {text}")
    return kind


def _read(tokens: list[str]) -> Kind:
    first = tokens.pop(0)
    if first == "[":
        kind = array(_read(tokens))
        tokens.remove("]")
    elif first == "{":
        kind = Kind("dict", (_read(tokens),))
        tokens.remove("}")
    elif first == "(":
        parts = []
        while tokens[0] != ")":
            parts.append(_read(tokens))
            if tokens[0] == ",":
                tokens.pop(0)
        del tokens[:2]  # `)` and `=>`
        kind = Kind("fn", (*parts, _read(tokens)))
    else:
        kind = Kind(first)
    if tokens and tokens[0] == "|null":
        tokens.pop(0)
        return maybe(kind)
    return kind


def bind(pattern: Kind, wanted: Kind, bound: dict[str, Kind]) -> bool:
    """Whether a form whose result is `pattern` can give a `wanted`; fills in what the variables stand for."""
    if pattern.name in VARIABLES:
        if pattern.name == "S" and wanted.name in CONTAINERS:
            return False
        known = bound.setdefault(pattern.name, wanted)
        return known == wanted
    if wanted.name == "any":
        return True
    if wanted.name == "maybe" and pattern.name != "maybe":
        return bind(pattern, wanted.of[0], bound)
    if wanted.name == "number" and pattern.name == "int":
        return True
    if pattern.name != wanted.name or len(pattern.of) != len(wanted.of) or pattern.keys != wanted.keys:
        return False
    return all(bind(part, want, bound) for part, want in zip(pattern.of, wanted.of, strict=True))


def fill(pattern: Kind, bound: dict[str, Kind]) -> Kind:
    """`pattern` with its variables replaced."""
    if pattern.name in VARIABLES:
        return bound[pattern.name]
    if not pattern.of:
        return pattern
    parts = tuple(fill(part, bound) for part in pattern.of)
    return maybe(parts[0]) if pattern.name == "maybe" else pattern._replace(of=parts)


def variables(pattern: Kind) -> set[str]:
    if pattern.name in VARIABLES:
        return {pattern.name}
    return set().union(*(variables(part) for part in pattern.of))
