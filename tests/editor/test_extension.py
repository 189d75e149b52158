"""The extension for Visual Studio Code: npm builds it, and its settings are the server's."""

from __future__ import annotations

import json
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

from latebind.editor.language_server.answers import RUN, WHY
from latebind.editor.language_server.session import DEFAULTS
from latebind.tests.rooms import ROOT

FOLDER = ROOT / "editors" / "vscode"


def test_its_settings_are_the_servers() -> None:
    package = json.loads((FOLDER / "package.json").read_text("utf-8"))
    given = package["contributes"]["configuration"]["properties"]
    defaults = {name.removeprefix("latebind."): setting["default"] for name, setting in given.items()}
    assert {name: defaults[name] for name in DEFAULTS} == DEFAULTS
    page = (ROOT / "docs" / "editors.md").read_text("utf-8")
    assert [name for name in defaults if f"`{name}`" not in page and f"`latebind.{name}`" not in page] == []
    code = (FOLDER / "extension.js").read_text("utf-8")
    assert [name for name in defaults if f'"{name}"' not in code] == []
    # The server declares its commands, and the client hands them on: the extension must not have them itself.
    assert {RUN, WHY}.isdisjoint(each["command"] for each in package["contributes"]["commands"])


@pytest.mark.long
def test_npm_builds_it(tmp_path: Path) -> None:
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip("npm is not installed")
    folder = tmp_path / "vscode"
    shutil.copytree(FOLDER, folder, ignore=shutil.ignore_patterns("node_modules", "dist", "*.vsix"))
    done = subprocess.run([npm, "install"], cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip(f"npm cannot install what the extension needs: {done.stderr.strip().splitlines()[-1]}")
    subprocess.run([npm, "run", "package"], cwd=folder, capture_output=True, text=True, check=True)
    with zipfile.ZipFile(folder / "latebind.vsix") as archive:
        names = set(archive.namelist())
        assert {"extension/dist/extension.js", "extension/syntaxes/latebind.tmLanguage.json"} <= names
        assert not any("node_modules" in name for name in names)
