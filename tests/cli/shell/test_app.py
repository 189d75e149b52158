"""The prompt on a host's own runtime: `latebind --app module:runtime`."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from latebind.tests.cli.shell.conftest import CTRL_D, DROP_LINE, ENTER, Start

pytestmark = pytest.mark.skipif(os.name != "posix", reason="POSIX alone")


def test_an_app(start: Start, tmp_path: Path) -> None:
    shutil.copy(Path(__file__).parents[1] / "scripts" / "shop.py", tmp_path)
    terminal = start("--app", "shop:runtime", "--user", "ana")
    terminal.type('rate("EUR") * 2' + ENTER, '» rate("EUR") * 2', "2.5", "»")
    terminal.see('tell("hello")' + ENTER, "ana is told: hello")
    terminal.run("memory.setItem('a', '1')", "local twice = rate('EUR') * 2")
    terminal.see(":why twice" + ENTER, "→ 2.5")
    terminal.process.send("for (;;) { }" + ENTER)
    terminal.see("", "more than 5000 steps", "start it with --max-steps N")
    terminal.see("ctx.memory.get('a', '')" + ENTER, "`:conversation ID` goes on in one")
    assert terminal.end(CTRL_D) == 0
    assert (tmp_path / "shop.db").exists()
    assert not (tmp_path / "bot.db").exists()


def test_ctrl_c_stops_what_runs_in_its_loop(start: Start, tmp_path: Path) -> None:
    shutil.copy(Path(__file__).parents[1] / "scripts" / "shop.py", tmp_path)
    terminal = start("--app", "shop:runtime", "--max-steps", "999999999999", "--user", "ana")
    terminal.type("log('go'); for (;;) { rate('EUR') }" + ENTER, "log: go")
    terminal.type(DROP_LINE, "interrupted", "»")
    terminal.type("1 + 1" + ENTER, "2", "»")
    assert terminal.end(CTRL_D) == 0
