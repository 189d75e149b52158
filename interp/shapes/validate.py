"""Compare a value with a shape. Results of programs, arguments of host functions and handlers' inputs are checked here.

All that is wrong is found at once, each with its path; nothing is converted.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from itertools import islice
from typing import Any
from uuid import UUID

from latebind.grammar.errors import fail
from latebind.grammar.literals import shortened
from latebind.grammar.record import Record
from latebind.interp.convert import from_host, type_name
from latebind.interp.names import nearest
from latebind.interp.shapes import model as s
from latebind.interp.shapes.patterns import compiled
from latebind.interp.shapes.words import kind_words, words
from latebind.interp.text import finite, number_text

Path = tuple[str | int, ...]

# So many issues are found at most: a long array that is wrong throughout says enough.
MOST = 50


class Issue(Record):
    """One thing that is wrong: where, what was expected, and what was found (a type's name, a short text, or `nothing`)."""

    path: Path
    expected: str
    found: str

    def located(self, root: str = "") -> str:
        """The path as a script writes it: `order.items[2].sku`."""
        return path_text(self.path, root)


def path_text(path: Path, root: str = "") -> str:
    """A path as a script writes it."""
    text = root
    for key in path:
        if isinstance(key, str) and key.isidentifier():
            text += f".{key}" if text else key
        else:
            text += f"[{shortened(repr(key)) if isinstance(key, int) else _quoted(key)}]"
    return text


def issues(shape: s.Shape, value: Any) -> list[Issue]:
    """What of a value is not as the shape says, in the order of the value; empty where it is.

    Raises FOREIGN_VALUE or FOREIGN_KEY for what of a host's value no script can hold, and a limit's error for a text that is
    too long for a pattern.
    """
    return list(islice(_Comparison().issues(shape, value, ()), MOST))


_Check = Callable[["_Comparison", Any, Any, Path], Iterator[Issue]]


class _Comparison:
    """One comparison. What was found of arrays and objects as alternatives is known: alternatives that hold each other would
    be compared twice as often with each level, otherwise."""

    def __init__(self) -> None:
        # By the identity of both, which are held meanwhile; the paths start at the value.
        self._known: dict[tuple[int, int], tuple[s.Shape, Any, list[Issue]]] = {}

    def issues(self, shape: s.Shape, value: Any, path: Path) -> Iterator[Issue]:
        """What of a value at a path is not as the shape says."""
        shape = s.resolved(shape)
        kind = type_name(value)
        if kind in ("object", "array") and value.__class__ not in (dict, list):
            value = from_host(value)
        if value.__class__ is dict and not all(isinstance(key, str) for key in value):
            raise fail("FOREIGN_KEY")
        yield from _CHECKS[type(shape)](self, shape, value, path)

    def of_option(self, option: s.Shape, value: Any, path: Path) -> list[Issue]:
        """The same of an alternative, at once."""
        if type_name(value) not in ("object", "array"):
            return list(self.issues(option, value, path))
        known = self._known.get((id(option), id(value)))
        if known is None:
            found = list(islice(self.issues(option, value, ()), MOST))
            known = self._known[id(option), id(value)] = option, value, found
        return [issue.replace(path=path + issue.path) for issue in known[2]]


def _wrong(shape: s.Shape, value: Any, path: Path) -> Iterator[Issue]:
    yield Issue(path, words(shape), found_words(value))


def found_words(value: Any) -> str:
    """What was found, as an issue says it: a short literal, or the name of a type."""
    kind = type_name(value)
    if kind == "string":
        return _quoted(str(from_host(value)))
    if kind == "boolean":
        return str(from_host(value)).lower()
    if kind == "number":
        number = from_host(value)
        return number_text(number) if finite(number) else "NaN" if number != number else _infinity(number)
    return kind


def _infinity(number: float) -> str:
    return "Infinity" if number > 0 else "-Infinity"


def _quoted(value: str) -> str:
    return shortened(f'"{value}"')


def _is(kind: str) -> _Check:
    """The check of a shape that is one type and nothing more."""

    def check(c: _Comparison, shape: s.Shape, value: Any, path: Path) -> Iterator[Issue]:
        if type_name(value) != kind:
            yield from _wrong(shape, value, path)

    return check


def _any(c: _Comparison, shape: s.AnyShape, value: Any, path: Path) -> Iterator[Issue]:
    yield from ()


def _number(c: _Comparison, shape: s.NumberShape, value: Any, path: Path) -> Iterator[Issue]:
    number = from_host(value) if type_name(value) == "number" else None
    if number is None or not finite(number):
        yield Issue(path, "whole number" if shape.whole else "number", found_words(value))
    elif not (
        (not shape.whole or isinstance(number, int) or number.is_integer())
        and (shape.minimum is None or number >= shape.minimum)
        and (shape.maximum is None or number <= shape.maximum)
        and (shape.above is None or number > shape.above)
        and (shape.below is None or number < shape.below)
        and (shape.multiple_of is None or _is_multiple(number, shape.multiple_of))
    ):
        yield from _wrong(shape, value, path)


def _is_multiple(number: int | float, of: int | float) -> bool:
    """Whether a number is so many times another, as both are written: 19.99 is 1999 times 0.01."""
    (above, below), (of_above, of_below) = _ratio(number), _ratio(of)
    return above * of_below % (below * of_above) == 0


def _ratio(number: int | float) -> tuple[int, int]:
    return (number, 1) if isinstance(number, int) else Decimal(repr(number)).as_integer_ratio()


def _string(c: _Comparison, shape: s.StringShape, value: Any, path: Path) -> Iterator[Issue]:
    if type_name(value) != "string":
        yield Issue(path, words(shape), found_words(value))
        return
    text = str(from_host(value))
    if (
        (shape.least is not None and len(text) < shape.least)
        or (shape.most is not None and len(text) > shape.most)
        or (shape.pattern is not None and not compiled(shape.pattern)(text))
        or not FORMATS.get(shape.format or "", _always)(text)
    ):
        yield from _wrong(shape, value, path)


def _always(_: str) -> bool:
    return True


def _parses(parse: Callable[[str], object]) -> Callable[[str], bool]:
    def check(text: str) -> bool:
        try:
            parse(text)
        except ValueError:
            return False
        return True

    return check


def _zoned(text: str) -> None:
    """Raise ValueError unless this is a moment: a date-time of RFC 3339, which has a zone."""
    if datetime.fromisoformat(text).tzinfo is None:
        raise ValueError(text)


# What JSON Schema's formats ask; others are told and not checked, as its specification has it.
FORMATS: Mapping[str, Callable[[str], bool]] = {
    "date-time": _parses(_zoned),
    "date": _parses(date.fromisoformat),
    "time": _parses(time.fromisoformat),
    "uuid": _parses(UUID),
    "decimal": lambda text: re.fullmatch(r"\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*", text) is not None,
    "email": lambda text: re.fullmatch(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+", text) is not None,
    "uri": lambda text: re.match(r"[A-Za-z][A-Za-z0-9+.-]*:\S", text) is not None,
}


def _literal(c: _Comparison, shape: s.LiteralShape, value: Any, path: Path) -> Iterator[Issue]:
    plain = from_host(value) if type_name(value) in ("null", "boolean", "number", "string") else ...
    if not any(s.same_value(plain, own) for own in shape.values):
        yield Issue(path, words(shape.replace(name=None)), found_words(value))


def _sized(c: _Comparison, shape: s.ArrayShape, value: Any, path: Path) -> Iterator[Issue]:
    if type_name(value) != "array":
        yield Issue(path, kind_words(shape), found_words(value))
        return
    if (shape.least is not None and len(value) < shape.least) or (shape.most is not None and len(value) > shape.most):
        yield Issue(path, words(shape), f"{len(value)} items")
    for index, item in enumerate(value):
        yield from c.issues(shape.item, item, (*path, index))


def _places(c: _Comparison, shape: s.TupleShape, value: Any, path: Path) -> Iterator[Issue]:
    if type_name(value) != "array":
        yield Issue(path, kind_words(shape), found_words(value))
        return
    if len(value) < len(shape.items) or (shape.rest is None and len(value) > len(shape.items)):
        yield Issue(path, words(shape), f"{len(value)} items")
    for index, item in enumerate(value):
        expected = shape.items[index] if index < len(shape.items) else shape.rest
        if expected is not None:
            yield from c.issues(expected, item, (*path, index))


def _object(c: _Comparison, shape: s.ObjectShape, value: Any, path: Path) -> Iterator[Issue]:
    if type_name(value) != "object":
        yield Issue(path, shape.name or "object", found_words(value))
        return
    for member in shape.members:
        if member.name in value:
            yield from c.issues(member.shape, value[member.name], (*path, member.name))
        elif not member.optional:
            yield Issue((*path, member.name), words(member.shape), "nothing")
    if shape.extra is None and not shape.strict:
        return
    declared = {member.name for member in shape.members}
    for key, item in value.items():
        if key in declared:
            continue
        if shape.extra is not None:
            yield from c.issues(shape.extra, item, (*path, key))
        else:
            near = nearest(key, declared)
            meant = f" (did you mean `{near}`?)" if near else ""
            yield Issue((*path, key), f"no member `{shortened(key)}`{meant}", found_words(item))


def _record(c: _Comparison, shape: s.RecordShape, value: Any, path: Path) -> Iterator[Issue]:
    if type_name(value) != "object":
        yield Issue(path, "object", found_words(value))
        return
    for key, item in value.items():
        if shape.key is not None and any(True for _ in c.issues(shape.key, key, path)):
            yield Issue((*path, key), f"a key that is {words(shape.key)}", _quoted(str(key)))
        yield from c.issues(shape.value, item, (*path, key))


def _union(c: _Comparison, shape: s.UnionShape, value: Any, path: Path) -> Iterator[Issue]:
    """The issues of the one option that a value may have been meant as, or that it is none of them."""
    near: list[Issue] | None = None
    for option in s.options_of(shape):
        found = c.of_option(option, value, path)
        if not found:
            return
        if any(len(issue.path) > len(path) for issue in found) and not any(issue.path == path for issue in found):
            near = found if near is None or len(found) < len(near) else near
    if near is not None:
        yield from near
    else:
        yield from _wrong(shape, value, path)


_CHECKS: Mapping[type[s.Shape], _Check] = {
    s.AnyShape: _any,
    s.NullShape: _is("null"),
    s.BooleanShape: _is("boolean"),
    s.NumberShape: _number,
    s.StringShape: _string,
    s.DateShape: _is("date"),
    s.BlobShape: _is("blob"),
    s.LiteralShape: _literal,
    s.ArrayShape: _sized,
    s.TupleShape: _places,
    s.ObjectShape: _object,
    s.RecordShape: _record,
    s.UnionShape: _union,
}
