"""`JSON.parse` where there is no run: how deep a text is nested is known before Python's decoder, which is recursive, has it."""

from __future__ import annotations

import json
import random
import sys
from functools import partial
from typing import Any

import latebind
from latebind.grammar.errors import LatebindError
from latebind.interp.limits import DEFAULT, Run
from latebind.stdlib.json import nested_deeper
from latebind.stdlib.quick_json import _is_shallow, read
from latebind.tests.small_stack import on_small_stack

TEXTS: list[Any] = ["a]", "[", "\\", '\\"', '"]', "{", "x\\\\", "\n[", "é}", None, 1]


def nested(chance: random.Random, depth: int) -> Any:
    if depth <= 0:
        return chance.choice(TEXTS)
    items = [nested(chance, depth - 1), chance.choice(TEXTS), nested(chance, min(depth - 1, 1))][: chance.randint(1, 3)]
    return items if chance.random() < 0.5 else dict(zip(['\\"', "]"], items, strict=False))


def test_what_is_nested_too_deep_is_left_to_the_implementation() -> None:
    chance = random.Random(1)
    found = set()
    for _ in range(2_000):
        text = json.dumps(nested(chance, chance.choice([10, 63, 64, 65, 80])), ensure_ascii=False)
        deep = nested_deeper(Run(), text)
        assert _is_shallow(text) is not deep
        assert not deep or read(text) is None
        found.add(deep)
    assert found == {True, False}


def test_deep_texts_end_no_process() -> None:
    program = latebind.compile("JSON.parse(text)")
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(20_000)
    try:
        for text in ("[" * 4_500 + "]" * 4_500, '{"a":' * 4_500, "[" * (DEFAULT.output_depth + 1)):
            found = on_small_stack(partial(program, {"text": text}))
            assert isinstance(found, LatebindError) and found.code == "LIMIT_DATA_DEPTH"
    finally:
        sys.setrecursionlimit(before)
