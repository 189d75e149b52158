"""A world: a server, client processes, each with a link of its own, and a nemesis that makes trouble. By a seed."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import latebind
from latebind.tests.redis_servers import Server
from latebind.tests.tcp_link import Link
from latebind.tests.waiting import LIMIT, pause
from latebind.tests.worlds.client import KEYS
from latebind.tests.worlds.history import Operation, anomalies

_CLIENT = Path(__file__).with_name("client.py")
# What the server keeps, it has on its disk: to kill it loses nothing that it has answered.
_DURABLE = ("--appendonly", "yes", "--appendfsync", "always", "--auto-aof-rewrite-percentage", "0")


class World:
    """One world. `play` gives what is wrong with its history; `operations` is what its clients printed."""

    def __init__(self, program: str, seed: int, *, clients: int = 4, count: int = 20, fault: str = "") -> None:
        self.chance = random.Random(seed)
        self.server = Server(program, *_DURABLE)
        self.links = [Link(self.server.port) for _ in range(clients)]
        self.operations: list[Operation] = []
        self.clients = [
            subprocess.Popen(
                [sys.executable, str(_CLIENT), f"redis://127.0.0.1:{link.port}/0", f"c{number}", str(seed), str(count)]
                + ([fault] if fault else []),
                stdout=subprocess.PIPE,
                env=os.environ,
            )
            for number, link in enumerate(self.links)
        ]

    def play(self) -> list[str]:
        """Make trouble until all clients have ended; then look at what they saw."""
        troubles: list[Callable[[], None]] = [
            *[self._cut] * 3,
            *[self._lose] * 6,
            self._hold,
            *[self._strand] * 9,
            self._stop_client,
            self._stop_server,
            self._kill,
        ]
        try:
            while any(client.poll() is None for client in self.clients):
                self.chance.choice(troubles)()
                self._pass()
                for link in self.links:
                    if self.chance.random() < 0.7:
                        link.release()
            for link in self.links:
                link.release()
            for client in self.clients:
                printed = client.communicate(timeout=LIMIT)[0].decode().splitlines()
                assert client.returncode == 0, printed[-1:]
                self.operations += map(json.loads, printed)
            return anomalies(self.operations, self._final())
        finally:
            self._end()

    def _final(self) -> dict[str, str]:
        with latebind.Runtime(memory=self.server.url) as runtime, runtime.context() as ctx:
            return {key: ctx.app_memory.get_item(key) for key in KEYS}

    def _pass(self) -> None:
        for _ in range(self.chance.randrange(8)):
            pause(self.chance)

    # trouble

    def _cut(self) -> None:
        link = self.chance.choice(self.links)
        link.cut()
        self._pass()
        link.repair()

    def _lose(self) -> None:
        self.chance.choice(self.links).lose_reply(b"_commit")

    def _hold(self) -> None:
        self.chance.choice(self.links).hold_request(b"_commit")

    def _strand(self) -> None:
        self.chance.choice(self.links).hold_request(b"_commit", strand=True)

    def _stop_client(self) -> None:
        self._stopped(self.chance.choice(self.clients).pid)

    def _stop_server(self) -> None:
        assert self.server.process is not None
        self._stopped(self.server.process.pid)

    def _stopped(self, pid: int) -> None:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGSTOP)
            self._pass()
            os.kill(pid, signal.SIGCONT)

    def _kill(self) -> None:
        self.server.restart()

    def _end(self) -> None:
        for client in self.clients:
            if client.poll() is None:
                client.kill()
            client.communicate()
        for link in self.links:
            link.close()
        self.server.stop()
