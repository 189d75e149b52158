"""Files in `$memory`: types, content, sizes, handles, blobs and links."""

from __future__ import annotations

import base64
import io
import itertools
import mimetypes
import random
import struct
import tracemalloc
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from itsdangerous import URLSafeSerializer

import latebind
from latebind.memory.files import FileHandle

Code = Callable[..., str]
Make = Callable[..., latebind.Runtime]

RIFF = b"RIFF" + struct.pack("<I", 100)
OGG = b"OggS" + bytes(24)
CONTENT = {
    "text/plain": b"hola, \xc3\xb1",
    "application/json": b'{"a": [1]}',
    "application/xml": b'<?xml version="1.0"?><a/>',
    "text/xml": b"\xef\xbb\xbf <a/>",
    "image/jpeg": b"\xff\xd8\xff\xe0" + bytes(20),
    "image/png": b"\x89PNG\r\n\x1a\n" + bytes(20),
    "image/gif": b"GIF89a" + bytes(20),
    "video/mp4": struct.pack(">I", 24) + b"ftypmp42" + bytes(4) + b"mp42isom" + bytes(20),
    "video/ogg": OGG + b"\x80theora" + bytes(20),
    "video/webm": b"\x1a\x45\xdf\xa3" + bytes(4) + b"\x42\x82\x84webm" + bytes(40),
    "video/x-msvideo": RIFF + b"AVI LIST" + bytes(20),
    "video/mpeg": b"\x00\x00\x01\xba" + bytes(20),
    "audio/mpeg": b"ID3\x03" + bytes(20),
    "audio/wav": RIFF + b"WAVEfmt " + bytes(20),
    "audio/ogg": OGG + b"\x01vorbis" + bytes(20),
    "audio/aac": b"\xff\xf1" + bytes(20),
    "audio/flac": b"fLaC" + bytes(20),
    "application/pdf": b"%PDF-1.7\n" + bytes(20),
}
BINARY = [mime for mime in CONTENT if mime.split("/")[0] in ("image", "video", "audio") or mime.endswith("pdf")]
MB = 1024 * 1024


class Text(str):
    __slots__ = ()


def test_the_seed(ctx: latebind.Context) -> None:
    ctx.variables["base64String"] = base64.b64encode(CONTENT["application/pdf"]).decode()
    ctx.run("await $memory.setFile('comprobante', base64String, 604800, 'application/pdf')")
    result = ctx.run("""
        const archivo = $memory.getFile('comprobante')
        const url = $memory.getFile('comprobante').toUrl()
        const base64 = await $memory.getFile('comprobante').toBase64()
        return [type(archivo), url.startsWith('http://127.0.0.1/files/'), base64]
    """)
    assert result.value[:2] == ["file", True]
    assert result.value[2].to_bytes() == CONTENT["application/pdf"]
    assert str(result.value[2]) == ctx.variables["base64String"]


class TestTypes:
    def test_the_seeds_list_exactly(self) -> None:
        from latebind.memory.mime import MIME_TYPES

        assert set(MIME_TYPES) == set(CONTENT)

    def test_a_text_and_a_type_of_the_hosts_own_classes(self, ctx: latebind.Context) -> None:
        ctx.variables.update(upload=Text("aG9sYQ=="), kind=Text("text/plain"))
        assert ctx.run('$memory.setFile("f", upload, 60, kind)').value.to_bytes() == b"hola"

    @pytest.mark.parametrize("mime", CONTENT)
    def test_content_of_its_type(self, ctx: latebind.Context, mime: str) -> None:
        handle = ctx.user_memory.set_file("f", CONTENT[mime], ttl=60, mime=mime)
        assert (handle.mime, handle.size) == (mime, len(CONTENT[mime]))
        assert handle.to_bytes() == CONTENT[mime]

    @pytest.mark.parametrize("mime", BINARY)
    def test_text_is_none_of_the_binary_ones(self, ctx: latebind.Context, code: Code, mime: str) -> None:
        assert code(lambda: ctx.user_memory.set_file("f", b"<script>", ttl=60, mime=mime)) == "UNSUPPORTED_MIME"

    @pytest.mark.parametrize("mime", BINARY)
    def test_neither_is_another_of_them(self, ctx: latebind.Context, code: Code, mime: str) -> None:
        other = "image/png" if mime != "image/png" else "application/pdf"
        assert code(lambda: ctx.user_memory.set_file("f", CONTENT[other], ttl=60, mime=mime)) == "UNSUPPORTED_MIME"

    @pytest.mark.parametrize("content", ["[NaN]", "[-Infinity]", "[1,]", "{1:2}", "", "[1] [2]", '"\\ud83"'])
    def test_what_is_no_json(self, ctx: latebind.Context, content: str) -> None:
        with pytest.raises(latebind.MemoryApiError, match="not application/json"):
            ctx.user_memory.set_file("f", content.encode(), ttl=60, mime="application/json")

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-32"])
    def test_json_in_any_encoding(self, ctx: latebind.Context, encoding: str) -> None:
        content = '{"a": ["é", "\\ud83d\\ude00", "\\\\ud83d", "\\ud83d"]}'.encode(encoding)
        assert ctx.user_memory.set_file("f", content, ttl=60, mime="application/json").to_bytes() == content

    def test_nothing_is_made_of_json_that_is_looked_at(self, ctx: latebind.Context) -> None:
        content = b"[" + b"[]," * 1_000_000 + b"[]]"
        tracemalloc.start()
        try:
            ctx.user_memory.set_file("f", content, ttl=60, mime="application/json")
            assert tracemalloc.get_traced_memory()[1] < 8 * len(content)
        finally:
            tracemalloc.stop()

    @pytest.mark.parametrize("mime", ["text/plain", "application/json", "application/xml", "text/xml"])
    def test_nor_are_binary_ones_text(self, ctx: latebind.Context, code: Code, mime: str) -> None:
        for content in (CONTENT["image/png"], b"\xff\0\xff"):
            assert code(lambda c=content: ctx.user_memory.set_file("f", c, ttl=60, mime=mime)) == "UNSUPPORTED_MIME"

    @pytest.mark.parametrize("content", ["café".encode("latin-1"), "café".encode("utf-16"), b"\x93quoted\x94"])
    def test_text_may_be_in_any_encoding(self, ctx: latebind.Context, code: Code, content: bytes) -> None:
        """What it cannot be read as, the error says; the bytes are there."""
        ctx.user_memory.set_file("f", content, ttl=60, mime="text/plain")
        assert ctx.run("$memory.getFile('f').toBase64()").value.to_bytes() == content
        with pytest.raises(latebind.MemoryApiError) as caught:
            ctx.run("$memory.getFile('f').toRaw()")
        assert "`toRaw` cannot read this file (text/plain) as text: it is not UTF-8" in caught.value.message
        assert "toBase64" in (caught.value.hint or "")

    def test_every_other_type(self, ctx: latebind.Context, code: Code) -> None:
        others = {mime for mime in mimetypes.types_map.values() if mime not in CONTENT}
        assert len(others) > 50
        for mime in others:
            assert code(lambda mime=mime: ctx.user_memory.set_file("f", b"x", ttl=60, mime=mime)) == "UNSUPPORTED_MIME"

    def test_what_is_no_type_of_the_list(self, ctx: latebind.Context, code: Code) -> None:
        for mime in ("text/html", "image/svg+xml", "TEXT/PLAIN", "", "text/plain; charset=utf-8"):
            assert code(f'$memory.setFile("f", "", 60, "{mime}")') == "UNSUPPORTED_MIME"
        assert code('$memory.setFile("f", "", 60)') == "UNSUPPORTED_MIME"
        with pytest.raises(latebind.MemoryApiError, match="image/jpeg"):
            ctx.run('$memory.setFile("f", "", 60, "image/jpg")')


class TestSizes:
    def test_10_mb(self, ctx: latebind.Context, code: Code) -> None:
        ctx.variables["content"] = base64.b64encode(bytes(10 * MB - 9) + b"x" * 9).decode()
        ctx.user_memory.set_file("f", b"x" * 10 * MB, ttl=60, mime="text/plain")
        assert (
            code(lambda: ctx.user_memory.set_file("f", b"x" * (10 * MB + 1), ttl=60, mime="text/plain"))
            == "FILE_TOO_LARGE"
        )
        ctx.variables["content"] = base64.b64encode(b"x" * 10 * MB).decode()
        assert ctx.run('$memory.setFile("g", content, 60, "text/plain"); type($memory.g)').value == "file"
        ctx.variables["content"] = base64.b64encode(b"x" * (10 * MB + 1)).decode()
        assert code('$memory.setFile("g", content, 60, "text/plain")') == "FILE_TOO_LARGE"

    def test_a_stream_is_read_no_further_than_it_may(self, ctx: latebind.Context, code: Code) -> None:
        stream = io.BytesIO(b"x" * 20 * MB)
        assert code(lambda: ctx.user_memory.set_file("f", stream, ttl=60, mime="text/plain")) == "FILE_TOO_LARGE"
        assert stream.tell() == 10 * MB + 1
        assert ctx.user_memory.set_file("f", io.BytesIO(b"abc"), ttl=60, mime="text/plain").to_raw() == "abc"

    def test_a_stream_that_gives_less_than_it_is_asked_for(self, ctx: latebind.Context) -> None:
        class Slow(io.BytesIO):
            def read(self, size: int | None = -1, /) -> bytes:
                return super().read(min(size or 0, 3))

        stream = Slow(b"0123456789")
        assert ctx.user_memory.set_file("f", stream, ttl=60, mime="text/plain").to_bytes() == b"0123456789"

    def test_a_stream_is_read_once(self, make_runtime: Callable[..., latebind.Runtime], code: Code) -> None:
        """A block that passes a quota is attempted twice, the second time counting."""
        runtime = make_runtime(policies={"$memory": latebind.MemoryPolicy(total_files=10)})
        with runtime.context(user="u") as ctx:
            stream = io.BytesIO(b"x" * 11)
            store = partial(ctx.user_memory.set_file, "f", stream, ttl=60, mime="text/plain")
            assert code(store, ctx) == "QUOTA_EXCEEDED"
            assert ctx.user_memory.get_file("f") is None

    def test_a_script_has_nothing_of_the_hosts_read(self, ctx: latebind.Context) -> None:
        ctx.variables["stream"] = stream = io.BytesIO(b"abc")
        with pytest.raises(latebind.StrictError):
            ctx.run('$memory.setFile("f", stream, 60, "text/plain")')
        assert stream.tell() == 0

    def test_moved_bytes_have_a_budget(self, make_runtime: Callable[..., latebind.Runtime]) -> None:
        runtime = make_runtime(limits=latebind.Limits(blobs=100))
        with runtime.context(user="u") as ctx:
            ctx.user_memory.set_file("f", b"x" * 50, ttl=60, mime="text/plain")
            ctx.run('$memory.getFile("f").toBase64(); $memory.getFile("f").toRaw()')
            with pytest.raises(latebind.LimitError) as caught:
                ctx.run('for (const i of range(3)) { $memory.getFile("f").toBase64() }')
            assert caught.value.code == "LIMIT_BLOBS"


class TestBase64:
    @pytest.mark.parametrize("text", ["", "YQ==", "YWI=", "YWJj", "/+8="])
    def test_rfc_4648(self, ctx: latebind.Context, text: str) -> None:
        ctx.variables["content"] = text
        handle = ctx.run(
            '$memory.setFile("f", content, 60, "audio/aac") ?? 0'
            if text == "/+8="
            else '$memory.setFile("f", content, 60, "text/plain")'
        ).value
        assert handle.to_base64() == text

    @pytest.mark.parametrize("text", ["YQ=", "YW-_", "Y", "====", "YQ==YQ==", "data:text/plain;base64,YQ=="])
    def test_nothing_else(self, ctx: latebind.Context, code: Code, text: str) -> None:
        ctx.variables["content"] = text
        assert code('$memory.setFile("f", content, 60, "text/plain")') == "INVALID_VALUE"

    def test_other_types(self, code: Code) -> None:
        for value in ("null", "1", "[]"):
            assert code(f'$memory.setFile("f", {value}, 60, "text/plain")') == "INVALID_VALUE"


class TestHandles:
    def test_raw(self, ctx: latebind.Context, code: Code) -> None:
        for key, content, mime in (
            ("text", b"hola", "text/plain"),
            ("json", b'{"a": [1]}', "application/json"),
            ("json in text", b" [1, 2]", "text/plain"),
            ("not json", b"[not json", "text/plain"),
            ("png", CONTENT["image/png"], "image/png"),
        ):
            ctx.user_memory.set_file(key, content, ttl=60, mime=mime)
        found = [
            ctx.run(f'$memory.getFile("{key}").toRaw()').value for key in ("text", "json", "json in text", "not json")
        ]
        assert found == ["hola", {"a": [1]}, [1, 2], "[not json"]
        with pytest.raises(latebind.MemoryApiError, match="toBase64"):
            ctx.run('$memory.getFile("png").toRaw()')

    @pytest.mark.parametrize("content", ["[1e999]", '["\\ud83d"]', "[" + "1" * 400 + "]"])
    def test_json_that_no_script_can_hold_is_text(self, ctx: latebind.Context, content: str) -> None:
        """As `JSON.parse` does not take it; a link serves it all the same."""
        handle = ctx.user_memory.set_file("f", content.encode(), ttl=60, mime="application/json")
        assert handle.to_raw() == ctx.run("$memory.f.toRaw()").value == content

    def test_what_is_read_is_within_the_limits(self, make_runtime: Callable[..., latebind.Runtime]) -> None:
        runtime = make_runtime(limits=latebind.Limits(array=10))
        with runtime.context(user="u") as ctx:
            ctx.user_memory.set_file("f", b"[1,2,3,4,5,6,7,8,9,0,1]", ttl=60, mime="application/json")
            with pytest.raises(latebind.LimitError) as caught:
                ctx.run("$memory.f.toRaw().length")
            assert caught.value.code == "LIMIT_ARRAY"

    def test_a_blob_is_passed_on_and_compared(self, ctx: latebind.Context, runtime: latebind.Runtime) -> None:
        @runtime.function
        def measure(content: object) -> int:
            return len(content.to_bytes())  # type: ignore[attr-defined]

        ctx.user_memory.set_file("a", b"hola", ttl=60, mime="text/plain")
        result = ctx.run("""
            const blob = await $memory.getFile("a").toBase64()
            $memory.setFile("b", blob, 60, "text/plain")
            return [type(blob), equals(blob, $memory.b.toBase64()), measure(blob), $memory.b.toRaw()]
        """)
        assert result.value == ["blob", True, 4, "hola"]
        for look in ("blob.data", "blob.__class__", "blob * 2"):
            with pytest.raises(latebind.StrictError):
                ctx.run(f'const blob = $memory.getFile("a").toBase64(); {look}')

    def test_a_handle_is_pinned_to_its_content(self, ctx: latebind.Context, code: Code) -> None:
        handle = ctx.user_memory.set_file("a", b"one", ttl=60, mime="text/plain")
        ctx.user_memory.set_file("a", b"one", ttl=50, mime="text/plain")
        assert handle.to_raw() == "one"
        ctx.user_memory.set_file("a", b"two", ttl=60, mime="text/plain")
        assert code(handle.to_raw) == "CONFLICT"
        ctx.user_memory.delete("a")
        assert code(handle.to_bytes) == "CONFLICT"

    @pytest.mark.parametrize(
        "other", ['set("a", "text")', 'set("a", 1)', 'setJson("a", [1], 60)', 'setJson("a", null, 60)']
    )
    def test_a_handle_of_what_is_no_file_any_more(self, ctx: latebind.Context, code: Code, other: str) -> None:
        handle = ctx.user_memory.set_file("a", b"one", ttl=60, mime="text/plain")
        for use in ("toRaw()", "toBase64()"):
            assert (
                code(f'const f = $memory.setFile("a", "aG9sYQ==", 60, "text/plain"); $memory.{other}; f.{use}')
                == "CONFLICT"
            )
        assert code(handle.to_bytes) == "CONFLICT"

    def test_within_the_block_that_stores_it(self, ctx: latebind.Context) -> None:
        script = 'expr { $memory.setFile("a", "aG9sYQ==", 60, "text/plain"); $memory.a.toRaw() + $memory.getFile("a").toRaw() }'
        assert ctx.run(script).value == "holahola"

    def test_a_failed_block_stores_no_file(self, ctx: latebind.Context) -> None:
        with pytest.raises(latebind.ThrownError):
            ctx.run('expr { $memory.setFile("a", "aG9sYQ==", 60, "text/plain"); throw Error("no") }')
        assert ctx.user_memory.get_file("a") is None

    def test_effects_show_the_description(self, ctx: latebind.Context) -> None:
        result = ctx.run('$memory.setFile("a", "aG9sYQ==", 60, "text/plain")', dry_run=True)
        assert result.effects[0].to_dict()["new"].keys() == {"mime", "size", "digest"}
        assert ctx.user_memory.get_file("a") is None


class TestLinks:
    @pytest.fixture
    def handle(self, ctx: latebind.Context) -> FileHandle:
        return ctx.user_memory.set_file("a", b"hola", ttl=7200, mime="text/plain")

    def test_it_leads_to_the_file_for_its_time(self, runtime: latebind.Runtime, handle: FileHandle, clock: Any) -> None:
        token = handle.to_url(10).rpartition("/")[2]
        found = runtime.file(token)
        assert found is not None
        assert (found.data, found.mime, found.expires_at) == (b"hola", "text/plain", clock.now + 10)
        clock.now += 9
        assert runtime.file(token) is not None
        clock.now += 1
        assert runtime.file(token) is None

    def test_links_from_before_there_were_tenants_stay_good(
        self, runtime: latebind.Runtime, handle: FileHandle
    ) -> None:
        with runtime.replace(tenants="required") as other:
            found = other.file(handle.to_url().rpartition("/")[2])
        assert found is not None and found.data == b"hola"

    def test_an_hour_unless_said_and_never_beyond_the_files_end(
        self, runtime: latebind.Runtime, handle: FileHandle, clock: Any
    ) -> None:
        for url, end in ((handle.to_url(), 3600), (handle.to_url(10**9), 7200)):
            found = runtime.file(url.rpartition("/")[2])
            assert found is not None and found.expires_at == clock.now + end

    def test_replaced_content_is_not_given_away(
        self, ctx: latebind.Context, runtime: latebind.Runtime, handle: FileHandle
    ) -> None:
        token = handle.to_url().rpartition("/")[2]
        ctx.user_memory.set_file("a", b"other", ttl=60, mime="text/plain")
        assert runtime.file(token) is None
        ctx.user_memory.set("a", 1)
        assert runtime.file(token) is None

    def test_forged_ones_lead_nowhere(self, runtime: latebind.Runtime, make_runtime: Make, handle: FileHandle) -> None:
        token = handle.to_url().rpartition("/")[2]
        for forged in ("", "x", token[:-1], token + "x", "x" + token[1:], token.replace(".", "..", 1)):
            assert runtime.file(forged) is None
        assert make_runtime(secret="another", files_url="http://x").file(token) is None

    def test_every_character_counts(self, runtime: latebind.Runtime, handle: FileHandle) -> None:
        token = handle.to_url().rpartition("/")[2]
        for index, char in enumerate(token):
            for other in {"A", "B", "_", ".", chr(ord(char) ^ 1), "", char * 2} - {char}:
                assert runtime.file(token[:index] + other + token[index + 1 :]) is None, (index, other)
        for stray in "!\n =%\u00e9\0":
            for index in (0, len(token) // 2, len(token) - 3, len(token)):
                assert runtime.file(token[:index] + stray + token[index:]) is None

    def test_every_field_counts(self, ctx: latebind.Context, runtime: latebind.Runtime, handle: FileHandle) -> None:
        """Fields changed, dropped or in another order, under the old signature or one of another's making."""
        for name in ("b", "ana"):
            with runtime.context(user="eva" if name == "b" else "ana", tenant="t") as other:
                other.user_memory.set_file("a", b"hola", ttl=7200, mime="text/plain")
        ctx.user_memory.set_file("b", b"hola", ttl=7200, mime="text/plain")
        payload, _, signature = handle.to_url().rpartition("/")[2].rpartition(".")
        fields = URLSafeSerializer("").load_payload(payload.encode())
        assert fields == [None, "ana", "a", handle.digest, fields[-1]]
        changed = [
            ["t", *fields[1:]],
            [None, "eva", *fields[2:]],
            [*fields[:2], "b", *fields[3:]],
            [*fields[:3], "0" * 64, fields[4]],
            [*fields[:4], fields[4] + 1],
            *(fields[:index] + fields[index + 1 :] for index in range(5)),
            *(list(order) for order in itertools.permutations(fields) if list(order) != fields),
            [*fields, None],
            dict(enumerate(fields)),
            None,
        ]
        for claim in changed:
            forged = URLSafeSerializer("").dump_payload(claim).decode()
            assert runtime.file(f"{forged}.{signature}") is None
            for secret, salt in (
                ("", "latebind.file"),
                ("another", "latebind.file"),
                ("a secret of the tests", "other"),
            ):
                assert runtime.file(str(URLSafeSerializer(secret, salt=salt).dumps(claim))) is None

    def test_a_link_of_another_file_with_the_same_content(
        self, ctx: latebind.Context, runtime: latebind.Runtime, handle: FileHandle
    ) -> None:
        with runtime.context(user="ana", tenant="t") as other:
            copy = other.user_memory.set_file("a", b"hola", ttl=7200, mime="text/plain")
            token = copy.to_url().rpartition("/")[2]
            other.user_memory.delete("a")
        assert runtime.file(token) is None
        assert runtime.file(handle.to_url().rpartition("/")[2]) is not None

    def test_after_the_file_is_gone(
        self, ctx: latebind.Context, runtime: latebind.Runtime, handle: FileHandle, clock: Any
    ) -> None:
        token = handle.to_url(60).rpartition("/")[2]
        ctx.user_memory.delete("a")
        assert runtime.file(token) is None
        ctx.user_memory.set_file("a", b"hola", ttl=30, mime="text/plain")
        assert runtime.file(token) is not None  # the same file again
        clock.now += 30
        assert runtime.file(token) is None

    def test_secrets_are_changed_one_after_the_other(self, make_runtime: Make, handle: FileHandle) -> None:
        old, both, new = (
            make_runtime(secret=secret, files_url="http://127.0.0.1")
            for secret in ("a secret of the tests", ["a secret of the tests", b"a new one"], "a new one")
        )
        token = handle.to_url().rpartition("/")[2]
        with both.context(user="ana") as ctx:
            file = ctx.user_memory.get_file("a")
            assert file is not None
            later = file.to_url().rpartition("/")[2]
        assert [runtime.file(token) is not None for runtime in (old, both, new)] == [True, True, False]
        assert [runtime.file(later) is not None for runtime in (old, both, new)] == [False, True, True]

    @pytest.mark.parametrize("secret", ["", b"", [], ["x", ""]])
    def test_a_secret_is_not_empty(self, make_runtime: Make, secret: Any) -> None:
        with pytest.raises(ValueError, match="secret"):
            make_runtime(secret=secret)

    @pytest.mark.parametrize("seconds", ["0", "-1", "0/1"])
    def test_the_time_is_above_zero(self, code: Code, handle: FileHandle, seconds: str) -> None:
        assert code(f'$memory.getFile("a").toUrl({seconds})') == "INVALID_TTL"

    def test_without_a_secret(self, make_runtime: Make, code: Code, handle: FileHandle) -> None:
        with make_runtime().context(user="ana") as ctx:
            assert code('$memory.getFile("a").toUrl()', ctx) == "UNAVAILABLE"


class TestLargeFiles:
    """The largest file there may be, of random bytes, in and out on every way."""

    @pytest.fixture
    def data(self) -> bytes:
        return CONTENT["application/pdf"] + random.Random(7).randbytes(10 * MB - len(CONTENT["application/pdf"]))

    def test_it_comes_back_identical(self, ctx: latebind.Context, runtime: latebind.Runtime, data: bytes) -> None:
        ctx.variables["content"] = base64.b64encode(data).decode()
        handle = ctx.user_memory.set_file("python", io.BytesIO(data), ttl=60, mime="application/pdf")
        blob, other, same = ctx.run("""
            await $memory.setFile("script", content, 60, "application/pdf")
            const blob = await $memory.getFile("script").toBase64()
            await $memory.setFile("copy", blob, 60, "application/pdf")
            ;[blob, $memory.copy, equals(blob, $memory.python.toBase64())]
        """).value
        assert same is True
        assert handle.to_bytes() == blob.to_bytes() == other.to_bytes() == data
        assert handle.digest == blob.digest == other.digest
        assert str(blob) == other.to_base64() == ctx.variables["content"]
        found = runtime.file(other.to_url().rpartition("/")[2])
        assert found is not None and found.data == data
