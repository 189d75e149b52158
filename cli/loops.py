"""The event loop of a command with `--app`, in which the app's functions may be coroutines."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING, NoReturn, Self, TypeVar

from latebind.host.greenlets import run_waiting

if TYPE_CHECKING:
    from latebind.host.runtime import Runtime

T = TypeVar("T")


class Loop:
    """An event loop for code that is synchronous itself. Use it in a `with` block."""

    def __enter__(self) -> Self:
        if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
            signal.signal(signal.SIGINT, interrupt)  # asyncio's handler would wait for code that awaits nothing
        self._runner = asyncio.Runner()
        return self

    def run(self, work: Callable[[], T]) -> T:
        """Give what `work` gives; the host's coroutines in it are awaited."""
        return self._runner.run(run_waiting(work))

    def close(self, runtime: Runtime) -> None:
        """Close a runtime, once the commits and the calls that have begun are done."""
        self._runner.run(runtime.aclose())

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._runner.close()


def interrupt(number: int, frame: object) -> NoReturn:
    """Handle SIGINT as Python does."""
    raise KeyboardInterrupt
