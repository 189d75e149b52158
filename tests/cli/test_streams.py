"""Pipes that close, disks that are full, interrupts, terminals: what happens around the commands."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from latebind.tests import manual
from latebind.tests.cli.conftest import environment
from latebind.tests.waiting import LIMIT

pytestmark = pytest.mark.skipif(os.name != "posix", reason="POSIX alone")
COMMAND = [sys.executable, "-m", "latebind"]


def test_nobody_reads_the_output(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [*COMMAND, "eval", "'x'.repeat(500000)"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(tmp_path),
    )
    assert process.stdout is not None
    process.stdout.close()
    _, errors = process.communicate(timeout=LIMIT)
    assert (process.returncode, errors) == (141, b"")


@pytest.mark.parametrize("args", [["--help"], ["memory", "--help"], ["run", "--help"], ["--version"]], ids=" ".join)
def test_nobody_reads_the_help(tmp_path: Path, args: list[str]) -> None:
    done = in_shell(tmp_path, f"{{ latebind {' '.join(args)}; echo $? >code; }} | true")
    assert done.stderr == ""
    assert (tmp_path / "code").read_text() in ("0\n", "141\n")  # whichever is faster


@pytest.mark.parametrize(
    ("line", "code", "stdout", "stderr"),
    [
        ("latebind eval 1 >&-", 2, "", "error: cannot write the output: standard output is closed [OUTPUT_FAILED]\n"),
        ("latebind --help >&-", 2, "", "error: cannot write the output: standard output is closed [OUTPUT_FAILED]\n"),
        (
            "latebind eval 1 --json >&-",
            2,
            "",
            "error: cannot write the output: standard output is closed [OUTPUT_FAILED]\n",
        ),
        ("latebind lsp >&-", 2, "", "error: cannot write the output: standard output is closed [OUTPUT_FAILED]\n"),
        ("latebind eval '1 +' 2>&-", 3, "", ""),
        ("latebind eval 1 <&-", 0, "1\n", ""),
        ("latebind <&-", 2, "", "error: <stdin> is empty: expected a script [FILE_EMPTY]\n"),
    ],
)
def test_a_stream_that_is_closed(tmp_path: Path, line: str, code: int, stdout: str, stderr: str) -> None:
    done = in_shell(tmp_path, line)
    assert (done.returncode, done.stdout, done.stderr) == (code, stdout, stderr)


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")
@pytest.mark.parametrize("output", [">&-", ">/dev/full"])
def test_an_error_in_json_that_cannot_be_written(tmp_path: Path, output: str) -> None:
    """It is told all the same, and is what the exit code says."""
    done = in_shell(tmp_path, f"latebind eval --json '1 +' {output}")
    assert done.returncode == 3
    assert [line for line in done.stderr.splitlines() if line.startswith(("error", "Traceback"))] == [
        "error: expected an expression after `+`, found the end of the text [UNEXPECTED_END]",
        f"error: cannot write the output: {'standard output is closed' if '&' in output else 'no space left on device'}"
        " [OUTPUT_FAILED]",
    ]


@pytest.mark.parametrize(
    "command",
    ["eval 'memory.size()' --memory sqlite:///a.db", "doctor --memory sqlite:///a.db", "memory backup copy.db"],
)
def test_a_folder_that_is_gone(tmp_path: Path, command: str) -> None:
    (tmp_path / "gone").mkdir()
    done = in_shell(tmp_path, f"cd gone; rmdir ../gone; latebind {command}")
    assert done.returncode == 4
    assert "the memory is not available: the working directory is gone" in done.stdout + done.stderr


def in_shell(tmp_path: Path, line: str, shell: str = "sh") -> subprocess.CompletedProcess[str]:
    env = environment(tmp_path) | {"PATH": manual.console(tmp_path)["PATH"]}
    return subprocess.run(
        [shell, "-c", line], cwd=tmp_path, env=env, capture_output=True, text=True, timeout=LIMIT, check=False
    )


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")
@pytest.mark.parametrize("args", [["eval", "1"], ["--help"], ["memory", "list", "--help"], ["--version"]], ids=" ".join)
def test_the_disk_is_full(tmp_path: Path, args: list[str]) -> None:
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [*COMMAND, *args], stdout=full, stderr=subprocess.PIPE, env=environment(tmp_path), check=False
        )
    assert (done.returncode, done.stderr) == (
        2,
        b"error: cannot write the output: no space left on device [OUTPUT_FAILED]\n",
    )


LOGS = "for (const i of range(2000)) { log('a line that fills a pipe', i) }\nmemory.setItem('a', 'done')"


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")
@pytest.mark.parametrize("errors", ["2>/dev/full", "2> >(true)"])
def test_errors_that_cannot_be_written_stop_nothing(tmp_path: Path, errors: str) -> None:
    """They are for people to read: what a script does, and the exit code, are the same without."""
    (tmp_path / "logs.late").write_text(LOGS)
    line = f"latebind run logs.late {errors}; echo $?; latebind eval '1 +' {errors}; echo $?"
    assert in_shell(tmp_path, line, shell="bash").stdout == "done\n0\n3\n"


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")
def test_a_prompt_whose_output_fails_ends(tmp_path: Path) -> None:
    done = in_shell(tmp_path, "printf 'const a = 1\n:vars\n2\n' | latebind repl >/dev/full")
    assert (done.returncode, done.stderr) == (
        2,
        "error: cannot write the output: no space left on device [OUTPUT_FAILED]\n",
    )
    for typed in ("1", ":help"):
        done = in_shell(tmp_path, f"yes {typed} | head -2000 | {{ latebind repl; echo $? >code; }} | head -1")
        assert (done.stderr, (tmp_path / "code").read_text()) == ("", "141\n")


def test_an_interrupt(tmp_path: Path) -> None:
    script = tmp_path / "long.late"
    script.write_text("log('started'); for (const a of range(90000)) { for (const b of range(90000)) { a * b } }")
    process = subprocess.Popen(
        [*COMMAND, "run", str(script), "--max-steps", "1000000000000"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(tmp_path),
    )
    assert process.stderr is not None
    assert process.stderr.readline() == b"log: started\n"
    process.send_signal(signal.SIGINT)
    output, errors = process.communicate(timeout=LIMIT)
    assert (process.returncode, output, errors) == (130, b"", b"interrupted\n")


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_output_is_utf8_whatever_the_locale(tmp_path: Path, encoding: str) -> None:
    env = environment(tmp_path) | {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    done = subprocess.run([*COMMAND, "eval", "'n\\xe9 \\u2014 \\u{1F642}'"], capture_output=True, env=env, check=True)
    assert done.stdout.decode("utf-8") == "né — 🙂\n"


@pytest.mark.skipif(sys.platform != "linux", reason="file names of any bytes")
def test_a_file_whose_name_is_no_text(tmp_path: Path) -> None:
    """Its name goes out as the bytes that it is, so that others find the file; JSON, as JSON always, is UTF-8."""

    def run(*args: bytes | str) -> bytes:
        command = [*COMMAND, *args]
        done = subprocess.run(command, cwd=tmp_path, env=environment(tmp_path), capture_output=True, check=False)
        return done.stdout or done.stderr

    name = b"caf\xe9"
    (tmp_path / os.fsdecode(name + b".late")).write_text("totl+1\n")
    (tmp_path / os.fsdecode(name + b".test.late")).write_text("1 + 1 //=> 3\n")
    assert run("fmt", "--check", name + b".late") == b"would format caf\xe9.late\n"
    assert run("fmt", "--diff", name + b".late").startswith(b"--- caf\xe9.late\n")
    assert run("test", name + b".test.late").startswith(b"FAILED caf\xe9.test.late:1\n")
    for command in (["check", "--json"], ["run", "--json"], ["test", "--json"]):
        suffix = b".test.late" if command[0] == "test" else b".late"
        printed = run(*command, name + suffix).decode()
        assert "caf\\udce9" in printed
        json.loads(printed)
    database = os.fsdecode(name + b".db")
    run("memory", "set", "a", "b", "--memory", f"sqlite:///{database}")
    assert name in run("doctor", "--memory", f"sqlite:///{database}")


def in_terminal(tmp_path: Path, *args: str, stream: str = "stderr", **env: str) -> str:
    """What a command writes where standard error, or another stream, is a terminal."""
    import pty

    ours, theirs = pty.openpty()
    streams: dict[str, Any] = {"stderr": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, stream: theirs}
    process = subprocess.Popen([*COMMAND, *args], env=environment(tmp_path) | env, **streams)
    os.close(theirs)
    process.wait(timeout=LIMIT)
    found = b""
    try:
        while chunk := os.read(ours, 4096):
            found += chunk
    except OSError:  # how Linux says that the other end is closed
        pass
    os.close(ours)
    return found.decode()


def test_a_terminal_does_not_obey_what_scripts_and_memories_hold(tmp_path: Path) -> None:
    text = "fromCodePoint(27, 93, 53, 50, 59, 99, 155, 7, 9, 10, 8238)"
    assert in_terminal(tmp_path, "eval", f"String.{text}", stream="stdout") == (
        "\\u001b]52;c\\u009b\\u0007\t\r\n\\u202e\r\n"
    )
    done = subprocess.run([*COMMAND, "eval", "String.fromCodePoint(27)"], capture_output=True, check=True)
    assert done.stdout == b"\x1b\n"  # a file or a program gets it as it is


def test_a_key_is_one_field_of_one_line(tmp_path: Path) -> None:
    env = environment(tmp_path) | {"LATEBIND_MEMORY": "sqlite:///bot.db"}
    subprocess.run([*COMMAND, "memory", "set", "a\tb\nc\x1b", "v"], cwd=tmp_path, env=env, check=True)
    done = subprocess.run([*COMMAND, "memory", "list"], cwd=tmp_path, env=env, capture_output=True, check=True)
    assert done.stdout == b'a\\u0009b\\u000ac\\u001b\t"v"\n'


def test_colours_are_for_terminals_that_want_them(tmp_path: Path) -> None:
    coloured = in_terminal(tmp_path, "eval", "1 +", NO_COLOR="")
    assert coloured.startswith("\x1b[1;31merror:\x1b[m ")
    assert "\x1b" not in in_terminal(tmp_path, "eval", "1 +", NO_COLOR="1")
