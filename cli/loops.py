"""The event loop of a command with `--app`, in which the app's functions may be coroutines."""

from __future__ import annotations

import asyncio
import warnings
from collections.abc import Callable
from signal import SIGINT, signal
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, TypeVar

from latebind.grammar.scarcity import has_spare, no_descriptors
from latebind.host.greenlets import can_wait, run_waiting

if TYPE_CHECKING:
    from latebind.host.runtime import Runtime

T = TypeVar("T")


# A selector, and a pair of sockets that wakes it.
_FILES = 3


def check_spare() -> None:
    """UNAVAILABLE where too few files can be opened for an event loop: asyncio leaves half of one behind then."""
    if not has_spare(_FILES):
        raise no_descriptors("an event loop")


class Loop:
    """An event loop for code that is synchronous itself. Use it in a `with` block."""

    def __enter__(self) -> Self:
        check_spare()
        self._runner = asyncio.Runner()
        self._task: asyncio.Task[Any] | None = None
        self._interrupted = False
        return self

    def run(self, work: Callable[[], T]) -> T:
        """Give what `work` gives; the host's coroutines in it are awaited. Raises KeyboardInterrupt for Ctrl-C."""
        loop = self._runner.get_loop()
        self._task, self._interrupted = task, _ = loop.create_task(run_waiting(work)), False
        outer = signal(SIGINT, self._interrupt)
        try:
            return loop.run_until_complete(task)
        except asyncio.CancelledError:
            if self._interrupted:
                raise KeyboardInterrupt from None
            raise
        finally:
            signal(SIGINT, outer)

    def _interrupt(self, number: int, frame: object) -> None:
        """Handle SIGINT: stop a script where it is; while a coroutine is awaited, cancel it, as a loop that an exception
        goes through may lose tasks. A second time, stop that, too."""
        if self._interrupted or can_wait() or self._task is None:
            # It may come between the call that gives a coroutine and its being awaited: whoever pressed it knows.
            warnings.filterwarnings("ignore", ".* was never awaited", RuntimeWarning)
            raise KeyboardInterrupt
        self._interrupted = True
        self._runner.get_loop().call_soon_threadsafe(self._task.cancel)

    def close(self, runtime: Runtime) -> None:
        """Close a runtime, once the commits and the calls that have begun are done."""
        self._runner.run(runtime.aclose())

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._runner.close()
