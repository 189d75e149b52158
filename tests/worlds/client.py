"""One client of a world: does what must not go wrong in the store of a URL, and prints what it saw and was told.

It appends unique values to lists, moves amounts between accounts and adds them all up, notes numbers under a key of its
own, counts, handles messages that other clients get as well, and counts in turns that are exclusive.

    python client.py URL NAME SEED COUNT SKEW [FAULT]

Its clock is SKEW seconds ahead. A FAULT of `faults.py` is put into what runs on the server.
"""

from __future__ import annotations

import json
import random
import sys
import time
from collections.abc import Callable
from typing import Any

import latebind
from latebind.tests.waiting import pause
from latebind.tests.worlds.faults import put_in

KEYS = [f"list {number}" for number in range(4)]
ACCOUNTS = [f"account {number}" for number in range(4)]
# Reads three lists and appends one value to two of them, in one block.
APPEND = """
expr {
  const seen = [memory.getItem(other), memory.getItem(first), memory.getItem(second)]
  memory.setItem(first, seen[1] === "" ? value : seen[1] + "," + value)
  memory.setItem(second, seen[2] === "" ? value : seen[2] + "," + value)
  seen
}
"""
# Two commits that compare nothing: one that comes late is seen by the other's being gone. All are of one length, as
# stores have a quicker way for an entry that takes the place of one of its size.
NOTE = """
memory.setItem("note of @(name)", (100 + number - 0.5).toFixed(1))
memory.setItem("note of @(name)", (100 + number).toFixed(1))
"""
LOOK = 'Number(memory.getItem("note of @(name)") || "99") - 100'
# One entry, compared with itself and of one length.
COUNT = """
expr {
  const n = Number(memory.getItem("count") || "1000")
  memory.setItem("count", n + 1)
  n - 1000
}
"""
MOVE = """
expr {
  const from = Number(memory.getItem(first) || "0")
  const to = Number(memory.getItem(second) || "0")
  memory.setItem(first, from - amount)
  memory.setItem(second, to + amount)
}
"""
TOTAL = "expr { " + " + ".join(f'Number(memory.getItem("{name}") || "0")' for name in ACCOUNTS) + " }"
HANDLE = 'ctx.memory.set("handled", ctx.memory.get("handled", "") + " " + message)'
# Two transactions, which only the turn keeps together.
TURN = """
const n = ctx.memory.get("turns", 0)
ctx.memory.set("turns", n + 1)
n
"""


class Client:
    """What one client does. Each method does one thing, and prints it with its outcome."""

    def __init__(self, runtime: latebind.Runtime, name: str, chance: random.Random) -> None:
        self._runtime = runtime
        self._name = name
        self._chance = chance

    def _do(self, script: str, said: dict[str, Any], *, variables: dict[str, Any], **options: Any) -> None:
        seen: Any = None
        with self._runtime.context(variables=variables, conversation="wa:1") as ctx:
            try:
                seen, outcome = ctx.run(script, **options).value, "done"
            except latebind.MemoryApiError as error:
                outcome = "unknown" if error.code == "UNKNOWN_OUTCOME" else "refused"
                pause(self._chance)  # or nothing is left to do when the trouble is over
        print(json.dumps({**said, "seen": seen, "outcome": outcome}), flush=True)

    def append(self, number: int) -> None:
        keys, value = self._chance.sample(KEYS, 3), f"{self._name}.{number}"
        variables = dict(zip(("other", "first", "second"), keys, strict=True))
        self._do(APPEND, {"kind": "append", "value": value, "keys": keys}, variables={**variables, "value": value})

    def look(self, number: int) -> None:
        self._do(LOOK, {"kind": "look", "name": self._name}, variables={"name": self._name})

    def note(self, number: int) -> None:
        said = {"kind": "note", "name": self._name, "number": number}
        self._do(NOTE, said, variables={"name": self._name, "number": number})

    def move(self, number: int) -> None:
        first, second = self._chance.sample(ACCOUNTS, 2)
        variables = {"first": first, "second": second, "amount": self._chance.randrange(1, 9)}
        self._do(MOVE, {"kind": "move"}, variables=variables)

    def total(self, number: int) -> None:
        self._do(TOTAL, {"kind": "total"}, variables={})

    def count(self, number: int) -> None:
        self._do(COUNT, {"kind": "count"}, variables={})

    def handle(self, number: int) -> None:
        message = f"m{number}"
        self._do(HANDLE, {"kind": "handle", "message": message}, variables={"message": message}, once=message)

    def turn(self, number: int) -> None:
        self._do(TURN, {"kind": "turn"}, variables={}, serialize=True)


WORK: tuple[Callable[[Client, int], None], ...] = (
    Client.append,
    Client.look,
    Client.note,
    Client.move,
    Client.total,
    Client.append,
    Client.count,
    Client.handle,
    Client.turn,
)


def main(url: str, name: str, seed: str, count: str, skew: str, fault: str = "") -> None:
    """Do all of it, `count` times."""
    if fault:
        put_in(fault)
    ahead = float(skew)
    with latebind.Runtime(
        memory=url, commit_timeout=0.5, serialize_timeout=1.0, clock=lambda: time.time() + ahead
    ) as runtime:
        client = Client(runtime, name, random.Random(f"{seed} {name}"))
        for number in range(int(count)):
            for place, work in enumerate(WORK):
                work(client, number * len(WORK) + place if work is Client.append else number)


if __name__ == "__main__":
    main(*sys.argv[1:])
