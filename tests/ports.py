"""Ports for the servers that tests start: each is given to one process of the tests only."""

from __future__ import annotations

import fcntl
import os
import random
import socket
import tempfile
from pathlib import Path

# Below those that kernels give to whoever connects, which could be taken before a server has bound its own; and so are
# the ports 10 000 above, on which servers with a second port have it.
_PORTS = range(10_240, 22_768)
_SECOND = 10_000


def free_port() -> int:
    """A port that nobody has; the one 10 000 above is free, too. No other process of the tests is given it meanwhile."""
    chance = random.SystemRandom()  # plugins seed the common one alike in all processes of a run
    while True:
        port = chance.choice(_PORTS)
        if _is_free(port) and _is_free(port + _SECOND) and _lock(port):
            return port


def _lock(port: int) -> bool:
    """Lock a port until this process ends, unless another has."""
    folder = Path(tempfile.gettempdir()) / f"latebind-ports-{os.getuid()}"
    folder.mkdir(exist_ok=True)
    descriptor = os.open(folder / str(port), os.O_RDWR | os.O_CREAT)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        return False
    return True


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True
