"""`files_app`: what a browser is sent for a link, and what it is told where there is no file."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import pytest

import latebind

pytest.importorskip("starlette", reason="the package starlette is not installed")
httpx = pytest.importorskip("httpx", reason="the package httpx is not installed")

Make = Callable[..., latebind.Runtime]
Ask = Callable[..., Any]
TEXT = b"0123456789" * 1000


@pytest.fixture
def runtime(make_runtime: Make) -> latebind.Runtime:
    return make_runtime(secret="a secret of the tests", files_url="http://127.0.0.1/files")


@pytest.fixture
def link(ctx: latebind.Context) -> str:
    url = ctx.user_memory.set_file("mi factura/1", TEXT, ttl=7200, mime="text/plain").to_url(60)
    return url.removeprefix("http://127.0.0.1/files")


@pytest.fixture
def ask(runtime: latebind.Runtime) -> Ask:
    return asker(latebind.files_app(runtime))


def asker(app: Any) -> Ask:
    def ask(path: str, method: str = "GET", **headers: str) -> Any:
        async def request() -> Any:
            async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://test") as client:
                named = {name.replace("_", "-"): value for name, value in headers.items()}
                return await client.request(method, path, headers=named)

        return asyncio.run(request())

    return ask


def test_a_file(ask: Ask, link: str) -> None:
    response = ask(link)
    assert (response.status_code, response.content) == (200, TEXT)
    assert {name: response.headers[name] for name in response.headers if name != "etag"} == {
        "content-type": "text/plain; charset=utf-8",
        "content-length": "10000",
        "content-disposition": "attachment; filename*=UTF-8''mi%20factura_1.txt",
        "content-security-policy": "sandbox; default-src 'none'",
        "x-content-type-options": "nosniff",
        "referrer-policy": "no-referrer",
        "cache-control": "private, max-age=60",
        "accept-ranges": "bytes",
    }


def test_its_head(ask: Ask, link: str) -> None:
    response = ask(link, "HEAD")
    assert (response.status_code, response.content, response.headers["content-length"]) == (200, b"", "10000")


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [
        ("bytes=0-0", 0, 0),
        ("bytes=0-9", 0, 9),
        ("bytes=9990-", 9990, 9999),
        ("bytes=-3", 9997, 9999),
        ("bytes=-99999", 0, 9999),
        ("bytes=9999-20000", 9999, 9999),
    ],
)
def test_a_part(ask: Ask, link: str, asked: str, first: int, last: int) -> None:
    response = ask(link, Range=asked)
    assert (response.status_code, response.content) == (206, TEXT[first : last + 1])
    assert response.headers["content-range"] == f"bytes {first}-{last}/10000"
    assert response.headers["content-length"] == str(last - first + 1)


@pytest.mark.parametrize("asked", ["bytes=-", "bytes=5-4", "bytes=a-b", "lines=1-2", "bytes=0-1,3-4", "bytes=-1-2"])
def test_what_is_no_range_is_answered_with_the_whole(ask: Ask, link: str, asked: str) -> None:
    assert ask(link, Range=asked).status_code == 200


@pytest.mark.parametrize("asked", ["bytes=10000-", "bytes=10000-10001", "bytes=-0"])
def test_a_part_that_is_not_there(ask: Ask, link: str, asked: str) -> None:
    response = ask(link, Range=asked)
    assert (response.status_code, response.headers["content-range"], response.content) == (416, "bytes */10000", b"")


def test_a_part_of_a_changed_file(ask: Ask, link: str) -> None:
    tag = ask(link).headers["etag"]
    assert ask(link, Range="bytes=0-1", If_Range=tag).status_code == 206
    assert ask(link, Range="bytes=0-1", If_Range='"other"').status_code == 200


def test_what_the_browser_has(ask: Ask, link: str) -> None:
    tag = ask(link).headers["etag"]
    response = ask(link, If_None_Match=f'"other", {tag}')
    assert (response.status_code, response.content, response.headers["etag"]) == (304, b"", tag)


def test_forged_ones(ask: Ask, link: str) -> None:
    for path in (link[:-1], link + "x", "/x", "/" + link[2:], link.replace(".", "..", 1)):
        response = ask(path)
        assert response.status_code == 403
        assert response.headers["cache-control"] == "no-store"
        assert response.headers["x-content-type-options"] == "nosniff"
        assert TEXT[:10] not in response.content


def test_when_its_time_is_over(ask: Ask, link: str, clock: Any) -> None:
    clock.now += 59
    assert ask(link).headers["cache-control"] == "private, max-age=1"
    clock.now += 1
    assert ask(link).status_code == 403


def test_deleted_and_replaced_ones(ask: Ask, link: str, ctx: latebind.Context) -> None:
    ctx.user_memory.set_file("mi factura/1", b"another", ttl=7200, mime="text/plain")
    assert ask(link).status_code == 404
    ctx.user_memory.set("mi factura/1", "no file")
    assert ask(link).status_code == 404
    ctx.user_memory.delete("mi factura/1")
    assert ask(link).status_code == 404


def test_nothing_else_is_served(ask: Ask, link: str) -> None:
    assert ask("/").status_code == 404
    assert ask(link + "/x").status_code == 404
    assert ask(link, "POST").status_code == 405
    assert ask(link, "DELETE").status_code == 405


def test_markup_and_binary_types(ask: Ask, ctx: latebind.Context) -> None:
    for key, content, mime, name in (
        ("a.pdf", b"%PDF-1.7\n", "application/pdf", "a.pdf"),
        ("a", b"<script/>", "text/xml", "a.xml"),
        ("../\u202e<b>", b"{}", "application/json", "_%E2%80%AE_b_.json"),
        ("...", b"GIF89a" + bytes(20), "image/gif", "file.gif"),
    ):
        url = ctx.user_memory.set_file(key, content, ttl=60, mime=mime).to_url()
        response = ask(url.removeprefix("http://127.0.0.1/files"))
        assert response.headers["content-type"] == mime
        assert response.headers["content-disposition"] == f"attachment; filename*=UTF-8''{name}"
        assert response.content == content


def test_too_many_downloads(make_runtime: Make) -> None:
    runtime = make_runtime(secret="s", files_url="http://127.0.0.1", rate_limit="3/minute")
    with runtime.context(user="ana") as ctx:
        link = ctx.user_memory.set_file("f", b"x", ttl=60, mime="text/plain").to_url()
    ask = asker(latebind.files_app(runtime))
    path = link.removeprefix("http://127.0.0.1")
    assert ask(path).status_code == 200
    response = ask(path)
    assert (response.status_code, response.headers["retry-after"]) == (429, "60")


def test_a_store_that_is_gone(make_runtime: Make) -> None:
    runtime = make_runtime(secret="s", files_url="http://127.0.0.1")
    with runtime.context(user="ana") as ctx:
        link = ctx.user_memory.set_file("f", b"x", ttl=60, mime="text/plain").to_url()
    runtime.close()
    assert asker(latebind.files_app(runtime))(link.removeprefix("http://127.0.0.1")).status_code == 503


def test_mounted(runtime: latebind.Runtime, link: str) -> None:
    from starlette.applications import Starlette
    from starlette.routing import Mount

    ask = asker(Starlette(routes=[Mount("/files", latebind.files_app(runtime))]))
    assert ask("/files" + link).content == TEXT
    assert ask(link).status_code == 404


def test_without_a_secret(make_runtime: Make) -> None:
    with pytest.raises(ValueError, match="secret"):
        latebind.files_app(make_runtime())
