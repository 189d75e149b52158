"""A webhook on starlette and uvicorn: its requests in a second, beside those of the same written by hand with sqlite3.

`python -m benchmarks.webhook` measures and prints, with one worker and with two; it needs wrk. Time that passes is what is
counted, in rounds: each server is asked once in a round, while the others wait.
"""

from __future__ import annotations

import os
import re
import shutil
import socket
import sqlite3
import statistics
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from time import sleep

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

import latebind
from benchmarks.chart import figure
from benchmarks.contexts import MESSAGE, READ, TABLE, WRITE
from benchmarks.measure import machine

ROUNDS = 9
SECONDS = 2
CONNECTIONS = 16
USERS = 200  # whose keys differ

_FOLDER = "WEBHOOK_FOLDER"  # where the servers keep their databases
_WORKERS = (1, 2)
_NAMES = ("by_hand", "by_latebind")
_POST = f"""
local turn = 0
request = function()
  turn = turn + 1
  local body = '{{"from": "u' .. (turn % {USERS}) .. '", "text": "hello"}}'
  return wrk.format("POST", "/hook", {{["Content-Type"] = "application/json"}}, body)
end
"""


def by_hand() -> Starlette:
    """What somebody would write who needs no scripts."""
    db = sqlite3.connect(f"{os.environ[_FOLDER]}/hand.db", isolation_level=None, timeout=5.0)
    for pragma in ("journal_mode = WAL", "synchronous = NORMAL", "cache_size = -65536"):
        db.execute(f"PRAGMA {pragma}")
    db.execute(TABLE.replace("TABLE", "TABLE IF NOT EXISTS"))

    def value(scope: str, key: str) -> str | None:
        row = db.execute(READ, (scope, key)).fetchone()
        return None if row is None else row[0]

    async def hook(request: Request) -> JSONResponse:
        message = await request.json()
        user = message["from"]
        db.execute("BEGIN IMMEDIATE")
        count = int(value(user, "messages") or "0") + 1
        db.execute(WRITE, (user, "messages", str(count)))
        name = value(user, "name") or "you"
        db.execute("COMMIT")
        return JSONResponse({"text": f"{message['text']}, {name}: {count}"})

    return Starlette(routes=[Route("/hook", hook, methods=["POST"])])


def by_latebind() -> Starlette:
    """The same by a script."""
    runtime = latebind.Runtime(memory=f"sqlite:///{os.environ[_FOLDER]}/own.db")
    program = runtime.compile(MESSAGE, variables=("text",))

    async def hook(request: Request) -> JSONResponse:
        message = await request.json()
        with runtime.context(user=message["from"], variables={"text": message["text"]}) as ctx:
            return JSONResponse({"text": (await ctx.arun(program)).value})

    return Starlette(routes=[Route("/hook", hook, methods=["POST"])])


@contextmanager
def served(name: str, workers: int, folder: Path) -> Iterator[int]:
    """A server of one of the functions above, with a database of its own; gives its port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    folder.mkdir()
    command = [
        sys.executable,
        "-m",
        "uvicorn",
        f"{__name__ if __name__ != '__main__' else 'benchmarks.webhook'}:{name}",
    ]
    options = ["--factory", "--port", str(port), "--workers", str(workers), "--log-level", "error", "--no-access-log"]
    process = subprocess.Popen([*command, *options], env={**os.environ, _FOLDER: str(folder)})
    try:
        while process.poll() is None:
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                break
            except OSError:
                sleep(0.1)
        sleep(1.0)  # all of its workers
        yield port
    finally:
        process.terminate()
        process.wait()


def requests(wrk: str, port: int, script: Path, seconds: int = SECONDS) -> float:
    """How many requests a server answers in a second."""
    options = ["-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "-s", str(script)]
    done = subprocess.run([wrk, *options, f"http://127.0.0.1:{port}/hook"], capture_output=True, text=True, check=True)
    assert "Non-2xx" not in done.stdout, done.stdout
    found = re.search(r"Requests/sec:\s+([\d.]+)", done.stdout)
    assert found is not None, done.stdout
    return float(found[1])


def main() -> None:
    wrk = shutil.which("wrk")
    if wrk is None:
        sys.exit("wrk is needed: https://github.com/wg/wrk")
    found: dict[tuple[str, int], list[float]] = {}
    with TemporaryDirectory() as folder, ExitStack() as running:
        script = Path(folder) / "post.lua"
        script.write_text(_POST, "utf-8")
        servers = {
            (name, workers): running.enter_context(served(name, workers, Path(folder) / f"{name}{workers}"))
            for workers in _WORKERS
            for name in _NAMES
        }
        for port in servers.values():
            requests(wrk, port, script)
        for _ in range(ROUNDS):
            for server, port in servers.items():
                found.setdefault(server, []).append(requests(wrk, port, script))
    print(f"{machine()}, {os.cpu_count()} processors, one of which wrk needs")
    for workers in _WORKERS:
        hand, own = (found[name, workers] for name in _NAMES)
        ratio = statistics.median(mine / base for mine, base in zip(own, hand, strict=True))
        figures = f"{statistics.median(hand):.0f} by hand, {statistics.median(own):.0f} by latebind"
        print(f"workers {workers}: {figures}: {figure(ratio)} of them")
    for name in _NAMES:
        gains = [two / one for one, two in zip(found[name, 1], found[name, 2], strict=True)]
        print(f"{name}: two workers answer {figure(statistics.median(gains))} times as many as one")


if __name__ == "__main__":
    main()
