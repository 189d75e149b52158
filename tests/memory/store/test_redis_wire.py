"""What is sent to a Redis server, and what a signal may do meanwhile."""

from __future__ import annotations

import signal
import subprocess
import sys

import pytest

from latebind.memory.store.redis.wire import pack

PACKING = """
import signal
from latebind.memory.store.redis.wire import pack

def raises(number, frame):
    raise InterruptedError

signal.signal(signal.SIGALRM, raises)
interrupted = 0
while interrupted < 100:
    try:
        signal.setitimer(signal.ITIMER_REAL, 0.0005)
        while True:
            pack([(1, 2.5) * 40])
    except InterruptedError:
        interrupted += 1
"""


def test_texts_and_numbers() -> None:
    wanted = b"*6\r\n$3\r\nSET\r\n$2\r\n\xc3\xa9\r\n$2\r\n-1\r\n$3\r\n2.5\r\n$5\r\n1e+22\r\n$1\r\n\xff\r\n"
    assert pack([("SET", "é", -1, 2.5, 1e22, b"\xff")]) == wanted
    assert pack([("A",), ("B", 0)]) == b"*1\r\n$1\r\nA\r\n*2\r\n$1\r\nB\r\n$1\r\n0\r\n"


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="no timers here that send signals")
def test_a_signal_whose_handler_raises_ends_no_process() -> None:
    done = subprocess.run([sys.executable, "-c", PACKING], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
