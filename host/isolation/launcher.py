"""Starts the zygote of this process, one for all of its runtimes, and has it fork and kill workers.

A child of a fork starts a zygote of its own: see `forget`.
"""

from __future__ import annotations

import contextlib
import math
import os
import socket
import sys
import weakref
from itertools import count
from pathlib import Path
from threading import Lock
from time import monotonic
from typing import Any

from latebind.grammar.errors import fail
from latebind.host.isolation.options import Isolation
from latebind.host.isolation.orders import DEATH, FORK, KILL, ORDER

_numbers = count(1)

# `-I` and `-S`: nothing of the environment or the user decides what a worker loads, only the runtime's own path.
_START = (
    "import sys; sys.path[:] = {path!r}; from latebind.host.isolation.zygote import main; main({control}, {zones!r})"
)

# Of the environment, what the interpreter itself may need to start. Secrets of the host are in the rest.
_ENVIRONMENT = ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "PYTHONHOME", "SYSTEMROOT")


_CONTROL = 3  # the zygote's descriptor of the socket
_PATIENCE = 1.0  # seconds for the zygote to say how a worker ended
_MOST_DEATHS = 512  # that are remembered until somebody asks


def check_platform() -> None:
    """Raise where there can be no worker processes."""
    if not hasattr(os, "fork") or not hasattr(socket, "send_fds"):
        raise ValueError(f"isolation needs processes as Linux and macOS have them, not {sys.platform}")
    if not sys.executable:
        raise ValueError("isolation needs a Python to start: sys.executable is not set")


class Zygote:
    """The process that workers are forked from. Closed when nobody keeps it any more."""

    def __init__(self) -> None:
        mine, theirs = socket.socketpair()
        try:
            self.process = _spawn(theirs.fileno())
        except BaseException:
            mine.close()
            raise
        finally:
            theirs.close()
        self.control = mine
        self.lock = Lock()
        self.deaths: dict[int, int] = {}
        self.close = weakref.finalize(self, _end, mine, self.process)

    def fork(self, isolation: Isolation, seconds: float) -> tuple[int, socket.socket]:
        """A new worker's number, and the line to it. What is said on it first tells whether it has started."""
        number = next(_numbers)
        mine, theirs = socket.socketpair()
        order = ORDER.pack(FORK, number, isolation.memory, math.ceil(3 * seconds) + 5)
        try:
            with self.lock:
                self._hear()
                socket.send_fds(self.control, [order], [theirs.fileno()])
        except OSError as error:
            mine.close()
            raise fail("WORKER_START", reason="the process that workers are made from is gone") from error
        finally:
            theirs.close()
        return number, mine

    def kill(self, number: int) -> None:
        with self.lock, contextlib.suppress(OSError):
            self.control.send(ORDER.pack(KILL, number, 0, 0))

    def death(self, number: int) -> int | None:
        """How a worker has ended, as `wait` says it; None where nobody knows."""
        until = monotonic() + _PATIENCE
        with self.lock:
            while number not in self.deaths and (left := until - monotonic()) > 0:
                if not self._hear(left):
                    break
            return self.deaths.pop(number, None)

    def _hear(self, seconds: float = 0.0) -> bool:
        """Read what the zygote says within the time. False where it is silent or gone."""
        self.control.settimeout(seconds)
        try:
            data = self.control.recv(_MOST_DEATHS * DEATH.size)
        except OSError:
            return False
        finally:
            self.control.settimeout(None)
        self.deaths |= DEATH.iter_unpack(data[: len(data) // DEATH.size * DEATH.size])
        while len(self.deaths) > _MOST_DEATHS:
            del self.deaths[next(iter(self.deaths))]
        return bool(data)


def _spawn(control: int) -> int:
    package = str(Path(sys.modules["latebind"].__path__[0]).parent)
    path = [found for entry in sys.path if (found := entry or _folder())]
    if package not in path:
        path.append(package)
    # The third is the host's, until the zygote has started: where it cannot, Python says why.
    files: list[tuple[Any, ...]] = [(os.POSIX_SPAWN_DUP2, control, _CONTROL)]
    files += [(os.POSIX_SPAWN_OPEN, number, os.devnull, os.O_RDWR, 0) for number in range(2)]
    environment = {name: os.environ[name] for name in _ENVIRONMENT if name in os.environ}
    from zoneinfo import TZPATH  # where this process has its time zones from

    start = _START.format(path=path, control=_CONTROL, zones=TZPATH)
    command = [sys.executable, "-I", "-S", "-B", "-c", start]
    try:
        return os.posix_spawn(sys.executable, command, environment, file_actions=files, setsid=True)
    except OSError as error:
        raise fail("WORKER_START", reason=f"{sys.executable}: {error.strerror}") from error


def _folder() -> str:
    """The current folder; nothing where somebody has removed it."""
    try:
        return os.getcwd()
    except OSError:
        return ""


def _end(control: socket.socket, process: int) -> None:
    """The zygote ends when its line does."""
    control.close()
    _ending.append(process)
    _bury()


_ending: list[int] = []  # zygotes that need not be waited for, but buried


def _bury() -> None:
    for process in _ending.copy():
        if not _is_alive(process):
            with contextlib.suppress(ValueError):  # another thread has
                _ending.remove(process)


_lock = Lock()
_zygote: weakref.ref[Zygote] | None = None


def zygote() -> Zygote:
    """The zygote of this process, started where there is none."""
    global _zygote
    with _lock:
        found = None if _zygote is None else _zygote()
        _bury()
        if found is None or not _is_alive(found.process):
            found = Zygote()
            _zygote = weakref.ref(found)
        return found


def abandon(zygote: Zygote) -> None:
    """Start another one for the next worker: this one makes none, and ends when nobody keeps it any more."""
    global _zygote
    with _lock:
        if _zygote is not None and _zygote() is zygote:
            _zygote = None


def _is_alive(process: int) -> bool:
    try:
        return os.waitpid(process, os.WNOHANG)[0] == 0
    except ChildProcessError:  # buried already, perhaps by a host that waits for all of its children
        return False


def forget() -> None:
    """In the child of a fork: what the parent started is not its own."""
    global _zygote, _lock
    _lock = Lock()
    found: Any = None if _zygote is None else _zygote()
    _zygote = None
    _ending.clear()
    if found is not None:
        found.close.detach()
        found.control.close()
        found.lock = Lock()
