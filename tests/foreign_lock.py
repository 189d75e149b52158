"""The write lock of a store in the hands of a process that has nothing to do with this one, for tests."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

_SCRIPT = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
if "readers" in sys.argv:
    connection.execute("PRAGMA locking_mode = EXCLUSIVE")
connection.execute("BEGIN EXCLUSIVE")
print("locked", flush=True)
sys.stdin.readline()
connection.execute("ROLLBACK")
"""


@contextmanager
def foreign_lock(path: Path, *, readers: bool = False) -> Iterator[Callable[[], None]]:
    """Hold it for the block; what is yielded lets go before. `readers`: nobody may read, either, or open the file."""
    command = [sys.executable, "-c", _SCRIPT, str(path), *(["readers"] if readers else [])]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def let_go() -> None:
        if process.poll() is None:
            process.communicate("go\n")

    assert process.stdout
    assert process.stdout.readline() == "locked\n"
    try:
        yield let_go
    finally:
        let_go()
