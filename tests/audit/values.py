"""Adversarial values by type: what the audit passes to each function, operator and conversion.

Each is made anew whenever it is asked for, so that two equal texts are two objects, as those of a script are.
"""

from __future__ import annotations

import enum
import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import make_dataclass
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any
from uuid import UUID

from latebind.interp.values import DateValue

LONG = 1_000_000  # code points: what a script may make

Maker = Callable[[], Any]


class Lent(Mapping[str, Any]):
    """A mapping of the host's that is no dict."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.data = data

    def __getitem__(self, key: str) -> Any:
        return self.data[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self.data)

    def __len__(self) -> int:
        return len(self.data)


class Color(enum.Enum):
    RED = "red"


class Words(str):
    """A host's own kind of text."""


class Whole(int):
    """A host's own kind of number."""


class Part(float):
    """A host's own kind of fraction."""


class Rows(list[Any]):
    """A host's own kind of array."""


class Fields(dict[str, Any]):
    """A host's own kind of object."""


Wide = make_dataclass("Wide", [f"field{index}" for index in range(200)], frozen=True)


def deep(levels: int, leaf: Any = 1) -> Any:
    for _ in range(levels):
        leaf = [leaf]
    return leaf


def doubled(levels: int) -> Any:
    """2^levels leaves in a few bytes."""
    leaf: Any = [1, 2]
    for _ in range(levels):
        leaf = [leaf, leaf]
    return leaf


def _equal_texts(count: int, length: int) -> list[str]:
    """Many mentions of few texts that are equal, and are not the same object."""
    texts = ["a" * (length - 1) + "b" for _ in range(4)]
    return [texts[index % 4] for index in range(count)]


TEXTS: dict[str, Maker] = {
    "nothing": lambda: "",
    "word": lambda: "abc",
    "long": lambda: "a" * LONG,
    "long, other end": lambda: "a" * (LONG - 1) + "b",
    "half with a middle": lambda: "a" * 250_000 + "b" + "a" * 250_000,
    "short run": lambda: "a" * 2_499,
    "short needle": lambda: "a" * 600 + "b" + "a" * 600,
    "middling run": lambda: "a" * 29_999,
    "middling needle": lambda: "a" * 49 + "b" + "a" * 49,
    "needle of five": lambda: "aabaa",
    "euros": lambda: "€" * 100_000,
    "astral": lambda: "😀" * 250_000,
    "grows": lambda: "ΐ" * 300_000,
    "marks": lambda: "a" + "\u0301\u0327" * 20_000,
    "spaces": lambda: " " * LONG,
    "digits": lambda: "1" * LONG,
    "exponent": lambda: "1." + "1" * 1_000 + "e300",
    "commas": lambda: "," * 99_000,
    "json lists": lambda: "[" + "[]," * 90_000 + "0]",
    "json objects": lambda: "[" + '{"a":{}},' * 45_000 + "0]",
    "json numbers": lambda: "[" + "2305843009213693951," * 40_000 + "0.1]",
    "json texts": lambda: "[" + '"\\u20ac",' * 90_000 + "0]",
    "json keys": lambda: "{" + ",".join(f'"k{index}":[1]' for index in range(9_000)) + "}",
    "json, unclosed": lambda: "[" + '"' * 300_001,
    "escapes": lambda: "%41" * 300_000,
    "escapes of euros": lambda: "%E2%82%AC" * 100_000,
    "percents": lambda: "%" * 300_000,
    "base64": lambda: "YWFh" * 250_000,
    "references": lambda: "$&" * 500_000,
    "all before": lambda: "$`" * 1_000,
    "no references": lambda: "$q" * 500_000,
    "moment": lambda: "2024-05-31T10:00:00Z",
    "zone": lambda: "America/Argentina/Buenos_Aires",
    "unit": lambda: "months",
    "form": lambda: "NFKD",
    "format": lambda: "MD" * 60,
    "long format": lambda: "YYYY-MM-DD HH:mm:ss " * 9,
    "name": lambda: "array.map",
    "key": lambda: "k",
    "long key": lambda: "k" * LONG,
    "wide key": lambda: "€" * LONG,
}

NUMBERS: dict[str, Maker] = {
    "zero": lambda: 0,
    "one": lambda: 1,
    "minus one": lambda: -1,
    "many": lambda: 99_000,
    "fraction": lambda: 0.1,
    "least": lambda: 5e-324,
    "largest": lambda: 1.7976931348623157e308,
    "safe": lambda: 2**53 - 1,
    "huge": lambda: 10**308,
    "hundred": lambda: 100,
    "radix": lambda: 36,
    "angle": lambda: 123456.789,
}

COUNTS: dict[str, Maker] = {
    "zero": lambda: 0,
    "one": lambda: 1,
    "minus one": lambda: -1,
    "three": lambda: 3,
    "hundred": lambda: 100,
    "many": lambda: 99_000,
    "late": lambda: 999_000,
    "safe": lambda: 2**53 - 1,
}

ARRAYS: dict[str, Maker] = {
    "no items": list,
    "one item": lambda: [1],
    "numbers": lambda: list(range(100_000)),
    "fractions": lambda: [index + 0.5 for index in range(50_000)],
    "booleans": lambda: [True] * 100_000,
    "colliding numbers": lambda: [index * (2**61 - 1) for index in range(20_000)],
    "colliding doubles": lambda: [2.0**exponent for exponent in range(-1074, 1024)],
    "equal long texts": lambda: _equal_texts(20_000, 500_000),
    "words": lambda: [f"word{index}" for index in range(50_000)],
    "euros": lambda: ["€"] * 100_000,
    "pairs": lambda: [[f"key{index}", index] for index in range(9_000)],
    "pairs of long keys": lambda: [[key, 1] for key in _equal_texts(9_000, 500_000)],
    "nested": lambda: [[1, 2, 3] for _ in range(30_000)],
    "empty ones": lambda: [[] for _ in range(100_000)],
    "deep": lambda: deep(60),
    "doubled": lambda: doubled(12),
    "objects": lambda: [{"a": index} for index in range(30_000)],
    "tuples": lambda: [tuple(range(100))] * 20_000,
    "large tuples": lambda: [tuple(range(50_000))] * 1_000,
    "mappings": lambda: [Lent({f"k{index}": index for index in range(500)})] * 1_000,
    "nulls": lambda: [None] * 100_000,
}

OBJECTS: dict[str, Maker] = {
    "no keys": dict,
    "many names": lambda: {f"name{index}": index for index in range(10_000)},
    "long names": lambda: {f"{'n' * 1_000}{index}": index for index in range(3_000)},
    "long equal name": lambda: {"k" * LONG: 1},
    "length": lambda: {"length": 99_000},
    "length and more": lambda: {"length": 99_000, "0": 1},
    "deep": lambda: {"a": deep(60)},
    "objects": lambda: {f"k{index}": {"a": 1} for index in range(9_000)},
}

HOST: dict[str, Maker] = {
    "tuple": lambda: tuple(range(100_000)),
    "tuple of tuples": lambda: ((tuple(range(50_000)),) * 3,) * 3,
    "set": lambda: set(range(50_000)),
    "mapping": lambda: Lent({f"k{index}": index for index in range(10_000)}),
    "mapping of long names": lambda: Lent({f"{'n' * 500}{index}": index for index in range(3_000)}),
    "dataclass": lambda: Wide(*range(200)),
    "enum": lambda: Color.RED,
    "moment": lambda: datetime(2024, 5, 31, tzinfo=UTC),
    "text of its own": lambda: Words("w" * LONG),
    "number of its own": lambda: Whole(7),
    "fraction of its own": lambda: Part(0.5),
    "array of its own": lambda: Rows(range(50_000)),
    "object of its own": lambda: Fields({f"k{index}": index for index in range(9_000)}),
    "frozen set": lambda: frozenset(range(20_000)),
    "day": lambda: date(2024, 5, 31),
    "time": lambda: time(10, 30),
    "decimal": lambda: Decimal("0.1"),
    "identifier": lambda: UUID(int=7),
    "large number": lambda: 10**308,
}

DATES: dict[str, Maker] = {
    "moment": lambda: DateValue(1_717_150_000_123),
    "first": lambda: DateValue(-8_640_000_000_000_000),
    "last": lambda: DateValue(8_640_000_000_000_000),
    "invalid": lambda: DateValue(math.nan),
}

POOLS: dict[str, dict[str, Maker]] = {
    "string": TEXTS,
    "number": NUMBERS,
    "integer": COUNTS,
    "array": ARRAYS,
    "object": OBJECTS,
    "boolean": {"true": lambda: True},
    "null": {"null": lambda: None},
    "date": DATES,
}
POOLS["any"] = {**TEXTS, **NUMBERS, **ARRAYS, **OBJECTS, **DATES, **HOST}
POOLS["host"] = HOST
