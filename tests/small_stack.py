"""Work on a thread with a small stack, where any recursion that nothing bounds kills the process."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from latebind.grammar.errors import LatebindError

SIZE = 256 * 1024  # bytes


def on_small_stack(work: Callable[[], Any]) -> Any:
    """The result of `work` in a thread of 256 KB, or the error that it raised."""
    found: list[Any] = []

    def run() -> None:
        try:
            found.append(work())
        except LatebindError as error:
            found.append(error)

    before = threading.stack_size(SIZE)
    try:
        thread = threading.Thread(target=run)
        thread.start()
    finally:
        threading.stack_size(before)
    thread.join()
    return found[0]
