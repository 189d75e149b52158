"""Random conversations through the published handlers, turn by turn beside what Node gave for them (see `record.js`)."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

import latebind

HERE = Path(__file__).parent
RECORDED: list[dict[str, Any]] = [
    json.loads(line) for line in (HERE / "conversations.jsonl").read_text("utf-8").splitlines()
]
NAMES = Counter(found["name"] for found in RECORDED)


def without_nulls(value: Any) -> Any:
    """What JSON keeps of an object in which `undefined` and null are one: JavaScript leaves `undefined` out."""
    return {key: item for key, item in value.items() if item is not None} if isinstance(value, dict) else value


def answer(context: latebind.Context, handler: latebind.Handler, given: Any) -> Any:
    """What a turn gives: a value, or what is wrong with its input."""
    try:
        return without_nulls(context.handle(handler, given).value)
    except latebind.InputError as error:
        return {"wrong": [[list(issue.path), issue.message] for issue in error.issues]}


def test_there_are_conversations_of_all_kinds() -> None:
    assert NAMES["quick_start.en.ts"] == 400
    assert len(NAMES) == 4
    turns = [turn for found in RECORDED if found["name"] == "quick_start.en.ts" for turn in found["turns"]]
    assert sum(not given for given, _ in turns) > 300  # without an answer
    assert sum(bool(answer.get("completed")) for _, answer in turns) > 200
    assert sum("wrong" in answer for _, answer in turns) > 100


@pytest.mark.parametrize("name", NAMES)
def test_each_turn_is_what_node_gives(name: str) -> None:
    runtime = latebind.Runtime(memory=":memory:")
    handler = runtime.handler((HERE / "blocks" / name).read_text("utf-8"), name=name)
    for number, found in enumerate(each for each in RECORDED if each["name"] == name):
        for turn, (given, expected) in enumerate(found["turns"]):
            with runtime.context(conversation=f"{number}") as context:
                assert answer(context, handler, given) == without_nulls(expected), (number, turn)
        with runtime.context(conversation=f"{number}") as context:
            for key, held in found["held"].items():
                value = context.memory.get_json(key) if key == "cart" else context.memory.get(key)
                assert value == (json.loads(held) if key == "cart" else held), (number, key)
            assert context.eval('ctx.memory.get("step") === null') == ("step" not in found["held"])
