"""What one writer of `test_kills.py` does until it is killed: blocks of several keys, each acknowledged on stdout."""

from __future__ import annotations

import sys

import latebind
from latebind.tests.waiting import LIMIT

# Each number is written whole: its halves, the file and the count, and nothing of it twice.
BLOCK = """
expr {
  const number = Number(memory.getItem("count @(name)") || "0") + 1
  memory.setItem("@(name) @(String(number).padStart(8, "0")) a", "x".repeat(number % 3000))
  $memory.setFile("file", btoa("@(number) ".repeat(2000)), 600, "text/plain")
  $memory.increment("count")
  memory.setItem("count @(name)", number)
  memory.setItem("@(name) @(String(number).padStart(8, "0")) b", "x".repeat(number % 5000))
  number
}
"""

if __name__ == "__main__":
    _, url, name = sys.argv
    runtime = latebind.Runtime(memory=url, commit_timeout=LIMIT)
    program = runtime.compile(BLOCK, variables=("name",))
    with runtime.context(user=name, variables={"name": name}) as ctx:
        while True:
            print(ctx.run(program).value, flush=True)
