"""Worlds in which links are cut, replies lost, commits come late, processes are stopped and the server is killed.

`make worlds N=60` plays more of them. The history of one that fails is kept beside the test's other files.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from latebind.tests.redis_servers import any_program
from latebind.tests.worlds.faults import FAULTS
from latebind.tests.worlds.history import anomalies
from latebind.tests.worlds.world import World

_ATTEMPTS = 20  # worlds in which a fault must show


def found(seed: int, folder: Path, fault: str = "") -> list[str]:
    world = World(any_program(), seed, fault=fault)
    wrong = world.play()
    if wrong:
        (folder / f"history of {seed}.json").write_text(json.dumps(world.operations), "utf-8")
    done = sum(operation["outcome"] == "done" for operation in world.operations)
    print(f"seed {seed}: {done} of {len(world.operations)} blocks were acknowledged")
    return wrong


@pytest.mark.slow
def test_a_world(tmp_path: Path) -> None:
    assert found(1, tmp_path) == []


@pytest.mark.long
@pytest.mark.timeout(3600)
def test_worlds(tmp_path: Path) -> None:
    for seed in range(100, 100 + int(os.environ.get("LATEBIND_WORLDS", "10"))):
        assert found(seed, tmp_path) == [], f"seed {seed}: {tmp_path}"


@pytest.mark.long
@pytest.mark.timeout(900)
@pytest.mark.parametrize("fault", FAULTS)
def test_faults_are_found(fault: str, tmp_path: Path) -> None:
    for seed in range(200, 200 + _ATTEMPTS):
        if wrong := found(seed, tmp_path, fault):
            print(f"seed {seed}: {wrong[0]}")
            return
    raise AssertionError("no world has found it")


def operation(value: str, seen: list[str], outcome: str = "done") -> dict[str, object]:
    return {"value": value, "keys": ["a", "b", "c"], "seen": seen, "outcome": outcome}


@pytest.mark.parametrize(
    ("operations", "final", "wrong"),
    [
        ([operation("1", ["", "", ""]), operation("2", ["", "1", "1"])], {"a": "", "b": "1,2", "c": "1,2"}, None),
        ([operation("1", ["", "", ""], "unknown")], {"a": "", "b": "", "c": ""}, None),
        ([operation("1", ["", "", ""])], {"a": "", "b": "", "c": ""}, "is lost"),
        ([operation("1", ["", "", ""], "refused")], {"a": "", "b": "1", "c": "1"}, "is there"),
        ([operation("1", ["", "", ""], "unknown")], {"a": "", "b": "1", "c": ""}, "by half"),
        ([operation("1", ["", "", ""])], {"a": "", "b": "1,1", "c": "1"}, "twice"),
        ([operation("1", ["9", "", ""])], {"a": "", "b": "1", "c": "1"}, "never was"),
        ([operation("1", ["", "", ""]), operation("2", ["", "", ""])], {"a": "", "b": "1,2", "c": "1,2"}, "not seen"),
        (
            [
                {"value": "1", "keys": ["a", "b", "c"], "seen": ["", "", ""], "outcome": "done"},
                {"value": "2", "keys": ["b", "a", "d"], "seen": ["", "", ""], "outcome": "done"},
            ],
            {"a": "2", "b": "1", "c": "1", "d": "2"},
            "a cycle",
        ),
    ],
)
def test_what_is_wrong_with_a_history(
    operations: list[dict[str, object]], final: dict[str, str], wrong: str | None
) -> None:
    found = anomalies(operations, final)
    assert (found == []) if wrong is None else any(wrong in each for each in found), found
