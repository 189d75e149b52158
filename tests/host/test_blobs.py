"""Blobs: bytes that scripts pass on, and that are base64 text wherever they look at them; here and in workers alike."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Annotated, Any, TypedDict

import msgspec
import pytest

import latebind

pytestmark = pytest.mark.usefixtures("zygote")

HELLO = "aGVsbG8="  # b"hello"


class Note(TypedDict):
    title: str
    body: str


@pytest.fixture(params=[None, "process"], ids=["here", "workers"])
def ctx(request: pytest.FixtureRequest) -> Iterator[latebind.Context]:
    runtime = latebind.Runtime(memory=":memory:", isolation=request.param)

    @runtime.function
    def size(data: bytes) -> int:
        assert isinstance(data, bytes)
        return len(data)

    @runtime.function
    def sizes(*, parts: list[bytes]) -> list[int]:
        return [len(part) for part in parts]

    @runtime.function
    def kept(data: latebind.Blob) -> latebind.Blob:
        assert data.to_bytes() == b"hello"
        return data

    @runtime.function
    def letters(text: str) -> int:
        assert isinstance(text, str)
        return len(text)

    @runtime.function
    def hello() -> bytes:
        return b"hello"

    with runtime, runtime.context(user="ana", variables={"given": latebind.Blob(b"hello")}) as made:
        made.user_memory.set_file("note", b"hello", ttl=60, mime="text/plain")
        yield made


# Each in place of `b`, where it is the file's blob, the host's, or a function's result.
TEXTS: list[tuple[str, Any]] = [
    ("b.length", 8),
    ("b[0] + b.slice(-1)", "a="),
    ("b + '!'", f"{HELLO}!"),
    ('"data:@(b)"', f"data:{HELLO}"),
    ("`<${b}>`", f"<{HELLO}>"),
    ("String(b)", HELLO),
    ("atob(b)", "hello"),
    ("[b].join('-')", HELLO),
    ("JSON.stringify({ a: b })", f'{{"a":"{HELLO}"}}'),
    ("typeof b", "string"),
    ("type(b)", "blob"),
    (f"b === '{HELLO}' && '{HELLO}' == b && b === b", True),
    ("b < 'b'", True),
    ("b ? 1 : 0", 1),
    (f"['{HELLO}'].includes(b)", True),
    (f"({{ '{HELLO}': 5 }})[b]", 5),
    ("encodeURIComponent(b)", "aGVsbG8%3D"),
    ("matches(b, '^aGV')", True),
    ("b.split('').length", 8),
    ("size(b)", 5),
    ("sizes({ parts: [b, b] })", [5, 5]),
    ("letters(b)", 8),
    ("size(kept(b))", 5),
    ("$memory.set('k', b, 60); $memory.get('k')", HELLO),
    ("$memory.setJson('k', { a: b }, 60); $memory.getJson('k').a", HELLO),
    ("atob($memory.setFile('k', b, 60, 'text/plain').toBase64())", "hello"),
]


@pytest.mark.parametrize("made", ["$memory.getFile('note').toBase64()", "given", "hello()"])
def test_it_is_a_string_wherever_a_string_is_taken(ctx: latebind.Context, made: str) -> None:
    for text, expected in TEXTS:
        assert ctx.run(f"const b = {made};\n{text}").value == expected, text


def test_it_leaves_as_bytes_and_as_text_for_json(ctx: latebind.Context) -> None:
    result = ctx.run("({ b: $memory.getFile('note').toBase64(), f: $memory.getFile('note') })")
    assert result.value["b"] == latebind.Blob(b"hello")
    assert bytes(result.value["b"].to_bytes()) == b"hello"
    shown = json.loads(result.to_json())
    assert shown["value"]["b"] == HELLO
    assert shown["value"]["f"]["mime"] == "text/plain"


def test_what_is_no_blob_is_refused_where_bytes_are_taken(ctx: latebind.Context) -> None:
    for call, hint in (
        (f"size('{HELLO}')", "blob"),
        ("size($memory.getFile('note'))", "toBase64()"),
        ("size(5)", "blob"),
    ):
        with pytest.raises(latebind.LatebindError, match=hint):
            ctx.run(call)


def test_a_moved_blob_has_a_budget_of_its_own_and_its_text_that_of_strings(ctx: latebind.Context) -> None:
    large = latebind.Blob(bytes(20_000_000))
    with ctx.runtime.context(user="ana", variables={"b": large}) as other:
        assert other.run("size(b)").value == 20_000_000
        with pytest.raises(latebind.LimitError) as caught:
            other.run("b.length")
    assert caught.value.code == "LIMIT_STRING"


@pytest.mark.parametrize("text", ["aGVsbG8=", "aGVsbG8", "aGVs\nbG8=", " aG Vs\tbG\r\n8 "])
def test_files_take_base64_as_browsers_read_it(ctx: latebind.Context, text: str) -> None:
    with ctx.runtime.context(user="ana", variables={"text": text}) as other:
        program = "$memory.setFile('k', text, 60, 'text/plain').toBase64() + atob(text)"
        assert other.run(program).value == f"{HELLO}hello"


@pytest.mark.parametrize("text", ["aGVsbG8==", "aGVsb", "aGVs*G8=", "data:text/plain;base64,aGVsbG8=", "aGV=sbG8="])
def test_and_nothing_else(ctx: latebind.Context, text: str) -> None:
    with ctx.runtime.context(user="ana", variables={"text": text}) as other:
        with pytest.raises(latebind.MemoryApiError) as caught:
            other.run("$memory.setFile('k', text, 60, 'text/plain')")
        assert caught.value.code == "INVALID_VALUE"


def test_it_is_made_of_bytes() -> None:
    assert latebind.Blob(bytearray(b"x")) == latebind.Blob(memoryview(b"x")) == latebind.Blob(b"x")
    for wrong in ("x", 5, None, [1]):
        with pytest.raises(TypeError, match="a blob is made of bytes"):
            latebind.Blob(wrong)  # type: ignore[arg-type]


NESTED: list[tuple[Any, str, Any]] = [
    (list[str], "[b, 'x']", [HELLO, "x"]),
    (dict[str, str], "({ k: b })", {"k": HELLO}),
    (dict[str, list[str | None]], "({ k: [b, null] })", {"k": [HELLO, None]}),
    (tuple[str, int], "[b, 1]", (HELLO, 1)),
    (str | int | list[str], "[b]", [HELLO]),
    (Note, "({ title: 'n', body: b })", {"title": "n", "body": HELLO}),
    (list[Note], "[{ title: b, body: b }]", [{"title": HELLO, "body": HELLO}]),
    (Annotated[str, msgspec.Meta(min_length=2)], "b", HELLO),
    (str | bytes, "b", b"hello"),
    (list[bytes], "[b]", [b"hello"]),
    (list[Any], "[b]", [latebind.Blob(b"hello")]),
]


@pytest.mark.parametrize("isolation", [None, "process"])
@pytest.mark.parametrize(("annotation", "written", "arrives"), NESTED)
def test_within_what_a_function_takes_it_is_text_where_text_is_asked_for(
    annotation: Any, written: str, arrives: Any, isolation: Any
) -> None:
    got: list[Any] = []
    runtime = latebind.Runtime(memory=":memory:", isolation=isolation)

    def take(value: Any) -> None:
        got.append(value)

    take.__annotations__["value"] = annotation
    runtime.function(take)
    with runtime, runtime.context(variables={"b": latebind.Blob(b"hello")}) as context:
        context.run(f"take({written})")
    assert got == [arrives]
