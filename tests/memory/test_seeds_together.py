"""The seeds' handlers, run by several processes at once on one conversation: nothing that a request did is lost."""

from __future__ import annotations

import json
from collections import Counter
from functools import partial
from pathlib import Path
from typing import Any

import pytest

import latebind
from latebind.tests.forking import fork, outcome
from latebind.tests.memory.test_seeds import block

PROCESSES, REQUESTS = 4, 9


def requests(path: Path, script: str, number: int) -> None:
    """What one process does: requests one after the other, and their answers in a file."""
    with latebind.Runtime(memory=f"sqlite:///{path}/bot.db") as runtime:
        handler = runtime.handler(block(script), name=script)
        answers = []
        for request in range(REQUESTS):
            given = {
                "answer": f"answer {number}.{request}",
                "pin": "0",
                "productId": f"{number}.{request}",
                "name": "Tea",
                "price": 2.5,
                "quantity": 2,
            }
            with runtime.context(conversation="wa:593") as ctx:
                answers.append(ctx.handle(handler, given, atomic=True).value)
    (path / f"{number}.json").write_text(json.dumps(answers))


def answers(path: Path, script: str) -> list[dict[str, Any]]:
    """All answers of the processes."""
    children = [fork(partial(requests, path, script, number)) for number in range(PROCESSES)]
    assert [outcome(child) for child in children] == [0] * PROCESSES
    return [answer for number in range(PROCESSES) for answer in json.loads((path / f"{number}.json").read_text())]


def stored(path: Path) -> latebind.Context:
    return latebind.Runtime(memory=f"sqlite:///{path}/bot.db").context(conversation="wa:593")


def test_a_cart_holds_every_item(tmp_path: Path) -> None:
    given = answers(tmp_path, "cart.ts")
    with stored(tmp_path) as ctx:
        cart = ctx.memory.get_json("cart")
    expected = {f"{number}.{request}" for number in range(PROCESSES) for request in range(REQUESTS)}
    assert {item["id"] for item in cart["items"]} == expected
    assert len(cart["items"]) == len(expected)
    assert cart["total"] == 5 * len(expected)
    # Each request saw what those before it had put there.
    assert sorted(len(answer["cart"]["items"]) for answer in given) == list(range(1, len(expected) + 1))


def test_attempts_are_counted_once_each(tmp_path: Path) -> None:
    given = Counter(answer["blocked"] for answer in answers(tmp_path, "attempts.ts"))
    assert given == {False: 3, True: PROCESSES * REQUESTS - 3}
    with stored(tmp_path) as ctx:
        assert ctx.memory.get("pin_attempts", 0) == 3


@pytest.mark.parametrize(("script", "last"), [("quick_start.en.ts", "email"), ("steps.ts", "name")])
def test_steps_follow_each_other(tmp_path: Path, script: str, last: str) -> None:
    given = answers(tmp_path, script)
    completed = [answer for answer in given if answer.get("completed")]
    assert len(completed) == PROCESSES * REQUESTS // 3
    assert all(last in answer for answer in completed)
    others = Counter(json.dumps({**answer, "name": ""}) for answer in given if not answer.get("completed"))
    assert set(others.values()) == {len(completed)}
    with stored(tmp_path) as ctx:
        assert ctx.memory.get("step", "start") == "start"
