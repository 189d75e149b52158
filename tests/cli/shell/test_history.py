"""The file of earlier inputs: bounded, wherever LATEBIND_HISTORY says."""

from __future__ import annotations

from pathlib import Path

import pytest

from latebind.cli.shell.history import append_history, history_path, read_history


def test_the_history_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("latebind.cli.shell.history.HISTORY_SIZE", 3)
    path = str(tmp_path / "folder" / "history")
    for number in range(8):
        append_history(path, f"line {number}\nmore")
    assert read_history(path) == ["line 5\nmore", "line 6\nmore", "line 7\nmore"]
    assert len(Path(path).read_text().splitlines()) == 3
    Path(path).write_text('no JSON\n"kept"\n7\n' + "[" * 100_000)
    assert read_history(path) == ["kept"]
    assert read_history(str(tmp_path / "missing")) == []


def test_where_the_history_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LATEBIND_HISTORY", "off")
    assert history_path() is None
    monkeypatch.setenv("LATEBIND_HISTORY", "mine")
    assert history_path() == "mine"
    monkeypatch.delenv("LATEBIND_HISTORY")
    assert str(history_path()).endswith("history")
