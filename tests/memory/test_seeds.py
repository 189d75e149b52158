"""The seeds' own code, unchanged: a user's variables, and the handlers of conversations, turn by turn."""

from __future__ import annotations

import base64
from typing import Any

import pytest

import latebind

PDF = b"%PDF-1.7\n% comprobante\n"

SAVE = """\
// Primitivos (string, number, boolean) - TTL opcional
$memory.set('nombre', 'Juan')
$memory.set('intentos', 3)
$memory.set('verificado', true)

// Primitivo con TTL (expira en 1 hora)
$memory.set('codigoTemporal', 'ABC123', 3600)

// JSON - TTL requerido (máximo 1 día)
$memory.setJson('preferencias', {
  idioma: 'es',
  notificaciones: true
}, 86400)

// Archivo - async, TTL requerido, MIME requerido (máximo 1 semana)
await $memory.setFile('comprobante', base64String, 604800, 'application/pdf')
"""

READ = """\
// Primitivos
const nombre = $memory.get('nombre')
const nombre = $memory.get('nombre', 'Invitado') // con valor por defecto

// JSON
const prefs = $memory.getJson('preferencias')
const prefs = $memory.getJson('preferencias', {}) // con valor por defecto

// Archivos - devuelve FileHandle
const archivo = $memory.getFile('comprobante')
"""

SAVE_FILE = """\
// Guardar un archivo
await $memory.setFile('documento', base64Content, 604800, 'application/pdf')
"""

READ_FILE = """\
// Obtener URL temporal
const url = $memory.getFile('comprobante').toUrl()

// Obtener contenido en base64
const base64 = await $memory.getFile('comprobante').toBase64()

// Obtener contenido del archivo
const contenido = await $memory.getFile('comprobante').toRaw()
"""

DELETE = """\
// Eliminar una variable
$memory.delete('temporal')

// Eliminar múltiples variables
$memory.delete(['cache', 'sesion', 'temporal'])
"""


@pytest.fixture
def saved(ctx: latebind.Context) -> latebind.Context:
    ctx.variables["base64String"] = ctx.variables["base64Content"] = base64.b64encode(PDF).decode()
    ctx.run(SAVE)
    return ctx


class TestUserMemory:
    def test_saving(self, saved: latebind.Context) -> None:
        memory = saved.user_memory
        keys = ("nombre", "intentos", "verificado", "codigoTemporal")
        assert [memory.get(key) for key in keys] == ["Juan", 3, True, "ABC123"]
        assert [memory.ttl(key) for key in (*keys, "preferencias", "comprobante")] == [
            None,
            None,
            None,
            3600,
            86_400,
            604_800,
        ]
        assert memory.get_json("preferencias") == {"idioma": "es", "notificaciones": True}
        file = memory.get_file("comprobante")
        assert file is not None and (file.mime, file.to_bytes()) == ("application/pdf", PDF)

    def test_it_declares_two_names_twice(self, saved: latebind.Context) -> None:
        with pytest.raises(latebind.CheckError) as caught:
            saved.run(READ)
        found = [(diagnostic.code, diagnostic.to_dict(caught.value.source)) for diagnostic in caught.value.diagnostics]
        assert [(code, place["line"], place["column"]) for code, place in found if place["severity"] == "error"] == [
            ("DUPLICATE_NAME", 3, 7),
            ("DUPLICATE_NAME", 7, 7),
        ]

    def test_reading_with_and_without_a_default(self, saved: latebind.Context) -> None:
        lines = READ.splitlines(keepends=True)
        without, with_default = (
            "".join(line for number, line in enumerate(lines, 1) if number not in left_out)
            for left_out in ((3, 7), (2, 6))
        )
        see = "\n;[nombre, prefs, type(archivo)]"
        prefs = {"idioma": "es", "notificaciones": True}
        assert saved.run(without + see).value == ["Juan", prefs, "file"]
        assert saved.run(with_default + see).value == ["Juan", prefs, "file"]
        saved.run("$memory.delete(['nombre', 'preferencias', 'comprobante'])")
        assert saved.run(without + see).value == [None, None, "null"]
        assert saved.run(with_default + see).value == ["Invitado", {}, "null"]

    def test_saving_a_file(self, saved: latebind.Context) -> None:
        saved.run(SAVE_FILE)
        assert saved.run("$memory.ttl('documento')").value == 604_800
        assert saved.run("$memory.documento.toRaw()").value == PDF.decode()

    def test_reading_a_file(self, saved: latebind.Context, runtime: latebind.Runtime) -> None:
        url, content, text = saved.run(READ_FILE + "\n;[url, base64, contenido]").value
        found = runtime.file(url.rpartition("/")[2])
        assert found is not None and (found.data, found.mime) == (PDF, "application/pdf")
        assert str(content) == saved.variables["base64String"]
        assert text == PDF.decode()

    def test_deleting(self, saved: latebind.Context) -> None:
        saved.run("$memory.set('temporal', 1); $memory.set('cache', 2); $memory.set('sesion', 3)")
        assert saved.run(DELETE).value == 2
        assert not {"temporal", "cache", "sesion"} & set(saved.user_memory.keys())

    def test_templates(self, saved: latebind.Context) -> None:
        saved.run('$memory.setJson(\'ultimoPedido\', { "id": "PED-123", "estado": "en camino" }, 60)')
        assert saved.render("{{$memory.nombre}}") == "Juan"
        assert saved.render("{{$memory.ultimoPedido.estado}}") == "en camino"

    def test_the_variable_node(self, saved: latebind.Context) -> None:
        saved.variables["$user"] = {"names": "Ana"}
        saved.assign({"nombre": "{{$user.names}}"})
        assert saved.user_memory.get("nombre") == "Ana"


QUICK_START = """\
if (!ctx.memory.available) {
return { error: "Memory not available outside of a conversation" };
}
const step = await ctx.memory.get("step", "start");
if (step === "start") {
await ctx.memory.set("step", "name", 3600);
return { question: "What is your name?" };
}
if (step === "name") {
await ctx.memory.set("name", input.answer || "", 3600);
await ctx.memory.set("step", "email", 3600);
return { question: "What is your email?" };
}
const name = await ctx.memory.get("name", "");
await ctx.memory.delete("step");
await ctx.memory.delete("name");
return { completed: true, name, email: input.answer };
"""

STEPS = """\
const step = await ctx.memory.get("step", "start");
if (step === "start") {
await ctx.memory.set("step", "data", 3600);
return { next: "data" };
}
if (step === "data") {
await ctx.memory.set("name", input.name, 3600);
await ctx.memory.set("step", "confirm", 3600);
return { next: "confirm", name: input.name };
}
const name = await ctx.memory.get("name", "");
await ctx.memory.delete("step");
await ctx.memory.delete("name");
return { completed: true, name };
"""

CART = """\
const empty = { items: [], total: 0 };
const cart = await ctx.memory.getJson("cart", empty);
cart.items.push({
id: input.productId,
name: input.name,
price: input.price,
quantity: input.quantity,
});
cart.total = cart.items.reduce(
(sum, i) => sum + i.price * i.quantity, 0
);
await ctx.memory.setJson("cart", cart, 86400);
return { cart };
"""

ATTEMPTS = """\
const attempts = await ctx.memory.get("pin_attempts", 0);
if (attempts >= 3) {
return { blocked: true, message: "Too many attempts" };
}
const valid = input.pin === "1234";
if (!valid) {
await ctx.memory.set("pin_attempts", attempts + 1, 1800);
return { blocked: false, error: "Incorrect PIN" };
}
await ctx.memory.delete("pin_attempts");
return { blocked: false, verified: true };
"""

FAILURES = """\
try {
await ctx.memory.set("step", "payment", 3600);
} catch (err) {
if (err instanceof MemoryApiError) {
ctx.log("Memory API failed", { status: err.status, code: err.code });
if (err.isRateLimit()) {
return { error: "rate_limit", retryAfter: 2 };
}
}
throw err;
}
"""


def tea(count: int) -> dict[str, Any]:
    return {"id": "t", "name": "Tea", "price": 2.5, "quantity": count}


def line(count: int) -> dict[str, Any]:
    return {"productId": "t", "name": "Tea", "price": 2.5, "quantity": count}


WRONG = {"blocked": False, "error": "Incorrect PIN"}
TURNS: dict[str, tuple[str, list[tuple[dict[str, Any], dict[str, Any]]]]] = {
    "quick start": (
        QUICK_START,
        [
            ({}, {"question": "What is your name?"}),
            ({"answer": "Ana"}, {"question": "What is your email?"}),
            ({"answer": "ana@mail.example"}, {"completed": True, "name": "Ana", "email": "ana@mail.example"}),
            ({}, {"question": "What is your name?"}),
            ({}, {"question": "What is your email?"}),
            ({"answer": "x"}, {"completed": True, "name": "", "email": "x"}),
        ],
    ),
    "multi-step flow": (
        STEPS,
        [
            ({}, {"next": "data"}),
            ({"name": "Ana"}, {"next": "confirm", "name": "Ana"}),
            ({}, {"completed": True, "name": "Ana"}),
            ({"name": "unread"}, {"next": "data"}),
        ],
    ),
    "shopping cart": (
        CART,
        [
            (line(2), {"cart": {"items": [tea(2)], "total": 5}}),
            (line(1), {"cart": {"items": [tea(2), tea(1)], "total": 7.5}}),
            (line(4), {"cart": {"items": [tea(2), tea(1), tea(4)], "total": 17.5}}),
        ],
    ),
    "attempt limit": (
        ATTEMPTS,
        [
            ({"pin": "0"}, WRONG),
            ({"pin": 1234}, WRONG),
            ({"pin": "1234"}, {"blocked": False, "verified": True}),
            ({"pin": "0"}, WRONG),
            ({"pin": "0"}, WRONG),
            ({"pin": "0"}, WRONG),
            ({"pin": "1234"}, {"blocked": True, "message": "Too many attempts"}),
        ],
    ),
}


class TestConversations:
    @pytest.mark.parametrize("flow", TURNS)
    def test_turn_by_turn(self, runtime: latebind.Runtime, flow: str) -> None:
        """Each turn is a request of its own, with a context of its own."""
        script, turns = TURNS[flow]
        for number, (given, expected) in enumerate(turns, 1):
            with runtime.context(conversation="wa:593", variables={"input": given}) as ctx:
                assert ctx.run(script).value == expected, f"turn {number}"

    def test_conversations_do_not_mix(self, runtime: latebind.Runtime) -> None:
        for conversation in ("a", "b"):
            with runtime.context(conversation=conversation, variables={"input": {}}) as ctx:
                assert ctx.run(QUICK_START).value == {"question": "What is your name?"}

    def test_a_flow_that_was_left_begins_again(self, runtime: latebind.Runtime, clock: Any) -> None:
        with runtime.context(conversation="c", variables={"input": {}}) as ctx:
            ctx.run(STEPS)
            clock.now += 3600
            assert ctx.run(STEPS).value == {"next": "data"}

    def test_outside_of_a_conversation(self, runtime: latebind.Runtime) -> None:
        with runtime.context(user="ana", variables={"input": {}}) as ctx:
            assert ctx.run(QUICK_START).value == {"error": "Memory not available outside of a conversation"}
            result = ctx.run("""
                if (!ctx.memory.available) {
                ctx.log("Memory not available — no socketId or workflow API key");
                return { error: "memory_unavailable" };
                }
            """)
            assert result.value == {"error": "memory_unavailable"}
            assert result.logs[0].message == "Memory not available — no socketId or workflow API key"

    def test_the_type_of_the_default(self, ctx: latebind.Context) -> None:
        script = """
            const name = await ctx.memory.get("name", "anonymous"); // string
            const attempts = await ctx.memory.get("attempts", 0); // number
            const verified = await ctx.memory.get("verified", false); // boolean
            ;[name, attempts, verified]
        """
        held: list[dict[str, Any]] = [{}, {"name": "Ana", "attempts": 3, "verified": True}]
        for stored in (*held, {"attempts": "3", "verified": "true"}):
            for key, value in stored.items():
                ctx.memory.set(key, value)
            assert [type(value) for value in ctx.run(script).value] == [str, int, bool]
        assert ctx.run(script).value == ["Ana", 3, True]

    def test_failures(self, runtime: latebind.Runtime, make_runtime: Any) -> None:
        with runtime.context(user="ana") as ctx, pytest.raises(latebind.MemoryApiError) as caught:
            ctx.run(FAILURES)
        assert (caught.value.status, caught.value.code) == (503, "UNAVAILABLE")
        with make_runtime(rate_limit="1/minute").context(conversation="c") as ctx:
            ctx.run(FAILURES)
            result = ctx.run(FAILURES)
        assert result.value == {"error": "rate_limit", "retryAfter": 2}
        assert [(entry.message, entry.data) for entry in result.logs] == [
            ("Memory API failed", {"status": 429, "code": "RATE_LIMITED"})
        ]
