"""What one process of `test_counting.py` does: count, or move money, in the store of a URL."""

from __future__ import annotations

import random
import sys

import latebind

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
SUM = "expr { sum(memory.keys().map(name => Number(memory.getItem(name)))) }"
ACCOUNTS = [f"account {n}" for n in range(8)]


def count(runtime: latebind.Runtime, times: int) -> None:
    program = runtime.compile(COUNT)
    with runtime.context() as ctx:
        for _ in range(times):
            ctx.run(program)


def move(runtime: latebind.Runtime, times: int) -> None:
    program = runtime.compile(MOVE, variables=("from_", "from", "to", "amount"))
    total = runtime.compile(SUM)
    for _ in range(times):
        giver, taker = random.sample(ACCOUNTS, 2)
        with runtime.context(variables={"from": giver, "to": taker, "amount": random.randint(1, 50)}) as ctx:
            ctx.run(program)
            if (found := ctx.run(total).value) != 800:
                sys.exit(f"the sum is {found}")


if __name__ == "__main__":
    with latebind.Runtime(memory=sys.argv[1], commit_timeout=60) as opened:
        {"count": count, "move": move}[sys.argv[2]](opened, int(sys.argv[3]))
