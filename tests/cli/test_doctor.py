"""`latebind doctor`: every finding on a line of its own, and an exit code for whoever scripts it."""

from __future__ import annotations

import json
from pathlib import Path
from subprocess import CompletedProcess

from latebind.tests.cli.conftest import Latebind


def levels(done: CompletedProcess[str]) -> dict[str, str]:
    return {finding["name"]: finding["level"] for finding in json.loads(done.stdout)}


def test_a_sound_memory(latebind: Latebind, tmp_path: Path) -> None:
    latebind("memory", "set", "a", "1", env={"LATEBIND_MEMORY": "sqlite:///bot.db"})
    done = latebind("doctor", "--json", env={"LATEBIND_MEMORY": "sqlite:///bot.db"})
    assert (done.returncode, done.stderr) == (0, "")
    assert {"latebind", "python", "packages", "memory", "sqlite", "integrity"} <= levels(done).keys()
    assert set(levels(done).values()) <= {"ok", "warning"}


def test_it_makes_no_database(latebind: Latebind, tmp_path: Path) -> None:
    assert "ok      latebind    " in latebind("doctor", "--memory", "sqlite:///bot.db").stdout
    assert not (tmp_path / "bot.db").exists()


def test_what_is_no_database(latebind: Latebind, tmp_path: Path) -> None:
    (tmp_path / "bot.db").write_text("not a database, but long enough to be looked at" * 100)
    done = latebind("doctor", "--memory", "sqlite:///bot.db", "--json")
    assert (done.returncode, done.stderr) == (4, "")
    assert "error" in levels(done).values()
    assert (tmp_path / "bot.db").read_text().startswith("not a database")


def test_a_wrong_url(latebind: Latebind) -> None:
    done = latebind("doctor", "--memory", "mongodb://host", "--json")
    assert (done.returncode, done.stderr) == (4, "")
    assert levels(done)["store"] == "error"


def test_without_a_home(latebind: Latebind) -> None:
    nowhere = {"HOME": "/proc/nowhere", "XDG_DATA_HOME": ""}
    assert latebind("eval", "1 + 1", env=nowhere).stdout == "2\n"
    done = latebind("memory", "list", env=nowhere)
    assert (done.returncode, done.stdout) == (4, "")
    assert "[UNAVAILABLE]" in done.stderr
