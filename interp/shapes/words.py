"""Shapes as authors read them, in TypeScript's notation: `"card" | "cash"`, `number[]`, `{ sku: string, note?: string }`."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from latebind.grammar.literals import shortened
from latebind.interp.shapes import model as s

# So many literals, options and members are named; the rest is `…`.
_MOST = 6

# What a format's texts are called.
_FORMATS = {
    "date-time": "date and time as ISO text",
    "date": "date as ISO text",
    "time": "time as ISO text",
    "uuid": "UUID",
    "email": "e-mail address",
    "uri": "URL",
    "decimal": "decimal text",
}


def words(shape: s.Shape) -> str:
    """A shape in one line. One with a name is called by it."""
    return _WORDS[type(shape)](shape)


def kind_words(shape: s.Shape) -> str:
    """What a value of the shape is, without an object's members: what a message says that was found or expected."""
    kinds = dict.fromkeys(_KINDS.get(type(option)) or words(option) for option in s.options_of(shape))
    return " or ".join(kinds)


def _number(shape: s.NumberShape) -> str:
    bounds = {
        "from": shape.minimum,
        "above": shape.above,
        "up to": shape.maximum,
        "below": shape.below,
        "a multiple of": shape.multiple_of,
    }
    found = [f"{word} {_literal(bound)}" for word, bound in bounds.items() if bound is not None]
    return " ".join(["whole number" if shape.whole else "number", ", ".join(found)]).strip()


def _string(shape: s.StringShape) -> str:
    name = _FORMATS.get(shape.format or "", "string")
    parts = [name, _size(shape.least, shape.most, "character")]
    parts += [f"that matches /{shortened(shape.pattern)}/"] if shape.pattern is not None else []
    return " ".join(part for part in parts if part)


def _size(least: int | None, most: int | None, each: str) -> str:
    """How many there may be, in words: `of 1 to 3 items`."""
    if least is None and most is None:
        return ""
    if least == most:
        count, last = str(least), least
    elif most is None:
        count, last = f"at least {least}", least
    else:
        count, last = (f"at most {most}" if least is None else f"{least} to {most}"), most
    return f"of {count} {each}{'' if last == 1 else 's'}"


def _literal(value: object) -> str:
    """A literal as a script writes it."""
    if isinstance(value, str):
        return shortened(json.dumps(value, ensure_ascii=False))
    return json.dumps(value) if not isinstance(value, float) else f"{value:g}"


def _literals(shape: s.LiteralShape) -> str:
    return shape.name or _joined(" | ", [_literal(value) for value in shape.values])


def _array(shape: s.ArrayShape) -> str:
    item = words(shape.item)
    plain = item.replace("[]", "").isidentifier()
    return " ".join([f"{item}[]" if plain else f"({item})[]", _size(shape.least, shape.most, "item")]).strip()


def _tuple(shape: s.TupleShape) -> str:
    rest = [] if shape.rest is None else [f"...{words(s.ArrayShape(shape.rest))}"]
    return f"[{', '.join([words(item) for item in shape.items] + rest)}]"


def _object(shape: s.ObjectShape) -> str:
    if shape.name is not None:
        return shape.name
    members = [f"{each.name}{'?' if each.optional else ''}: {words(each.shape)}" for each in shape.members]
    return f"{{ {_joined(', ', members)} }}" if members else "{}"


def _joined(separator: str, parts: list[str]) -> str:
    return separator.join(parts[:_MOST] + (["…"] if len(parts) > _MOST else []))


_WORDS: Mapping[type[s.Shape], Callable[[Any], str]] = {
    s.AnyShape: lambda _: "any",
    s.NullShape: lambda _: "null",
    s.BooleanShape: lambda _: "boolean",
    s.NumberShape: _number,
    s.StringShape: _string,
    s.DateShape: lambda _: "Date",
    s.BlobShape: lambda _: "blob",
    s.LiteralShape: _literals,
    s.ArrayShape: _array,
    s.TupleShape: _tuple,
    s.ObjectShape: _object,
    s.RecordShape: lambda shape: f"Record<string, {words(shape.value)}>",
    s.MapShape: lambda shape: f"Map<{words(shape.key)}, {words(shape.value)}>",
    s.SetShape: lambda shape: f"Set<{words(shape.item)}>",
    s.UnionShape: lambda shape: _joined(" | ", [words(option) for option in shape.options]),
    s.NamedShape: lambda shape: shape.name,
}

_KINDS: Mapping[type[s.Shape], str] = {
    s.ArrayShape: "array",
    s.TupleShape: "array",
    s.ObjectShape: "object",
    s.RecordShape: "object",
    s.DateShape: "date",
}
