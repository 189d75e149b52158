"""Templates and the Variable node."""

from __future__ import annotations

import pytest

import latebind


@pytest.fixture
def full(ctx: latebind.Context) -> latebind.Context:
    ctx.user_memory.set("nombre", "Juan")
    ctx.user_memory.set("intentos", 3)
    ctx.user_memory.set_json("ultimoPedido", {"id": "PED-123", "estado": "en camino"}, 3600)
    ctx.variables["$user"] = {"names": "Ana", "age": 30}
    return ctx


def test_the_seeds_example(full: latebind.Context) -> None:
    template = "Hola {{$memory.nombre}}, tu pedido {{$memory.ultimoPedido.id}} está {{$memory.ultimoPedido.estado}}"
    assert full.render(template) == "Hola Juan, tu pedido PED-123 está en camino"


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ("", ""),
        ("plain", "plain"),
        ("{{1 + 1}}", "2"),
        ("@(1 + 1)", "2"),
        ("{{$memory.intentos}}@($memory.nombre)", "3Juan"),
        ("{{ {a: {b: 1}}.a.b }}", "1"),
        ('{{ "}}" }}', "}}"),
        ("\\{{1}} \\@(1)", "{{1}} @(1)"),
        ("{{'{{1}}'}}", "{{1}}"),
    ],
)
def test_text(full: latebind.Context, template: str, text: str) -> None:
    assert full.render(template) == text


def test_a_lone_interpolation_resolves_to_its_value(full: latebind.Context) -> None:
    assert full.resolve("{{$memory.ultimoPedido}}") == {"id": "PED-123", "estado": "en camino"}
    assert full.resolve("@($memory.intentos)") == 3
    assert full.resolve("{{$memory.intentos}} ") == "3 "
    assert full.resolve("plain") == "plain"
    assert full.resolve("") == ""


def test_values_that_are_no_text(full: latebind.Context) -> None:
    for template in ("{{$memory.ultimoPedido}}", "{{null}}", "x {{[1]}}"):
        with pytest.raises(latebind.StrictError):
            full.render(template)


@pytest.mark.parametrize(
    "template", ["{{$memory.nada}}", "{{$memory.nada.x}}", "{{$user.nada}}", "{{otro}}", "{{otro.x.y}}"]
)
def test_what_is_missing_is_an_error_or_empty(full: latebind.Context, template: str) -> None:
    with pytest.raises(latebind.LatebindError):
        full.render(f"[{template}]")
    assert full.render(f"[{template}]", missing="empty") == "[]"
    assert full.resolve(template, missing="empty") == ""


@pytest.mark.parametrize("template", ["{{", "{{1", "@(", "{{}}", "{{1 1}}", "a {{ 'x }}"])
def test_broken_ones(full: latebind.Context, template: str) -> None:
    with pytest.raises(latebind.ParseError):
        full.render(template)


def test_they_never_write(full: latebind.Context) -> None:
    for template in (
        '{{memory.setItem("a", "1")}}',
        "{{clear()}}",
        '@(session.setItem("a", "1"))',
        '{{$memory.delete("nombre")}}',
    ):
        with pytest.raises(latebind.StrictError) as caught:
            full.render(template)
        assert caught.value.code == "READ_ONLY"


def test_stored_text_is_data(full: latebind.Context) -> None:
    full.user_memory.set("nombre", "{{$memory.intentos}} @(1)")
    assert full.render("<{{$memory.nombre}}>") == "<{{$memory.intentos}} @(1)>"


class TestAssign:
    def test_types_are_kept(self, full: latebind.Context) -> None:
        full.assign({"nombre": "{{$user.names}}", "edad": "{{$user.age}}", "texto": "edad: {{$user.age}}", "n": 5})
        assert {key: full.user_memory.get(key) for key in ("nombre", "edad", "texto", "n")} == {
            "nombre": "Ana",
            "edad": 30,
            "texto": "edad: 30",
            "n": 5,
        }

    def test_objects_need_a_ttl(self, full: latebind.Context) -> None:
        with pytest.raises(latebind.MemoryApiError) as caught:
            full.assign({"a": "text", "o": "{{$user}}"})
        assert caught.value.code == "TTL_REQUIRED"
        assert not full.user_memory.has("a")
        full.assign({"a": "text", "o": "{{$user}}"}, ttl=60)
        assert full.user_memory.get_json("o") == {"names": "Ana", "age": 30}
        assert full.user_memory.ttl("a") == 60

    def test_twenty_at_most(self, full: latebind.Context) -> None:
        full.assign({f"v{n}": "x" for n in range(20)})
        with pytest.raises(latebind.MemoryApiError) as caught:
            full.assign({f"w{n}": "x" for n in range(21)})
        assert caught.value.code == "VALUE_TOO_LONG"
        assert not full.user_memory.has("w0")
