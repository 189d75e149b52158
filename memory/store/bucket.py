"""The objects of an S3 bucket, by obstore: what `memory/store/s3.py` keeps files in.

Keys and endpoint are found where all clients of S3 look for them: `AWS_ACCESS_KEY_ID`, `AWS_ENDPOINT` and so on.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

from latebind.grammar.errors import LatebindError, fail
from latebind.memory.log import logger

_LONGEST = 604_800  # seconds that S3 lets a link work


class Bucket:
    """The objects of one prefix of a bucket."""

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme != "s3" or not parts.netloc or parts.query or parts.fragment:
            raise ValueError(f'files are kept in "s3://bucket/prefix", not in {url!r}')
        try:
            import obstore
        except ImportError as error:
            raise ImportError('files in S3 need another package: pip install "latebind[s3]"') from error
        self._obstore = obstore
        self._place = parts.netloc, parts.path.strip("/") or None
        self._made: tuple[int, Any] | None = None

    @property
    def _bucket(self) -> Any:
        if self._made is None or self._made[0] != os.getpid():  # its threads do not survive a fork
            from obstore.store import S3Store

            name, prefix = self._place
            self._made = os.getpid(), S3Store(name, prefix=prefix)
        return self._made[1]

    def put(self, name: str, data: bytes, mime: str) -> None:
        """Store an object. UNAVAILABLE where the bucket does not answer."""
        attributes: Any = {"Content-Type": mime, "Content-Disposition": "attachment"}
        with _translated():
            self._obstore.put(self._bucket, name, data, attributes=attributes)

    def get(self, name: str) -> bytes | None:
        """The content of an object, None where there is none. UNAVAILABLE where the bucket does not answer."""
        with _translated():
            try:
                return bytes(self._obstore.get(self._bucket, name).bytes())
            except FileNotFoundError:
                return None

    def delete(self, names: Iterable[str]) -> None:
        """Delete objects. What was committed is committed, so a failure is none: the lifecycle rule sees to them."""
        for name in names:
            try:
                self._obstore.delete(self._bucket, name)
            except Exception:
                logger().exception("an object that is no longer needed was not deleted")

    def sign(self, name: str, seconds: float) -> str:
        """A link that works for so long, by the clock of S3."""
        within = timedelta(seconds=max(1, min(int(seconds), _LONGEST)))
        with _translated():
            return self._obstore.sign(self._bucket, "GET", name, within)


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except LatebindError:
        raise
    except Exception as error:  # those of obstore have no class of their own that all share
        raise fail("UNAVAILABLE", reason="the bucket of its files does not answer", passing=True) from error
