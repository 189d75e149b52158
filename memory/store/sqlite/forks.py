"""What a child of a fork may use: no file that was open as it was forked. Connection pools register here.

SQLite's locks belong to a process, and a fork copies its notes about them: a child that opens a file of which it has
inherited a connection writes under locks that it does not hold, and what it was told is written may be lost. So pools
close their connections before a fork; parent and child open their own. Where a file is open all the same, by a
transaction that does not end soon or by a connection that is not ours, the child refuses it for good.
"""

from __future__ import annotations

import os
import stat
from time import monotonic
from typing import Protocol
from weakref import WeakSet

from latebind.grammar.errors import LatebindError
from latebind.memory.store.sqlite.errors import unavailable

_WAIT = 1.0  # seconds that a fork waits for the transactions of other threads
_OPEN_FILES = "/dev/fd"  # a folder of this process's open files, by number
_MOST_FILES = 65_536


class Pool(Protocol):
    """The connections of one store."""

    def before_fork(self, until: float) -> None:
        """Close all connections; at the moment `until`, leave open what is still lent. Nobody opens one until after."""
        ...

    def after_fork(self, *, child: bool) -> None:
        """Let others open connections again. A child forgets those that it has inherited."""
        ...


_pools: WeakSet[Pool] = WeakSet()
_prepared: list[Pool] = []
_inherited: set[tuple[int, int]] = set()  # device and inode of the files that were open when this process was forked


def register(pool: Pool) -> None:
    """Tell a pool of forks, for as long as there is one."""
    _pools.add(pool)


def is_inherited(path: str) -> bool:
    """Whether a file was open when this process was forked."""
    if not _inherited:
        return False
    try:
        found = os.stat(path)
    except OSError:
        return False
    return (found.st_dev, found.st_ino) in _inherited


def forked() -> LatebindError:
    """The error in a child that must not use a store."""
    return unavailable(
        "this process was forked while the store was in use",
        'fork when no other thread uses it, or start processes by multiprocessing\'s "spawn"',
    )


def _all_pools() -> list[Pool]:
    while True:
        try:
            return list(_pools)
        except RuntimeError:  # another thread makes one
            pass


def _before() -> None:
    until = monotonic() + _WAIT
    _prepared[:] = _all_pools()
    for pool in _prepared:
        pool.before_fork(until)


def _after_in_parent() -> None:
    for pool in _prepared:
        pool.after_fork(child=False)
    _prepared.clear()


def was_forked() -> None:
    """Forget what a child inherits. Pools call it that find themselves in another process than they were made in.

    Libraries written in C fork without telling Python.
    """
    _inherited.update(_open_files())
    for pool in _all_pools():
        pool.after_fork(child=True)
    _prepared.clear()


def _open_files() -> set[tuple[int, int]]:
    """Device and inode of the files that this process has open."""
    try:
        numbers = [int(name) for name in os.listdir(_OPEN_FILES)]
    except (OSError, ValueError):  # no such folder, or no number left to open it with
        numbers = list(range(min(os.sysconf("SC_OPEN_MAX"), _MOST_FILES)))
    found: set[tuple[int, int]] = set()
    for number in numbers:
        try:
            status = os.fstat(number)
        except OSError:
            continue
        if stat.S_ISREG(status.st_mode):
            found.add((status.st_dev, status.st_ino))
    return found


if hasattr(os, "register_at_fork"):
    os.register_at_fork(before=_before, after_in_parent=_after_in_parent, after_in_child=was_forked)
