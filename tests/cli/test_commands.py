"""Command lines and what they print: each file in `commands/` is a sitting at a shell, in a folder of its own.

`$ ` begins a command (`<<< text` gives it standard input), `! ` a line of standard error, `[n]` is an exit code that is
not 0, `#` a comment; everything else is standard output. `LATEBIND_UPDATE_GOLDEN=1 make test` writes what was printed instead.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path
from subprocess import CompletedProcess
from xml.etree import ElementTree

import pytest

from latebind.tests.cli.conftest import Latebind

HERE = Path(__file__).parent
SITTINGS = sorted((HERE / "commands").glob("*.txt"))
# Figures that no two runs share.
FIGURES = re.compile(r'("(?:milliseconds|steps|bytes|expiresAt)": )[\d.e-]+')


def commands(text: str) -> Iterator[tuple[str, str]]:
    """The command lines of a sitting, each with what follows it."""
    parts = re.split(r"^\$ (.*)\n", text, flags=re.MULTILINE)
    yield from zip(parts[1::2], parts[2::2], strict=True)


def transcript(done: CompletedProcess[str], folder: Path) -> str:
    """What a command printed, `folder` shown as `…`."""
    lines = [f"! {line}".rstrip() for line in done.stderr.splitlines()] + done.stdout.splitlines()
    if done.returncode:
        lines.append(f"[{done.returncode}]")
    return FIGURES.sub(r"\g<1>0", "".join(f"{line}\n" for line in lines)).replace(str(folder), "…")


@pytest.mark.parametrize("path", SITTINGS, ids=lambda path: path.stem)
def test_a_sitting(path: Path, tmp_path: Path, latebind: Latebind) -> None:
    shutil.copytree(HERE / "scripts", tmp_path, dirs_exist_ok=True)
    (tmp_path / "bom.late").write_bytes(b"\xef\xbb\xbf1 + 1\n")
    (tmp_path / "latin1.late").write_bytes(b'"caf\xe9"\n')
    (tmp_path / "notes.db").write_bytes(b"these are notes, not a database\n" * 100)
    (tmp_path / "folder").mkdir()
    text = path.read_text("utf-8")
    found = text[: text.index("$ ")]
    for line, expected in commands(text):
        words = shlex.split(line, comments=True)
        stdin = ""
        if "<<<" in words:
            at = words.index("<<<")
            words, stdin = words[:at], words[at + 1]
        start = words.index("latebind")
        env = dict(word.split("=", 1) for word in words[:start])
        done = latebind(*words[start + 1 :], stdin=stdin, env=env)
        comments = "".join(f"{comment}\n" for comment in expected.splitlines() if comment.startswith("#"))
        found += f"$ {line}\n{transcript(done, tmp_path)}{comments}"
    if os.environ.get("LATEBIND_UPDATE_GOLDEN"):
        path.write_text(found, "utf-8")
    assert found == text


def test_there_are_sittings() -> None:
    assert SITTINGS


@pytest.mark.parametrize(
    "args",
    [
        ["run"],
        ["run", "seed.late", "--no-such-option"],
        ["eval", "1", "--max-steps", "0"],
        ["eval", "1", "--timeout", "soon"],
        ["memory", "nothing"],
        ["memory", "set", "key"],
    ],
    ids=" ".join,
)
def test_a_wrong_command_line(latebind: Latebind, args: list[str]) -> None:
    done = latebind(*args)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("error: ")
    assert "[BAD_COMMAND_LINE]\nhint: " in done.stderr


def test_a_script_that_takes_too_long(latebind: Latebind) -> None:
    done = latebind("eval", "range(1000).map(i => i)", "--timeout", "0.000001")
    assert (done.returncode, done.stdout) == (5, "")
    assert "[LIMIT_TIME]" in done.stderr


def test_explain(latebind: Latebind, tmp_path: Path) -> None:
    (tmp_path / "flow.late").write_text(
        'local task = memory.getItem("t")\nlocal loud = task.toUpperCase()\nmemory.setItem("t", "x")\n'
    )
    memory = {"LATEBIND_MEMORY": "sqlite:///bot.db"}
    latebind("memory", "set", "t", "done", env=memory)
    done = latebind("explain", "flow.late", "loud", env=memory)
    assert re.sub(r"written \d+ s", "written 0 s", done.stdout) == (
        'local loud = task.toUpperCase()  → "DONE"\n'
        '└─ local task = memory.getItem("t")  → "done"\n'
        '   └─ memory["t"] = "done" (written 0 s ago)\n'
    )
    assert latebind("memory", "get", "t", env=memory).stdout == "done\n"
    assert latebind("explain", "flow.late", "--as", "mermaid", env=memory).stdout.startswith("flowchart BT\n")
    picture = latebind("explain", "flow.late", "--as", "svg", env=memory).stdout
    assert ElementTree.fromstring(picture).tag.endswith("svg")


def test_an_id_that_is_no_text(latebind: Latebind) -> None:
    done = latebind("memory", "list", "--user", os.fsdecode(b"caf\xe9"))
    assert (done.returncode, done.stdout) == (2, "")
    assert "invalid value for --user: expected an id in UTF-8, found other bytes" in done.stderr
