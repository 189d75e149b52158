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

from latebind.cli.display import Screen
from latebind.cli.shell.session import Shell
from latebind.host.runtime import Runtime
from latebind.interp.limits import Limits
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


def test_explain_of_many_locals_in_a_row(latebind: Latebind, tmp_path: Path) -> None:
    chain = [f"local a{n} = a{n - 1} + 1" for n in range(1, 301)]
    (tmp_path / "deep.late").write_text("\n".join(["local a0 = 0", *chain]), "utf-8")
    *_, last = lines = latebind("explain", "deep.late", "a300").stdout.splitlines()
    assert (lines[0], len(lines)) == ("local a300 = a299 + 1  → 300", 65)
    assert last.strip() == "└─ local a236 = a235 + 1  → 236  (cut here: ask for this name)"
    *trees, last = latebind("explain", "deep.late").stdout.splitlines()
    assert len(trees) > 2_000 and last == "… 238 more definitions: ask for one by its NAME"
    drawn = latebind("explain", "deep.late", "--as", "mermaid").stdout
    assert drawn.count("-->") == 300
    assert "n0 --> n1" in drawn


def test_explain_of_locals_that_meet_again_and_again(latebind: Latebind, tmp_path: Path) -> None:
    layers = [f"local a{n} = b{n} + c{n}; local b{n} = a{n - 1}; local c{n} = a{n - 1}" for n in range(1, 20)]
    (tmp_path / "wide.late").write_text("\n".join(["local a0 = 1", *layers]), "utf-8")
    assert latebind("explain", "wide.late", "a19").stdout.count("(as above)") == 18
    assert latebind("explain", "wide.late", "--as", "mermaid").stdout.count("-->") == 19 * 4
    picture = latebind("explain", "wide.late", "a19", "--as", "svg").stdout
    ends = {line.get("y2") for line in ElementTree.fromstring(picture).iterfind(".//{*}line")}
    assert len(ends) == 38  # a row for each rank


def test_explain_where_one_run_is_not_enough_for_all_locals(tmp_path: Path) -> None:
    lines: list[str] = []
    with Runtime(limits=Limits(steps=3_000)) as runtime, runtime.context() as context:
        shell = Shell(context, Screen(lines.append))
        for number in range(14):
            shell.run(f"local a{number} = range({number + 300}).map(n => n * 2).length; 0")
        found = shell.local_values(shell.transcript.definitions)
    assert [found[f"a{number}"] for number in range(10)] == [number + 300 for number in range(10)]
    assert [found[f"a{number}"].code for number in range(10, 14)] == ["LIMIT_STEPS"] * 4


def test_an_id_that_is_no_text(latebind: Latebind) -> None:
    done = latebind("memory", "list", "--user", os.fsdecode(b"caf\xe9"))
    assert (done.returncode, done.stdout) == (2, "")
    assert "invalid value for --user: expected an id in UTF-8, found other bytes" in done.stderr
