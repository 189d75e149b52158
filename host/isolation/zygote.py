"""The process that workers are forked from: warm, with one thread, and already without network and files.

A runtime starts it (`python -c`, see `launcher.py`) and speaks to it over a socket: `Order`s go in, each for a worker
with the socket it shall serve; `Death`s come out. Where the socket ends, the zygote ends, and all workers with it.
"""

from __future__ import annotations

import contextlib
import gc
import os
import pkgutil
import select
import signal
import socket
import sys
import zoneinfo
from importlib import import_module
from typing import NoReturn

from latebind.host.isolation import sandbox, warming
from latebind.host.isolation.options import Wall
from latebind.host.isolation.orders import DEATH, FORK, KILL, NO_MEMORY, ORDER
from latebind.host.isolation.worker import Worker


def main(control: int, zones: tuple[str, ...]) -> NoReturn:
    """All of the process's life. `zones` are the folders of the time zones."""
    os.closerange(3, control)
    os.closerange(control + 1, min(os.sysconf("SC_OPEN_MAX"), 1 << 16))
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    zoneinfo.reset_tzpath(zones)
    _warm_up()
    os.closerange(0, 3)
    load = sandbox.prepare_filter()
    with open("/proc/self/statm") if sandbox.LINUX else contextlib.nullcontext() as file:
        taken = int(file.read().split()[0]) * os.sysconf("SC_PAGE_SIZE") if file else 0
    walls = sandbox.enter_namespaces()
    if walls["processes"].stands:
        _stand_by(control)
    walls["files"] = sandbox.leave_files()
    sandbox.close_to_debuggers()
    gc.collect()
    gc.freeze()
    _Zygote(control, walls, load, taken).serve()


def _warm_up() -> None:
    """Load all that a script may need: a worker cannot open a file."""
    for room in ("grammar", "interp", "stdlib"):
        package = import_module(f"latebind.{room}")
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if not module.name.endswith((".pygments", ".highlight")):
                import_module(module.name)
    warming.warm_up()


def _stand_by(control: int) -> None:
    """Go on as the first process of the new process namespace; this one waits for its end, and tells of it by its own."""
    child = os.fork()
    if child == 0:
        return
    os.close(control)
    _, status = os.waitpid(child, 0)
    os._exit(os.waitstatus_to_exitcode(status) & 0xFF)


class _Zygote:
    def __init__(self, control: int, walls: dict[str, Wall], load: sandbox.Filter, taken: int) -> None:
        self.control = socket.socket(fileno=control)
        self.walls = walls
        self.load = load
        self.taken = taken
        self.numbers: dict[int, int] = {}  # of the workers, by process
        self.woken, wakes = os.pipe()
        os.set_blocking(wakes, False)
        os.set_blocking(self.woken, False)
        signal.set_wakeup_fd(wakes, warn_on_full_buffer=False)
        signal.signal(signal.SIGCHLD, lambda *_: None)

    def serve(self) -> NoReturn:
        while True:
            ready, _, _ = select.select([self.control.fileno(), self.woken], [], [])
            if self.woken in ready:
                with contextlib.suppress(BlockingIOError):
                    os.read(self.woken, 4096)
                self._bury()
            if self.control.fileno() in ready:
                self._obey()

    def _bury(self) -> None:
        """Tell of workers that have ended. Who does not read it, does not care."""
        while self.numbers:
            process, status = os.waitpid(-1, os.WNOHANG)
            if process == 0:
                return
            number = self.numbers.pop(process, None)
            if number is not None:
                with contextlib.suppress(OSError):
                    self.control.send(DEATH.pack(number, status), socket.MSG_DONTWAIT)

    def _obey(self) -> None:
        data, descriptors, _, _ = socket.recv_fds(self.control, ORDER.size, 1)
        if len(data) < ORDER.size:
            self._end()
        what, number, memory, seconds = ORDER.unpack(data)
        if what == FORK and descriptors:
            self._fork(number, descriptors[0], memory, seconds)
        elif what == KILL:
            for process, other in self.numbers.items():
                if other == number:
                    os.kill(process, signal.SIGKILL)

    def _fork(self, number: int, line: int, memory: int, seconds: int) -> None:
        try:
            process = os.fork()
        except OSError:
            os.close(line)  # which the runtime sees
            return
        if process:
            self.numbers[process] = number
            os.close(line)
            return
        try:
            self._become_worker(number, line, memory, seconds)
        except MemoryError:
            os._exit(NO_MEMORY)
        finally:
            os._exit(1)

    def _become_worker(self, number: int, line: int, memory: int, seconds: int) -> None:
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        walls = dict(self.walls)
        walls["privileges"] = sandbox.drop_privileges(number)
        walls["resources"] = sandbox.limit_resources(self.taken + memory, seconds)
        walls["descriptors"] = sandbox.close_descriptors(line)
        walls["syscalls"] = sandbox.close_system_calls(self.load)
        Worker(line).serve(list(walls.values()))

    def _end(self) -> NoReturn:
        for process in self.numbers:
            with contextlib.suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
        sys.exit(0)
