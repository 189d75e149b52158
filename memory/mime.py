"""The MIME types that files may have, the seed's list, and whether content is of its type as far as it can be told."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

from latebind.grammar.errors import fail
from latebind.interp.convert import scalar, type_name
from latebind.interp.names import nearest
from latebind.interp.values import MISSING
from latebind.memory.codec import refuse

_HEAD = 8192  # what recognition looks at


def _is_text(data: bytes) -> bool:
    try:
        return "\0" not in data.decode()
    except UnicodeDecodeError:
        return False


def _is_json(data: bytes) -> bool:
    try:
        text = data.decode(json.detect_encoding(data)).removeprefix("\ufeff")
        _look_at_json(text)
    except (ValueError, RecursionError):
        return False
    return True


def _look_at_json(text: str) -> None:
    """Raise ValueError or RecursionError for what is no JSON."""
    try:
        import msgspec  # most hosts store no files
    except ModuleNotFoundError:  # a browser's page has none
        json.loads(text, parse_constant=refuse)
        return
    # Nothing is made of it: what has millions of arrays would take dozens of times its size. Escaped halves of surrogate
    # pairs are JSON all the same.
    msgspec.json.decode(_ESCAPED_SURROGATE.sub(rb"\\u0041", text.encode()), type=msgspec.Raw)


_ESCAPED_SURROGATE = re.compile(rb"\\u[dD][89a-fA-F][0-9a-fA-F]{2}")


def _is_xml(data: bytes) -> bool:
    # Not parsed: what an entity may grow to is the reader's business.
    for encoding in ("utf-8-sig", "utf-16"):
        try:
            return data.decode(encoding).lstrip().startswith("<")
        except UnicodeDecodeError:
            continue
    return False


def _may_be_text(data: bytes) -> bool:
    """Text in any encoding: nothing tells one of them from another, and `toBase64()` gives what it is."""
    return data.startswith(_WIDE) or (b"\0" not in data and _guess(data) is None) or _is_text(data)


_WIDE = (b"\xff\xfe", b"\xfe\xff")  # the marks of UTF-16, whose text holds NUL


def _recognised(*names: str) -> Callable[[bytes], bool]:
    """Content that must be recognised as one of these."""
    return lambda data: _guess(data) in names


def _not_another(*names: str) -> Callable[[bytes], bool]:
    """Content whose format has no sure mark: refused where it is surely something else."""
    return lambda data: _guess(data) in (None, *names) and not _is_text(data[:_HEAD])


def _is_mp4(data: bytes) -> bool:
    return data[4:8] == b"ftyp" and not (_guess(data) or "video/").startswith("image/")


def _guess(data: bytes) -> str | None:
    import filetype  # type: ignore[import-untyped]

    found: str | None = filetype.guess_mime(data[:_HEAD])
    return found


# `filetype` has names of its own for some: audio/x-wav, and audio/ogg for Ogg video too.
_TYPES: dict[str, Callable[[bytes], bool]] = {
    "text/plain": _may_be_text,
    "application/json": _is_json,
    "application/xml": _is_xml,
    "text/xml": _is_xml,
    "image/jpeg": _recognised("image/jpeg"),
    "image/png": _recognised("image/png", "image/apng"),
    "image/gif": _recognised("image/gif"),
    "video/mp4": _is_mp4,
    "video/ogg": _recognised("video/ogg", "audio/ogg"),
    "video/webm": _recognised("video/webm", "video/x-matroska"),
    "video/x-msvideo": _recognised("video/x-msvideo"),
    "video/mpeg": _not_another("video/mpeg"),
    "audio/mpeg": _not_another("audio/mpeg"),
    "audio/wav": _recognised("audio/x-wav", "audio/wav"),
    "audio/ogg": _recognised("audio/ogg", "video/ogg"),
    "audio/aac": _not_another("audio/aac"),
    "audio/flac": _recognised("audio/x-flac", "audio/flac"),
    "application/pdf": _recognised("application/pdf"),
}
MIME_TYPES = tuple(_TYPES)


def check_type(mime: Any, data: bytes | None = None) -> str:
    """A MIME type of the list; with `data`, content that is of that type."""
    if mime is MISSING:
        raise fail("UNSUPPORTED_MIME", problem="a file needs a MIME type", hint='pass one: "application/pdf"')
    if not isinstance(mime, str):
        raise fail("UNSUPPORTED_MIME", problem=f"a MIME type is a string, not {type_name(mime)}")
    mime = scalar(mime)
    if mime not in _TYPES:
        near = nearest(mime, MIME_TYPES)
        hint = f"did you mean {near}?" if near else f"one of {', '.join(MIME_TYPES)}"
        raise fail("UNSUPPORTED_MIME", problem=f"files of the type {mime[:60]} cannot be stored", hint=hint)
    if data is not None and not _TYPES[mime](data):
        guess = _guess(data)
        looks = f": it looks like {guess}" if guess and guess != mime else ""
        raise fail("UNSUPPORTED_MIME", problem=f"the content is not {mime}{looks}")
    return str(mime)
