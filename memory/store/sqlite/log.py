"""Whether somebody cuts the log of a database that is open: what is then written behind the cut, nobody can read.

SQLite writes frames into its log, one after the other, each with the salts of the log's header; once all of them are in
the database, it begins at the front again, with other salts. It empties the log only then, and never cuts off frames
that still count. Connection pools ask when they look at their files.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import NamedTuple

from latebind.memory.store.sqlite.errors import log_was_cut

# Of https://www.sqlite.org/fileformat2.html#the_write_ahead_log
_HEADER = 32
_MAGIC = b"\x37\x7f\x06"
_PAGE_SIZE, _SALTS = slice(8, 12), slice(16, 24)
_FRAME_HEADER = 24
_SALTS_OF_FRAME = 8, 8  # their place and length in it


class _Seen(NamedTuple):
    """What a log was when it was last looked at.

    So many `frames` at its front have the salts of its header. `older` frames were there when it was opened: a loss of
    power may have left any of these.
    """

    place: tuple[int, int] = (0, 0)
    header: bytes = b""
    frames: int = 0
    older: int = 0


class Log:
    """The log of the database at `path`, as one process sees it.

    Threads may look at one time: what was seen is replaced as a whole, and to know less is no harm.
    """

    def __init__(self, path: str) -> None:
        self._path = path
        self._seen = _Seen()
        self._cut = False

    def look(self, used: Callable[[], bool | None]) -> None:
        """UNAVAILABLE, from now on, where frames that were seen are gone.

        `used` asks SQLite whether the log has any: True, False, or None where it cannot tell now.
        """
        if not self._cut:
            try:
                file = os.open(f"{self._path}-wal", os.O_RDONLY | getattr(os, "O_BINARY", 0))
            except OSError:  # that it is gone, or that there are no descriptors, is told elsewhere
                return
            try:
                self._cut = self._is_cut(file, used)
            finally:
                os.close(file)
        if self._cut:
            raise log_was_cut(self._path)

    def _is_cut(self, file: int, used: Callable[[], bool | None]) -> bool:
        status, header, seen = os.fstat(file), _read(file, 0, _HEADER), self._seen
        place = status.st_dev, status.st_ino
        opened = place != seen.place
        if opened:
            seen = _Seen(place)
        if len(header) < _HEADER or not header.startswith(_MAGIC):
            if header and seen.frames:
                return True
            used_now = used() if seen.frames else False  # SQLite empties it, too
            if used_now is False:
                self._seen = _Seen(place)
            return used_now is True
        size = int.from_bytes(header[_PAGE_SIZE]) + _FRAME_HEADER
        total = (os.fstat(file).st_size - _HEADER) // size

        def counts(frame: int) -> bool:
            start, length = _SALTS_OF_FRAME
            return _read(file, _HEADER + frame * size + start, length) == header[_SALTS]

        if header != seen.header:
            seen = _Seen(place, header, 0, total if opened else 0)
        gone = total < seen.frames or (seen.frames > 0 and not counts(seen.frames - 1))
        frames = seen.frames
        while not gone and frames < total:
            if counts(frames):
                frames += 1
            elif total > seen.older and counts(total - 1) and not counts(frames):
                gone = True  # there is a hole before the last one
            else:
                break
        if _read(file, 0, _HEADER) != header:  # begun again meanwhile
            return False
        if not gone:
            self._seen = seen._replace(frames=frames)
        return gone


def _read(file: int, start: int, length: int) -> bytes:
    os.lseek(file, start, os.SEEK_SET)
    return os.read(file, length)
