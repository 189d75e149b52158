"""Work on a thread with a small stack, where any recursion that nothing bounds kills the process."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from typing import Any

from latebind.grammar.errors import LatebindError

# Bytes. Python 3.13 frees nested data by recursion, 10 000 levels of it, on whatever stack there is.
SIZE = (2_048 if sys.version_info[:2] == (3, 13) else 256) * 1024


def on_small_stack(work: Callable[[], Any]) -> Any:
    """The result of `work` in a thread of `SIZE` bytes, or the error that it raised."""
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
