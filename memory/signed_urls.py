"""Signed links to files. A link says whose file, which content and until when; without the secret nobody makes one.

The link is signed, not encrypted: who has it can read the user's id and the key in it.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from latebind.grammar.errors import fail
from latebind.grammar.record import Record
from latebind.interp.convert import type_name
from latebind.interp.text import finite, number_text

_SALT = "latebind.file"

Secret = str | bytes | Sequence[str | bytes]  # of several, the last one signs and all are good


class LinkSettings(Record, eq=False):
    """How a runtime signs links: its secret, the URL that links start with, and its clock (seconds since the epoch)."""

    secret: Secret | None
    files_url: str | None
    clock: Callable[[], float]


class StoredFile(NamedTuple):
    """What a link leads to."""

    data: bytes
    mime: str
    expires_at: float


class Claim(NamedTuple):
    """What a link says."""

    tenant: str | None
    user: str
    key: str
    digest: str
    until: float


def make_link(settings: LinkSettings, claim: Claim, seconds: Any) -> str:
    """A link to a file that works for `seconds`, and never longer than the file lives (`claim.until`)."""
    until = math.floor(link_end(settings, claim.until, seconds))
    if settings.secret is None or settings.files_url is None:
        raise fail(
            "UNAVAILABLE", reason="this runtime makes no links to files", hint="make it with secret=… and files_url=…"
        )
    token = _signer(settings.secret).dumps([*claim[:-1], until])
    assert isinstance(token, str)
    return f"{settings.files_url.rstrip('/')}/{token}"


def link_end(settings: LinkSettings, until: float, seconds: Any) -> float:
    """When a link ends that is to work for `seconds`, to a file that lives until `until`."""
    if seconds.__class__ not in (int, float):
        raise fail("INVALID_TTL", found=type_name(seconds))
    if not (seconds > 0 and finite(seconds)):
        raise fail("INVALID_TTL", found=number_text(seconds) if finite(seconds) else "an infinite number")
    return min(settings.clock() + float(seconds), until)


def read_token(settings: LinkSettings, token: str) -> Claim | None:
    """What a token of `make_link` says; None where it is forged or out of date."""
    from itsdangerous import BadData

    if settings.secret is None:
        raise fail("UNAVAILABLE", reason="this runtime has no secret", hint="make it with secret=…")
    try:
        claim = Claim(*_signer(settings.secret).loads(token))
    except (BadData, ValueError, TypeError):
        return None
    return claim if _is_plain(token) and claim.until > settings.clock() else None


def _is_plain(token: str) -> bool:
    """Whether the signature is written the one way: decoding base64 overlooks stray characters and spare bits."""
    from itsdangerous.encoding import base64_decode, base64_encode

    signature = token.rpartition(".")[2]
    return base64_encode(base64_decode(signature)).decode() == signature


def _signer(secret: Secret) -> Any:
    from itsdangerous import URLSafeSerializer

    keys: Any = secret  # text and bytes may be mixed
    return URLSafeSerializer(keys, salt=_SALT, signer_kwargs={"digest_method": _sha256})


def _sha256(data: bytes = b"") -> Any:
    from hashlib import sha256

    return sha256(data)
