"""One client of a world: appends unique values to lists in the store of a URL, and prints what it saw and was told.

Between, it reads what stands under a key of its own, and writes the next number there, without reading.

    python client.py URL NAME SEED COUNT [FAULT]

A FAULT of `faults.py` is put into what runs on the server.
"""

from __future__ import annotations

import json
import random
import sys

import latebind
from latebind.memory.store.redis import functions
from latebind.tests.worlds.faults import with_fault

KEYS = [f"list {number}" for number in range(4)]
# Reads three lists and appends one value to two of them, in one block.
APPEND = """
expr {
  const seen = [memory.getItem(other), memory.getItem(first), memory.getItem(second)]
  memory.setItem(first, seen[1] === "" ? value : seen[1] + "," + value)
  memory.setItem(second, seen[2] === "" ? value : seen[2] + "," + value)
  seen
}
"""
NOTE = 'memory.setItem("note of @(name)", number)'
LOOK = 'Number(memory.getItem("note of @(name)") || "-1")'
NAMES = ("other", "first", "second")


def main(url: str, name: str, seed: str, count: str, fault: str = "") -> None:
    """Append, `count` times."""
    if fault:
        source = with_fault(functions._source(), fault)
        functions._source = lambda: source  # type: ignore[assignment]
    chance = random.Random(f"{seed} {name}")
    with latebind.Runtime(memory=url, commit_timeout=0.5) as runtime:
        program = runtime.compile(APPEND, variables=(*NAMES, "value"))
        for number in range(int(count)):
            keys, value = chance.sample(KEYS, 3), f"{name}.{number}"
            variables = {**dict(zip(NAMES, keys, strict=True)), "value": value}
            seen: list[str] = []
            with runtime.context(variables=variables) as ctx:
                try:
                    seen, outcome = ctx.run(program).value, "done"
                except latebind.MemoryApiError as error:
                    outcome = "unknown" if error.code == "UNKNOWN_OUTCOME" else "refused"
            print(json.dumps({"value": value, "keys": keys, "seen": seen, "outcome": outcome}), flush=True)
            with runtime.context(variables={"name": name, "number": number}) as ctx:
                for script in (LOOK, NOTE):
                    note: object = None
                    try:
                        note, outcome = ctx.run(script).value, "done"
                    except latebind.MemoryApiError as error:
                        outcome = "unknown" if error.code == "UNKNOWN_OUTCOME" else "refused"
                    kind = "looked" if script is LOOK else "noted"
                    print(json.dumps({kind: note, "name": name, "number": number, "outcome": outcome}), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
