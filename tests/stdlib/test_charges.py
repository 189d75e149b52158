"""Every builtin charges before it makes: on large inputs a small budget ends it at once, and nothing was made.

A builtin that is in none of the three tables fails a test, so that each new one is thought about.
"""

from __future__ import annotations

import tracemalloc
from dataclasses import replace
from typing import Any

import pytest

from latebind.grammar.errors import LimitError
from latebind.interp.helpers import begin_changes
from latebind.interp.library import Builtin, Namespace
from latebind.interp.limits import Limits, Run
from latebind.interp.values import Closure
from latebind.stdlib.library import standard

TEXT = "a%20é, " * 50_000
ITEMS: list[Any] = list(range(100_000))
TEXTS = ["abc"] * 100_000
NUMBERS = {f"k{index}": index for index in range(100_000)}
PAIRS = [["a", 1]] * 100_000
JSON_TEXT = "[" + "[1,2]," * 100_000 + "0]"

IDENTITY = Closure(lambda x: x, 1)
ADD = Closure(lambda a, b: a, 2)
COMPARE = Closure(lambda a, b: 0, 2)


def doubled(leaf: Any, levels: int) -> Any:
    """An array of two arrays of two arrays …: 2^levels leaves in a few bytes."""
    for _ in range(levels):
        leaf = [leaf, leaf]
    return leaf


def _builtins() -> dict[str, Builtin]:
    found: dict[str, Builtin] = {}
    for kind, methods in standard().methods.items():
        found |= {f"{kind}.{name}": entry for name, entry in methods.items()}
    for name, entry in standard().globals.items():
        if isinstance(entry, Namespace):
            members = {f"{name}.{key}": member for key, member in entry.members.items()}
            found |= {key: member for key, member in members.items() if isinstance(member, Builtin)}
            if entry.call is not None:
                found[name] = entry.call
            if entry.construct is not None:
                found[f"new {name}"] = entry.construct
        else:
            found[name] = entry
    return found


BUILTINS = _builtins()


ENOUGH = Limits(steps=10**12, string=10**8, array=10**8, object=10**8, charged=10**12)


def _made(name: str, *arguments: Any) -> Any:
    """What a constructor makes of its arguments."""
    return BUILTINS[name](Run().bind(ENOUGH, None), *arguments)


PAIRS_APART = [[index, 1] for index in range(30_000)]
ITEMS_TO_SHIFT = list(range(100_000))
MAP = _made("new Map", PAIRS_APART)
SET = _made("new Set", ITEMS[:30_000])
OTHERS = _made("new Set", [f"k{index}" for index in range(30_000)])
PATTERN = _made("new RegExp", "a", "g")
ABSENT = _made("new RegExp", "c")


# Those that make something as large as what they are given: 1 000 bytes do not suffice.
MAKING: dict[str, tuple[Any, ...]] = {
    "Promise.all": (ITEMS,),
    "string.slice": (TEXT, 1),
    "string.substring": (TEXT, 1),
    "string.split": (TEXT, ","),
    "string.trim": (TEXT,),
    "string.trimStart": (TEXT,),
    "string.trimEnd": (TEXT,),
    "string.toUpperCase": (TEXT,),
    "string.toLowerCase": (TEXT,),
    "string.normalize": (TEXT,),
    "string.padStart": ("a", 900_000),
    "string.padEnd": ("a", 900_000),
    "string.repeat": ("ab", 400_000),
    "string.concat": (TEXT, TEXT),
    "string.replace": (TEXT, "a", "b"),
    "string.replaceAll": (TEXT, "a", "bb"),
    "array.slice": (ITEMS, 1),
    "array.concat": (ITEMS, ITEMS),
    "array.join": (TEXTS,),
    "array.flat": (doubled(1, 30), 40),
    "array.toReversed": (ITEMS,),
    "array.toSpliced": (ITEMS, 1, 1),
    "array.with": (ITEMS, 1, 1),
    "array.entries": (ITEMS,),
    "array.keys": (ITEMS,),
    "array.map": (ITEMS, IDENTITY),
    "array.filter": (ITEMS, IDENTITY),
    "array.flatMap": (ITEMS, IDENTITY),
    "array.toSorted": (ITEMS, COMPARE),
    "Array.of": (*ITEMS[:20_000],),
    "Array.from": ({"length": 90_000},),
    "Object.keys": (NUMBERS,),
    "Object.values": (NUMBERS,),
    "Object.entries": (NUMBERS,),
    "Object.fromEntries": (PAIRS,),
    "Object.groupBy": (ITEMS, Closure(str, 1)),
    "String.fromCodePoint": (*[97] * 20_000,),
    "JSON.parse": (JSON_TEXT,),
    "JSON.stringify": (doubled(1, 30),),
    "encodeURIComponent": (TEXT,),
    "encodeURI": (TEXT,),
    "RegExp.escape": (TEXT,),
    "decodeURIComponent": (TEXT,),
    "decodeURI": (TEXT,),
    "btoa": (TEXT,),
    "escape.html": (TEXT,),
    "atob": ("YWFh" * 100_000,),
    "unique": (ITEMS,),
    "range": (99_999,),
    "hash.sha256": (TEXT,),
    "log": (TEXT,),
    "findMatches": ("ab" * 5_000, "a"),
    "replaceMatches": ("ab" * 5_000, "a", "b"),
    "help": ("Math",),
    "array.push": ([*ITEMS], *ITEMS),
    "array.unshift": ([*ITEMS], *ITEMS),
    "array.splice": ([*ITEMS], 0, 0, *ITEMS),
    "array.sort": ([*ITEMS], COMPARE),
    "String.fromCharCode": (*[97] * 20_000,),
    "structuredClone": (ITEMS,),
    "string.substr": (TEXT, 1),
    "string.match": ("ab" * 5_000, PATTERN),
    "string.matchAll": ("ab" * 5_000, PATTERN),
    "new Array": (*ITEMS,),
    "Array": (*ITEMS,),
    "new Map": (PAIRS_APART,),
    "new Set": (ITEMS,),
    "map.entries": (MAP,),
    "map.keys": (MAP,),
    "map.values": (MAP,),
    "set.entries": (SET,),
    "set.keys": (SET,),
    "set.values": (SET,),
    **{f"set.{name}": (SET, SET) for name in ("union", "intersection", "difference", "symmetricDifference")},
    **{f"console.{name}": (TEXT,) for name in ("log", "info", "debug", "warn", "error")},
}

# Those that only look: 100 steps do not suffice.
LOOKING: dict[str, tuple[Any, ...]] = {
    "string.includes": (TEXT, "x"),
    "string.indexOf": (TEXT, "x"),
    "string.lastIndexOf": (TEXT, "x"),
    "string.startsWith": (TEXT, TEXT),
    "string.endsWith": (TEXT, TEXT),
    "array.includes": (ITEMS, "x"),
    "array.indexOf": (ITEMS, "x"),
    "array.lastIndexOf": (ITEMS, "x"),
    "array.forEach": (ITEMS, IDENTITY),
    "array.some": (ITEMS, IDENTITY),
    "array.every": (ITEMS, IDENTITY),
    "array.find": (ITEMS, IDENTITY),
    "array.findIndex": (ITEMS, IDENTITY),
    "array.findLast": (ITEMS, IDENTITY),
    "array.findLastIndex": (ITEMS, IDENTITY),
    "array.reduce": (ITEMS, ADD),
    "array.reduceRight": (ITEMS, ADD),
    "Math.max": (*ITEMS,),
    "Math.min": (*ITEMS,),
    "Math.hypot": (*ITEMS,),
    "Number": (TEXT,),
    "parseInt": (TEXT,),
    "parseFloat": (TEXT,),
    "parseNumber": (TEXT,),
    "Number.parseInt": (TEXT,),
    "Number.parseFloat": (TEXT,),
    "equals": (doubled(1, 30), doubled(1, 30)),
    "sum": (ITEMS,),
    "matches": ("ab" * 50_000, "c"),
    "array.shift": (ITEMS_TO_SHIFT,),
    "array.reverse": ([*ITEMS],),
    "array.copyWithin": ([*ITEMS], 0, 1),
    "array.fill": ([*ITEMS], 0),
    "Object.assign": ({}, NUMBERS),
    "map.forEach": (MAP, ADD),
    "set.forEach": (SET, ADD),
    "set.isSubsetOf": (SET, SET),
    "set.isSupersetOf": (SET, SET),
    "set.isDisjointFrom": (SET, OTHERS),
    "regexp.exec": (ABSENT, "ab" * 50_000),
    "regexp.test": (ABSENT, "ab" * 50_000),
    "string.search": ("ab" * 50_000, ABSENT),
}

PARTS = "FullYear Month Date Hours Minutes Seconds Milliseconds Day".split()

# Those whose work and result are small, whatever they are given.
SMALL = {
    *("string.at", "string.charAt", "string.codePointAt", "string.toString"),
    *("array.at", "array.values", "Array.isArray", "Object.hasOwn"),
    *("number.toFixed", "number.toPrecision", "number.toString", "boolean.toString"),
    *("error.toString", "error.isRateLimit", "Error", "TypeError", "RangeError", "SyntaxError", "ReferenceError"),
    *("URIError", "String", "Boolean", "Number.isInteger", "Number.isSafeInteger", "Number.isFinite"),
    *("array.pop", "object.hasOwnProperty", "regexp.toString", "string.charCodeAt", "RegExp", "new RegExp"),
    *(f"map.{name}" for name in "clear delete get has set".split()),
    *(f"set.{name}" for name in "add clear delete has".split()),
    *("isNaN", "Number.isNaN", "round", "new Date", "Date.UTC", "Date.parse"),
    *(f"decimal.{name}" for name in "add subtract multiply divide round compare".split()),
    *(f"date.get{where}{name}" for where in ("", "UTC") for name in PARTS),
    *(f"date.set{where}{name}" for where in ("", "UTC") for name in PARTS if name != "Day"),
    *(f"date.{name}" for name in "getTime setTime valueOf getTimezoneOffset toISOString toJSON".split()),
    *(f"date.{name}" for name in "toLocaleString toLocaleDateString toLocaleTimeString".split()),
    "number.toLocaleString",
    *("type", "now", "uuid", "Date.now", "date.parse", "date.format", "date.add", "date.diff", "date.parts"),
    *(f"Math.{name}" for name in "abs sign floor ceil trunc round sqrt fround clz32 imul random".split()),
    *(f"Math.{name}" for name in "acos asin atan atan2 cos sin tan acosh asinh atanh cbrt cosh exp".split()),
    *(f"Math.{name}" for name in "expm1 log log10 log1p log2 pow sinh tanh".split()),
}


def _run(limits: Limits) -> Run:
    """A run in which arrays and objects may change."""
    run = Run().bind(limits, None)
    begin_changes(run)
    return run


def _stops(name: str, arguments: tuple[Any, ...], limits: Limits) -> None:
    def call() -> None:
        with pytest.raises(LimitError):
            BUILTINS[name](_run(limits), *arguments)

    call()  # what is imported, compiled and cached is not counted
    tracemalloc.start()
    try:
        call()
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    # The arguments of a call are a tuple and a list already.
    assert peak < 200_000 + 64 * len(arguments)


@pytest.mark.parametrize("name", MAKING)
def test_charges_what_it_makes(name: str) -> None:
    _stops(name, MAKING[name], replace(ENOUGH, charged=1000))


@pytest.mark.parametrize("name", [*MAKING, *LOOKING])
def test_charges_its_steps(name: str) -> None:
    _stops(name, (MAKING | LOOKING)[name], replace(ENOUGH, steps=1 if name == "help" else 100))


def test_every_builtin_is_in_one_table() -> None:
    tables = [*MAKING, *LOOKING, *SMALL]
    assert sorted(tables) == sorted(set(tables))
    assert set(tables) == BUILTINS.keys()


def test_shared_parts_do_not_double_the_work() -> None:
    # A late limit is as good as none: with the default limits too, 2^30 leaves end quickly.
    for name in ("array.flat", "JSON.stringify", "equals"):
        with pytest.raises(LimitError):
            BUILTINS[name](Run(), *(MAKING | LOOKING)[name])


def test_depth_is_bounded() -> None:
    deep: Any = 1
    for _ in range(100_000):
        deep = [deep]
    for name, arguments in {
        "JSON.stringify": (deep,),
        "equals": (deep, [deep][0]),
        "array.flat": (deep, 10**6),
    }.items():
        with pytest.raises(LimitError):
            BUILTINS[name](Run(), *arguments)
    with pytest.raises(LimitError):
        BUILTINS["JSON.parse"](Run(), "[" * 100_000)
    assert BUILTINS["JSON.parse"](Run(), "[" * 64 + "]" * 64)
    assert BUILTINS["JSON.parse"](Run(), '["' + "[" * 1000 + '"]') == ["[" * 1000]
