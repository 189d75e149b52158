"""What a process of `test_outbox.py` does until it is killed: blocks that count and send, or deliveries."""

from __future__ import annotations

import sys
from itertools import count

import latebind
from latebind.tests.waiting import LIMIT

# What is sent is the number that was counted, so the order of the messages is that of the commits.
BLOCK = """
expr {
  const n = Number(memory.getItem("n") || "0") + 1
  memory.setItem("n", n)
  send(n)
}
"""


def say(ctx: latebind.Context, number: int) -> None:
    """Take a message: it is on stdout at once."""
    print(number, flush=True)


if __name__ == "__main__":
    _, url, work, times = sys.argv
    runtime = latebind.Runtime(memory=url, commit_timeout=LIMIT)
    runtime.function(say, name="send", effect="after_commit")
    program = runtime.compile(BLOCK)
    for number in count(1):
        if work == "deliver":
            runtime.deliver()
        else:
            with runtime.context() as ctx:
                ctx.run(program)
            print("committed", flush=True)
        if number == int(times):
            break
