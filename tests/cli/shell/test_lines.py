"""The prompt's inputs from a file or another program: only what comes of them is printed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from latebind.tests.cli.conftest import Latebind, environment

CLEARING = 'memory.setItem("k", "v")\nmemory.clear()\n{}\nmemory.size()\n'


@pytest.mark.parametrize(
    ("given", "printed"),
    [
        ("1 + 1", "2\n"),
        ("1 + 1\n", "2\n"),
        ("\n\n// nothing\n", ""),
        ("local total = price * 2\nconst price = 21\ntotal\n", "total waits for `price`\n42\n"),
        ("{ a:\n\n  1 }\n[1,\n2]\n", '{"a": 1}\n[1, 2]\n'),
        ("\ufeff'é'\r\n'\U0001f600'", '"é"\n"\U0001f600"\n'),
        ("if (1 > 2) {\n  'a'\n} else {\n  'b'\n}\n", '"b"\n'),
        ("const x = 1\n:vars\n", "x = 1\n"),
        ("1\n:quit\n2\n", "1\n"),
        (CLEARING.format("y"), '"v"\nremove 1 entry of memory? [y/N]\n"Cleared 1 item"\n0\n'),
    ],
)
def test_what_is_printed(latebind: Latebind, given: str, printed: str) -> None:
    done = latebind("repl", "--memory", ":memory:", stdin=given)
    assert (done.stdout, done.stderr, done.returncode) == (printed, "", 0)


@pytest.mark.parametrize("end", ["\r", "\u2028"])
def test_what_is_replaced_is_shared_as_a_comment_to_its_last_line(latebind: Latebind, tmp_path: Path, end: str) -> None:
    latebind("repl", "--memory", ":memory:", stdin=f"local a = (1 +{end} 2)\nlocal a = 5\n:share all.late\n")
    assert (tmp_path / "all.late").read_bytes() == b"// local a = (1 +\n//  2)\nlocal a = 5\n"


def test_what_is_watched_is_looked_at_once_each_time(latebind: Latebind, tmp_path: Path) -> None:
    (tmp_path / "counting.py").write_text(
        "import latebind, itertools\nruntime = latebind.Runtime(':memory:')\nnumbers = itertools.count(1)\n"
        "@runtime.function\ndef tick() -> int:\n    return next(numbers)\n"
    )
    done = latebind("repl", "--app", "counting:runtime", stdin=":watch tick()\n'a'\n:show tick()\n")
    assert done.stdout == 'tick() = 1\ntick() = 2\n"a"\ntick() = 3\n4\ntick() = 5\n'


@pytest.mark.parametrize("answer", ["n", "", "1 + 1"])
def test_a_question_that_is_not_answered_with_yes(latebind: Latebind, answer: str) -> None:
    done = latebind("repl", "--memory", ":memory:", stdin=CLEARING.format(answer))
    assert done.stdout.endswith("error: nothing was removed [REMOVAL_DECLINED]\n1\n")


def test_what_fails_ends_nothing(latebind: Latebind) -> None:
    done = latebind("repl", stdin="1 +* 2\nmissing\n7\nf(\n")
    assert [line for line in done.stdout.splitlines() if line.startswith("error: ") or line == "7"] == [
        "error: expected an expression after `+`, found `*` [UNEXPECTED]",
        "error: nothing here is called `missing` [UNKNOWN_NAME]",
        "7",
        "error: this `(` is not closed [UNCLOSED_BRACKET]",
    ]
    assert (done.stderr, done.returncode) == ("", 0)


def test_what_is_not_utf_8(latebind: Latebind) -> None:
    done = latebind("repl", stdin=b"1 + 1\n'\xff'\n")
    assert (done.stdout, done.returncode) == ("2\n", 2)
    assert "found byte 0xff at offset 7 [FILE_NOT_UTF8]" in done.stderr


def test_each_answer_comes_before_the_next_input_is_given(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "latebind", "repl", "--memory", ":memory:"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, env=environment(tmp_path), text=True) as process:
        assert process.stdin is not None and process.stdout is not None
        answer = "1"
        for _ in range(3):
            process.stdin.write(f"{answer} + 1\n")
            process.stdin.flush()
            answer = process.stdout.readline().strip()
        process.stdin.close()
    assert (answer, process.returncode) == ("4", 0)
