"""Start: `latebind eval '1+1'`, and the first prompt in a terminal, against a Python that does nothing.

`python -m benchmarks.startup` measures, prints, and writes startup.md.
"""

from __future__ import annotations

import os
import pty
import re
import statistics
import subprocess
import sys
from contextlib import suppress
from time import perf_counter

from benchmarks.chart import figure
from benchmarks.measure import machine, write

ROUNDS = 20
TARGET, PROMPT_TARGET = 10.0, 15.0
_NOTHING = ["-c", "pass"]
_EVAL = ["-m", "latebind", "eval", "1+1"]
_IMPORT = re.compile(r"import time:\s+(\d+) \|\s+(\d+) \|(\s+)(\S+)")


def seconds(arguments: list[str]) -> float:
    """How long a Python with these arguments takes, from its start to its end."""
    start = perf_counter()
    subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL)
    return perf_counter() - start


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
    seconds(_EVAL)  # so that what is compiled to bytecode is
    nothing: list[float] = []
    latebind: list[float] = []
    prompt: list[float] = []
    prompt_seconds()
    for _ in range(ROUNDS):
        nothing.append(seconds(_NOTHING))
        latebind.append(seconds(_EVAL))
        prompt.append(prompt_seconds())
    ratio = statistics.median(latebind) / statistics.median(nothing)
    prompt_ratio = statistics.median(prompt) / statistics.median(nothing)
    lines = [
        "# Start\n",
        f"The median of {ROUNDS} interleaved rounds, whole processes, on {machine()}. Made by `python -m "
        "benchmarks.startup`.\n",
        "| | ms |",
        "|---|---:|",
        f"| `python -c pass` | {figure(statistics.median(nothing) * 1e3)} |",
        f"| `latebind eval '1+1'` | {figure(statistics.median(latebind) * 1e3)} |",
        f"| ratio | **{figure(ratio)}** |",
        f"| `latebind` in a terminal, until the first prompt stands there | {figure(statistics.median(prompt) * 1e3)} |",
        f"| ratio | **{figure(prompt_ratio)}** |",
        "",
        "The ten modules of `latebind eval '1+1'` that take longest to import by themselves:\n",
        "| module | ms |",
        "|---|---:|",
        *(f"| `{name}` | {figure(time)} |" for name, time in imports(_EVAL)),
        "",
        f"The target, at most {TARGET:g} times, is {'met' if ratio <= TARGET else 'missed'}; "
        f"that of the prompt, {PROMPT_TARGET:g} times, {'is met' if prompt_ratio <= PROMPT_TARGET else 'is missed'}.",
    ]
    text = "\n".join(lines) + "\n"
    print(text)
    write("startup.md", text)


if __name__ == "__main__":
    main()
