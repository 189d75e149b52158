"""The seeds' own code, unchanged: what it leaves in a user's memory, and what conversations share and do not.

That each block runs, turn by turn, is `tests/seeds`' business.
"""

from __future__ import annotations

import base64
from pathlib import Path
from typing import Any

import pytest

import latebind

PDF = b"%PDF-1.7\n% comprobante\n"

BLOCKS = Path(__file__).parents[1] / "seeds" / "blocks"


def block(name: str) -> str:
    """A text of theirs, byte for byte."""
    return (BLOCKS / name).read_text("utf-8")


SAVE, DELETE, READ_FILE = block("save.late"), block("delete.late"), block("read_file.late")
# As it is published, in one piece.
READ = block("read_1.late") + block("read_2.late") + block("read_3.late")


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
        saved.run(block("save_file.late"))
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


class TestConversations:
    def test_conversations_do_not_mix(self, runtime: latebind.Runtime) -> None:
        handler = runtime.handler(block("quick_start.en.ts"))
        for conversation in ("a", "b"):
            with runtime.context(conversation=conversation) as ctx:
                assert ctx.handle(handler).value == {"question": "What is your name?"}

    def test_a_flow_that_was_left_begins_again(self, runtime: latebind.Runtime, clock: Any) -> None:
        handler = runtime.handler(block("steps.ts"))
        with runtime.context(conversation="c") as ctx:
            ctx.handle(handler)
            clock.now += 3600
            assert ctx.handle(handler).value == {"next": "data"}

    def test_outside_of_a_conversation(self, runtime: latebind.Runtime) -> None:
        with runtime.context(user="ana") as ctx:
            result = ctx.run(block("available.ts"))
            assert result.value == {"error": "memory_unavailable"}
            assert result.logs[0].message == "Memory not available — no socketId or workflow API key"

    def test_the_type_of_the_default(self, ctx: latebind.Context) -> None:
        script = block("types_of_defaults.ts") + ";[name, attempts, verified]"
        held: list[dict[str, Any]] = [{}, {"name": "Ana", "attempts": 3, "verified": True}]
        for stored in (*held, {"attempts": "3", "verified": "true"}):
            for key, value in stored.items():
                ctx.memory.set(key, value)
            assert [type(value) for value in ctx.run(script).value] == [str, int, bool]
        assert ctx.run(script).value == ["Ana", 3, True]

    def test_failures(self, runtime: latebind.Runtime, make_runtime: Any) -> None:
        program = block("failures.ts")
        with runtime.context(user="ana") as ctx, pytest.raises(latebind.MemoryApiError) as caught:
            ctx.run(program)
        assert (caught.value.status, caught.value.code) == (503, "UNAVAILABLE")
        with make_runtime(rate_limit="1/minute").context(conversation="c") as ctx:
            ctx.run(program)
            result = ctx.run(program)
        assert result.value == {"error": "rate_limit", "retryAfter": 2}
        assert [(entry.message, entry.data) for entry in result.logs] == [
            ("Memory API failed", {"status": 429, "code": "RATE_LIMITED"})
        ]
