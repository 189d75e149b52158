"""What one process of `test_serialize.py` does in the store of a URL: count, in runs that would lose counts side by side."""

from __future__ import annotations

import os
import sys
from random import Random

import latebind
from latebind.tests.waiting import LIMIT
from latebind.tests.waiting import pause as short

# Two transactions: whoever comes between them is lost.
COUNT = """
const n = Number(memory.getItem("n") || "0")
pause()
memory.setItem("n", n + 1)
"""


def main(url: str, what: str, times: int) -> None:
    """`count` so many times; or `hold` the lease, and write once a line comes."""
    chance = Random(0)
    runtime = latebind.Runtime(memory=url, commit_timeout=LIMIT, serialize_timeout=LIMIT)

    @runtime.function
    def pause() -> None:
        short(chance)

    @runtime.function
    def wait() -> None:
        print(os.getpid(), flush=True)
        sys.stdin.readline()

    with runtime, runtime.context(user="ana", conversation="wa:1") as ctx:
        if what == "count":
            for _ in range(times):
                ctx.run(COUNT, serialize=True)
            return
        try:
            ctx.run("memory.setItem('before', '1')\nwait()\nmemory.setItem('after', '1')", serialize=True)
            print("written")
        except latebind.MemoryApiError as error:
            print(error.code, error.retryable)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
