"""Children of a fork, for tests: a piece of work in a process of its own, and how it ended."""

from __future__ import annotations

import os
from collections.abc import Callable


def fork(work: Callable[[], object]) -> int:
    """Start a child that does `work`; its exit code is 0 where that raised nothing."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            work()
            code = 0
        except BaseException as error:
            os.write(2, f"{error!r}\n".encode())
        finally:
            os._exit(code)
    return child


def outcome(child: int) -> int:
    """The exit code of a child; the negative number of the signal that ended it."""
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def answer(work: Callable[[], str]) -> str:
    """The text that `work` gives in a child; what it raises, as text."""
    receive, send = os.pipe()

    def tell() -> None:
        os.close(receive)
        try:
            text = work()
        except BaseException as error:
            text = f"{type(error).__name__} {error}"
        os.write(send, text.encode())

    child = fork(tell)
    os.close(send)
    with open(receive, "rb") as file:
        text = file.read().decode()
    assert outcome(child) == 0
    return text
