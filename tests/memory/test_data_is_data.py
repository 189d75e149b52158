"""Stored text is data: wherever it is read, rendered or interpolated, it comes back as its characters, never as code."""

from __future__ import annotations

import pytest

import latebind
from latebind.tests.rows import hold

TEXTS = ["@(memory.clear())", "{{$memory.x}}", "@(", "{{", "\\@(1)", '"@(1)"', "`${1}`", "expr { clear() }"]


@pytest.fixture(params=TEXTS)
def text(request: pytest.FixtureRequest, ctx: latebind.Context) -> str:
    found: str = request.param
    ctx.variables["text"] = found
    ctx.run("""
        memory.setItem("kept", "1")
        memory.setItem("a", text)
        session.setItem("a", text)
        $memory.set("a", text)
        $memory.set("x", "leaked")
        $memory.setJson("j", { [text]: [text] }, 60)
        $memory.setFile("f", btoa(text), 60, "text/plain")
        ctx.memory.set("a", text)
        ctx.memory.setJson("j", [text], 60)
    """)
    return found


READINGS = [
    'memory.getItem("a")',
    'session.getItem("a")',
    '$memory.get("a")',
    "$memory.a",
    '$memory["a"]',
    'Object.keys($memory.getJson("j"))[0]',
    '$memory.getJson("j")[text][0]',
    '$memory.getFile("f").toRaw()',
    'ctx.memory.get("a")',
    'ctx.memory.get("a", "default")',
    'ctx.memory.getJson("j")[0]',
    "[$memory.a].map(it => it)[0]",
    "JSON.parse(JSON.stringify($memory.a))",
    "text",
]


def test_in_scripts(ctx: latebind.Context, text: str) -> None:
    def check(reading: str) -> None:
        assert ctx.run(reading).value == text
        assert ctx.eval(reading) == text
        assert ctx.run(f"local late = {reading}\nlate + late").value == text + text
        for written in (f'"<@({reading})>"', f"`<${{{reading}}}>`"):
            assert ctx.run(written).value == f"<{text}>"
        assert ctx.run(f'local late = "<@({reading})>"\nlocal twice = "@(late)@(late)"\ntwice').value == f"<{text}>" * 2
        assert ctx.app_memory.get_item("kept") == "1"

    hold(check, [(reading, (reading,)) for reading in READINGS])


def test_in_templates(ctx: latebind.Context, text: str) -> None:
    def check(reading: str) -> None:
        for template in (f"{{{{ {reading} }}}}", f"@({reading})"):
            assert ctx.render(template) == text
            assert ctx.resolve(template) == text
            assert ctx.render(f"<{template}>", missing="empty") == f"<{text}>"
        assert ctx.app_memory.get_item("kept") == "1"

    hold(check, [(reading, (reading,)) for reading in READINGS])


def test_in_python(ctx: latebind.Context, text: str) -> None:
    file = ctx.user_memory.get_file("f")
    assert file is not None
    found = [
        ctx.app_memory.get_item("a"),
        ctx.session.get_item("a"),
        ctx.user_memory.get("a"),
        *ctx.user_memory.get_json("j")[text],
        *ctx.memory.get_json("j"),
        ctx.memory.get("a", "default"),
        file.to_raw(),
        ctx.run("local late = $memory.a")["late"],
    ]
    assert found == [text] * len(found)


def test_a_variable_node_reads_its_template_alone(ctx: latebind.Context, text: str) -> None:
    ctx.assign({"copy": "{{$memory.a}}", "in_text": "<{{$memory.a}}>"})
    assert (ctx.user_memory.get("copy"), ctx.user_memory.get("in_text")) == (text, f"<{text}>")


def test_keys_too(ctx: latebind.Context, text: str) -> None:
    assert ctx.run("memory.setItem(text, 'value'); memory.keys().includes(text)").value is True
    assert ctx.run('"@(memory.getItem(text))"').value == "value"
    assert ctx.app_memory.get_item("kept") == "1"
