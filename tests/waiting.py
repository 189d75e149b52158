"""Waiting for what is to happen, and no longer: the one place in the tests that looks at a clock.

No test waits for a time to pass, or asserts how long something takes. What never happens fails after `LIMIT`, which is far more than anything takes that
does happen, on a machine that has much else to do as well.
"""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Callable, Iterator

LIMIT = 120  # seconds
_PAUSE = 0.01  # seconds between looks


def end() -> float:
    """When what happens has happened, by `time.monotonic`."""
    return time.monotonic() + LIMIT


def looks(what: object) -> Iterator[None]:
    """A look for each time around a loop, which leaves when it has seen what it waits for.

    Raises AssertionError after LIMIT. Where `what` is called, it says then what there was instead.
    """
    end = time.monotonic() + LIMIT
    while time.monotonic() < end:
        yield
    raise AssertionError(f"waited in vain for {what() if callable(what) else what}")


def wait_until(happened: Callable[[], object], what: object) -> None:
    """Look until `happened` says so."""
    for _ in looks(what):
        if happened():
            return
        time.sleep(_PAUSE)


async def until(happened: Callable[[], object], what: object) -> None:
    """Look until `happened` says so, and let other tasks go on meanwhile."""
    for _ in looks(what):
        if happened():
            return
        await asyncio.sleep(_PAUSE)


async def rounds(number: int) -> None:
    """Let all other tasks go on so many times: where one holds up the event loop, this does not end."""
    for _ in range(number):
        await asyncio.sleep(0)


def pause(chance: random.Random) -> None:
    """Wait for nothing: so that what follows comes at any moment of what another process is doing."""
    time.sleep(chance.uniform(0, 0.03))
