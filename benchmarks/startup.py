"""Start: what people type most, and the first prompt in a terminal, against a Python that does nothing.

`python -m benchmarks.startup` measures, prints, and writes startup.md.
"""

from __future__ import annotations

import os
import pty
import re
import statistics
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import NamedTuple

from benchmarks.chart import figure
from benchmarks.measure import machine, write

ROUNDS = 20
_SCRIPT = 'expr { memory.setItem("visits", Number(memory.getItem("visits") || "0") + 1) }\n'
_NOTHING = ["-c", "pass"]
_EVAL = ["-m", "latebind", "eval", "1+1"]


class Row(NamedTuple):
    """One start: what is typed, how many times as long as nothing it may take, and what measures it, in seconds."""

    title: str
    target: float | None
    measure: Callable[[], float]


_IMPORT = re.compile(r"import time:\s+(\d+) \|\s+(\d+) \|(\s+)(\S+)")


def seconds(arguments: list[str]) -> float:
    """How long a Python with these arguments takes, from its start to its end."""
    start = perf_counter()
    subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL)
    return perf_counter() - start


def rows(folder: str) -> list[Row]:
    """All starts. Their script and its memory are kept in a folder."""
    script = Path(folder) / "visits.late"
    script.write_text(_SCRIPT, "utf-8")
    memory = f"sqlite:///{folder}/memory.db"
    os.environ["LATEBIND_MEMORY"] = memory  # but where a row is measured without it

    def of(*words: str) -> Callable[[], float]:
        return partial(seconds, ["-m", "latebind", *words])

    return [
        Row("`python -c pass`", None, partial(seconds, _NOTHING)),
        Row("`latebind --version`", None, of("--version")),
        Row("`latebind eval '1+1'`", 5.0, without_memory(of("eval", "1+1"))),
        Row("`latebind eval '\"abc\".toUpperCase()'`", None, without_memory(of("eval", '"abc".toUpperCase()'))),
        Row("`latebind eval 'memory.getItem(\"k\")'`", 7.0, of("eval", 'memory.getItem("k")')),
        Row("`latebind run visits.late`, which counts in a memory", 7.0, of("run", str(script))),
        Row("`latebind` in a terminal, until the first prompt stands there", 9.0, prompt_seconds),
    ]


def without_memory(measure: Callable[[], float]) -> Callable[[], float]:
    """The same where the environment names no memory."""

    def measured() -> float:
        memory = os.environ.pop("LATEBIND_MEMORY")
        try:
            return measure()
        finally:
            os.environ["LATEBIND_MEMORY"] = memory  # but where a row is measured without it

    return measured


def prompt_seconds() -> float:
    """How long `latebind` takes in a terminal until its first prompt stands there."""
    start = perf_counter()
    pid, terminal = pty.fork()
    if pid == 0:
        env = os.environ | {"TERM": "xterm-256color", "LATEBIND_MEMORY": ":memory:", "LATEBIND_HISTORY": ""}
        os.execve(sys.executable, [sys.executable, "-m", "latebind"], env | {"PROMPT_TOOLKIT_NO_CPR": "1"})
    drawn = b""
    while "»".encode() not in drawn:
        drawn += os.read(terminal, 65536)
    found = perf_counter() - start
    os.write(terminal, b"\x04")  # Ctrl-D
    while pid != os.waitpid(pid, os.WNOHANG)[0]:
        with suppress(OSError):  # nobody writes there any more
            os.read(terminal, 65536)
    os.close(terminal)
    return found


def imports(arguments: list[str], most: int = 10) -> list[tuple[str, float]]:
    """The modules that take longest to import by themselves, in milliseconds, without those of a bare Python."""
    bare = _imported(_NOTHING)
    own = {name: time for name, time in _imported(arguments).items() if name not in bare}
    return sorted(own.items(), key=lambda item: -item[1])[:most]


def _imported(arguments: list[str]) -> dict[str, float]:
    done = subprocess.run([sys.executable, "-X", "importtime", *arguments], check=True, capture_output=True, text=True)
    return {match[4]: int(match[1]) / 1000 for match in _IMPORT.finditer(done.stderr)}


def main() -> None:
    with TemporaryDirectory() as folder:
        all_rows = rows(folder)
        times: dict[str, list[float]] = {row.title: [] for row in all_rows}
        for number in range(ROUNDS + 1):
            for row in all_rows:
                time = row.measure()
                if number:  # the first round compiles what is to be compiled to bytecode
                    times[row.title].append(time)
    os.environ.pop("LATEBIND_MEMORY")
    nothing = statistics.median(times[all_rows[0].title])
    lines = [
        "# Start\n",
        f"The median of {ROUNDS} interleaved rounds, whole processes, on {machine()}. Made by `python -m "
        "benchmarks.startup`.\n",
        "| | ms | times `python -c pass` | at most |",
        "|---|---:|---:|---:|",
        *(_line(row, statistics.median(times[row.title]), nothing) for row in all_rows),
        "",
        "The ten modules of `latebind eval '1+1'` that take longest to import by themselves:\n",
        "| module | ms |",
        "|---|---:|",
        *(f"| `{name}` | {figure(time)} |" for name, time in imports(_EVAL)),
    ]
    text = "\n".join(lines) + "\n"
    print(text)
    write("startup.md", text)


def _line(row: Row, time: float, nothing: float) -> str:
    """A line of the table; what misses its target stands in bold."""
    ratio = figure(time / nothing)
    shown = f"**{ratio}**" if row.target is not None and time / nothing > row.target else ratio
    return f"| {row.title} | {figure(time * 1e3)} | {shown} | {'' if row.target is None else f'{row.target:g}'} |"


if __name__ == "__main__":
    main()
