"""`kill -9` in the middle of writing: what `run` has returned is there, and no block is there by half."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import latebind
from latebind.memory.store.urls import diagnose
from latebind.tests.waiting import pause

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs kill -9")

SCRIPT = Path(__file__).with_name("kills.py")
WRITERS: tuple[str, ...] = ("one", "two", "three")


@pytest.mark.parametrize("options", ["", "?durability=full"], ids=["normal", "full"])
@pytest.mark.parametrize(
    "kills", [pytest.param(4, marks=pytest.mark.slow), pytest.param(100, marks=[pytest.mark.long])]
)
def test_killed_writers(tmp_path: Path, kills: int, options: str) -> None:
    url = f"sqlite:///{tmp_path}/bot.db{options}"
    chance = random.Random(7)
    acknowledged: dict[str, int] = dict.fromkeys(WRITERS, 0)
    writers = {name: start(url, name) for name in WRITERS}
    for turn in range(kills):
        name = WRITERS[turn % len(WRITERS)]
        # Once it has started to write, at any moment after that.
        output = writers[name].stdout
        assert output
        first = int(output.readline())
        assert first > acknowledged[name], "what was acknowledged before the kill is seen after it"
        pause(chance)
        acknowledged[name] = max(first, kill(writers[name]))
        writers[name] = start(url, name)
    for name, writer in writers.items():
        acknowledged[name] = max(acknowledged[name], kill(writer))
    print(f"{kills} kills, {sum(acknowledged.values())} blocks acknowledged")

    assert not [finding for finding in diagnose(url, time.time()) if finding.level == "error"]
    with latebind.Runtime(memory=url) as runtime:
        for name, last in acknowledged.items():
            whole(runtime, name, last)


def start(url: str, name: str) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, SCRIPT, url, name], stdout=subprocess.PIPE, text=True, env=os.environ)


def kill(writer: subprocess.Popen[str]) -> int:
    """The last number that it said is written."""
    assert writer.poll() is None
    writer.kill()
    said = writer.communicate()[0].split("\n")[:-1]  # the last line may be cut off
    return int(said[-1]) if said else 0


def whole(runtime: latebind.Runtime, name: str, last: int) -> None:
    with runtime.context(user=name) as ctx:
        keys = ctx.app_memory.keys(f"{name} ")
        number = int(ctx.app_memory.get_item(f"count {name}"))
        assert number >= last
        assert keys == [f"{name} {each:08} {half}" for each in range(1, number + 1) for half in "ab"]
        assert [len(ctx.app_memory.get_item(key)) for key in keys[-2:]] == [number % 3000, number % 5000]
        assert ctx.user_memory.get("count") == number
        file = ctx.user_memory.get_file("file")
        assert file is not None
        assert file.to_bytes().decode() == f"{number} " * 2000
