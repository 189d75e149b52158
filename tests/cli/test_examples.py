"""The flows in `examples/`, turn by turn, each turn a process: the script, the Python host, and both in turns."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from latebind.tests import manual
from latebind.tests.cli.conftest import ROOT, Latebind, environment
from latebind.tests.waiting import LIMIT

TEA = {"productId": "t", "name": "Tea", "price": 2.5, "quantity": 2}
IN_CART = {"id": "t", "name": "Tea", "price": 2.5, "quantity": 2}
WRONG = {"blocked": False, "error": "Incorrect PIN"}
TURNS: dict[str, list[tuple[dict[str, Any], dict[str, Any]]]] = {
    "registration": [
        ({}, {"question": "What is your name?"}),
        ({"answer": "Ana"}, {"question": "What is your email?"}),
        ({"answer": "ana@mail.example"}, {"completed": True, "name": "Ana", "email": "ana@mail.example"}),
        ({}, {"question": "What is your name?"}),
        ({"answer": "Eva"}, {"question": "What is your email?"}),
        ({}, {"completed": True, "name": "Eva", "email": None}),
    ],
    "cart": [
        (TEA, {"cart": {"items": [IN_CART], "total": 5}}),
        (TEA, {"cart": {"items": [IN_CART, IN_CART], "total": 10}}),
    ],
    "attempts": [
        ({"pin": "0000"}, WRONG),
        ({"pin": "1234"}, {"blocked": False, "verified": True}),
        ({"pin": "0000"}, WRONG),
        ({"pin": "0000"}, WRONG),
        ({"pin": "0000"}, WRONG),
        ({"pin": "1234"}, {"blocked": True, "message": "Too many attempts"}),
    ],
}
Play = Callable[[str, dict[str, Any]], Any]


@pytest.fixture
def script(root: Path, latebind: Latebind) -> Play:
    def play(flow: str, given: dict[str, Any]) -> Any:
        path = str(root / "examples" / f"{flow}.late")
        done = latebind(path, "--conversation", "wa:593", "--var-json", f"input={json.dumps(given)}", env=MEMORY)
        assert not done.stderr
        return json.loads(done.stdout)

    return play


@pytest.fixture
def host(root: Path, tmp_path: Path) -> Play:
    def play(flow: str, given: dict[str, Any]) -> Any:
        path = str(root / "examples" / f"{flow}.py")
        done = subprocess.run(
            [sys.executable, path, "wa:593", json.dumps(given)],
            check=True,
            capture_output=True,
            cwd=tmp_path,
            env=environment(tmp_path) | MEMORY,
            timeout=LIMIT,
        )
        return json.loads(done.stdout)

    return play


def commands_of_comments() -> Iterator[Any]:
    """The commands that the first comments of examples give, for those that need nothing else installed."""
    for path in sorted((ROOT / "examples").glob("*.*")):
        head = path.read_text("utf-8")[:1_000]
        for command in re.findall(r"^(?://|) {2,}((?:LATEBIND_MEMORY=\S+ python|latebind) examples/.*)$", head, re.M):
            yield pytest.param(command, id=path.name)


@pytest.mark.parametrize("command", list(commands_of_comments()))
def test_the_command_of_the_first_comment(command: str, root: Path, tmp_path: Path) -> None:
    (tmp_path / "examples").symlink_to(root / "examples")
    manual.run_command(f"{command} >out", "", tmp_path, manual.console(tmp_path))
    assert (tmp_path / "out").read_text("utf-8").strip()


def test_each_flow_has_such_a_command() -> None:
    named = {param.id for param in commands_of_comments()}
    assert named >= {f"{flow}.{end}" for flow in TURNS for end in ("late", "py")} | {"late.py"}


MEMORY = {"LATEBIND_MEMORY": "sqlite:///bot.db"}


@pytest.mark.parametrize("flow", TURNS)
@pytest.mark.parametrize("players", ["script", "host", "both"])
def test_a_flow(script: Play, host: Play, flow: str, players: str) -> None:
    plays = {"script": [script], "host": [host], "both": [script, host]}[players]
    for number, (given, expected) in enumerate(TURNS[flow]):
        assert plays[number % len(plays)](flow, given) == expected, f"turn {number + 1}"


def test_the_conversation_of_the_readme(root: Path, tmp_path: Path) -> None:
    page = (root / "README.md").read_text("utf-8")
    (block,) = (block for block in manual.blocks(page) if "--conversation" in block.text)
    turns = list(manual.sessions(block.text))
    assert len(turns) == 4
    for command, expected in turns:
        manual.run_command(command, expected, root, manual.console(tmp_path))
