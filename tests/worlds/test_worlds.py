"""Worlds in which links are cut, replies lost, commits come late, processes are stopped and the server is killed.

`make worlds N=60` plays more of them. The history of one that fails is kept beside the test's other files.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from latebind.tests.worlds.engines import ENGINES, WITH_NAMESPACES
from latebind.tests.worlds.faults import FAULTS
from latebind.tests.worlds.history import anomalies
from latebind.tests.worlds.namespaces import missing
from latebind.tests.worlds.world import World

_ATTEMPTS = 30  # worlds in which a fault must show


def found(engine: str, seed: int, folder: Path, fault: str = "", *, apart: bool = False) -> list[str]:
    world = World(engine, seed, fault=fault and f"{engine}: {fault}", apart=apart)
    wrong = world.play()
    if wrong:
        (folder / f"history of {engine} {seed}.json").write_text(json.dumps(world.operations), "utf-8")
    done = sum(operation["outcome"] == "done" for operation in world.operations)
    unknown = sum(operation["outcome"] == "unknown" for operation in world.operations)
    print(f"{engine}, seed {seed}: {done} of {len(world.operations)} acknowledged, {unknown} unknown {wrong[:1]}")
    return wrong


@pytest.mark.slow
@pytest.mark.parametrize("engine", ["redis", "postgres"])
def test_a_world(engine: str, tmp_path: Path) -> None:
    assert found(engine, 1, tmp_path) == []


@pytest.mark.long
@pytest.mark.timeout(7200)
@pytest.mark.parametrize("engine", ENGINES)
def test_worlds(engine: str, tmp_path: Path) -> None:
    for seed in range(100, 100 + int(os.environ.get("LATEBIND_WORLDS", "10"))):
        # Where it can be, each third one has a network that loses what it is told.
        apart = engine in WITH_NAMESPACES and seed % 3 == 0 and missing() is None
        assert found(engine, seed, tmp_path, apart=apart) == [], f"seed {seed}: {tmp_path}"


@pytest.mark.long
@pytest.mark.timeout(1800)
@pytest.mark.parametrize(("engine", "fault"), [(engine, fault) for engine in FAULTS for fault in FAULTS[engine]])
def test_faults_are_found(engine: str, fault: str, tmp_path: Path) -> None:
    for seed in range(200, 200 + _ATTEMPTS):
        if wrong := found(engine, seed, tmp_path, fault):
            print(f"seed {seed}: {wrong[0]}")
            return
    raise AssertionError("no world has found it")


NOTHING: dict[str, object] = {"lists": {}, "total": 0, "handled": "", "turns": 0, "count": 0}


def operation(value: str, seen: list[str], outcome: str = "done") -> dict[str, object]:
    return {"kind": "append", "value": value, "keys": ["a", "b", "c"], "seen": seen, "outcome": outcome}


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
                {"kind": "append", "value": "1", "keys": ["a", "b", "c"], "seen": ["", "", ""], "outcome": "done"},
                {"kind": "append", "value": "2", "keys": ["b", "a", "d"], "seen": ["", "", ""], "outcome": "done"},
            ],
            {"a": "2", "b": "1", "c": "1", "d": "2"},
            "a cycle",
        ),
    ],
)
def test_what_is_wrong_with_a_history(
    operations: list[dict[str, object]], final: dict[str, str], wrong: str | None
) -> None:
    found = anomalies(operations, {**NOTHING, "lists": final})
    assert (found == []) if wrong is None else any(wrong in each for each in found), found


def said(kind: str, seen: object, outcome: str = "done", **more: object) -> dict[str, object]:
    return {"kind": kind, "seen": seen, "outcome": outcome, **more}


@pytest.mark.parametrize(
    ("operations", "final", "wrong"),
    [
        ([said("note", 1, name="a", number=1), said("look", 1, name="a")], {}, None),
        ([said("note", 1, name="a", number=1), said("look", -1, name="a")], {}, "saw its note"),
        ([said("note", 1, "unknown", name="a", number=1), said("look", -1, name="a")], {}, None),
        ([said("note", 1, "refused", name="a", number=1), said("look", 0.5, name="a")], {}, None),
        ([said("note", 1, "refused", name="a", number=1), said("look", 1, name="a")], {}, "saw its note"),
        ([said("note", 1, name="a", number=1), said("look", 0.5, name="a")], {}, "saw its note"),
        ([said("total", 0), said("total", 0)], {}, None),
        ([said("total", 0), said("total", 3)], {}, "came to 3"),
        ([], {"total": -2}, "come to -2"),
        ([said("handle", "x", message="m1"), said("handle", "x", message="m1")], {"handled": " m1"}, None),
        ([said("handle", "x", message="m1"), said("handle", "y", message="m1")], {"handled": " m1"}, "two ways"),
        ([said("handle", "x", message="m1")], {"handled": ""}, "is lost"),
        ([], {"handled": " m1 m1"}, "twice"),
        ([said("turn", 0), said("turn", 1)], {"turns": 2}, None),
        ([said("turn", 0), said("turn", 0)], {"turns": 2}, "two had turn 0"),
        ([said("turn", 1)], {"turns": 1}, "is lost"),
        ([said("count", 0), said("count", 1, "unknown")], {"count": 1}, None),
        ([said("count", 0), said("count", 0)], {"count": 1}, "two had count 0"),
        ([said("count", 3)], {"count": 3}, "is lost"),
    ],
)
def test_what_is_wrong_with_the_rest(
    operations: list[dict[str, object]], final: dict[str, object], wrong: str | None
) -> None:
    found = anomalies(operations, {**NOTHING, **final})
    assert (found == []) if wrong is None else any(wrong in each for each in found), found
