"""Where the user's folders are on Linux and its like: the XDG Base Directory Specification."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from latebind.cli.user_dirs import user_folder

pytestmark = pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="these have folders of their own")


@pytest.mark.parametrize("named", [None, "", "relative/folder", "."])
def test_a_folder_that_is_not_absolute_is_ignored(
    named: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    if named is not None:
        monkeypatch.setenv("XDG_DATA_HOME", named)
    assert user_folder("data") == str(tmp_path / ".local/share/latebind")


@pytest.mark.parametrize("named", ["{home}/data", "~/data"])
def test_an_absolute_folder_is_used(named: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_STATE_HOME", named.format(home=tmp_path))
    assert user_folder("state") == str(tmp_path / "data/latebind")
