"""Which blocks have lost lately, and over what: `Transactions` let such a block wait in line before it reads.

A block that only lines up once it has lost has waited for nothing before. A table for all runs of a store, which forgets
within seconds.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from time import monotonic
from typing import Any, NamedTuple

from latebind.memory.store.protocol import AnyCheck, Check, Clear, Delete, EntryKey, ListingCheck, Write

_LASTS = 2.0  # seconds after a loss
_MOST = 256  # blocks
_MOST_ENTRIES = 16  # of a block

Block = tuple[Any, EntryKey]  # its code, and what it reads first


class Lost(NamedTuple):
    """A commit that did not stand. `foreign`: code of the host runs in its block."""

    checks: Sequence[AnyCheck]
    writes: Sequence[Write]
    foreign: bool = False


class Line(NamedTuple):
    """What a block has lost over, without values; nothing where it turned out to be something else each time."""

    until: float
    lost: Lost
    entry_keys: frozenset[EntryKey]


class Contention:
    """The blocks that have lost lately: `lines`, empty where there are none."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self.lines: dict[Block, Line] = {}
        self._clock = clock

    def note(self, body: Callable[..., Any], lost: Lost) -> None:
        """A block has lost: what it does was compared, and does not hold."""
        checks, writes, foreign = lost
        first = checks[0] if checks else None
        if not isinstance(first, Check) or len(checks) + len(writes) > _MOST_ENTRIES:
            return
        if any(isinstance(check, ListingCheck) for check in checks) or any(
            isinstance(write, Clear) for write in writes
        ):
            return
        block = _code(body), (first.owner, first.key)
        if self._of(block) is None:
            seen = [Check(check.owner, check.key, None) for check in checks if isinstance(check, Check)]
            written = [Delete(write.owner, write.key) for write in writes if not isinstance(write, Clear)]
            entry_keys = frozenset(
                [(each.owner, each.key) for each in seen] + [(each.owner, each.key) for each in written]
            )
            self._keep(block, Line(self._clock() + _LASTS, Lost(seen, written, foreign), entry_keys))

    def line(self, body: Callable[..., Any], entry_key: EntryKey) -> Line | None:
        """What a block waits for that is about to read its first entry; None where it need not."""
        found = self._of((_code(body), entry_key))
        return found if found is not None and found.lost.writes else None

    def mistook(self, body: Callable[..., Any], entry_key: EntryKey) -> None:
        """A block has done something else than the one that lost: for a while it does not wait."""
        self._keep((_code(body), entry_key), Line(self._clock() + _LASTS, Lost((), ()), frozenset()))

    def _of(self, block: Block) -> Line | None:
        found = self.lines.get(block)
        if found is None or self._clock() < found.until:
            return found
        self.lines.pop(block, None)
        return None

    def _keep(self, block: Block, line: Line) -> None:
        if len(self.lines) >= _MOST:
            self.lines.clear()  # who loses again comes back
        self.lines[block] = line


def contended(checks: Sequence[AnyCheck], writes: Sequence[Write]) -> list[EntryKey]:
    """The entries that a lost commit writes, those that it had read if there are any, in the order in which all wait."""
    written = {(write.owner, write.key) for write in writes if not isinstance(write, Clear)}
    read = {(check.owner, check.key) for check in checks if isinstance(check, Check)}
    return sorted(written & read or written, key=repr)[:_MOST_ENTRIES]


def _code(body: Callable[..., Any]) -> Any:
    """What is the same in all runs of a block."""
    function = body.func if isinstance(body, partial) else body
    return getattr(function, "__code__", function)
