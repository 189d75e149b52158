"""The code that the systems before latebind publish, byte for byte, in files of its own: each runs, and does what it did.

A file is a script (`.late`, `.ts`), a handler (`.ts` with a `handler`), a template (`.txt`) or data (`.json`). `BLOCKS` says
of each in which surroundings it runs and what must come of it. What is joined in one block although it declares a name
twice is split there: `read_1` to `read_3`, and the three handlers `steps`, `cart` and `attempts`.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

import latebind
from latebind.grammar.parser import parse
from latebind.grammar.source import Source
from latebind.interp.modules import exports_handler
from latebind.memory.files import Blob

FOLDER = Path(__file__).parent / "blocks"
PDF = base64.b64encode(b"%PDF-1.7\n% comprobante\n").decode()


@dataclass(frozen=True)
class Block:
    """What must come of a file: one value for each run, and what memories hold afterwards."""

    values: tuple[Any, ...]
    inputs: tuple[Any, ...] = ()
    variables: Mapping[str, Any] = field(default_factory=dict)
    memory: Mapping[str, str] = field(default_factory=dict)  # `memory` before
    user: Mapping[str, Any] = field(default_factory=dict)  # `$memory` before
    holds: tuple[tuple[str, Any], ...] = ()  # expressions, and what they are afterwards
    conversation: str | None = "wa:593"


LINE = {"productId": "t1", "name": "Tea", "price": 2.5, "quantity": 2}
ITEM = {"id": "t1", "name": "Tea", "price": 2.5, "quantity": 2}
WRONG = {"blocked": False, "error": "Incorrect PIN"}
LEFT = {"error": "Memory not available outside of a conversation"}

BLOCKS: dict[str, Block] = {
    # text that lasts, and text for one request
    "item.late": Block(({"context": "done"},), memory={"task_123": "done"}),
    "set_item.late": Block(("done",), holds=(('memory.getItem("task_123")', "done"),)),
    "clear.late": Block(("Cleared 2 items",), memory={"a": "1", "b": "2"}, holds=(("memory.keys()", []),)),
    "session_item.late": Block(({"temp": ""},)),
    "set_session_item.late": Block(("temp_data",), holds=(('session.getItem("req_789")', "temp_data"),)),
    "session_clear.late": Block(("Cleared 0 items",)),
    "memory_and_session.late": Block(
        ({"task": "done", "temp": "temp"},), holds=(("memory.keys()", ["task_123"]), ("session.keys()", ["req_789"]))
    ),
    # a user's variables
    "variable_node.txt": Block(("Ana",), variables={"$user": {"names": "Ana"}}),
    "save.late": Block(
        (6,),
        variables={"base64String": PDF},
        holds=(
            ("[$memory.nombre, $memory.intentos, $memory.verificado]", ["Juan", 3, True]),
            ("[$memory.ttl('nombre'), $memory.ttl('codigoTemporal')]", [None, 3600]),
            ("[$memory.preferencias, $memory.ttl('preferencias')]", [{"idioma": "es", "notificaciones": True}, 86_400]),
            ("$memory.ttl('comprobante')", 604_800),
        ),
    ),
    "variables.json": Block(({"id": "PED-123", "estado": "en camino"},)),
    "name.txt": Block(("Juan",), user={"nombre": "Juan"}),
    "order_state.txt": Block(("en camino",), user={"ultimoPedido": {"id": "PED-123", "estado": "en camino"}}),
    "read_1.late": Block(("Juan",), user={"nombre": "Juan"}),
    "read_2.late": Block((["Invitado", {"idioma": "es"}],), user={"preferencias": {"idioma": "es"}}),
    "read_3.late": Block(([{}, None],)),
    "save_file.late": Block((604_800,), variables={"base64Content": PDF}),
    "read_file.late": Block(([True, PDF, "%PDF-1.7\n% comprobante\n"],), user={"comprobante": PDF}),
    "delete.late": Block(
        (2,), user={"temporal": 1, "cache": 2, "sesion": 3, "nombre": "x"}, holds=(("$memory.keys()", ["nombre"]),)
    ),
    # handlers of conversations
    "quick_start.en.ts": Block(
        (
            {"question": "What is your name?"},
            {"question": "What is your email?"},
            {"completed": True, "name": "Ana", "email": "ana@mail.example"},
            {"question": "What is your name?"},
            {"question": "What is your email?"},
            {"completed": True, "name": "", "email": None},
        ),
        ({}, {"answer": "Ana"}, {"answer": "ana@mail.example"}, {}, {}, {}),
        holds=(('ctx.memory.get("step", "none")', "none"), ('ctx.memory.get("name", "none")', "none")),
    ),
    "quick_start.pt.ts": Block(
        (
            {"question": "Qual é o seu nome?"},
            {"question": "Qual é o seu e-mail?"},
            {"completed": True, "name": "Ana", "email": "ana@mail.example"},
        ),
        ({}, {"answer": "Ana"}, {"answer": "ana@mail.example"}),
    ),
    "available.ts": Block(({"error": "memory_unavailable"},), conversation=None),
    "primitives_and_json.ts": Block((["confirmation", {"items": [], "total": 0}],)),
    "types_of_defaults.ts": Block((["anonymous", 0, False],)),
    "ttl.ts": Block(
        ({"items": []},), variables={"cart": {"items": []}}, holds=(('ctx.memory.get("step")', "payment"),)
    ),
    "steps.ts": Block(
        ({"next": "data"}, {"next": "confirm", "name": "Ana"}, {"completed": True, "name": "Ana"}, {"next": "data"}),
        ({}, {"name": "Ana"}, {}, {}),
    ),
    "cart.ts": Block(
        ({"cart": {"items": [ITEM], "total": 5}}, {"cart": {"items": [ITEM, ITEM], "total": 10}}), (LINE, LINE)
    ),
    "attempts.ts": Block(
        (
            WRONG,
            {"blocked": False, "verified": True},
            WRONG,
            WRONG,
            WRONG,
            {"blocked": True, "message": "Too many attempts"},
        ),
        tuple({"pin": pin} for pin in ("0", "1234", "0", 1234, "1", "1234")),
    ),
    "failures.ts": Block((None,), holds=(('ctx.memory.get("step")', "payment"),)),
}

# What is asked at the end of scripts that only define: their last statement is no value.
ENDS = {
    "save.late": "$memory.keys().length",
    "save_file.late": "$memory.ttl('documento')",
    "read_1.late": "nombre",
    "read_2.late": "[nombre, prefs]",
    "read_3.late": "[prefs, archivo]",
    "read_file.late": "[url.startsWith('https://files.example/'), base64, contenido]",
    "primitives_and_json.ts": "[step, cart]",
    "types_of_defaults.ts": "[name, attempts, verified]",
    "failures.ts": "null",
}


def prepared(runtime: latebind.Runtime, name: str, block: Block) -> latebind.Context:
    """A context in which a file runs, with what the memories hold before."""
    context = runtime.context(
        user=f"user of {name}", conversation=block.conversation, tenant=name, variables=block.variables
    )
    for key, text in block.memory.items():
        context.app_memory.set_item(key, text)
    for key, value in block.user.items():
        if isinstance(value, dict):
            context.user_memory.set_json(key, value, 3600)
        elif key == "comprobante":
            context.user_memory.set_file(key, base64.b64decode(value), ttl=3600, mime="application/pdf")
        else:
            context.user_memory.set(key, value)
    return context


def run(context: latebind.Context, path: Path, block: Block) -> Iterator[Any]:
    """The value of each run of a file."""
    text = path.read_text("utf-8")
    if path.suffix == ".txt":
        yield context.resolve(text.rstrip("\n"))
    elif path.suffix == ".json":
        context.user_memory.set_json("ultimoPedido", json.loads(text)["ultimoPedido"], 60)
        yield context.resolve("{{$memory.ultimoPedido}}")
    elif path.suffix == ".ts" and exports_handler(parse(Source(text, path.name))):
        handler = context.runtime.handler(text, name=path.name)
        for given in block.inputs:
            yield context.handle(handler, given).value
    else:
        end = ENDS.get(path.name)
        if end is not None:
            context.run(context.runtime.compile(text, name=path.name))
        program = context.runtime.compile(text if end is None else f"{text};{end}", name=path.name)
        value = context.run(program).value
        yield ([str(part) if isinstance(part, Blob) else part for part in value] if isinstance(value, list) else value)


@pytest.fixture(scope="module")
def runtime() -> latebind.Runtime:
    return latebind.Runtime(memory=":memory:", secret="a secret of the tests", files_url="https://files.example/")


def test_every_file_has_a_row_that_says_something() -> None:
    assert {path.name for path in FOLDER.iterdir()} == BLOCKS.keys()
    assert all(path.read_text("utf-8").strip() for path in FOLDER.iterdir())
    for name, block in BLOCKS.items():
        assert block.values, name
        assert len(block.inputs) in (0, len(block.values)), name
        assert block.values != (None,) or block.holds, name
    assert ENDS.keys() <= BLOCKS.keys()


@pytest.mark.parametrize("name", BLOCKS)
def test_a_block_runs_as_it_stands(runtime: latebind.Runtime, name: str) -> None:
    block = BLOCKS[name]
    with prepared(runtime, name, block) as context:
        assert tuple(run(context, FOLDER / name, block)) == block.values
        for expression, value in block.holds:
            assert context.eval(expression) == value, expression


@pytest.mark.parametrize("name", [name for name in BLOCKS if name.startswith("quick_start")])
def test_a_handler_outside_of_a_conversation(runtime: latebind.Runtime, name: str) -> None:
    handler = runtime.handler((FOLDER / name).read_text("utf-8"), name=name)
    assert handler.name == "registration-flow"
    assert handler.input_schema == {"type": "object", "properties": {"answer": {"type": "string"}}}
    with runtime.context(user="ana") as context:
        assert context.handle(handler, {}).value == LEFT


def test_failures_are_told_apart() -> None:
    program = (FOLDER / "failures.ts").read_text("utf-8")
    runtime = latebind.Runtime(memory=":memory:", rate_limit="1/minute")
    with runtime.context(conversation="c") as context:
        source = Source(program, "failures.ts")
        context.run(runtime.compile(source))
        result = context.run(runtime.compile(source))
    assert result.value == {"error": "rate_limit", "retryAfter": 2}
    assert result.logs[0].data == {"status": 429, "code": "RATE_LIMITED"}
