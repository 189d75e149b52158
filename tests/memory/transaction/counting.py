"""What one process of `test_counting.py` does: count, or move money, in the store of a URL.

It prints the most often that one block was run again; or, to `time`, how long each took.
"""

from __future__ import annotations

import random
import sys
from time import perf_counter

import latebind
from latebind.tests.waiting import LIMIT

COUNT = 'expr { memory.setItem("n", Number(memory.getItem("n") || "0") + 1) }'
MOVE = """
expr {
  const balance = (name) => Number(memory.getItem(name))
  if (balance(from) >= amount) {
    memory.setItem(from, balance(from) - amount)
    memory.setItem(to, balance(to) + amount)
  }
}
"""
# What two moments mixed would make fail.
SUM = """
expr {
  const total = sum(memory.keys("account ").map(name => Number(memory.getItem(name))))
  if (total !== 800) { throw new Error("the sum is @(total)") }
  total
}
"""
ACCOUNTS = [f"account {n}" for n in range(8)]


def count(runtime: latebind.Runtime, times: int) -> int:
    """Count, and the most often that one block was run again."""
    program = runtime.compile(COUNT)
    with runtime.context() as ctx:
        return max(ctx.run(program).stats.reruns for _ in range(times))


def move(runtime: latebind.Runtime, times: int) -> int:
    """Move money from account to account."""
    program, worst = runtime.compile(MOVE, variables=("from", "to", "amount")), 0
    for _ in range(times):
        giver, taker = random.sample(ACCOUNTS, 2)
        with runtime.context(variables={"from": giver, "to": taker, "amount": random.randint(1, 50)}) as ctx:
            worst = max(worst, ctx.run(program).stats.reruns)
    return worst


def look(runtime: latebind.Runtime, times: int) -> int:
    """Sum up all accounts."""
    program = runtime.compile(SUM)
    with runtime.context() as ctx:
        return max(ctx.run(program).stats.reruns for _ in range(times))


def time(url: str, times: int) -> None:
    """Count with the usual `commit_timeout`, and print the seconds that each block took."""
    with latebind.Runtime(memory=url) as runtime, runtime.context() as ctx:
        program = runtime.compile(COUNT)
        for _ in range(times):
            started = perf_counter()
            ctx.run(program)
            print(perf_counter() - started)


if __name__ == "__main__":
    if sys.argv[2] == "time":
        time(sys.argv[1], int(sys.argv[3]))
        sys.exit()
    with latebind.Runtime(memory=sys.argv[1], commit_timeout=LIMIT) as opened:
        print({"count": count, "move": move, "look": look}[sys.argv[2]](opened, int(sys.argv[3])))
