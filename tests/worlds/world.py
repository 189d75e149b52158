"""A world: servers, client processes, and a nemesis that makes trouble. By a seed."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import latebind
from latebind.tests.waiting import LIMIT
from latebind.tests.worlds.client import ACCOUNTS, KEYS
from latebind.tests.worlds.engines import ENGINES, Trouble
from latebind.tests.worlds.history import Operation, anomalies
from latebind.tests.worlds.namespaces import Namespace

_CLIENT = Path(__file__).with_name("client.py")
_CLIENTS = 4
# Seconds that a client's clock is ahead: more than leases last, less than messages are remembered for.
_SKEWS = (0, 0, 0, -40, 20, 40)


class World:
    """One world. `play` gives what is wrong with its history; `operations` is what its clients printed."""

    def __init__(self, engine: str, seed: int, *, count: int = 12, fault: str = "", apart: bool = False) -> None:
        self.chance = random.Random(seed)
        self.namespaces = [Namespace() for _ in range(_CLIENTS)] if apart else []
        self.engine = ENGINES[engine](self.chance, self.namespaces)
        self.operations: list[Operation] = []
        self.clients = [
            subprocess.Popen(
                [
                    *(self.namespaces[number].command if apart else []),
                    *(sys.executable, str(_CLIENT), self.engine.url(number), f"c{number}", str(seed), str(count)),
                    *(str(self.chance.choice(_SKEWS)), fault),
                ],
                stdout=subprocess.PIPE,
                env=os.environ,
            )
            for number in range(_CLIENTS)
        ]

    def play(self) -> list[str]:
        """Make trouble until all clients have ended; then look at what they saw."""
        troubles: list[Trouble] = [
            *[self._cut] * 3,
            *[self._freeze] * 2,
            *[self._lose] * 6,
            self._hold,
            *[self._strand] * 9,
            self._stop_client,
            *([self._take_down] * 3 if self.namespaces else []),
            *self.engine.troubles(),
        ]
        try:
            while any(client.poll() is None for client in self.clients):
                self.chance.choice(troubles)()
                self.engine.wait(8)
                for link in self.engine.links:
                    if self.chance.random() < 0.7:
                        link.release()
            for link in self.engine.links:
                link.release()
            for client in self.clients:
                printed = client.communicate(timeout=LIMIT)[0].decode().splitlines()
                assert client.returncode == 0, printed[-1:]
                self.operations += map(json.loads, printed)
            return anomalies(self.operations, self._final())
        finally:
            self._end()

    def _final(self) -> dict[str, Any]:
        """What is there at the end."""
        with latebind.Runtime(memory=self.engine.url(0)) as runtime, runtime.context(conversation="wa:1") as ctx:
            lists = {key: ctx.app_memory.get_item(key) for key in KEYS}
            return {
                "lists": lists,
                "total": sum(int(ctx.app_memory.get_item(name) or 0) for name in ACCOUNTS),
                "count": int(ctx.app_memory.get_item("count") or 1000) - 1000,
                "handled": ctx.memory.get("handled", ""),
                "turns": ctx.memory.get("turns", 0),
            }

    # trouble

    def _links(self, work: Callable[[Any], None]) -> None:
        work(self.chance.choice(self.engine.links))

    def _cut(self) -> None:
        link = self.chance.choice(self.engine.links)
        link.cut()
        self.engine.wait(8)
        link.repair()

    def _freeze(self) -> None:
        link = self.chance.choice(self.engine.links)
        link.freeze()
        self.engine.wait(8)
        link.thaw()

    def _take_down(self) -> None:
        namespace = self.chance.choice(self.namespaces)
        namespace.down()
        self.engine.wait(30)
        namespace.up()

    def _lose(self) -> None:
        self._links(lambda link: link.lose_reply(*self.engine.requests))

    def _hold(self) -> None:
        self._links(lambda link: link.hold_request(*self.engine.requests))

    def _strand(self) -> None:
        self._links(lambda link: link.hold_request(*self.engine.requests, strand=True))

    def _stop_client(self) -> None:
        self.engine.stop_for_a_while(self.chance.choice(self.clients).pid)

    def _end(self) -> None:
        for client in self.clients:
            if client.poll() is None:
                client.kill()
            client.communicate()
        for link in self.engine.links:
            link.close()
        self.engine.stop()
        for namespace in self.namespaces:
            with suppress(subprocess.CalledProcessError):
                namespace.remove()
