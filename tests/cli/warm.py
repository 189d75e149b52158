"""Starts `latebind` for tests without loading it each time: as a fork of a process that has it loaded, and does nothing
else.

What is forked is a process like that of `python -m latebind`: with streams, arguments, folder, environment and, for the
prompt, a terminal of its own. That the modules load alone is tried by what starts Python: `test_help.py`, which runs
every command, `test_streams.py` and others. `python -m latebind.tests.cli.warm N` is the process that is forked; N is its
end of the line to the tests.
"""

from __future__ import annotations

import atexit
import contextlib
import fcntl
import gc
import json
import os
import pty
import select
import signal
import socket
import struct
import subprocess
import sys
import tempfile
import termios
import threading
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from latebind import Runtime
from latebind.tests.waiting import LIMIT

fdpexpect: Any = import_module("pexpect.fdpexpect")  # which says nothing of types

_ROOT = Path(__file__).resolve().parents[2]

_SHELL = ("commands", "completion", "history", "session", "terminal")  # what the prompt loads

# What Python itself reads when it starts: a process with another value than this one's cannot be a fork.
_OF_PYTHON = ("PYTHON", "LC_", "LANG", "TZ")
_NO_MATTER = {"PYTHONPATH", "PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED"}

_STATUS = struct.Struct("=i")  # a process's number, and then how it ended, as `wait` says it


class Forked:
    """A process that has been forked, seen from the tests."""

    def __init__(self, line: socket.socket) -> None:
        self._line = line
        line.settimeout(LIMIT)
        self.pid = self._number()
        self.code: int | None = None

    def _number(self) -> int:
        number: int = _STATUS.unpack(self._line.recv(_STATUS.size, socket.MSG_WAITALL))[0]
        return number

    def wait(self) -> int:
        """Its exit code, once it has ended; of one that a signal ended, the signal's number below 0."""
        if self.code is None:
            self.code = os.waitstatus_to_exitcode(self._number())
            self._line.close()
        return self.code

    def kill(self) -> None:
        """End it, whatever it does, and wait for that."""
        if self.code is None and not select.select([self._line], [], [], 0)[0]:
            with contextlib.suppress(ProcessLookupError):  # it has ended, which this end has not been told yet
                os.kill(self.pid, signal.SIGKILL)
        self.wait()


class InTerminal(fdpexpect.fdspawn):  # type: ignore[misc]
    """A process that has been forked, in a terminal, as pexpect has it."""

    def __init__(self, forked: Forked, descriptor: int) -> None:
        super().__init__(descriptor)
        self.forked = forked

    def wait(self) -> int:
        self.exitstatus = self.forked.wait()
        return self.exitstatus

    def end(self) -> None:
        self.forked.kill()
        self.close()

    def getecho(self) -> bool:
        return bool(termios.tcgetattr(self.child_fd)[3] & termios.ECHO)

    def setwinsize(self, rows: int, columns: int) -> None:
        fcntl.ioctl(self.child_fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))


class Warm:
    """The process that is forked."""

    def __init__(self) -> None:
        self.line, theirs = socket.socketpair()
        with theirs:
            number = theirs.fileno()
            command = [sys.executable, "-m", __name__, str(number)]
            env = os.environ | {"PYTHONPATH": str(_ROOT / ".dev")}
            self.process = subprocess.Popen(command, env=env, pass_fds=[number], stdin=subprocess.DEVNULL)

    def start(
        self, args: list[str], folder: Path, env: dict[str, str], streams: list[int], *, terminal: bool = False
    ) -> Forked:
        """`latebind ARGS`, with the descriptors of its three streams, which may be a terminal."""
        assert may_be_forked(env)
        ours, theirs = socket.socketpair()
        with theirs:
            socket.send_fds(self.line, [b"x"], [*streams, theirs.fileno()])
        given = json.dumps({"args": args, "folder": str(folder), "env": env, "terminal": terminal}).encode()
        ours.sendall(_STATUS.pack(len(given)) + given)
        return Forked(ours)

    def end(self) -> None:
        self.line.close()
        self.process.wait(LIMIT)


@cache
def _warm() -> Warm:
    made = Warm()
    atexit.register(made.end)
    return made


def may_be_forked(env: dict[str, str]) -> bool:
    """Whether Python itself would start no otherwise with this environment than with the tests' own."""
    return all(
        env.get(name) == os.environ.get(name)
        for name in env.keys() | os.environ.keys()
        if name.startswith(_OF_PYTHON) and name not in _NO_MATTER
    )


def run(
    args: list[str], stdin: bytes, folder: Path, env: dict[str, str], *, together: bool = False
) -> subprocess.CompletedProcess[bytes]:
    """Run `latebind ARGS` to its end: what it wrote, the errors among the output where they go `together`."""
    with contextlib.ExitStack() as stack:
        files = [stack.enter_context(tempfile.TemporaryFile()) for _ in range(3)]
        files[0].write(stdin)
        files[0].seek(0)
        streams = [file.fileno() for file in files]
        code = _warm().start(args, folder, env, [*streams[:2], streams[1]] if together else streams).wait()
        for file in files[1:]:
            file.seek(0)
        return subprocess.CompletedProcess(args, code, files[1].read(), files[2].read())


def in_terminal(args: list[str], folder: Path, env: dict[str, str], size: tuple[int, int]) -> InTerminal:
    """`latebind ARGS` in a terminal of so many rows and columns."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", *size, 0, 0))
    try:
        return InTerminal(_warm().start(args, folder, env, [theirs] * 3, terminal=True), ours)
    finally:
        os.close(theirs)


# the process that is forked


def main(number: int) -> None:
    """Fork for each that is asked for, and tell how it ended. Comes back in what was forked, which is `latebind` then."""
    line = socket.socket(fileno=number)
    _load()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    woken, wakes = os.pipe()
    os.set_blocking(wakes, False)
    signal.set_wakeup_fd(wakes)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    lines: dict[int, socket.socket] = {}
    while True:
        ready, _, _ = select.select([line.fileno(), woken], [], [])
        if woken in ready:
            os.read(woken, 4096)
            for process, status in _ended(lines):
                with contextlib.suppress(OSError), lines.pop(process) as told:
                    told.sendall(_STATUS.pack(status))
        if line.fileno() in ready:
            data, descriptors, _, _ = socket.recv_fds(line, 1, 4)
            if not data:
                sys.exit(0)
            process = os.fork()
            if process == 0:
                return _become(descriptors)
            lines[process] = socket.socket(fileno=descriptors.pop())
            lines[process].sendall(_STATUS.pack(process))
            for descriptor in descriptors:
                os.close(descriptor)


def _load() -> None:
    """Load what any command does, and prepare it."""
    from latebind.cli.app import MODULES

    for name in MODULES.values():
        import_module(f"latebind.cli.commands.{name}")
    for name in _SHELL:
        import_module(f"latebind.cli.shell.{name}")
    with Runtime(memory=":memory:") as runtime, runtime.context() as context:
        context.run("memory.getItem('key')")
        assert [*runtime.library.globals.values(), *runtime.library.methods.values()]  # all parts are loaded
    gc.collect()
    gc.freeze()


def _ended(processes: dict[int, Any]) -> Iterator[tuple[int, int]]:
    while processes:
        process, status = os.waitpid(-1, os.WNOHANG)
        if process == 0:
            return
        yield process, status


def _become(descriptors: list[int]) -> None:
    """Be a process that Python has just started: with what the tests say, and nothing of this one's."""
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    with socket.socket(fileno=descriptors.pop()) as asked:
        (size,) = _STATUS.unpack(asked.recv(_STATUS.size, socket.MSG_WAITALL))
        given = json.loads(asked.recv(size, socket.MSG_WAITALL))
    for number, descriptor in enumerate(descriptors):
        os.dup2(descriptor, number)
    os.closerange(3, max(descriptors) + 64)
    if given["terminal"]:
        os.setsid()
        fcntl.ioctl(0, termios.TIOCSCTTY, 0)
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        before: Any = getattr(sys, name)
        like = {"encoding": before.encoding, "errors": before.errors, "closefd": False}
        setattr(sys, name, open(number, "w" if number else "r", 1 if name == "stderr" else -1, **like))
    os.chdir(given["folder"])
    os.environ.clear()
    os.environ.update(given["env"])
    sys.argv = [str(_ROOT / "__main__.py"), *given["args"]]
    sys.path[0] = given["folder"]


def _run() -> None:
    """Be `python -m latebind` to its end, but for what Python takes apart then: a fork would have to copy all of it."""
    from latebind.__main__ import main as run_latebind

    code: Any = 0
    try:
        run_latebind()
    except SystemExit as end:
        code = end.code or 0
    except BaseException as error:
        sys.excepthook(type(error), error, error.__traceback__)
        code = 1
    threading._shutdown()  # type: ignore[attr-defined]
    atexit._run_exitfuncs()
    with contextlib.suppress(OSError, ValueError):
        sys.stdout.flush()
    os._exit(code)


if __name__ == "__main__":
    main(int(sys.argv[1]))
    _run()
