"""What is said where the process, or the machine, may open no more files; asked by whoever opens one or imports late."""

from __future__ import annotations

import errno
import os

from latebind.grammar.errors import LatebindError, fail

LOADED = "a part of latebind that is loaded when it is first used"

# The process, or the machine, may open no more files.
_SCARCE = (errno.EMFILE, errno.ENFILE)


def no_descriptors(what: str = "the memory") -> LatebindError:
    """UNAVAILABLE, for now: no more files can be opened, and `what` needs one."""
    hint = "close what is not needed, or raise the limit of open files (ulimit -n)"
    return fail("UNAVAILABLE", reason="this process has too many files open", hint=hint, passing=True, what=what)


def is_scarcity(error: BaseException) -> bool:
    """Whether an exception says that no more files can be opened, be it for a module that is imported late."""
    if isinstance(error, OSError):
        return error.errno in _SCARCE
    # Of a library in C that could not be opened, the text alone says why.
    return isinstance(error, ImportError) and any(os.strerror(number) in str(error) for number in _SCARCE)


def has_spare(count: int) -> bool:
    """Whether this process may open so many more files."""
    opened: list[int] = []
    try:
        opened.extend(os.open(os.devnull, os.O_RDONLY) for _ in range(count))
    except OSError as error:
        return not is_scarcity(error)
    finally:
        for descriptor in opened:
            os.close(descriptor)
    return True
