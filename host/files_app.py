"""An ASGI application that serves the files that `toUrl()` links lead to; a host mounts it at its `files_url`.

Files come from users: they are sent as attachments that a browser neither runs nor guesses the type of. A link that is
forged or out of date is 403, one to a file that was deleted or replaced is 404.
"""

from __future__ import annotations

import mimetypes
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from latebind.grammar.errors import MemoryApiError
from latebind.host.arguments import wrong_type
from latebind.memory.signed_urls import Claim, StoredFile, read_token

if TYPE_CHECKING:
    from starlette.applications import Starlette

    from latebind.host.runtime import Runtime

_SAFE = {
    "x-content-type-options": "nosniff",
    "content-security-policy": "sandbox; default-src 'none'",
    "referrer-policy": "no-referrer",
}
_RANGE = re.compile(r"bytes=([0-9]{0,18})-([0-9]{0,18})")
_NOT_IN_NAMES = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|]')


def files_app(runtime: Runtime) -> Starlette:
    """An ASGI application for the links that `runtime` makes: `app.mount("/files", latebind.files_app(runtime))`."""
    try:
        from starlette.applications import Starlette
        from starlette.requests import Request
        from starlette.responses import Response
        from starlette.routing import Route
    except ImportError as error:
        raise ImportError('serving files needs more packages: pip install "latebind[server]"') from error
    if not hasattr(runtime, "settings"):
        raise wrong_type("files_app", "a Runtime", runtime)
    if runtime.settings.links.secret is None:
        raise ValueError("links to files need a secret: make the runtime with secret=…")

    def serve(request: Request) -> Response:
        status, headers, body = answer(runtime, request.path_params["token"], request.headers)
        return Response(body, status, {**_SAFE, **headers})

    return Starlette(routes=[Route("/{token}", serve)])


def answer(runtime: Runtime, token: str, asked: Any) -> tuple[int, dict[str, str], bytes]:
    """Status, headers and body for a link. `asked` are the headers of the request, by lower-case name."""
    try:
        claim = read_token(runtime.settings.links, token)
        if claim is None:
            return _refuse(403, "this link is forged, or its time is over")
        found = runtime.find_file(claim)
    except MemoryApiError as error:
        headers = {} if error.retry_after is None else {"retry-after": str(error.retry_after)}
        return _refuse(error.status, error.message, headers)
    if found is None:
        return _refuse(404, "this file was deleted or replaced")
    return _send(claim, found, runtime.clock(), asked)


def _refuse(status: int, reason: str, headers: dict[str, str] | None = None) -> tuple[int, dict[str, str], bytes]:
    fixed = {"content-type": "text/plain; charset=utf-8", "cache-control": "no-store"}
    return status, fixed | (headers or {}), reason.encode() + b"\n"


def _send(claim: Claim, found: StoredFile, now: float, asked: Any) -> tuple[int, dict[str, str], bytes]:
    tag, size = f'"{claim.digest}"', len(found.data)
    headers = {
        "content-type": "text/plain; charset=utf-8" if found.mime == "text/plain" else found.mime,
        "content-disposition": f"attachment; filename*=UTF-8''{quote(_file_name(claim.key, found.mime), safe='')}",
        "cache-control": f"private, max-age={max(0, int(found.expires_at - now))}",
        "accept-ranges": "bytes",
        "etag": tag,
    }
    if tag in asked.get("if-none-match", ""):
        return 304, headers, b""
    part = _part(asked.get("range", ""), size) if asked.get("if-range", tag) == tag else None
    if part is None:
        return 200, headers, found.data
    if not part:
        return 416, headers | {"content-range": f"bytes */{size}"}, b""
    headers["content-range"] = f"bytes {part.start}-{part.stop - 1}/{size}"
    return 206, headers, found.data[part.start : part.stop]


def _part(text: str, size: int) -> range | None:
    """What a Range header asks for: an empty one where there is no such part, None for the whole.

    Several parts at once may be answered with the whole, as may what cannot be read.
    """
    match = _RANGE.fullmatch(text.replace(" ", ""))
    if match is None or match[0] == "bytes=-":
        return None
    first, last = match.groups()
    if not first:
        return range(max(0, size - int(last)), size)
    if last and int(last) < int(first):
        return None
    return range(int(first), min(size, int(last) + 1 if last else size))


def _file_name(key: str, mime: str) -> str:
    name = _NOT_IN_NAMES.sub("_", key).strip(". ") or "file"
    ending = mimetypes.guess_extension(mime) or ""
    return name if name.lower().endswith(ending) else name + ending
